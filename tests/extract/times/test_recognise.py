from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.extract.language import load_language
from rashomon.extract.times import TimeWords, find_times
from rashomon.model import Span, TextField
from rashomon.values import Granularity, TimeType

# ---------------------------------------------------------------- absolute

ABSOLUTE = [
    ("The bridge fell on 3 April 2021.", "3 April 2021", "2021-04-03"),
    ("It opened on April 3, 2021, in the rain.", "April 3, 2021", "2021-04-03"),
    ("A vote on the 3rd of April 2021 failed.", "the 3rd of April 2021", "2021-04-03"),
    ("Tuesday, Sept. 8, 2020", "Tuesday, Sept. 8, 2020", "2020-09-08"),
    ("Mon 07 Feb 2022 at 1415 The dam held.", "Mon 07 Feb 2022 at 1415", "2022-02-07T14:15"),
    ("Monday 7 February 2022 08:05:59 Wire", "Monday 7 February 2022 08:05:59", "2022-02-07T08:05:59"),
    ("07-02-2022 The dam held.", "07-02-2022", "2022-02-07"),
    ("Updated 2022-02-07 by staff", "2022-02-07", "2022-02-07"),
    ("logged at 2022-02-07T10:20:30Z there", "2022-02-07T10:20:30Z", "2022-02-07T10:20:30"),
    ("The truce of March 2019 broke.", "March 2019", "2019-03"),
    ("It began in 2011 and went on.", "2011", "2011"),
    ("prices of the early 1970s", "the early 1970s", "197"),
    ("ruins of the 12th century", "the 12th century", "11"),
    ("in the third quarter of 2018", "the third quarter of 2018", "2018-Q3"),
    ("during the first half of 2018", "the first half of 2018", "2018-H1"),
    ("the summer of 2014 was hot", "the summer of 2014", "2014-SU"),
    ("on Christmas Eve 2015 they met", "Christmas Eve 2015", "2015-12-24"),
    ("since mid-2016 the road", "mid-2016", "2016"),
    ("born in nineteen forty-seven there", "nineteen forty-seven", "1947"),
]


@pytest.mark.parametrize(("text", "words_found", "timex"), ABSOLUTE)
def test_an_absolute_expression_needs_no_publication(read, text, words_found, timex):
    assert read(text, None) == [(words_found, timex)]


def test_a_stated_date_at_the_head_anchors_an_article_without_publication(read):
    found = read("Wed 09 Mar 2022 Mine collapses. Rescuers said on Tuesday that nobody was found.", None)

    assert found == [("Wed 09 Mar 2022", "2022-03-09"), ("Tuesday", "2022-03-08")]


# ---------------------------------------------------------------- relative to the publication (Thursday 15 June 2023)

RELATIVE = [
    ("Shells fell on Tuesday, police said.", "Tuesday", "2023-06-13"),
    ("It was hit on Thursday.", "Thursday", "2023-06-15"),
    ("They will meet on Monday.", "Monday", "2023-06-19"),
    ("He resigned last Friday.", "last Friday", "2023-06-09"),
    ("She leaves next Friday.", "next Friday", "2023-06-16"),
    ("The blast came late Wednesday.", "late Wednesday", "2023-06-14"),
    ("Early on Wednesday, trucks arrived.", "Early on Wednesday", "2023-06-14"),
    ("It rained on Tuesday morning.", "Tuesday morning", "2023-06-13TMO"),
    ("yesterday evening they fled", "yesterday evening", "2023-06-14TEV"),
    ("Last night two men drowned.", "Last night", "2023-06-14TNI"),
    ("They came back today.", "today", "2023-06-15"),
    ("They left the day before yesterday.", "the day before yesterday", "2023-06-13"),
    ("The strike began three days ago.", "three days ago", "2023-06-12"),
    ("The mill shut two years ago.", "two years ago", "2021"),
    ("earlier this week they met", "earlier this week", "2023-W24"),
    ("floods last month killed many", "last month", "2023-05"),
    ("The budget for next year is due.", "next year", "2024"),
    ("It burned in November.", "November", "2022-11"),
    ("It will reopen in November.", "November", "2023-11"),
    ("clashes on June 2 left many hurt", "June 2", "2023-06-02"),
    ("it is scheduled for July 20.", "July 20", "2023-07-20"),
    ("over the past 24 hours", "the past 24 hours", "PT24H"),
    ("in the coming hours", "the coming hours", "PTXH"),
    ("in recent weeks", "recent weeks", "PXW"),
    ("Now the port is open.", "Now", "PRESENT_REF"),
    ("It reopened recently.", "recently", "PAST_REF"),
    ("Aid will come soon.", "soon", "FUTURE_REF"),
]


