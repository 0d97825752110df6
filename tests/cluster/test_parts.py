"""Round-ups and live blogs: one article, several stories, each with its passages."""

from datetime import UTC, datetime

from rashomon.cluster import cluster
from rashomon.model import Article, ArticleId

FERRY = (
    "The ferry Santa Olvida sank off Marenport on Tuesday with 212 people on board, and 14 of them died, harbour master"
    " Ilse Brandauer said. It struck the reef of Cabo Negro, and captain Tomas Riquelme was among the rescued."
)
STRIKE = (
    "Miners in Tolmouth walked out on Wednesday after talks over wages at the Greyfold pit failed, union leader Bram"
    " Oosterling said. The owner, Halvard Mining, called the strike of 1,900 men unlawful."
)
DAM = (
    "Engineers opened the sluices of the Orrin dam above Vell on Wednesday as its wall began to crack, and 6,000 people"
    " left the Sarn valley, governor Lotte Reinholt said."
)
ROUND_UP_FERRY = (
    "The loss of the ferry Santa Olvida off Marenport, in which 14 of 212 people died on Tuesday, is put down"
    " to the reef"
    " of Cabo Negro by harbour master Ilse Brandauer; captain Tomas Riquelme was rescued."
)
ROUND_UP_STRIKE = (
    "In Tolmouth the miners of the Greyfold pit have walked out over wages; union leader Bram Oosterling"
    " expects 1,900 men"
    " to stay away, while Halvard Mining calls their strike unlawful."
)

ROUND_UP_DAM = (
    "Some 6,000 people have left the Sarn valley above Vell, where engineers opened the sluices of the Orrin dam"
    " because its wall began to crack, as governor Lotte Reinholt announced."
)


def an_article(name, title, *paragraphs, day=12):
    published = datetime(2031, 3, day, tzinfo=UTC)
    text = "\n".join(paragraphs)
    return Article(id=ArticleId(name), title=title, text=text, published=published, language="en", outlet=name)


REPORTS = (
    an_article("ferry", "Ferry Santa Olvida sinks off Marenport", FERRY),
    an_article("strike", "Tolmouth miners walk out", STRIKE, day=13),
    an_article("dam", "Valley below Orrin dam is cleared", DAM, day=13),
)


def memberships(article):
    found = cluster([*REPORTS, article])
    titles = {story.id: story.articles[0] for story in found.stories}
    return {titles[one.story]: one.passages for one in found.memberships if one.article == article.id}, found


ROUND_UP = an_article("round-up", "The week in brief", ROUND_UP_FERRY, ROUND_UP_STRIKE, ROUND_UP_DAM, day=14)


def test_a_round_up_belongs_to_each_story_with_its_passage():
    found, _ = memberships(ROUND_UP)

    told = {story: [ROUND_UP.quote(span) for span in spans] for story, spans in found.items() if spans}
    assert told == {"strike": [ROUND_UP_STRIKE], "dam": [ROUND_UP_DAM]}


def test_its_own_story_takes_what_is_left():
    found, _ = memberships(ROUND_UP)

    assert found["ferry"] == ()


def test_it_is_listed_with_the_articles_of_each_story_and_makes_them_no_less_three():
    _, clustering = memberships(ROUND_UP)

    assert {story.articles for story in clustering.stories} == {
        ("ferry", "round-up"),
        ("strike", "round-up"),
        ("dam", "round-up"),
    }


def test_a_report_that_comes_after_the_round_up_joins_its_own_story():
    ferry, strike, dam = REPORTS

    found = cluster([ferry, ROUND_UP, strike, dam])

    own = {one.article: one.story for one in found.memberships if not one.passages}
    assert own["round-up"] == own["ferry"]
    assert len({own["ferry"], own["strike"], own["dam"]}) == 3


def test_a_paragraph_says_why_it_is_told_of_a_story():
    _, clustering = memberships(ROUND_UP)

    reasons = " ".join(r for one in clustering.memberships if one.passages for r in one.reasons)
    assert "told in a part of the article" in reasons
    assert "Bram Oosterling" in reasons


def test_a_mention_in_passing_is_no_part():
    article = an_article(
        "budget",
        "Parliament debates the budget",
        "Parliament in Hadrin debated the budget for 2032 on Thursday, and minister Jelle Aarden defended"
        " higher taxes on"
        " fuel, tobacco and sugar against the opposition of Petra Lindqvist.",
        "The session began with a minute of silence for the dead of the Santa Olvida.",
        day=14,
    )

    found, _ = memberships(article)

    assert list(found) == ["budget"]


def test_an_old_event_that_is_recalled_is_no_part():
    later = an_article("review", "A month of losses", ROUND_UP_FERRY, ROUND_UP_STRIKE, day=31)

    found, _ = memberships(later)

    assert all(not spans for spans in found.values())


def test_a_report_on_one_event_has_no_parts():
    other = an_article("ferry-too", "Fourteen die as ferry sinks", ROUND_UP_FERRY, "Divers search the wreck.", day=13)

    found, _ = memberships(other)

    assert found == {"ferry": ()}
