"""Clauses side by side: which of them belong to what is said, and which to who says it, or to the outlet."""

import pytest

from rashomon.model import SpanRole, Stance

pytestmark = pytest.mark.model


@pytest.fixture
def said(statements):
    """Cue and content of each statement of a text."""

    def read(text):
        claims = statements(text)
        cues = [claim.spans_of(SpanRole.CUE)[0] for claim in claims]
        return [(text[cue.start : cue.end], claim.value.text) for cue, claim in zip(cues, claims, strict=True)]

    return read


def test_no_past_stands_under_would(said):
    found = said("The mayor said he would order a review and warned of more floods.")

    assert found == [("said", "he would order a review"), ("warned of", "more floods")]


def test_a_verb_after_two_others_is_the_speakers_where_its_tense_says_so(said):
    found = said("The governor says he would sit him down and tell him the truth and tells the crowd he was first.")

    assert found == [("says", "he would sit him down and tell him the truth"), ("tells", "he was first")]


def test_a_participle_of_saying_opens_words_of_its_own(said):
    found = said("The mayor argued that a fence would keep people out, saying it was all about order.")

    assert found == [("argued", "that a fence would keep people out"), ("saying", "it was all about order")]


def test_a_second_that_belongs_to_the_first(said):
    content = "that their father “could be unyielding,” and that Ann had struggled with his criticism"

    assert said(f"Mr. Veld said {content}.") == [("said", content)]


def test_a_claim_that_another_one_denies_is_both_ones_content(statements):
    told, denied = statements("The army said it had taken the hill, a claim the rebels denied.")

    assert (told.origin.name, told.value.text, told.stance) == ("army", "it had taken the hill", Stance.ASSERTS)
    assert (denied.origin.name, denied.value.text, denied.stance) == ("rebels", "it had taken the hill", Stance.DENIES)


def test_a_parenthesis_between_auxiliary_and_verb_parts_one_content(statements):
    (claim,) = statements("At last check the boy was, according to his family, fighting the doctors.")

    text = "At last check the boy was, according to his family, fighting the doctors."
    pieces = [text[span.start : span.end] for span in claim.spans_of(SpanRole.CONTENT)]
    assert sorted(pieces) == ["At last check the boy was", "fighting the doctors"]


def test_whom_it_is_told_is_no_part_of_what_is_told(said):
    found = said("Amanda Visc told The Sarn Post the shooting at the mill happened a few blocks from the hall.")

    assert found == [("told", "the shooting at the mill happened a few blocks from the hall")]


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        ("A crash by a jet that slammed into a mill killed at least 27 people on Monday", "activists"),
        ("An airstrike on the village killed 10 people and wounded several others", "activists"),
        ("Air strikes on a market killed at least 29 civilians in a town in place there", "a monitor"),
    ],
)
def test_where_commas_are_lost_a_source_still_ends_the_sentence(statements, told, speaker):
    """The parser takes what is told for a part of who tells it."""
    (claim,) = statements(f"{told} {speaker} said.")

    assert (claim.value.text, claim.origin.name) == (told, speaker.removeprefix("a "))


def test_the_first_of_two_speakers_is_the_origin(statements):
    (claim,) = statements("Four men were killed when a strike hit the hall, villagers and the Ruhn Observatory said.")

    assert claim.origin.name == "villagers"


def test_what_is_quoted_is_no_part_of_a_name(statements):
    claims = statements('"The number of dead is huge" Bo Lin said adding that people gave blood.')

    assert {claim.origin.name for claim in claims} == {"Bo Lin"}


def test_a_subject_that_stands_twice_belongs_to_what_is_said(said):
    content = "around 40 people mostly civilians were killed in the crowded hall"

    assert said(f"Norse activists said {content}.") == [("said", content)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "“We will rebuild every house that fell.” — Ann Lee, mayor of Ruhn",
            "“We will rebuild every house that fell.”",
        ),
        ("The road to Ruhn is shut until noon — Ann Lee (@annlee) May 3, 2024", "The road to Ruhn is shut until noon"),
    ],
)
def test_a_signature_names_who_speaks(statements, text, content):
    """Below a quotation and below a post."""
    (claim,) = statements(text)

    assert (claim.origin.name, claim.value.text) == ("Ann Lee", content)


def test_a_clause_behind_but_is_the_whole_of_what_is_told(said):
    found = said("The age of the boy is not known but, according to the images, he was twelve.")

    assert found == [("according to", "he was twelve")]


def test_what_somebody_is_called_belongs_to_what_is_said(said):
    assert said("The post referred to the brothers as heroes.") == [("referred to", "the brothers as heroes")]


