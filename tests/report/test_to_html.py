import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from rashomon.model import Report
from rashomon.report.to_html import to_html
from tests.report import factory

VOID = {"meta", "br", "link", "img", "path", "rect", "circle"}


class Page(HTMLParser):
    """What a page holds; unbalanced elements are collected in `faults`."""

    def __init__(self, html):
        super().__init__()
        self.ids, self.hrefs, self.names, self.attributes, self.faults, self.open = [], [], set(), set(), [], []
        self.words = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.ids += [value for name, value in attrs if name == "id"]
        self.hrefs += [value for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data):
        self.words.append(data)


@pytest.fixture(scope="module")
def html():
    return to_html(factory.report())


@pytest.fixture(scope="module")
def page(html):
    return Page(html)


def test_elements_are_balanced(page):
    assert page.faults == []
    assert page.open == []


def test_ids_are_unique(page):
    assert len(page.ids) == len(set(page.ids))


def test_every_link_leads_somewhere(page):
    targets = [href[1:] for href in page.hrefs if href.startswith("#")]

    assert targets
    assert set(targets) <= set(page.ids)


def test_nothing_is_loaded_and_nothing_runs(html, page):
    assert "script" not in page.names
    assert not page.names & {"img", "iframe", "object", "embed", "link"}
    assert not any(name.startswith("on") for name in page.attributes)
    assert "@import" not in html
    assert "url(" not in html


def test_no_style_stands_in_the_markup(page):
    assert "style" not in page.attributes


@pytest.mark.parametrize(
    "section",
    ["known", "toll", "differ", "grid", "copy", "utterance", "words", "only", "time", "map", "articles", "aside"],
)
def test_every_section_is_there(page, section):
    assert section in page.ids


def test_text_of_articles_is_escaped():
    hostile = "<script>alert(1)</script> & \"quotes\" 'marks' </style>"
    made = factory.lone_report(hostile, title=hostile, outlet=hostile, published="2025-03-11T10:00")

    html = to_html(made)

    assert "<script" not in html
    assert Page(html).faults == []
    assert hostile in "".join(Page(html).words)


def test_a_link_that_is_no_web_address_is_not_written():
    made = factory.lone_report()
    article = replace(made.articles[0], url="javascript:alert(1)")

    assert "javascript:" not in to_html(replace(made, articles=(article,)))


def test_empty_sections_vanish():
    page = Page(to_html(factory.lone_report()))

    assert {"known", "toll", "differ", "grid", "copy", "time", "map"}.isdisjoint(page.ids)
    assert "articles" in page.ids


def test_a_report_of_nothing_is_a_page():
    names = (
        "articles",
        "rejections",
        "stories",
        "memberships",
        "copies",
        "mentions",
        "claims",
        "comparisons",
        "findings",
    )

    html = to_html(Report(**dict.fromkeys(names, ())))

    assert "No story" in html


@pytest.mark.parametrize("left_out", ["comparisons", "findings", "copies", "mentions", "claims"])
def test_every_kind_of_record_may_be_missing(left_out):
    gone = {left_out: ()} | ({"comparisons": (), "findings": ()} if left_out == "claims" else {})

    page = Page(to_html(factory.report(**gone)))

    assert page.faults == []
    assert {href[1:] for href in page.hrefs if href.startswith("#")} <= set(page.ids)


def test_two_stories_share_no_id():
    made = factory.report()
    parts = (made.stories[0].articles[:3], made.stories[0].articles[3:])
    stories = tuple(
        replace(made.stories[0], id=factory.StoryId(f"s{number}"), articles=part) for number, part in enumerate(parts)
    )

    page = Page(to_html(replace(made, stories=stories, findings=())))

    assert len(page.ids) == len(set(page.ids))
    assert {"s1-articles", "s2-articles"} <= set(page.ids)


def test_sentences_in_cases_are_whole(html):
    assert re.search(r"people died on the Lady Orsin, the Seafarers’ Union said at 20:00 on Tuesday\.", html)
