"""Figures of one story: which answer one question, and what they are to each other."""

from dataclasses import replace
from datetime import timedelta

import pytest
from accounts import DAY, FRONT, MINISTRY, MONITOR, OPEN, OTHER_TOWN, SPOKESMAN, TOWN, article, day_of, figure, story

from rashomon.match import MatchOptions, match
from rashomon.model import Accumulation, Verdict
from rashomon.values import Place, Quantity

ONE = "Shells struck the market of Orlen on Tuesday and killed {} people, {} said."


def verdict_of(left, right, articles):
    """The verdict on two claims, and its reasons in one string."""
    found = [
        one
        for part in match(story(*articles), articles, (left, right), ())
        for one in part.comparisons
        if {one.left, one.right} == {left.id, right.id}
    ]
    assert len(found) == 1
    return found[0].verdict, "; ".join(found[0].reasons)


def pair(first, second, *, day=0):
    """Two articles that tell of one attack with two numbers."""
    return (
        article("a", ONE.format(first, "the monitor")),
        article("b", ONE.format(second, "the ministry"), day=day),
    )


def test_equal_numbers_of_one_event_agree():
    """One number in two accounts of one attack."""
    a, b = pair("12", "12")

    verdict, _ = verdict_of(figure(a, "12 people", 12), figure(b, "12 people", 12), (a, b))

    assert verdict is Verdict.AGREED


def test_speakers_with_two_numbers_on_one_day_are_at_odds():
    """Different speakers, one day, numbers that exclude each other."""
    a, b = pair("12", "19")

    verdict, why = verdict_of(figure(a, "12 people", 12, by=MONITOR), figure(b, "19 people", 19, by=MINISTRY), (a, b))

    assert verdict is Verdict.DISPUTED
    assert "12 and 19 exclude each other" in why


def test_one_speaker_with_a_higher_number_updates():
    """The same speaker, even on one day."""
    a, b = pair("12", "19")

    verdict, _ = verdict_of(figure(a, "12 people", 12, by=MONITOR), figure(b, "19 people", 19, by=MONITOR), (a, b))

    assert verdict is Verdict.UPDATED


def test_a_spokesman_speaks_for_his_ministry():
    """Belonging makes two names one speaker."""
    a, b = pair("12", "19")

    verdict, _ = verdict_of(figure(a, "12 people", 12, by=SPOKESMAN), figure(b, "19 people", 19, by=MINISTRY), (a, b))

    assert verdict is Verdict.UPDATED


def test_a_higher_number_of_a_later_day_updates():
    """Tolls grow: another speaker's higher number of the next day."""
    a, b = pair("12", "19", day=1)

    verdict, why = verdict_of(figure(a, "12 people", 12, by=MONITOR), figure(b, "19 people", 19, by=MINISTRY), (a, b))

    assert verdict is Verdict.UPDATED
    assert "later day" in why


def test_open_bounds_do_not_exclude_each_other():
    """More than 255 allows 600."""
    a, b = pair("more than 255", "600")

    verdict, _ = verdict_of(
        figure(a, "more than 255 people", 256, OPEN), figure(b, "600 people", 600, by=MINISTRY), (a, b)
    )

    assert verdict is Verdict.SHARPENED


def test_round_numbers_have_leeway():
    """About 70 does not contradict 72."""
    a, b = pair("about 70", "72")
    about = replace(
        figure(a, "about 70 people", 70), value=Quantity(lower=70, upper=70, unit="person", approximate=True)
    )

    verdict, _ = verdict_of(about, figure(b, "72 people", 72), (a, b))

    assert verdict is Verdict.AGREED


def test_other_towns_are_other_questions():
    """Two attacks of one day with one number."""
    a = article("a", "Shells struck the market of Orlen and killed 5 people, the monitor said.")
    b = article("b", "A mine blew up a bus near Vask; 5 people died, the ministry said.")

    verdict, why = verdict_of(figure(a, "5 people", 5, where=TOWN), figure(b, "5 people", 5, where=OTHER_TOWN), (a, b))

    assert verdict is Verdict.DIFFERENT_QUESTION
    assert "Orlen" in why
    assert "Vask" in why


def test_equal_numbers_of_two_places_at_two_times_are_other_questions():
    """Four here on Tuesday and four there on Wednesday, by other speakers, in places that no gazetteer has."""
    a = article("a", "Shells hit the market of Ashby on Tuesday and killed four children, the monitor said.")
    b = article(
        "b", "Four children died in a raid on the school of Brill early on Wednesday, the ministry said.", day=1
    )
    here = figure(a, "four children", 4, by=MONITOR, where=Place(name="Ashby"), when=day_of(0))
    there = figure(b, "Four children", 4, by=MINISTRY, where=Place(name="Brill"), when=day_of(1))

    verdict, why = verdict_of(here, there, (a, b))

    assert verdict is Verdict.DIFFERENT_QUESTION
    assert "one counts in Ashby, the other in Brill" in why


