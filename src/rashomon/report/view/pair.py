"""Two articles side by side: sentence beside sentence, shared words, and what became of the claims on the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.model import Article, Claim, ClaimId, Copy, LinkRole, SharedPassage, Span, SpanRole, TextField
from rashomon.report.labels import is_figure, kind_label, quantity_words
from rashomon.report.view.sentences import Sentence, split_sentences
from rashomon.values import Quantity

# Part of a sentence's characters that must stand in shared passages before what is missing counts as dropped.
MOSTLY_SHARED = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class PairPiece:
    """A stretch of one side.

    Attributes:
        passage: number of the shared passage it stands in; None outside of one.
        is_lost: whether the other side dropped it from a sentence that it otherwise took over.
        claim: the claim that stands on it; None without one.
        is_speaker: whether it names who speaks.
    """

    text: str
    passage: int | None = None
    is_lost: bool = False
    claim: ClaimId | None = None
    is_speaker: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """Two sentences that belong together; a side without a counterpart is empty."""

    left: tuple[PairPiece, ...]
    right: tuple[PairPiece, ...]
    passages: tuple[int, ...]
    left_is_aside: bool = False
    right_is_aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of a claim of the left article in the right one."""

    question: str
    left: Claim
    left_words: str
    left_origin: str
    right: Claim | None
    right_words: str
    right_origin: str
    happened: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """Two articles side by side, the likely source on the left."""

    left: Article
    right: Article
    share: float | None
    rows: tuple[PairRow, ...]
    fates: tuple[Fate, ...]


def pair_view(left: Article, right: Article, claims: Sequence[Claim], copy: Copy | None) -> PairView:
    """Set two articles side by side.

    Args:
        left: the likely source, or any article.
        right: the likely copier, or any other.
        claims: of both.
        copy: the record of right sharing words with left; None if they share none.
    """
    passages = copy.passages if copy else ()
    own = [claim for claim in claims if claim.article == left.id]
    other = [claim for claim in claims if claim.article == right.id]
    return PairView(
        left=left,
        right=right,
        share=copy.share if copy else None,
        rows=_rows(left, right, passages, (own, other)),
        fates=_fates(passages, own, other),
    )


def _rows(
    left: Article, right: Article, passages: Sequence[SharedPassage], claims: tuple[Sequence[Claim], Sequence[Claim]]
) -> tuple[PairRow, ...]:
    left_spans, right_spans = [passage.of for passage in passages], [passage.span for passage in passages]
    first, second = split_sentences(left), split_sentences(right)
    return tuple(
        PairRow(
            left=_pieces(left, one, left_spans, claims[0], is_source=True),
            right=_pieces(right, other, right_spans, claims[1], is_source=False),
            passages=tuple(number + 1 for number in sorted(_numbers(one, left_spans) & _numbers(other, right_spans))),
            left_is_aside=bool(one and one.is_aside),
            right_is_aside=bool(other and other.is_aside),
        )
        for one, other in _aligned(first, second, left_spans, right_spans)
    )


def _aligned(
    first: Sequence[Sentence], second: Sequence[Sentence], left_spans: Sequence[Span], right_spans: Sequence[Span]
) -> list[tuple[Sentence | None, Sentence | None]]:
    """Each sentence with the next one of the other side that shares a passage with it; the rest alone, in order."""
    pairs: list[tuple[Sentence | None, Sentence | None]] = []
    free = list(second)
    for sentence in first:
        wanted = _numbers(sentence, left_spans)
        match = next((one for one in free if wanted & _numbers(one, right_spans)), None)
        if match is not None:
            passed = [one for one in free if one.span.start < match.span.start]
            pairs += [(None, one) for one in passed]
            free = [one for one in free if one.span.start > match.span.start]
        pairs.append((sentence, match))
    return pairs + [(None, one) for one in free]


def _numbers(sentence: Sentence | None, spans: Sequence[Span]) -> set[int]:
    return {n for n, span in enumerate(spans) if sentence and sentence.span.overlaps(span)}


