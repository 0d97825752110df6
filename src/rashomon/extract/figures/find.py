"""Figure claims: how many were killed, injured, displaced …, who says so, where, when, by whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rashomon.extract.annotation import Annotation
from rashomon.extract.figures.candidate import Candidate
from rashomon.extract.figures.candidates import find_candidates
from rashomon.extract.figures.causes import find_cause
from rashomon.extract.figures.counting import Count
from rashomon.extract.figures.deeds import Doers
from rashomon.extract.figures.losses import find_losses
from rashomon.extract.figures.portions import Telling, without_portions
from rashomon.extract.figures.scope import accumulation_of, find_place, literal_places
from rashomon.extract.figures.subsets import is_at_place, parts_of
from rashomon.extract.figures.sums import is_company
from rashomon.extract.figures.words import FigureLexicon, FigureWords, compile_words
from rashomon.extract.periods import claim_time
from rashomon.model import (
    Accumulation,
    Attribution,
    Claim,
    ClaimId,
    Form,
    Link,
    LinkRole,
    RoleSpan,
    SpanRole,
    Stance,
)
from rashomon.schema.kinds import kind_of
from rashomon.values import Quantity

if TYPE_CHECKING:
    from rashomon.extract.places import PlaceMention
    from rashomon.extract.reading import Reading


POLICE = "police"
# Groups without fighters: "23 civilians, including nine children, and 16 soldiers".
_UNARMED = frozenset({"civilians", "children", "women"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scope:
    """What a claim takes from its article: the reading and the words."""

    reading: "Reading"
    lexicon: FigureLexicon
    doers: Doers
    places: tuple["PlaceMention", ...]

    @property
    def is_of_police(self) -> bool:
        """Whether the article speaks of police and never of an army."""
        words = {token.lower for token in self.annotation.tokens}
        lists = self.lexicon.lists
        return bool(words & lists["police_words"]) and not words & lists["army_words"]

    @property
    def annotation(self) -> Annotation:
        return self.reading.annotation


def find_figures(reading: "Reading", *, words: FigureWords) -> tuple[Claim, ...]:
    """Every figure of a kind that the article tells, in text order, parts behind their wholes.

    Args:
        reading: the article with the layers below the claims.
        words: cue words of its language.

    Returns:
        Claims with who is counted, cause, place, time, chain and stance as far as the text says.

    Example:
        "At least 24 civilians were killed in Russian air strikes" gives one claim of kind "killed".
    """
    lexicon = compile_words(words)
    doers = Doers(reading.annotation, lexicon, reading.actors, reading.places)
    places = literal_places(reading.annotation, reading.places, reading.actors, lexicon)
    scope = _Scope(reading=reading, lexicon=lexicon, doers=doers, places=places)
    candidates = without_portions(
        _candidates(reading, lexicon, doers),
        Telling(annotation=reading.annotation, lexicon=lexicon, places=places),
    )
    parts = _parts(candidates, scope)
    claims: list[Claim] = []
    last: dict[str, tuple[Candidate, ClaimId]] = {}
    for candidate in candidates:
        if (candidate.count.first, candidate.kind) in parts:
            continue
        base = last.get(candidate.kind) if candidate.count.is_additional else None
        if base is not None and not _adds_up(base[0], candidate, candidates):
            base = None
        claim = _claim(candidate, scope, is_added=base is not None)
        if base is not None:
            is_in = _is_reached(base[0], candidate, scope)
            claim = replace(claim, part_of=base[1]) if is_in else replace(claim, adds_to=base[1])
        if candidate.is_of_told or _is_of_those_told(candidate, scope):
            claim = replace(claim, part_of=_whole_of(claim, claims))
        elif claim.part_of is None and claim.adds_to is None and _looks_back(candidate, scope):
            if _greater_before(claim, claims):
                continue
            last[candidate.kind] = candidate, claim.id
        elif claim.part_of is None:
            last[candidate.kind] = candidate, claim.id
        claims.append(claim)
        claims += (replace(_claim(one, scope), part_of=claim.id) for one in _members(candidate))
        claims.extend(
            replace(_voiced_as(claim, _claim(part, scope)), part_of=claim.id)
            for whole, part in parts.values()
            if whole == (candidate.count.first, candidate.kind) and _sets_apart(part.count, candidate.count, scope)
        )
    return tuple(claims)


def _members(whole: Candidate) -> Iterator[Candidate]:
    """The groups of a sum as figures of their own: "ten children and five women"; one with company is no group."""
    for member in whole.count.members:
        is_numbered = member.mention is not None or not is_company(whole)
        if member.group != "all" and is_numbered and not member.is_additional:
            yield replace(whole, count=member, rule=f"figure.{whole.kind}.member")


def _adds_up(base: Candidate, added: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether "others" come on top of the last figure of their kind: in "killed two and wounded 22 others" they do not.

    They are others than those told of right before, here the dead, and no more of the injured told of earlier; and
    "five others were wounded" told a second time adds nobody.
    """
    if base.count.value.upper == 0:
        return False
    if base.count.is_additional and base.count.value == added.count.value:
        return False
    before = [one for one in candidates if _counts_persons(one) and one.count.first < added.count.first]
    return not before or max(before, key=lambda one: one.count.first).kind == added.kind


