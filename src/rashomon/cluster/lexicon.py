"""Words as data: how common a word is in news before anything was read, and the names of days and months."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# Share of articles that hold a word of which nothing is known. The rarest class of the list is 0.0012; a name that is
# not in it is rarer. 0.0002-0.001 tried on longtail-2013-2016: flat.
UNKNOWN_SHARE = 0.0005


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Names of days and months, casefolded: weekdays Monday = 0, months January = 1, days before today."""

    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    relative: Mapping[str, int]


@cache
def document_shares() -> Mapping[str, float]:
    """The share of English news articles in which a word stands, for common words only."""
    return {word: entry["share"] for entry in _read("english.toml")["class"] for word in entry["words"].split()}


@cache
def calendar() -> Calendar:
    """The names of days and months of all languages that are known here."""
    data = _read("calendar.toml")
    return Calendar(
        weekdays={name: day for names in data["weekdays"].values() for day, name in enumerate(names.split())},
        months={name: month for names in data["months"].values() for month, name in enumerate(names.split(), start=1)},
        relative={word: days for words in data["relative"].values() for word, days in words.items()},
    )


def _read(name: str) -> dict:  # type: ignore[type-arg]  # shapes differ; each caller knows its own
    return tomllib.loads(files("rashomon.cluster").joinpath("words", name).read_text(encoding="utf-8"))


@cache
def stock_patterns(unit: str) -> tuple[re.Pattern[str], ...]:
    """Patterns of "sentences" or "paragraphs" that are nobody's own words: contacts, copyright lines, printed posts."""
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in _read("stock.toml")[unit])


@cache
def agencies() -> Mapping[str, str]:
    """Ways an agency signs (casefolded, letters and digits only) → its name."""
    data = _read("agencies.toml")["agencies"]
    return {alias: name for name, aliases in data.items() for alias in aliases}
