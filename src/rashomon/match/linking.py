"""What people say about matches: two claims answer one question after all, or they do not.

A question is a class of claims: linking joins the two classes whole, and setting apart takes the first claim out of the
class of the second.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.match.meeting import relate_figures
from rashomon.model import Claim, ClaimId, Comparison, Match, Question, Verdict
from rashomon.values import Quantity, Relation, Statement, caption, relate


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One pair that somebody ruled on.

    Attributes:
        left: for a setting apart, the claim that leaves.
        is_one_question: whether the two answer the same question.
        reason: who ruled so, in words.
    """

    left: ClaimId
    right: ClaimId
    is_one_question: bool
    reason: str


def relink(matches: Sequence[Match], claims: Mapping[ClaimId, Claim], rulings: Iterable[Ruling]) -> tuple[Match, ...]:
    """Matches as they are after rulings, the later over the earlier.

    Args:
        matches: of one story; every claim is in one of them.
        claims: all that are matched.
        rulings: in order; a pair with a claim that is not there is passed over.
    """
    made = tuple(matches)
    for ruling in rulings:
        if ruling.left not in claims or ruling.right not in claims:
            continue
        made = _join(made, claims, ruling) if ruling.is_one_question else _set_apart(made, claims, ruling)
    return made


def _join(matches: tuple[Match, ...], claims: Mapping[ClaimId, Claim], ruling: Ruling) -> tuple[Match, ...]:
    first, second = (_match_of(matches, one) for one in (ruling.left, ruling.right))
    if first is second:
        return matches
    if matches.index(first) > matches.index(second):
        first, second = second, first
    across = {frozenset((one, other)) for one in first.claims for other in second.claims}
    kept = [one for one in (*first.comparisons, *second.comparisons) if frozenset((one.left, one.right)) not in across]
    joined = [
        compare_linked(claims[one], claims[other], ruling.reason) for one in first.claims for other in second.claims
    ]
    union = replace(first, claims=(*first.claims, *second.claims), comparisons=(*kept, *joined))
    rest = tuple(_without(one, across) for one in matches if one is not second)
    return tuple(union if one.claims == first.claims else one for one in rest)


def _set_apart(matches: tuple[Match, ...], claims: Mapping[ClaimId, Claim], ruling: Ruling) -> tuple[Match, ...]:
    home = _match_of(matches, ruling.left)
    if ruling.right not in home.claims:
        pair = {frozenset((ruling.left, ruling.right))}
        return tuple(_with_verdict(one, pair, ruling.reason) for one in matches)
    leaving = claims[ruling.left]
    pairs = {frozenset((ruling.left, other)) for other in home.claims if other != ruling.left}
    stays = _with_verdict(
        replace(home, claims=tuple(one for one in home.claims if one != ruling.left)), pairs, ruling.reason
    )
    alone = Match(story=home.story, question=question_of(leaving), claims=(ruling.left,), comparisons=())
    return (*(stays if one is home else one for one in matches), alone)


def _match_of(matches: Sequence[Match], claim: ClaimId) -> Match:
    return next(one for one in matches if claim in one.claims)


def _without(match: Match, pairs: set[frozenset[ClaimId]]) -> Match:
    kept = tuple(one for one in match.comparisons if frozenset((one.left, one.right)) not in pairs)
    return replace(match, comparisons=kept)


def _with_verdict(match: Match, pairs: set[frozenset[ClaimId]], reason: str) -> Match:
    return replace(
        match,
        comparisons=tuple(
            replace(one, verdict=Verdict.DIFFERENT_QUESTION, reasons=(reason,))
            if frozenset((one.left, one.right)) in pairs
            else one
            for one in match.comparisons
        ),
    )


def question_of(claim: Claim) -> Question:
    """The question of a claim that stands alone."""
    return Question(
        kind=claim.kind,
        counted=claim.counted,
        place=caption(claim.where) if claim.where else None,
        period=caption(claim.when) if claim.when else None,
        accumulation=claim.accumulation,
        topic=claim.value.text if isinstance(claim.value, Statement) else None,
    )


def compare_linked(left: Claim, right: Claim, reason: str) -> Comparison:
    """What two claims are to each other, given that they answer one question."""
    if not (isinstance(left.value, Quantity) and isinstance(right.value, Quantity)):
        relation, verdict, why = relate(left.value, right.value), Verdict.AGREED, "both say it"
    else:
        relation = relate_figures(left.value, right.value)
        verdict, why = _judge(left, right, relation)
    return Comparison(left=left.id, right=right.id, relation=relation, verdict=verdict, reasons=(reason, why))


def _judge(left: Claim, right: Claim, relation: Relation) -> tuple[Verdict, str]:
    pair = f"{caption(left.value)} and {caption(right.value)}"
    match relation:
        case Relation.EQUAL:
            return Verdict.AGREED, f"both give {caption(left.value)}"
        case Relation.WITHIN | Relation.CONTAINS | Relation.OVERLAPS:
            return Verdict.SHARPENED, f"{pair} do not exclude each other"
        case Relation.INCOMPARABLE:
            return Verdict.DIFFERENT_QUESTION, f"{pair} cannot be compared"
    speakers = {claim.origin.name if claim.origin else None for claim in (left, right)}
    if len(speakers) == 1 and left.known_at != right.known_at:
        return Verdict.UPDATED, f"{pair} exclude each other; the same source gives both, one later"
    return Verdict.DISPUTED, f"{pair} exclude each other"
