"""Stories as they stand now, and every change that led there."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import cast

from sqlalchemy import Connection, Row, func, select

from rashomon.model import ArticleId, Comparison, Copy, Finding, Membership, Story, StoryId
from rashomon.schema.fields import read_instant
from rashomon.store import tables
from rashomon.store.columns import pack_records, unpack_records
from rashomon.store.memberships import Memberships
from rashomon.store.packing import pack, stamp, stamp_or_none, unpack


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredStory:
    """A story at a glance."""

    id: StoryId
    title: str
    opened: datetime | None
    updated: datetime | None
    articles: int
    outlets: int
    origins: int
    conflicts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryResult:
    """All that was computed of one story.

    Attributes:
        memberships: of its articles in it, and of what they tell of other stories in parts.
    """

    story: Story
    memberships: tuple[Membership, ...]
    copies: tuple[Copy, ...]
    comparisons: tuple[Comparison, ...]
    findings: tuple[Finding, ...]


class ChangeKind(StrEnum):
    """What can change in a story."""

    STORY_OPENED = "story_opened"
    ARTICLE_ADDED = "article_added"
    ARTICLE_CHANGED = "article_changed"
    ARTICLE_WITHDRAWN = "article_withdrawn"
    STORIES_MERGED = "stories_merged"
    NEW_ORIGIN = "new_origin"
    FIGURE_UPDATED = "figure_updated"
    CLAIM_ADDED = "claim_added"
    CLAIM_CHANGED = "claim_changed"
    CLAIM_WITHDRAWN = "claim_withdrawn"
    CONFLICT_OPENED = "conflict_opened"
    CONFLICT_CLOSED = "conflict_closed"
    DENIAL = "denial"
    COPY_FOUND = "copy_found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that changed, when we learned it, and the spans that show it.

    Attributes:
        at: when it was recorded; known_at: when it could be known.
        spans: (article, start, end, words).
        seq: its number in the workspace; 0 before it is stored.
    """

    at: datetime
    known_at: datetime | None
    story: StoryId
    kind: ChangeKind
    summary: str
    article: ArticleId | None = None
    spans: tuple[tuple[str, int, int, str], ...] = ()
    seq: int = 0


