"""Grouping and copies while the archive grows tenfold and tenfold again: time an article and memory at each decade.

Usage: python benchmarks/bench_cluster.py [ARTICLES]
100,000 articles are the default (about five minutes); the bars are meant for 1,000,000.

Times are processor seconds of this process, so that a busy machine does not blur them.
"""

import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rashomon.cluster import CopyFinder, StoryIndex
from rashomon.cluster.divisions import Divisions
from rashomon.cluster.features import read_features
from rashomon.model import Article, ArticleId
from synthetic import make_stream

ARTICLES = 100_000
FIRST_DECADE = 10_000
# Articles that the time at a decade is averaged over: the last ones before it.
MEASURED = 2_000
MAX_GROWTH = 1.5
MIN_ARTICLES_A_SECOND = 300
# How much more than at the first full window the tables may hold: they breathe as counts are halved.
MAX_MEMORY_GROWTH = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Decade:
    """What was measured up to one size of the archive; seconds an article, MB, and entries of all tables."""

    articles: int
    reading: float
    grouping: float
    dividing: float
    copying: float
    megabytes: float
    active: int
    entries: int

    @property
    def total(self) -> float:
        return self.reading + self.grouping + self.dividing + self.copying


def measure(stream: Iterator[Article], sizes: list[int]) -> Iterator[Decade]:
    """Grow the archive through these sizes."""
    index, divisions, finder = StoryIndex(), Divisions(), CopyFinder()
    texts: dict[ArticleId, Article] = {}
    seen, copies = 0, 0
    for size in sizes:
        spent = [0.0] * 4
        while seen < size:
            article = next(stream)
            seen += 1
            texts[article.id] = article
            if len(texts) > index.options.max_active_articles:
                del texts[next(iter(texts))]
            marks = [time.process_time()]
            features = read_features(article)
            marks.append(time.process_time())
            changes = index.add_features(features)
            marks.append(time.process_time())
            divisions.follow(changes, index, texts.__getitem__)
            marks.append(time.process_time())
            copies += len(finder.add(article))
            marks.append(time.process_time())
            if seen > size - MEASURED:
                spent = [total + marks[part + 1] - marks[part] for part, total in enumerate(spent)]
        print(f"{size:9,} articles: {len(index.members):,} stories active, {copies:,} copies found", flush=True)
        yield Decade(
            articles=size,
            reading=spent[0] / MEASURED,
            grouping=spent[1] / MEASURED,
            dividing=spent[2] / MEASURED,
            copying=spent[3] / MEASURED,
            megabytes=resident_megabytes(),
            active=len(index.vectors),
            entries=index.size() + finder.size(),
        )


def resident_megabytes() -> float:
    """Memory held now."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * resource.getpagesize() / 1e6


def verdicts(first: Decade, last: Decade) -> list[tuple[str, bool]]:
    """The bars and whether they hold."""
    growth, entries = last.total / first.total, last.entries / first.entries
    speed = 1 / (last.grouping + last.dividing + last.copying)
    return [
        (f"time an article {growth:.2f} × that at {first.articles:,} (at most {MAX_GROWTH})", growth <= MAX_GROWTH),
        (f"{speed:.0f} articles/s once read (at least {MIN_ARTICLES_A_SECOND})", speed >= MIN_ARTICLES_A_SECOND),
        (f"tables {entries:.2f} × as large (at most {MAX_MEMORY_GROWTH})", entries <= MAX_MEMORY_GROWTH),
    ]


def main(count: int) -> int:
    """Print a line a decade and the bars; 1 if one is missed."""
    sizes = [size for size in (FIRST_DECADE * 10**power for power in range(6)) if size <= count]
    decades = []
    for decade in measure(make_stream(), sizes):
        decades.append(decade)
        print(
            f"{decade.articles:9,} articles: {decade.total * 1000:.2f} ms an article (reading"
            f" {decade.reading * 1000:.2f}, grouping {decade.grouping * 1000:.2f}, round-ups"
            f" {decade.dividing * 1000:.2f}, copies {decade.copying * 1000:.2f});"
            f" {decade.megabytes:.0f} MB, {decade.active:,} active, {decade.entries:,} entries",
            flush=True,
        )
    found = verdicts(decades[0], decades[-1])
    for line, holds in found:
        print(f"{'ok  ' if holds else 'MISS'} {line}")
    return 0 if all(holds for _, holds in found) else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES))
