"""Stories for a list: as people grouped them, each with its latest figure, where accounts differ, when it moved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from rashomon.config import Config
from rashomon.model import Finding, Position, Status, StoryId
from rashomon.report.labels import (
    is_figure,
    is_lead,
    kind_label,
    kind_rank,
    quantity_words,
    question_title,
    status_label,
)
from rashomon.run.pipeline import View
from rashomon.run.regrouping import Regrouping, regroup
from rashomon.run.results import glance
from rashomon.run.views import look_at
from rashomon.store import Session
from rashomon.store.reviews import Review
from rashomon.store.stories import StoredStory, StoryResult
from rashomon.values import Quantity, Relation, relate

# Statuses told in a list, in this order, and how many questions are named for each.
TOLD = (Status.DISPUTED, Status.DENIED, Status.UPDATED)
NAMED = 2

# Width of the strip of articles through time, in units of the drawing; and the least span it stands for.
STRIP = 168.0
LEAST_SPAN = timedelta(hours=6)
# Midnights are drawn up to this span; beyond it they would fill the strip.
MOST_MIDNIGHTS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A story in a list, with what was worked out about it."""

    story: StoredStory
    result: StoryResult


def listed(
    session: Session, reviews: Sequence[Review], *, config: Config, limit: int, offset: int
) -> tuple[Listed, ...]:
    """Stories by activity, merged and split as people put on record.

    Args:
        session: of the workspace.
        reviews: those that stand.
        config: options of the stages, for stories that only people made.
        limit: how many.
        offset: how many are passed over.
    """
    regrouping = regroup(session, reviews)
    if not regrouping.touched:
        found = session.stories.list(limit=limit, offset=offset)
        return tuple(one for story in found if (one := _machine(session, story)))
    made = [_made(session, story, reviews, regrouping, config) for story in regrouping.members]
    by_machine = session.stories.list(limit=limit + offset, without=regrouping.touched)
    everything = [*((one, None) for one in by_machine), *((one.story, one) for one in made if one)]
    everything.sort(key=lambda pair: (-_seconds(pair[0].updated), pair[0].id))
    page = everything[offset : offset + limit]
    found_all = (one or _machine(session, story) for story, one in page)
    return tuple(one for one in found_all if one)


def _seconds(moment: datetime | None) -> float:
    return moment.timestamp() if moment else 0.0


def _machine(session: Session, story: StoredStory) -> Listed | None:
    result = session.stories.get(story.id)
    return Listed(story=story, result=result) if result else None


def _made(
    session: Session, story: StoryId, reviews: Sequence[Review], regrouping: Regrouping, config: Config
) -> Listed | None:
    look = look_at(session, story, config=config, view=View(), reviews=reviews)
    stored = session.articles.get(regrouping.members[story])
    if look is None or not stored:
        return None
    machine = look.report
    result = StoryResult(
        story=machine.stories[0],
        memberships=machine.memberships,
        copies=machine.copies,
        comparisons=machine.comparisons,
        findings=machine.findings,
    )
    return Listed(story=glance(result, stored, now=stored[-1].known_at), result=result)


def digest(session: Session, one: Listed) -> dict[str, object]:
    """A story in a list, as JSON-able values."""
    story, findings = one.story, one.result.findings
    known = session.articles.known(one.result.story.articles)
    return {
        "id": story.id,
        "title": story.title,
        "opened": story.opened.isoformat() if story.opened else None,
        "updated": story.updated.isoformat() if story.updated else None,
        "articles": story.articles,
        "outlets": story.outlets,
        "origins": story.origins,
        "conflicts": story.conflicts,
        "figure": latest_figure([one for one in findings if is_lead(one, story.articles)]),
        "statuses": [told for status in TOLD if (told := _told(status, findings))],
        "known": [moment.isoformat() for moment in known],
    }


def latest_figure(findings: Sequence[Finding]) -> dict[str, object] | None:
    """The figure to name a story by: of the first kind in the ledger's order, the one most accounts give.

    Where accounts differ, two values that exclude each other are named.
    """
    figures = [one for one in findings if is_figure(one.question.kind) and one.positions]
    if not figures:
        return None
    chosen = min(figures, key=_weight)
    is_disputed = chosen.status in (Status.DISPUTED, Status.DENIED)
    shown = (is_disputed and _at_odds(chosen.positions)) or chosen.positions[-1:]
    values = [quantity_words(one.value) for one in shown if isinstance(one.value, Quantity)]
    return {
        "values": values,
        "is_split": len(shown) > 1,
        "kind": kind_label(chosen.question.kind).lower(),
        "claim": shown[-1].claims[-1],
    }


def _at_odds(positions: Sequence[Position]) -> Sequence[Position]:
    """The first value and the last of another origin that excludes it; none where all allow one number."""
    for later in reversed(positions):
        for earlier in positions:
            if set(earlier.origins).isdisjoint(later.origins) and (
                relate(earlier.value, later.value) is Relation.DISJOINT
            ):
                return earlier, later
    return ()


def _weight(finding: Finding) -> tuple[int, int, str]:
    return kind_rank(finding.question.kind), -finding.counts.articles, finding.id


def _told(status: Status, findings: Sequence[Finding]) -> dict[str, object] | None:
    found = [one for one in findings if one.status is status]
    if not found:
        return None
    label = status_label(status)
    found.sort(key=lambda one: (not is_figure(one.question.kind), -one.counts.articles, one.id))
    titles = [question_title(one.question).rstrip("?") for one in found]
    return {
        "status": label.id,
        "sign": label.sign,
        "word": label.word.lower(),
        "count": len(found),
        "about": [title for title in dict.fromkeys(titles) if title][:NAMED] if status is not Status.UPDATED else [],
    }


def strip(known: Sequence[datetime]) -> dict[str, list[float]]:
    """Where the articles of a story and the midnights between them stand on its strip."""
    if not known:
        return {"ticks": [], "midnights": []}
    first, last = known[0], known[-1]
    span = max(last - first, LEAST_SPAN)
    days = [
        first.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=n) for n in range(1, span.days + 2)
    ]
    inside = [day for day in days if first < day < last]

    def place(moment: datetime) -> float:
        return round(2 + (moment - first) / span * (STRIP - 4), 1)

    return {
        "ticks": sorted({place(moment) for moment in known}),
        "midnights": [place(day) for day in inside] if len(inside) <= MOST_MIDNIGHTS else [],
    }
