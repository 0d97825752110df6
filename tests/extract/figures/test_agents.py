"""Who is blamed for the dead: those who did it, not those who tell of them, look for them or bury them."""

import pytest

from rashomon.extract.annotator import SpacyAnnotator
from rashomon.extract.claims import extract
from rashomon.model import Article, ArticleId

_CASUALTIES = ("killed", "injured")


@pytest.fixture(scope="module")
def causes():
    annotator = SpacyAnnotator()

    def read(text):
        article = Article(id=ArticleId("a"), text=text, outlet="The Sarn Post", language="en")
        claims = extract(article, annotator=annotator).claims
        return [claim.cause.name if claim.cause else None for claim in claims if claim.kind in _CASUALTIES]

    return read


@pytest.mark.parametrize(
    "text",
    [
        "President Ana Keel met relatives of the 49 people killed on Thursday.",
        "The government of Norway profoundly regrets the deaths of ten passengers.",
        "Police found three people dead in the house.",
        "Norway asks for talks after ten people die at sea.",
        "Mayor Ana Keel talked to the crew at the scene after several people had died.",
        "A 62-year-old man died on Sunday after police say his son pushed him.",
        "The army blamed the rebels for the deaths of 12 villagers.",
        "Norway confirmed the deaths of 12 soldiers.",
        "Kelmar police put the death toll at 16.",
    ],
)
def test_who_only_tells_of_the_dead_did_not_kill_them(causes, text):
    assert causes(text) == [None]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("The army left 12 villagers dead.", "army"),
        ("The rebels claimed to have killed 12 soldiers.", "rebels"),
        ("The army shelled the town, killing 12 people.", "army"),
        ("Rebels attacked the town and 12 people were killed.", "rebels"),
        ("Ten protesters died after police opened fire on them.", "police"),
        ("Police shot dead three people in Sarn.", "police"),
        ("Norway said its airstrikes caused the deaths of 12 villagers.", "airstrikes"),
        ("A bomber blew himself up at the wedding of a guard killing at least 22 civilians.", "bomber"),
        ("Fighting in Sarn left 12 dead.", "Fighting"),
    ],
)
def test_who_did_it_is_found_past_the_verbs_between(causes, text, cause):
    assert causes(text) == [cause]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("Members of the Islamic State killed 12 villagers.", "Islamic State"),
        ("The party's military wing, the Peoples Protection Units, killed 12 villagers.", "People's Protection Units"),
        ("A former member of the Islamic State killed 12 villagers.", None),
    ],
)
def test_an_agents_noun_stands_for_whose_people_it_tells_of(causes, text, cause):
    assert causes(text) == [cause]


def test_who_suffered_an_attack_did_not_carry_it_out(causes):
    assert causes("Norway has faced a series of attacks, killing dozens.") == ["attacks"]


def test_who_looks_into_an_attack_did_not_carry_it_out(causes):
    assert causes("Two tourists were injured in the assault. Police are investigating the assault.") == ["assault"]


def test_what_came_later_is_no_cause(causes):
    text = "The gunman killed a young woman and wounded two guards before police shot him to death."

    assert set(causes(text)) == {"gunman"}


def test_those_who_died_in_an_attack_that_was_beaten_back_are_not_its_victims(causes):
    text = "The army repelled an attack by the Islamic State. At least 80 militants were killed in the attack."

    assert causes(text) == ["attack"]


def test_a_suicide_attack_is_not_the_air_strike_told_beside_it(causes):
    text = "Two people died in a suicide attack on the consulate. Militants told of revenge for American air strikes."

    assert causes(text) == ["suicide attack"]


def test_nobody_is_the_cause_of_their_own_death(causes):
    text = "Officials recalled the day when Captain Ana Keel was killed in a shootout with robbers."

    assert "Ana Keel" not in causes(text)


def test_of_two_attacks_in_a_sentence_the_nearer_before_the_figure_killed(causes):
    text = "The shooting came days after a car bomb that killed 12 people in the market."

    assert causes(text) == ["car bomb"]


def test_an_unnamed_person_behind_by_is_the_cause(causes):
    assert causes("Four people were killed by a 15-year-old boy in Sarn.") == ["15-year-old boy"]


def test_those_killed_did_not_kill_themselves_under_the_same_name(causes):
    text = "Policemen fired at the crowd. Fourteen policemen have been killed."

    assert causes(text) == [None]
