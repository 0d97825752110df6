"""The options of the reconcile stage."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconcileOptions:
    """What is left out of the counts.

    Attributes:
        without: names of sources (outlets, agencies or origins) that do not count.
        without_families: names of publisher families that do not count.
        without_party: whether claims of the parties to the conflict do not count.
    """

    without: tuple[str, ...] = ()
    without_families: tuple[str, ...] = ()
    without_party: bool = False
