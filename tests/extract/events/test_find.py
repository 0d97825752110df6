"""Events from hand-made trees: which class, who did it, to whom, and which words show it."""

import pytest

from rashomon.extract.events import EventWords, find_events
from rashomon.extract.language import load_language
from rashomon.extract.reading import Reading
from rashomon.model import Article, ArticleId, Attribution, Form, Span, SpanRole, Stance


@pytest.fixture(scope="module")
def events(tree):
    """Reads the events of one sentence given as a tree."""
    words = EventWords.from_table(load_language("en").section("events"))

    def read(notation: str, *attributions: Attribution):
        annotation = tree(notation)
        reading = Reading(
            article=Article(id=ArticleId("a"), text=annotation.text),
            annotation=annotation,
            times=(),
            places=(),
            actors=(),
            quotations=(),
            attributions=attributions,
            quantities=(),
        )
        return find_events(reading, words=words)

    return read


def _acts(claims):
    return [(claim.value.predicate, claim.value.agent, claim.value.patient) for claim in claims]


def test_the_object_of_a_light_verb_tells_the_event(events):
    """Launching raids is raiding, told once."""
    found = events("jets/NNS/nsubj/1 launched/VBD/ROOT/1 airstrikes/NNS/dobj/1 on/IN/prep/2 Orlen/NNP/pobj/3")

    assert _acts(found) == [("bombard", "jets", "Orlen")]


def test_pushing_others_into_a_place_is_no_entering(events):
    """Who is pushed goes there; who pushes expels."""
    pushed = "troops/NNS/nsubj/1 pushed/VBD/ROOT/1 rebels/NNS/dobj/1 into/IN/prep/1 Vask/NNP/pobj/3"
    went = "troops/NNS/nsubj/1 pushed/VBD/ROOT/1 into/IN/prep/1 Vask/NNP/pobj/2"

    assert _acts(events(pushed)) == [("expel", "troops", "rebels")]
    assert _acts(events(went)) == [("enter", "troops", "Vask")]


@pytest.mark.parametrize(
    "notation",
    [
        "factions/NNS/ROOT/0 close/JJ/amod/0 to/IN/prep/1 Norland/NNP/pobj/2",
        "factions/NNS/nsubj/1 are/VBP/ROOT/1 close/JJ/acomp/1 to/IN/prep/2 Norland/NNP/pobj/3",
    ],
)
def test_an_adjective_can_tie_two(events, notation):
    """Behind a noun and behind its verb."""
    assert _acts(events(notation)) == [("support", "factions", "Norland")]


def test_who_leads_stands_in_the_by_phrase(events):
    """Rebels led by a front: the front leads."""
    found = events("rebels/NNS/ROOT/0 led/VBN/acl/0 by/IN/agent/1 the/DT/det/4 Front/NNP/pobj/2")

    assert _acts(found) == [("lead", "the Front", "rebels")]


def test_a_borrowed_agent_is_named_but_not_marked(events):
    """The words of the agent belong to the verb that they stand at."""
    first, second = events(
        "troops/NNS/nsubj/1 entered/VBD/ROOT/1 Orlen/NNP/dobj/1 and/CC/cc/1 seized/VBD/conj/1 Vask/NNP/dobj/4"
    )

    assert (first.value.agent, second.value.agent) == ("troops", "troops")
    assert [len(claim.spans_of(SpanRole.SUBJECT)) for claim in (first, second)] == [1, 0]


