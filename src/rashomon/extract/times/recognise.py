"""Time expressions of a text: found by the grammar, read one after another, each counting from those before it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from rashomon.extract.times import clocks, dates, durations, relative
from rashomon.extract.times.anchor import Anchor, told
from rashomon.extract.times.grammar import find_runs
from rashomon.extract.times.lexer import Item, read_items
from rashomon.extract.times.run import Reading, Run
from rashomon.extract.times.senses import settle
from rashomon.extract.times.words import TimeWords
from rashomon.model import Span, TextField
from rashomon.values import TimeExpression

# An article that states its own date does so within so many characters of its start.
_HEAD = 200
_HINGES = ("since", "until", "before", "after")
# A word of speaking is looked for two words before ("said on Monday") and one after ("on Monday said").
_SPEECH_REACH = 24
# "The deadliest fighting in the north of the country since 2020": characters.
_RECORD_REACH = 90
_WORD = re.compile(r"\w+")
_CLAUSE_MARK = re.compile(r"[,;:.!?\n]")
_SENTENCE_END = re.compile(r"[.!?][\"”’]?\s|\n")

_Reader = Callable[[Run], Reading | None]

READERS: Mapping[str, _Reader] = {
    "stamp": dates.read_stamp,
    "date": dates.read_date,
    "day_more": dates.read_day_more,
    "last_quarter": dates.read_last_quarter,
    "day_range": dates.read_day_range,
    "month_of_year": dates.read_month_of_year,
    "month": dates.read_month,
    "relative_month": dates.read_month,
    "quarter_code": dates.read_quarter_code,
    "quarter": dates.read_quarter,
    "half": dates.read_half,
    "first_months": dates.read_first_months,
    "year_before": dates.read_year_before,
    "quarter_of_year": dates.read_quarter_of_year,
    "fiscal_year": dates.read_fiscal_year,
    "the_year": dates.read_year,
    "year": dates.read_year,
    "season_of_year": dates.read_season,
    "relative_season": dates.read_season,
    "season": dates.read_season,
    "decade": dates.read_decade,
    "century": dates.read_century,
    "year_end": dates.read_year_end,
    "holiday": dates.read_holiday,
    "day_clock": clocks.read_day_clock,
    "military": clocks.read_day_clock,
    "day_word": clocks.read_day_word,
    "day_with_part": clocks.read_day_with_part,
    "day_before_day": relative.read_day_before_day,
    "unit_away": relative.read_unit_away,
    "away": relative.read_away,
    "relative_weekday": relative.read_relative_weekday,
    "weekday": relative.read_weekday,
    "relative_daypart": relative.read_relative_daypart,
    "relative_unit": relative.read_relative_unit,
    "the_unit": relative.read_the_unit,
    "weekend": relative.read_the_unit,
    "edge_unit": relative.read_the_unit,
    "week_of": relative.read_week_of,
    "hours_of_day": relative.read_hours_of_day,
    "that_time": relative.read_that_time,
    "in_the_day": relative.read_in_the_day,
    "span": durations.read_span,
    "lasting": durations.read_lasting,
    "year_ended": durations.read_lasting,
    "units": durations.read_units,
    "set": durations.read_set,
    "weekday_set": relative.read_weekdays,
    "reference": durations.read_reference,
}
"""How each rule of the grammar is read; "blocked" has no reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time expression.

    Attributes:
        span: its words.
        value: what they allow.
        mod: TIMEX3 modifier ("START", "APPROX", "LESS_THAN", …); None where the words give none.
        hinge: what hangs it on its clause, as far as it matters which event it dates: "since", "until", "before",
            "after"; "record" where something is compared with all "since" it; "speech" where it tells when something
            was said; else None.
        rule: name of the rule that found it.
    """

    span: Span
    value: TimeExpression
    mod: str | None = None
    hinge: str | None = None
    rule: str = ""


def find_times(
    text: str, words: TimeWords, reference: datetime | None, *, field: TextField = TextField.TEXT
) -> tuple[TimeMention, ...]:
    """Find and read the time expressions of a text.

    Args:
        text: any text.
        words: the words of its language.
        reference: publication, aware; midnight UTC when only its day is known. None: the date the text states at its
            head is taken; without one, relative expressions get no bounds.
        field: which text of the article this is.

    Returns:
        Mentions in text order, not overlapping.
    """
    items = settle(text, read_items(text, words))
    runs = find_runs(items)
    anchor = Anchor(reference=reference or _stated_date(text, items, runs, words))
    mentions: list[TimeMention] = []
    for rule, first, stop in runs:
        run = _run(text, items, first, stop, anchor, words)
        told = mentions[-1].span.end if mentions else 0
        run = replace(run, hinge=_since_clause(text, items[:first], run, told, words) or _hinge(run, words))
        reading = _read(rule, run)
        if reading is None:
            continue
        span = Span(start=run.start, end=run.end, field=field)
        mentions.append(TimeMention(span=span, value=reading.value, mod=reading.mod, hinge=run.hinge, rule=rule))
        if reading.moves:
            anchor = _moved(anchor, reading.value)
    return tuple(mentions)


def _run(text: str, items: tuple[Item, ...], first: int, stop: int, anchor: Anchor, words: TimeWords) -> Run:
    return Run(
        text=text,
        items=items[first:stop],
        lead=items[first - 1].category if first else "end",
        lead_is_lower=first > 0 and text[items[first - 1].start].islower(),
        follower=items[stop].category if stop < len(items) else "end",
        anchor=anchor,
        cues=words.cues,
    )


def _read(rule: str, run: Run) -> Reading | None:
    reader = READERS.get(rule)
    if reader is None:
        return None
    try:
        return reader(run)
    except (ValueError, OverflowError):
        # No such day ("31 November") or out of the calendar's range: not a date.
        return None


def _hinge(run: Run, words: TimeWords) -> str | None:
    if run.lead == "since" and words.records.search(_clause_before(run, _RECORD_REACH)):
        return "record"
    if run.lead in _HINGES:
        return run.lead
    before = _WORD.findall(_clause_before(run, _SPEECH_REACH))
    after = _WORD.match(run.text[run.end : run.end + _SPEECH_REACH].lstrip())
    beside = [word.lower() for word in before[-2:]] + ([after[0].lower()] if after else [])
    return "speech" if words.speech.intersection(beside) else None


# Characters from "since" to the time that its clause ends with: "since a truce collapsed on 19 May".
_SINCE_REACH = 80


def _since_clause(text: str, before: tuple[Item, ...], run: Run, told: int, words: TimeWords) -> str | None:
    """The hinge of a time that ends a clause opened by "since", if nothing else stands between."""
    for item in reversed(before):
        if item.start < told or run.start - item.start > _SINCE_REACH:
            return None
        if item.category == "since":
            between = text[item.end : run.start]
            if _CLAUSE_MARK.search(between):
                return None
            lead = _SENTENCE_END.split(text[max(0, item.start - _RECORD_REACH) : item.start])[-1]
            return "record" if words.records.search(lead) else "since"
    return None


def _clause_before(run: Run, reach: int) -> str:
    return _SENTENCE_END.split(run.text[max(0, run.start - reach) : run.start])[-1]


def _moved(anchor: Anchor, value: TimeExpression) -> Anchor:
    period, day, quarter = told(value)
    return replace(anchor, told=period or anchor.told, day=day or anchor.day, quarter=quarter or anchor.quarter)


def _stated_date(
    text: str, items: tuple[Item, ...], runs: list[tuple[str, int, int]], words: TimeWords
) -> datetime | None:
    """The first full date at the head of the text, as the publication's day."""
    for rule, first, stop in runs:
        if items[first].start > _HEAD:
            break
        if rule not in ("date", "stamp"):
            continue
        reading = _read(rule, _run(text, items, first, stop, Anchor(), words))
        if reading is not None and reading.value.earliest is not None:
            return datetime.combine(reading.value.earliest.date(), time(), UTC)
    return None
