"""Passages: each line of a text is what it is, and together they hold every character."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rashomon.clean.lines import BLANK
from rashomon.clean.passages import mark_passages
from rashomon.model import PassageRole

LEAD = "Nine people died when fire broke out on a ferry off Maren on Tuesday, the harbour police said."
NEXT = "The ferry left Maren for Tolve at 04:00 and sent a distress call forty minutes later, the coastguard said."
LAST = "About 20 people were missing in the morning, the coastguard added."


def roles(text: str, title: str | None = None) -> list[tuple[str, str]]:
    """Role and words of each passage."""
    return [
        (part.passage.role.value, text[part.passage.span.start : part.passage.span.end])
        for part in mark_passages(text, title)
    ]


def test_lead_and_paragraphs() -> None:
    """The first paragraph leads, whether blank lines stand between or not."""
    wanted = [("lead", LEAD), ("paragraph", NEXT)]

    assert roles(f"{LEAD}\n{NEXT}") == wanted
    assert roles(f"{LEAD}\n\n{NEXT}\n") == wanted


def test_first_short_line_is_the_headline() -> None:
    """Without a full stop, and apart from what follows; a later short line is not."""
    found = roles(f"Ferry burns off Maren\n\n{LEAD}\nThe search\n{NEXT}")

    assert found == [
        ("headline", "Ferry burns off Maren"),
        ("lead", LEAD),
        ("paragraph", "The search"),
        ("paragraph", NEXT),
    ]


def test_title_is_found_again() -> None:
    """On its own line, with or without a full stop, or before the first sentence."""
    assert roles(f"Ferry burns.\n{LEAD}", "Ferry burns")[0] == ("headline", "Ferry burns.")
    assert roles(f"Ferry burns. {LEAD}", "Ferry burns") == [("headline", "Ferry burns."), ("lead", LEAD)]
    assert roles(f"Ferry burnsides met. {LEAD}", "Ferry burns")[0][0] == "lead"


@pytest.mark.parametrize(
    "line",
    [
        "Read more",
        "READ MORE: Our live coverage from the port",
        "Read more about the ferry here",
        "Share this story",
        "You can share this story on social media:",
        "Follow us on Telegram",
        "Follow Ilse Verhane on Twitter @verhane",
        "Similar news",
        "This week's most popular news",
        "Related articles",
        "Sign up for our newsletter",
        "We use cookies to improve your experience.",
        "Advertisement",
        "Story continues below advertisement",
        "Photo: Aud Rimmen / Norda",
        "Image caption",
        "The quay at Maren on Tuesday. (Aud Rimmen/Getty Images)",
        "Send us your pictures from the port!",
        "This is a developing story and will be updated.",
        "Tags: ferry, fire",
        "News | Sport | Weather",
        "https://norda.example/9",
        "[",
        "* * *",
        "All rights reserved.",
        "Our work is funded by its readers. Support our work.",
    ],
)
def test_boilerplate_is_marked(line: str) -> None:
    """Wherever it stands."""
    assert roles(f"{LEAD}\n{line}\n{NEXT}")[1] == ("boilerplate", line)


@pytest.mark.parametrize(
    "sentence",
    [
        "Share prices of Vessa Lines fell by a fifth on Wednesday morning.",
        "Photographs taken from the quay show that the fire began on the car deck.",
        "Advertisements for the crossing were withdrawn, Vessa Lines said on Wednesday.",
        "Read out on the quay, the names took eleven minutes.",
        "By noon the hull had been towed into Maren roads, still smoking.",
        "Sources close to the operator said the sprinklers had been out of order.",
        "More than 20 people died, the union said.",
        "Following the fire, sailings to Tolve were suspended.",
        "Correction of the passenger list took two days, the police said.",
        "Reporting by Norda showed that the crew had warned the owners.",
        "With the Associated Port Authority closed, families waited outside.",
        "“Live,” she said.",
        "Related families waited at the lifeboat station in Lisk.",
        "Get out, the captain shouted.",
    ],
)
def test_sentences_are_no_boilerplate(sentence: str) -> None:
    """Though they begin with the same words."""
    assert roles(f"{LEAD}\n{sentence}\n{NEXT}")[1] == ("paragraph", sentence)
    assert roles(f"{LEAD}\n{NEXT}\n{sentence}")[2] == ("paragraph", sentence)


@pytest.mark.parametrize(
    "line",
    [
        "With material from Norda",
        "AFP contributed reporting.",
        "Norda contributed to this report.",
        "(Reporting by Ilse Verhane in Maren; editing by Tomas Aker)",
        "Additional reporting by Jonas Reve",
        "Copyright 2025 Norda. All rights reserved.",
        "(Norda)",
        "Source: Norda",
    ],
)
def test_credits_are_marked(line: str) -> None:
    """At the end of the text."""
    assert roles(f"{LEAD}\n{NEXT}\n{line}")[-1] == ("credit", line)


@pytest.mark.parametrize(
    "line",
    [
        "Correction, 18:20: an earlier version of this article gave the number of injured as 39.",
        "An earlier version of this article misstated the number of dead.",
        "This article was amended on 12 March 2025 to correct the name of the ferry.",
        "Editor's note: the headline was changed.",
    ],
)
def test_corrections_are_marked(line: str) -> None:
    """What is withdrawn is not told."""
    assert roles(f"{LEAD}\n{line}")[-1] == ("correction", line)


@pytest.mark.parametrize("line", ["By Ilse Verhane", "By Ilse Verhane and Jonas Reve, Norda", "BY ILSE VERHANE"])
def test_bylines_are_marked(line: str) -> None:
    """Between headline and lead."""
    assert ("byline", line) in roles(f"Ferry burns off Maren\n{line}\n{LEAD}\n{NEXT}")


@pytest.mark.parametrize(
    "line",
    [
        "Friday 29 November 2024 17:31:09",
        "Published: 11 March 2025, 09:52 CET",
        "March 11, 2025",
        "Updated 11.03.2025",
        "Norda | Updated: 2025-03-11 17:52",
    ],
)
def test_stamps_are_marked(line: str) -> None:
    """A line that states a date of publication and nothing else."""
    assert roles(f"{line}\n{LEAD}\n{NEXT}")[0] == ("dateline", line)


@pytest.mark.parametrize(
    "line",
    [
        "MAREN, 11 March (Norda) –",
        "MAREN (AP) —",
        "MAREN —",
        "PORT MAREN, Tolve Island, March 11 (Norda) -",
        "(Norda) -",
        "Maren, NORDA –",
        "SAN MAREN, 3 JAN 90 (EFE) --",
        "CANBERRA, Maren (AP)_",
    ],
)
def test_datelines_are_split_off(line: str) -> None:
    """The lead begins with its first word."""
    assert roles(f"{line} {LEAD}\n{NEXT}")[:2] == [("dateline", line), ("lead", LEAD)]


@pytest.mark.parametrize(
    "start",
    [
        "UPDATE - ",
        "BREAKING: ",
        "The ferry – the only one – burned. ",
        "Maren - once a port - burned. ",
        "A well-known ",
    ],
)
def test_dashes_make_no_dateline(start: str) -> None:
    """Headline words, and sentences with a dash in them."""
    assert roles(f"{start}{LEAD}\n{NEXT}")[0] == ("lead", f"{start}{LEAD}")


def test_leading_date_is_split_off() -> None:
    """A full date before the first sentence; an agency before it, after the title."""
    assert roles(f"Tue 11 Mar 2025 at 0952 {LEAD}") == [("dateline", "Tue 11 Mar 2025 at 0952"), ("lead", LEAD)]
    assert roles(f"Ferry burns AFP Tuesday 11 Mar 2025 {LEAD}", "Ferry burns") == [
        ("headline", "Ferry burns"),
        ("dateline", "AFP Tuesday 11 Mar 2025"),
        ("lead", LEAD),
    ]
    assert roles("11 March 2025 was the day the ferry burned, the police said.")[0][0] == "lead"


def test_wrapped_lines_are_one_paragraph() -> None:
    """A text that was set to a width is joined where its paragraphs were."""
    first = (
        "Nine people died when fire broke out before dawn on\n"
        "Tuesday aboard the ferry Lady Orsin in the Vessa Sound,\n"
        "the harbour police said at half past nine."
    )
    second = (
        "The ferry left Maren for the island of Tolve at four\n"
        "and sent a distress call forty minutes later, about three\n"
        "nautical miles off Cape Orle, the coastguard said."
    )

    assert roles(f"   {first}\n\n   {second}") == [("lead", first), ("paragraph", second)]


def test_titles_after_a_list_heading_are_boilerplate() -> None:
    """Down to the end; a sentence after them means that they are none."""
    tail = "Read more:\nThe rumours of the ferry's death\nWhat the union knew"

    assert [role for role, _ in roles(f"{LEAD}\n{NEXT}\n{tail}")] == ["lead", "paragraph"] + 3 * ["boilerplate"]
    assert roles(f"{LEAD}\n{tail}\n{LAST}")[-1] == ("paragraph", LAST)


LINES = st.sampled_from(
    [
        LEAD,
        NEXT,
        "",
        "  ",
        "Read more",
        "MAREN, 11 March (Norda) – " + LAST,
        "Title: Fire",
        "By Ilse Verhane",
        "[",
        "\u200b",
        "Fire",
    ]
)


@given(
    st.lists(LINES, max_size=8), st.sampled_from(["\n", "\r\n", "\n\n", "\u2028", "\r"]), st.none() | st.just("Fire")
)
@example(["Title: Fire", LEAD], "\n", None)
def test_passages_tile_the_text(lines: list[str], newline: str, title: str | None) -> None:
    """Every character that is not blank lies in exactly one passage; passages are in order, without blank ends."""
    text = newline.join(lines)

    spans = [part.passage.span for part in mark_passages(text, title)]

    assert all(left.end <= right.start for left, right in pairwise(spans))
    covered = {position for span in spans for position in range(span.start, span.end)}
    assert all(position in covered for position, char in enumerate(text) if char not in BLANK)
    assert all(text[span.start] not in BLANK and text[span.end - 1] not in BLANK for span in spans)


@given(st.text(max_size=200), st.none() | st.text(max_size=20))
def test_passages_tile_any_text(text: str, title: str | None) -> None:
    """Whatever it is made of."""
    spans = [part.passage.span for part in mark_passages(text, title)]

    covered = {position for span in spans for position in range(span.start, span.end)}
    assert sum(span.end - span.start for span in spans) == len(covered)
    assert all(position in covered for position, char in enumerate(text) if char not in BLANK)


def test_role_of_story() -> None:
    """Claims are read from headline, lead and paragraphs only."""
    assert {role for role in PassageRole if role.is_story} == {
        PassageRole.HEADLINE,
        PassageRole.LEAD,
        PassageRole.PARAGRAPH,
    }
