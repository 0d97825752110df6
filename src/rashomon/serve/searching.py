"""Search, by words and by what was read."""

import math
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from rashomon.schema.kinds import load_kinds
from rashomon.serve.answers import PAGE_SIZE, Context, answer, pages
from rashomon.store import search
from rashomon.store.users import Role

Short = Annotated[str, Query(max_length=300)]


def router(context: Context) -> APIRouter:
    """The view of a search."""
    routes = APIRouter(tags=["search"])

    @routes.get("/search")
    @routes.get("/search.json")
    def show(  # noqa: PLR0913, PLR0917  (a form has as many fields as it has)
        request: Request,
        q: Short = "",
        actor: Short = "",
        place: Short = "",
        kind: Short = "",
        outlet: Short = "",
        number: Short = "",
        since: Short = "",
        until: Short = "",
        page: Annotated[int, Query(ge=1, le=100_000)] = 1,
    ) -> Response:
        """Articles by words, actor, place, kind, number, outlet and date; everything given must hold."""
        visitor = context.guard.require(request, Role.READER)
        given = {
            "q": q,
            "actor": actor,
            "place": place,
            "kind": kind,
            "outlet": outlet,
            "number": number,
            "since": since,
            "until": until,
        }
        problems: list[str] = []
        query = search.Query(
            words=q,
            actor=actor or None,
            place=place or None,
            kind=kind or None,
            outlet=outlet or None,
            number=_number(number, problems),
            since=_moment(since, problems),
            until=_moment(until, problems),
        )
        is_asked = any(given.values()) and not problems
        with context.store.read() as session:
            hits = session.search(query, limit=PAGE_SIZE + 1, offset=(page - 1) * PAGE_SIZE) if is_asked else ()
        data = {
            "given": given,
            "problems": problems,
            "is_asked": is_asked,
            "hits": [
                {
                    "article": hit.article,
                    "title": hit.title,
                    "outlet": hit.outlet,
                    "known_at": hit.known_at,
                    "story": hit.story,
                    "excerpt": hit.excerpt,
                }
                for hit in hits[:PAGE_SIZE]
            ],
            "kinds": sorted(kind.id for kind in load_kinds()),
            **pages(page, is_last=len(hits) <= PAGE_SIZE),
        }
        return answer(request, "search.html", data, visitor=visitor, status=422 if problems else 200)

    return routes


def _number(written: str, problems: list[str]) -> float | None:
    if not written:
        return None
    try:
        value = float(written.replace(",", ""))
    except ValueError:
        value = math.inf
    if math.isfinite(value):
        return value
    problems.append(f"“{written}” is not a number")
    return None


def _moment(written: str, problems: list[str]) -> datetime | None:
    if not written:
        return None
    try:
        moment = datetime.fromisoformat(written)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        problems.append(f"“{written}” is not a date: write 2024-11-29")
        return None
