"""Readers of lengths of time and of what recurs: "four years", "the past 24 hours", "every Monday"."""

from datetime import UTC, date, datetime, time, timedelta

from rashomon.extract.times.intervals import GRAINS, duration_timex, shift
from rashomon.extract.times.run import BACKWARD, FORWARD, Reading, Run, undated
from rashomon.values import Granularity, TimeExpression, TimeType

COUNT = ("small", "number", "number_word", "year_or_number")
_ONE_DAY = timedelta(days=1) - timedelta(seconds=1)


def amount(run: Run) -> float | None:
    """How many units; None where the words are vague."""
    vague = run.find("vague")
    counts = [item for item in run.items if item.category in COUNT]
    if vague is not None and not counts:
        return None if vague.value == "X" else float(vague.value)
    if not counts:
        return _articled(run)
    return float(counts[0].value) + (0.5 if run.has("half") else 0.0)


def _articled(run: Run) -> float | None:
    """Read "a year", "half a year", "a year and a half"; a plural without a number is vague."""
    if run.has("half"):
        return 1.5 if run.has("and") else 0.5
    return 1.0 if run.has("unit") else None


def read_lasting(run: Run) -> Reading | None:
    """A length of time that is not placed: "four years", "two-day", "nearly five-year"."""
    unit = run.word("unit", "units")
    if unit is None or (run.lead in ("units", "unit") and run.has("a")):
        return None
    value = undated(duration_timex(unit, amount(run)), None, TimeType.DURATION)
    return Reading(value=value, mod=_mod(run), moves=False)


def _mod(run: Run) -> str | None:
    item = run.find("approx", "some")
    if item is None:
        return None
    return str(item.value) if item.category == "approx" else ("APPROX" if run.has(*COUNT) else None)


def read_span(run: Run) -> Reading | None:
    """A length of time that ends or begins at the publication: "the past 24 hours", "the coming weeks"."""
    unit = run.word("unit", "units", "season", "season_plural")
    if unit is None:
        return None
    count = amount(run)
    if unit not in GRAINS:
        return Reading(value=undated(f"XXXX-{unit}", Granularity.SEASON, TimeType.SET), moves=False)
    timex = duration_timex(unit, count)
    earliest, latest = _bounds(run, unit, count)
    grain = GRAINS[unit] if earliest or latest else None
    value = TimeExpression(type=TimeType.DURATION, timex=timex, earliest=earliest, latest=latest, granularity=grain)
    return Reading(value=value, mod=_mod(run), moves=False)


def _bounds(run: Run, unit: str, count: float | None) -> tuple[datetime | None, datetime | None]:
    reference = run.anchor.reference
    if reference is None:
        return None, None
    start = reference.astimezone(UTC)
    # Where only the day of publication is known, it may lie anywhere in that day.
    end = start + _ONE_DAY if start.time() == time() else start
    back, forward = run.has(*BACKWARD, "recent"), run.has(*FORWARD)
    if back == forward:
        return None, None
    if back:
        return (None if count is None else _moved(start, unit, -count)), end
    return start, None if count is None else _moved(end, unit, count)


def _moved(moment: datetime, unit: str, count: float) -> datetime:
    if unit.startswith("T"):
        return moment + timedelta(seconds={"TH": 3600, "TM": 60, "TS": 1}[unit] * count)
    day: date = shift(moment.date(), unit, count)
    return datetime.combine(day, moment.timetz())


def read_set(run: Run) -> Reading | None:
    """What recurs: "every Monday", "each month", "annually"."""
    timex = run.word("recurring")
    if timex is None:
        timex = _recurring(run)
    return None if timex is None else Reading(value=undated(timex, None, TimeType.SET), moves=False)


def _recurring(run: Run) -> str | None:
    if (month := run.number("month", "month_short")) is not None:
        return f"XXXX-{month:02}"
    if (season := run.word("season")) is not None:
        return f"XXXX-{season}"
    if (part := run.word("daypart")) is not None:
        return f"XXXX-XX-XXT{part}"
    if run.has("weekend"):
        return "XXXX-WXX-WE"
    unit = run.word("unit", "units")
    return None if unit is None else duration_timex(unit, amount(run) or 1)


def read_weekday_set(run: Run) -> Reading | None:
    """Read "every Monday", "Mondays", "Tuesday nights"."""
    weekday, part = run.number("weekday", "weekday_short", "weekdays"), run.word("daypart", "daypart_plural")
    timex = f"XXXX-WXX-{weekday}" + (f"T{part}" if part else "")
    return Reading(value=undated(timex, None, TimeType.SET), moves=False)


def read_units(run: Run) -> Reading | None:
    """A plural without a number: "years", "weeks"."""
    unit = run.word("units") or "Y"
    return Reading(value=undated(duration_timex(unit, None), None, TimeType.DURATION), moves=False)


def read_reference(run: Run) -> Reading | None:
    """Read "now", "recently", "the future": past, present or future of the publication."""
    named = run.word("reference")
    timex = named or ("PRESENT_REF" if run.has("current") else "PAST_REF")
    return Reading(value=undated(timex, None), moves=False)
