"""Captures and what became of them: bytes are kept for good, and none is lost between arrival and processing."""

import json
import zlib
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, Row, func, select

from rashomon.model import Capture, Rejection, Stage
from rashomon.schema.fields import read_instant
from rashomon.store import tables
from rashomon.store.packing import stamp, stamp_or_none


class Outcome(StrEnum):
    """What became of a capture."""

    PENDING = "pending"
    ARTICLE = "article"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


class Captures:
    """The captures of a workspace."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, capture: Capture, *, now: datetime) -> bool:
        """Keep a capture; False if it is there already. From the commit on it will be processed, come what may."""
        if self.has(capture.id):
            return False
        self._connection.execute(
            tables.captures.insert().values(
                id=capture.id,
                location=capture.location,
                media_type=capture.media_type,
                fetched=stamp_or_none(capture.fetched),
                metadata=json.dumps(dict(capture.metadata), ensure_ascii=False, sort_keys=True),
                body=zlib.compress(capture.body),
                received=stamp(now),
                outcome=Outcome.PENDING.value,
            )
        )
        return True

    def has(self, capture_id: str) -> bool:
        """Whether a capture is kept."""
        query = select(tables.captures.c.seq).where(tables.captures.c.id == capture_id)
        return self._connection.execute(query).first() is not None

    def pending(self) -> Iterator[tuple[str, Capture]]:
        """The captures that have not been processed, in the order of arrival, with their ids."""
        query = (
            select(tables.captures)
            .where(tables.captures.c.outcome == Outcome.PENDING.value)
            .order_by(tables.captures.c.seq)
        )
        for row in self._connection.execute(query).all():
            yield row.id, _read(row)

    def is_pending(self, capture_id: str) -> bool:
        """Whether a capture is kept and has not been processed."""
        query = select(tables.captures.c.outcome).where(tables.captures.c.id == capture_id)
        return self._connection.execute(query).scalar() == Outcome.PENDING.value

    def received(self, capture_id: str) -> datetime | None:
        """When a capture was kept; None if it is not."""
        query = select(tables.captures.c.received).where(tables.captures.c.id == capture_id)
        return read_instant(self._connection.execute(query).scalar())

    def all(self) -> Iterator[tuple[str, Capture]]:
        """Every capture in the order of arrival, with its id as stored."""
        for row in self._connection.execute(select(tables.captures).order_by(tables.captures.c.seq)):
            yield row.id, _read(row)

    def settle(self, capture_id: str, outcome: Outcome) -> None:
        """Say what became of a capture."""
        self._connection.execute(
            tables.captures.update().where(tables.captures.c.id == capture_id).values(outcome=outcome.value)
        )

    def reject(self, capture_id: str | None, rejection: Rejection, *, now: datetime) -> None:
        """Keep a rejection, and settle its capture if there is one."""
        self._connection.execute(
            tables.rejections.insert().values(
                capture=capture_id,
                stage=rejection.stage.value,
                code=rejection.code,
                message=rejection.message,
                location=rejection.location,
                at=stamp(now),
            )
        )
        if capture_id:
            self.settle(capture_id, Outcome.REJECTED)

    def rejections(self, *, limit: int = 100) -> tuple[Rejection, ...]:
        """The last rejections, newest first."""
        query = select(tables.rejections).order_by(tables.rejections.c.seq.desc()).limit(limit)
        return tuple(
            Rejection(stage=Stage(row.stage), code=row.code, message=row.message, location=row.location)
            for row in self._connection.execute(query)
        )

    def count(self) -> dict[str, int]:
        """How many captures there are, by outcome."""
        query = select(tables.captures.c.outcome, func.count()).group_by(tables.captures.c.outcome)
        return {row[0]: row[1] for row in self._connection.execute(query)}


def _read(row: Row[tuple[object, ...]]) -> Capture:
    return Capture(
        location=row.location,
        body=zlib.decompress(row.body),
        media_type=row.media_type,
        fetched=read_instant(row.fetched),
        metadata=json.loads(row.metadata),
    )
