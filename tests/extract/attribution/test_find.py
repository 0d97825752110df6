"""Each construction gives content, cue, speaker, stance and chain."""

import pytest
from tests.extract.attribution.conftest import Read

from rashomon.extract.annotation import Annotation
from rashomon.model import Attribution, Credit, Form, LinkRole, Span, Stance

_REUTERS_QUOTE = (
    "“/``/punct/10 We/PRP/nsubj/2 are/VBP/ccomp/10 ready/JJ/acomp/2 to/TO/aux/5 talk/VB/xcomp/3 ,/,/punct/10 "
    "”/''/punct/10 Marta/NNP/compound/9 Olin/NNP/nsubj/10 told/VBD/ROOT/10 Reuters/NNP/dobj/10 ././punct/10"
)
_QUOTE_GOES_ON = (
    "“/``/punct/5 But/CC/cc/5 the/DT/det/3 shelling/NN/nsubj/5 must/MD/aux/5 stop/VB/ROOT/5 first/RB/advmod/5 "
    "././punct/5 ”/''/punct/5"
)
_ANNOUNCEMENT = (
    "The/DT/det/1 ministry/NN/nsubj/2 said/VBD/ROOT/2 {pronoun}/PRP/nsubj/5 will/MD/aux/5 send/VB/ccomp/2 "
    "troops/NNS/dobj/5 ././punct/2"
)


def words(annotation: Annotation, *spans: Span | None) -> tuple[str | None, ...]:
    return tuple(annotation.text[span.start : span.end] if span else None for span in spans)


def shown(annotation: Annotation, found: Attribution) -> tuple[tuple[str | None, ...], ...]:
    return words(annotation, *found.content), words(annotation, *found.cue), words(annotation, found.speaker)


