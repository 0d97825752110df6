"""Written dates of publication, read as precisely as they were written."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.clean.dates import find_date, find_day, find_revision, read_date


def instant(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("written", "wanted", "is_exact"),
    [
        ("2025-03-11", instant(2025, 3, 11), False),
        ("2025-03-11T09:52:00+01:00", instant(2025, 3, 11, 8, 52), True),
        ("2025-03-11 09:52:00", instant(2025, 3, 11, 9, 52), True),
        ("2025-03-11T09:52:00Z", instant(2025, 3, 11, 9, 52), True),
        ("Tue, 11 Mar 2025 09:52:00 +0100", instant(2025, 3, 11, 8, 52), True),
        ("Tue, 11 Mar 2025 09:52:00 GMT", instant(2025, 3, 11, 9, 52), True),
        ("Friday 29 November 2024 17:31:09", instant(2024, 11, 29, 17, 31, 9), True),
        ("Fri 07 Apr 2017 at 0914", instant(2017, 4, 7, 9, 14), True),
        ("11 March 2025", instant(2025, 3, 11), False),
        ("March 11, 2025", instant(2025, 3, 11), False),
        ("Mar 11,2025", instant(2025, 3, 11), False),
        ("Mar 112025", instant(2025, 3, 11), False),
        ("March 11th, 2025 5:03 pm EST", instant(2025, 3, 11, 22, 3), True),
        ("12 Jan 90", instant(1990, 1, 12), False),
        ("11.03.2025", instant(2025, 3, 11), False),
        ("11-03-2025", instant(2025, 3, 11), False),
        ("03/25/2025", instant(2025, 3, 25), False),
        ("25/03/2025", instant(2025, 3, 25), False),
        ("Published: 11 March 2025, 12:10 AM", instant(2025, 3, 11, 0, 10), True),
    ],
)
def test_dates_are_read(written: str, wanted: datetime, is_exact: bool) -> None:
    """In the forms of metadata, mail, stamps and datelines."""
    stamp = read_date(written)

    assert stamp is not None
    assert (stamp.moment, stamp.is_exact) == (wanted, is_exact)


@pytest.mark.parametrize(
    "written", ["", "yesterday", "March 2025", "31 February 2025", "03/04/2025", "2025", "11 March", "Mar 1120256"]
)
def test_what_is_no_full_date_is_none(written: str) -> None:
    """Days that do not exist, months alone, and orders that cannot be told."""
    assert read_date(written) is None


def test_words_of_revision_are_told_apart() -> None:
    """An update is not the publication."""
    updated, published = find_date("Updated: 11 March 2025 18:20"), find_date("Published: 11 March 2025 18:20")

    assert updated is not None
    assert published is not None
    assert (updated.is_revision, published.is_revision) == (True, False)


def test_day_without_year_is_the_last_one() -> None:
    """Never after the capture; leap days go back to their year; without capture there is none."""
    march = instant(2025, 3, 12)

    assert find_day("11 March", march).moment == instant(2025, 3, 11)  # type: ignore[union-attr]
    assert find_day("December 30", march).moment == instant(2024, 12, 30)  # type: ignore[union-attr]
    assert find_day("29 February", march).moment == instant(2024, 2, 29)  # type: ignore[union-attr]
    assert find_day("11 March", None) is None


def test_revision_is_read_from_a_correction() -> None:
    """A full date, or a time on the day of publication; a time before it is not believed."""
    published = read_date("2025-03-11T14:10:00+01:00")

    assert find_revision("Correction, 18:20: the number was wrong.", published) == instant(2025, 3, 11, 17, 20)
    assert find_revision("Amended on 12 March 2025 to correct a name.", published) == instant(2025, 3, 12)
    assert find_revision("Correction, 08:20: the number was wrong.", published) is None
    assert find_revision("Correction: the ferry left at 16:40, not 16:00.", published) is None
    assert find_revision("Correction, 18:20: the number was wrong.", None) is None


@given(st.datetimes(datetime(1951, 1, 1), datetime(2049, 12, 31)), st.integers(-12 * 60, 14 * 60))
def test_iso_dates_go_round(moment: datetime, minutes: int) -> None:
    """What is written as ISO 8601 is read as the same instant, with its zone."""
    zone = timezone(timedelta(minutes=minutes))
    aware = moment.replace(microsecond=0, tzinfo=zone)

    stamp = read_date(aware.isoformat())

    assert stamp is not None
    assert stamp.moment == aware
    assert stamp.zone == zone
