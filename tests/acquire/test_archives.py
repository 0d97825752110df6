"""WARC archives: pages answered with 200, bounded, and a damaged archive named."""

import gzip
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from rashomon.acquire import AcquireOptions, acquire
from rashomon.model import Capture, Rejection

PAGE = b"<html><body><p>Nine people died.</p></body></html>"


def write(path: Path, *pages: tuple[str, str, str, bytes]) -> str:
    """An archive of pages, each given by URL, status, kind and body."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz")
        for url, status, kind, body in pages:
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.0")
            writer.write_record(writer.create_warc_record(url, "response", payload=BytesIO(body), http_headers=headers))
    return str(path)


def test_pages_are_read_and_the_rest_is_passed_over(tmp_path: Path) -> None:
    """Only pages, only those that were there."""
    path = write(
        tmp_path / "a.warc.gz",
        ("https://norda.example/9", "200 OK", "text/html; charset=utf-8", PAGE),
        ("https://norda.example/x.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://norda.example/gone", "404 Not Found", "text/html", PAGE),
    )

    made = list(acquire([path]))

    assert len(made) == 1
    assert isinstance(made[0], Capture)
    assert made[0].body == PAGE
    assert made[0].metadata == {"url": "https://norda.example/9"}
    assert made[0].fetched is not None


def test_page_beyond_the_limit_is_rejected(tmp_path: Path) -> None:
    """The limit holds for what a page unpacks to."""
    path = write(tmp_path / "a.warc", ("https://norda.example/9", "200 OK", "text/html", PAGE * 10))

    made = list(acquire([path], options=AcquireOptions(max_bytes=100)))

    assert [one.code for one in made if isinstance(one, Rejection)] == ["too_large"]


def test_damaged_archive_is_rejected(tmp_path: Path) -> None:
    """Bytes that are no archive, and one that holds nothing."""
    broken, empty = tmp_path / "a.warc.gz", tmp_path / "b.warc"
    broken.write_bytes(gzip.compress(b"no archive at all"))
    empty.write_bytes(b"")

    made = list(acquire([str(broken), str(empty)]))

    assert [one.code for one in made if isinstance(one, Rejection)] == ["invalid_archive", "empty"]