@pytest.mark.parametrize(
    ("sentence", "content", "cue", "speaker"),
    [
        (
            "The/DT/det/1 mayor/NN/nsubj/2 said/VBD/ROOT/2 the/DT/det/4 bridge/NN/nsubj/6 had/VBD/aux/6 "
            "collapsed/VBN/ccomp/2 ././punct/2",
            ("the bridge had collapsed",),
            ("said",),
            "The mayor",
        ),
        (
            "Two/CD/nummod/1 people/NNS/nsubj/2 died/VBD/ccomp/10 in/IN/prep/2 the/DT/det/5 blast/NN/pobj/3 "
            ",/,/punct/10 "
            "the/DT/det/9 Kelmar/NNP/compound/9 Monitor/NNP/nsubj/10 reported/VBD/ROOT/10 ././punct/10",
            ("Two people died in the blast",),
            ("reported",),
            "the Kelmar Monitor",
        ),
        (
            "Two/CD/nummod/1 people/NNS/nsubj/2 died/VBD/ROOT/2 in/IN/prep/2 the/DT/det/5 blast/NN/pobj/3 "
            "the/DT/det/8 "
            "Kelmar/NNP/compound/8 Monitor/NNP/nsubj/9 reported/VBD/relcl/5 ././punct/2",
            ("Two people died in the blast",),
            ("reported",),
            "the Kelmar Monitor",
        ),
        (
            "The/DT/det/1 delay/NN/nsubj/6 ,/,/punct/4 they/PRP/nsubj/4 explained/VBD/parataxis/6 "
            ",/,/punct/4 is/VBZ/ROOT/6 "
            "due/JJ/acomp/6 to/IN/prep/7 the/DT/det/10 storm/NN/pobj/8 ././punct/6",
            ("is due to the storm", "The delay"),
            ("explained",),
            "they",
        ),
        (
            "According/VBG/prep/8 to/IN/prep/0 the/DT/det/4 fire/NN/compound/4 brigade/NN/pobj/1 ,/,/punct/8 "
            "nobody/NN/nsubjpass/8 was/VBD/auxpass/8 hurt/VBN/ROOT/8 ././punct/8",
            ("nobody was hurt",),
            ("According to",),
            "the fire brigade",
        ),
        (
            "“/``/punct/8 We/PRP/nsubj/3 will/MD/aux/3 rebuild/VB/ccomp/8 the/DT/det/5 bridge/NN/dobj/3 ,/,/punct/8 "
            "”/''/punct/8 said/VBD/ROOT/8 the/DT/det/10 mayor/NN/nsubj/8 ././punct/8",
            ("“We will rebuild the bridge,”",),
            ("said",),
            "the mayor",
        ),
        (
            "The/DT/det/1 army/NN/nsubj/2 denied/VBD/ROOT/2 any/DT/det/4 role/NN/dobj/2 in/IN/prep/4 the/DT/det/7 "
            "attack/NN/pobj/5 ././punct/2",
            ("any role in the attack",),
            ("denied",),
            "The army",
        ),
        (
            "The/DT/det/1 rebels/NNS/nsubj/2 vowed/VBD/ROOT/2 to/TO/aux/4 hold/VB/xcomp/2 the/DT/det/6 "
            "town/NN/dobj/4 "
            "././punct/2",
            ("to hold the town",),
            ("vowed",),
            "The rebels",
        ),
        (
            "The/DT/det/1 governor/NN/nsubj/2 called/VBD/ROOT/2 for/IN/prep/2 an/DT/det/5 inquiry/NN/pobj/3 "
            "././punct/2",
            ("an inquiry",),
            ("called for",),
            "The governor",
        ),
        (
            "The/DT/det/1 minister/NN/nsubj/2 declined/VBD/ROOT/2 to/TO/aux/4 comment/VB/xcomp/2 on/IN/prep/4 "
            "reports/NNS/pobj/5 of/IN/prep/6 a/DT/det/9 deal/NN/pobj/7 ././punct/2",
            ("reports of a deal",),
            ("declined to comment on",),
            "The minister",
        ),
        (
            "Gunmen/NNS/nsubj/2 reportedly/RB/advmod/2 entered/VBD/ROOT/2 the/DT/det/4 port/NN/dobj/2 ././punct/2",
            ("entered the port", "Gunmen"),
            ("reportedly",),
            None,
        ),
        (
            "The/DT/det/1 fleet/NN/nsubjpass/3 is/VBZ/auxpass/3 expected/VBN/ROOT/3 to/TO/aux/5 "
            "sail/VB/xcomp/3 ././punct/3",
            ("The fleet", "to sail"),
            ("is expected",),
            None,
        ),
        (
            "Police/NNS/ROOT/0 :/:/punct/0 Two/CD/appos/0 arrested/VBN/acl/2 after/IN/prep/3 bank/NN/compound/6 "
            "raid/NN/pobj/4",
            ("Two arrested after bank raid",),
            (":",),
            "Police",
        ),
    ],
)
def test_a_construction_gives_its_parts(
    read: Read, sentence: str, content: tuple[str, ...], cue: tuple[str, ...], speaker: str | None
) -> None:
    """Content (the longest piece first), cue and speaker stand where the sentence has them."""
    annotation, found = read(sentence)

    assert [shown(annotation, one) for one in found] == [(content, cue, (speaker,))]


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("They/PRP/nsubj/1 denied/VBD/ROOT/1 it/PRP/nsubj/3 happened/VBD/ccomp/1 ././punct/1", Stance.DENIES),
        ("They/PRP/nsubj/1 denied/VBD/ROOT/1 using/VBG/xcomp/1 gas/NN/dobj/2 ././punct/1", Stance.DENIES),
        ("They/PRP/nsubj/1 claimed/VBD/ROOT/1 it/PRP/nsubj/3 happened/VBD/ccomp/1 ././punct/1", Stance.CLAIMS),
        ("They/PRP/nsubj/1 hoped/VBD/ROOT/1 it/PRP/nsubj/3 happened/VBD/ccomp/1 ././punct/1", Stance.EXPECTS),
        ("They/PRP/nsubj/1 vowed/VBD/ROOT/1 to/TO/aux/3 fight/VB/xcomp/1 ././punct/1", Stance.PROMISES),
        ("They/PRP/nsubj/1 said/VBD/ROOT/1 it/PRP/nsubj/3 happened/VBD/ccomp/1 ././punct/1", Stance.ASSERTS),
        (
            "Lund/NNP/nsubj/1 called/VBD/ROOT/1 the/DT/det/3 closure/NN/nsubj/5 a/DT/det/5 breach/NN/oprd/1",
            Stance.ASSERTS,
        ),
        (
            "Lund/NNP/nsubj/1 called/VBD/ROOT/1 for/IN/prep/1 an/DT/det/4 inquiry/NN/pobj/2 ././punct/1",
            Stance.EXPECTS,
        ),
        (_ANNOUNCEMENT.format(pronoun="it"), Stance.PROMISES),
        (_ANNOUNCEMENT.format(pronoun="you"), Stance.EXPECTS),
    ],
)
def test_the_cue_and_the_future_give_the_stance(read: Read, sentence: str, stance: Stance) -> None:
    """The cue word decides; an announcement is a promise where it is the speaker's own act, else an expectation."""
    _, found = read(sentence)

    assert [one.stance for one in found] == [stance]


