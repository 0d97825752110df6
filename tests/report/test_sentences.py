from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Article, ArticleId, Passage, PassageRole, Span
from rashomon.report.view.sentences import split_sentences


def article(text, passages=()):
    return Article(id=ArticleId("x"), text=text, passages=passages)


def texts(made):
    return [made.quote(sentence.span) for sentence in split_sentences(made)]


def test_sentences_end_at_stops():
    assert texts(article("One fell. Two rose! Who knows? He left.")) == [
        "One fell.",
        "Two rose!",
        "Who knows?",
        "He left.",
    ]


def test_abbreviations_and_initials_end_no_sentence():
    assert texts(article("Gen. Orsk of the U.S. Navy met J. Ferel. They left.")) == [
        "Gen. Orsk of the U.S. Navy met J. Ferel.",
        "They left.",
    ]


def test_a_closing_mark_belongs_to_its_sentence():
    assert texts(article("“We go.” They went.")) == ["“We go.”", "They went."]


def test_lines_end_sentences():
    assert texts(article("A heading\n\nA line")) == ["A heading", "A line"]


def test_what_is_aside_has_no_number():
    made = article(
        "It fell. Read more: x", (Passage(span=Span(start=9, end=21), role=PassageRole.BOILERPLATE, reason="r"),)
    )

    assert [(one.number, one.is_aside) for one in split_sentences(made)] == [(1, False), (None, True)]


@given(st.text(alphabet="aB. \n”!“U", max_size=60), st.integers(0, 40), st.integers(1, 20))
def test_every_visible_character_stands_in_exactly_one_sentence(text, start, length):
    passages = (Passage(span=Span(start=start, end=start + length), role=PassageRole.CREDIT, reason="r"),)
    made = article(text, passages if start + length <= len(text) else ())

    covered = [place for one in split_sentences(made) for place in range(one.span.start, one.span.end)]

    assert len(covered) == len(set(covered))
    assert {place for place, char in enumerate(text) if not char.isspace()} <= set(covered)
