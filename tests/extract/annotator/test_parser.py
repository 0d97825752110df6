"""The parser behind its protocol: several texts in one batch, each annotation about its own text."""

import pytest

from rashomon.config import Config
from rashomon.examples import example_path
from rashomon.extract.annotator import SpacyAnnotator
from rashomon.extract.annotator.stretches import MAX_BATCH, batches
from rashomon.model import Span
from rashomon.run.pipeline import read_inputs

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


def test_a_long_text_is_read_in_batches_and_loses_nothing():
    """Every stretch is in one batch, in order, and no batch of several passes the limit."""
    stretches = ["a" * (MAX_BATCH // 3), "b" * (MAX_BATCH // 2), "c" * (MAX_BATCH // 2), "d" * (2 * MAX_BATCH), "e"]

    found = list(batches(stretches))

    assert [stretch for batch in found for stretch in batch] == stretches
    assert [len(batch) for batch in found] == [2, 1, 1, 1]


def test_only_the_given_stretches_are_parsed():
    """Offsets are into the whole text though only a part of it is parsed."""
    [annotation] = SpacyAnnotator().annotate_all([(BODY, [Span(start=BODY.index("The mayor"), end=len(BODY))])])

    assert annotation.tokens[0].start == BODY.index("The mayor")
    assert all(BODY[token.start : token.end] == token.text for token in annotation.tokens)


def test_the_parse_is_the_librarys(stock):
    """Heads, labels, tags and names of the bundled example are those of the library's own pipeline."""
    articles, _ = read_inputs([example_path()], config=Config())
    passages = [article.text[found.span.start : found.span.end] for article in articles for found in article.passages]
    lines = [line for passage in passages for line in passage.splitlines() if line.strip() == line != ""]

    assert len(lines) > 100
    for line, theirs in zip(lines, stock.pipe(lines), strict=True):
        ours = SpacyAnnotator().annotate(line)
        assert [(token.text, token.tag, token.dep, token.head) for token in ours.tokens] == [
            (word.text, word.tag_, word.dep_, word.head.i) for word in theirs
        ]
        assert [(entity.first, entity.stop, entity.label) for entity in ours.entities] == [
            (name.start, name.end, name.label_) for name in theirs.ents
        ]


@pytest.mark.parametrize("title", ["Sgt.", "Capt.", "Supt.", "Det."])
def test_a_title_before_a_name_ends_no_sentence(title):
    """A full stop behind a rank belongs to it, and the name behind it is the subject."""
    [annotation] = SpacyAnnotator().annotate_all([(f"“The road is shut,” police {title} Ann Lee said.", None)])

    assert len(annotation.sentences) == 1
    [subject] = [token.text for token in annotation.tokens if token.dep == "nsubj" and token.tag == "NNP"]
    assert subject == "Lee"


def test_a_rank_at_the_end_of_a_sentence_ends_it():
    """In small letters it is a word like others."""
    [annotation] = SpacyAnnotator().annotate_all([("The dead man was a cpl. He fell in May.", None)])

    assert len(annotation.sentences) == 2
