"""Derivations that no shared words show."""

from datetime import UTC, datetime

from rashomon.cluster.credits import cited_wires
from rashomon.cluster.derivations import credit_copies
from rashomon.model import Article, ArticleId, Copy, CopyBasis, Credit, Span

LONG_LEAD = "Smoke hung over the quays of Marenport on Tuesday, and cranes stood still along the river. " * 5


def an_article(name, text, *, outlet=None, credit=None, day=1):
    lines = (Credit(name=credit, span=Span(start=0, end=len(credit)), basis="credit line"),) if credit else ()
    return Article(
        id=ArticleId(name),
        text=text,
        outlet=outlet,
        credits=lines,
        published=datetime(2031, 5, day, tzinfo=UTC),
    )


def test_a_credited_outlet_in_the_story_is_the_source():
    wire = an_article("wire", "The ferry sank.", outlet="AFP")
    paper = an_article("paper", "A ferry went down.", outlet="Osk Daily", credit="AFP", day=2)

    (copy,) = credit_copies([wire, paper], ())

    assert (copy.article, copy.of, copy.basis, copy.direction) == ("paper", "wire", CopyBasis.CREDIT, "credited")


def test_two_articles_that_credit_one_agency_rest_on_one_report():
    first = an_article("first", "A ferry went down.", outlet="Osk Daily", credit="AFP")
    second = an_article("second", "Dozens were saved.", outlet="Vell Post", credit="Agence France-Presse", day=2)

    (copy,) = credit_copies([second, first], ())

    assert (copy.article, copy.of, copy.direction) == ("second", "first", "wire")


def test_an_agency_cited_in_the_lead_counts_beside_a_credit():
    first = an_article("first", "A ferry went down.", credit="Reuters")
    second = an_article("second", "A ferry has sunk off Marenport, Reuters reported on Tuesday.", day=2)

    assert [(copy.article, copy.of) for copy in credit_copies([first, second], ())] == [("second", "first")]


def test_an_agency_cited_for_one_quotation_further_down_does_not():
    text = f'{LONG_LEAD} "We lost the ship," the captain told Reuters.'

    assert cited_wires(an_article("paper", text)) == frozenset()


def test_two_citations_without_a_credit_are_no_derivation():
    text = "A ferry has sunk off Marenport, Reuters reported on Tuesday."

    assert list(credit_copies([an_article("one", text), an_article("two", text, day=2)], ())) == []


def test_a_pair_that_shares_passages_is_not_told_twice():
    first = an_article("first", "A ferry went down.", credit="Reuters")
    second = an_article("second", "Dozens were saved.", credit="Reuters", day=2)
    known = Copy(article=ArticleId("second"), of=ArticleId("first"), share=0.5, basis=CopyBasis.PASSAGE)

    assert list(credit_copies([first, second], [known])) == []


def test_a_person_is_no_agency():
    assert cited_wires(an_article("paper", "The hull was weak, Ria said.")) == frozenset()
    assert cited_wires(an_article("paper", "The hull was weak, RIA said.")) == {"RIA Novosti"}


def test_the_agencies_are_those_of_the_media_lexicon():
    first = an_article("first", "A ferry went down.", outlet="Osk Daily", credit="PTI")
    second = an_article("second", "A ferry has sunk off Marenport, the Press Trust of India reported.", day=2)

    assert [(copy.article, copy.of) for copy in credit_copies([first, second], ())] == [("second", "first")]


def test_a_name_that_also_means_something_else_is_no_agency():
    assert cited_wires(an_article("a", "Nobody was hurt when the quay gave way, Petra said on Tuesday.")) == frozenset()
