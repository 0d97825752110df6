"""The toll through time: one line for each origin, drawn at the hour it speaks of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from rashomon.model import Claim, Finding, Verdict
from rashomon.report.labels import kind_label, question_detail
from rashomon.report.view.index import Index, as_of
from rashomon.report.view.ledger import figure_findings
from rashomon.report.view.links import ClaimLink, claim_link
from rashomon.report.view.sayings import Saying, agencies, gather
from rashomon.values import Quantity

# Lines in one picture; more cannot be told apart.
LINES = 7
PICTURES = 2


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
    """A value an origin stands by from an hour on; `lower` or `upper` is None where it is open."""

    start: datetime
    lower: float | None
    upper: float | None
    words: str
    marks: tuple[TollMark, ...]
    as_of: str
    is_stated: bool
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
    """One picture: the lines, what contradicts what, and the codes of the outlets."""

    what: str
    detail: str
    lines: tuple[TollLine, ...]
    disputes: tuple[Dispute, ...]
    codes: tuple[tuple[str, str], ...]
    first: datetime
    last: datetime
    dropped_lines: int


def tolls(index: Index) -> tuple[Toll, ...]:
    """The questions whose figures change or differ in time, the weightiest first."""
    made: list[Toll] = []
    for finding in figure_findings(index):
        toll = _toll(index, finding)
        if toll is not None:
            made.append(toll)
        if len(made) == PICTURES:
            break
    return tuple(made)


def _toll(index: Index, finding: Finding) -> Toll | None:
    claims = [claim for claim in index.held(finding) if as_of(claim) and claim.known_at]
    steps_needed = {(claim.value, as_of(claim)) for claim in claims}
    if len(steps_needed) < 2 or len({claim.value for claim in claims}) < 2:
        return None
    codes = outlet_codes(index.outlets)
    lines = [_line(index, saying, codes) for saying in gather(index, claims, finding)]
    lines.sort(key=lambda line: (-len(line.steps), -sum(len(step.marks) for step in line.steps), line.name))
    kept = lines[:LINES]
    instants = [at for claim in claims for at in (as_of(claim), claim.known_at) if at]
    used = {mark.outlet for line in kept for step in line.steps for mark in step.marks}
    return Toll(
        what=kind_label(finding.question.kind),
        detail=question_detail(finding.question),
        lines=tuple(kept),
        disputes=_disputes(index, kept),
        codes=tuple((outlet, code) for outlet, code in codes.items() if outlet in used),
        first=min(instants),
        last=max(instants),
        dropped_lines=len(lines) - len(kept),
    )


def _line(index: Index, saying: Saying, codes: dict[str, str]) -> TollLine:
    steps: list[TollStep] = []
    for claim in sorted(saying.claims, key=index.claim_order):
        step = _step(index, claim, codes)
        if steps and steps[-1].words == step.words:
            previous = steps[-1]
            marks = tuple(sorted((*previous.marks, *step.marks), key=lambda mark: mark.at))
            steps[-1] = replace(previous, marks=marks, claims=(*previous.claims, claim))
        else:
            steps.append(step)
    return TollLine(
        name=saying.origin or f"{saying.name}, no source named",
        is_party=saying.is_party,
        is_named=saying.origin is not None,
        steps=tuple(steps),
    )


def _step(index: Index, claim: Claim, codes: dict[str, str]) -> TollStep:
    start = as_of(claim)
    value = claim.value
    assert start and claim.known_at and isinstance(value, Quantity)  # noqa: PT018  (filtered in _toll)
    outlet = index.outlet(claim.article)
    how = "copied" if index.is_copied(claim) else ("through" if agencies(claim) else "own")
    link = claim_link(index, claim)
    return TollStep(
        start=start,
        lower=None if value.lower == float("-inf") else value.lower,
        upper=None if value.upper == float("inf") else value.upper,
        words=link.text,
        marks=(TollMark(at=claim.known_at, outlet=outlet, code=codes[outlet], how=how, link=link),),
        as_of=index.clock.period(claim.when),
        is_stated=claim.when is not None,
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
    words = [word for word in outlet.replace(".", " ").replace("-", " ").split() if word.casefold() != "the"]
    letters = "".join(word[0] for word in words).upper()
    flat = "".join(char for char in "".join(words).upper() if char.isalnum()) or "X"
    short = letters[:3] if len(words) > 1 else flat[:2]
    more = [flat[:2], flat[:3], *(flat[0] + char for char in flat[1:])]
    return [one for one in (short, *more) if one] + [f"{flat[0]}{number}" for number in range(1, 1000)]
