"""Reach: what a negation or a word of the future reaches, and what is told as a fact."""

import pytest

from rashomon.match.lexicon import load_lexicon
from rashomon.match.reach import ahead_in, denied_in, negated_in, told_in

LEXICON = load_lexicon()


def notion(word):
    return LEXICON.notion(word)


def negated(text):
    return [one.predicate for one in negated_in(text, LEXICON)]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The bridge did not collapse", "collapse"),
        ("The bridge didn’t collapse, but two lamps fell", "collapse"),
        ("The crew has never been charged", "charged"),
        ("Nobody was rescued from the mine", "rescued"),
        ("No miners were rescued", "rescued"),
        ("No miner reached the lift", "reached"),
        ("She does not believe that the dam will hold. It did not burst", "burst"),
        ("He failed to cross the ridge", "cross"),
    ],
)
def test_a_negation_reaches_the_first_word_of_content(text, predicate):
    """Past helping words and adverbs, up to the end of the clause."""
    assert negated(text) == [notion(predicate)]


@pytest.mark.parametrize(
    "text",
    [
        "The owner could not be reached for comment",
        "The toll has not been independently verified",
        "Police did not release the names of the miners",
        "The mayor has not said whether the dam burst",
        "It is not clear who opened the gate",
        "I don’t know if the dam burst",
        "There is no evidence of a leak",
        "The guests have not yet left",
        "Not only the mill burned",
        "If the gate does not open, they will wait",
        "The council will not close the road",
    ],
)
def test_idioms_conditions_and_refusals_negate_nothing_of_the_event(text):
    """Reporters' work, what is only not yet so, and what is only said of the future or of a case."""
    assert negated(text) == []


def test_nobody_being_there_is_a_presence():
    """What is not there is the noun behind the cue."""
    (found,) = negated_in("There is not a single rebel in Orlen", LEXICON)

    assert found.is_presence
    assert found.predicate == notion("rebel")
    assert notion("orlen") in found.done_to


def test_a_negation_does_not_reach_into_the_next_clause():
    """A long quotation negates one thing and asserts the other."""
    assert negated("We had no map, and the guide left the ridge at noon") == [notion("map")]


def test_the_passive_turns_its_arguments_round():
    """Who is acted on stands before the verb."""
    (active,) = told_in("Guards freed the clerk", notion("freed"), LEXICON)
    (passive,) = told_in("The clerk was freed by guards", notion("freed"), LEXICON)

    assert active.done_to == passive.done_to == {notion("clerk")}
    assert active.doer == passive.doer == {notion("guards")}


@pytest.mark.parametrize(
    "text",
    [
        "They came to rescue the miners",
        "They may rescue the miners",
        "They did not rescue the miners",
        "another hurdle to rescuing the miners",
        "The team waited until they rescued the miners",
        "There were fears that somebody rescued the miners",
        "The owner denied that boats rescued the miners",
    ],
)
def test_purposes_hurdles_doubts_and_denials_tell_no_fact(text):
    """The act must be told as done."""
    assert told_in(text, notion("rescue"), LEXICON) == ()


def test_a_fact_is_told_in_any_tense_of_the_verb():
    """Irregular forms included."""
    assert told_in("The mill fell at dawn", notion("fall"), LEXICON)
    assert told_in("The mill has fallen", notion("fall"), LEXICON)


def test_a_thing_is_there_only_where_that_is_said():
    """A noun that is only named is not told to be there."""
    assert told_in("There was a leak in the hull", notion("leak"), LEXICON, is_noun=True)
    assert not told_in("The crew described the leak", notion("leak"), LEXICON, is_noun=True)


@pytest.mark.parametrize(
    ("text", "is_infinitive", "predicates"),
    [
        ("The bank will close two branches", False, ["close"]),
        ("The bank is expected to close two branches", False, ["close"]),
        ("the bank to close two branches", True, ["close"]),
        ("the bank to close two branches", False, []),
        ("The bank will close more branches", False, []),
        ("The bank will not close", False, []),
        ("he wanted to close the bank", True, []),
    ],
)
def test_what_is_ahead_is_what_the_word_of_the_future_reaches(text, is_infinitive, predicates):
    """Not what is to happen again, and not what is only wanted."""
    found = ahead_in(text, LEXICON, is_infinitive=is_infinitive)

    assert [one.predicate for one in found] == [notion(word) for word in predicates]


def test_all_words_of_a_denial_are_denied():
    """The verb behind the helping verb, or the gerund, is what is not so."""
    assert [one.predicate for one in denied_in("any rebels were inside the city", LEXICON)] == [notion("inside")]
    assert [one.predicate for one in denied_in("bribing two inspectors", LEXICON)] == [notion("bribing")]
