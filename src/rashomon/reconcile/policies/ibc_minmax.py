"""Policy `ibc_minmax`: the least and the greatest figure, of events that two independent sources tell.

Source: Iraq Body Count, Methods: a minimum and a maximum where reports differ or the civilian status is uncertain;
single sources are admitted and tracked since December 2007.
"""

from collections.abc import Sequence

from rashomon.model import ClaimId, Reduction
from rashomon.reconcile.evidence import Figure, latest_per_origin
from rashomon.reconcile.origins import UNATTRIBUTED

_UNCERTAIN = frozenset({"all", "men"})


def ibc_minmax(figures: Sequence[Figure]) -> Reduction:
    """The least and the greatest of the latest figures of all origins; combatants are not counted."""
    eligible = [figure for figure in figures if figure.claim.counted not in ("militants", "soldiers", "combatants")]
    dropped: list[tuple[ClaimId, str]] = [
        (figure.id, "counts combatants") for figure in figures if figure not in eligible
    ]
    if not eligible:
        return Reduction(
            policy="ibc_minmax",
            value=None,
            low=None,
            best=None,
            high=None,
            trace=("only civilians are recorded (published): no figure is left",),
            dropped=tuple(dropped),
        )
    latest = latest_per_origin(eligible)
    dropped += [(one.id, "an earlier figure of the same origin") for one in eligible if one not in latest]
    trace = ["the latest figure of each origin counts (our reading)", "least and greatest figure (published)"]
    low = min(figure.floor if figure.floor is not None else figure.ceiling for figure in latest)
    if all((figure.claim.counted or "all") in _UNCERTAIN for figure in latest):
        low = 0.0
        trace.append("nobody says that the dead are civilians: the minimum is 0 (our reading of “uncertain status”)")
    if len({figure.origin for figure in latest if figure.origin != UNATTRIBUTED}) < 2:
        trace.append("fewer than two independent sources: tracked as single-source (published, since December 2007)")
    return Reduction(
        policy="ibc_minmax",
        value=None,
        low=low,
        best=None,
        high=max(figure.ceiling for figure in latest),
        trace=tuple(trace),
        dropped=tuple(dropped),
    )
