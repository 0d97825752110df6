"""A workspace that keeps itself up to date: captures in, articles read, stories updated, changes told.

A capture is committed first and processed afterwards, so that a process killed at any moment loses none: what is
pending is taken up again at the next start. Only the stories that an article touches are worked out anew.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import batched

from rashomon import __version__
from rashomon.clean import clean
from rashomon.cluster import StoryIndex, cluster
from rashomon.cluster.stories import Change as GroupingChange
from rashomon.cluster.stories import ChangeKind as GroupingChangeKind
from rashomon.config import Config
from rashomon.model import (
    Article,
    ArticleId,
    Capture,
    Extraction,
    Rejection,
    Status,
    Story,
    StoryId,
)
from rashomon.reconcile import known_at
from rashomon.run.changes import Evidence, changes_between
from rashomon.run.local import extract_all
from rashomon.run.pipeline import compare_story
from rashomon.run.progress import Progress
from rashomon.store import Session, Store
from rashomon.store.articles import StoredArticle, lineage_of, text_hash, version_id
from rashomon.store.captures import Outcome
from rashomon.store.stories import Change, ChangeKind, StoredStory, StoryResult

# Captures processed in one transaction: enough for two processes to share the reading, few enough that little is done
# twice after a crash.
BATCH = 32

CODE = __version__
"""The version of the code, kept beside everything it makes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """What became of a number of captures."""

    articles: int = 0
    unchanged: int = 0
    rejected: int = 0

    def __add__(self, other: "Outcomes") -> "Outcomes":
        return Outcomes(
            articles=self.articles + other.articles,
            unchanged=self.unchanged + other.unchanged,
            rejected=self.rejected + other.rejected,
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
        self._index: StoryIndex | None = None

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
        articles = [made for _, made in cleaned if isinstance(made, Article)]
        read = {one.article: one for one in extract_all(articles, workers=self._config.extract.workers)}
        outcomes, arrived = Outcomes(), []
        try:
            with self.store.write() as session:
                for name, made in cleaned:
                    if isinstance(made, Rejection):
                        session.captures.reject(name, made, now=self._clock())
                        outcomes += Outcomes(rejected=1)
                        continue
                    stored = self._keep_version(session, name, made, read[made.id])
                    outcomes += Outcomes(articles=1) if stored else Outcomes(unchanged=1)
                    arrived += [stored] if stored else []
                self._group(session, arrived)
        except BaseException:
            # The index has seen articles that the store has not: it is read anew at the next use.
            self._index = None
            raise
        return outcomes

    def _keep_version(self, session: Session, capture: str, article: Article, read: Extraction) -> Article | None:
        """Keep an article as a new version of its lineage; None if its text has not changed."""
        lineage = lineage_of(article)
        latest = session.articles.latest(lineage)
        if latest and text_hash(latest.article) == text_hash(article):
            session.captures.settle(capture, Outcome.UNCHANGED)
            return None
        kept, extraction = article, read
        if latest:
            kept = replace(article, id=version_id(lineage, article), version_of=latest.article.id)
            extraction = _renamed(read, kept.id)
            if session.articles.get([kept.id]):
                # The outlet has gone back to an earlier wording: that version is there already.
                session.captures.settle(capture, Outcome.UNCHANGED)
                return None
        elif session.articles.get([kept.id]):
            kept = replace(article, id=ArticleId(f"{kept.id}#{text_hash(article)[:8]}"))
            extraction = _renamed(read, kept.id)
        version = latest.version + 1 if latest else 1
        moment = kept.known_from or self._clock()
        session.articles.add(kept, lineage=lineage, version=version, capture=capture, known_at=moment)
        session.articles.set_extraction(extraction, kept, code=CODE)
        session.captures.settle(capture, Outcome.ARTICLE)
        return kept

    # ------------------------------------------------------------ stories

    def _group(self, session: Session, arrived: Sequence[Article]) -> None:
        """Put new articles into stories and work out anew those that are touched."""
        index = self._grouping(session)
        touched: dict[StoryId, None] = {}
        merged: list[Change] = []
        for article in arrived:
            for change in index.add(article):
                touched |= self._regroup(session, change)
                if change.kind is GroupingChangeKind.MERGED and change.other:
                    merged.append(self._merge_change(change))
        for story in touched:
            self._update(session, story)
        session.stories.add_changes(merged)

    def _regroup(self, session: Session, change: GroupingChange) -> dict[StoryId, None]:
        """Write one change of the grouping into the memberships; returns the stories it touches."""
        moved: tuple[ArticleId, ...] = (change.article,)
        if change.kind is GroupingChangeKind.MERGED and change.other:
            moved = session.stories.members(change.other)
        session.stories.move(moved, change.story, change.reasons)
        return {story: None for story in (change.story, change.other) if story}

    def _merge_change(self, change: GroupingChange) -> Change:
        return Change(
            at=self._clock(),
            known_at=None,
            story=change.story,
            kind=ChangeKind.STORIES_MERGED,
            summary="; ".join(change.reasons) or "two stories tell of one event",
            article=change.article,
        )

    def _update(self, session: Session, story: StoryId) -> None:
        before = session.stories.get(story)
        members = session.stories.members(story)
        if not members:
            session.stories.remove(story)
            return
        stored = session.articles.get(members)
        after, evidence = self._work_out(session, story, stored)
        session.stories.put(after, _glance(after, stored, self._clock()), code=CODE)
        session.stories.add_changes(changes_between(before, after, evidence))

    def _work_out(
        self, session: Session, story: StoryId, stored: Sequence[StoredArticle]
    ) -> tuple[StoryResult, Evidence]:
        """Everything about a story, from its articles and what was read from them: the same however they arrived."""
        ordered = sorted(stored, key=lambda one: (one.known_at, one.article.id))
        articles = [one.article for one in ordered]
        extractions = session.articles.extractions([article.id for article in articles])
        claims = [claim for extraction in extractions for claim in extraction.claims]
        current, told = known_at(articles, claims, None)
        record = Story(id=story, title=_title(current), articles=tuple(article.id for article in articles))
        copies = cluster(articles, options=self._config.cluster).copies
        comparisons, findings = compare_story(record, current, told, copies, config=self._config)
        result = StoryResult(
            story=record,
            memberships=session.stories.memberships(story),
            copies=copies,
            comparisons=comparisons,
            findings=findings,
        )
        evidence = Evidence(
            articles={article.id: article for article in articles},
            claims={claim.id: claim for claim in claims},
            now=self._clock(),
        )
        return result, evidence

    # ------------------------------------------------------------ rebuilding

    def rebuild(self, progress: Progress | None = None) -> int:
        """Read every article anew and work out every story anew, from captures and versions; returns the articles.

        Reviews, captures, versions and the record of changes stay as they are.
        """
        with self.store.read() as session:
            stored = session.articles.since(0)
        extractions = extract_all(
            [one.article for one in stored], workers=self._config.extract.workers, progress=progress
        )
        self._index = StoryIndex(self._config.cluster)
        with self.store.write() as session:
            for one, extraction in zip(stored, extractions, strict=True):
                session.articles.set_extraction(extraction, one.article, code=CODE)
            session.stories.clear()
            for one in stored:
                for change in self._index.add(one.article):
                    self._regroup(session, change)
            for story in session.stories.populated():
                members = session.articles.get(session.stories.members(story))
                result, _ = self._work_out(session, story, members)
                session.stories.put(result, _glance(result, members, self._clock()), code=CODE)
        return len(stored)

    def _grouping(self, session: Session) -> StoryIndex:
        """The index of active articles: made from the last articles the first time it is needed."""
        if self._index is None:
            self._index = StoryIndex(self._config.cluster)
            for one in session.articles.since(0):
                if session.stories.of_article(one.article.id):
                    self._index.add(one.article)
        return self._index


def _renamed(extraction: Extraction, article: ArticleId) -> Extraction:
    """What was read, under the id of the version it was kept as; links between claims follow."""
    claims = [replace(claim, article=article) for claim in extraction.claims]
    names = {old.id: new.id for old, new in zip(extraction.claims, claims, strict=True)}
    return Extraction(
        article=article,
        mentions=tuple(replace(mention, article=article) for mention in extraction.mentions),
        claims=tuple(
            replace(
                claim,
                part_of=names.get(claim.part_of) if claim.part_of else None,
                adds_to=names.get(claim.adds_to) if claim.adds_to else None,
            )
            for claim in claims
        ),
    )


def _title(articles: Sequence[Article]) -> str:
    """The title of the story: that of its first article that has one."""
    named = (article.title for article in articles if article.title)
    first_words = " ".join(articles[0].text.split()[:12]) if articles else ""
    return next(named, first_words)


def _glance(result: StoryResult, stored: Sequence[StoredArticle], now: datetime) -> StoredStory:
    moments = sorted(one.known_at for one in stored)
    outlets = {one.article.outlet or one.article.id for one in stored}
    origins = {origin for finding in result.findings for position in finding.positions for origin in position.origins}
    conflicts = sum(finding.status in (Status.DISPUTED, Status.DENIED) for finding in result.findings)
    return StoredStory(
        id=result.story.id,
        title=result.story.title,
        opened=moments[0] if moments else now,
        updated=moments[-1] if moments else now,
        articles=len(stored),
        outlets=len(outlets),
        origins=len(origins),
        conflicts=conflicts,
    )
