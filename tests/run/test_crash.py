"""`kill -9` at any moment of `rashomon watch`: nothing acknowledged is lost, all hangs together, and a new run goes on.

The moments are drawn from a seed, over the time that an undisturbed run takes.
"""

import os
import random

import pytest

from rashomon.run.checking import check
from rashomon.store import open_store

from .crash import Desk, Runner
from .desk import state_of

# 50 moments in all, a fifth of them on PostgreSQL.
KILLS = {"sqlite": 40, "postgresql": 10}


@pytest.fixture(scope="module")
def runner_and_desk(tmp_path_factory):
    desk = Desk()
    runner = Runner(tmp_path_factory.mktemp("runs"), desk.feed_url)
    yield runner, desk
    runner.close()
    desk.close()


@pytest.fixture(scope="module")
def undisturbed(runner_and_desk, tmp_path_factory):
    """What a run that nobody disturbs ends in, and the seconds it takes."""
    runner, _ = runner_and_desk
    runner.run(tmp_path_factory.mktemp("first"))
    folder = tmp_path_factory.mktemp("undisturbed")
    seconds = runner.run(folder)
    store = open_store(folder)
    state = without_instants(state_of(store))
    store.close()
    return state, seconds


def without_instants(state):
    """The state without when pages happened to be fetched, which differs from run to run."""
    articles = {
        name: (article.text, article.title, article.outlet, article.published, version, known_at)
        for name, (article, _, version, known_at) in state["articles"].items()
    }
    return {**state, "articles": articles}


def kills():
    every = max(1, int(os.environ.get("KILL_EVERY", "1")))
    return [(kind, number) for kind, count in KILLS.items() for number in range(0, count, every)]


@pytest.mark.parametrize(("location", "number"), kills(), indirect=["location"])
def test_a_killed_run_loses_nothing_and_is_resumed(location, number, request, runner_and_desk, undisturbed):
    runner, desk = runner_and_desk
    expected, seconds = undisturbed
    open_store(location).close()
    desk.served.clear()
    moment = random.Random(f"{request.node.callspec.params['location']} {number}").uniform(0, seconds)

    runner.kill_after(moment, location)
    acknowledged = desk.acknowledged()
    store = open_store(location)
    with store.read() as session:
        kept = {capture.metadata.get("url") for _, capture in session.captures.all()}
    problems = list(check(store))
    runner.run(location)
    resumed = without_instants(state_of(store))
    after = list(check(store))
    store.close()

    assert acknowledged <= kept
    assert problems == after == []
    assert resumed == expected
