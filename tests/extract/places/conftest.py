import pytest

from rashomon.extract import SpacyAnnotator
from rashomon.extract.language import load_language
from rashomon.extract.places import PlaceWords, find_places, load_gazetteer


@pytest.fixture(scope="session")
def gazetteer():
    return load_gazetteer()


@pytest.fixture(scope="session")
def find(gazetteer):
    words = PlaceWords.from_table(load_language("en").section("places"))
    annotator = SpacyAnnotator()

    def run(text):
        return find_places(annotator.annotate(text), words=words, gazetteer=gazetteer)

    return run
