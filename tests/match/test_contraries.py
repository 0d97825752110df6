"""Denials and fulfilled expectations: one proposition, told by two voices, or no denial."""

import pytest
from accounts import FRONT, MINISTRY, MONITOR, Modality, Stance, article, said, story

from rashomon.match import match
from rashomon.model import EVENT, Verdict

SERIOUS = {Verdict.DENIED, Verdict.DISPUTED, Verdict.UPDATED}


def verdicts(first, second, *, days=(0, 0)):
    """The verdicts between two claims: each the words, who says them, and what else extraction tells of them."""
    articles, claims = [], []
    for name, day, (words, by, rest) in zip("ab", days, (first, second), strict=True):
        articles.append(article(name, f"{words}.", day=day))
        claims.append(said(articles[-1], words, by=by, **rest))
    found = match(story(*articles), articles, claims, ())
    return {one.verdict for part in found for one in part.comparisons}


def denial(told, denied, *, stance=Stance.ASSERTS, by=(MONITOR, MINISTRY), days=(0, 0)):
    return verdicts((told, by[0], {}), (denied, by[1], {"is_negated": True, "stance": stance}), days=days)


@pytest.mark.parametrize(
    ("told", "denied"),
    [
        ("The dam at Orlen burst at dawn", "The dam at Orlen did not burst"),
        ("Soldiers entered the northern districts", "No soldiers have entered the city"),
        ("Armed rebels reached the harbour district", "There are no rebels in the harbour district"),
        ("Guards shot the clerk of the mill", "The clerk of the mill was not shot by guards"),
    ],
)
def test_the_same_said_to_be_not_so_is_a_denial(told, denied):
    """One predicate, arguments that agree, another speaker."""
    assert denial(told, denied) == {Verdict.DENIED}


@pytest.mark.parametrize(
    ("told", "denied"),
    [
        ("The owner of the mill reached the harbour", "The owner of the mill could not be reached for comment"),
        ("Police released the owner of the mill", "Police did not release the name of the owner of the mill"),
        ("The video of the flood was verified", "The video of the flood has not been independently verified"),
        ("Guards shot the driver of the van", "I do not know if guards shot the driver of the van"),
        ("Dozens of guests were injured in the hall", "These guests in the hall were not injured badly yet"),
        ("It is essential that we find the guests", "We could not find the door for the guests"),
        ("The exchange of the guests was a swap", "The mayor did not call the exchange of the guests a swap"),
        ("The council closed the harbour road", "The council will not close the harbour road"),
        ("The blast killed nine miners", "The blast did not kill the horses of the miners"),
        ("Six others were injured in the mill", "He was not injured in the mill"),
        ("The shooting happened at her home", "The shooting did not happen while she rode the bus"),
        ("The baker was convicted of assault in 2012", "The baker was not convicted of assault"),
    ],
)
def test_shared_words_are_no_denial(told, denied):
    """Idioms of reporters' work, hypotheses, other clauses, other objects, refusals."""
    assert not denial(told, denied) & SERIOUS


def test_one_speaker_in_two_wordings_denies_nothing():
    """What one outlet hands on as a negation and another does not is one utterance."""
    words = "I don’t think the ferry made it to Orlen"

    assert not denial(words, words, by=(MINISTRY, MINISTRY)) & SERIOUS


def test_two_negations_are_one_thing():
    """Extraction may see only one of two."""
    assert denial("We can’t stop shaking, the singer told us", "We can’t stop shaking") <= {Verdict.AGREED}


def test_what_is_not_so_at_first_and_told_later_is_an_update():
    """ "Have not been arrested" speaks of the time up to when it is told; on one day it stays a denial."""
    told, not_yet = "Two guards of the mill were arrested", "No guards of the mill have been arrested"

    assert denial(not_yet, not_yet) <= {Verdict.AGREED}
    assert verdicts((not_yet, MINISTRY, {"is_negated": True}), (told, MONITOR, {}), days=(0, 2)) == {Verdict.UPDATED}
    assert denial(told, not_yet) == {Verdict.DENIED}


def test_one_who_says_it_and_later_denies_it_is_an_update():
    """One speaker takes back a statement."""
    words = "The dam at Orlen burst at dawn", "The dam at Orlen did not burst"

    assert denial(*words, by=(MINISTRY, MINISTRY), days=(0, 1)) == {Verdict.UPDATED}
    assert not denial(*words, by=(MINISTRY, MINISTRY)) & SERIOUS


