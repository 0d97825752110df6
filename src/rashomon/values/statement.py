"""A statement: what is said or done, where it is not a figure."""

from dataclasses import dataclass
from enum import StrEnum

from rashomon.values.relation import Relation


class Modality(StrEnum):
    """How sure or how near a statement makes what it tells."""

    FACTUAL = "factual"
    EXPECTED = "expected"
    PLANNED = "planned"
    UNCONFIRMED = "unconfirmed"
    WANTED = "wanted"
    CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What is said or done.

    Attributes:
        text: the words as they stand in the article.
        predicate: lemma or event class of the main verb; None when there is none.
        agent: canonical name of who did it; None when the text does not say.
        patient: canonical name, or the words, of whom or what it was done to.
        is_negated: whether the statement says that it did not happen.
        modality: factual, expected, planned, …
    """

    text: str
    predicate: str | None = None
    agent: str | None = None
    patient: str | None = None
    is_negated: bool = False
    modality: Modality = Modality.FACTUAL


def relate_statements(left: Statement, right: Statement) -> Relation:
    """The relation of two statements: by predicate, agent and patient where both have them, else by their words.

    The same act asserted by one and negated by the other is DISJOINT.
    """
    key_left = (left.predicate, left.agent, left.patient)
    key_right = (right.predicate, right.agent, right.patient)
    if left.predicate is not None and key_left == key_right:
        return Relation.EQUAL if left.is_negated == right.is_negated else Relation.DISJOINT
    if _folded(left.text) == _folded(right.text):
        return Relation.EQUAL if left.is_negated == right.is_negated else Relation.DISJOINT
    return Relation.INCOMPARABLE


def _folded(text: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in text.casefold()).split())


def caption_statement(statement: Statement) -> str:
    """The words of the statement."""
    return statement.text
