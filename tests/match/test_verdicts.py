"""What two figures of one event are to each other."""

from datetime import timedelta

import pytest
from accounts import DAY, FRONT, MINISTRY, MONITOR, OPEN, article, figure, story

from rashomon.match import match
from rashomon.model import Accumulation, Verdict
from rashomon.values import Actor, ActorType, Granularity, TimeExpression, TimeType

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


def hour_of(hour):
    """An hour of the first day."""
    moment = DAY + timedelta(hours=hour)
    return TimeExpression(type=TimeType.TIME, timex="", earliest=moment, latest=moment, granularity=Granularity.MINUTE)


@pytest.mark.parametrize(
    ("as_of", "known", "verdict"),
    [
        ((8.7, 14.5), (9, 15), Verdict.UPDATED),
        ((8.7, 14.5), (15, 9), Verdict.DISPUTED),
        ((14.5, 8.7), (9, 15), Verdict.DISPUTED),
        ((None, None), (9, 15), Verdict.DISPUTED),
    ],
)
def test_a_toll_grows_within_a_day_only_on_both_clocks(as_of, known, verdict):
    """Twelve at half past two update six at twenty to nine; a later publication alone does not."""
    a = article("a", FIRST, day=known[0] / 24)
    b = article("b", LATER.format(""), day=known[1] / 24)
    claims = [
        figure(one, f"{number} people", number, by=speaker, when=hour_of(hour) if hour else None)
        for one, number, speaker, hour in ((a, 20, MONITOR, as_of[0]), (b, 32, MINISTRY, as_of[1]))
    ]

    found, why = one_verdict((a, b), *claims)

    assert found is verdict
    assert ("both clocks" in why) is (verdict is Verdict.UPDATED)


def test_what_a_later_hour_adds_is_no_update():
    """An increment counts its own hours."""
    a, b = article("a", FIRST, day=9 / 24), article("b", LATER.format(""), day=15 / 24)
    claims = [
        figure(one, f"{number} people", number, by=by, when=hour_of(hour), accumulation=Accumulation.INCREMENTAL)
        for one, number, by, hour in ((a, 20, MONITOR, 8), (b, 32, MINISTRY, 14))
    ]

    found, _ = one_verdict((a, b), *claims)

    assert found is not Verdict.UPDATED


def test_who_was_aboard_does_not_change_with_time():
    """Two counts of the passengers of one ferry, the later by somebody else: one of them is wrong."""
    a = article("a", "A ferry with 120 people aboard sank off Orlen, the operator said.")
    b = article("b", "The ferry that sank off Orlen had 128 people aboard, the ministry said.", day=1)
    operator, ministry = (
        figure(a, "120 people", 120, kind="aboard", by=FRONT),
        figure(b, "128 people", 128, kind="aboard", by=MINISTRY),
    )

    verdict, _ = one_verdict((a, b), operator, ministry)

    assert verdict is Verdict.DISPUTED


def test_a_count_of_one_place_alone_meets_no_count_of_all():
    """25 in the village alone are no rival of 31 in the province."""
    a = article("a", "Residents said that 25 people died in the quake in their village alone.")
    b = article("b", "The quake killed 31 people in the province, the ministry said.")

    verdict, why = one_verdict((a, b), figure(a, "25 people", 25), figure(b, "31 people", 31, by=MINISTRY))

    assert verdict is Verdict.DIFFERENT_QUESTION
    assert "alone" in why


def test_a_preliminary_count_is_no_older_one_of_a_rival():
    """The governor's preliminary five against the agency's six: two counts of one morning."""
    a = article("a", "Missiles hit the airfield of Orlen and six people were killed, the monitor said.")
    b = article(
        "b", "Missiles hit the airfield of Orlen; five people were killed by preliminary data, the ministry said."
    )

    verdict, _ = one_verdict((a, b), figure(a, "six people", 6, by=MONITOR), figure(b, "five people", 5, by=MINISTRY))

    assert verdict is Verdict.DISPUTED


