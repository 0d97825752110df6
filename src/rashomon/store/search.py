"""Finding articles by their words and by what was read from them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, Select, func, select, text

from rashomon.store import tables
from rashomon.store.memberships import WHOLE
from rashomon.store.packing import stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What to look for; everything given must hold.

    Attributes:
        words: words that must all stand in title or text; a pair of quotation marks makes a phrase.
        actor, place, kind, outlet: exact names.
        number: a figure whose interval allows it.
        since, until: bounds of when it was known.
    """

    words: str = ""
    actor: str | None = None
    place: str | None = None
    kind: str | None = None
    outlet: str | None = None
    number: float | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article found; `excerpt` has the words around the first hit."""

    article: str
    title: str | None
    outlet: str | None
    known_at: str
    story: str | None
    excerpt: str


_TERM = re.compile(r'"([^"]+)"|(\S+)')
_WORD = re.compile(r"\w+")

# Characters of text shown around the first word found.
EXCERPT = 160


def search(connection: Connection, query: Query, *, limit: int = 20, offset: int = 0) -> tuple[Hit, ...]:
    """The newest articles that satisfy a query."""
    terms = _terms(query.words)
    columns = (
        tables.articles.c.id,
        tables.articles.c.title,
        tables.articles.c.outlet,
        tables.articles.c.known_at,
        tables.articles.c.text,
        select(tables.memberships.c.story)
        .where(tables.memberships.c.article == tables.articles.c.id)
        .where(tables.memberships.c.passages == WHOLE)
        .limit(1)
        .scalar_subquery()
        .label("story"),
    )
    found = _restrict(select(*columns), query)
    if terms:
        found = _match(found, terms, connection.dialect.name)
    found = found.order_by(tables.articles.c.seq.desc()).limit(limit).offset(offset)
    return tuple(
        Hit(
            article=row.id,
            title=row.title,
            outlet=row.outlet,
            known_at=row.known_at,
            story=row.story,
            excerpt=excerpt(row.text, terms),
        )
        for row in connection.execute(found)
    )


# Articles that facets are counted over, the newest that satisfy the query; and the values named of each facet.
FACETED = 500
FACET_VALUES = 10


def facets(connection: Connection, query: Query) -> dict[str, tuple[tuple[str, int], ...]]:
    """How many of the newest articles found are of each outlet, or have a figure of each kind, a place, an actor.

    Returns:
        For "outlet", "kind", "place" and "actor" the commonest values with the number of articles, commonest first.
    """
    terms = _terms(query.words)
    found = _restrict(select(tables.articles.c.id), query)
    if terms:
        found = _match(found, terms, connection.dialect.name)
    names = connection.execute(found.order_by(tables.articles.c.seq.desc()).limit(FACETED)).scalars().all()
    columns = {
        "outlet": (tables.articles.c.outlet, tables.articles.c.id),
        "kind": (tables.claims.c.kind, tables.claims.c.article),
        "place": (tables.claims.c.place, tables.claims.c.article),
        "actor": (tables.actors.c.name, tables.actors.c.article),
    }
    return {name: _facet(connection, value, article, names) for name, (value, article) in columns.items()}


def _facet(
    connection: Connection, value: Column[str], article: Column[str], names: Sequence[str]
) -> tuple[tuple[str, int], ...]:
    count = func.count(article.distinct()).label("articles")
    query = (
        select(value, count)
        .where(article.in_(names), value.is_not(None))
        .group_by(value)
        .order_by(count.desc(), value)
        .limit(FACET_VALUES)
    )
    return tuple((row[0], row[1]) for row in connection.execute(query))


def _terms(words: str) -> tuple[str, ...]:
    found = (" ".join(_WORD.findall(phrase or word)) for phrase, word in _TERM.findall(words))
    return tuple(term for term in found if term)


def _match[S: Select[tuple[object, ...]]](query: S, terms: tuple[str, ...], dialect: str) -> S:
    if dialect == "sqlite":
        expression = " AND ".join(f'"{term}"' for term in terms)
        return query.where(
            text("articles.seq IN (SELECT rowid FROM articles_words WHERE articles_words MATCH :words)").bindparams(
                words=expression
            )
        )
    parts = [
        text(f"words @@ phraseto_tsquery('simple', :term{n})").bindparams(**{f"term{n}": term})
        for n, term in enumerate(terms)
    ]
    return query.where(*parts)


def _restrict[S: Select[tuple[object, ...]]](query: S, wanted: Query) -> S:
    articles, claims, actors = tables.articles.c, tables.claims.c, tables.actors.c
    if wanted.outlet:
        query = query.where(articles.outlet == wanted.outlet)
    if wanted.since:
        query = query.where(articles.known_at >= stamp(wanted.since))
    if wanted.until:
        query = query.where(articles.known_at <= stamp(wanted.until))
    if wanted.actor:
        query = query.where(articles.id.in_(select(actors.article).where(actors.name == wanted.actor)))
    said = _said(wanted)
    if said is None:
        return query
    if wanted.words or wanted.outlet or wanted.actor:
        # What else is asked for narrows the articles: they are looked at, the newest first, until enough are found.
        return query.where(said.where(claims.article_seq == articles.seq).exists())
    return query.where(articles.seq.in_(said))


def _said(wanted: Query) -> Select[tuple[int | None]] | None:
    """The numbers of the articles with a claim as it is wanted; None if none is asked for."""
    claims = tables.claims.c
    low, high = claims.lower, claims.upper
    conditions = []
    if wanted.place:
        conditions.append(claims.place == wanted.place)
    if wanted.kind:
        conditions.append(claims.kind == wanted.kind)
    if wanted.number is not None:
        conditions.append((low.is_(None)) | (low <= wanted.number))
        conditions.append((high.is_(None)) | (high >= wanted.number))
        conditions.append(low.is_not(None) | high.is_not(None))
    return select(claims.article_seq).where(*conditions) if conditions else None


def excerpt(words: str, terms: tuple[str, ...]) -> str:
    """The words around the first term found, else the beginning."""
    place = min((at for term in terms if (at := words.casefold().find(term.casefold())) >= 0), default=0)
    start = max(0, place - EXCERPT // 2)
    part = " ".join(words[start : start + EXCERPT].split())
    # Cut between words, where there are several.
    if start and " " in part:
        part = part.partition(" ")[2]
    if start + EXCERPT < len(words) and " " in part:
        part = part.rpartition(" ")[0]
    return ("… " if start else "") + part + (" …" if start + EXCERPT < len(words) else "")
