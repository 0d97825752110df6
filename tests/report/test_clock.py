from datetime import UTC, datetime

import pytest

from rashomon.report.view.clock import Clock
from rashomon.values import Granularity, TimeExpression, TimeType


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def time(earliest, latest, grain, timex=""):
    return TimeExpression(
        type=TimeType.DATE,
        timex=timex,
        earliest=at(earliest) if earliest else None,
        latest=at(latest) if latest else None,
        granularity=grain,
    )


WEEK = Clock(first=at("2025-03-11T08:00"), last=at("2025-03-13T18:00"))
MONTHS = Clock(first=at("2025-03-11T08:00"), last=at("2025-06-13T18:00"))


def test_within_a_week_a_weekday_says_enough():
    assert WEEK.instant(at("2025-03-12T09:05")) == "Wed 09:05"


def test_beyond_a_week_the_date_is_said():
    assert MONTHS.instant(at("2025-03-12T09:05")) == "12 Mar, 09:05"


def test_where_only_the_day_is_known_no_hour_is_said():
    assert WEEK.instant(at("2025-03-12T00:00"), exact=False) == "Wed 12 Mar"


def test_another_year_is_named():
    assert WEEK.instant(at("2015-03-12T09:05")) == "12 Mar 2015, 09:05"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (time("2025-03-12T00:00", "2025-03-12T23:59:59", Granularity.DAY), "Wed 12 Mar"),
        (time("2025-03-01T00:00", "2025-03-31T23:59:59", Granularity.MONTH), "March 2025"),
        (time("2015-01-01T00:00", "2015-12-31T23:59:59", Granularity.YEAR), "2015"),
        (time("2025-03-12T05:00", "2025-03-12T12:00", Granularity.DAY_PART, "2025-03-12TMO"), "Wed 12 Mar, morning"),
        (time("2025-03-11T00:00", "2025-03-13T23:59:59", Granularity.DAY), "11–13 Mar"),
        (time("2025-03-12T11:00", "2025-03-12T11:00", Granularity.MINUTE), "Wed 11:00"),
        (time("2025-03-11T06:40", "2025-03-12T06:40", Granularity.HOUR), "Tue 06:40 – Wed 06:40"),
        (time("2025-03-11T00:00", "2025-03-12T23:59:59", Granularity.HOUR), "11–12 Mar"),
        (time(None, "2025-03-12T11:00", None), "until Wed 12 Mar"),
        (time("2025-03-12T11:00", None, None), "since Wed 12 Mar"),
        (time(None, None, None, "PAST_REF"), ""),
        (None, ""),
    ],
)
def test_periods_keep_their_grain(given, words):
    assert WEEK.period(given) == words


def test_a_story_without_dates_has_a_clock():
    assert Clock().instant(at("2025-03-12T09:05")) == "12 Mar 2025, 09:05"
    assert Clock().long(None) == "no date"
