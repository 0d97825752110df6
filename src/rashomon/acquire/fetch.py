"""The one door to the network: single pages, fetched politely and within limits. Import it only to fetch.

robots.txt is asked first; conditional requests spare what has not changed; size (unpacked), time and redirects are
bounded; the connection goes to an address that was checked, at every hop.
"""

import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpx

from rashomon.acquire.addresses import resolve_public
from rashomon.acquire.options import AcquireOptions
from rashomon.acquire.turned import turn_away
from rashomon.errors import InputError
from rashomon.model import Capture, Rejection

# Kinds of pages we can read; anything else is turned away before its body is read.
_KINDS = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
    "application/rss+xml": "text/xml",
    "application/atom+xml": "text/xml",
    "application/xml": "text/xml",
    "text/xml": "text/xml",
    "application/feed+json": "application/json",
    "application/json": "application/json",
}

# Bytes of robots.txt that are read, the least that RFC 9309 asks for.
_MAX_ROBOTS = 512_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server said of a page the last time, to ask whether it has changed since (RFC 9110, section 13)."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The conditions as request headers."""
        found = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in found.items() if value}


class _Refused(Exception):  # noqa: N818  (it carries a rejection to the one place that returns it)
    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Fetcher:
    """Fetches pages; keeps the connections and each host's robots.txt while it is open.

    A call returns a capture (its metadata holds `url`, and `etag` and `last_modified` where the server sent them), or a
    rejection that says why there is none; "not_modified" when the page has not changed.
    """

    def __init__(
        self,
        *,
        options: AcquireOptions,
        now: datetime | None = None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._options = options
        self._now = now
        self._robots: dict[str, RobotFileParser] = {}
        # No proxies from the environment: behind one we could not check which address is asked.
        self._client = httpx.Client(
            transport=transport or GuardedTransport(allow_loopback=options.allow_loopback),
            headers={"User-Agent": options.user_agent, "Accept-Encoding": "gzip"},
            timeout=options.timeout_s,
            trust_env=False,
            follow_redirects=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def __call__(self, url: str, *, known: Validators | None = None) -> Capture | Rejection:
        """Fetch one page; `known` is what the server said of it the last time."""
        try:
            return self._fetch(url, known or Validators())
        except _Refused as err:
            return turn_away(url, err.code, str(err))
        except InputError as err:
            return turn_away(url, "address_refused", str(err))
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, UnicodeError) as err:
            return turn_away(url, "fetch_failed", f"cannot be fetched: {str(err) or type(err).__name__}")

    def _fetch(self, url: str, known: Validators) -> Capture | Rejection:
        deadline = time.monotonic() + self._options.timeout_s
        target = url
        for _ in range(self._options.max_redirects + 1):
            if self._options.obey_robots and not self._is_allowed(target, deadline):
                raise _Refused("robots", f"the site's robots.txt asks not to fetch {target}")
            with self._client.stream("GET", target, headers=known.headers()) as response:
                if not response.has_redirect_location:
                    return self._read(url, response, deadline)
                target = urljoin(target, response.headers["Location"])
            if urlsplit(target).scheme not in ("http", "https"):
                raise _Refused("fetch_failed", f"it redirects to {target}, which is no page of the web")
        raise _Refused("too_many_redirects", f"more than {self._options.max_redirects} redirects, the last to {target}")

    def _read(self, url: str, response: httpx.Response, deadline: float) -> Capture | Rejection:
        if response.status_code == 304:
            return turn_away(url, "not_modified", "the page has not changed since it was last fetched")
        if response.status_code != 200:
            raise _Refused("fetch_failed", f"the server answered {response.status_code} {response.reason_phrase}")
        kind = response.headers.get("Content-Type", "text/html").partition(";")[0].strip().lower()
        if kind not in _KINDS:
            raise _Refused("not_text", f"the server sent {kind}, not a page")
        body = b"".join(_bounded(response, self._options.max_bytes, deadline))
        found = {
            "url": str(response.url),
            "etag": response.headers.get("ETag"),
            "last_modified": response.headers.get("Last-Modified"),
        }
        return Capture(
            location=url,
            body=body,
            media_type=_KINDS[kind],
            fetched=self._now or datetime.now(UTC),
            metadata={name: value for name, value in found.items() if value},
        )

    def _is_allowed(self, url: str, deadline: float) -> bool:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._read_robots(f"{site}/robots.txt", deadline)
        return self._robots[site].can_fetch(self._options.user_agent, url)

    def _read_robots(self, url: str, deadline: float) -> RobotFileParser:
        """RFC 9309: no file allows everything, a server in trouble nothing; up to five redirects are followed."""
        parser = RobotFileParser()
        target = url
        for _ in range(self._options.max_redirects + 1):
            with self._client.stream("GET", target) as response:
                if response.has_redirect_location:
                    target = urljoin(target, response.headers["Location"])
                    continue
                lines: list[str] = []
                if response.status_code == 200:
                    body = b"".join(_bounded(response, _MAX_ROBOTS, deadline))
                    lines = body.decode("utf-8", errors="replace").splitlines()
                elif response.status_code >= 500:
                    lines = ["User-agent: *", "Disallow: /"]
                parser.parse(lines)
                return parser
        parser.parse([])
        return parser


def _bounded(response: httpx.Response, max_bytes: int, deadline: float) -> Iterator[bytes]:
    """The body, unpacked, in pieces; never more than allowed, whatever it would unpack to."""
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in ("identity", "gzip", "x-gzip", ""):
        raise _Refused("fetch_failed", f"the server packed the page with {encoding}, which we did not ask for")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16) if "gzip" in encoding else None
    size = 0
    for packed in response.iter_raw():
        if time.monotonic() > deadline:
            raise _Refused("timeout", "the page took too long; raise timeout_s in [acquire]")
        try:
            piece = unpacker.decompress(packed, max_bytes - size + 1) if unpacker else packed
        except zlib.error as err:
            raise _Refused("fetch_failed", f"the packed page is damaged: {err}") from err
        size += len(piece)
        if size > max_bytes:
            raise _Refused("too_large", f"more than {max_bytes:,} bytes; raise max_bytes in [acquire]")
        yield piece


class GuardedTransport(httpx.HTTPTransport):
    """Connects only to addresses that were checked, and still names the host to the server."""

    def __init__(self, *, allow_loopback: bool) -> None:
        super().__init__()
        self._allow_loopback = allow_loopback

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; redirects come back here, so every hop is checked."""
        host, named = request.url.host, request.url
        port = named.port or (443 if named.scheme == "https" else 80)
        # The certificate must be the host's, and virtual hosts are told apart by the header httpx has set already.
        request.extensions = {**request.extensions, "sni_hostname": host}
        request.url = named.copy_with(host=resolve_public(host, port, allow_loopback=self._allow_loopback))
        try:
            return super().handle_request(request)
        finally:
            request.url = named
