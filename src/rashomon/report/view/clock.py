"""Instants and periods in as few words as the story needs: a weekday within a week, a date beyond it. All in UTC."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from rashomon.values import Granularity, TimeExpression

# Two articles further apart than this and a weekday no longer says which day is meant.
_WEEKDAYS_SPAN = timedelta(days=6)
# What is told to the hour and lasts this long is shown with both its ends: "in the past 24 hours".
_STRETCH = timedelta(hours=12)

_DAY_PARTS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime", "MI": "midday"}
_WHOLE_GRAINS = {Granularity.MONTH: "%B %Y", Granularity.YEAR: "%Y"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The span of a story; how much of a date must be said follows from it."""

    first: datetime | None = None
    last: datetime | None = None

    @property
    def is_weekly(self) -> bool:
        """Whether a weekday names a day of the story."""
        return bool(self.first and self.last and self.last - self.first <= _WEEKDAYS_SPAN)

    def instant(self, at: datetime | None, *, exact: bool = True) -> str:
        """Short form: "Tue 09:52", "11 Mar, 09:52"; without the hour where only the day is known."""
        if at is None:
            return ""
        if exact and self.is_weekly and self._is_near(at):
            return f"{at:%a %H:%M}"
        return f"{self.day(at)}, {at:%H:%M}" if exact else self.day(at)

    def long(self, at: datetime | None, *, exact: bool = True) -> str:
        """Long form: "Tue 11 March, 09:52"."""
        if at is None:
            return "no date"
        year = "" if self._is_same_year(at) else f" {at:%Y}"
        day = f"{at:%a %-d %B}{year}"
        return f"{day}, {at:%H:%M}" if exact else day

    def day(self, at: datetime) -> str:
        """A day: "Tue 11 Mar", "11 Mar", "11 Mar 2015"."""
        if not self._is_same_year(at):
            return f"{at:%-d %b %Y}"
        return f"{at:%a %-d %b}" if self.is_weekly and self._is_near(at) else f"{at:%-d %b}"

    def period(self, time: TimeExpression | None) -> str:
        """What a time expression allows, shortly; nothing where it is not anchored."""
        if time is None or (time.earliest is None and time.latest is None):
            return ""
        if time.earliest is None or time.latest is None:
            edge = time.earliest or time.latest
            assert edge is not None
            return f"since {self.day(edge)}" if time.latest is None else f"until {self.day(edge)}"
        if time.granularity in _WHOLE_GRAINS:
            return f"{time.earliest:{_WHOLE_GRAINS[time.granularity]}}"
        if time.granularity is Granularity.DAY_PART:
            return f"{self.day(time.earliest)}, {_DAY_PARTS.get(time.timex[-2:], 'part of the day')}"
        if time.is_dated or time.granularity is None:
            return self._days(time.earliest, time.latest)
        if time.latest - time.earliest >= _STRETCH:
            return self._stretch(time.earliest, time.latest)
        return self.instant(time.earliest)

    def _stretch(self, first: datetime, last: datetime) -> str:
        """From an hour to an hour; whole days as days."""
        if (first.hour, first.minute, last.hour, last.minute) == (0, 0, 23, 59):
            return self._days(first, last)
        return f"{self.instant(first)} – {self.instant(last)}"

    def _days(self, first: datetime, last: datetime) -> str:
        if first.date() == last.date():
            return self.day(first)
        if (first.year, first.month) == (last.year, last.month):
            year = "" if self._is_same_year(first) else f" {last:%Y}"
            return f"{first:%-d}–{last:%-d} {last:%b}{year}"
        return f"{self.day(first)} – {self.day(last)}"

    def _is_same_year(self, at: datetime) -> bool:
        return self.first is not None and self.last is not None and self.first.year == at.year == self.last.year

    def _is_near(self, at: datetime) -> bool:
        if self.first is None or self.last is None:
            return False
        return self.last - _WEEKDAYS_SPAN <= at <= self.last
