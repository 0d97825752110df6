"""The words of the domain: every record that passes from stage to stage. Read this first.

A `Source` is captured (`Capture`), becomes an `Article` or a `Rejection`, joins a `Story`, yields `Mention`s and `Claim`s;
claims that answer one `Question` meet in `Comparison`s, and a `Finding` says what all accounts of a question amount to.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType

from rashomon.values import Actor, Place, Quantity, Relation, Statement, TimeExpression, Value

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


# ---------------------------------------------------------------- text


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

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.field == other.field and self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether every character of the other lies in this one."""
        return self.field == other.field and self.start <= other.start and other.end <= self.end


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


# ---------------------------------------------------------------- captures and articles


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


# ---------------------------------------------------------------- stories and copies


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """An article's place in a story; `reasons` say which names, places, words and dates tie it."""

    article: ArticleId
    story: StoryId
    reasons: tuple[str, ...] = ()


class CopyBasis(StrEnum):
    """What shows that one article rests on another."""

    PASSAGE = "passage"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPassage:
    """The same words in two articles: `span` in the copier, `of` in the other."""

    span: Span
    of: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One article that shares another's words.

    Attributes:
        article: the likely copier.
        of: the likely source.
        share: part of the copier's words that stand in shared passages, 0–1.
        direction: why the one is taken for the source: "earlier", "credited", "wire", "undecided".
    """

    article: ArticleId
    of: ArticleId
    share: float
    basis: CopyBasis
    passages: tuple[SharedPassage, ...] = ()
    direction: str = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles that tell of one event, in order of publication."""

    id: StoryId
    title: str
    articles: tuple[ArticleId, ...]


# ---------------------------------------------------------------- mentions and claims


class Layer(StrEnum):
    """The layers of mentions below the claims."""

    TIME = "time"
    PLACE = "place"
    ACTOR = "actor"
    QUANTITY = "quantity"
    QUOTATION = "quotation"


class Voice(StrEnum):
    """In whose voice words stand."""

    OUTLET = "outlet"
    REPORTED = "reported"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An expression of a layer, with the value it denotes (None for quotations).

    Attributes:
        form: for actors: "name", "acronym", "metonym", "label" (a generic noun phrase), "adjective", "role"; else None.
        voice: in whose voice the words stand; None where not determined.
    """

    article: ArticleId
    layer: Layer
    span: Span
    value: Value | None
    form: str | None = None
    voice: Voice | None = None


class SpanRole(StrEnum):
    """What a span is to its claim."""

    VALUE = "value"
    SUBJECT = "subject"
    SPEAKER = "speaker"
    CUE = "cue"
    CONTENT = "content"
    TIME = "time"
    PLACE = "place"
    CAUSE = "cause"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSpan:
    """A span and what it is to its claim."""

    role: SpanRole
    span: Span


class LinkRole(StrEnum):
    """What a link of an attribution chain is."""

    OUTLET = "outlet"
    AGENCY = "agency"
    ORIGIN = "origin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link of an attribution chain.

    Attributes:
        role: outlet, agency (a wire, a relaying outlet or a platform) or origin (who first says it).
        name: canonical name, or the words of the text for an unnamed source.
        actor: what is known of it; None for an outlet that is no known actor.
        is_named: False for "a security official", "sources".
        span: where the article names it; None where it is known from elsewhere (metadata, a credit line, …).
        basis: the rule that put it here.
    """

    role: LinkRole
    name: str
    actor: Actor | None = None
    is_named: bool = True
    span: Span | None = None
    basis: str = ""


class Stance(StrEnum):
    """How the speaker stands to what is said."""

    ASSERTS = "asserts"
    CLAIMS = "claims"
    DENIES = "denies"
    EXPECTS = "expects"
    PROMISES = "promises"
    DECLINES_TO_COMMENT = "declines_to_comment"


