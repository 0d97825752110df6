"""The linguistic annotation of one text as plain records: tokens, their dependency tree, sentences, entities.

Rules read these and never the parser's own objects, so that they can be tested by hand and sent between processes.
Tags are Penn Treebank, dependencies those of ClearNLP (as in OntoNotes-trained English models).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from rashomon.model import Span


class Token(NamedTuple):
    """One token. A named tuple, not a dataclass: hundreds of thousands are made a minute.

    `head` is the index of its syntactic head (its own index at a root); `start`, `end` are offsets into the text.
    """

    index: int  # type: ignore[assignment]  # it hides tuple.index, which no rule uses
    start: int
    end: int
    text: str
    lower: str
    tag: str
    dep: str
    head: int
    sentence: int


class Entity(NamedTuple):
    """A named-entity span in tokens, half open. The span is usable; the label often is not."""

    first: int
    stop: int
    label: str


class Sentence(NamedTuple):
    """A sentence in tokens, half open; `paragraph` is the index of the stretch of text it was parsed in."""

    first: int
    stop: int
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """Tokens, sentences and entities of one text, in text order; offsets point into that text."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the tree downwards and the offsets."""
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                children[token.head].append(token.index)
        object.__setattr__(self, "_children", tuple(tuple(below) for below in children))
        object.__setattr__(self, "_starts", tuple(token.start for token in self.tokens))

    def children(self, index: int) -> tuple[Token, ...]:
        """The direct dependents of a token, in text order."""
        return tuple(self.tokens[child] for child in self._children[index])

    def subtree(self, index: int) -> tuple[int, ...]:
        """The indices of a token and all below it, in text order."""
        found: list[int] = []
        stack = [index]
        while stack:
            current = stack.pop()
            found.append(current)
            stack.extend(self._children[current])
        return tuple(sorted(found))

    def ancestors(self, index: int) -> Iterator[Token]:
        """The heads above a token, nearest first."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield self.tokens[index]

    def span(self, first: int, stop: int) -> Span:
        """The characters of tokens `first` to `stop` (not included)."""
        return Span(start=self.tokens[first].start, end=self.tokens[stop - 1].end)

    def tokens_in(self, span: Span) -> range:
        """The indices of the tokens that share a character with a span of the text."""
        first = bisect_right(self._starts, span.start) - 1
        if first < 0 or self.tokens[first].end <= span.start:
            first += 1
        return range(first, bisect_left(self._starts, span.end))

    def head_of(self, span: Span) -> Token | None:
        """The syntactically highest word inside a span; a mark only if it holds no word, None if it holds nothing."""
        inside = self.tokens_in(span)
        for index in inside:
            token = self.tokens[index]
            if token.dep != "punct" and (token.head == index or token.head not in inside):
                return token
        return self.tokens[inside[0]] if inside else None

    def sentence_of(self, index: int) -> Sentence:
        """The sentence a token stands in."""
        return self.sentences[self.tokens[index].sentence]

    def sentence_span(self, number: int) -> Span:
        """The characters of a sentence."""
        sentence = self.sentences[number]
        return self.span(sentence.first, sentence.stop)
