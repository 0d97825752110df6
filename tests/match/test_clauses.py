"""Clauses: where they begin, and which of them tell a fact."""

from rashomon.match.clauses import clauses_of
from rashomon.match.lexicon import load_lexicon

LEXICON = load_lexicon()


def test_a_question_and_a_condition_are_open():
    """They tell nothing as a fact."""
    assert [one.is_open for one in clauses_of("Did the dam burst?", LEXICON)] == [True]
    assert [one.is_open for one in clauses_of("They stay if the dam bursts", LEXICON)] == [False, True]


def test_contractions_are_written_out():
    """A negation is a word of its own."""
    (found,) = clauses_of("It didn’t burst", LEXICON)

    assert found.words == ("it", "did", "not", "burst")


def test_a_clause_ends_where_the_next_subject_begins():
    """ "And" joins two names, and two clauses before a pronoun."""
    found = clauses_of("The mill and the barn burned and they fled when it fell", LEXICON)

    assert [one.words[0] for one in found] == ["the", "and", "when"]
