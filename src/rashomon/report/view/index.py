"""One story of a report with everything looked up by id: what all sections are computed from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from rashomon.model import (
    Article,
    ArticleId,
    Claim,
    ClaimId,
    Comparison,
    Copy,
    Finding,
    FindingId,
    Membership,
    Mention,
    Reduction,
    Report,
    Span,
    SpanRole,
    Story,
    StoryId,
    TextField,
    claims_told,
)
from rashomon.report.labels import is_figure, question_title
from rashomon.report.view.clock import Clock
from rashomon.report.view.sentences import Sentence, split_sentences, title_sentence
from rashomon.schema.claimants import Claimant, claimants, fold, usual_spellings
from rashomon.schema.parties import with_parties
from rashomon.values import Actor

_HALF_DAY = timedelta(hours=12)
_FAR = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """A story and its records.

    Attributes:
        prefix: goes before the ids of this story's sections; empty for a report of one story.
        articles: in order of publication.
        numbers: the number of each article in the whole report.
        claimants: the speaker behind each claim that has one, as the whole story names it; with parties marked.
        owners: for each article and field, who owns each stretch of characters: (start, end, claim), in order.
        anchors: the fragment of the claim's own mark, for claims that have one.
        memberships: where each article stands, in this story and in others; titles: of all stories of the report.
        policy, reductions: as in the report.
        hints: the time of a figure that shares all its other words with a weightier one.
        spellings: by folded name of an actor how it is written most often.
    """

    story: Story
    prefix: str
    articles: tuple[Article, ...]
    numbers: Mapping[ArticleId, int]
    by_id: Mapping[ArticleId, Article]
    claims: Mapping[ClaimId, Claim]
    claims_of: Mapping[ArticleId, tuple[Claim, ...]]
    claimants: Mapping[str, Claimant]
    findings: tuple[Finding, ...]
    comparisons: tuple[Comparison, ...]
    copies: tuple[Copy, ...]
    memberships: Mapping[ArticleId, tuple[Membership, ...]]
    titles: Mapping[StoryId, str]
    mentions: tuple[Mention, ...]
    sentences: Mapping[ArticleId, tuple[Sentence, ...]]
    owners: Mapping[tuple[ArticleId, TextField], tuple[tuple[int, int, ClaimId], ...]]
    anchors: Mapping[ClaimId, str]
    clock: Clock
    policy: str
    reductions: Mapping[FindingId, Reduction]
    hints: Mapping[FindingId, str]
    spellings: Mapping[str, str]

    def outlet(self, article: ArticleId) -> str:
        """The outlet's name, or the article's number where the outlet is not known."""
        return self.by_id[article].outlet or f"Article {self.numbers[article]}"

    @property
    def outlets(self) -> tuple[str, ...]:
        """Every outlet once, in order of first publication."""
        return tuple(dict.fromkeys(self.outlet(article.id) for article in self.articles))

    def sentence(self, article: ArticleId, span: Span) -> Sentence | None:
        """The sentence a span begins in."""
        if span.field is TextField.TITLE:
            return title_sentence(self.by_id[article])
        return next((one for one in self.sentences[article] if one.span.end > span.start), None)

    def is_copied(self, claim: Claim) -> bool:
        """Whether the claim's words stand in a passage that its article shares with a likely source."""
        return any(
            copy.article == claim.article
            and copy.direction != "undecided"
            and any(passage.span.covers(claim.anchor) for passage in copy.passages)
            for copy in self.copies
        )

    def holds_figure(self, claim: Claim) -> bool:
        """Whether a figure stands in the words of an event: then the figure tells it."""
        contents = claim.spans_of(SpanRole.CONTENT) or (claim.anchor,)
        return any(
            other.article == claim.article
            and is_figure(other.kind)
            and any(span.covers(other.anchor) for span in contents)
            for other in self.claims.values()
        )

    def held(self, finding: Finding) -> tuple[Claim, ...]:
        """The claims of a finding, in order of the time they speak of."""
        ids = dict.fromkeys(name for position in finding.positions for name in position.claims)
        return tuple(sorted((self.claims[name] for name in ids if name in self.claims), key=self.claim_order))

    def hint(self, finding: Finding) -> str:
        """What tells a figure from a weightier one of the same words; empty where nothing need to."""
        return self.hints.get(finding.id, "")

    def spelled(self, actor: Actor) -> str:
        """An actor's name as the story's articles write it most often: "Francois" here is "François" there."""
        return self.spellings.get(fold(actor.name), actor.name)

    def claim_order(self, claim: Claim) -> tuple[datetime, datetime, int, int]:
        """By as of, then known at, then place in the report."""
        return self.as_of(claim) or _FAR, claim.known_at or _FAR, self.numbers[claim.article], claim.anchor.start

    def known(self, claim: Claim) -> datetime | None:
        """Where a claim is drawn on the clock of what was known: the middle of the day where only that is known."""
        if claim.known_at is None or self.by_id[claim.article].is_published_exact:
            return claim.known_at
        return claim.known_at + _HALF_DAY

    def as_of(self, claim: Claim) -> datetime | None:
        """The last instant a claim can speak of, never later than it was known; that one where it names no time."""
        known = self.known(claim)
        if claim.when is None or claim.when.latest is None:
            return known
        return min(claim.when.latest, known) if known else claim.when.latest


