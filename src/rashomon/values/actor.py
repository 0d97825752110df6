"""An actor: a person, an organisation, a state or an armed group that acts or speaks."""

from dataclasses import dataclass
from enum import StrEnum

from rashomon.values.relation import Relation


class ActorType(StrEnum):
    """What an actor is."""

    PERSON = "person"
    GOVERNMENT = "government"
    MILITARY = "military"
    POLICE = "police"
    ARMED_GROUP = "armed_group"
    COALITION = "coalition"
    INTERNATIONAL = "international"
    AGENCY = "agency"
    MEDIA = "media"
    PLATFORM = "platform"
    NGO = "ngo"
    MONITOR = "monitor"
    HOSPITAL = "hospital"
    RESCUE = "rescue"
    COMPANY = "company"
    PARTY = "political_party"
    UNION = "union"
    WITNESS = "witness"
    UNNAMED = "unnamed"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who acts or speaks.

    Attributes:
        name: canonical name.
        type: what it is.
        aliases: other names it goes by in the text and in the lexicon.
        part_of: canonical names of what it belongs to, nearest first (Peskov: Kremlin, Russia).
        is_party: whether it is a party to the conflict that is told of; None when that is not known.
    """

    name: str
    type: ActorType = ActorType.OTHER
    aliases: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    is_party: bool | None = None


def relate_actors(left: Actor, right: Actor) -> Relation:
    """EQUAL by name or alias, WITHIN by membership, else `INCOMPARABLE`: two names may be one actor."""
    left_names, right_names = _names(left), _names(right)
    if left.name.casefold() in right_names or right.name.casefold() in left_names:
        return Relation.EQUAL
    if right_names & {name.casefold() for name in left.part_of}:
        return Relation.WITHIN
    if left_names & {name.casefold() for name in right.part_of}:
        return Relation.CONTAINS
    return Relation.INCOMPARABLE


def _names(actor: Actor) -> frozenset[str]:
    return frozenset(name.casefold() for name in (actor.name, *actor.aliases))


def caption_actor(actor: Actor) -> str:
    """The actor's canonical name."""
    return actor.name
