"""Shared passages of two articles: exact ones by greedy tiling, edited ones by chains of short runs.

Source of the tiling: Wise 1993, "String similarity via greedy string tiling"; runs are found from their first words,
longest first. A chain is a run of short common runs with a word or three between them that an editor changed.
"""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Shortest run of common words that counts as a shared passage. Eight: shorter ones are stock phrases
# ("was taken to the hospital where he died").
MIN_RUN_WORDS = 8
# Shortest run within a chain, and most words between two runs of a chain on either side. On the pairs of `copies`
# chains told rewritten releases (share .16 and more) from stock phrases (.15 and less); runs of five words did not.
MIN_LINK_WORDS = 3
MAX_LINK_GAP = 3


@dataclass(frozen=True, slots=True, order=True)
class Tile:
    """A run of `length` words at `left` in one article and `right` in the other, counted in words."""

    left: int
    right: int
    length: int


def tile(left: Sequence[str], right: Sequence[str], *, min_run: int = MIN_RUN_WORDS) -> tuple[Tile, ...]:
    """Cover two texts with common runs, the longest first, no word twice.

    Args:
        left: folded words of one text.
        right: folded words of the other.
        min_run: shortest run.

    Returns:
        Tiles in the order of the left text.
    """
    queue = [(-run.length, run.left, run.right) for run in _runs(left, right, min_run)]
    heapq.heapify(queue)
    left_free, right_free = [True] * len(left), [True] * len(right)
    tiles: list[Tile] = []
    while queue:
        negative, i, j = heapq.heappop(queue)
        parts = _free_parts(Tile(i, j, -negative), left_free, right_free)
        if parts != [Tile(i, j, -negative)]:
            for part in parts:
                if part.length >= min_run:
                    heapq.heappush(queue, (-part.length, part.left, part.right))
            continue
        tiles += parts
        _take(parts[0], left_free, right_free)
    return tuple(sorted(tiles))


def chain(left: Sequence[str], right: Sequence[str]) -> tuple[tuple[Tile, ...], ...]:
    """Runs of common words in the same order on both sides, broken by small edits only.

    Args:
        left: folded words of one text.
        right: folded words of the other.

    Returns:
        Chains of at least `MIN_RUN_WORDS` common words, the longest first, no word in two of them.
    """
    runs = sorted(_runs(left, right, MIN_LINK_WORDS))
    lengths, links = _link(runs)
    followed = set(links)
    ends = sorted((i for i in range(len(runs)) if i not in followed), key=lambda i: (-lengths[i], runs[i]))
    left_free, right_free = [True] * len(left), [True] * len(right)
    chains: list[tuple[Tile, ...]] = []
    for end in ends:
        if lengths[end] < MIN_RUN_WORDS:
            break
        parts = [part for run in _walk(runs, links, end) for part in _free_parts(run, left_free, right_free)]
        if sum(part.length for part in parts) >= MIN_RUN_WORDS:
            chains.append(tuple(sorted(parts)))
            for part in parts:
                _take(part, left_free, right_free)
    return tuple(chains)


def _link(runs: Sequence[Tile]) -> tuple[list[int], list[int]]:
    """For each run the longest chain that ends in it, in words, and the run before it there (-1: none)."""
    lengths, links = [run.length for run in runs], [-1] * len(runs)
    first = 0
    longest = max((run.length for run in runs), default=0)
    for i, run in enumerate(runs):
        while runs[first].left + longest + MAX_LINK_GAP < run.left:
            first += 1
        for k in range(first, i):
            before = runs[k]
            gaps = (run.left - before.left - before.length, run.right - before.right - before.length)
            if min(gaps) >= 0 and max(gaps) <= MAX_LINK_GAP and lengths[k] + run.length > lengths[i]:
                lengths[i], links[i] = lengths[k] + run.length, k
    return lengths, links


def _walk(runs: Sequence[Tile], links: Sequence[int], end: int) -> Iterator[Tile]:
    while end >= 0:
        yield runs[end]
        end = links[end]


def _take(run: Tile, left_free: list[bool], right_free: list[bool]) -> None:
    left_free[run.left : run.left + run.length] = [False] * run.length
    right_free[run.right : run.right + run.length] = [False] * run.length


def _runs(left: Sequence[str], right: Sequence[str], min_run: int) -> Iterator[Tile]:
    """Every common run that cannot be longer on either side."""
    places: dict[tuple[str, ...], list[int]] = {}
    for j in range(len(right) - min_run + 1):
        places.setdefault(tuple(right[j : j + min_run]), []).append(j)
    for i in range(len(left) - min_run + 1):
        for j in places.get(tuple(left[i : i + min_run]), ()):
            if not (i and j and left[i - 1] == right[j - 1]):
                yield Tile(i, j, _length(left, right, i, j))


def _length(left: Sequence[str], right: Sequence[str], i: int, j: int) -> int:
    length = 0
    while i + length < len(left) and j + length < len(right) and left[i + length] == right[j + length]:
        length += 1
    return length


def _free_parts(run: Tile, left_free: Sequence[bool], right_free: Sequence[bool]) -> list[Tile]:
    """The stretches of a run whose words are not yet taken on either side."""
    parts: list[Tile] = []
    length = 0
    for k in range(run.length + 1):
        if k < run.length and left_free[run.left + k] and right_free[run.right + k]:
            length += 1
        elif length:
            parts.append(Tile(run.left + k - length, run.right + k - length, length))
            length = 0
    return parts
