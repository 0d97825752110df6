"""The words of figure claims as data: cues of every kind, and the words that bend or relate them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rashomon.errors import DataError


class CueRole(StrEnum):
    """Where what is counted stands to a cue."""

    OBJECT = "objects"
    SUBJECT = "subjects"
    STATE = "states"
    NOUN = "nouns"
    TOLL = "tolls"
    LIVES = "lives"
    HEAD = "heads"
    CROWD = "crowds"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWords:
    """The sections [figures] and [persons] of a language file.

    Attributes:
        cues: (word, kind, role) of every cue.
        units: (kind, unit) for kinds that count something else than persons.
        persons: nouns of persons with the group that a figure about them counts.
        behind: (kind, word, phrase) where a cue tells of a kind only before certain words ("fell in battle").
        joint: two kinds and the kind that a figure told of both at once is of.
        instruments, attack_verbs: nouns and verbs of what kills, with their class.
        lists: the other word lists, by key.
    """

    cues: tuple[tuple[str, str, CueRole], ...]
    units: tuple[tuple[str, str], ...]
    persons: tuple[tuple[str, str], ...]
    behind: tuple[tuple[str, str, tuple[str, ...]], ...]
    joint: tuple[tuple[str, str, str], ...]
    instruments: tuple[tuple[str, str], ...]
    attack_verbs: tuple[tuple[str, str], ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]

    @classmethod
    def from_table(cls, table: Mapping[str, object], *, persons: Mapping[str, object]) -> "FigureWords":
        """Build the record from its two sections.

        Raises:
            DataError: a key is missing or of another shape.
        """
        kinds, joint = table.get("kinds"), table.get("joint")
        if not isinstance(kinds, dict) or not isinstance(joint, dict):
            raise DataError("[figures] has no table of kinds, or none of joint kinds")
        cues = tuple(
            (word, kind, CueRole(role))
            for kind, roles in kinds.items()
            for role, words in roles.items()
            if role != "units"
            for word in _strings(words)
        )
        return cls(
            cues=cues,
            units=tuple((kind, unit) for kind, roles in kinds.items() for unit in _strings(roles.get("units", []))),
            persons=tuple((word, group) for group, words in persons.items() for word in _strings(words)),
            behind=_phrases(table.get("behind")),
            joint=tuple((*_strings(pair), kind) for kind, pair in joint.items()),
            instruments=_classes(table.get("instruments")),
            attack_verbs=_classes(table.get("attack_verbs")),
            lists=tuple((key, _strings(value)) for key, value in table.items() if isinstance(value, list)),
        )


def _phrases(table: object) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    if not isinstance(table, dict) or not all(isinstance(below, dict) for below in table.values()):
        raise DataError(f"[figures] expects a table of behind for each kind, not {table!r}")
    return tuple(
        (kind, word, tuple(phrase.split()))
        for kind, words in table.items()
        for word, phrases in words.items()
        for phrase in _strings(phrases)
    )


def _classes(table: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(table, dict):
        raise DataError(f"[figures] expects tables of instruments and attack_verbs, not {table!r}")
    return tuple((word, name) for name, words in table.items() for word in _strings(words))


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise DataError(f"[figures] expects a list of strings, not {value!r}")
    return tuple(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLexicon:
    """The words of figure claims, compiled for look-up.

    `cues` holds the kinds and roles of a word in the order of the file; `joint` the other kind of a pair, and both's.
    """

    cues: Mapping[str, tuple[tuple[str, CueRole], ...]]
    units: Mapping[str, frozenset[str]]
    persons: Mapping[str, str]
    behind: Mapping[tuple[str, str], tuple[tuple[str, ...], ...]]
    joint: Mapping[str, tuple[str, str]]
    instruments: Mapping[str, str]
    attack_verbs: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]


@cache
def compile_words(words: FigureWords) -> FigureLexicon:
    """Make the look-up tables of a language, once."""
    cues: dict[str, list[tuple[str, CueRole]]] = {}
    for word, kind, role in words.cues:
        cues.setdefault(word, []).append((kind, role))
    units: dict[str, set[str]] = {}
    for kind, unit in words.units:
        units.setdefault(kind, set()).add(unit)
    behind: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for kind, word, phrase in words.behind:
        behind.setdefault((kind, word), []).append(phrase)
    return FigureLexicon(
        cues={word: tuple(entries) for word, entries in cues.items()},
        units={kind: frozenset(names) for kind, names in units.items()},
        persons={word.lower(): group for word, group in words.persons},
        instruments=dict(words.instruments),
        attack_verbs=dict(words.attack_verbs),
        behind={key: tuple(phrases) for key, phrases in behind.items()},
        joint={
            one: (other, both) for left, right, both in words.joint for one, other in ((left, right), (right, left))
        },
        lists={key: frozenset(items) for key, items in words.lists},
    )
