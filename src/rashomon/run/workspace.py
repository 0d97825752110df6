"""A workspace that keeps itself up to date: captures in, articles read, stories updated, changes told.

A capture is committed first and processed afterwards, so that a process killed at any moment loses none: what is
pending is taken up again at the next start. Only the stories that an article touches are worked out anew.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import batched

from rashomon import __version__
from rashomon.clean import clean
from rashomon.cluster.stories import Change as GroupingChange
from rashomon.cluster.stories import ChangeKind as GroupingChangeKind
from rashomon.config import Config
from rashomon.model import (
    Article,
    ArticleId,
    Capture,
    Extraction,
    Rejection,
    StoryId,
)
from rashomon.run.changes import Evidence, changes_between
from rashomon.run.grouping import Grouping
from rashomon.run.local import extract_all
from rashomon.run.progress import Progress
from rashomon.run.results import Worked, glance, work_out
from rashomon.run.versions import Arrival, Versions
from rashomon.store import Session, Store
from rashomon.store.articles import StoredArticle
from rashomon.store.captures import Outcome
from rashomon.store.stories import Change, ChangeKind, StoredStory
from rashomon.store.workspace import REBUILT

# Articles read anew between two looks at the store; the processes that read are started for each.
REBUILD_BATCH = 1000

# Captures processed in one transaction: enough for two processes to share the reading, few enough that little is done
# twice after a crash.
BATCH = 32

CODE = __version__
"""The version of the code, kept beside everything it makes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """What became of a number of captures; `unread` articles are kept, but the rules failed on them."""

    articles: int = 0
    unchanged: int = 0
    rejected: int = 0
    unread: int = 0

    def __add__(self, other: "Outcomes") -> "Outcomes":
        return Outcomes(
            articles=self.articles + other.articles,
            unchanged=self.unchanged + other.unchanged,
            rejected=self.rejected + other.rejected,
            unread=self.unread + other.unread,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How many captures were new, and how much was turned away."""

    captures: int
    rejected: int


class Workspace:
    """A store with the grouping that runs on it. One at a time may write."""

    def __init__(
        self, store: Store, *, config: Config | None = None, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self.store = store
        self._config = config or Config()
        self._clock = clock
        self._grouping = Grouping(self._config.cluster)

    # ------------------------------------------------------------ captures in

    def keep(self, made: Iterable[Capture | Rejection]) -> Kept:
        """Keep captures for good, and what was turned away, each in a transaction of its own."""
        captures = rejected = 0
        for capture in made:
            with self.store.write() as session:
                if isinstance(capture, Rejection):
                    session.captures.reject(None, capture, now=self._clock())
                    rejected += 1
                else:
                    captures += session.captures.add(capture, now=self._clock())
        return Kept(captures=captures, rejected=rejected)

    def process(self, progress: Progress | None = None) -> Outcomes:
        """Process every capture that is pending, in the order of arrival."""
        with self.store.read() as session:
            pending = tuple(session.captures.pending())
        total, done = Outcomes(), 0
        for batch in batched(pending, BATCH):
            total += self._process(batch)
            done += len(batch)
            if progress:
                progress("extract", done, len(pending))
        return total

    def _process(self, batch: Sequence[tuple[str, Capture]]) -> Outcomes:
        cleaned = [(name, clean(capture, options=self._config.clean)) for name, capture in batch]
        with self.store.read() as session:
            versions = Versions(session)
            placed = [
                (name, made if isinstance(made, Rejection) else versions.place(made, capture=name))
                for name, made in cleaned
            ]
        articles = [made.article for _, made in placed if isinstance(made, Arrival)]
        read = {one.article: one for one in extract_all(articles, workers=self._config.extract.workers)}
        try:
            with self.store.write() as session:
                return self._write(session, placed, read)
        except BaseException:
            self._grouping.forget()
            raise

    def _write(
        self,
        session: Session,
        placed: Sequence[tuple[str, Arrival | Rejection | None]],
        read: Mapping[ArticleId, Extraction],
    ) -> Outcomes:
        outcomes, arrived = Outcomes(), []
        for name, made in placed:
            if not session.captures.is_pending(name):
                # Another process took it up while this one was reading.
                continue
            if isinstance(made, Rejection):
                session.captures.reject(name, made, now=self._clock())
                outcomes += Outcomes(rejected=1)
            elif made is None:
                session.captures.settle(name, Outcome.UNCHANGED)
                outcomes += Outcomes(unchanged=1)
            else:
                arrived.append((self._keep_version(session, made, read[made.article.id]), made.article))
                outcomes += Outcomes(articles=1, unread=int(read[made.article.id].failure is not None))
        self._group(session, arrived)
        return outcomes

    def _keep_version(self, session: Session, made: Arrival, read: Extraction) -> int:
        """Keep a version with what was read from it; returns its number in the order of arrival."""
        moment = made.article.known_from or session.captures.received(made.capture) or self._clock()
        seq = session.articles.add(
            made.article, lineage=made.lineage, version=made.version, capture=made.capture, known_at=moment
        )
        self._keep_extraction(session, read, made.article)
        session.captures.settle(made.capture, Outcome.ARTICLE)
        return seq

    def _keep_extraction(self, session: Session, read: Extraction, article: Article) -> None:
        """Keep what was read, and why nothing was where the rules failed."""
        session.articles.set_extraction(read, article, code=CODE)
        if read.failure is not None:
            session.captures.reject(None, read.failure, now=self._clock())

    # ------------------------------------------------------------ stories

    def _group(self, session: Session, arrived: Sequence[tuple[int, Article]]) -> None:
        """Put new articles into stories and work out anew those that are touched."""
        touched: dict[StoryId, None] = {}
        merged: list[Change] = []
        for seq, article in arrived:
            grouped = self._grouping.add(session, article, seq)
            touched |= dict.fromkeys(grouped.touched)
            merged += [
                self._merge_change(change) for change in grouped.changes if change.kind is GroupingChangeKind.MERGED
            ]
        for story in touched:
            self._update(session, story)
        session.stories.add_changes(merged)

    def _merge_change(self, change: GroupingChange) -> Change:
        return Change(
            at=self._clock(),
            known_at=None,
            story=change.story,
            kind=ChangeKind.STORIES_MERGED,
            summary="; ".join(("two stories tell of one event", *change.reasons)),
            article=change.article,
        )

    def _update(self, session: Session, story: StoryId) -> None:
        before = session.stories.get(story)
        members = session.memberships.members(story)
        if not members:
            session.stories.remove(story)
            return
        stored = session.articles.get(members)
        worked = work_out(session, story, stored, config=self._config)
        after, now = worked.result, self._clock()
        session.stories.put(after, _seen(worked, stored, now), code=CODE)
        evidence = Evidence(
            articles={article.id: article for article in worked.articles},
            claims={claim.id: claim for claim in worked.claims},
            now=now,
        )
        session.stories.add_changes(changes_between(before, after, evidence))

    # ------------------------------------------------------------ rebuilding

    def rebuild(self, progress: Progress | None = None) -> int:
        """Read every article anew and work out every story anew, from captures and versions; returns the articles.

        Reviews, captures, versions and the record of changes stay as they are. It is one transaction: whoever reads
        sees the old state until all is done, and nobody else can write meanwhile.
        """
        done = seq = 0
        try:
            with self.store.write() as session:
                total = session.articles.count()
                session.stories.clear()
                self._grouping.restart(session)
                while part := session.articles.since(seq, limit=REBUILD_BATCH):
                    self._read_anew(session, part)
                    done, seq = done + len(part), part[-1].seq
                    if progress:
                        progress("extract", done, total)
                for story in session.memberships.populated():
                    members = session.articles.get(session.memberships.members(story))
                    worked = work_out(session, story, members, config=self._config)
                    session.stories.put(worked.result, _seen(worked, members, self._clock()), code=CODE)
                session.set_setting(REBUILT, {"at": self._clock().isoformat()})
        except BaseException:
            self._grouping.forget()
            raise
        return done

    def _read_anew(self, session: Session, part: Sequence[StoredArticle]) -> None:
        extractions = extract_all([one.article for one in part], workers=self._config.extract.workers)
        for one, extraction in zip(part, extractions, strict=True):
            self._keep_extraction(session, extraction, one.article)
            self._grouping.add(session, one.article, one.seq)


def _seen(worked: Worked, stored: Sequence[StoredArticle], now: datetime) -> StoredStory:
    """A story for a list, with as many origins as its report names."""
    return replace(glance(worked.result, stored, now=now), origins=worked.origins)
