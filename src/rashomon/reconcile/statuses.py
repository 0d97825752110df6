"""The status of a finding, and the reasons in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Collapse, CollapseRule, Comparison, Counts, Status, Verdict
from rashomon.reconcile.origins import Origin

_BY_COMPARISON = (
    (Verdict.DENIED, Status.DENIED),
    (Verdict.DISPUTED, Status.DISPUTED),
    (Verdict.UPDATED, Status.UPDATED),
)
_COPYING = frozenset({CollapseRule.COPIED_PASSAGE, CollapseRule.SAME_WIRE, CollapseRule.SAME_FAMILY})
# Reasons that a finding shows; the comparisons hold the others.
_MOST_REASONS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """All that a status is read from."""

    comparisons: tuple[Comparison, ...]
    origins: tuple[Origin, ...]
    collapses: tuple[Collapse, ...]
    counts: Counts


def find_status(accounts: Accounts) -> tuple[Status, tuple[str, ...]]:
    """The status of one question, and why.

    What accounts are to each other comes first (denied, disputed, updated); where they do not exclude one another, how
    many independent origins stand behind them.
    """
    for verdict, status in _BY_COMPARISON:
        if found := [one for one in accounts.comparisons if one.verdict is verdict]:
            return status, _reasons(found) + _party_reason(accounts)
    attributed = [origin for origin in accounts.origins if origin.is_attributed]
    if not attributed:
        return _unattributed(accounts)
    if len(attributed) == 1:
        return Status.SINGLE_ORIGIN, _single(attributed[0], accounts)
    names = ", ".join(origin.name for origin in attributed[:4])
    reasons = (f"{len(attributed)} origins that do not rest on one another: {names}", *_unnamed_reason(attributed))
    if found := [one for one in accounts.comparisons if one.verdict is Verdict.SHARPENED]:
        return Status.SHARPENED, reasons + _reasons(found[:2]) + _party_reason(accounts)
    return Status.AGREED, reasons + _party_reason(accounts)


def _unnamed_reason(attributed: Sequence[Origin]) -> tuple[str, ...]:
    """Sources without a name are counted apart, but nobody can tell that they are not one."""
    unnamed = sum(not origin.is_named for origin in attributed)
    if not unnamed:
        return ()
    if unnamed == len(attributed):
        return ("none of these origins is named, so they may be one",)
    return (f"{unnamed} of these origins {'is' if unnamed == 1 else 'are'} not named",)


def _reasons(comparisons: Sequence[Comparison]) -> tuple[str, ...]:
    found = dict.fromkeys(reason for one in comparisons for reason in one.reasons)
    return tuple(found)[:_MOST_REASONS]


def _unattributed(accounts: Accounts) -> tuple[Status, tuple[str, ...]]:
    copying = [one for one in accounts.collapses if one.rule in _COPYING]
    if copying and len(accounts.origins) == 1 and accounts.counts.articles > 1:
        return Status.COPIED, ("no account says who says so, and all rest on one text", copying[0].reason)
    told = "accounts tell" if accounts.counts.articles > 1 else "account tells"
    return Status.UNATTRIBUTED, (f"{accounts.counts.articles} {told} it without saying who says so",)


def _single(origin: Origin, accounts: Accounts) -> tuple[str, ...]:
    reasons = [f"all that is attributed rests on {origin.name}"]
    if not origin.is_named:
        reasons.append("the origin is not named")
    reasons += list(dict.fromkeys(one.reason for one in accounts.collapses))[:2]
    if any(not one.is_attributed for one in accounts.origins):
        reasons.append("accounts without a source do not count as a second one")
    return tuple(reasons) + _party_reason(accounts)


def _party_reason(accounts: Accounts) -> tuple[str, ...]:
    attributed = [origin for origin in accounts.origins if origin.is_attributed]
    if attributed and all(origin.is_party for origin in attributed):
        return ("every origin is a party to the conflict",)
    return ()
