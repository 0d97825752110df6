"""The stage: articles in the order of their arrival become stories, memberships with their reasons, and copies."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from rashomon.cluster.copies import CopyFinder
from rashomon.cluster.derivations import credit_copies
from rashomon.cluster.divisions import Division, Divisions
from rashomon.cluster.options import ClusterOptions
from rashomon.cluster.parts import Part, rename_story
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
    index, finder, divisions = StoryIndex(options), CopyFinder(options), Divisions()
    ledger = Ledger()
    copies: list[Copy] = []
    read: dict[ArticleId, Article] = {}
    for article in articles:
        if article.id not in read:
            read[article.id] = article
            changes = index.add(article)
            ledger.record(changes)
            ledger.divide(divisions.follow(changes, index, read.__getitem__))
            copies += finder.add(article)
    groups = list(ledger.groups())
    copies += [copy for _, members in groups for copy in credit_copies([read[member] for member in members], copies)]
    return Clustering(
        stories=tuple(_story(story, members, tuple(ledger.visitors(story)), read) for story, members in groups),
        memberships=tuple(one for article in read for one in ledger.memberships(article)),
        copies=tuple(copies),
    )


def find_copies(
    articles: Iterable[Article], *, options: ClusterOptions | None = None, visiting: Collection[ArticleId] = ()
) -> tuple[Copy, ...]:
    """Who shares whose words, and who credits whom, among the articles of one story.

    Args:
        articles: in the order of arrival.
        options: settings of the stage.
        visiting: those that tell of the story in a part only; what they credit need not be for that part.

    Returns:
        Pairs that share words, then pairs of which one credits the other.
    """
    articles, finder = list(articles), CopyFinder(options)
    copies = [copy for article in articles for copy in finder.add(article)]
    return (*copies, *credit_copies([one for one in articles if one.id not in visiting], copies))


class Ledger:
    """Where every article stands, by the changes an index reports; unlike the index it keeps the whole archive."""

    def __init__(self) -> None:
        self._stories: dict[ArticleId, StoryId] = {}
        self._members: dict[StoryId, dict[ArticleId, None]] = {}
        self._reasons: dict[ArticleId, tuple[str, ...]] = {}
        self._parts: dict[ArticleId, tuple[Part, ...]] = {}

    def record(self, changes: Iterable[Change]) -> None:
        """Follow some changes."""
        for change in changes:
            if change.kind is ChangeKind.AFRESH:
                for table in (self._stories, self._members, self._reasons):
                    table.clear()
            elif change.kind is ChangeKind.MERGED and change.other is not None:
                for member in list(self._members[change.other]):
                    self._put(member, change.story)
                    self._reasons[member] += change.why
                self._rename_parts(change.other, change.story)
            else:
                self._put(change.article, change.story)
                self._reasons[change.article] = change.why

    def divide(self, divisions: Iterable[Division]) -> None:
        """Note which articles tell of further stories."""
        for division in divisions:
            self._parts[division.article] = division.parts

    def groups(self) -> Iterator[tuple[StoryId, tuple[ArticleId, ...]]]:
        """Stories with their articles, both in the order of arrival."""
        order = {article: number for number, article in enumerate(self._stories)}
        members = [(story, sorted(group, key=order.__getitem__)) for story, group in self._members.items()]
        yield from ((story, tuple(group)) for story, group in sorted(members, key=lambda item: order[item[1][0]]))

    def memberships(self, article: ArticleId) -> Iterator[Membership]:
        """An article's places with their reasons, its own one last."""
        own = self._stories[article]
        for part in self._parts.get(article, ()):
            if part.story != own and part.story in self._members:
                yield Membership(article=article, story=part.story, reasons=part.reasons, passages=part.passages)
        yield Membership(article=article, story=own, reasons=self._reasons[article])

    def visitors(self, story: StoryId) -> Iterator[ArticleId]:
        """The articles of other stories that tell of this one too."""
        for article, parts in self._parts.items():
            if self._stories[article] != story and any(part.story == story for part in parts):
                yield article

    def _rename_parts(self, gone: StoryId, kept: StoryId) -> None:
        """Follow a merge; articles that are no longer active are not looked at again."""
        for article, parts in self._parts.items():
            if any(part.story == gone for part in parts):
                self._parts[article] = rename_story(parts, gone, kept)

    def _put(self, article: ArticleId, story: StoryId) -> None:
        left = self._stories.get(article)
        if left is not None:
            del self._members[left][article]
            if not self._members[left]:
                del self._members[left]
        self._stories[article] = story
        self._members.setdefault(story, {})[article] = None


def _story(
    story: StoryId,
    members: tuple[ArticleId, ...],
    visiting: tuple[ArticleId, ...],
    articles: Mapping[ArticleId, Article],
) -> Story:
    """A story with its articles by publication, undated ones last; those of other stories do not name it."""
    arrival = {member: number for number, member in enumerate((*members, *visiting))}
    ordered = sorted(arrival, key=lambda member: (*_published(articles[member]), arrival[member]))
    own = [articles[member] for member in ordered if member not in visiting]
    return Story(id=story, title=choose_title(own), articles=tuple(ordered))


def _published(article: Article) -> tuple[bool, float]:
    return (True, 0.0) if article.published is None else (False, article.published.timestamp())
