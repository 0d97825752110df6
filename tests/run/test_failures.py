"""A text on which the rules fail costs only itself: it is kept, told of, and read again at a rebuild."""

import pytest

import rashomon
from rashomon.model import Extraction
from rashomon.run import local
from rashomon.run.workspace import Workspace

from .desk import capture, read_lightly

BAD, GOOD = "Police said. 3 people died on the ferry.", "12 people died when the ferry sank off Lisk."


@pytest.fixture
def fragile(monkeypatch):
    """Rules that trip over one text, until they are mended: the function returned mends them."""
    broken = [True]

    def read(article, *, annotator):
        if broken and article.text == BAD:
            raise IndexError("tuple index out of range")
        [extraction] = read_lightly([article], workers=1)
        return extraction

    monkeypatch.setattr(local, "extract", read)
    return broken.clear


@pytest.mark.usefixtures("fragile")
def test_the_others_are_compared_and_the_failure_is_told():
    """One rejection, with the stage, the kind of error and what to do; the article itself is in the report."""
    report = rashomon.compare([{"id": "a1", "text": BAD}, {"id": "a2", "text": GOOD}])

    [failure] = report.rejections
    assert (failure.stage, failure.code, failure.location) == ("extract", "unreadable", "a1")
    assert "IndexError" in failure.message
    assert "report it" in failure.message
    assert {article.id for article in report.articles} == {"a1", "a2"}
    assert {claim.article for claim in report.claims} == {"a2"}


def test_a_workspace_keeps_the_article_and_reads_it_at_the_next_rebuild(store, fragile):
    """Nothing is lost: the failure is on record, and mended rules read the text."""
    space = Workspace(store)
    space.keep([capture("bad", BAD), capture("good", GOOD)])

    made = space.process()

    assert (made.articles, made.unread, made.rejected) == (2, 1, 0)
    with store.read() as session:
        [failure] = session.captures.rejections()
        assert failure.location == "bad"
        assert claims_of(session) == {"bad": 0, "good": 1}

    space.rebuild()
    with store.read() as session:
        assert [one.location for one in session.captures.rejections()] == ["bad", "bad"]

    fragile()
    space.rebuild()

    with store.read() as session:
        assert claims_of(session) == {"bad": 1, "good": 1}


def claims_of(session):
    ids = [one.article.id for one in session.articles.since(0)]
    return {one.article: len(one.claims) for one in session.articles.extractions(ids)}


@pytest.mark.usefixtures("fragile")
def test_an_unread_article_is_an_extraction_with_its_reason():
    """`read_article` never raises: what fails is empty and says why."""
    [article] = rashomon.compare([{"id": "a1", "text": BAD}]).articles

    read = local.read_article(article)

    assert isinstance(read, Extraction)
    assert (read.mentions, read.claims) == ((), ())
    assert local.failures([read]) == (read.failure,)
