"""Figures that are some of those an article told of before: "two others were killed", "three of the brothers died".

An article that told of sixteen dead and then tells of two brothers, of two others, of eight members of one family, or
of ten bodies that reached a hospital, has not told of other dead. It tells of some of the sixteen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import isfinite

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.figures.candidate import Candidate
from rashomon.extract.figures.counting import Basis
from rashomon.extract.figures.sums import is_company
from rashomon.extract.figures.words import FigureLexicon
from rashomon.extract.places import PlaceMention

# Whom one thing befalls once: those who crossed may be told of again as those who arrived.
_KINDS = frozenset({"killed", "injured"})
# Tokens between a count and the names of those it counts, at most, and tokens of a name, at least.
_NAMES_REACH, _NAME = 14, 2
# Tokens from "members" to "family", at most.
_FAMILY_REACH = 7
_FINITE = ("VBD", "VBZ", "VBP", "MD")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What the rules look at: the tokens, the words and the places that tell where something was."""

    annotation: Annotation
    lexicon: FigureLexicon
    places: tuple[PlaceMention, ...]


def without_portions(found: Sequence[Candidate], telling: Telling) -> list[Candidate]:
    """Leave out the figures without a group that are some of a greater one of their kind.

    A figure stays where its sentence tells of a place that is new since the greater one: it may be of another event.

    Args:
        found: figures in text order.
        telling: the article.
    """
    wholes = [one for one in found if one.kind in _KINDS and _is_whole(one)]
    parts = {id(one) for one in _addends(found, wholes, telling)}
    return [one for one in found if id(one) not in parts and not _is_portion(one, wholes, telling)]


def _is_whole(one: Candidate) -> bool:
    is_number = one.count.basis is Basis.NUMBER and one.count.value.unit == "person"
    return is_number and _written(one) > 1 and not one.is_of_told and one.whole is None


def _written(one: Candidate) -> float:
    """The number as it is written, whatever bound stands before it."""
    value = one.count.value
    return value.lower if isfinite(value.lower) else value.upper


def _is_portion(one: Candidate, wholes: Iterable[Candidate], telling: Telling) -> bool:
    if one.count.value.unit != "person" or one.count.value.upper <= 0 or one.is_of_told or one.whole is not None:
        return False
    greater = [whole for whole in wholes if _may_hold(whole, one, telling.lexicon)]
    if not greater:
        return False
    if _is_received(one, telling) or _is_shown(one, telling):
        return True
    before = [whole for whole in greater if whole.cue.sentence < one.cue.sentence]
    if not before or _has_place_of_its_own(one, before[-1], telling):
        return False
    if is_company(one):
        return True
    return _is_kin(one, before[-1], telling) or _is_beside(one, telling) or _is_named(one, telling)


def _may_hold(whole: Candidate, part: Candidate, lexicon: FigureLexicon) -> bool:
    """Whether a figure is greater, of the same kind and of all whom the part may be of; armed ones are a side."""
    if whole.kind != part.kind or _written(whole) <= _written(part):
        return False
    is_single = part.count.value.upper == 1 and part.count.group not in lexicon.lists["armed_groups"]
    return is_single or part.count.group in ("all", whole.count.group)


def _is_kin(one: Candidate, whole: Candidate, telling: Telling) -> bool:
    """Whether relatives of somebody are counted, or members of a family: "two brothers", "four of her cousins"."""
    lists, noun = telling.lexicon.lists, telling.annotation.tokens[one.count.stop - 1].lower
    if {noun, noun.removesuffix("s")} & lists["kin"]:
        return True
    return _is_of_family(one, telling) and not _is_of_family(whole, telling)


def _is_of_family(one: Candidate, telling: Telling) -> bool:
    """Whether members of a family are counted: "eight members of the Haddad family", "five family members"."""
    annotation, last = telling.annotation, one.count.stop
    limit = min(annotation.sentence_of(last - 1).stop, last + _FAMILY_REACH)
    words = {token.lower for token in annotation.tokens[one.count.first : limit]}
    return annotation.tokens[last - 1].lower in ("members", "member") and "family" in words


