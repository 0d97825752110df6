"""Why two articles are taken together or apart, in words a person can check against the texts."""

from collections.abc import Iterable
from datetime import date

from rashomon.cluster.features import Feature
from rashomon.cluster.frequencies import stem_shares
from rashomon.cluster.similarity import Vector, days_between

# Features named of each kind.
MAX_NAMED = 5
# Words that stand in a larger share of all articles than this are no reason to a reader: "since", "least". Of a number
# the word beside it may be commoner ("46 people"), but no function word ("30 with").
MAX_WORD_SHARE = 0.1
MAX_COUNTED_SHARE = 0.6


def explain(article: Vector, other: Vector, evidence: float) -> tuple[str, ...]:
    """What an article shares with the nearest article of a story.

    Args:
        article: whose place is explained.
        other: the article of the story that is nearest to it.
        evidence: mean log-odds with the whole story.

    Returns:
        One line each for names, numbers, days and words that both hold, heaviest first, and the strength.
    """
    lines = list_shared(article, other)
    apart = days_between(article, other)
    if article.day is not None and other.day is not None:
        lines.append(f"published {apart} day{'' if apart == 1 else 's'} apart" if apart else "published the same day")
    lines.append(f"evidence {evidence:+.1f} with the story, nearest article {other.article}")
    return tuple(lines)


def list_shared(article: Vector, other: Vector) -> list[str]:
    """One line each for names, numbers, days and words that both hold, heaviest first."""
    shared = sorted(
        (feature for feature in article.weights if feature in other.weights and not _is_common(feature)),
        key=lambda feature: (-article.weights[feature] * other.weights[feature], feature),
    )
    kinds: dict[str, list[Feature]] = {"names": [], "numbers": [], "days": [], "words": []}
    for feature in shared:
        kinds[_kind(feature, article)].append(feature)
    return [f"same {kind}: {_listed(features, article)}" for kind, features in kinds.items() if features]


def _is_common(feature: Feature) -> bool:
    if feature[0] == "#":
        return stem_shares().get(feature.partition(" ")[2], 0.0) > MAX_COUNTED_SHARE
    return stem_shares().get(feature, 0.0) > MAX_WORD_SHARE


def _kind(feature: Feature, article: Vector) -> str:
    kinds = {"#": "numbers", "@": "days"}
    return kinds.get(feature[0], "names" if feature in article.names else "words")


def _listed(features: Iterable[Feature], article: Vector) -> str:
    shown: list[str] = []
    for feature in features:
        text = date.fromordinal(int(feature[1:])).isoformat() if feature[0] == "@" else _surface(feature, article)
        # "Cedar Street" says what "Cedar" says.
        if not any(text in other for other in shown):
            shown.append(text)
    return ", ".join(shown[:MAX_NAMED])


def _surface(feature: Feature, article: Vector) -> str:
    return article.surfaces.get(feature, feature.removeprefix("#"))
