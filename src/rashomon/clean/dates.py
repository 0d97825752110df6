"""Written dates of publication: ISO 8601, mail dates, stamps ("Friday 29 November 2024 17:31:09"), datelines.

What is only expected to be read here are dates that stand in metadata or around a story; times within a story are the
extract stage's.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import cache

from rashomon.schema.boilerplate import load_boilerplate

# Two-digit years from this on are of the 20th century: news archives reach back further than they reach ahead.
FIRST_OLD_YEAR = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A date of publication.

    Attributes:
        moment: aware, in UTC; the first instant of the day where only the day is known. No zone written means UTC.
        is_exact: whether a time of day was written.
        zone: the zone it was written in.
        start, end: where it stands in the text it was read from.
        is_revision: whether the words before it say that it is the last change ("Updated:").
    """

    moment: datetime
    is_exact: bool
    zone: timezone
    start: int = 0
    end: int = 0
    is_revision: bool = False


def read_date(written: str) -> Stamp | None:
    """A date that is all of a string, as metadata has it; None if it is none."""
    written = written.strip()
    with suppress(ValueError):
        return _stamp(datetime.fromisoformat(written), is_exact=len(written) > len("2024-11-29"))
    found = find_date(written)
    if found and found.start == 0 and not written[found.end :].strip(" .)"):
        return found
    # Mail dates last: that reader takes what it does not know for nothing ("CET" for UTC).
    with suppress(ValueError, TypeError):
        return _stamp(parsedate_to_datetime(written), is_exact=True)
    return None


def _stamp(moment: datetime, *, is_exact: bool) -> Stamp | None:
    zone = timezone(moment.utcoffset() or timedelta())
    try:
        return Stamp(moment=moment.replace(tzinfo=zone).astimezone(UTC), is_exact=is_exact, zone=zone)
    except OverflowError:
        return None


def find_date(text: str) -> Stamp | None:
    """The first full date (day, month, year) in a folded text, with the time of day if one follows."""
    for found in _pattern().finditer(text):
        with suppress(ValueError):
            return _with_time(_day(found), found)
    return None


def _day(found: re.Match[str]) -> date:
    """The day that a match names.

    Raises:
        ValueError: there is no such day, or its order cannot be told.
    """
    if found["mark"]:
        return _numeric_day(int(found["one"]), int(found["two"]), int(found["all_year"]), found["mark"])
    year = int(found["year"] or found["us_year"] or found["iso_year"])
    year += (1900 if year >= FIRST_OLD_YEAR else 2000) if year < 100 else 0
    name = found["month"] or found["us_month"]
    month = load_boilerplate().dates.months[name.lower()] if name else int(found["iso_month"])
    return date(year, month, int(found["day"] or found["us_day"] or found["iso_day"]))


def _numeric_day(first: int, second: int, year: int, mark: str) -> date:
    """Day and month by their size, else by the mark: hyphens and full stops put the day first, slashes tell nothing."""
    if second > 12:
        return date(year, first, second)
    if first > 12 or mark in "-.":
        return date(year, second, first)
    raise ValueError("day and month cannot be told apart")


def _with_time(day: date, found: re.Match[str]) -> Stamp:
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    if found["compact"]:
        hour, minute = divmod(int(found["compact"]), 100)
    half = (found["half"] or "").lower()[:1]
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    zone = _zone(found["zone"], found["offset"])
    is_exact = bool(found["hour"] or found["compact"])
    moment = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=zone if is_exact else UTC)
    stamp = (found["stamp"] or "").lower()
    return Stamp(
        moment=moment.astimezone(UTC),
        is_exact=is_exact,
        zone=zone,
        start=found.start(),
        end=found.end(),
        is_revision=stamp in load_boilerplate().dates.revising,
    )


def _zone(name: str | None, offset: str | None) -> timezone:
    if offset:
        digits = offset[1:].replace(":", "").ljust(4, "0")
        minutes = 60 * int(digits[:2]) + int(digits[2:])
        return timezone(timedelta(minutes=-minutes if offset[0] == "-" else minutes))
    minutes = load_boilerplate().dates.zones.get(name.lower(), 0) if name else 0
    return timezone(timedelta(minutes=minutes))