def test_a_leak_that_was_not_there_is_denied_to_be_the_cause():
    """What causes something is there."""
    told, denied = "The blast was caused by a gas leak", "There had been no leak of gas before the blast"

    assert denial(told, denied) == {Verdict.DENIED}
    assert not denial("Engineers described a gas leak", denied) & SERIOUS


def test_numbers_that_differ_are_two_propositions():
    """What did not happen in one year is not what happened in another."""
    assert not denial("The choir won its title of 1948", "The choir had not won its title of 1931") & SERIOUS


def test_a_denied_report_is_held_against_who_tells_it():
    """The words behind "denied that" need the same predicate and arguments."""
    denied = "the mill had burned down at Orlen"

    assert denial("The mill burned at Orlen", denied, stance=Stance.DENIES) == {Verdict.DENIED}
    assert not denial("The mayor of Orlen burned letters", denied, stance=Stance.DENIES) & SERIOUS


def test_denied_guilt_answers_who_charges_that_speaker():
    """ "Any role in the raid" is no clause: it answers those who put the raid on the one who denies."""
    told = "Free Front was behind the raid on the granary"
    rest = {"is_negated": True, "stance": Stance.DENIES, "rule": "statement:object"}

    assert verdicts((told, MONITOR, {}), ("any role in the raid on the granary", FRONT, rest)) == {Verdict.DENIED}
    assert not verdicts((told, MONITOR, {}), ("any role in the raid on the granary", MINISTRY, rest)) & SERIOUS
    assert not verdicts((told, MONITOR, {}), ("the offer for the granary raid", FRONT, rest)) & SERIOUS


def expectation(ahead, told, *, days=(0, 1), modality=Modality.EXPECTED):
    return verdicts((ahead, None, {"kind": EVENT, "modality": modality}), (told, None, {"kind": EVENT}), days=days)


def test_what_was_expected_and_is_told_as_done_is_an_update():
    """The same act of the same agent."""
    found = expectation("The council will reopen the harbour road", "The council reopened the harbour road at noon")

    assert found == {Verdict.UPDATED}


@pytest.mark.parametrize(
    ("ahead", "told"),
    [
        ("Boats will rescue the girls of the ferry", "Fog was another hurdle to rescuing the girls of the ferry"),
        ("The council will launch a campaign", "The council launched a choir"),
        ("The firm will launch more satellites", "The firm launched a satellite"),
        ("The inn at Harbour Road would be closed", "Harbour Road is closed in both directions"),
        ("The ferry is expected to sink", "The harbour fears the ferry when it sinks"),
    ],
)
def test_another_act_fulfils_no_expectation(ahead, told):
    """Hurdles, other objects, more of it, other subjects, and what is told of a case."""
    assert Verdict.UPDATED not in expectation(ahead, told)


def test_a_denial_names_the_words_that_are_at_odds():
    """The reason shows both clauses."""
    a = article("a", "The dam at Orlen burst at dawn.")
    b = article("b", "The dam at Orlen did not burst, the ministry said.")
    claims = (
        said(a, "The dam at Orlen burst at dawn", by=MONITOR),
        said(b, "The dam at Orlen did not burst", by=MINISTRY, is_negated=True),
    )

    (found,) = [one for part in match(story(a, b), (a, b), claims, ()) for one in part.comparisons]

    assert "says the contrary of what River Monitor tells" in found.reasons[0]
    assert "burst" in found.reasons[0]


def test_a_deed_in_the_words_of_a_denial_is_not_itself_denied():
    """ "Denied bail to the man charged with the raid" denies no charge."""
    words = "the man charged with the granary raid"
    a = article("a", f"The judge denied bail to {words}.")
    b = article("b", "Police charged a man with the granary raid.")
    act = {"kind": EVENT, "predicate": "charge", "patient": "the man"}
    claims = (
        said(a, words, by=MINISTRY, stance=Stance.DENIES, **act),
        said(b, b.text[:-1], **(act | {"patient": "a man"})),
    )

    found = [one for part in match(story(a, b), (a, b), claims, ()) for one in part.comparisons]

    assert all(one.verdict not in SERIOUS for one in found)