def test_a_quotation_goes_on_behind_its_cue(read: Read) -> None:
    """What is quoted in the next sentence belongs to the same speaker and cue."""
    annotation, found = read(_REUTERS_QUOTE, _QUOTE_GOES_ON, entities=[(8, 10, "PERSON"), (11, 12, "ORG")])

    assert len(found) == 1
    assert words(annotation, *found[0].content) == ("“But the shelling must stop first.”", "“We are ready to talk,”")
    assert found[0].form is Form.DIRECT_QUOTE


def test_whom_it_was_told_relays_it(read: Read) -> None:
    """A medium that is told something is an agency of the chain, the speaker its origin, the "
    "outlet its first link."""
    _, found = read(_REUTERS_QUOTE, entities=[(8, 10, "PERSON"), (11, 12, "ORG")], outlet="Kelmar Courier")

    chain = [(link.role, link.name) for link in found[0].chain]
    assert chain == [
        (LinkRole.OUTLET, "Kelmar Courier"),
        (LinkRole.AGENCY, "Reuters"),
        (LinkRole.ORIGIN, "Marta Olin"),
    ]


def test_a_medium_that_cites_is_a_relay(read: Read) -> None:
    """Read "AFP said, citing a rescue official": the official is the origin."""
    annotation, found = read(
        "Fourteen/CD/nummod/1 miners/NNS/nsubjpass/3 are/VBP/auxpass/3 trapped/VBN/ROOT/3 ,/,/punct/6 "
        "AFP/NNP/nsubj/6 "
        "said/VBD/parataxis/3 ,/,/punct/6 citing/VBG/advcl/6 a/DT/det/11 rescue/NN/compound/11 official/NN/dobj/8 "
        "././punct/6"
    )

    assert words(annotation, *found[0].content) == ("Fourteen miners are trapped",)
    assert [(link.name, link.is_named) for link in found[0].chain] == [
        ("Agence France-Presse", True),
        ("rescue official", False),
    ]


def test_a_medium_around_another_source_is_a_relay(read: Read) -> None:
    """Read "…, according to a doctor, Reuters reported" is one attribution with both cues."""
    annotation, found = read(
        "The/DT/det/1 strike/NN/nsubj/2 killed/VBD/ccomp/13 nine/CD/nummod/4 people/NNS/dobj/2 ,/,/punct/2 "
        "according/VBG/prep/13 to/IN/prep/6 a/DT/det/10 local/JJ/amod/10 doctor/NN/pobj/7 ,/,/punct/13 "
        "Reuters/NNP/nsubj/13 reported/VBD/ROOT/13 ././punct/13"
    )

    assert [shown(annotation, one) for one in found] == [
        (("The strike killed nine people",), ("according to", "reported"), ("a local doctor",))
    ]
    assert [link.name for link in found[0].chain] == ["Reuters", "local doctor"]


def test_a_speech_within_a_thought_is_no_attribution_of_its_own(read: Read) -> None:
    """What a reported speaker thinks is part of what is reported; what he says another says is kept."""
    inner = (
        "He/PRP/nsubj/1 said/VBD/ROOT/1 the/DT/det/3 ministry/NN/nsubj/5 had/VBD/aux/5 "
        "{verb}/VBN/ccomp/1 that/IN/mark/9 "
        "the/DT/det/8 town/NN/nsubj/9 was/VBD/ccomp/5 calm/JJ/acomp/9 ././punct/1"
    )

    _, thought = read(inner.format(verb="thought"))
    _, said = read(inner.format(verb="claimed"))

    assert len(thought) == 1
    assert [one.stance for one in said] == [Stance.ASSERTS, Stance.CLAIMS]


