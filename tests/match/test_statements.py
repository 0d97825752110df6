"""Statements and events of one story: one thing in several wordings, denials, expectations, contested targets."""

from accounts import FRONT, MINISTRY, MONITOR, SPOKESMAN, Modality, Stance, article, day_of, said, story
from hypothesis import given
from hypothesis import strategies as st

from rashomon.match import match
from rashomon.model import EVENT, Verdict


def compared(claims, articles):
    """The comparisons between the first two claims."""
    pairs = [one for part in match(story(*articles), articles, claims, ()) for one in part.comparisons]
    return [one for one in pairs if {one.left, one.right} == {claims[0].id, claims[1].id}]


def test_one_utterance_in_two_wordings_is_joined():
    """Synonyms and the same speaker make one utterance."""
    a = article("a", "Ships will be brought back to the harbour of Orlen promptly, the ministry said.")
    b = article("b", "Arno Lund said that vessels would return. Ships will quickly return to the harbour of Orlen.")
    claims = (
        said(a, "Ships will be brought back to the harbour of Orlen promptly", by=MINISTRY),
        said(b, "Ships will quickly return to the harbour of Orlen", by=SPOKESMAN),
    )

    (found,) = compared(claims, (a, b))

    assert found.verdict in (Verdict.AGREED, Verdict.SHARPENED)
    assert any("speaks for" in reason for reason in found.reasons)


def test_other_things_of_one_speaker_are_not_joined():
    """One speaker says many things."""
    a = article("a", "The army lines north of the river collapsed, the ministry said.")
    b = article("b", "Bread will be sold at the town hall from seven, the ministry said.")
    claims = (
        said(a, "The army lines north of the river collapsed", by=MINISTRY),
        said(b, "Bread will be sold at the town hall from seven", by=MINISTRY),
    )

    assert compared(claims, (a, b)) == []


def test_an_event_and_its_denial_meet():
    """What one asserts another denies."""
    a = article("a", "The Front said its fighters had entered the city of Orlen.")
    b = article("b", "The ministry denied that rebel fighters had entered the city of Orlen.")
    claims = (
        said(a, "its fighters had entered the city of Orlen", by=FRONT),
        said(b, "rebel fighters had entered the city of Orlen", by=MINISTRY, stance=Stance.DENIES),
    )

    (found,) = compared(claims, (a, b))

    assert found.verdict is Verdict.DENIED
    assert "Defence Ministry denies" in found.reasons[0]


def test_an_article_can_carry_event_and_denial():
    """The reasons say that one article carries both."""
    a = article("a", "Rebels entered the city of Orlen. Rebels had not entered the city of Orlen, the ministry said.")
    claims = (
        said(a, "Rebels entered the city of Orlen", kind=EVENT, predicate="enter"),
        said(a, "Rebels had not entered the city of Orlen", by=MINISTRY, is_negated=True),
    )

    (found,) = compared(claims, (a,))

    assert found.verdict is Verdict.DENIED
    assert "one article carries both" in found.reasons


def test_a_denial_that_is_marked_negated_too_is_one_denial():
    """Extraction marks what is denied as negated; the two marks do not cancel out."""
    a = article("a", "Rebels entered the city of Orlen on Tuesday.")
    b = article("b", "The ministry denied that rebels had entered the city of Orlen on Tuesday.")
    claims = (
        said(a, "Rebels entered the city of Orlen", kind=EVENT),
        said(b, "rebels had entered the city of Orlen", by=MINISTRY, stance=Stance.DENIES, is_negated=True),
    )

    (found,) = compared(claims, (a, b))

    assert found.verdict is Verdict.DENIED


def test_a_denial_taken_back_is_an_update():
    """The same speaker, later, the other way round."""
    a = article("a", "The ministry denied that rebels had entered the city of Orlen.")
    b = article("b", "The ministry acknowledged that rebels had entered the city of Orlen.", day=2)
    claims = (
        said(a, "rebels had entered the city of Orlen", by=MINISTRY, stance=Stance.DENIES),
        said(b, "rebels had entered the city of Orlen", by=MINISTRY),
    )

    (found,) = compared(claims, (a, b))

    assert found.verdict is Verdict.UPDATED


