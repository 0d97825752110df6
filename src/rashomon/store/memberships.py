"""Which article stands in which story: in its own one as a whole, in others with the parts that tell them."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from rashomon.model import ArticleId, Membership, Span, StoryId
from rashomon.store import tables

# What stands for the passages of an article in its own story: all that no other story takes.
WHOLE = "[]"


class Memberships:
    """The memberships of a workspace."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def move(self, articles: Sequence[ArticleId], story: StoryId, reasons: Sequence[str]) -> None:
        """Make a story the own one of some articles, out of those that were."""
        if not articles:
            return
        at = tables.memberships.c
        left = at.article.in_(articles) & or_(at.passages == WHOLE, at.story == story)
        self._connection.execute(tables.memberships.delete().where(left))
        self._insert(Membership(article=article, story=story, reasons=tuple(reasons)) for article in articles)

    def divide(self, article: ArticleId, parts: Sequence[Membership]) -> None:
        """Set the further stories that an article tells of, each with its passages."""
        at = tables.memberships.c
        self._connection.execute(tables.memberships.delete().where((at.article == article) & (at.passages != WHOLE)))
        own = self.own_story(article)
        self._insert(part for part in parts if part.story != own)

    def merge(self, gone: StoryId, kept: StoryId, why: str) -> None:
        """Put the articles of one story into another, with a further reason; those that told of it in parts too."""
        at = tables.memberships.c
        known = {one.article: one for one in self._read(at.story == kept)}
        moving = {one.article: one for one in self._read(at.story == gone)}
        ordered = [moving[article] for article in self.members(gone)]
        left = at.article.in_(moving) & at.story.in_((gone, kept))
        self._connection.execute(tables.memberships.delete().where(left))
        self._insert(_merged(one, known.get(one.article), kept, why) for one in ordered)

    def members(self, story: StoryId, *, own_only: bool = False) -> tuple[ArticleId, ...]:
        """The articles of a story, in the order in which they entered it.

        Args:
            story: its id.
            own_only: without the articles of other stories that tell of this one in parts.
        """
        memberships = tables.memberships.c
        query = select(memberships.article).where(memberships.story == story)
        if own_only:
            query = query.where(memberships.passages == WHOLE)
        found = self._connection.execute(query.order_by(memberships.place, memberships.article)).scalars()
        return tuple(ArticleId(one) for one in found)

    def populated(self) -> tuple[StoryId, ...]:
        """The ids of all stories that have articles of their own, sorted."""
        query = select(tables.memberships.c.story).where(tables.memberships.c.passages == WHOLE).distinct()
        return tuple(StoryId(one) for one in sorted(self._connection.execute(query).scalars()))

    def of_story(self, story: StoryId) -> tuple[Membership, ...]:
        """The memberships of a story's articles, by article: in it, and of what they tell of others in parts."""
        at = tables.memberships.c
        members = select(at.article).where(at.story == story)
        return self._read((at.story == story) | (at.article.in_(members) & (at.passages != WHOLE)))

    def parts_of(self, articles: Collection[ArticleId] | Select[tuple[str]]) -> tuple[Membership, ...]:
        """What some articles, or those that a query finds, tell of other stories than their own, by article."""
        at = tables.memberships.c
        return self._read(at.article.in_(articles) & (at.passages != WHOLE))

    def of(self, article: str) -> tuple[Membership, ...]:
        """The memberships of an article, by story."""
        return self._read(tables.memberships.c.article == article)

    def of_article(self, article: str) -> tuple[StoryId, ...]:
        """The stories an article belongs to: its own one first, then those it tells of in parts, sorted."""
        return tuple(one.story for one in sorted(self.of(article), key=lambda one: (bool(one.passages), one.story)))

    def own_story(self, article: str) -> StoryId | None:
        """The story that is an article's own; None if it stands in none."""
        at = tables.memberships.c
        query = select(at.story).where((at.article == article) & (at.passages == WHOLE))
        return self._connection.execute(query).scalar()

    def clear(self) -> None:
        """Take out every membership; they can be worked out anew."""
        self._connection.execute(tables.memberships.delete())

    def close(self, story: StoryId) -> None:
        """Let nothing tell of a story that has no articles of its own."""
        self._connection.execute(tables.memberships.delete().where(tables.memberships.c.story == story))

    def _insert(self, memberships: Iterable[Membership]) -> None:
        places: dict[StoryId, int] = {}
        rows = []
        for one in memberships:
            if one.story not in places:
                last = select(func.max(tables.memberships.c.place)).where(tables.memberships.c.story == one.story)
                places[one.story] = self._connection.execute(last).scalar() or 0
            places[one.story] += 1
            rows.append(
                {
                    "article": one.article,
                    "story": one.story,
                    "reasons": json.dumps(list(one.reasons), ensure_ascii=False),
                    "place": places[one.story],
                    "passages": json.dumps([[span.start, span.end] for span in one.passages]),
                }
            )
        if rows:
            self._connection.execute(tables.memberships.insert(), rows)

    def _read(self, condition: ColumnElement[bool]) -> tuple[Membership, ...]:
        query = select(tables.memberships).where(condition)
        at = tables.memberships.c
        return tuple(
            Membership(
                article=ArticleId(row.article),
                story=StoryId(row.story),
                reasons=tuple(json.loads(row.reasons)),
                passages=tuple(Span(start=start, end=end) for start, end in json.loads(row.passages)),
            )
            for row in self._connection.execute(query.order_by(at.article, at.story))
        )


def _merged(one: Membership, known: Membership | None, kept: StoryId, why: str) -> Membership:
    """A membership after its story went into another, to which the article may belong already."""
    if known and not known.passages:
        return known
    if not one.passages:
        return replace(one, story=kept, reasons=(*one.reasons, why))
    spans = {*one.passages, *(known.passages if known else ())}
    return replace(known or one, story=kept, passages=tuple(sorted(spans, key=lambda span: span.start)))
