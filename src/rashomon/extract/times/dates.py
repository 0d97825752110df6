"""Readers of absolute dates: full dates, months, quarters, halves, seasons, years, decades, centuries, holidays."""

import re
from datetime import date, datetime, timedelta

from rashomon.extract.times.anchor import year_of_day, year_of_month
from rashomon.extract.times.clocks import with_clock
from rashomon.extract.times.intervals import (
    Period,
    add_months,
    century_period,
    day_period,
    decade_period,
    half_period,
    instant,
    month_period,
    months_period,
    quarter_period,
    season_period,
    year_period,
)
from rashomon.extract.times.run import Reading, Run, undated
from rashomon.values import Granularity, TimeType

# Results of a quarter are awaited for so many months after its end.
_REPORTING_MONTHS = 4
MONTH = ("month", "month_short")
COUNT = ("small", "number", "number_word", "year_or_number")


def dated(run: Run, period: Period) -> Reading:
    """A reading of a period of whole days."""
    return Reading(value=period.expression(), mod=run.mod)


def year_of(run: Run) -> int | None:
    """The year a run states or counts from the publication; None where it does neither, or nothing is known."""
    stated = run.number("year", "year_or_number")
    today = run.anchor.today
    if stated is not None or not run.has("unit"):
        return stated
    if run.has("that") and run.anchor.told is not None:
        return run.anchor.told.first.year
    return None if today is None else today.year + run.direction


def read_stamp(run: Run) -> Reading | None:
    """ISO 8601 dates and instants, and dates in figures."""
    text = str(run.items[0].value)
    if run.items[0].category == "slash":
        return _slashed(run, text)
    moment = datetime.fromisoformat(text.replace(" ", "T"))
    if len(text) == 10:
        return dated(run, day_period(moment.date()))
    offset = moment.utcoffset() or timedelta()
    second = moment.second if text.count(":") > 1 else None
    return Reading(value=instant(moment.date(), moment.hour, moment.minute, second, offset.total_seconds() / 3600))


def _slashed(run: Run, text: str) -> Reading | None:
    first, second, year = (int(part) for part in re.split(r"[/.-]", text))
    year += 2000 if year < 50 else 1900 if year < 100 else 0
    month, day = (first, second) if "/" in text and first <= 12 else (second, first)
    if "/" in text and first <= 12 and second <= 12 and first != second and run.anchor.today:
        # Either order is possible: take the one that is nearer to the publication.
        options = [date(year, first, second), date(year, second, first)]
        return dated(run, day_period(min(options, key=lambda day: abs((day - run.anchor.today).days))))  # type: ignore[operator]  # checked above
    return dated(run, day_period(date(year, month, day)))


def read_date(run: Run) -> Reading | None:
    """A day and a month, with or without weekday, year and clock time."""
    month = run.number(*MONTH)
    day = _day_number(run)
    if month is None or day is None:
        return None
    year = year_of(run)
    if year is None and run.anchor.today is not None:
        year = year_of_day(month, day, run.anchor.today, run.ahead)
    if year is None:
        date(2000, month, day)  # ValueError where there is no such day
        return Reading(value=undated(f"XXXX-{month:02}-{day:02}", Granularity.DAY), mod=run.mod)
    return with_clock(run, date(year, month, day))


def _day_number(run: Run) -> int | None:
    """The number beside the month; numbers of a clock time stand elsewhere."""
    place = next(number for number, item in enumerate(run.items) if item.category in MONTH)
    after = [item for item in run.items[place + 1 : place + 3] if item.category in ("small", "ordinal")]
    before = [item for item in run.items[max(0, place - 2) : place] if item.category in ("small", "ordinal")]
    found = [*before[-1:], *after[:1]]
    return int(found[0].value) if found else None


def read_day_range(run: Run) -> Reading | None:
    """Read "nov. 3-5", "from 3 to 5 November 2016": from the first day to the last."""
    month = run.number(*MONTH)
    days = [int(item.value) for item in run.items if item.category == "small"]
    if month is None or len(days) != 2 or days[0] >= days[1]:
        return None
    year = year_of(run)
    if year is None and run.anchor.today is not None:
        year = year_of_day(month, days[0], run.anchor.today, run.ahead)
    if year is None:
        return Reading(value=undated(f"XXXX-{month:02}-{days[0]:02}", Granularity.DAY))
    first, last = date(year, month, days[0]), date(year, month, days[1])
    return dated(run, Period(f"{first.isoformat()}/{last.isoformat()}", first, last, Granularity.DAY))


def read_day_more(run: Run) -> Reading | None:
    """Read the second day of "May 3 and 4": of the month of the first."""
    day, first = run.number("small"), run.anchor.day
    if day is None or first is None or day <= first.day:
        return None
    return dated(run, day_period(first.replace(day=day)))


