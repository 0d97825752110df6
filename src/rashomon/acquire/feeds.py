"""Feeds: every entry a capture; the entry's own `<source>` is its outlet, else the feed's title."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree

from rashomon.acquire.turned import turn_away
from rashomon.model import Capture, Rejection

_MARKUP = re.compile(r"<[a-zA-Z/!][^>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")

# Where an entry's words stand, the fullest first (RSS, its content module, Atom).
_TEXTS = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "date", "updated", "publication_date", "lastmod")


def looks_like_feed(body: bytes) -> bool:
    """Whether bytes begin as RSS or Atom do."""
    return bool(re.search(rb"<(?:rss|feed|(?:\w+:)?RDF)\b", body[:2_000]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed, as far as the feed says.

    Attributes:
        metadata: id, title, outlet, published, revised, url, author, feed: those that are there.
        text: the words that come with it, with or without markup; empty where only a link does.
    """

    location: str
    metadata: Mapping[str, str]
    text: str

    @property
    def url(self) -> str:
        """Where the whole article stands; empty if the entry has no link."""
        return self.metadata.get("url", "")

    def capture(self, now: datetime | None) -> Capture | Rejection:
        """The entry's own words as a capture; a rejection where it has only a link."""
        if not self.text:
            name = self.metadata.get("title", "")
            return turn_away(self.location, "no_text", f"the entry {name!r} has no text; fetch its link")
        kind = "text/html" if _MARKUP.search(self.text) else "text/plain"
        return Capture(
            location=self.location,
            body=self.text.encode(),
            media_type=kind,
            fetched=now,
            metadata=self.metadata,
        )


def read_feed(body: bytes, location: str, now: datetime | None) -> Iterator[Capture | Rejection]:
    """The entries of a feed as captures, in its order."""
    entries = read_entries(body, location)
    if isinstance(entries, Rejection):
        yield entries
        return
    for entry in entries:
        yield entry.capture(now)


def read_entries(body: bytes, location: str) -> tuple[Entry, ...] | Rejection:
    """The entries of an RSS 2.0, Atom (RFC 4287) or JSON Feed 1.1, or of a sitemap (sitemaps.org 0.9)."""
    if body.lstrip()[:1] == b"{":
        return _read_json_feed(body, location)
    if b"<!ENTITY" in body:
        return turn_away(location, "invalid_feed", "the feed declares entities, which can hide files and bombs")
    try:
        root = ElementTree.fromstring(body)
    except (ElementTree.ParseError, ValueError, LookupError) as err:
        return turn_away(location, "invalid_feed", f"not valid XML: {err}")
    elements = [element for element in root.iter() if _name(element) in ("item", "entry", "url")]
    if not elements and _name(root) not in ("rss", "feed", "RDF", "urlset"):
        return turn_away(location, "invalid_feed", "no items or entries in it; is it RSS, Atom or a sitemap?")
    channel = next((element for element in root.iter() if _name(element) == "channel"), root)
    title = _text(channel, "title")
    return tuple(_read_entry(entry, f"{location}:{number}", title) for number, entry in enumerate(elements, start=1))


def _read_entry(entry: ElementTree.Element, location: str, feed: str) -> Entry:
    news = next((child for child in entry if _name(child) == "news"), entry)
    metadata = {
        "id": _text(entry, "guid") or _text(entry, "id"),
        "title": _text(entry, "title") or _text(news, "title"),
        "outlet": _source(entry) or feed,
        "published": next((value for name in _DATES if (value := _text(entry, name) or _text(news, name))), ""),
        "revised": _text(entry, "updated"),
        "url": _link(entry) or _text(entry, "loc"),
        "author": _text(entry, "creator") or _text(entry, "author"),
        "feed": feed,
    }
    text = next((value for name in _TEXTS if (value := _text(entry, name))), "")
    return Entry(location=location, metadata={name: value for name, value in metadata.items() if value}, text=text)


def _read_json_feed(body: bytes, location: str) -> tuple[Entry, ...] | Rejection:
    try:
        feed = json.loads(body)
    except (json.JSONDecodeError, UnicodeDecodeError) as err:
        return turn_away(location, "invalid_feed", f"not valid JSON: {err}")
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        return turn_away(location, "invalid_feed", "no items in it; is it a JSON Feed?")
    title = str(feed.get("title") or "")
    return tuple(
        _read_json_entry(item, f"{location}:{number}", title)
        for number, item in enumerate(items, start=1)
        if isinstance(item, dict)
    )


def _read_json_entry(item: Mapping[str, object], location: str, feed: str) -> Entry:
    named = {
        "id": item.get("id"),
        "title": item.get("title"),
        "outlet": feed,
        "published": item.get("date_published"),
        "revised": item.get("date_modified"),
        "url": item.get("url") or item.get("external_url"),
        "feed": feed,
    }
    text = item.get("content_html") or item.get("content_text") or item.get("summary") or ""
    return Entry(
        location=location, metadata={name: str(value) for name, value in named.items() if value}, text=str(text)
    )


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
