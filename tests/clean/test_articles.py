"""A capture becomes an article: the text as it was, what is known of it, and a rejection where there is no article."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.clean import CleanOptions, clean
from rashomon.model import Article, Capture, PassageRole, Rejection

STORY = "Nine people died when fire broke out on a ferry off Maren on Tuesday, the harbour police said."
MORE = "The ferry left Maren for Tolve at 04:00 and sent a distress call forty minutes later, the coastguard said."


def made(
    text: str | bytes, *, media_type: str = "text/plain", fetched: datetime | None = None, **metadata: str
) -> Article:
    body = text.encode() if isinstance(text, str) else text
    article = clean(
        Capture(location="a.txt", body=body, media_type=media_type, fetched=fetched, metadata=metadata),
        options=CleanOptions(),
    )
    assert isinstance(article, Article), article
    return article


def refused(text: str | bytes, *, media_type: str = "text/plain", options: CleanOptions | None = None) -> Rejection:
    body = text.encode() if isinstance(text, str) else text
    rejection = clean(Capture(location="a.txt", body=body, media_type=media_type), options=options)
    assert isinstance(rejection, Rejection)
    return rejection


def test_plain_text_is_untouched() -> None:
    """Carriage returns, marks and blanks stay; offsets are those of the text as given."""
    text = f"\ufeff  {STORY}\r\n\r\n{MORE}  \r\n"

    article = made(text)

    assert article.text == text
    assert article.quote(article.passages[0].span) == STORY
    assert "byte order mark" in article.flags


def test_utf16_text_is_decoded() -> None:
    """By its mark."""
    assert made(STORY.encode("utf-16")).text == STORY


def test_metadata_goes_before_what_the_text_says() -> None:
    """Id, title, outlet, date, language, URL, earlier version, as given."""
    article = made(
        f"Source: Kanal 6\n{STORY}",
        id="a1",
        title="Fire",
        outlet="Norda",
        published="2025-03-11T09:52:00+01:00",
        language="en_GB",
        url="https://norda.example/9",
        version_of="a0",
    )

    assert (article.id, article.title, article.outlet, article.version_of) == ("a1", "Fire", "Norda", "a0")
    assert (article.language, article.url) == ("en-GB", "https://norda.example/9")
    assert article.published == datetime(2025, 3, 11, 8, 52, tzinfo=UTC)


def test_nothing_is_invented() -> None:
    """Without metadata and signs in the text there is no date, title, outlet, URL or credit, even if it was fetched."""
    article = made(STORY, fetched=datetime(2025, 3, 12, tzinfo=UTC))

    assert article.id == "a.txt"
    assert (article.published, article.title, article.outlet, article.url) == (None, None, None, None)
    assert (article.revised, article.credits) == (None, ())


def test_language_is_found_in_the_prose() -> None:
    """Where it is long enough; capitals do not mislead; a short text has none."""
    assert made(f"{STORY}\n{MORE}").language == "en"
    assert made(f"{STORY}\n{MORE}".upper()).language == "en"
    assert made("Nine people died.").language is None


def test_day_alone_is_not_exact() -> None:
    """The first instant of the day stands for it, and is marked as such."""
    article = made(STORY, published="2025-03-11")

    assert (article.published, article.is_published_exact) == (datetime(2025, 3, 11, tzinfo=UTC), False)


def test_stamp_tells_the_hour_of_a_known_day() -> None:
    """Where metadata knows the day and the text the minute, the minute counts; on another day it does not."""
    text = f"Tuesday 11 March 2025 17:31:09\n{STORY}"

    assert made(text, published="2025-03-11").published == datetime(2025, 3, 11, 17, 31, 9, tzinfo=UTC)
    assert made(text, published="2025-03-10").published == datetime(2025, 3, 10, tzinfo=UTC)


def test_dateline_gives_the_date() -> None:
    """With a year it is a date; without one, the year is that of the capture, or nothing is said."""
    dated = made(f"MAREN, 11 March 2025 (Norda) – {STORY}")
    undated = f"MAREN, 11 March (Norda) – {STORY}"

    assert dated.published == datetime(2025, 3, 11, tzinfo=UTC)
    assert made(undated, fetched=datetime(2025, 3, 12, tzinfo=UTC)).published == datetime(2025, 3, 11, tzinfo=UTC)
    assert made(undated, fetched=datetime(2025, 1, 2, tzinfo=UTC)).published == datetime(2024, 3, 11, tzinfo=UTC)
    assert made(undated).published is None


def test_unreadable_date_is_flagged() -> None:
    """A date that nobody can read is no date, and the report can say so."""
    article = made(STORY, published="last Tuesday")

    assert article.published is None
    assert article.flags == ("unreadable date: last Tuesday",)


def test_correction_gives_the_revision() -> None:
    """Its time is of the day of publication, in the zone that was written there."""
    text = f"{STORY}\nCorrection, 18:20: an earlier version gave the number of dead as ten."

    article = made(text, published="2025-03-11T14:10:00+01:00")

    assert article.revised == datetime(2025, 3, 11, 17, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("key", "value"),
    [("revised", "2025-03-11T12:00:00Z"), ("revised", "2025-03-11T10:00:00Z")],
)
def test_revision_is_later_than_publication(key: str, value: str) -> None:
    """Sites fill in the instant of publication, or an earlier one, where nothing was revised."""
    article = made(STORY, published="2025-03-11T11:00:00Z", **{key: value})

    later = datetime(2025, 3, 11, 12, tzinfo=UTC)
    assert article.revised == (later if value.startswith("2025-03-11T12") else None)


def test_site_stands_in_for_the_outlet() -> None:
    """Of an article whose outlet nobody names, the site of its URL is known."""
    assert made(STORY, url="https://www.norda.example/9").outlet == "norda.example"


@pytest.mark.parametrize(
    ("metadata", "name"),
    [
        ({"url": "https://edition.cnn.com/2031/ferry"}, "CNN"),
        ({"outlet": "www.bbc.co.uk"}, "BBC"),
        ({"outlet": "www.bbc.co.nz"}, "www.bbc.co.nz"),
        ({"outlet": "St. Oda Courier"}, "St. Oda Courier"),
    ],
)
def test_site_of_a_known_medium_goes_by_its_name(metadata: dict[str, str], name: str) -> None:
    """Several sites of one medium are one outlet; a name that is no site stays as it is."""
    assert made(STORY, **metadata).outlet == name


def test_header_lines_are_metadata() -> None:
    """Lines "Key: value" above the text, the title marked as the headline."""
    text = f"Title: Fire on the ferry\nSource: Norda\nDate: 11 March 2025 09:52 CET\n\n{STORY}"

    article = made(text)

    assert (article.title, article.outlet) == ("Fire on the ferry", "Norda")
    assert article.published == datetime(2025, 3, 11, 8, 52, tzinfo=UTC)
    headlines = [article.quote(part.span) for part in article.passages if part.role is PassageRole.HEADLINE]
    assert headlines == ["Fire on the ferry"]


def test_page_becomes_its_main_text() -> None:
    """What surrounds the story stays behind; title, outlet, minute of publication and language are the page's own."""
    page = f"""<html lang="en-GB"><head><title>Fire | Norda</title><meta property="og:site_name" content="Norda">
    <meta property="og:title" content="Fire on the ferry">
    <script type="application/ld+json">{{"@graph": [{{"datePublished": "2025-03-11T09:52:00+01:00",
    "dateModified": "2025-03-11T10:30:00+01:00"}}]}}</script></head><body><nav><a href="/">Home</a></nav>
    <article><h1>Fire on the ferry</h1><p>{STORY}</p><p>{MORE}</p></article><footer>Imprint</footer></body></html>"""

    article = made(page, media_type="text/html")

    assert STORY in article.text
    assert MORE in article.text
    assert "Imprint" not in article.text
    assert (article.title, article.outlet, article.language) == ("Fire on the ferry", "Norda", "en-GB")
    assert article.published == datetime(2025, 3, 11, 8, 52, tzinfo=UTC)
    assert article.revised == datetime(2025, 3, 11, 9, 30, tzinfo=UTC)


