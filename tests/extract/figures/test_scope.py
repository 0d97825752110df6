"""Where a figure holds: not where its people are from."""

from datetime import UTC, datetime

import pytest

from rashomon.clean import clean
from rashomon.extract.annotator import SpacyAnnotator
from rashomon.extract.claims import extract
from rashomon.model import Capture

pytestmark = pytest.mark.model


@pytest.fixture(scope="session")
def annotator():
    return SpacyAnnotator()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A plane crashed in Guanacaste on Sunday, killing 12 U.S. citizens, police said.", "Guanacaste"),
        ("A bus with families from New York fell off a bridge near Guanacaste, killing 12 people.", "Guanacaste"),
        ("Twelve people from Denver were killed on Sunday when a bus fell off a bridge in Guanacaste.", "Guanacaste"),
    ],
)
def test_where_people_are_from_is_no_place_of_theirs(annotator, text, place):
    """A nationality and a home town tell who they were."""
    metadata = {"published": datetime(2025, 3, 11, tzinfo=UTC).isoformat(), "outlet": "The Sarn Post"}
    article = clean(Capture(location="a", body=text.encode(), media_type="text/plain", metadata=metadata))

    [killed] = [claim for claim in extract(article, annotator=annotator).claims if claim.kind == "killed"]

    assert killed.where.name == place
