"""The toponyms of an article, resolved; each says whether the place acts."""

from dataclasses import dataclass, replace
from functools import cache

from rashomon.extract.annotation import Annotation
from rashomon.extract.folding import fold
from rashomon.extract.lexicon import known_names, load_lexicon
from rashomon.extract.places.candidates import find_candidates
from rashomon.extract.places.gazetteer import Entry, Gazetteer
from rashomon.extract.places.metonyms import is_dateline, is_metonym
from rashomon.extract.places.parts import told_parts
from rashomon.extract.places.reader import Candidate
from rashomon.extract.places.resolve import resolve
from rashomon.extract.places.words import PlaceTables, PlaceWords, compile_words
from rashomon.model import Span
from rashomon.schema.actors import load_actors
from rashomon.schema.media import ambiguous_names, load_media
from rashomon.values import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A toponym in the text.

    Attributes:
        span: the name, without "the" and without what it is ("province").
        value: the place meant; only its name where the gazetteer has none.
        form: "name"; "region" for seas, continents and the like; "dateline" where it says where a report was filed.
        is_metonym: whether it stands for those who govern there; it is an actor then, not a place.
        first: index of its first token; `stop` of the one after its last.
    """

    span: Span
    value: Place
    form: str = "name"
    is_metonym: bool = False
    first: int = 0
    stop: int = 0

    def is_doer(self, annotation: Annotation) -> bool:
        """Whether it stands where a doer stands ("backed by Norland"), and so tells no place."""
        for index in range(self.first, self.stop):
            token = annotation.tokens[index]
            above = annotation.tokens[token.head]
            if token.dep == "pobj" and above.dep == "agent":
                return True
        return False


def find_places(annotation: Annotation, *, words: PlaceWords, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """All toponyms, in text order, not overlapping.

    Args:
        annotation: the parsed article.
        words: the [places] section of its language.
        gazetteer: where names are looked up.
    """
    tables = compile_words(words)
    candidates = find_candidates(annotation, tables=tables, gazetteer=gazetteer, skipped=_skipped())
    inside = _in_names(annotation)
    candidates = tuple(one for one in candidates if not any(index in inside for index in range(one.first, one.stop)))
    entries = resolve(annotation, candidates, tables=tables, gazetteer=gazetteer)
    kept = [
        (candidate, entry)
        for candidate, entry in zip(candidates, entries, strict=True)
        if entry is not None or not _is_no_place(annotation, candidate, tables)
    ]
    candidates, entries = tuple(one for one, _ in kept), tuple(entry for _, entry in kept)
    told = told_parts(annotation, candidates, entries, tables=tables, gazetteer=gazetteer)
    found = (
        _mention(annotation, candidate, entry, tables, gazetteer)
        for candidate, entry in zip(candidates, entries, strict=True)
    )
    return tuple(
        replace(mention, value=told[candidate.key], is_metonym=False) if candidate.key in told else mention
        for candidate, mention in zip(candidates, found, strict=True)
    )


def _mention(
    annotation: Annotation, candidate: Candidate, entry: Entry | None, tables: PlaceTables, gazetteer: Gazetteer
) -> PlaceMention:
    governs = entry is not None and (entry.kind == "country" or (fold(candidate.name), entry.country) in _seats())
    return PlaceMention(
        span=annotation.span(candidate.first, candidate.stop),
        value=_value(candidate, entry, gazetteer),
        form=_form(annotation, candidate, entry),
        is_metonym=governs and is_metonym(annotation, candidate, tables),
        first=candidate.first,
        stop=candidate.stop,
    )


def _is_no_place(annotation: Annotation, candidate: Candidate, tables: PlaceTables) -> bool:
    """Whether a name that no gazetteer knows is a people's adjective, or somebody who is told something.

    "The Veldrian city of Kelmar" lies in no Veldrian, and who told the Herald told a paper.
    """
    tokens = [annotation.tokens[index] for index in range(candidate.first, candidate.stop)]
    if all(token.tag == "JJ" for token in tokens):
        return True
    last = tokens[-1]
    return last.dep in ("dobj", "dative") and annotation.tokens[last.head].lower in tables.state_objects


def _value(candidate: Candidate, entry: Entry | None, gazetteer: Gazetteer) -> Place:
    if entry is None:
        return Place(name=candidate.name)
    place = gazetteer.place(entry)
    # The gazetteer's usual name is a transliteration ("Tadmur") where English has a name of its own: keep the text's.
    if entry.is_main or entry.kind == "country" or candidate.name.isupper():
        return place
    return replace(place, name=candidate.name)


def _form(annotation: Annotation, candidate: Candidate, entry: Entry | None) -> str:
    if is_dateline(annotation, candidate):
        return "dateline"
    return "region" if entry is not None and entry.id < 0 else "name"


def _in_names(annotation: Annotation) -> frozenset[int]:
    """Tokens of longer names of known actors: "Iraq" in "Islamic State of Iraq and the Levant" is no place."""
    return frozenset(
        index
        for first, stop, name in known_names(annotation, load_lexicon())
        if stop - first > 1 and not name.is_ambiguous
        for index in range(first, stop)
    )


@cache
def _skipped() -> frozenset[str]:
    """Folded names that the lexicon of actors says are no places: demonyms, groups, organisations."""
    ambiguous = ambiguous_names()
    media = [name for one in load_media() for name in (one.name, *one.aliases) if name not in ambiguous]
    states = {fold(name) for state in load_actors().states for name in (state.name, *state.aliases)}
    return frozenset(fold(name) for name in (*load_actors().names_of_others, *media)) - states


@cache
def _seats() -> frozenset[tuple[str, str]]:
    """Capitals as folded names with their country: they may stand for their state."""
    return frozenset((fold(seat), state.code) for state in load_actors().states for seat in state.seats)
