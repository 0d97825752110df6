"""The words of an article that are its own, and a sparse sketch of them by which sharers are found."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from zlib import crc32

from rashomon.cluster.lexicon import stock_patterns
from rashomon.model import Article, ArticleId

# Words of a shingle. Five-word runs are the usual choice; shorter ones are stock phrases.
SHINGLE_WORDS = 5
# One shingle in so many goes into the index (those whose hash is divisible by it: the same ones in every article).
SAMPLING = 4

_WORD = re.compile(r"\w+")
_PARAGRAPH = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?]+(?!\s)[^\n.!?]+)*[.!?]*")
# A quotation ends with its mark or with its paragraph: a speech over several paragraphs closes only the last one.
_QUOTED = re.compile(
    r"""“[^”\n]*(?:”|(?=\n)|\Z) | "[^"\n]*(?:"|(?=\n)|\Z) | «[^»\n]*(?:»|(?=\n)|\Z) | „[^“”\n]*(?:[“”]|(?=\n)|\Z)
    | (?<!\w)[‘'](?=\w)[^\n]*?[^\s\w’'-][’'](?!\w) | (?<!\w)[‘'](?=\w)[^’'\n]*[’'](?!\w)""",
    re.VERBOSE,
)
# "… released the following statement:" and what follows it.
_STATEMENT = re.compile(
    r"\b(?:statement|letter|e-?mail|post|tweet|message|said|says|wrote|read|reads|continued|tweeted|posted)\b"
    r"[^\n]{0,60}:[ ”\"]*\n+",
    re.IGNORECASE,
)
# Marks around so few words hold a name or a word at a distance; they are the outlet's own choice.
MIN_QUOTED_WORDS = 4
MAX_STATEMENT_PARAGRAPHS = 4


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article's text.

    Attributes:
        folded: casefolded words.
        starts, ends: their offsets.
        own: for each word, whether it is the outlet's own: neither quoted nor boilerplate nor a stock paragraph.
    """

    article: ArticleId
    folded: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    own: tuple[bool, ...]


def read_words(article: Article) -> Words:
    """The words of the text with offsets, and which are the outlet's own."""
    matches = list(_WORD.finditer(article.text))
    starts = tuple(match.start() for match in matches)
    own = [True] * len(matches)
    for start, end in _foreign_spans(article):
        for i in range(bisect_right(starts, start - 1), len(starts)):
            if starts[i] >= end:
                break
            own[i] = False
    return Words(
        article=article.id,
        folded=tuple(match.group().casefold() for match in matches),
        starts=starts,
        ends=tuple(match.end() for match in matches),
        own=tuple(own),
    )


def sketch(words: Words) -> tuple[int, ...]:
    """Hashes of one in `SAMPLING` shingles of the outlet's own words: the same shingles in every article."""
    return tuple(dict.fromkeys(value for value in _hashes(words.folded, words.own) if value % SAMPLING == 0))


def _hashes(folded: Sequence[str], own: Sequence[bool]) -> Iterator[int]:
    for i in range(len(folded) - SHINGLE_WORDS + 1):
        if own[i] and own[i + SHINGLE_WORDS - 1]:
            yield crc32(" ".join(folded[i : i + SHINGLE_WORDS]).encode())


def _foreign_spans(article: Article) -> Iterator[tuple[int, int]]:
    """Where the words are not the outlet's own."""
    text = article.text
    yield from ((p.span.start, p.span.end) for p in article.passages if not p.role.is_story)
    for match in _QUOTED.finditer(text):
        if len(match.group().split()) >= MIN_QUOTED_WORDS:
            yield match.span()
    for match in _STATEMENT.finditer(text):
        yield match.end(), _statement_end(text, match.end())
    yield from _matching(_SENTENCE, text, stock_patterns("sentences"))
    yield from _matching(_PARAGRAPH, text, stock_patterns("paragraphs"))


def _matching(unit: re.Pattern[str], text: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[tuple[int, int]]:
    for match in unit.finditer(text):
        if any(pattern.search(match.group()) for pattern in patterns):
            yield match.span()


def _statement_end(text: str, start: int) -> int:
    """A statement without marks goes on to the paragraph with a closing mark, at most `MAX_STATEMENT_PARAGRAPHS`."""
    end = start
    for paragraph in islice(_PARAGRAPH.finditer(text, start), MAX_STATEMENT_PARAGRAPHS):
        end = paragraph.end()
        if paragraph.group().rstrip().endswith(("”", '"')):
            break
    return end
