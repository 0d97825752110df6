"""Workspaces of every earlier format are brought up to this one with all that is in them."""

import pytest
from sqlalchemy import text

from rashomon.model import ClaimId, Comparison, Story, StoryId, Verdict
from rashomon.run.workspace import Workspace
from rashomon.schema.records import claim_record, comparison_record, mention_record, story_record
from rashomon.store import open_store
from rashomon.store.migrations import VIEWS
from rashomon.store.packing import pack
from rashomon.store.search import Query
from rashomon.values import Relation

from ..run.desk import capture, read_lightly  # noqa: TID252  # invented articles


def execute(store, *statements):
    with store._engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


LEFT, RIGHT = ClaimId("c1"), ClaimId("c2")
MADE = Comparison(left=LEFT, right=RIGHT, relation=Relation.EQUAL, verdict=Verdict.AGREED, reasons=("both allow 14",))
SHORT = {
    "claims": [LEFT, RIGHT],
    "reasons": [["both allow 14"]],
    "relations": [one.value for one in Relation],
    "verdicts": [one.value for one in Verdict],
    "rows": [0, 1, list(Relation).index(Relation.EQUAL), list(Verdict).index(Verdict.AGREED), 0],
}


@pytest.mark.parametrize(("number", "kept"), [(b"2", [comparison_record(MADE)]), (b"4", SHORT)])
def test_stories_of_an_earlier_format_are_read(location, store, number, kept):
    story = story_record(Story(id=StoryId("s1"), title="Ferry fire", articles=()))
    record = {"story": story, "copies": [], "comparisons": kept, "findings": []}
    with store._engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO stories (id, title, articles, outlets, origins, conflicts, code, record) "
                "VALUES ('s1', 'Ferry fire', 0, 0, 0, 0, 'old', :record)"
            ),
            {"record": pack(record)},
        )
        connection.execute(text("UPDATE settings SET value = :number WHERE name = 'format'"), {"number": number})

    reopened = open_store(location)

    with reopened.read() as session:
        assert session.stories.get("s1").comparisons == (MADE,)
    reopened.close()


def test_readings_of_an_earlier_format_are_read(location, store, monkeypatch):
    monkeypatch.setattr("rashomon.run.workspace.extract_all", read_lightly)
    space = Workspace(store)
    space.keep([capture("a", "Ferry fire off Maren. 9 people died.")])
    space.process()
    with store.read() as session:
        article = session.articles.get(["a"])[0].article
        (made,) = session.articles.extractions(["a"])
    record = {
        "claims": [claim_record(claim, article) for claim in made.claims],
        "mentions": [mention_record(mention, article) for mention in made.mentions],
    }
    with store._engine.begin() as connection:
        connection.execute(text("UPDATE extractions SET record = :record"), {"record": pack(record)})
        connection.execute(text("UPDATE settings SET value = :number WHERE name = 'format'"), {"number": b"4"})
    store.close()

    reopened = open_store(location)

    with reopened.read() as session:
        assert made.claims
        assert session.articles.extractions(["a"]) == (made,)
    reopened.close()


def test_claims_of_an_earlier_format_are_found_by_number(location, store, monkeypatch):
    monkeypatch.setattr("rashomon.run.workspace.extract_all", read_lightly)
    space = Workspace(store)
    space.keep([capture("a", "Ferry fire off Maren. 9 people died.")])
    space.process()
    numbered = ("claims_by_article_seq", "claims_by_kind_seq", "claims_by_number", "claims_by_place_seq")
    execute(store, *(f"DROP INDEX {name}" for name in numbered), "ALTER TABLE claims DROP COLUMN article_seq")
    execute(store, "CREATE INDEX claims_by_kind ON claims (kind, lower)")
    with store._engine.begin() as connection:
        connection.execute(text("UPDATE settings SET value = :number WHERE name = 'format'"), {"number": b"3"})
    store.close()

    reopened = open_store(location)

    with reopened.read() as session:
        assert [hit.article for hit in session.search(Query(kind="killed", number=9))] == ["a"]
        assert session.search(Query(kind="killed", number=10)) == ()
    reopened.close()


def test_memberships_of_an_earlier_format_are_of_the_articles_own_story(location, store):
    space = Workspace(store)
    space.keep([capture("a", "Ferry fire off Maren. 9 people died.")])
    space.process()
    execute(
        store,
        "DROP VIEW articles_readable",
        "DROP VIEW claims_readable",
        "ALTER TABLE memberships DROP COLUMN passages",
        f"CREATE VIEW articles_readable AS {VIEWS['articles_readable']}",
        f"CREATE VIEW claims_readable AS {VIEWS['claims_readable']}",
        "UPDATE settings SET value = '5' WHERE name = 'format'",
    )
    store.close()

    reopened = open_store(location)

    with reopened.read() as session:
        assert len(session.memberships.of_article("a")) == 1
        assert session.memberships.own_story("a") is not None
    with reopened._engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM articles_readable")).scalar() == 1
    reopened.close()
