"""Verbs joined by "and": which of them belong to what is said, and which to who says it."""

import pytest

from rashomon.clean import clean
from rashomon.extract.annotator import SpacyAnnotator
from rashomon.extract.claims import extract
from rashomon.model import STATEMENT, Capture, SpanRole

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def said():
    """Cue and content of each statement of a text."""
    annotator = SpacyAnnotator()

    def read(text):
        article = clean(Capture(location="a", body=text.encode(), media_type="text/plain", metadata={}))
        claims = [claim for claim in extract(article, annotator=annotator).claims if claim.kind == STATEMENT]
        cues = [claim.spans_of(SpanRole.CUE)[0] for claim in claims]
        return [(text[cue.start : cue.end], claim.value.text) for cue, claim in zip(cues, claims, strict=True)]

    return read


def test_no_past_stands_under_would(said):
    found = said("The mayor said he would order a review and warned of more floods.")

    assert found == [("said", "he would order a review"), ("warned of", "more floods")]
