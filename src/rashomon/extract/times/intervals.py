"""Stretches of the calendar with their TIMEX3 value: days, weeks, months, quarters, seasons, years, decades."""

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from rashomon.values import Granularity, TimeExpression, TimeType

# TIMEX3 unit codes (T marks units below a day) and the grain each tells a time in.
GRAINS = {
    "TS": Granularity.SECOND,
    "TM": Granularity.MINUTE,
    "TH": Granularity.HOUR,
    "D": Granularity.DAY,
    "W": Granularity.WEEK,
    "F": Granularity.WEEK,
    "M": Granularity.MONTH,
    "Q": Granularity.QUARTER,
    "Y": Granularity.YEAR,
    "E": Granularity.DECADE,
    "C": Granularity.CENTURY,
    "L": Granularity.CENTURY,
}
# What a unit is written as when nothing says which one it is.
UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "E": "XXX", "C": "XX"}
# First month of a season on the northern half of the earth; winter begins in the year it is named for.
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
# First hour and length in hours of a part of the day, local time. Hours as in HeidelTime's reading of TIMEX3.
DAYPART_HOURS = {"MO": (5, 7), "AF": (12, 6), "EV": (18, 6), "NI": (20, 10)}

_SECOND = timedelta(seconds=1)


class Period(NamedTuple):
    """A stretch of whole days, both ends included, with its TIMEX3 value and grain."""

    timex: str
    first: date
    last: date
    grain: Granularity

    def expression(self) -> TimeExpression:
        """The period as a value, its bounds in UTC."""
        return TimeExpression(
            type=TimeType.DATE,
            timex=self.timex,
            earliest=datetime.combine(self.first, time(), UTC),
            latest=datetime.combine(self.last, time(23, 59, 59), UTC),
            granularity=self.grain,
        )


def day_period(day: date) -> Period:
    """One day."""
    return Period(day.isoformat(), day, day, Granularity.DAY)


def week_period(day: date) -> Period:
    """The ISO week a day lies in."""
    monday = day - timedelta(days=day.weekday())
    return Period(_week(day), monday, monday + timedelta(days=6), Granularity.WEEK)


def weekend_period(day: date) -> Period:
    """The Saturday and Sunday of the ISO week a day lies in."""
    saturday = day - timedelta(days=day.weekday()) + timedelta(days=5)
    return Period(f"{_week(day)}-WE", saturday, saturday + timedelta(days=1), Granularity.WEEKEND)


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def months_period(year: int, month: int, count: int, timex: str, grain: Granularity) -> Period:
    """Whole months from the first of one on."""
    first = date(year, month, 1)
    return Period(timex, first, add_months(first, count) - timedelta(days=1), grain)


def month_period(year: int, month: int) -> Period:
    """One month."""
    return months_period(year, month, 1, f"{year:04}-{month:02}", Granularity.MONTH)


def quarter_period(year: int, quarter: int) -> Period:
    """A quarter of a year, 1 to 4."""
    return months_period(year, 3 * quarter - 2, 3, f"{year:04}-Q{quarter}", Granularity.QUARTER)


def half_period(year: int, half: int) -> Period:
    """A half of a year, 1 or 2."""
    return months_period(year, 6 * half - 5, 6, f"{year:04}-H{half}", Granularity.HALF)


def season_period(year: int, season: str) -> Period:
    """A season by its TIMEX3 code."""
    return months_period(year, SEASON_START[season], 3, f"{year:04}-{season}", Granularity.SEASON)


def year_period(year: int) -> Period:
    """One year."""
    return months_period(year, 1, 12, f"{year:04}", Granularity.YEAR)


def decade_period(year: int) -> Period:
    """The decade a year lies in."""
    return Period(
        f"{year // 10:03}", date(year // 10 * 10, 1, 1), date(year // 10 * 10 + 9, 12, 31), Granularity.DECADE
    )


def century_period(year: int) -> Period:
    """The hundred years a year lies in; the 20th century is "19", 1900 to 1999, as TIMEX3 has it."""
    first = max(year // 100 * 100, 1)
    return Period(f"{year // 100:02}", date(first, 1, 1), date(year // 100 * 100 + 99, 12, 31), Granularity.CENTURY)


def period_of(unit: str, day: date) -> Period:
    """The period of a unit ("D", "W", "M", "Q", "Y", "E", "C") that a day lies in; of other units, the day itself."""
    match unit:
        case "W" | "F":
            return week_period(day)
        case "M":
            return month_period(day.year, day.month)
        case "Q":
            return quarter_period(day.year, (day.month + 2) // 3)
        case "Y":
            return year_period(day.year)
        case "E":
            return decade_period(day.year)
        case "C" | "L":
            return century_period(day.year)
    return day_period(day)


def add_months(day: date, count: int) -> date:
    """The same day so many months on; the last of the month where it has no such day. OverflowError out of range."""
    index = day.year * 12 + day.month - 1 + count
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= 9998:
        raise OverflowError(f"year {year} is out of range")
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last))


def shift(day: date, unit: str, count: float) -> date:
    """A day so many units on (fractions only of days and weeks); OverflowError out of range."""
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}.get(unit)
    if months is not None:
        return add_months(day, round(months * count))
    days = {"D": 1.0, "W": 7.0, "F": 14.0, "TH": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400}[unit]
    return day + timedelta(days=round(days * count))


def instant(day: date, hour: int, minute: int, second: int | None, offset_hours: float) -> TimeExpression:
    """A clock time on a day; hour 24 is the midnight that ends it."""
    clock = f"T{hour:02}:{minute:02}" + ("" if second is None else f":{second:02}")
    earliest = datetime.combine(day, time(), UTC) + timedelta(
        hours=hour - offset_hours, minutes=minute, seconds=second or 0
    )
    grain = Granularity.MINUTE if second is None else Granularity.SECOND
    latest = earliest if second is not None else earliest + timedelta(seconds=59)
    return TimeExpression(
        type=TimeType.TIME, timex=day.isoformat() + clock, earliest=earliest, latest=latest, granularity=grain
    )


def day_part(day: date, part: str) -> TimeExpression:
    """A part of a day ("MO", "AF", "EV", "NI"), read as local time near UTC."""
    start, length = DAYPART_HOURS[part]
    earliest = datetime.combine(day, time(start), UTC)
    return TimeExpression(
        type=TimeType.TIME,
        timex=f"{day.isoformat()}T{part}",
        earliest=earliest,
        latest=earliest + timedelta(hours=length) - _SECOND,
        granularity=Granularity.DAY_PART,
    )


def duration_timex(unit: str, count: float | None) -> str:
    """The TIMEX3 value of a duration: ("Y", 2.5) gives "P2Y6M", ("TH", 24) "PT24H", ("Y", None) "PXY"."""
    if count is None:
        letter = {"E": "Y", "F": "W"}.get(unit, unit)
        return f"PTX{letter[1:]}" if letter.startswith("T") else f"PX{letter}"
    factor, letter = {"E": (10, "Y"), "C": (100, "Y"), "L": (1000, "Y"), "F": (2, "W")}.get(unit, (1, unit))
    whole, rest = divmod(count * factor, 1)
    prefix, letter = ("PT", letter[1:]) if letter.startswith("T") else ("P", letter)
    smaller = {"PY": (12, "M"), "PTH": (60, "M"), "PTM": (60, "S")}.get(prefix + letter)
    if rest and smaller:
        tail = f"{round(rest * smaller[0])}{smaller[1]}"
        return f"{prefix}{whole:.0f}{letter}{tail}" if whole else f"{prefix}{tail}"
    return f"{prefix}{count * factor:.10g}{letter}"
