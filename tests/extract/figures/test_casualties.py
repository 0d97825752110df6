"""Figures told of the killed and the injured at once."""

import math

import pytest

pytestmark = pytest.mark.model


def figures(claims):
    return {(claim.kind, claim.value.lower, claim.value.upper) for claim in claims}


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("In all 88 people were killed and wounded.", 88, 88),
        ("The raid left dozens of martyrs and wounded.", 24, 99),
        ("The paper reported “dozens of martyrs” and wounded.", 24, 99),
        ("Hundreds of wounded and dead were counted.", 200, 999),
        ("The shelling led to the death and injury of dozens of citizens.", 24, 99),
        ("The raid caused the death and injury of 12 people.", 12, 12),
    ],
)
def test_one_number_of_both_counts_neither(read, text, lower, upper):
    assert figures(read(text)) == {("casualties", lower, upper)}


@pytest.mark.parametrize(
    "text",
    [
        "An unknown number of people were killed and injured in the raid.",
        "The raid resulted in the death and injury of a number of people.",
    ],
)
def test_a_plural_without_a_number_tells_of_some_of_each(read, text):
    assert figures(read(text)) == {("killed", 2, math.inf), ("injured", 2, math.inf)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("There were dozens of deaths and 12 injuries.", {("killed", 24, 99), ("injured", 12, 12)}),
        ("Twelve martyrs and 14 wounded came.", {("killed", 12, 12), ("injured", 14, 14)}),
        ("Several people were killed and 12 injured.", {("killed", 3, 9), ("injured", 12, 12)}),
    ],
)
def test_two_numbers_stay_two_figures(read, text, found):
    assert figures(read(text)) == found


def test_injuries_behind_the_death_of_some_are_not_theirs(read):
    claims = read("The raid caused the death of 12 people and injuries to children.")

    assert figures(claims) >= {("killed", 12, 12)}
    assert ("injured", 12, 12) not in figures(claims)


@pytest.mark.parametrize(
    ("text", "lower"),
    [
        ('The raid resulted in "a number" of deaths.', 2),
        ("A post put the number of people killed at “more than 40”.", 41),
        ("The ministry reported on “Martyrs and wounded” resulting from the raid.", 2),
    ],
)
def test_quotation_marks_hide_no_figure(read, text, lower):
    assert ("killed", lower, math.inf) in figures(read(text))
