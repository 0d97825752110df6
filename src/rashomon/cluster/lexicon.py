"""Words as data: how common a word is in news before anything was read, and the names of days and months."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.cluster.folding import fold
from rashomon.schema.media import ambiguous_names, load_media
from rashomon.values import ActorType

# Share of articles that hold a word of which nothing is known. The rarest class of the list is 0.0012; a name that is
# not in it is rarer. 0.0002-0.001 tried on longtail-2013-2016: flat.
UNKNOWN_SHARE = 0.0005


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Names of days, months and numbers, folded: Monday = 0, January = 1, days before today, "two" = "2"."""

    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    relative: Mapping[str, int]
    numerals: Mapping[str, str]


@cache
def document_shares() -> Mapping[str, float]:
    """The share of English news articles in which a word stands, for common words only."""
    return {word: entry["share"] for entry in _read("english.toml")["class"] for word in entry["words"].split()}


@cache
def calendar() -> Calendar:
    """The names of days and months of all languages that are known here."""
    data = _read("calendar.toml")
    return Calendar(
        weekdays=_numbered(data["weekdays"], first=0),
        months=_numbered(data["months"], first=1),
        relative={fold(word): days for words in data["relative"].values() for word, days in words.items()},
        numerals={word: str(number) for word, number in _numbered(data["numerals"], first=2).items()},
    )


def _numbered(lists: Mapping[str, str], *, first: int) -> Mapping[str, int]:
    """The words of some lists with their places, folded as the words of articles are: "février" is met as "fevrier"."""
    return {fold(name): place for names in lists.values() for place, name in enumerate(names.split(), start=first)}


def _read(name: str) -> dict:  # type: ignore[type-arg]  # shapes differ; each caller knows its own
    return tomllib.loads(files("rashomon.cluster").joinpath("words", name).read_text(encoding="utf-8"))


@cache
def stock_patterns(unit: str) -> tuple[re.Pattern[str], ...]:
    """Patterns of "sentences" or "paragraphs" that are nobody's own words: contacts, copyright lines, printed posts."""
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in _read("stock.toml")[unit])


@cache
def agencies() -> Mapping[str, str]:
    """Ways an agency signs (casefolded, letters and digits only) → its name.

    Names and aliases are those of the media lexicon; names that also mean something else are left out ("Petra said").
    """
    signs: dict[str, str] = {}
    for medium in load_media():
        if medium.actor.type is ActorType.AGENCY:
            names = (name for name in (medium.name, *medium.aliases) if name not in ambiguous_names())
            signs |= {_sign(name): medium.name for name in names}
    for name, more in _read("agencies.toml")["signatures"].items():
        signs |= dict.fromkeys(more, name)
    return signs


def _sign(name: str) -> str:
    return "".join(mark for mark in name.casefold() if mark.isalnum()).removeprefix("the")


@cache
def agency_cues() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words before, and words behind, the name of an agency whose report a text takes up."""
    data = _read("agencies.toml")["cues"]
    return tuple(data["before"]), tuple(data["behind"])
