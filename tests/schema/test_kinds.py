"""Kinds of figures: every file is read, checked and labelled."""

import pytest

from rashomon.extract.figures import FigureWords
from rashomon.extract.language import languages, load_language
from rashomon.schema.kinds import kind_of, load_kinds

KINDS = [kind.id for kind in load_kinds()]


def test_the_kinds_of_the_record_format_are_there():
    needed = {"killed", "injured", "missing", "displaced", "detained", "captured_ground", "settlements", "strikes"}

    assert needed <= set(KINDS)


@pytest.mark.parametrize("kind", load_kinds(), ids=KINDS)
def test_a_kind_says_what_it_counts(kind):
    assert kind.unit
    assert kind.description.endswith(".")
    assert kind.counts_persons == (kind.unit == "person")


@pytest.mark.parametrize("code", languages())
def test_every_kind_has_cue_words_in_every_language_and_no_cue_is_of_an_unknown_kind(code):
    language = load_language(code)

    words = FigureWords.from_table(language.section("figures"), persons=language.section("persons"))

    assert {kind for _, kind, _ in words.cues} == set(KINDS)


def test_one_is_labelled_in_the_singular():
    strikes = kind_of("strikes")

    assert strikes is not None
    assert (strikes.label(1), strikes.label(2)) == ("strike", "strikes")


def test_statements_are_of_no_kind():
    assert kind_of("statement") is None
