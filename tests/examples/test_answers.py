"""The bundled example, answered: every answer of `kelmar.answers.toml` is held against the report, one test each."""

import math
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache

import pytest

import rashomon
from rashomon.examples import answers_path, example_path
from rashomon.model import Article, Claim, Comparison, CopyBasis, LinkRole, Report, SpanRole, Verdict
from rashomon.values import Quantity, Statement

pytestmark = pytest.mark.model

ANSWERS = tomllib.loads(answers_path().read_text(encoding="utf-8"))
ALARMING = {Verdict.AGREED, Verdict.SHARPENED, Verdict.UPDATED, Verdict.DISPUTED, Verdict.DENIED}


def each(name: str) -> pytest.MarkDecorator:
    """One test for each answer of a table, named for what it asks."""
    answers = ANSWERS[name]
    return pytest.mark.parametrize("answer", answers, ids=[caption(answer) for answer in answers])


def caption(answer: Mapping[str, object]) -> str:
    parts = (answer.get(name) for name in ("why", "id", "article", "of", "words", "speaker", "location"))
    return ": ".join(str(part) for part in parts if part) or "articles"


@cache
def report() -> Report:
    return rashomon.compare([example_path()])


def article_of(name: str) -> Article:
    found = [article for article in report().articles if article.id.endswith(name)]
    assert len(found) == 1, f"{len(found)} articles are called {name}"
    return found[0]


def place_of(where: Mapping[str, str]) -> tuple[Article, int, int]:
    article = article_of(where["article"])
    assert article.text.count(where["words"]) == 1, f"{where['words']!r} must stand once in {article.id}"
    start = article.text.index(where["words"])
    return article, start, start + len(where["words"])


def figures_at(where: Mapping[str, str], kind: str | None = None) -> list[Claim]:
    article, start, end = place_of(where)
    return [
        claim
        for claim in report().claims
        if claim.article == article.id
        and isinstance(claim.value, Quantity)
        and kind in (None, claim.kind)
        and any(span.start < end and start < span.end for span in claim.spans_of(SpanRole.VALUE))
    ]


def statements_at(where: Mapping[str, str]) -> list[Claim]:
    article, start, end = place_of(where)
    roles = (SpanRole.CONTENT, SpanRole.VALUE)
    spans = {claim.id: [span for role in roles for span in claim.spans_of(role)] for claim in report().claims}
    return [
        claim
        for claim in report().claims
        if claim.article == article.id
        and isinstance(claim.value, Statement)
        and any(2 * (min(end, span.end) - max(start, span.start)) >= end - start for span in spans[claim.id])
    ]


def claims_at(where: Mapping[str, str]) -> list[Claim]:
    return figures_at(where) or statements_at(where)


def sides_of(answer: Mapping[str, Mapping[str, str]]) -> tuple[list[Claim], list[Claim]]:
    """The claims on the words of both sides: figures where both have some, else statements, as one told of "four
    districts" beside one told of "the city"."""
    left, right = answer["left"], answer["right"]
    if figures_at(left) and figures_at(right):
        return figures_at(left), figures_at(right)
    return statements_at(left) or figures_at(left), statements_at(right) or figures_at(right)


def comparisons_between(left: Iterable[Claim], right: Iterable[Claim]) -> list[Comparison]:
    lefts, rights = {claim.id for claim in left}, {claim.id for claim in right}
    return [
        comparison
        for comparison in report().comparisons
        if (comparison.left in lefts and comparison.right in rights)
        or (comparison.left in rights and comparison.right in lefts)
    ]


def names(claim: Claim) -> list[str]:
    """Names of the origin: the last link that is not the outlet, with its aliases."""
    link = claim.origin
    if link is None:
        return []
    actor = link.actor
    return [link.name, *((actor.name, *actor.aliases, *actor.part_of) if actor else ())]


def has_name(given: Iterable[str], wanted: Iterable[str]) -> bool:
    return any(name.casefold() in one.casefold() for one in given for name in wanted)


@each("article")
def test_articles_are_described(answer: Mapping[str, object]) -> None:
    """Outlet, date, title and credits come from beside the text or from within it."""
    article = article_of(str(answer["id"]))

    credited = {credit.name for credit in article.credits}

    assert article.outlet == answer["outlet"]
    assert article.published == answer["published"]
    assert article.title == answer.get("title", article.title)
    assert article.revised == answer.get("revised", article.revised)
    assert credited >= set(answer.get("credits", ()))


@each("passage")
def test_what_is_not_story_is_marked(answer: Mapping[str, str]) -> None:
    """Datelines, bylines, credits, corrections and boilerplate are passages of their own role."""
    article, start, end = place_of(answer)

    roles = {part.role.value for part in article.passages if part.span.start < end and start < part.span.end}

    assert roles == {answer["role"]}


@each("figure")
def test_figures_are_read(answer: Mapping[str, object]) -> None:
    """Kind, bounds, who is counted, who says so and through whom."""
    claims = figures_at(answer, str(answer["kind"]))
    open_end = None if answer.get("vague") else math.inf
    bounds = [(claim.value.lower, None if answer.get("vague") else claim.value.upper) for claim in claims]
    wanted = (answer.get("lower", -math.inf), answer.get("upper", open_end))
    assert wanted in bounds, f"{wanted} is not among {bounds}"

    claim = claims[bounds.index(wanted)]

    assert claim.counted in as_list(answer.get("counted", claim.counted))
    assert answer.get("accumulation") in (None, claim.accumulation)
    assert answer.get("stance") in (None, claim.stance)
    check_chain(claim, answer)
    if "part_of" in answer:
        wholes = figures_at({"article": answer["article"], "words": answer["part_of"]})
        assert claim.part_of in {whole.id for whole in wholes}


