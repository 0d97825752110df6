"""One claim: its evidence, its chain, what it is matched with and why, its history, what people said of it."""

from collections.abc import Iterable, Sequence

from fastapi import APIRouter, HTTPException, Request, Response

from rashomon.model import Claim, ClaimId, Comparison, Report
from rashomon.reconcile import ClaimEvent, claim_events
from rashomon.report.labels import status_label
from rashomon.run.amending import amendments
from rashomon.run.pipeline import View
from rashomon.run.regrouping import regroup
from rashomon.run.views import look_at
from rashomon.schema.records import claim_record, comparison_record
from rashomon.serve.answers import Context, kept_answer
from rashomon.serve.reading import claim_words
from rashomon.serve.reviewed import finding_words, reading, review_record, standing_reviews
from rashomon.store import Session
from rashomon.store.articles import StoredArticle
from rashomon.store.reviews import taken_back
from rashomon.store.users import Role

# Claims of the story offered for a link.
MAX_LINKABLE = 60


def router(context: Context) -> APIRouter:
    """The view of a claim."""
    routes = APIRouter(tags=["claims"])

    @routes.get("/claims/{claim}")
    @routes.get("/claims/{claim}.json")
    def show_claim(request: Request, claim: str) -> Response:
        """A claim with its evidence, chain, comparisons, history and reviews."""
        visitor = context.guard.require(request, Role.READER)

        def build(session: Session) -> tuple[str, dict[str, object]]:
            return "claim.html", _claim_data(session, claim, context)

        return kept_answer(request, context, visitor, build)

    return routes


def find_claim(session: Session, name: str) -> Claim:
    """A claim by its id.

    Raises:
        HTTPException: 404, there is none.
    """
    article = session.articles.article_of_claim(name)
    for extraction in session.articles.extractions([article]) if article else ():
        for one in extraction.claims:
            if one.id == name:
                return one
    raise HTTPException(404, f"there is no claim {name!r}; it may have gone when its article was read anew")


def _claim_data(session: Session, name: str, context: Context) -> dict[str, object]:
    claim = find_claim(session, name)
    stored = session.articles.get([claim.article])[0]
    reviews = standing_reviews(session, count=True)
    said = amendments(reviews, [claim])
    stories = homes(session, claim)
    reports = [
        look.report
        for story in stories
        if (look := look_at(session, story, config=context.config, view=View(), reviews=reviews))
    ]
    claims = {one.id: one for report in reports for one in report.claims}
    history = [one for one in session.reviews.all() if claim.id in one.target.split()]
    gone = taken_back(history)
    return {
        "claim": claim_record(claim, stored.article),
        "words": claim_words(claim),
        "reviewed": reading(claim, said),
        "article": {"id": claim.article, "outlet": stored.article.outlet, "title": stored.article.title},
        "context": _context(stored.article.text, claim),
        "stories": list(stories),
        "comparisons": _meetings(claim, _comparisons(session, claim, reports), claims, reports),
        "findings": [
            finding_words(one)
            for report in reports
            for one in report.findings
            if any(claim.id in position.claims for position in one.positions)
        ],
        "linkable": _linkable(claim, reports),
        "history": _history(session, claim, stored),
        "reviews": [review_record(one, gone) for one in history],
    }


def homes(session: Session, claim: Claim) -> tuple[str, ...]:
    """The stories a claim is shown in, as people grouped them: of a divided article, those that its part tells."""
    regrouping = regroup(session, standing_reviews(session, count=True))
    moved = [one for found in regrouping.memberships.values() for one in found if one.article == claim.article]
    machine = [one for one in session.memberships.of(claim.article) if one.story not in regrouping.touched]
    placed = [*moved, *machine]
    takers = [one.story for one in placed if any(passage.covers(claim.anchor) for passage in one.passages)]
    return tuple(dict.fromkeys(takers or [one.story for one in placed if not one.passages]))


