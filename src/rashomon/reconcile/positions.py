"""The positions of a question: one for each value, with the claims that hold it and their origins."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rashomon.model import Claim, ClaimId, Comparison, Position, Verdict
from rashomon.reconcile.origins import Origin
from rashomon.values import Quantity, Statement

_ONE_POSITION = frozenset({Verdict.AGREED, Verdict.SHARPENED, Verdict.UPDATED})


def find_positions(
    claims: Sequence[Claim], comparisons: Sequence[Comparison], origins: Sequence[Origin]
) -> tuple[Position, ...]:
    """Split the claims of one question into positions, in the order of their first claims.

    Figures of equal bounds hold one position; statements hold one unless they are disputed or denied.
    """
    names = {claim: origin.name for origin in origins for claim in origin.claims}
    groups = _by_value(claims) if isinstance(claims[0].value, Quantity) else _by_agreement(claims, comparisons)
    return tuple(_position(group, names) for group in groups)


def _position(claims: Sequence[Claim], names: Mapping[ClaimId, str]) -> Position:
    value = claims[0].value
    if isinstance(value, Statement):
        value = max((claim.value for claim in claims if isinstance(claim.value, Statement)), key=_rank)
    return Position(
        value=value,
        claims=tuple(claim.id for claim in claims),
        origins=tuple(dict.fromkeys(names[claim.id] for claim in claims)),
    )


def _rank(value: Statement) -> tuple[bool, int]:
    """A wording of middling length with a predicate stands for the others."""
    return value.predicate is not None, -abs(len(value.text) - 90)


def _by_value(claims: Sequence[Claim]) -> list[list[Claim]]:
    groups: dict[tuple[float, float], list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.value, Quantity):
            groups[(claim.value.lower, claim.value.upper)].append(claim)
    return list(groups.values())


def _by_agreement(claims: Sequence[Claim], comparisons: Sequence[Comparison]) -> list[list[Claim]]:
    group = {claim.id: number for number, claim in enumerate(claims)}
    for comparison in comparisons:
        if comparison.verdict in _ONE_POSITION and comparison.left in group and comparison.right in group:
            first, second = sorted((group[comparison.left], group[comparison.right]))
            group = {claim: first if number == second else number for claim, number in group.items()}
    members: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        members[group[claim.id]].append(claim)
    return list(members.values())