def _is_beside(one: Candidate, telling: Telling) -> bool:
    """Whether a figure is told beside others: "two others", "another member", "three were also killed"."""
    lists, tokens = telling.lexicon.lists, telling.annotation.tokens
    words = {token.lower for token in tokens[one.count.first : one.count.stop]}
    if words & lists["others"] or (one.count.value.upper == 1 and words & lists["another"]):
        return True
    if one.count.value.upper == 1 and one.count.basis is Basis.INDEFINITE and _is_described(one):
        # "An injured man told", "rescuers carried a dead child".
        return True
    first, last = sorted((one.count.first, one.cue.index))
    return any(token.lower == "also" for token in tokens[max(0, first - 1) : last + 1])


def _is_named(one: Candidate, telling: Telling) -> bool:
    """Whether the names of the counted follow: "a man named Sami Haddad", "two members, Sami and Lina Haddad"."""
    annotation, lists = telling.annotation, telling.lexicon.lists
    for start in {one.count.stop, max(one.count.stop, one.cue.index + 1)}:
        for token in annotation.tokens[start : min(annotation.sentence_of(start - 1).stop, start + _NAMES_REACH)]:
            if token.lower in lists["names_open"]:
                if _opens_with_name(annotation.tokens[token.index + 1 : token.index + _NAMES_REACH]):
                    return True
                break
            if token.tag in _FINITE or token.lower == "by":
                break
    return False


def _opens_with_name(tokens: Sequence[Token]) -> bool:
    """Whether a name in two words or more comes first, but for an age or a rank."""
    runs = [(is_name, len(list(run))) for is_name, run in groupby(tokens, lambda token: token.tag == "NNP")]
    return any(is_name and length >= _NAME for is_name, length in runs[:2])


def _is_described(one: Candidate) -> bool:
    """Whether the cue only describes the counted: "four wounded men", not "four men were wounded"."""
    return one.count.first <= one.cue.index < one.count.stop


def _is_received(one: Candidate, telling: Telling) -> bool:
    """Whether only those are counted who came to a hospital, or were found: "the bodies of four were recovered"."""
    annotation, lists = telling.annotation, telling.lexicon.lists
    sentence = annotation.sentence_of(one.cue.index)
    above = {token.lower for token in annotation.ancestors(one.count.head)}
    if above & (lists["arriving"] | lists["recovering"]):
        return True
    words = {token.lower for token in annotation.tokens[sentence.first : sentence.stop]}
    return bool(above & lists["bringing_in"] and words & lists["receivers"])


def _is_shown(one: Candidate, telling: Telling) -> bool:
    """Whether only those are counted whom a picture shows: "the video shows three bodies on a floor"."""
    annotation, lists = telling.annotation, telling.lexicon.lists
    words = {token.lower for token in annotation.tokens[one.count.first : one.count.stop]} | {one.cue.lower}
    if not words & lists["remains"] and not _is_described(one):
        return False
    above = {token.lower for token in annotation.ancestors(one.count.head)}
    return bool(above & (lists["showing"] | lists["depictions"]))


def _addends(found: Sequence[Candidate], wholes: Sequence[Candidate], telling: Telling) -> list[Candidate]:
    """Figures of one sentence that add up to one told before, all of one place."""
    made: list[Candidate] = []
    for (sentence, kind), group in groupby(found, lambda one: (one.cue.sentence, one.kind)):
        row = [one for one in group if one in wholes and one.count.group == "all"]
        total = sum(_written(one) for one in row)
        told = [one for one in wholes if one.kind == kind and one.cue.sentence < sentence and _written(one) == total]
        if len(row) > 1 and told and not _has_place_of_its_own(row[0], told[-1], telling):
            made += row
    return made


def _has_place_of_its_own(one: Candidate, whole: Candidate, telling: Telling) -> bool:
    """Whether a sentence tells of a place that nothing told of up to the whole."""
    annotation = telling.annotation
    own, limit = annotation.sentence_span(one.cue.sentence), annotation.sentence_span(whole.cue.sentence).end
    known = {place.value.name for place in telling.places if place.span.end <= limit}
    return any(own.covers(place.span) and place.value.name not in known for place in telling.places)