def read_last_quarter(run: Run) -> Reading | None:
    """Read "the last quarter of 2023"."""
    year = run.number("year")
    return None if year is None else dated(run, quarter_period(year, 4))


def read_month_of_year(run: Run) -> Reading | None:
    """A month with its year."""
    month, year = run.number(*MONTH), year_of(run)
    if month is None:
        return None
    if year is None:
        return Reading(value=undated(f"XXXX-{month:02}", Granularity.MONTH), mod=run.mod)
    return dated(run, month_period(year, month))


def read_month(run: Run) -> Reading | None:
    """A month alone, or with "last", "this", "next"."""
    month, today = run.number(*MONTH), run.anchor.today
    if month is None:
        return None
    if today is None:
        return Reading(value=undated(f"XXXX-{month:02}", Granularity.MONTH), mod=run.mod)
    if run.direction < 0:
        year = today.year - (month >= today.month)
    elif run.direction > 0:
        year = today.year + (month <= today.month)
    elif run.has("this"):
        year = today.year
    else:
        # "By May" looks ahead whatever the tense of the verb.
        year = year_of_month(month, today, True if run.lead == "by" else run.ahead)
    return dated(run, month_period(year, month))


def read_quarter(run: Run) -> Reading | None:
    """Read "the third quarter", with or without its year."""
    quarter = run.number("ordinal")
    if quarter is None or not 1 <= quarter <= 4:
        return None
    year, today = year_of_named(run), run.anchor.today
    if year is None and today is not None:
        year = _year_of_quarter(quarter, today, run.ahead)
    if year is None:
        return Reading(value=undated(f"XXXX-Q{quarter}", Granularity.QUARTER), mod=run.mod)
    return dated(run, quarter_period(year, quarter))


def _year_of_quarter(quarter: int, today: date, ahead: bool | None) -> int:
    """The last such quarter begun; looking ahead, the next one, unless one has just ended: results come after it."""
    first_month = 3 * quarter - 2
    if ahead:
        return today.year + (today.month > first_month + 2 + _REPORTING_MONTHS)
    return today.year - (today.month < first_month)


def year_of_named(run: Run) -> int | None:
    """The year of a run whose own unit is not the year ("last year's third quarter", "this quarter")."""
    if run.has("year", "year_or_number"):
        return run.number("year", "year_or_number")
    units = [item for item in run.items if item.category == "unit" and item.value == "Y"]
    return year_of(run) if units else None


def read_quarter_code(run: Run) -> Reading | None:
    """Read "Q3 2024", "H1"."""
    code, year = run.word("quarter_code") or "", run.number("year")
    number, today = int(code[1]), run.anchor.today
    if code.startswith("H") and (year is None or number > 2):
        return None
    if year is None and today is not None:
        year = today.year - (today.month < 3 * number - 2)
    if year is None:
        return Reading(value=undated(f"XXXX-{code}", Granularity.QUARTER))
    return dated(run, quarter_period(year, number) if code.startswith("Q") else half_period(year, number))


def read_half(run: Run) -> Reading | None:
    """Read "the first half of 2015"; a half of something else than a year is none."""
    half, year = run.number("ordinal"), year_of_named(run)
    if year is None or half not in (1, 2):
        return None
    return dated(run, half_period(year, half))


def read_first_months(run: Run) -> Reading | None:
    """Read "the first nine months", a duration; "the first two quarters of 1990", a stretch of that year."""
    unit, count = run.word("units") or "M", run.number(*COUNT) or 0
    if run.number("ordinal") != 1 or not 0 < count <= 12:
        return None
    year, months = year_of_named(run), count * (3 if unit == "Q" else 1)
    if year is None:
        return Reading(value=undated(f"P{months}M", None, TimeType.DURATION), moves=False)
    timex, grain = {3: ("Q1", Granularity.QUARTER), 6: ("H1", Granularity.HALF)}.get(
        months, (f"01/{year:04}-{min(months, 12):02}", Granularity.MONTH)
    )
    return dated(run, months_period(year, 1, min(months, 12), f"{year:04}-{timex}", grain))


def read_season(run: Run) -> Reading | None:
    """A season with its year, or the last, this or next one."""
    season, today = run.word("season") or "", run.anchor.today
    year = year_of_named(run)
    if year is None and today is not None:
        year = _year_of_season(run, season, today)
    if year is None:
        return Reading(value=undated(f"XXXX-{season}", Granularity.SEASON), mod=run.mod)
    return dated(run, season_period(year, season))


