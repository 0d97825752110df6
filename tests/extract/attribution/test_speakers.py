"""Speakers behind pronouns, roles, short names and descriptions."""

import pytest
from tests.extract.attribution.conftest import Read

from rashomon.model import Attribution

_OLIN = (
    "Mayor/NNP/compound/2 Marta/NNP/compound/2 Olin/NNP/nsubj/3 said/VBD/ROOT/3 it/PRP/nsubj/5 rained/VBD/ccomp/3 "
    "././punct/3"
)
_BRANDT = "John/NNP/compound/1 Brandt/NNP/nsubj/2 agreed/VBD/ROOT/2 it/PRP/nsubj/4 rained/VBD/ccomp/2 ././punct/2"


def _said(subject: str, verb: str = "added") -> str:
    words = subject.split()
    last = len(words) - 1
    parts = [f"{word}/{'DT' if i == 0 and last else 'NN'}/det/{last}" for i, word in enumerate(words[:-1])]
    tag = "PRP" if words[-1].lower() in ("he", "she", "it", "they") else "NN"
    n = len(words)
    parts.append(f"{words[-1]}/{tag}/nsubj/{n}")
    return " ".join(
        [*parts, f"{verb}/VBD/ROOT/{n}", f"nobody/NN/nsubj/{n + 2}", f"died/VBD/ccomp/{n}", f"././punct/{n}"]
    )


def _origins(found: tuple[Attribution, ...]) -> list[tuple[str, bool]]:
    return [(one.chain[-1].name, one.chain[-1].is_named) for one in found]


def test_a_pronoun_means_the_last_person_it_can(read: Read) -> None:
    """ "She" passes over a man who spoke last."""
    _, found = read(_OLIN, _BRANDT, _said("She"), entities=[(1, 3, "PERSON"), (7, 9, "PERSON")])

    assert _origins(found)[-1] == ("Marta Olin", True)


def test_a_role_means_who_was_introduced_with_it(read: Read) -> None:
    """ "The mayor" is the one whom the article called so."""
    _, found = read(_OLIN, _BRANDT, _said("The mayor"), entities=[(1, 3, "PERSON"), (7, 9, "PERSON")])

    assert _origins(found)[-1] == ("Marta Olin", True)


def test_a_role_nobody_had_stays_unnamed(read: Read) -> None:
    """A definite role that points to nobody is kept in its words."""
    _, found = read(_OLIN, _said("The surgeon"), entities=[(1, 3, "PERSON")])

    assert _origins(found)[-1] == ("surgeon", False)


def test_a_surname_stands_for_the_full_name(read: Read) -> None:
    """The longest form of a person's name in the article is the canonical one."""
    later = "Olin/NNP/nsubj/1 added/VBD/ROOT/1 nobody/NN/nsubj/3 died/VBD/ccomp/1 ././punct/1"

    _, found = read(_OLIN, later, entities=[(1, 3, "PERSON"), (7, 8, "PERSON")])

    assert _origins(found)[-1] == ("Marta Olin", True)


def test_a_pronoun_without_anybody_stays_a_pronoun(read: Read) -> None:
    """Nothing is made up for a pronoun at the start."""
    _, found = read(_said("They"))

    assert _origins(found) == [("They", False)]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels hit a depot that they said held rockets.", "Rebels"),
        ("The army bombed a school it said was used by rebels.", "army"),
        ("Authorities in two towns met. Authorities said the road to Denver, Colorado, was closed.", "Authorities"),
    ],
)
def test_whom_the_sentence_shows(statements, text, name) -> None:
    """A pronoun within a relative clause means who does what it stands in; bare authorities are nobody's."""
    (claim,) = statements(text)

    assert claim.origin is not None
    assert claim.origin.name == name


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A statement by the Ruhn council said the bridge had fallen.", "Ruhn council"),
        ("The Facebook page of the Ruhn council said that the bridge had fallen.", "Ruhn council"),
        ("According to a post on the ministry’s Facebook page, two men died.", "ministry"),
        ("A Facebook account named “Youth of Ruhn” wrote that the bridge had fallen.", "Facebook account"),
        ("The ministry’s figures put the dead at 12.", "ministry"),
        ("Court documents show that the man had fired twice.", "Court documents"),
    ],
)
def test_whoever_issues_something_speaks(statements, text, name) -> None:
    """A statement, a page, a post is its issuer's; a platform speaks for nobody; papers without one for themselves."""
    (claim,) = statements(text)

    assert claim.origin is not None
    assert claim.origin.name == name


