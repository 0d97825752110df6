"""What reviews make of the machine's stories: two told as one, or some articles taken out into a story of their own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from rashomon.model import ArticleId, Membership, StoryId, content_id
from rashomon.store import Session
from rashomon.store.reviews import Review, ReviewAction

GROUPINGS = (ReviewAction.MERGE, ReviewAction.SPLIT)

ANCHORS = "anchors"
"""Where in `Review.detail` an article of each story stands, so that stories are found when their ids have changed."""


BY_HAND = "put here by a person, see the reviews"
"""The reason of an article that people put into a story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouping:
    """Where people's grouping differs from the machine's.

    Attributes:
        into: stories that were merged away, with the story they went into.
        memberships: every story whose articles differ from the machine's, the new ones included; an article that tells
            of several stories has the passages with it.
        reviews: for each of them the reviews that made it so, in order.
    """

    into: Mapping[StoryId, StoryId] = field(default_factory=dict)
    memberships: Mapping[StoryId, tuple[Membership, ...]] = field(default_factory=dict)
    reviews: Mapping[StoryId, tuple[Review, ...]] = field(default_factory=dict)

    @property
    def members(self) -> Mapping[StoryId, tuple[ArticleId, ...]]:
        """The articles of those stories."""
        return {story: tuple(one.article for one in found) for story, found in self.memberships.items()}

    @property
    def touched(self) -> frozenset[StoryId]:
        """The ids that a list of the machine's stories would show wrongly."""
        return frozenset(self.into) | frozenset(self.memberships)


def split_id(articles: Iterable[str]) -> StoryId:
    """The id of a story that was split off: the same for the same articles."""
    return StoryId(content_id("split", sorted(articles)))


def regroup(session: Session, reviews: Iterable[Review]) -> Regrouping:
    """Follow the merges and splits that stand, in order.

    Args:
        session: of the workspace; the machine's stories are only read.
        reviews: those that stand, in order. A story whose id has changed is found by one of its articles; what cannot
            be found is passed over.
    """
    work = _Work(session)
    for review in reviews:
        if review.action is ReviewAction.MERGE:
            work.merge(review)
        elif review.action is ReviewAction.SPLIT:
            work.split(review)
    made = {story: work.memberships(story) for story in work.members if story not in work.into}
    return Regrouping(
        into={story: work.home(story) for story in work.into},
        memberships=made,
        reviews={story: tuple(found) for story, found in work.reviews.items() if story in made},
    )


class _Work:
    """The stories while reviews are followed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.into: dict[StoryId, StoryId] = {}
        self.members: dict[StoryId, dict[ArticleId, Membership]] = {}
        self.reviews: dict[StoryId, list[Review]] = {}

    def home(self, story: StoryId) -> StoryId:
        while story in self.into:
            story = self.into[story]
        return story

    def merge(self, review: Review) -> None:
        anchors = _names(review, ANCHORS)
        names = review.target.split()
        if len(names) != 2:
            return
        first, second = (self._find(name, anchors[at : at + 1]) for at, name in enumerate(names))
        if first is None or second is None or first == second:
            return
        there, added = self._load(first), self._load(second)
        said = [*self.reviews.get(first, []), *self.reviews.get(second, []), review]
        self.members[first] = {**there, **{name: _joined(there.get(name), one) for name, one in added.items()}}
        self.into[second] = first
        self.reviews[first] = sorted({one.seq: one for one in said}.values(), key=lambda one: one.seq)

    def split(self, review: Review) -> None:
        leaving = _names(review, "articles")
        story = self._find(review.target, leaving[:1])
        if story is None:
            return
        there = self._load(story)
        out = {name: one for name, one in there.items() if name in leaving}
        if not out or len(out) == len(there):
            return
        made = split_id(leaving)
        self.into.pop(made, None)
        self.members[story] = {name: one for name, one in there.items() if name not in leaving}
        self.members[made] = out
        for one in (story, made):
            self.reviews.setdefault(one, []).append(review)

    def memberships(self, story: StoryId) -> tuple[Membership, ...]:
        """The articles of a story as people grouped it, and why each is there."""
        found = self.members[story].values()
        return tuple(one if one.story == story else replace(one, story=story, reasons=(BY_HAND,)) for one in found)

    def _load(self, story: StoryId) -> dict[ArticleId, Membership]:
        if story not in self.members:
            here = {one.article: one for one in self._session.memberships.of_story(story) if one.story == story}
            self.members[story] = {name: here[name] for name in self._session.memberships.members(story)}
        return self.members[story]

    def _find(self, name: str, anchors: list[str]) -> StoryId | None:
        story = self.home(StoryId(name))
        if story in self.members or self._session.memberships.members(story):
            return story
        for anchor in anchors:
            moved = next((one for one, members in self.members.items() if anchor in members), None)
            found = (moved,) if moved else self._session.memberships.of_article(anchor)
            if found:
                return self.home(found[0])
        return None


def _joined(known: Membership | None, added: Membership) -> Membership:
    """An article's place in two stories that are told as one: as a whole where it stood in either as a whole."""
    whole = next((one for one in (known, added) if one and not one.passages), None)
    if whole or known is None:
        return whole or added
    spans = {*known.passages, *added.passages}
    return replace(known, passages=tuple(sorted(spans, key=lambda span: span.start)))


def _names(review: Review, key: str) -> list[str]:
    written = review.detail.get(key)
    return [str(one) for one in written] if isinstance(written, list) else []
