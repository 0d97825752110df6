"""From pairs to questions: which claims belong together, where some pairs are joined and others are set apart.

Pairs alone do not make classes: 46 meets 132 as an older toll, 9 of one blow meets 7 of another, and a chain of such
pairs would make one question of the whole story. So classes grow from the surest pair down, and two classes become one
only if what joins them outweighs what sets them apart. This is greedy correlation clustering (Bansal, Blum, Chawla
2004; Elsner, Schudy 2009).
"""

from collections import defaultdict
from collections.abc import Mapping

from rashomon.model import ClaimId

type Pair = tuple[ClaimId, ClaimId]


def join_questions(order: Mapping[ClaimId, int], weights: Mapping[Pair, float]) -> dict[ClaimId, ClaimId]:
    """Claim to the first claim of its question.

    Args:
        order: all claims with their place in the story.
        weights: how much a pair speaks for one question (above zero) or against it; a pair is there once.
    """
    classes = _Classes(order, weights)
    joining = [(weight, pair) for pair, weight in weights.items() if weight > 0]
    for _, (left, right) in sorted(joining, key=lambda one: (-one[0], *_places(one[1], order))):
        classes.join(left, right)
    return {claim: classes.leader(claim) for claim in order}


def _places(pair: Pair, order: Mapping[ClaimId, int]) -> tuple[int, int]:
    first, second = sorted((order[pair[0]], order[pair[1]]))
    return second, first


class _Classes:
    """Disjoint classes of claims, each under its first claim, with the weight between any two of them."""

    def __init__(self, order: Mapping[ClaimId, int], weights: Mapping[Pair, float]) -> None:
        self._order = order
        self._parent = {claim: claim for claim in order}
        self._between: dict[ClaimId, dict[ClaimId, float]] = defaultdict(lambda: defaultdict(float))
        for (left, right), weight in weights.items():
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
