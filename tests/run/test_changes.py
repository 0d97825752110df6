"""What changes is told with its spans: new versions, what they say otherwise, and what was taken down."""

from datetime import timedelta

import pytest

from rashomon.acquire.fetch import Fetcher
from rashomon.acquire.opml import Subscription
from rashomon.acquire.options import AcquireOptions
from rashomon.config import Config, WatchOptions
from rashomon.run.pipeline import View
from rashomon.run.views import story_report
from rashomon.run.watch import Watcher
from rashomon.run.workspace import Workspace
from rashomon.store.stories import ChangeKind

from .desk import NOON, capture
from .feed_server import FeedServer, page

pytestmark = pytest.mark.usefixtures("light_reading")

URL = "https://norda.example/ferry"
FIRST = "Ferry fire off Maren. 9 people died on the ferry off Maren, officials said. Boats searched the sound."
SECOND = FIRST.replace("9 people", "12 people")


@pytest.fixture
def space(store):
    return Workspace(store)


def take(space, *captures):
    space.keep(captures)
    space.process()


def changes(space, kind):
    with space.store.read() as session:
        return [change for change in session.stories.changes() if change.kind is kind]


def test_a_new_version_is_told_with_what_it_says_otherwise(space):
    take(space, capture("v1", FIRST, url=URL))
    take(space, capture("v2", SECOND, url=URL, revised=(NOON + timedelta(minutes=40)).isoformat()))

    assert len(changes(space, ChangeKind.ARTICLE_CHANGED)) == 1
    told = changes(space, ChangeKind.CLAIM_CHANGED)
    assert [[words for _, _, _, words in change.spans] for change in told] == [["9 people died", "12 people died"]]
    assert told[0].known_at == NOON + timedelta(minutes=40)


def test_a_figure_that_a_new_version_drops_is_told_as_withdrawn(space):
    take(space, capture("v1", FIRST, url=URL))
    take(space, capture("v2", FIRST.replace("9 people died", "Nobody knows who was"), url=URL))

    (told,) = changes(space, ChangeKind.CLAIM_WITHDRAWN)
    assert told.spans[0][3] == "9 people died"


def test_a_figure_that_a_new_version_adds_is_told(space):
    take(space, capture("v1", FIRST.replace("9 people died", "Nobody knows who was"), url=URL))
    take(space, capture("v2", FIRST, url=URL))

    (told,) = changes(space, ChangeKind.CLAIM_ADDED)
    assert told.spans[0][3] == "9 people died"


def test_a_version_is_never_overwritten(space):
    take(space, capture("v1", FIRST, url=URL))
    take(space, capture("v2", SECOND, url=URL))

    with space.store.read() as session:
        versions = session.articles.versions(URL)
    assert [one.article.text for one in versions] == [FIRST, SECOND]
    assert versions[1].article.version_of == versions[0].article.id


def test_the_story_as_known_before_a_revision_has_the_version_of_then(space):
    take(space, capture("v1", FIRST, url=URL))
    take(space, capture("v2", SECOND, url=URL, revised=(NOON + timedelta(minutes=40)).isoformat()))

    with space.store.read() as session:
        (story,) = session.stories.ids()
        view = View(as_known_at=NOON + timedelta(minutes=20))
        then = story_report(session, story, config=Config(), view=view)
        now = story_report(session, story, config=Config(), view=View())

    assert [article.text for article in then.articles] == [FIRST]
    assert [claim.value.lower for claim in then.claims] == [9]
    assert [article.text for article in now.articles] == [SECOND]
    assert [claim.value.lower for claim in now.claims] == [12]


def test_a_story_as_it_was_known_has_no_title_of_later(space):
    """The title of now would tell the reader of then what had not been said."""
    take(space, capture("v1", FIRST, url=URL, title="9 dead off Maren"))
    revised = (NOON + timedelta(minutes=40)).isoformat()
    take(space, capture("v2", SECOND, url=URL, title="12 dead off Maren", revised=revised))

    with space.store.read() as session:
        (story,) = session.stories.ids()
        then = story_report(session, story, config=Config(), view=View(as_known_at=NOON))
        now = story_report(session, story, config=Config(), view=View())

    assert (then.stories[0].title, now.stories[0].title) == ("9 dead off Maren", "12 dead off Maren")


def test_an_undated_article_counts_from_when_it_came(store):
    space = Workspace(store, clock=lambda: NOON)
    take(space, capture("undated", FIRST, published=""))

    with store.read() as session:
        (story,) = session.stories.ids()
        before = story_report(session, story, config=Config(), view=View(as_known_at=NOON - timedelta(days=1)))

    assert before.articles == ()


def test_going_back_to_an_earlier_wording_is_a_version_too(space):
    for number, text in enumerate((FIRST, SECOND, FIRST, SECOND)):
        take(space, capture(f"v{number}", text, url=URL))

    with space.store.read() as session:
        versions = session.articles.versions(URL)
    assert [one.article.text for one in versions] == [FIRST, SECOND, FIRST, SECOND]
    assert len({one.article.id for one in versions}) == 4


def test_two_versions_in_one_batch_are_chained(space):
    take(space, capture("v1", FIRST, url=URL), capture("v2", SECOND, url=URL))

    with space.store.read() as session:
        first, second = session.articles.versions(URL)
    assert (second.version, second.article.version_of) == (2, first.article.id)


def test_an_article_that_is_taken_down_is_told_once_with_what_it_had_said(space, tmp_path):
    with FeedServer() as server:
        url = f"{server.root}/a"
        server.routes = {"/rss": server.feed(url), "/a": server.html(page(lead="9 people died off Maren."))}
        clock = [NOON]
        with Fetcher(options=AcquireOptions(allow_loopback=True)) as fetcher:
            watcher = Watcher(space.store, fetcher, options=WatchOptions(host_pause_s=0.0), clock=lambda: clock[0])
            watcher.subscribe([Subscription(url=f"{server.root}/rss")])
            watcher.look()
            space.process()
            server.routes["/a"] = (410, {}, b"")
            for _ in range(2):
                clock[0] += timedelta(hours=1)
                watcher.look()

    (told,) = changes(space, ChangeKind.ARTICLE_WITHDRAWN)
    assert [words for _, _, _, words in told.spans] == ["9 people died"]
    assert told.at == NOON + timedelta(hours=1)
