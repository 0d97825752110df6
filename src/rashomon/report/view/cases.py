"""Where accounts differ: a card for every conflict, update and denial, sentences side by side, the reason in words."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.model import EVENT, Claim, Comparison, Finding, Position, Status, Verdict
from rashomon.report.labels import (
    StatusLabel,
    figure_phrase,
    is_figure,
    kind_rank,
    quantity_words,
    question_title,
    sentence_case,
    status_label,
)
from rashomon.report.view.index import Index
from rashomon.report.view.links import ClaimLink, Piece, claim_link, claim_words, quoted_sentence, topic
from rashomon.report.view.sayings import Saying, gather, origin_name
from rashomon.values import Quantity, Relation

# Cards that stand open, and sides and reasons of one card: what a reader takes in without scrolling back.
OPEN_CASES, SIDES, REASONS = 8, 4, 4
# Cards about different questions; they explain, they do not differ.
DIFFERENT_CASES = 6
# Figures further apart than this many times are not taken for each other.
ALIKE = 2.0
# Words of a statement that may stand as the head of a side.
HEAD_WORDS = 90

_ORDER = (Status.DISPUTED, Status.DENIED, Status.UPDATED, Status.SHARPENED)
_HUES = {"disputed": "red", "denied": "red", "updated": "blue", "sharpened": "blue"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One account of a difference: its value, who says so, its sentence, and where that stands.

    `is_words` is whether the head is words, not a figure; `head` is None where the words are too long for a head.
    """

    head: ClaimLink | None
    is_words: bool
    saying: Saying
    as_of: str
    sentence: tuple[Piece, ...]
    source: str
    link: ClaimLink
    claim: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A difference between accounts.

    Attributes:
        hue: "red", "blue" or "".
        others: further values that have no side of their own.
        counts: who stands behind it, in words; empty for a different question.
    """

    id: str
    status: StatusLabel
    hue: str
    title: str
    sides: tuple[Side, ...]
    others: tuple[ClaimLink, ...]
    reasons: tuple[str, ...]
    counts: str


def cases(index: Index) -> tuple[Case, ...]:
    """All cards: disputed, denied, updated, then sharpened; the most told first."""
    found = [finding for finding in index.findings if _is_case(index, finding)]
    ordered = sorted(found, key=_weight)
    made = [_case(index, finding, f"{index.prefix}d{number}") for number, finding in enumerate(ordered, start=1)]
    return tuple(case for case in made if len(case.sides) > 1)


def _is_case(index: Index, finding: Finding) -> bool:
    if finding.status is Status.SHARPENED:
        return is_figure(finding.question.kind) and _outlets(index, finding) > 1
    return finding.status in _ORDER


def _outlets(index: Index, finding: Finding) -> int:
    return len({index.outlet(claim.article) for claim in index.held(finding)})


def _weight(finding: Finding) -> tuple[int, bool, int, int, str]:
    kind = finding.question.kind
    return _ORDER.index(finding.status), not is_figure(kind), kind_rank(kind), -finding.counts.articles, finding.id


def _case(index: Index, finding: Finding, fragment: str) -> Case:
    positions = _distinct(index, finding.positions)
    positions.sort(key=lambda position: index.claim_order(_held(index, position)[0]))
    shown, rest = _shown(index, finding, positions)
    sides = tuple(_side(index, finding, _held(index, position)) for position in shown)
    figure = is_figure(finding.question.kind)
    title = question_title(finding.question) if figure else sentence_case(topic(index, finding))
    return Case(
        id=fragment,
        status=status_label(finding.status),
        hue=_HUES.get(finding.status.value, ""),
        title=title,
        sides=sides,
        others=tuple(claim_link(index, _held(index, position)[0]) for position in rest),
        reasons=_reasons(index, finding, sides),
        counts=counts_line(finding),
    )


def _shown(
    index: Index, finding: Finding, positions: Sequence[Position]
) -> tuple[Sequence[Position], Sequence[Position]]:
    """A few positions, in order of time: those that contradict each other, those most told; of an update the ends."""
    if len(positions) <= SIDES:
        return positions, ()
    if finding.status in (Status.UPDATED, Status.SHARPENED):
        return (positions[0], *positions[-(SIDES - 1) :]), positions[1 : -(SIDES - 1)]
    against = {
        name
        for one in index.comparisons
        if one.verdict in (Verdict.DISPUTED, Verdict.DENIED)
        for name in (one.left, one.right)
    }
    ranked = sorted(positions, key=lambda one: (against.isdisjoint(one.claims), -_articles(index, one)))
    chosen = ranked[:SIDES]
    return [one for one in positions if one in chosen], [one for one in positions if one not in chosen]


def _distinct(index: Index, positions: Sequence[Position]) -> list[Position]:
    """Positions that claims of the story hold, the same words of one article once."""
    seen: dict[tuple[str, str], Position] = {}
    for position in positions:
        if held := _held(index, position):
            words = claim_words(held[0]).casefold() or _value_words(held[0])
            seen.setdefault((words, held[0].article), position)
    return list(seen.values())


def _articles(index: Index, position: Position) -> int:
    return len({index.claims[name].article for name in position.claims if name in index.claims})


def _held(index: Index, position: Position) -> list[Claim]:
    claims = (index.claims[name] for name in dict.fromkeys(position.claims) if name in index.claims)
    return sorted(
        claims, key=lambda claim: (claim.kind == EVENT, origin_name(claim) is None, *index.claim_order(claim))
    )


def _side(index: Index, finding: Finding, claims: Sequence[Claim]) -> Side:
    claim = claims[0]
    article = index.by_id[claim.article]
    link = claim_link(index, claim)
    is_words = not isinstance(claim.value, Quantity)
    text = sentence_case(link.text) if is_words else link.text
    head = claim_link(index, claim, text) if len(text) <= HEAD_WORDS else None
    hour = index.clock.long(article.published, exact=article.is_published_exact)
    others = dict.fromkeys(index.outlet(one.article) for one in claims[1:])
    also = [name for name in others if name != index.outlet(claim.article)]
    also_said = f"; also {_listed(also)}" if also else ""
    return Side(
        head=head,
        is_words=is_words,
        saying=gather(index, [claim], finding)[0],
        as_of=index.clock.period(claim.when),
        sentence=quoted_sentence(index, claim),
        source=f"{index.outlet(claim.article)}, {hour}{also_said}",
        link=link,
        claim=claim,
    )


def _listed(names: Sequence[str], most: int = 4) -> str:
    rest = len(names) - most
    return ", ".join(names[:most]) + (f" and {rest} more" if rest > 0 else "")


def _reasons(index: Index, finding: Finding, sides: Sequence[Side]) -> tuple[str, ...]:
    shown = {side.claim.id for side in sides}
    between = [one for one in index.comparisons if {one.left, one.right} <= shown and _speaks_of(one, finding)]
    said = (*finding.reasons, *(reason for comparison in between for reason in comparison.reasons))
    return tuple(dict.fromkeys(as_sentence(reason) for reason in said if reason))[:REASONS]


def _speaks_of(comparison: Comparison, finding: Finding) -> bool:
    return comparison.verdict.value == finding.status.value


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
    return f"{', '.join(parts)}; {counts.origins_not_party} not party to the conflict"


def counted(number: int, noun: str) -> str:
    """A number and its noun: "1 outlet", "3 outlets"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def different_questions(index: Index) -> tuple[Case, ...]:
    """Pairs that look like a conflict and are none: the most alike first, one card for each pair of values."""
    pairs = (one for one in index.comparisons if one.verdict is Verdict.DIFFERENT_QUESTION and _is_alike(index, one))
    ordered = sorted(pairs, key=lambda one: _different_weight(index, one))
    chosen: dict[tuple[object, ...], Comparison] = {}
    for comparison in ordered:
        chosen.setdefault(_pair_key(index, comparison), comparison)
    made = (
        _different_case(index, comparison, f"{index.prefix}e{number}")
        for number, comparison in enumerate(list(chosen.values())[:DIFFERENT_CASES], start=1)
    )
    return tuple(made)