def as_list(given: object) -> list[object]:
    return given if isinstance(given, list) else [given]


def check_chain(claim: Claim, answer: Mapping[str, object]) -> None:
    agencies = [link.name for link in claim.chain if link.role is LinkRole.AGENCY]
    if answer.get("origin") == "":
        assert names(claim) == []
    elif "origin" in answer:
        assert has_name(names(claim), answer["origin"]), f"the origin is {names(claim)}"
    assert "agency" not in answer or answer["agency"] in agencies


@each("no_figure")
def test_other_numbers_are_no_figures(answer: Mapping[str, str]) -> None:
    """Populations, ages, distances, fares, jokes and withdrawn numbers count nobody."""
    assert [claim.kind for claim in figures_at(answer)] == []


@each("comparison")
def test_claims_are_compared(answer: Mapping[str, object]) -> None:
    """Two claims that answer one question get the verdict."""
    left, right = sides_of(answer)
    assert left, f"no claim at {answer['left']}"
    assert right, f"no claim at {answer['right']}"

    verdicts = {comparison.verdict.value for comparison in comparisons_between(left, right)}

    assert verdicts & set(answer["verdicts"]), f"{verdicts or 'not compared'}"


@each("look_alike")
def test_look_alikes_are_kept_apart(answer: Mapping[str, object]) -> None:
    """Claims of different questions are neither agreement nor conflict, however alike their numbers."""
    comparisons = comparisons_between(claims_at(answer["left"]), claims_at(answer["right"]))

    alarming = [comparison.verdict.value for comparison in comparisons if comparison.verdict in ALARMING]

    assert alarming == []


@each("origin")
def test_origins_are_counted_once(answer: Mapping[str, object]) -> None:
    """Outlets that hand on one source's word stand behind one position with one origin."""
    groups = [{claim.id for claim in figures_at(where)} for where in answer["claims"]]
    assert all(groups), "a claim was not found"

    joining = [
        finding
        for finding in report().findings
        if all(group & {claim for position in finding.positions for claim in position.claims} for group in groups)
    ]

    assert joining, "no finding joins them"
    wanted = set().union(*groups)
    found = {name for part in joining[0].positions if wanted & set(part.claims) for name in part.origins}
    assert len(found) == answer["origins"], f"origins: {sorted(found)}"


@each("question")
def test_claims_make_one_question(answer: Mapping[str, object]) -> None:
    """All accounts of one figure are one finding, and figures of other groups, places and days are not in it."""
    wanted = [{claim.id for claim in figures_at(where)} for where in answer["claims"]]
    apart = [{claim.id for claim in figures_at(where)} for where in answer["apart"]]
    assert all(wanted), "a claim was not found"
    assert all(apart), "a claim to keep apart was not found"
    findings = [{claim for position in finding.positions for claim in position.claims} for finding in report().findings]

    joining = [finding for finding in findings if all(group & finding for group in wanted)]

    assert len(joining) == 1, "no finding joins them"
    assert [where for where, group in zip(answer["apart"], apart, strict=True) if group & joining[0]] == []


@each("copy")
def test_copies_are_found(answer: Mapping[str, object]) -> None:
    """A reprint and a rewriting point at what they rest on, the former by shared words, the latter by its credit."""
    article, source = article_of(str(answer["article"])), article_of(str(answer["of"]))

    copies = [copy for copy in report().copies if (copy.article, copy.of) == (article.id, source.id)]

    assert copies, "no copy"
    assert max(copy.share for copy in copies) >= answer.get("least_share", 0)
    assert any(copy.basis is CopyBasis.CREDIT for copy in copies) == answer["credited"]


@each("no_copy")
def test_shared_quotations_are_no_copies(answer: Mapping[str, str]) -> None:
    """Articles that only quote the same words are not copies of each other."""
    pair = {article_of(answer["article"]).id, article_of(answer["of"]).id}

    assert [copy for copy in report().copies if {copy.article, copy.of} == pair] == []


@each("utterance")
def test_wordings_are_one_utterance(answer: Mapping[str, object]) -> None:
    """Wordings of one quotation are held together, and have their speaker."""
    claims = [statements_at(where) for where in answer["wordings"]]
    assert all(claims), "a wording was not found"
    assert all(has_name(names(claim), [answer["speaker"]]) for found in claims for claim in found)

    together = [
        finding
        for finding in report().findings
        if all(
            {claim.id for claim in found} & {one for position in finding.positions for one in position.claims}
            for found in claims
        )
    ]

    assert together, "no finding holds all wordings"


@each("denial")
def test_denials_are_read(answer: Mapping[str, str]) -> None:
    """What is denied, and by whom."""
    claims = [claim for claim in statements_at(answer) if claim.stance.value == "denies"]

    assert claims, "no denial"
    assert any(has_name(names(claim), [answer["speaker"]]) for claim in claims)


@each("story")
def test_stories_hold_what_belongs_together(answer: Mapping[str, list[str]]) -> None:
    """The event is one story; what tells of something else is not in it."""
    wanted = {article_of(name).id for name in answer["articles"]}

    assert wanted in [set(story.articles) for story in report().stories]


@each("rejection")
def test_broken_files_are_turned_away(answer: Mapping[str, str]) -> None:
    """A file that is no text is named with the reason, and nothing else is."""
    found = [(str(one.stage), one.code) for one in report().rejections if one.location.endswith(answer["location"])]

    assert found == [(answer["stage"], answer["code"])]
    assert len(report().rejections) == len(ANSWERS["rejection"])
