"""The encoder says what the library's layer says."""

import pytest

from rashomon.extract.annotator.encoder import WindowEncoder

pytestmark = pytest.mark.model


def test_rows_agree_with_the_layer(tok2vecs, docs):
    """Each document's rows are the library's, whatever stands before and after it."""
    for tok2vec in tok2vecs:
        embed, encode = tok2vec.layers
        rows = embed.predict(docs)
        for expected, found in zip(encode.predict(rows), WindowEncoder(encode).encode(rows), strict=True):
            assert found.shape == expected.shape
            assert abs(found - expected).max() < 1e-4


def test_what_is_given_is_left_alone(tok2vecs, docs):
    """The rows of words are kept for other articles: encoding changes none of them."""
    embed, encode = tok2vecs[0].layers
    rows = embed.predict(docs)
    before = [document.copy() for document in rows]
    WindowEncoder(encode).encode(rows)

    assert all((was == now).all() for was, now in zip(before, rows, strict=True))
