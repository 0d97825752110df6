from dataclasses import replace

import pytest

from rashomon.model import Article, ArticleId, Claim, Link, LinkRole, RoleSpan, Span, SpanRole
from rashomon.schema.claimants import claimants
from rashomon.schema.parties import with_parties
from rashomon.values import Actor, ActorType, Statement

ARTICLE = Article(id=ArticleId("a"), text="They shelled the hospital of Orlen on Tuesday, it was said.")


def claim(by: Actor, *, at: int = 0, **event) -> Claim:
    words = Span(start=at, end=at + 11)
    return Claim(
        article=ARTICLE.id,
        kind="statement",
        spans=(RoleSpan(role=SpanRole.CONTENT, span=words),),
        value=Statement(text=by.name, **event),
        chain=(Link(role=LinkRole.ORIGIN, name=by.name, actor=by),),
    )


def parties(*claims: Claim) -> set[str]:
    found = with_parties(claimants(claims), claims)
    return {one.name for one in found.values() if one.is_party}


@pytest.mark.parametrize(
    "name", ["Norland’s defence ministry", "rebel commander", "Orlen People’s Militia", "the army"]
)
def test_who_is_called_by_a_word_for_those_who_fight_is_a_party(name):
    assert parties(claim(Actor(name=name, type=ActorType.OTHER))) == {name}


@pytest.mark.parametrize("name", ["city council", "Orlen hospital", "education ministry", "fire brigade"])
def test_other_bodies_are_none(name):
    assert parties(claim(Actor(name=name, type=ActorType.OTHER))) == set()


def test_a_government_is_a_party_where_its_forces_attack():
    speaker = claim(Actor(name="government", type=ActorType.GOVERNMENT))
    fighting = claim(
        Actor(name="a doctor", type=ActorType.UNNAMED), at=12, predicate="attack", agent="government forces"
    )

    assert parties(speaker) == set()
    assert parties(speaker, fighting) == {"government"}


def test_a_doctor_who_is_in_the_story_of_the_violence_is_no_party():
    doctor = Actor(name="Ana Lund", type=ActorType.PERSON, part_of=("Orlen Hospital",))
    told = claim(doctor, predicate="kill", agent="Ana Lund")

    assert parties(told) == set()


def test_who_is_a_party_in_one_article_is_one_in_all():
    with_office = Actor(name="Arno Dahl", type=ActorType.PERSON, part_of=("Defence",))
    bare = replace(with_office, part_of=())

    found = with_parties(claimants((one := claim(with_office), two := claim(bare, at=12))), (one, two))

    assert all(speaker.is_party for speaker in found.values())


def test_what_the_lexicon_says_stands():
    assert parties(claim(Actor(name="Peace Army", type=ActorType.NGO, is_party=False))) == set()


def test_police_who_enter_a_house_are_no_party():
    """Nobody fights in the story of a fire: entering or seizing makes no party."""
    police = claim(Actor(name="Sarn police", type=ActorType.POLICE), predicate="enter", agent="Sarn police")

    assert parties(police) == set()


def test_police_are_a_party_where_an_armed_group_fights_them():
    """The same words beside rebels who attack."""
    police = claim(Actor(name="Sarn police", type=ActorType.POLICE), predicate="enter", agent="Sarn police")
    rebels = claim(Actor(name="Free Front", type=ActorType.ARMED_GROUP), at=12, predicate="attack", agent="Free Front")

    assert parties(police, rebels) == {"Sarn police", "Free Front"}
