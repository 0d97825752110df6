"""Following feeds: each habit of a real feed has its outcome, and none stops the others."""

import gzip
from datetime import UTC, datetime, timedelta

import pytest

from rashomon.acquire.fetch import Fetcher
from rashomon.acquire.opml import Subscription
from rashomon.acquire.options import AcquireOptions
from rashomon.run.watch import Watcher, WatchOptions, jitter
from rashomon.store import open_store

from .feed_server import FeedServer, item, page, rss

NOON = datetime(2031, 3, 11, 12, tzinfo=UTC)
RSS = {"Content-Type": "application/rss+xml"}


class Desk:
    """A watcher on an empty workspace, with a clock that is set by hand."""

    def __init__(self, folder, **options):
        self.now = NOON
        self.slept = []
        self.store = open_store(folder)
        limits = AcquireOptions(allow_loopback=True, timeout_s=1.0, max_bytes=200_000, **options)
        self.fetcher = Fetcher(options=limits, now=None)
        self.watcher = Watcher(
            self.store,
            self.fetcher,
            options=WatchOptions(host_pause_s=0.0),
            clock=lambda: self.now,
            sleep=self.slept.append,
        )

    def follow(self, *urls):
        self.watcher.subscribe([Subscription(url=url) for url in urls])
        return self.watcher.look()

    def look_again(self, minutes=60):
        self.now += timedelta(minutes=minutes)
        return self.watcher.look()

    def feed(self, url):
        with self.store.read() as session:
            return session.feeds.get(url)

    def rejected(self):
        with self.store.read() as session:
            return [rejection.code for rejection in session.captures.rejections()]

    def captures(self):
        with self.store.read() as session:
            return [capture for _, capture in session.captures.pending()]

    def close(self):
        self.fetcher.__exit__(None, None, None)
        self.store.close()


@pytest.fixture
def server():
    running = FeedServer()
    yield running
    running.close()


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    yield made
    made.close()


def test_an_entry_is_fetched_in_full_with_what_the_feed_says_of_it(server, desk):
    server.routes = {"/rss": server.feed(f"{server.root}/a"), "/a": server.html()}

    kept = desk.follow(f"{server.root}/rss")

    assert kept == 1
    capture = desk.captures()[0]
    assert b"harbour police" in capture.body
    assert capture.metadata["outlet"] == "Norda"
    assert capture.metadata["published"].startswith("Tue, 11 Mar 2031")
    assert desk.feed(f"{server.root}/rss").status == "ok"


def test_a_feed_that_has_not_changed_is_not_read_again(server, desk):
    server.routes = {"/rss": server.conditional(server.feed(f"{server.root}/a")), "/a": server.html()}

    desk.follow(f"{server.root}/rss")
    desk.look_again()

    assert desk.feed(f"{server.root}/rss").status == "unchanged"
    assert server.seen_headers["/rss"][1]["If-None-Match"] == '"v1"'


def test_the_same_answer_twice_changes_nothing(server, desk):
    server.routes = {"/rss": server.feed(f"{server.root}/a"), "/a": server.html()}

    desk.follow(f"{server.root}/rss")

    assert desk.look_again() == 0
    assert len(desk.captures()) == 1


def test_a_page_with_a_validator_is_asked_conditionally(server, desk):
    server.routes = {"/rss": server.feed(f"{server.root}/a"), "/a": server.conditional(server.html())}

    desk.follow(f"{server.root}/rss")
    desk.look_again()

    assert server.seen_headers["/a"][1]["If-None-Match"] == '"v1"'
    assert len(desk.captures()) == 1


def test_a_changed_article_is_captured_again(server, desk):
    server.routes = {"/rss": server.feed(f"{server.root}/a"), "/a": server.html()}
    desk.follow(f"{server.root}/rss")

    server.routes["/a"] = server.html(page(lead="Eleven people died."))

    assert desk.look_again() == 1
    assert [b"Eleven" in capture.body for capture in desk.captures()] == [False, True]


def test_an_old_article_is_looked_at_again_only_if_the_feed_says_it_changed(server, desk):
    server.routes = {"/rss": server.feed(f"{server.root}/a"), "/a": server.html()}
    desk.follow(f"{server.root}/rss")

    desk.look_again(minutes=60 * 72)
    asked_without_a_sign = server.asked["/a"]
    updated = "<updated>2031-03-14T10:00:00Z</updated>"
    server.routes["/rss"] = server.feed(f"{server.root}/a", extra=updated)
    desk.look_again()

    assert (asked_without_a_sign, server.asked["/a"]) == (1, 2)


