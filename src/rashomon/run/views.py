"""Looking at a stored story: as it stands or as it was known, without a source, under a policy, with reviews."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.config import Config
from rashomon.model import Article, Claim, Extraction, Membership, Report, Story, StoryId, claims_told
from rashomon.reconcile import ReconcileOptions, known_at, still_standing
from rashomon.run.amending import Amendments, amend, amendments
from rashomon.run.pipeline import View, compare_story, reductions
from rashomon.run.regrouping import Regrouping, regroup
from rashomon.run.results import title_of, work_out
from rashomon.store import Session
from rashomon.store.articles import StoredArticle
from rashomon.store.reviews import Review
from rashomon.store.stories import StoryResult


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLook:
    """A story as it is looked at.

    Attributes:
        report: what is shown.
        said: what people said about its claims; empty in the machine's own view.
        regrouping: how people have grouped the stories.
        machine: what the machine worked out; None for a story that only people made.
        machine_claims: the claims as they were read, before any review.
    """

    report: Report
    said: Amendments
    regrouping: Regrouping
    machine: StoryResult | None
    machine_claims: tuple[Claim, ...]


def story_report(
    session: Session, story: str, *, config: Config, view: View, reviews: Sequence[Review] = ()
) -> Report | None:
    """A stored story as a report; None if there is no such story. The arguments are those of `look_at`."""
    look = look_at(session, story, config=config, view=view, reviews=reviews)
    return look.report if look else None


def look_at(
    session: Session, story: str, *, config: Config, view: View, reviews: Sequence[Review] = ()
) -> StoryLook | None:
    """A stored story as a report, with what led to it; None if there is no such story.

    What was worked out when the last article came is used as it is, unless the view asks for another instant or a
    recount, or a review changes it: then the story is worked out anew from its claims, which changes nothing in the
    store.

    Args:
        session: of the workspace.
        story: its id.
        config: its reconcile options say what is left out of the count.
        view: the policy, and the instant up to which things were known.
        reviews: those that stand and are to count; none for the machine's own view.
    """
    regrouping = regroup(session, reviews)
    machine = session.stories.get(story)
    given = regrouping.memberships.get(StoryId(story))
    if story in regrouping.into or (machine is None and given is None):
        return None
    if given is not None:
        given = (*given, *_told_elsewhere(session, StoryId(story), regrouping))
    result = _grouped(session, StoryId(story), machine, given, config)
    # Every version, not only those that stand now: an earlier one may be what was known then.
    stored = session.articles.get([membership.article for membership in result.memberships])
    articles = _known_articles(stored, view)
    extractions = session.articles.extractions([article.id for article in articles])
    read = tuple(claim for extraction in extractions for claim in extraction.claims)
    said = amendments(reviews, read)
    current, claims = known_at(articles, amend(read, said), view.as_known_at)
    claims = claims_told(replace(result.story, articles=tuple(one.id for one in current)), claims, result.memberships)
    result = _worked_out(result, (current, claims), said, config, view)
    return StoryLook(
        report=_report(result, current, claims, extractions, config=config, view=view),
        said=said,
        regrouping=regrouping,
        machine=machine,
        machine_claims=read,
    )


def _known_articles(stored: Sequence[StoredArticle], view: View) -> list[Article]:
    moment = view.as_known_at
    ordered = sorted(stored, key=lambda one: (one.known_at, one.article.id))
    return [one.article for one in ordered if moment is None or one.known_at <= moment]


def _told_elsewhere(session: Session, story: StoryId, regrouping: Regrouping) -> Iterator[Membership]:
    """What the articles of a story that people made tell of others in parts."""
    for one in session.memberships.parts_of(regrouping.members[story]):
        home = regrouping.into.get(one.story, one.story)
        is_there = home not in regrouping.members or one.article in regrouping.members[home]
        if home != story and is_there:
            yield replace(one, story=home)


def _grouped(
    session: Session,
    story: StoryId,
    machine: StoryResult | None,
    memberships: tuple[Membership, ...] | None,
    config: Config,
) -> StoryResult:
    """The story with the articles that people gave it, worked out if these are not the machine's."""
    if machine and memberships is None:
        return machine
    memberships = memberships or ()
    members = tuple(one.article for one in memberships if one.story == story)
    worked = work_out(session, story, session.articles.get(members), config=config, memberships=memberships)
    title = title_of(story, worked.articles, memberships)
    ordered = sorted(memberships, key=lambda one: (one.article, one.story))
    return replace(
        worked.result,
        story=Story(id=story, title=title, articles=members),
        memberships=tuple(ordered),
    )


def _report(
    result: StoryResult,
    current: Sequence[Article],
    claims: Sequence[Claim],
    extractions: Sequence[Extraction],
    *,
    config: Config,
    view: View,
) -> Report:
    names = {article.id for article in current}
    report = Report(
        articles=tuple(sorted(current, key=lambda article: (str(article.known_from), article.id))),
        rejections=(),
        stories=(result.story,) if current else (),
        memberships=tuple(one for one in result.memberships if one.article in names),
        copies=tuple(copy for copy in result.copies if copy.article in names and copy.of in names),
        mentions=tuple(
            mention for extraction in extractions for mention in extraction.mentions if mention.article in names
        ),
        claims=still_standing(claims, current, config.reconcile),
        comparisons=result.comparisons,
        findings=result.findings,
        policy=view.policy,
        as_known_at=view.as_known_at,
    )
    return replace(report, reductions=reductions(report))


def _worked_out(
    result: StoryResult,
    told: tuple[Sequence[Article], Sequence[Claim]],
    said: Amendments,
    config: Config,
    view: View,
) -> StoryResult:
    current, claims = told
    # A title that came later was not known then.
    title = title_of(result.story.id, current, result.memberships) if view.as_known_at else result.story.title
    story = replace(result.story, articles=tuple(article.id for article in current), title=title)
    if view.as_known_at is None and not _is_recount(config.reconcile) and not said.changes_anything:
        return replace(result, story=story)
    comparisons, findings = compare_story(story, current, claims, result.copies, config=config, rulings=said.rulings)
    return replace(result, story=story, comparisons=comparisons, findings=findings)


def _is_recount(options: ReconcileOptions) -> bool:
    return bool(options.without or options.without_families or options.without_party)
