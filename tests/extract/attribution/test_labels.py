"""Who stands before a colon: a speaker, not what is told of."""

import pytest

from rashomon.clean import clean
from rashomon.extract.annotator import SpacyAnnotator
from rashomon.extract.claims import extract
from rashomon.model import Capture, Form

pytestmark = pytest.mark.model

TEXT = "The tram left the rails at the harbour on Wednesday, and trains stood still all day.\n\n{}"


@pytest.fixture(scope="module")
def speakers():
    """Who is said to speak in an article with a headline and a second paragraph."""
    annotator = SpacyAnnotator()

    def run(title, paragraph="It was raining."):
        metadata = {"title": title, "outlet": "The Sarn Post", "published": "2025-03-11"}
        body = TEXT.format(paragraph).encode()
        article = clean(Capture(location="a", body=body, media_type="text/plain", metadata=metadata))
        claims = extract(article, annotator=annotator).claims
        return {claim.origin.name for claim in claims if claim.origin and claim.form is not Form.INHERITED}

    return run


@pytest.mark.parametrize("title", ["Sarn tram: Seven dead and 50 injured", "Deadliest US shooting: 58 dead, 527 hurt"])
def test_a_topic_before_a_colon_is_no_speaker(speakers, title):
    """A place or a state within the topic does not make it speak."""
    assert speakers(title) == set()


@pytest.mark.parametrize("title", ["Police: Seven dead and 50 injured", "Fire chief: Seven dead in tram crash"])
def test_an_office_before_a_colon_speaks(speakers, title):
    """The last word is that of somebody who speaks."""
    assert speakers(title)


def test_an_agency_before_a_colon_credits_a_picture(speakers):
    """In the text "AP:" is no speaker."""
    assert speakers("Tram leaves the rails", "AP: The quay where 14 people died on Wednesday") == set()
