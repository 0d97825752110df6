"""The sentence around a claim, by punctuation: enough to see the words it is told with."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from rashomon.model import Article, Span, TextField

# A full stop ends a sentence before a capital, a quotation mark or a line's end, but not after an initial or a title.
_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Dr|St|Lt))(?<!\b(?:Mrs|Gen|Col|Sgt))[.!?…][”’\"')\]]*\s+(?=[A-Z“„‘\"'(\[\d])|\n+"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """The sentences of one text, in order."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    texts: tuple[str, ...]

    def index_at(self, offset: int) -> int:
        """The number of the sentence that holds an offset."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def share_one(self, one: Span, other: Span) -> bool:
        """Whether two spans of one text begin in one sentence."""
        return one.field is other.field and self.index_at(one.start) == self.index_at(other.start)

    def around(self, span: Span) -> str:
        """The words of every sentence that a span touches."""
        first, last = self.index_at(span.start), self.index_at(span.end - 1)
        return " ".join(self.texts[first : last + 1])

    def cut(self, span: Span) -> tuple[str, str, str]:
        """The words of its sentences before a span, in it and behind it."""
        first, last = self.index_at(span.start), self.index_at(span.end - 1)
        start, text = self.starts[first], "".join(self.texts[first : first + 1])
        if last != first:
            return text[: span.start - start], self.around(span)[span.start - start :], ""
        return text[: span.start - start], text[span.start - start : span.end - start], text[span.end - start :]

    def before(self, span: Span) -> str:
        """The sentence before the span's, empty at the start."""
        first = self.index_at(span.start)
        return self.texts[first - 1] if first else ""


def split_sentences(text: str) -> Sentences:
    """Split a text at its sentence ends and line breaks."""
    starts, ends = [0], []
    for found in _END.finditer(text):
        ends.append(found.start() + 1)
        starts.append(found.end())
    ends.append(len(text))
    return Sentences(
        starts=tuple(starts),
        ends=tuple(ends),
        texts=tuple(text[start:end] for start, end in zip(starts, ends, strict=True)),
    )


def sentences_of(article: Article) -> dict[TextField, Sentences]:
    """The sentences of an article's text and of its title."""
    return {TextField.TEXT: split_sentences(article.text), TextField.TITLE: split_sentences(article.title or "")}


@lru_cache(maxsize=16384)
def words_in(sentence: str) -> frozenset[str]:
    """The words of a sentence, folded, without the commas behind them."""
    return frozenset(sentence.casefold().replace(",", " ").split())
