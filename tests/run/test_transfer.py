"""A workspace written to a file and read into another database is the same workspace."""

import json
from datetime import UTC, datetime

import pytest

from rashomon.errors import InputError
from rashomon.run.checking import check
from rashomon.run.transfer import export, mark_withdrawn, restore
from rashomon.run.workspace import Workspace
from rashomon.store import open_store
from rashomon.store.feeds import FeedState
from rashomon.store.reviews import Review, ReviewAction

from .desk import NOON, capture, state_of

pytestmark = pytest.mark.usefixtures("light_reading")


@pytest.fixture
def other(location, tmp_path, request):
    """An empty workspace on the database that `store` is not on."""
    if location.startswith("postgresql"):
        return open_store(tmp_path / "other")
    from sqlalchemy import create_engine, text

    uri = request.getfixturevalue("postgres")
    engine = create_engine(uri.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("DROP DATABASE IF EXISTS other"))
        connection.execute(text("CREATE DATABASE other"))
    engine.dispose()
    return open_store(uri.replace("/postgres?", "/other?"))


def filled(store):
    space = Workspace(store, clock=lambda: datetime(2031, 3, 12, tzinfo=UTC))
    for number in range(9):
        text = f"Ferry fire off Maren. {number + 3} people died in the fire.\u2028Boats searched the sound."
        space.keep([capture(f"a{number}", text, minutes=number, **({"published": ""} if number == 4 else {}))])
    space.keep([capture("gone", "Dam breach at Tolm. 4 people died in Tolm.", url="https://norda.example/dam")])
    space.process()
    with store.write() as session:
        session.articles.withdraw("https://norda.example/dam", at=NOON)
        session.feeds.put(FeedState(url="https://norda.example/rss", title="Norda"))
        note = Review(at=NOON, author="ana", action=ReviewAction.NOTE, target="c1", detail={"note": "ask again"})
        first = session.reviews.add(note)
        session.reviews.add(Review(at=NOON, author="ana", action=ReviewAction.UNDO, target="c1", undoes=first))
    return space


def lines_of(store):
    return [json.dumps(record, ensure_ascii=False) + "\n" for record in export(store)]


def carry(lines, store):
    restored = restore(lines, store)
    Workspace(store).process()
    mark_withdrawn(restored, store)
    return restored


def test_the_other_database_ends_in_the_same_state(store, other):
    filled(store)

    carry(lines_of(store), other)

    assert state_of(other) == state_of(store)
    assert list(check(other)) == []
    with store.read() as one, other.read() as two:
        assert two.articles.withdrawn() == one.articles.withdrawn() != ()
        assert [review.action for review in two.reviews.all()] == [review.action for review in one.reviews.all()]
        assert [feed.title for feed in two.feeds.all()] == ["Norda"]
    other.close()


def test_an_export_of_an_import_is_the_same_file(store, other):
    filled(store)
    written = lines_of(store)

    carry(written, other)

    assert lines_of(other) == written
    other.close()


def test_there_and_back_gives_equal_findings(store, other, tmp_path):
    """From one database to the other and to a third workspace, each time worked out anew."""
    filled(store)
    third = open_store(tmp_path / "third")

    carry(lines_of(store), other)
    carry(lines_of(other), third)

    with store.read() as one, third.read() as three:
        stories = one.stories.ids()
        found = {story: one.stories.get(story).findings for story in stories}
        assert {story: three.stories.get(story).findings for story in stories} == found
    assert sum(map(len, found.values())) > 1
    assert state_of(third) == state_of(store)
    third.close()
    other.close()


def test_importing_twice_changes_nothing(store):
    filled(store)
    before = state_of(store)

    restored = carry(lines_of(store), store)

    assert restored.captures == 0
    assert state_of(store) == before


@pytest.mark.parametrize("line", ['{"type": "capture"', '["a list"]', '{"type": "withdrawal", "lineage": "x"}'])
def test_a_damaged_export_is_not_taken_in_at_all(store, tmp_path, line):
    filled(store)
    empty = open_store(tmp_path / "empty")

    with pytest.raises(InputError):
        restore([*lines_of(store)[:3], line], empty)

    with empty.read() as session:
        assert session.captures.count() == {}
    empty.close()
