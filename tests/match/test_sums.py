"""Sums inside one article."""

from accounts import MINISTRY, MONITOR, OPEN, article, figure, story

from rashomon.match import match
from rashomon.model import Accumulation, Verdict


def compared(articles, claims):
    return {
        frozenset((one.left, one.right)): one
        for part in match(story(*articles), articles, claims, ())
        for one in part.comparisons
        if one.verdict is Verdict.DISPUTED
    }


def test_an_increment_and_its_base_can_exceed_another_total():
    """200 and another 400 are 600, and 600 exceed 300."""
    a = article(
        "a", "At least 200 rebels were killed, the ministry said. Another 400 rebels were killed the day before."
    )
    b = article("b", "The battle has killed 500 people in all, the monitor said.")
    base = figure(a, "200 rebels", 200, OPEN, counted="militants", by=MINISTRY)
    added = figure(
        a,
        "400 rebels",
        400,
        counted="militants",
        by=MINISTRY,
        accumulation=Accumulation.INCREMENTAL,
        adds_to=base.id,
    )
    whole = figure(b, "500 people", 500, by=MONITOR)

    found = compared((a, b), (base, added, whole))

    assert "at least 600 = 400 + at least 200" in found[frozenset((added.id, whole.id))].reasons[0]


def test_parts_that_exceed_their_whole_are_disputed():
    """41 rebels and 30 civilians are no 60 people."""
    a = article("a", "Sixty people died, among them 41 rebels and 30 civilians.")
    whole = figure(a, "Sixty people", 60)
    parts = [
        figure(a, f"{count} {group}", count, counted=counted, part_of=whole.id)
        for count, group, counted in ((41, "rebels", "militants"), (30, "civilians", "civilians"))
    ]

    found = compared((a,), (whole, *parts))

    assert found[frozenset((whole.id, parts[0].id))].reasons == ("the parts exceed their whole: 41 + 30 = 71 > 60",)


def test_parts_that_add_up_are_fine():
    """41 and 19 are 60; the four children are among the civilians."""
    a = article("a", "Sixty people died, among them 41 rebels and 19 civilians, four children among them.")
    whole = figure(a, "Sixty people", 60)
    parts = [
        figure(a, words, count, counted=counted, part_of=whole.id)
        for words, count, counted in (
            ("41 rebels", 41, "militants"),
            ("19 civilians", 19, "civilians"),
            ("four children", 4, "children"),
        )
    ]

    assert compared((a,), (whole, *parts)) == {}
