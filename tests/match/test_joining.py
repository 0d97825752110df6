from hypothesis import given
from hypothesis import strategies as st

from rashomon.match.joining import join_questions
from rashomon.model import ClaimId, Comparison, Verdict
from rashomon.values import Relation

ORDER = {ClaimId(name): number for number, name in enumerate("abcdef")}


def pair(left, right, verdict):
    return Comparison(
        left=ClaimId(left), right=ClaimId(right), relation=Relation.OVERLAPS, verdict=verdict, reasons=("by hand",)
    )


def classes(comparisons, apart=()):
    leader = join_questions(ORDER, comparisons, {(ClaimId(one), ClaimId(other)) for one, other in apart})
    found = {}
    for claim, first in leader.items():
        found.setdefault(first, []).append(claim)
    return {"".join(members) for members in found.values()}


def test_what_agrees_is_one_question():
    assert "abc" in classes([pair("a", "b", Verdict.AGREED), pair("b", "c", Verdict.AGREED)])


def test_a_chain_does_not_join_what_is_set_apart():
    # 46 dead, at last 132; 7 dead of one blow, which the article of the 132 tells beside it.
    found = classes([pair("a", "b", Verdict.UPDATED), pair("a", "c", Verdict.DISPUTED)], apart=[("b", "c")])

    assert found == {"ab", "c", "d", "e", "f"}


def test_one_pair_set_apart_does_not_outweigh_many_that_agree():
    agreeing = [pair(one, other, Verdict.AGREED) for one, other in ("ab", "ac", "bc", "bd", "cd")]

    assert "abcd" in classes(agreeing, apart=[("a", "d")])


def test_another_question_joins_nothing():
    assert classes([pair("a", "b", Verdict.DIFFERENT_QUESTION)]) == set("abcdef")


@given(
    st.permutations(
        [
            pair("a", "b", Verdict.AGREED),
            pair("b", "c", Verdict.UPDATED),
            pair("c", "d", Verdict.DISPUTED),
            pair("d", "e", Verdict.SHARPENED),
            pair("a", "e", Verdict.DISPUTED),
        ]
    )
)
def test_the_order_of_the_pairs_changes_nothing(comparisons):
    apart = [("a", "c"), ("b", "e")]

    assert classes(comparisons, apart) == classes(sorted(comparisons, key=lambda one: (one.left, one.right)), apart)


@given(st.sets(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda two: two[0] < two[1])))
def test_every_claim_is_in_one_class_led_by_its_first(apart):
    comparisons = [pair(one, other, Verdict.AGREED) for one, other in ("ab", "bc", "cd", "de", "ef")]
    leader = join_questions(ORDER, comparisons, {(ClaimId(one), ClaimId(other)) for one, other in apart})

    assert leader.keys() == ORDER.keys()
    assert all(leader[first] == first and ORDER[first] <= ORDER[claim] for claim, first in leader.items())
