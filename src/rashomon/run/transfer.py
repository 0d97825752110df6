"""A whole workspace in one file and back."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from rashomon.errors import InputError
from rashomon.schema import decode, fields
from rashomon.schema.records import capture_record
from rashomon.store import Session, Store
from rashomon.store.feeds import FeedState
from rashomon.store.reviews import Review, ReviewAction

EXPORT_VERSION = 1


def export(store: Store) -> Iterator[Mapping[str, object]]:
    """The records of a workspace: a head, every capture in order of arrival, feeds, and reviews.

    Articles, claims and stories are not among them: importing makes them from the captures.
    """
    with store.read() as session:
        yield {"type": "workspace", "version": EXPORT_VERSION, "captures": sum(session.captures.count().values())}
        for name, capture in session.captures.all():
            received = session.captures.received(name)
            yield {**capture_record(capture), "received": received.isoformat() if received else None}
        for lineage, at in session.articles.withdrawn():
            yield {"type": "withdrawal", "lineage": lineage, "at": at.isoformat()}
        for feed in session.feeds.all():
            yield {"type": "feed", "url": feed.url, "title": feed.title}
        for review in session.reviews.all():
            yield {
                "type": "review",
                "at": review.at.isoformat(),
                "author": review.author,
                "action": review.action.value,
                "target": review.target,
                "detail": dict(review.detail),
                "undoes": review.undoes,
                "seq": review.seq,
            }


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What an import has taken in.

    Attributes:
        captures: how many were new; they are still to be processed.
        withdrawals: lineages that were taken down, with the instant; marked by `mark_withdrawn` after that.
    """

    captures: int
    withdrawals: tuple[tuple[str, datetime], ...]


def restore(lines: Iterable[str], store: Store) -> Restored:
    """Take an exported workspace into a store; captures that are there already stay.

    Raises:
        InputError: the file is not an export, or a line of it is malformed; nothing is taken in then.
    """
    kept, withdrawals = 0, []
    with store.write() as session:
        known = {feed.url for feed in session.feeds.all()}
        numbers: dict[int, int] = {}
        for number, line in enumerate(lines, start=1):
            record = _parse(line, number)
            if number == 1 and record.get("version") != EXPORT_VERSION:
                raise InputError("this is not an export of a workspace: write one with `rashomon export FILE`")
            if record.get("type") == "withdrawal":
                withdrawals.append((fields.text(record, "lineage"), _instant(record, "at")))
            kept += _restore(record, session, known, numbers)
    return Restored(captures=kept, withdrawals=tuple(withdrawals))


def mark_withdrawn(restored: Restored, store: Store) -> None:
    """Mark the articles that the exported workspace knew to be taken down, after the captures were processed."""
    with store.write() as session:
        for lineage, at in restored.withdrawals:
            session.articles.withdraw(lineage, at=at)


def _instant(record: Mapping[str, object], name: str) -> datetime:
    at = fields.read_instant(record.get(name))
    if at is None:
        raise InputError(f"a {record.get('type')} in the export has no instant {name!r}")
    return at


def _parse(line: str, number: int) -> Mapping[str, object]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as err:
        raise InputError(f"line {number} of the export is not JSON: {err.msg}") from err
    if not isinstance(record, dict):
        raise InputError(f"line {number} of the export is not a record")
    return record


def _restore(record: Mapping[str, object], session: Session, known_feeds: set[str], numbers: dict[int, int]) -> int:
    match record.get("type"):
        case "capture":
            received = fields.read_instant(record.get("received")) or datetime.now(UTC)
            return int(session.captures.add(decode.read_capture(record), now=received))
        case "feed" if record.get("url") not in known_feeds:
            title = fields.text_or_none(record, "title")
            session.feeds.put(FeedState(url=fields.text(record, "url"), title=title))
        case "review":
            _restore_review(record, session, numbers)
    return 0


def _restore_review(record: Mapping[str, object], session: Session, numbers: dict[int, int]) -> None:
    undoes = record.get("undoes")
    review = Review(
        at=_instant(record, "at"),
        author=fields.text(record, "author"),
        action=fields.choice(record, "action", ReviewAction),
        target=fields.text(record, "target"),
        detail=fields.mapping(record.get("detail") or {}, "detail"),
        undoes=numbers.get(undoes) if isinstance(undoes, int) else None,
    )
    there = [one for one in session.reviews.all(target=review.target) if _is_same(one, review)]
    numbers[fields.whole(record, "seq")] = there[0].seq if there else session.reviews.add(review)


def _is_same(one: Review, other: Review) -> bool:
    return (one.at, one.author, one.action, one.detail) == (other.at, other.author, other.action, other.detail)
