"""Policy `show_all`: nothing is reduced; the range from the lowest to the highest figure, every figure kept.

Source: Every Casualty, Standards for Casualty Recording (2016), p. 25: report ranges from lowest to highest.
"""

from collections.abc import Sequence

from rashomon.model import Reduction
from rashomon.reconcile.evidence import Figure


def show_all(figures: Sequence[Figure]) -> Reduction:
    """The lowest and the highest figure; no best one."""
    floors = [figure.floor for figure in figures if figure.floor is not None]
    return Reduction(
        policy="show_all",
        value=None,
        low=min(floors, default=None),
        best=None,
        high=max(figure.ceiling for figure in figures),
        trace=(f"lowest and highest of {len(figures)} figures; nothing is left out",),
    )