def test_a_semicolon_ends_what_was_told_before_it(said):
    found = said("Police in Ruhn said they had arrested three men; a fourth escaped, they said.")

    assert found == [("said", "they had arrested three men"), ("said", "a fourth escaped")]


def test_a_semicolon_parts_two_speakers(said):
    found = said("One official said the plane had turned back; another said it had not.")

    assert found == [("said", "the plane had turned back"), ("said", "it had not")]


def test_a_cue_behind_a_few_opening_words_has_all_around_it(said):
    text = "In fact, he said, if they want to return they can."

    assert said(text) == [("said", "if they want to return they can")]


def test_a_cue_may_end_its_line(said):
    """A line cut off behind the cue, as captions are: nothing follows it."""
    assert said("By then, police said") == []
    assert said("The bridge was open, police said") == [("said", "The bridge was open")]


def test_a_question_in_quotation_marks_is_not_the_one_before(said):
    found = said("“We want peace,” the rebels said. The letter ends with the question: “Who is right?”")

    assert found == [("said", "“We want peace,”"), ("ends", "“Who is right?”")]


def test_who_a_speaker_is_belongs_to_nobodys_words(said):
    found = said("“The laser is narrow,” said Jim Yung, mill manager for the Ruhn works, when the survey began.")

    assert found == [("said", "“The laser is narrow,”")]


@pytest.mark.parametrize(
    "text",
    [
        "View all letters.",
        "On Monday, alleged Norse air strikes hit the town.",
        "The mill – an old one – burned down.",
        "Police responded to a shooting on Elm Street.",
        "Police responded to Club Blu Bar on Evans Avenue.",
        "Photo taken in May, Ruhn crews respond to a home on Elm Street.",
        "Horrified neighbors called 911 and helped as best they could.",
        "Norland, an island often described as a haven, is poor.",
        "The mayor is not mentioned by name in the papers.",
    ],
)
def test_what_nobody_says_is_no_attribution(statements, text):
    """A request to the reader, a name for something, a manner of mentioning."""
    assert statements(text) == []


def test_it_is_believed_stands_behind_what_nobody_says(statements):
    (claim,) = statements("The warm water could have caused the break, it is believed.")

    assert (claim.value.text, claim.origin) == ("The warm water could have caused the break", None)


def test_a_quotation_in_the_next_paragraph_is_who_announces_its(statements):
    quotation = "“Our trade is not understood by those who write.”"
    text = f"Mara Veld said she was proud.\n\nOn Monday the Fonse firm released a statement:\n\n{quotation}"

    *_, last = statements(text)

    assert (last.origin.name, last.value.text) == ("Fonse firm", quotation)


def test_whom_a_quotation_speaks_of_does_not_say_it(statements):
    *_, last = statements("Mara Veld said she was proud. “Bo Lin was sorry and gave me the film,” she said.")

    assert last.origin.name == "Mara Veld"


def test_who_is_called_to_a_place_asks_for_nothing(statements):
    (claim,) = statements("The police were called to the site at noon, the police said.")

    assert claim.stance is Stance.ASSERTS


def test_who_counts_beside_a_speaker_is_another_one(said):
    found = said("Hospital officials said they had received 12 bodies, while activists put the toll at 20.")

    assert found == [("said", "they had received 12 bodies"), ("put", "the toll at 20")]


def test_a_subject_taken_for_an_object_belongs_to_what_is_said(said):
    found = said("The governor said the fighting in Ruhn, where clashes began in May, had stopped.")

    assert found == [("said", "the fighting in Ruhn, where clashes began in May, had stopped")]


def test_a_speaker_and_a_verb_at_the_end_make_a_cue(said):
    """The parser takes them for a verb and its object."""
    assert said("Soldiers fired at the crowd, eyewitnesses claim.") == [("claim", "Soldiers fired at the crowd")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor thanked Ann Lee, who led the rescue.", "Ann Lee"),
        ("The mayor denied that he had sold the bridge, which was built in 1950.", "that he had sold the bridge"),
        ("The union warned of a strike in Ruhn, where most of the mines lie.", "a strike in Ruhn"),
        (
            "The mayor said the blast hit a school, which killed 12 people.",
            "the blast hit a school, which killed 12 people",
        ),
        ("Police said the man was Bo Lin, who was shot twice.", "the man was Bo Lin, who was shot twice"),
        ("Police said the man was Bo Lin, who runs a mill.", "the man was Bo Lin"),
        ("The mayor said “we lost Ruhn, which was our home.”", "“we lost Ruhn, which was our home.”"),
    ],
)
def test_what_only_describes_is_the_outlets_own(said, text, content):
    """But a number is the speaker's, and so is all that stands in quotation marks."""
    assert [told for _, told in said(text)] == [content]