def test_equal_numbers_years_apart_are_other_questions():
    """Twelve dead today are not the twelve of a year ago."""
    a, b = pair("12", "12")

    verdict, _ = verdict_of(
        figure(a, "12 people", 12, when=day_of(0)), figure(b, "12 people", 12, when=day_of(-400)), (a, b)
    )

    assert verdict is Verdict.DIFFERENT_QUESTION


def test_a_dated_past_is_another_question_than_a_figure_without_a_day():
    """What is told without a day is of the time of its report."""
    a, b = pair("12", "12")

    verdict, _ = verdict_of(figure(a, "12 people", 12), figure(b, "12 people", 12, when=day_of(-400)), (a, b))

    assert verdict is Verdict.DIFFERENT_QUESTION


def test_an_open_bound_reaches_no_number_of_another_size():
    """More than 255 of an offensive, half a million of the whole war."""
    a = article("a", "The offensive in Orlen has killed more than 255 people, the monitor said.")
    b = article("b", "The war in Orlen has killed more than half a million people.")

    verdict, why = verdict_of(
        figure(a, "more than 255 people", 256, OPEN, by=MONITOR),
        figure(b, "more than half a million people", 500_001, OPEN),
        (a, b),
    )

    assert verdict is Verdict.DIFFERENT_QUESTION
    assert "too far apart" in why


def test_a_lower_bound_of_a_later_day_updates():
    """At least twelve, at least nineteen the next day."""
    a, b = pair("at least 12", "at least 19", day=1)

    verdict, _ = verdict_of(
        figure(a, "at least 12 people", 12, OPEN, by=MONITOR), figure(b, "at least 19 people", 19, OPEN), (a, b)
    )

    assert verdict is Verdict.UPDATED


def test_the_missing_may_become_fewer():
    """Eleven in the morning, three in the evening: found since."""
    a = article("a", "Eleven workers were missing in Orlen after the blast, the monitor said.")
    b = article("b", "Three workers were missing in Orlen after the blast, the ministry said.")
    morning = figure(a, "Eleven workers", 11, kind="missing", by=MONITOR)
    evening = figure(b, "Three workers", 3, kind="missing", by=MINISTRY, known_at=DAY + timedelta(hours=9))

    verdict, why = verdict_of(morning, evening, (a, b))

    assert verdict is Verdict.UPDATED
    assert "may fall" in why


def test_a_day_and_a_week_are_other_questions():
    """A count since Saturday is no rival of Tuesday's."""
    a, b = pair("12", "68")
    week = figure(b, "68 people", 68, when=day_of(-6, 0))

    verdict, _ = verdict_of(figure(a, "12 people", 12, when=day_of(0)), week, (a, b))

    assert verdict is Verdict.DIFFERENT_QUESTION


def test_children_are_a_part_of_the_dead():
    """A part is no rival of its whole."""
    a, b = pair("12", "four")
    part = figure(b, "four people", 4, counted="children")

    verdict, why = verdict_of(figure(a, "12 people", 12), part, (a, b))

    assert verdict is Verdict.DIFFERENT_QUESTION
    assert "a part of" in why


def test_soldiers_and_rebels_are_other_questions():
    """Groups that do not hold one another are apart."""
    a, b = pair("12", "19")

    verdict, _ = verdict_of(
        figure(a, "12 people", 12, counted="soldiers"), figure(b, "19 people", 19, counted="militants"), (a, b)
    )

    assert verdict is Verdict.DIFFERENT_QUESTION


def test_a_part_that_exceeds_its_whole_is_disputed():
    """240 dead rebels beside 87 dead in the whole battle, with the arithmetic."""
    a = article("a", "The battle for Orlen has killed 87 people in all, the monitor said.")
    b = article("b", "At least 240 militants were killed in the battle for Orlen, the ministry said.")
    whole = figure(a, "87 people", 87, by=MONITOR)
    part = figure(b, "240 militants", 240, OPEN, counted="militants", by=MINISTRY)

    verdict, why = verdict_of(whole, part, (a, b))

    assert verdict is Verdict.DISPUTED
    assert "at least 240 militants > 87 all" in why


