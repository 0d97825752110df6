"""The toll through time: one line for each origin, drawn at the hour it speaks of."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from rashomon.model import Claim, Finding, Verdict
from rashomon.report.labels import kind_label, question_detail
from rashomon.report.view.index import Index
from rashomon.report.view.ledger import figure_findings
from rashomon.report.view.links import ClaimLink, claim_link
from rashomon.report.view.sayings import Saying, agencies, gather
from rashomon.values import Quantity, Statement

# Lines in one picture; more cannot be told apart.
LINES = 7
PICTURES = 2
# Steps that make a second picture worth its room.
SECOND_STEPS = 3
# A figure more than this many times the middle one is named beside the picture, not drawn.
OFF_SCALE = 12.0
# A figure of a time so long before the first article is background.
BEFORE = timedelta(days=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class TollMark:
    """A claim at the hour it could be read: by the outlet itself, through another one, or copied."""

    at: datetime
    outlet: str
    code: str
    how: str
    link: ClaimLink


@dataclass(frozen=True, slots=True, kw_only=True)
class TollStep:
    """A value an origin stands by from an hour on; `lower` or `upper` is None where it is open.

    `is_update` is whether it was found to update the step before it; else the question may have changed.
    """

    start: datetime
    lower: float | None
    upper: float | None
    level: float
    words: str
    marks: tuple[TollMark, ...]
    as_of: str
    is_update: bool
    link: ClaimLink
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TollLine:
    """An origin and its steps, in order."""

    name: str
    is_party: bool
    is_named: bool
    steps: tuple[TollStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Two values that exclude each other and the hour from which both stand."""

    at: datetime
    left: tuple[int, int]
    right: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """One picture: the lines, what contradicts what, and the codes of the outlets; `has_hours` where any is known."""

    what: str
    detail: str
    lines: tuple[TollLine, ...]
    disputes: tuple[Dispute, ...]
    codes: tuple[tuple[str, str], ...]
    first: datetime
    last: datetime
    dropped_lines: int
    has_hours: bool
    off_scale: tuple[ClaimLink, ...]


def tolls(index: Index) -> tuple[Toll, ...]:
    """The questions whose figures change or differ in time, the weightiest first."""
    made: list[Toll] = []
    for finding in figure_findings(index):
        toll = _toll(index, finding)
        if toll is not None and (not made or sum(len(line.steps) for line in toll.lines) >= SECOND_STEPS):
            made.append(toll)
        if len(made) == PICTURES:
            break
    return tuple(made)


def _toll(index: Index, finding: Finding) -> Toll | None:
    claims = [claim for claim in index.held(finding) if index.as_of(claim) and index.known(claim)]
    steps_needed = {(claim.value, index.as_of(claim)) for claim in claims}
    if len(steps_needed) < 2 or len({claim.value for claim in claims}) < 2:
        return None
    codes = outlet_codes(index.outlets)
    limit = _limit(claims)
    off_scale = [claim for claim in claims if level(claim.value) > limit or _is_background(index, claim)]
    claims = [claim for claim in claims if claim not in off_scale]
    if len({claim.value for claim in claims}) < 2:
        return None
    lines = [_line(index, saying, codes) for saying in gather(index, claims, finding)]
    lines.sort(key=_line_order)
    kept = lines[:LINES]
    instants = [at for claim in claims for at in (index.as_of(claim), index.known(claim)) if at]
    used = {mark.outlet for line in kept for step in line.steps for mark in step.marks}
    return Toll(
        what=kind_label(finding.question.kind),
        detail=question_detail(finding.question, index.hint(finding)),
        lines=tuple(kept),
        disputes=_disputes(index, kept),
        codes=tuple((outlet, code) for outlet, code in codes.items() if outlet in used),
        first=min(instants),
        last=max(instants),
        dropped_lines=len(lines) - len(kept),
        off_scale=tuple({link.text: link for link in (claim_link(index, one) for one in off_scale)}.values()),
        has_hours=any(index.by_id[claim.article].is_published_exact for claim in claims),
    )


def _line_order(line: TollLine) -> tuple[bool, int, int, str]:
    """Named origins first, those that many outlets carry, those that change."""
    outlets = {mark.outlet for step in line.steps for mark in step.marks}
    return not line.is_named, -len(outlets), -len(line.steps), line.name


