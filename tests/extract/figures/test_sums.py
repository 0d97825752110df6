"""One toll told by age and sex is one figure with its groups as parts; two sides are two figures."""

import math

import pytest

pytestmark = pytest.mark.model

INF = math.inf


def told(claims):
    return [(claim.value.lower, claim.value.upper, claim.counted) for claim in claims if claim.kind == "killed"]


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        ("Ten children and five women were killed in the strike.", (15, 15), {"children", "women"}),
        ("The raid killed nine children and 14 others.", (23, 23), {"children"}),
        ("The blast killed a woman and nine children.", (10, 10), {"women", "children"}),
        ("It killed five men, three women and two boys.", (10, 10), {"men", "women", "children"}),
        ("Four women and at least ten children were killed.", (14, INF), {"women", "children"}),
    ],
)
def test_groups_of_one_toll_are_added_up(read, text, total, parts):
    claims = read(text)
    [whole] = [claim for claim in claims if claim.part_of is None]

    assert (whole.value.lower, whole.value.upper) == total
    assert {claim.counted for claim in claims if claim.part_of == whole.id} == parts


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Three soldiers and two civilians were killed.", [(3, 3, "soldiers"), (2, 2, "civilians")]),
        ("The strike killed his wife and five children.", [(5, 5, "children")]),
        ("Four women were killed and ten children wounded.", [(4, 4, "women")]),
    ],
)
def test_two_sides_and_relatives_are_not(read, text, figures):
    assert told(read(text)) == figures


def test_parts_of_a_whole_told_before_are_not_added_up(read):
    claims = read("Twelve people died. Among the dead were five women and two children.")

    assert told(claims) == [(12, 12, "all"), (5, 5, "women"), (2, 2, "children")]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("The crash killed ten passengers and two crew members.", 12),
        ("Gunmen killed five villagers, three workers and a driver.", 9),
        ("Two bailiffs and a clerk are dead.", 3),
        ("Ana Keel and nine others were killed.", 10),
    ],
)
def test_persons_of_no_group_are_added_up(read, text, total):
    assert told(read(text)) == [(total, total, "all")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed twelve Russians and three Turks.", [12, 3]),
        ("Five attackers and eight hostages were killed.", [5, 8]),
        ("The raid killed three soldiers and five villagers.", [3, 5]),
    ],
)
def test_those_of_two_sides_are_not_added_up(read, text, expected):
    assert [lower for lower, _, _ in told(read(text))] == expected


def test_people_beside_children_are_others(read):
    """ "A baby and four people" are five."""
    assert (5, 5, "all") in told(read("A baby and four people were killed in the shooting."))


def test_groups_with_a_name_of_their_own_are_two(read):
    """Staff are no "others": who else the children were among is open."""
    assert (9, 9, "all") not in told(read("Five children and four medical staff were killed by the strikes."))


def test_adults_and_children_are_one_toll(read):
    total, part = told(read("Four adults and two children were killed in the house."))

    assert (total, part) == ((6, 6, "all"), (2, 2, "children"))
