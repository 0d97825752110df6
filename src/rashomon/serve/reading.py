"""One article: its text with every span marked, its claims and versions; and side by side with any other."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import timedelta
from itertools import pairwise
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response

from rashomon.model import Article, Claim, Copy
from rashomon.report.labels import is_figure, kind_label
from rashomon.report.view.belonging import reason_words
from rashomon.report.view.pair import PairPiece, PairView, pair_view
from rashomon.run.amending import amendments
from rashomon.schema.media import fold_medium
from rashomon.schema.records import article_record, claim_record
from rashomon.serve.answers import Context, kept_answer
from rashomon.serve.reviewed import readings, standing_reviews
from rashomon.serve.revisions import revisions
from rashomon.store import Session
from rashomon.store.users import Role
from rashomon.values import caption

# Other articles that took words from the left one, named above the two.
MAX_BESIDE = 6

Name = Annotated[str, Query(min_length=1, max_length=2000)]


def router(context: Context) -> APIRouter:
    """The views of articles."""
    routes = APIRouter(tags=["articles"])

    @routes.get("/beside")
    @routes.get("/beside.json")
    def beside(request: Request, left: Name, right: Name) -> Response:
        """Two articles side by side: shared words, what was dropped, and what became of the claims."""
        visitor = context.guard.require(request, Role.READER)

        def build(session: Session) -> tuple[str, dict[str, object]]:
            return "beside.html", _pair(session, left, right)

        return kept_answer(request, context, visitor, build)

    @routes.get("/article")
    @routes.get("/article.json")
    def article(request: Request, id: Name) -> Response:  # noqa: A002
        """An article with its claims, versions, what changed between them, and its stories."""
        visitor = context.guard.require(request, Role.READER)

        def build(session: Session) -> tuple[str, dict[str, object]]:
            return "article.html", _reading(session, id)

        return kept_answer(request, context, visitor, build)

    return routes


def _pair(session: Session, left: str, right: str) -> dict[str, object]:
    first, second = _article(session, left), _article(session, right)
    claims = _claims(session, first, second)
    both = session.memberships.of_article(first.id), session.memberships.of_article(second.id)
    story = next((one for one in both[0] if one in both[1]), next(iter(both[0]), None))
    result = session.stories.get(story) if story else None
    copies = result.copies if result else ()
    copy = next((one for one in copies if {one.article, one.of} == {first.id, second.id}), None)
    if copy and copy.article == first.id:
        first, second = second, first
    return {
        **pair_record(pair_view(first, second, claims, copy)),
        "story": story,
        "story_title": result.story.title if result else None,
        "is_credited": any(fold_medium(one.name) == fold_medium(first.outlet or "") for one in second.credits),
        "later": _span(second.known_from - first.known_from) if first.known_from and second.known_from else None,
        "also_beside": _also_beside(session, first, second, copies),
    }


def _also_beside(session: Session, first: Article, shown: Article, copies: Iterable[Copy]) -> list[dict[str, object]]:
    """Other articles that took words from the left one, the most of them first."""
    shares = {one.article: one.share for one in copies if one.of == first.id and one.article != shown.id}
    found = [one.article for one in session.articles.get(list(shares))]
    ordered = sorted(found, key=lambda one: (-shares[one.id], one.id))[:MAX_BESIDE]
    return [{"id": one.id, "outlet": one.outlet, "share": shares[one.id]} for one in ordered]


def _span(gap: timedelta) -> str:
    """How much later the right article could be read, in the largest unit that tells it."""
    minutes = round(abs(gap).total_seconds() / 60)
    for size, unit in ((2 * 1440, "day"), (120, "hour"), (0, "minute")):
        if minutes >= size:
            number = round(minutes / {"day": 1440, "hour": 60, "minute": 1}[unit])
            return f"{number} {unit}{'' if number == 1 else 's'} {'earlier' if gap < timedelta() else 'later'}"
    return ""


def _reading(session: Session, name: str) -> dict[str, object]:
    found = _article(session, name)
    claims = _claims(session, found)
    stored = session.articles.get([name])[0]
    versions = session.articles.versions(stored.lineage)
    stories = session.memberships.of_article(name)
    earlier = [one.article for one in versions if one.version < stored.version]
    said = amendments(standing_reviews(session, count=True), claims)
    return {
        "article": article_record(found),
        "claims": [{**claim_record(claim, found), "words": claim_words(claim)} for claim in claims],
        "reviewed": readings(claims, said),
        "pieces": pieces(found, claims),
        "address": found.url if found.url and found.url.lower().startswith(("http://", "https://")) else None,
        "withdrawn": stored.withdrawn.isoformat() if stored.withdrawn else None,
        "versions": [
            {"id": one.article.id, "version": one.version, "known_at": one.known_at.isoformat()} for one in versions
        ],
        "version": stored.version,
        "revisions": [[asdict(one) for one in row] for row in revisions(earlier[-1], found)] if earlier else [],
        "stories": list(stories),
        "places": _places(session, found),
        "others": [
            {"id": one.article.id, "outlet": one.article.outlet, "title": one.article.title}
            for story in stories
            for one in session.articles.get(session.memberships.members(story))
            if one.article.id != name
        ],
    }


def _places(session: Session, article: Article) -> list[dict[str, object]]:
    """Where an article stands and why: its own story first, then those it tells of in parts."""
    made: list[dict[str, object]] = []

    def name(other: str) -> str:
        known = session.articles.get([other])
        return f"nearest {known[0].article.outlet or other}, “{known[0].article.title or other}”" if known else other

    for one in sorted(session.memberships.of(article.id), key=lambda one: (bool(one.passages), one.story)):
        result = session.stories.get(one.story)
        made.append(
            {
                "story": one.story,
                "title": result.story.title if result else one.story,
                "why": [reason_words(reason, name) for reason in one.reasons],
                "passages": [
                    {"start": span.start, "end": span.end, "text": article.quote(span)} for span in one.passages
                ],
            }
        )
    return made


def claim_words(claim: Claim) -> dict[str, str]:
    """A claim in the words of a table row."""
    origin = claim.origin
    return {
        "kind": kind_label(claim.kind),
        "value": caption(claim.value),
        "origin": origin.name if origin else "",
        "when": caption(claim.when) if claim.when else "",
        "where": claim.where.name if claim.where else "",
    }


def pieces(article: Article, claims: tuple[Claim, ...]) -> list[dict[str, object]]:
    """The whole text in stretches, each with the passage role and the claims that stand on it."""
    anchors = [(claim.anchor, claim) for claim in claims if claim.anchor.field.value == "text"]
    edges = {0, len(article.text)}
    for passage in article.passages:
        edges |= {passage.span.start, passage.span.end}
    for anchor, _ in anchors:
        edges |= {anchor.start, anchor.end}
    edges |= {n + 1 for n, char in enumerate(article.text) if char == "\n"}
    bounds = sorted(edge for edge in edges if 0 <= edge <= len(article.text))
    made: list[dict[str, object]] = []
    for start, end in pairwise(bounds):
        on = [claim for anchor, claim in anchors if anchor.start <= start and end <= anchor.end]
        role = next((p.role.value for p in article.passages if p.span.start <= start and end <= p.span.end), "")
        figure = next((claim for claim in on if is_figure(claim.kind)), None)
        first = figure or (on[0] if on and article.text[start:end].strip() else None)
        made.append(
            {
                "start": start,
                "text": article.text[start:end],
                "role": role,
                "claim": first.id if first else None,
                "is_figure": figure is not None,
                "is_break": article.text[start:end].endswith("\n"),
            }
        )
    return made


def pair_record(view: PairView) -> dict[str, object]:
    """Two articles side by side, as JSON-able values."""

    def side(article: Article) -> dict[str, object]:
        return {
            "id": article.id,
            "outlet": article.outlet,
            "title": article.title,
            "published": article.published.isoformat() if article.published else None,
        }

    def piece(one: PairPiece) -> dict[str, object]:
        return asdict(one)

    return {
        "left": side(view.left),
        "right": side(view.right),
        "share": view.share,
        "rows": [
            {
                "left": [piece(one) for one in row.left],
                "right": [piece(one) for one in row.right],
                "passages": list(row.passages),
                "left_is_aside": row.left_is_aside,
                "right_is_aside": row.right_is_aside,
            }
            for row in view.rows
        ],
        "fates": [
            {
                "question": fate.question,
                "left": fate.left.id,
                "left_words": fate.left_words,
                "left_origin": fate.left_origin,
                "left_when": caption(fate.left.when) if fate.left.when else None,
                "right": fate.right.id if fate.right else None,
                "right_words": fate.right_words,
                "right_origin": fate.right_origin,
                "right_when": caption(fate.right.when) if fate.right and fate.right.when else None,
                "happened": fate.happened,
            }
            for fate in view.fates
        ],
    }


def _article(session: Session, name: str) -> Article:
    found = session.articles.get([name])
    if not found:
        raise HTTPException(404, f"there is no article {name!r}")
    return found[0].article


def _claims(session: Session, *articles: Article) -> tuple[Claim, ...]:
    extractions = session.articles.extractions([article.id for article in articles])
    return tuple(claim for extraction in extractions for claim in extraction.claims)
