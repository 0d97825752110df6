"""Policies: named ways to reduce the figures of a question to one value or to low, best and high.

A policy is one file: a function from the figures of one finding to a `Reduction`, and one line in `POLICIES`.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from rashomon.model import Claim, ClaimId, Finding, Reduction
from rashomon.reconcile.evidence import Figure, figures_of
from rashomon.reconcile.policies.acled import acled
from rashomon.reconcile.policies.ibc_minmax import ibc_minmax
from rashomon.reconcile.policies.latest_as_of import latest_as_of
from rashomon.reconcile.policies.show_all import show_all
from rashomon.reconcile.policies.ucdp import ucdp

type Policy = Callable[[Sequence[Figure]], Reduction]

POLICIES: Mapping[str, Policy] = MappingProxyType(
    {"show_all": show_all, "acled": acled, "ucdp": ucdp, "ibc_minmax": ibc_minmax, "latest_as_of": latest_as_of}
)
"""Every policy by its id."""


def reduce(finding: Finding, claims: Mapping[ClaimId, Claim], *, policy: str) -> Reduction | None:
    """What a policy makes of a finding.

    Args:
        finding: the finding.
        claims: the claims of the report by id.
        policy: id of a policy.

    Returns:
        The reduction; None for findings about statements.

    Raises:
        KeyError: there is no such policy.
    """
    figures = figures_of(finding, claims)
    return POLICIES[policy](figures) if figures else None
