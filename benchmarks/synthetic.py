"""Synthetic articles for benches: made-up words, as frequent as those of a language, and readings of them.

`make_article(n, make_vocabulary())` gives the n-th article of an endless, repeatable stream, four articles to an event;
`make_reading` gives claims and mentions for it without a parser, `make_capture` the capture it would have come from.
`make_stream` gives news as it comes in, for the grouping: events side by side, names that recur, fresh names, reprints.
`make_report` gives accounts of one event in plain English, for what has to be read by the parser.
"""

import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from rashomon import model, values

START = datetime(2031, 1, 1, tzinfo=UTC)
WORDS_AN_ARTICLE = 300
CLAIMS_AN_ARTICLE = 8
MENTIONS_AN_ARTICLE = 30
OUTLETS = tuple(f"Outlet {number}" for number in range(60))
KINDS = ("killed", "injured", "displaced", "missing")

_SYLLABLES = [a + b for a in "bdfgklmnprstv" for b in ("a", "e", "i", "o", "u")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Words from common to rare with their weights added up, and names of places and people."""

    words: tuple[str, ...]
    weights: tuple[float, ...]
    names: tuple[str, ...]


def make_vocabulary() -> Vocabulary:
    """The vocabulary; the same in every run."""
    chance = random.Random(1)
    made = {"".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(20_000)}
    words = sorted(made)
    chance.shuffle(words)
    names = tuple(word.capitalize() for word in words[-4000:])
    common = tuple(words[:12_000])
    # Zipf's law: the n-th word comes 1/n as often as the first.
    return Vocabulary(words=common, weights=tuple(accumulate(1 / (n + 1) for n in range(len(common)))), names=names)


def make_article(number: int, vocabulary: Vocabulary) -> model.Article:
    """The n-th article; four in a row tell of one event, with its names."""
    event, chance = random.Random(f"event {number // 4}"), random.Random(number)
    names = event.sample(vocabulary.names, 4)
    words = chance.choices(vocabulary.words, cum_weights=vocabulary.weights, k=WORDS_AN_ARTICLE)
    for place in range(0, len(words), 12):
        words[place] = chance.choice(names)
    sentences = [" ".join(words[start : start + 20]).capitalize() + "." for start in range(0, len(words), 20)]
    figure = f"Officials in {names[0]} said {chance.randint(2, 90)} people were killed."
    return model.Article(
        id=model.ArticleId(f"synthetic-{number}"),
        text=" ".join([figure, *sentences]),
        title=f"{names[0]} and {names[1]}: {' '.join(words[1:5])}",
        outlet=OUTLETS[chance.randrange(len(OUTLETS))],
        published=START + timedelta(minutes=number),
        language="en",
        url=f"https://outlet.example/{number}",
    )


def make_reading(article: model.Article) -> model.Extraction:
    """Claims and mentions as many as a news report of this length has, on words that are there."""
    chance = random.Random(article.id)
    place, actor = article.title.split(" and ")[0], article.title.split(" and ")[1].partition(":")[0]
    spans = []
    for _ in range(MENTIONS_AN_ARTICLE):
        start = chance.randrange(len(article.text) - 30)
        spans.append(model.Span(start=start, end=start + chance.randint(5, 30)))
    origin = model.Link(
        role=model.LinkRole.ORIGIN, name=actor, actor=values.Actor(name=actor, type=values.ActorType.POLICE)
    )
    claims = tuple(
        model.Claim(
            article=article.id,
            kind=KINDS[number % len(KINDS)],
            spans=(model.RoleSpan(role=model.SpanRole.VALUE, span=spans[number]),),
            value=values.Quantity(lower=(size := chance.randint(2, 900)), upper=size, unit="person"),
            counted="all",
            where=values.Place(name=place),
            chain=(origin,),
            known_at=article.published,
            rule="synthetic",
        )
        for number in range(CLAIMS_AN_ARTICLE)
    )
    mentions = tuple(
        model.Mention(article=article.id, layer=model.Layer.ACTOR, span=span, value=origin.actor, form="label")
        for span in spans
    )
    unique = {claim.id: claim for claim in claims}
    return model.Extraction(article=article.id, mentions=mentions, claims=tuple(unique.values()))


def make_capture(article: model.Article) -> model.Capture:
    """The plain-text capture that an article came from."""
    return model.Capture(
        location=f"{article.id}.txt",
        body=article.text.encode(),
        media_type="text/plain",
        fetched=article.published,
        metadata={
            "title": article.title or "",
            "outlet": article.outlet or "",
            "published": article.published.isoformat() if article.published else "",
            "url": article.url or "",
        },
    )


def make_report(number: int) -> model.Capture:
    """One of many accounts of one event, in sentences that can be read: for the story that is loaded."""
    chance = random.Random(f"report {number}")
    dead, hurt, homeless = chance.randint(20, 60), chance.randint(80, 200), chance.randint(4, 9) * 100
    source = chance.choice(["the interior ministry", "hospital officials", "the Red Crescent", "a police spokesman"])
    sentences = [
        f"At least {dead} people were killed and {hurt} injured when the Hamrin dam burst above Kirkuk, {source} said.",
        f'"We are still looking for {chance.randint(5, 30)} missing people," {source} said on Tuesday.',
        f"About {homeless} families were displaced from villages along the river, according to the United Nations.",
        f"The governor of Kirkuk denied that the dam had been neglected, and said {dead - 5} bodies had been found.",
        f"Reuters reported that {chance.randint(2, 9)} soldiers died when a bridge collapsed near Hawija on Monday.",
        "Aid workers handed out tents and blankets, and the road to Baghdad was closed in the night.",
        f"The army said it had rescued {chance.randint(50, 400)} residents of Hawija by helicopter.",
        "Iraq's prime minister promised an inquiry in the coming days and visited the wounded in Kirkuk.",
    ]
    chance.shuffle(sentences)
    moment = START + timedelta(days=60, minutes=7 * number)
    return model.Capture(
        location=f"report-{number}.txt",
        body=" ".join(sentences).encode(),
        media_type="text/plain",
        fetched=moment,
        metadata={
            "id": f"report-{number}",
            "title": f"Hamrin dam burst above Kirkuk kills {dead}",
            "outlet": OUTLETS[number % len(OUTLETS)],
            "published": moment.isoformat(),
        },
    )


# ---------------------------------------------------------------- news as it comes in

STREAM_SENTENCES = 10
SENTENCE_WORDS = 14
# Events that are in the news at a time; each gets 1 / NEW_EVENT articles on average, half of them soon.
LIVE_EVENTS = 400
NEW_EVENT = 0.3
# Part of the articles that take sentences over from another report of the event.
REPRINTED = 0.15
REPRINTED_SENTENCES = 6
ARTICLES_A_DAY = 500


@dataclass(slots=True, kw_only=True)
class _Event:
    """One event in the news: a place that is in the news often, people who never were, words of its own."""

    place: str
    people: tuple[str, ...]
    topic: tuple[str, ...]
    figure: int
    last: tuple[str, ...] = ()


def make_stream() -> Iterator[model.Article]:
    """An endless stream of reports; the same in every run.

    Words follow Zipf's law, places too; every event brings people whom nobody has named before, so that the vocabulary
    grows without end, as that of the news does (Heaps' law).
    """
    vocabulary, chance = make_vocabulary(), random.Random(2)
    live: deque[_Event] = deque(maxlen=LIVE_EVENTS)
    number = 0
    while True:
        if not live or chance.random() < NEW_EVENT:
            live.append(_make_event(number, vocabulary, chance))
        back = min(len(live), 1 + int(chance.expovariate(1 / 60)))
        yield _make_account(number, live[-back], vocabulary, chance)
        number += 1


def _make_event(number: int, vocabulary: Vocabulary, chance: random.Random) -> _Event:
    rank = min(len(vocabulary.names) - 1, int(chance.paretovariate(0.4)))
    letters = _spell(number)
    people = tuple(f"{chance.choice(vocabulary.names)} {letters}{ending}" for ending in ("ov", "ard"))
    topic = tuple(chance.choices(vocabulary.words[300:], k=12))
    return _Event(place=vocabulary.names[rank], people=people, topic=topic, figure=chance.randint(2, 90))


def _spell(number: int) -> str:
    """A number as syllables: a name nobody else has."""
    base, digits = len(_SYLLABLES), []
    while number or not digits:
        number, digit = divmod(number, base)
        digits.append(_SYLLABLES[digit])
    return "".join(digits).capitalize()


def _make_account(number: int, event: _Event, vocabulary: Vocabulary, chance: random.Random) -> model.Article:
    words = chance.choices(vocabulary.words, cum_weights=vocabulary.weights, k=STREAM_SENTENCES * SENTENCE_WORDS)
    for place in range(5, len(words), 7):
        words[place] = chance.choice(event.topic)
    for place in range(2, len(words), 2 * SENTENCE_WORDS):
        words[place] = chance.choice((event.place, *event.people))
    sentences = [
        f"The {' '.join(words[start : start + SENTENCE_WORDS])} in {event.place}."
        for start in range(0, len(words), SENTENCE_WORDS)
    ]
    sentences[0] = f"{event.figure} people in {event.place} were with {event.people[0]}, {' '.join(words[:6])}."
    if event.last and chance.random() < REPRINTED:
        sentences[-REPRINTED_SENTENCES:] = event.last[-REPRINTED_SENTENCES:]
    event.last = tuple(sentences)
    return model.Article(
        id=model.ArticleId(f"stream-{number}"),
        text=" ".join(sentences),
        title=f"{event.place}: {' '.join(words[3:8])}",
        outlet=OUTLETS[chance.randrange(len(OUTLETS))],
        published=START + timedelta(days=number / ARTICLES_A_DAY),
        language="en",
    )
