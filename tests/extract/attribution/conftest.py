"""Hand-made trees: "The/DT/det/1 mayor/NN/nsubj/2 …", word, tag, dependency and head; words are joined as in print."""

from collections.abc import Callable, Sequence

import pytest

from rashomon.clean import clean
from rashomon.extract.annotation import Annotation, Entity, Sentence, Token
from rashomon.extract.annotator import SpacyAnnotator
from rashomon.extract.attribution import AttributionWords, find_attributions
from rashomon.extract.claims import extract
from rashomon.extract.language import load_language
from rashomon.extract.quotations import QuotationWords, find_quotations
from rashomon.model import STATEMENT, Article, ArticleId, Attribution, Capture, Claim, Credit

_NO_SPACE_BEFORE = frozenset({",", ".", ":", "?", "!", "”", "’s", "n’t", ")"})
_NO_SPACE_AFTER = frozenset({"“", "("})

Read = Callable[..., tuple[Annotation, tuple[Attribution, ...]]]


def parsed(
    *sentences: str, entities: Sequence[tuple[int, int, str]] = (), paragraphs: Sequence[int] = ()
) -> Annotation:
    """One annotation of sentences in the notation above; heads count within their sentence, entities over all."""
    text = ""
    tokens: list[Token] = []
    bounds: list[Sentence] = []
    glue = ""
    for number, sentence in enumerate(sentences):
        base = len(tokens)
        for part in sentence.split():
            word, tag, dependency, head = part.rsplit("/", 3)
            text += "" if word in _NO_SPACE_BEFORE else glue
            start = len(text)
            text += word
            index = len(tokens)
            tokens.append(Token(index, start, len(text), word, word.lower(), tag, dependency, base + int(head), number))
            glue = "" if word in _NO_SPACE_AFTER else " "
        paragraph = paragraphs[number] if paragraphs else 0
        bounds.append(Sentence(base, len(tokens), paragraph))
    found = tuple(Entity(*entity) for entity in entities)
    return Annotation(text=text, tokens=tuple(tokens), sentences=tuple(bounds), entities=found)


@pytest.fixture(scope="session")
def attribution_words() -> AttributionWords:
    """The English words."""
    return AttributionWords.from_table(load_language("en").section("attribution"))


@pytest.fixture(scope="session")
def quotation_words() -> QuotationWords:
    """The English words that tell speech from names."""
    return QuotationWords.from_table(load_language("en").section("quotations"))


@pytest.fixture
def read(attribution_words: AttributionWords, quotation_words: QuotationWords) -> Read:
    """Annotate and attribute sentences in the notation above."""

    def run(
        *sentences: str,
        entities: Sequence[tuple[int, int, str]] = (),
        paragraphs: Sequence[int] = (),
        outlet: str | None = None,
        credited: tuple[Credit, ...] = (),
    ) -> tuple[Annotation, tuple[Attribution, ...]]:
        annotation = parsed(*sentences, entities=entities, paragraphs=paragraphs)
        article = Article(id=ArticleId("a"), text=annotation.text, outlet=outlet, credits=credited)
        quotations = find_quotations(annotation, words=quotation_words)
        found = find_attributions(article, annotation, quotations, (), words=attribution_words)
        return annotation, found

    return run


@pytest.fixture(scope="session")
def statements() -> Callable[[str], list[Claim]]:
    """The statement claims of a text, read with the real parser as an article of the Sarn Post."""
    annotator = SpacyAnnotator()

    def run(text: str) -> list[Claim]:
        metadata = {"published": "2025-09-02T19:00:00Z", "outlet": "The Sarn Post"}
        article = clean(Capture(location="a", body=text.encode(), media_type="text/plain", metadata=metadata))
        assert isinstance(article, Article)
        return [claim for claim in extract(article, annotator=annotator).claims if claim.kind == STATEMENT]

    return run
