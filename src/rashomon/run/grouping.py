"""The running grouping of a workspace: kept in step with what is stored, and restored from it after a restart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.cluster import ClusterOptions, StoryIndex
from rashomon.cluster.divisions import Divisions
from rashomon.cluster.parts import Part
from rashomon.cluster.state import frequencies_record, restore_early, restore_frequencies, restore_index, vector_record
from rashomon.cluster.stories import Change, ChangeKind
from rashomon.errors import StoreError
from rashomon.model import Article, ArticleId, Membership, StoryId
from rashomon.store import Session

# The frequencies change with every article and take a second to write when they are full: they are written after this
# many articles, and what came since is counted again at a restart (about 1 ms an article).
FREQUENCIES_EVERY = 500
FREQUENCIES = "grouping frequencies"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """What an article changed, as far as it can be told one by one; and the stories to work out anew or take out."""

    changes: tuple[Change, ...]
    touched: tuple[StoryId, ...]


class Grouping:
    """The index of active articles. It follows the store: where another process has added articles, it is read anew."""

    def __init__(self, options: ClusterOptions) -> None:
        self._options = options
        self._index: StoryIndex | None = None
        self._divisions = Divisions()
        self._seen = 0
        self._noted = 0

    def add(self, session: Session, article: Article, seq: int) -> Grouped:
        """Put one article into a story, in the index and in the store.

        Args:
            session: the transaction; if it fails, call `forget`.
            article: a version that is stored.
            seq: its number in the order of arrival.
        """
        index = self._current(session)
        changes = index.add(article)
        session.grouping.put(seq, vector_record(index, article.id), keep=self._options.max_active_articles)
        before = _stories(session) if _looked_afresh(changes) else {}
        for change in changes:
            _follow(session, change)
        if _looked_afresh(changes):
            session.grouping.rewrite({name: vector_record(index, name) for name in index.vectors})
        divisions = self._divisions.follow(changes, index, lambda name: session.articles.get([name])[0].article)
        for division in divisions:
            session.memberships.divide(division.article, [_membership(division.article, one) for one in division.parts])
        self._seen = seq
        if seq - self._noted >= FREQUENCIES_EVERY:
            self._note(session, index, seq)
        if _looked_afresh(changes):
            after = _stories(session)
            touched = [story for story in (before | after) if before.get(story) != after.get(story)]
            changes = changes[: [change.kind for change in changes].index(ChangeKind.AFRESH)]
        else:
            touched = [story for change in changes for story in (change.story, change.other) if story]
        for division in divisions:
            touched += [index.stories[division.article], *division.stories]
        return Grouped(changes=changes, touched=tuple(dict.fromkeys(touched)))

    def forget(self) -> None:
        """Drop the index: it has seen articles that the store has not. It is read anew at the next use."""
        self._index = None

    def restart(self, session: Session) -> None:
        """Begin anew with no articles."""
        session.grouping.clear()
        session.memberships.clear()
        self._index, self._divisions, self._seen = StoryIndex(self._options), Divisions(), 0
        self._note(session, self._index, 0)

    def _note(self, session: Session, index: StoryIndex, seq: int) -> None:
        session.set_setting(FREQUENCIES, {"seq": seq, **frequencies_record(index)})
        self._noted = seq

    def _current(self, session: Session) -> StoryIndex:
        newest = session.grouping.newest()
        if self._index is None or newest != self._seen:
            self._index = self._restored(session)
            self._seen = newest
        return self._index

    def _restored(self, session: Session) -> StoryIndex:
        if not session.grouping.newest() and session.memberships.populated():
            raise StoreError("the workspace is of an earlier version: run `rashomon rebuild` once")
        index = restore_index(session.grouping.vectors(), session.grouping.stories(), options=self._options)
        self._divisions = Divisions(_parts(session.grouping.parts()))
        noted = session.setting(FREQUENCIES)
        self._noted = int(str(noted["seq"])) if noted else 0
        # What is being added now is stored already but has no vector yet: it is counted when it is added.
        newest = session.grouping.newest()
        since: Sequence[Article] = [one.article for one in session.articles.since(self._noted) if one.seq <= newest]
        restore_frequencies(index, noted, since)
        if index.is_early:
            restore_early(index, [one.article for one in session.articles.since(0) if one.seq <= newest])
        return index


def _follow(session: Session, change: Change) -> None:
    """Write one change of the grouping into the memberships."""
    if change.kind is ChangeKind.AFRESH:
        session.memberships.clear()
        return
    if change.kind is ChangeKind.MERGED and change.other:
        session.memberships.merge(change.other, change.story, *change.why)
        return
    session.memberships.move([change.article], change.story, change.why)
    if change.other and not session.memberships.members(change.other, own_only=True):
        session.memberships.close(change.other)


def _looked_afresh(changes: Iterable[Change]) -> bool:
    return any(change.kind is ChangeKind.AFRESH for change in changes)


def _stories(session: Session) -> dict[StoryId, frozenset[ArticleId]]:
    """All stories with their articles, while there are few."""
    stories = session.memberships.populated()
    return {story: frozenset(session.memberships.members(story)) for story in stories}


def _membership(article: ArticleId, part: Part) -> Membership:
    return Membership(article=article, story=part.story, reasons=part.reasons, passages=part.passages)


def _parts(memberships: Iterable[Membership]) -> dict[ArticleId, tuple[Part, ...]]:
    """What articles tell of further stories, each in the order in which the article comes to them."""
    found: dict[ArticleId, list[Part]] = {}
    for one in sorted(memberships, key=lambda one: (one.article, one.passages[0].start)):
        part = Part(story=one.story, passages=one.passages, reasons=one.reasons)
        found.setdefault(one.article, []).append(part)
    return {article: tuple(parts) for article, parts in found.items()}
