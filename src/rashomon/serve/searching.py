"""Search, by words and by what was read."""

import math
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from rashomon.errors import InputError
from rashomon.schema.fields import is_plain_date, read_instant
from rashomon.schema.kinds import load_kinds
from rashomon.serve.answers import PAGE_SIZE, Context, answer, pages
from rashomon.store import Session, search
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
        asked, problems = _query(given)
        with context.store.read() as session:
            data = _found(session, asked if any(given.values()) and not problems else None, page)
        data |= {"given": given, "problems": problems, "kinds": sorted(kind.id for kind in load_kinds())}
        return answer(request, "search.html", data, visitor=visitor, status=422 if problems else 200)

    return routes


def _query(given: dict[str, str]) -> tuple[search.Query, list[str]]:
    """What to look for, and what could not be understood of it."""
    problems: list[str] = []
    query = search.Query(
        words=given["q"],
        actor=given["actor"] or None,
        place=given["place"] or None,
        kind=given["kind"] or None,
        outlet=given["outlet"] or None,
        number=_number(given["number"], problems),
        since=_moment(given["since"], problems),
        until=_moment(given["until"], problems, is_end=True),
    )
    return query, problems


def _found(session: Session, query: search.Query | None, page: int) -> dict[str, object]:
    hits = session.search(query, limit=PAGE_SIZE + 1, offset=(page - 1) * PAGE_SIZE) if query else ()
    return {
        "is_asked": query is not None,
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
        "facets": {
            name: [{"value": value, "articles": count} for value, count in values]
            for name, values in (session.facets(query).items() if query and hits else ())
        },
        **pages(page, is_last=len(hits) <= PAGE_SIZE),
    }


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


def _moment(written: str, problems: list[str], *, is_end: bool = False) -> datetime | None:
    """An instant; of a plain date its first, or where it is the end of a span its last."""
    if not written:
        return None
    try:
        return read_instant(written, is_end=is_end and is_plain_date(written))
    except InputError:
        problems.append(f"“{written}” is not a date: write 2024-11-29")
        return None
