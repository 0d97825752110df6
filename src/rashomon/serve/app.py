"""The application: routes put together, security headers on every answer, errors as pages or JSON."""

import json
from collections.abc import Awaitable, Callable
from importlib import resources
from urllib.parse import quote

from fastapi import APIRouter, FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException as StarletteHTTPException

from rashomon import __version__
from rashomon.config import Config
from rashomon.errors import StoreError
from rashomon.report.templating import sheet
from rashomon.run.workspace import Workspace
from rashomon.serve import adding, evidence, people, reading, reviewing, searching, sources, stories, storyboard
from rashomon.serve.answers import Context, answer, tagged, wants_json
from rashomon.serve.cache import Cache
from rashomon.serve.guard import SAFE_METHODS, SECURITY_HEADERS, Guard
from rashomon.serve.options import ServeOptions
from rashomon.store import Store

_TITLES = {
    401: "Log in first",
    403: "Not allowed",
    404: "Not found",
    405: "Not possible",
    409: "Not possible now",
    413: "Too large",
    422: "Not understood",
    429: "Too many tries",
}


def create_app(store: Store, *, options: ServeOptions | None = None, config: Config | None = None) -> FastAPI:
    """The web app on a workspace.

    Args:
        store: the workspace; the caller closes it.
        options: where and how it is served.
        config: options of the stages, for what is added by hand.

    Raises:
        ConfigError: it could be reached from other machines, and there are no users.
    """
    chosen = options or ServeOptions()
    context = Context(
        store=store,
        guard=Guard(store, chosen),
        options=chosen,
        config=config or Config(),
        cache=Cache(max_bytes=chosen.cache_bytes),
    )
    workspace = Workspace(store, config=context.config)
    app = FastAPI(title="Rashomon", version=__version__, docs_url=None, redoc_url=None)
    app.include_router(_static())
    app.include_router(stories.router(context))
    app.include_router(storyboard.router(context))
    app.include_router(reading.router(context))
    app.include_router(evidence.router(context))
    app.include_router(sources.router(context))
    app.include_router(searching.router(context))
    app.include_router(adding.router(context, workspace))
    app.include_router(reviewing.router(context))
    app.include_router(people.router(context))
    _handle_errors(app, context)
    _secure(app, context.guard)
    return app


def _secure(app: FastAPI, guard: Guard) -> None:
    def refused(status: int, message: str) -> Response:
        return Response(json.dumps({"error": message}), status_code=status, media_type="application/json")

    @app.middleware("http")
    async def secure(request: Request, proceed: Callable[[Request], Awaitable[Response]]) -> Response:
        if not guard.is_addressed(request.url.hostname):
            response = refused(421, "without users this server answers to localhost and 127.0.0.1 only")
        elif "\x00" in request.url.path or "%00" in request.url.query:
            response = refused(422, "an address holds no NUL")
        else:
            response = await proceed(request)
        response.headers.update(SECURITY_HEADERS)
        if request.method not in SAFE_METHODS:
            response.headers["Cache-Control"] = "no-store"
        return response


def _static() -> APIRouter:
    routes = APIRouter(include_in_schema=False)
    folder = resources.files("rashomon.serve") / "static"
    files = {
        "rashomon.css": (sheet(), "text/css"),
        "app.css": ((folder / "app.css").read_text(encoding="utf-8"), "text/css"),
        "app.js": ((folder / "app.js").read_text(encoding="utf-8"), "text/javascript"),
    }

    @routes.get("/static/{name}")
    def static(request: Request, name: str) -> Response:
        if name not in files:
            raise HTTPException(404, "no such file")
        body, kind = files[name]
        return tagged(request, body, media_type=f"{kind}; charset=utf-8")

    return routes


def _handle_errors(app: FastAPI, context: Context) -> None:
    def show(request: Request, status: int, message: str) -> Response:
        visitor = context.guard.visitor(request)
        if wants_json(request):
            body = json.dumps({"error": message}, ensure_ascii=False)
            return Response(body, status_code=status, media_type="application/json")
        if status == 401:
            there = quote(request.url.path + (f"?{request.url.query}" if request.url.query else ""))
            return Response(status_code=303, headers={"Location": f"/log-in?to={there}"})
        data = {"title": _TITLES.get(status, "Something went wrong"), "message": message}
        return answer(request, "error.html", data, visitor=visitor, status=status)

    @app.exception_handler(StarletteHTTPException)
    def on_error(request: Request, error: StarletteHTTPException) -> Response:
        if error.status_code in (303, 307):
            return Response(status_code=error.status_code, headers=dict(error.headers or {}))
        return show(request, error.status_code, str(error.detail))

    @app.exception_handler(StoreError)
    def on_trouble(request: Request, error: StoreError) -> Response:
        return show(request, 409, str(error))

    @app.exception_handler(RequestValidationError)
    def on_invalid(request: Request, error: RequestValidationError) -> Response:
        problems = [f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors()]
        return show(request, 422, "; ".join(problems))
