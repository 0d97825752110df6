"""The title of a story: the first, unless the others hardly bear it out."""

from rashomon.cluster import choose_title
from rashomon.model import Article, ArticleId

REPORTS = (
    ("Ferry sinks off Lisk, 12 missing", "A ferry with 40 people aboard sank off Lisk on Monday; twelve are missing."),
    ("Twelve missing after Lisk ferry disaster", "Divers search the ferry that went down off the port of Lisk."),
    ("Lisk ferry: search called off", "The coast guard ended its search for twelve people of the Lisk ferry."),
)


def articles(*told):
    return [
        Article(id=ArticleId(f"a{number}"), text=text, title=title)
        for number, (title, text) in enumerate(told, start=1)
    ]


def test_the_first_title_stands():
    assert choose_title(articles(*REPORTS)) == REPORTS[0][0]


def test_a_running_head_is_passed_over():
    """A page title that none of the others shares gives way to the next that they do."""
    assert choose_title(articles(("Search : Northern Radio", REPORTS[0][1]), *REPORTS[1:])) == REPORTS[1][0]


def test_a_lone_article_keeps_its_title():
    assert choose_title(articles(("Search : Northern Radio", "A ferry sank."))) == "Search : Northern Radio"


def test_without_titles_the_first_line_stands_for_one():
    assert choose_title(articles((None, "\n* * *\nA ferry sank.\nTwelve are missing."))) == "A ferry sank."


def test_articles_without_words_have_no_title():
    assert choose_title(articles((None, "…"))) == ""
    assert choose_title([]) == ""
