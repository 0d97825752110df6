"""The record of an actor mention, and what the finder knows of one before it is resolved."""

from dataclasses import dataclass

from rashomon.model import Span
from rashomon.values import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """Words that name or denote an actor.

    Attributes:
        span: the name without title, or the noun phrase without article, possessor and number.
        value: the actor meant.
        form: "name", "acronym", "metonym", "label" (generic words), "adjective" (modifier of a deed) or "role".
        head: index of the syntactic head among the annotation's tokens.
    """

    span: Span
    value: Actor
    form: str
    head: int


@dataclass(frozen=True, slots=True)
class Found:
    """A mention in tokens, half open.

    Attributes:
        actor: who is meant; None for generic words that are still to be resolved.
        kind: of generic words, the class of their noun; of names "".
        noun: of generic words, the index of their noun; of names -1.
    """

    first: int
    stop: int
    form: str
    actor: Actor | None = None
    kind: str = ""
    noun: int = -1
