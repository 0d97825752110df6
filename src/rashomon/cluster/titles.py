"""The title of a story: that of its first article, unless what the others tell hardly bears it out.

An archive's page title ("News search"), a running head or a column's name would stand over a story otherwise.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence

from rashomon.cluster.folding import fold, stem
from rashomon.cluster.lexicon import document_shares
from rashomon.model import Article

# Characters of a text that tell what it is about, and of a line that stands for a title.
LEAD, LINE = 1_500, 120
# What the first title must have of the support that the best one has.
ENOUGH = 0.4
# Share of all articles that a word outside the list is taken to stand in.
RARE = 1e-4

_WORD = re.compile(r"[^\W_]{2,}")


def choose_title(articles: Sequence[Article]) -> str:
    """The first title that the other articles support; of articles without titles, the first line there is.

    Args:
        articles: of one story, the first in front.

    Returns:
        A title as it is written; empty where there are no words at all.
    """
    titles = list(dict.fromkeys(article.title for article in articles if article.title))
    if not titles:
        return next(filter(None, map(_first_line, articles)), "")
    told = Counter(word for article in articles for word in {stem(word) for word in _words(_head(article))})
    support = {title: _support(title, told) for title in titles}
    return next(title for title in titles if support[title] >= ENOUGH * max(support.values()))


def _support(title: str, told: Counter[str]) -> float:
    """How many other articles have its words, rare ones weighing more, over the root of its length."""
    words = _words(title)
    shared = sum((told[stem(word)] - 1) * -math.log(document_shares().get(word, RARE)) for word in words)
    return shared / math.sqrt(len(words) or 1)


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _WORD.findall(text))


def _head(article: Article) -> str:
    return f"{article.title or ''} {article.text[:LEAD]}"


def _first_line(article: Article) -> str:
    lines = (line.strip() for line in article.text.splitlines())
    return next((line for line in lines if any(mark.isalnum() for mark in line)), "")[:LINE]
