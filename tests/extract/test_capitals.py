"""Texts in capitals get the case of a newspaper, letter for letter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import DataError
from rashomon.extract import SpacyAnnotator, extract
from rashomon.extract.annotator import load_dictionary, paragraphs
from rashomon.extract.capitals import CapitalWords, Caser, capital_stretches
from rashomon.extract.claims import load_words
from rashomon.extract.lexicon import load_lexicon
from rashomon.extract.places import load_gazetteer
from rashomon.model import Article, ArticleId, Span


@pytest.fixture(scope="module")
def caser():
    return Caser(
        words=load_words("en").capitals,
        vocabulary=load_dictionary(),
        lexicon=load_lexicon(),
        gazetteer=load_gazetteer(),
    )


def restored(caser, text):
    return caser.restored(text, [Span(start=0, end=len(text))])


def test_sentences_begin_with_a_capital(caser):
    assert restored(caser, "THE BRIDGE FELL. NOBODY WAS HURT.") == "The bridge fell. Nobody was hurt."


def test_places_of_the_gazetteer_keep_their_capitals(caser):
    assert restored(caser, "A TRAIN FROM BUENOS AIRES TO LIMA") == "A train from Buenos Aires to Lima"


def test_words_that_no_dictionary_has_are_names(caser):
    assert restored(caser, "THEN MAYOR ZORVANEK SPOKE") == "Then mayor Zorvanek spoke"


def test_a_place_that_is_also_a_common_word_stays_lower(caser):
    assert restored(caser, "A NICE READING OF THE MOBILE LAW") == "A nice reading of the mobile law"


def test_known_acronyms_stay_in_capitals_and_pronouns_do_not(caser):
    assert restored(caser, "THE MEN WHO LEFT NATO TOLD US") == "The men who left NATO told us"


def test_letters_in_brackets_are_an_acronym_wherever_they_stand(caser):
    text = "THE PARTY OF THE MOON [POTUM] WON. ALL OF POTUM CHEERED."

    assert restored(caser, text) == "The party of the moon [POTUM] won. All of POTUM cheered."


def test_days_have_a_capital_and_may_has_one_beside_a_number(caser):
    assert restored(caser, "ON MONDAY, 5 MAY, SHE MAY COME") == "On Monday, 5 May, she may come"


def test_only_what_is_long_enough_and_in_capitals_is_taken():
    """A headline is, a list of acronyms and a common sentence are not."""
    text = "FIRE DESTROYS OLD HARBOUR HALL\n\nNATO, UN, EU\n\nThe fire began at noon, the BBC said."

    [headline] = capital_stretches(text, paragraphs(text))

    assert text[headline.start : headline.end] == "FIRE DESTROYS OLD HARBOUR HALL"


def test_short_lines_of_a_text_in_capitals_are_taken_too():
    text = "FIRE DESTROYS OLD HARBOUR HALL\n\nNO ONE DIED."

    assert len(capital_stretches(text, paragraphs(text))) == 2


@settings(max_examples=60, deadline=None)
@given(text=st.text(min_size=1, max_size=80))
def test_no_letter_moves(caser, text):
    """Whatever the characters, the restored text differs from the given one in nothing but case."""
    after = restored(caser, text)

    assert len(after) == len(text)
    assert all(new in (old, old.lower()) for new, old in zip(after, text, strict=True))


@pytest.mark.model
def test_figures_of_a_text_in_capitals_are_read_and_point_into_it():
    text = "LIMA, 3 MAY -- POLICE SAID THAT AT LEAST 12 FISHERMEN WERE KILLED YESTERDAY WHEN A FERRY SANK NEAR CALLAO."
    article = Article(id=ArticleId("a"), text=text, language="en")

    extraction = extract(article, annotator=SpacyAnnotator())

    [killed] = [claim for claim in extraction.claims if claim.kind == "killed"]
    assert (killed.value.lower, killed.where.name) == (12, "Callao")
    assert article.quote(killed.anchor) == "AT LEAST 12 FISHERMEN"


def test_the_dictionary_knows_inflected_words_and_no_made_up_ones():
    dictionary = load_dictionary()

    assert all(dictionary.has(word) for word in ("houses", "men", "carried", "the", "quickly"))
    assert not dictionary.has("zorvanek")


def test_the_dictionary_tells_words_that_are_nouns_alone():
    dictionary = load_dictionary()

    assert dictionary.has_only_as_noun("peasants")
    assert not dictionary.has_only_as_noun("nice")
    assert not dictionary.has_only_as_noun("zorvanek")


@pytest.mark.parametrize("table", [{}, {"proper": "monday", "doubtful": [], "lower": []}])
def test_a_section_without_its_lists_is_refused(table):
    with pytest.raises(DataError, match="proper"):
        CapitalWords.from_table(table)
