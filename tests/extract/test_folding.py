"""Names as keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract.folding import fold, skeleton


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Türkiye", "turkiye"),
        ("St. John’s", "saint johns"),
        ("U.S.", "us"),
        ("Saint-Étienne", "saint etienne"),
        ("Łódź", "lodz"),
    ],
)
def test_a_key_forgets_case_accents_and_marks(name, key):
    assert fold(name) == key


@pytest.mark.parametrize(
    ("first", "second"),
    [("Ma`arrat an Nu`man", "Maaret al-Numan"), ("Deir ez-Zor", "Dayr az Zawr"), ("Saraqeb", "Saraqib")],
)
def test_transliterations_share_a_skeleton(first, second):
    assert skeleton(fold(first)) == skeleton(fold(second)) != ""


def test_short_names_have_no_skeleton():
    assert skeleton("homs") == ""


def test_letters_that_only_their_decomposition_shows_as_capitals_are_folded():
    assert fold("\N{GREEK UPSILON WITH HOOK SYMBOL}") == "\N{GREEK SMALL LETTER UPSILON}"


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more_but_saints(name):
    key = fold(name)

    assert fold(key) == key
