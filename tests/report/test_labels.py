import math

import pytest

from rashomon.model import Question, Status, Verdict
from rashomon.report.labels import question_title, said_quantity, said_sign, status_label
from rashomon.values import Quantity


@pytest.mark.parametrize(
    ("bounds", "words", "said", "sign"),
    [
        ((17, 17), "17", "17", "17"),
        ((9, 9), "Nine", "9", "9"),
        ((21, math.inf), "More than 20 people", "more than 20", ">20"),
        ((21, math.inf), "21 or more", "at least 21", "≥21"),
        ((0, 9), "fewer than 10", "fewer than 10", "<10"),
        ((-math.inf, 8), "no more than 8", "at most 8", "≤8"),
        ((24, 99), "Dozens", "dozens", "dozens"),
        ((30, 40), "30 to 40", "30 to 40", "30–40"),
        ((37001, math.inf), "more than 37,000", "more than 37,000", ">37,000"),
    ],
)
def test_a_figure_is_written_as_it_was_bounded(bounds, words, said, sign):
    value = Quantity(lower=bounds[0], upper=bounds[1], unit="person")

    assert said_quantity(value, words) == said
    assert said_sign(value, words) == sign


def test_a_unit_is_written_unless_it_is_a_person():
    assert said_quantity(Quantity(lower=15, upper=15, unit="square_kilometre"), "15") == "15 km²"


@pytest.mark.parametrize("status", [*Status, Verdict.DIFFERENT_QUESTION])
def test_every_status_has_a_sign_and_a_word(status):
    label = status_label(status)

    assert label.sign
    assert label.word


@pytest.mark.parametrize(
    ("question", "title"),
    [
        (Question(kind="killed", counted="all"), "How many people were killed?"),
        (Question(kind="injured", counted="civilians", place="Lisk"), "How many civilians were injured in Lisk?"),
        (Question(kind="strikes"), "How many strikes were there?"),
        (Question(kind="statement", topic="the city had fallen"), "The city had fallen"),
        (Question(kind="event"), ""),
    ],
)
def test_a_question_is_put_in_words(question, title):
    assert question_title(question) == title