@pytest.mark.parametrize(("text", "words_found", "timex"), RELATIVE)
def test_a_relative_expression_counts_from_the_publication(read, text, words_found, timex):
    assert read(text) == [(words_found, timex)]


NARRATED = [
    ("On 4 May 2020 the dam broke. The day before, cracks had shown.", "2020-05-03"),
    ("On 4 May 2020 the dam broke. Two days later, it was rebuilt.", "2020-05-06"),
    ("On 4 May 2020 the dam broke. The same day, he resigned.", "2020-05-04"),
    ("On 4 May 2020 the dam broke. That night, they fled.", "2020-05-04TNI"),
    ("It broke in 2019. The following year, it was rebuilt.", "2020"),
    ("It broke on Tuesday. Earlier in the day, cracks had shown.", "2023-06-13"),
]


@pytest.mark.parametrize(("text", "timex"), NARRATED)
def test_narration_counts_from_the_time_told_of_last(read, text, timex):
    assert read(text)[-1][1] == timex


def test_an_aside_into_the_past_does_not_move_the_narration(read):
    text = "It broke on Tuesday. The day before, cracks had shown. Earlier in the day, it had rained."

    assert [timex for _, timex in read(text)] == ["2023-06-13", "2023-06-12", "2023-06-13"]


# ---------------------------------------------------------------- durations and sets

LASTING = [
    ("after four years of war", "four years", "P4Y"),
    ("a two-day visit", "two-day", "P2D"),
    ("the nearly five-year siege", "nearly five-year", "P5Y"),
    ("for a year and a half", "a year and a half", "P1Y6M"),
    ("it took 2 1/2 years", "2 1/2 years", "P2Y6M"),
    ("for half an hour", "half an hour", "PT30M"),
    ("after two decades", "two decades", "P20Y"),
    ("for several months", "several months", "PXM"),
    ("a fight of many years", "many years", "PXY"),
    ("a search of more than 90 minutes", "more than 90 minutes", "PT90M"),
    ("every Monday", "every Monday", "XXXX-WXX-1"),
    ("markets on Sundays", "Sundays", "XXXX-WXX-7"),
    ("a fee paid annually", "annually", "P1Y"),
    ("each July", "each July", "XXXX-07"),
]


@pytest.mark.parametrize(("text", "words_found", "timex"), LASTING)
def test_lengths_and_repetitions(read, text, words_found, timex):
    assert read(text) == [(words_found, timex)]


# ---------------------------------------------------------------- what is no time

NO_TIME = [
    "They may leave and march on.",
    "a 12-year-old boy and a woman 40 years old",
    "About 2,015 people came.",
    "the second attack on the first floor",
    "Call 555-1984 or write.",
    "They won 3:21 on points.",
    "as soon as they can",
    "a fall of the currency; leaves fall",
    "Flight number 447 cost $1999.",
    "He sat in the sun.",
    "about 2000 fighters",
]


@pytest.mark.parametrize("text", NO_TIME)
def test_not_a_time(read, text):
    assert read(text) == []


# ---------------------------------------------------------------- bounds


def test_a_day_ends_with_its_last_second(mentions):
    value = mentions("It fell on 3 April 2021.")[0].value

    assert value.earliest == datetime(2021, 4, 3, tzinfo=UTC)
    assert value.latest == datetime(2021, 4, 3, 23, 59, 59, tzinfo=UTC)
    assert value.granularity is Granularity.DAY


def test_a_month_stays_a_month(mentions):
    value = mentions("It fell in March 2020.")[0].value

    assert (value.earliest, value.latest) == (
        datetime(2020, 3, 1, tzinfo=UTC),
        datetime(2020, 3, 31, 23, 59, 59, tzinfo=UTC),
    )
    assert value.granularity is Granularity.MONTH


def test_the_past_hours_end_at_the_publication(mentions):
    value = mentions("over the past 24 hours", datetime(2023, 6, 15, 18, 30, tzinfo=UTC))[0].value

    assert value.type is TimeType.DURATION
    assert value.earliest == datetime(2023, 6, 14, 18, 30, tzinfo=UTC)
    assert value.latest == datetime(2023, 6, 15, 18, 30, tzinfo=UTC)


def test_a_named_zone_moves_the_instant_but_not_the_words(mentions):
    value = mentions("at 5 p.m. EST on Wednesday")[0].value

    assert value.timex == "2023-06-14T17:00"
    assert value.earliest == datetime(2023, 6, 14, 22, tzinfo=UTC)


