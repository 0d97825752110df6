"""All that is worked out about one story from its articles: the same however they arrived."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from rashomon.cluster import choose_title, find_copies
from rashomon.config import Config
from rashomon.model import Article, Claim, Membership, Status, Story, StoryId, claims_told, visitors
from rashomon.reconcile import known_at
from rashomon.run.pipeline import compare_story
from rashomon.schema.claimants import claimants
from rashomon.store import Session
from rashomon.store.articles import StoredArticle
from rashomon.store.stories import StoredStory, StoryResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """A story worked out, with what it was worked out from.

    Attributes:
        articles: every version; claims: every claim of them.
        told: the claims of the versions that stand, as far as they are of this story.
    """

    result: StoryResult
    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    told: tuple[Claim, ...]

    @property
    def origins(self) -> int:
        """How many sources with a name the story has, as its report counts them."""
        return len({one.name for one in claimants(self.told).values() if one.is_named})


def work_out(
    session: Session,
    story: StoryId,
    stored: Sequence[StoredArticle],
    *,
    config: Config,
    memberships: Sequence[Membership] | None = None,
) -> Worked:
    """Work a story out from its articles and what was read from them; stores nothing.

    Args:
        session: of the workspace, for the readings.
        story: its id.
        stored: its articles, every version.
        config: options of the stages.
        memberships: of these articles, where people grouped them; None for those that are stored.
    """
    if memberships is None:
        memberships = session.memberships.of_story(story)
    ordered = sorted(stored, key=lambda one: (one.known_at, one.article.id))
    articles = tuple(one.article for one in ordered)
    extractions = session.articles.extractions([article.id for article in articles])
    claims = tuple(claim for extraction in extractions for claim in extraction.claims)
    current, standing = known_at(articles, claims, None)
    record = Story(
        id=story, title=title_of(story, current, memberships), articles=tuple(article.id for article in articles)
    )
    told = claims_told(record, standing, memberships)
    copies = find_copies(articles, options=config.cluster, visiting=visitors(story, memberships))
    comparisons, findings = compare_story(record, current, told, copies, config=config)
    result = StoryResult(
        story=record,
        memberships=tuple(memberships),
        copies=copies,
        comparisons=comparisons,
        findings=findings,
    )
    return Worked(result=result, articles=articles, claims=claims, told=told)


def title_of(story: StoryId, articles: Sequence[Article], memberships: Iterable[Membership]) -> str:
    """The title of a story; articles of other stories, which tell of it in a part, do not name it.

    Args:
        story: its id.
        articles: in the order in which they were known.
        memberships: of these articles; others may be among them.
    """
    visiting = visitors(story, memberships)
    return choose_title([article for article in articles if article.id not in visiting] or articles)


def glance(result: StoryResult, stored: Sequence[StoredArticle], *, now: datetime) -> StoredStory:
    """A story for a list."""
    moments = sorted(one.known_at for one in stored)
    outlets = {one.article.outlet or one.article.id for one in stored}
    origins = {origin for finding in result.findings for position in finding.positions for origin in position.origins}
    conflicts = sum(finding.status in (Status.DISPUTED, Status.DENIED) for finding in result.findings)
    return StoredStory(
        id=result.story.id,
        title=result.story.title,
        opened=moments[0] if moments else now,
        updated=moments[-1] if moments else now,
        # Versions of one article are one, as in the report.
        articles=len({one.lineage for one in stored}),
        outlets=len(outlets),
        origins=len(origins),
        conflicts=conflicts,
    )
