"""Policy `latest_as_of`: the newest figure of one issuer; issuers are not mixed.

Source: the practice of situation reports (OCHA): a series has one issuer and an as-of date. Which issuer leads is our
reading: the one with the newest figure, and of equally new ones the one that was cited most.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from rashomon.model import Reduction
from rashomon.reconcile.evidence import Figure
from rashomon.reconcile.origins import UNATTRIBUTED

_UNDATED = datetime(1, 1, 1, tzinfo=UTC)


def latest_as_of(figures: Sequence[Figure]) -> Reduction:
    """The newest figure by its as-of time, of the issuer that holds it."""
    attributed = [figure for figure in figures if figure.origin != UNATTRIBUTED] or list(figures)
    cited = Counter(figure.origin for figure in attributed)
    chosen = max(attributed, key=lambda figure: (figure.as_of or _UNDATED, cited[figure.origin], figure.id))
    dropped = tuple(
        (figure.id, "another issuer" if figure.origin != chosen.origin else "an earlier figure of the issuer")
        for figure in figures
        if figure is not chosen and figure.quantity != chosen.quantity
    )
    day = f"{chosen.as_of:%-d %B %Y}" if chosen.as_of else "an unknown day"
    return Reduction(
        policy="latest_as_of",
        value=chosen.quantity,
        low=None,
        best=chosen.floor if chosen.floor is not None else chosen.ceiling,
        high=None,
        trace=(
            f"issuer: {chosen.origin}, whose figure is the newest (our reading)",
            f"as of {day}; figures of other issuers are not mixed in",
        ),
        dropped=dropped,
    )
