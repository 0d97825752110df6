"""Review: people disagree with the machine on the record; append-only, undoable, exported."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Query, Request, Response
from fastapi.responses import RedirectResponse

from rashomon.errors import InputError
from rashomon.serve.answers import Context, answer
from rashomon.serve.people import local_path
from rashomon.store.reviews import Review, ReviewAction, taken_back
from rashomon.store.users import AuditEntry, Role

Short = Annotated[str, Form(max_length=2000)]


def router(context: Context) -> APIRouter:
    """The views of reviews."""
    routes = APIRouter(tags=["reviews"])

    @routes.get("/reviews")
    @routes.get("/reviews.json")
    def show(request: Request, target: Annotated[str, Query(max_length=300)] = "") -> Response:
        """Every review in order, undone ones included; or those about one target."""
        visitor = context.guard.require(request, Role.READER)
        with context.store.read() as session:
            entries = session.reviews.all(target=target or None)
        gone = taken_back(entries)
        data = {
            "reviews": [
                {
                    "seq": review.seq,
                    "at": review.at.isoformat(),
                    "author": review.author,
                    "action": review.action.value,
                    "target": review.target,
                    "detail": dict(review.detail),
                    "undoes": review.undoes,
                    "stands": review.seq not in gone,
                }
                for review in entries
            ]
        }
        return answer(request, "reviews.html", data, visitor=visitor)

    @routes.post("/reviews", include_in_schema=False)
    def add(  # noqa: PLR0913, PLR0917  (a form has as many fields as it has)
        request: Request,
        action: Annotated[str, Form(max_length=20)],
        target: Annotated[str, Form(min_length=1, max_length=300)],
        csrf: Short = "",
        note: Short = "",
        lower: Short = "",
        upper: Short = "",
        to: Short = "/reviews",
    ) -> Response:
        visitor = context.guard.require(request, Role.ANALYST)
        context.guard.check_form(visitor, csrf)
        detail = {name: value for name, value in (("note", note), ("lower", lower), ("upper", upper)) if value}
        now = datetime.now(UTC)
        review = Review(at=now, author=visitor.name, action=_action(action), target=target, detail=detail)
        with context.store.write() as session:
            number = session.reviews.add(review)
            session.users.log(AuditEntry(at=now, user=visitor.name, action=f"review: {action}", target=target))
        return RedirectResponse(f"{local_path(to)}#r{number}", status_code=303)

    @routes.post("/reviews/{seq}/undo", include_in_schema=False)
    def undo(request: Request, seq: int, csrf: Short = "", to: Short = "/reviews") -> Response:
        visitor = context.guard.require(request, Role.ANALYST)
        context.guard.check_form(visitor, csrf)
        now = datetime.now(UTC)
        with context.store.write() as session:
            try:
                session.reviews.undo(seq, author=visitor.name, at=now)
            except InputError as err:
                raise HTTPException(409, str(err)) from err
            session.users.log(AuditEntry(at=now, user=visitor.name, action="undo review", target=str(seq)))
        return RedirectResponse(local_path(to), status_code=303)

    return routes


def _action(name: str) -> ReviewAction:
    try:
        action = ReviewAction(name)
    except ValueError as err:
        raise HTTPException(422, f"{name!r} is not a review; there are: {', '.join(ReviewAction)}") from err
    if action is ReviewAction.UNDO:
        raise HTTPException(422, "a review is undone at its own address")
    return action
