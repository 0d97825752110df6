"""Claims that look like a conflict and are none: alike to the eye, but about different questions."""

import math

from rashomon.model import Comparison, Verdict
from rashomon.report.labels import figure_phrase, is_figure, kind_rank, sentence_case, status_label
from rashomon.report.view.index import Index
from rashomon.report.view.sides import REASONS, Case, Side, as_sentence, make_side, pair_of, value_words
from rashomon.values import Quantity, Relation

# Cards about different questions; they explain, they do not differ.
DIFFERENT_CASES = 6
# Figures further apart than this many times are not taken for each other.
ALIKE = 2.0


def different_questions(index: Index) -> tuple[Case, ...]:
    """Pairs that look like a conflict and are none: the most alike first, one card for each pair of values."""
    pairs = (one for one in index.comparisons if one.verdict is Verdict.DIFFERENT_QUESTION and _is_alike(index, one))
    ordered = sorted(pairs, key=lambda one: _different_weight(index, one))
    chosen: dict[tuple[object, ...], Comparison] = {}
    for comparison in ordered:
        chosen.setdefault(_pair_key(index, comparison), comparison)
    made = (
        _different_case(index, comparison, f"{index.prefix}e{number}")
        for number, comparison in enumerate(list(chosen.values())[:DIFFERENT_CASES], start=1)
    )
    return tuple(made)


def _is_alike(index: Index, comparison: Comparison) -> bool:
    """Whether a reader could take the two for one: equal, or figures of a kind that are near to each other."""
    left, right = index.claims[comparison.left], index.claims[comparison.right]
    if left.id == right.id or not isinstance(left.value, Quantity) or not isinstance(right.value, Quantity):
        return left.id != right.id and comparison.relation is not Relation.INCOMPARABLE
    if left.kind != right.kind:
        return False
    numbers = sorted(_least(value) for value in (left.value, right.value))
    return comparison.relation is Relation.EQUAL or numbers[1] <= ALIKE * max(numbers[0], 1.0)


def _least(value: Quantity) -> float:
    return value.upper if math.isinf(value.lower) else value.lower


def _pair_key(index: Index, comparison: Comparison) -> tuple[object, ...]:
    left, right = pair_of(index, comparison)
    return (*sorted((value_words(left), value_words(right))), left.kind)


def _different_weight(index: Index, comparison: Comparison) -> tuple[bool, bool, int, bool, bool, tuple[object, ...]]:
    left, right = pair_of(index, comparison)
    return (
        left.article == right.article,
        not is_figure(left.kind),
        kind_rank(left.kind),
        comparison.relation is not Relation.EQUAL,
        left.where is None or right.where is None,
        (*index.claim_order(left), *index.claim_order(right)),
    )


def _different_case(index: Index, comparison: Comparison, fragment: str) -> Case:
    left, right = pair_of(index, comparison)
    sides = tuple(make_side(index, (claim,)) for claim in (left, right))
    words = [_phrase(side) for side in sides]
    return Case(
        id=fragment,
        status=status_label(Verdict.DIFFERENT_QUESTION),
        hue="",
        title=sentence_case(", and ".join(words)) if is_figure(left.kind) else "",
        sides=sides,
        others=(),
        reasons=tuple(dict.fromkeys(as_sentence(reason) for reason in comparison.reasons if reason))[:REASONS],
        counts="",
    )


def _phrase(side: Side) -> str:
    claim = side.claim
    return figure_phrase(side.link.text, claim.kind, claim.counted, claim.where.name if claim.where else None)
