"""WARC: the one door to warcio. Every page that was answered with 200 becomes a capture."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from rashomon.acquire.turned import turn_away
from rashomon.model import Capture, Rejection

PAGES = ("text/html", "application/xhtml+xml", "text/plain")


def read_archive(path: Path, location: str, max_bytes: int) -> Iterator[Capture | Rejection]:
    """The pages of an archive, in its order; other records (pictures, requests) are passed over."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    number = 0
    try:
        with path.open("rb") as file:
            for record in ArchiveIterator(file):
                headers = record.http_headers
                if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
                    continue
                kind = (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
                if kind not in PAGES:
                    continue
                number += 1
                url = record.rec_headers.get_header("WARC-Target-URI") or ""
                where = f"{location}#{url or number}"
                # One byte more than allowed tells that there is more, whatever it would unpack to.
                body = record.content_stream().read(max_bytes + 1)
                if len(body) > max_bytes:
                    yield turn_away(where, "too_large", f"more than {max_bytes:,} bytes; raise max_bytes in [acquire]")
                    continue
                yield Capture(
                    location=where,
                    body=body,
                    media_type="text/plain" if kind == "text/plain" else "text/html",
                    fetched=_instant(record.rec_headers.get_header("WARC-Date")),
                    metadata={"url": url} if url else {},
                )
    except (ArchiveLoadFailed, EOFError, OSError, ValueError) as err:
        yield turn_away(location, "invalid_archive", f"the archive is damaged after {number} pages: {err}")
        return
    if not number:
        yield turn_away(location, "empty", "no page in the archive was answered with 200")


def _instant(written: str | None) -> datetime | None:
    with suppress(ValueError):
        return datetime.fromisoformat(written or "").astimezone(UTC)
    return None
