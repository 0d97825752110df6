"""What the caller names, as captures: files, folders and URLs, each read as what it is."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from os import walk
from pathlib import Path

from rashomon.acquire.archives import read_archive
from rashomon.acquire.beside import is_metadata, read_beside
from rashomon.acquire.feeds import looks_like_feed, read_feed
from rashomon.acquire.options import AcquireOptions
from rashomon.acquire.records import read_json, read_lines
from rashomon.acquire.sniff import decode, describe_binary, describe_undecodable
from rashomon.acquire.turned import turn_away
from rashomon.errors import InputError
from rashomon.model import Capture, Rejection

type Fetch = Callable[[str], Capture | Rejection]
"""Fetches one page or feed."""

TEXTS = (".txt", ".text", ".md")
PAGES = (".html", ".htm", ".xhtml")
LINES = (".jsonl", ".ndjson")
FEEDS = (".rss", ".atom", ".xml")
ARCHIVES = (".warc", ".warc.gz")
KNOWN = (*TEXTS, *PAGES, *LINES, ".json", *FEEDS, *ARCHIVES)

# JSON Lines are read whole; one file of them may be this many times as large as one text.
LINES_FACTOR = 100


def acquire(
    inputs: Sequence[str],
    *,
    options: AcquireOptions | None = None,
    now: datetime | None = None,
    fetch: Fetch | None = None,
) -> Iterator[Capture | Rejection]:
    """Bring captures in, in the order named; within a folder, in the order of the paths.

    Args:
        inputs: paths of files and folders, and URLs.
        options: limits and manners.
        now: the instant of the capture of pages; files have none, since when they were read says nothing of them.
        fetch: fetches a URL; by default over the network, with the options' manners.

    Returns:
        A capture for every text, and a rejection for everything that cannot be used.

    Raises:
        InputError: a path does not exist, or a URL is not one of the web.
    """
    for name in inputs:
        _check(name)
    return _acquire(tuple(inputs), options or AcquireOptions(), now, fetch)


def _check(name: str) -> None:
    if is_url(name):
        return
    if "://" in name:
        raise InputError(f"cannot fetch {name!r}: only http and https URLs; name a file by its path")
    try:
        exists = bool(name) and Path(name).exists()
    except (OSError, ValueError):
        exists = False
    if not exists:
        raise InputError(f"no such file or folder: {name!r}; name a text, a folder, a JSON Lines file or a URL")


def is_url(name: str) -> bool:
    """Whether an input is a URL of the web."""
    return name.lower().startswith(("http://", "https://"))


def _acquire(
    inputs: tuple[str, ...], options: AcquireOptions, now: datetime | None, fetch: Fetch | None
) -> Iterator[Capture | Rejection]:
    for name in inputs:
        if is_url(name):
            yield from _read_url(name, options, now, fetch)
        elif Path(name).is_dir():
            yield from _read_folder(Path(name), options)
        else:
            yield from _read_file(Path(name), name, options)


def _read_url(
    url: str, options: AcquireOptions, now: datetime | None, fetch: Fetch | None
) -> Iterator[Capture | Rejection]:
    if fetch is None:
        from rashomon.acquire.fetch import Fetcher  # noqa: PLC0415  (httpx takes 0.1 s to import)

        with Fetcher(options=options, now=now) as fetcher:
            page = fetcher(url)
    else:
        page = fetch(url)
    if isinstance(page, Capture) and looks_like_feed(page.body):
        yield from read_feed(page.body, url, page.fetched)
    else:
        yield page


def _read_folder(folder: Path, options: AcquireOptions) -> Iterator[Capture | Rejection]:
    found = 0
    for path in _files(folder):
        found += 1
        if path.name.lower().endswith(KNOWN):
            yield from _read_file(path, str(path), options)
        else:
            message = (
                f"files of type {path.suffix or 'unknown'} in a folder are not read; there are: {', '.join(KNOWN)}"
            )
            yield turn_away(str(path), "unknown_type", message)
    if not found:
        yield turn_away(str(folder), "empty", "the folder holds no files")


def _files(folder: Path) -> Iterator[Path]:
    """Every file below a folder, sorted; hidden ones and metadata of others left out, links to folders not followed."""
    for parent, folders, files in walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(parent) / name
            if not name.startswith(".") and not is_metadata(path):
                yield path


def _read_file(path: Path, location: str, options: AcquireOptions) -> Iterator[Capture | Rejection]:
    name = path.name.lower()
    if name.endswith(ARCHIVES):
        yield from read_archive(path, location, options.max_bytes)
        return
    many = name.endswith((*LINES, ".json", *FEEDS))
    body = _read_bytes(path, location, options.max_bytes * (LINES_FACTOR if many else 1))
    if isinstance(body, Rejection):
        yield body
    elif name.endswith(FEEDS) and looks_like_feed(body):
        yield from read_feed(body, location, None)
    elif name.endswith(PAGES):
        yield from _read_text(path, location, body, "text/html")
    elif problem := describe_undecodable(body):
        yield turn_away(location, "undecodable", problem)
    elif many and not name.endswith(FEEDS):
        for made in _read_records(name, decode(body), location):
            yield _limit(made, options.max_bytes)
    else:
        yield from _read_text(path, location, body, "text/plain")


def _read_records(name: str, text: str, location: str) -> Iterator[Capture | Rejection]:
    is_array = text.lstrip("\ufeff \t\r\n").startswith("[")
    if name.endswith(LINES) and not is_array:
        return read_lines(text, location)
    return read_json(text.removeprefix("\ufeff"), location)


def _limit(made: Capture | Rejection, max_bytes: int) -> Capture | Rejection:
    if isinstance(made, Rejection) or len(made.body) <= max_bytes:
        return made
    return _too_large(made.location, len(made.body), max_bytes)


def _too_large(location: str, size: int, max_bytes: int) -> Rejection:
    message = f"{size:,} bytes; one text may have {max_bytes:,} (max_bytes in [acquire])"
    return turn_away(location, "too_large", message)


def _read_bytes(path: Path, location: str, max_bytes: int) -> bytes | Rejection:
    """A file's bytes, if they are text of an allowed size."""
    try:
        if not path.is_file():
            return turn_away(location, "unreadable", "not a regular file")
        size = path.stat().st_size
        if size > max_bytes:
            return _too_large(location, size, max_bytes)
        body = path.read_bytes()
    except OSError as err:
        return turn_away(location, "unreadable", f"cannot be read: {err.strerror}")
    if not body.strip():
        return turn_away(location, "empty", "the file is empty")
    if kind := describe_binary(body):
        return turn_away(location, "not_text", f"not a text: it seems to be {kind}")
    return body


def _read_text(path: Path, location: str, body: bytes, media_type: str) -> Iterator[Capture | Rejection]:
    metadata = read_beside(path)
    if isinstance(metadata, Rejection):
        yield metadata
        metadata = {}
    yield Capture(location=location, body=body, media_type=media_type, metadata=dict(metadata))
