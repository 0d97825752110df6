"""One claim: its evidence, its chain, what it is matched with and why, what people said of it; and one source."""

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response

from rashomon.model import Claim, ClaimId, Comparison
from rashomon.schema.records import claim_record, comparison_record, finding_record
from rashomon.serve.answers import Context, answer
from rashomon.serve.reading import claim_words
from rashomon.store import Session
from rashomon.store.reviews import Review, taken_back
from rashomon.store.users import Role


def router(context: Context) -> APIRouter:
    """The views of claims and sources."""
    routes = APIRouter(tags=["claims"])

    @routes.get("/claims/{claim}")
    @routes.get("/claims/{claim}.json")
    def show_claim(request: Request, claim: str) -> Response:
        """A claim with its evidence, chain, comparisons and reviews."""
        visitor = context.guard.require(request, Role.READER)
        with context.store.read() as session:
            data = _claim_data(session, claim)
        return answer(request, "claim.html", data, visitor=visitor)

    @routes.get("/source")
    @routes.get("/source.json")
    def show_source(request: Request, name: Annotated[str, Query(min_length=1, max_length=300)]) -> Response:
        """A source: what it originated, was quoted for and copied. No rating."""
        visitor = context.guard.require(request, Role.READER)
        with context.store.read() as session:
            data = _source_data(session, name)
        return answer(request, "source.html", data, visitor=visitor)

    return routes


def _find(session: Session, claim: str) -> Claim:
    article = session.articles.article_of_claim(claim)
    for extraction in session.articles.extractions([article]) if article else ():
        for one in extraction.claims:
            if one.id == claim:
                return one
    raise HTTPException(404, f"there is no claim {claim!r}; it may have gone when its article was read anew")


def _claim_data(session: Session, name: str) -> dict[str, object]:
    claim = _find(session, name)
    article = session.articles.get([claim.article])[0].article
    stories = session.stories.of_article(claim.article)
    comparisons: list[Comparison] = []
    findings: list[dict[str, object]] = []
    for story in stories:
        result = session.stories.get(story)
        if result:
            comparisons += [one for one in result.comparisons if claim.id in (one.left, one.right)]
            findings += [
                finding_record(one)
                for one in result.findings
                if any(claim.id in position.claims for position in one.positions)
            ]
    history = session.reviews.all(target=claim.id)
    return {
        "claim": claim_record(claim, article),
        "words": claim_words(claim),
        "article": {"id": article.id, "outlet": article.outlet, "title": article.title},
        "context": _context(article.text, claim),
        "stories": list(stories),
        "comparisons": [_beside(session, one, claim.id) for one in comparisons],
        "findings": findings,
        "reviews": [_review_record(one, taken_back(history)) for one in history],
    }


# Characters shown on each side of a claim's own words.
CONTEXT = 220


def _context(text: str, claim: Claim) -> dict[str, str]:
    anchor = claim.anchor
    if anchor.field.value != "text":
        return {"before": "", "words": "", "after": ""}
    start, end = max(0, anchor.start - CONTEXT), anchor.end + CONTEXT
    return {
        "before": ("… " if start else "") + text[start : anchor.start],
        "words": text[anchor.start : anchor.end],
        "after": text[anchor.end : end] + (" …" if end < len(text) else ""),
    }


def _beside(session: Session, comparison: Comparison, own: ClaimId) -> dict[str, object]:
    other = comparison.right if comparison.left == own else comparison.left
    record: dict[str, object] = {**comparison_record(comparison), "other": other}
    article = session.articles.article_of_claim(other)
    for extraction in session.articles.extractions([article]) if article else ():
        for claim in extraction.claims:
            if claim.id == other:
                record |= {"words": claim_words(claim), "article": claim.article}
    return record


def _review_record(review: Review, gone: frozenset[int]) -> dict[str, object]:
    return {
        "seq": review.seq,
        "at": review.at.isoformat(),
        "author": review.author,
        "action": review.action.value,
        "detail": dict(review.detail),
        "undoes": review.undoes,
        "stands": review.seq not in gone,
    }


def _source_data(session: Session, name: str) -> dict[str, object]:
    rows = session.articles.said_by(name)
    if not rows:
        raise HTTPException(404, f"nothing is said by or through {name!r} in this workspace")
    articles = {str(one.article.id): one for one in session.articles.get(sorted({row.article for row in rows}))}
    copied = Counter[str]()
    for story in sorted({one for article in articles for one in session.stories.of_article(article)}):
        result = session.stories.get(story)
        for copy in result.copies if result else ():
            if copy.article in articles and articles[copy.article].article.outlet == name:
                copied["words taken over"] += 1
            if copy.of in articles and articles[copy.of].article.outlet == name:
                copied["words taken by others"] += 1
    return {
        "name": name,
        "claims": [
            {
                "id": row.id,
                "article": row.article,
                "outlet": articles[row.article].article.outlet if row.article in articles else None,
                "known_at": articles[row.article].known_at.isoformat() if row.article in articles else None,
                "kind": row.kind,
                "lower": row.lower,
                "upper": row.upper,
                "counted": row.counted,
                "place": row.place,
                "stance": row.stance,
                "as": row.role,
            }
            for row in rows
        ],
        "roles": dict(Counter(row.role for row in rows)),
        "denied": sum(row.stance == "denies" for row in rows),
        "copied": dict(copied),
    }
