"""The words of places as data: what stands beside a toponym, and what makes a state an actor."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache

from rashomon.errors import DataError


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """The [places] section of a language file; each list is described there."""

    locative: tuple[str, ...]
    directions: tuple[str, ...]
    province_words: tuple[str, ...]
    county_words: tuple[str, ...]
    city_words: tuple[str, ...]
    country_words: tuple[str, ...]
    institutions: tuple[str, ...]
    never: tuple[str, ...]
    part_words: tuple[str, ...]
    short_weekdays: tuple[str, ...]
    short_months: tuple[str, ...]
    agentive_heads: tuple[str, ...]
    place_verbs: tuple[str, ...]
    state_objects: tuple[str, ...]
    state_nouns: tuple[str, ...]
    state_prepositions: tuple[str, ...]
    state_possessions: tuple[str, ...]
    backing: tuple[str, ...]
    citing: tuple[str, ...]
    vessels: tuple[str, ...]
    people_endings: tuple[str, ...]

    @classmethod
    def from_table(cls, table: Mapping[str, object]) -> "PlaceWords":
        """Build the record from a section.

        Raises:
            DataError: a key is missing or of another shape.
        """
        lists: dict[str, tuple[str, ...]] = {}
        for part in fields(cls):
            value = table.get(part.name)
            if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
                raise DataError(f"[places] {part.name} must be a list of words, not {value!r}")
            lists[part.name] = tuple(value)
        return cls(**lists)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceTables:
    """The same words as sets."""

    locative: frozenset[str]
    directions: frozenset[str]
    kinds: Mapping[str, str]
    institutions: frozenset[str]
    never: frozenset[str]
    part_words: frozenset[str]
    short_weekdays: frozenset[str]
    short_months: frozenset[str]
    agentive_heads: frozenset[str]
    place_verbs: frozenset[str]
    state_objects: frozenset[str]
    state_nouns: frozenset[str]
    state_prepositions: frozenset[str]
    state_possessions: frozenset[str]
    backing: frozenset[str]
    citing: frozenset[str]
    vessels: frozenset[str]
    people_endings: tuple[str, ...]


@cache
def compile_words(words: PlaceWords) -> PlaceTables:
    """Turn the lists into sets; done once for a language."""
    kinds = {
        **dict.fromkeys(words.country_words, "country"),
        **dict.fromkeys(words.city_words, "city"),
        **dict.fromkeys(words.county_words, "admin2"),
        **dict.fromkeys(words.province_words, "admin1"),
    }
    return PlaceTables(
        locative=frozenset(words.locative),
        directions=frozenset(words.directions),
        kinds=kinds,
        institutions=frozenset(words.institutions),
        never=frozenset(words.never),
        part_words=frozenset(words.part_words),
        short_weekdays=frozenset(words.short_weekdays),
        short_months=frozenset(words.short_months),
        agentive_heads=frozenset(words.agentive_heads),
        place_verbs=frozenset(words.place_verbs),
        state_objects=frozenset(words.state_objects),
        state_nouns=frozenset(words.state_nouns),
        state_prepositions=frozenset(words.state_prepositions),
        state_possessions=frozenset(words.state_possessions),
        backing=frozenset(words.backing),
        citing=frozenset(words.citing),
        vessels=frozenset(words.vessels),
        people_endings=words.people_endings,
    )
