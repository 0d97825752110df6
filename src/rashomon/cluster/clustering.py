"""The stage: articles in the order of their arrival become stories, memberships with their reasons, and copies."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rashomon.cluster.copies import CopyFinder
from rashomon.cluster.derivations import credit_copies
from rashomon.cluster.options import ClusterOptions
from rashomon.cluster.parts import Part, find_parts
from rashomon.cluster.stories import Change, ChangeKind, StoryIndex
from rashomon.cluster.titles import choose_title
from rashomon.model import Article, ArticleId, Copy, Membership, Story, StoryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Clustering:
    """What the articles amount to.

    Attributes:
        stories: in the order in which they began.
        memberships: in the order of arrival; an article's further stories come before its own one.
        copies: pairs that share words, then pairs of which one credits the other.
    """

    stories: tuple[Story, ...]
    memberships: tuple[Membership, ...]
    copies: tuple[Copy, ...]


def cluster(articles: Iterable[Article], *, options: ClusterOptions | None = None) -> Clustering:
    """Group articles into stories as they arrive, and find who shares whose words.

    Args:
        articles: in the order of arrival; an id that was there before is passed over.
        options: settings of the stage.

    Returns:
        Stories, memberships and copies; empty for no articles.

    Example:
        >>> cluster([]).stories
        ()
    """
    options = options or ClusterOptions()
    index, finder = StoryIndex(options), CopyFinder(options)
    ledger = Ledger()
    copies: list[Copy] = []
    read: dict[ArticleId, Article] = {}
    for article in articles:
        if article.id not in read:
            read[article.id] = article
            ledger.record(index.add(article))
            copies += finder.add(article)
    groups = list(ledger.groups())
    copies += _credits(groups, read, copies)
    parts = {name: found for name, article in read.items() if (found := find_parts(article, index))}
    return Clustering(
        stories=tuple(_story(story, (*members, *_visitors(story, parts)), read) for story, members in groups),
        memberships=tuple(one for article in read for one in _memberships(article, parts.get(article, ()), ledger)),
        copies=tuple(copies),
    )


def _memberships(article: ArticleId, parts: tuple[Part, ...], ledger: "Ledger") -> Iterator[Membership]:
    for part in parts:
        yield Membership(article=article, story=part.story, reasons=part.reasons, passages=part.passages)
    yield ledger.membership(article)


def _visitors(story: StoryId, parts: Mapping[ArticleId, tuple[Part, ...]]) -> Iterator[ArticleId]:
    """The articles of other stories that tell of this one too."""
    return (article for article, found in parts.items() if any(part.story == story for part in found))


class Ledger:
    """Where every article stands, by the changes an index reports; unlike the index it keeps the whole archive."""

    def __init__(self) -> None:
        self._stories: dict[ArticleId, StoryId] = {}
        self._members: dict[StoryId, dict[ArticleId, None]] = {}
        self._reasons: dict[ArticleId, tuple[str, ...]] = {}

    def record(self, changes: Iterable[Change]) -> None:
        """Follow some changes."""
        for change in changes:
            if change.kind is ChangeKind.MERGED and change.other is not None:
                for member in list(self._members[change.other]):
                    self._put(member, change.story)
                    self._reasons[member] += (f"its story was taken in: {'; '.join(change.reasons)}",)
            else:
                self._put(change.article, change.story)
                self._reasons[change.article] = (change.kind.value, *change.reasons)

    def groups(self) -> Iterator[tuple[StoryId, tuple[ArticleId, ...]]]:
        """Stories with their articles, both in the order of arrival."""
        order = {article: number for number, article in enumerate(self._stories)}
        members = [(story, sorted(group, key=order.__getitem__)) for story, group in self._members.items()]
        yield from ((story, tuple(group)) for story, group in sorted(members, key=lambda item: order[item[1][0]]))

    def membership(self, article: ArticleId) -> Membership:
        """An article's place, with its reasons."""
        return Membership(article=article, story=self._stories[article], reasons=self._reasons[article])

    def _put(self, article: ArticleId, story: StoryId) -> None:
        left = self._stories.get(article)
        if left is not None:
            del self._members[left][article]
            if not self._members[left]:
                del self._members[left]
        self._stories[article] = story
        self._members.setdefault(story, {})[article] = None


def _story(story: StoryId, members: tuple[ArticleId, ...], articles: Mapping[ArticleId, Article]) -> Story:
    """A story with its articles by publication, undated ones last."""
    arrival = {member: number for number, member in enumerate(members)}
    ordered = sorted(members, key=lambda member: (*_published(articles[member]), arrival[member]))
    return Story(id=story, title=choose_title([articles[member] for member in ordered]), articles=tuple(ordered))


def _published(article: Article) -> tuple[bool, float]:
    return (True, 0.0) if article.published is None else (False, article.published.timestamp())


def _credits(
    groups: Iterable[tuple[StoryId, tuple[ArticleId, ...]]], articles: Mapping[ArticleId, Article], copies: list[Copy]
) -> list[Copy]:
    return [found for _, members in groups for found in credit_copies([articles[member] for member in members], copies)]
