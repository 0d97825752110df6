"""A workspace keeps what it was given, on every database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rashomon import model, values
from rashomon.errors import StoreError
from rashomon.store import open_store
from rashomon.store.articles import lineage_of, version_id
from rashomon.store.captures import Outcome
from rashomon.store.feeds import FeedState
from rashomon.store.search import Query
from rashomon.store.stories import Change, ChangeKind, StoredStory, StoryResult

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)
TEXT = "Harbour police counted nine dead in Maren. Boats searched the sound."


def a_capture(name="one"):
    return model.Capture(
        location=f"{name}.txt", body=TEXT.encode(), media_type="text/plain", fetched=NOW, metadata={"outlet": "Norda"}
    )


def an_article(name="a1", text=TEXT, **changes):
    return model.Article(
        id=model.ArticleId(name), text=text, title="Nine dead", outlet="Norda", published=NOW, language="en", **changes
    )


def an_extraction(article):
    span = model.Span(start=article.text.index("nine"), end=article.text.index("nine") + 9)
    origin = model.Link(
        role=model.LinkRole.ORIGIN,
        name="harbour police",
        actor=values.Actor(name="harbour police", type=values.ActorType.POLICE, is_party=False),
    )
    claim = model.Claim(
        article=article.id,
        kind="killed",
        spans=(model.RoleSpan(role=model.SpanRole.VALUE, span=span),),
        value=values.Quantity(lower=9, upper=9, unit="person"),
        counted="all",
        where=values.Place(name="Maren"),
        chain=(origin,),
        known_at=NOW,
        rule="test",
    )
    mention = model.Mention(
        article=article.id, layer=model.Layer.ACTOR, span=model.Span(start=0, end=14), value=origin.actor, form="label"
    )
    return model.Extraction(article=article.id, mentions=(mention,), claims=(claim,))


def put_article(session, article, *, capture=None, version=1):
    kept = capture or a_capture(article.id)
    session.captures.add(kept, now=NOW)
    session.articles.add(article, lineage=lineage_of(article), version=version, capture=kept.id, known_at=NOW)
    session.captures.settle(kept.id, Outcome.ARTICLE)
    session.articles.set_extraction(an_extraction(article), article, code="1")


def a_story(*articles, name="s1"):
    story = model.Story(id=model.StoryId(name), title="Nine dead", articles=tuple(one.id for one in articles))
    memberships = tuple(
        model.Membership(article=one.id, story=story.id, reasons=("Maren",))
        for one in sorted(articles, key=lambda article: article.id)
    )
    glance = StoredStory(
        id=story.id,
        title=story.title,
        opened=NOW,
        updated=NOW,
        articles=len(articles),
        outlets=1,
        origins=1,
        conflicts=0,
    )
    return StoryResult(story=story, memberships=memberships, copies=(), comparisons=(), findings=()), glance


def test_the_same_capture_twice_is_kept_once(store):
    with store.write() as session:
        first = session.captures.add(a_capture(), now=NOW)
        second = session.captures.add(a_capture(), now=NOW)

    with store.read() as session:
        assert (first, second) == (True, False)
        assert session.captures.count() == {"pending": 1}


def test_a_capture_comes_back_byte_for_byte(store):
    with store.write() as session:
        session.captures.add(a_capture(), now=NOW)

    with store.read() as session:
        assert [capture for _, capture in session.captures.pending()] == [a_capture()]


def test_a_transaction_that_fails_leaves_nothing(store):
    def add_and_fail():
        with store.write() as session:
            session.captures.add(a_capture(), now=NOW)
            raise RuntimeError("the power goes")

    with pytest.raises(RuntimeError):
        add_and_fail()

    with store.read() as session:
        assert session.captures.count() == {}


def test_an_article_and_what_was_read_from_it_come_back_equal(store):
    article = an_article()
    with store.write() as session:
        put_article(session, article)

    with store.read() as session:
        assert session.articles.get([article.id])[0].article == article
        assert session.articles.extractions([article.id]) == (an_extraction(article),)


def test_a_changed_text_is_a_new_version_and_the_old_one_stays(store):
    first = an_article(url="https://norda.example/1")
    changed = replace(first, text=TEXT.replace("nine", "eleven"), version_of=first.id)
    second = replace(changed, id=version_id(lineage_of(first), changed))
    with store.write() as session:
        put_article(session, first)
        capture = a_capture("later")
        session.captures.add(capture, now=NOW)
        session.articles.add(
            second, lineage=lineage_of(second), version=2, capture=capture.id, known_at=NOW + timedelta(hours=1)
        )

    with store.read() as session:
        kept = session.articles.versions(lineage_of(first))
        assert [one.article for one in kept] == [first, second]
        assert session.articles.latest(lineage_of(first)).article == second


def test_a_withdrawn_article_is_marked_and_kept(store):
    article = an_article()
    with store.write() as session:
        put_article(session, article)
        session.articles.withdraw(lineage_of(article), at=NOW)

    with store.read() as session:
        assert session.articles.get([article.id])[0].withdrawn == NOW


def test_articles_read_by_older_code_are_found(store):
    with store.write() as session:
        put_article(session, an_article())

    with store.read() as session:
        assert session.articles.outdated("1") == ()
        assert session.articles.outdated("2") == ("a1",)


def test_a_story_comes_back_equal_and_is_listed_by_activity(store):
    result, glance = a_story(an_article("a1"), an_article("a2"))
    older, older_glance = a_story(an_article("a1"), name="s0")
    with store.write() as session:
        for name in ("a1", "a2"):
            put_article(session, an_article(name))
        session.memberships.move(["a1", "a2"], "s1", ["Maren"])
        session.stories.put(older, replace(older_glance, updated=NOW - timedelta(days=1)), code="1")
        session.stories.put(result, glance, code="1")

    with store.read() as session:
        assert session.stories.get("s1") == result
        assert [one.id for one in session.stories.list()] == ["s1", "s0"]


def test_an_article_that_moves_leaves_the_story_it_was_in(store):
    with store.write() as session:
        put_article(session, an_article("a1"))
        put_article(session, an_article("a2"))
        session.memberships.move(["a1", "a2"], "s1", ["Maren"])
        session.memberships.move(["a2"], "s2", ["another night"])

    with store.read() as session:
        assert session.memberships.members("s1") == ("a1",)
        assert session.memberships.of_article("a2") == ("s2",)
        assert session.memberships.populated() == ("s1", "s2")


def test_putting_a_story_again_replaces_it(store):
    with store.write() as session:
        put_article(session, an_article("a1"))
        put_article(session, an_article("a2"))
        session.stories.put(*a_story(an_article("a1")), code="1")
        session.stories.put(*a_story(an_article("a1"), an_article("a2")), code="1")

    with store.read() as session:
        assert session.stories.get("s1").story.articles == ("a1", "a2")
        assert session.stories.ids() == ("s1",)


def test_changes_after_an_instant_are_told_in_order(store):
    changes = [
        Change(
            at=NOW + timedelta(minutes=minute),
            known_at=NOW,
            story=model.StoryId("s1"),
            kind=ChangeKind.FIGURE_UPDATED,
            summary=f"toll {minute}",
            spans=(("a1", 0, 4, "Harb"),),
        )
        for minute in range(3)
    ]
    with store.write() as session:
        session.stories.add_changes(changes)

    with store.read() as session:
        found = session.stories.changes(since=NOW)
        assert [change.summary for change in found] == ["toll 1", "toll 2"]
        assert found[0].spans == changes[1].spans


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        (Query(words="boats"), True),
        (Query(words='"counted nine dead"'), True),
        (Query(words='"dead nine"'), False),
        (Query(words="boats tractors"), False),
        (Query(words="NINE dead"), True),
        (Query(words='unbalanced" -- ; DROP TABLE articles'), False),
        (Query(actor="harbour police"), True),
        (Query(actor="coastguard"), False),
        (Query(place="Maren", kind="killed"), True),
        (Query(number=9), True),
        (Query(number=10), False),
        (Query(outlet="Norda", since=NOW - timedelta(days=1), until=NOW), True),
        (Query(since=NOW + timedelta(days=1)), False),
    ],
)
def test_search_finds_what_satisfies_the_whole_query(store, query, is_found):
    with store.write() as session:
        put_article(session, an_article())
        session.stories.put(*a_story(an_article()), code="1")

    with store.read() as session:
        assert [hit.article for hit in session.search(query)] == (["a1"] if is_found else [])


def test_feeds_are_remembered_with_their_health(store):
    feed = FeedState(
        url="https://norda.example/rss", etag="x", checked=NOW, failures=2, error="timed out", status="failing"
    )
    with store.write() as session:
        session.feeds.put(replace(feed, failures=1))
        session.feeds.put(feed)

    with store.read() as session:
        assert session.feeds.all() == (feed,)


def test_settings_come_back(store):
    with store.write() as session:
        session.set_setting("state", {"n": 1})
        session.set_setting("state", {"n": 2})

    with store.read() as session:
        assert session.setting("state") == {"n": 2}
        assert session.setting("nothing") is None


def test_a_workspace_opened_again_has_what_it_had(location):
    first = open_store(location)
    with first.write() as session:
        put_article(session, an_article())
    first.close()

    again = open_store(location)

    with again.read() as session:
        assert session.articles.count() == 1
    again.close()


def test_a_workspace_of_a_newer_version_is_refused(store, location):
    from rashomon.store import tables

    with store._engine.begin() as connection:
        connection.execute(tables.settings.update().values(value=b"99"))

    with pytest.raises(StoreError, match="upgrade"):
        open_store(location)


def test_something_that_is_no_workspace_is_refused():
    with pytest.raises(StoreError, match="workspace"):
        open_store("nonsense://x")


def test_trouble_of_the_database_is_named(tmp_path):
    store = open_store(tmp_path)
    with store._engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE feeds")

    with pytest.raises(StoreError, match="the database fails: no such table"), store.read() as session:
        session.feeds.all()
    store.close()


def test_a_workspace_that_must_be_there_is_not_made(location):
    with pytest.raises(StoreError, match="there is no workspace"):
        open_store(location, must_exist=True)

    open_store(location).close()
    open_store(location, must_exist=True).close()
