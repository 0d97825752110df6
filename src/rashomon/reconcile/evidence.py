"""What the policies work on: the figures of one finding, each with its origin, its day and whose losses it counts."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from rashomon.model import Accumulation, Claim, ClaimId, Finding
from rashomon.reconcile.origins import UNATTRIBUTED
from rashomon.values import ActorType, Quantity

_ARMED = frozenset({ActorType.ARMED_GROUP})
_STATE = frozenset({ActorType.MILITARY, ActorType.GOVERNMENT, ActorType.POLICE, ActorType.PERSON})
# Counted groups by the side whose losses they are.
_STATE_LOSSES = frozenset({"soldiers", "police"})
_ARMED_LOSSES = frozenset({"militants", "combatants"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of a finding.

    Attributes:
        origin: name of its independent origin; "unattributed" where nobody is said to say it.
        counts_enemies: whether a party to the conflict counts its enemy's losses.
        is_party: whether its origin is a party to the conflict.
        is_aggregate: whether it counts a stretch of more than three days.
    """

    claim: Claim
    quantity: Quantity
    origin: str
    counts_enemies: bool
    is_party: bool
    is_aggregate: bool

    @property
    def id(self) -> ClaimId:
        """The claim's id."""
        return self.claim.id

    @property
    def floor(self) -> float | None:
        """The least number it allows; None where it sets no lower bound."""
        return self.quantity.lower if math.isfinite(self.quantity.lower) else None

    @property
    def ceiling(self) -> float:
        """The greatest number it names: its upper bound, else its lower."""
        return self.quantity.upper if math.isfinite(self.quantity.upper) else self.quantity.lower

    @property
    def as_of(self) -> datetime | None:
        """The last instant it speaks of, else the first at which it could be known."""
        when = self.claim.when
        return (when.latest if when and when.latest else None) or self.claim.known_at


# A count over more days than this is an aggregate, not one event. Days. Our reading: coders code events by the day.
_AGGREGATE_DAYS = 3


def figures_of(finding: Finding, claims: Mapping[ClaimId, Claim]) -> tuple[Figure, ...]:
    """The figures of a finding in the order of its positions; empty where it is about statements."""
    held = [(claims[name], position.origins) for position in finding.positions for name in position.claims]
    told = {
        (claim.article, claim.value.lower): _origin_name(claim, origins)
        for claim, origins in held
        if claim.origin and isinstance(claim.value, Quantity)
    }
    found: list[Figure] = []
    for claim, origins in held:
        if isinstance(claim.value, Quantity):
            origin = _origin_name(claim, origins)
            if origin == UNATTRIBUTED:  # a headline, whose number the text attributes
                origin = told.get((claim.article, claim.value.lower), origin)
            found.append(_figure(claim, claim.value, origin))
    return tuple(found)


def _origin_name(claim: Claim, origins: Sequence[str]) -> str:
    """The origin of a claim among those of its position: its own name, else the position's only one."""
    link = claim.origin
    only = origins[0] if len(origins) == 1 else None
    if link is None:
        return only or UNATTRIBUTED
    names = {link.name} | ({link.actor.name} if link.actor else set())
    named = next((name for name in origins if name in names or name.startswith(f"{link.name} (")), None)
    return named or only or link.name


def _figure(claim: Claim, quantity: Quantity, origin: str) -> Figure:
    kind = claim.origin.actor.type if claim.origin and claim.origin.actor else None
    is_party = bool(claim.origin and claim.origin.actor and claim.origin.actor.is_party) or kind in (
        ActorType.MILITARY,
        ActorType.ARMED_GROUP,
    )
    enemies = (kind in _ARMED and claim.counted in _STATE_LOSSES) or (kind in _STATE and claim.counted in _ARMED_LOSSES)
    return Figure(
        claim=claim,
        quantity=quantity,
        origin=origin,
        counts_enemies=enemies,
        is_party=is_party,
        is_aggregate=_days(claim) > _AGGREGATE_DAYS and claim.accumulation is not Accumulation.INCREMENTAL,
    )


def _days(claim: Claim) -> float:
    if claim.when is None or claim.when.earliest is None or claim.when.latest is None:
        return 0.0
    return (claim.when.latest - claim.when.earliest).total_seconds() / 86_400


def latest_per_origin(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The newest figure of each origin; of equally new ones the higher. Every unattributed figure stands alone."""
    newest: dict[str, Figure] = {}
    for figure in figures:
        key = figure.id if figure.origin == UNATTRIBUTED else figure.origin
        if key not in newest or _age(figure) >= _age(newest[key]):
            newest[key] = figure
    return tuple(newest.values())


def _age(figure: Figure) -> tuple[float, float, float]:
    known = figure.claim.known_at.timestamp() if figure.claim.known_at else 0.0
    as_of = figure.as_of.timestamp() if figure.as_of else 0.0
    return known, as_of, figure.quantity.lower
