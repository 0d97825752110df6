"""Plurals without a number: deaths that were reported, not those asked about, denied or told of before."""

import math

import pytest

pytestmark = pytest.mark.model


def bounds(claims):
    return [(claim.kind, claim.value.lower, claim.value.upper) for claim in claims]


@pytest.mark.parametrize(
    "text",
    [
        "It is unclear whether deaths occurred.",
        "It is unknown whether others were killed.",
        "The papers do not mention any injuries or deaths.",
        "The army did not report injuries.",
        "The deaths shocked the town.",
        "The page “Sarn Martyrs” mourned him.",
    ],
)
def test_deaths_asked_about_denied_or_known_are_no_figure(read, text):
    assert bounds(read(text)) == []


def test_reported_deaths_are_two_at_least(read):
    assert bounds(read("Deaths were reported in Sarn.")) == [("killed", 2, math.inf)]


def test_a_plural_says_more_than_at_least_one(read):
    claims = read("At least one person was killed in Sarn. A witness added that a number of citizens died.")

    assert bounds(claims) == [("killed", 1, math.inf), ("killed", 2, math.inf)]


def test_a_plural_says_nothing_beside_a_number(read):
    claims = read("Five people were killed in Sarn. A witness added that a number of citizens died.")

    assert bounds(claims) == [("killed", 5, 5)]


@pytest.mark.parametrize(
    "text",
    [
        "Petar Danov was not reported to have been killed in the raid.",
        "Five people were not believed to have died.",
    ],
)
def test_what_was_not_reported_to_have_happened_is_no_figure(read, text):
    assert bounds(read(text)) == []


def test_a_share_of_those_who_tell_is_no_part_of_the_dead(read):
    claims = read("The radio said that four people were killed, while the majority of sources named nobody.")

    assert bounds(claims) == [("killed", 4, 4)]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry in Sarn reported martyrs and wounded.",
        "The ministry announced that there were martyrs and injured in the raid on Sarn.",
    ],
)
def test_the_wounded_of_a_pair_are_a_noun(read, text):
    assert bounds(read(text)) == [("killed", 2, math.inf), ("injured", 2, math.inf)]


def test_who_reports_the_wounded_is_not_wounded(read):
    claims = read("A correspondent reported about “martyrs and wounded in the raid”.")

    assert bounds(claims) == [("injured", 2, math.inf)]


@pytest.mark.parametrize("whose", ["nine civilians", "some of the nine civilians", "all of the civilians"])
def test_the_names_of_some_of_the_killed_are_no_figure(read, whose):
    assert bounds(read(f"The list holds the names of {whose} killed.")) == []


def test_bodies_in_photos_are_a_figure_where_nothing_else_is_told(read):
    assert ("killed", 2, 2) in bounds(read("Photos of the bodies of two children were shown."))