@cache
def _pattern() -> re.Pattern[str]:
    words = load_boilerplate().dates
    months = _either(words.months)
    weekday = rf"(?:(?:{_either(dict.fromkeys(words.weekdays))})\.?,?\s+)?"
    dates = "|".join(
        (
            rf"{weekday}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?P<month>{months})\.?,?\s+(?P<year>\d{{4}}|\d{{2}})",
            # "Apr 09,2017", and "Apr 092017" where the comma was lost.
            rf"{weekday}(?P<us_month>{months})\.?\s+(?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?"
            r"(?:,?\s+|,|(?<=\s\d\d)(?=(?:19|20)\d\d\b))(?P<us_year>\d{4})",
            r"(?P<iso_year>\d{4})-(?P<iso_month>\d{2})-(?P<iso_day>\d{2})",
            r"(?P<one>\d{1,2})(?P<mark>[-./])(?P<two>\d{1,2})(?P=mark)(?P<all_year>\d{4})",
        )
    )
    zones = _either(words.zones)
    clock = rf"""(?:[T,;]?\s*(?:at\s+|[-|]\s*)?(?:
        (?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d))?
        (?:\s*(?P<half>[ap]\.?m\.?))?
        (?:\s*\(?(?:(?P<zone>{zones})\b|(?P<offset>[+-]\d{{2}}:?(?:\d{{2}})?))\)?)?
        |(?<=at\s)(?P<compact>(?:[01]\d|2[0-3])[0-5]\d)\b))?"""
    stamps = _either(dict.fromkeys(words.stamps))
    clock = re.sub(r"\n\s*", "", clock)
    return re.compile(rf"\b(?:(?P<stamp>{stamps})(?:\s+(?:at|on))?\s*:?\s*)?(?:{dates})(?![\d/]){clock}", re.IGNORECASE)


def _either(names: Mapping[str, object]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


_MONTH_DAY = r"(?:(?P<first>\d{{1,2}})\s+(?P<after>{months})|(?P<before>{months})\.?\s+(?P<last>\d{{1,2}}))\b"


def find_day(text: str, reference: datetime | None) -> Stamp | None:
    """A day without a year ("11 March"), in the last such year before a reference instant; None without reference."""
    found = _day_pattern().search(text)
    if found is None or reference is None:
        return None
    month = load_boilerplate().dates.months[(found["after"] or found["before"]).lower()]
    day = int(found["first"] or found["last"])
    # A dateline is never later than its capture, but for zones ahead of UTC.
    for year in (reference.year, reference.year - 1):
        with suppress(ValueError):
            moment = datetime(year, month, day, tzinfo=UTC)
            if moment <= reference + timedelta(days=1):
                return Stamp(moment=moment, is_exact=False, zone=UTC, start=found.start(), end=found.end())
    return None


@cache
def _day_pattern() -> re.Pattern[str]:
    months = _either(load_boilerplate().dates.months)
    return re.compile(rf"\b{_MONTH_DAY.format(months=months)}", re.IGNORECASE)


_CLOCK = re.compile(r"\b([01]?\d|2[0-3])[:.]([0-5]\d)\b")


def find_revision(text: str, published: Stamp | None) -> datetime | None:
    """When a correction says it was made: a full date, a day, or a time on the day of publication."""
    if full := find_date(text):
        return full.moment
    if published is None:
        return None
    local = published.moment.astimezone(published.zone)
    # "Correction, 18:20: …" says when; "Correction: the ferry left at 16:40" says something else.
    if clock := _CLOCK.search(text.partition(": ")[0][:60]):
        moment = local.replace(hour=int(clock[1]), minute=int(clock[2]), second=0, microsecond=0)
        return moment.astimezone(UTC) if moment >= local or not published.is_exact else None
    return None