def test_a_dateline_agency_is_in_every_chain(read: Read) -> None:
    """An article credited to an agency came through it; a credit for a part of the work says "
    "nothing of a sentence."""
    sentence = "They/PRP/nsubj/1 said/VBD/ROOT/1 it/PRP/nsubj/3 happened/VBD/ccomp/1 ././punct/1"
    dateline = Credit(name="AFP", span=None, basis="dateline")
    help_given = Credit(name="AFP", span=None, basis="credit line")

    _, credited = read(sentence, credited=(dateline,))
    _, helped = read(sentence, credited=(help_given,))

    assert [link.name for link in credited[0].chain] == ["Agence France-Presse", "They"]
    assert [link.name for link in helped[0].chain] == ["They"]


def test_a_channel_that_quotes_somebody_is_a_relay(read: Read) -> None:
    """Read "Kelmar radio quoted the governor as saying …": the governor is the origin, the station the agency."""
    annotation, found = read(
        "Kelmar/NNP/compound/1 radio/NN/nsubj/2 quoted/VBD/ROOT/2 the/DT/det/4 governor/NN/dobj/2 as/IN/prep/2 "
        "saying/VBG/pcomp/5 the/DT/det/8 toll/NN/nsubj/10 could/MD/aux/10 rise/VB/ccomp/6 ././punct/2"
    )

    assert shown(annotation, found[0]) == (("the toll could rise",), ("quoted", "as saying"), ("the governor",))
    assert [link.name for link in found[0].chain] == ["Kelmar radio", "governor"]


def test_speaker_and_cue_at_the_end_attribute_the_sentence(read: Read) -> None:
    """The parser takes "two residents told AFP" for one more clause of a list; the comma and the end say what it is."""
    annotation, found = read(
        "The/DT/det/1 blast/NN/nsubj/2 destroyed/VBD/ROOT/2 the/DT/det/4 mill/NN/dobj/2 ,/,/punct/4 two/CD/nummod/7 "
        "residents/NNS/nsubj/8 told/VBD/conj/2 AFP/NNP/dobj/8 ././punct/8"
    )

    assert [shown(annotation, one) for one in found] == [
        (("The blast destroyed the mill",), ("told",), ("two residents",))
    ]


def test_a_toll_that_is_put_at_a_number_is_said(read: Read) -> None:
    """Verbs of counting attribute a toll, nothing else."""
    annotation, found = read(
        "The/DT/det/1 ministry/NN/nsubj/2 put/VBD/ROOT/2 its/PRP$/poss/4 losses/NNS/dobj/2 at/IN/prep/2 12/CD/pobj/5 "
        "././punct/2"
    )
    _, chairs = read(
        "The/DT/det/1 ministry/NN/nsubj/2 put/VBD/ROOT/2 its/PRP$/poss/4 chairs/NNS/dobj/2 at/IN/prep/2 12/CD/pobj/5 "
        "././punct/2"
    )

    assert [shown(annotation, one) for one in found] == [(("its losses at 12",), ("put",), ("The ministry",))]
    assert chairs == ()


def test_who_is_quoted_as_saying_is_the_speaker_and_the_paper_passes_it_on(read: Read) -> None:
    """Read "nine died, the governor was quoted as saying by Kelmar radio": a passive, what is said before it."""
    annotation, found = read(
        "Nine/CD/nsubj/1 died/VBD/ccomp/6 ,/,/punct/6 the/DT/det/4 governor/NN/nsubjpass/6 was/VBD/auxpass/6 "
        "quoted/VBN/ROOT/6 as/IN/prep/6 saying/VBG/pcomp/7 by/IN/prep/8 Kelmar/NNP/compound/11 radio/NN/pobj/9 "
        "././punct/6"
    )

    assert shown(annotation, found[0]) == (("Nine died",), ("was quoted as saying",), ("the governor",))
    assert [link.role for link in found[0].chain if link.role is not LinkRole.OUTLET] == [
        LinkRole.AGENCY,
        LinkRole.ORIGIN,
    ]


def test_who_gives_a_toll_is_its_speaker(read: Read) -> None:
    """Read "The monitor gave a toll of 31", but not "gave a speech"."""
    annotation, found = read(
        "The/DT/det/1 monitor/NN/nsubj/2 gave/VBD/ROOT/2 a/DT/det/4 toll/NN/dobj/2 of/IN/prep/4 31/CD/pobj/5 "
        "././punct/2"
    )
    _, others = read("The/DT/det/1 monitor/NN/nsubj/2 gave/VBD/ROOT/2 a/DT/det/4 party/NN/dobj/2 ././punct/2")

    assert shown(annotation, found[0]) == (("a toll of 31",), ("gave",), ("The monitor",))
    assert others == ()
