"""What a relative expression counts from: the publication, the time told of last, and whether the words look ahead."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from rashomon.extract.times.intervals import Period, add_months, day_period
from rashomon.values import Granularity, TimeExpression, TimeType

_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘A-Z])|\n")
# Cues further from the expression than this say nothing of it. Characters; about a long clause.
_REACH = 160
# A future or past cue is taken for another clause's when the day it picks is further off than the one, and the
# opposite one nearer than the other. Days; a tense does not skip most of a year.
_TOO_FAR, _NEAR = 270, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What has been read so far that later expressions count from.

    Attributes:
        reference: publication; None when it is not known.
        told: the time told of last, of any grain of days or more.
        day: the day told of last.
        quarter: the quarter told of last.
    """

    reference: datetime | None = None
    told: Period | None = None
    day: date | None = None
    quarter: Period | None = None

    @property
    def today(self) -> date | None:
        """The day of publication, in UTC."""
        return None if self.reference is None else self.reference.astimezone(UTC).date()

    @property
    def narrated(self) -> date | None:
        """The day told of last, else the day of publication."""
        return self.day or self.today


def told(value: TimeExpression) -> tuple[Period | None, date | None, Period | None]:
    """What a dated expression makes the time told of: period, day, quarter (None where it leaves them)."""
    if value.earliest is None or value.latest is None or value.type not in (TimeType.DATE, TimeType.TIME):
        return None, None, None
    first = value.earliest.date()
    if value.type is TimeType.TIME:
        stated = date.fromisoformat(value.timex[:10])
        return day_period(stated), stated, None
    period = Period(value.timex, first, value.latest.date(), value.granularity or Granularity.DAY)
    day = first if value.granularity is Granularity.DAY else None
    return period, day, period if value.granularity is Granularity.QUARTER else None


def looks_ahead(text: str, start: int, end: int, cues: re.Pattern[str]) -> bool | None:
    """Whether the clause around an expression tells of what lies ahead; None when nothing says.

    The nearest cue before it decides, else the first one after it in the sentence.
    """
    before = text[max(0, start - _REACH) : start]
    before = before[_last_boundary(before) :]
    found = [*cues.finditer(before)]
    last = found[-1] if found else None
    if last is None:
        after = text[end : end + _REACH]
        if boundary_after := _SENTENCE_END.search(after):
            after = after[: boundary_after.start()]
        last = cues.search(after)
    return None if last is None else last.lastgroup == "future"


def _last_boundary(text: str) -> int:
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return ends[-1] if ends else 0


def nearest_weekday(weekday: int, today: date, ahead: bool | None) -> date:
    """The day of a bare weekday name (1 is Monday): the last one up to today, or the next from today on."""
    days = (weekday - today.isoweekday()) % 7
    return today + timedelta(days=days if ahead else days - 7 * (days > 0))


def weekday_after(weekday: int, day: date) -> date:
    """The first such weekday after a day."""
    return day + timedelta(days=(weekday - day.isoweekday() - 1) % 7 + 1)


def weekday_before(weekday: int, day: date) -> date:
    """The last such weekday before a day."""
    return day - timedelta(days=(day.isoweekday() - weekday - 1) % 7 + 1)


def year_of_month(month: int, today: date, ahead: bool | None) -> int:
    """The year of a bare month name: the last such month begun by today, or the next one from this month on."""
    if ahead:
        return today.year + (month < today.month)
    return today.year - (month > today.month)


def year_of_day(month: int, day: int, today: date, ahead: bool | None) -> int:
    """The year of a day and month without one: the side the tense asks for, else the nearest such day."""
    distances = {
        year: (add_months(date(year, month, 1), 0) + timedelta(days=day - 1) - today).days
        for year in (today.year - 1, today.year, today.year + 1)
        if 2 <= year <= 9990
    }
    nearest = min(distances, key=lambda year: (abs(distances[year]), year))
    if ahead is None:
        return nearest
    fitting = [year for year, days in distances.items() if (days >= 0) == ahead]
    chosen = min(fitting, key=lambda year: abs(distances[year]), default=nearest)
    if abs(distances[chosen]) > _TOO_FAR and abs(distances[nearest]) < _NEAR:
        return nearest
    return chosen
