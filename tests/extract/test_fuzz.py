"""Texts that no editor sent: each is read or turned away, and no span leaves it. Made by code, so that sizes show."""

import json

import pytest
from tests.extract.test_laws import article_of, check_spans

from rashomon.clean import clean
from rashomon.model import Article, Capture

pytestmark = pytest.mark.model

TOLD = "At least 12 people were killed in Aleppo on Friday, the health ministry said. "
LONG = 100_000

MALFORMED = {
    "control characters": "".join(map(chr, range(32))) + TOLD + "\x7f\x85\u2028\u2029" + TOLD,
    "zeros": "\x00" * 1_000 + TOLD,
    "a byte order mark in the middle": TOLD + "\ufeff" + TOLD,
    "carriage returns for blanks": TOLD.replace(" ", "\r"),
    "blanks of every width": "\u00a0\u2003\u200a\u3000".join(TOLD.split()),
    "blanks of no width": TOLD.replace(" ", " \u200b"),
    "soft hyphens": TOLD.replace("e", "e\u00ad"),
    "right to left": "قال المتحدث إن 12 شخصا قتلوا في حلب. " * 20,
    "directions overridden": "\u202e" + TOLD + "\u202c" + "قتل" + "\u2067" + TOLD + "\u2069",
    "emoji": "👩‍👩‍👧‍👦 killed 5 🇸🇾 people in 🇺🇸 " * 30,
    "combining marks": "".join(char + "\u0336\u0489" for char in TOLD) + "e" + "\u0301" * 2_000,
    "full width": TOLD.translate({code: code + 0xFEE0 for code in range(33, 127)}),
    "mojibake": TOLD.replace("the", "â€œthe MinistÃ¨re â€\x9d"),
    "replaced": TOLD.replace("e", "\ufffd"),
    "private use": "\ue000\U0010ffff" * 50 + TOLD,
    "letters that change length with case": "İSTANBUL ẞ ŉ ǰ ΐ AT LEAST İ 12 PEOPLE WERE KILLED " * 10,
    "unmatched quotation marks": f'“{TOLD}«{TOLD}"{TOLD}‘{TOLD}”{TOLD}',
    "nested quotation marks": "“" * 60 + TOLD + "”" * 60,
    "impossible dates": "On 31 February 0000, at 25:61 on 2024-13-45, May 99, 9999, 12 people died. " * 5,
    "impossible numbers": f"{'9' * 400} people, 1e999 people, ٣ people, ½ people, ⅷ people were killed.",
    "scales without end": "one hundred " * 500 + "people were killed",
    "scales of scales": "hundred thousand million billion " * 200 + "people were killed",
    "tags": "<script>" * 300 + TOLD,
    "rules of a table": "|---" * 500 + TOLD,
}
LONG_LINES = {
    "one word": "a" * LONG,
    "one number": "1" * LONG,
    "points": "." * LONG,
    "blanks": TOLD + " " * LONG + TOLD,
    "empty lines": TOLD + "\n" * LONG + TOLD,
    "sentences": TOLD * (LONG // len(TOLD)),
}


@pytest.mark.parametrize("text", MALFORMED.values(), ids=MALFORMED)
def test_malformed_text_is_read(text):
    """As text and as title, whatever the stage before would say of it."""
    check_spans(article_of(text, title=text[:200]))


@pytest.mark.parametrize("text", LONG_LINES.values(), ids=LONG_LINES)
def test_line_of_a_hundred_thousand_characters_is_read(text):
    check_spans(article_of(text))


@pytest.mark.parametrize("text", [*MALFORMED.values(), *LONG_LINES.values()], ids=[*MALFORMED, *LONG_LINES])
def test_malformed_capture_is_cleaned_or_turned_away(text):
    """The text of an article is that of its capture, to the character."""
    record = json.dumps({"id": "a", "text": text}).encode()

    made = clean(Capture(location="a", body=record, media_type="application/json"))

    assert made.text == text if isinstance(made, Article) else made.message


def test_half_a_surrogate_pair_is_turned_away():
    """JSON can write half a character; nothing could print it."""
    capture = Capture(location="a", body=b'{"text": "Twelve died \\ud800 here."}', media_type="application/json")

    assert clean(capture).code == "undecodable"
