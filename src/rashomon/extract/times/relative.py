"""Readers of dates that count from the publication or the time told of: weekdays, "two days later", "this week"."""

from datetime import date, timedelta

from rashomon.extract.times.anchor import nearest_weekday, weekday_after, weekday_before, year_of_day
from rashomon.extract.times.clocks import with_clock
from rashomon.extract.times.dates import MONTH, dated
from rashomon.extract.times.durations import amount, read_span, read_weekday_set
from rashomon.extract.times.intervals import (
    GRAINS,
    UNKNOWN,
    Period,
    day_part,
    day_period,
    period_of,
    shift,
    week_period,
    weekend_period,
)
from rashomon.extract.times.run import Reading, Run, undated
from rashomon.values import Granularity, TimeExpression, TimeType

WEEKDAY = ("weekday", "weekday_short")


def read_weekday(run: Run) -> Reading | None:
    """A bare weekday, with or without part of the day and clock time."""
    weekday, today = run.number(*WEEKDAY), run.anchor.today
    if weekday is None:
        return None
    if today is None:
        part = run.word("daypart")
        timex = f"XXXX-WXX-{weekday}" + (f"T{part}" if part else "")
        return Reading(value=undated(timex, Granularity.DAY_PART if part else Granularity.DAY), mod=run.mod)
    ahead = run.ahead and run.follower != "possessive"
    return with_clock(run, nearest_weekday(weekday, today, ahead))


def read_weekdays(run: Run) -> Reading | None:
    """Read "every Monday", "on Mondays"; a plural elsewhere has lost its apostrophe ("Mondays raid")."""
    plural = run.find("weekdays")
    if plural is None or run.lead in ("on", "every", "and", "or") or run.follower in ("and", "or"):
        return read_weekday_set(run)
    today = run.anchor.today
    if today is None:
        return Reading(value=undated(f"XXXX-WXX-{plural.value}", Granularity.DAY))
    return with_clock(run, nearest_weekday(int(plural.value), today, None))


def read_relative_weekday(run: Run) -> Reading | None:
    """Read "last Friday", "next Friday", "the following Friday"."""
    weekday, today = run.number(*WEEKDAY), run.anchor.today
    if weekday is None or today is None:
        return read_weekday(run)
    if run.has("following"):
        day = weekday_after(weekday, run.anchor.narrated or today)
    elif run.has("previous", "that"):
        told = run.anchor.narrated or today
        day = told if run.has("that") and told.isoweekday() == weekday else weekday_before(weekday, told)
    elif run.has("last", "past"):
        day = weekday_before(weekday, today)
    elif run.has("next", "coming"):
        day = weekday_after(weekday, today)
    else:
        day = nearest_weekday(weekday, today, run.ahead is not False)
    return with_clock(run, day)


def read_day_before_day(run: Run) -> Reading | None:
    """Read "the day before yesterday", "the day after tomorrow", "the day before last Tuesday"."""
    today, step = run.anchor.today, -1 if run.has("before") else 1
    if today is None:
        return Reading(value=undated(UNKNOWN["D"], Granularity.DAY))
    if (days := run.number("day_word")) is not None:
        return dated(run, day_period(today + timedelta(days=days + step)))
    weekday = run.number(*WEEKDAY) or 1
    day = weekday_before(weekday, today) if run.direction < 0 else nearest_weekday(weekday, today, run.ahead)
    return dated(run, day_period(day + timedelta(days=step)))


def read_unit_away(run: Run) -> Reading | None:
    """Read "the day before", "a day earlier", "the year after": one unit from the time told of."""
    unit = run.word("unit") or "D"
    step = 1 if run.has("after", "later") else -1
    base = _told(run, unit)
    if base is None:
        return Reading(value=undated(UNKNOWN.get(unit, "XXXX-XX-XX"), GRAINS[unit]))
    # Looking back does not move the narration: "the day before" is an aside.
    return Reading(value=period_of(unit, shift(base, unit, step)).expression(), moves=step > 0)


def _told(run: Run, unit: str) -> date | None:
    if unit in ("D", "TH", "TM", "TS"):
        return run.anchor.narrated
    return run.anchor.told.first if run.anchor.told is not None else run.anchor.today


def read_away(run: Run) -> Reading | None:
    """Read "two days ago", "six weeks later", "a few months earlier"."""
    unit = run.word("unit", "units") or "D"
    step = 1 if run.has("later", "after", "from_now") else -1
    count = amount(run)
    if count is None:
        return Reading(value=undated("PAST_REF" if step < 0 else "FUTURE_REF", None), mod=run.mod, moves=False)
    from_today = run.has("ago", "from_now")
    base = run.anchor.today if from_today else _told(run, unit)
    if base is None:
        return Reading(value=undated(UNKNOWN.get(unit, "XXXX-XX-XX"), GRAINS[unit]), mod=run.mod)
    if unit.startswith("T"):
        return _hours_away(run, unit, step * count)
    finer = "Y" if unit in ("E", "C", "L") else unit
    finer = "W" if finer == "F" else finer
    return Reading(
        value=period_of(finer, shift(base, unit, step * count)).expression(), mod=run.mod, moves=step > 0 or from_today
    )