def _is_alike(index: Index, comparison: Comparison) -> bool:
    """Whether a reader could take the two for one: equal, or figures of a kind that are near to each other."""
    left, right = index.claims[comparison.left], index.claims[comparison.right]
    if left.id == right.id or not isinstance(left.value, Quantity) or not isinstance(right.value, Quantity):
        return left.id != right.id and comparison.relation is not Relation.INCOMPARABLE
    if left.kind != right.kind:
        return False
    numbers = sorted(_least(value) for value in (left.value, right.value))
    return comparison.relation is Relation.EQUAL or numbers[1] <= ALIKE * max(numbers[0], 1.0)


def _least(value: Quantity) -> float:
    return value.upper if math.isinf(value.lower) else value.lower


def _pair(index: Index, comparison: Comparison) -> tuple[Claim, Claim]:
    left, right = index.claims[comparison.left], index.claims[comparison.right]
    return (left, right) if index.claim_order(left) <= index.claim_order(right) else (right, left)


def _pair_key(index: Index, comparison: Comparison) -> tuple[object, ...]:
    left, right = _pair(index, comparison)
    return (*sorted((_value_words(left), _value_words(right))), left.kind)


def _value_words(claim: Claim) -> str:
    return quantity_words(claim.value) if isinstance(claim.value, Quantity) else claim.value.text.casefold()


