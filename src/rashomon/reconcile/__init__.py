"""Stage 6: agreed, updated, disputed, denied, single origin — and why."""

from rashomon.reconcile.findings import reconcile
from rashomon.reconcile.known import known_at
from rashomon.reconcile.omissions import Omission, omissions
from rashomon.reconcile.options import ReconcileOptions
from rashomon.reconcile.policies import POLICIES, reduce
from rashomon.reconcile.recount import still_standing, unknown_names
from rashomon.reconcile.versions import Change, ClaimEvent, claim_events

__all__ = [
    "POLICIES",
    "Change",
    "ClaimEvent",
    "Omission",
    "ReconcileOptions",
    "claim_events",
    "known_at",
    "omissions",
    "reconcile",
    "reduce",
    "still_standing",
    "unknown_names",
]
