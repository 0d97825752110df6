"""Names by their head: what stands where the tree is odd."""

from rashomon.extract.annotation import Annotation, Entity, Sentence, Token
from rashomon.extract.attribution import AttributionWords
from rashomon.extract.attribution.naming import Names
from rashomon.extract.attribution.words import compile_words
from rashomon.extract.language import load_language

TEXT = "police said Ada Verhane"


def names():
    """The names of a text whose last two words are a person."""
    tokens, start = [], 0
    for index, word in enumerate(TEXT.split()):
        tag = "NNP" if word[0].isupper() else "NN"
        tokens.append(Token(index, start, start + len(word), word, word.lower(), tag, "dep", 0, 0))
        start += len(word) + 1
    annotation = Annotation(
        text=TEXT, tokens=tuple(tokens), sentences=(Sentence(0, 4, 0),), entities=(Entity(2, 4, "PERSON"),)
    )
    words = AttributionWords.from_table(load_language("en").section("attribution"))
    return annotation.tokens, Names(annotation, compile_words(words), {})


def test_a_name_goes_no_further_than_the_part_it_stands_in():
    tokens, found = names()

    assert found.name_at(tokens[3]) == ("Ada Verhane", True)
    assert found.name_at(tokens[3], (3, 4)) == ("Verhane", True)


def test_a_name_outside_the_part_is_its_head():
    """A part that holds none of the name's words, as odd trees give it."""
    tokens, found = names()

    assert found.name_at(tokens[3], (0, 2)) == ("Verhane", True)
