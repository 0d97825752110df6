"""A ferry accident with known answers: nobody fights, one agency is copied, and the passengers do not add up.

Invented: five reports of the ferry Sea Lark. What is planted: a toll that only rises and a number of missing that only
falls, both by one source; a copy without a credit; who was aboard, by the operator and by the police, which no time
changes; and a list of fates that says who of the two is wrong.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from rashomon.config import Config
from rashomon.model import Report, Status
from rashomon.reconcile import ReconcileOptions
from rashomon.run.pipeline import View, compare

pytestmark = pytest.mark.model

ARTICLES = str(Path(__file__).parent / "marn" / "articles.jsonl")


def findings(report: Report, kind: str, counted: str = "all"):
    """The findings about a kind of figure, the most told first."""
    found = [one for one in report.findings if one.question.kind == kind and one.question.counted == counted]
    return sorted(found, key=lambda one: -one.counts.articles)


def numbers(finding) -> set[float]:
    return {position.value.lower for position in finding.positions}


@pytest.fixture(scope="module")
def report() -> Report:
    return compare([ARTICLES])


def test_a_toll_of_one_source_is_updated(report):
    killed, *others = findings(report, "killed")

    assert not others
    assert killed.status is Status.UPDATED
    assert numbers(killed) == {4, 9, 14, 26}
    assert (killed.counts.articles, killed.counts.origins) == (5, 1)


def test_the_number_of_missing_falls(report):
    missing, *others = findings(report, "missing")

    assert not others
    assert missing.status is Status.UPDATED
    assert numbers(missing) == {21, 16, 4}


def test_who_was_aboard_is_disputed_and_the_fates_say_why(report):
    [aboard] = findings(report, "aboard")

    assert aboard.status is Status.DISPUTED
    assert numbers(aboard) == {120, 128}
    sums = [reason for one in report.comparisons for reason in one.reasons if "exceed their whole" in reason]
    assert "the parts exceed their whole: 9 killed + 21 missing + 98 rescued = 128 > 120 aboard" in sums
    assert "the parts exceed their whole: 26 killed + 4 missing + 98 rescued = 128 > 120 aboard" in sums
    assert not [reason for reason in sums if "> 128" in reason]


def test_the_cause_is_denied_by_the_operator(report):
    denied = [one for one in report.findings if one.status is Status.DENIED]

    assert any("Blue Lines" in position.origins for one in denied for position in one.positions)


def test_the_copy_names_no_source_of_its_words(report):
    pairs = {frozenset((copy.article, copy.of)) for copy in report.copies}

    assert pairs == {frozenset(("2-anp", "3-globe"))}


def test_what_was_known_at_noon_on_monday():
    known = compare([ARTICLES], view=View(as_known_at=datetime(2025, 2, 3, 12, tzinfo=UTC)))

    [killed] = findings(known, "killed")
    assert numbers(killed) == {4, 9}
    [aboard] = findings(known, "aboard")
    assert numbers(aboard) == {120}
    assert aboard.status is Status.DISPUTED


def test_what_stands_without_the_coast_guard():
    config = Config(reconcile=ReconcileOptions(without=("coast guard",)))

    left = compare([ARTICLES], config=config)

    assert not findings(left, "killed")
    [aboard] = findings(left, "aboard")
    assert {name for position in aboard.positions for name in position.origins} == {
        "Blue Lines",
        "Police in Port Ellis",
    }
