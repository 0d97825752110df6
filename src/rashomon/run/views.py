"""Looking at a stored story: as it stands, as it was known at an instant, without a source, under a policy."""

from dataclasses import replace

from rashomon.config import Config
from rashomon.model import Article, Claim, Report
from rashomon.reconcile import ReconcileOptions, known_at, still_standing
from rashomon.run.pipeline import View, compare_story, reductions
from rashomon.store import Session
from rashomon.store.stories import StoryResult


def story_report(session: Session, story: str, *, config: Config, view: View) -> Report | None:
    """A stored story as a report; None if there is no such story.

    What was worked out when the last article came is used as it is, unless the view asks for another instant or a
    recount: then the story is worked out anew from its claims, which changes nothing in the store.

    Args:
        session: of the workspace.
        story: its id.
        config: its reconcile options say what is left out of the count.
        view: the policy, and the instant up to which things were known.
    """
    result = session.stories.get(story)
    if result is None:
        return None
    # Every version, not only those that stand now: an earlier one may be what was known then.
    stored = session.articles.get([membership.article for membership in result.memberships])
    moment = view.as_known_at
    articles = [
        one.article
        for one in sorted(stored, key=lambda one: (one.known_at, one.article.id))
        if moment is None or one.known_at <= moment
    ]
    extractions = session.articles.extractions([article.id for article in articles])
    told = [claim for extraction in extractions for claim in extraction.claims]
    current, claims = known_at(articles, told, view.as_known_at)
    names = {article.id for article in current}
    result = _worked_out(result, current, claims, config, view)
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
    result: StoryResult, current: tuple[Article, ...], claims: tuple[Claim, ...], config: Config, view: View
) -> StoryResult:
    story = replace(result.story, articles=tuple(article.id for article in current))
    if view.as_known_at is None and not _is_recount(config.reconcile):
        return replace(result, story=story)
    comparisons, findings = compare_story(story, current, claims, result.copies, config=config)
    return replace(result, story=story, comparisons=comparisons, findings=findings)


def _is_recount(options: ReconcileOptions) -> bool:
    return bool(options.without or options.without_families or options.without_party)
