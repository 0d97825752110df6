"""The comparisons of a story in few bytes: ids and reasons once each, every comparison a row of five numbers.

A story of fifty accounts of one event has tens of thousands of comparisons, most of them for the same few reasons:
as records they would take most of the time in which the story is loaded.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import batched
from typing import cast

from rashomon.model import ClaimId, Comparison, Verdict
from rashomon.values import Relation

WIDTH = 5


def pack_comparisons(comparisons: Iterable[Comparison]) -> dict[str, object]:
    """Comparisons as a record; `unpack_comparisons` gives them back, in the same order."""
    claims: dict[str, int] = {}
    reasons: dict[tuple[str, ...], int] = {}
    rows: list[int] = []
    relations, verdicts = list(Relation), list(Verdict)
    for one in comparisons:
        rows += (
            claims.setdefault(one.left, len(claims)),
            claims.setdefault(one.right, len(claims)),
            relations.index(one.relation),
            verdicts.index(one.verdict),
            reasons.setdefault(one.reasons, len(reasons)),
        )
    return {
        "claims": list(claims),
        "reasons": [list(one) for one in reasons],
        # By name, so that a list which grows in its middle does not change what is stored.
        "relations": [one.value for one in relations],
        "verdicts": [one.value for one in verdicts],
        "rows": rows,
    }


def unpack_comparisons(record: Mapping[str, object]) -> tuple[Comparison, ...]:
    """The comparisons that were packed."""
    claims = [ClaimId(one) for one in _texts(record, "claims")]
    reasons = [tuple(one) for one in cast("Sequence[Sequence[str]]", record["reasons"])]
    relations = [Relation(one) for one in _texts(record, "relations")]
    verdicts = [Verdict(one) for one in _texts(record, "verdicts")]
    return tuple(
        Comparison(
            left=claims[left],
            right=claims[right],
            relation=relations[relation],
            verdict=verdicts[verdict],
            reasons=reasons[reason],
        )
        for left, right, relation, verdict, reason in batched(cast("Sequence[int]", record["rows"]), WIDTH)
    )


def _texts(record: Mapping[str, object], name: str) -> Sequence[str]:
    return cast("Sequence[str]", record[name])
