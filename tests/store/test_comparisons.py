"""Comparisons packed into few bytes are the same comparisons again."""

import json

from rashomon.model import ClaimId, Comparison, Verdict
from rashomon.store.comparisons import pack_comparisons, unpack_comparisons
from rashomon.values import Relation


def comparison(left, right, *reasons, relation=Relation.EQUAL, verdict=Verdict.AGREED):
    return Comparison(left=ClaimId(left), right=ClaimId(right), relation=relation, verdict=verdict, reasons=reasons)


MADE = (
    comparison("c1", "c2", "both allow 14"),
    comparison("c2", "c3", "both allow 14", "one source"),
    comparison("c1", "c3", relation=Relation.DISJOINT, verdict=Verdict.DISPUTED),
)


def test_packing_keeps_every_comparison_in_order():
    packed = json.loads(json.dumps(pack_comparisons(MADE)))

    assert unpack_comparisons(packed) == MADE


def test_every_relation_and_verdict_can_be_packed():
    made = tuple(comparison("c1", "c2", relation=relation, verdict=one) for relation in Relation for one in Verdict)

    assert unpack_comparisons(pack_comparisons(made)) == made


def test_no_comparisons_are_none_again():
    assert unpack_comparisons(pack_comparisons(())) == ()
