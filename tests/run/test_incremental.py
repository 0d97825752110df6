"""What a workspace makes of articles as they come is what it makes of them when it is rebuilt, whatever the order."""

import os
import random
from pathlib import Path

import pytest

from rashomon.acquire import acquire
from rashomon.examples import example_path
from rashomon.run import workspace
from rashomon.run.local import extract_all
from rashomon.run.workspace import Workspace

from .desk import state_of

pytestmark = pytest.mark.model

ROOT = Path(__file__).parents[2]
NEWS = Path(os.environ.get("EVAL", ROOT / ".." / "shared" / "eval")) / "data" / "news-cluster" / "articles.jsonl"


def captures_in_order(order):
    """The news set where it is there, else the bundled example: as given, backwards, or shuffled."""
    made = list(acquire([str(NEWS if NEWS.exists() else example_path())]))
    if order == "backwards":
        return made[::-1]
    if order == "shuffled":
        random.Random(6).shuffle(made)
    return made


@pytest.fixture(scope="module")
def readings():
    return {}


@pytest.fixture
def read_once(monkeypatch, readings):
    """Reading takes most of the time and is the same in any order: each article is read once for all orders."""

    def read(articles, *, workers, progress=None):
        new = [one for one in articles if (one.id, one.text, one.version_of) not in readings]
        for article, made in zip(new, extract_all(new, workers=workers), strict=True):
            readings[article.id, article.text, article.version_of] = made
        return [readings[one.id, one.text, one.version_of] for one in articles]

    monkeypatch.setattr(workspace, "extract_all", read)


@pytest.mark.parametrize("order", ["given", "backwards", "shuffled"])
def test_incremental_equals_rebuild(order, tmp_path, read_once):
    from rashomon.store import open_store

    store = open_store(tmp_path)
    space = Workspace(store)
    made = captures_in_order(order)
    for start in range(0, len(made), 50):
        # A new process now and then: the grouping must be the same as if it had gone on.
        space = Workspace(store)
        space.keep(made[start : start + 50])
        space.process()
    before = state_of(store)

    space.rebuild()

    assert len(before["articles"]) > 5
    assert state_of(store) == before


def test_rebuilding_reads_every_article_anew(store):
    space = Workspace(store)
    space.keep(acquire([str(example_path())]))
    space.process()
    before = state_of(store)

    count = Workspace(store).rebuild()

    assert count == len(before["articles"])
    assert state_of(store) == before
