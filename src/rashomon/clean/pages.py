"""A page's main text and what it says of itself: the one door to trafilatura and htmldate."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from html import unescape

# Tags that only a whole page has; without them it is a piece of one, as feeds carry.
_WHOLE = re.compile(rb"<(?:html|body|head)\b", re.IGNORECASE)

# Where pages state the instant of publication, the most reliable first; htmldate knows only days.
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "date",
    "pubdate",
)
_REVISED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")

_META = re.compile(rb"<meta\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")
_LINKED_DATA = re.compile(rb"<script[^>]*application/ld\+json[^>]*>(.*?)</script>", re.IGNORECASE | re.DOTALL)
_LANGUAGE = re.compile(rb"<html\b[^>]*?\blang\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page holds; `metadata` has our names (title, outlet, published, revised, url, language, author)."""

    text: str
    metadata: Mapping[str, str]


def read_page(body: bytes, url: str | None) -> Page | None:
    """The main text of a page, or of the piece of one; None if it has none.

    Args:
        body: as it was fetched; its own declaration of the encoding is heeded.
        url: where it was fetched, for links and dates in it.
    """
    import trafilatura  # noqa: PLC0415  (half a second)

    if not _WHOLE.search(body[:20_000]):
        text = trafilatura.html2txt(b"<html><body>" + body + b"</body></html>")
        return Page(text=text, metadata={}) if text.strip() else None
    found = trafilatura.bare_extraction(body, url=url, include_comments=False, include_tables=True, with_metadata=True)
    if found is None or not (found.text or "").strip():
        return None
    metadata = {
        "title": found.title,
        "outlet": found.sitename,
        "author": found.author,
        "url": found.url,
        "language": found.language,
        **dict(_stated(body)),
    }
    if "published" not in metadata:
        metadata["published"] = _find_day(body, url)
    return Page(text=found.text, metadata={name: value for name, value in metadata.items() if value})


def _find_day(body: bytes, url: str | None) -> str | None:
    from htmldate import find_date  # noqa: PLC0415

    with suppress(ValueError, TypeError):
        day: str | None = find_date(
            body.decode("utf-8", errors="replace"), url=url, original_date=True, extensive_search=False
        )
        return day
    return None


def _stated(body: bytes) -> Iterator[tuple[str, str]]:
    """What meta tags and linked data state, under our names."""
    stated = dict(_meta(body)) | dict(_linked(body))
    for name, keys in (("published", _PUBLISHED), ("revised", _REVISED)):
        if value := next((stated[key] for key in keys if stated.get(key)), None):
            yield name, value
    if site := stated.get("og:site_name"):
        yield "outlet", site
    if language := _LANGUAGE.search(body[:20_000]):
        yield "language", language[1].decode("ascii", errors="replace")


def _meta(body: bytes) -> Iterator[tuple[str, str]]:
    for tag in reversed(_META.findall(body[:200_000])):
        pairs = _ATTRIBUTE.findall(tag.decode("utf-8", errors="replace"))
        found = {name.lower(): unescape(one or two or three).strip() for name, one, two, three in pairs}
        key = found.get("property") or found.get("name") or found.get("itemprop")
        if key and found.get("content"):
            yield key.lower(), found["content"]


def _linked(body: bytes) -> Iterator[tuple[str, str]]:
    for script in _LINKED_DATA.findall(body):
        with suppress(ValueError, RecursionError):
            yield from _dates(json.loads(script), depth=0)


def _dates(data: object, depth: int) -> Iterator[tuple[str, str]]:
    if isinstance(data, list) and depth < 4:
        for part in data:
            yield from _dates(part, depth + 1)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key in ("datePublished", "dateModified") and isinstance(value, str):
                yield key.lower(), value
            elif key == "@graph" and depth < 4:
                yield from _dates(value, depth + 1)
