"""`rashomon check` finds what does not hang together."""

import pytest
from sqlalchemy import text

from rashomon.run.checking import check
from rashomon.run.workspace import Workspace

from .desk import capture

pytestmark = pytest.mark.usefixtures("light_reading")


@pytest.fixture
def full(store):
    space = Workspace(store)
    space.keep(capture(f"a{n}", f"Ferry fire off Maren. {n + 3} people died in the fire.", minutes=n) for n in range(4))
    space.process()
    return store


def damage(store, statement):
    with store._engine.begin() as connection:
        connection.execute(text(statement))


def test_a_sound_workspace_has_no_problems(full):
    assert list(check(full)) == []


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE captures SET location = 'elsewhere' WHERE seq = 1", "its bytes do not give its id"),
        ("UPDATE articles SET hash = 'x' WHERE id = 'a1'", "its text does not give its hash"),
        ("DELETE FROM extractions WHERE article = 'a2'", "it was never read"),
        ("DELETE FROM memberships WHERE article = 'a3'", "it stands in 0 stories"),
        ("UPDATE memberships SET story = 'nowhere' WHERE article = 'a0'", "was never worked out"),
        ("DELETE FROM stories", "was never worked out"),
        ("DELETE FROM memberships", "it has no articles"),
    ],
)
def test_damage_is_found(full, statement, problem):
    damage(full, statement)

    assert any(problem in line for line in check(full))


def test_a_finding_whose_claim_is_gone_is_found(full):
    with full.write() as session:
        article = session.articles.get(["a1"])[0].article
        (read,) = session.articles.extractions(["a1"])
        session.articles.set_extraction(type(read)(article=read.article, mentions=(), claims=()), article, code="x")

    assert any("points at the claim" in line for line in check(full))
