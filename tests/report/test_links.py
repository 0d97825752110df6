"""Words of claims as a reader meets them alone: which of them are a clause with a subject."""

import pytest

from rashomon.model import EVENT, ArticleId, Claim, RoleSpan, Span, SpanRole
from rashomon.report.view.links import is_whole_clause
from rashomon.values import Statement


def told(words: str, rule: str = "statement:clause") -> Claim:
    """A claim of these words."""
    span = RoleSpan(role=SpanRole.CONTENT, span=Span(start=0, end=len(words)))
    return Claim(article=ArticleId("a"), kind=EVENT, spans=(span,), value=Statement(text=words), rule=rule)


@pytest.mark.parametrize(
    "words",
    ["the crew had left the ferry at dawn", "“There was no fire on the ferry,”", "that two boats reached the pier"],
)
def test_a_clause_with_its_subject_is_whole(words):
    """Quotation marks and a "that" in front do not matter."""
    assert is_whole_clause(told(words))


@pytest.mark.parametrize(
    "words",
    [
        "was wounded in that fire",
        "to leave the ferry at dawn",
        "whose crew had left the ferry",
        "leaving the ferry at the pier",
        "Arrested in a fatal ferry fire",
        "the fire",
    ],
)
def test_what_begins_with_its_verb_or_hangs_on_another_is_not(words):
    """Its subject stands elsewhere."""
    assert not is_whole_clause(told(words))


def test_a_phrase_names_a_thing_and_tells_nothing():
    """However long it is."""
    assert not is_whole_clause(told("its role in the sale of the ferry", "statement:object"))
