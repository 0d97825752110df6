"""Denials, unanswered requests and rejected claims in invented sentences, read with the real parser."""

import pytest

from rashomon.clean import clean
from rashomon.extract.annotator import SpacyAnnotator
from rashomon.extract.claims import extract
from rashomon.model import STATEMENT, Capture, Stance

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def claims():
    annotator = SpacyAnnotator()

    def read(text, kind=STATEMENT):
        metadata = {"published": "2025-09-02T19:00:00Z", "outlet": "The Sarn Post"}
        article = clean(Capture(location="a", body=text.encode(), media_type="text/plain", metadata=metadata))
        return [claim for claim in extract(article, annotator=annotator).claims if claim.kind == kind]

    return read


def said(claims):
    return [(claim.value.text, claim.stance) for claim in claims]


def test_doing_can_be_denied(claims):
    assert said(claims("The company denied paying a ransom.")) == [("paying a ransom", Stance.DENIES)]


@pytest.mark.parametrize(
    "text",
    [
        "The owner did not immediately respond to a request for comment.",
        "Neither the army nor the union responded to requests for comment.",
    ],
)
def test_a_request_without_an_answer_is_no_comment(claims, text):
    assert [claim.stance for claim in claims(text)] == [Stance.DECLINES_TO_COMMENT]


def test_a_request_that_is_answered_is_an_answer(claims):
    found = claims("The owner responded to the request with a letter.")

    assert Stance.DECLINES_TO_COMMENT not in [claim.stance for claim in found]


def test_who_rejects_claims_did_not_make_them(claims):
    found = claims("The operator has rejected claims that a signal failed.")

    assert [claim.stance for claim in found if claim.origin] == [Stance.DENIES]


def test_whose_shelling_it_was_stands_in_its_own_words(claims):
    text = "Nine people died in Veldrian shelling of Ruhn. A rebel rocket hit a farm, he said."

    [killed] = claims(text, "killed")

    assert killed.cause.name == "Veldrian shelling"


def test_who_tells_that_he_counted_is_he(claims):
    text = (
        "“Our forces did not shell Ruhn,” said army spokesman Ivo Lant. "
        "A doctor at the hospital told The Meridian he had counted 31 bodies."
    )

    [killed] = claims(text, "killed")

    assert "doctor" in killed.origin.name


def test_he_may_be_a_source_without_a_name(claims):
    text = "A military source denied that rebels had entered the city. “The army has not withdrawn,” he added."

    assert {claim.origin.name for claim in claims(text)} == {"military source"}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army has not confirmed the strike.", Stance.DECLINES_TO_COMMENT),
        ("The army did not say whether anybody was hurt.", Stance.DECLINES_TO_COMMENT),
        ("The mayor does not believe the dam will hold.", Stance.DENIES),
        ("The army has confirmed the strike.", Stance.ASSERTS),
    ],
)
def test_who_does_not_say_it_withholds_it(claims, text, stance):
    assert [claim.stance for claim in claims(text)] == [stance]


def test_neither_of_two_is_a_speaker_who_withholds(claims):
    (claim,) = claims("Neither the army nor the mayor confirmed the report.")

    assert (claim.origin.name, claim.stance) == ("army", Stance.DECLINES_TO_COMMENT)


def test_behind_no_one_stands_nobody(claims):
    (claim,) = claims("No group has claimed the attack.")

    assert (claim.origin, claim.stance) == (None, Stance.DECLINES_TO_COMMENT)
