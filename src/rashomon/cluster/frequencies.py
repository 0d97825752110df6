"""How telling a feature is: inverse document frequency of the past stream, warm from the first article."""

import math
from collections.abc import Iterable, Mapping
from functools import cache

from rashomon.cluster.features import Feature
from rashomon.cluster.folding import fold, stem
from rashomon.cluster.lexicon import UNKNOWN_SHARE, document_shares

# How many articles the built-in word list counts for beside the stream. 300 of 100, 300, 1000; flat on news-cluster.
PRIOR_ARTICLES = 300
# After this many articles all counts are halved and what stood in hardly any is forgotten, so that the table stays
# bounded and follows the news.
HORIZON_ARTICLES = 20_000
# A feature is forgotten at a halving when fewer articles than this (after halving) held it.
MIN_KEPT_COUNT = 1.0
# Shares of the built-in list add up over the forms of a stem, up to this.
MAX_SHARE = 0.98
# Unknown words of other languages are taken for common when they are short: the list is English.
FOREIGN_SHARES: Mapping[int, float] = {1: 0.8, 2: 0.8, 3: 0.5, 4: 0.15, 5: 0.05}
FOREIGN_SHARE = 0.01


class DocumentFrequencies:
    """Counts of the articles that held a feature, blended with what is known of English words beforehand."""

    def __init__(self) -> None:
        self.articles = 0.0
        self.counts: dict[Feature, float] = {}

    def add(self, features: Iterable[Feature]) -> None:
        """Count one article."""
        if self.articles >= HORIZON_ARTICLES:
            self._halve()
        self.articles += 1
        counts = self.counts
        for feature in features:
            counts[feature] = counts.get(feature, 0.0) + 1

    def weight(self, feature: Feature, *, is_foreign: bool = False) -> float:
        """The inverse document frequency, natural logarithm; 0 for a feature that every article holds."""
        share = stem_shares().get(feature)
        if share is None:
            is_word = is_foreign and feature[0].isalpha() and " " not in feature
            share = FOREIGN_SHARES.get(len(feature), FOREIGN_SHARE) if is_word else UNKNOWN_SHARE
        held = self.counts.get(feature, 0.0) + PRIOR_ARTICLES * share
        return max(0.0, math.log((self.articles + PRIOR_ARTICLES) / held)) if held else 0.0

    def _halve(self) -> None:
        self.articles /= 2
        self.counts = {f: count / 2 for f, count in self.counts.items() if count / 2 >= MIN_KEPT_COUNT}


@cache
def stem_shares() -> Mapping[Feature, float]:
    """The share of English news articles that hold a stem, for those of common words."""
    shares: dict[Feature, float] = {}
    for word, share in document_shares().items():
        key = stem(fold(word))
        shares[key] = min(MAX_SHARE, shares.get(key, 0.0) + share)
    return shares
