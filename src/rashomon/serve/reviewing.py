"""Review: people disagree with the machine on the record; append-only, undoable, exported."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Query, Request, Response
from fastapi.responses import RedirectResponse

from rashomon.errors import InputError
from rashomon.model import Claim, StoryId
from rashomon.run.amending import PAIRS, SPOTS, WORDS, corrected, spot_of
from rashomon.run.regrouping import ANCHORS, regroup
from rashomon.serve.answers import NO_NUL, PAGE_SIZE, Context, answer, pages
from rashomon.serve.people import local_path
from rashomon.serve.reviewed import review_record, standing_reviews
from rashomon.store import Session
from rashomon.store.reviews import Review, ReviewAction, taken_back
from rashomon.store.users import AuditEntry, Role

Short = Annotated[str, Form(max_length=2000, pattern=NO_NUL)]
Name = Annotated[str, Form(max_length=300, pattern=NO_NUL)]
# The largest number a database of ours counts its rows with.
MAX_NUMBER = 2**31 - 1


def router(context: Context) -> APIRouter:
    """The views of reviews."""
    routes = APIRouter(tags=["reviews"])

    @routes.get("/reviews")
    @routes.get("/reviews.json")
    def show(
        request: Request,
        target: Annotated[str, Query(max_length=300)] = "",
        page: Annotated[int, Query(ge=1, le=100_000)] = 1,
    ) -> Response:
        """Every review, the newest first, undone ones included; or those about one target."""
        visitor = context.guard.require(request, Role.READER)
        with context.store.read() as session:
            entries = session.reviews.all(target=target or None)
        gone = taken_back(entries)
        start = (page - 1) * PAGE_SIZE
        shown = entries[::-1][start : start + PAGE_SIZE]
        data = {
            "target": target,
            "reviews": [review_record(review, gone) for review in shown],
            **pages(page, is_last=start + PAGE_SIZE >= len(entries)),
        }
        return answer(request, "reviews.html", data, visitor=visitor)

    _add_forms(routes, context)
    return routes


def _add_forms(routes: APIRouter, context: Context) -> None:
    @routes.post("/reviews", include_in_schema=False)
    def add(  # noqa: PLR0913, PLR0917  (a form has as many fields as it has)
        request: Request,
        action: Annotated[str, Form(max_length=20)],
        target: Annotated[str, Form(min_length=1, max_length=300, pattern=NO_NUL)],
        other: Name = "",
        csrf: Short = "",
        note: Short = "",
        lower: Name = "",
        upper: Name = "",
        counted: Name = "",
        origin: Name = "",
        article: Annotated[list[str] | None, Form(max_length=1000)] = None,
        to: Short = "/reviews",
    ) -> Response:
        visitor = context.guard.require(request, Role.ANALYST)
        context.guard.check_form(visitor, csrf)
        given = {"note": note, "lower": lower, "upper": upper, "counted": counted, "origin": origin}
        detail: dict[str, object] = {name: value.strip() for name, value in given.items() if value.strip()}
        now = datetime.now(UTC)
        with context.store.write() as session:
            review = Review(
                at=now,
                author=visitor.name,
                action=_action(action),
                target=" ".join((*target.split(), *other.split())),
                detail=detail,
            )
            number = session.reviews.add(_checked(session, review, article or []))
            session.users.log(AuditEntry(at=now, user=visitor.name, action=f"review: {action}", target=review.target))
        return RedirectResponse(f"{local_path(to)}#r{number}", status_code=303)

    @routes.post("/reviews/{seq}/undo", include_in_schema=False)
    def undo(request: Request, seq: int, csrf: Short = "", to: Short = "/reviews") -> Response:
        visitor = context.guard.require(request, Role.ANALYST)
        context.guard.check_form(visitor, csrf)
        if not 0 < seq <= MAX_NUMBER:
            raise HTTPException(404, f"there is no review {seq}")
        now = datetime.now(UTC)
        with context.store.write() as session:
            try:
                session.reviews.undo(seq, author=visitor.name, at=now)
            except InputError as err:
                raise HTTPException(409, str(err)) from err
            session.users.log(AuditEntry(at=now, user=visitor.name, action="undo review", target=str(seq)))
        return RedirectResponse(local_path(to), status_code=303)


def _action(name: str) -> ReviewAction:
    try:
        action = ReviewAction(name)
    except ValueError as err:
        raise HTTPException(422, f"{name!r} is not a review; there are: {', '.join(ReviewAction)}") from err
    if action is ReviewAction.UNDO:
        raise HTTPException(422, "a review is undone at its own address")
    return action


# ---------------------------------------------------------------- what a review needs


def _checked(session: Session, review: Review, articles: list[str]) -> Review:
    """The review with what it is found by when ids have changed.

    Raises:
        HTTPException: 422, it is about something that is not there, or says nothing that can be followed.
    """
    match review.action:
        case action if action in WORDS or action in PAIRS:
            return _about_claims(session, review)
        case ReviewAction.MERGE:
            return _merge(session, review)
        case ReviewAction.SPLIT:
            return _split(session, review, articles)
    claims = [_claim(session, name) for name in review.target.split()]
    if not review.detail.get("note"):
        raise HTTPException(422, "a note needs words")
    spots = [spot_of(claim) for claim in claims if claim]
    if len(spots) == len(claims):
        return _with(review, SPOTS, spots)
    if not _is_story(session, review.target):
        raise HTTPException(422, f"there is no claim and no story {review.target!r}")
    return review


def _about_claims(session: Session, review: Review) -> Review:
    names = review.target.split()
    wanted = 2 if review.action in PAIRS else 1
    if len(set(names)) != wanted:
        raise HTTPException(422, f"to {review.action} takes {wanted} claim{'s' if wanted > 1 else ''}")
    claims = [claim for name in names if (claim := _claim(session, name))]
    if len(claims) != wanted:
        raise HTTPException(422, f"there is no such claim: {review.target!r}; its article may have been read anew")
    if review.action is ReviewAction.CORRECT:
        try:
            now = corrected(claims[0], review.detail)
        except InputError as err:
            raise HTTPException(422, str(err)) from err
        if now == claims[0]:
            raise HTTPException(422, "a correction says what is otherwise: a figure, who is counted, or who says so")
    return _with(review, SPOTS, [spot_of(claim) for claim in claims])


def _merge(session: Session, review: Review) -> Review:
    names = review.target.split()
    if len(set(names)) != 2 or not all(_is_story(session, name) for name in names):
        raise HTTPException(422, "to merge takes two stories that are there")
    anchors = [str(next(iter(_members(session, name)), "")) for name in names]
    return _with(review, ANCHORS, anchors)


def _split(session: Session, review: Review, articles: list[str]) -> Review:
    there = _members(session, review.target)
    leaving = [one for one in there if one in articles]
    if len(leaving) != len(set(articles)) or not leaving or len(leaving) == len(there):
        raise HTTPException(422, "to split takes some articles of the story, and leaves some")
    return _with(review, "articles", leaving)


def _with(review: Review, name: str, value: object) -> Review:
    return Review(
        at=review.at,
        author=review.author,
        action=review.action,
        target=review.target,
        detail={**review.detail, name: value},
    )


def _claim(session: Session, name: str) -> Claim | None:
    article = session.articles.article_of_claim(name)
    found = session.articles.extractions([article]) if article else ()
    return next((claim for one in found for claim in one.claims if claim.id == name), None)


def _members(session: Session, story: str) -> tuple[str, ...]:
    regrouping = regroup(session, standing_reviews(session, count=True))
    if story in regrouping.into:
        return ()
    return regrouping.members.get(StoryId(story)) or session.memberships.members(StoryId(story))


def _is_story(session: Session, name: str) -> bool:
    return bool(_members(session, name))
