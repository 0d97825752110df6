"""One source: what it originated, was quoted for, revised and copied, and what was denied. No rating."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response

from rashomon.model import Claim, ClaimId, Form, Link, LinkRole, Stance, Verdict
from rashomon.report.labels import is_figure
from rashomon.schema.claimants import fold
from rashomon.serve.answers import Context, kept_answer
from rashomon.serve.reading import claim_words
from rashomon.store import Session
from rashomon.store.articles import StoredArticle
from rashomon.store.stories import StoryResult
from rashomon.store.users import Role

# Rows shown of each part on the page; the twin has as many, and the counts tell how many there are.
MAX_ROWS = 60
# Articles looked through, the newest first.
MAX_ARTICLES = 300

_QUOTED = frozenset({Form.DIRECT_QUOTE, Form.MIXED})


def router(context: Context) -> APIRouter:
    """The view of a source."""
    routes = APIRouter(tags=["claims"])

    @routes.get("/source")
    @routes.get("/source.json")
    def show_source(request: Request, name: Annotated[str, Query(min_length=1, max_length=300)]) -> Response:
        """A source: what it originated, was quoted for, revised, copied, was denied. No rating."""
        visitor = context.guard.require(request, Role.READER)

        def build(session: Session) -> tuple[str, dict[str, object]]:
            return "source.html", _source_data(session, name)

        return kept_answer(request, context, visitor, build)

    return routes


def _source_data(session: Session, name: str) -> dict[str, object]:
    rows = session.articles.said_by(name)
    if not rows:
        raise HTTPException(404, f"nothing is said by or through {name!r} in this workspace")
    names = list(dict.fromkeys(row.article for row in rows))[:MAX_ARTICLES]
    articles = {str(one.article.id): one for one in session.articles.get(names)}
    read = {claim.id: claim for one in session.articles.extractions(names) for claim in one.claims}
    by_role = {role: [row.id for row in rows if row.role == role] for role in ("origin", "agency", "outlet")}
    own = [read[ClaimId(one)] for one in by_role["origin"] if one in read]
    stories = dict.fromkeys(story for article in names for story in session.memberships.of_article(article))
    results = [result for story in stories if (result := session.stories.get(story))]
    parts = {
        "originated": [one for one in own if is_figure(one.kind)],
        "quoted": [one for one in own if not is_figure(one.kind) and one.form in _QUOTED],
        "said": [one for one in own if not is_figure(one.kind) and one.form not in _QUOTED],
        "passed_on": [read[ClaimId(one)] for one in by_role["agency"] if one in read],
        "as_outlet": [read[ClaimId(one)] for one in by_role["outlet"] if one in read],
    }
    return {
        "name": name,
        "is_party": any(_is_party(link) for claim in own for link in claim.chain if link.name == name),
        "counts": {part: len(claims) for part, claims in parts.items()},
        **{part: [_row(one, articles) for one in claims[:MAX_ROWS]] for part, claims in parts.items()},
        "revised": _pairs(session, results, {one.id for one in own}, Verdict.UPDATED, needs_both=True),
        "denied": _pairs(session, results, {one.id for one in own}, Verdict.DENIED, needs_both=False),
        "denies": [_row(one, articles) for one in own if one.stance is Stance.DENIES][:MAX_ROWS],
        "copies": _copies(session, results, name),
        "stories": [{"id": one.story.id, "title": one.story.title} for one in results[:MAX_ROWS]],
    }


def _is_party(link: Link) -> bool:
    return link.role is LinkRole.ORIGIN and link.actor is not None and bool(link.actor.is_party)


def _row(claim: Claim, articles: Mapping[str, StoredArticle]) -> dict[str, object]:
    stored = articles.get(claim.article)
    through = [link.name for link in claim.chain if link.role is LinkRole.AGENCY]
    return {
        "id": claim.id,
        "article": claim.article,
        "outlet": (stored.article.outlet if stored else None) or claim.article,
        "known_at": stored.known_at.isoformat() if stored else None,
        "kind": claim.kind,
        "counted": claim.counted,
        "stance": claim.stance.value,
        "through": through,
        **claim_words(claim),
    }


def _pairs(
    session: Session, results: Iterable[StoryResult], own: set[ClaimId], verdict: Verdict, *, needs_both: bool
) -> list[dict[str, object]]:
    """Comparisons of the source's claims: with its own where it revised, with another's where it was denied.

    What several outlets hand on in the same words is one row.
    """
    found = []
    for result in results:
        for one in result.comparisons:
            mine = {one.left, one.right} & own
            if one.verdict is verdict and len(mine) == (2 if needs_both else 1):
                found.append((result, one))
    shown = found[:MAX_ROWS]
    claims = _claims(session, [claim for _, one in shown for claim in (one.left, one.right)])
    rows: dict[tuple[object, ...], dict[str, object]] = {}
    for result, one in shown:
        left, right = _side(one.left, claims), _side(one.right, claims)
        key = tuple(side[part] for side in (left, right) for part in ("value", "origin"))
        row: dict[str, object] = {"story": result.story.id, "left": left, "right": right, "reasons": list(one.reasons)}
        rows.setdefault((result.story.id, *key), row)
    return list(rows.values())


def _claims(session: Session, wanted: Sequence[ClaimId]) -> dict[ClaimId, Claim]:
    places = {one: session.articles.article_of_claim(one) for one in dict.fromkeys(wanted)}
    names = sorted({article for article in places.values() if article})
    return {claim.id: claim for one in session.articles.extractions(names) for claim in one.claims}


def _side(name: ClaimId, claims: Mapping[ClaimId, Claim]) -> dict[str, object]:
    claim = claims.get(name)
    return {"id": name, **(claim_words(claim) if claim else {"value": name, "origin": ""})}


def _copies(session: Session, results: Iterable[StoryResult], name: str) -> list[dict[str, object]]:
    """Articles of the outlet that share words with others', the likely source on the left."""
    found = [copy for result in results for copy in result.copies]
    names = sorted({article for copy in found for article in (copy.article, copy.of)})
    outlets = {str(one.article.id): one.article.outlet or str(one.article.id) for one in session.articles.get(names)}
    folded = fold(name)
    own = [copy for copy in found if folded in {fold(outlets.get(one, "")) for one in (copy.article, copy.of)}]
    return [
        {
            "article": copy.article,
            "of": copy.of,
            "outlet": outlets.get(copy.article, copy.article),
            "of_outlet": outlets.get(copy.of, copy.of),
            "share": copy.share,
            "took": fold(outlets.get(copy.article, "")) == folded,
            "direction": copy.direction,
        }
        for copy in sorted(own, key=lambda one: (-one.share, one.article, one.of))[:MAX_ROWS]
    ]
