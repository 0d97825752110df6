"""What is read from one article: mentions, quotations, attributions, claims."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from rashomon.model.text import ArticleId, ClaimId, Rejection, Span, content_id
from rashomon.values import Actor, Place, Quantity, Statement, TimeExpression, Value


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

    def __reduce__(self) -> tuple[object, ...]:
        # As a span is: there are as many.
        return _role_span, (self.role, self.span)


def _role_span(role: SpanRole, span: Span) -> RoleSpan:
    return RoleSpan(role=role, span=span)


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


# Rules of extraction by which a claim is a phrase: the object of a cue, a name behind a preposition, a noun.
_PHRASES = frozenset({"statement:object", "statement:prepositional", "event.noun"})


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
    _id: ClaimId | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def id(self) -> ClaimId:
        """Hash of the article, the kind, the spans and the rule."""
        # Made once: every stage asks for it, a story asks for that of each claim a hundred times, and a hash takes its
        # time. Made when it is asked for: a claim that comes out of the store is built without its checks.
        known = self._id
        if known is None:
            spans = [(part.role.value, part.span.field.value, part.span.start, part.span.end) for part in self.spans]
            known = ClaimId(content_id(self.article, self.kind, spans, self.rule))
            object.__setattr__(self, "_id", known)
        return known

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
    def is_phrase(self) -> bool:
        """Whether its words name a thing and tell nothing of it: no clause."""
        return self.rule in _PHRASES

    @property
    def origin(self) -> Link | None:
        """Who first says it; None in the outlet's own voice."""
        return next((link for link in reversed(self.chain) if link.role is LinkRole.ORIGIN), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that was read from one article.

    Attributes:
        failure: why nothing was read, where the rules failed on the text; the article itself is kept.
    """

    article: ArticleId
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    failure: Rejection | None = None
