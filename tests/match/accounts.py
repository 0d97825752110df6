"""Small stories by hand: articles of a few sentences, and claims made from the words in them."""

import math
from datetime import UTC, datetime, timedelta

from rashomon.model import (
    Accumulation,
    Article,
    ArticleId,
    Claim,
    Form,
    Link,
    LinkRole,
    RoleSpan,
    Span,
    SpanRole,
    Stance,
    Story,
    StoryId,
)
from rashomon.values import (
    Actor,
    ActorType,
    Granularity,
    Modality,
    Place,
    Quantity,
    Statement,
    TimeExpression,
    TimeType,
)

DAY = datetime(2025, 3, 11, tzinfo=UTC)
TOWN = Place(name="Orlen", id="geonames:1", within=("geonames:9",))
OTHER_TOWN = Place(name="Vask", id="geonames:2", within=("geonames:9",))
PROVINCE = Place(name="Sarn", id="geonames:9")
MONITOR = Actor(name="River Monitor", type=ActorType.MONITOR)
MINISTRY = Actor(name="Defence Ministry", type=ActorType.MILITARY, part_of=("Norland",))
SPOKESMAN = Actor(name="Arno Lund", type=ActorType.PERSON, part_of=("Defence Ministry", "Norland"))
FRONT = Actor(name="Free Front", type=ActorType.ARMED_GROUP)


def article(name: str, text: str, *, day: int = 0, outlet: str | None = None, **rest) -> Article:
    """An article published on a day of the story."""
    return Article(id=ArticleId(name), text=text, outlet=outlet, published=DAY + timedelta(days=day), **rest)


def story(*articles: Article) -> Story:
    """All articles in one story."""
    return Story(id=StoryId("story"), title="A story", articles=tuple(one.id for one in articles))


def span_of(account: Article, words: str) -> Span:
    start = account.text.index(words)
    return Span(start=start, end=start + len(words))


def origin(actor: Actor, *, is_named: bool = True) -> Link:
    return Link(role=LinkRole.ORIGIN, name=actor.name, actor=actor, is_named=is_named)


def agency(name: str) -> Link:
    return Link(role=LinkRole.AGENCY, name=name, actor=Actor(name=name, type=ActorType.AGENCY))


def day_of(first: int, last: int | None = None) -> TimeExpression:
    """A stretch of days of the story."""
    end = DAY + timedelta(days=(first if last is None else last) + 1, seconds=-1)
    return TimeExpression(
        type=TimeType.DATE, timex="", earliest=DAY + timedelta(days=first), latest=end, granularity=Granularity.DAY
    )


def figure(account: Article, words: str, lower: float, upper: float | None = None, **rest) -> Claim:
    """A figure claim; without `upper` it is exact, with inf it is open."""
    by = rest.pop("by", None)
    fields = {
        "kind": "killed",
        "counted": "all",
        "accumulation": Accumulation.CUMULATIVE,
        "chain": (origin(by),) if isinstance(by, Actor) else (),
        "known_at": account.published,
    }
    return Claim(
        article=account.id,
        spans=(RoleSpan(role=SpanRole.VALUE, span=span_of(account, words)),),
        value=Quantity(lower=lower, upper=lower if upper is None else upper, unit="person"),
        **{**fields, **rest},
    )


def said(account: Article, words: str, **rest) -> Claim:
    """A statement or event claim on words of an article."""
    by = rest.pop("by", None)
    value = {
        name: rest.pop(name) for name in ("predicate", "agent", "patient", "is_negated", "modality") if name in rest
    }
    fields = {
        "kind": "statement",
        "chain": (origin(by),) if isinstance(by, Actor) else (),
        "form": Form.INDIRECT,
        "known_at": account.published,
    }
    return Claim(
        article=account.id,
        spans=(RoleSpan(role=SpanRole.CONTENT, span=span_of(account, words)),),
        value=Statement(text=words, **value),
        **{**fields, **rest},
    )


OPEN = math.inf
__all__ = [
    "DAY",
    "FRONT",
    "MINISTRY",
    "MONITOR",
    "OPEN",
    "OTHER_TOWN",
    "PROVINCE",
    "SPOKESMAN",
    "TOWN",
    "Modality",
    "Stance",
    "agency",
    "article",
    "day_of",
    "figure",
    "origin",
    "said",
    "span_of",
    "story",
]