def _hours_away(run: Run, unit: str, count: float) -> Reading | None:
    reference = run.anchor.reference
    if reference is None or not run.has("ago", "from_now"):
        return read_span(run)
    moment = reference + timedelta(hours={"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}[unit] * count)
    if reference.hour == reference.minute == reference.second == 0:
        # Only the day of publication is known, so only the day is told.
        return dated(run, day_period(reference.date()))
    value = TimeExpression(
        type=TimeType.TIME,
        timex=f"{moment:%Y-%m-%dT%H:%M}",
        earliest=moment.replace(minute=0, second=0, microsecond=0),
        latest=moment.replace(minute=59, second=59, microsecond=0),
        granularity=Granularity.HOUR,
    )
    return Reading(value=value, mod=run.mod)


def read_relative_unit(run: Run) -> Reading | None:
    """Read "this week", "last month", "next year", "the same day", "the following year", "the latest quarter"."""
    unit = run.word("unit") or ("WE" if run.has("weekend") else "Q")
    if unit.startswith("T") or (unit in ("E", "C", "L") and not run.has("last", "next", "this")):
        return read_span(run)
    if run.has("period") or (unit == "Q" and run.has("latest", "that")):
        return read_told_quarter(run)
    if run.has("past") and unit in ("D", "W", "M", "E"):
        return read_span(run)
    anaphoric = run.has("that", "following", "previous", "latest")
    base = _told(run, unit) if anaphoric else run.anchor.today
    if base is None:
        return Reading(
            value=undated(UNKNOWN.get(unit, UNKNOWN["W"]), GRAINS.get(unit, Granularity.WEEKEND)), mod=run.mod
        )
    step = 0 if run.has("latest") and unit == "D" else run.direction
    return dated(run, _stepped(run, unit, base, step))


def _stepped(run: Run, unit: str, base: date, step: int) -> Period:
    if unit != "WE":
        first = period_of(unit, base).first
        return period_of(unit, shift(first, unit, step))
    is_past = run.ahead is False if run.has("this") else not run.ahead
    if step == 0 and is_past and base.isoweekday() <= 5:
        step = -1
    return weekend_period(base + timedelta(days=7 * step))


def read_told_quarter(run: Run) -> Reading | None:
    """Read "the quarter", "the latest quarter": the quarter told of, else the last one that had ended."""
    quarter, today = run.anchor.quarter, run.anchor.today
    if quarter is None and today is not None:
        quarter = period_of("Q", shift(period_of("Q", today).first, "Q", -1))
    if quarter is None:
        return Reading(value=undated(UNKNOWN["Q"], Granularity.QUARTER), mod=run.mod)
    return dated(run, quarter)


def read_the_unit(run: Run) -> Reading | None:
    """Read "the quarter", "the weekend", "the week", "the year": the one told of or of the publication."""
    unit, today = run.word("unit") or "WE", run.anchor.today
    if unit == "Q":
        return read_told_quarter(run)
    if today is None:
        return Reading(
            value=undated(UNKNOWN.get(unit, UNKNOWN["W"]), GRAINS.get(unit, Granularity.WEEKEND)), mod=run.mod
        )
    base = run.anchor.narrated if unit == "D" else today
    return dated(run, _stepped(run, unit, base or today, 0))


def read_relative_daypart(run: Run) -> Reading | None:
    """Read "that night", "the next morning": counted from the day told of."""
    day, part = run.anchor.narrated, run.word("daypart") or "MO"
    if day is None:
        return Reading(value=undated(f"XXXX-XX-XXT{part}", Granularity.DAY_PART, TimeType.TIME), mod=run.mod)
    return Reading(value=day_part(day + timedelta(days=run.direction), part), mod=run.mod)


def read_hours_of_day(run: Run) -> Reading | None:
    """Read "the early hours of Friday": the morning; "the late hours": the evening."""
    part = "EV" if run.mod == "END" else "MO"
    weekday, month, day_word, today = run.number(*WEEKDAY), run.number(*MONTH), run.number("day_word"), run.anchor.today
    day = run.anchor.narrated
    if today is not None and weekday is not None:
        day = nearest_weekday(weekday, today, run.ahead)
    elif today is not None and day_word is not None:
        day = today + timedelta(days=day_word)
    elif today is not None and month is not None:
        number = run.number("small", "ordinal") or 1
        day = date(year_of_day(month, number, today, run.ahead), month, number)
    if day is None:
        return Reading(value=undated(f"XXXX-XX-XXT{part}", Granularity.DAY_PART, TimeType.TIME), mod=run.mod)
    return Reading(value=day_part(day, part), mod=run.mod)


def read_week_of(run: Run) -> Reading | None:
    """Read "the week of March 6"."""
    month, number, today = run.number(*MONTH), run.number("small", "ordinal"), run.anchor.today
    if month is None or number is None or today is None:
        return None
    return dated(run, week_period(date(year_of_day(month, number, today, run.ahead), month, number)))


def read_that_time(run: Run) -> Reading | None:
    """Read "at the time": the time told of."""
    told = run.anchor.told
    if told is None or told.grain is Granularity.DAY:
        return Reading(value=undated("PAST_REF", None), moves=False)
    return Reading(value=told.expression(), moves=False)


def read_in_the_day(run: Run) -> Reading | None:
    """Read "earlier in the day": the day told of."""
    day = run.anchor.narrated
    if day is None:
        return Reading(value=undated(UNKNOWN["D"], Granularity.DAY), moves=False)
    return Reading(value=day_period(day).expression(), moves=False)
