"""The ledger of figures as CSV: one row a claim."""

import csv
import io
from collections.abc import Iterator

from rashomon.model import Claim, LinkRole, Report
from rashomon.report.labels import is_figure
from rashomon.report.view.index import Index
from rashomon.report.view.page import story_indexes
from rashomon.schema.records import instant, number
from rashomon.values import Quantity

COLUMNS = (
    "story", "kind", "counted", "lower", "upper", "unit", "approximate", "place",
    "as_of_earliest", "as_of_latest",
    "known_at", "outlet", "agency", "origin", "party", "status",
    "article", "field", "start", "end", "words", "sentence",
)  # fmt: skip

# A cell that begins like this is run as a formula by spreadsheets; a quote in front keeps it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(report: Report) -> str:
    """One row a figure, in the order of stories, articles and text; offsets are code points, times are UTC."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for index in story_indexes(report):
        writer.writerows(_rows(index))
    return file.getvalue()


def _rows(index: Index) -> Iterator[list[object]]:
    statuses = {
        claim: finding.status.value
        for finding in index.findings
        for position in finding.positions
        for claim in position.claims
    }
    figures = [claim for claim in index.claims.values() if is_figure(claim.kind)]
    for claim in sorted(figures, key=lambda claim: (index.numbers[claim.article], claim.anchor)):
        yield [_safe(cell) for cell in _cells(index, claim, statuses.get(claim.id, ""))]


def _cells(index: Index, claim: Claim, status: str) -> list[object]:
    article = index.by_id[claim.article]
    anchor, value, when = claim.anchor, claim.value, claim.when
    sentence = index.sentence(claim.article, anchor)
    lower, upper, unit, approximate = (
        (number(value.lower), number(value.upper), value.unit, value.approximate)
        if isinstance(value, Quantity)
        else ("",) * 4
    )
    links = {role: "; ".join(link.name for link in claim.chain if link.role is role) for role in LinkRole}
    party = claim.origin.actor.is_party if claim.origin and claim.origin.actor else None
    return [
        index.story.title, claim.kind, claim.counted, lower, upper, unit, approximate,
        claim.where.name if claim.where else "",
        instant(when.earliest) if when else "", instant(when.latest) if when else "",
        instant(claim.known_at, exact=article.is_published_exact), index.outlet(claim.article), links[LinkRole.AGENCY],
        links[LinkRole.ORIGIN], party, status, claim.article, anchor.field.value, anchor.start, anchor.end,
        article.quote(anchor), article.quote(sentence.span) if sentence else "",
    ]  # fmt: skip


def _safe(cell: object) -> object:
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return "" if cell is None else cell