def test_an_increment_that_exceeds_the_total_is_disputed():
    """What one day added cannot exceed what all days had."""
    a = article("a", "The battle for Orlen has killed 87 people in all, the monitor said.")
    b = article("b", "Over the past day 240 people were killed in the battle for Orlen, the ministry said.")
    added = figure(b, "240 people", 240, by=MINISTRY, accumulation=Accumulation.INCREMENTAL)

    verdict, _ = verdict_of(figure(a, "87 people", 87, by=MONITOR), added, (a, b))

    assert verdict is Verdict.DISPUTED


def test_two_numbers_of_one_article_are_two_events_unless_set_against_each_other():
    """An article that does not weigh two counts tells of two things."""
    a = article(
        "a", "Seven people were killed in Orlen on Tuesday. Eight people were killed in Orlen on Tuesday night."
    )

    verdict, _ = verdict_of(figure(a, "Seven people", 7), figure(a, "Eight people", 8), (a,))

    assert verdict is Verdict.DIFFERENT_QUESTION


def test_an_article_can_set_two_speakers_against_each_other():
    """Two speakers with two counts in one article are at odds."""
    a = article(
        "a", "The monitor said 41 rebels were killed in Orlen. The Front put its own dead in Orlen at 20 rebels."
    )

    verdict, _ = verdict_of(
        figure(a, "41 rebels", 41, counted="militants", by=MONITOR),
        figure(a, "20 rebels", 20, counted="militants", by=FRONT),
        (a,),
    )

    assert verdict is Verdict.DISPUTED


def test_a_number_with_its_counterpart_is_at_odds_with_no_other():
    """Copies of one text: the day's count here is no rival of the week's there."""
    text = "Shelling killed 11 people in Orlen on Friday. Shelling has killed 68 people in Orlen since Saturday."
    a, b = article("a", text), article("b", text)
    claims = [figure(one, f"{count} people", count) for one in (a, b) for count in (11, 68)]

    found = [one for part in match(story(a, b), (a, b), claims, ()) for one in part.comparisons]
    across = {one.verdict for one in found if {one.left, one.right} == {claims[0].id, claims[3].id}}

    assert across == {Verdict.DIFFERENT_QUESTION}


def test_every_claim_is_in_one_match():
    """Nothing is lost, nothing is told twice."""
    a, b = pair("12", "19")
    claims = (figure(a, "12 people", 12), figure(b, "19 people", 19), figure(b, "people", 3, kind="injured"))

    found = [claim for part in match(story(a, b), (a, b), claims, ()) for claim in part.claims]

    assert sorted(found) == sorted(claim.id for claim in claims)


def test_the_order_of_the_claims_does_not_matter():
    """The same matches, whichever claim comes first."""
    a, b = pair("12", "19")
    claims = (figure(a, "12 people", 12, by=MONITOR), figure(b, "19 people", 19, by=MINISTRY))

    forwards = match(story(a, b), (a, b), claims, ())
    backwards = match(story(a, b), (b, a), claims[::-1], ())

    assert forwards == backwards


def test_no_claims_make_no_matches():
    """An empty story is no error."""
    a = article("a", "Nothing happened.")

    assert match(story(a), (a,), (), ()) == ()


@pytest.mark.parametrize("options", [{"statement_similarity": 2}, {"candidates": 0}])
def test_options_have_limits(options):
    """Values without a meaning are turned away."""
    with pytest.raises(ValueError, match=r"statement_similarity|candidates"):
        MatchOptions(**options)


def test_what_the_nights_of_two_reports_brought_is_two_questions():
    a = article("a", "The air force carried out 14 strikes on rebel positions, the ministry said.")
    b = article("b", "The air force carried out 31 strikes on rebel positions in two days, the ministry said.", day=2)
    claims = (
        figure(a, "14 strikes", 14, by=MINISTRY, kind="strikes", accumulation=Accumulation.INCREMENTAL),
        figure(
            b, "31 strikes", 31, by=MINISTRY, kind="strikes", accumulation=Accumulation.INCREMENTAL, when=day_of(1, 2)
        ),
    )

    pairs = [one for part in match(story(a, b), (a, b), claims, ()) for one in part.comparisons]

    assert {one.verdict for one in pairs} <= {Verdict.DIFFERENT_QUESTION}


def test_a_question_has_the_place_that_most_accounts_give():
    """One account that names another town, or the province, does not name the question."""
    province = Place(name="Sarn", id="geonames:9", within=("geonames:0",))
    town = replace(TOWN, within=("geonames:9", "geonames:0"))
    accounts = [article(name, ONE.format(12, "the monitor")) for name in "abc"]
    claims = [
        figure(one, "12 people", 12, by=MONITOR, where=where)
        for one, where in zip(accounts, (town, province, town), strict=True)
    ]

    [found] = match(story(*accounts), accounts, claims, ())

    assert found.question.place == "Orlen"
