"""A whole workspace in one file and back, and the check that what is stored hangs together."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from rashomon.errors import InputError
from rashomon.model import Article
from rashomon.schema import decode, fields
from rashomon.schema.records import capture_record
from rashomon.store import Session, Store
from rashomon.store.articles import text_hash
from rashomon.store.feeds import FeedState
from rashomon.store.reviews import Review, ReviewAction

EXPORT_VERSION = 1


def export(store: Store) -> Iterator[Mapping[str, object]]:
    """The records of a workspace: a head, every capture in order of arrival, feeds, and reviews.

    Articles, claims and stories are not among them: importing makes them from the captures.
    """
    with store.read() as session:
        yield {"type": "workspace", "version": EXPORT_VERSION, "captures": sum(session.captures.count().values())}
        for _, capture in session.captures.all():
            yield capture_record(capture)
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


def restore(lines: Iterator[str], store: Store) -> int:
    """Take an exported workspace into a store; captures that are there already stay. Returns how many were new.

    Raises:
        InputError: the file is not an export, or a line of it is malformed; nothing is taken in then.
    """
    kept = 0
    with store.write() as session:
        known = {feed.url for feed in session.feeds.all()}
        numbers: dict[int, int] = {}
        for number, line in enumerate(lines, start=1):
            record = _parse(line, number)
            if number == 1 and record.get("version") != EXPORT_VERSION:
                raise InputError("this is not an export of a workspace: write one with `rashomon export FILE`")
            kept += _restore(record, session, known, numbers)
    return kept


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
            return int(session.captures.add(decode.read_capture(record), now=datetime.now(UTC)))
        case "feed" if record.get("url") not in known_feeds:
            title = fields.text_or_none(record, "title")
            session.feeds.put(FeedState(url=fields.text(record, "url"), title=title))
        case "review":
            _restore_review(record, session, numbers)
    return 0


def _restore_review(record: Mapping[str, object], session: Session, numbers: dict[int, int]) -> None:
    at = fields.read_instant(record.get("at"))
    if at is None:
        raise InputError("a review in the export has no instant")
    undoes = record.get("undoes")
    review = Review(
        at=at,
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


def check(store: Store) -> Iterator[str]:
    """Everything in a workspace that does not hang together, one line each; nothing if all is well."""
    with store.read() as session:
        for name, capture in session.captures.all():
            if capture.id != name:
                yield f"capture {name}: its bytes do not give its id"
        names = set()
        for stored in session.articles.since(0):
            article = stored.article
            names.add(article.id)
            yield from _check_article(session, article, stored_hash=session.articles.hash_of(article.id))
        for story in session.stories.populated():
            for member in session.stories.members(story):
                if member not in names:
                    yield f"story {story}: its article {member} is not there"
            if session.stories.get(story) is None:
                yield f"story {story}: it has members but was never worked out; run `rashomon rebuild`"


def _check_article(session: Session, article: Article, *, stored_hash: str | None) -> Iterator[str]:
    if stored_hash != text_hash(article):
        yield f"article {article.id}: its text does not give its hash"
    found = session.articles.extractions([article.id])
    if not found:
        yield f"article {article.id}: it was never read; run `rashomon rebuild`"
        return
    limits = {"text": len(article.text), "title": len(article.title or "")}
    ids = {claim.id for claim in found[0].claims}
    for claim in found[0].claims:
        for part in claim.spans:
            if part.span.end > limits[part.span.field.value]:
                yield f"article {article.id}: claim {claim.id} points outside the text"
        for link in (claim.part_of, claim.adds_to):
            if link and link not in ids:
                yield f"article {article.id}: claim {claim.id} points at the claim {link}, which is not there"
