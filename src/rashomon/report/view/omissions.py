"""What only one outlet says, and what it leaves out although it was published late enough to know."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rashomon.model import STATEMENT, Claim, Finding
from rashomon.report.labels import figure_phrase, headline, is_figure, kind_rank, question_title, said_quantity
from rashomon.report.view.index import Index
from rashomon.report.view.lines import is_worth_a_line, told_act
from rashomon.report.view.links import ClaimLink, claim_link, topic
from rashomon.values import Quantity

# Outlets that must have published a thing before another can be said to leave it out.
KNOWN_BY = 3
# Entries in one cell.
ENTRIES = 4
# Characters of what is left out.
TOPIC = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """A question that others answer: what it asks, how many outlets, and one of them."""

    text: str
    outlets: int
    link: ClaimLink


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyRow:
    """One outlet: what only it says, what it leaves out, and how many more of each."""

    outlet: str
    only: tuple[ClaimLink, ...]
    more_only: int
    left_out: tuple[Omission, ...]
    more_left_out: int


def only_rows(index: Index) -> tuple[OnlyRow, ...]:
    """A row for each outlet that has something to show."""
    if len(index.outlets) < 2:
        return ()
    findings = [finding for finding in index.findings if _is_told(index, finding)]
    findings.sort(key=lambda finding: (kind_rank(finding.question.kind), -finding.counts.articles, finding.id))
    rows = [_row(index, outlet, findings) for outlet in index.outlets]
    return tuple(row for row in rows if row.only or row.left_out)


def _is_told(index: Index, finding: Finding) -> bool:
    return finding.question.kind != STATEMENT and is_worth_a_line(index, index.held(finding))


def _row(index: Index, outlet: str, findings: Sequence[Finding]) -> OnlyRow:
    last = max(
        (one.published for one in index.articles if one.published and index.outlet(one.id) == outlet), default=None
    )
    only: list[ClaimLink] = []
    left_out: list[Omission] = []
    for finding in findings:
        claims = index.held(finding)
        outlets = {index.outlet(claim.article) for claim in claims}
        if outlets == {outlet}:
            only.append(claim_link(index, claims[0], _words(index, claims[0])))
        elif outlet not in outlets and last and (omission := _omission(index, finding, claims, last)):
            left_out.append(omission)
    return OnlyRow(
        outlet=outlet,
        only=tuple(only[:ENTRIES]),
        more_only=max(0, len(only) - ENTRIES),
        left_out=tuple(left_out[:ENTRIES]),
        more_left_out=max(0, len(left_out) - ENTRIES),
    )


def _omission(index: Index, finding: Finding, claims: Sequence[Claim], last: datetime) -> Omission | None:
    before = [claim for claim in claims if claim.known_at and claim.known_at < last]
    outlets = {index.outlet(claim.article) for claim in before}
    if len(outlets) < KNOWN_BY:
        return None
    first = min(before, key=lambda claim: index.numbers[claim.article])
    return Omission(
        text=_asked(index, finding),
        outlets=len(outlets),
        link=claim_link(index, first, f"{len(outlets)} others"),
    )


def _asked(index: Index, finding: Finding) -> str:
    question = finding.question
    if not is_figure(question.kind):
        return headline(topic(index, finding), TOPIC)
    asked = question_title(question, index.hint(finding)).removesuffix("?")
    return asked[:1].lower() + asked[1:]


def _words(index: Index, claim: Claim) -> str:
    words = " ".join(index.by_id[claim.article].quote(claim.anchor).split())
    if not isinstance(claim.value, Quantity):
        return told_act(claim)
    place = claim.where.name if claim.where else None
    return figure_phrase(said_quantity(claim.value, words), claim.kind, claim.counted, place)
