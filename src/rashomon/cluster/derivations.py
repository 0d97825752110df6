"""Who rests on whom though they share no words: one credits the other's outlet, or both rest on one agency."""

from collections.abc import Iterable, Iterator, Sequence

from rashomon.cluster.copies import is_later_than
from rashomon.cluster.credits import cited_wires, credited_wires, find_credit, outlet_names
from rashomon.model import Article, ArticleId, Copy, CopyBasis


def credit_copies(articles: Sequence[Article], known: Iterable[Copy]) -> Iterator[Copy]:
    """Within one story: derivations that no shared passage shows ("AFP contributed").

    Args:
        articles: the articles of the story.
        known: copies found by passages; such a pair is not told twice.

    Yields:
        One record for each outlet that an article credits and that is there itself. Where the agency itself is not
        there, one for each article that rests on it, `of` the first article that credits it; the direction is "wire",
        since neither of the two is the source of the other.
    """
    pairs = {frozenset((copy.article, copy.of)) for copy in known}
    for copy in (*_credited(articles, pairs), *_siblings(articles)):
        pair = frozenset((copy.article, copy.of))
        if pair not in pairs:
            pairs.add(pair)
            yield copy


def _credited(articles: Sequence[Article], pairs: set[frozenset[ArticleId]]) -> Iterator[Copy]:
    outlets = {article.id: outlet_names(article) for article in articles}
    for article in (one for one in articles if one.credits):
        own = outlets[article.id]
        sources: dict[str, list[Article]] = {}
        for other in articles:
            if other.id != article.id and (name := find_credit(article, own=own, outlet=outlets[other.id])):
                sources.setdefault(name, []).append(other)
        for candidates in sources.values():
            if any(frozenset((article.id, source.id)) in pairs for source in candidates):
                continue
            yield _copy(article, _latest_before(article, candidates), "credited")


def _siblings(articles: Sequence[Article]) -> Iterator[Copy]:
    """Articles that rest on one agency, at least one of them by a credit."""
    credited = {article.id: credited_wires(article) for article in articles}
    ordered = sorted(articles, key=_published)
    for wire in sorted(frozenset().union(*credited.values())):
        first = next(article for article in ordered if wire in credited[article.id])
        for article in ordered:
            if article.id != first.id and (wire in credited[article.id] or wire in cited_wires(article)):
                yield _copy(article, first, "wire")


def _published(article: Article) -> tuple[bool, float, str]:
    moment = article.published
    return moment is None, moment.timestamp() if moment else 0.0, article.id


def _copy(article: Article, source: Article, direction: str) -> Copy:
    return Copy(article=article.id, of=source.id, share=0.0, basis=CopyBasis.CREDIT, direction=direction)


def _latest_before(article: Article, candidates: Sequence[Article]) -> Article:
    """The candidate published last before the article; else the first one."""
    before = [source for source in candidates if is_later_than(source, article) is not True]
    dated = [source for source in before if source.published is not None]
    return max(dated, key=lambda source: (source.published, source.id)) if dated else (before or list(candidates))[0]
