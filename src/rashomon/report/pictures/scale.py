"""Scales: from instants and numbers to units of the drawing, with the ticks that are written."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

_STEPS = (1, 2, 2.5, 5, 10)
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeScale:
    """A linear scale of time over [left, right]."""

    first: datetime
    last: datetime
    left: float
    right: float

    def at(self, instant: datetime) -> float:
        """Where an instant lies; outside of the scale it lies on its edge."""
        share = (instant - self.first) / (self.last - self.first)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def days(self, *, room: float, is_brief: bool = False) -> list[tuple[float, str, bool]]:
        """Midnights as (position, name, is_first), no nearer to each other than `room`; brief ones name no month."""
        length = (self.last - self.first) / timedelta(days=1)
        per_day = (self.right - self.left) / length
        every = max(1, math.ceil(room / per_day))
        day = self.first.replace(hour=0, minute=0, second=0, microsecond=0)
        ticks: list[tuple[float, str, bool]] = []
        if self.at(day + timedelta(days=1)) - self.left > room * 0.9 or day + timedelta(days=1) > self.last:
            ticks.append((self.left, _day_name(day, every, not is_brief), True))
        day += timedelta(days=1)
        number = 1
        while day <= self.last:
            x = self.at(day)
            if number % every == 0 and self.right - x > room * 0.35 and (not ticks or x - ticks[-1][0] > room * 0.9):
                ticks.append((x, _day_name(day, every, not ticks and not is_brief), False))
            day, number = day + timedelta(days=1), number + 1
        return ticks

    def hours(self, *, room: float) -> list[tuple[float, str]]:
        """Hours of the clock as (position, name), midnights left out; none where they have no room."""
        per_hour = (self.right - self.left) / ((self.last - self.first) / _HOUR)
        every = next((hours for hours in (1, 2, 3, 6, 12) if hours * per_hour >= room), None)
        if every is None:
            return []
        hour = self.first.replace(minute=0, second=0, microsecond=0) + _HOUR
        ticks = []
        while hour <= self.last:
            if hour.hour % every == 0 and hour.hour:
                ticks.append((self.at(hour), f"{hour:%-H:%M}"))
            hour += _HOUR
        return ticks


def _day_name(day: datetime, every: int, is_first: bool) -> str:
    if every > 3:
        return f"{day:%-d %b %Y}" if is_first else f"{day:%-d %b}"
    return f"{day:%a %-d %B}" if is_first else f"{day:%a %-d}"


def time_scale(instants: Sequence[datetime], left: float, right: float) -> TimeScale:
    """A scale around some instants, with a little room on both sides; never shorter than twelve hours."""
    first, last = min(instants), max(instants)
    pad = max((last - first) * 0.03, _HOUR)
    if last - first < 12 * _HOUR:
        pad = max(pad, (12 * _HOUR - (last - first)) / 2)
    return TimeScale(first=first - pad, last=last + pad, left=left, right=right)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberScale:
    """A linear scale of numbers over [bottom, top] (bottom is the greater unit, as SVG counts)."""

    low: float
    high: float
    bottom: float
    top: float
    step: float

    def at(self, number: float) -> float:
        """Where a number lies."""
        share = (number - self.low) / (self.high - self.low)
        return self.bottom - share * (self.bottom - self.top)

    def ticks(self) -> list[tuple[float, float]]:
        """(position, number) of each written number."""
        count = round((self.high - self.low) / self.step)
        return [(self.at(self.low + n * self.step), self.low + n * self.step) for n in range(count + 1)]


def number_scale(numbers: Sequence[float], bottom: float, top: float) -> NumberScale:
    """A scale from nought; from near the least number where all lie close together far above nought."""
    high, low = max(numbers), min(numbers)
    start = low - (high - low) if low > 0.6 * high and high > low else 0.0
    step = _nice((high - start) / 5 or 1.0)
    first = math.floor(max(start, 0.0) / step) * step
    last = math.ceil((high * 1.0 + step * 0.35) / step) * step
    return NumberScale(low=first, high=max(last, first + step), bottom=bottom, top=top, step=step)


def _nice(raw: float) -> float:
    power = 10 ** math.floor(math.log10(raw)) if raw > 0 else 1
    nice = next(step * power for step in _STEPS if step * power >= raw * 0.999)
    return max(nice, 1.0)


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Positions as near as can be to those wanted, none nearer to the next than `gap`, in the same order of height."""
    order = sorted(range(len(wanted)), key=lambda item: (wanted[item], item))
    placed = [0.0] * len(wanted)
    previous = -math.inf
    for item in order:
        placed[item] = max(wanted[item], previous + gap, low)
        previous = placed[item]
    limit = high
    for item in reversed(order):
        placed[item] = min(placed[item], limit)
        limit = placed[item] - gap
    return placed
