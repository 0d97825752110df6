"""Which words of an article are toponyms: the parser's places, corrected, and capitalised names the gazetteer knows."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from rashomon.extract.annotation import Annotation, Entity, Token
from rashomon.extract.folding import ARTICLES, fold
from rashomon.extract.places.gazetteer import Entry, Gazetteer
from rashomon.extract.places.kinds import kind_before, kind_word
from rashomon.extract.places.reader import Candidate, Reader, candidate_at
from rashomon.extract.places.words import PlaceTables

# People. A town this large is a place without any other sign.
KNOWN_CITY = 150_000

# Letters. A name in capitals that is longer may be a dateline's.
MAX_ACRONYM = 5

# People. Only towns this large are looked for in names that ran together: "Lake" and "Grove" are hamlets too.
RUN_TOGETHER = 30_000

# Tokens. No toponym in news is longer ("Prince Edward Island and …" is two).
MAX_WORDS = 5

_PLACE_LABELS = frozenset({"GPE", "LOC"})
_NAME_LABELS = frozenset({"PERSON", "ORG", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART"})
_PROPER = frozenset({"NNP", "NNPS"})
_OWN_KINDS = frozenset({"country", "region", "sea", "river", "mountain", "island"})


def find_candidates(
    annotation: Annotation, *, tables: PlaceTables, gazetteer: Gazetteer, skipped: frozenset[str]
) -> tuple[Candidate, ...]:
    """All toponyms of an article, in text order, not overlapping.

    Args:
        annotation: the parsed article.
        tables: the language's words of places.
        gazetteer: where names are looked up.
        skipped: folded names that are no places (demonyms, organisations).
    """
    reader = Reader(annotation, tables, gazetteer, skipped, _surnames(annotation), _place_names(annotation))
    reader = replace(reader, places=reader.places | _signed(reader))
    found: dict[int, Candidate] = {}
    covered: set[int] = set()
    for entity in annotation.entities:
        if entity.label in _PLACE_LABELS:
            made = list(_of_place(reader, entity))
        elif entity.label in _NAME_LABELS:
            made = list(_of_name(reader, entity))
        else:
            made = []
        covered.update(range(entity.first, entity.stop))
        found.update((candidate.first, candidate) for candidate in made)
    for candidate in _outside(reader, covered):
        found[candidate.first] = candidate
    return tuple(found[first] for first in sorted(found))


def _surnames(annotation: Annotation) -> frozenset[str]:
    """First and last words of people's full names in the article: they are not towns when they stand alone."""
    tokens = annotation.tokens
    return frozenset(
        tokens[index].lower
        for entity in annotation.entities
        if entity.label == "PERSON" and entity.stop - entity.first >= 2
        for index in (entity.first, entity.stop - 1)
        if tokens[index].tag in _PROPER
    )


def _place_names(annotation: Annotation) -> frozenset[str]:
    """Names that the parser calls a place at least half as often as anything else in this article."""
    counts: Counter[tuple[str, bool]] = Counter()
    for entity in annotation.entities:
        span = annotation.span(entity.first, entity.stop)
        counts[fold(annotation.text[span.start : span.end]), entity.label in _PLACE_LABELS] += 1
    return frozenset(name for (name, is_place), n in counts.items() if is_place and 2 * n >= counts[name, False])


def _signed(reader: Reader) -> frozenset[str]:
    """Names that something beside them shows to be places somewhere in the article; they are so everywhere."""
    found: set[str] = set()
    for entity in reader.annotation.entities:
        if entity.label not in {"ORG", "FAC", "PERSON"} or entity.stop - entity.first > MAX_WORDS:
            continue
        candidate = candidate_at(reader, entity.first, entity.stop, is_certain=False)
        if candidate is None or candidate.key in reader.surnames or not reader.gazetteer.lookup(candidate.name):
            continue
        if _has_sign(reader, candidate):
            found.add(candidate.key)
    return frozenset(found)


# ---------------------------------------------------------------- entities that the parser calls a place


