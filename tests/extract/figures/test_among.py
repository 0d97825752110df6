"""Parts that stand beside their whole: "six civilians were among 22 people killed"."""

import pytest

pytestmark = pytest.mark.model


def told(claims, kind="killed"):
    return [(claim.value.lower, claim.counted) for claim in claims if claim.kind == kind]


def parts(claims):
    """Number and group of each part, with the number of its whole."""
    numbers = {claim.id: claim.value.lower for claim in claims}
    return [(claim.value.lower, claim.counted, numbers[claim.part_of]) for claim in claims if claim.part_of]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Six nurses were among at least 22 people killed in the blast, a monitor said.", [(6, "medics", 22)]),
        ("At least 30 children were among the 39 people killed in the bombing.", [(30, "children", 39)]),
        ("Six women, including a judge, were among 22 killed in the fire.", [(6, "women", 22)]),
        (
            "Two women and five children were among 12 people injured in the crash.",
            [(2, "women", 12), (5, "children", 12)],
        ),
    ],
)
def test_a_part_before_its_whole_points_to_it(read, text, found):
    """The whole is the number behind "among", not a figure told before."""
    assert parts(read(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "The raid killed 19 people. Six children were among the dead, the monitor said.",
        "The raid killed 19 people. Among the dead were six children.",
        "The raid killed 19 people. Six children were also among those reportedly killed.",
        "The raid killed 19 people. Among the victims were six children.",
    ],
)
def test_a_part_of_the_dead_points_to_the_figure_before(read, text):
    assert parts(read(text)) == [(6, "children", 19)]


def test_the_rest_of_the_dead_are_parts_too(read):
    claims = read("The fighting killed 17 people. Four guards and 11 rebels made up the rest of the dead.")

    assert (11, "militants", 17) in parts(claims)


def test_a_sentence_that_picks_from_those_told_of_tells_a_part(read):
    claims = read("About 950 people were displaced. Of these, some 300 were displaced a second time.")

    assert parts(claims) == [(300, "all", 950)]


def test_whose_wives_died_is_no_part(read):
    claims = read("The raid killed 19 people. The wives of the five rebel fighters were also among the dead.")

    assert told(claims) == [(19, "all")]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "Clashes left 23 civilians, including nine children, and 16 fighters dead.",
            [(23, "civilians"), (9, "children"), (16, "combatants")],
        ),
        ("The blast left four soldiers and two civilians dead.", [(4, "soldiers"), (2, "civilians")]),
        ("Five children and four nurses killed in hospital fire", [(5, "children"), (4, "medics")]),
    ],
)
def test_a_list_is_counted_by_the_cue_behind_it(read, text, numbers):
    assert told(read(text)) == numbers


def test_fighters_are_no_part_of_civilians(read):
    civilians, children, fighters = read("Clashes left 23 civilians, including nine children, and 16 fighters dead.")

    assert children.part_of == civilians.id
    assert fighters.part_of is None


@pytest.mark.parametrize(
    "text",
    [
        "Eight people experienced breathing difficulties after the shelling.",
        "Eight people suffered serious burns in the fire.",
        "Eight people were treated for smoke inhalation.",
        "Eight people sustained minor injuries in the crash.",
    ],
)
def test_what_one_suffers_is_an_injury(read, text):
    assert told(read(text), "injured") == [(8, "all")]


@pytest.mark.parametrize("text", ["Eight people suffered no injuries.", "The team suffered eight defeats."])
def test_other_sufferings_are_none(read, text):
    assert told(read(text), "injured") == []


def test_who_is_forced_to_flee_is_displaced(read):
    assert told(read("The floods forced 13,000 residents to flee the town."), "displaced") == [(13_000, "all")]


def test_a_verb_taken_for_a_noun_keeps_its_object(read):
    claims = read(
        "Airstrikes by the regime and Norda air forces earlier on Wednesday hit a schools complex and a public market "
        "in the town of Hass in rural Idlib killing at least 26 civilians and wounding dozens more."
    )

    assert (26, "civilians") in told(claims)


def test_a_headline_puts_a_part_right_before_among(read):
    """The family are five of the 12, not another toll."""
    claims = read("Sarn family of five among 12 killed in plane crash")

    assert [(claim.kind, claim.value.lower) for claim in claims] == [("killed", 12)]
