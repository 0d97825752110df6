"""Actors of invented sentences: who is named, what generic words denote, and who takes part in the fighting."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.extract.actors import actor_at, canonical
from rashomon.model import Span
from rashomon.values import ActorType

pytestmark = pytest.mark.model


def told(mentions, text):
    return {text[one.span.start : one.span.end]: one.value.name for one in mentions}


def forms(mentions, text):
    return {text[one.span.start : one.span.end]: one.form for one in mentions}


# ---------------------------------------------------------------- names


def test_a_title_is_no_part_of_a_name(find):
    text = "Colonel Ivan Petrov spoke first. Petrov blamed the weather."

    assert told(find(text), text) == {"Ivan Petrov": "Ivan Petrov", "Petrov": "Ivan Petrov"}


def test_an_acronym_that_the_text_introduces_stands_for_its_name(find):
    text = "The Harbour Workers Assembly (HWA) met on Monday. The HWA rejected the offer."

    mentions = find(text)

    assert told(mentions, text)["HWA"] == "Harbour Workers Assembly"
    assert forms(mentions, text)["HWA"] == "acronym"


def test_a_short_acronym_needs_its_country(find):
    """ "PA" is many a body: the Palestinian Authority only where the text tells of Palestinians."""
    here = "The Palestinian prime minister spoke in Ramallah. The PA pays the salaries of nurses."
    elsewhere = "The trams in Orsten stopped at noon. The PA said that twelve people waited."

    assert told(find(here), here)["PA"] == "Palestinian Authority"
    assert "Palestinian Authority" not in told(find(elsewhere), elsewhere).values()


def test_a_hospital_is_known_by_the_name_it_bears(find):
    text = "The generators of St Oda Hospital stopped twice. St Oda has treated 12 people since Tuesday."

    assert told(find(text), text)["St Oda"] == "St Oda Hospital"


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("ISIL", "Islamic State"),
        ("Daesh", "Islamic State"),
        ("al-Shebab", "al-Shabaab"),
        ("Hizbullah", "Hezbollah"),
        ("Hayat Tahrir-al-Sham", "Hayat Tahrir al-Sham"),
        ("the White Helmets", "Syrian Civil Defence"),
        ("MSF", "Médecins Sans Frontières"),
        ("the OCHA", "UN Office for the Coordination of Humanitarian Affairs"),
        ("AFP", "Agence France-Presse"),
    ],
)
def test_one_actor_has_many_names(find, name, actor):
    text = f"In the evening {name} said the road was open."

    assert actor in told(find(text), text).values()


def test_a_state_that_acts_is_its_government(find):
    text = "Moscow said it would help, and Türkiye agreed."

    mentions = find(text)

    assert told(mentions, text) == {"Moscow": "Russia", "Türkiye": "Turkey"}
    assert set(forms(mentions, text).values()) == {"metonym"}


def test_relatives_of_one_surname_stay_apart(find):
    text = "Mary Tolland and her brother Peter Tolland own the mill."

    assert sorted(told(find(text), text).values()) == ["Mary Tolland", "Peter Tolland"]


def test_a_person_belongs_to_what_stands_beside_the_role(find):
    text = "Kremlin spokesman Oleg Bazarov declined to comment."

    bazarov = next(one.value for one in find(text) if one.value.type is ActorType.PERSON)

    assert bazarov.part_of[0] == "Kremlin"


# ---------------------------------------------------------------- generic words


def test_generic_words_denote_the_group_the_article_is_about(find):
    text = "The militant group Boko Haram raided a market. Jihadists also burned a school. The group said nothing."

    mentions = told(find(text), text)

    assert mentions["Jihadists"] == mentions["group"] == "Boko Haram"


def test_where_two_groups_fight_generic_words_keep_to_themselves(find):
    text = "Fighters of M23 met those of the Allied Democratic Forces. Militants burned a school."

    assert told(find(text), text)["Militants"] == "militants"


def test_one_unknown_gunman_is_not_yet_the_group_s(find):
    text = "Al-Shabaab holds the coast. A gunman shot a trader in the capital."

    assert told(find(text), text)["gunman"] == "gunman"


def test_no_outlet_calls_these_rebels(find):
    text = "Islamic State lost two villages. Rebels took a third."

    assert told(find(text), text)["Rebels"] == "rebels"


def test_government_forces_are_those_of_the_country_of_the_story(find):
    text = "In Khartoum, in central Sudan, government troops closed a bridge."

    actor = next(one.value for one in find(text) if one.form == "label")

    assert (actor.name, actor.type) == ("Sudanese Armed Forces", ActorType.MILITARY)


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Egyptian warplanes", "Egyptian Air Force"),
        ("Egyptian forces", "Egyptian Armed Forces"),
        ("The Egyptian government", "Egypt"),
        ("Egyptian police", "Egyptian police"),
        ("The government of Egypt", "Egypt"),
    ],
)
def test_a_nation_s_adjective_tells_whose_they_are(find, words, actor):
    text = f"{words} closed the border on Sunday."

    assert actor in told(find(text), text).values()


def test_rebel_forces_are_no_army(find):
    text = "Rebel forces entered the town of Marib in Yemen."

    actor = next(one.value for one in find(text) if one.form == "label")

    assert actor.type is not ActorType.MILITARY


def test_a_backer_makes_a_group_its_own_actor(find):
    text = "The Houthis fired first. Factions backed by Qatar fired back."

    assert told(find(text), text)["Factions"] == "factions backed by Qatar"


def test_a_watchdog_that_was_named_before_is_meant(find):
    text = (
        "The Syrian Observatory for Human Rights counted nine dead. The Britain-based monitor said three were children."
    )

    assert told(find(text), text)["Britain-based monitor"] == "Syrian Observatory for Human Rights"


def test_a_centre_without_an_organisation_is_none(find):
    text = "Shops in the center stayed open."

    assert find(text) == ()


def test_sources_keep_their_words(find):
    text = "Military sources in Chad said a security official had fled."

    mentions = find(text)

    assert told(mentions, text)["Military sources in Chad"] == "military sources in Chad"
    assert {one.value.type for one in mentions if one.form == "label"} == {ActorType.UNNAMED}


def test_a_role_means_who_bears_it_in_the_article(find):
    text = "President Lucía Ferrer opened the dam. The president then left."

    mentions = told(find(text), text)

    assert mentions["president"] == "Lucía Ferrer"


def test_a_modifier_of_a_deed_is_an_adjective(find):
    text = "A rebel assault on the port followed Turkish air strikes."

    found = forms(find(text), text)

    assert found["rebel"] == found["Turkish"] == "adjective"


# ---------------------------------------------------------------- parties


def test_those_who_fight_are_parties_and_those_who_count_are_not(find):
    text = "Hezbollah fired at Israeli troops, the United Nations and the Syrian Observatory for Human Rights said."

    party = {one.value.name: one.value.is_party for one in find(text)}

    assert party["Hezbollah"] is True
    assert party["United Nations"] is False
    assert party["Syrian Observatory for Human Rights"] is False


# ---------------------------------------------------------------- look-ups


def test_a_surname_leads_to_the_person(find):
    mentions = find("Ivan Petrov and Ada Lund met.")

    assert canonical("Lund", mentions).name == "Ada Lund"
    assert canonical("Nobody", mentions) is None


def test_the_actor_at_a_span_is_found(find):
    text = "The ICRC said the bridge was safe."

    assert actor_at(Span(start=0, end=8), find(text)).name == "International Committee of the Red Cross"
    assert actor_at(Span(start=15, end=20), find(text)) is None


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80))
def test_spans_lie_in_any_text_and_do_not_overlap(find, text):
    mentions = find(text)

    assert all(0 <= one.span.start < one.span.end <= len(text) for one in mentions)
    assert all(left.span.end <= right.span.start for left, right in itertools.pairwise(mentions))


def test_the_same_text_gives_the_same_actors(find):
    text = "Rebels led by the militant group Boko Haram shelled a camp, AFP said, citing a security official."

    assert find(text) == find(text)


def test_a_regional_government_is_not_that_of_the_state(find):
    text = "Ports in Poland were closed. The regional government said so, and city authorities agreed."

    assert "Poland" not in told(find(text), text).values()


# ---------------------------------------------------------------- long names cut short


def test_the_last_word_of_a_long_name_stands_for_it(find):
    text = "The Sarn Liberation Front took a town. The Front lost ten men, and the Front’s spokesman said so."

    assert {name for written, name in told(find(text), text).items() if written == "Front"} == {"Sarn Liberation Front"}


def test_it_stands_for_none_of_two(find):
    text = "The Sarn Liberation Front met the Kessel National Front. The Front lost ten men."

    assert "Sarn Liberation Front" not in [one.value.name for one in find(text) if one.span.start > 55]


def test_small_letters_are_no_name(find):
    text = "The Sarn Liberation Front took a town. Troops left the front on Monday."

    assert "front" not in told(find(text), text)
