import math
from dataclasses import replace

import pytest

from rashomon.model import Counts, Finding, Question, Status, Verdict
from rashomon.report.labels import (
    bare_words,
    headline,
    is_lead,
    question_title,
    said_quantity,
    said_sign,
    status_label,
)
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


@pytest.mark.parametrize(
    ("given", "bare"),
    [
        ("“Not one has set foot in it,”", "Not one has set foot in it"),
        ("that the city had fallen", "the city had fallen"),
        ("they entered the north and", "they entered the north"),
        ("it would “restore order” in it", "it would “restore order” in it"),
        ("“We go.” “They stay.”", "“We go.” “They stay.”"),
        ("“Why?”", "Why?"),
        (",", ","),
    ],
)
def test_what_is_said_stands_without_its_marks(given, bare):
    assert bare_words(given) == bare


def test_a_long_title_is_cut_between_words():
    assert headline("A title that goes on and on", 14) == "A title that …"
    assert headline("A title", 14) == "A title"


def test_a_share_is_written_in_percent():
    assert said_quantity(Quantity(lower=0.4, upper=0.4, unit="share"), "40 %") == "40 per cent"
    assert said_quantity(Quantity(lower=0.45, upper=0.5, unit="share"), "almost half") == "almost half"


@pytest.mark.parametrize(("told_by", "articles", "stands"), [(1, 1, True), (1, 4, True), (1, 5, False), (3, 12, True)])
def test_a_figure_stands_for_a_story_of_which_a_quarter_tells_it(told_by, articles, stands):
    counts = Counts(articles=told_by, outlets=1, families=1, wires=0, origins=1, origins_not_party=1)
    finding = Finding(
        story="s",
        question=Question(kind="killed"),
        status=Status.SINGLE_ORIGIN,
        positions=(),
        counts=counts,
        reasons=(),
    )

    assert is_lead(finding, articles) is stands
    assert not is_lead(replace(finding, question=Question(kind="statement", topic="x")), articles)