class Stories:
    """The stories of a workspace."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, result: StoryResult, glance: StoredStory, *, code: str) -> None:
        """Keep a story as it stands now; its memberships are kept apart."""
        self._connection.execute(tables.stories.delete().where(tables.stories.c.id == result.story.id))
        self._connection.execute(
            tables.stories.insert().values(
                id=glance.id,
                title=glance.title,
                opened=stamp_or_none(glance.opened),
                updated=stamp_or_none(glance.updated),
                articles=glance.articles,
                outlets=glance.outlets,
                origins=glance.origins,
                conflicts=glance.conflicts,
                code=code,
                record=pack_result(result),
            )
        )

    def clear(self) -> None:
        """Take out every story; they can be worked out anew."""
        self._connection.execute(tables.stories.delete())

    def remove(self, story: StoryId) -> None:
        """Take a story out: it was merged into another."""
        self._connection.execute(tables.stories.delete().where(tables.stories.c.id == story))

    def list(self, *, limit: int = 50, offset: int = 0, without: Collection[str] = ()) -> tuple[StoredStory, ...]:
        """Stories by activity, the last changed first; those named in `without` are left out."""
        names = [column for column in tables.stories.c if column.name != "record"]
        query = (
            select(*names).order_by(tables.stories.c.updated.desc(), tables.stories.c.id).limit(limit).offset(offset)
        )
        if without:
            query = query.where(tables.stories.c.id.not_in(sorted(without)))
        return tuple(_glance(row) for row in self._connection.execute(query))

    def ids(self, *, prefix: str = "") -> tuple[StoryId, ...]:
        """The ids of the stories that begin like this, sorted."""
        name = tables.stories.c.id
        query = select(name).where(name.startswith(prefix, autoescape=True)) if prefix else select(name)
        return tuple(StoryId(one) for one in sorted(self._connection.execute(query).scalars()))

    def get(self, story: str) -> StoryResult | None:
        """A story with all that was computed of it; None if there is none."""
        row = self._connection.execute(select(tables.stories).where(tables.stories.c.id == story)).first()
        if row is None:
            return None
        return replace(read_result(row.record), memberships=Memberships(self._connection).of_story(StoryId(story)))

    # ------------------------------------------------------------ changes

    def add_changes(self, found: Sequence[Change]) -> None:
        """Append changes."""
        rows = [
            {
                "at": stamp(change.at),
                "known_at": stamp_or_none(change.known_at),
                "story": change.story,
                "kind": change.kind.value,
                "summary": change.summary,
                "article": change.article,
                "spans": json.dumps(change.spans, ensure_ascii=False),
            }
            for change in found
        ]
        if rows:
            self._connection.execute(tables.changes.insert(), rows)

    def changes(
        self, *, since: datetime | None = None, story: str | None = None, limit: int | None = 200, offset: int = 0
    ) -> tuple[Change, ...]:
        """What changed after an instant, oldest first: the last `limit` but the last `offset`; of a story or all."""
        query = select(tables.changes).order_by(tables.changes.c.seq.desc()).limit(limit).offset(offset)
        if since is not None:
            query = query.where(tables.changes.c.at > stamp(since))
        if story is not None:
            query = query.where(tables.changes.c.story == story)
        return tuple(_change(row) for row in reversed(self._connection.execute(query).all()))

    def changes_after(self, seq: int, *, limit: int, story: str | None = None) -> tuple[Change, ...]:
        """The next changes after number `seq`, oldest first; of one story or of all."""
        query = select(tables.changes).where(tables.changes.c.seq > seq).order_by(tables.changes.c.seq).limit(limit)
        if story is not None:
            query = query.where(tables.changes.c.story == story)
        return tuple(_change(row) for row in self._connection.execute(query))

    def last_change(self) -> int:
        """The number of the last change; 0 if there is none."""
        return self._connection.execute(select(func.max(tables.changes.c.seq))).scalar() or 0


def pack_result(result: StoryResult) -> bytes:
    """What was computed of a story, without its memberships, as bytes; `read_result` gives it back."""
    lists = {
        "story": (result.story,),
        "copies": result.copies,
        "comparisons": result.comparisons,
        "findings": result.findings,
    }
    return pack(pack_records(lists))


# The last stories that were looked at: what the same bytes hold is always the same. A large one takes some 5 MB.
@lru_cache(maxsize=8)
def read_result(packed: bytes) -> StoryResult:
    """What was computed of a story, without its memberships, from the bytes it is kept in."""
    lists = unpack_records(unpack(packed))
    return StoryResult(
        story=cast("Story", lists["story"][0]),
        memberships=(),
        copies=cast("tuple[Copy, ...]", lists["copies"]),
        comparisons=cast("tuple[Comparison, ...]", lists["comparisons"]),
        findings=cast("tuple[Finding, ...]", lists["findings"]),
    )


def _glance(row: Row[tuple[object, ...]]) -> StoredStory:
    return StoredStory(
        id=StoryId(row.id),
        title=row.title,
        opened=read_instant(row.opened),
        updated=read_instant(row.updated),
        articles=row.articles,
        outlets=row.outlets,
        origins=row.origins,
        conflicts=row.conflicts,
    )


def _change(row: Row[tuple[object, ...]]) -> Change:
    at = read_instant(row.at)
    if at is None:
        raise ValueError("a change without an instant")
    return Change(
        at=at,
        known_at=read_instant(row.known_at),
        story=StoryId(row.story),
        kind=ChangeKind(row.kind),
        summary=row.summary,
        article=ArticleId(row.article) if row.article else None,
        spans=tuple((part[0], part[1], part[2], part[3]) for part in json.loads(row.spans)),
        seq=row.seq,
    )