@pytest.mark.model
def test_a_president_of_a_state_is_the_one_named_before(statements) -> None:
    """The adjective of the state is new, the role is not."""
    found = statements(
        "President Vin Cerez said that talks were open. The Veldrian president added that rebels must stop."
    )

    assert [claim.origin.name for claim in found if claim.origin] == ["Vin Cerez", "Vin Cerez"]


@pytest.mark.model
def test_who_i_am_nobody_can_tell_outside_quotation_marks(statements) -> None:
    """In the text of a speech "I" is not whoever spoke last."""
    *_, last = statements("The reporters said that the hall was full. I said that we would wait.")

    assert last.origin is not None
    assert (last.origin.name, last.origin.is_named) == ("I", False)


@pytest.mark.model
def test_a_day_does_not_speak(statements) -> None:
    """What says so is what was released on that day."""
    (claim,) = statements("The list released on July 24th, 2024, which says that six men died, was long.")

    assert claim.origin is not None
    assert claim.origin.name == "list"


@pytest.mark.model
def test_of_a_body_and_a_paper_the_first_speaks(statements) -> None:
    """A medium that is only named beside the speaker does not take its place."""
    (claim,) = statements("The Ruhn Rights Centre and The Guardian revealed that six men died.")

    assert claim.origin is not None
    assert claim.origin.name == "Ruhn Rights Centre"


@pytest.mark.model
def test_somebody_the_sentence_before_brings_in_is_she(statements) -> None:
    """A neighbour without a name, not the officer who spoke last."""
    text = "Emily Roe said the road was shut. A woman who lives next door came out. She thinks the place is safe."

    *_, last = statements(text)

    assert last.origin is not None
    assert (last.origin.name, last.origin.is_named) == ("woman", False)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Stockton police said a man died.", "Stockton police"),
        ("Syrian police said a man died.", "Syrian police"),
    ],
)
def test_the_police_of_a_town_are_not_those_of_its_state(statements, text, name) -> None:
    """Two towns' police are two origins."""
    (claim,) = statements(text)

    assert claim.origin is not None
    assert claim.origin.name == name


@pytest.mark.model
def test_it_is_what_put_something_out_in_the_sentence_before(statements) -> None:
    """Not the last who spoke."""
    text = (
        "The Observatory said 31 people were killed. The Ruhn Today page posted a photo. It said 27 people were killed."
    )

    *_, last = statements(text)

    assert last.origin is not None
    assert last.origin.name == "Ruhn Today page"


@pytest.mark.model
@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("The police spokeswoman", "Ann Lee"),
        ("A police spokeswoman", "police spokeswoman"),
        ("The army spokeswoman", "army spokeswoman"),
    ],
)
def test_a_role_named_only_later_is_traced_forwards(statements, role, name) -> None:
    """Only a definite role, and only in the same words."""
    text = f"{role} said two men had died. Captain Ann Lee, the police spokeswoman, said the road was open."

    first, *_ = statements(text)

    assert first.origin is not None
    assert first.origin.name == name


@pytest.mark.model
def test_who_is_spoken_of_is_not_who_goes_on_speaking(statements) -> None:
    """ "He" is the prosecutor, not the man in his account."""
    *_, last = statements(
        "Joe Shaff said Sid Mull went to the house for a deal. He said one of the men was shot inside."
    )

    assert last.origin is not None
    assert last.origin.name == "Joe Shaff"


@pytest.mark.model
@pytest.mark.parametrize(("paper", "name"), [("The Las Vegas Sun", "Las Vegas Sun"), ("The Sun", "The Sun")])
def test_a_longer_title_is_another_paper(statements, paper, name) -> None:
    """A paper of a town does not become the one whose title its own ends in."""
    (claim,) = statements(f"{paper} reported that a boy was hurt.")

    assert claim.origin is not None
    assert claim.origin.name == name
