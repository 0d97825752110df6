"""A figure before it becomes a claim."""

from dataclasses import dataclass

from rashomon.extract.annotation import Token
from rashomon.extract.figures.counting import Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A figure before it becomes a claim: its kind, its cue, what is counted, and the rule that found it.

    `is_of_told`: it is a part of a figure that a sentence before tells; `whole`: it is one of a figure of its sentence,
    that begins at this token.
    """

    kind: str
    cue: Token
    count: Count
    rule: str
    is_of_told: bool = False
    whole: int | None = None