def test_piece_of_a_page_is_read() -> None:
    """As feeds carry it, without head and body."""
    article = made(f"<p>{STORY}</p><p>{MORE}</p>", media_type="text/html", title="Fire")

    assert STORY in article.text
    assert article.title == "Fire"


def test_json_record_keeps_its_text() -> None:
    """A capture may be one whole record."""
    body = b'{"maintext": "Nine people died.\\r\\n", "source_domain": "norda.example", "id": "r1"}'

    article = made(body, media_type="application/json", id="a1")

    assert (article.text, article.outlet, article.id) == ("Nine people died.\r\n", "norda.example", "a1")


@pytest.mark.parametrize(
    ("body", "media_type", "code"),
    [
        (b" \n ", "text/plain", "empty"),
        (b"Read more", "text/plain", "too_short"),
        (b"\x01\x02\x03\x04 words of no text", "text/plain", "not_text"),
        (b"\xff\xfa", "text/plain", "undecodable"),
        (b"<html><body></body></html>", "text/html", "no_main_text"),
        (b"<html><body><p>" + bytes(range(128, 256)) * 20, "text/html", "not_text"),
        (b"<rdf/>", "text/xml", "not_text"),
        (b"{", "application/json", "invalid_json"),
        (b'{"title": "x"}', "application/json", "no_text"),
    ],
)
def test_unusable_captures_are_rejected(body: bytes, media_type: str, code: str) -> None:
    """Each with the code of what is wrong."""
    assert refused(body, media_type=media_type).code == code


def test_other_languages_are_rejected_where_only_some_can_be_read() -> None:
    """The message names the language and those there are."""
    german = (
        "Bei einem Brand auf einer Fähre vor Maren sind am Dienstag neun Menschen gestorben, sagte die Hafenpolizei."
    )

    rejection = refused(german, options=CleanOptions(languages=("en",)))

    assert rejection.code == "wrong_language"
    assert rejection.message == "its language is de; there are: en"


def test_text_beyond_the_limit_is_rejected() -> None:
    """The limit is that of the options."""
    assert refused(STORY, options=CleanOptions(max_bytes=10)).code == "too_large"


def test_same_capture_gives_the_same_article() -> None:
    """Twice the same."""
    text = f"Fire\n\nMAREN (Norda) – {STORY}\n{MORE}\nRead more"

    assert made(text) == made(text)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_any_text_is_an_article_or_a_rejection(text: str) -> None:
    """Nothing raises, and the text of an article is the text that came in."""
    result = clean(Capture(location="a.txt", body=text.encode(), media_type="text/plain"))

    assert isinstance(result, Rejection) or result.text == text


def test_a_text_that_only_says_when_it_was_changed_came_out_then() -> None:
    """A stamp of the last change stands for the day of publication where no other date is stated."""
    changed = made(f"Last updated at Mar 11, 2025\n\n{STORY}")
    both = made(f"Published: 10 March 2025\nLast updated at Mar 11, 2025\n\n{STORY}")

    assert (changed.published, changed.revised) == (datetime(2025, 3, 11, tzinfo=UTC), None)
    assert (both.published, both.revised) == (datetime(2025, 3, 10, tzinfo=UTC), datetime(2025, 3, 11, tzinfo=UTC))
