"""Feeds and their health."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from rashomon.schema.fields import read_instant
from rashomon.store import tables
from rashomon.store.packing import stamp_or_none


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What is remembered of a feed.

    Attributes:
        etag, modified: validators of the last answer, for conditional requests.
        next_check: not before then.
        failures: in a row; error: the last one, None while it is well.
        status: "new", "ok", "unchanged", "failing", "gone", "moved".
    """

    url: str
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    checked: datetime | None = None
    next_check: datetime | None = None
    failures: int = 0
    error: str | None = None
    status: str = "new"


class Feeds:
    """The feeds of a workspace."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, feed: FeedState) -> None:
        """Remember a feed as it is now."""
        self.remove(feed.url)
        self._connection.execute(
            tables.feeds.insert().values(
                url=feed.url,
                title=feed.title,
                etag=feed.etag,
                modified=feed.modified,
                checked=stamp_or_none(feed.checked),
                next_check=stamp_or_none(feed.next_check),
                failures=feed.failures,
                error=feed.error,
                status=feed.status,
            )
        )

    def remove(self, url: str) -> None:
        """Forget a feed; what it brought stays."""
        self._connection.execute(tables.feeds.delete().where(tables.feeds.c.url == url))

    def get(self, url: str) -> FeedState | None:
        """What is remembered of a feed."""
        return next((feed for feed in self.all() if feed.url == url), None)

    def all(self) -> tuple[FeedState, ...]:
        """All feeds, by URL."""
        return tuple(
            FeedState(
                url=row.url,
                title=row.title,
                etag=row.etag,
                modified=row.modified,
                checked=read_instant(row.checked),
                next_check=read_instant(row.next_check),
                failures=row.failures,
                error=row.error,
                status=row.status,
            )
            for row in self._connection.execute(select(tables.feeds).order_by(tables.feeds.c.url))
        )
