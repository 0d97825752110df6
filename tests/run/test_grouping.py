"""The grouping of a workspace goes on after a restart, within its window, and beside other processes."""

import pytest

from rashomon.cluster import ClusterOptions
from rashomon.config import Config
from rashomon.errors import StoreError
from rashomon.run import grouping
from rashomon.run.workspace import Workspace
from rashomon.store import open_store, tables

from .desk import capture, state_of

pytestmark = pytest.mark.usefixtures("light_reading")

EVENTS = ("Ferry fire off Maren", "Dam breach in the Tolm valley", "Miners strike at Osk", "Bridge collapse in Lund")


def texts(count):
    for number in range(count):
        event = EVENTS[number * 7 % 4]
        yield capture(
            f"a{number}",
            f"{event}. {number % 9 + 2} people died in the {event.lower()}, officials said. Crews went to {event}.",
            outlet=f"Outlet {number % 5}",
            minutes=number,
        )


def test_restarts_change_nothing(tmp_path, location, monkeypatch):
    monkeypatch.setattr(grouping, "FREQUENCIES_EVERY", 5)
    config = Config(cluster=ClusterOptions(max_active_articles=9))
    at_once, restarted = open_store(tmp_path / "at-once"), open_store(location)
    undisturbed = Workspace(at_once, config=config)
    for one in texts(24):
        undisturbed.keep([one])
        undisturbed.process()
        again = Workspace(restarted, config=config)
        again.keep([one])
        again.process()

    assert state_of(restarted) == state_of(at_once)
    with restarted.read() as session:
        assert len(list(session.grouping.vectors())) == 9


def test_two_processes_that_add_in_turn_are_as_one(tmp_path, location):
    alone, shared = open_store(tmp_path / "alone"), open_store(location)
    one, other, single = Workspace(shared), Workspace(shared), Workspace(alone)
    for number, text in enumerate(texts(12)):
        single.keep([text])
        single.process()
        writer = (one, other)[number % 2]
        writer.keep([text])
        writer.process()

    assert state_of(shared) == state_of(alone)


def test_a_batch_that_fails_leaves_nothing_and_can_be_repeated(tmp_path, store, monkeypatch):
    space, undisturbed = Workspace(store), Workspace(open_store(tmp_path / "undisturbed"))
    for one in (space, undisturbed):
        one.keep(texts(6))
    with monkeypatch.context() as broken:
        broken.setattr(Workspace, "_update", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            space.process()
    with store.read() as session:
        assert session.articles.count() == 0

    space.process()
    undisturbed.process()

    assert state_of(store) == state_of(undisturbed.store)


def test_a_workspace_without_vectors_asks_to_be_rebuilt(store):
    space = Workspace(store)
    space.keep(texts(3))
    space.process()
    with store.write() as session:
        session.grouping.clear()
    space.keep([capture("late", "Ferry fire off Maren. 3 people died.")])

    with pytest.raises(StoreError, match="rebuild"):
        Workspace(store).process()

    space.rebuild()
    assert Workspace(store).process().articles == 1


def test_vectors_are_kept_for_active_articles_only():
    assert [column.name for column in tables.vectors.columns] == ["seq", "record"]
