"""Claim by outlet: rows are questions, columns outlets; a cell holds what the outlet says, or that it is silent."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.model import Claim, ClaimId, Finding, Stance, Status, Verdict
from rashomon.report.labels import headline, is_figure, kind_label, question_detail, sentence_case
from rashomon.report.view.index import Index
from rashomon.report.view.ledger import figure_findings
from rashomon.report.view.links import ClaimLink, claim_link, topic
from rashomon.report.view.sayings import origin_name
from rashomon.values import Quantity

# Columns that stay legible on the width of a page, and rows that stand open.
COLUMNS, OPEN_ROWS = 8, 14
# Values shown in one cell: the first and the last ones.
CELL_VALUES = 4
# Sources named in one cell.
CELL_NAMES = 2
# Characters of a row's name.
TOPIC = 80

_CONTRADICTS = frozenset({Verdict.DISPUTED, Verdict.DENIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one outlet says to one question, in the order it said it; empty where it is silent.

    `is_update` says of each value but the first whether it updates the one before it.
    """

    values: tuple[ClaimLink, ...] = ()
    is_update: tuple[bool, ...] = ()
    who: str = ""
    is_words: bool = False
    is_side: bool = False
    is_copied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """One question and a cell for each outlet of the grid it stands in."""

    what: str
    detail: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A grid of at most `COLUMNS` outlets; rows in which all of them are silent are left out."""

    outlets: tuple[str, ...]
    rows: tuple[GridRow, ...]


def grids(index: Index) -> tuple[Grid, ...]:
    """The grid, the outlets that say most first; as many grids as it takes to keep it legible."""
    findings = _findings(index)
    said = {finding.id: index.held(finding) for finding in findings}
    spoken: dict[str, int] = dict.fromkeys(index.outlets, 0)
    for claims in said.values():
        for outlet in {index.outlet(claim.article) for claim in claims}:
            spoken[outlet] += 1
    talking = [outlet for outlet in spoken if spoken[outlet]]
    chosen = sorted(talking, key=lambda outlet: -spoken[outlet]) if len(talking) > COLUMNS else talking
    verdicts = _verdicts(index)
    made = []
    for start in range(0, len(chosen), COLUMNS):
        columns = tuple(chosen[start : start + COLUMNS])
        rows = [_row(index, finding, said[finding.id], columns, verdicts) for finding in findings]
        made.append(Grid(outlets=columns, rows=tuple(row for row in rows if any(cell.values for cell in row.cells))))
    return tuple(made)


def _findings(index: Index) -> list[Finding]:
    words = [
        finding
        for finding in index.findings
        if not is_figure(finding.question.kind)
        and finding.status in (Status.DISPUTED, Status.DENIED, Status.UPDATED)
        and len({index.outlet(claim.article) for claim in index.held(finding)}) > 1
    ]
    return [*figure_findings(index), *words]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verdicts:
    """The claims that contradict another one, and the pairs of which one updates the other."""

    contradicting: frozenset[ClaimId]
    updates: frozenset[frozenset[ClaimId]]

    def is_update(self, before: Sequence[Claim], after: Sequence[Claim]) -> bool:
        return any(frozenset((one.id, other.id)) in self.updates for one in before for other in after)


def _verdicts(index: Index) -> _Verdicts:
    pairs = [one for one in index.comparisons if one.verdict in _CONTRADICTS]
    updates = [one for one in index.comparisons if one.verdict is Verdict.UPDATED]
    return _Verdicts(
        contradicting=frozenset(name for one in pairs for name in (one.left, one.right)),
        updates=frozenset(frozenset((one.left, one.right)) for one in updates),
    )


def _row(
    index: Index, finding: Finding, claims: Sequence[Claim], outlets: Sequence[str], verdicts: _Verdicts
) -> GridRow:
    cells = []
    for outlet in outlets:
        own = [claim for claim in claims if index.outlet(claim.article) == outlet]
        own.sort(key=lambda claim: (index.numbers[claim.article], claim.anchor.start))
        cells.append(_cell(index, own, verdicts) if own else Cell())
    figure = is_figure(finding.question.kind)
    what = kind_label(finding.question.kind) if figure else sentence_case(headline(topic(index, finding), TOPIC))
    return GridRow(
        what=what,
        detail=question_detail(finding.question, index.hint(finding)) if figure else "",
        cells=tuple(cells),
    )


def _cell(index: Index, claims: Sequence[Claim], verdicts: _Verdicts) -> Cell:
    said: list[tuple[ClaimLink, list[Claim]]] = []
    for claim in claims:
        link = claim_link(index, claim, None if isinstance(claim.value, Quantity) else _stand(claim))
        if said and said[-1][0].sign == link.sign:
            said[-1][1].append(claim)
        else:
            said.append((link, [claim]))
    if len(said) > CELL_VALUES:
        said = [said[0], *said[-(CELL_VALUES - 1) :]]
    names = dict.fromkeys(origin_name(index, claim) for claim in claims)
    return Cell(
        values=tuple(link for link, _ in said),
        is_update=(False, *(verdicts.is_update(one, other) for (_, one), (_, other) in pairwise(said))),
        who=_listed([name or "no source named" for name in names]),
        is_words=not isinstance(claims[0].value, Quantity),
        is_side=any(claim.id in verdicts.contradicting for claim in claims),
        is_copied=all(index.is_copied(claim) for claim in claims),
    )


def _listed(names: Sequence[str]) -> str:
    rest = len(names) - CELL_NAMES
    return "; ".join(names[:CELL_NAMES]) + (f" and {rest} more" if rest > 0 else "")


def _stand(claim: Claim) -> str:
    """How a statement stands to what is asked, in a word."""
    is_negated = not isinstance(claim.value, Quantity) and claim.value.is_negated
    return "denies it" if claim.stance is Stance.DENIES or is_negated else "says so"
