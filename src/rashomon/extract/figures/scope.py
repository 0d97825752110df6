"""Where a figure holds, and whether it is a running total or belongs to one period."""

from typing import TYPE_CHECKING

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.figures.words import FigureLexicon
from rashomon.model import Accumulation

if TYPE_CHECKING:
    from rashomon.extract.actors import ActorMention
    from rashomon.extract.places import PlaceMention

_LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "around"})
# Tokens from "in" to its place, at most: "in the neighbouring province of Kaldo".
_PLACE_REACH = 6
_PERFECT = frozenset({"have", "has", "had", "'ve", "’ve"})
# Sentences before, and behind, in which a narration that names only a country, or nothing, has its place.
_LOOK_BACK, _LOOK_AHEAD = 3, 3
# Tokens from a place in capitals to the first small letter of the report it opens: "GENEVA, 20 May - The council said".
_DATELINE_REACH = 8


def literal_places(
    annotation: Annotation,
    places: tuple["PlaceMention", ...],
    actors: tuple["ActorMention", ...],
    lexicon: FigureLexicon,
) -> tuple["PlaceMention", ...]:
    """The places that tell where something is: no metonyms, parts of actors' names, compounds or datelines.

    Nor is it where people come from: "ten U.S. citizens", "families from Sarn".

    A dateline is where it happened only where nothing else is said.
    """
    named = {index for actor in actors if actor.form == "name" for index in annotation.tokens_in(actor.span)}
    literal = tuple(
        place
        for place in places
        if _is_literal(place, annotation, named) and not _is_of_people(place, annotation, lexicon)
    )
    return tuple(place for place in literal if place.form != "dateline") or literal


def find_place(
    cue: Token, stop: int, annotation: Annotation, literal: tuple["PlaceMention", ...]
) -> "PlaceMention | None":
    """The place of a figure: in its sentence, else near it, else the last one told before it or the first one told.

    A place that stands right behind the count is that of its number: "killed 45 in Brenn and 22 in Kaldo".

    Places inside a known wider one go before countries, and those behind the cue before the others. Where its sentence
    names a country alone, a place of that country in the sentences around is taken: leads are vague, what follows is
    not.

    Args:
        cue: the word that makes the figure one of its kind.
        stop: the token behind the count.
        annotation: the sentences.
        literal: the places that tell where something is.
    """
    own = _right_behind(stop, annotation, literal)
    if own is not None and _vagueness(own) != 1:
        return own
    sentence = annotation.sentence_span(cue.sentence)
    inside = [place for place in literal if sentence.covers(place.span)]
    best = min(
        inside, key=lambda place: (_vagueness(place), place.span.start < cue.start, place.span.start), default=None
    )
    if best is not None and _vagueness(best) == 0:
        return best
    if best is None:
        before = [place for place in literal if place.span.end <= sentence.start and _vagueness(place) == 0]
        if before:
            return before[-1]
    near = _near(cue.sentence, best, literal, annotation)
    return near or best or next(iter(literal), None)


def _right_behind(stop: int, annotation: Annotation, literal: tuple["PlaceMention", ...]) -> "PlaceMention | None":
    """The place behind "in" that follows a count: "22 in neighbouring Kaldo province"."""
    tokens = annotation.tokens
    if stop >= len(tokens) or tokens[stop].lower not in _LOCATIVE:
        return None
    for index in range(stop + 1, min(len(tokens), stop + _PLACE_REACH)):
        token = tokens[index]
        place = next((one for one in literal if one.span.start <= token.start < one.span.end), None)
        if place is not None:
            return place
        if token.tag.startswith(("VB", "IN", "CC")) or not token.text[0].isalnum():
            return None
    return None


def _vagueness(place: "PlaceMention") -> int:
    """0 for a place inside a known wider one, 1 for a country or a region, 2 for a name that no gazetteer has."""
    if place.value.within:
        return 0
    return 1 if place.value.id else 2


def _is_of_people(place: "PlaceMention", annotation: Annotation, lexicon: FigureLexicon) -> bool:
    """Whether a place tells who people are: a state before a noun of persons, or "from" behind one; and of families."""
    last = annotation.tokens[place.stop - 1]
    above = annotation.tokens[last.head]
    if last.dep in ("compound", "nmod", "amod", "poss") and above.index >= place.stop:
        is_state = place.value.id is not None and not place.value.within
        return above.lower in lexicon.lists["kinfolk"] or (is_state and above.lower in lexicon.persons)
    if last.dep != "pobj" or above.lower != "from":
        return False
    people = annotation.tokens[above.head].lower
    return people in lexicon.persons or people in lexicon.lists["kinfolk"]


def _is_literal(place: "PlaceMention", annotation: Annotation, named: set[int]) -> bool:
    """Datelines ("SARN (Norda) –") stand in capitals in a text that does not; they tell where the reporter sat."""
    if (
        place.is_metonym
        or place.is_doer(annotation)
        or annotation.text[place.span.end : place.span.end + 1] in ("-", "‑")
    ):
        return False
    indices = annotation.tokens_in(place.span)
    if indices and all(index in named for index in indices):
        return False
    words = annotation.text[place.span.start : place.span.end]
    if not words.isupper() or len(words) < 4:
        return True
    if place.form == "dateline":
        return False
    behind = annotation.tokens[indices.stop : indices.stop + _DATELINE_REACH] if indices else ()
    return not any(token.text.islower() for token in behind)


def _near(
    sentence: int, country: "PlaceMention | None", places: tuple["PlaceMention", ...], annotation: Annotation
) -> "PlaceMention | None":
    """The nearest place around a sentence that is no wider than a country's; those told before it first."""
    last = len(annotation.sentences) - 1
    first = annotation.sentence_span(max(0, sentence - _LOOK_BACK)).start
    stop = annotation.sentence_span(min(last, sentence + _LOOK_AHEAD)).end
    here = annotation.sentence_span(sentence)
    code = country.value.country if country is not None else None
    around = [
        place
        for place in places
        if first <= place.span.start < stop and _vagueness(place) == 0 and (code is None or place.value.country == code)
    ]
    before = [place for place in around if place.span.end <= here.start]
    return before[-1] if before else next((place for place in around if place.span.start >= here.end), None)


def accumulation_of(
    cue: Token, annotation: Annotation, lexicon: FigureLexicon, *, default: Accumulation
) -> Accumulation:
    """What the words of the sentence make of a figure; the default where they say nothing.

    "In the past 24 hours" is one period; tolls, "so far" and the perfect tense run on.
    """
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
