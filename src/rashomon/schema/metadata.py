"""The fields of a record that holds a text: our own names, those of news-please and a few others that are common."""

from collections.abc import Mapping

# Our name of a field, and the names it goes by, in order of preference.
# `maintext`, `date_publish`, `source_domain`, `date_modify`, `date_download`: news-please; `description` is a summary.
NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "guid", "_id"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source_domain", "site_name", "sitename", "publisher", "source"),
    "published": (
        "published",
        "date_publish",
        "published_at",
        "publishedAt",
        "date_published",
        "datePublished",
        "date",
    ),
    "revised": ("revised", "date_modify", "updated", "modified", "dateModified"),
    "url": ("url", "link", "canonical_url"),
    "language": ("language", "lang"),
    "author": ("author", "authors", "byline"),
    "credit": ("credit", "agency"),
    "version_of": ("version_of",),
}
TEXTS = ("text", "maintext", "body", "content", "article_text")


def read_text(record: Mapping[str, object]) -> str | None:
    """The text of a record, untouched; None if it has none."""
    return next((value for name in TEXTS if isinstance(value := record.get(name), str)), None)


def read_metadata(record: Mapping[str, object]) -> dict[str, str]:
    """What is known of a text, under our names; what is empty or no text is left out."""
    found = {name: _first(record, known) for name, known in NAMES.items()}
    return {name: value for name, value in found.items() if value}


def _first(record: Mapping[str, object], names: tuple[str, ...]) -> str:
    return next((value for name in names if (value := _as_text(record.get(name)))), "")


def _as_text(value: object) -> str:
    """A field as text: NewsAPI gives `source` as an object, news-please `authors` as a list, TOML dates as dates."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, Mapping):
        return _as_text(value.get("name"))
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(_as_text, value)))
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