def test_expected_then_told_as_done_is_an_update():
    """What is first expected later happens."""
    a = article("a", "The bridge of Orlen will be closed to heavy traffic.")
    b = article("b", "The bridge of Orlen was closed to heavy traffic.", day=1)
    claims = (
        said(a, "The bridge of Orlen will be closed to heavy traffic", kind=EVENT, modality=Modality.EXPECTED),
        said(b, "The bridge of Orlen was closed to heavy traffic", kind=EVENT),
    )

    (found,) = compared(claims, (a, b))

    assert found.verdict is Verdict.UPDATED


def test_an_article_that_expects_what_it_tells_as_done_is_at_odds_with_itself():
    """Internal inconsistency counts too."""
    a = article("a", "Jets bombed the hills of Orlen on Monday. Jets are expected to bomb the hills of Orlen.")
    claims = (
        said(a, "Jets bombed the hills of Orlen", kind=EVENT, when=day_of(-1)),
        said(
            a,
            "Jets are expected to bomb the hills of Orlen",
            kind=EVENT,
            modality=Modality.EXPECTED,
            when=day_of(0),
        ),
    )

    (found,) = compared(claims, (a,))

    assert found.verdict is Verdict.DISPUTED


def test_what_a_strike_hit_can_be_contested():
    """Fighters by one account, homes and a school by the other."""
    a = article("a", "Norland jets bombed militant command posts in Orlen, the ministry said.")
    b = article("b", "Norland jets bombed homes and a school in Orlen, the monitor said.")
    claims = (
        said(a, "Norland jets bombed militant command posts in Orlen", kind=EVENT, predicate="bombard",
             patient="militant command posts", by=MINISTRY),
        said(b, "Norland jets bombed homes and a school in Orlen", kind=EVENT, predicate="bombard",
             patient="homes and a school", by=MONITOR),
    )  # fmt: skip

    (found,) = compared(claims, (a, b))

    assert found.verdict is Verdict.DISPUTED


def test_blows_of_two_places_are_no_contest():
    """Each account names where it was."""
    a = article("a", "Norland jets bombed militant command posts near Orlen, the ministry said.")
    b = article("b", "Norland jets bombed homes and a school near Vask, the monitor said.")
    claims = (
        said(a, "Norland jets bombed militant command posts", kind=EVENT, predicate="bombard", by=MINISTRY),
        said(b, "Norland jets bombed homes and a school", kind=EVENT, predicate="bombard", by=MONITOR),
    )

    assert all(one.verdict is not Verdict.DISPUTED for one in compared(claims, (a, b)))


def test_what_a_side_won_and_lost_in_one_period_is_at_odds():
    """Also where no other word brings the two accounts together; a later period tells no reversal."""
    a = article("a", "Free Front lost control of the valley in spring after a siege.")
    b = article("b", "With foreign money, Free Front retook control of many hamlets and towns that spring.")
    lost = said(a, a.text[:-1], kind=EVENT, predicate="lose", agent="Free Front", patient="control", when=day_of(0, 9))
    won = {"kind": EVENT, "predicate": "seize", "agent": "Free Front", "patient": "control"}

    (found,) = compared((lost, said(b, b.text[:-1], when=day_of(0, 9), **won)), (a, b))

    assert found.verdict is Verdict.DISPUTED
    assert "lose" in found.reasons[0]
    assert compared((lost, said(b, b.text[:-1], when=day_of(20, 29), **won)), (a, b)) == []


def test_what_one_speaker_negates_is_not_held_against_his_other_words():
    """Not accepting a closure and wanting it undone are two utterances, and naming the closure denies nothing."""
    a = article("a", "Norland would not accept the closure of the Sarn strait, the ministry said.")
    b = article("b", "The ministry wants the Sarn strait opened soon. It cannot accept that the Sarn strait is closed.")
    refused = said(a, "Norland would not accept the closure of the Sarn strait", by=MINISTRY, is_negated=True)
    wanted = said(b, "the Sarn strait opened soon", by=MINISTRY, modality=Modality.WANTED)
    named = said(a, "the closure of the Sarn strait", by=MINISTRY, kind=EVENT, predicate="close", rule="event.noun")
    again = said(b, "It cannot accept that the Sarn strait is closed", by=MINISTRY, is_negated=True)

    assert compared((refused, wanted), (a, b)) == []
    assert all(one.verdict is not Verdict.DENIED for one in compared((named, again), (a, b)))


