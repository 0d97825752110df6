"""Fetching: polite and bounded. The servers are functions; one test asks this machine over a real socket."""

import gzip
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx
import pytest

from rashomon.acquire import AcquireOptions
from rashomon.acquire.fetch import Fetcher, Validators
from rashomon.model import Capture, Rejection

NOW = datetime(2025, 3, 11, 9, tzinfo=UTC)
HTML = {"Content-Type": "text/html; charset=utf-8"}
PAGE = b"<html><body><p>Nine people died.</p></body></html>"


class Wire(httpx.SyncByteStream):
    """A body that goes over the wire as it is, so that the fetcher reads and unpacks it."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def __iter__(self) -> Iterator[bytes]:
        yield self._body


type Answer = Callable[[httpx.Request], httpx.Response]
type Answers = dict[str, Answer]


def reply(status: int, headers: dict[str, str] | None = None, body: bytes = b"") -> Answer:
    """An answer that is the same for every request."""
    return lambda _: httpx.Response(status, headers=headers, stream=Wire(body))


def fetch(
    url: str, answers: Answers, *, options: AcquireOptions | None = None, known: Validators | None = None
) -> Capture | Rejection:
    """Fetch from a server that answers by path; robots.txt is not there unless it is given."""
    transport = httpx.MockTransport(lambda request: answers.get(request.url.path, reply(404))(request))
    with Fetcher(options=options or AcquireOptions(), now=NOW, transport=transport) as fetcher:
        return fetcher(url, known=known)


def code(made: Capture | Rejection) -> str:
    return made.code if isinstance(made, Rejection) else "ok"


def test_page_is_fetched_with_its_validators() -> None:
    """Bytes, kind, instant, final address, and what the server said to ask by later."""
    headers = {**HTML, "ETag": '"9"', "Last-Modified": "Tue, 11 Mar 2025 08:52:00 GMT"}

    made = fetch("https://norda.example/9", {"/9": reply(200, headers, PAGE)})

    assert isinstance(made, Capture)
    assert (made.body, made.media_type, made.fetched) == (PAGE, "text/html", NOW)
    assert made.metadata == {
        "url": "https://norda.example/9",
        "etag": '"9"',
        "last_modified": "Tue, 11 Mar 2025 08:52:00 GMT",
    }


def test_unchanged_page_is_not_sent_again() -> None:
    """The request carries the validators; 304 is said as such."""

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(304 if request.headers.get("If-None-Match") == '"9"' else 200, headers=HTML)

    made = fetch("https://norda.example/9", {"/9": answer}, known=Validators(etag='"9"'))

    assert code(made) == "not_modified"


def test_robots_are_obeyed() -> None:
    """A path that robots.txt closes is not fetched; another is; and the option turns the question off."""
    answers: Answers = {
        "/robots.txt": reply(200, {}, b"User-agent: rashomon\nDisallow: /private"),
        "/private/9": reply(200, HTML, PAGE),
        "/9": reply(200, HTML, PAGE),
    }

    assert code(fetch("https://norda.example/private/9", answers)) == "robots"
    assert code(fetch("https://norda.example/9", answers)) == "ok"
    assert code(fetch("https://norda.example/private/9", answers, options=AcquireOptions(obey_robots=False))) == "ok"


def test_server_in_trouble_closes_everything() -> None:
    """RFC 9309: a robots.txt that answers with 5xx disallows all."""
    answers: Answers = {"/robots.txt": reply(503), "/9": reply(200, HTML, PAGE)}

    assert code(fetch("https://norda.example/9", answers)) == "robots"


def test_redirects_are_followed_to_a_limit() -> None:
    """A moved page is found; a ring of redirects ends."""
    answers: Answers = {
        "/old": reply(301, {"Location": "/9"}),
        "/9": reply(200, HTML, PAGE),
        "/ring": reply(302, {"Location": "/ring"}),
    }

    moved = fetch("https://norda.example/old", answers)

    assert isinstance(moved, Capture)
    assert moved.metadata["url"] == "https://norda.example/9"
    assert code(fetch("https://norda.example/ring", answers)) == "too_many_redirects"


def test_redirect_away_from_the_web_is_refused() -> None:
    """A redirect to a file is no page."""
    answers: Answers = {"/9": reply(302, {"Location": "file:///etc/passwd"})}

    assert code(fetch("https://norda.example/9", answers)) == "fetch_failed"


@pytest.mark.parametrize(
    ("response", "wanted"),
    [
        (reply(404, HTML), "fetch_failed"),
        (reply(500, HTML), "fetch_failed"),
        (reply(200, {"Content-Type": "image/png"}, b"x"), "not_text"),
        (reply(200, HTML, b"x" * 101), "too_large"),
    ],
)
def test_other_answers_are_rejected(response: Answer, wanted: str) -> None:
    """Errors, other kinds and pages beyond the limit."""
    assert code(fetch("https://norda.example/9", {"/9": response}, options=AcquireOptions(max_bytes=100))) == wanted


def test_what_a_page_unpacks_to_is_bounded() -> None:
    """A small packed page that unpacks to a large one is stopped at the limit; an honest one is unpacked."""
    headers = {**HTML, "Content-Encoding": "gzip"}
    bomb = reply(200, headers, gzip.compress(b"x" * 10_000_000))
    page = reply(200, headers, gzip.compress(PAGE))
    options = AcquireOptions(max_bytes=10_000)

    assert code(fetch("https://norda.example/9", {"/9": bomb}, options=options)) == "too_large"
    made = fetch("https://norda.example/9", {"/9": page}, options=options)
    assert isinstance(made, Capture)
    assert made.body == PAGE


def test_other_packings_and_damage_are_refused() -> None:
    """What we did not ask for, and what does not unpack."""
    brotli = reply(200, {**HTML, "Content-Encoding": "br"}, b"x")
    broken = reply(200, {**HTML, "Content-Encoding": "gzip"}, b"no gzip")

    assert code(fetch("https://norda.example/9", {"/9": brotli})) == "fetch_failed"
    assert code(fetch("https://norda.example/9", {"/9": broken})) == "fetch_failed"


def test_connection_that_fails_is_a_rejection() -> None:
    """No traceback when the network is away."""

    def answer(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no route", request=request)

    assert code(fetch("https://norda.example/9", {"/9": answer, "/robots.txt": answer})) == "fetch_failed"


class Server(BaseHTTPRequestHandler):
    """Serves one page, and redirects `/away` to a private address."""

    def do_GET(self) -> None:
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "http://10.0.0.1/secret")
            self.end_headers()
            return
        self.send_response(200 if self.path == "/9" else 404)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE if self.path == "/9" else b"")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """The address of a server on this machine."""
    server = HTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_this_machine_is_asked_only_where_it_is_allowed(site: str) -> None:
    """Refused by default; allowed by the option; and a redirect to a private address is refused all the same."""
    with Fetcher(options=AcquireOptions(), now=NOW) as careful:
        refused = careful(f"{site}/9")
    with Fetcher(options=AcquireOptions(allow_loopback=True), now=NOW) as fetcher:
        page, away = fetcher(f"{site}/9"), fetcher(f"{site}/away")

    assert code(refused) == "address_refused"
    assert isinstance(page, Capture)
    assert (page.body, page.metadata["url"]) == (PAGE, f"{site}/9")
    assert code(away) == "address_refused"
