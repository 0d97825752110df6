"""Who passes words on besides the speaker, and who speaks in the middle of what another says."""

from tests.extract.attribution.conftest import Read

from rashomon.model import Attribution, LinkRole

_RELATIVE = (
    "The/DT/det/1 government/NN/nsubj/2 vowed/VBD/ROOT/2 to/TO/aux/4 answer/VB/xcomp/2 an/DT/det/6 attack/NN/dobj/4 "
    "that/WDT/nsubj/12 {speaker} says/VBZ/relcl/6 has/VBZ/aux/12 cost/VBN/ccomp/10 40/CD/nummod/14 lives/NNS/dobj/12 "
    "././punct/2"
)
_TOLD = (
    "Nine/CD/nummod/1 miners/NNS/nsubj/2 died/VBD/ccomp/6 ,/,/punct/6 the/DT/det/5 union/NN/nsubj/6 told/VBD/ROOT/6 "
    "the/DT/det/8 {noun}/NN/dobj/6 Maren/NNP/dobj/6 ././punct/6"
)
_COUNTED = (
    "Nine/CD/nummod/1 miners/NNS/nsubj/2 died/VBD/ROOT/2 ,/,/punct/2 according/VBG/prep/2 to/IN/prep/4 the/DT/det/7 "
    "union/NN/pobj/5 ,/,/punct/7 whose/WP$/poss/10 count/NN/nsubjpass/13 was/VBD/auxpass/13 first/RB/advmod/13 "
    "{verb}/VBN/relcl/7 by/IN/agent/13 Maren/NNP/pobj/14 ././punct/2"
)
_STRAYED = (
    "The/DT/det/1 council/NN/nsubj/3 had/VBD/aux/3 spoken/VBN/ROOT/3 in/IN/prep/3 the/DT/det/6 evening/NN/pobj/4 "
    "of/IN/prep/6 nine/CD/pobj/7 dead/JJ/amod/8 ././punct/3"
)


def agencies(found: tuple[Attribution, ...]) -> list[str]:
    return [link.name for one in found for link in one.chain if link.role is LinkRole.AGENCY]


def origins(found: tuple[Attribution, ...]) -> list[str]:
    return [one.chain[-1].name for one in found if one.chain]


def test_what_a_relative_clause_says_is_its_own_speakers(read: Read) -> None:
    annotation, found = read(_RELATIVE.format(speaker="a/DT/det/9 monitor/NN/nsubj/10"))

    told = {one.chain[-1].name: annotation.text[one.content[0].start : one.content[0].end] for one in found}
    assert told["monitor"] == "has cost 40 lives"
    assert set(told) == {"monitor", "government"}


def test_a_pronoun_in_a_relative_clause_is_no_other_speaker(read: Read) -> None:
    _, found = read(_RELATIVE.format(speaker="so/RB/advmod/9 it/PRP/nsubj/10"))

    assert origins(found) == ["government"]


def test_a_noun_before_the_name_makes_an_agency_of_whom_it_was_told(read: Read) -> None:
    _, found = read(_TOLD.format(noun="agency"))

    assert agencies(found) == ["Maren"]
    assert origins(found) == ["union"]


def test_whom_it_was_told_is_no_agency_without_such_a_noun(read: Read) -> None:
    _, found = read(_TOLD.format(noun="mayor"))

    assert agencies(found) == []


def test_who_first_reported_a_count_passes_it_on(read: Read) -> None:
    _, found = read(_COUNTED.format(verb="reported"))

    assert agencies(found) == ["Maren"]
    assert origins(found) == ["union"]


def test_who_did_something_else_to_a_count_does_not(read: Read) -> None:
    _, found = read(_COUNTED.format(verb="ordered"))

    assert agencies(found) == []


def test_a_time_between_the_verb_and_its_preposition_is_no_hindrance(read: Read) -> None:
    annotation, [spoken] = read(_STRAYED, entities=[(5, 7, "TIME")])

    assert [annotation.text[span.start : span.end] for span in spoken.content] == ["nine dead"]
    assert spoken.chain[-1].name == "council"


_CITING_BEFORE = (
    "State/NN/compound/1 television/NN/nsubj/6 ,/,/punct/6 citing/VBG/advcl/6 police/NN/dobj/3 ,/,/punct/6 "
    "said/VBD/ROOT/6 nine/CD/nummod/8 miners/NNS/nsubj/9 died/VBD/ccomp/6 ././punct/6"
)
_CITING_BEHIND = (
    "The/DT/det/2 Maren/NNP/compound/2 agency/NN/nsubj/3 said/VBD/ROOT/3 nine/CD/nummod/5 miners/NNS/nsubj/6 "
    "died/VBD/ccomp/3 ,/,/punct/6 citing/VBG/advcl/6 police/NN/dobj/8 ././punct/3"
)


def test_a_medium_without_a_name_in_the_lexicon_passes_on_whom_it_cites(read: Read) -> None:
    _, found = read(_CITING_BEFORE)

    assert (agencies(found), origins(found)) == (["State television"], ["police"])


def test_a_source_named_at_the_end_is_no_part_of_what_is_said(read: Read) -> None:
    annotation, found = read(_CITING_BEHIND)

    assert (agencies(found), origins(found)) == (["Maren agency"], ["police"])
    assert annotation.text[found[0].content[0].start : found[0].content[0].end].strip() == "nine miners died"
