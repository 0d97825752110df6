"""Places that the text itself puts inside a town: "the Kessel quarter of Bremen", "Bremen's Kessel quarter".

Few gazetteers have quarters, and a quarter's name is often that of a town elsewhere. What the text says goes before
what the gazetteer knows: such a place lies in the town it is told of, wherever its name stands in the article.
"""

from collections.abc import Mapping, Sequence
from math import cos, hypot, radians

from rashomon.extract.annotation import Annotation
from rashomon.extract.places.gazetteer import Entry, Gazetteer
from rashomon.extract.places.reader import Candidate
from rashomon.extract.places.words import PlaceTables
from rashomon.values import Place

# Kilometres. A place of the gazetteer no further from the town is that part of it.
MAX_DISTANCE_KM = 40.0
# Tokens between the noun and the town: "of the northern city of".
MAX_GAP = 5

_KM_PER_DEGREE = 111.2
_TOWNS = frozenset({"city", "admin1", "admin2"})
_LIGHT = frozenset({"DT", "JJ", "NN", "IN", "HYPH", "VBN"})


def told_parts(
    annotation: Annotation,
    candidates: Sequence[Candidate],
    entries: Sequence[Entry | None],
    *,
    tables: PlaceTables,
    gazetteer: Gazetteer,
) -> Mapping[str, Place]:
    """The places that the article puts inside a town, by the key of their name.

    A place that the gazetteer has in or near that town keeps what the gazetteer knows; the others get the town's point.
    """
    found: dict[str, Place] = {}
    for at, candidate in enumerate(candidates):
        town = _town_of(annotation, candidates, at, tables)
        entry = entries[town] if town is not None else None
        if entry is None or entry.kind not in _TOWNS or candidate.key in found:
            continue
        if candidates[town or 0].key != candidate.key and not _lies_in(entries[at], entry):
            whole = gazetteer.place(entry)
            above = () if whole.id is None else (whole.id, *whole.within)
            found[candidate.key] = Place(
                name=candidate.name, lat=whole.lat, lon=whole.lon, country=whole.country, within=above
            )
    return found


def _town_of(annotation: Annotation, candidates: Sequence[Candidate], at: int, tables: PlaceTables) -> int | None:
    """The number of the candidate that is the town of another one, as the words around tell it."""
    tokens, here = annotation.tokens, candidates[at]
    is_named_after = here.stop < len(tokens) and tokens[here.stop].lower in tables.part_words
    if is_named_after and at > 0 and _is_owner(annotation, candidates[at - 1], here):
        return at - 1
    is_named_before = (
        here.first >= 2 and tokens[here.first - 1].lower == "of" and tokens[here.first - 2].lower in tables.part_words
    )
    if not (is_named_after or is_named_before) or at + 1 >= len(candidates):
        return None
    start, after = here.stop + is_named_after, candidates[at + 1]
    between = tokens[start : after.first]
    if not 1 <= len(between) <= MAX_GAP or between[0].lower not in ("of", "in"):
        return None
    return at + 1 if all(token.tag in _LIGHT for token in between) else None


def _is_owner(annotation: Annotation, owner: Candidate, owned: Candidate) -> bool:
    """Whether a name in the genitive stands right before: "Bremen's Kessel", "Bremen's western Kessel"."""
    between = annotation.tokens[owner.stop : owned.first]
    if not 1 <= len(between) <= MAX_GAP or between[0].tag != "POS":
        return False
    return all(token.tag in _LIGHT for token in between[1:])


def _lies_in(entry: Entry | None, town: Entry) -> bool:
    """Whether a place of the gazetteer is in a division, or near a town."""
    if entry is None or entry.country != town.country:
        return False
    if town.id in (entry.id, entry.admin1, entry.admin2):
        return True
    if entry.lat is None or entry.lon is None or town.lat is None or town.lon is None:
        return False
    east = (entry.lon - town.lon) * cos(radians(town.lat))
    return hypot(entry.lat - town.lat, east) * _KM_PER_DEGREE <= MAX_DISTANCE_KM
