"""Lists of feeds: OPML, or plain text with a URL a line.

Source: OPML 2.0 (Winer 2007), `outline` elements with `xmlUrl`.
"""

from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from rashomon.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A feed to follow; `title` is the name the list gives it, None if it gives none."""

    url: str
    title: str | None = None


def read_subscriptions(path: Path) -> tuple[Subscription, ...]:
    """The feeds of a list, in its order, each once.

    Raises:
        InputError: the file cannot be read, is neither OPML nor lines of URLs, or names no feed.
    """
    try:
        body = path.read_bytes()
    except OSError as err:
        raise InputError(f"cannot read the list of feeds {path}: {err.strerror}") from err
    found = _read_opml(body, path) if body.lstrip().startswith(b"<") else _read_lines(body, path)
    unique = {one.url: one for one in reversed(found)}
    if not unique:
        raise InputError(f"{path} names no feed; write OPML outlines with xmlUrl, or a URL a line")
    return tuple(reversed(unique.values()))


def _read_opml(body: bytes, path: Path) -> list[Subscription]:
    if b"<!ENTITY" in body:
        raise InputError(f"{path} declares entities, which can hide files and bombs: remove them")
    try:
        root = ElementTree.fromstring(body)
    except (ElementTree.ParseError, ValueError, LookupError) as err:
        raise InputError(f"{path} is not valid OPML: {err}") from err
    return [
        Subscription(url=outline.get("xmlUrl", "").strip(), title=outline.get("title") or outline.get("text"))
        for outline in root.iter("outline")
        if outline.get("xmlUrl", "").strip()
    ]


def _read_lines(body: bytes, path: Path) -> list[Subscription]:
    lines = (line.strip() for line in body.decode("utf-8", errors="replace").splitlines())
    urls = [line for line in lines if line and not line.startswith("#")]
    for url in urls:
        if not url.startswith(("http://", "https://")):
            raise InputError(f"{path}: {url[:80]!r} is not a URL; write a feed's URL a line, or OPML")
    return [Subscription(url=url) for url in urls]
