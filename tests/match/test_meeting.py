"""The evidence that two figures speak of one event."""

from dataclasses import replace

import pytest
from accounts import MINISTRY, MONITOR, article, day_of, figure, span_of, story

from rashomon.match import match
from rashomon.match.meeting import are_one_number
from rashomon.model import RoleSpan, SpanRole, Verdict
from rashomon.values import Quantity

TOLD = "Shells struck the {} on {} and killed {} people, {} said."


RAID = "Warplanes bombed the {} on {}; {} people died, {} said."


def told(name, number, *, day, text=TOLD, speaker=MONITOR, number_of_day=0, known=0):
    """An article with one figure whose own sentence says when."""
    place, by = ("market of Orlen", "the monitor") if text is TOLD else ("harbour of Orlen", "the ministry")
    text = text.format(place, day, number, by)
    account = article(name, text, day=known)
    words = f"{number} people"
    claim = figure(account, words, int(number), by=speaker, when=day_of(number_of_day))
    return account, _with_time(claim, account, day)


def _with_time(claim, account, day):
    time = RoleSpan(role=SpanRole.TIME, span=span_of(account, day))
    return replace(claim, spans=(*claim.spans, time))


def verdict_of(left, right):
    """The verdict on the two figures, and its reasons."""
    accounts, claims = (left[0], right[0]), (left[1], right[1])
    found = [one for part in match(story(*accounts), accounts, claims, ()) for one in part.comparisons]
    assert len(found) == 1
    return found[0].verdict, "; ".join(found[0].reasons)


def test_different_numbers_of_neighbouring_days_are_two_counts():
    """Twelve in one street on Tuesday, 26 in another on Wednesday, by two speakers."""
    first = told("a", "12", day="Tuesday")
    second = told("b", "26", day="Wednesday", text=RAID, speaker=MINISTRY, number_of_day=1, known=1)

    verdict, why = verdict_of(first, second)

    assert verdict is Verdict.DIFFERENT_QUESTION
    assert "other days" in why


def test_an_equal_number_of_the_neighbouring_day_is_one_count():
    """Night falls between two time zones: twelve of Tuesday are the twelve of Wednesday."""
    first = told("a", "12", day="Tuesday")
    second = told("b", "12", day="Wednesday", number_of_day=1, known=1)

    verdict, _ = verdict_of(first, second)

    assert verdict is Verdict.AGREED


def test_numbers_of_days_far_apart_never_meet():
    """One monitor, one town, alike words: but one says when, weeks after the other."""
    first = told("a", "39", day="Tuesday")
    second = told("b", "44", day="Wednesday", number_of_day=29, known=29)

    verdict, _ = verdict_of(first, second)

    assert verdict is Verdict.DIFFERENT_QUESTION


@pytest.mark.parametrize(
    ("left", "right", "is_one"),
    [((20, 20), (20, float("inf")), True), ((20, 99), (20, float("inf")), False), ((20, 99), (20, 99), True)],
)
def test_vague_words_name_no_number(left, right, is_one):
    """ "At least 20" names 20; "tens" does not."""
    first, second = (Quantity(lower=low, upper=high, unit="person") for low, high in (left, right))

    assert are_one_number(first, second) is is_one
