"""Articles and spans."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rashomon.model import Article, ArticleId, Span, TextField

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)


def an_article(**changes):
    return Article(id=ArticleId("a"), text="Nine dead in Maren.", title="Nine dead", published=NOON, **changes)


def test_a_first_version_is_known_from_its_publication():
    assert an_article(fetched=NOON + timedelta(hours=1)).known_from == NOON


def test_a_later_version_is_known_from_its_revision():
    first = an_article()
    second = replace(first, id=ArticleId("b"), version_of=first.id, revised=NOON + timedelta(hours=2))

    assert second.known_from == NOON + timedelta(hours=2)


def test_an_article_without_any_instant_is_known_from_none():
    assert replace(an_article(), published=None).known_from is None


def test_a_span_quotes_the_text_it_points_into():
    article = an_article()

    assert article.quote(Span(start=0, end=4)) == "Nine"
    assert article.quote(Span(start=5, end=9, field=TextField.TITLE)) == "dead"


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2)])
def test_a_span_that_holds_nothing_is_refused(start, end):
    with pytest.raises(ValueError, match="span"):
        Span(start=start, end=end)


def test_spans_of_different_texts_never_meet():
    inside = Span(start=0, end=4, field=TextField.TITLE)

    assert not Span(start=0, end=9).covers(inside)
    assert not Span(start=0, end=9).overlaps(inside)
