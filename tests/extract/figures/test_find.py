"""Figure claims of invented sentences: kind, bounds, who is counted, parts, and what is no figure."""

import math

import pytest

from rashomon.model import Accumulation, SpanRole

pytestmark = pytest.mark.model

INF = math.inf


def test_a_toll_that_is_reached_holds_what_is_added(read):
    toll, added = read("The toll rose to 14 after rescuers found five more bodies, police said.")

    assert (toll.value.lower, added.value.lower) == (14, 5)
    assert (added.part_of, added.adds_to) == (toll.id, None)


def told(claims):
    return [(claim.kind, claim.value.lower, claim.value.upper, claim.counted) for claim in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seventeen people were killed in Sarn on Monday.", ("killed", 17, 17, "all")),
        ("The blast killed 17 people in the market of Sarn.", ("killed", 17, 17, "all")),
        ("A shell hit the market, killing at least nine civilians.", ("killed", 9, INF, "civilians")),
        ("Nine dead in Sarn market blast.", ("killed", 9, 9, "all")),
        ("Nine civilians killed in Sarn market blast.", ("killed", 9, 9, "civilians")),
        ("Sarn market blast kills nine.", ("killed", 9, 9, "all")),
        ("The fighting left 12 soldiers dead.", ("killed", 12, 12, "soldiers")),
        ("More than 300 miners have died since the flood.", ("killed", 301, INF, "all")),
        ("The attack resulted in the deaths of four civilians.", ("killed", 4, 4, "civilians")),
        ("The death toll rose from 12 to 17 overnight.", ("killed", 17, 17, "all")),
        ("The storm claimed the lives of 40 fishermen.", ("killed", 40, 40, "all")),
        ("The bodies of nine men were found near the river.", ("killed", 9, 9, "men")),
        ("Up to 30 students were wounded by the shelling.", ("injured", -INF, 30, "students")),
        ("Some 14,000 people have been displaced by the fighting.", ("displaced", 14_000, 14_000, "all")),
        ("Tens of thousands of civilians fled the town.", ("displaced", 20_000, 99_999, "civilians")),
        ("Police arrested 25 protesters on Sunday.", ("detained", 25, 25, "all")),
        ("Six miners are still missing.", ("missing", 6, 6, "all")),
        ("Three workers were still missing, the chief told reporters.", ("missing", 3, 3, "all")),
        ("Rescuers said 31 passengers were rescued from the ferry.", ("rescued", 31, 31, "all")),
        ("Gunmen kidnapped three teachers near Sarn.", ("abducted", 3, 3, "teachers")),
    ],
)
def test_a_figure_is_read_from_its_sentence(read, text, expected):
    assert expected in told(read(text))


@pytest.mark.parametrize(
    ("text", "kind", "lower"),
    [
        ("The rebels captured 12 villages in two days.", "settlements", 12),
        ("The army took control over some 400 square kilometers of land.", "captured_ground", 400),
        ("Warplanes carried out two air strikes on the port.", "strikes", 2),
    ],
)
def test_things_are_counted_too(read, text, kind, lower):
    claims = [claim for claim in read(text) if claim.kind == kind]

    assert [claim.value.lower for claim in claims] == [lower]
    assert claims[0].counted is None


def test_no_one_is_zero(read):
    assert told(read("No one was killed in the blast.")) == [("killed", 0, 0, "all")]


def test_a_boy_and_his_mother_are_two(read):
    assert told(read("A 12-year-old boy and his mother were killed.")) == [("killed", 2, 2, "all")]


def test_killing_his_wife_is_one(read):
    assert told(read("A rocket hit his house, killing his wife.")) == [("killed", 1, 1, "women")]


def test_victims_told_without_a_number_are_two_at_least(read):
    assert told(read("A shell hit the school and civilians were injured.")) == [("injured", 2, INF, "civilians")]


def test_what_is_told_without_a_number_is_left_out_beside_a_number(read):
    claims = read("The blast killed nine people. Civilians were killed, residents said.")

    assert told(claims) == [("killed", 9, 9, "all")]


def test_two_groups_are_two_figures(read):
    claims = read("The raid killed three soldiers and five civilians.")

    assert told(claims) == [("killed", 3, 3, "soldiers"), ("killed", 5, 5, "civilians")]


def test_two_verbs_tell_two_kinds(read):
    assert told(read("The blast killed 12 people and wounded 30.")) == [
        ("killed", 12, 12, "all"),
        ("injured", 30, 30, "all"),
    ]


