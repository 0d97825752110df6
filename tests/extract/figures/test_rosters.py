"""Who the counted were, told in a sentence of its own, and the wordings that count without a verb of dying."""

import pytest

from rashomon.extract.actors import ActorMention
from rashomon.model import Span
from rashomon.values import Actor, ActorType

pytestmark = pytest.mark.model


def told(claims, kind="killed"):
    return [(claim.value.lower, claim.counted) for claim in claims if claim.kind == kind]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The blast killed 30 people. Twelve of the dead were students.", (12, "students")),
        ("The blast killed 30 people. Twelve of those killed were students.", (12, "students")),
        ("The blast killed 30 people. Twelve of them were children.", (12, "children")),
        ("The blast killed 30 people. The figure includes nine children.", (9, "children")),
        ("The blast killed 30 people. The dead included nine children.", (9, "children")),
        ("The toll rose to 30. The victims were 18 women and 12 men.", (12, "men")),
    ],
)
def test_a_sentence_of_its_own_tells_parts_of_the_figure_before(read, text, part):
    whole, *parts = (claim for claim in read(text) if claim.kind == "killed")

    assert part in told(parts)
    assert {claim.part_of for claim in parts} == {whole.id}


def test_a_list_of_the_dead_tells_each_group(read):
    claims = read("The dead are 20 rebels, 11 soldiers and four civilians, the monitor said.")

    assert told(claims) == [(20, "militants"), (11, "soldiers"), (4, "civilians")]


def test_a_part_greater_than_the_figure_before_is_none_of_it(read):
    [before, after] = read("The blast killed 30 people. The dead included 40 soldiers.")

    assert before.value.lower == 30
    assert after.part_of is None


def test_of_two_kinds_before_them_names_neither(read):
    claims = read("The blast killed 30 people and wounded 70. Twelve of them were children.")

    assert "children" not in {claim.counted for claim in claims}


def test_a_part_far_behind_its_whole_still_belongs_to_it(read):
    claims = read("A further 71 wounded had been brought in from all parts of town by night, nine of them children.")

    assert told(claims, "injured") == [(71, "all"), (9, "children")]


@pytest.mark.parametrize(
    ("text", "kind", "figure"),
    [
        ("Twelve soldiers fell in the line of duty.", "killed", (12, "soldiers")),
        ("Nine officers gave their lives.", "killed", (9, "soldiers")),
        ("More than 200 terrorists have been destroyed.", "killed", (201, "militants")),
        ("The rebels captured 63 soldiers.", "detained", (63, "soldiers")),
        ("Five officers were taken prisoner.", "detained", (5, "soldiers")),
        ("About 9,500 people have left their homes.", "displaced", (9500, "all")),
        ("Some 3,000 people had crossed into the next country.", "displaced", (3000, "all")),
        ("The army raised the number of soldiers killed to 29 from 12.", "killed", (29, "soldiers")),
    ],
)
def test_wordings_of_the_parties_are_figures(read, text, kind, figure):
    assert figure in told(read(text), kind)


@pytest.mark.parametrize(
    "text",
    [
        "The army destroyed 12 tanks.",
        "Twelve soldiers fell ill.",
        "Nine people left the hall.",
        "The 40 fighters captured the town.",
        "Twelve soldiers crossed into the next country.",
    ],
)
def test_the_same_words_of_others_are_none(read, text):
    assert [claim for claim in read(text) if claim.counted is not None] == []


def owner(text, words, kind):
    start = text.index(words)
    return ActorMention(
        span=Span(start=start, end=start + len(words)), value=Actor(name=words, type=kind), form="name", head=0
    )


@pytest.mark.parametrize(
    ("text", "kind", "figure"),
    [
        ("The army put its own losses at 12 soldiers.", ActorType.MILITARY, (12, "soldiers")),
        ("The army put its losses at about 40.", ActorType.ARMED_GROUP, (40, "militants")),
    ],
)
def test_losses_are_counted_as_those_whose_they_are(read, text, kind, figure):
    assert told(read(text, actors=(owner(text, "army", kind),))) == [figure]


def test_losses_that_name_a_group_need_no_owner(read):
    assert told(read("The ministry put its own losses at 12 soldiers.")) == [(12, "soldiers")]


def test_losses_of_a_company_count_nobody(read):
    text = "The airline put its losses at 41."

    assert read(text, actors=(owner(text, "airline", ActorType.COMPANY),)) == ()
