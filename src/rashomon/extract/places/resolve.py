"""Which place a toponym means: how populous each is, what stands beside the name, where the rest of the story plays.

Method: population prior and one sense per article as in Leidner (2007); context as votes of the other toponyms for
their country, first-level division and neighbourhood, each name voting once with all its meanings.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import floor, log10

from rashomon.extract.annotation import Annotation
from rashomon.extract.places.gazetteer import Entry, Gazetteer
from rashomon.extract.places.kinds import kind_word
from rashomon.extract.places.reader import Candidate
from rashomon.extract.places.words import PlaceTables

# Scores are in units of log10 of population. Set on a third of two sets of news (local papers, Wikinews).
KIND_BONUS: Mapping[str, float] = {
    "country": 4.0,
    "admin1": 1.0,
    "admin2": -1.5,
    "city": 0.0,
    "region": 8.0,
    "sea": 7.0,
    "river": 5.5,
    "mountain": 6.0,
    "island": 6.0,
}
ALTERNATE_PENALTY = 1.0
COUNTRY_WEIGHT = 2.0
DIVISION_WEIGHT = 3.0
NEIGHBOUR_WEIGHT = 2.0
BESIDE_BONUS = 20.0
KIND_WORD_BONUS = 6.0

# Scores. Ten times less likely this far below the best meaning, when a name votes.
SOFTNESS = 4.0

# The weight of a vote in the cells around its own.
NEXT_CELL = 0.7

# Meanings of one name that are weighed; the rest are hamlets.
MAX_MEANINGS = 40

# Degrees. The side of a neighbourhood: about a day's drive of a local paper.
CELL = 2.0


@dataclass(slots=True, kw_only=True)
class _Name:
    entries: tuple[Entry, ...]
    kind_words: set[str] = field(default_factory=set)
    beside: set[tuple[str, int]] = field(default_factory=set)
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Votes:
    countries: Mapping[str, float]
    divisions: Mapping[int, float]
    cells: Mapping[tuple[int, int], float]
    total: float


def resolve(
    annotation: Annotation, candidates: Sequence[Candidate], *, tables: PlaceTables, gazetteer: Gazetteer
) -> tuple[Entry | None, ...]:
    """The place each candidate means, or None where the gazetteer has none; one meaning a name and kind word."""
    names = _names(annotation, candidates, tables, gazetteer)
    votes = _votes(names)
    chosen = {key: _choose(name, votes) for key, name in names.items()}
    arabic = _arabic_countries(chosen)
    answers: list[Entry | None] = []
    for candidate in candidates:
        key = (candidate.key, kind_word(annotation, candidate.first, candidate.stop, tables))
        entry = chosen[key]
        if entry is None and candidate.is_certain and arabic:
            entry = _transliterated(candidate, gazetteer, arabic)
        answers.append(entry)
    return tuple(answers)


def _names(
    annotation: Annotation, candidates: Sequence[Candidate], tables: PlaceTables, gazetteer: Gazetteer
) -> dict[tuple[str, str], _Name]:
    names: dict[tuple[str, str], _Name] = {}
    for number, candidate in enumerate(candidates):
        kind = kind_word(annotation, candidate.first, candidate.stop, tables)
        key = (candidate.key, kind)
        if key not in names:
            names[key] = _Name(entries=_meanings(candidate.name, kind, gazetteer))
        if kind:
            names[key].kind_words.add(kind)
        names[key].beside |= _beside(annotation, candidates, number, gazetteer)
    return names


def _meanings(name: str, kind: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    entries = gazetteer.lookup(name)
    if kind == "admin2":
        entries = gazetteer.lookup(f"{name} County")[:MAX_MEANINGS] + entries
    if not entries and name.endswith((" City", " County", " State", " Province", " Town", " Township")):
        entries = gazetteer.lookup(name.rpartition(" ")[0])
    return entries[:MAX_MEANINGS]


def _beside(
    annotation: Annotation, candidates: Sequence[Candidate], number: int, gazetteer: Gazetteer
) -> set[tuple[str, int]]:
    """Countries and divisions named right after a comma: "Paris, Texas"; as (country, division or 0)."""
    tokens = annotation.tokens
    if number + 1 >= len(candidates):
        return set()
    here, after = candidates[number], candidates[number + 1]
    between = tokens[here.stop : after.first]
    if len(between) != 1 or between[0].text not in {",", "("}:
        return set()
    return {
        (entry.country, 0 if entry.kind == "country" else entry.id)
        for entry in gazetteer.lookup(after.name)
        if entry.kind in {"country", "admin1"}
    }


# ---------------------------------------------------------------- context


def _prior(entry: Entry) -> float:
    score = log10(entry.population + 100) + KIND_BONUS.get(entry.kind, 0.0)
    return score if entry.is_main else score - ALTERNATE_PENALTY


def _own(entry: Entry, name: _Name) -> float:
    """The score of a meaning without the rest of the story."""
    score = _prior(entry)
    if name.beside and ((entry.country, 0) in name.beside or (entry.country, entry.admin1) in name.beside):
        score += BESIDE_BONUS if entry.kind in {"city", "admin2"} or (entry.country, 0) in name.beside else 0.0
    if entry.kind in name.kind_words:
        score += KIND_WORD_BONUS
    return score


def _cell(entry: Entry) -> tuple[int, int] | None:
    if entry.lat is None or entry.lon is None or entry.kind not in {"city", "admin2"}:
        return None
    return (floor(entry.lat / CELL), floor(entry.lon / CELL))


def _votes(names: Mapping[tuple[str, str], _Name]) -> _Votes:
    countries: defaultdict[str, float] = defaultdict(float)
    divisions: defaultdict[int, float] = defaultdict(float)
    cells: defaultdict[tuple[int, int], float] = defaultdict(float)
    total = 0.0
    for name in names.values():
        if not name.entries:
            continue
        total += 1
        ballot = _ballot(name)
        for country, weight in ballot.countries.items():
            countries[country] += weight
        for division, weight in ballot.divisions.items():
            divisions[division] += weight
        for cell, weight in ballot.cells.items():
            cells[cell] += weight
    return _Votes(countries=countries, divisions=divisions, cells=cells, total=total)


def _ballot(name: _Name) -> _Votes:
    """How one name votes: each country, division and cell with the share of its best meaning there."""
    best = max(_own(entry, name) for entry in name.entries)
    countries: dict[str, float] = {}
    divisions: dict[int, float] = {}
    cells: dict[tuple[int, int], float] = {}
    for entry in name.entries:
        share = 10 ** ((_own(entry, name) - best) / SOFTNESS)
        if entry.country:
            countries[entry.country] = max(countries.get(entry.country, 0.0), share)
        number = entry.id if entry.kind == "admin1" else entry.admin1
        if number:
            divisions[number] = max(divisions.get(number, 0.0), share)
        where = _cell(entry)
        if where:
            _spread(cells, where, share)
    return _Votes(countries=countries, divisions=divisions, cells=cells, total=1.0)


def _spread(cells: dict[tuple[int, int], float], where: tuple[int, int], share: float) -> None:
    for dlat in (-1, 0, 1):
        for dlon in (-1, 0, 1):
            near = (where[0] + dlat, where[1] + dlon)
            weight = share if dlat == dlon == 0 else share * NEXT_CELL
            cells[near] = max(cells.get(near, 0.0), weight)


def _choose(name: _Name, votes: _Votes) -> Entry | None:
    if not name.entries:
        return None
    own = _ballot(name)
    others = max(votes.total - 1, 1.0)

    def score(entry: Entry) -> float:
        number = entry.id if entry.kind == "admin1" else entry.admin1
        where = _cell(entry)
        country = votes.countries.get(entry.country, 0.0) - own.countries.get(entry.country, 0.0)
        division = votes.divisions.get(number, 0.0) - own.divisions.get(number, 0.0) if number else 0.0
        near = votes.cells.get(where, 0.0) - own.cells.get(where, 0.0) if where else 0.0
        context = COUNTRY_WEIGHT * country + DIVISION_WEIGHT * division + NEIGHBOUR_WEIGHT * near
        return _own(entry, name) + context / float(others**0.5)

    return max(name.entries, key=lambda entry: (score(entry), -entry.id))


# ---------------------------------------------------------------- transliterations


def _arabic_countries(chosen: Mapping[tuple[str, str], Entry | None]) -> frozenset[str]:
    return frozenset(entry.country for entry in chosen.values() if entry is not None)


def _transliterated(candidate: Candidate, gazetteer: Gazetteer, countries: frozenset[str]) -> Entry | None:
    """The place of a country of the story that can be spelled like this in Latin letters."""
    entries = [entry for entry in gazetteer.lookup_arabic(candidate.name) if entry.country in countries]
    return max(entries, key=lambda entry: (_prior(entry), -entry.id), default=None)
