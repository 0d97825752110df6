"""The running grouping of a workspace: kept in step with what is stored, and restored from it after a restart."""

from collections.abc import Sequence

from rashomon.cluster import ClusterOptions, StoryIndex
from rashomon.cluster.state import frequencies_record, restore_frequencies, restore_index, vector_record
from rashomon.cluster.stories import Change, ChangeKind
from rashomon.errors import StoreError
from rashomon.model import Article, ArticleId
from rashomon.store import Session

# The frequencies change with every article and take a second to write when they are full: they are written after this
# many articles, and what came since is counted again at a restart (about 1 ms an article).
FREQUENCIES_EVERY = 500
FREQUENCIES = "grouping frequencies"


class Grouping:
    """The index of active articles. It follows the store: where another process has added articles, it is read anew."""

    def __init__(self, options: ClusterOptions) -> None:
        self._options = options
        self._index: StoryIndex | None = None
        self._seen = 0
        self._noted = 0

    def add(self, session: Session, article: Article, seq: int) -> tuple[Change, ...]:
        """Put one article into a story, in the index and in the store; returns what changed.

        Args:
            session: the transaction; if it fails, call `forget`.
            article: a version that is stored.
            seq: its number in the order of arrival.
        """
        index = self._current(session)
        changes = index.add(article)
        for change in changes:
            _follow(session, change)
        session.grouping.put(seq, vector_record(index, article.id), keep=self._options.max_active_articles)
        self._seen = seq
        if seq - self._noted >= FREQUENCIES_EVERY:
            self._note(session, index, seq)
        return changes

    def forget(self) -> None:
        """Drop the index: it has seen articles that the store has not. It is read anew at the next use."""
        self._index = None

    def restart(self, session: Session) -> None:
        """Begin anew with no articles."""
        session.grouping.clear()
        self._index, self._seen = StoryIndex(self._options), 0
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
        if not session.grouping.newest() and session.stories.populated():
            raise StoreError("the workspace is of an earlier version: run `rashomon rebuild` once")
        index = restore_index(session.grouping.vectors(), session.grouping.stories(), options=self._options)
        noted = session.setting(FREQUENCIES)
        self._noted = int(str(noted["seq"])) if noted else 0
        # What is being added now is stored already but has no vector yet: it is counted when it is added.
        newest = session.grouping.newest()
        since: Sequence[Article] = [one.article for one in session.articles.since(self._noted) if one.seq <= newest]
        restore_frequencies(index, noted, since)
        return index


def _follow(session: Session, change: Change) -> None:
    """Write one change of the grouping into the memberships."""
    moved: tuple[ArticleId, ...] = (change.article,)
    if change.kind is ChangeKind.MERGED and change.other:
        moved = session.stories.members(change.other)
    session.stories.move(moved, change.story, change.reasons)
