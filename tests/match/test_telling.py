"""How a figure is told decides whether it answers "how many?"."""

from dataclasses import replace

import pytest
from accounts import MINISTRY, MONITOR, OPEN, TOWN, article, figure, story

from rashomon.match import match
from rashomon.model import RoleSpan, Span, SpanRole, TextField, Verdict

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
        ("The 24-year-old was hurt when the tram left the rails at Orlen.", "The 24-year-old", 1, 1, "single persons"),
        ("The tram left the rails at Orlen; luckily none of them was hurt.", "none of them", 0, 0, "others beside"),
        (
            "The tram left the rails at the harbour of Orlen and hurt a bystander.",
            "a bystander",
            1,
            1,
            "single persons",
        ),
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


BY_THREE = "The gunman killed three people in the mill of Orlen and then himself, the police said."


def test_others_beside_the_dead_are_no_toll():
    """ "Five more people" are counted beside those told of before."""
    a, b = article("a", BY_THREE), article("b", "The gunman killed five more people in the mill of Orlen.")

    verdict, reasons = verdict_on((a, b), figure(a, "three people", 3), figure(b, "five more people", 5))

    assert verdict is Verdict.DIFFERENT_QUESTION
    assert "others beside" in reasons


@pytest.mark.parametrize(
    ("number", "verdict"), [(4, Verdict.DIFFERENT_QUESTION), (5, Verdict.DISPUTED)], ids=["one more", "two more"]
)
def test_a_toll_may_count_the_attacker(number, verdict):
    """Three and the gunman are four, not five."""
    a = article("a", BY_THREE)
    b = article("b", f"{number} people are dead in the mill of Orlen, where a gunman opened fire, the mayor said.")

    told, _ = verdict_on(
        (a, b), figure(a, "three people", 3, by=MONITOR), figure(b, f"{number} people", number, by=MINISTRY)
    )

    assert told is verdict


def test_without_a_dead_attacker_four_are_not_three():
    """Nobody says that the gunman died."""
    a = article("a", "The gunman killed three people in the mill of Orlen and fled, the police said.")
    b = article("b", "Four people are dead in the mill of Orlen, where a gunman opened fire, the mayor said.")

    verdict, _ = verdict_on((a, b), figure(a, "three people", 3, by=MONITOR), figure(b, "Four people", 4, by=MINISTRY))

    assert verdict is Verdict.DISPUTED


def headline(account, words, number):
    """A figure in the title of an article."""
    start = account.title.index(words)
    span = Span(start=start, end=start + len(words), field=TextField.TITLE)
    claim = figure(account, account.text[:1], number)
    return replace(claim, spans=(RoleSpan(role=SpanRole.VALUE, span=span),))


@pytest.mark.parametrize(
    ("text", "words", "verdict"),
    [
        ("At least seven people died when the tram left the rails at Orlen.", "At least seven people", "sharpened"),
        ("Exactly seven people died when the tram left the rails at Orlen.", "Exactly seven people", "disputed"),
    ],
)
def test_a_headline_has_the_bound_of_its_text(text, words, verdict):
    """Headlines shorten "at least seven" to "7": nine do not contradict it."""
    a = article("a", text, title="7 dead when tram leaves the rails at Orlen")
    b = article("b", "Nine people died when the tram left the rails at Orlen, the ministry said.")
    open_at = OPEN if verdict == "sharpened" else None
    short, long = headline(a, "7", 7), figure(a, words, 7, open_at)
    nine = figure(b, "Nine people", 9, by=MINISTRY)

    told = {
        frozenset((one.left, one.right)): one.verdict
        for part in match(story(a, b), (a, b), (short, long, nine), ())
        for one in part.comparisons
    }

    assert told[frozenset((short.id, nine.id))].value == verdict


def test_passengers_are_not_all_aboard():
    """Ten passengers and 12 aboard are no conflict: there was a crew."""
    a = article("a", "The ministry said that 12 people were aboard the plane that crashed off Orlen.")
    b = article("b", "The plane that crashed off Orlen was carrying ten passengers, the monitor said.")
    all_of_them = figure(a, "12 people", 12, kind="aboard", by=MINISTRY)
    some = figure(b, "ten passengers", 10, kind="aboard", by=MONITOR)

    verdict, reasons = verdict_on((a, b), all_of_them, some)

    assert verdict is Verdict.DIFFERENT_QUESTION
    assert "crew" in reasons


def test_a_single_person_is_no_whole():
    """That one man died in the battle does not make four soldiers too many."""
    a = article("a", "A man who grew up in Orlen was killed in the battle at the bridge of Orlen.")
    b = article("b", "Four soldiers were killed in the battle at the bridge of Orlen, the ministry said.")

    verdict, _ = verdict_on((a, b), figure(a, "A man", 1), figure(b, "Four soldiers", 4, counted="soldiers"))

    assert verdict is not Verdict.DISPUTED


@pytest.mark.parametrize("words", ["two guards", "two nieces", "none of the officers"])
def test_some_by_who_they_were_are_no_count_of_all(words):
    """Guards and nieces are some of the hurt; of the officers nobody else is told."""
    a = article("a", NINE)
    b = article("b", f"The tram left the rails at the harbour of Orlen and {words} were hurt.")
    number = 0 if words.startswith("none") else 2

    verdict, _ = verdict_on((a, b), injured(a, "nine people", 9, by=MINISTRY), injured(b, words, number, by=MONITOR))

    assert verdict is Verdict.DIFFERENT_QUESTION


def test_others_of_one_sentence_are_of_its_row():
    """ "Six were taken by tram and three others by car": each is some of the nine."""
    a = article("a", NINE)
    b = article("b", "Six people hurt at the harbour of Orlen were taken off by boat and three others by car.")
    nine, six, three = injured(a, "nine people", 9), injured(b, "Six people", 6), injured(b, "three others", 3)

    told = {
        frozenset((one.left, one.right)): one.verdict
        for part in match(story(a, b), (a, b), (nine, six, three), ())
        for one in part.comparisons
    }

    assert told[frozenset((nine.id, six.id))] is Verdict.DIFFERENT_QUESTION
