"""The state of a story index as plain records, so that it goes on after a restart exactly where it stopped.

A vector is fixed when its article arrives and is kept once; the frequencies change with every article and are kept now
and then, and what arrived since is counted again. Neighbours and scores follow from the vectors.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import fields

from rashomon.cluster.features import read_features
from rashomon.cluster.frequencies import DocumentFrequencies
from rashomon.cluster.options import ClusterOptions
from rashomon.cluster.similarity import Vector
from rashomon.cluster.stories import StoryIndex
from rashomon.errors import StoreError
from rashomon.model import Article, ArticleId, StoryId


def vector_record(index: StoryIndex, article: ArticleId) -> dict[str, object]:
    """The vector of an active article as a record; numbers keep every digit.

    Raises:
        KeyError: the article is not active.
    """
    vector = index.vectors[article]
    return {part.name: _write(getattr(vector, part.name)) for part in fields(Vector)}


def frequencies_record(index: StoryIndex) -> dict[str, object]:
    """How often features were seen, as a record."""
    return {"articles": index.frequencies.articles, "counts": dict(index.frequencies.counts)}


def restore_index(
    vectors: Iterable[Mapping[str, object]],
    stories: Iterable[tuple[ArticleId, StoryId]],
    *,
    options: ClusterOptions | None = None,
) -> StoryIndex:
    """An index with these active articles; its frequencies are restored with `restore_frequencies`.

    Args:
        vectors: what `vector_record` wrote, in the order of arrival.
        stories: where the active articles stand; those of one story in the order in which they entered it.
        options: settings of the stage.

    Raises:
        StoreError: a record was written by a version that kept other things of an article.
    """
    index = StoryIndex(options)
    index.restore((_vector(record) for record in vectors), stories)
    return index


def restore_frequencies(index: StoryIndex, record: Mapping[str, object] | None, since: Iterable[Article]) -> None:
    """Set the frequencies of an index: those that were kept, and those of the articles that came since."""
    frequencies = DocumentFrequencies()
    if record:
        counts, articles = record["counts"], record["articles"]
        if isinstance(counts, Mapping) and isinstance(articles, (int, float)):
            frequencies.articles, frequencies.counts = float(articles), dict(counts)
    for article in since:
        frequencies.add(read_features(article).counts)
    index.frequencies = frequencies


def restore_early(index: StoryIndex, articles: Iterable[Article]) -> None:
    """Read again what an early index will be grouped anew by; after `restore_frequencies`.

    Args:
        index: one of which `is_early` holds.
        articles: all that came, in the order of arrival.
    """
    index.restore_early(read_features(article) for article in articles)


def _vector(record: Mapping[str, object]) -> Vector:
    if record.keys() != {part.name for part in fields(Vector)}:
        raise StoreError("the stories were kept by an earlier version: run `rashomon rebuild` once")
    return Vector(**{name: _read(value) for name, value in record.items()})  # type: ignore[arg-type]  # as written


def _write(value: object) -> object:
    """Sets as sorted lists; mappings as pairs, since sums over their values depend on the order."""
    if isinstance(value, Set):
        return sorted(value)
    return {"pairs": list(value.items())} if isinstance(value, Mapping) else value


def _read(value: object) -> object:
    if isinstance(value, list):
        return frozenset(value)
    return dict(value["pairs"]) if isinstance(value, Mapping) else value