@pytest.mark.parametrize(
    ("notation", "content", "patient"),
    [
        (
            "the/DT/det/2 worst/JJS/amod/2 floods/NNS/attr/2 in/IN/prep/2 four/CD/nummod/5 years/NNS/pobj/3 "
            "hit/VBD/ROOT/6",
            "the worst floods in four years",
            "the worst floods",
        ),
        (
            "it/PRP/nsubj/1 is/VBZ/ROOT/1 the/DT/det/3 fiercest/JJS/attr/1 since/IN/prep/3 May/NNP/pobj/4",
            "the fiercest since May",
            None,
        ),
        (
            "their/PRP$/poss/3 first/JJ/amod/3 such/JJ/amod/3 gains/NNS/ROOT/3 ever/RB/advmod/3",
            "their first such gains ever",
            "their first such gains",
        ),
    ],
)
def test_a_superlative_with_a_reach_is_told(events, notation, content, patient):
    """With a noun and alone; the reach is a span of time, its start, or all time."""
    found = [claim for claim in events(notation) if claim.value.predicate == "superlative"]

    assert [(claim.value.text, claim.value.patient) for claim in found] == [(content, patient)]


@pytest.mark.parametrize(
    "notation",
    [
        "the/DT/det/2 largest/JJS/amod/2 city/NN/nsubj/3 fell/VBD/ROOT/3",
        "most/JJS/nsubj/3 of/IN/prep/0 them/PRP/pobj/1 died/VBD/ROOT/3 in/IN/prep/3 two/CD/nummod/6 years/NNS/pobj/4",
        "the/DT/det/2 first/JJ/amod/2 time/NN/ROOT/2 in/IN/prep/2 years/NNS/pobj/3",
    ],
)
def test_a_superlative_without_a_reach_describes(events, notation):
    """So do shares and mere times."""
    assert [claim for claim in events(notation) if claim.value.predicate == "superlative"] == []


def test_saying_is_no_event_beside_what_is_said(events):
    """The verb of an attribution tells nothing that its statement does not."""
    urged = "Norland/NNP/nsubj/1 urged/VBD/ROOT/1 Orlen/NNP/dobj/1 to/TO/aux/4 leave/VB/xcomp/1"
    attribution = Attribution(
        content=(Span(start=14, end=28),),
        cue=(Span(start=8, end=13),),
        speaker=Span(start=0, end=7),
        chain=(),
        stance=Stance.ASSERTS,
        form=Form.INDIRECT,
        rule="clause",
    )

    assert [claim.value.predicate for claim in events(urged)] == ["warn", "withdraw"]
    assert [claim.value.predicate for claim in events(urged, attribution)] == ["withdraw"]


def test_an_idiom_of_verb_and_noun_is_one_event(events):
    """Taking place takes nothing."""
    assert _acts(events("talks/NNS/nsubj/1 took/VBD/ROOT/1 place/NN/dobj/1")) == [("occur", "talks", "place")]


def test_an_adjective_that_opens_a_sentence_did_nothing(events):
    """Its capital is that of the sentence, not of a name."""
    clashes = "Fierce/JJ/amod/1 clashes/NNS/nsubj/2 went/VBD/ROOT/2 on/RP/prt/2"
    strikes = "Saturday/NNP/npadvmod/3 ’s/POS/case/0 Norwegian/JJ/amod/3 strikes/NNS/ROOT/3"

    assert events(clashes) == ()
    assert [claim.value.agent for claim in events(strikes)] == ["Norwegian"]


def test_a_dam_breaks_and_a_truce_is_broken(events):
    """Without an object a verb can tell something else; the particle goes before the preposition."""
    dam = "dams/NNS/nsubj/1 broke/VBD/ROOT/1"
    truce = "rebels/NNS/nsubj/1 broke/VBD/ROOT/1 truces/NNS/dobj/1"
    ferry = "ferries/NNS/nsubj/1 went/VBD/ROOT/1 off/IN/prep/1 Vask/NNP/pobj/2 down/RP/prt/1"

    assert [claim.value.predicate for part in (dam, truce, ferry) for claim in events(part)] == [
        "collapse",
        "violate",
        "collapse",
    ]


def test_nobody_negates_what_is_said_of_it(events):
    """As "no one" does."""
    (event,) = events("nobody/NN/nsubjpass/2 was/VBD/auxpass/2 arrested/VBN/ROOT/2")

    assert event.value.is_negated
