"""The stage as a whole: small sets of invented articles."""

from datetime import UTC, datetime

from rashomon.cluster import cluster
from rashomon.model import Article, ArticleId

FIRE_A = Article(
    id=ArticleId("fire-a"),
    title="Warehouse fire in Port Ellery kills three",
    text=(
        "PORT ELLERY — Three people died when a fire swept through the Halvorsen warehouse in Port Ellery on Tuesday.\n"
        "Fire chief Mira Tolland said 40 firefighters fought the blaze on Quay Street until dawn.\n"
        "The building held paint and solvents."
    ),
    published=datetime(2021, 3, 10, tzinfo=UTC),
    language="en",
)
FIRE_B = Article(
    id=ArticleId("fire-b"),
    title="Port Ellery blaze: death toll at three",
    text=(
        "A blaze at the Halvorsen warehouse on Quay Street has left three dead, Port Ellery officials said.\n"
        "Mira Tolland, the fire chief, told reporters that solvents fed the fire on Tuesday night."
    ),
    published=datetime(2021, 3, 10, tzinfo=UTC),
    language="en",
)
VOTE = Article(
    id=ArticleId("vote"),
    title="Parliament of Veldria passes fishing law",
    text=(
        "The parliament of Veldria voted 62 to 51 for a new law on cod quotas.\n"
        "Minister Olan Brecht called it overdue; trawler owners in Sund threatened to sue."
    ),
    published=datetime(2021, 3, 10, tzinfo=UTC),
    language="en",
)


def test_accounts_of_one_event_are_one_story_and_another_event_is_another() -> None:
    result = cluster([FIRE_A, VOTE, FIRE_B])

    assert [story.articles for story in result.stories] == [("fire-a", "fire-b"), ("vote",)]


def test_no_articles_give_no_stories() -> None:
    result = cluster([])

    assert (result.stories, result.memberships, result.copies) == ((), (), ())


def test_a_membership_names_what_ties_it() -> None:
    result = cluster([FIRE_A, FIRE_B])

    reasons = " ".join(result.memberships[1].reasons)
    assert "joined" in reasons
    assert "Halvorsen" in reasons


def test_an_article_without_a_date_joins_too() -> None:
    undated = Article(id=ArticleId("undated"), text=FIRE_B.text, title=FIRE_B.title)

    result = cluster([FIRE_A, undated])

    assert len(result.stories) == 1


def test_an_article_given_twice_counts_once() -> None:
    result = cluster([FIRE_A, FIRE_B, FIRE_A])

    assert [membership.article for membership in result.memberships] == ["fire-a", "fire-b"]
