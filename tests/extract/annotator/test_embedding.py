"""The folded embedding says what the library's layer says, and says it of a word whoever stands beside it."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest

from rashomon.extract.annotator import embedding
from rashomon.extract.annotator.embedding import WordEmbedding

pytestmark = pytest.mark.model


@pytest.fixture(scope="session")
def folded(stock, tok2vecs):
    """Both embedding layers with their folded forms."""
    return [(tok2vec.layers[0], WordEmbedding(tok2vec.layers[0], stock.vocab.vectors)) for tok2vec in tok2vecs]


def test_rows_agree_with_the_layer(folded, docs):
    """Known and unknown words, contractions and blanks get the numbers that the library gives them."""
    for layer, ours in folded:
        for expected, found in zip(layer.predict(docs), ours.embed(docs), strict=True):
            assert found.shape == expected.shape
            assert abs(found - expected).max() < 1e-5


def test_a_word_has_the_same_row_in_any_company(stock, tok2vecs, docs):
    """Digit for digit: learnt alone or among others, first or last."""
    for tok2vec in tok2vecs:
        together = WordEmbedding(tok2vec.layers[0], stock.vocab.vectors).embed(docs)
        alone = WordEmbedding(tok2vec.layers[0], stock.vocab.vectors)
        for doc, rows in reversed(list(zip(docs, together, strict=True))):
            assert (alone.embed([doc])[0] == rows).all()


def test_words_are_told_apart_by_what_follows(folded, stock):
    """A word before a blank and the same word before a full stop are two: the layer sees the blank."""
    _, ours = folded[0]
    [rows] = ours.embed([stock.make_doc("dead dead.")])

    assert (rows[0] != rows[1]).any()


def test_a_full_table_begins_anew(stock, tok2vecs, docs, monkeypatch):
    """When more words come than are kept, all are forgotten, and every row is right all the same."""
    expected = WordEmbedding(tok2vecs[0].layers[0], stock.vocab.vectors).embed(docs)
    monkeypatch.setattr(embedding, "MAX_WORDS", max(len(doc) for doc in docs))
    small = WordEmbedding(tok2vecs[0].layers[0], stock.vocab.vectors)

    for _ in range(2):
        for doc, rows in zip(docs, expected, strict=True):
            assert (small.embed([doc])[0] == rows).all()


class SlowEmbedding(WordEmbedding):
    """Works words out so slowly that threads meet while they learn."""

    def _work_out(self, features):
        sleep(0.005)
        return super()._work_out(features)


def test_threads_learn_side_by_side(stock, tok2vecs):
    """Words that several threads meet at once get the rows they get alone."""
    docs = [stock.make_doc(" ".join(f"word{number}x{thread}" for number in range(30))) for thread in range(8)]
    expected = WordEmbedding(tok2vecs[0].layers[0], stock.vocab.vectors).embed(docs)
    shared = SlowEmbedding(tok2vecs[0].layers[0], stock.vocab.vectors)

    with ThreadPoolExecutor(max_workers=len(docs)) as pool:
        found = list(pool.map(lambda doc: shared.embed([doc])[0], docs * 2))

    assert all((rows == expected[number % len(docs)]).all() for number, rows in enumerate(found))
