"""Reviews: what people say about what the machine said; append-only, with who and when, and undone by another entry."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, Row, select

from rashomon.errors import InputError
from rashomon.schema.fields import read_instant
from rashomon.store import tables
from rashomon.store.packing import stamp


class ReviewAction(StrEnum):
    """What a person can say."""

    CONFIRM = "confirm"
    REJECT = "reject"
    CORRECT = "correct"
    LINK = "link"
    UNLINK = "unlink"
    MERGE = "merge"
    SPLIT = "split"
    NOTE = "note"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One entry.

    Attributes:
        target: the id of a claim or story; for links, two claim ids joined by a space.
        detail: what was said: {"note": …}, {"lower": …, "upper": …}, {"articles": […]}.
        undoes: the number of the entry it takes back; None for all but `UNDO`.
        seq: its number in the workspace; 0 before it is stored.
    """

    at: datetime
    author: str
    action: ReviewAction
    target: str
    detail: Mapping[str, object] = field(default_factory=dict)
    undoes: int | None = None
    seq: int = 0


class Reviews:
    """The reviews of a workspace."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, review: Review) -> int:
        """Append an entry; returns its number."""
        inserted = self._connection.execute(
            tables.reviews.insert().values(
                at=stamp(review.at),
                author=review.author,
                action=review.action.value,
                target=review.target,
                detail=json.dumps(dict(review.detail), ensure_ascii=False, sort_keys=True),
                undoes=review.undoes,
            )
        )
        key = inserted.inserted_primary_key
        return int(key[0]) if key else 0

    def undo(self, seq: int, *, author: str, at: datetime) -> int:
        """Take an entry back by another one.

        Raises:
            InputError: there is no such entry, or it has been taken back already.
        """
        entries = {review.seq: review for review in self.all()}
        if seq not in entries:
            raise InputError(f"there is no review {seq}")
        if any(review.undoes == seq for review in entries.values()):
            raise InputError(f"review {seq} has been undone already")
        return self.add(Review(at=at, author=author, action=ReviewAction.UNDO, target=entries[seq].target, undoes=seq))

    def all(self, *, target: str | None = None) -> tuple[Review, ...]:
        """Every entry in order, or those about one target."""
        query = select(tables.reviews).order_by(tables.reviews.c.seq)
        if target is not None:
            query = query.where(tables.reviews.c.target == target)
        return tuple(_read(row) for row in self._connection.execute(query))


def taken_back(reviews: Iterable[Review]) -> frozenset[int]:
    """The numbers of the entries that have been taken back; an undoing can itself be undone."""
    gone: set[int] = set()
    for review in reversed(tuple(reviews)):
        if review.undoes is not None and review.seq not in gone:
            gone.add(review.undoes)
    return frozenset(gone)


def standing(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """What people say now: the entries that have not been taken back, without the undoings."""
    entries = tuple(reviews)
    gone = taken_back(entries)
    return tuple(review for review in entries if review.seq not in gone and review.action is not ReviewAction.UNDO)


def _read(row: Row[tuple[object, ...]]) -> Review:
    at = read_instant(row.at)
    if at is None:
        raise ValueError("a review without an instant")
    return Review(
        at=at,
        author=row.author,
        action=ReviewAction(row.action),
        target=row.target,
        detail=json.loads(row.detail),
        undoes=row.undoes,
        seq=row.seq,
    )
