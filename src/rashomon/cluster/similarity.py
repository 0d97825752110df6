"""How strongly two articles point to one event: evidence from words, names, days, ages and the time between them.

The evidence is a logistic model over a handful of similarities; its weights are the only fitted numbers of the
grouping. Two reports of one event share names in their leads and the days they speak of; two events of one kind in one
city share words and the city, but not those.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.cluster.features import Feature, Features
from rashomon.cluster.frequencies import DocumentFrequencies
from rashomon.model import ArticleId

# Features of less weight than this tell nothing: they stand in every third article.
MIN_WEIGHT = 1.0
# Days between two articles of which one has no date: neither near nor far.
UNKNOWN_GAP_DAYS = 3
# Days after which a story needs more to go on than time alone explains.
LONG_GAP_DAYS = 30
# Farthest that two days named in the texts are taken apart.
MAX_DAY_DISTANCE = 60
# Evidence of one pair is kept within these bounds, so that one pair cannot outvote a story.
MAX_SCORE = 6.0

# Log-odds for each similarity: logistic regression (L2 penalty 1) on the nearest neighbours within news-cluster (three
# times, to weigh like the other) and longtail-2013-2016. A weight has the sign that its meaning asks for or is left
# out. What the same fit on half of the events gives on the other half stands in docs/cluster.md.
WEIGHTS: Mapping[str, float] = {
    "constant": -7.83,
    # Square roots of the parts of the cosine that words and names make up, and of the whole.
    "words": 11.33,
    "names": 11.97,
    "all": 2.26,
    # The names alone, as a cosine; the names of either lead that stand in the other article; the titles.
    "name_cosine": 0.62,
    "lead_names": 2.04,
    "title": 2.62,
    # Days between publications (logarithm) with the cosine; more than a month.
    "gap_all": -1.07,
    "long_gap": -0.18,
    # Days named in the texts: one is the same; else how far the nearest two are apart.
    "same_day": 0.59,
    "day_distance": -0.43,
    # Both give ages and none in common.
    "other_age": -1.47,
    # One outlet's articles share its style, its city and its furniture.
    "same_outlet": -1.96,
}


@dataclass(frozen=True, slots=True)
class Vector:
    """The weighted features of one article, fixed when it arrived.

    Attributes:
        weights: feature → weight, scaled to length 1.
        names: features that are names; title, lead_names: those of the title, and the names of the lead.
        name_norm: length of the part that is names; title_norm, lead_norm: of the title and of the names of the lead.
        days: days the text names, as ordinals; ages: ages it gives ("#20 year").
        day: day of publication, as an ordinal.
        surfaces: feature → the words as written, where they differ.
    """

    article: ArticleId
    weights: Mapping[Feature, float]
    names: frozenset[Feature]
    title: frozenset[Feature]
    lead_names: frozenset[Feature]
    name_norm: float
    title_norm: float
    lead_norm: float
    days: frozenset[int]
    ages: frozenset[Feature]
    day: int | None
    outlet: str | None
    surfaces: Mapping[Feature, str]


def weigh(features: Features, frequencies: DocumentFrequencies) -> Vector:
    """Weigh the features of an article by what the stream has shown so far."""
    is_foreign = features.language is not None and not features.language.startswith("en")
    weights: dict[Feature, float] = {}
    for feature, count in features.counts.items():
        weight = frequencies.weight(feature, is_foreign=is_foreign and feature not in features.names)
        if weight >= MIN_WEIGHT:
            weights[feature] = (1.0 + math.log(count)) * weight
    norm = _length(weights.values()) or 1.0
    return make_vector(features, {feature: weight / norm for feature, weight in weights.items()})


def make_vector(features: Features, weights: Mapping[Feature, float]) -> Vector:
    """A vector with its derived parts."""
    names, title = features.names & weights.keys(), features.title & weights.keys()
    lead_names = features.lead & names
    return Vector(
        article=features.article,
        weights=weights,
        names=names,
        title=title,
        lead_names=lead_names,
        name_norm=_length(weights[name] for name in names) or 1.0,
        title_norm=_length(weights[word] for word in title) or 1.0,
        lead_norm=_length(weights[name] for name in lead_names) or 1.0,
        days=frozenset(int(feature[1:]) for feature in weights if feature[0] == "@"),
        ages=frozenset(feature for feature in weights if feature[0] == "#" and feature.endswith(" year")),
        day=features.day,
        outlet=features.outlet,
        surfaces=features.surfaces,
    )


def score(left: Vector, right: Vector) -> float:
    """Log-odds that two articles tell of one event, within ±`MAX_SCORE`."""
    total = sum(weight * value for weight, value in zip(_WEIGHTS, measure(left, right), strict=True))
    return max(-MAX_SCORE, min(MAX_SCORE, total))


def measure(left: Vector, right: Vector) -> tuple[float, ...]:
    """The similarities of two articles, in the order of `WEIGHTS`."""
    a, b = left.weights, right.weights
    left_names, right_names = left.names, right.names
    words, names, both_named = [], [], []
    # One pass: this is what most of the time of an arriving article goes into.
    for feature in a.keys() & b.keys():
        product = a[feature] * b[feature]
        if feature in left_names:
            names.append(product)
            if feature in right_names:
                both_named.append(product)
        elif feature in right_names:
            names.append(product)
        else:
            words.append(product)
    # Exact sums: a set has no order, and the last digit must not depend on the run.
    word_product, name_product = math.fsum(words), math.fsum(names)
    titled = math.fsum([a[feature] * b[feature] for feature in left.title & right.title])
    cosine, gap_days = math.sqrt(word_product + name_product), days_between(left, right)
    return (
        1.0,
        math.sqrt(word_product),
        math.sqrt(name_product),
        cosine,
        math.sqrt(math.fsum(both_named) / (left.name_norm * right.name_norm)),
        math.sqrt(min(_held(left, right), _held(right, left))),
        math.sqrt(titled / (left.title_norm * right.title_norm)),
        math.log1p(gap_days) * cosine,
        float(gap_days > LONG_GAP_DAYS),
        *_compare_days(left.days, right.days),
        float(bool(left.ages and right.ages) and left.ages.isdisjoint(right.ages)),
        float(left.outlet is not None and left.outlet == right.outlet),
    )


def days_between(left: Vector, right: Vector) -> int:
    """Days between two publications."""
    return UNKNOWN_GAP_DAYS if left.day is None or right.day is None else abs(left.day - right.day)


def covers(part: Vector, whole: Vector) -> float:
    """How much of a part, weighted, stands in a whole article, 0–1."""
    return math.fsum(part.weights[feature] ** 2 for feature in part.weights.keys() & whole.weights.keys())


def _held(left: Vector, right: Vector) -> float:
    """The part of the names in the left lead that stand anywhere in the right article, 0–1."""
    held = [left.weights[name] ** 2 for name in left.lead_names if name in right.weights]
    return math.fsum(held) / left.lead_norm**2


def _compare_days(left: frozenset[int], right: frozenset[int]) -> tuple[float, float]:
    """Whether both name one day, and the (logarithmic) distance of the nearest two where they do not."""
    if not left or not right:
        return 0.0, 0.0
    distance = 0 if left & right else min(abs(a - b) for a in left for b in right)
    return float(distance == 0), math.log1p(min(distance, MAX_DAY_DISTANCE))


def _length(weights: Iterable[float]) -> float:
    """Length of a vector; exact, so that the order of a set does not matter."""
    return math.sqrt(math.fsum(weight * weight for weight in weights))


_WEIGHTS = tuple(WEIGHTS.values())
