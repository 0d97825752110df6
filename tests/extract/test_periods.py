from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract.language import load_language
from rashomon.extract.periods import claim_time
from rashomon.extract.times import TimeWords, find_times
from rashomon.model import Span

WORDS = TimeWords.from_table(load_language("en").section("times"))
# A Thursday.
PUBLISHED = datetime(2023, 6, 15, tzinfo=UTC)


def dated(text: str, cue: str) -> str | None:
    """The words of the time expression that dates a cue; the sentence is the one between full stops or line ends."""
    start = text.index(cue)
    begin = max(text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0, text.rfind("\n", 0, start) + 1)
    stop = text.find(".", start) + 1 or len(text)
    found = claim_time(
        Span(start=start, end=start + len(cue)),
        Span(start=begin, end=stop),
        find_times(text, WORDS, PUBLISHED),
        PUBLISHED,
        text,
    )
    return None if found is None else text[found.span.start : found.span.end]


SENTENCES = [
    ("A mine killed four people on Tuesday.", "killed", "Tuesday"),
    ("Shelling killed nine on Monday, a hospital said on Wednesday.", "killed", "Monday"),
    ("Nine died, the ministry said on Wednesday.", "died", "Wednesday"),
    ("Over the past 24 hours, 20 fighters were killed.", "killed", "the past 24 hours"),
    ("On Tuesday, eight were killed in a war that began in 2011.", "killed", "Tuesday"),
    ("Floods killed 300 people in 2015.", "killed", "2015"),
    ("The blast, the first since the war broke out in 2011, killed a nurse on Monday.", "killed", "Monday"),
    ("The blast, the first to hit the town since a truce in 2011, killed a nurse.", "killed", None),
    ("Two were killed on Monday and six were wounded on Tuesday.", "killed", "Monday"),
    ("Two were killed on Monday and six were wounded on Tuesday.", "wounded", "Tuesday"),
]


@pytest.mark.parametrize(("text", "cue", "expected"), SENTENCES)
def test_the_sentence_dates_its_claim(text, cue, expected):
    assert dated(text, cue) == expected


def test_narration_goes_on_with_the_day_told_of():
    assert dated("A dam broke on Tuesday. Forty people were killed.", "killed") == "Tuesday"


def test_another_paragraph_does_not_date_a_claim():
    assert dated("A dam broke on Tuesday.\nForty people were killed.", "killed") is None


def test_a_background_year_does_not_carry_over():
    assert dated("The war began in 2011. Forty people were killed.", "killed") is None


def test_nothing_is_made_up_where_no_time_is_told():
    assert dated("Forty people were killed.", "killed") is None


def test_what_is_still_to_come_does_not_date_what_has_happened():
    assert dated("Forty were killed and rain is expected in the coming days.", "killed") is None


def test_a_comparison_since_a_time_does_not_date_a_claim():
    assert dated("More than 40 have died in the deadliest storm since 2020.", "died") is None


def test_since_opens_a_period_up_to_the_publication():
    text = "Floods have killed 300 people since March 2020."
    found = claim_time(
        Span(start=12, end=18), Span(start=0, end=len(text)), find_times(text, WORDS, PUBLISHED), PUBLISHED, text
    )

    assert found is not None
    assert found.value.earliest == datetime(2020, 3, 1, tzinfo=UTC)
    assert found.value.latest == datetime(2023, 6, 15, 23, 59, 59, tzinfo=UTC)


def test_a_clock_time_dates_another_sentence_by_its_day():
    text = "Thu 15 June 2023 10:40\nForty people were killed."
    found = claim_time(
        Span(start=40, end=46), Span(start=23, end=len(text)), find_times(text, WORDS, PUBLISHED), PUBLISHED, text
    )

    assert found is not None
    assert found.value.timex == "2023-06-15"


@given(text=st.text(max_size=120), start=st.integers(0, 100), length=st.integers(1, 20))
def test_any_span_can_be_asked_for(text, start, length):
    anchor = Span(start=start, end=start + length)
    mentions = find_times(text, WORDS, PUBLISHED)

    found = claim_time(anchor, Span(start=0, end=start + length + 50), mentions, PUBLISHED, text)

    assert found is None or any(found.span == one.span for one in mentions)


def test_a_stated_date_dates_the_head_of_the_article():
    assert dated("Thu 15 June 2023\nForty people were killed.", "killed") == "Thu 15 June 2023"


def test_a_date_that_is_not_the_publication_is_no_stated_date():
    assert dated("Mon 5 June 2023\nForty people were killed.", "killed") is None


def test_a_time_that_ends_a_clause_of_since_opens_a_period():
    """All that was counted from the truce's end to the publication."""
    text = "Over 350 civilians were killed since a brokered truce collapsed on May 19, according to a monitor."
    start = text.index("killed")

    found = claim_time(
        Span(start=start, end=start + 6),
        Span(start=0, end=len(text)),
        find_times(text, WORDS, PUBLISHED),
        PUBLISHED,
        text,
    )

    assert found is not None
    assert found.value.earliest == datetime(2023, 5, 19, tzinfo=UTC)
    assert found.value.latest == datetime(2023, 6, 15, 23, 59, 59, tzinfo=UTC)
