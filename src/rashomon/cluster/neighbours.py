"""The nearest active articles of an article, through an inverted index: never by comparing with all."""

import heapq
from collections import defaultdict
from collections.abc import Mapping

from rashomon.cluster.features import Feature
from rashomon.cluster.similarity import Vector
from rashomon.model import ArticleId

# Features of an article that it is found by: its heaviest. 40 of 20, 40, 80 tried.
MAX_KEYS = 40
# Articles kept for one feature: the latest. A feature in more than this is no key to anything.
MAX_POSTINGS = 64
# Articles that are compared in full.
MAX_NEIGHBOURS = 24


class Neighbours:
    """Feature → the latest articles in which it weighs much."""

    def __init__(self) -> None:
        self._postings: dict[Feature, dict[ArticleId, float]] = {}

    def add(self, vector: Vector) -> None:
        """Make an article findable."""
        for feature, weight in keys(vector).items():
            posting = self._postings.setdefault(feature, {})
            posting[vector.article] = weight
            if len(posting) > MAX_POSTINGS:
                del posting[next(iter(posting))]

    def remove(self, vector: Vector) -> None:
        """Forget an article."""
        for feature in keys(vector):
            posting = self._postings.get(feature)
            if posting:
                posting.pop(vector.article, None)
                if not posting:
                    del self._postings[feature]

    def size(self) -> int:
        """Entries of the index."""
        return sum(map(len, self._postings.values()))

    def find(self, vector: Vector) -> list[ArticleId]:
        """The articles that share most of the heaviest features, nearest first."""
        found: defaultdict[ArticleId, float] = defaultdict(float)
        for feature, weight in keys(vector).items():
            for article, other in self._postings.get(feature, {}).items():
                found[article] += weight * other
        # Most of what is found shares one word: it need not be put in order.
        least = heapq.nlargest(MAX_NEIGHBOURS, found.values())[-1:] or [0.0]
        near = [article for article, product in found.items() if product >= least[0]]
        return sorted(near, key=lambda article: (-found[article], article))[:MAX_NEIGHBOURS]


def keys(vector: Vector) -> Mapping[Feature, float]:
    """The heaviest features of an article."""
    heaviest = sorted(vector.weights.items(), key=lambda item: (-item[1], item[0]))
    return dict(heaviest[:MAX_KEYS])
