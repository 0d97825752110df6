"""Policy `acled`: the most conservative figure.

Source: ACLED, "FAQs: Fatality methodology": where reports differ or are vague, "the most conservative estimate
available" is used; tens are 10, dozens 12, hundreds 100; aggregates that cannot be tied to an event are excluded.
Our reading, since no formula is published: the latest figure of each origin first, then the least of these; a party's
count of its enemy's losses is set aside where another figure exists.
"""

import math
from collections.abc import Sequence

from rashomon.model import ClaimId, Reduction
from rashomon.reconcile.evidence import Figure, latest_per_origin
from rashomon.values import Quantity

# Our vague bounds (least, greatest) and what ACLED codes for the word.
_VAGUE = {(20.0, 99.0): 10.0, (24.0, 99.0): 12.0, (200.0, 999.0): 100.0, (24.0, math.inf): 12.0}


def acled(figures: Sequence[Figure]) -> Reduction:
    """The least of the latest figures of all origins that count one event."""
    trace: list[str] = []
    dropped: list[tuple[ClaimId, str]] = []
    kept = _without_aggregates(figures, trace, dropped)
    kept = _without_enemy_counts(kept, trace, dropped)
    latest = latest_per_origin(kept)
    dropped += [(one.id, "an earlier figure of the same origin") for one in kept if one not in latest]
    trace.append("the latest figure of each origin counts (our reading)")
    chosen, best = _least(latest, trace, dropped)
    trace.append(
        f"the most conservative of {len(latest)} figures (published), taken as the least of them (our reading)"
    )
    if len({_coded(one) for one in latest}) > 1:
        trace.append("the reports differ: to be noted in the event's notes (published)")
    return Reduction(
        policy="acled",
        value=Quantity(lower=best, upper=best, unit=chosen.quantity.unit),
        low=None,
        best=best,
        high=None,
        trace=tuple(trace),
        dropped=tuple(dropped),
    )


def _without_aggregates(
    figures: Sequence[Figure], trace: list[str], dropped: list[tuple[ClaimId, str]]
) -> Sequence[Figure]:
    kept = [figure for figure in figures if not figure.is_aggregate]
    if kept and len(kept) < len(figures):
        trace.append("aggregates over several days are excluded (published)")
        dropped += [(one.id, "an aggregate, not one event") for one in figures if one.is_aggregate]
    return kept or figures


def _without_enemy_counts(
    figures: Sequence[Figure], trace: list[str], dropped: list[tuple[ClaimId, str]]
) -> Sequence[Figure]:
    kept = [figure for figure in figures if not figure.counts_enemies]
    if kept and len(kept) < len(figures):
        trace.append("a party's count of its enemy's losses is set aside, since others exist (our reading)")
        dropped += [(one.id, "a party's count of its enemy's losses") for one in figures if one.counts_enemies]
    return kept or figures


def _least(figures: Sequence[Figure], trace: list[str], dropped: list[tuple[ClaimId, str]]) -> tuple[Figure, float]:
    """A figure without a floor ("up to 9") is used only where nothing else is there."""
    floored = [figure for figure in figures if figure.floor is not None]
    if floored and len(floored) < len(figures):
        trace.append("“up to n” is no floor and counts only where nothing else does (our reading)")
        dropped += [(one.id, "gives no lower bound") for one in figures if one.floor is None]
    for figure in floored:
        if (coded := _coded(figure)) != figure.floor:
            trace.append(f"a vague word is coded as {coded:g} (published)")
    chosen = min(floored or figures, key=lambda figure: (_coded(figure), figure.id))
    return chosen, _coded(chosen)


def _coded(figure: Figure) -> float:
    bounds = (figure.quantity.lower, figure.quantity.upper)
    return _VAGUE.get(bounds, figure.floor if figure.floor is not None else figure.ceiling)
