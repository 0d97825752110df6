"""What reviews make of the machine's stories: two told as one, or some articles taken out into a story of their own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rashomon.model import ArticleId, StoryId, content_id
from rashomon.store import Session
from rashomon.store.reviews import Review, ReviewAction

GROUPINGS = (ReviewAction.MERGE, ReviewAction.SPLIT)

ANCHORS = "anchors"
"""Where in `Review.detail` an article of each story stands, so that stories are found when their ids have changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouping:
    """Where people's grouping differs from the machine's.

    Attributes:
        into: stories that were merged away, with the story they went into.
        members: every story whose articles differ from the machine's, the new ones included.
        reviews: for each of them the reviews that made it so, in order.
    """

    into: Mapping[StoryId, StoryId] = field(default_factory=dict)
    members: Mapping[StoryId, tuple[ArticleId, ...]] = field(default_factory=dict)
    reviews: Mapping[StoryId, tuple[Review, ...]] = field(default_factory=dict)

    @property
    def touched(self) -> frozenset[StoryId]:
        """The ids that a list of the machine's stories would show wrongly."""
        return frozenset(self.into) | frozenset(self.members)


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
    members = {story: tuple(found) for story, found in work.members.items() if story not in work.into}
    return Regrouping(
        into={story: work.home(story) for story in work.into},
        members=members,
        reviews={story: tuple(found) for story, found in work.reviews.items() if story in members},
    )


class _Work:
    """The stories while reviews are followed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.into: dict[StoryId, StoryId] = {}
        self.members: dict[StoryId, list[ArticleId]] = {}
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
        articles = [*self._load(first), *self._load(second)]
        said = [*self.reviews.get(first, []), *self.reviews.get(second, []), review]
        self.members[first] = list(dict.fromkeys(articles))
        self.into[second] = first
        self.reviews[first] = sorted({one.seq: one for one in said}.values(), key=lambda one: one.seq)

    def split(self, review: Review) -> None:
        leaving = _names(review, "articles")
        story = self._find(review.target, leaving[:1])
        if story is None:
            return
        there = self._load(story)
        out = [one for one in there if one in leaving]
        if not out or len(out) == len(there):
            return
        made = split_id(leaving)
        self.into.pop(made, None)
        self.members[story] = [one for one in there if one not in leaving]
        self.members[made] = out
        for one in (story, made):
            self.reviews.setdefault(one, []).append(review)

    def _load(self, story: StoryId) -> list[ArticleId]:
        if story not in self.members:
            self.members[story] = list(self._session.stories.members(story))
        return self.members[story]

    def _find(self, name: str, anchors: list[str]) -> StoryId | None:
        story = self.home(StoryId(name))
        if story in self.members or self._session.stories.members(story):
            return story
        for anchor in anchors:
            moved = next((one for one, members in self.members.items() if anchor in members), None)
            found = (moved,) if moved else self._session.stories.of_article(anchor)
            if found:
                return self.home(found[0])
        return None


def _names(review: Review, key: str) -> list[str]:
    written = review.detail.get(key)
    return [str(one) for one in written] if isinstance(written, list) else []
