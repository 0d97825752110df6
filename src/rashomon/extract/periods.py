"""Which time expression dates a figure or an event: its *as of*."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from rashomon.extract.times import TimeMention
from rashomon.extract.times.intervals import day_period
from rashomon.model import Span
from rashomon.values import Granularity, TimeType

# Costs of a time expression in the sentence of a claim, in characters of distance. Set by hand on news sentences.
# One that tells when something was said dates a claim only if nothing else in the sentence does.
_OF_SPEECH = 400
# "Since", "before", "after" and "until" hang on another event.
_HINGED = 150
# A year or more is background to a figure of the day, unless it is all there is.
_COARSE = 300
# Each mark that ends a clause between the two.
_CLAUSE_END = 40
_CLAUSE_MARKS = (",", ";", ":", "(", ")", "–", "—", "“", "”", '"')
# Narration goes on from sentences no further back than this. Characters.
_LOOK_BACK = 500

# An article states its own date within so many characters, and it dates sentences that begin so many after it: the
# headline and the first paragraphs. 0 to 800 made no difference on the dated news of the Syrian war.
_HEAD = 200
_HEAD_REACH = 800
# The stated date is local, the publication in UTC.
_TIME_ZONES = timedelta(days=1)

_COARSE_GRAINS = frozenset({Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY, Granularity.SEASON})
_DAY_GRAINS = frozenset({
    Granularity.SECOND, Granularity.MINUTE, Granularity.HOUR, Granularity.DAY_PART, Granularity.DAY,
})  # fmt: skip


def claim_time(
    anchor: Span, sentence: Span, mentions: tuple[TimeMention, ...], published: datetime | None, text: str
) -> TimeMention | None:
    """Choose the time expression that dates what stands at a span.

    Args:
        anchor: the cue or figure that is dated.
        sentence: the sentence it stands in.
        mentions: the time expressions of the text, in text order.
        published: publication; what lies wholly after it dates nothing that has happened.
        text: the text the spans point into.

    Returns:
        The nearest expression of the sentence that can date it, else the day told of last in the sentences before it in
        the paragraph, else near its head the date the article states for itself; None where the text says no time.
        Never the publication as known from elsewhere.
    """
    within = [
        one for one in mentions if sentence.covers(one.span) and _can_date(one, published) and not _is_compared(one)
    ]
    if within:
        return _opened(min(within, key=lambda one: (_cost(one, anchor, text), one.span.start)), published)
    return _told_before(sentence, mentions, published, text) or _stated(sentence, mentions, published)


def _can_date(mention: TimeMention, published: datetime | None) -> bool:
    value = mention.value
    if value.earliest is None and value.latest is None:
        return False
    if value.type is TimeType.DURATION and (value.latest is None or value.earliest is None):
        return False
    return not (
        value.type is TimeType.DURATION and published and value.latest and value.latest > _end_of_day(published)
    )


def _is_compared(mention: TimeMention) -> bool:
    """Whether something is only compared with it: "30 died, the most since 2020"."""
    return mention.hinge == "record"


def _opened(mention: TimeMention, published: datetime | None) -> TimeMention:
    """What is told since a time is told of all the time from there to the publication."""
    value = mention.value
    if mention.hinge != "since" or value.earliest is None:
        return mention
    latest = None if published is None or published < value.earliest else _end_of_day(published)
    return replace(mention, value=replace(value, latest=latest))


def _as_day(mention: TimeMention) -> TimeMention:
    """The whole day of a time of day: other sentences are dated by no minute."""
    if mention.value.type is not TimeType.TIME:
        return mention
    day = date.fromisoformat(mention.value.timex[:10])
    return replace(mention, value=day_period(day).expression())


def _end_of_day(moment: datetime) -> datetime:
    return moment.replace(hour=23, minute=59, second=59, microsecond=0)


def _cost(mention: TimeMention, anchor: Span, text: str) -> int:
    first, last = sorted((mention.span, anchor), key=lambda span: span.start)
    between = text[first.end : last.start]
    cost = len(between) + _CLAUSE_END * sum(between.count(mark) for mark in _CLAUSE_MARKS)
    if mention.hinge == "speech":
        cost += _OF_SPEECH
    elif mention.hinge is not None:
        cost += _HINGED
    if mention.value.granularity in _COARSE_GRAINS:
        cost += _COARSE
    return cost


def _told_before(
    sentence: Span, mentions: tuple[TimeMention, ...], published: datetime | None, text: str
) -> TimeMention | None:
    paragraph = text.rfind("\n", 0, sentence.start) + 1
    first = max(paragraph, sentence.start - _LOOK_BACK)
    for mention in reversed(mentions):
        span = mention.span
        if span.field == sentence.field and first <= span.start and span.end <= sentence.start:
            is_day = mention.value.granularity in _DAY_GRAINS and mention.value.type is not TimeType.DURATION
            if is_day and mention.hinge not in ("since", "record", "until", "before") and _can_date(mention, published):
                return _as_day(mention)
    return None


def _stated(sentence: Span, mentions: tuple[TimeMention, ...], published: datetime | None) -> TimeMention | None:
    """The date an article states for itself at its head, for what its first sentences tell without a time."""
    for mention in mentions:
        if mention.span.start > _HEAD:
            return None
        is_day = mention.rule in ("date", "stamp") and mention.value.granularity in _DAY_GRAINS
        if not is_day or mention.value.earliest is None or mention.span.field != sentence.field:
            continue
        is_own = published is None or abs(mention.value.earliest.date() - published.date()) <= _TIME_ZONES
        return _as_day(mention) if is_own and sentence.start - mention.span.end < _HEAD_REACH else None
    return None