class Form(StrEnum):
    """How speech is given."""

    DIRECT_QUOTE = "direct_quote"
    MIXED = "mixed"
    INDIRECT = "indirect"
    INHERITED = "inherited"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A pair of quotation marks and what stands between them; `span` includes the marks, `inner` does not.

    `is_speech` is False for marks around names, titles and single words held at a distance (scare quotes).
    """

    span: Span
    inner: Span
    is_speech: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Something said and who is said to say it.

    Attributes:
        content: what is said, without cue and speaker; the main piece first, then the others in text order.
        cue: the words that attribute ("said", "according to"); empty where it is inherited or a free quotation.
        speaker: the words that name the speaker, as written (a pronoun too); None where there are none.
        chain: outlet ← agency ← … ← origin, outlet first if it is known.
        inherited_from: the content of the attribution whose speaker it continues; None where it has its own.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    speaker: Span | None
    chain: tuple[Link, ...]
    stance: Stance
    form: Form
    rule: str
    inherited_from: Span | None = None


class Accumulation(StrEnum):
    """Whether a figure is a running total or belongs to one period or incident."""

    CUMULATIVE = "cumulative"
    INCREMENTAL = "incremental"


STATEMENT, EVENT = "statement", "event"
"""The two kinds of claims that are not figures; the kinds of figures are data (`rashomon.schema.kinds`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something an article says, with every part traced to its characters.

    Attributes:
        kind: a figure kind ("killed"), "statement" or "event".
        value: a `Quantity` for figures, a `Statement` otherwise.
        counted: who is counted ("all", "civilians", "militants"); None for other kinds.
        accumulation: running total or increment; None for other kinds.
        cause: by whom or what; None where the text does not say.
        when: the time it speaks of (its *as of*); `where`: the place.
        chain: outlet ← agency ← … ← origin, outlet first. Empty or outlet only: the outlet's own voice.
        stance, form: of the attribution; form is None where nothing is attributed.
        known_at: first instant at which it could be known: the article's publication (or its version's).
        part_of: the claim of the same article whose value this one is a part of ("including three children").
        adds_to: the claim of the same article to which this one adds ("another 400").
        rule: name of the rule that made it.
    """

    article: ArticleId
    kind: str
    spans: tuple[RoleSpan, ...]
    value: Quantity | Statement
    counted: str | None = None
    accumulation: Accumulation | None = None
    cause: Actor | None = None
    when: TimeExpression | None = None
    where: Place | None = None
    chain: tuple[Link, ...] = ()
    stance: Stance = Stance.ASSERTS
    form: Form | None = None
    known_at: datetime | None = None
    part_of: ClaimId | None = None
    adds_to: ClaimId | None = None
    rule: str = ""

    @property
    def id(self) -> ClaimId:
        """Hash of the article, the kind, the spans and the rule."""
        spans = [(part.role.value, part.span.field.value, part.span.start, part.span.end) for part in self.spans]
        return ClaimId(content_id(self.article, self.kind, spans, self.rule))

    def spans_of(self, role: SpanRole) -> tuple[Span, ...]:
        """The spans of one role, in the order given."""
        return tuple(part.span for part in self.spans if part.role is role)

    @property
    def anchor(self) -> Span:
        """The span that stands for the claim: its value, else its content, else its first."""
        for role in (SpanRole.VALUE, SpanRole.CONTENT):
            if spans := self.spans_of(role):
                return spans[0]
        return self.spans[0].span

    @property
    def origin(self) -> Link | None:
        """Who first says it; None in the outlet's own voice."""
        return next((link for link in reversed(self.chain) if link.role is LinkRole.ORIGIN), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that was read from one article."""

    article: ArticleId
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]


# ---------------------------------------------------------------- questions, comparisons, findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What claims answer: claims of one question can agree or contradict.

    Attributes:
        kind: as in `Claim`.
        counted: who is counted; None where it does not apply.
        place, period: captions of the widest place and time among the claims; None where none is said.
        accumulation: running total or one period.
        topic: for statements and events, what they are about.
    """

    kind: str
    counted: str | None = None
    place: str | None = None
    period: str | None = None
    accumulation: Accumulation | None = None
    topic: str | None = None


class Verdict(StrEnum):
    """What two claims are to each other. About the claims, not about the world."""

    AGREED = "agreed"
    SHARPENED = "sharpened"
    UPDATED = "updated"
    DISPUTED = "disputed"
    DENIED = "denied"
    DIFFERENT_QUESTION = "different_question"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two claims side by side, with the reasons in words."""

    left: ClaimId
    right: ClaimId
    relation: Relation
    verdict: Verdict
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The claims of a story that answer one question, and every comparison among them."""

    story: StoryId
    question: Question
    claims: tuple[ClaimId, ...]
    comparisons: tuple[Comparison, ...]


class Status(StrEnum):
    """What all accounts of one question amount to."""

    AGREED = "agreed"
    SHARPENED = "sharpened"
    UPDATED = "updated"
    DISPUTED = "disputed"
    DENIED = "denied"
    SINGLE_ORIGIN = "single_origin"
    COPIED = "copied"
    UNATTRIBUTED = "unattributed"


class CollapseRule(StrEnum):
    """Why two claims count as one origin."""

    SAME_CLAIMANT = "same_claimant"
    SAME_WIRE = "same_wire"
    COPIED_PASSAGE = "copied_passage"
    SAME_FAMILY = "same_family"
    OUTLET_CITES_OUTLET = "outlet_cites_outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Collapse:
    """Two claims that count as one origin, the rule that fired, and the words that show it (a span of `left`'s article)."""

    left: ClaimId
    right: ClaimId
    rule: CollapseRule
    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One value of a question, the claims that hold it and the names of their independent origins."""

    value: Quantity | Statement
    claims: tuple[ClaimId, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many stand behind something; always shown together."""

    articles: int
    outlets: int
    families: int
    wires: int
    origins: int
    origins_not_party: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What all accounts of one question amount to: positions, counts, status and why."""

    story: StoryId
    question: Question
    status: Status
    positions: tuple[Position, ...]
    counts: Counts
    reasons: tuple[str, ...]
    collapses: tuple[Collapse, ...] = ()

    @property
    def id(self) -> FindingId:
        """Hash of the story, the question and the claims."""
        claims = sorted(claim for position in self.positions for claim in position.claims)
        return FindingId(content_id(self.story, self.question, claims))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduction:
    """What a policy makes of a question: one value or low, best and high, with its trace.

    Attributes:
        policy: its id: "show_all", "acled", "ucdp", "ibc_minmax", "latest_as_of".
        trace: every rule that was applied, in order; a rule that is our reading of a text says so.
        dropped: claims left out, each with the reason.
    """

    policy: str
    value: Quantity | None
    low: float | None
    best: float | None
    high: float | None
    trace: tuple[str, ...]
    dropped: tuple[tuple[ClaimId, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole comparison: what `rashomon.compare` returns and every format shows.

    Attributes:
        as_known_at: only what was known then was read; None for all of it.
        reductions: what the chosen policy makes of each finding, by finding id.
    """

    articles: tuple[Article, ...]
    rejections: tuple[Rejection, ...]
    stories: tuple[Story, ...]
    memberships: tuple[Membership, ...]
    copies: tuple[Copy, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    comparisons: tuple[Comparison, ...]
    findings: tuple[Finding, ...]
    policy: str = "show_all"
    reductions: Mapping[FindingId, Reduction] = field(default_factory=dict)
    as_known_at: datetime | None = None
