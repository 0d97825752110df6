"""Events: the words of a language and their forms."""

import pytest

from rashomon.errors import DataError
from rashomon.extract.events.words import EventWords, compile_words, inflect, plural
from rashomon.extract.language import load_language


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("seize", {"seize", "seizes", "seized", "seizing"}),
        ("stop", {"stop", "stops", "stopped", "stopping"}),
        ("deploy", {"deploy", "deploys", "deployed", "deploying"}),
        ("occupy", {"occupy", "occupies", "occupied", "occupying"}),
        ("clash", {"clash", "clashes", "clashed", "clashing"}),
        ("raid", {"raid", "raids", "raided", "raiding"}),
    ],
)
def test_regular_forms_follow_english_spelling(lemma, forms):
    assert set(inflect(lemma)) == forms


def test_plurals_follow_english_spelling():
    assert [plural(noun) for noun in ("attack", "clash", "army", "convoy")] == [
        "attacks",
        "clashes",
        "armies",
        "convoys",
    ]


def test_every_form_of_a_listed_verb_leads_to_its_class():
    lexicon = compile_words(EventWords.from_table(load_language("en").section("events")))

    assert lexicon.verb_classes[lexicon.lemmas["withdrew"]] == "withdraw"
    assert lexicon.particles[lexicon.lemmas["moving"], "into"] == "enter"


def test_a_section_without_a_key_is_an_error_that_names_it():
    with pytest.raises(DataError, match="verbs"):
        EventWords.from_table({})
