"""Tolls in other words: the number of victims, the total, the loss of lives."""

import pytest

pytestmark = pytest.mark.model


def told(claims):
    return [(claim.kind, claim.value.lower, claim.counted) for claim in claims]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The number of victims rose to 12.", [("killed", 12, "all")]),
        ("The raid caused the loss of 12 lives.", [("killed", 12, "all")]),
        ("The town mourned the loss of nine soldiers.", [("killed", 9, "soldiers")]),
        ("Twelve residents passed away after the raid.", [("killed", 12, "all")]),
        ("A doctor counted 12 dead.", [("killed", 12, "all")]),
        ("Twelve people were treated for their wounds.", [("injured", 12, "all")]),
    ],
)
def test_other_words_for_the_dead_and_the_wounded(read, text, figures):
    assert told(read(text)) == figures


@pytest.mark.parametrize("verb", ["bringing", "raising", "taking"])
def test_a_total_is_of_the_kind_told_before_it(read, verb):
    claims = read(f"Two more people died on Friday, {verb} the total to 21.")

    assert told(claims) == [("killed", 2, "all"), ("killed", 21, "all")]


@pytest.mark.parametrize(
    "text",
    [
        "The company announced the loss of 12 workers.",
        "The party feared the loss of 12 seats.",
        "The lorry passed 12 people.",
        "Twelve victims of fraud wrote to the court.",
        "The council voted, bringing the total to 21.",
    ],
)
def test_other_losses_and_totals_are_no_dead(read, text):
    assert told(read(text)) == []


def test_a_total_behind_two_kinds_is_of_neither(read):
    claims = read("Two died and nine people were injured, bringing the total to 21.")

    assert told(claims) == [("killed", 2, "all"), ("injured", 9, "all")]
