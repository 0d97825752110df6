"""The media lexicon: agencies, broadcasters, papers and platforms, with country, type and owner family."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from types import MappingProxyType

from rashomon.errors import DataError
from rashomon.values import Actor, ActorType

# Words. "The Star" alone is no name of a paper.
MIN_TITLE_WORDS = 2


class MediaType(StrEnum):
    """What a medium is."""

    AGENCY = "agency"
    STATE_MEDIA = "state_media"
    BROADCASTER = "broadcaster"
    NEWSPAPER = "newspaper"
    ONLINE = "online"
    PLATFORM = "platform"


_ACTOR_TYPES = MappingProxyType({MediaType.AGENCY: ActorType.AGENCY, MediaType.PLATFORM: ActorType.PLATFORM})
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
# Top-level domains that are not the country's ISO code.
_HOST_COUNTRIES = MappingProxyType({"uk": "GB"})
# Letters of a national top-level domain.
COUNTRY_LETTERS = 2
_STATE_AGENCY = re.compile(r"\b(?:agency|service|tass|xinhua|sana|wafa|irna|kcna|anadolu)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """One medium.

    Attributes:
        name: canonical name.
        aliases: other names in English news.
        country: ISO 3166-1 alpha-2.
        type: what it is.
        family: owner; media of one family are not independent of each other.
    """

    name: str
    aliases: tuple[str, ...]
    country: str
    type: MediaType
    family: str

    @property
    def actor(self) -> Actor:
        """The medium as an actor that can speak."""
        kind = _ACTOR_TYPES.get(self.type, ActorType.MEDIA)
        if self.type is MediaType.STATE_MEDIA and any(
            _STATE_AGENCY.search(name) for name in (self.name, *self.aliases)
        ):
            kind = ActorType.AGENCY
        return Actor(
            name=self.name, type=kind, aliases=self.aliases, part_of=(self.family,) if self.family != self.name else ()
        )

    @property
    def is_platform(self) -> bool:
        """Whether others speak on it, rather than it itself."""
        return self.type is MediaType.PLATFORM


@cache
def load_media() -> tuple[Medium, ...]:
    """All media, in the order of the file.

    Raises:
        DataError: the file is malformed, or two media share a name.
    """
    table = _table()
    rows = table.get("media")
    if not isinstance(rows, list) or not rows:
        raise DataError("schema/media.toml has no list `media`")
    try:
        return tuple(
            Medium(
                name=row["name"],
                aliases=tuple(row["aliases"]),
                country=row["country"],
                type=MediaType(row["type"]),
                family=row["family"],
            )
            for row in rows
        )
    except (KeyError, TypeError, ValueError) as err:
        raise DataError(f"schema/media.toml: a medium is malformed: {err!r}") from err


def _table() -> Mapping[str, object]:
    source = resources.files("rashomon.schema") / "media.toml"
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as err:
        raise DataError(f"schema/media.toml is not valid TOML: {err}") from err


@cache
def media_by_name() -> Mapping[str, Medium]:
    """Media by folded name and alias.

    Raises:
        DataError: two media share a name.
    """
    index: dict[str, Medium] = {}
    for medium in load_media():
        for name in (medium.name, *medium.aliases):
            other = index.setdefault(fold_medium(name), medium)
            if other is not medium:
                raise DataError(f"schema/media.toml: {name!r} stands for both {other.name} and {medium.name}")
    return MappingProxyType(index)


@cache
def first_words() -> frozenset[str]:
    """The first word of every folded name and alias: what does not begin with one is no medium of the lexicon."""
    return frozenset(name.split(" ")[0] for name in media_by_name())


@cache
def ambiguous_names() -> frozenset[str]:
    """Names (as written) that mean a medium only where the context says so."""
    return _names("ambiguous")


@cache
def media_nouns() -> frozenset[str]:
    """Nouns by which a medium is named together with what it is or with its people."""
    return _names("nouns")


@cache
def title_words() -> tuple[frozenset[str], frozenset[str]]:
    """Words that end, and words that begin, the name of a medium in more than one word."""
    return _names("title_words"), _names("title_openings")


def unlisted_medium(name: str) -> Medium | None:
    """A medium by the form of its name: "the Maren Courier"; None if the name has not that form."""
    words = name.split()
    endings, openings = title_words()
    ends_so = words[-1:] and (words[-1] in endings or " ".join(words[-2:]) in endings)
    if len(words) < MIN_TITLE_WORDS or not (ends_so or words[0] in openings):
        return None
    return named_medium(name)


def named_medium(name: str) -> Medium:
    """A medium of which only the name is known: country "ZZ" (ISO 3166 for unknown), a family of its own."""
    return Medium(name=name, aliases=(), country="ZZ", type=MediaType.ONLINE, family=name)


@cache
def station_nouns() -> frozenset[str]:
    """Nouns that make a medium of the name before them: "Kelmar radio"."""
    return _names("station_nouns")


def _names(key: str) -> frozenset[str]:
    listed = _table().get(key, [])
    if not isinstance(listed, list):
        raise DataError(f"schema/media.toml: `{key}` is a list of words")
    return frozenset(str(name) for name in listed)


def fold_medium(name: str) -> str:
    """A name without case, article, and punctuation, for look-up."""
    words = re.sub(r"[^\w]+", " ", name.casefold()).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def find_medium(name: str) -> Medium | None:
    """The medium of a name, an alias or a web host ("www.bbc.co.uk"); None if it is not listed.

    Example:
        >>> find_medium("the Agence France-Presse").name
        'Agence France-Presse'
    """
    return media_by_name().get(fold_medium(name)) or (_of_host(name) if _HOST.fullmatch(name) else None)


def canonical_name(name: str) -> str:
    """The one name of a medium, whatever it is called: "AFP" and "France Press" are Agence France-Presse."""
    medium = find_medium(name)
    return medium.name if medium else name


def _of_host(host: str) -> Medium | None:
    """The medium whose name, without spaces, is a label of a host; a national host needs a medium of that country."""
    *labels, last = host.casefold().split(".")
    for label in sorted(labels, key=len, reverse=True):
        medium = _media_by_label().get(label)
        country = _HOST_COUNTRIES.get(last, last.upper())
        if medium is not None and (len(last) > COUNTRY_LETTERS or medium.country == country):
            return medium
    return None


@cache
def _media_by_label() -> Mapping[str, Medium]:
    index: dict[str, Medium] = {}
    for medium in load_media():
        for name in (medium.name, *medium.aliases):
            joined = re.sub(r"\W", "", name.casefold())
            index.setdefault(joined, medium)
            index.setdefault(joined.removeprefix("the"), medium)
    return MappingProxyType(index)


def family_of_medium(name: str) -> str | None:
    """The owner family of a medium, by name or alias; None if it is not listed."""
    medium = find_medium(name)
    return medium.family if medium else None
