"""How a figure is told decides whether it answers "how many?"."""

import pytest
from accounts import MINISTRY, MONITOR, OPEN, TOWN, article, figure, story

from rashomon.match import match
from rashomon.model import Verdict

NINE = "The tram left the rails at the harbour of Orlen and nine people were hurt, the ministry said."


def verdict_on(articles, left, right):
    """The verdict on two figures and its reasons; None where they are not laid side by side."""
    for part in match(story(*articles), articles, (left, right), ()):
        for one in part.comparisons:
            if {one.left, one.right} == {left.id, right.id}:
                return one.verdict, "; ".join(one.reasons)
    return None, ""


def injured(account, words, lower, upper=None, **rest):
    return figure(account, words, lower, upper, kind="injured", where=TOWN, **rest)


@pytest.mark.parametrize(
    ("text", "words", "lower", "upper", "why"),
    [
        ("The tram left the rails at the harbour of Orlen and hurt a bystander.", "a bystander", 1, 1, "single person"),
        (
            "The tram left the rails at the harbour of Orlen; nobody else was hurt.",
            "nobody else",
            0,
            0,
            "others beside",
        ),
        (
            "The tram left the rails at the harbour of Orlen and two are critically hurt.",
            "two",
            2,
            2,
            "hurt so badly",
        ),
        ("The tram left the rails at the harbour of Orlen, seriously injuring two.", "two", 2, 2, "hurt so badly"),
    ],
)
def test_what_is_told_otherwise_is_no_rival_count(text, words, lower, upper, why):
    """One bystander, nobody else, the badly hurt: none of them says how many were hurt."""
    a, b = article("a", NINE), article("b", text)

    verdict, reasons = verdict_on(
        (a, b), injured(a, "nine people", 9, by=MINISTRY), injured(b, words, lower, upper, by=MONITOR)
    )

    assert verdict is Verdict.DIFFERENT_QUESTION
    assert why in reasons


def test_one_by_its_number_is_a_count():
    """ "One person" excludes nine."""
    a = article("a", NINE)
    b = article("b", "The tram left the rails at the harbour of Orlen and one person was hurt.")

    verdict, _ = verdict_on((a, b), injured(a, "nine people", 9, by=MINISTRY), injured(b, "one person", 1, by=MONITOR))

    assert verdict is Verdict.DISPUTED


def test_a_plural_without_a_number_excludes_nothing():
    """ "Passengers were hurt" says that there were some; that one was, is no contradiction."""
    a = article("a", "The tram left the rails at the harbour of Orlen and one person was hurt.")
    b = article("b", "The tram left the rails at the harbour of Orlen and passengers were hurt.")

    verdict, _ = verdict_on(
        (a, b), injured(a, "one person", 1, by=MINISTRY), injured(b, "passengers", 2, OPEN, by=MONITOR)
    )

    assert verdict is Verdict.DIFFERENT_QUESTION


def test_a_degree_in_the_next_clause_is_of_others():
    """ "Nine were hurt, two critically": the nine are all."""
    a = article("a", NINE)
    b = article("b", "The tram left the rails at the harbour of Orlen and 14 were hurt, two of them critically.")

    verdict, _ = verdict_on((a, b), injured(a, "nine people", 9, by=MINISTRY), injured(b, "14", 14, by=MONITOR))

    assert verdict is Verdict.DISPUTED


def test_groups_in_a_row_are_parts():
    """ "Four guards and five tourists" are nine; neither is at odds with nine."""
    a = article("a", NINE)
    b = article("b", "The tram left the rails at the harbour of Orlen and hurt four guards and five tourists.")
    nine, four, five = injured(a, "nine people", 9), injured(b, "four guards", 4), injured(b, "five tourists", 5)

    told = {
        frozenset((one.left, one.right)): one.verdict
        for part in match(story(a, b), (a, b), (nine, four, five), ())
        for one in part.comparisons
    }

    assert {told[frozenset((nine.id, one.id))] for one in (four, five)} == {Verdict.DIFFERENT_QUESTION}


def test_a_named_group_in_a_row_is_counted_whole():
    """ "Forty rebels and five soldiers" gives all the rebels: it is at odds with 60."""
    a = article(
        "a", "Forty rebels and five soldiers were killed in the assault on the bridge of Orlen, the front said."
    )
    b = article("b", "Sixty rebels were killed in the assault on the bridge of Orlen, the ministry said.")
    forty = figure(a, "Forty rebels", 40, counted="militants", by=MONITOR)
    five, sixty = figure(a, "five soldiers", 5, counted="soldiers"), figure(b, "Sixty rebels", 60, counted="militants")

    told = {
        frozenset((one.left, one.right)): one.verdict
        for part in match(story(a, b), (a, b), (forty, five, sixty), ())
        for one in part.comparisons
    }

    assert told[frozenset((forty.id, sixty.id))] is Verdict.DISPUTED