def _different_weight(index: Index, comparison: Comparison) -> tuple[bool, bool, int, bool, bool, tuple[object, ...]]:
    left, right = _pair(index, comparison)
    return (
        left.article == right.article,
        not is_figure(left.kind),
        kind_rank(left.kind),
        comparison.relation is not Relation.EQUAL,
        left.where is None or right.where is None,
        (*index.claim_order(left), *index.claim_order(right)),
    )


def _different_case(index: Index, comparison: Comparison, fragment: str) -> Case:
    left, right = _pair(index, comparison)
    sides = tuple(_lone_side(index, claim) for claim in (left, right))
    words = [_phrase(side) for side in sides]
    return Case(
        id=fragment,
        status=status_label(Verdict.DIFFERENT_QUESTION),
        hue="",
        title=sentence_case(", and ".join(words)) if is_figure(left.kind) else "",
        sides=sides,
        others=(),
        reasons=tuple(dict.fromkeys(as_sentence(reason) for reason in comparison.reasons if reason))[:REASONS],
        counts="",
    )


def _phrase(side: Side) -> str:
    claim = side.claim
    return figure_phrase(side.link.text, claim.kind, claim.counted, claim.where.name if claim.where else None)


def _lone_side(index: Index, claim: Claim) -> Side:
    article = index.by_id[claim.article]
    link = claim_link(index, claim)
    is_words = not isinstance(claim.value, Quantity)
    through = (index.outlet(claim.article),)
    origin = origin_name(claim)
    party = bool(claim.origin and claim.origin.actor and claim.origin.actor.is_party)
    hour = index.clock.long(article.published, exact=article.is_published_exact)
    return Side(
        head=link if len(link.text) <= HEAD_WORDS else None,
        is_words=is_words,
        saying=Saying(origin=origin, is_party=party, through=through, claims=(claim,)),
        as_of=index.clock.period(claim.when),
        sentence=quoted_sentence(index, claim),
        source=f"{index.outlet(claim.article)}, {hour}",
        link=link,
        claim=claim,
    )


def statuses_shown(shown: Iterable[Case]) -> tuple[StatusLabel, ...]:
    """Every status among the cards once, for the explanation beside them."""
    return tuple(dict.fromkeys(case.status for case in shown))
