"""Sums across accounts: who was aboard, and groups of one toll."""

from accounts import MINISTRY, MONITOR, OTHER_TOWN, TOWN, article, day_of, figure, story

from rashomon.match import match
from rashomon.model import Verdict

LIST = "Nine people died and 21 are missing after the ferry sank off Orlen, the ministry said; 98 people were rescued."


def sums(articles, claims):
    """The reasons of all disputed sums."""
    return [
        reason
        for part in match(story(*articles), articles, claims, ())
        for one in part.comparisons
        if one.verdict is Verdict.DISPUTED
        for reason in one.reasons
        if "exceed" in reason
    ]


def fates(account, *, missing=21):
    return (
        figure(account, "Nine people", 9),
        figure(account, "21", missing, kind="missing"),
        figure(account, "98 people", 98, kind="rescued"),
    )


def test_more_fates_than_persons_aboard_are_disputed():
    """Nine dead, 21 missing and 98 rescued were not among 120."""
    a = article("a", LIST)
    b = article("b", "The operator said that 120 people were aboard the ferry off Orlen.")
    aboard = figure(b, "120 people", 120, kind="aboard")

    assert sums((a, b), (*fates(a), aboard)) == [
        "the parts exceed their whole: 9 killed + 21 missing + 98 rescued = 128 > 120 aboard"
    ]


def test_fates_that_fit_are_fine():
    """Nine, 13 and 98 are 120."""
    a = article("a", LIST)
    b = article("b", "The operator said that 120 people were aboard the ferry off Orlen.")
    aboard = figure(b, "120 people", 120, kind="aboard")

    assert sums((a, b), (*fates(a, missing=13), aboard)) == []


def test_the_crew_alone_are_no_whole():
    """Of 128 fates told of, 20 crew are no bound."""
    a = article("a", LIST)
    b = article("b", "The operator said that 20 crew members were aboard the ferry off Orlen.")
    aboard = figure(b, "20 crew members", 20, kind="aboard")

    assert sums((a, b), (*fates(a), aboard)) == []


def test_those_aboard_elsewhere_are_no_whole():
    """A bus of another town holds nobody of the ferry."""
    a = article("a", LIST)
    b = article("b", "The operator said that 40 people were aboard the bus in Vask.")
    aboard = figure(b, "40 people", 40, kind="aboard", where=OTHER_TOWN)
    told = [
        figure(a, words, number, kind=kind, where=TOWN)
        for words, number, kind in (
            ("Nine people", 9, "killed"),
            ("21", 21, "missing"),
            ("98 people", 98, "rescued"),
        )
    ]

    assert sums((a, b), (*told, aboard)) == []


SOLDIERS = "Shells struck the barracks of Orlen on Tuesday and killed 18 soldiers, the ministry said."
CIVILIANS = "Shells struck the market of Orlen on Tuesday and killed 20 civilians, the monitor said."
TOLL = "The death toll of the shells that struck Orlen on Tuesday is {}, the council said."


def groups(toll, *, where=TOWN, day=0):
    a, b, c = article("a", SOLDIERS), article("b", CIVILIANS), article("c", TOLL.format(toll), day=1)
    scope = {"when": day_of(0), "where": TOWN}
    soldiers = figure(a, "18 soldiers", 18, counted="soldiers", by=MINISTRY, **scope)
    civilians = figure(b, "20 civilians", 20, counted="civilians", by=MONITOR, **scope)
    whole = figure(c, f"{toll}", toll, when=day_of(day), where=where)
    return (a, b, c), (soldiers, civilians, whole)


def test_groups_told_by_two_that_exceed_a_toll_are_disputed():
    """18 soldiers here and 20 civilians there are no 31."""
    assert sums(*groups(31)) == ["the parts exceed their whole: 20 civilians + 18 soldiers = 38 > 31"]


def test_groups_that_fit_a_toll_are_fine():
    """18 and 20 are 38."""
    assert sums(*groups(38)) == []


def test_a_toll_of_another_town_or_day_holds_no_group():
    """What is counted elsewhere or on another day is no part."""
    assert sums(*groups(31, where=OTHER_TOWN)) == []
    assert sums(*groups(31, day=5)) == []
