"""Where articles stand: as a whole in one story, with passages in others."""

import pytest

from rashomon.model import Membership, Span

from .test_workspace import an_article, put_article  # invented articles


def part(article, story, *spans):
    return Membership(
        article=article,
        story=story,
        reasons=("told in a part",),
        passages=tuple(Span(start=a, end=b) for a, b in spans),
    )


@pytest.fixture
def session(store):
    with store.write() as session:
        for name in ("a1", "a2", "a3"):
            put_article(session, an_article(name))
            session.memberships.move([name], f"s-{name}", ["opened"])
        yield session


def places(session, article):
    return {one.story: [(span.start, span.end) for span in one.passages] for one in session.memberships.of(article)}


def test_an_article_has_its_own_story_first(session):
    session.memberships.divide("a1", [part("a1", "s-a0", (0, 9)), part("a1", "s-a2", (10, 20))])

    assert session.memberships.of_article("a1") == ("s-a1", "s-a0", "s-a2")
    assert session.memberships.own_story("a1") == "s-a1"


def test_a_story_lists_whom_it_shares_and_closes_without_its_own(session):
    session.memberships.divide("a1", [part("a1", "s-a2", (0, 9))])

    assert session.memberships.members("s-a2") == ("a2", "a1")
    assert session.memberships.members("s-a2", own_only=True) == ("a2",)

    session.memberships.move(["a2"], "s-a3", ["moved"])
    assert "s-a2" not in session.memberships.populated()
    session.memberships.close("s-a2")
    assert session.memberships.of_article("a1") == ("s-a1",)


def test_parts_follow_a_merge(session):
    session.memberships.divide("a1", [part("a1", "s-a2", (0, 9)), part("a1", "s-a3", (10, 20))])

    session.memberships.merge("s-a3", "s-a2", "its story was taken in")

    assert places(session, "a1") == {"s-a1": [], "s-a2": [(0, 9), (10, 20)]}
    assert places(session, "a3") == {"s-a2": []}
    assert session.memberships.of("a3")[0].reasons == ("opened", "its story was taken in")


def test_a_part_of_the_own_story_is_no_part(session):
    session.memberships.divide("a1", [part("a1", "s-a2", (0, 9))])

    session.memberships.merge("s-a1", "s-a2", "its story was taken in")

    assert places(session, "a1") == {"s-a2": []}


def test_an_article_that_moves_into_a_story_it_told_of_is_there_as_a_whole(session):
    session.memberships.divide("a1", [part("a1", "s-a2", (0, 9))])

    session.memberships.move(["a1"], "s-a2", ["moved"])

    assert places(session, "a1") == {"s-a2": []}
