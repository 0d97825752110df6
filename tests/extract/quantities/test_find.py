"""Quantities: bounds, units, groups, and what is no quantity. Sentences are invented."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.quantities.conftest import annotate

from rashomon.extract.quantities import find_quantities

INF = math.inf


def found(tagged, words):
    annotation = annotate(tagged)
    return [
        (annotation.text[mention.span.start : mention.span.end], mention.value.lower, mention.value.upper)
        for mention in find_quantities(annotation, (), words=words)
    ]


@pytest.mark.parametrize(
    ("tagged", "lower", "upper"),
    [
        ("17/CD miners/NNS", 17, 17),
        ("seventeen/CD miners/NNS", 17, 17),
        ("twenty/CD ~-/HYPH ~five/CD miners/NNS", 25, 25),
        ("two/CD hundred/CD and/CC fifty/CD miners/NNS", 250, 250),
        ("1,204/CD miners/NNS", 1204, 1204),
        ("14/CD 000/CD miners/NNS", 14_000, 14_000),
        ("1.2/CD million/CD miners/NNS", 1_200_000, 1_200_000),
        ("half/PDT a/DT million/CD miners/NNS", 500_000, 500_000),
        ("a/DT dozen/NN miners/NNS", 12, 12),
        ("two/CD dozen/NN miners/NNS", 24, 24),
        ("half/PDT a/DT dozen/NN miners/NNS", 6, 6),
        ("dozens/NNS of/IN miners/NNS", 24, 99),
        ("several/JJ miners/NNS", 3, 9),
        ("several/JJ hundred/CD miners/NNS", 300, 999),
        ("hundreds/NNS of/IN miners/NNS", 200, 999),
        ("tens/NNS of/IN thousands/NNS of/IN miners/NNS", 20_000, 99_999),
        ("millions/NNS of/IN miners/NNS", 2_000_000, INF),
    ],
)
def test_numbers_are_read_as_the_interval_they_allow(english, tagged, lower, upper):
    [(_, low, high)] = found(tagged, english)

    assert (low, high) == (lower, upper)


@pytest.mark.parametrize(
    ("tagged", "lower", "upper"),
    [
        ("at/IN least/JJS 24/CD miners/NNS", 24, INF),
        ("more/JJR than/IN 24/CD miners/NNS", 25, INF),
        ("over/IN 24/CD miners/NNS", 25, INF),
        ("up/IN to/TO 24/CD miners/NNS", -INF, 24),
        ("as/RB many/JJ as/IN 24/CD miners/NNS", -INF, 24),
        ("fewer/JJR than/IN 24/CD miners/NNS", -INF, 23),
        ("24/CD or/CC more/JJR miners/NNS", 24, INF),
        ("between/IN 30/CD and/CC 40/CD miners/NNS", 30, 40),
        ("30/CD to/TO 40/CD miners/NNS", 30, 40),
        ("7/CD ~-/HYPH ~9/CD miners/NNS", 7, 9),
        ("two/CD or/CC three/CD miners/NNS", 2, 3),
        ("no/DT miners/NNS", 0, 0),
    ],
)
def test_words_around_a_number_set_its_bounds(english, tagged, lower, upper):
    [(_, low, high)] = found(tagged, english)

    assert (low, high) == (lower, upper)


@pytest.mark.parametrize("hedge", ["some/DT", "about/RB", "nearly/RB", "around/RB", "an/DT estimated/VBN"])
def test_hedged_points_stay_points_marked_approximate(english, hedge):
    [mention] = find_quantities(annotate(f"{hedge} 400/CD miners/NNS"), (), words=english)

    assert (mention.value.lower, mention.value.upper, mention.value.approximate) == (400, 400, True)


def test_one_qualifier_sets_one_bound(english):
    assert found("control/NN over/IN some/DT 400/CD farms/NNS", english) == [("some 400 farms", 400, 400)]


def test_the_span_holds_qualifier_number_and_counted_noun(english):
    [(text, _, _)] = found("killed/VBD at/IN least/JJS 24/CD young/JJ miners/NNS in/IN Sarn/NNP", english)

    assert text == "at least 24 young miners"


@pytest.mark.parametrize(
    ("tagged", "unit", "group"),
    [
        ("12/CD miners/NNS", "person", "all"),
        ("12/CD civilians/NNS", "person", "civilians"),
        ("12/CD army/NN soldiers/NNS", "person", "soldiers"),
        ("12/CD army/NN and/CC rebel/NN fighters/NNS", "person", "combatants"),
        ("12/CD people/NNS Friday/NNP", "person", "all"),
        ("400/CD square/JJ kilometers/NNS", "square_kilometre", None),
        ("12/CD towns/NNS", "settlement", None),
        ("two/CD suicide/NN attacks/NNS", "attack", None),
        ("a/DT two/CD ~-/HYPH ~day/NN siege/NN", "day", None),
        ("$/$ ~20/CD million/CD", "USD", None),
        ("most/JJS of/IN them/PRP", "share", None),
        ("mostly/RB civilians/NNS", "share", "civilians"),
    ],
)
def test_a_quantity_knows_what_it_counts(english, tagged, unit, group):
    [mention] = find_quantities(annotate(tagged), (), words=english)

    assert (mention.value.unit, mention.group) == (unit, group)


@pytest.mark.parametrize("tagged", ["another/DT 400/CD miners/NNS", "six/CD more/JJR miners/NNS", "six/CD others/NNS"])
def test_what_comes_on_top_is_marked(english, tagged):
    [mention] = find_quantities(annotate(tagged), (), words=english)

    assert mention.is_additional


@pytest.mark.parametrize(
    "tagged",
    [
        "in/IN 2015/CD the/DT war/NN began/VBD",
        "on/IN 12/CD March/NNP it/PRP began/VBD",
        "on/IN March/NNP 12/CD it/PRP began/VBD",
        "22/CD ~-/HYPH ~04/CD ~-/HYPH ~2016/CD",
        "at/IN 10/CD am/NN it/PRP began/VBD",
        "a/DT 12/CD ~-/HYPH ~year/NN ~-/HYPH ~old/JJ boy/NN",
        "he/PRP is/VBZ 40/CD years/NNS old/JJ",
        "a/DT man/NN aged/VBN 40/CD",
        "Sami/NNP ~,/, 12/CD ~,/, ran/VBD",
        "Flight/NN 370/CD vanished/VBD",
        "Resolution/NN 2254/CD passed/VBD",
        "one/CD of/IN the/DT factions/NNS",
        "the/DT first/JJ time/NN",
        "it/PRP was/VBD mostly/RB quiet/JJ",
        "no/DT doubt/NN",
    ],
)
def test_numbers_that_count_nothing_are_left_alone(english, tagged):
    assert found(tagged, english) == []


@pytest.mark.parametrize(
    ("tagged", "said"),
    [
        ("rose/VBD to/IN six/CD Friday/NNP", [("six", 6, 6)]),
        ("killing/VBG one/CD", [("one", 1, 1)]),
        ("one/CD was/VBD badly/RB injured/VBN", [("one", 1, 1)]),
        ("the/DT one/CD killed/VBN", []),
        ("killed/VBN one/CD of/IN them/PRP", []),
    ],
)
def test_a_number_beside_a_weekday_and_one_who_came_to_harm_are_counted(english, tagged, said):
    assert found(tagged, english) == said


def test_from_a_to_b_tells_two_numbers(english):
    numbers = found("rose/VBD from/IN 12/CD to/TO 17/CD", english)

    assert [(low, high) for _, low, high in numbers] == [(12, 12), (17, 17)]


def test_a_range_shares_its_scale(english):
    [(_, low, high)] = found("between/IN 30/CD and/CC 40/CD thousand/CD miners/NNS", english)

    assert (low, high) == (30_000, 40_000)


TAGGED = (
    *("at/IN", "least/JJS", "more/JJR", "than/IN", "up/IN", "to/TO", "some/DT", "a/DT", "half/PDT", "of/IN", "and/CC"),
    *("or/CC", "between/IN", "12/CD", "2015/CD", "1,200/CD", "one/CD", "twenty/CD", "hundred/CD", "million/CD"),
    *("dozens/NNS", "several/JJ", "most/JJS", "no/DT", "people/NNS", "killed/VBN", "-/HYPH", "years/NNS", "old/JJ"),
    *(",/,", "./.", "$/$", "0/CD", "~5/CD", "٣/CD", "½/CD"),
)


@given(st.lists(st.sampled_from(TAGGED), min_size=1, max_size=12))
def test_any_row_of_words_gives_ordered_spans_that_do_not_overlap(english, words):
    annotation = annotate(" ".join(words))

    mentions = find_quantities(annotation, (), words=english)

    assert all(left.span.end <= right.span.start for left, right in pairwise(mentions))
    assert all(mention.value.lower <= mention.value.upper for mention in mentions)
