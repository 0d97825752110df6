"""Toponyms of invented sentences: found, told from people and groups, placed, and whether they act."""

import dataclasses
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.extract import SpacyAnnotator
from rashomon.extract.annotation import Entity
from rashomon.extract.language import load_language
from rashomon.extract.places import PlaceWords, find_places
from rashomon.model import Span

pytestmark = pytest.mark.model


def named(mentions, text):
    return [text[one.span.start : one.span.end] for one in mentions]


def country_of(mentions, text, name):
    return next(one.value.country for one in mentions if text[one.span.start : one.span.end] == name)


def test_literal_toponyms_are_found_without_what_surrounds_them(find):
    text = "The storm moved from the northern city of Tromsø into southern Finland."

    assert named(find(text), text) == ["Tromsø", "Finland"]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attack Veldrian city as truce ends",
        "The rebels are in the city, he told the Corvel Herald.",
        "About 20 soldiers were missing, a senior officer told the Herald.",
    ],
)
def test_unknown_adjectives_and_who_is_told_are_no_places(find, text):
    assert named(find(text), text) == []


def test_a_town_takes_the_state_that_stands_beside_it(find):
    text = "The driver from Paris, Texas, was unhurt."

    paris = find(text)[0]

    assert paris.value.country == "US"
    assert paris.value.lat == pytest.approx(33.66, abs=0.1)


def test_without_any_sign_the_most_populous_place_is_meant(find):
    text = "The exhibition opens in Paris in June."

    assert find(text)[0].value.country == "FR"


def test_a_story_draws_its_names_to_where_it_plays(find):
    text = "Crews from Akron and Canton helped in Ohio. The road to Dublin was closed, and Columbus lost power."

    assert country_of(find(text), text, "Dublin") == "US"


def test_a_province_is_told_from_its_capital(find):
    text = "Rain flooded Idlib province. In the city of Idlib, schools closed."

    province, city = find(text)

    assert province.value.id != city.value.id
    assert province.value.id in city.value.within


def test_divisions_that_share_their_word_are_divisions(find):
    text = "Floods reached the Hama, Homs and Latakia provinces."

    assert len({one.value.id for one in find(text)}) == 3
    assert all(len(one.value.within) == 1 for one in find(text))


def test_transliterations_meet(find):
    first, second = (find(f"A school in {name} in Syria was hit.")[0] for name in ("Khan Sheikhoun", "Khan Shaykhun"))

    assert first.value.id == second.value.id is not None


def test_the_name_of_a_person_is_no_town(find):
    text = "Ada Lincoln chairs the board. Lincoln said the vote was open."

    assert find(text) == ()


def test_a_place_inside_the_name_of_a_group_is_no_place(find):
    text = "Fighters of the Islamic State of Iraq and the Levant left the town."

    assert find(text) == ()


def test_demonyms_are_no_places(find):
    text = "Syrian and Russian engineers met a Belgian team."

    assert find(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Moscow said it would send engineers.",
        "The truce was brokered by Norway.",
        "The Qatar-backed plan failed.",
        "Diplomats welcomed the agreement between Chile and Peru.",
    ],
)
def test_a_state_that_acts_is_a_metonym(find, text):
    assert find(text)[0].is_metonym


@pytest.mark.parametrize(
    "text",
    [
        "The train to Moscow was late.",
        "Snow fell in northern Norway.",
        "The Qatar-based firm closed.",
        "Chile has seen its driest summer.",
    ],
)
def test_a_state_that_is_only_where_is_none(find, text):
    assert not find(text)[0].is_metonym


def test_a_dateline_says_where_a_report_was_filed(find):
    text = "NAIROBI (Reuters) - Two ferries collided off Mombasa."

    assert [one.form for one in find(text)] == ["dateline", "name"]


def test_names_that_ran_together_are_taken_apart(find):
    text = "The minister arrived in Damascus Syria on Sunday."

    assert named(find(text), text) == ["Damascus", "Syria"]


def test_nothing_is_found_in_nothing(find):
    assert find("") == ()


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80))
def test_spans_lie_in_any_text_and_do_not_overlap(find, text):
    mentions = find(text)

    assert all(0 <= one.span.start < one.span.end <= len(text) for one in mentions)
    assert all(left.span.end <= right.span.start for left, right in itertools.pairwise(mentions))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("A fire in the Kessel quarter of Bremen killed two.", "Kessel"),
        ("A fire in the neighbourhood of Tareeq Nur in Aleppo killed two.", "Tareeq Nur"),
        ("Shells hit Rafah's Al Geneina neighbourhood.", "Al Geneina"),
    ],
)
def test_a_part_of_a_town_lies_in_the_town_it_is_told_of(find, text, part):
    places = {text[one.span.start : one.span.end]: one.value for one in find(text)}
    town = next(place for name, place in places.items() if name != part)

    assert town.id in places[part].within
    assert (places[part].lat, places[part].lon) == (town.lat, town.lon)


def test_the_part_lies_there_wherever_it_is_named(find):
    text = "A fire in the Kessel quarter of Bremen killed two. The fire in Kessel was put out."

    first, _, again = find(text)

    assert again.value == first.value


def test_a_part_that_the_gazetteer_has_in_the_town_keeps_its_place(find):
    text = "Protesters met in Manhattan's Harlem district."

    assert find(text)[-1].value.id is not None


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The bombing in al-Qusayr killed nine people in Syria.", "al-Qusayr", "SY"),
        ("The strike near Deir az-Zour in Syria killed nine.", "Deir az-Zour", "SY"),
        ("Strikes near the town of Al Mayadeen in Syria killed nine.", "Al Mayadeen", "SY"),
    ],
)
def test_names_with_an_arabic_article_and_other_vowels_are_found(find, text, name, country):
    assert country_of(find(text), text, name) == country


def test_a_short_weekday_before_a_date_is_no_place(find):
    text = "Mon Oct 31 2016 Two houses burnt in Aleppo."

    assert named(find(text), text) == ["Aleppo"]


def test_a_paper_called_by_the_last_word_of_its_name_is_no_place(find):
    text = "The fire chief told the Herald that the town of Paris was safe."

    assert named(find(text), text) == ["Paris"]


def test_a_ship_is_no_place(find):
    text = "The ferry Helsinki Star ran aground near Tromsø."

    assert "Helsinki Star" not in named(find(text), text)


@pytest.mark.parametrize("text", ["The Tavarian army left Tromsø.", "The Tavarian interior ministry spoke in Tromsø."])
def test_a_people_of_no_known_land_is_no_place(find, text):
    assert named(find(text), text) == ["Tromsø"]


@pytest.mark.parametrize("behind", ["Iraqi state television reported", "Iraqs third town according to police"])
def test_a_town_that_ran_together_with_a_people_is_found(gazetteer, behind):
    text = f"The shell fell in Kirkuk {behind}."
    read = SpacyAnnotator().annotate(text)
    taken = read.tokens_in(Span(start=text.index("Kirkuk"), end=text.index("Iraq") + 5))
    annotation = dataclasses.replace(read, entities=(Entity(taken.start, taken.stop, "NORP"),))

    mentions = find_places(
        annotation, words=PlaceWords.from_table(load_language("en").section("places")), gazetteer=gazetteer
    )

    assert named(mentions, text)[:1] == ["Kirkuk"]
