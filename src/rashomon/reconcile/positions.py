"""The positions of a question: one for each value, with the claims that hold it and their origins."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rashomon.model import Claim, ClaimId, Comparison, Position, Stance, Verdict
from rashomon.reconcile.origins import UNATTRIBUTED, Origin
from rashomon.values import Quantity, Statement


def find_positions(
    claims: Sequence[Claim], comparisons: Sequence[Comparison], origins: Sequence[Origin]
) -> tuple[Position, ...]:
    """Split the claims of one question into positions, in the order of their first claims.

    Figures of equal bounds hold one position; so do statements that agree, wordings of one
    utterance, and what one passage says twice.
    """
    names = {claim: origin.name for origin in origins for claim in origin.claims}
    groups = _by_value(claims) if isinstance(claims[0].value, Quantity) else _by_agreement(claims, comparisons, names)
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


def _is_one_position(one: Comparison, names: Mapping[ClaimId, str]) -> bool:
    """Whether two statements agree, or are wordings of one utterance."""
    if one.verdict is Verdict.SHARPENED:
        return names[one.left] == names[one.right] != UNATTRIBUTED
    return one.verdict is Verdict.AGREED


def _by_agreement(
    claims: Sequence[Claim], comparisons: Sequence[Comparison], names: Mapping[ClaimId, str]
) -> list[list[Claim]]:
    parent = list(range(len(claims)))
    number = {claim.id: place for place, claim in enumerate(claims)}
    pairs = [(number[one.left], number[one.right]) for one in comparisons if _is_one_position(one, names)]
    for left, right in (*pairs, *_of_one_passage(claims)):
        first, second = sorted((_root(parent, left), _root(parent, right)))
        parent[second] = first
    members: dict[int, list[Claim]] = defaultdict(list)
    for place, claim in enumerate(claims):
        members[_root(parent, place)].append(claim)
    return list(members.values())


def _of_one_passage(claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """A statement and an event on the same words of one article, of one polarity."""
    articles: dict[str, list[int]] = defaultdict(list)
    for place, claim in enumerate(claims):
        articles[claim.article].append(place)
    return [
        (left, right)
        for places in articles.values()
        for right in places
        for left in places
        if left < right
        and claims[left].anchor.overlaps(claims[right].anchor)
        and _is_negative(claims[left]) == _is_negative(claims[right])
    ]


def _is_negative(claim: Claim) -> bool:
    is_negated = isinstance(claim.value, Statement) and claim.value.is_negated
    return is_negated or claim.stance is Stance.DENIES


def _root(parent: list[int], place: int) -> int:
    while parent[place] != place:
        parent[place] = parent[parent[place]]
        place = parent[place]
    return place