def _counts_persons(candidate: Candidate) -> bool:
    kind = kind_of(candidate.kind)
    return kind is not None and kind.counts_persons


def _is_reached(base: Candidate, added: Candidate, scope: _Scope) -> bool:
    """Whether a toll already holds what is added: "rose to 14 after five more bodies were found"."""
    tokens, first = scope.annotation.tokens, base.count.first
    if tokens[first].sentence != tokens[added.count.first].sentence or first == 0:
        return False
    return tokens[first - 1].lower in scope.lexicon.lists["reaching"]


def _candidates(reading: "Reading", lexicon: FigureLexicon, doers: Doers) -> list[Candidate]:
    found = find_candidates(reading.annotation, reading.quantities, lexicon)
    known = {(one.count.first, one.kind) for one in found}
    found += (one for one in find_losses(doers, reading.quantities) if (one.count.first, one.kind) not in known)
    return sorted(found, key=lambda one: (one.count.first, one.kind))


def _parts(candidates: list[Candidate], scope: _Scope) -> dict[tuple[int, str], tuple[tuple[int, str], Candidate]]:
    """The parts of each figure by their own place and kind, with the place and kind of their whole."""
    mentions = scope.reading.quantities
    kinds: dict[int, set[str]] = {}
    for candidate in candidates:
        kinds.setdefault(candidate.count.first, set()).add(candidate.kind)
    firsts = [mention.first for mention in mentions]
    found: dict[tuple[int, str], tuple[tuple[int, str], Candidate]] = {}
    for candidate in candidates:
        key = (candidate.count.first, candidate.kind)
        if key in found or candidate.whole is not None or candidate.count.value.unit != "person":
            continue
        number = next((at for at, first in enumerate(firsts) if first >= candidate.count.stop), len(firsts))
        for part in parts_of(candidate.count, scope.annotation, scope.lexicon, mentions, number):
            is_other = candidate.count.group in _UNARMED and part.group in scope.lexicon.lists["armed_groups"]
            if is_other or kinds.get(part.first, {candidate.kind}) != {candidate.kind}:
                break
            if part.is_share and part.group == "all":
                part = replace(part, group=candidate.count.group)  # noqa: PLW2901
            made = Candidate(kind=candidate.kind, cue=candidate.cue, count=part, rule=f"figure.{candidate.kind}.part")
            found.setdefault((part.first, candidate.kind), (key, made))
    for member in candidates:
        if member.whole is not None:
            found[member.count.first, member.kind] = (member.whole, member.kind), member
    return found


def _whole_of(part: Claim, told: list[Claim]) -> ClaimId | None:
    """The figure of all persons told last before a part that a sentence of its own tells; None if it is none of it."""
    for claim in reversed(told):
        if claim.kind == part.kind and claim.counted == "all" and claim.part_of is None:
            return claim.id if _may_hold(claim, part) else None
    return None


# Words before the number of "Of these, some 3,000 had crossed", at most.
_OPENING = 5


def _is_of_those_told(candidate: Candidate, scope: _Scope) -> bool:
    """Whether a sentence opens by picking from those told of before: "Of these, some 3,000 had crossed"."""
    first = candidate.count.first
    start = scope.annotation.sentence_of(first).first
    opening = [token.lower for token in scope.annotation.tokens[start:first]]
    if not 1 < len(opening) <= _OPENING or candidate.count.value.unit == "share":
        return False
    return opening[0] == "of" and opening[1] in scope.lexicon.lists["members"]


def _looks_back(candidate: Candidate, scope: _Scope) -> bool:
    """Whether a number is of persons told of before: "the two workers", "those five"."""
    first, count = candidate.count.first, candidate.count
    if count.mention is None or count.value.unit != "person":
        return False
    return any(
        token.lower in scope.lexicon.lists["looking_back"]
        for token in scope.annotation.tokens[max(0, first - 1) : first + 1]
    )


