"""Actors: names, acronyms, metonyms and generic words, each with whom it denotes in this article."""

from rashomon.extract.actors.find import actor_at, canonical, find_actors
from rashomon.extract.actors.mention import ActorMention
from rashomon.extract.actors.words import ActorWords

__all__ = ["ActorMention", "ActorWords", "actor_at", "canonical", "find_actors"]
