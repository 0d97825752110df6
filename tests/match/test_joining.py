from hypothesis import given
from hypothesis import strategies as st

from rashomon.match.joining import join_questions
from rashomon.model import ClaimId

NAMES = "abcdef"
ORDER = {ClaimId(name): number for number, name in enumerate(NAMES)}
PAIRS = [(one, other) for one in NAMES for other in NAMES if one < other]


def leaders(weights):
    return join_questions(ORDER, {(ClaimId(pair[0]), ClaimId(pair[1])): weight for pair, weight in weights.items()})


def classes(weights):
    found = {}
    for claim, first in leaders(weights).items():
        found.setdefault(first, []).append(claim)
    return {"".join(members) for members in found.values()}


def test_what_agrees_is_one_question():
    assert "abc" in classes({"ab": 2.0, "bc": 2.0})


def test_a_chain_does_not_join_what_is_set_apart():
    # 46 dead, at last 132; 7 dead of one blow, which the article of the 132 tells beside it.
    assert classes({"ab": 2.0, "ac": 0.5, "bc": -1.0}) == {"ab", "c", "d", "e", "f"}


def test_one_pair_set_apart_does_not_outweigh_many_that_agree():
    assert "abcd" in classes({"ab": 2.0, "ac": 2.0, "bc": 2.0, "bd": 2.0, "cd": 2.0, "ad": -2.0})


def test_the_surest_pair_joins_first():
    assert classes({"ab": 1.0, "bc": 2.0, "ac": -2.0}) == {"a", "bc", "d", "e", "f"}


def test_what_only_is_set_apart_joins_nothing():
    assert classes({"ab": -1.0}) == set(NAMES)


@given(
    st.dictionaries(st.sampled_from(["".join(pair) for pair in PAIRS]), st.sampled_from([-2.0, -1.0, 0.5, 1.0, 2.0])),
    st.randoms(use_true_random=False),
)
def test_the_order_of_the_pairs_changes_nothing(weights, random):
    shuffled = list(weights.items())
    random.shuffle(shuffled)

    assert classes(dict(shuffled)) == classes(weights)


@given(st.dictionaries(st.sampled_from(["".join(pair) for pair in PAIRS]), st.floats(-3, 3)))
def test_every_claim_is_in_one_class_led_by_its_first(weights):
    leader = leaders(weights)

    assert leader.keys() == ORDER.keys()
    assert all(leader[first] == first and ORDER[first] <= ORDER[claim] for claim, first in leader.items())


@given(st.dictionaries(st.sampled_from(["".join(pair) for pair in PAIRS]), st.floats(0.1, 3)))
def test_without_objections_classes_are_what_pairs_reach(weights):
    found = classes(weights)

    assert all(any(set(pair) <= set(members) for members in found) for pair in weights)
