"""How strongly two articles point to one event: evidence from words, names, numbers, days and the time between them.

The evidence is a logistic model over a handful of similarities. Its weights are the only fitted numbers of the
grouping; what each stands for is said beside it.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.cluster.features import Feature, Features
from rashomon.cluster.frequencies import DocumentFrequencies
from rashomon.model import ArticleId

# Features of less weight than this tell nothing: they stand in every third article.
MIN_WEIGHT = 1.0
# Days between two articles of which one has no date: neither near nor far.
UNKNOWN_GAP_DAYS = 3
# Evidence of one pair is kept within these bounds, so that one pair cannot outvote a story.
MAX_SCORE = 6.0


@dataclass(frozen=True, slots=True)
class Vector:
    """The weighted features of one article, fixed when it arrived.

    Attributes:
        weights: feature → weight, scaled to length 1.
        names: features that are names.
        name_norm: length of the part of the vector that is names.
        days: days the text names; ages: ages it gives ("#20 year").
        day: day of publication.
        surfaces: feature → the words as written, where they differ.
    """

    article: ArticleId
    weights: Mapping[Feature, float]
    names: frozenset[Feature]
    name_norm: float
    days: frozenset[Feature]
    ages: frozenset[Feature]
    day: int | None
    surfaces: Mapping[Feature, str]


def weigh(features: Features, frequencies: DocumentFrequencies) -> Vector:
    """Weigh the features of an article by what the stream has shown so far."""
    is_foreign = features.language is not None and not features.language.startswith("en")
    weights: dict[Feature, float] = {}
    for feature, count in features.counts.items():
        weight = frequencies.weight(feature, is_foreign=is_foreign and feature not in features.names)
        if weight >= MIN_WEIGHT:
            weights[feature] = (1.0 + math.log(count)) * weight
    norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    weights = {feature: weight / norm for feature, weight in weights.items()}
    return make_vector(features, weights)


def make_vector(features: Features, weights: Mapping[Feature, float]) -> Vector:
    """A vector with its derived parts."""
    names = features.names & weights.keys()
    return Vector(
        article=features.article,
        weights=weights,
        names=names,
        # A set has no order: only an exact sum is the same in every process.
        name_norm=math.sqrt(math.fsum(weights[name] ** 2 for name in names)) or 1.0,
        days=frozenset(feature for feature in weights if feature[0] == "@"),
        ages=frozenset(feature for feature in weights if feature[0] == "#" and feature.endswith(" year")),
        day=features.day,
        surfaces=features.surfaces,
    )


# Weights of the evidence, log-odds. A placeholder until fitted.
WEIGHTS: Mapping[str, float] = {
    "constant": -8.27,
    "words": 11.26,
    "names": 11.3,
    "numbers": 0.24,
    "days": 1.46,
    "phrases": 2.21,
    "all": 3.84,
    "gap": -0.09,
    "gap_all": -0.87,
    "same_day": 1.45,
    "other_day": -0.39,
    "same_age": 0.01,
    "other_age": -1.63,
    "name_cosine": 5.69,
}


def measure(left: Vector, right: Vector) -> tuple[float, ...]:
    """The evidence between two articles, in the order of `WEIGHTS`."""
    parts = [0.0] * 5
    name_dot = _sum_products(left, right, parts)
    total = math.sqrt(sum(parts))
    gap = math.log1p(days_between(left, right))
    return (
        1.0,
        *(math.sqrt(part) for part in parts),
        total,
        gap,
        total * gap,
        *_agreement(left.days, right.days),
        *_agreement(left.ages, right.ages),
        math.sqrt(name_dot / (left.name_norm * right.name_norm)),
    )


def score(left: Vector, right: Vector) -> float:
    """Log-odds that two articles tell of one event, within ±`MAX_SCORE`."""
    total = sum(weight * value for weight, value in zip(_WEIGHTS, measure(left, right), strict=True))
    return max(-MAX_SCORE, min(MAX_SCORE, total))


def days_between(left: Vector, right: Vector) -> int:
    """Days between two publications."""
    return UNKNOWN_GAP_DAYS if left.day is None or right.day is None else abs(left.day - right.day)


def _sum_products(left: Vector, right: Vector, parts: list[float]) -> float:
    left_names, right_names, name_dot = left.names, right.names, 0.0
    # Sorted, since sums depend on the order and a set has none.
    for feature in sorted(left.weights.keys() & right.weights.keys()):
        product = left.weights[feature] * right.weights[feature]
        first = feature[0]
        if first == "#":
            parts[2] += product
        elif first == "@":
            parts[3] += product
        elif " " in feature:
            parts[4] += product
        elif feature in left_names or feature in right_names:
            parts[1] += product
            if feature in left_names and feature in right_names:
                name_dot += product
        else:
            parts[0] += product
    return name_dot


def _agreement(left: frozenset[Feature], right: frozenset[Feature]) -> tuple[float, float]:
    """(1, 0) where both name the same, (0, 1) where both name others, (0, 0) where one names none."""
    if not left or not right:
        return 0.0, 0.0
    return (1.0, 0.0) if left & right else (0.0, 1.0)


_WEIGHTS = tuple(WEIGHTS.values())
