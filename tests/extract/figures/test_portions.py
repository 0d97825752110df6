"""Figures that are some of those told of before: two others, two brothers, bodies that reached a hospital."""

import pytest

pytestmark = pytest.mark.model

LEAD = "At least 16 people were killed when a shell hit a bakery in Sarn. "


def told(claims, kind="killed"):
    return [(claim.value.lower, claim.counted) for claim in claims if claim.kind == kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "Two others were killed: Mirela Danov and Petar Danov.",
        "Another member of the household was killed.",
        "Two cousins of the baker were killed on the stairs.",
        "Three members of the Danov family were killed in the cellar.",
        "Two workers, Mirela Danov and Petar Ilin, were killed at the oven.",
        "A journalist named Mirela Danov was killed.",
        "Three neighbours were also killed.",
    ],
)
def test_persons_described_after_a_greater_figure_are_some_of_it(read, sentence):
    assert told(read(LEAD + sentence)) == [(16, "all")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ten bodies were recovered in the evening.",
        "The bodies of four victims were pulled from the cellar.",
        "Radio Sarn announced the arrival of two bodies.",
        "Six victims killed in the blast were brought to the city hospital.",
        "A video shows three dead bodies on a floor.",
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_bodies_that_were_found_brought_or_shown_are_some_of_a_greater_figure(read, sentence, order):
    assert told(read(" ".join([LEAD.strip(), sentence][::order]))) == [(16, "all")]


def test_bodies_are_a_figure_where_no_greater_one_is_told(read):
    assert told(read("Ten bodies were recovered in the evening.")) == [(10, "all")]


def test_figures_that_add_up_to_one_told_before_are_its_parts(read):
    claims = read(LEAD + "Twelve members of one family and four of their neighbours were killed, a doctor said.")

    assert told(claims) == [(16, "all")]


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("The city council said that nine people were killed.", 9),
        ("Initially, seven people were reported killed.", 7),
        ("The death toll rose to 21.", 21),
    ],
)
def test_rival_and_later_tolls_stay(read, sentence, number):
    assert told(read(LEAD + sentence)) == [(16, "all"), (number, "all")]


def test_armed_men_of_a_side_are_a_toll_of_their_own(read):
    claims = read("The raid killed 16 civilians. Two soldiers were also killed.")

    assert told(claims) == [(16, "civilians"), (2, "soldiers")]


def test_the_toll_of_a_family_by_another_voice_stays(read):
    claims = read(
        "At least 21 members of the Danov family were killed. "
        "A paper wrote that nine members of the Danov family were killed."
    )

    assert told(claims) == [(21, "all"), (9, "all")]


def test_others_told_before_the_greater_figure_stay(read):
    claims = read("Two others were killed on Monday. The shelling of Sarn killed 16 people.")

    assert told(claims) == [(2, "all"), (16, "all")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The pictures show four wounded guards on stretchers.",
        "An injured man told the radio that he saw the plane.",
    ],
)
def test_wounded_who_are_shown_or_speak_are_some_of_those_told(read, sentence):
    claims = read("At least 30 people were wounded when a shell hit a bakery. " + sentence)

    assert told(claims, "injured") == [(30, "all")]


def test_a_cue_inside_one_count_makes_no_sum_with_the_next(read):
    claims = read("The film shows four wounded guards and two neighbours.")

    assert (6, "all") not in told(claims, "injured")