def _of_place(reader: Reader, entity: Entity) -> Iterator[Candidate]:
    for first, stop in _parts(reader, entity.first, entity.stop):
        for start, end in _segments(reader, first, stop) or [(first, stop)]:
            candidate = candidate_at(reader, start, end, is_certain=True)
            if candidate is None or _is_person(reader, candidate) or _is_acronym(reader, candidate):
                continue
            if not _is_vessel(reader, candidate) and not _is_people(reader, candidate):
                yield candidate


def _is_vessel(reader: Reader, candidate: Candidate) -> bool:
    """Whether it is the name of a ship: "the ferry Sea Lark"."""
    before = reader.annotation.tokens[candidate.first - 1].lower if candidate.first else ""
    return before in reader.tables.vessels


def _is_people(reader: Reader, candidate: Candidate) -> bool:
    """Whether it only says of which people somebody is: "the Tavarian army", of a land that no gazetteer has."""
    token = reader.annotation.tokens[candidate.stop - 1]
    is_modifier = token.dep in ("amod", "compound", "nmod") and token.head >= candidate.stop
    is_like = token.lower.endswith(reader.tables.people_endings) and candidate.stop - candidate.first == 1
    return is_modifier and is_like and not reader.gazetteer.lookup(candidate.name)


def _is_acronym(reader: Reader, candidate: Candidate) -> bool:
    """Capitals that the gazetteer does not know are an organisation."""
    name = candidate.name.replace(".", "")
    is_short = name.isupper() and len(name) <= MAX_ACRONYM and candidate.stop - candidate.first == 1
    return is_short and not reader.gazetteer.lookup(candidate.name)


def _segments(reader: Reader, first: int, stop: int) -> list[tuple[int, int]]:
    """Names that ran together where commas were lost: "Aleppo Syria", "Eastern Hasaka", "AP Syrias".

    Returns:
        The known names, if nothing but acronyms and directions is left over; [] if the whole is known, or more is.
    """
    tokens = reader.annotation.tokens
    span = reader.annotation.span(first, stop)
    if stop - first < 2 or reader.gazetteer.lookup(reader.annotation.text[span.start : span.end]):
        return []
    found: list[tuple[int, int]] = []
    index = first
    while index < stop:
        end = next((end for end in range(stop, index, -1) if _knows(reader, index, end)), None)
        if end is not None:
            found.append((index, end))
            index = end
            continue
        token = tokens[index]
        is_people = index > first and fold(token.text) in reader.skipped
        if not (token.text.isupper() or token.lower in reader.tables.directions or is_people):
            return []
        index += 1
    return found


def _knows(reader: Reader, first: int, stop: int) -> bool:
    candidate = candidate_at(reader, first, stop, is_certain=False)
    if candidate is None or (candidate.first != first and stop - first > 1):
        return False
    entries = reader.gazetteer.lookup(candidate.name)
    return any(entry.kind in {"country", "admin1"} or entry.population >= RUN_TOGETHER for entry in entries)


def _parts(reader: Reader, first: int, stop: int) -> Iterator[tuple[int, int]]:
    """The names inside an entity: "Aleppo, Syria" holds two, "the northern city of Aleppo" one."""
    tokens = reader.annotation.tokens
    start = first
    for index in range(first, stop + 1):
        at_end = index == stop or tokens[index].text in {",", "/", "-", "–", "—", "and", "("}
        if at_end and not (index < stop and tokens[index].text == "-" and _is_hyphenated(reader, first, stop, index)):
            if index > start:
                trimmed = _trim(reader, start, index)
                if trimmed is not None:
                    yield trimmed
            start = index + 1


def _is_hyphenated(reader: Reader, first: int, stop: int, hyphen: int) -> bool:
    """Whether a hyphen stands inside one name: behind an Arabic article ("Deir ez-Zor"), or in a name that is known."""
    if reader.annotation.tokens[hyphen - 1].lower in ARTICLES:
        return True
    span = reader.annotation.span(first, stop)
    return bool(reader.gazetteer.lookup(reader.annotation.text[span.start : span.end]))


