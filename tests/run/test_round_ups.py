"""An article that tells of several stories stands in each of them in a workspace, with its passages."""

import itertools

import pytest

from rashomon.config import Config
from rashomon.model import ArticleId, ClaimId
from rashomon.run.checking import check
from rashomon.run.pipeline import View, compare_articles
from rashomon.run.views import look_at
from rashomon.run.workspace import Workspace
from rashomon.serve.evidence import homes
from rashomon.store import open_store
from rashomon.store.reviews import Review, ReviewAction

from .desk import NOON, capture, state_of

pytestmark = pytest.mark.usefixtures("light_reading")

FERRY = (
    "The ferry Santa Olvida sank off Marenport on Tuesday with 212 aboard, and 14 people died, harbour master Ilse"
    " Brandauer said. It struck the reef of Cabo Negro, and captain Tomas Riquelme was among the rescued."
)
STRIKE = (
    "Miners in Tolmouth walked out on Wednesday after talks over wages at the Greyfold pit failed, union leader Bram"
    " Oosterling said. 3 people died there in May, and the owner, Halvard Mining, called the strike unlawful."
)
ROUND_UP_FERRY = (
    "The loss of the ferry Santa Olvida off Marenport, in which 15 people died on Tuesday, is put down to the reef of"
    " Cabo Negro by harbour master Ilse Brandauer; captain Tomas Riquelme was rescued with most of the 212 aboard."
)
ROUND_UP_STRIKE = (
    "In Tolmouth the miners of the Greyfold pit have walked out over wages; union leader Bram Oosterling recalls that"
    " 4 people died there in May, while Halvard Mining calls their strike unlawful."
)

DAY = 24 * 60
CAPTURES = {
    "ferry": capture("ferry", FERRY, outlet="Norda", title="Ferry Santa Olvida sinks off Marenport"),
    "strike": capture("strike", STRIKE, outlet="Kanal", title="Tolmouth miners walk out", minutes=DAY),
    "brief": capture(
        "brief", f"{ROUND_UP_FERRY}\n{ROUND_UP_STRIKE}", outlet="Tolve Post", title="The week in brief", minutes=2 * DAY
    ),
}
NAMES = tuple(CAPTURES)


def fill(store, *names, restarts=False):
    space = Workspace(store)
    for name in names:
        space = Workspace(store) if restarts else space
        space.keep([CAPTURES[name]])
        space.process()
    return space


def told(store):
    """For each article its own story, and what it tells of others, both named by the reports they began with."""
    with store.read() as session:
        own = {name: session.memberships.own_story(name) for name in NAMES}
        first = {story: name for name, story in reversed(own.items())}
        parts = session.memberships.parts_of(NAMES)
        text = session.articles.get(["brief"])[0].article
        return {name: first[story] for name, story in own.items()}, {
            (part.article, first[part.story]): [text.quote(span) for span in part.passages] for part in parts
        }


def story_of(session, name):
    return session.memberships.own_story(name)


def test_a_round_up_stands_in_each_story_with_its_passage(store):
    fill(store, *NAMES)

    own, parts = told(store)

    assert own == {"ferry": "ferry", "strike": "strike", "brief": "ferry"}
    assert parts == {("brief", "strike"): [ROUND_UP_STRIKE]}


@pytest.mark.parametrize("order", list(itertools.permutations(NAMES)))
def test_in_any_order_restarts_and_a_rebuild_change_nothing(store, order, tmp_path):
    space = fill(store, *order)
    restarted = open_store(tmp_path / "restarted")
    fill(restarted, *order, restarts=True)
    before = state_of(store)

    space.rebuild()

    assert told(store)[1]
    assert state_of(store) == before
    assert state_of(restarted) == before


def test_a_claim_is_compared_in_the_story_that_its_passage_tells(store):
    fill(store, *NAMES)

    with store.read() as session:
        figures = {
            name: {
                position.value.lower
                for finding in session.stories.get(story_of(session, name)).findings
                for position in finding.positions
            }
            for name in ("ferry", "strike")
        }
    assert figures == {"ferry": {14, 15}, "strike": {3, 4}}


def test_a_workspace_finds_what_a_comparison_finds(store):
    fill(store, *NAMES)

    with store.read() as session:
        articles = [session.articles.get([name])[0].article for name in NAMES]
        stored = [session.stories.get(story_of(session, name)) for name in ("ferry", "strike")]
    report = compare_articles(articles, config=Config(), view=View())

    assert [set(one.story.articles) for one in stored] == [set(story.articles) for story in report.stories]
    assert {one for result in stored for one in result.memberships} == set(report.memberships)
    assert [one.story.title for one in stored] == [story.title for story in report.stories]


def test_a_story_is_told_that_a_round_up_tells_of_it(store):
    fill(store, *NAMES)

    with store.read() as session:
        changes = session.stories.changes(story=story_of(session, "strike"))
    assert "Tolve Post, “The week in brief” tells of it in a part" in [one.summary for one in changes]


def test_a_claim_of_a_part_is_shown_in_its_story_only(store):
    fill(store, *NAMES)

    with store.read() as session:
        (read,) = session.articles.extractions(["brief"])
        shown = [homes(session, claim) for claim in read.claims]
        assert shown == [(story_of(session, "ferry"),), (story_of(session, "strike"),)]


def test_a_story_as_it_was_known_counts_the_part_only(store):
    fill(store, *NAMES)

    with store.read() as session:
        story = story_of(session, "strike")
        moment = session.articles.get(["brief"])[0].known_at
        look = look_at(session, story, config=Config(), view=View(as_known_at=moment))
    values = {position.value.lower for finding in look.report.findings for position in finding.positions}
    assert values == {3, 4}


def test_stories_that_people_merge_have_the_whole_article(store):
    fill(store, *NAMES)

    with store.read() as session:
        ferry, strike = (story_of(session, name) for name in ("ferry", "strike"))
        merge = Review(
            seq=1, at=NOON, author="Ada", action=ReviewAction.MERGE, target=f"{ferry} {strike}", detail={}, undoes=None
        )
        look = look_at(session, ferry, config=Config(), view=View(), reviews=[merge])
        claims = [claim for one in session.articles.extractions(NAMES) for claim in one.claims]
    held = {ClaimId(name) for one in look.report.findings for position in one.positions for name in position.claims}
    assert held == {claim.id for claim in claims}
    assert [one.article for one in look.report.memberships] == sorted(NAMES)
    assert not any(one.passages for one in look.report.memberships)


def test_a_part_that_people_split_off_keeps_its_passage(store):
    fill(store, *NAMES)

    with store.read() as session:
        strike = story_of(session, "strike")
        split = Review(
            seq=1, at=NOON, author="Ada", action=ReviewAction.SPLIT, target=strike, detail={"articles": ["strike"]},
            undoes=None,
        )  # fmt: skip
        look = look_at(session, strike, config=Config(), view=View(), reviews=[split])
    values = {position.value.lower for finding in look.report.findings for position in finding.positions}
    assert look.report.stories[0].articles == (ArticleId("brief"),)
    assert values == {4}


def test_a_divided_workspace_is_sound(store):
    fill(store, *NAMES)

    assert list(check(store)) == []
