"""What changed in a story between two states of it: each change with the spans that show it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from rashomon.model import (
    EVENT,
    Article,
    ArticleId,
    Claim,
    ClaimId,
    CopyBasis,
    Finding,
    Span,
    Status,
    StoryId,
    visitors,
)
from rashomon.reconcile import Change as ClaimChange
from rashomon.reconcile import ClaimEvent, claim_events
from rashomon.reconcile.origins import UNATTRIBUTED
from rashomon.store.stories import Change, ChangeKind, StoryResult
from rashomon.values import Quantity, caption

# Spans shown of what a withdrawn article had said.
MAX_SPANS = 5

_CONFLICTS = frozenset({Status.DISPUTED, Status.DENIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What changes are told with: the articles and claims of the story now."""

    articles: Mapping[str, Article]
    claims: Mapping[ClaimId, Claim]
    now: datetime


def changes_between(before: StoryResult | None, after: StoryResult, evidence: Evidence) -> tuple[Change, ...]:
    """Every change from one state of a story to the next.

    Args:
        before: the state that was stored; None if the story is new.
        after: the state now.
        evidence: articles and claims of the state now, and the instant.

    Returns:
        Changes in a fixed order: articles, what new versions say otherwise, copies, then findings by question.
    """
    return (
        *_article_changes(before, after, evidence),
        *_claim_changes(before, after, evidence),
        *_copy_changes(before, after, evidence),
        *_finding_changes(before, after, evidence),
    )


def _article_changes(before: StoryResult | None, after: StoryResult, evidence: Evidence) -> Iterator[Change]:
    known = set(before.story.articles) if before else set()
    visiting = visitors(after.story.id, after.memberships)
    first = next((one for one in after.story.articles if one not in visiting), after.story.articles[0])
    if before is None:
        yield _change(after, evidence, ChangeKind.STORY_OPENED, f"opened with {_told(first, evidence)}", article=first)
    for article in after.story.articles:
        if article in known or (before is None and article == first):
            continue
        version_of = evidence.articles[article].version_of
        kind = ChangeKind.ARTICLE_CHANGED if version_of else ChangeKind.ARTICLE_ADDED
        joined = "tells of it in a part" if article in visiting else "joined"
        words = "has changed" if version_of else joined
        yield _change(after, evidence, kind, f"{_told(article, evidence)} {words}", article=article)


_CLAIM_KINDS = {
    ClaimChange.ADDED: ChangeKind.CLAIM_ADDED,
    ClaimChange.CHANGED: ChangeKind.CLAIM_CHANGED,
    ClaimChange.WITHDRAWN: ChangeKind.CLAIM_WITHDRAWN,
}


def _claim_changes(before: StoryResult | None, after: StoryResult, evidence: Evidence) -> Iterator[Change]:
    """What new versions of articles say that the earlier ones did not, say otherwise, or no longer say."""
    known = set(before.story.articles) if before else set()
    fresh = [evidence.articles[name] for name in after.story.articles if name not in known]
    changed = [article for article in fresh if article.version_of in evidence.articles]
    earlier = [evidence.articles[article.version_of] for article in changed if article.version_of]
    for event in claim_events([*earlier, *changed], list(evidence.claims.values())):
        if event.article in {article.id for article in changed} and _is_seen(event, evidence):
            yield _claim_change(event, after, evidence)


def _is_seen(event: ClaimEvent, evidence: Evidence) -> bool:
    """Whether a reader sees the change where the claim stands: an event stands at its verb, which may be as it was."""
    if event.before is None or event.after is None or event.before.stance != event.after.stance:
        return True
    before, after = (_claim_span(one.id, evidence)[3] for one in (event.before, event.after))
    return before != after


def _claim_change(event: ClaimEvent, after: StoryResult, evidence: Evidence) -> Change:
    told = [claim for claim in (event.before, event.after) if claim is not None]
    spans = tuple(_claim_span(claim.id, evidence) for claim in told)
    words = " → ".join(f"“{words}”" for _, _, _, words in spans)
    verb = {ClaimChange.ADDED: "adds", ClaimChange.CHANGED: "changes", ClaimChange.WITHDRAWN: "no longer says"}
    what = told[-1].kind.replace("_", " ")
    summary = f"{_name(event.article, evidence)} {verb[event.change]} ({what}): {words}"
    return _change(after, evidence, _CLAIM_KINDS[event.change], summary, article=event.article, spans=spans)


def withdrawal(article: Article, claims: Sequence[Claim], *, story: StoryId, now: datetime) -> Change:
    """The change that an article was taken down by its outlet, with the spans of what it had said.

    Args:
        article: its last version.
        claims: read from it.
        story: where it stands.
        now: when it was found gone.
    """
    figures = [claim for claim in claims if isinstance(claim.value, Quantity)] or list(claims)
    spans = tuple(
        (str(article.id), claim.anchor.start, claim.anchor.end, article.quote(claim.anchor))
        for claim in figures[:MAX_SPANS]
    )
    name = article.outlet or article.title or article.id
    return Change(
        at=now,
        known_at=now,
        story=story,
        kind=ChangeKind.ARTICLE_WITHDRAWN,
        summary=f"{name} has taken its article down",
        article=ArticleId(article.id),
        spans=spans,
    )


