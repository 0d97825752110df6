"""Following feeds: what is new or changed becomes a capture; one failing feed never stops the others.

Polite by construction: conditional requests, robots.txt and limits come with the fetcher, here are the pauses: one
request at a time, a pause between two requests to one host, and longer and longer waits for a feed that fails.
"""

import hashlib
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from rashomon.acquire.feeds import Entry, read_entries
from rashomon.acquire.fetch import Fetcher, Validators
from rashomon.acquire.opml import Subscription
from rashomon.config import WatchOptions
from rashomon.model import Capture, Rejection
from rashomon.run.changes import withdrawal
from rashomon.store import Store
from rashomon.store.feeds import FeedState

log = logging.getLogger(__name__)

# Answers after which a page counts as taken down.
_GONE = (" 404 ", " 410 ")


class Watcher:
    """Looks at the feeds of a workspace, each when it is due."""

    def __init__(
        self,
        store: Store,
        fetcher: Fetcher,
        *,
        options: WatchOptions,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._store = store
        self._fetcher = fetcher
        self._options = options
        self._clock = clock
        self._sleep = sleep
        self._asked: dict[str, float] = {}

    def subscribe(self, subscriptions: Sequence[Subscription]) -> None:
        """Follow these feeds from now on; what is known of those followed already stays."""
        with self._store.write() as session:
            known = {feed.url for feed in session.feeds.all()}
            for one in subscriptions:
                if one.url not in known:
                    session.feeds.put(FeedState(url=one.url, title=one.title))

    def look(self) -> int:
        """Look at every feed that is due; returns how many new captures were kept."""
        now = self._clock()
        with self._store.read() as session:
            due = [feed for feed in session.feeds.all() if feed.next_check is None or feed.next_check <= now]
        return sum(self._look_at(feed) for feed in due if feed.status != "gone")

    def next_due(self) -> datetime | None:
        """When the next feed is due; None if none is followed."""
        with self._store.read() as session:
            waits = [feed.next_check for feed in session.feeds.all() if feed.status != "gone"]
        return min((wait or self._clock() for wait in waits), default=None)

    # ------------------------------------------------------------ one feed

    def _look_at(self, feed: FeedState) -> int:
        answer = self._ask(feed.url, Validators(etag=feed.etag, last_modified=feed.modified))
        if isinstance(answer, Rejection):
            self._remember(self._after_rejection(feed, answer))
            return 0
        entries = read_entries(answer.body, feed.url)
        if isinstance(entries, Rejection):
            self._remember(self._failed(feed, entries.message))
            return 0
        kept = sum(self._take(entry, feed) for entry in _unique(entries)[: self._options.max_entries])
        moved_to = answer.metadata.get("url", feed.url)
        well = replace(
            feed,
            title=feed.title or next((entry.metadata["feed"] for entry in entries if "feed" in entry.metadata), None),
            etag=answer.metadata.get("etag"),
            modified=answer.metadata.get("last_modified"),
            failures=0,
            error=None if moved_to == feed.url else f"the feed has moved to {moved_to}",
            status="ok" if moved_to == feed.url else "moved",
        )
        self._remember(self._checked(well, timedelta(minutes=self._options.interval_minutes)))
        return kept

    def _after_rejection(self, feed: FeedState, rejection: Rejection) -> FeedState:
        if rejection.code == "not_modified":
            calm = replace(feed, failures=0, error=None, status="unchanged")
            return self._checked(calm, timedelta(minutes=self._options.interval_minutes))
        if " 410 " in f"{rejection.message} ":
            return self._checked(replace(feed, error=rejection.message, status="gone"), timedelta(days=3650))
        return self._failed(feed, rejection.message)

    def _failed(self, feed: FeedState, message: str) -> FeedState:
        failures = feed.failures + 1
        minutes = min(self._options.interval_minutes * 2 ** min(failures, 20), self._options.max_wait_hours * 60)
        failing = replace(feed, failures=failures, error=message, status="failing")
        return self._checked(failing, timedelta(minutes=minutes * jitter(feed.url, failures)))

    def _checked(self, feed: FeedState, wait: timedelta) -> FeedState:
        now = self._clock()
        return replace(feed, checked=now, next_check=now + wait)

    def _remember(self, feed: FeedState) -> None:
        log.info("feed", extra={"stage": "acquire", "feed": feed.url, "status": feed.status, "ms": 0})
        with self._store.write() as session:
            session.feeds.put(feed)

    # ------------------------------------------------------------ one entry

    def _take(self, entry: Entry, feed: FeedState) -> int:
        """Keep an entry's article if it is new or may have changed; 1 if something was kept."""
        metadata = {**entry.metadata, "outlet": entry.metadata.get("outlet") or feed.title or ""}
        metadata = {name: value for name, value in metadata.items() if value and name != "feed"}
        if not entry.url:
            return self._keep(entry.capture(self._clock()))
        with self._store.read() as session:
            known = session.setting(_page_key(entry.url))
        if known and not self._is_due(known, metadata):
            return 0
        page = self._ask(entry.url, _validators(known))
        if isinstance(page, Rejection):
            return self._after_page_rejection(entry, page, known)
        # The page's own address, not where it redirects to: the feed's link is what the versions share.
        found = {**page.metadata, **metadata, "url": entry.url}
        return self._keep_page(entry.url, replace(page, metadata=found), page.metadata, metadata)

    def _is_due(self, known: Mapping[str, object], metadata: Mapping[str, str]) -> bool:
        if known.get("revised") != metadata.get("revised"):
            return True
        first = datetime.fromisoformat(str(known["first"]))
        return self._clock() - first < timedelta(hours=self._options.recheck_hours)

    def _after_page_rejection(self, entry: Entry, page: Rejection, known: Mapping[str, object] | None) -> int:
        if page.code == "not_modified":
            return 0
        if known and any(status in page.message for status in _GONE):
            self._withdraw(entry.url)
            return 0
        if known is None and entry.text:
            # The page cannot be had; what the feed itself says of it can.
            capture = entry.capture(self._clock())
            if isinstance(capture, Capture):
                return self._keep_page(entry.url, capture, {}, entry.metadata)
            return self._keep(capture)
        with self._store.write() as session:
            session.captures.reject(None, page, now=self._clock())
        return 0

    def _withdraw(self, url: str) -> None:
        """Mark an article as taken down, and tell it once in every story it stands in."""
        now = self._clock()
        with self._store.write() as session:
            latest = session.articles.latest(url)
            if latest is None or not session.articles.withdraw(url, at=now):
                return
            article = latest.article
            claims = [claim for read in session.articles.extractions([article.id]) for claim in read.claims]
            stories = session.memberships.of_article(article.id)
            session.stories.add_changes([withdrawal(article, claims, story=story, now=now) for story in stories])

    def _keep_page(self, url: str, capture: Capture, answer: Mapping[str, str], metadata: Mapping[str, str]) -> int:
        """Keep a page and what to ask of it the next time, both or neither."""
        with self._store.write() as session:
            known = session.setting(_page_key(url)) or {}
            note = {
                "first": known.get("first") or self._clock().isoformat(),
                "etag": answer.get("etag"),
                "last_modified": answer.get("last_modified"),
                "revised": metadata.get("revised"),
            }
            session.set_setting(_page_key(url), note)
            return int(session.captures.add(capture, now=self._clock()))

    def _keep(self, capture: Capture | Rejection) -> int:
        with self._store.write() as session:
            if isinstance(capture, Rejection):
                session.captures.reject(None, capture, now=self._clock())
                return 0
            return int(session.captures.add(capture, now=self._clock()))

    # ------------------------------------------------------------ politeness

    def _ask(self, url: str, known: Validators) -> Capture | Rejection:
        host = urlsplit(url).netloc
        since = time.monotonic() - self._asked.get(host, -1e9)
        if since < self._options.host_pause_s:
            self._sleep(self._options.host_pause_s - since)
        answer = self._fetcher(url, known=known)
        self._asked[host] = time.monotonic()
        return answer


def _unique(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, each address (or id) once: some feeds repeat them."""
    seen: dict[str, Entry] = {}
    for entry in entries:
        seen.setdefault(entry.url or entry.metadata.get("id") or entry.location, entry)
    return list(seen.values())


def _page_key(url: str) -> str:
    return f"page {hashlib.sha256(url.encode()).hexdigest()}"


def _validators(known: Mapping[str, object] | None) -> Validators:
    if not known:
        return Validators()
    etag, modified = known.get("etag"), known.get("last_modified")
    return Validators(etag=str(etag) if etag else None, last_modified=str(modified) if modified else None)


def jitter(url: str, failures: int) -> float:
    """A factor from 1 to 1.5 that differs from feed to feed and failure to failure, so that retries do not bunch.

    From a hash, not from chance: a run can be repeated.
    """
    digest = hashlib.sha256(f"{url} {failures}".encode()).digest()
    return 1 + digest[0] / 510
