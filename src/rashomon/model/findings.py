"""What several accounts amount to: questions, comparisons, findings, and the whole report."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from rashomon.model.claims import Accumulation, Claim, Mention
from rashomon.model.stories import Copy, Membership, Story
from rashomon.model.text import Article, ClaimId, FindingId, Rejection, Span, StoryId, content_id
from rashomon.values import Quantity, Relation, Statement


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
    """Two claims that count as one origin: the rule that fired, and the words of `left`'s article that show it."""

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
