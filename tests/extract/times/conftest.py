"""The English words of time, and a reader that shows what was found."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from rashomon.extract.language import load_language
from rashomon.extract.times import TimeMention, TimeWords, find_times

# A Thursday.
PUBLISHED = datetime(2023, 6, 15, tzinfo=UTC)

Read = Callable[..., list[tuple[str, str]]]


@pytest.fixture(scope="session")
def words() -> TimeWords:
    return TimeWords.from_table(load_language("en").section("times"))


@pytest.fixture(scope="session")
def mentions(words: TimeWords) -> Callable[..., tuple[TimeMention, ...]]:
    def find(text: str, reference: datetime | None = PUBLISHED) -> tuple[TimeMention, ...]:
        return find_times(text, words, reference)

    return find


@pytest.fixture(scope="session")
def read(mentions: Callable[..., tuple[TimeMention, ...]]) -> Read:
    """The words and TIMEX3 value of every mention."""

    def values(text: str, reference: datetime | None = PUBLISHED) -> list[tuple[str, str]]:
        return [(text[one.span.start : one.span.end], one.value.timex) for one in mentions(text, reference)]

    return values