def _greater_before(part: Claim, told: list[Claim]) -> ClaimId | None:
    """The greater figure of its kind that was told last before it."""
    for claim in reversed(told):
        if claim.kind == part.kind and claim.part_of is None and _is_greater(claim, part):
            return claim.id
    return None


def _is_greater(whole: Claim, part: Claim) -> bool:
    most, least = whole.value, part.value
    return isinstance(most, Quantity) and isinstance(least, Quantity) and most.lower > least.lower


def _may_hold(whole: Claim, part: Claim) -> bool:
    most, least = whole.value, part.value
    return isinstance(most, Quantity) and isinstance(least, Quantity) and least.lower <= most.upper


def _voiced_as(whole: Claim, part: Claim) -> Claim:
    """A part in no content of its own is told by whom its whole is: "…, she said, nine of them children"."""
    if part.form is not None or whole.form is None:
        return part
    told = tuple(one for one in whole.spans if one.role in (SpanRole.CUE, SpanRole.SPEAKER))
    return replace(part, spans=part.spans + told, chain=whole.chain, stance=whole.stance, form=whole.form)


def _sets_apart(part: Count, whole: Count, scope: _Scope) -> bool:
    """Whether a part is a figure of its own: a share, a number of another group than the whole, or one of a place."""
    is_of_place = part.mention is not None and is_at_place(part.mention, scope.annotation)
    return part.is_share or is_of_place or part.group not in ("all", whole.group)


def _claim(candidate: Candidate, scope: _Scope, *, is_added: bool = False) -> Claim:
    reading, annotation, count, cue = scope.reading, scope.annotation, candidate.count, candidate.cue
    span = annotation.span(count.first, count.stop)
    sentence = annotation.sentence_span(cue.sentence)
    cue_span = annotation.span(cue.index, cue.index + 1)
    cause = None if candidate.is_of_told else find_cause(cue, count, scope.doers)
    place = find_place(cue, count.stop, annotation, scope.places)
    time = claim_time(cue_span, sentence, reading.times, reading.article.published, reading.article.text)
    attribution = next(reading.attributions_of(span), None)
    spans = [RoleSpan(role=SpanRole.VALUE, span=span)]
    if count.value.unit != "share":
        spans.append(RoleSpan(role=SpanRole.SUBJECT, span=annotation.span(count.head, count.head + 1)))
    for role, part in ((SpanRole.CAUSE, cause), (SpanRole.PLACE, place), (SpanRole.TIME, time)):
        if part is not None:
            spans.append(RoleSpan(role=role, span=part.span))
    spans += _attribution_spans(attribution)
    return Claim(
        article=reading.article.id,
        kind=candidate.kind,
        spans=tuple(spans),
        value=count.value,
        counted=_counted(candidate, scope),
        accumulation=Accumulation.INCREMENTAL if is_added else _accumulation(candidate, scope),
        cause=cause.actor if cause else None,
        when=time.value if time else None,
        where=place.value if place else None,
        chain=attribution.chain if attribution else _own_voice(scope),
        stance=attribution.stance if attribution else Stance.ASSERTS,
        form=attribution.form if attribution else None,
        rule=candidate.rule,
    )


def _counted(candidate: Candidate, scope: _Scope) -> str | None:
    """Who is counted; "officers" are of the police where the article knows police and no army."""
    kind = kind_of(candidate.kind)
    if kind is None or not kind.counts_persons:
        return None
    noun, lists = scope.annotation.tokens[candidate.count.head].lower, scope.lexicon.lists
    if noun in lists["officers"] and candidate.count.group in lists["armed_groups"] and scope.is_of_police:
        return POLICE
    return candidate.count.group


def _accumulation(candidate: Candidate, scope: _Scope) -> Accumulation:
    kind = kind_of(candidate.kind)
    default = kind.accumulation if kind else Accumulation.CUMULATIVE
    return accumulation_of(candidate.cue, scope.annotation, scope.lexicon, default=default)


def _own_voice(scope: _Scope) -> tuple[Link, ...]:
    outlet = scope.reading.article.outlet
    return (Link(role=LinkRole.OUTLET, name=outlet, basis="metadata"),) if outlet else ()


def _attribution_spans(attribution: Attribution | None) -> list[RoleSpan]:
    if attribution is None:
        return []
    spans = [RoleSpan(role=SpanRole.CUE, span=span) for span in attribution.cue]
    if attribution.speaker and attribution.form is not Form.INHERITED:
        spans.append(RoleSpan(role=SpanRole.SPEAKER, span=attribution.speaker))
    return spans
