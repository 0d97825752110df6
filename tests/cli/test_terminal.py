"""What commands print of a moment."""

from datetime import UTC, datetime

from rashomon.cli.terminal import when


def test_an_hour_that_nobody_knows_is_not_told():
    """A publication of which only the day is known is kept as its midnight."""
    assert when(datetime(2031, 3, 11, tzinfo=UTC)).strip() == "2031-03-11"
    assert when(datetime(2031, 3, 11, 14, 5, tzinfo=UTC)) == "2031-03-11 14:05"
