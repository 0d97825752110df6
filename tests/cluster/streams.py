"""A small invented stream: twelve events, four reports each; two events a week apart share their city and their kind.

The prose is common English words, as frequent as in news, around the names and things of the event: only what an event
has of its own, its city and its kind can tell events apart or mix them up.
"""

import random
from datetime import UTC, datetime, timedelta

from rashomon.cluster.lexicon import document_shares
from rashomon.model import Article, ArticleId

CITIES = ("Marenport", "Osk", "Tolmouth", "Vell", "Hadrin", "Quillan")
HAPPENINGS = (
    ("ferry sank", "ferry passengers lifeboats harbour waves rescue divers hull"),
    ("warehouse burned", "blaze warehouse smoke firefighters hydrant solvents roof alarm"),
    ("dam was breached", "dam flood valley reservoir engineers sluice villages evacuation"),
)
SENTENCES = 16
SYLLABLES = ("ba", "del", "fi", "gor", "hu", "ka", "lem", "mi", "nol", "pra", "ro", "sut", "ti", "ven", "zo")


def reports() -> list[Article]:
    """Forty-eight articles in the order in which they were published."""
    made = [_report(event, number) for event in range(12) for number in range(4)]
    return sorted(made, key=lambda article: (article.published, article.id))


def event_of(article: Article) -> str:
    """The event that an article was made for."""
    return article.id.partition("-")[0]


def _invent(chance: random.Random, count: int) -> list[str]:
    return ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(count)]


def _report(event: int, number: int) -> Article:
    own, chance = random.Random(f"event {event}"), random.Random(f"report {event} {number}")
    city, (happening, topic) = CITIES[event % len(CITIES)], HAPPENINGS[event % len(HAPPENINGS)]
    people = [f"{first.capitalize()} {last.capitalize()}" for first, last in (_invent(own, 2) for _ in range(4))]
    places = [city, *(f"{name.capitalize()} Street" for name in _invent(own, 2))]
    things = topic.split() + _invent(own, 6)
    shares = document_shares()
    words = iter(chance.choices(sorted(shares), weights=[shares[word] for word in sorted(shares)], k=9 * SENTENCES))
    body = " ".join(
        f"{next(words).capitalize()} {chance.choice(people)} {' '.join(next(words) for _ in range(4))} "
        f"{chance.choice(things)} {' '.join(next(words) for _ in range(4))} {chance.choice(places)}."
        for _ in range(SENTENCES)
    )
    return Article(
        id=ArticleId(f"e{event}-{number}"),
        title=f"{city}: {happening} near {chance.choice(places[1:])}",
        text=f"A {happening} in {city} with {event + 3} people near it, {chance.choice(people)} said. {body}",
        published=datetime(2031, 5, 1, tzinfo=UTC) + timedelta(days=event, hours=5 * number),
        outlet=f"Paper {number}",
        language="en",
    )
