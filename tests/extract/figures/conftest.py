"""Figures of a sentence, read with the real parser and no other layer."""

from dataclasses import dataclass

import pytest

from rashomon.extract.annotation import Annotation
from rashomon.extract.annotator import SpacyAnnotator
from rashomon.extract.figures import FigureWords, find_figures
from rashomon.extract.language import load_language
from rashomon.extract.quantities import QuantityWords, find_quantities
from rashomon.model import Article, ArticleId


@dataclass(frozen=True)
class BareReading:
    """A reading whose layers below the quantities are given, empty by default."""

    article: Article
    annotation: Annotation
    quantities: tuple
    times: tuple = ()
    places: tuple = ()
    actors: tuple = ()
    attributions: tuple = ()

    def attributions_of(self, span):
        return (one for one in self.attributions if any(piece.covers(span) for piece in one.content))


@pytest.fixture(scope="session")
def english():
    return load_language("en")


@pytest.fixture(scope="session")
def read(english):
    persons = english.section("persons")
    quantity_words = QuantityWords.from_table(english.section("quantities"), persons=persons)
    figure_words = FigureWords.from_table(english.section("figures"), persons=persons)
    annotator = SpacyAnnotator()

    def figures(text, **layers):
        annotation = annotator.annotate(text)
        reading = BareReading(
            article=Article(id=ArticleId("a"), text=text, outlet="The Sarn Post"),
            annotation=annotation,
            quantities=find_quantities(annotation, (), words=quantity_words),
            **layers,
        )
        return find_figures(reading, words=figure_words)

    return figures
