"""The values a claim can have, each the set of possibilities its words allow, and the relations between them."""

from rashomon.values.actor import Actor, ActorType, caption_actor, relate_actors
from rashomon.values.place import Place, caption_place, relate_places
from rashomon.values.quantity import Quantity, caption_quantity, relate_quantities
from rashomon.values.relation import Relation
from rashomon.values.statement import Modality, Statement, caption_statement, relate_statements
from rashomon.values.timex import Granularity, TimeExpression, TimeType, caption_time, relate_times

type Value = Quantity | TimeExpression | Place | Actor | Statement
"""Any value."""


def relate(left: Value, right: Value) -> Relation:
    """The relation of two values; `INCOMPARABLE` when their types differ."""
    match left, right:
        case Quantity(), Quantity():
            return relate_quantities(left, right)
        case TimeExpression(), TimeExpression():
            return relate_times(left, right)
        case Place(), Place():
            return relate_places(left, right)
        case Actor(), Actor():
            return relate_actors(left, right)
        case Statement(), Statement():
            return relate_statements(left, right)
    return Relation.INCOMPARABLE


def caption(value: Value) -> str:
    """A value in a few plain words."""
    match value:
        case Quantity():
            return caption_quantity(value)
        case TimeExpression():
            return caption_time(value)
        case Place():
            return caption_place(value)
        case Actor():
            return caption_actor(value)
        case Statement():
            return caption_statement(value)


__all__ = [
    "Actor",
    "ActorType",
    "Granularity",
    "Modality",
    "Place",
    "Quantity",
    "Relation",
    "Statement",
    "TimeExpression",
    "TimeType",
    "Value",
    "caption",
    "relate",
]