def test_a_length_without_an_anchor_has_no_bounds(mentions):
    value = mentions("a war of four years")[0].value

    assert (value.earliest, value.latest, value.granularity) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("on Friday", "XXXX-WXX-5"),
        ("on Nov. 9", "XXXX-11-09"),
        ("in November", "XXXX-11"),
        ("last month", "XXXX-XX"),
        ("two days ago", "XXXX-XX-XX"),
    ],
)
def test_without_a_publication_a_relative_time_has_no_bounds(mentions, text, timex):
    value = mentions(text, None)[0].value

    assert (value.timex, value.earliest, value.latest) == (timex, None, None)


def test_the_modifier_is_kept(mentions):
    text = "late Tuesday, in mid-May, almost ten years"

    assert [one.mod for one in mentions(text)] == ["END", "MID", "LESS_THAN"]


def test_spans_of_a_title_say_so(words):
    found = find_times("Ten die on Monday", words, None, field=TextField.TITLE)

    assert found[0].span == Span(start=11, end=17, field=TextField.TITLE)


def test_no_such_day_is_no_date(read):
    assert ("31 November 2021", "2021-11-31") not in read("on 31 November 2021")


# ---------------------------------------------------------------- laws

WORDS = TimeWords.from_table(load_language("en").section("times"))
PIECES = [
    "last", "the", "Friday", "two", "days", "ago", "31", "February", "2015", "9999", "century", "a", "year", "10:30",
    "p.m.", "of", "next", "quarter", "first", "before", "every", "night", "99", "-", ",", ".", "hundred", "thousand",
    "Easter", "’s", "30th", "decades", "later", "0914", "at", "\n\n", "1/2", "and", "half", "weekend", "2/3/04",
]  # fmt: skip
REFERENCES = st.none() | st.datetimes(min_value=datetime(1, 1, 1), max_value=datetime(9999, 12, 31)).map(
    lambda moment: moment.replace(tzinfo=UTC)
)


@given(text=st.text(max_size=200), reference=REFERENCES)
def test_any_text_can_be_read(text, reference):
    for one in find_times(text, WORDS, reference):
        assert 0 <= one.span.start < one.span.end <= len(text)


@settings(max_examples=300)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=12), reference=REFERENCES)
def test_mentions_stand_in_order_and_never_overlap(pieces, reference):
    text = " ".join(pieces)
    found = find_times(text, WORDS, reference)

    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    assert all(one.span.end <= len(text) for one in found)


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=12))
def test_reading_twice_gives_the_same(pieces):
    text, reference = " ".join(pieces), datetime(2023, 6, 15, tzinfo=UTC)

    assert find_times(text, WORDS, reference) == find_times(text, WORDS, reference)


def test_a_very_long_line_is_read(words):
    text = "on Friday two hundred and " * 4000

    assert len(find_times(text, words, datetime(2023, 6, 15, tzinfo=UTC))) >= 4000


MALFORMED = [
    "1," * 5000,
    "about " * 5000,
    "Oct. " * 3000,
    "9" * 10000,
    "\u202eFriday\u202c 🕘 \x00",
    "5 p.m. " * 3000,
    "½ year",
]


@pytest.mark.parametrize("text", MALFORMED, ids=range(len(MALFORMED)))
def test_malformed_text_is_read_to_its_end(words, text):
    found = find_times(text, words, datetime(2023, 6, 15, tzinfo=UTC))

    assert all(one.span.end <= len(text) for one in found)


def test_names_of_papers_and_shows_are_no_times(read):
    assert read("The Daily Mail, USA Today and the Sunday Times wrote of it.") == []


def test_a_lost_apostrophe_does_not_make_a_day_recur(read):
    assert read("Tuesdays raid killed two.") == [("Tuesdays", "2023-06-13")]


def test_until_looks_ahead_within_a_sentence(read):
    assert read("They were given until Monday to leave.") == [("Monday", "2023-06-19")]


def test_a_second_day_takes_the_month_of_the_first(read):
    assert read("On May 3 and 4, shells fell.") == [("May 3", "2023-05-03"), ("4", "2023-05-04")]


def test_a_number_of_people_after_a_date_is_no_day(read):
    assert read("It was May 3 and 4 men died.") == [("May 3", "2023-05-03")]


def test_an_hour_of_speaking_is_of_the_day_of_the_report(read):
    text = "The army attacked on Tuesday. The dead are 74, the monitor said at 10:00."

    found = read(text, datetime(2025, 3, 13, 12, tzinfo=UTC))

    assert found == [("Tuesday", "2025-03-11"), ("10:00", "2025-03-13T10:00")]
