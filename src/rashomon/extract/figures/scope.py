"""Where a figure holds, and whether it is a running total or belongs to one period."""

from typing import TYPE_CHECKING

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.figures.counting import Count
from rashomon.extract.figures.words import FigureLexicon
from rashomon.model import Accumulation

if TYPE_CHECKING:
    from rashomon.extract.places import PlaceMention

_PERFECT = frozenset({"have", "has", "had", "'ve", "’ve"})


def find_place(cue: Token, annotation: Annotation, places: tuple["PlaceMention", ...]) -> "PlaceMention | None":
    """The place of a figure: in its sentence, else the last one told before it, else the first one told at all.

    In the sentence, places inside a known wider one go before countries, and those behind the cue before the others.
    """
    literal = [place for place in places if not place.is_metonym and place.form != "adjective"]
    sentence = annotation.sentence_span(cue.sentence)
    inside = [place for place in literal if sentence.covers(place.span)]
    if inside:
        return min(inside, key=lambda place: (not place.value.within, place.span.start < cue.start, place.span.start))
    before = [place for place in literal if place.span.end <= sentence.start]
    specific = [place for place in before if place.value.within] or before
    return specific[-1] if specific else next(iter(literal), None)


def accumulation_of(
    cue: Token, count: Count, annotation: Annotation, lexicon: FigureLexicon, *, default: Accumulation
) -> Accumulation:
    """What the words of the sentence make of a figure; the default where they say nothing.

    "Another 400" and "in the past 24 hours" belong to one period; tolls, "so far" and the perfect tense run on.
    """
    if count.is_additional:
        return Accumulation.INCREMENTAL
    sentence = annotation.sentence_of(cue.index)
    span = annotation.sentence_span(cue.sentence)
    text = f" {annotation.text[span.start : span.end].lower()} "
    if any(f" {phrase} " in text for phrase in lexicon.lists["incremental"]):
        return Accumulation.INCREMENTAL
    words = {annotation.tokens[index].lower for index in range(sentence.first, sentence.stop)}
    if words & lexicon.lists["cumulative"] or any(f" {phrase} " in text for phrase in lexicon.lists["cumulative"]):
        return Accumulation.CUMULATIVE
    if any(child.dep == "aux" and child.lower in _PERFECT for child in annotation.children(cue.index)):
        return Accumulation.CUMULATIVE
    return default
