"""Answers: every view as a page or as its JSON twin, with an ETag, and lists in pages."""

import hashlib
import html
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from fastapi import Request, Response

from rashomon.config import Config
from rashomon.report.templating import environment
from rashomon.serve.cache import Cache
from rashomon.serve.guard import Guard, Visitor
from rashomon.serve.options import ServeOptions
from rashomon.store import Session, Store

if TYPE_CHECKING:
    from jinja2 import Environment

PAGE_SIZE = 30

# No text of ours holds a NUL, and PostgreSQL takes none.
NO_NUL = r"^[^\x00]*$"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What every view works with."""

    store: Store
    guard: Guard
    options: ServeOptions
    config: Config
    cache: Cache


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
    is_json = wants_json(request)
    body = _as_json(data) if is_json else _as_page(request, template, data, visitor)
    return tagged(request, body, media_type=_JSON if is_json else _HTML, status=status)


type Build = Callable[[Session], tuple[str, Mapping[str, object]]]
"""Makes a view: the name of its template, and what it shows."""

# What stands in a kept page for who looks at it. Nobody can know them, so no article can hold them.
_CSRF, _NAME = (f"{what}{secrets.token_hex(16)}" for what in ("csrf", "name"))
_JSON, _HTML = "application/json", "text/html; charset=utf-8"


def kept_answer(request: Request, context: Context, visitor: Visitor, build: Build) -> Response:
    """One view, rendered only if it has not been rendered since anything changed.

    Args:
        request: asks for the page or its twin.
        context: of the app.
        visitor: who asks; a page is kept for a role, and who looks at it is filled in.
        build: makes the view; it may depend on the address and on nothing else.
    """
    is_json = wants_json(request)
    with context.store.read() as session:
        stamp = session.stamp()
    anybody = Visitor(name=_NAME if visitor.name != "local" else "local", role=visitor.role, csrf=_CSRF)

    def make() -> str:
        with context.store.read() as session:
            template, data = build(session)
        return _as_json(data) if is_json else _as_page(request, template, data, anybody)

    key = (request.url.path, request.url.query, is_json, visitor.role, anybody.name)
    kept = context.cache.get(key, stamp, make)
    if is_json:
        return _tagged(request, kept.digest, lambda: kept.body, media_type=_JSON)

    def fill_in() -> bytes:
        body = kept.body.replace(_CSRF.encode(), visitor.csrf.encode())
        return body.replace(_NAME.encode(), html.escape(visitor.name).encode())

    digest = hashlib.sha256(f"{kept.digest} {visitor.csrf} {visitor.name}".encode()).hexdigest()[:24]
    return _tagged(request, digest, fill_in, media_type=_HTML)


def _as_json(data: Mapping[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False, default=str)


def _as_page(request: Request, template: str, data: Mapping[str, object], visitor: Visitor) -> str:
    query = f"?{request.url.query}" if request.url.query else ""
    return (
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


def tagged(request: Request, body: str, *, media_type: str, status: int = 200) -> Response:
    """An answer with an ETag; 304 if the caller has it already."""
    sent = body.encode()
    return _tagged(request, hashlib.sha256(sent).hexdigest()[:24], lambda: sent, media_type=media_type, status=status)


def _tagged(
    request: Request, digest: str, make: Callable[[], bytes], *, media_type: str, status: int = 200
) -> Response:
    tag = f'"{digest}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept, Cookie, Authorization"}
    held = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if status == 200 and tag in held:
        return Response(status_code=304, headers=headers)
    return Response(make(), status_code=status, media_type=media_type, headers=headers)


def pages(number: int, *, is_last: bool) -> dict[str, int | None]:
    """The neighbours of a page of a list; page 1 is the first."""
    return {"page": number, "previous": number - 1 if number > 1 else None, "next": None if is_last else number + 1}
