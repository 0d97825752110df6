"""The ledger: every figure with its value, who says so through whom, as of when, known when, and its origins."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.model import Claim, Finding, Status
from rashomon.report.labels import (
    StatusLabel,
    is_figure,
    is_uncounted,
    kind_label,
    kind_rank,
    quantity_words,
    question_detail,
    status_label,
)
from rashomon.report.view.index import Index
from rashomon.report.view.links import ClaimLink, claim_link
from rashomon.report.view.sayings import Saying, gather
from rashomon.values import Quantity

# Rows that stand open; the rest is folded away. Fits one screen of a desk.
OPEN_ROWS = 14
ROWS_OF_FINDING = 4
# Earlier values named under the last one.
EARLIER_VALUES = 5

_SPLIT = frozenset({Status.DISPUTED, Status.DENIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One value of one question.

    Attributes:
        id: its fragment.
        is_more: whether it is a further value of the row above.
        before: earlier values of the same row, oldest first.
        earlier: how many more there were.
        sayings: who says so, through whom.
        origins, parties: how many independent origins hold it, and how many of them are parties.
        reduced: what the policy of the report makes of the question; None for `show_all`.
        case: fragment of the card that shows the difference; None without one.
    """

    id: str
    what: str
    detail: str
    is_more: bool
    value: ClaimLink
    before: tuple[ClaimLink, ...]
    earlier: int
    status: StatusLabel
    sayings: tuple[Saying, ...]
    as_of: str
    known_at: str
    origins: int
    parties: int
    articles: int
    outlets: int
    reduced: str | None
    claims: tuple[Claim, ...]
    finding: Finding


def figure_findings(index: Index) -> tuple[Finding, ...]:
    """Findings about figures, the weightiest first: those of several articles, by kind, by how many tell of it.

    Those that no article puts a number to ("residents were moved") are left to the reader.
    """
    found = [one for one in index.findings if is_figure(one.question.kind) and _counted(index, one)]
    return tuple(sorted(found, key=_weight))


def _counted(index: Index, finding: Finding) -> tuple[Claim, ...]:
    """The claims of a finding that give a number."""
    return tuple(claim for claim in index.held(finding) if not _is_uncounted(index, claim))


def _is_uncounted(index: Index, claim: Claim) -> bool:
    words = index.by_id[claim.article].quote(claim.anchor)
    return isinstance(claim.value, Quantity) and is_uncounted(claim.value, words)


def _weight(finding: Finding) -> tuple[bool, int, int, int, str]:
    breadth = finding.counts.articles + 2 * (finding.status in _SPLIT)
    is_shared = finding.counts.articles > 1 or len(finding.positions) > 1
    return not is_shared, kind_rank(finding.question.kind), -breadth, -len(finding.positions), finding.id


def ledger_rows(index: Index) -> tuple[LedgerRow, ...]:
    """All rows of the ledger, in order."""
    rows: list[LedgerRow] = []
    for number, finding in enumerate(figure_findings(index), start=1):
        rows.extend(_rows(index, finding, f"{index.prefix}k{number}"))
    return tuple(rows)


def split_rows(rows: Sequence[LedgerRow]) -> tuple[tuple[LedgerRow, ...], tuple[LedgerRow, ...]]:
    """The rows that stand open, no more than a few of each question, and the rest."""
    shown: list[LedgerRow] = []
    rest: list[LedgerRow] = []
    for row in rows:
        of_finding = sum(one.finding.id == row.finding.id for one in shown)
        is_open = len(shown) < OPEN_ROWS and of_finding < ROWS_OF_FINDING
        first_of_rest = not is_open and not any(one.finding.id == row.finding.id for one in rest)
        (shown if is_open else rest).append(replace(row, is_more=False) if first_of_rest else row)
    return tuple(shown), tuple(rest)


def _rows(index: Index, finding: Finding, fragment: str) -> list[LedgerRow]:
    claims = _counted(index, finding)
    if finding.status not in _SPLIT:
        return [_row(index, finding, claims, fragment, False)]
    lines = merge_lines(gather(index, claims, finding))
    ordered = sorted(lines, key=lambda line: (-len({one.article for one in line}), index.claim_order(line[0])))
    return [
        _row(index, finding, line, fragment if number == 0 else f"{fragment}-{number + 1}", number > 0)
        for number, line in enumerate(ordered)
    ]


def merge_lines(sayings: Sequence[Saying]) -> list[tuple[Claim, ...]]:
    """Origins whose last values are the same stand in one row."""
    lines: dict[str, tuple[Claim, ...]] = {}
    for saying in sayings:
        value = saying.claims[-1].value
        key = quantity_words(value) if isinstance(value, Quantity) else value.text
        lines[key] = lines.get(key, ()) + saying.claims
    return list(lines.values())


def _row(index: Index, finding: Finding, claims: Sequence[Claim], fragment: str, is_more: bool) -> LedgerRow:
    held = sorted(claims, key=index.claim_order)
    last = held[-1]
    current = [claim for claim in held if claim.value == last.value]
    first = min(current, key=lambda claim: (claim.known_at is None, claim.known_at, index.numbers[claim.article]))
    before = _earlier(index, held, last)
    sayings = gather(index, sorted(current, key=lambda claim: index.numbers[claim.article]), finding)
    named = [saying for saying in sayings if saying.origin]
    origins = min(len(named), _independent(finding, current))
    article = index.by_id[first.article]
    return LedgerRow(
        id=fragment,
        what=kind_label(finding.question.kind),
        detail=question_detail(finding.question, index.hint(finding)),
        is_more=is_more,
        value=claim_link(index, first),
        before=before[-EARLIER_VALUES:],
        earlier=max(0, len(before) - EARLIER_VALUES),
        status=status_label(finding.status),
        sayings=sayings,
        as_of=index.clock.period(next((claim.when for claim in current if claim.when), None)),
        known_at=index.clock.instant(first.known_at, exact=article.is_published_exact),
        origins=origins,
        parties=min(origins, sum(saying.is_party for saying in named)),
        articles=len({claim.article for claim in held}),
        outlets=len({index.outlet(claim.article) for claim in held}),
        reduced=None if is_more else _reduced(index, finding),
        claims=tuple(held),
        finding=finding,
    )


# The name of a position's origin where no account says who says so.
_NOBODY = "unattributed"


def _independent(finding: Finding, claims: Sequence[Claim]) -> int:
    """How many origins stand behind claims once a spokesman and his ministry are one."""
    names = {claim.id for claim in claims}
    told = [position for position in finding.positions if names & set(position.claims)]
    return len({origin for position in told for origin in position.origins if origin != _NOBODY})


def _earlier(index: Index, held: Sequence[Claim], last: Claim) -> tuple[ClaimLink, ...]:
    seen: dict[str, Claim] = {}
    for claim in held:
        if claim.value != last.value and isinstance(claim.value, Quantity):
            seen.setdefault(quantity_words(claim.value), claim)
    return tuple(claim_link(index, claim) for claim in seen.values())


def _reduced(index: Index, finding: Finding) -> str | None:
    reduction = index.reductions.get(finding.id)
    if index.policy == "show_all" or reduction is None:
        return None
    if reduction.value:
        return f"{index.policy}: {quantity_words(reduction.value)}"
    bounds = (("low", reduction.low), ("best", reduction.best), ("high", reduction.high))
    said = ", ".join(f"{name} {value:g}" for name, value in bounds if value is not None)
    return f"{index.policy}: {said}" if said else None
