"""Senses, sides and polarity of events in invented sentences, read with the real parser."""

import pytest

from rashomon.clean import clean
from rashomon.extract.annotator import SpacyAnnotator
from rashomon.extract.claims import extract
from rashomon.model import EVENT, Capture

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def events():
    annotator = SpacyAnnotator()

    def read(text):
        metadata = {"published": "2025-09-02T19:00:00Z", "outlet": "The Sarn Post"}
        article = clean(Capture(location="a", body=text.encode(), media_type="text/plain", metadata=metadata))
        return [claim for claim in extract(article, annotator=annotator).claims if claim.kind == EVENT]

    return read


def acts(claims):
    return {(claim.value.predicate, claim.value.is_negated) for claim in claims}


@pytest.mark.parametrize(
    "text",
    [
        "The attackers left their rifles and two vehicles behind.",
        "“They will not leave Karsa alive,” the colonel said.",
        "“We will not leave anyone behind,” she said.",
        "The flood left 14 people missing.",
    ],
)
def test_what_is_left_behind_is_no_withdrawal(events, text):
    assert "withdraw" not in {name for name, _ in acts(events(text))}


@pytest.mark.parametrize(
    "text", ["Troops left the city on Monday.", "The army has left Karsa.", "Rebels left at dawn."]
)
def test_who_leaves_a_place_withdraws(events, text):
    assert ("withdraw", False) in acts(events(text))


def test_neither_negates(events):
    assert acts(events("Neither of the two hospitals has closed.")) == {("close", True)}


def test_those_pulled_out_alive_are_rescued(events):
    assert ("rescue", False) in acts(events("Nine people were pulled out alive."))
    assert ("withdraw", False) in acts(events("Norland pulled its troops out of the valley."))


def test_without_an_object_those_killed_are_the_victims(events):
    claims = events("Gunmen killed in raid.")

    assert [(claim.value.agent, claim.value.patient) for claim in claims if claim.value.predicate == "kill"] == [
        (None, "gunmen")
    ]


def test_where_something_collapsed_is_not_what_it_was_done_to(events):
    [collapse] = events("A tower collapsed in the old town.")

    assert (collapse.value.agent, collapse.value.patient) == ("A tower", None)


def test_who_backs_somebody_is_not_where_it_happens(events):
    claims = events("The group, which is backed by Norland, seized the southern districts.")

    assert {claim.where for claim in claims} == {None}


@pytest.mark.parametrize(
    "text", ["The truce took effect.", "An earthquake struck Orsk.", "A train hit a bus near the bridge."]
)
def test_what_means_nothing_neither_seizes_nor_attacks(events, text):
    assert not {"seize", "attack"} & {name for name, _ in acts(events(text))}


def test_not_one_negates(events):
    assert acts(events("Not one of the guards fired.")) == {("shoot", True)}
