"""From pairs to questions: which claims belong together, where some pairs are joined and others are set apart.

Pairs alone do not make classes: 46 meets 132 as an older toll, 9 of one blow meets 7 of another, and a chain of such
pairs would make one question of the whole story. So classes grow from the surest pair down (agreed before updated
before disputed), and two classes become one only if what joins them outweighs what sets them apart. This is greedy
correlation clustering (Bansal, Blum, Chawla 2004; Elsner, Schudy 2009) on the verdicts.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from rashomon.model import ClaimId, Comparison, Verdict

type Pair = tuple[ClaimId, ClaimId]

# What a verdict says for one question, and what a pair set apart says against it.
_FOR = {
    Verdict.AGREED: 2.0,
    Verdict.DENIED: 2.0,
    Verdict.SHARPENED: 1.0,
    Verdict.UPDATED: 1.0,
    Verdict.DISPUTED: 1.0,
}
_AGAINST = -2.0


def join_questions(
    order: Mapping[ClaimId, int], comparisons: Sequence[Comparison], apart: Set[Pair]
) -> dict[ClaimId, ClaimId]:
    """Claim to the first claim of its question.

    Args:
        order: all claims with their place in the story.
        comparisons: pairs that answer one question, each with its verdict; `different_question` says nothing here.
        apart: pairs, left and right as compared, of which something told shows that they answer two.
    """
    classes = _Classes(order)
    joining = [one for one in comparisons if one.verdict in _FOR]
    classes.weigh(((one.left, one.right), _FOR[one.verdict]) for one in joining)
    classes.weigh((pair, _AGAINST) for pair in sorted(apart))
    for one in sorted(joining, key=lambda one: (-_FOR[one.verdict], *_places(one, order))):
        classes.join(one.left, one.right)
    return {claim: classes.leader(claim) for claim in order}


def _places(one: Comparison, order: Mapping[ClaimId, int]) -> tuple[int, int]:
    first, second = sorted((order[one.left], order[one.right]))
    return second, first


class _Classes:
    """Disjoint classes of claims, each under its first claim, with the weight between any two of them."""

    def __init__(self, order: Mapping[ClaimId, int]) -> None:
        self._order = order
        self._parent = {claim: claim for claim in order}
        self._between: dict[ClaimId, dict[ClaimId, float]] = defaultdict(lambda: defaultdict(float))

    def weigh(self, pairs: Iterable[tuple[Pair, float]]) -> None:
        """Add weights between claims, before anything is joined."""
        for (left, right), weight in pairs:
            self._between[left][right] += weight
            self._between[right][left] += weight

    def leader(self, claim: ClaimId) -> ClaimId:
        """The first claim of a claim's class."""
        while self._parent[claim] != claim:
            self._parent[claim] = self._parent[self._parent[claim]]
            claim = self._parent[claim]
        return claim

    def join(self, left: ClaimId, right: ClaimId) -> None:
        """Make one class of two, if more speaks for it than against."""
        first, second = sorted((self.leader(left), self.leader(right)), key=self._order.__getitem__)
        if first == second or self._between[first][second] <= 0:
            return
        self._parent[second] = first
        for other, weight in self._between.pop(second).items():
            del self._between[other][second]
            if other != first:
                self._between[first][other] += weight
                self._between[other][first] += weight