def level(value: Quantity | Statement) -> float:
    """The number a figure is drawn at: the least it allows; the most where it sets no least. Never a middle."""
    if not isinstance(value, Quantity):
        return 0.0
    if value.lower > 0 and not math.isinf(value.lower):
        return value.lower
    return 0.0 if math.isinf(value.upper) else value.upper


def _limit(claims: Sequence[Claim]) -> float:
    """Figures above this would flatten all others."""
    levels = sorted(level(claim.value) for claim in claims)
    return max(OFF_SCALE * levels[len(levels) // 2], 1.0)


def _is_background(index: Index, claim: Claim) -> bool:
    """Whether a figure speaks of a time long before the story."""
    at = index.as_of(claim)
    return bool(at and index.clock.first and at < index.clock.first - BEFORE)


def _line(index: Index, saying: Saying, codes: dict[str, str]) -> TollLine:
    steps: list[TollStep] = []
    updates = {frozenset((one.left, one.right)) for one in index.comparisons if one.verdict is Verdict.UPDATED}
    for claim in sorted(saying.claims, key=index.claim_order):
        step = _step(index, claim, codes)
        if steps and steps[-1].words == step.words:
            previous = steps[-1]
            marks = tuple(sorted((*previous.marks, *step.marks), key=lambda mark: mark.at))
            steps[-1] = replace(previous, marks=marks, claims=(*previous.claims, claim))
        else:
            older = steps[-1].claims if steps else ()
            is_update = any(frozenset((one.id, claim.id)) in updates for one in older)
            steps.append(replace(step, is_update=is_update))
    return TollLine(
        name=saying.shown or f"{saying.name}, no source named",
        is_party=saying.is_party,
        is_named=saying.origin is not None,
        steps=tuple(steps),
    )


def _step(index: Index, claim: Claim, codes: dict[str, str]) -> TollStep:
    start, known = index.as_of(claim), index.known(claim)
    value = claim.value
    assert start and known and isinstance(value, Quantity)  # noqa: PT018  (filtered in _toll)
    outlet = index.outlet(claim.article)
    how = "copied" if index.is_copied(claim) else ("through" if agencies(claim) else "own")
    link = claim_link(index, claim)
    return TollStep(
        start=start,
        lower=None if value.lower == float("-inf") else value.lower,
        upper=None if value.upper == float("inf") else value.upper,
        level=level(value),
        words=link.text,
        marks=(TollMark(at=known, outlet=outlet, code=codes[outlet], how=how, link=link),),
        as_of=index.clock.period(claim.when),
        is_update=False,
        link=link,
        claims=(claim,),
    )


def _disputes(index: Index, lines: Sequence[TollLine]) -> tuple[Dispute, ...]:
    places = {
        claim.id: (row, column, step.start)
        for row, line in enumerate(lines)
        for column, step in enumerate(line.steps)
        for claim in step.claims
    }
    found: dict[tuple[int, int], Dispute] = {}
    for one in index.comparisons:
        if one.verdict is Verdict.DISPUTED and one.left in places and one.right in places:
            left, right = sorted((places[one.left], places[one.right]))
            if left[0] != right[0]:
                at = max(left[2], right[2])
                found.setdefault((left[0], right[0]), Dispute(at=at, left=left[:2], right=right[:2]))
    return tuple(found.values())


def outlet_codes(outlets: Sequence[str]) -> dict[str, str]:
    """A short code for each outlet, none twice: "The Tolve Post" is TP, "Norda" NO."""
    codes: dict[str, str] = {}
    for outlet in outlets:
        code = next(one for one in _candidates(outlet) if one not in codes.values())
        codes[outlet] = code
    return codes


def _candidates(outlet: str) -> list[str]:
    outlet = outlet.removeprefix("www.").rsplit(".", 1)[0] if outlet.count(".") and " " not in outlet else outlet
    words = [word for word in outlet.replace(".", " ").replace("-", " ").split() if word.casefold() != "the"]
    letters = "".join(word[0] for word in words).upper()
    flat = "".join(char for char in "".join(words).upper() if char.isalnum()) or "X"
    short = letters[:3] if len(words) > 1 else flat[:2]
    more = [flat[:2], flat[:3], *(flat[0] + char for char in flat[1:])]
    return [one for one in (short, *more) if one] + [f"{flat[0]}{number}" for number in range(1, 1000)]
