"""Ministries by their field: "the ministry", "Norland's defence ministry" and its spokesman are one body.

A story that names the ministries of one state only means that state's; where two states' are named, each keeps its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from rashomon.model import Link
from rashomon.schema.actors import load_actors

_MINISTRIES = frozenset({"ministry", "ministries", "department"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ministries:
    """The ministries that a story and its articles name.

    Attributes:
        owners: for each field ("defence"), the owners that are named with it ("norland").
        fields: for each article, the fields it names.
    """

    owners: Mapping[str, frozenset[str]]
    fields: Mapping[str, frozenset[str]]

    def name_for(self, article: str, words: str) -> str:
        """The one name of the ministry that folded words denote: "defence ministry"; empty where they denote none."""
        read = read_ministry(words)
        if read is None:
            return ""
        owner, field = read
        if not field:
            named = self.fields.get(article) or frozenset(self.owners)
            if len(named) != 1:
                return ""
            (field,) = named
        owners = self.owners.get(field, frozenset())
        if len(owners) < 2:
            return f"{field} ministry"
        return f"{owner} {field} ministry" if owner else ""


def read_ministry(words: str) -> tuple[str, str] | None:
    """The owner and the field that folded words name, each empty where not given; None for no ministry.

    Example:
        >>> read_ministry("norland s defence ministry")
        ('norland', 'defence')
        >>> read_ministry("ministry of health")
        ('', 'health')
    """
    parts = [part for part in words.split() if part not in {"s", "the", "affairs"}]
    if parts and parts[0] in _MINISTRIES:
        rest = parts[2:] if parts[1:2] in (["of"], ["for"]) else []
        return "", _field(rest[0]) if rest else ""
    if not parts or parts[-1] not in _MINISTRIES:
        return None
    before = parts[:-1]
    owner = " ".join(before[:-1])
    return _demonyms().get(owner, owner), _field(before[-1]) if before else ""


def owning_state(words: str) -> str:
    """The state whose ministry folded words name: "norway" for "norwegian foreign ministry"; empty where none."""
    owner = (read_ministry(words) or ("", ""))[0]
    return owner if owner in _states() else ""


@cache
def _states() -> frozenset[str]:
    return frozenset(state.name.casefold() for state in load_actors().states)


def find_ministries(speakers: Iterable[tuple[str, Sequence[str]]]) -> Ministries:
    """The ministries of a story's speakers, each given by its article and all folded names, with what it belongs to.

    An article that names a speaker names the ministry too that the speaker is said to belong to elsewhere.
    """
    given = [(article, names, _ministries_among(names)) for article, names in speakers]
    owners: dict[str, set[str]] = {}
    fields: dict[str, set[str]] = {}
    for article, _, read in given:
        for owner, field in read:
            if field:
                owners.setdefault(field, set()).update({owner} - {""})
                fields.setdefault(article, set()).add(field)
    of_name: dict[str, set[str]] = {}
    for article, names, read in given:
        alone = fields.get(article, set()) if len(fields.get(article, ())) == 1 else set()
        for _, field in read:
            for name in names:
                of_name.setdefault(name, set()).update({field} if field else alone)
    for article, names, _ in given:
        for name in names:
            if read_ministry(name) is None and name in of_name:
                fields.setdefault(article, set()).update(of_name[name])
    return Ministries(
        owners={field: frozenset(names) for field, names in owners.items()},
        fields={article: frozenset(names) for article, names in fields.items()},
    )


def _ministries_among(names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Owner and field of each ministry that is named, alone or as that of a spokesman; empty where not given."""
    read = (read_ministry(_without_office(words)) for words in names)
    return tuple(one for one in read if one is not None)


def _without_office(words: str) -> str:
    """The ministry of "defence ministry s spokesman"."""
    parts = words.split()
    for number, part in enumerate(parts):
        if part in _MINISTRIES and parts[number + 1 : number + 2] not in (["of"], ["for"]):
            return " ".join(parts[: number + 1])
    return words


def names_of(link: Link) -> tuple[str, ...]:
    """All names that a link gives: its own, its actor's and those of what the actor belongs to."""
    if link.actor is None:
        return (link.name,)
    return (link.name, link.actor.name, *link.actor.aliases, *link.actor.part_of)


@cache
def _demonyms() -> Mapping[str, str]:
    """The state of a demonym: "russia" for "russian"."""
    states = load_actors().states
    return MappingProxyType({word.casefold(): state.name.casefold() for state in states for word in state.demonyms})


def _field(word: str) -> str:
    return "defence" if word == "defense" else word