def test_a_superlative_judges_and_does_not_tell():
    """The first advance in years is not the advance that was repelled."""
    a = article("a", "Army units repelled a major advance of the rebels.")
    b = article("b", "It is the first major advance of the rebels in years.")
    claims = (
        said(a, a.text[:-1], kind=EVENT, predicate="expel"),
        said(b, "the first major advance of the rebels in years", kind=EVENT, predicate="superlative"),
    )

    assert compared(claims, (a, b)) == []


def test_a_people_and_its_state_are_one_notion():
    """Syrian jets are jets of Syria."""
    a = article("a", "Norwegian vessels blockaded the strait of Orlen at dawn.")
    b = article("b", "Vessels of Norway blockaded the strait of Orlen at dawn.")
    claims = (
        said(a, "Norwegian vessels blockaded the strait", kind=EVENT, predicate="besiege"),
        said(b, "Vessels of Norway blockaded the strait", kind=EVENT, predicate="besiege"),
    )

    (found,) = compared(claims, (a, b))

    assert found.verdict is Verdict.AGREED


def test_what_one_wants_is_not_what_another_tells_as_done():
    """Unless one speaker is handed on in both moods."""
    a = article("a", "Norland wants the garrison to take back the districts at the river.")
    b = article("b", "The front said it had taken back a few districts.")
    words = "the garrison to take back the districts at the river", "it had taken back a few districts"
    wanted = said(a, words[0], by=MONITOR, modality=Modality.WANTED)

    assert compared((wanted, said(b, words[1], by=FRONT)), (a, b)) == []
    assert len(compared((wanted, said(b, words[1], by=MONITOR)), (a, b))) == 1


def test_deeds_of_two_sides_in_alike_words_are_two_events():
    """Both sides took control of something; who did so tells them apart."""
    a = article("a", "Army units took control of the northern heights.")
    b = article("b", "Free Front took control of the northern heights.")
    claims = tuple(
        said(one, one.text[:-1], kind=EVENT, predicate="seize", agent=agent)
        for one, agent in ((a, "Norland Army"), (b, "Free Front"))
    )

    assert compared(claims, (a, b)) == []


_TOLD = (
    "Rebels entered the harbour of Orlen",
    "Rebel fighters reached the harbour district of Orlen",
    "The army shelled the grain market",
    "Army guns shelled a market for grain",
    "The bridge over the Sarn was closed",
    "Police closed the Sarn bridge",
)


def _topics(days):
    """Which sentences fall together if they are published on these days."""
    articles = [article(f"{number}", f"{_TOLD[number]}.", day=day) for number, day in enumerate(days)]
    claims = {said(one, one.text[:-1]).id: one.text[:-1] for one in articles}
    found = match(story(*articles), articles, [said(one, one.text[:-1]) for one in articles], ())
    return {frozenset(claims[one] for one in part.claims) for part in found}


@given(st.permutations(range(len(_TOLD))))
def test_the_order_of_articles_does_not_matter(days):
    """The most alike pairs join first, whichever came first."""
    assert _topics(days) == {frozenset(_TOLD[:2]), frozenset(_TOLD[2:4]), frozenset(_TOLD[4:])}


def opposed(first, second, **parts):
    """The verdicts between an event and a denied one of another article."""
    a = article("a", f"{first}.")
    b = article("b", f"The ministry denied that {second}.", day=1)
    told, denied = parts["told"], parts["denied"]
    claims = (
        said(a, first, kind=EVENT, **told),
        said(b, second, kind=EVENT, by=MINISTRY, stance=Stance.DENIES, **denied),
    )
    return {one.verdict for one in compared(claims, (a, b))}


def test_one_verb_in_common_is_no_denial_where_nobody_acts():
    found = opposed(
        "The toll reached 132",
        "rebels reached the city",
        told={"predicate": "enter", "agent": "The toll", "patient": "132"},
        denied={"predicate": "enter", "agent": "rebels", "patient": "the city"},
    )

    assert Verdict.DENIED not in found


def test_one_verb_in_common_is_no_denial_of_another_object():
    found = opposed(
        "Soldiers left their rifles",
        "he will leave them alive",
        told={"predicate": "withdraw", "agent": "Soldiers", "patient": "their rifles"},
        denied={"predicate": "withdraw", "agent": "he", "patient": "them alive"},
    )

    assert Verdict.DENIED not in found
