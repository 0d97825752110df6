"""Answers: every view as a page or as its JSON twin, with an ETag, and lists in pages."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from fastapi import Request, Response

from rashomon.config import Config
from rashomon.report.templating import environment
from rashomon.serve.guard import Guard, Visitor
from rashomon.serve.options import ServeOptions
from rashomon.store import Store

if TYPE_CHECKING:
    from jinja2 import Environment

PAGE_SIZE = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What every view works with."""

    store: Store
    guard: Guard
    options: ServeOptions
    config: Config


@cache
def templates() -> "Environment":
    """The templates of the app beside those of the report; what comes from articles is escaped, always."""
    return environment("rashomon.serve", "rashomon.report")


def wants_json(request: Request) -> bool:
    """Whether the JSON twin is asked for: by ".json" at the end of the path, or by the Accept header."""
    if request.url.path.endswith(".json"):
        return True
    accepted = request.headers.get("accept", "")
    return "application/json" in accepted and "text/html" not in accepted


def answer(
    request: Request, template: str, data: Mapping[str, object], *, visitor: Visitor, status: int = 200
) -> Response:
    """One view: the page, or its twin.

    Args:
        request: asks for one of the two.
        template: the page's template; it sees `data`, `visitor`, `path` and `twin`.
        data: what the view shows, as JSON-able values; the twin is exactly this.
        visitor: who asks.
        status: HTTP status.

    Returns:
        The answer with an ETag, or 304 if the caller has it already.
    """
    if wants_json(request):
        body = json.dumps(data, ensure_ascii=False, default=str)
        return tagged(request, body, media_type="application/json", status=status)
    query = f"?{request.url.query}" if request.url.query else ""
    page = (
        templates()
        .get_template(template)
        .render(
            **data,
            visitor=visitor,
            path=request.url.path,
            query=query,
            twin=f"{request.url.path.rstrip('/')}.json{query}",
        )
    )
    return tagged(request, page, media_type="text/html; charset=utf-8", status=status)


def tagged(request: Request, body: str, *, media_type: str, status: int = 200) -> Response:
    """An answer with an ETag; 304 if the caller has it already."""
    tag = f'"{hashlib.sha256(body.encode()).hexdigest()[:24]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept, Cookie, Authorization"}
    held = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if status == 200 and tag in held:
        return Response(status_code=304, headers=headers)
    return Response(body, status_code=status, media_type=media_type, headers=headers)


def pages(number: int, *, is_last: bool) -> dict[str, int | None]:
    """The neighbours of a page of a list; page 1 is the first."""
    return {"page": number, "previous": number - 1 if number > 1 else None, "next": None if is_last else number + 1}