# Characters shown on each side of a claim's own words.
CONTEXT = 220


def _context(text: str, claim: Claim) -> dict[str, str]:
    anchor = claim.anchor
    if anchor.field.value != "text":
        return {"before": "", "words": "", "after": ""}
    start, end = max(0, anchor.start - CONTEXT), anchor.end + CONTEXT
    before, after = text[start : anchor.start], text[anchor.end : end]
    # Cut between words, not within one.
    return {
        "before": f"… {before.partition(' ')[2]}" if start else before,
        "words": text[anchor.start : anchor.end],
        "after": f"{after.rpartition(' ')[0]} …" if end < len(text) else after,
    }


# ---------------------------------------------------------------- what it meets


def _comparisons(session: Session, claim: Claim, reports: Sequence[Report]) -> list[Comparison]:
    """As people see them; for a claim that they set aside, as the machine did."""
    found = [one for report in reports for one in report.comparisons if claim.id in (one.left, one.right)]
    if found or any(one.id == claim.id for report in reports for one in report.claims):
        return found
    results = [session.stories.get(story) for story in session.memberships.of_article(claim.article)]
    return [one for result in results if result for one in result.comparisons if claim.id in (one.left, one.right)]


def _meetings(
    claim: Claim, comparisons: Iterable[Comparison], claims: dict[ClaimId, Claim], reports: Sequence[Report]
) -> list[dict[str, object]]:
    outlets = {article.id: article.outlet for report in reports for article in report.articles}
    made = []
    for one in comparisons:
        other = one.right if one.left == claim.id else one.left
        label = status_label(one.verdict)
        record: dict[str, object] = {**comparison_record(one), "other": other, "sign": label.sign, "word": label.word}
        if met := claims.get(other):
            record |= {"words": claim_words(met), "article": met.article, "outlet": outlets.get(met.article)}
        made.append(record)
    return made


def _linkable(claim: Claim, reports: Sequence[Report]) -> list[dict[str, object]]:
    """Claims of the same kind in the same story that answer another question so far."""
    together = {
        other
        for report in reports
        for finding in report.findings
        if (members := {one for position in finding.positions for one in position.claims}) and claim.id in members
        for other in members
    }
    outlets = {article.id: article.outlet for report in reports for article in report.articles}
    found = [
        one
        for report in reports
        for one in report.claims
        if one.kind == claim.kind and one.id != claim.id and one.id not in together
    ]
    return [
        {"id": one.id, "words": claim_words(one), "outlet": outlets.get(one.article) or one.article}
        for one in found[:MAX_LINKABLE]
    ]


# ---------------------------------------------------------------- history


def _history(session: Session, claim: Claim, stored: StoredArticle) -> list[dict[str, object]]:
    """What became of the claim over the versions of its article, oldest first."""
    versions = session.articles.versions(stored.lineage)
    if len(versions) < 2:
        return []
    extractions = session.articles.extractions([one.article.id for one in versions])
    read = [one for extraction in extractions for one in extraction.claims]
    events = claim_events([one.article for one in versions], read)
    known = {str(one.article.id): one for one in versions}
    own = _chain(claim.id, events)
    return [
        {
            "change": event.change.value,
            "version": known[event.article].version,
            "at": known[event.article].known_at.isoformat(),
            "article": event.article,
            "before": _link(event.before),
            "after": _link(event.after),
        }
        for event in events
        if own & {one.id for one in (event.before, event.after) if one}
    ]


def _chain(claim: ClaimId, events: Sequence[ClaimEvent]) -> set[ClaimId]:
    """The claim with what it was in earlier versions and became in later ones."""
    own = {claim}
    for event in (*events, *reversed(events)):
        if event.before and event.after and own & {event.before.id, event.after.id}:
            own |= {event.before.id, event.after.id}
    return own


def _link(claim: Claim | None) -> dict[str, str] | None:
    return {"id": claim.id, "value": claim_words(claim)["value"]} if claim else None