def published_order(article: Article) -> tuple[datetime, str]:
    """Articles by publication, those without a date last."""
    return article.published or _FAR, article.id


def index_story(report: Report, story: Story, *, prefix: str, first_number: int) -> Index:
    """Look everything up that belongs to one story."""
    members = frozenset(story.articles)
    articles = tuple(sorted((one for one in report.articles if one.id in members), key=published_order))
    numbers = {article.id: number for number, article in enumerate(articles, start=first_number)}
    told_here = claims_told(story, report.claims, report.memberships)
    claims = {claim.id: claim for claim in told_here if claim.article in numbers}
    mentions = tuple(mention for mention in report.mentions if mention.article in numbers)
    claims_of: dict[ArticleId, list[Claim]] = {}
    for claim in claims.values():
        claims_of.setdefault(claim.article, []).append(claim)
    findings = tuple(finding for finding in report.findings if finding.story == story.id)
    sentences = {article.id: split_sentences(article) for article in articles}
    told = tuple(claims.values())
    owners = _owners(told)
    clock = _clock(articles)
    return Index(
        story=story,
        prefix=prefix,
        articles=articles,
        numbers=numbers,
        by_id={article.id: article for article in articles},
        claims=claims,
        claims_of={name: tuple(own) for name, own in claims_of.items()},
        claimants=with_parties(claimants(told), told),
        findings=findings,
        comparisons=tuple(one for one in report.comparisons if one.left in claims and one.right in claims),
        copies=tuple(copy for copy in report.copies if copy.article in numbers and copy.of in numbers),
        memberships=_memberships(report, articles),
        titles={one.id: one.title for one in report.stories},
        mentions=mentions,
        sentences=sentences,
        owners=owners,
        anchors=_anchors(owners, numbers),
        clock=clock,
        policy=report.policy,
        reductions=report.reductions,
        hints=_hints(findings, claims, clock),
        spellings=usual_spellings(one.value.name for one in mentions if isinstance(one.value, Actor)),
    )


def _memberships(report: Report, articles: Sequence[Article]) -> dict[ArticleId, tuple[Membership, ...]]:
    found: dict[ArticleId, list[Membership]] = {article.id: [] for article in articles}
    for one in report.memberships:
        if one.article in found:
            found[one.article].append(one)
    return {article: tuple(those) for article, those in found.items()}


def _hints(findings: Sequence[Finding], claims: Mapping[ClaimId, Claim], clock: Clock) -> dict[FindingId, str]:
    """The time of each figure that shares kind, group and place with one that more articles tell."""
    first: dict[str, FindingId] = {}
    hints: dict[FindingId, str] = {}
    for finding in sorted(findings, key=lambda one: (-one.counts.articles, one.id)):
        if not is_figure(finding.question.kind):
            continue
        if first.setdefault(question_title(finding.question), finding.id) == finding.id:
            continue
        held = [claims[name] for position in finding.positions for name in position.claims if name in claims]
        hint = next((words for claim in held if (words := clock.period(claim.when))), "")
        hints[finding.id] = hint
    return hints


def _clock(articles: Sequence[Article]) -> Clock:
    dates = [article.published for article in articles if article.published]
    return Clock(first=min(dates), last=max(dates)) if dates else Clock()


def _owners(claims: Sequence[Claim]) -> dict[tuple[ArticleId, TextField], tuple[tuple[int, int, ClaimId], ...]]:
    """Give every marked character to one claim: figures before words, short spans before long ones."""
    taken: dict[tuple[ArticleId, TextField], list[tuple[int, int, ClaimId]]] = {}
    for claim in sorted(claims, key=_owner_order):
        for span in _marked_spans(claim):
            stretches = taken.setdefault((claim.article, span.field), [])
            stretches.extend((start, end, claim.id) for start, end in _free(span.start, span.end, stretches))
    return {key: tuple(sorted(stretches)) for key, stretches in taken.items()}


def _owner_order(claim: Claim) -> tuple[bool, int, int, str]:
    anchor = claim.anchor
    return not is_figure(claim.kind), anchor.end - anchor.start, anchor.start, claim.id


def _marked_spans(claim: Claim) -> tuple[Span, ...]:
    return (claim.anchor,)


def _free(start: int, end: int, taken: Sequence[tuple[int, int, ClaimId]]) -> list[tuple[int, int]]:
    free: list[tuple[int, int]] = []
    position = start
    for left, right, _ in sorted(taken):
        if right <= position or left >= end:
            continue
        if position < left:
            free.append((position, left))
        position = max(position, right)
    if position < end:
        free.append((position, end))
    return free


def _anchors(
    owners: Mapping[tuple[ArticleId, TextField], tuple[tuple[int, int, ClaimId], ...]], numbers: Mapping[ArticleId, int]
) -> dict[ClaimId, str]:
    counts: dict[ArticleId, int] = {}
    anchors: dict[ClaimId, str] = {}
    for article, field in sorted(owners, key=lambda key: (numbers[key[0]], key[1] is TextField.TEXT)):
        for _, _, claim in owners[article, field]:
            if claim not in anchors:
                counts[article] = counts.get(article, 0) + 1
                anchors[claim] = f"a{numbers[article]}-c{counts[article]}"
    return anchors
