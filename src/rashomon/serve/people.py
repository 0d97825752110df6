"""Logging in and out, and the audit trail."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from rashomon.serve.answers import NO_NUL, PAGE_SIZE, Context, answer, pages
from rashomon.serve.guard import COOKIE, Visitor
from rashomon.store.users import Role


def router(context: Context) -> APIRouter:
    """The views about people."""
    routes = APIRouter(tags=["people"])
    guard, options = context.guard, context.options

    @routes.get("/log-in", include_in_schema=False)
    def show_log_in(request: Request, to: str = "/") -> Response:
        visitor = Visitor(name="", role=None)
        return answer(request, "log_in.html", {"to": local_path(to), "error": None}, visitor=visitor)

    @routes.post("/log-in", include_in_schema=False)
    def log_in(
        request: Request,
        name: Annotated[str, Form(max_length=200, pattern=NO_NUL)],
        password: Annotated[str, Form(max_length=1000)],
        to: Annotated[str, Form(max_length=2000)] = "/",
    ) -> Response:
        address = request.client.host if request.client else "unknown"
        secret = guard.log_in(name, password, address)
        if secret is None:
            data = {"to": local_path(to), "error": "Name or password is wrong."}
            return answer(request, "log_in.html", data, visitor=Visitor(name="", role=None), status=401)
        response = RedirectResponse(local_path(to), status_code=303)
        response.set_cookie(
            COOKIE,
            secret,
            max_age=int(options.session_length.total_seconds()),
            httponly=True,
            samesite="lax",
            secure=request.url.scheme == "https",
        )
        return response

    @routes.post("/log-out", include_in_schema=False)
    def log_out(request: Request, csrf: Annotated[str, Form(max_length=200)] = "") -> Response:
        guard.check_form(guard.visitor(request), csrf)
        guard.log_out(request)
        response = RedirectResponse("/", status_code=303)
        response.delete_cookie(COOKIE)
        return response

    @routes.get("/audit")
    @routes.get("/audit.json")
    def audit(request: Request, page: Annotated[int, Query(ge=1, le=100_000)] = 1) -> Response:
        """Who did what, newest first."""
        visitor = guard.require(request, Role.ADMIN)
        with context.store.read() as session:
            entries = session.users.trail(limit=PAGE_SIZE + 1, offset=(page - 1) * PAGE_SIZE)
        data = {
            "entries": [
                {"at": entry.at.isoformat(), "user": entry.user, "action": entry.action, "target": entry.target}
                for entry in entries[:PAGE_SIZE]
            ],
            **pages(page, is_last=len(entries) <= PAGE_SIZE),
        }
        return answer(request, "audit.html", data, visitor=visitor)

    return routes


def local_path(to: str) -> str:
    """A path of this app to go to; anything that could lead elsewhere becomes the front page."""
    is_path = to.startswith("/") and not to.startswith(("//", "/\\")) and to.isprintable()
    return to if is_path else "/"