def test_a_headline_without_commas_tells_two_kinds(read):
    assert told(read("Two children killed 37 others injured in rocket attack on Sarn.")) == [
        ("killed", 2, 2, "children"),
        ("injured", 37, 37, "all"),
    ]


def test_killed_and_wounded_together_are_casualties(read):
    assert told(read("Dozens were killed and wounded in the raid.")) == [("casualties", 24, 99, "all")]


def test_a_part_points_to_its_whole(read):
    whole, part = read("At least 17 people, including three children, were killed.")

    assert (part.counted, part.value.lower, part.part_of) == ("children", 3, whole.id)
    assert whole.part_of is None


def test_most_of_them_is_a_share_of_the_whole(read):
    whole, part = read("The violence killed 242 people, most of them combatants.")

    assert (part.value.unit, part.counted, part.part_of) == ("share", "combatants", whole.id)


def test_a_part_that_names_no_group_is_no_figure(read):
    assert told(read("Nine people were killed, including two from Sarn.")) == [("killed", 9, 9, "all")]


def test_another_adds_to_the_figure_before(read):
    first, second = read("At least 200 rebels were killed on Friday. Another 400 rebels were killed the day before.")

    assert second.adds_to == first.id
    assert second.accumulation is Accumulation.INCREMENTAL


@pytest.mark.parametrize(
    ("text", "accumulation"),
    [
        ("Over the past 24 hours, 20 soldiers have been killed.", Accumulation.INCREMENTAL),
        ("So far 20 soldiers have been killed.", Accumulation.CUMULATIVE),
        ("The death toll reached 20.", Accumulation.CUMULATIVE),
    ],
)
def test_words_of_time_tell_increments_from_totals(read, text, accumulation):
    assert [claim.accumulation for claim in read(text) if claim.kind == "killed"] == [accumulation]


@pytest.mark.parametrize(
    "text",
    [
        "The mine could kill 12 people.",
        "They planned to kill 12 officers.",
        "The rocket did not kill the 12 soldiers.",
        "A boy aged 12 was seen.",
        "The toll may rise to 30.",
        "He posted the names of nine people killed.",
        "The party won 12 votes.",
        "Twelve militants attacked the town.",
    ],
)
def test_what_did_not_happen_is_no_figure(read, text):
    assert [claim for claim in read(text) if claim.kind in ("killed", "injured")] == []


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("Nine civilians were killed by regime forces.", "regime forces"),
        ("Government troops killed nine civilians in Sarn.", "Government troops"),
        ("Nine civilians were killed in Norda air strikes.", "Norda air strikes"),
        ("A bomb exploded in the market, killing nine people.", "bomb"),
    ],
)
def test_the_cause_is_who_or_what_did_it(read, text, cause):
    [claim] = [claim for claim in read(text) if claim.kind == "killed"]

    assert claim.cause is not None
    assert claim.cause.name == cause
    [span] = claim.spans_of(SpanRole.CAUSE)
    assert text[span.start : span.end] == cause


def test_an_unattributed_figure_is_the_outlets_own(read):
    [claim] = read("Nine people were killed in Sarn.")

    assert [link.name for link in claim.chain] == ["The Sarn Post"]
    assert claim.form is None


def test_reading_twice_gives_the_same(read):
    text = "At least 17 people, including three children, were killed and 30 wounded."

    assert read(text) == read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed when a shell hit the market. Friends mourned the death of the two workers.",
        "Nine people were killed in the market of Sarn. So far no bodies have been recovered.",
        "Nine people were killed in the market of Sarn. The driver and a guard were killed at seven.",
    ],
)
def test_what_looks_back_or_tells_the_hour_is_no_other_count(read, text):
    assert {claim.value.lower for claim in read(text) if claim.kind == "killed"} <= {9, 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least one but possibly up to 12 miners were killed.", ("killed", 1, 12, "all")),
        ("Between 20 and 25 members of the Orlan clan including 11 women and an infant were killed.", 20),
        (
            "On Monday, the 3rd of May, 38 villagers, all members of the Orlan clan, including nine boys, died.",
            38,
        ),
        ("They showed at least three severely injured children on stretchers.", ("injured", 3, INF, "children")),
        ("Medics tallied eight citizens as having been killed.", ("killed", 8, 8, "all")),
        ("The body count rose to 31.", ("killed", 31, 31, "all")),
        ("A post put the number of killed at four.", ("killed", 4, 4, "all")),
        ("A neighbour said “29 [members] of [his] family” were killed.", ("killed", 29, 29, "all")),
        ("Dan Orlan and at least 10 members of the gang were killed in the raid.", ("killed", 10, INF, "all")),
        ("The army lost 15 soldiers in the ambush.", ("killed", 15, 15, "soldiers")),
        ("She lost two brothers in the flood.", ("killed", 2, 2, "men")),
        ("Among the dead were between 24 and 31 civilians.", ("killed", 24, 31, "civilians")),
        ("Six children were among the dead.", ("killed", 6, 6, "children")),
    ],
)
def test_a_figure_is_read_past_what_stands_between_it_and_its_verb(read, text, expected):
    claims = told(read(text))

    assert expected in (claims if isinstance(expected, tuple) else [claim[1] for claim in claims])


