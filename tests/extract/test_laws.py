"""What holds for every text, from the bytes to the claims: no crash, every span in its text, the same answer twice."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.clean import clean
from rashomon.extract import SpacyAnnotator, extract
from rashomon.model import Article, Capture, TextField
from rashomon.run.local import extract_all
from rashomon.schema.records import claim_record, mention_record

pytestmark = pytest.mark.model

NEWS = (
    "At least 12 people were killed in Aleppo on Friday, the health ministry said.",
    "“We counted twenty-four dead, including three children,” Mayor Ana Lindqvist told Reuters.",
    "POLICE DENIED THAT ANY OF THE 40 MINERS HAD DIED, THE STATE NEWS AGENCY REPORTED.",
    "Rebels seized two villages near Homs, according to the Syrian Observatory for Human Rights (SOHR).",
    "He said the toll was between 30 and 40; another 400 fled last week.",
    "LISBON, March 3 (AFP) - No one was hurt.",
    "Read more: the ferry that sank",
)
# What goes wrong in texts: marks without partners, other directions, marks of width zero, halves of tags, cut words.
SHARDS = (
    "“", "”", '"', "’", "«", "(", ")", "[", "—", "...", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u200b", "\u202e",
    "\ufeff", "\x0b", "\u2028", "é", "e\u0301", "İ", "ﬀ", "½", "٣", "👩‍👩‍👧", "قتل 12 شخصا", "死亡",
    "â€™", "\ufffd", "&nbsp;", "<b>", "1,000,000", "31 February", "killed", "dozens", "half a million",
    "$5", "%", "@", "#", "http://a.b/c?d=e",
)  # fmt: skip

prose = st.lists(
    st.one_of(st.sampled_from(NEWS), st.sampled_from(SHARDS), st.text(max_size=12)), min_size=1, max_size=14
).map(" ".join)
# Texts that keep the form of news, so that every layer has something to read.
told = st.lists(st.sampled_from(NEWS), min_size=2, max_size=5).map("\n\n".join)

few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def article_of(text: str, title: str | None = None, name: str = "a") -> Article:
    published = datetime(2024, 11, 30, tzinfo=UTC)
    return Article(id=name, text=text, title=title, outlet="The Courier", published=published, language="en")


def read(article: Article):
    return extract(article, annotator=SpacyAnnotator())


def records_of(article: Article):
    extraction = read(article)
    claims = [claim_record(claim, article) for claim in extraction.claims]
    return claims, [mention_record(mention, article) for mention in extraction.mentions]


def check_spans(article: Article) -> None:
    """Every span of a reading lies in its text, and what is printed beside it are the characters there."""
    claims, mentions = records_of(article)
    json.dumps([claims, mentions], ensure_ascii=False).encode()
    for span in [*mentions, *(span for claim in claims for span in claim["spans"])]:
        text = article.title if span.get("field") == TextField.TITLE else article.text
        assert 0 <= span["start"] < span["end"] <= len(text)
        assert span["text"] == text[span["start"] : span["end"]]


@few
@given(text=prose, title=st.one_of(st.none(), st.text(max_size=30), st.sampled_from(NEWS)))
def test_any_text_is_read_and_every_span_points_into_it(text, title):
    check_spans(article_of(text, title or None))


@few
@given(text=st.one_of(prose, told))
def test_any_capture_is_read_or_turned_away_with_a_reason(text):
    """From the bytes: the text of an article is that of its capture, and its spans point into it."""
    record = json.dumps({"id": "a", "text": text}).encode()

    made = clean(Capture(location="a", body=record, media_type="application/json", metadata={"language": "en"}))

    if isinstance(made, Article):
        assert made.text == text
        check_spans(made)
    else:
        assert made.code
        assert made.message


@few
@given(text=told)
def test_twice_gives_the_same(text):
    assert read(article_of(text)) == read(article_of(text))


@settings(parent=few, max_examples=10)
@given(texts=st.lists(told, min_size=2, max_size=4), order=st.randoms(use_true_random=False))
def test_company_and_order_change_nothing(texts, order):
    """An article among others, in any order, is read as it is alone."""
    articles = [article_of(text, name=f"a{number}") for number, text in enumerate(texts)]
    shuffled = list(articles)
    order.shuffle(shuffled)

    together = {extraction.article: extraction for extraction in extract_all(shuffled, workers=1)}

    assert together == {article.id: read(article) for article in articles}
