"""The events on two clocks: when each happened, and when it could first be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rashomon.model import EVENT, Claim, ClaimId, Finding
from rashomon.report.labels import figure_phrase, is_figure, said_quantity
from rashomon.report.view.index import Index
from rashomon.report.view.lines import is_worth_a_line, told_act
from rashomon.report.view.links import ClaimLink, claim_link
from rashomon.report.view.sayings import is_party, origin_name
from rashomon.values import Granularity, Quantity, Statement

# Rows that stand open.
OPEN_ROWS = 16
FOLDED_ROWS = 40
# A longer expression is a background, not an event.
_TOO_COARSE = frozenset(
    {Granularity.MONTH, Granularity.SEASON, Granularity.QUARTER, Granularity.HALF, Granularity.YEAR,
     Granularity.DECADE, Granularity.CENTURY}
)  # fmt: skip

_LOOSE = frozenset({Granularity.WEEK, Granularity.WEEKEND})


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """One thing that happened.

    Attributes:
        earliest, latest: the span in which it happened.
        known: when the first account of it appeared.
        who: who says so.
    """

    id: str
    link: ClaimLink
    earliest: datetime
    latest: datetime
    known: datetime | None
    happened: str
    known_at: str
    who: str
    weight: tuple[int, ...]
    claims: tuple[Claim, ...]


def timeline(index: Index) -> tuple[tuple[TimelineRow, ...], tuple[TimelineRow, ...]]:
    """What has a day or an hour, in order of time: the weightiest that stand open, and others that are folded."""
    rows: list[TimelineRow] = []
    for claims in _groups(index):
        dated = [claim for claim in claims if _is_dated(claim)]
        if dated:
            rows.append(_row(index, dated, claims))
    rows.sort(key=lambda row: (*(-part for part in row.weight), row.earliest, row.link.href))
    kept = _distinct(rows)
    return _in_time(kept[:OPEN_ROWS]), _in_time(kept[OPEN_ROWS : FOLDED_ROWS + OPEN_ROWS])


def _in_time(rows: Sequence[TimelineRow]) -> tuple[TimelineRow, ...]:
    return tuple(sorted(rows, key=lambda row: (row.earliest, row.latest, row.link.href)))


def _weight(claim: Claim, claims: Sequence[Claim]) -> tuple[int, ...]:
    """How many articles tell it; whether it is a figure, says who did something to whom, and names a day."""
    value, when = claim.value, claim.when
    figure = isinstance(value, Quantity)
    parts = (value.agent, value.patient) if isinstance(value, Statement) else ()
    is_day = bool(when and when.granularity and when.granularity not in _LOOSE)
    return len({one.article for one in claims}), int(figure), sum(part is not None for part in parts), int(is_day)


def _groups(index: Index) -> list[tuple[Claim, ...]]:
    """Claims of one event: those of a finding; and event claims that no finding holds."""
    grouped = [index.held(finding) for finding in index.findings if _is_shown(finding)]
    seen: set[ClaimId] = {claim.id for claims in grouped for claim in claims}
    lone = [(claim,) for claim in index.claims.values() if claim.kind == EVENT and claim.id not in seen]
    return [claims for claims in (*grouped, *lone) if is_worth_a_line(index, claims)]


def _is_shown(finding: Finding) -> bool:
    return finding.question.kind == EVENT or (is_figure(finding.question.kind) and finding.counts.articles > 1)


def _is_dated(claim: Claim) -> bool:
    when = claim.when
    return bool(when and when.earliest and when.latest and when.granularity and when.granularity not in _TOO_COARSE)


def _row(index: Index, dated: Sequence[Claim], claims: Sequence[Claim]) -> TimelineRow:
    first = min(dated, key=lambda claim: (index.numbers[claim.article], claim.anchor.start))
    assert first.when and first.when.earliest and first.when.latest  # noqa: PT018  (dated claims only)
    told = [claim for claim in claims if index.known(claim)]
    known_first = min(told, key=lambda claim: (index.known(claim), index.numbers[claim.article])) if told else None
    exact = known_first is not None and index.by_id[known_first.article].is_published_exact
    who = origin_name(index, first)
    said = (
        f"{who}{' (party)' if is_party(index, first) else ''}"
        if who
        else f"{index.outlet(first.article)}, no source named"
    )
    return TimelineRow(
        id="",
        link=claim_link(index, first, _words(index, first)),
        earliest=first.when.earliest,
        latest=first.when.latest,
        known=index.known(known_first) if known_first else None,
        happened=index.clock.period(first.when),
        known_at=index.clock.instant(known_first.known_at if known_first else None, exact=exact),
        who=said,
        weight=_weight(first, claims),
        claims=tuple(claims),
    )


def _words(index: Index, claim: Claim) -> str:
    words = " ".join(index.by_id[claim.article].quote(claim.anchor).split())
    if isinstance(claim.value, Quantity):
        return figure_phrase(said_quantity(claim.value, words), claim.kind, claim.counted, None)
    return told_act(claim)


def _distinct(rows: Sequence[TimelineRow]) -> list[TimelineRow]:
    """One row for each wording and hour."""
    seen: dict[tuple[str, datetime], TimelineRow] = {}
    for row in rows:
        seen.setdefault((row.link.text.casefold(), row.earliest), row)
    return list(seen.values())
