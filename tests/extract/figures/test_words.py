"""The words of figures as data."""

import pytest

from rashomon.errors import DataError
from rashomon.extract.figures import FigureWords
from rashomon.extract.figures.words import CueRole, compile_words


def test_a_cue_may_be_of_several_kinds(english):
    words = FigureWords.from_table(english.section("figures"), persons=english.section("persons"))

    kinds = {kind for kind, role in compile_words(words).cues["captured"] if role is CueRole.OBJECT}

    assert kinds == {"captured_ground", "detained", "settlements"}


def test_every_list_the_rules_read_is_there(english):
    words = FigureWords.from_table(english.section("figures"), persons=english.section("persons"))

    assert {"negators", "including", "depictions", "copulas", "toll_movers"} <= set(compile_words(words).lists)


@pytest.mark.parametrize("table", [{}, {"kinds": {}}, {"kinds": {"killed": {"nouns": "death"}}, "joint": {}}])
def test_a_malformed_section_is_named(table):
    with pytest.raises(DataError, match="figures"):
        FigureWords.from_table(table, persons={})