def test_a_withdrawn_article_is_marked_when_its_page_is_gone(server, desk):
    url = f"{server.root}/a"
    server.routes = {"/rss": server.feed(url), "/a": server.html()}
    desk.follow(f"{server.root}/rss")
    with desk.store.write() as session:
        from rashomon.model import Article, ArticleId

        article = Article(id=ArticleId("a"), text="Nine people died.", url=url)
        capture_id = next(iter(session.captures.pending()))[0]
        session.articles.add(article, lineage=url, version=1, capture=capture_id, known_at=NOON)

    server.routes["/a"] = (410, {}, b"")
    desk.look_again()

    with desk.store.read() as session:
        assert session.articles.latest(url).withdrawn is not None


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((500, {}, b""), "500"),
        ((503, {}, b""), "503"),
        ((404, {}, b""), "404"),
        ((403, {}, b""), "403"),
        ((200, RSS, b"<rss><channel><item>"), "XML"),
        ((200, RSS, b""), "XML"),
        ((200, {"Content-Type": "text/html"}, b"<html>a page</html>"), "items"),
        ((200, {"Content-Type": "image/png"}, b"\x89PNG"), "image/png"),
        (
            (200, RSS, b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel>&b;</channel></rss>'),
            "entities",
        ),
        ((200, RSS, b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>'), "entities"),
        ((200, {**RSS, "Content-Encoding": "gzip"}, gzip.compress(b" " * 50_000_000)), "bytes"),
        ((200, {**RSS, "Content-Encoding": "gzip"}, b"not gzip at all"), "damaged"),
        ((200, RSS, b"<rss>" + b" " * 300_000 + b"</rss>"), "bytes"),
        ((200, {"Content-Type": "application/zip"}, b"PK"), "application/zip"),
    ],
    ids=[
        "5xx storm",
        "unavailable",
        "not found",
        "forbidden",
        "malformed",
        "empty",
        "html",
        "picture",
        "entity bomb",
        "external entity",
        "decompression bomb",
        "bad gzip",
        "huge",
        "unknown kind",
    ],
)
def test_a_feed_in_trouble_is_remembered_with_its_error_and_the_others_go_on(server, desk, answer, words):
    server.routes = {"/bad": answer, "/rss": server.feed(f"{server.root}/a"), "/a": server.html()}

    kept = desk.follow(f"{server.root}/bad", f"{server.root}/rss")

    bad = desk.feed(f"{server.root}/bad")
    assert (bad.status, bad.failures) == ("failing", 1)
    assert words in bad.error
    assert kept == 1


def test_a_slow_drip_is_cut_off(server, desk):
    server.routes = {"/drip": server.slow_drip(seconds=6)}

    desk.follow(f"{server.root}/drip")

    assert desk.feed(f"{server.root}/drip").status == "failing"


def test_waits_grow_with_failures_and_shrink_when_it_is_well(server, desk):
    url = f"{server.root}/rss"
    server.routes = {"/rss": (503, {}, b"")}
    desk.follow(url)
    waits = []
    for _ in range(3):
        waits.append(desk.feed(url).next_check - desk.now)
        desk.now = desk.feed(url).next_check
        desk.watcher.look()

    server.routes["/rss"] = server.feed()
    desk.now = desk.feed(url).next_check
    desk.watcher.look()

    assert waits[0] < waits[1] < waits[2]
    assert (desk.feed(url).failures, desk.feed(url).error) == (0, None)


def test_a_feed_is_not_asked_before_it_is_due(server, desk):
    server.routes = {"/rss": server.feed()}
    desk.follow(f"{server.root}/rss")

    desk.look_again(minutes=1)

    assert server.asked["/rss"] == 1


def test_a_feed_that_is_gone_is_not_asked_again(server, desk):
    server.routes = {"/rss": (410, {}, b"")}
    desk.follow(f"{server.root}/rss")

    desk.look_again(minutes=100_000)

    assert desk.feed(f"{server.root}/rss").status == "gone"
    assert server.asked["/rss"] == 1


def test_a_moved_feed_is_followed_and_said(server, desk):
    server.routes = {
        "/old": (301, {"Location": "/rss"}, b""),
        "/rss": server.feed(f"{server.root}/a"),
        "/a": server.html(),
    }

    kept = desk.follow(f"{server.root}/old")

    feed = desk.feed(f"{server.root}/old")
    assert (kept, feed.status) == (1, "moved")
    assert "/rss" in feed.error


@pytest.mark.parametrize(
    "target",
    ["http://169.254.169.254/latest/meta-data", "http://10.0.0.1/", "http://[fe80::1]/", "file:///etc/passwd", "/loop"],
    ids=["metadata service", "private", "link-local", "file", "loop"],
)
def test_a_redirect_to_where_nobody_may_look_is_refused(server, desk, target):
    server.routes = {"/loop": (302, {"Location": target}, b"")}

    desk.follow(f"{server.root}/loop")

    assert desk.feed(f"{server.root}/loop").status == "failing"


def test_this_machine_is_refused_without_the_option(server, tmp_path):
    server.routes = {"/rss": server.feed(f"{server.root}/a"), "/a": server.html()}
    strict = Desk(tmp_path / "strict")
    strict.watcher._fetcher = Fetcher(options=AcquireOptions(timeout_s=1.0))

    kept = strict.follow(f"{server.root}/rss")

    assert (kept, server.asked["/rss"]) == (0, 0)
    assert "private address" in strict.feed(f"{server.root}/rss").error
    strict.close()


def test_repeated_entries_are_taken_once(server, desk):
    url = f"{server.root}/a"
    server.routes = {"/rss": (200, RSS, rss([item(url), item(url), item(url)])), "/a": server.html()}

    assert desk.follow(f"{server.root}/rss") == 1
    assert server.asked["/a"] == 1


def test_a_wrong_date_is_kept_as_it_was_written(server, desk):
    server.routes = {"/rss": server.feed(f"{server.root}/a", date="yesterday-ish"), "/a": server.html()}

    desk.follow(f"{server.root}/rss")

    assert desk.captures()[0].metadata["published"] == "yesterday-ish"


def test_a_packed_feed_is_unpacked(server, desk):
    server.routes = {"/rss": server.gzipped(server.feed(f"{server.root}/a")), "/a": server.html()}

    assert desk.follow(f"{server.root}/rss") == 1


def test_robots_txt_is_obeyed(server, desk):
    server.routes = {
        "/robots.txt": (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /private"),
        "/rss": server.feed(f"{server.root}/private/a"),
        "/private/a": server.html(),
    }

    desk.follow(f"{server.root}/rss")

    assert server.asked["/private/a"] == 0
    assert desk.rejected() == ["robots"]


def test_an_entry_whose_page_cannot_be_had_keeps_the_words_of_the_feed(server, desk):
    words = "<description>Nine people died when fire broke out on the ferry, police said.</description>"
    server.routes = {"/rss": server.feed(f"{server.root}/a", extra=words), "/a": (500, {}, b"")}

    assert desk.follow(f"{server.root}/rss") == 1
    assert desk.captures()[0].body.startswith(b"Nine people died")


def test_an_entry_without_words_whose_page_cannot_be_had_is_rejected_with_a_reason(server, desk):
    server.routes = {"/rss": server.feed(f"{server.root}/a"), "/a": (500, {}, b"")}

    assert desk.follow(f"{server.root}/rss") == 0
    assert desk.rejected() == ["fetch_failed"]


def test_the_source_of_an_entry_is_its_outlet(server, desk):
    source = '<source url="https://herald.example">Capital Herald</source>'
    server.routes = {"/rss": server.feed(f"{server.root}/a", extra=source), "/a": server.html()}

    desk.follow(f"{server.root}/rss")

    assert desk.captures()[0].metadata["outlet"] == "Capital Herald"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (
            "application/atom+xml",
            '<feed xmlns="http://www.w3.org/2005/Atom"><title>Norda</title><entry><title>Nine dead</title>'
            '<link rel="alternate" href="{url}"/><updated>2031-03-11T09:00:00Z</updated></entry></feed>',
        ),
        (
            "application/xml",
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{url}</loc>'
            "<lastmod>2031-03-11</lastmod></url></urlset>",
        ),
        ("text/xml", '<rss version="2.0"><channel><title>Norda</title><item><link>{url}</link></item></channel></rss>'),
        (
            "application/json",
            '{{"version": "https://jsonfeed.org/version/1.1", "title": "Norda", "items": [{{"url": "{url}"}}]}}',
        ),
    ],
    ids=["Atom", "sitemap", "RSS", "JSON Feed"],
)
def test_every_kind_of_feed_is_read(server, desk, kind, body):
    url = f"{server.root}/a"
    server.routes = {"/feed": (200, {"Content-Type": kind}, body.format(url=url).encode()), "/a": server.html()}

    assert desk.follow(f"{server.root}/feed") == 1


def test_two_requests_to_one_host_are_apart(server, tmp_path):
    server.routes = {"/rss": server.feed(f"{server.root}/a"), "/a": server.html()}
    desk = Desk(tmp_path / "polite")
    desk.watcher._options = WatchOptions(host_pause_s=5.0)

    desk.follow(f"{server.root}/rss")

    assert desk.slept
    assert max(desk.slept) > 4
    desk.close()


def test_jitter_is_bounded_and_differs_from_feed_to_feed():
    factors = {jitter(f"https://feed.example/{number}", 1) for number in range(50)}

    assert all(1 <= factor <= 1.51 for factor in factors)
    assert len(factors) > 20
