"""RSS and Atom: every entry a capture; the entry's own `<source>` is its outlet, else the feed's title."""

import re
from collections.abc import Iterator
from datetime import datetime
from xml.etree import ElementTree

from rashomon.acquire.turned import turn_away
from rashomon.model import Capture, Rejection

_MARKUP = re.compile(r"<[a-zA-Z/!][^>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")

# Where an entry's words stand, the fullest first (RSS, its content module, Atom).
_TEXTS = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "date", "updated")


def looks_like_feed(body: bytes) -> bool:
    """Whether bytes begin as RSS or Atom do."""
    return bool(re.search(rb"<(?:rss|feed|(?:\w+:)?RDF)\b", body[:2_000]))


def read_feed(body: bytes, location: str, now: datetime | None) -> Iterator[Capture | Rejection]:
    """The entries of a feed, in its order."""
    if b"<!ENTITY" in body:
        yield turn_away(location, "invalid_feed", "the feed declares entities, which can hide files and bombs")
        return
    try:
        root = ElementTree.fromstring(body)
    except (ElementTree.ParseError, ValueError, LookupError) as err:
        yield turn_away(location, "invalid_feed", f"not valid XML: {err}")
        return
    entries = [element for element in root.iter() if _name(element) in ("item", "entry")]
    if not entries:
        yield turn_away(location, "invalid_feed", "no items or entries in it; is it RSS or Atom?")
    channel = next((element for element in root.iter() if _name(element) == "channel"), root)
    title = _text(channel, "title")
    for number, entry in enumerate(entries, start=1):
        yield _read_entry(entry, f"{location}:{number}", title, now)


def _read_entry(entry: ElementTree.Element, location: str, feed: str, now: datetime | None) -> Capture | Rejection:
    metadata = {
        "id": _text(entry, "guid") or _text(entry, "id"),
        "title": _text(entry, "title"),
        "outlet": _source(entry) or feed,
        "published": next((value for name in _DATES if (value := _text(entry, name))), ""),
        "revised": _text(entry, "updated"),
        "url": _link(entry),
        "author": _text(entry, "creator") or _text(entry, "author"),
        "feed": feed,
    }
    metadata = {name: value for name, value in metadata.items() if value}
    text = next((value for name in _TEXTS if (value := _text(entry, name))), "")
    if not text:
        return turn_away(location, "no_text", f"the entry {metadata.get('title', '')!r} has no text; fetch its link")
    kind = "text/html" if _MARKUP.search(text) else "text/plain"
    return Capture(location=location, body=text.encode(), media_type=kind, fetched=now, metadata=metadata)


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _child(element: ElementTree.Element, name: str) -> ElementTree.Element | None:
    return next((child for child in element if _name(child) == name), None)


def _text(element: ElementTree.Element, name: str) -> str:
    child = _child(element, name)
    return "" if child is None else "".join(child.itertext()).strip()


def _source(entry: ElementTree.Element) -> str:
    """RSS: <source url="…">Name</source>; Atom: <source><title>Name</title></source>."""
    source = _child(entry, "source")
    if source is None:
        return ""
    return _text(source, "title") or (source.text or "").strip()


def _link(entry: ElementTree.Element) -> str:
    """RSS: <link>URL</link>; Atom: <link rel="alternate" href="URL"/>."""
    links = [child for child in entry if _name(child) == "link"]
    for link in links:
        if link.get("rel", "alternate") == "alternate" and (url := link.get("href") or (link.text or "").strip()):
            return url
    return ""
