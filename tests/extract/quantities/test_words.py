"""The words of quantities as data."""

import pytest

from rashomon.errors import DataError
from rashomon.extract.language import languages, load_language
from rashomon.extract.quantities import QuantityWords
from rashomon.extract.quantities.words import compile_words


@pytest.mark.parametrize("code", languages())
def test_every_language_has_words_for_quantities(code):
    language = load_language(code)

    words = QuantityWords.from_table(language.section("quantities"), persons=language.section("persons"))

    assert compile_words(words).starters


def test_vague_words_allow_ordered_bounds(english):
    assert all(lower <= upper for _, lower, upper in (*english.vague, *english.shares))


def test_no_noun_of_persons_is_in_two_groups(english):
    nouns = [noun for noun, _ in english.persons]

    assert sorted(noun for noun in set(nouns) if nouns.count(noun) > 1) == []


@pytest.mark.parametrize("broken", [{}, {"numbers": {"one": "1"}}, {"bounds": {"perhaps": ["maybe"]}}])
def test_a_malformed_section_is_named(broken):
    table = {**load_language("en").section("quantities"), **broken} if broken else {}

    with pytest.raises(DataError, match="quantities"):
        QuantityWords.from_table(table, persons={})
