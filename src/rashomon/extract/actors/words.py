"""The words of actors as data: generic nouns, titles, roles, kinds of organisations."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rashomon.errors import DataError
from rashomon.values import ActorType

# The lists every language file has in [actors]; "persons.titles" is `titles` in [actors.persons].
LISTS = (
    "fighters", "groups", "group_anaphors", "fighting_words", "other_words", "local_words", "backings", "rebel_words",
    "never_rebels", "allies", "forces", "air_forces", "bare_forces", "state_words", "police", "governments", "sources",
    "media", "media_words", "organisation_words", "role_words", "persons.titles", "persons.roles",
    "organisations.never", "deeds.nouns",
)  # fmt: skip

# Kinds of organisations in the order they are tried: "Hospital of the Army" is a hospital.
KINDS = (
    ("hospitals", ActorType.HOSPITAL),
    ("rescue", ActorType.RESCUE),
    ("monitors", ActorType.MONITOR),
    ("police", ActorType.POLICE),
    ("military", ActorType.MILITARY),
    ("armed_groups", ActorType.ARMED_GROUP),
    ("parties", ActorType.PARTY),
    ("ministries", ActorType.GOVERNMENT),
    ("ngos", ActorType.NGO),
    ("media", ActorType.MEDIA),
    ("unions", ActorType.UNION),
    ("companies", ActorType.COMPANY),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorWords:
    """The [actors] section of a language file: its lists by name, those of sub-tables as "table.list"."""

    lists: tuple[tuple[str, tuple[str, ...]], ...]

    @classmethod
    def from_table(cls, table: Mapping[str, object]) -> "ActorWords":
        """Build the record from a section.

        Raises:
            DataError: a list is missing or of another shape.
        """
        found: dict[str, tuple[str, ...]] = {}
        for name, value in table.items():
            inner = value if isinstance(value, Mapping) else {"": value}
            for part, words in inner.items():
                key = f"{name}.{part}" if part else name
                if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
                    raise DataError(f"[actors] {key} must be a list of words, not {words!r}")
                found[key] = tuple(words)
        missing = [name for name in (*LISTS, *(f"organisations.{kind}" for kind, _ in KINDS)) if name not in found]
        if missing:
            raise DataError(f"[actors] has no {', '.join(missing)}")
        return cls(lists=tuple(sorted(found.items())))


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorTables:
    """The same lists as sets, and the classes of label nouns.

    Attributes:
        sets: every list by name.
        noun_class: what a generic noun is a word for: "fighters", "groups", "forces", "air_forces", "police",
            "governments", "sources", "media", "allies", "roles" or "anaphors".
        anaphors: types of the organisations a noun may stand for, in the order of the file.
        kinds: words of organisations' names with the type they show, in the order they are tried.
    """

    sets: Mapping[str, frozenset[str]]
    noun_class: Mapping[str, str]
    anaphors: Mapping[str, tuple[ActorType, ...]]
    kinds: tuple[tuple[frozenset[str], ActorType], ...]


@cache
def compile_words(words: ActorWords) -> ActorTables:
    """Turn the lists into look-up tables; done once for a language."""
    sets = {name: frozenset(listed) for name, listed in words.lists}
    anaphors: dict[str, tuple[ActorType, ...]] = {}
    for name, listed in words.lists:
        if name.startswith("anaphors."):
            for word in listed:
                anaphors[word] = (*anaphors.get(word, ()), ActorType(name.removeprefix("anaphors.")))
    classes = {
        **dict.fromkeys(anaphors, "anaphors"),
        **dict.fromkeys(sets["persons.roles"], "roles"),
        **dict.fromkeys(sets["media"], "media"),
        **dict.fromkeys(sets["sources"], "sources"),
        **dict.fromkeys(sets["governments"], "governments"),
        **dict.fromkeys(sets["police"], "police"),
        **dict.fromkeys(sets["air_forces"], "air_forces"),
        **dict.fromkeys(sets["groups"], "groups"),
        **dict.fromkeys(sets["forces"], "forces"),
        **dict.fromkeys(sets["allies"], "allies"),
        **dict.fromkeys(sets["fighters"], "fighters"),
    }
    return ActorTables(
        sets=sets,
        noun_class=classes,
        anaphors=anaphors,
        kinds=tuple((sets[f"organisations.{name}"], kind) for name, kind in KINDS),
    )
