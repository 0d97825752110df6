"""Numbers of places: the place right behind a number is its own, and numbers of places may be parts."""

import pytest

from rashomon.extract.annotator import SpacyAnnotator
from rashomon.extract.claims import extract
from rashomon.model import Article, ArticleId

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def killed():
    annotator = SpacyAnnotator()

    def read(text):
        article = Article(id=ArticleId("a"), text=text, outlet="The Sarn Post", language="en")
        return [claim for claim in extract(article, annotator=annotator).claims if claim.kind == "killed"]

    return read


def told(claims):
    return [(claim.value.lower, claim.where.name if claim.where else None) for claim in claims]


def test_each_number_of_a_row_has_the_place_behind_it(killed):
    text = "The strikes killed 45 civilians in and around Madrid and 22 in neighbouring Toledo, a monitor said."

    assert told(killed(text)) == [(45, "Madrid"), (22, "Toledo")]


def test_a_country_behind_a_number_gives_way_to_a_town_told_near(killed):
    text = "A bomber killed five guards in Spain. The attack hit a checkpoint in Toledo."

    assert told(killed(text))[0] == (5, "Toledo")


@pytest.mark.parametrize(
    "text",
    [
        "Some 41 people died, 26 in Madrid and 15 in Toledo.",
        "At least 41 people were killed in the attacks: 26 in Madrid and 15 in neighbouring Toledo.",
    ],
)
def test_numbers_of_places_are_parts_of_a_whole_without_a_place(killed, text):
    whole, *parts = killed(text)

    assert told(parts) == [(26, "Madrid"), (15, "Toledo")]
    assert [part.part_of for part in parts] == [whole.id] * 2


@pytest.mark.parametrize(
    "text",
    [
        "The strikes killed 45 civilians in Madrid and 22 in Toledo.",
        "Twelve people died in Madrid, five in Toledo.",
    ],
)
def test_numbers_of_places_in_a_row_are_no_parts(killed, text):
    assert {claim.part_of for claim in killed(text)} == {None}