def change_record(change: Change) -> dict[str, object]:
    """A change as a record, with the spans that show it."""
    return {
        "seq": change.seq,
        "at": change.at.isoformat(),
        "known_at": change.known_at.isoformat() if change.known_at else None,
        "story": change.story,
        "kind": change.kind.value,
        "summary": change.summary,
        "article": change.article,
        "spans": [
            {"article": article, "start": start, "end": end, "text": words}
            for article, start, end, words in change.spans
        ],
    }


def _copy_changes(before: StoryResult | None, after: StoryResult, evidence: Evidence) -> Iterator[Change]:
    known = {(copy.article, copy.of) for copy in before.copies} if before else set()
    for copy in after.copies:
        if (copy.article, copy.of) in known:
            continue
        spans = tuple(
            _shown(copy.article, shared.span.start, shared.span.end, evidence) for shared in copy.passages[:3]
        )
        credit = "rests on the same agency as" if copy.direction == "wire" else "credits"
        what = credit if copy.basis is CopyBasis.CREDIT else f"shares {copy.share:.0%} of its words with"
        summary = f"{_name(copy.article, evidence)} {what} {_name(copy.of, evidence)}"
        yield _change(after, evidence, ChangeKind.COPY_FOUND, summary, article=copy.article, spans=spans)


def _finding_changes(before: StoryResult | None, after: StoryResult, evidence: Evidence) -> Iterator[Change]:
    earlier = before.findings if before else ()
    by_claim = {claim: finding for finding in earlier for position in finding.positions for claim in position.claims}
    for finding in after.findings:
        claims = [claim for position in finding.positions for claim in position.claims]
        old = next((by_claim[claim] for claim in claims if claim in by_claim), None)
        new = tuple(claim for claim in claims if claim not in by_claim)
        if new or (old and old.status != finding.status):
            yield from _finding_change(old, finding, new, after, evidence)


def _finding_change(
    old: Finding | None, finding: Finding, new: tuple[ClaimId, ...], after: StoryResult, evidence: Evidence
) -> Iterator[Change]:
    spans = tuple(_claim_span(claim, evidence) for claim in new if claim in evidence.claims)
    topic = _topic(finding)
    known = _origins(old) if old else frozenset()
    if old and (fresh := sorted(_origins(finding) - known)):
        yield _change(after, evidence, ChangeKind.NEW_ORIGIN, f"{topic}: {', '.join(fresh)} joins in", spans=spans)
    if old and finding.status is Status.UPDATED and isinstance(finding.positions[-1].value, Quantity):
        values = f"{caption(old.positions[-1].value)} → {caption(finding.positions[-1].value)}"
        if old.positions[-1].value != finding.positions[-1].value:
            yield _change(after, evidence, ChangeKind.FIGURE_UPDATED, f"{topic}: {values}", spans=spans)
    was_conflict = old is not None and old.status in _CONFLICTS
    if finding.status in _CONFLICTS and not was_conflict:
        kind = ChangeKind.DENIAL if finding.status is Status.DENIED else ChangeKind.CONFLICT_OPENED
        yield _change(after, evidence, kind, f"{topic}: {finding.reasons[0] if finding.reasons else ''}", spans=spans)
    elif was_conflict and finding.status not in _CONFLICTS:
        yield _change(after, evidence, ChangeKind.CONFLICT_CLOSED, f"{topic}: no longer in conflict", spans=spans)


def _origins(finding: Finding) -> frozenset[str]:
    named = (origin for position in finding.positions for origin in position.origins)
    return frozenset(origin for origin in named if origin != UNATTRIBUTED)


def _topic(finding: Finding) -> str:
    question = finding.question
    if question.topic:
        return f"“{question.topic.strip('“”')}”"
    parts = [question.kind.replace("_", " ")]
    if question.counted and question.counted != "all":
        parts.append(question.counted)
    if question.place:
        parts.append(f"in {question.place}")
    return " ".join(parts)


def _claim_span(claim_id: ClaimId, evidence: Evidence) -> tuple[str, int, int, str]:
    claim = evidence.claims[claim_id]
    article, span = evidence.articles[claim.article], claim.anchor
    if claim.kind == EVENT:
        # The verb alone tells nobody what happened: from the first of its words to the last.
        parts = [one.span for one in claim.spans if one.span.field is span.field]
        span = Span(start=min(one.start for one in parts), end=max(one.end for one in parts), field=span.field)
    return (claim.article, span.start, span.end, article.quote(span))


def _shown(article: str, start: int, end: int, evidence: Evidence) -> tuple[str, int, int, str]:
    return (article, start, end, evidence.articles[article].text[start:end])


def _name(article: str, evidence: Evidence) -> str:
    known = evidence.articles.get(article)
    return (known.outlet or known.title or known.id) if known else article


def _told(article: str, evidence: Evidence) -> str:
    """An article by its outlet and title: one outlet has many."""
    known = evidence.articles.get(article)
    return f"{known.outlet}, “{known.title}”" if known and known.outlet and known.title else _name(article, evidence)


def _change(
    after: StoryResult,
    evidence: Evidence,
    kind: ChangeKind,
    summary: str,
    *,
    article: str | None = None,
    spans: tuple[tuple[str, int, int, str], ...] = (),
) -> Change:
    shown = article or (spans[0][0] if spans else None)
    known = evidence.articles.get(shown) if shown else None
    return Change(
        at=evidence.now,
        known_at=known.known_from if known else None,
        story=after.story.id,
        kind=kind,
        summary=summary,
        article=known.id if known else None,
        spans=spans,
    )
