"""Readers of the time of day: clock times, parts of a day, and a day with either."""

from datetime import date, timedelta

from rashomon.extract.times.intervals import day_part, day_period, instant
from rashomon.extract.times.run import Reading, Run, undated
from rashomon.values import Granularity, TimeType


def clock_of(run: Run) -> tuple[int, int, int | None] | None:
    """Hour, minute and second of the clock time in a run; None where it has none."""
    item = run.find("clock", "clock_word", "military")
    half_day = run.number("meridiem")
    if item is None:
        hour = _hour_before_meridiem(run)
        return None if hour is None else (_hour(hour, half_day), 0, None)
    if item.category == "clock_word":
        return int(item.value), 0, None
    if item.category == "military":
        return int(str(item.value)[:2]), int(str(item.value)[2:]), None
    parts = [int(part) for part in str(item.value).split(":")]
    return _hour(parts[0], half_day), parts[1], parts[2] if len(parts) > 2 else None


def _hour_before_meridiem(run: Run) -> int | None:
    for item, after in zip(run.items, run.items[1:], strict=False):
        if after.category == "meridiem" and item.category in ("small", "number_word") and int(item.value) <= 12:
            return int(item.value)
    return None


def _hour(hour: int, half_day: int | None) -> int:
    if half_day is None or hour > 12:
        return hour
    return hour % 12 + half_day


def with_clock(run: Run, day: date, *, moves: bool = True) -> Reading:
    """A day, narrowed to the clock time or part of the day that stands with it."""
    clock, part = clock_of(run), run.word("daypart")
    if clock is not None:
        hour, minute, second = clock
        zone = run.find("zone")
        offset = float(zone.value) if zone is not None else 0.0
        return Reading(value=instant(day, hour, minute, second, offset), mod=None, moves=moves)
    if part is not None:
        return Reading(value=day_part(day, part), mod=run.mod, moves=moves)
    return Reading(value=day_period(day).expression(), mod=run.mod, moves=moves)


def read_day_clock(run: Run) -> Reading | None:
    """A clock time without a day: on the day told of, else on that of the publication; "said at 10:00" always there."""
    clock = clock_of(run)
    if clock is None and run.has("daypart"):
        clock = _hour_of_daypart(run)
    if clock is None or not _is_clock(run):
        return None
    hour, minute, second = clock
    day = (run.anchor.today if run.hinge == "speech" else None) or run.anchor.narrated
    if day is None:
        clock_text = f"T{hour:02}:{minute:02}" + ("" if second is None else f":{second:02}")
        return Reading(value=undated(f"XXXX-XX-XX{clock_text}", Granularity.MINUTE, TimeType.TIME))
    zone = run.find("zone")
    value = instant(day, hour, minute, second, float(zone.value) if zone is not None else 0.0)
    return Reading(value=value, moves=False)


def _is_clock(run: Run) -> bool:
    """Two figures with a colon alone may be a score or a verse: they need a word that asks for a time."""
    first = run.items[0]
    if len(run.items) > 1 or first.category in ("clock_word", "military"):
        return True
    return run.lead in ("at", "by", "since", "to", "preposition", "approx", "before", "after", "and", "hyphen", "on")


def _hour_of_daypart(run: Run) -> tuple[int, int, int | None] | None:
    hour, part = int(float(run.items[0].value)), run.word("daypart")
    if not 1 <= hour <= 12:
        return None
    return _hour(hour, 0 if part == "MO" else 12), 0, None


def read_day_word(run: Run) -> Reading | None:
    """Read "today", "yesterday afternoon", "late yesterday": counted from the publication."""
    today, days = run.anchor.today, run.number("day_word") or 0
    if today is None:
        timex = "PRESENT_REF" if days == 0 else "XXXX-XX-XX"
        return Reading(value=undated(timex, Granularity.DAY), mod=run.mod)
    return with_clock(run, today + timedelta(days=days))


def read_day_with_part(run: Run) -> Reading | None:
    """Read "last night", "this morning"."""
    days, _, part = (run.word("day_with_part") or "0 MO").partition(" ")
    today = run.anchor.today
    if today is None:
        return Reading(value=undated(f"XXXX-XX-XXT{part}", Granularity.DAY_PART, TimeType.TIME), mod=run.mod)
    day = today + timedelta(days=int(days))
    if clock_of(run) is not None:
        return with_clock(run, day)
    return Reading(value=day_part(day, part), mod=run.mod)