def test_a_preliminary_count_of_nobody_is_an_older_one():
    """Without a second counter, what is preliminary is what came first."""
    a = article("a", "Missiles hit the airfield of Orlen and six people were killed.")
    b = article("b", "Missiles hit the airfield of Orlen; five people were killed by preliminary data.")

    verdict, _ = one_verdict((a, b), figure(a, "six people", 6), figure(b, "five people", 5))

    assert verdict is Verdict.UPDATED


def test_civilians_that_are_all_of_an_article_are_all():
    """An article that says 26 people and 26 civilians counts one group: 35 of another account update it."""
    a = article(
        "a", "Raids killed 26 people in Orlen. Raids on a school in Orlen killed 26 civilians, the monitor said."
    )
    b = article("b", "Raids on a school in Orlen killed 35 people, the monitor said.", day=1)
    people, civilians = figure(a, "26 people", 26), figure(a, "26 civilians", 26, counted="civilians", by=MONITOR)
    later = figure(b, "35 people", 35, by=MONITOR)

    verdict, _ = verdicts_of((a, b), (people, civilians, later))[frozenset((civilians.id, later.id))]

    assert verdict is Verdict.UPDATED


MAYOR = Actor(name="Ada Holm", type=ActorType.PERSON)
CHIEF = Actor(name="Per Brandt", type=ActorType.PERSON)


def test_officials_of_a_growing_toll_are_no_rivals():
    """Nobody fights: the mayor's 77 and the fire chief's 80 of one night are an older and a newer count."""
    a = article(
        "a", "The toll grew through the night, with Ada Holm saying that 77 people died. Per Brandt said 80 died."
    )

    verdict, why = one_verdict((a,), figure(a, "77 people", 77, by=MAYOR), figure(a, "80", 80, by=CHIEF))

    assert verdict is Verdict.UPDATED
    assert "grows" in why


def test_sides_of_a_growing_toll_stay_rivals():
    """The front and the ministry each count for themselves, however the toll grows."""
    a = article("a", "The toll grew through the night; the front says that 77 people died. The ministry said 80 died.")

    verdict, _ = one_verdict((a,), figure(a, "77 people", 77, by=FRONT), figure(a, "80", 80, by=MINISTRY))

    assert verdict is Verdict.DISPUTED


def test_a_first_count_may_be_the_higher_one():
    """What initial reports gave is the older count, though it is higher."""
    a = article("a", "Initial reports said that 32 people were killed by the blast in the wedding hall of Orlen.")
    b = article("b", FIRST)

    verdict, why = one_verdict((a, b), figure(a, "32 people", 32), figure(b, "20 people", 20))

    assert verdict is Verdict.UPDATED
    assert "first one" in why


def test_a_later_account_of_an_older_count_is_no_conflict():
    """Who retells that the toll rose tells of the older count, however late."""
    a = article("a", LATER.format(""))
    b = article("b", "The toll rose through the night; 20 people were killed by the blast in the wedding hall.", day=1)

    verdict, why = one_verdict((a, b), figure(a, "32 people", 32), figure(b, "20 people", 20))

    assert verdict is Verdict.UPDATED
    assert "rose" in why


def test_a_number_that_one_account_calls_outgrown_is_older_everywhere():
    """The headline's bare 20 is that of the toll that rose, by another account."""
    a = article("a", FIRST)
    b = article("b", "The toll rose through the night from the 20 people killed by the blast in the wedding hall.")
    c = article("c", LATER.format(""), day=-1)
    twenty, told, more = figure(a, "20 people", 20), figure(b, "20 people", 20), figure(c, "32 people", 32)

    verdict, why = verdicts_of((a, b, c), (twenty, told, more))[frozenset((twenty.id, more.id))]

    assert verdict is Verdict.UPDATED
    assert "has grown" in why
