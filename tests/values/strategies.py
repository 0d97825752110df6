"""Values of every type for the laws: each stays inside one world, where all of its values can be compared."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from rashomon.values import Actor, Granularity, Place, Quantity, Statement, TimeExpression, TimeType

_BOUNDS = st.one_of(st.integers(0, 9).map(float))


@st.composite
def quantities(draw):
    lower = draw(st.one_of(st.just(float("-inf")), _BOUNDS))
    upper = draw(st.one_of(st.just(float("inf")), _BOUNDS))
    lower, upper = min(lower, upper), max(lower, upper)
    return Quantity(lower=lower, upper=upper, unit="person", approximate=draw(st.booleans()))


@st.composite
def times(draw):
    start = datetime(2024, 11, 27, tzinfo=UTC) + timedelta(hours=draw(st.integers(0, 12)))
    end = start + timedelta(hours=draw(st.integers(0, 6)))
    earliest, latest = draw(st.sampled_from([(start, end), (None, end), (start, None)]))
    return TimeExpression(type=TimeType.DATE, timex="", earliest=earliest, latest=latest, granularity=Granularity.HOUR)


# A world of places: two countries, provinces in them, towns in those.
_WITHIN = {
    "a": (), "b": (), "a1": ("a",), "a2": ("a",), "b1": ("b",),
    "a11": ("a1", "a"), "a12": ("a1", "a"), "b11": ("b1", "b"),
}  # fmt: skip
places = st.sampled_from([Place(name=name, id=name, within=within) for name, within in _WITHIN.items()])

# A world of actors: a state, its ministry, its spokesman; a group and its wing. Aliases never cross.
_ACTORS = (
    Actor(name="Norland", aliases=("the capital",)),
    Actor(name="Ministry", part_of=("Norland",)),
    Actor(name="Spokesman", part_of=("Ministry", "Norland"), aliases=("Col. Orn",)),
    Actor(name="Front", aliases=("FLN",)),
    Actor(name="Wing", part_of=("Front",)),
)
actors = st.sampled_from(_ACTORS)

statements = st.builds(
    Statement,
    text=st.sampled_from(["They came in.", "they came in", "Nobody came."]),
    predicate=st.sampled_from([None, "enter", "leave"]),
    agent=st.sampled_from([None, "Front"]),
    is_negated=st.booleans(),
)

WORLDS = {"quantity": quantities(), "time": times(), "place": places, "actor": actors, "statement": statements}
"""Value type to values that can meet."""
