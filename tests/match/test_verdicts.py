"""What two figures of one event are to each other."""

from accounts import FRONT, MINISTRY, MONITOR, OPEN, article, figure, story

from rashomon.match import match
from rashomon.model import Verdict

FIRST = "A blast tore through the wedding hall of Orlen and killed 20 people, the monitor said."
LATER = "A blast tore through the wedding hall of Orlen and killed 32 people, witnesses said. {}"


def verdicts_of(articles, claims):
    """Verdicts and reasons by the pair of claims."""
    return {
        frozenset((one.left, one.right)): (one.verdict, "; ".join(one.reasons))
        for part in match(story(*articles), articles, claims, ())
        for one in part.comparisons
    }


def one_verdict(articles, left, right):
    """The verdict on two claims and its reasons."""
    return verdicts_of(articles, (left, right))[frozenset((left.id, right.id))]


def test_a_toll_that_is_called_new_updates():
    """The words stand in another sentence than the figure."""
    a = article("a", FIRST)
    b = article("b", LATER.format("About 100 were hurt, said a doctor who gave the updated toll."))

    verdict, why = one_verdict((a, b), figure(a, "20 people", 20), figure(b, "32 people", 32))

    assert verdict is Verdict.UPDATED
    assert "new one" in why


def test_without_such_words_the_two_are_at_odds():
    """The same two accounts, and nothing said of a new toll."""
    a = article("a", FIRST)
    b = article("b", LATER.format("About 100 were hurt, said a doctor of the clinic."))

    verdict, _ = one_verdict((a, b), figure(a, "20 people", 20), figure(b, "32 people", 32))

    assert verdict is Verdict.DISPUTED


def test_a_new_toll_of_a_rival_stays_disputed():
    """Each side counts for itself: the other's new toll does not renew its own."""
    a = article("a", FIRST)
    b = article("b", LATER.format("About 100 were hurt, said the ministry, which gave the updated toll."))

    verdict, _ = one_verdict((a, b), figure(a, "20 people", 20, by=FRONT), figure(b, "32 people", 32, by=MINISTRY))

    assert verdict is Verdict.DISPUTED


def test_a_vague_word_is_no_counterpart():
    """ "Tens" beside "at least 17" in one account does not answer the other's "at least 20"."""
    a = article("a", "A car bomb killed at least 17 people at the Orlen crossing. Tens were killed, a trader said.")
    b = article("b", "A car bomb killed at least 20 people at the Orlen crossing.", day=1)
    low, vague = figure(a, "at least 17 people", 17, OPEN), figure(a, "Tens", 20, 99)
    high = figure(b, "at least 20 people", 20, OPEN)

    verdict, _ = verdicts_of((a, b), (low, vague, high))[frozenset((low.id, high.id))]

    assert verdict is Verdict.UPDATED


def test_background_of_a_war_is_no_whole_of_its_civilians():
    """26 civilians beside 300,000 dead of the war may still be all the dead of the other account."""
    a = article(
        "a", "Raids on a school in Orlen killed 26 civilians, the monitor said. The war has killed 300,000 people."
    )
    b = article("b", "Raids on a school in Orlen killed 35 people, the monitor said.")
    civilians = figure(a, "26 civilians", 26, counted="civilians", by=MONITOR)
    war, everybody = figure(a, "300,000 people", 300_000), figure(b, "35 people", 35, by=MONITOR)

    verdict, _ = verdicts_of((a, b), (civilians, war, everybody))[frozenset((civilians.id, everybody.id))]

    assert verdict is Verdict.UPDATED
