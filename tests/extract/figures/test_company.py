"""One person and those who died beside make one toll."""

import pytest

pytestmark = pytest.mark.model


def tolls(claims, kind="killed"):
    return [
        (claim.value.lower, claim.value.upper, claim.counted)
        for claim in claims
        if claim.kind == kind and not claim.part_of
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A captain was killed together with his wife and their three children in Sarn.", 5),
        ("The raid killed a captain named Petar Danov together with his wife and their five children.", 7),
        ("Mirela Danov was killed along with her two brothers and a neighbour.", 4),
        ("An air strike killed a 40-year-old woman, Mirela Danov, alongside her grandson Petar.", 2),
        ("A shell killed the mayor and two others.", 3),
        ("The wife of the mayor and three other civilians were killed.", 4),
        ("Mirela Danov and two others were killed.", 3),
        ("A father and his two sons were killed.", 3),
        ("A couple and their three children were killed.", 5),
    ],
)
def test_one_person_and_company_are_one_toll(read, text, number):
    assert tolls(read(text)) == [(number, number, "all")]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("A soldier was killed along with two gunmen.", [(1, 1, "soldiers"), (2, 2, "combatants")]),
        ("A soldier was killed along with two civilians.", [(1, 1, "soldiers"), (2, 2, "civilians")]),
        ("Three soldiers and two civilians were killed.", [(3, 3, "soldiers"), (2, 2, "civilians")]),
    ],
)
def test_two_sides_keep_no_company(read, text, figures):
    assert tolls(read(text)) == figures


def test_company_told_of_after_a_greater_toll_is_some_of_it(read):
    claims = read("At least 12 people died in Sarn. Petar Danov was killed along with his wife and two sons.")

    assert [(lower, counted) for lower, _, counted in tolls(claims)] == [(12, "all")]


def test_those_behind_a_second_verb_are_no_company(read):
    claims = read("A guard was killed and a nurse said along with two doctors that she heard shots.")

    assert tolls(claims) == [(1, 1, "all")]


def test_a_couple_is_two_and_a_couple_of_people_two_or_three(read):
    assert tolls(read("An elderly couple was killed.")) == [(2, 2, "all")]
    assert tolls(read("A couple of people were killed.")) == [(2, 3, "all")]