def _trim(reader: Reader, first: int, stop: int) -> tuple[int, int] | None:
    tokens, tables = reader.annotation.tokens, reader.tables
    if tokens[first].lower == "the" and first + 1 < stop:
        first += 1
    span = reader.annotation.span(first, stop)
    if stop - first > 1 and reader.gazetteer.lookup(reader.annotation.text[span.start : span.end]):
        return (first, stop)
    for index in range(stop - 2, first, -1):
        if tokens[index].lower == "of" and tokens[index - 1].lower in tables.kinds:
            first = index + 1
            break
    while first < stop and (tokens[first].lower in {"the", "a", "of"} or _is_direction(tables, tokens, first, stop)):
        first += 1
    while stop > first and (
        tokens[stop - 1].text in {"'s", "’s", "'", "’", ".", '"'} or _is_kind(tables, tokens[stop - 1])
    ):
        stop -= 1
    return (first, stop) if first < stop else None


def _is_direction(tables: PlaceTables, tokens: tuple[Token, ...], first: int, stop: int) -> bool:
    return stop - first > 1 and tokens[first].text.islower() and tokens[first].lower in tables.directions


def _is_kind(tables: PlaceTables, token: Token) -> bool:
    return token.text.islower() and token.lower in tables.kinds


def _is_person(reader: Reader, candidate: Candidate) -> bool:
    tokens = reader.annotation.tokens
    if candidate.stop - candidate.first > 1 or candidate.key not in reader.surnames:
        return False
    before = tokens[candidate.first - 1].lower if candidate.first else ""
    return before not in reader.tables.locative


# ---------------------------------------------------------------- entities that it calls something else


def _of_name(reader: Reader, entity: Entity) -> Iterator[Candidate]:
    tokens = reader.annotation.tokens
    first, stop = entity.first, entity.stop
    if tokens[first].lower == "the":
        first += 1
    trimmed = _trim(reader, first, stop)
    if trimmed is None:
        return
    if entity.label == "NORP" and (run := list(_run_together(reader, *trimmed))):
        yield from run
        return
    whole = candidate_at(reader, *trimmed, is_certain=False)
    if whole is not None and _has_sign(reader, whole):
        named = _named_kind(reader, whole) or _is_part(reader, whole)
        if named or reader.gazetteer.lookup(whole.name):
            yield replace(whole, is_certain=named)
            return
    if entity.label in {"ORG", "FAC"}:
        yield from _inside(reader, first, stop)


def _run_together(reader: Reader, first: int, stop: int) -> Iterator[Candidate]:
    """The places that ran together with a people's name: "in Aleppo Syrian state television reported"."""
    for start, end in _segments(reader, first, stop):
        candidate = candidate_at(reader, start, end, is_certain=False)
        if candidate is not None and (start > first or _has_sign(reader, candidate)):
            yield candidate


def _has_sign(reader: Reader, candidate: Candidate) -> bool:
    """Whether something beside the name, or elsewhere in the article, says that it is a place."""
    tokens, tables = reader.annotation.tokens, reader.tables
    if candidate.key in reader.places and not _is_person(reader, candidate):
        return True
    before = tokens[candidate.first - 1].lower if candidate.first else ""
    if kind_word(reader.annotation, candidate.first, candidate.stop, tables):
        return True
    if _before_state(reader, candidate.stop):
        return True
    if candidate.key in reader.surnames:
        return False
    if before == "of" and candidate.first >= 2 and tokens[candidate.first - 2].lower in tables.part_words:
        return True
    if before in tables.locative or (before in tables.directions and tokens[candidate.first - 1].text.islower()):
        return True
    return before == "and" and _joins_place(reader, candidate.first - 2)


def _named_kind(reader: Reader, candidate: Candidate) -> bool:
    """Whether its kind stands right beside it, so that it is a place even if the gazetteer has none of that name."""
    tokens, kinds = reader.annotation.tokens, reader.tables.kinds
    first, stop = candidate.first, candidate.stop
    before = first >= 2 and tokens[first - 1].lower == "of" and tokens[first - 2].text.islower()
    after = stop < len(tokens) and tokens[stop].text.islower() and tokens[stop].lower in kinds
    if after:
        return True
    if not before:
        return bool(kind_before(reader.annotation, first, reader.tables))
    noun = tokens[first - 2].lower
    return noun in kinds or (noun.endswith("s") and noun[:-1] in kinds)


