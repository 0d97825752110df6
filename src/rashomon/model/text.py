"""Spans, ids, and the fixed text of one account: what is captured, what an article is, what is turned away."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType

ArticleId = NewType("ArticleId", str)
ClaimId = NewType("ClaimId", str)
StoryId = NewType("StoryId", str)
FindingId = NewType("FindingId", str)


def content_id(*parts: object) -> str:
    """An id that depends on nothing but the content: 16 hexadecimal digits of SHA-256 over the parts."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(repr(part).encode())
        digest.update(b"\x1f")
    return digest.hexdigest()[:16]


class TextField(StrEnum):
    """Which text of an article a span points into."""

    TEXT = "text"
    TITLE = "title"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Half-open offsets, in Unicode code points, into an article's fixed text (or its title)."""

    start: int
    end: int
    field: TextField = TextField.TEXT

    def __post_init__(self) -> None:
        """Reject empty and backward spans."""
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start} and {self.end}")

    def __reduce__(self) -> tuple[object, ...]:
        # By its values: a hundred for every article go between processes, and a dataclass's own way is slow.
        return _span, (self.start, self.end, self.field)

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.field == other.field and self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether every character of the other lies in this one."""
        return self.field == other.field and self.start <= other.start and other.end <= self.end


def _span(start: int, end: int, field: TextField) -> Span:
    return Span(start=start, end=end, field=field)


class PassageRole(StrEnum):
    """What a passage is in its article."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BYLINE = "byline"
    LEAD = "lead"
    PARAGRAPH = "paragraph"
    CREDIT = "credit"
    CORRECTION = "correction"
    BOILERPLATE = "boilerplate"

    @property
    def is_story(self) -> bool:
        """Whether it tells the event (and claims may be read from it)."""
        return self in (PassageRole.HEADLINE, PassageRole.LEAD, PassageRole.PARAGRAPH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of the text with its role; `reason` names the rule that gave it."""

    span: Span
    role: PassageRole
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Bytes as they were fetched or read, from where and when, with the metadata that came beside them.

    Attributes:
        location: path or URL; within a file of many records, "path#id" or "path:line".
        media_type: "text/plain", "text/html" or "application/json" (one record of JSON Lines).
        metadata: what came beside the text: id, title, outlet, published, url, language.
    """

    location: str
    body: bytes
    media_type: str
    fetched: datetime | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Hash of location, metadata and bytes."""
        return content_id(self.location, sorted(self.metadata.items()), self.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A wire, outlet or press release that an article names as (part of) its source, and where it does so.

    `span` is None where the credit stands in metadata only; `basis` is the rule: "dateline", "byline", "credit line", …
    """

    name: str
    span: Span | None
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One account, its text fixed for good.

    Attributes:
        id: as given with the text, else the path as given, else a content hash.
        text: the fixed text; every offset points into it.
        published: first instant at which it can have been known; aware, UTC.
        is_published_exact: False when only the day of publication is known (`published` is then its first instant).
        fetched: when we captured it; None for files.
        revised: when the outlet says it changed the text last.
        credits: wires and other outlets it credits, with the spans.
        version_of: id of the earlier version of the same article.
    """

    id: ArticleId
    text: str
    title: str | None = None
    outlet: str | None = None
    published: datetime | None = None
    is_published_exact: bool = True
    fetched: datetime | None = None
    revised: datetime | None = None
    language: str | None = None
    url: str | None = None
    passages: tuple[Passage, ...] = ()
    credits: tuple[Credit, ...] = ()
    flags: tuple[str, ...] = ()
    version_of: ArticleId | None = None

    @property
    def known_from(self) -> datetime | None:
        """The first instant at which it could be read, in this version; None if nothing says.

        A first version is known from its publication; a later one from its revision, else from when it was fetched.
        """
        if self.version_of:
            return self.revised or self.fetched or self.published
        return self.published or self.fetched

    def quote(self, span: Span) -> str:
        """The words at a span."""
        source = self.text if span.field is TextField.TEXT else self.title or ""
        return source[span.start : span.end]


class Stage(StrEnum):
    """The seven stages, in the order of the data (which is alphabetical)."""

    ACQUIRE = "acquire"
    CLEAN = "clean"
    CLUSTER = "cluster"
    EXTRACT = "extract"
    MATCH = "match"
    RECONCILE = "reconcile"
    REPORT = "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """An article that cannot be used, and why. The others go on."""

    stage: Stage
    code: str
    message: str
    location: str
