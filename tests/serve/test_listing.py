from dataclasses import replace

from rashomon.model import Position, Status
from rashomon.serve.listing import latest_figure
from tests.report import factory


def disputed(*positions):
    """A disputed toll with positions of (claim, origin)."""
    claims = factory.claims()
    killed = next(one for one in factory.report().findings if one.question.kind == "killed")
    held = tuple(
        Position(value=claims[name].value, claims=(claims[name].id,), origins=(origin,)) for name, origin in positions
    )
    return replace(killed, status=Status.DISPUTED, positions=held)


def test_a_disputed_figure_is_named_by_two_values_that_exclude_each_other():
    named = latest_figure([disputed(("nine", "police"), ("twenty", "union"))])

    assert (named["values"], named["is_split"]) == (["9", "at least 21"], True)


def test_older_values_of_one_origin_are_no_other_side():
    named = latest_figure([disputed(("nine", "police"), ("seventeen", "police"))])

    assert (named["values"], named["is_split"]) == (["17"], False)
