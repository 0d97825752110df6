"""The seven stages in order: inputs in, a report out."""

import logging
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from rashomon.acquire import acquire, read_record
from rashomon.clean import clean
from rashomon.cluster import cluster
from rashomon.config import Config
from rashomon.errors import InputError
from rashomon.match import Ruling, match, relink
from rashomon.model import (
    Article,
    Capture,
    Claim,
    Comparison,
    Copy,
    Finding,
    FindingId,
    Reduction,
    Rejection,
    Report,
    Stage,
    Story,
    claims_told,
)
from rashomon.reconcile import POLICIES, known_at, reconcile, reduce, still_standing
from rashomon.run.local import extract_all, failures
from rashomon.run.progress import Progress

log = logging.getLogger(__name__)

type Input = Article | Capture | Mapping[str, object] | str | Path
"""What may be compared: a path or URL, a record with a text, or what acquire and clean made of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """From where the claims are looked at.

    Attributes:
        policy: how the figures of a finding are reduced; an id of `rashomon.reconcile.POLICIES`.
        as_known_at: only what was known then counts; None for all.
    """

    policy: str = "show_all"
    as_known_at: datetime | None = None

    def __post_init__(self) -> None:
        """Reject a policy that does not exist."""
        if self.policy not in POLICIES:
            raise InputError(f"no policy {self.policy!r}; there are: {', '.join(POLICIES)}")


def compare(
    inputs: Iterable[Input],
    *,
    config: Config | None = None,
    view: View | None = None,
    now: datetime | None = None,
    progress: Progress | None = None,
) -> Report:
    """Compare accounts: all seven stages but the last, whose formats `rashomon.report` makes from the result.

    Args:
        inputs: paths, URLs, records with a `text`, or articles, in any mixture.
        config: options of the stages.
        view: the policy, and the instant up to which things were known.
        now: the instant of the capture; None for files.
        progress: told of every article a stage has done.

    Returns:
        Articles, rejections, stories, copies, mentions, claims, comparisons and findings.

    Raises:
        InputError: something named does not exist.
    """
    config, view = config or Config(), view or View()
    articles, rejections = read_inputs(inputs, config=config, now=now)
    return compare_articles(articles, rejections, config=config, view=view, progress=progress)


def read_inputs(
    inputs: Iterable[Input], *, config: Config, now: datetime | None = None
) -> tuple[list[Article], list[Rejection]]:
    """Acquire and clean: every input becomes an article or a rejection; an id that comes twice is kept once."""
    articles: dict[str, Article] = {}
    rejections: list[Rejection] = []
    with _logged(Stage.CLEAN):
        for made in _articles(inputs, config, now):
            if isinstance(made, Rejection):
                rejections.append(made)
            elif made.id not in articles:
                articles[made.id] = made
            elif articles[made.id] != made:
                rejections.append(_duplicate(made))
    return list(articles.values()), rejections


def _duplicate(article: Article) -> Rejection:
    message = f"another article has the id {article.id!r} already; give each article an id of its own"
    return Rejection(stage=Stage.CLEAN, code="duplicate_id", message=message, location=article.id)


def _articles(inputs: Iterable[Input], config: Config, now: datetime | None) -> Iterator[Article | Rejection]:
    for number, given in enumerate(inputs, start=1):
        if isinstance(given, Article):
            yield given
            continue
        for capture in _captures(given, number, config, now):
            yield capture if isinstance(capture, Rejection) else clean(capture, options=config.clean)


def _captures(given: Input, number: int, config: Config, now: datetime | None) -> Iterable[Capture | Rejection]:
    match given:
        case Capture():
            return (given,)
        case Mapping():
            return (read_record(given, f"record:{number}", now),)
        case str() | Path():
            return acquire([str(given)], options=config.acquire, now=now)
    raise InputError(f"cannot compare a {type(given).__name__}; give paths, URLs, records with a text, or articles")


def compare_articles(
    articles: Sequence[Article],
    rejections: Sequence[Rejection] = (),
    *,
    config: Config,
    view: View,
    progress: Progress | None = None,
) -> Report:
    """Cluster, extract, match and reconcile articles that have been cleaned."""
    articles, _ = known_at(articles, (), view.as_known_at)
    with _logged(Stage.CLUSTER):
        clustering = cluster(articles, options=config.cluster)
    with _logged(Stage.EXTRACT):
        extractions = extract_all(articles, workers=config.extract.workers, progress=progress)
    claims = tuple(claim for extraction in extractions for claim in extraction.claims)
    mentions = tuple(mention for extraction in extractions for mention in extraction.mentions)
    found = [
        compare_story(
            story, articles, claims_told(story, claims, clustering.memberships), clustering.copies, config=config
        )
        for story in clustering.stories
    ]
    findings = tuple(finding for _, part in found for finding in part)
    claims = still_standing(claims, articles, config.reconcile)
    report = Report(
        articles=tuple(articles),
        rejections=(*rejections, *failures(extractions)),
        stories=clustering.stories,
        memberships=clustering.memberships,
        copies=clustering.copies,
        mentions=mentions,
        claims=claims,
        comparisons=tuple(comparison for part, _ in found for comparison in part),
        findings=findings,
        policy=view.policy,
        as_known_at=view.as_known_at,
    )
    return replace(report, reductions=reductions(report))


def compare_story(
    story: Story,
    articles: Sequence[Article],
    claims: Sequence[Claim],
    copies: Sequence[Copy],
    *,
    config: Config,
    rulings: Sequence[Ruling] = (),
) -> tuple[tuple[Comparison, ...], tuple[Finding, ...]]:
    """Match and reconcile the claims of one story.

    Args:
        story: the story.
        articles: may be those of other stories too, which are passed over.
        claims: likewise.
        copies: likewise.
        config: options of the two stages.
        rulings: what people said about which claims answer one question.
    """
    members = frozenset(story.articles)
    own_articles = [article for article in articles if article.id in members]
    own_claims = [claim for claim in claims if claim.article in members]
    own_copies = [copy for copy in copies if copy.article in members and copy.of in members]
    with _logged(Stage.MATCH):
        matches = match(story, own_articles, own_claims, own_copies, options=config.match)
        matches = relink(matches, {claim.id: claim for claim in own_claims}, rulings)
    with _logged(Stage.RECONCILE):
        findings = reconcile(story, matches, own_articles, own_claims, own_copies, options=config.reconcile)
    stand = {claim.id for claim in still_standing(own_claims, own_articles, config.reconcile)}
    comparisons = (comparison for one in matches for comparison in one.comparisons)
    return tuple(one for one in comparisons if one.left in stand and one.right in stand), findings


def reductions(report: Report) -> dict[FindingId, Reduction]:
    """What the report's policy makes of each finding about figures."""
    claims = {claim.id: claim for claim in report.claims}
    made = {finding.id: reduce(finding, claims, policy=report.policy) for finding in report.findings}
    return {name: reduction for name, reduction in made.items() if reduction is not None}


@contextmanager
def _logged(stage: Stage) -> Iterator[None]:
    start = time.perf_counter()
    yield
    log.info("done", extra={"stage": stage.value, "ms": round(1000 * (time.perf_counter() - start))})
