"""The parser behind its protocol: several texts in one batch, each annotation about its own text."""

import pytest

from rashomon.extract.annotator import SpacyAnnotator
from rashomon.model import Span

pytestmark = pytest.mark.model

BODY = "Two people were hurt on Monday.\n\nThe mayor of Lisbon said so."
TITLE = "Two hurt in Lisbon"


def test_texts_of_one_batch_are_annotated_each_on_its_own():
    """An article's title and text parsed together read as parsed apart."""
    annotator = SpacyAnnotator()

    together = annotator.annotate_all([(BODY, None), (TITLE, None)])

    assert together == (annotator.annotate(BODY), annotator.annotate(TITLE))


def test_a_text_without_stretches_takes_none_of_its_neighbours():
    """A blank text has no tokens; the text after it keeps its own."""
    blank, title = SpacyAnnotator().annotate_all([("  \n ", None), (TITLE, None)])

    assert blank.tokens == ()
    assert [token.text for token in title.tokens] == TITLE.split()


def test_only_the_given_stretches_are_parsed():
    """Offsets are into the whole text though only a part of it is parsed."""
    [annotation] = SpacyAnnotator().annotate_all([(BODY, [Span(start=BODY.index("The mayor"), end=len(BODY))])])

    assert annotation.tokens[0].start == BODY.index("The mayor")
    assert all(BODY[token.start : token.end] == token.text for token in annotation.tokens)