def _pieces(
    article: Article, sentence: Sentence | None, shared: Sequence[Span], claims: Sequence[Claim], *, is_source: bool
) -> tuple[PairPiece, ...]:
    if sentence is None:
        return ()
    span = sentence.span
    figures = [
        (claim.anchor, claim.id) for claim in claims if claim.anchor.field is TextField.TEXT and is_figure(claim.kind)
    ]
    speakers = [part.span for claim in claims for part in claim.spans if part.role is SpanRole.SPEAKER]
    inside = [one for one in (*shared, *(anchor for anchor, _ in figures), *speakers) if one.overlaps(span)]
    edges = sorted(
        {span.start, span.end, *(e for one in inside for e in (one.start, one.end) if span.start < e < span.end)}
    )
    is_mostly_shared = is_source and _share(span, shared) >= MOSTLY_SHARED
    pieces = []
    for start, end in pairwise(edges):
        part = Span(start=start, end=end)
        passage = next((n + 1 for n, one in enumerate(shared) if one.covers(part)), None)
        words = article.text[start:end]
        pieces.append(
            PairPiece(
                text=words,
                passage=passage,
                is_lost=is_mostly_shared and passage is None and any(char.isalnum() for char in words),
                claim=next((name for anchor, name in figures if anchor.covers(part)), None),
                is_speaker=any(one.covers(part) for one in speakers),
            )
        )
    return tuple(pieces)


def _share(span: Span, shared: Sequence[Span]) -> float:
    covered = sum(max(0, min(span.end, one.end) - max(span.start, one.start)) for one in shared)
    return covered / (span.end - span.start)


# ---------------------------------------------------------------- what became of the claims


def _fates(passages: Sequence[SharedPassage], own: Sequence[Claim], other: Sequence[Claim]) -> tuple[Fate, ...]:
    fates = []
    for claim in own:
        if not isinstance(claim.value, Quantity) or claim.anchor.field is not TextField.TEXT:
            continue
        heir = _heir(claim, passages, other)
        fates.append(
            Fate(
                question=_question(claim),
                left=claim,
                left_words=quantity_words(claim.value),
                left_origin=_origin(claim),
                right=heir,
                right_words=_words(heir),
                right_origin=_origin(heir) if heir else "",
                happened=_happened(claim, heir),
            )
        )
    return tuple(fates)


def _question(claim: Claim) -> str:
    counted = (claim.counted or "all").replace("_", " ")
    return kind_label(claim.kind) if counted == "all" else f"{kind_label(claim.kind)}, {counted}"


def _words(claim: Claim | None) -> str:
    return quantity_words(claim.value) if claim and isinstance(claim.value, Quantity) else ""


def _heir(claim: Claim, passages: Sequence[SharedPassage], other: Sequence[Claim]) -> Claim | None:
    """The claim that stands where this one was copied to, else the same figure of the same kind."""
    alike = [one for one in other if one.kind == claim.kind and isinstance(one.value, Quantity)]
    for passage in passages:
        if passage.of.overlaps(claim.anchor):
            for one in alike:
                if passage.span.overlaps(one.anchor) and one.value == claim.value:
                    return one
    same = [one for one in alike if one.value == claim.value and one.counted == claim.counted]
    if same:
        return same[0]
    counted = [one for one in alike if one.counted == claim.counted and one.part_of is None]
    return counted[0] if counted and claim.part_of is None else None


def _origin(claim: Claim) -> str:
    origin = claim.origin
    return origin.name if origin else "no source named"


def _is_party(claim: Claim) -> bool:
    origin = claim.origin
    return bool(origin and origin.actor and origin.actor.is_party)


def _happened(claim: Claim, heir: Claim | None) -> str:
    if heir is None:
        return "left out"
    notes = []
    if heir.value != claim.value:
        notes.append("the figure is another")
    if claim.origin and not heir.origin:
        notes.append("a party’s statement became the outlet’s own" if _is_party(claim) else "the source is gone")
    elif claim.origin and heir.origin and claim.origin.name != heir.origin.name:
        notes.append("another source is named")
    elif not claim.origin and heir.origin:
        notes.append("a source is added")
    if _agencies(claim) and not _agencies(heir):
        notes.append("the agency is not named")
    if claim.when and not heir.when:
        notes.append("the hour is gone")
    return ", ".join(notes) or "unchanged"


def _agencies(claim: Claim) -> bool:
    return any(link.role is LinkRole.AGENCY for link in claim.chain)
