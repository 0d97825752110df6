"""The list of stories, and the changes of all or one as an Atom feed and as a live stream."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import RedirectResponse, StreamingResponse

from rashomon.run.changes import change_record
from rashomon.run.regrouping import GROUPINGS
from rashomon.serve.answers import PAGE_SIZE, Context, answer, kept_answer, pages, tagged, templates, wants_json
from rashomon.serve.listing import digest, listed, strip
from rashomon.serve.reviewed import standing_reviews
from rashomon.store import Session
from rashomon.store.stories import Change
from rashomon.store.users import Role

# Seconds between looks at the store for the live stream, and until a stream ends so that its client comes again.
POLL_SECONDS, STREAM_SECONDS = 2, 300

# Changes on a page, and events of the live stream sent after one look at the store.
CHANGES_SIZE = 100

Page = Annotated[int, Query(ge=1, le=100_000)]
Text = Annotated[str | None, Query(max_length=300)]


def router(context: Context) -> APIRouter:
    """The views about all stories."""
    routes = APIRouter(tags=["stories"])

    @routes.get("/", include_in_schema=False)
    def front() -> Response:
        return RedirectResponse("/stories", status_code=307)

    @routes.get("/stories")
    @routes.get("/stories.json")
    def stories(request: Request, page: Page = 1, reviews: bool = True) -> Response:
        """Stories by activity, the last changed first; as people grouped them, or with `reviews=false` the machine."""
        visitor = context.guard.require(request, Role.READER)
        is_json = wants_json(request)

        def build(session: Session) -> tuple[str, dict[str, object]]:
            return "stories.html", _stories(session, context, page, counts_reviews=reviews, is_json=is_json)

        return kept_answer(request, context, visitor, build)

    @routes.get("/changes")
    @routes.get("/changes.json")
    def changes(request: Request, story: Text = None, since: datetime | None = None, page: Page = 1) -> Response:
        """What changed, newest last, the first page the last changes; of one story or of all."""
        visitor = context.guard.require(request, Role.READER)
        moment = since.replace(tzinfo=since.tzinfo or UTC) if since else None
        with context.store.read() as session:
            found = session.stories.changes(
                story=story, since=moment, limit=CHANGES_SIZE + 1, offset=(page - 1) * CHANGES_SIZE
            )
        data = {
            "story": story,
            "since": moment.isoformat() if moment else None,
            "changes": [change_record(change) for change in found[-CHANGES_SIZE:]],
            **pages(page, is_last=len(found) <= CHANGES_SIZE),
        }
        return answer(request, "changes.html", data, visitor=visitor)

    _add_feeds(routes, context)
    return routes


def _add_feeds(routes: APIRouter, context: Context) -> None:
    @routes.get("/changes.atom", response_class=Response)
    def atom(request: Request, story: Text = None) -> Response:
        """The last changes as an Atom feed (RFC 4287)."""
        context.guard.require(request, Role.READER)
        with context.store.read() as session:
            found = session.stories.changes(story=story, limit=50)
            title = _title(session.stories.get(story) if story else None)
        feed = (
            templates()
            .get_template("changes.atom")
            .render(
                title=title,
                root=str(request.base_url).rstrip("/"),
                story=story,
                updated=(found[-1].at if found else datetime.fromtimestamp(0, UTC)).isoformat(),
                changes=[change_record(change) for change in reversed(found)],
            )
        )
        return tagged(request, feed, media_type="application/atom+xml; charset=utf-8")

    @routes.get("/live", include_in_schema=False)
    async def live(request: Request, story: Text = None, seconds: int = STREAM_SECONDS) -> Response:
        context.guard.require(request, Role.READER)
        if not 0 <= seconds <= STREAM_SECONDS:
            raise HTTPException(422, f"seconds must lie between 0 and {STREAM_SECONDS}")
        stream = _stream(context, request, story, seconds)
        return StreamingResponse(stream, media_type="text/event-stream", headers={"Cache-Control": "no-store"})


def _stories(
    session: Session, context: Context, page: int, *, counts_reviews: bool, is_json: bool
) -> dict[str, object]:
    said = standing_reviews(session, count=counts_reviews)
    found = listed(session, said, config=context.config, limit=PAGE_SIZE + 1, offset=(page - 1) * PAGE_SIZE)
    digests = [digest(session, one) for one in found[:PAGE_SIZE]]
    counts = {"articles": session.articles.count(), **session.captures.count()}
    regroupings = [one for one in standing_reviews(session, count=True) if one.action in GROUPINGS]
    data: dict[str, object] = {
        "articles": counts["articles"],
        "rejected": counts.get("rejected", 0),
        "counts_reviews": counts_reviews,
        "regroupings": len(regroupings),
        **pages(page, is_last=len(found) <= PAGE_SIZE),
    }
    if is_json:
        return {"stories": digests, **data}
    strips = [strip([datetime.fromisoformat(str(at)) for at in _listed(one["known"])]) for one in digests]
    drawn = [{**one, "strip": drawing} for one, drawing in zip(digests, strips, strict=True)]
    days = [(day, list(part)) for day, part in groupby(drawn, key=lambda one: str(one["updated"] or "")[:10])]
    return {"stories": digests, "days": [(_day(day), part) for day, part in days], **data}


def _listed(values: object) -> list[object]:
    return values if isinstance(values, list) else []


def _day(written: str) -> str:
    return f"{datetime.fromisoformat(written):%A %-d %B %Y}" if written else "Without a date"


def _title(result: object) -> str:
    story = getattr(result, "story", None)
    return f"Rashomon: {story.title}" if story else "Rashomon: what changed"


async def _stream(context: Context, request: Request, story: str | None, seconds: int) -> AsyncIterator[str]:
    """Server-sent events: one a change, from now on; ends after `seconds`, and the browser comes again.

    A browser that comes again names the last event it has seen, so that nothing between the two streams is missed.
    """
    seen = await asyncio.to_thread(_last_seen, context, request.headers.get("last-event-id", ""))
    waited = 0
    yield "retry: 3000\n\n"
    while waited < seconds and not await request.is_disconnected():
        await asyncio.sleep(POLL_SECONDS)
        waited += POLL_SECONDS
        for change in await asyncio.to_thread(_changes_after, context, story, seen):
            seen = change.seq
            summary = " ".join(change.summary.split())
            yield f"id: {change.seq}\nevent: {change.kind.value}\ndata: {summary}\n\n"


def _last_seen(context: Context, named: str) -> int:
    with context.store.read() as session:
        last = session.stories.last_change()
    return min(int(named), last) if named.isascii() and named.isdigit() and len(named) < 19 else last


def _changes_after(context: Context, story: str | None, seq: int) -> tuple[Change, ...]:
    with context.store.read() as session:
        return session.stories.changes_after(seq, limit=CHANGES_SIZE, story=story)
