"""Who took part in a march or a strike, and who was aboard: figures that sides dispute."""

import pytest

pytestmark = pytest.mark.model


def told(claims, kind):
    return [(claim.value.lower, claim.counted) for claim in claims if claim.kind == kind]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("About 20,000 people marched through the capital, the union said.", 20_000),
        ("Police put the number of demonstrators at 7,000.", 7_000),
        ("Some 3,000 protesters gathered outside the parliament.", 3_000),
        ("Tens of thousands of people took to the streets on Sunday.", 20_000),
        ("Organisers said 12,000 people took part in the rally.", 12_000),
        ("The march drew a crowd of 9,000, police said.", 9_000),
        ("The union said 900 drivers had joined the strike.", 900),
        ("Exactly 2,000 mourners attended the funeral.", 2_000),
        ("Thousands have demonstrated against the tax since Monday.", 2_000),
        ("Some 600 teachers rallied in front of the ministry.", 600),
    ],
)
def test_who_takes_part_is_counted(read, text, number):
    assert [lower for lower, _ in told(read(text), "participants")] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "The union said that 12 demonstrators were injured by batons.",
        "The number of people killed rose to 12.",
        "The crowd threw stones and 12 people were hurt.",
        "Six men turned out to be undercover agents.",
        "Rebels took 12 villages.",
    ],
)
def test_other_numbers_are_no_participants(read, text):
    assert told(read(text), "participants") == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A ferry with 120 people aboard capsized off the island.", 120),
        ("The operator said 120 people were aboard.", 120),
        ("Police said that 128 people were on board the ferry.", 128),
    ],
)
def test_who_is_aboard_is_counted(read, text, number):
    assert told(read(text), "aboard") == [(number, "all")]


@pytest.mark.parametrize(
    "text", ["It said 140 people were injured and nine were still missing.", "Four people died and nine were missing."]
)
def test_the_missing_are_counted_by_their_own_number(read, text):
    assert told(read(text), "missing") == [(9, "all")]


def test_police_officers_are_no_soldiers(read):
    assert told(read("Seven police officers were injured by stones."), "injured") == [(7, "police")]
