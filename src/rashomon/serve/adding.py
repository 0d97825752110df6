"""Adding by hand: a pasted text, the address of a page, a file; and the feeds with their health."""

import tempfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, File, Form, HTTPException, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from rashomon.acquire import acquire
from rashomon.errors import InputError
from rashomon.model import Capture, Rejection
from rashomon.run.workspace import Workspace
from rashomon.serve.answers import NO_NUL, Context, answer
from rashomon.serve.guard import Visitor
from rashomon.store.users import AuditEntry, Role

Short = Annotated[str, Form(max_length=2000, pattern=NO_NUL)]


def router(context: Context, workspace: Workspace) -> APIRouter:
    """The views for adding."""
    routes = APIRouter(tags=["adding"])
    limit = context.options.max_upload_bytes

    @routes.get("/add", include_in_schema=False)
    def show(request: Request) -> Response:
        visitor = context.guard.require(request, Role.ANALYST)
        return answer(request, "add.html", {"rejections": [], "made": None}, visitor=visitor)

    @routes.post("/add/text", include_in_schema=False)
    def add_text(  # noqa: PLR0913, PLR0917  (a form has as many fields as it has)
        request: Request,
        text: Annotated[str, Form(max_length=limit, pattern=NO_NUL)],
        csrf: Short = "",
        title: Short = "",
        outlet: Short = "",
        published: Short = "",
        url: Short = "",
    ) -> Response:
        visitor = _allowed(context, request, csrf)
        given = {"title": title, "outlet": outlet, "published": published, "url": url}
        metadata = {name: value.strip() for name, value in given.items() if value.strip()}
        capture = Capture(
            location=url.strip() or f"pasted by {visitor.name}",
            body=text.replace("\r\n", "\n").encode(),
            media_type="text/plain",
            fetched=datetime.now(UTC),
            metadata=metadata,
        )
        return _take_in(context, workspace, request, visitor, [capture])

    _add_page_and_file(routes, context, workspace)
    _add_feeds(routes, context)
    return routes


def _add_page_and_file(routes: APIRouter, context: Context, workspace: Workspace) -> None:
    limit = context.options.max_upload_bytes

    @routes.post("/add/page", include_in_schema=False)
    def add_page(request: Request, url: Short, csrf: Short = "") -> Response:
        visitor = _allowed(context, request, csrf)
        if not url.strip().lower().startswith(("http://", "https://")):
            return _refuse(request, visitor, "An address begins with http:// or https://.")
        try:
            made = list(acquire([url.strip()], options=context.config.acquire, now=datetime.now(UTC)))
        except InputError as err:
            return _refuse(request, visitor, str(err))
        return _take_in(context, workspace, request, visitor, made)

    @routes.post("/add/file", include_in_schema=False)
    def add_file(
        request: Request, file: Annotated[UploadFile, File()], csrf: Annotated[str, Form(max_length=200)] = ""
    ) -> Response:
        visitor = _allowed(context, request, csrf)
        body = file.file.read(limit + 1)
        if len(body) > limit:
            raise HTTPException(413, f"the file has more than {limit:,} bytes")
        # Only the last part of the name, whatever path the browser claims: it is shown, never opened.
        name = (file.filename or "upload").replace("\\", "/").rpartition("/")[2][:200] or "upload"
        made = _read_upload(body, name, context)
        return _take_in(context, workspace, request, visitor, made)


def _add_feeds(routes: APIRouter, context: Context) -> None:
    @routes.get("/feeds")
    @routes.get("/feeds.json")
    def feeds(request: Request) -> Response:
        """The feeds that are followed, and how they are doing."""
        visitor = context.guard.require(request, Role.READER)
        with context.store.read() as session:
            followed = session.feeds.all()
        data = {
            "feeds": [
                {
                    "url": feed.url,
                    "title": feed.title,
                    "status": feed.status,
                    "failures": feed.failures,
                    "error": feed.error,
                    "checked": feed.checked.isoformat() if feed.checked else None,
                    "next_check": feed.next_check.isoformat() if feed.next_check else None,
                }
                for feed in followed
            ]
        }
        return answer(request, "feeds.html", data, visitor=visitor)


def _read_upload(body: bytes, name: str, context: Context) -> list[Capture | Rejection]:
    """An uploaded file, read like a file of that name; where it lay in between is not told."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (name if name.strip(".") else "upload")
        path.write_bytes(body)
        made = list(acquire([str(path)], options=context.config.acquire, now=datetime.now(UTC)))
        return [replace(one, location=one.location.replace(str(path), name)) for one in made]


def _allowed(context: Context, request: Request, csrf: str) -> Visitor:
    visitor = context.guard.require(request, Role.ANALYST)
    context.guard.check_form(visitor, csrf)
    return visitor


def _take_in(
    context: Context,
    workspace: Workspace,
    request: Request,
    visitor: Visitor,
    made: Iterable[Capture | Rejection],
) -> Response:
    captures = list(made)
    turned_away = [one for one in captures if isinstance(one, Rejection)]
    kept = workspace.keep(one for one in captures if isinstance(one, Capture))
    outcomes = workspace.process()
    with context.store.write() as session:
        session.users.log(
            AuditEntry(at=datetime.now(UTC), user=visitor.name, action="add", target=f"{kept.captures} captures")
        )
        rejected = [*turned_away, *session.captures.rejections(limit=outcomes.rejected)]
    if outcomes.articles and not rejected:
        return RedirectResponse("/stories", status_code=303)
    data = {
        "rejections": [{"location": one.location, "message": one.message} for one in rejected],
        "made": {"kept": kept.captures, "articles": outcomes.articles, "unchanged": outcomes.unchanged},
    }
    return answer(request, "add.html", data, visitor=visitor)


def _refuse(request: Request, visitor: Visitor, message: str) -> Response:
    data = {"rejections": [{"location": "", "message": message}], "made": None}
    return answer(request, "add.html", data, visitor=visitor, status=422)
