"""The [attribution] section becomes look-up tables; malformed ones are refused."""

import pytest

from rashomon.errors import DataError
from rashomon.extract.attribution import AttributionWords
from rashomon.extract.attribution.words import compile_words
from rashomon.extract.language import load_language
from rashomon.model import Stance


def test_every_form_of_a_verb_leads_to_it(attribution_words: AttributionWords) -> None:
    """Regular forms are made, irregular ones read."""
    lexicon = compile_words(attribution_words)

    assert {lexicon.verbs[form].lemma for form in ("deny", "denies", "denied", "denying")} == {"deny"}
    assert lexicon.verbs["told"].lemma == "tell"


def test_stances_are_those_of_the_list(attribution_words: AttributionWords) -> None:
    """A word that is not listed asserts."""
    lexicon = compile_words(attribution_words)

    assert lexicon.stance_of("deny") is Stance.DENIES
    assert lexicon.stance_of("say") is Stance.ASSERTS


def test_a_missing_list_is_named() -> None:
    """The message says which key the section lacks."""
    table = {key: value for key, value in load_language("en").section("attribution").items() if key != "clause"}

    with pytest.raises(DataError, match="clause"):
        AttributionWords.from_table(table)


def test_an_unknown_stance_is_refused() -> None:
    """Stances are those of the model."""
    table = {**load_language("en").section("attribution"), "stances": {"shouts": ["shout"]}}

    with pytest.raises(DataError, match="shouts"):
        AttributionWords.from_table(table)
