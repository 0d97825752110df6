"""The options of the match stage."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchOptions:
    """How alike two claims must be to answer one question.

    Attributes:
        figure_evidence: points of evidence that two different figures speak of one event; see `questions`.
        statement_similarity: least similarity of two wordings of one statement, 0–1.
        candidates: how many earlier claims with words in common a claim is held against at most.
    """

    # Set on two sets of hand-made links between accounts; -0.5 to 1.5 and .2 to .6 tried; see docs/match.md.
    figure_evidence: float = -0.5
    statement_similarity: float = 0.34
    candidates: int = 40

    def __post_init__(self) -> None:
        """Reject values without a meaning."""
        if not 0 <= self.statement_similarity <= 1:
            raise ValueError(f"statement_similarity is a share of 0 to 1, not {self.statement_similarity}")
        if self.candidates < 1:
            raise ValueError(f"candidates must be 1 or more, not {self.candidates}")
