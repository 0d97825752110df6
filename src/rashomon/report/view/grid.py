"""Claim by outlet: rows are questions, columns outlets; a cell holds what the outlet says, or that it is silent."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Claim, Finding, Stance, Status, Verdict
from rashomon.report.labels import is_figure, kind_label, question_detail, question_title
from rashomon.report.view.index import Index
from rashomon.report.view.ledger import figure_findings
from rashomon.report.view.links import ClaimLink, claim_link
from rashomon.report.view.sayings import origin_name
from rashomon.values import Quantity

# Columns that stay legible on the width of a page, and rows that stand open.
COLUMNS, OPEN_ROWS = 8, 14
# Values shown in one cell: the first and the last ones.
CELL_VALUES = 4

_CONTRADICTS = frozenset({Verdict.DISPUTED, Verdict.DENIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one outlet says to one question, in the order it said it; empty where it is silent."""

    values: tuple[ClaimLink, ...] = ()
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
    contradicting = _contradicting(index)
    made = []
    for start in range(0, len(chosen), COLUMNS):
        columns = tuple(chosen[start : start + COLUMNS])
        rows = [_row(index, finding, said[finding.id], columns, contradicting) for finding in findings]
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


def _contradicting(index: Index) -> frozenset[str]:
    pairs = (one for one in index.comparisons if one.verdict in _CONTRADICTS)
    return frozenset(name for one in pairs for name in (one.left, one.right))


def _row(
    index: Index, finding: Finding, claims: Sequence[Claim], outlets: Sequence[str], contradicting: frozenset[str]
) -> GridRow:
    cells = []
    for outlet in outlets:
        own = [claim for claim in claims if index.outlet(claim.article) == outlet]
        own.sort(key=lambda claim: (index.numbers[claim.article], claim.anchor.start))
        cells.append(_cell(index, own, contradicting) if own else Cell())
    figure = is_figure(finding.question.kind)
    what = kind_label(finding.question.kind) if figure else (question_title(finding.question) or _words(claims))
    return GridRow(what=what, detail=question_detail(finding.question) if figure else "", cells=tuple(cells))


def _words(claims: Sequence[Claim]) -> str:
    value = claims[0].value
    return "" if isinstance(value, Quantity) else value.text


def _cell(index: Index, claims: Sequence[Claim], contradicting: frozenset[str]) -> Cell:
    links: list[ClaimLink] = []
    for claim in claims:
        link = claim_link(index, claim, None if isinstance(claim.value, Quantity) else _stand(claim))
        if not links or links[-1].sign != link.sign:
            links.append(link)
    if len(links) > CELL_VALUES:
        links = [links[0], *links[-(CELL_VALUES - 1) :]]
    names = dict.fromkeys(origin_name(claim) for claim in claims)
    who = "; ".join(name or "no source named" for name in names)
    return Cell(
        values=tuple(links),
        who=who,
        is_words=not isinstance(claims[0].value, Quantity),
        is_side=any(claim.id in contradicting for claim in claims),
        is_copied=all(index.is_copied(claim) for claim in claims),
    )


def _stand(claim: Claim) -> str:
    """How a statement stands to what is asked, in a word."""
    is_negated = not isinstance(claim.value, Quantity) and claim.value.is_negated
    return "denies it" if claim.stance is Stance.DENIES or is_negated else "says so"
