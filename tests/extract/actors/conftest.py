import pytest

from rashomon.extract import SpacyAnnotator
from rashomon.extract.actors import ActorWords, find_actors
from rashomon.extract.language import load_language
from rashomon.extract.places import PlaceWords, find_places, load_gazetteer


@pytest.fixture(scope="session")
def find():
    language = load_language("en")
    place_words = PlaceWords.from_table(language.section("places"))
    actor_words = ActorWords.from_table(language.section("actors"))
    annotator, gazetteer = SpacyAnnotator(), load_gazetteer()

    def run(text):
        annotation = annotator.annotate(text)
        return find_actors(
            annotation, find_places(annotation, words=place_words, gazetteer=gazetteer), words=actor_words
        )

    return run