def _year_of_season(run: Run, season: str, today: date) -> int:
    this = season_period(today.year, season)
    if run.has("last", "previous"):
        return today.year - (this.last >= today)
    if run.has("next", "following", "coming"):
        return today.year + (this.first <= today)
    if run.has("past"):
        return today.year - (this.first > today)
    if run.has("this"):
        return today.year - (season == "WI" and today.month < 3)
    return today.year if run.ahead or this.first <= today + timedelta(days=31) else today.year - 1


def read_year(run: Run) -> Reading | None:
    """A year."""
    year = run.number("year", "year_or_number")
    return None if year is None else dated(run, year_period(year))


def read_fiscal_year(run: Run) -> Reading | None:
    """A fiscal year, read as the calendar year it is named for."""
    year, today = run.number("year"), run.anchor.today
    if year is None and today is None:
        return Reading(value=undated("XXXX", Granularity.YEAR))
    return dated(run, year_period(year if year is not None else today.year))  # type: ignore[union-attr]  # one is known


def read_decade(run: Run) -> Reading | None:
    """Read "the early 1980s", "the nineties"."""
    year = run.number("decade")
    return None if year is None else dated(run, decade_period(year))


def read_century(run: Run) -> Reading | None:
    """Read "the 20th century"."""
    number = run.number("ordinal")
    return None if number is None or not 1 <= number <= 30 else dated(run, century_period((number - 1) * 100))


def read_year_end(run: Run) -> Reading | None:
    """Read "year-end", "the year's end"."""
    today = run.anchor.today
    if today is None:
        return Reading(value=undated("XXXX-12", Granularity.MONTH), mod="END")
    year = today.year if run.ahead or today.month > 6 else today.year - 1
    return Reading(value=month_period(year, 12).expression(), mod="END")


def read_holiday(run: Run) -> Reading | None:
    """A feast or holiday, in its year or the one nearest to the publication."""
    rule, today, year = run.word("holiday") or "", run.anchor.today, year_of_named(run)
    if year is None and today is not None:
        days = [day for one in (-1, 0, 1) if (day := holiday_in(rule, today.year + one)) is not None]
        if run.direction < 0 or run.ahead is False:
            days = [day for day in days if day < today or (day == today and run.direction == 0)]
        elif run.direction > 0 or run.ahead:
            days = [day for day in days if day >= today]
        chosen = min(days, key=lambda day: abs((day - today).days), default=None)
    else:
        chosen = holiday_in(rule, year) if year is not None else None
    if chosen is None:
        known = re.fullmatch(r"\d\d-\d\d", rule)
        return Reading(value=undated(f"XXXX-{rule}" if known else "XXXX-XX-XX", Granularity.DAY))
    return dated(run, day_period(chosen))


def holiday_in(rule: str, year: int) -> date | None:
    """The day of a holiday in a year: "12-25", "11 4 4" (month, week, ISO weekday), "easter+1", "election"."""
    if "easter" in rule:
        return _easter(year) + timedelta(days=int(rule.removeprefix("easter") or 0))
    if rule == "election":
        return _weekday_in(year, 11, 1, 1) + timedelta(days=1)
    parts = [int(part) for part in re.split(r"[ -]", rule)]
    if len(parts) == 2:
        return date(year, parts[0], parts[1])
    return _weekday_in(year, *parts) if len(parts) == 3 else None


def _weekday_in(year: int, month: int, week: int, weekday: int) -> date:
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (week - 1))
    return day if day.month == month else day - timedelta(days=7)


def _easter(year: int) -> date:
    """Easter Sunday of the western churches. Source: the anonymous Gregorian algorithm (Meeus, 1991)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def read_year_before(run: Run) -> Reading | None:
    """Read "a year earlier", "the year-ago quarter": a quarter told of, a year back; else the year before."""
    quarter, today = run.anchor.quarter, run.anchor.today
    if quarter is not None:
        year, number = int(quarter.timex[:4]), int(quarter.timex[-1])
        if run.has("ago", "earlier", "last", "comparable", "before", "previous"):
            year -= 1
        return Reading(value=quarter_period(year, number).expression(), mod=run.mod, moves=False)
    if run.find("unit") is None or today is None:
        return None if run.find("unit") is None else Reading(value=undated("XXXX", Granularity.YEAR))
    base = today
    if run.has("earlier", "before") and run.anchor.told is not None:
        base = run.anchor.told.first
    value = year_period(add_months(base, -12).year).expression()
    return Reading(value=value, mod=run.mod, moves=False)


def read_quarter_of_year(run: Run) -> Reading | None:
    """Read "the 1988 quarter": the quarter told of, in that year; "the 1988 period" without one is the year."""
    year, quarter = run.number("year"), run.anchor.quarter
    if year is None:
        return None
    period = year_period(year) if quarter is None else quarter_period(year, int(quarter.timex[-1]))
    return Reading(value=period.expression(), mod=run.mod, moves=False)
