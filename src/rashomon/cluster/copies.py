"""Who shares whose words: candidates through shingles, passages through tiling, and who is the likely source.

Sharing quotations, contact lines or boilerplate is no copying: only the outlet's own words count for the decision.
"""

from collections import OrderedDict
from collections.abc import Iterable, Sequence

from rashomon.cluster.credits import credited_source, is_one_wire
from rashomon.cluster.options import ClusterOptions
from rashomon.cluster.passages import MIN_RUN_WORDS, Tile, chain, tile
from rashomon.cluster.shingles import Words, read_words, sketch
from rashomon.model import Article, ArticleId, Copy, CopyBasis, SharedPassage, Span

# Shingles of the sketch that two articles must share to be compared word by word.
MIN_SHARED_SHINGLES = 2
# Articles kept for one shingle, the latest: a shingle of more is a stock phrase.
MAX_HOLDERS = 16
# Articles that one article is compared with, those with most shared shingles.
MAX_COMPARED = 16
# Articles whose words are kept at hand.
CACHED_ARTICLES = 128


class CopyFinder:
    """The active articles, findable by the runs of words they hold."""

    def __init__(self, options: ClusterOptions | None = None) -> None:
        self.options = options or ClusterOptions()
        self._articles: dict[ArticleId, Article] = {}
        self._sketches: dict[ArticleId, tuple[int, ...]] = {}
        self._holders: dict[int, tuple[ArticleId, ...]] = {}
        self._words: OrderedDict[ArticleId, Words] = OrderedDict()

    def add(self, article: Article) -> tuple[Copy, ...]:
        """Take in one article and find the active articles with which it shares its own words.

        Args:
            article: one that is already active changes nothing.

        Returns:
            One record a pair, the article on either side of it.
        """
        if article.id in self._articles:
            return ()
        self._articles[article.id] = article
        shingles = sketch(self._words_of(article.id))
        found = [copy for other in self._candidates(shingles) if (copy := self._compare(article.id, other))]
        self._remember(article.id, shingles)
        return tuple(found)

    def size(self) -> int:
        """Entries of all tables together: what memory grows with."""
        return len(self._articles) + sum(map(len, self._sketches.values())) + sum(map(len, self._holders.values()))

    def restore(self, articles: Iterable[Article]) -> None:
        """Take in the articles of the active window after a restart, without looking for copies among them."""
        for article in articles:
            if article.id not in self._articles:
                self._articles[article.id] = article
                self._remember(article.id, sketch(read_words(article)))

    def _candidates(self, shingles: Sequence[int]) -> list[ArticleId]:
        shared: dict[ArticleId, int] = {}
        for shingle in shingles:
            for holder in self._holders.get(shingle, ()):
                shared[holder] = shared.get(holder, 0) + 1
        enough = [holder for holder, count in shared.items() if count >= MIN_SHARED_SHINGLES]
        return sorted(enough, key=lambda holder: (-shared[holder], holder))[:MAX_COMPARED]

    def _compare(self, article: ArticleId, other: ArticleId) -> Copy | None:
        copier, source, direction = decide_direction(self._articles[article], self._articles[other])
        if copier.version_of == source.id or source.version_of == copier.id:
            return None
        return compare_words(
            self._words_of(copier.id),
            self._words_of(source.id),
            direction=direction,
            min_copied_share=self.options.min_copied_share,
        )

    def _remember(self, article: ArticleId, shingles: tuple[int, ...]) -> None:
        self._sketches[article] = shingles
        for shingle in shingles:
            self._holders[shingle] = (*self._holders.get(shingle, ()), article)[-MAX_HOLDERS:]
        while len(self._articles) > self.options.max_active_articles:
            self._forget(next(iter(self._articles)))

    def _forget(self, article: ArticleId) -> None:
        del self._articles[article]
        self._words.pop(article, None)
        for shingle in self._sketches.pop(article):
            left = tuple(holder for holder in self._holders.get(shingle, ()) if holder != article)
            if left:
                self._holders[shingle] = left
            else:
                self._holders.pop(shingle, None)

    def _words_of(self, article: ArticleId) -> Words:
        words = self._words.get(article)
        if words is None:
            words = self._words[article] = read_words(self._articles[article])
            if len(self._words) > CACHED_ARTICLES:
                self._words.popitem(last=False)
        else:
            self._words.move_to_end(article)
        return words


def compare_words(copier: Words, source: Words, *, direction: str, min_copied_share: float) -> Copy | None:
    """The copy record of two articles, or None where they do not share enough of their own words.

    Args:
        copier: the likely copier.
        source: the likely source.
        direction: why it is taken for the source.
        min_copied_share: part of the own words of the article with fewer of them that must be shared, small edits
            allowed.
    """
    chains = chain(copier.folded, source.folded)
    kept = [part for part in chains if _count_own(part, copier, source) >= MIN_RUN_WORDS]
    own = sum(_count_own(part, copier, source) for part in kept)
    if own < min_copied_share * max(1, min(sum(copier.own), sum(source.own))):
        return None
    tiles = tile(copier.folded, source.folded) or tuple(sorted(run for part in kept for run in part))
    if not tiles:
        return None
    return Copy(
        article=copier.article,
        of=source.article,
        share=round(sum(run.length for run in tiles) / len(copier.folded), 4),
        basis=CopyBasis.PASSAGE,
        passages=tuple(_passage(run, copier, source) for run in tiles),
        direction=direction,
    )


def decide_direction(left: Article, right: Article) -> tuple[Article, Article, str]:
    """Who is the likely copier, who the likely source, and why.

    A credit decides first; then a wire that both credit, or the date, by which the earlier one is the source. Of two
    that cannot be told apart the second argument, which was there before, is taken for the source.
    """
    for copier, source in ((left, right), (right, left)):
        if credited_source(copier, source):
            return copier, source, "credited"
    is_later = is_later_than(left, right)
    copier, source = (right, left) if is_later is False else (left, right)
    if is_one_wire(left, right):
        return copier, source, "wire"
    return copier, source, "undecided" if is_later is None else "earlier"


def is_later_than(left: Article, right: Article) -> bool | None:
    """Whether the left was published after the right; None where the dates cannot tell."""
    if left.published is None or right.published is None:
        return None
    if left.is_published_exact and right.is_published_exact:
        return None if left.published == right.published else left.published > right.published
    days = left.published.date(), right.published.date()
    return None if days[0] == days[1] else days[0] > days[1]


def _count_own(runs: Iterable[Tile], copier: Words, source: Words) -> int:
    """Words of the runs that are own words on both sides: a quotation may have lost its marks on one."""
    return sum(copier.own[run.left + k] and source.own[run.right + k] for run in runs for k in range(run.length))


def _passage(run: Tile, copier: Words, source: Words) -> SharedPassage:
    return SharedPassage(
        span=Span(start=copier.starts[run.left], end=copier.ends[run.left + run.length - 1]),
        of=Span(start=source.starts[run.right], end=source.ends[run.right + run.length - 1]),
    )
