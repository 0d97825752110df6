"""The words of actors are checked as they are read."""

import pytest

from rashomon.errors import DataError
from rashomon.extract.actors import ActorWords
from rashomon.extract.actors.words import compile_words
from rashomon.extract.language import load_language


def test_a_missing_list_is_named():
    table = dict(load_language("en").section("actors"))
    del table["fighters"]

    with pytest.raises(DataError, match="fighters"):
        ActorWords.from_table(table)


def test_a_list_of_another_shape_is_named():
    table = {**load_language("en").section("actors"), "media": "press"}

    with pytest.raises(DataError, match="media"):
        ActorWords.from_table(table)


def test_a_noun_has_one_class():
    tables = compile_words(ActorWords.from_table(load_language("en").section("actors")))

    assert tables.noun_class["rebels"] == "fighters"
    assert tables.noun_class["troops"] == "forces"
    assert tables.noun_class["observatory"] == "anaphors"