@pytest.mark.parametrize(
    "text", ["The party lost 12 members and six seats.", "The company lost 200 workers.", "Twelve soldiers lost."]
)
def test_who_only_leaves_is_not_killed(read, text):
    assert not [claim for claim in read(text) if claim.kind == "killed"]


def test_who_lost_soldiers_did_not_kill_them(read):
    [killed, lost] = read("Rebels killed nine soldiers and lost 12 fighters.")

    assert (killed.value.lower, lost.value.lower) == (9, 12)
    assert lost.cause is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said five were killed and seven injured.", ("injured", 7, 7, "all")),
        ("More than 2,400 people have been moved to shelters.", ("displaced", 2401, INF, "all")),
        ("Nine people, among them a girl, were pulled out alive.", ("rescued", 9, 9, "all")),
        ("Another 63 are being treated in three hospitals.", ("injured", 63, 63, "all")),
        ("A train carrying about 200 people hit a bus.", ("aboard", 200, 200, "all")),
        ("Some 140 people were on board when the vessel left.", ("aboard", 140, 140, "all")),
    ],
)
def test_accidents_are_told_in_their_own_words(read, text, expected):
    claims = told(read(text))

    assert expected in claims
    assert [claim[0] for claim in claims].count(expected[0]) == 1


def test_nobody_says_how_many(read):
    assert read("It was not known how many civilians and guards were killed.") == ()


def test_a_number_of_injured_behind_a_toll_is_not_the_toll(read):
    assert told(read("The death toll rose on Friday, with more than 100 others wounded.")) == [
        ("injured", 101, INF, "all")
    ]


def test_others_than_the_dead_are_no_more_of_the_injured_before(read):
    claims = read("Police killed two men and wounded 22 others. A second attack killed five and injured 30 others.")

    assert [claim.adds_to for claim in claims] == [None] * 4


@pytest.mark.parametrize("text", ["There should have been five or six people dead.", "It could leave 12 men dead."])
def test_what_might_have_been_is_no_figure(read, text):
    assert [claim for claim in read(text) if claim.kind == "killed"] == []


def test_who_tells_is_not_counted(read):
    assert told(read("According to a source at the ministry two people were killed.")) == [("killed", 2, 2, "all")]


@pytest.mark.parametrize("text", ["Four rescue units are at the scene.", "Two murder cases were opened in Sarn."])
def test_what_a_noun_only_bends_is_not_counted(read, text):
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A 2-year-old is dead.", ("killed", 1, 1, "children")),
        ("The 15-month-old was wounded.", ("injured", 1, 1, "children")),
        ("A 40-year-old was killed.", ("killed", 1, 1, "all")),
        ("Three people were fatally shot in Sarn.", ("killed", 3, 3, "all")),
        ("A man stabbed two women to death.", ("killed", 2, 2, "women")),
        ("Gunmen gunned down 14 people at a party.", ("killed", 14, 14, "all")),
        ("Seven people were fatally wounded.", ("killed", 7, 7, "all")),
        ("Seven people were shot in the park.", ("casualties", 7, 7, "all")),
        ("Six people were taken to two local hospitals.", ("injured", 6, 6, "all")),
        ("The blast wounded three men, killing one.", ("killed", 1, 1, "all")),
        ("Police said three officers were killed.", ("killed", 3, 3, "police")),
        ("The army said three officers were killed.", ("killed", 3, 3, "soldiers")),
    ],
)
def test_a_figure_is_read_in_the_words_of_local_news(read, text, expected):
    assert expected in told(read(text))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Two men were shot and killed.", ["killed"]),
        ("Two men were shot dead.", ["killed"]),
        ("Police shot at two men.", []),
        ("One shot was fired.", []),
        ("A man was taken to hospital.", []),
        ("Two bodies were taken to Sarn hospital.", ["killed"]),
        ("Ten of those killed were taken to Sarn hospital.", []),
        ("The driver fled the scene.", []),
        ("He was stabbed twice and beaten.", []),
    ],
)
def test_shot_and_taken_to_hospital_tell_of_the_living_by_number_only(read, text, kinds):
    assert [claim.kind for claim in read(text)] == kinds


