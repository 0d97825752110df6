"""Lines of a list: acts that a reader understands without the sentence they stand in."""

from dataclasses import replace

import pytest

from rashomon.report.view.index import index_story
from rashomon.report.view.lines import is_worth_a_line, told_act
from rashomon.values import Actor, Modality, Statement
from tests.report import factory


@pytest.fixture(scope="module")
def index():
    made = factory.report()
    return index_story(made, made.stories[0], prefix="", first_number=1)


def act(text, **parts):
    return replace(factory.claims()["fire"], value=Statement(text=text, predicate="go", **parts))


@pytest.mark.parametrize(
    ("claim", "is_worth"),
    [
        (act("the crew left the burning ship", agent="the crew"), True),
        (act("to find shelter in the harbour", agent="the crew"), False),
        (act("the crew may leave the burning ship", agent="the crew", modality=Modality.EXPECTED), False),
        (act("going off all over the coast"), False),
        (act("went ashore", agent="the crew"), False),
    ],
)
def test_an_act_with_its_party_is_worth_a_line(index, claim, is_worth):
    """Aims, what is only expected, acts of nobody and bare verbs are not."""
    assert is_worth_a_line(index, [claim]) is is_worth


@pytest.mark.parametrize(
    ("claim", "line"),
    [
        (act("left the burning ship at dawn", agent="Ada Verhane"), "Ada Verhane: left the burning ship at dawn"),
        (act("who was brought ashore by boat", patient="Ada Verhane"), "Ada Verhane: was brought ashore by boat"),
        (act("Verhane left the burning ship", agent="Ada Verhane"), "Verhane left the burning ship"),
        (act("they left the burning ship", agent="they"), "They left the burning ship"),
        (act("left the burning ship", agent="those"), "Left the burning ship"),
    ],
)
def test_who_did_it_stands_in_front_where_the_words_do_not_say(claim, line):
    assert told_act(claim) == line


def test_an_actor_goes_by_the_spelling_met_most_often():
    """ "Adèle" and "Adele" are one name."""
    made = factory.report()
    one = next(mention for mention in made.mentions if isinstance(mention.value, Actor))
    told = ("Adele Verhane", "Adèle Verhane", "Adèle Verhane")
    mentions = tuple(replace(one, value=replace(one.value, name=name)) for name in told)
    index = index_story(replace(made, mentions=mentions), made.stories[0], prefix="", first_number=1)

    assert {index.spelled(mention.value) for mention in mentions} == {"Adèle Verhane"}
