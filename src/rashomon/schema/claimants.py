"""Who speaks behind a claim, and when two names are one speaker: shared by the stages that align and that count.

Identity is by canonical name and alias; belonging is by the `part_of` of the actor lexicon (a spokesman, his ministry,
its government). "A war monitor" is read as the one named monitor of the story, where there is exactly one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType

from rashomon.model import Claim, Link
from rashomon.values import ActorType

# Types of which a story rarely cites two: an unnamed one is taken for the only named one.
_GENERIC_TYPES = frozenset({ActorType.MONITOR, ActorType.RESCUE, ActorType.HOSPITAL})


class Kinship(IntEnum):
    """How two speakers belong together, weakest first."""

    NONE = 0
    SIBLING = 1
    PART = 2
    SAME = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """The speaker behind a claim.

    Attributes:
        name: the name to show.
        names: folded names it goes by.
        wholes: folded names of what it belongs to.
        type: what it is; None where that is not known.
        is_named: False for "sources", "a doctor".
        is_party: whether it is a party to the conflict; None when that is not known.
        resolved_by: why an unnamed speaker carries a name; empty for the text's own.
    """

    name: str
    names: frozenset[str]
    wholes: frozenset[str] = frozenset()
    type: ActorType | None = None
    is_named: bool = True
    is_party: bool | None = None
    resolved_by: str = ""

    def kinship(self, other: "Claimant") -> Kinship:
        """How the two belong together; unnamed speakers are the same only by resolution."""
        if self.names & other.names:
            return Kinship.SAME
        if self.names & other.wholes or other.names & self.wholes:
            return Kinship.PART
        if self.wholes & other.wholes:
            return Kinship.SIBLING
        return Kinship.NONE


def fold(name: str) -> str:
    """A name without case, articles and punctuation."""
    words = "".join(char if char.isalnum() else " " for char in name.casefold()).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


def claimants(claims: Iterable[Claim]) -> Mapping[str, Claimant]:
    """The claimant of every claim that has an origin, by claim id; those in the outlet's own voice are left out.

    Args:
        claims: the claims of one story.
    """
    given = [(claim, link) for claim in claims if (link := claim.origin) is not None]
    only = _only_named([link for _, link in given])
    return MappingProxyType({claim.id: _claimant(claim, link, only) for claim, link in given})


def _claimant(claim: Claim, link: Link, only: Mapping[ActorType, Link]) -> Claimant:
    kind = _type_of(link)
    if not link.is_named and kind in only:
        named = only[kind]
        reason = f"“{link.name}” is read as {named.name}, the only {kind.value} that the story names"
        return _of_link(named, resolved_by=reason)
    if link.is_named:
        return _of_link(link)
    return _unnamed(claim, link)


def _of_link(link: Link, resolved_by: str = "") -> Claimant:
    actor = link.actor
    names = {fold(link.name)}
    wholes: set[str] = set()
    if actor is not None:
        names |= {fold(name) for name in (actor.name, *actor.aliases)}
        wholes |= {fold(name) for name in actor.part_of}
    return Claimant(
        name=actor.name if actor else link.name,
        names=frozenset(names),
        wholes=frozenset(wholes),
        type=actor.type if actor else None,
        is_party=actor.is_party if actor else None,
        resolved_by=resolved_by,
    )


def _unnamed(claim: Claim, link: Link) -> Claimant:
    """An unnamed speaker is one of its article: "residents" here and "residents" there may be others."""
    wholes = frozenset(fold(name) for name in link.actor.part_of) if link.actor else frozenset()
    return Claimant(
        name=link.name,
        names=frozenset({f"{claim.article}: {fold(link.name)}"}),
        wholes=wholes,
        type=_type_of(link),
        is_named=False,
        is_party=link.actor.is_party if link.actor else None,
    )


def _type_of(link: Link) -> ActorType | None:
    return link.actor.type if link.actor else None


def _only_named(links: Iterable[Link]) -> Mapping[ActorType, Link]:
    """Types of which the story names exactly one, with it."""
    named: dict[ActorType, dict[str, Link]] = defaultdict(dict)
    for link in links:
        if link.is_named and link.actor and link.actor.type in _GENERIC_TYPES:
            named[link.actor.type].setdefault(fold(link.actor.name), link)
    return {kind: next(iter(found.values())) for kind, found in named.items() if len(found) == 1}
