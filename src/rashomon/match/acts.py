"""Who does what to whom: the acts that statements and events are held against each other by."""

from dataclasses import dataclass

from rashomon.match.lexicon import Lexicon
from rashomon.values import Statement

# Two names of one people or state share the start of a word: "Syria", "Syrian".
_SHARED_START = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act, as far as the text tells it.

    Attributes:
        predicate: event class; None where no event of a class is told.
        agent: who does it; None for pronouns and where nobody is named.
        side: the side the agent is on, if words name one.
        patient: the words of whom or what it is done to.
    """

    predicate: str | None = None
    agent: str | None = None
    side: str | None = None
    patient: str | None = None

    def has_agent_of(self, other: "Act") -> bool:
        """Whether both are done by one agent, or by two of one people or state."""
        if self.agent is None or other.agent is None:
            return False
        left, right = _name_words(self.agent), _name_words(other.agent)
        return any(first[:_SHARED_START] == second[:_SHARED_START] for first in left for second in right)


def act_of(statement: Statement, lexicon: Lexicon) -> Act:
    """The act of an event."""
    agent = statement.agent
    side = lexicon.side_of(agent)
    is_known = agent is not None and (side is not None or any(word[:1].isupper() for word in agent.split()))
    is_pronoun = agent is not None and agent.casefold() in lexicon.common
    return Act(
        predicate=statement.predicate,
        agent=agent if is_known and not is_pronoun else None,
        side=side,
        patient=statement.patient,
    )


def share_patient(first: Act, second: Act, lexicon: Lexicon) -> bool:
    """Whether the words of what two acts are done to share a notion."""
    left, right = (
        {lexicon.notion(word) for word in (act.patient or "").casefold().split()} - lexicon.common
        for act in (first, second)
    )
    return bool(left & right)


def _name_words(name: str) -> list[str]:
    return [word.casefold() for word in name.replace("-", " ").split() if len(word) >= _SHARED_START]