@pytest.mark.parametrize(
    ("text", "accumulation"),
    [
        ("A gunman killed 49 people in Sarn in June last year.", Accumulation.CUMULATIVE),
        ("The army killed 49 people over the last week.", Accumulation.INCREMENTAL),
        ("The army killed 49 people in the past 24 hours.", Accumulation.INCREMENTAL),
    ],
)
def test_a_date_in_the_past_is_no_period(read, text, accumulation):
    [claim] = read(text)

    assert claim.accumulation is accumulation


def test_others_told_again_or_other_than_the_dead_add_nothing(read):
    again = read("Two people were killed and five others wounded. Five others were wounded, the mayor said.")
    apart = read("The fight left six people wounded. Two men were dead. Four others were wounded.")

    assert {claim.adds_to for claim in (*again, *apart)} == {None}


def test_another_number_of_the_same_kind_adds_to_the_one_before(read):
    first, second = read("Nine were wounded in the first raid. Another 12 were wounded in the second.")

    assert second.adds_to == first.id


def test_those_who_died_of_a_wound_are_counted(read):
    assert told(read("Four people were shot, three fatally.")) == [("casualties", 4, 4, "all"), ("killed", 3, 3, "all")]


def test_a_headline_verb_makes_no_label_of_its_number(read):
    claims = told(read("Harbour Party Shooting Kills 2, Wounds 5 Others"))

    assert ("killed", 2, 2, "all") in claims


@pytest.mark.parametrize(
    "text",
    [
        "Praying that nobody died, she waited.",
        "Three men fled in a silver car.",
        "Women's lives matter when cities take care of lives.",
        "The others survived.",
    ],
)
def test_hopes_getaways_and_lives_that_matter_are_no_figures(read, text):
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "lower"),
    [
        ("The toll, first put at 12, was revised to 15.", 15),
        ("The monitor gave a death toll of 12. This was later updated to 15.", 15),
        ("Twelve people died. The figure rose to 15 on Monday.", 15),
        ("The death toll rose by five to 17 overnight.", 17),
    ],
)
def test_a_toll_that_was_corrected_is_told_at_its_last_number(read, text, lower):
    last = read(text)[-1]

    assert (last.kind, last.value.lower, last.value.upper) == ("killed", lower, lower)


def test_a_price_that_rose_is_no_toll(read):
    assert read("Nobody was told why. Prices rose to 15.") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("88 Killed & Injured in Sarn massacre", [("casualties", 88, 88, "all")]),
        ("Floods struck Sarn, claiming eight and injuring 14.", [("killed", 8, 8, "all"), ("injured", 14, 14, "all")]),
        ("The party claimed eight and won 14 seats.", []),
    ],
)
def test_terse_news_is_read(read, text, expected):
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The assassination of six Jesuits shocked the country.", ("killed", 6, 6, "all")),
        ("Officials said 12 Norwegians were killed.", ("killed", 12, 12, "all")),
        ("They came to the funeral of nine men who were killed.", ("killed", 9, 9, "men")),
        ("Gunmen seized three teachers near Sarn.", ("abducted", 3, 3, "teachers")),
    ],
)
def test_people_of_a_nation_or_a_faith_are_persons(read, text, expected):
    assert expected in told(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "The army seized 140 grenade launchers and 12 containers.",
        "There could be 300 dead soldiers in the town.",
    ],
)
def test_things_seized_and_what_could_be_are_no_figures(read, text):
    assert [claim for claim in read(text) if claim.kind in ("abducted", "killed")] == []


def test_a_number_of_the_next_clause_is_not_the_verbs(read):
    claims = read("Two men were killed while two guards and a woman suffered gunshot wounds.")

    assert [claim.value.lower for claim in claims if claim.kind == "killed"] == [2]
