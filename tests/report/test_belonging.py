"""Why an article is in a story, and which of its sentences tell another one."""

from dataclasses import replace

from rashomon.model import Membership, Span, Story, StoryId
from rashomon.report.to_html import to_html
from rashomon.report.view import view_report
from tests.report import factory

OTHER = StoryId("other")


def divided(*, visits):
    """The ferry fire, of which Norda's last sentences tell another story, or only its first tell this one."""
    made = factory.report()
    article = made.articles[0]
    cut = article.text.index(".") + 1
    spans = (Span(start=0, end=cut),) if visits else (Span(start=cut + 1, end=len(article.text)),)
    own, part = (OTHER, factory.STORY) if visits else (factory.STORY, OTHER)
    memberships = (
        Membership(
            article=article.id,
            story=own,
            reasons=("joined", "same names: Orsin", "evidence +3.0 with the story, nearest article sund-1"),
        ),
        Membership(article=article.id, story=part, reasons=("told in a part of the article",), passages=spans),
        *(one for one in made.memberships if one.article != article.id),
    )
    there = Story(id=OTHER, title="Port dues rise", articles=(article.id, made.articles[-1].id))
    stories = (*made.stories[:1], there)
    return replace(made, stories=stories, memberships=memberships)


def article_of(report):
    return view_report(report).stories[0].articles[0]


def test_the_reasons_are_shown_in_words():
    report = divided(visits=False)

    assert article_of(report).why == ("joined", "same names: Orsin", "evidence +3.0 with the story, nearest article 2")


def test_what_tells_another_story_is_set_apart():
    report = divided(visits=False)

    article = article_of(report)

    here = [not one.is_elsewhere for one in article.sentences]
    assert any(here)
    assert not all(here)
    assert here == sorted(here, reverse=True)
    assert "a part tells of another story: “Port dues rise”" in article.notes


def test_of_a_visitor_only_the_passage_tells_the_story():
    report = divided(visits=True)

    article = article_of(report)

    assert [not one.is_elsewhere for one in article.sentences].count(True) >= 1
    assert article.sentences[-1].is_elsewhere
    assert "tells of this story in a part" in article.notes


def test_an_undivided_article_tells_the_story_throughout():
    assert not any(one.is_elsewhere for one in article_of(factory.report()).sentences)


def test_the_page_says_why_an_article_is_there():
    report = divided(visits=False)

    page = to_html(report)

    assert "Why here" in page
    assert "same names: Orsin" in page
    assert "Of another story: " in page