def _joins_place(reader: Reader, index: int) -> bool:
    """Whether the word before "and" is a place: "between Homs and Hama"."""
    token = reader.annotation.tokens[index] if index >= 0 else None
    return token is not None and token.tag in _PROPER and fold(token.text) in reader.places


def _before_state(reader: Reader, stop: int) -> bool:
    """Whether ", Texas" or ", Syria" follows."""
    tokens = reader.annotation.tokens
    if stop + 1 >= len(tokens) or tokens[stop].text != "," or not tokens[stop + 1].text[:1].isupper():
        return False
    for length in (2, 1):
        if stop + 1 + length <= len(tokens):
            span = reader.annotation.span(stop + 1, stop + 1 + length)
            entries = reader.gazetteer.lookup(reader.annotation.text[span.start : span.end])
            if any(entry.kind in {"country", "admin1"} and entry.is_main for entry in entries[:2]):
                return True
    return False


def _inside(reader: Reader, first: int, stop: int) -> Iterator[Candidate]:
    """The toponym an institution is named by: "Springfield Police Department", "University of Texas"."""
    tokens = reader.annotation.tokens
    for cut in range(min(stop - 1, first + MAX_WORDS), first, -1):
        if tokens[cut].lower in reader.tables.institutions and tokens[cut - 1].tag in _PROPER:
            candidate = candidate_at(reader, first, cut, is_certain=False)
            if candidate is not None and _is_known(reader, candidate):
                yield candidate
                return
    for index in range(first + 1, stop):
        if tokens[index - 1].lower in {"of", "in", "at"}:
            candidate = candidate_at(reader, index, stop, is_certain=False)
            if candidate is not None and _is_known(reader, candidate):
                yield candidate
                return


def _is_known(reader: Reader, candidate: Candidate) -> bool:
    if candidate.key in reader.places:
        return True
    entries = reader.gazetteer.lookup(candidate.name)
    return any(entry.is_main or entry.kind in {"country", "admin1"} for entry in entries)


# ---------------------------------------------------------------- capitalised words outside entities


def _outside(reader: Reader, covered: set[int]) -> Iterator[Candidate]:
    tokens = reader.annotation.tokens
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if index in covered or token.tag not in _PROPER or not token.text[:1].isupper():
            index += 1
            continue
        stop = index + 1
        while stop < len(tokens) and stop not in covered and tokens[stop].tag in _PROPER and stop - index < MAX_WORDS:
            stop += 1
        candidate = _longest(reader, index, stop)
        if candidate is not None:
            yield candidate
            index = candidate.stop
        else:
            index += 1


def _longest(reader: Reader, first: int, stop: int) -> Candidate | None:
    for end in range(stop, first, -1):
        candidate = candidate_at(reader, first, end, is_certain=False)
        if candidate is None:
            continue
        if _is_part(reader, candidate):
            return replace(candidate, is_certain=True)
        entries = reader.gazetteer.lookup(candidate.name)
        if not entries:
            continue
        if candidate.key in reader.places or _has_sign(reader, candidate) or _is_large(entries[0]):
            return candidate
    return None


def _is_part(reader: Reader, candidate: Candidate) -> bool:
    """Whether it is told as a part of a town: "the Kessel quarter of Bremen"."""
    tokens, stop = reader.annotation.tokens, candidate.stop
    behind = tokens[stop : stop + 2]
    return len(behind) == 2 and behind[0].lower in reader.tables.part_words and behind[1].lower in {"of", "in"}


def _is_large(entry: Entry) -> bool:
    is_known = entry.kind == "admin1" or entry.population >= KNOWN_CITY
    return entry.kind in _OWN_KINDS or (entry.is_main and is_known)
