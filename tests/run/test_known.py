"""What was known at an instant."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from rashomon.model import Article, ArticleId
from rashomon.run.known import known_at, known_from

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)


def an_article(name="a", hours=0, **changes):
    return Article(id=ArticleId(name), text="Nine dead.", published=NOON + timedelta(hours=hours), **changes)


def test_an_article_is_known_from_its_publication():
    early, late = an_article("a"), an_article("b", hours=3)

    assert known_at([early, late], NOON + timedelta(hours=1)) == [early]


def test_a_corrected_version_replaces_the_first_from_its_revision_on():
    first = an_article("a")
    second = replace(first, id=ArticleId("a2"), version_of=first.id, revised=NOON + timedelta(hours=2))

    assert known_at([first, second], NOON + timedelta(hours=1)) == [first]
    assert known_at([first, second], NOON + timedelta(hours=2)) == [second]
    assert known_at([first, second], None) == [second]


def test_an_article_without_a_date_is_kept():
    undated = Article(id=ArticleId("u"), text="Nine dead.")

    assert known_from(undated) is None
    assert known_at([undated], NOON) == [undated]
