"""Articles that tell of several events: which passages of a round-up or a live blog tell of which other story.

A paragraph is read like a small article. It tells of another story when most of what it says, and most of the names it
gives, stands in one report of that story, published about the same time, and much less of it in the article's own one.
"""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rashomon.cluster.features import Feature, read_features
from rashomon.cluster.reasons import list_shared
from rashomon.cluster.similarity import Vector, covers, days_between, weigh
from rashomon.cluster.stories import StoryIndex
from rashomon.model import Article, ArticleId, Span, StoryId

# Shortest paragraph that is looked at, in words: a shorter one could be about anything.
MIN_PARAGRAPH_WORDS = 12
# Names that a paragraph and the report of the other story have in common, at least.
MIN_SHARED_NAMES = 2
# Part of the paragraph, and of its names, that the report must hold (weighted, 0-1).
MIN_COVERED = 0.4
MIN_NAMES_COVERED = 0.6
# Part of the names in the report's lead that the paragraph gives: the report is about this, and no round-up itself.
MIN_LEAD_COVERED = 0.5
# What the own story holds of the paragraph must be below this part of it.
MAX_OWN_COVERED = 0.6
# Days between the article and the report. Beyond it is background, not news.
MAX_GAP_DAYS = 3
# A further story holds so many words and so much of the article: a paragraph of background is no story told.
MIN_PART_WORDS = 30
MIN_PART_SHARE = 0.15
# An article of which more than this tells of one other story is a report of it that was put elsewhere, not a round-up.
MAX_PART_SHARE = 0.8
# With so many further stories the article is a round-up, and each may be short.
ROUND_UP_STORIES = 3

_PARAGRAPH = re.compile(r"[^\n]*\w[^\n]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What an article tells of a story that is not its own: the passages, and what ties them to it."""

    story: StoryId
    passages: tuple[Span, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Tie:
    """A paragraph that tells of another story, through one of its reports."""

    story: StoryId
    span: Span
    words: int
    vector: Vector
    report: ArticleId


def find_parts(article: Article, index: StoryIndex) -> tuple[Part, ...]:
    """The further stories that an article tells, each with its passages.

    Args:
        article: one that is active in the index; any other has no parts.
        index: after the reports of the other stories have arrived.

    Returns:
        Further stories in the order in which the article comes to them; empty for the usual article.
    """
    if article.id not in index.vectors:
        return ()
    ties: dict[StoryId, list[_Tie]] = {}
    for tie in _ties(article, index):
        ties.setdefault(tie.story, []).append(tie)
    words = len(article.text.split())
    is_round_up = len(ties) >= ROUND_UP_STORIES
    found = []
    for story, parts in ties.items():
        told = sum(tie.words for tie in parts)
        share = told / words
        if told >= MIN_PART_WORDS and (is_round_up or share >= MIN_PART_SHARE) and share <= MAX_PART_SHARE:
            found.append(_part(story, parts, index))
    return tuple(found)


def rename_story(parts: Iterable[Part], gone: StoryId, kept: StoryId) -> tuple[Part, ...]:
    """Parts after one story was taken in by another: two of the same story become one."""
    made: dict[StoryId, Part] = {}
    for part in parts:
        story = kept if part.story == gone else part.story
        known = made.get(story)
        spans = (*known.passages, *part.passages) if known else part.passages
        first = known or part
        made[story] = replace(first, story=story, passages=tuple(sorted(spans, key=lambda span: span.start)))
    return tuple(made.values())


def is_near_another(vector: Vector, index: StoryIndex) -> bool:
    """Whether an article as a whole gives the names of another story's report: without that no paragraph can."""
    ours = index.stories[vector.article]
    near = (index.vectors[other] for other in index.near(vector.article) if index.stories[other] != ours)
    return any(is_named(vector, report) for report in near)


def _part(story: StoryId, ties: list[_Tie], index: StoryIndex) -> Part:
    fullest = max(ties, key=lambda tie: tie.words)
    reasons = ("told in a part of the article", *list_shared(fullest.vector, index.vectors[fullest.report]))
    return Part(story=story, passages=tuple(tie.span for tie in ties), reasons=reasons)


def _ties(article: Article, index: StoryIndex) -> Iterator[_Tie]:
    hidden = [p.span for p in article.passages if not p.role.is_story]
    own = [index.vectors[other] for other in index.witnesses(index.stories[article.id]) if other != article.id]
    for match in _PARAGRAPH.finditer(article.text):
        span, words = Span(start=match.start(), end=match.end()), len(match.group().split())
        if words < MIN_PARAGRAPH_WORDS or any(one.overlaps(span) for one in hidden):
            continue
        read = read_features(replace(article, title=None, text=match.group(), passages=()))
        vector = weigh(read, index.frequencies)
        if report := _nearest_report(vector, article, own, index):
            yield _Tie(index.stories[report], span, words, vector, report)


def _nearest_report(paragraph: Vector, article: Article, own: list[Vector], index: StoryIndex) -> ArticleId | None:
    """The report of another story that holds most of a paragraph; None where none holds enough of it."""
    ours = index.stories[article.id]
    near = [other for other in index.neighbours.find(paragraph) if index.stories[other] != ours]
    covered = {other: covers(paragraph, index.vectors[other]) for other in near}
    best = max(near, key=lambda other: covered[other], default=None)
    if best is None or covered[best] < MIN_COVERED or not _is_told(paragraph, index.vectors[best]):
        return None
    held = max((covers(paragraph, vector) for vector in own), default=0.0)
    return best if held < MAX_OWN_COVERED * covered[best] else None


def _is_told(paragraph: Vector, report: Vector) -> bool:
    """Whether the paragraph gives the names that the report is about, at the time of the report."""
    shared = paragraph.names & report.weights.keys()
    return (
        len(shared) >= MIN_SHARED_NAMES
        and _share(paragraph, shared, paragraph.names) >= MIN_NAMES_COVERED
        and is_named(paragraph, report)
    )


def is_named(text: Vector, report: Vector) -> bool:
    """Whether a text gives most of the names in the lead of a report, at the time of the report."""
    if days_between(text, report) > MAX_GAP_DAYS:
        return False
    return _share(report, report.lead_names & text.weights.keys(), report.lead_names) >= MIN_LEAD_COVERED


def _share(vector: Vector, some: frozenset[Feature], of: frozenset[Feature]) -> float:
    """How much of some features others make up, weighted."""
    whole = math.fsum(vector.weights[feature] ** 2 for feature in of)
    return math.fsum(vector.weights[feature] ** 2 for feature in some) / whole if whole else 0.0
