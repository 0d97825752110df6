"""Which speakers are parties to the conflict that a story tells of.

A party is who fights: an armed force or group, by type or by what the text calls it, and those who speak for one; and a
government, or an organ of one, that the story names as having attacked, shelled, killed or seized. Where no armed force
or group is told of, nobody fights: police who enter a house are no party then, unless deaths are laid to them.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from rashomon.model import Claim
from rashomon.schema.claimants import Claimant, fold
from rashomon.values import Actor, ActorType, Statement

# Actors that fight, whoever they are.
_FIGHTING = frozenset({ActorType.MILITARY, ActorType.ARMED_GROUP})
# Actors that are a party where they, or what they belong to, act in the story's violence.
_MAY_FIGHT = frozenset({ActorType.GOVERNMENT, ActorType.PERSON, ActorType.POLICE, ActorType.AGENCY, ActorType.MEDIA})
# Types of those who may be the cause of deaths without being a party: a doctor, a hospital that is hit.
_CIVIL = frozenset({ActorType.PERSON, ActorType.UNNAMED})
# Whose causes are fighting: who evacuates a town has displaced people too.
_HARM = frozenset({"killed", "injured"})
_VIOLENT = frozenset({"attack", "bombard", "shoot", "kill", "seize", "besiege", "clash", "enter", "advance", "destroy"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The words of `parties.toml`."""

    bodies: tuple[str, ...]
    peaceful: tuple[str, ...]
    offices: frozenset[str]
    states: frozenset[str]


@cache
def _words() -> _Words:
    table = tomllib.loads((files(__package__) / "parties.toml").read_text(encoding="utf-8"))
    bodies = tuple(f" {word}" for word in table["bodies"])
    peaceful = tuple(f" {word}" for word in table["peaceful"])
    return _Words(
        bodies=bodies, peaceful=peaceful, offices=frozenset(table["offices"]), states=frozenset(table["states"])
    )


def with_parties(speakers: Mapping[str, Claimant], claims: Sequence[Claim]) -> dict[str, Claimant]:
    """The claimants with `is_party` filled in where neither the text nor the lexicon says.

    Args:
        speakers: the claimant of each claim, by claim id.
        claims: all claims of the story.
    """
    fighting = _fighting(speakers, claims)
    parties = {name for one in speakers.values() if _is_party(one, fighting) for name in one.names}
    return {claim: replace(one, is_party=_is_known_party(one, parties)) for claim, one in speakers.items()}


def _is_known_party(claimant: Claimant, parties: set[str]) -> bool:
    """Who is a party in one place of the story is one throughout."""
    return claimant.is_party if claimant.is_party is not None else bool(claimant.names & parties)


def _is_party(claimant: Claimant, fighting: frozenset[str]) -> bool:
    if claimant.is_party is not None:
        return claimant.is_party
    if claimant.type in _FIGHTING or _is_armed(claimant):
        return True
    may_fight = claimant.type in _MAY_FIGHT or claimant.name in _words().states
    return may_fight and bool((claimant.names | claimant.wholes) & fighting)


def _is_armed(claimant: Claimant) -> bool:
    """Whether the words for the speaker, or for what he belongs to, are those for somebody who fights."""
    if claimant.wholes & _words().offices:
        return True
    return any(_names_a_body(name) for name in (fold(claimant.name), *claimant.names, *claimant.wholes))


def _names_a_body(name: str) -> bool:
    return f" {name}".endswith(_words().bodies) and not f" {name}".endswith(_words().peaceful)


def _fighting(speakers: Mapping[str, Claimant], claims: Sequence[Claim]) -> frozenset[str]:
    """Folded names of those who act in the story's violence, and what they belong to."""
    civil = {name for one in speakers.values() if one.type in _CIVIL for name in one.names}
    causes = [one.cause for one in claims if one.cause and one.kind in _HARM and one.cause.type not in _CIVIL]
    agents = {
        fold(claim.value.agent)
        for claim in claims
        if isinstance(claim.value, Statement) and claim.value.agent and claim.value.predicate in _VIOLENT
    }
    names = agents | _names(causes) if _is_conflict(speakers, causes, agents) else _names(causes)
    return frozenset((names | {_owner(name) for name in names}) - civil - {""})


def _is_conflict(speakers: Mapping[str, Claimant], causes: Sequence[Actor], agents: set[str]) -> bool:
    """Whether an armed force or group is told of: it speaks by its name, is blamed, or acts."""
    is_told = any(one.is_named and (one.is_party or one.type in _FIGHTING) for one in speakers.values())
    is_blamed = any(one.is_party or one.type in _FIGHTING for one in causes)
    return is_told or is_blamed or any(_names_a_body(name) for name in agents)


def _owner(name: str) -> str:
    """Whose force it is: the government of "government forces"."""
    body = next((body for body in _words().bodies if name.endswith(body)), "")
    return name.removesuffix(body).strip() if body else ""


def _names(actors: Sequence[Actor]) -> set[str]:
    return {fold(name) for actor in actors for name in (actor.name, *actor.part_of)}
