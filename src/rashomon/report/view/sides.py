"""The cards of differences: what one holds, and one side of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Claim, Comparison, Finding
from rashomon.report.labels import StatusLabel, quantity_words, sentence_case
from rashomon.report.view.index import Index
from rashomon.report.view.links import ClaimLink, Piece, claim_link, quoted_sentence
from rashomon.report.view.sayings import Saying, is_party, origin_name
from rashomon.values import Quantity

# Reasons of one card, and words of a statement that may stand as the head of a side.
REASONS, HEAD_WORDS = 4, 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One account of a difference: its value, who says so, its sentence, and where that stands.

    `is_words` is whether the head is words, not a figure; `head` is None where the words are too long for a head.
    `counts` is who stands behind this side, where the sides answer two questions; else the card says it of all.
    """

    head: ClaimLink | None
    is_words: bool
    saying: Saying
    as_of: str
    sentence: tuple[Piece, ...]
    source: str
    link: ClaimLink
    claim: Claim
    counts: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A difference between accounts.

    Attributes:
        hue: "red", "blue" or "".
        others: further values that have no side of their own.
        counts: who stands behind it, in words; empty where the sides say it each, and for a different question.
    """

    id: str
    status: StatusLabel
    hue: str
    title: str
    sides: tuple[Side, ...]
    others: tuple[ClaimLink, ...]
    reasons: tuple[str, ...]
    counts: str


def make_side(index: Index, claims: Sequence[Claim], *, of_group: str | None = None) -> Side:
    """The side of the first claim; the outlets of the others are named beside its own.

    A figure of another group than `of_group`, whom the card is about, is told with its group: "240 militants".
    """
    claim = claims[0]
    article = index.by_id[claim.article]
    outlet = index.outlet(claim.article)
    link = claim_link(index, claim)
    is_words = not isinstance(claim.value, Quantity)
    text = sentence_case(link.text) if is_words else link.text
    if not is_words and of_group and claim.counted and claim.counted != of_group:
        text += f" {claim.counted.replace('_', ' ')}"
    hour = index.clock.long(article.published, exact=article.is_published_exact)
    also = [name for name in dict.fromkeys(index.outlet(one.article) for one in claims[1:]) if name != outlet]
    said = Saying(origin=origin_name(index, claim), is_party=is_party(index, claim), through=(outlet,), claims=(claim,))
    return Side(
        head=claim_link(index, claim, text) if len(text) <= HEAD_WORDS else None,
        is_words=is_words,
        saying=said,
        as_of=index.clock.period(claim.when),
        sentence=quoted_sentence(index, claim),
        source=f"{outlet}, {hour}" + (f"; also {_listed(also)}" if also else ""),
        link=link,
        claim=claim,
    )


def _listed(names: Sequence[str], most: int = 4) -> str:
    rest = len(names) - most
    return ", ".join(names[:most]) + (f" and {rest} more" if rest > 0 else "")


def as_sentence(reason: str) -> str:
    """A reason with a capital at its head and a stop at its end."""
    text = sentence_case(reason.strip())
    return text if text.endswith((".", "?", "!")) else f"{text}."


def counts_line(finding: Finding) -> str:
    """Who stands behind a finding, all counts together."""
    counts = finding.counts
    parts = (
        counted(counts.articles, "article"),
        counted(counts.outlets, "outlet"),
        counted(counts.families, "publisher"),
        counted(counts.wires, "wire"),
        counted(counts.origins, "origin"),
    )
    if not counts.origins:
        return f"{', '.join(parts[:-1])}; no source named"
    return f"{', '.join(parts)}; {counts.origins_not_party} not party to the conflict"


def counted(number: int, noun: str) -> str:
    """A number and its noun: "1 outlet", "3 outlets"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def pair_of(index: Index, comparison: Comparison) -> tuple[Claim, Claim]:
    """The two claims of a comparison, in order of time."""
    left, right = index.claims[comparison.left], index.claims[comparison.right]
    return (left, right) if index.claim_order(left) <= index.claim_order(right) else (right, left)


def value_words(claim: Claim) -> str:
    """The value of a claim, as it is told from others."""
    return quantity_words(claim.value) if isinstance(claim.value, Quantity) else claim.value.text.casefold()
