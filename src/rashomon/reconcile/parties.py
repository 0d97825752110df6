"""Which speakers are parties to the conflict that a story tells of."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.model import Claim
from rashomon.schema.claimants import Claimant, fold
from rashomon.values import ActorType, Statement

# Actors that fight, whoever they are.
_FIGHTING = frozenset({ActorType.MILITARY, ActorType.ARMED_GROUP, ActorType.COALITION})
# Actors that are a party where they, or what they belong to, act in the story's violence.
_MAY_FIGHT = frozenset({ActorType.GOVERNMENT, ActorType.PERSON, ActorType.POLICE, ActorType.AGENCY, ActorType.MEDIA})
_VIOLENT = frozenset({"attack", "bombard", "shoot", "kill", "seize", "besiege", "clash", "enter", "advance", "destroy"})


def with_parties(speakers: Mapping[str, Claimant], claims: Sequence[Claim]) -> dict[str, Claimant]:
    """The claimants with `is_party` filled in where neither the text nor the lexicon says.

    A party is an armed force, or an organ of one that the story names as having attacked, shelled, killed or seized.
    """
    fighting = _fighting(claims)
    return {claim: replace(one, is_party=_is_party(one, fighting)) for claim, one in speakers.items()}


def _is_party(claimant: Claimant, fighting: frozenset[str]) -> bool:
    if claimant.is_party is not None:
        return claimant.is_party
    if claimant.type in _FIGHTING:
        return True
    return claimant.type in _MAY_FIGHT and bool((claimant.names | claimant.wholes) & fighting)


def _fighting(claims: Sequence[Claim]) -> frozenset[str]:
    """Folded names of those who act in the story's violence, and what they belong to."""
    names = {fold(claim.cause.name) for claim in claims if claim.cause}
    names |= {fold(whole) for claim in claims if claim.cause for whole in claim.cause.part_of}
    names |= {
        fold(claim.value.agent)
        for claim in claims
        if isinstance(claim.value, Statement) and claim.value.agent and claim.value.predicate in _VIOLENT
    }
    return frozenset(names)
