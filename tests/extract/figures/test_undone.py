"""Numbers beside a cue that count no victims of it."""

import pytest

pytestmark = pytest.mark.model


def told(claims):
    return [(claim.kind, claim.value.lower) for claim in claims]


@pytest.mark.parametrize(
    "text",
    [
        "Norland says that 21 schoolgirls abducted by the brigade have been released.",
        "21 girls kidnapped from Sarn school released by the brigade",
        "The brigade releases 21 kidnapped schoolgirls in exchange for four men",
        "The state secured the release of 21 schoolgirls who were kidnapped by the brigade.",
        "They are charged with murder and seven counts of assault with intent to murder.",
        "The singer is recovering from 3 gunshot wounds after the concert.",
        "The driver, who has three prior arrests, lives in Sarn.",
        "The driver was taken to the clinic with injuries.",
    ],
)
def test_no_victim_is_counted(read, text):
    """Who is free again is not held; charges, wounds and old arrests are no persons."""
    assert told(read(text)) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The brigade abducted 21 schoolgirls and released a video.", [("abducted", 21)]),
        ("The 21 schoolgirls abducted by the brigade are still held.", [("abducted", 21)]),
        ("The driver suffered injuries when the tram left the rails.", [("injured", 1)]),
        ("Three arrests were made in Sarn on Monday.", [("detained", 3)]),
    ],
)
def test_victims_are_counted(read, text, figures):
    """The same cues where they tell of persons."""
    assert told(read(text)) == figures


def test_a_name_behind_a_verb_is_no_conjunct(read):
    """ "A man hurt at 22nd and Kress" is one man."""
    claims = read("A man injured in a November 2 shooting at 22nd and Kress has died of his wounds.")

    assert ("injured", 2) not in told(claims)


@pytest.mark.parametrize("text", ["Image 1 of 2 Five people were injured.", "1 / 4 Five people were injured."])
def test_the_place_in_a_gallery_counts_nobody(read, text):
    """The numbers of a picture and of its fellows are left alone."""
    assert {lower for _, lower in told(read(text))} <= {5}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("One shot dead, five wounded on the campus.", [("killed", 1), ("injured", 5)]),
        ("Victims aged between 20 and 37 were injured in the blast.", [("injured", 2)]),
    ],
)
def test_the_shot_dead_are_dead_and_ages_are_no_persons(read, text, figures):
    """Who is shot dead is not one of those shot, and the ends of a range of ages count nobody."""
    assert told(read(text)) == figures
