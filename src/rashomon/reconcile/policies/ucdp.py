"""Policy `ucdp`: low, best and high.

Source: UCDP GED and BRD codebooks: best is the figure of the most reliable source, and of equally reliable ones the
lower; low and high are the lowest and the highest reliable estimates. The ranking of sources is our reading: the
codebooks name the principle, not a table.
"""

from collections.abc import Sequence

from rashomon.model import ClaimId, Reduction
from rashomon.reconcile.evidence import Figure, latest_per_origin
from rashomon.reconcile.origins import UNATTRIBUTED
from rashomon.values import ActorType, Quantity

_RELIABILITY = {
    ActorType.MONITOR: 4,
    ActorType.INTERNATIONAL: 4,
    ActorType.NGO: 4,
    ActorType.HOSPITAL: 3,
    ActorType.RESCUE: 3,
    ActorType.GOVERNMENT: 3,
    ActorType.MILITARY: 3,
    ActorType.POLICE: 3,
    ActorType.ARMED_GROUP: 3,
    ActorType.AGENCY: 2,
    ActorType.MEDIA: 2,
    ActorType.PERSON: 2,
    ActorType.WITNESS: 1,
    ActorType.UNNAMED: 1,
    ActorType.PLATFORM: 1,
}
_DEFAULT, _ENEMY_LOSSES, _OWN_VOICE = 2, 1, 2


def ucdp(figures: Sequence[Figure]) -> Reduction:
    """Best: the lower of the most reliable figures; low and high: the bounds of the reliable ones."""
    latest = latest_per_origin(figures)
    dropped: list[tuple[ClaimId, str]] = [
        (figure.id, "an earlier figure of the same origin") for figure in figures if figure not in latest
    ]
    ranks = {figure.id: reliability(figure) for figure in latest}
    top = max(ranks.values())
    best = min(_number(figure) for figure in latest if ranks[figure.id] == top)
    low = min(_number(figure) for figure in latest if ranks[figure.id] >= top - 1)
    high = max(figure.ceiling for figure in latest)
    trace = (
        "the latest figure of each origin counts (our reading)",
        "sources ranked: monitors and international bodies, officials and hospitals, media, unnamed (our reading)",
        "of equally reliable figures the lower is best (published)",
        "low: the lowest figure at most one rank below the best (our reading of “lowest reliable estimate”)",
        "high: the highest figure, a party's count of its enemy's losses included (published)",
    )
    return Reduction(
        policy="ucdp",
        value=Quantity(lower=best, upper=best, unit=latest[0].quantity.unit),
        low=min(low, best),
        best=best,
        high=max(high, best),
        trace=trace,
        dropped=tuple(dropped),
    )


def reliability(figure: Figure) -> int:
    """The rank of a figure's source, 1 to 4; a party that counts its enemy's losses ranks lowest."""
    if figure.counts_enemies:
        return _ENEMY_LOSSES
    if figure.origin == UNATTRIBUTED or figure.claim.origin is None:
        return _OWN_VOICE
    if not figure.claim.origin.is_named:
        return _RELIABILITY[ActorType.UNNAMED]
    actor = figure.claim.origin.actor
    return _RELIABILITY.get(actor.type, _DEFAULT) if actor else _DEFAULT


def _number(figure: Figure) -> float:
    return figure.floor if figure.floor is not None else figure.ceiling
