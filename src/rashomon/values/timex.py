"""A time expression: every instant the text allows, with the grain it was told in.

Source: TIMEX3 (TimeML 1.2.1, Pustejovsky et al. 2005) for `type` and `timex`.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from rashomon.values.relation import Relation, relate_intervals


class TimeType(StrEnum):
    """TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Granularity(StrEnum):
    """The grain of an expression, finest first."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY_PART = "day_part"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


# What is told to the hour and lasts this long is a stretch of days.
_STRETCH = timedelta(hours=20)
# Grains whose bounds are written as plain dates.
_DATED = frozenset(Granularity) - {Granularity.SECOND, Granularity.MINUTE, Granularity.HOUR, Granularity.DAY_PART}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """What a time expression allows.

    Attributes:
        type: TIMEX3 type.
        timex: TIMEX3 value, "2024-11-29", "P4Y", "PAST_REF".
        earliest: first instant allowed, aware, UTC; None when the text sets none.
        latest: last instant allowed (included), aware, UTC; None when the text sets none.
        granularity: the grain it was told in; None for durations without an anchor and vague references.
    """

    type: TimeType
    timex: str
    earliest: datetime | None = None
    latest: datetime | None = None
    granularity: Granularity | None = None

    def __post_init__(self) -> None:
        """Reject naive instants and empty spans of time."""
        for instant in (self.earliest, self.latest):
            if instant is not None and instant.tzinfo is None:
                raise ValueError(f"a time needs its zone: {instant.isoformat()}")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"a time needs earliest <= latest, not {self.earliest} and {self.latest}")

    @property
    def is_dated(self) -> bool:
        """Whether the bounds are whole days."""
        return self.granularity in _DATED


def relate_times(left: TimeExpression, right: TimeExpression) -> Relation:
    """The relation of two expressions that are anchored in time, else `INCOMPARABLE`."""
    if (left.earliest is None and left.latest is None) or (right.earliest is None and right.latest is None):
        return Relation.INCOMPARABLE
    return relate_intervals(_seconds(left), _seconds(right))


def _seconds(time: TimeExpression) -> tuple[float, float]:
    lower = float("-inf") if time.earliest is None else time.earliest.timestamp()
    upper = float("inf") if time.latest is None else time.latest.timestamp()
    return lower, upper


def caption_time(time: TimeExpression) -> str:
    """The time in a few plain words: "29 November 2024", "27 to 29 November 2024"."""
    if time.earliest is None or time.latest is None:
        return _caption_open(time)
    first, last = time.earliest, time.latest
    is_stretch = last - first >= _STRETCH  # "in the past 24 hours"
    if not time.is_dated and time.granularity is not None and not is_stretch:
        return f"{first:%-d %B %Y, %H:%M}"
    if first.date() == last.date():
        return f"{first:%-d %B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%-d} to {last:%-d %B %Y}"
    return f"{first:%-d %B %Y} to {last:%-d %B %Y}"


def _caption_open(time: TimeExpression) -> str:
    if time.earliest is not None:
        return f"from {time.earliest:%-d %B %Y}"
    if time.latest is not None:
        return f"until {time.latest:%-d %B %Y}"
    return time.timex
