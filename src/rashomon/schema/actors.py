"""The lexicon of actors: states with their seats of power, armed groups, organisations, people; checked as loaded."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rashomon.errors import DataError
from rashomon.values import Actor, ActorType


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state as an actor.

    Attributes:
        code: ISO 3166-1 alpha-2.
        name: the usual English name; the actor's canonical name.
        demonyms: adjectives and nouns of its people.
        seats: its capital and buildings that stand for the state.
        aliases: other names.
    """

    code: str
    name: str
    demonyms: tuple[str, ...]
    seats: tuple[str, ...]
    aliases: tuple[str, ...]

    @property
    def actor(self) -> Actor:
        """The state as somebody who acts: its government."""
        return Actor(name=self.name, type=ActorType.GOVERNMENT, aliases=self.aliases)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActor:
    """An entry of the lexicon: the actor and the code of the country it belongs to, if any."""

    actor: Actor
    country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorLexicon:
    """All states and actors, in the order of the file."""

    states: tuple[State, ...]
    actors: tuple[KnownActor, ...]

    @property
    def names_of_others(self) -> tuple[str, ...]:
        """Every name that is an actor and never a place: demonyms, and all actors but states."""
        places = {name for state in self.states for name in (state.name, *state.aliases)}
        demonyms = [word for state in self.states for word in state.demonyms if word not in places]
        names = [
            name for known in self.actors for name in (known.actor.name, *known.actor.aliases) if name not in places
        ]
        return (*demonyms, *names)


@cache
def load_actors() -> ActorLexicon:
    """Read `schema/actors.toml`.

    Raises:
        DataError: the file is not TOML, or an entry is of another shape.
    """
    source = resources.files("rashomon.schema") / "actors.toml"
    try:
        tables = tomllib.loads(source.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as err:
        raise DataError(f"schema/actors.toml is not valid TOML: {err}") from err
    states = tuple(_state(code, row) for code, row in tables.pop("states", {}).items())
    actors = tuple(_known(section, name, row) for section, table in tables.items() for name, row in table.items())
    return ActorLexicon(states=states, actors=actors)


def _cells(name: str, row: object, fewest: int) -> list[str]:
    if not isinstance(row, list) or len(row) < fewest or not all(isinstance(cell, str) for cell in row):
        raise DataError(f"schema/actors.toml: {name} must be a list of at least {fewest} strings, not {row!r}")
    return row


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _state(code: str, row: object) -> State:
    name, demonyms, seats, *others = _cells(code, row, 3)
    return State(
        code=code,
        name=name,
        demonyms=_split(demonyms),
        seats=_split(seats),
        aliases=_split(others[0]) if others else (),
    )


def _known(section: str, name: str, row: object) -> KnownActor:
    country, aliases, above = _cells(name, row, 3)
    try:
        kind = ActorType(section)
    except ValueError as err:
        raise DataError(f"schema/actors.toml: no actor type {section!r}; see values/actor.py") from err
    actor = Actor(name=name, type=kind, aliases=_split(aliases), part_of=_split(above), is_party=_is_party(kind))
    return KnownActor(actor=actor, country=country or None)


def _is_party(kind: ActorType) -> bool | None:
    """Armed groups and armies fight where they are named; monitors, agencies and helpers never do."""
    parties: Mapping[ActorType, bool] = {
        ActorType.ARMED_GROUP: True,
        ActorType.COALITION: True,
        ActorType.MILITARY: True,
        ActorType.INTERNATIONAL: False,
        ActorType.MONITOR: False,
        ActorType.NGO: False,
        ActorType.RESCUE: False,
        ActorType.AGENCY: False,
        ActorType.MEDIA: False,
        ActorType.PLATFORM: False,
        ActorType.HOSPITAL: False,
    }
    return parties.get(kind)
