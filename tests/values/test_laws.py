"""The relations obey the laws of RCC-5, for every type of value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import WORLDS

from rashomon.values import Place, Quantity, Relation, TimeExpression, TimeType, relate

EQUAL, WITHIN, CONTAINS = Relation.EQUAL, Relation.WITHIN, Relation.CONTAINS
OVERLAPS, DISJOINT, OPEN = Relation.OVERLAPS, Relation.DISJOINT, Relation.INCOMPARABLE
ANY = frozenset({EQUAL, WITHIN, CONTAINS, OVERLAPS, DISJOINT})

# What holds of a and c, given what holds of a and b and of b and c. Source: RCC-5, Bennett 1994, table 1.
COMPOSITION = {
    (EQUAL, EQUAL): {EQUAL},
    (EQUAL, WITHIN): {WITHIN},
    (EQUAL, CONTAINS): {CONTAINS},
    (EQUAL, OVERLAPS): {OVERLAPS},
    (EQUAL, DISJOINT): {DISJOINT},
    (WITHIN, EQUAL): {WITHIN},
    (WITHIN, WITHIN): {WITHIN},
    (WITHIN, CONTAINS): ANY,
    (WITHIN, OVERLAPS): {WITHIN, OVERLAPS, DISJOINT},
    (WITHIN, DISJOINT): {DISJOINT},
    (CONTAINS, EQUAL): {CONTAINS},
    (CONTAINS, WITHIN): ANY - {DISJOINT},
    (CONTAINS, CONTAINS): {CONTAINS},
    (CONTAINS, OVERLAPS): {CONTAINS, OVERLAPS},
    (CONTAINS, DISJOINT): {CONTAINS, OVERLAPS, DISJOINT},
    (OVERLAPS, EQUAL): {OVERLAPS},
    (OVERLAPS, WITHIN): {WITHIN, OVERLAPS},
    (OVERLAPS, CONTAINS): {CONTAINS, OVERLAPS, DISJOINT},
    (OVERLAPS, OVERLAPS): ANY,
    (OVERLAPS, DISJOINT): {CONTAINS, OVERLAPS, DISJOINT},
    (DISJOINT, EQUAL): {DISJOINT},
    (DISJOINT, WITHIN): {WITHIN, OVERLAPS, DISJOINT},
    (DISJOINT, CONTAINS): {DISJOINT},
    (DISJOINT, OVERLAPS): {WITHIN, OVERLAPS, DISJOINT},
    (DISJOINT, DISJOINT): ANY,
}

WORLD = pytest.mark.parametrize("world", WORLDS)


@WORLD
@given(data=st.data())
def test_every_value_equals_itself(world, data):
    """Identity."""
    value = data.draw(WORLDS[world])

    assert relate(value, value) is EQUAL


@WORLD
@given(data=st.data())
def test_the_converse_holds_from_the_other_side(world, data):
    """Left to right and right to left are converses."""
    left, right = data.draw(WORLDS[world]), data.draw(WORLDS[world])

    assert relate(right, left) is relate(left, right).converse


@WORLD
@given(data=st.data())
def test_relations_compose(world, data):
    """What holds of the outer two is in the composition table, wherever all three can be compared."""
    first, second, third = (data.draw(WORLDS[world]) for _ in range(3))
    steps = (relate(first, second), relate(second, third))
    whole = relate(first, third)

    if OPEN not in (*steps, whole):
        assert whole in COMPOSITION[steps]


def test_the_table_is_complete():
    """Every pair of the five relations has its row."""
    assert set(COMPOSITION) == {(left, right) for left in ANY for right in ANY}


@given(st.sampled_from(sorted(Relation)))
def test_converse_twice_is_the_same(relation):
    """The converse undoes itself."""
    assert relation.converse.converse is relation


@WORLD
@given(data=st.data())
def test_values_of_two_types_cannot_be_compared(world, data):
    """A number is no place."""
    other = data.draw(st.sampled_from(sorted(set(WORLDS) - {world})))

    assert relate(data.draw(WORLDS[world]), data.draw(WORLDS[other])) is OPEN


def test_more_than_255_does_not_exclude_600():
    """An open bound reaches upwards without end."""
    more = Quantity(lower=256, upper=float("inf"), unit="person")
    exact = Quantity(lower=600, upper=600, unit="person")

    assert relate(exact, more) is WITHIN


def test_up_to_9_excludes_12():
    """A bound from above closes upwards."""
    most = Quantity(lower=float("-inf"), upper=9, unit="person")
    exact = Quantity(lower=12, upper=12, unit="person")

    assert relate(exact, most) is DISJOINT


def test_units_do_not_mix():
    """Villages and people have no relation."""
    people = Quantity(lower=12, upper=12, unit="person")
    villages = Quantity(lower=12, upper=12, unit="settlement")

    assert relate(people, villages) is OPEN


def test_a_duration_without_an_anchor_cannot_be_placed():
    """Four years lie nowhere in time."""
    duration = TimeExpression(type=TimeType.DURATION, timex="P4Y")

    assert relate(duration, duration) is OPEN


def test_a_place_without_an_id_lies_in_what_it_is_told_to_be_part_of():
    """Containment by the text counts as that by the gazetteer; another town is not comparable."""
    town = Place(name="Bremen", id="geonames:1", within=("geonames:9",))
    other = Place(name="Emden", id="geonames:2", within=("geonames:9",))
    quarter = Place(name="Kessel", within=("geonames:1", "geonames:9"))

    assert relate(quarter, town) is Relation.WITHIN
    assert relate(town, quarter) is Relation.CONTAINS
    assert relate(quarter, other) is Relation.INCOMPARABLE
