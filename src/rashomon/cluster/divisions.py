"""Which articles are divided among several stories, kept in step with an index as the news arrives.

What an article tells of other stories can only be seen once their reports are there. So it is looked at when it
arrives, again when a report arrives whose names it gives, and again when a story that it has to do with changes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.cluster.parts import Part, find_parts, is_named, is_near_another
from rashomon.cluster.stories import Change, ChangeKind, StoryIndex
from rashomon.model import Article, ArticleId, StoryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """What an article tells of other stories now, and what it told before."""

    article: ArticleId
    parts: tuple[Part, ...]
    before: tuple[Part, ...]

    @property
    def stories(self) -> tuple[StoryId, ...]:
        """The other stories that are touched."""
        return tuple(dict.fromkeys(part.story for part in (*self.before, *self.parts)))


class Divisions:
    """The active articles that tell of further stories."""

    def __init__(self, parts: Mapping[ArticleId, tuple[Part, ...]] | None = None) -> None:
        self.parts = dict(parts or {})

    def follow(
        self, changes: Sequence[Change], index: StoryIndex, read: Callable[[ArticleId], Article]
    ) -> tuple[Division, ...]:
        """Look again at the articles that a newcomer concerns.

        Args:
            changes: what the index said when the newcomer was added; its own place first.
            index: after that.
            read: gives an active article; asked for few.

        Returns:
            The articles whose parts are others now, by id.
        """
        if not changes:
            return ()
        self.parts = {article: parts for article, parts in self.parts.items() if article in index.vectors}
        return tuple(self._look_again(sorted({*self._concerned(changes, index)}), index, read))

    def _concerned(self, changes: Sequence[Change], index: StoryIndex) -> Iterator[ArticleId]:
        newcomer = changes[0].article
        if any(change.kind is ChangeKind.AFRESH for change in changes):
            yield from index.vectors
            return
        report, own = index.vectors[newcomer], index.stories[newcomer]
        yield newcomer
        for other in index.near(newcomer):
            if index.stories[other] != own and is_named(index.vectors[other], report):
                yield other
        touched = frozenset(story for change in changes for story in (change.story, change.other) if story)
        for article, parts in self.parts.items():
            if index.stories[article] in touched or any(part.story in touched for part in parts):
                yield article

    def _look_again(
        self, articles: Iterable[ArticleId], index: StoryIndex, read: Callable[[ArticleId], Article]
    ) -> Iterator[Division]:
        for article in articles:
            found = find_parts(read(article), index) if is_near_another(index.vectors[article], index) else ()
            before = self.parts.pop(article, ())
            if found:
                self.parts[article] = found
            if found != before:
                yield Division(article=article, parts=found, before=before)
