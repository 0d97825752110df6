"""The words of quantities as data: numbers, vague words, bounds, shares, units, and the nouns that name persons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rashomon.errors import DataError


class Bound(StrEnum):
    """What the words around a number make of it."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    ALMOST = "almost"
    ABOUT = "about"
    EXACT = "exact"


Phrase = tuple[str, ...]
"""Words in a row, lower case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityWords:
    """The sections [quantities] and [persons] of a language file.

    Attributes:
        numbers: number words with their values; `scales` those that multiply ("dozen", "million").
        scale_letters: letters that multiply digits ("1.2m").
        vague, shares: phrases with the lowest and highest number they allow.
        bounds_before, bounds_after: phrases around a number, with what they make of it.
        units: nouns of units with the unit's name; `squares` are the words that make an area of a length.
        persons: nouns of persons with the group that a figure about them counts.
        lists: the other word lists, by key.
    """

    numbers: tuple[tuple[str, int], ...]
    scales: tuple[tuple[str, int], ...]
    scale_letters: tuple[tuple[str, int], ...]
    vague: tuple[tuple[str, float, float], ...]
    shares: tuple[tuple[str, float, float], ...]
    bounds_before: tuple[tuple[str, Bound], ...]
    bounds_after: tuple[tuple[str, Bound], ...]
    units: tuple[tuple[str, str], ...]
    squares: tuple[str, ...]
    persons: tuple[tuple[str, str], ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]

    @classmethod
    def from_table(cls, table: Mapping[str, object], *, persons: Mapping[str, object]) -> "QuantityWords":
        """Build the record from its two sections.

        Raises:
            DataError: a key is missing or of another shape.
        """
        try:
            bounds = _table(table["bounds"])
            after = {key.removesuffix("_after"): words for key, words in bounds.items() if key.endswith("_after")}
            before = {key: words for key, words in bounds.items() if not key.endswith("_after")}
            return cls(
                numbers=_counts(table["numbers"]),
                scales=_counts(table["scales"]),
                scale_letters=_counts(table["scale_letters"]),
                vague=_intervals(table["vague"]),
                shares=_intervals(table["shares"]),
                bounds_before=tuple((word, Bound(key)) for word, key in _inverted(before)),
                bounds_after=tuple((word, Bound(key)) for word, key in _inverted(after)),
                units=_inverted(_table(table["units"])),
                squares=_strings(_table(table["squares"])["square"]),
                persons=_inverted(persons),
                lists=tuple((key, _strings(value)) for key, value in table.items() if isinstance(value, list)),
            )
        except KeyError as err:
            raise DataError(f"[quantities] has no key {err}") from err
        except ValueError as err:
            raise DataError(f"[quantities.bounds]: {err}") from err


def _table(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise DataError(f"[quantities] expects a table, not {value!r}")
    return value


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise DataError(f"[quantities] expects a list of strings, not {value!r}")
    return tuple(value)


def _inverted(table: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((word, key) for key, words in table.items() for word in _strings(words))


def _counts(value: object) -> tuple[tuple[str, int], ...]:
    pairs = tuple(_table(value).items())
    found = tuple((word, count) for word, count in pairs if isinstance(count, int))
    if len(found) != len(pairs):
        raise DataError(f"[quantities] expects whole numbers, not {value!r}")
    return found


def _intervals(value: object) -> tuple[tuple[str, float, float], ...]:
    found = []
    for words, ends in _table(value).items():
        if not isinstance(ends, list) or len(ends) != 2 or not all(isinstance(end, int | float) for end in ends):
            raise DataError(f"[quantities] expects two numbers for {words!r}, not {ends!r}")
        found.append((words, float(ends[0]), float(ends[1])))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityLexicon:
    """The words of quantities, compiled for look-up; phrases are listed under their first (or last) word."""

    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    scale_letters: Mapping[str, int]
    vague: Mapping[str, tuple[tuple[Phrase, float, float], ...]]
    shares: Mapping[str, tuple[tuple[Phrase, float, float], ...]]
    before: Mapping[str, tuple[tuple[Phrase, Bound], ...]]
    after: Mapping[str, tuple[tuple[Phrase, Bound], ...]]
    units: Mapping[str, str]
    squares: frozenset[str]
    persons: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]
    range_phrases: tuple[Phrase, ...]
    starters: frozenset[str]


@cache
def compile_words(words: QuantityWords) -> QuantityLexicon:
    """Make the look-up tables of a language, once."""
    vague = _by_word(((tuple(phrase.split()), low, high) for phrase, low, high in words.vague), position=0)
    shares = _by_word(((tuple(phrase.split()), low, high) for phrase, low, high in words.shares), position=0)
    lists = {key: frozenset(items) for key, items in words.lists}
    starters = {word for word, _ in (*words.numbers, *words.scales)} | set(vague) | set(shares) | {"half"}
    return QuantityLexicon(
        numbers=dict(words.numbers),
        scales=dict(words.scales),
        scale_letters=dict(words.scale_letters),
        vague=vague,
        shares=shares,
        before=_by_word(((tuple(phrase.split()), bound) for phrase, bound in words.bounds_before), position=-1),
        after=_by_word(((tuple(phrase.split()), bound) for phrase, bound in words.bounds_after), position=0),
        units=dict(words.units),
        squares=frozenset(words.squares),
        persons={word.lower(): group for word, group in words.persons},
        lists=lists,
        range_phrases=tuple(sorted((tuple(phrase.split()) for phrase in lists["range_phrases"]), key=_longest_first)),
        starters=frozenset(starters | lists["nobody"] | lists["no_words"]),
    )


def _longest_first(phrase: Phrase) -> tuple[int, Phrase]:
    return -len(phrase), phrase


def _by_word[T: tuple[object, ...]](entries: Iterable[T], *, position: int) -> dict[str, tuple[T, ...]]:
    """Entries under one word of their phrase, the longest phrase first."""
    found: dict[str, list[T]] = {}
    for entry in entries:
        phrase = entry[0]
        assert isinstance(phrase, tuple)
        found.setdefault(str(phrase[position]), []).append(entry)
    return {
        word: tuple(sorted(below, key=lambda entry: -len(entry[0])))  # type: ignore[arg-type]  # phrases are tuples
        for word, below in found.items()
    }
