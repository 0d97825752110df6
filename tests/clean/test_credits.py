"""Whom an article credits, with the words that say so."""

import pytest

from rashomon.clean import clean
from rashomon.model import Article, Capture

STORY = "Nine people died when fire broke out on a ferry off Maren on Tuesday, the harbour police said."


def credits_of(text: str, **metadata: str) -> list[tuple[str, str]]:
    """Name and basis of each credit; every span holds the name."""
    article = clean(Capture(location="a.txt", body=text.encode(), media_type="text/plain", metadata=metadata))
    assert isinstance(article, Article)
    assert all(credit.span is None or article.quote(credit.span) == credit.name for credit in article.credits)
    return [(credit.name, credit.basis) for credit in article.credits]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("With material from Norda", [("Norda", "credit line")]),
        ("AFP contributed reporting.", [("AFP", "credit line")]),
        ("The Associated Press contributed to this report.", [("The Associated Press", "credit line")]),
        ("With reporting from AFP, Reuters and dpa", [(name, "credit line") for name in ("AFP", "Reuters", "dpa")]),
        ("(Reuters)", [("Reuters", "closing credit")]),
        ("© 2025 AFP", [("AFP", "copyright line")]),
        ("Copyright 2025 The Associated Press. All rights reserved.", [("The Associated Press", "copyright line")]),
        ("Source: Norda", [("Norda", "source line")]),
        ("Ilse Verhane contributed to this report.", []),
        ("Reporting by Ilse Verhane; editing by Jonas Reve", []),
    ],
)
def test_closing_lines(line: str, wanted: list[tuple[str, str]]) -> None:
    """Newsrooms are credited, reporters are not."""
    assert credits_of(f"{STORY}\n{STORY}\n{line}", outlet="Sund24") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"MAREN, 11 March (Norda) – {STORY}", [("Norda", "dateline")]),
        (f"(Reuters) - {STORY}", [("Reuters", "dateline")]),
        (f"MAREN (AP/AFP) — {STORY}", [("AP", "dateline"), ("AFP", "dateline")]),
        (f"Maren, NORDA - {STORY}", [("NORDA", "dateline")]),
        (f"By AFP\n{STORY}", [("AFP", "byline")]),
        (f"{STORY} The search goes on.-REUTERS", [("REUTERS", "closing credit")]),
    ],
)
def test_openings_and_endings(text: str, wanted: list[tuple[str, str]]) -> None:
    """Datelines, bylines and what is glued to the last sentence."""
    assert credits_of(text, outlet="Sund24") == wanted


def test_own_name_is_no_credit() -> None:
    """A wire that signs its own dispatch credits nobody."""
    assert credits_of(f"MAREN (Norda) – {STORY}\nCopyright Norda", outlet="Norda") == []


def test_metadata_may_credit() -> None:
    """A credit field, and an author that is an agency; a person is none."""
    assert credits_of(STORY, credit="Norda", author="AFP") == [("Norda", "metadata"), ("AFP", "author field")]
    assert credits_of(STORY, author="Ilse Verhane") == []


def test_source_above_the_text_is_the_outlet_or_a_credit() -> None:
    """Where the outlet is known from elsewhere, the source is another."""
    assert credits_of(f"Source: Norda\n{STORY}") == []
    assert credits_of(f"Source: Norda\n{STORY}", outlet="Sund24") == [("Norda", "source line")]
