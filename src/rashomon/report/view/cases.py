"""Where accounts differ: a card for every conflict, update and denial, sentences side by side, the reason in words."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.model import EVENT, ArticleId, Claim, Comparison, Finding, Position, Status, Verdict
from rashomon.report.labels import (
    StatusLabel,
    bare_words,
    headline,
    is_figure,
    kind_rank,
    question_title,
    sentence_case,
    status_label,
)
from rashomon.report.view.index import Index
from rashomon.report.view.links import ClaimLink, claim_link, claim_words, is_whole_clause, topic
from rashomon.report.view.sayings import origin_name
from rashomon.report.view.sides import REASONS, Case, Side, as_sentence, counts_line, make_side, pair_of, value_words
from rashomon.values import Statement

# Cards that stand open, and sides of one card: what a reader takes in without scrolling back.
OPEN_CASES, SIDES = 8, 4
# Characters of a card's title.
TITLE = 110

_ORDER = (Status.DISPUTED, Status.DENIED, Status.UPDATED, Status.SHARPENED)
_HUES = {"disputed": "red", "denied": "red", "updated": "blue", "sharpened": "blue"}


def cases(index: Index) -> tuple[Case, ...]:
    """All cards: disputed, denied, updated, then sharpened; the most told first."""
    found = [finding for finding in index.findings if _is_case(index, finding)]
    ordered = sorted([*found, *_updates_beside(index, found)], key=_weight)
    made = [_case(index, finding, f"{index.prefix}d{number}") for number, finding in enumerate(ordered, start=1)]
    return _folded([case for case in made if len(case.sides) > 1])


def _updates_beside(index: Index, found: Iterable[Finding]) -> list[Finding]:
    """Of a figure that only a part exceeds, the update as a case of its own."""
    beside = []
    for finding in found:
        held = {claim.id for claim in index.held(finding)}
        updated = any(one.verdict is Verdict.UPDATED and {one.left, one.right} <= held for one in index.comparisons)
        if updated and (crossing := _crossing(index, finding)):
            against = {reason for one in crossing for reason in one.reasons}
            own = tuple(reason for reason in finding.reasons if reason not in against)
            beside.append(replace(finding, status=Status.UPDATED, reasons=own))
    return beside


def _folded(cases: Sequence[Case]) -> tuple[Case, ...]:
    """Cases, without those that tell one difference again: for the same reason, with a sentence in common."""
    kept: list[Case] = []
    for case in cases:
        told = next((number for number, one in enumerate(kept) if _is_told_again(one, case)), None)
        if told is None:
            kept.append(case)
        else:
            named = {_words_at(link) for link in (*(side.link for side in kept[told].sides), *kept[told].others)}
            more = tuple(side.link for side in case.sides if _words_at(side.link) not in named)
            kept[told] = replace(kept[told], others=kept[told].others + more)
    return tuple(kept)


def _words_at(link: ClaimLink) -> tuple[str, str]:
    """What a link says and in which sentence: a statement and the event in it may be one to the reader."""
    return link.number, link.text.casefold()


def _is_told_again(one: Case, other: Case) -> bool:
    is_alike = one.status == other.status and one.reasons == other.reasons
    return is_alike and bool(_sentences(one) & _sentences(other))


def _sentences(case: Case) -> set[tuple[ArticleId, str]]:
    return {(side.claim.article, side.link.number) for side in case.sides if side.is_words}


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
    figure = is_figure(finding.question.kind)
    groups, rest = _of_figures(index, finding) if figure else _of_words(index, finding)
    sides = tuple(make_side(index, group, of_group=finding.question.counted or "all") for group in groups)
    behind = [_finding_of(index, side.claim, finding) for side in sides]
    is_one = all(one is finding for one in behind)
    if not is_one:
        sides = tuple(replace(side, counts=counts_line(one)) for side, one in zip(sides, behind, strict=True))
    title = question_title(finding.question, index.hint(finding)) if figure else _topic(index, finding, sides)
    return Case(
        id=fragment,
        status=status_label(finding.status),
        hue=_HUES.get(finding.status.value, ""),
        title=title,
        sides=sides,
        others=tuple(claim_link(index, group[0]) for group in rest),
        reasons=_reasons(index, finding, sides),
        counts=counts_line(finding) if is_one else "",
    )


def _finding_of(index: Index, claim: Claim, finding: Finding) -> Finding:
    """The finding that a side's claim belongs to: the card's own where it holds the claim or no other does."""
    holding = (one for one in index.findings if any(claim.id in position.claims for position in one.positions))
    return finding if claim in index.held(finding) else next(holding, finding)


type _Groups = tuple[list[list[Claim]], list[list[Claim]]]


def _of_figures(index: Index, finding: Finding) -> _Groups:
    """A side for each position, and those that are only named."""
    positions = _distinct(index, finding.positions)
    positions.sort(key=lambda position: index.claim_order(_held(index, position)[0]))
    if crossing := _crossing(index, finding):
        return _whole_and_part(index, positions, crossing)
    shown, rest = _shown(index, finding, positions)
    return [_held(index, position) for position in shown], [_held(index, position) for position in rest]


def _crossing(index: Index, finding: Finding) -> tuple[Comparison, ...]:
    """What sets a figure against one of another group (a part that exceeds its whole), where no account of it does."""
    if finding.status is not Status.DISPUTED:
        return ()
    held = {claim.id for claim in index.held(finding)}
    disputed = [one for one in index.comparisons if one.verdict is Verdict.DISPUTED and {one.left, one.right} & held]
    return () if any({one.left, one.right} <= held for one in disputed) else tuple(disputed)


def _whole_and_part(index: Index, positions: Sequence[Position], crossing: Sequence[Comparison]) -> _Groups:
    """A side for each of the latest pair at odds; the other values are only named."""
    latest = max(crossing, key=lambda one: [index.claim_order(claim) for claim in reversed(pair_of(index, one))])
    pair = pair_of(index, latest)
    own = [position for position in positions if {claim.id for claim in pair} & set(position.claims)]
    sides = [[claim, *_same_value(index, claim)] for claim in pair]
    return sides, [_held(index, position) for position in positions if position not in own]


def _same_value(index: Index, claim: Claim) -> list[Claim]:
    """Claims that agree with a claim, of one group."""
    agreeing = {
        name
        for one in index.comparisons
        if one.verdict is Verdict.AGREED and claim.id in (one.left, one.right)
        for name in (one.left, one.right)
    }
    return [index.claims[name] for name in sorted(agreeing - {claim.id}) if index.claims[name].counted == claim.counted]


def _of_words(index: Index, finding: Finding) -> _Groups:
    """The two claims that were found to contradict (or to follow) each other, each with those of its position."""
    held = {claim.id for claim in index.held(finding)}
    pairs = [one for one in index.comparisons if _speaks_of(one, finding) and {one.left, one.right} <= held]
    if not pairs:
        return _of_figures(index, finding)
    best = min(pairs, key=lambda one: _pair_weight(index, one))
    return [[claim, *_beside(index, finding, claim)] for claim in pair_of(index, best)], []


def _pair_weight(index: Index, comparison: Comparison) -> tuple[object, ...]:
    """Statements before events, named sources before none, two articles before one, short before long."""
    pair = pair_of(index, comparison)
    return (
        sum(claim.kind == EVENT for claim in pair),
        sum(origin_name(index, claim) is None for claim in pair),
        pair[0].article == pair[1].article,
        sum(index.numbers[claim.article] for claim in pair),
        sum(len(claim_words(claim)) for claim in pair),
        tuple(claim.id for claim in pair),
    )


def _beside(index: Index, finding: Finding, claim: Claim) -> list[Claim]:
    """Claims of other articles that say the same words."""
    words = claim_words(claim).casefold()
    return [one for one in index.held(finding) if one.id != claim.id and claim_words(one).casefold() == words]


def _topic(index: Index, finding: Finding, sides: Sequence[Side]) -> str:
    """What it is about: the shortest side that is a clause with its subject, those that deny last; else a sentence."""
    told = sorted((side for side in sides if isinstance(side.claim.value, Statement)), key=_topic_order)
    whole = next((claim_words(side.claim) for side in told if is_whole_clause(side.claim)), "")
    sentences = (_sentence_of(side) for side in told)
    return sentence_case(headline(whole or next(sentences, "") or topic(index, finding), TITLE))


def _topic_order(side: Side) -> tuple[bool, int, str]:
    words = claim_words(side.claim)
    return isinstance(side.claim.value, Statement) and side.claim.value.is_negated, len(words), words


def _sentence_of(side: Side) -> str:
    return bare_words("".join(piece.link.text if piece.link else piece.text for piece in side.sentence))


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
            words = claim_words(held[0]).casefold() or value_words(held[0])
            seen.setdefault((words, held[0].article), position)
    return list(seen.values())


def _articles(index: Index, position: Position) -> int:
    return len({index.claims[name].article for name in position.claims if name in index.claims})


def _held(index: Index, position: Position) -> list[Claim]:
    claims = (index.claims[name] for name in dict.fromkeys(position.claims) if name in index.claims)
    return sorted(
        claims, key=lambda claim: (claim.kind == EVENT, origin_name(index, claim) is None, *index.claim_order(claim))
    )


def _reasons(index: Index, finding: Finding, sides: Sequence[Side]) -> tuple[str, ...]:
    shown = {side.claim.id for side in sides}
    between = [one for one in index.comparisons if {one.left, one.right} <= shown and _speaks_of(one, finding)]
    of_pair = [reason for comparison in between for reason in comparison.reasons]
    if of_pair and _crossing(index, finding):
        return tuple(dict.fromkeys(as_sentence(reason) for reason in of_pair))[:REASONS]
    said = (*of_pair, *finding.reasons) if is_figure(finding.question.kind) else (of_pair or finding.reasons)
    return tuple(dict.fromkeys(as_sentence(reason) for reason in said if reason))[:REASONS]


def _speaks_of(comparison: Comparison, finding: Finding) -> bool:
    return comparison.verdict.value == finding.status.value


def statuses_shown(shown: Iterable[Case]) -> tuple[StatusLabel, ...]:
    """Every status among the cards once, for the explanation beside them."""
    return tuple(dict.fromkeys(case.status for case in shown))
