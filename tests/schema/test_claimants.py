"""Claimants: when several names are one speaker, and by which article's words."""

import pytest

from rashomon.model import ArticleId, Claim, Link, LinkRole, RoleSpan, Span, SpanRole
from rashomon.schema.claimants import Kinship, claimants
from rashomon.values import Actor, ActorType, Statement

NORWAY = Actor(name="Norway", type=ActorType.GOVERNMENT)
MINISTER = Actor(name="Ida Brekke", type=ActorType.PERSON, part_of=("Norway",))
MINISTRY = Actor(name="Norwegian foreign ministry", type=ActorType.OTHER)
MERE_NAME = Actor(name="Ida Brekke", type=ActorType.PERSON)
OTHER = Actor(name="Swedish foreign ministry", type=ActorType.OTHER)


def claim(article: str, speaker: Actor) -> Claim:
    """A statement of a speaker."""
    return Claim(
        article=ArticleId(article),
        kind="statement",
        spans=(RoleSpan(role=SpanRole.CONTENT, span=Span(start=0, end=9)),),
        value=Statement(text="something"),
        chain=(Link(role=LinkRole.ORIGIN, name=speaker.name, actor=speaker),),
        rule=speaker.name,
    )


def kinship(first: Claim, second: Claim, *others: Claim) -> Kinship:
    """How the speakers of two claims belong together in a story of these claims."""
    found = claimants((first, second, *others))
    return found[first.id].kinship(found[second.id])


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (NORWAY, MINISTER, Kinship.PART),
        (NORWAY, MINISTRY, Kinship.PART),
        (MINISTER, MINISTRY, Kinship.SIBLING),
        (MINISTRY, OTHER, Kinship.NONE),
        (NORWAY, OTHER, Kinship.NONE),
    ],
)
def test_a_state_its_minister_and_its_ministry_are_one_speaker(first, second, expected):
    """As far as their names and articles say so."""
    assert kinship(claim("a", first), claim("b", second)) is expected


def test_who_somebody_is_can_stand_in_another_article():
    """One article calls her the minister of Norway, the other gives the name alone."""
    mere, norway = claim("b", MERE_NAME), claim("c", NORWAY)

    assert kinship(mere, norway) is Kinship.NONE
    assert kinship(mere, norway, claim("a", MINISTER)) is Kinship.PART


def test_a_name_with_and_without_accents_is_one_speaker():
    """Outlets write "José" and "Jose"; both claims are told by the spelling met most often."""
    plain, accented = (Actor(name=name, type=ActorType.PERSON) for name in ("Jose Aldana", "José Aldana"))
    told = (claim("a", plain), claim("b", accented), claim("c", accented))

    found = claimants(told)

    assert found[told[0].id].kinship(found[told[1].id]) is Kinship.SAME
    assert {found[one.id].name for one in told} == {"José Aldana"}
