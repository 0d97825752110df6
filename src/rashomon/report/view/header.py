"""What the event is: where, when, who, and how many stand behind the accounts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.model import Layer, LinkRole
from rashomon.report.labels import figure_phrase, headline, is_lead
from rashomon.report.view.index import Index
from rashomon.report.view.ledger import LedgerRow
from rashomon.report.view.links import ClaimLink
from rashomon.report.view.sayings import Saying, is_named, is_party
from rashomon.report.view.sides import Case, counted
from rashomon.values import Actor

# Figures named in the opening lines, and actors named under them.
LEAD_FIGURES, ACTORS = 3, 8
# Characters of a headline; a longer one fills the first screen.
HEADLINE = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadFigure:
    """A figure in the opening lines: "17 killed, says the harbour police"; and the value that contradicts it."""

    link: ClaimLink
    saying: Saying | None
    other: ClaimLink | None
    other_saying: Saying | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The head of a story.

    Attributes:
        kicker: place and day.
        figures: the weightiest figures; `differences`: how many questions are disputed or denied, in words.
        actors: the actors most articles name.
        first, last: hours of the first and the last article.
    """

    title: str
    kicker: str
    figures: tuple[LeadFigure, ...]
    differences: str
    actors: tuple[str, ...]
    first: str
    last: str
    articles: int
    outlets: int
    wires: tuple[str, ...]
    origins: int
    origins_not_party: int

    @property
    def parties(self) -> str:
        """How many of the origins are no party, in words; a story without a conflict has none."""
        if self.origins_not_party == self.origins:
            return "none known as a party to a conflict"
        return f"{self.origins_not_party} not known as party to the conflict"


def header(index: Index, rows: Sequence[LedgerRow], shown: Sequence[Case]) -> Header:
    """Compute the head of a story from its sections."""
    origins: dict[str, bool] = {}
    wires: dict[str, None] = {}
    for claim in index.claims.values():
        if is_named(index, claim):
            name = index.claimants[claim.id].name
            origins[name] = origins.get(name, False) or is_party(index, claim)
        wires.update((link.name, None) for link in claim.chain if link.role is LinkRole.AGENCY and link.is_named)
    for article in index.articles:
        wires.update((credit.name, None) for credit in article.credits if credit.name != article.outlet)
    dated = [article for article in index.articles if article.published]
    hours = [index.clock.long(article.published, exact=article.is_published_exact) for article in dated]
    return Header(
        title=headline(index.story.title, HEADLINE),
        kicker=" · ".join(part for part in (_place(index), _days(index)) if part),
        figures=_figures([row for row in rows if is_lead(row.finding, len(index.articles))]),
        differences=_differences(shown),
        actors=_actors(index),
        first=hours[0] if hours else "",
        last=hours[-1] if hours else "",
        articles=len(index.articles),
        outlets=len(index.outlets),
        wires=tuple(wires),
        origins=len(origins),
        origins_not_party=sum(not party for party in origins.values()),
    )


def _place(index: Index) -> str:
    """The place most articles speak of."""
    places: dict[str, set[str]] = {}
    for claim in index.claims.values():
        if claim.where:
            places.setdefault(claim.where.name, set()).add(claim.article)
    return min(places, key=lambda name: (-len(places[name]), name)) if places else ""


def _days(index: Index) -> str:
    first, last = index.clock.first, index.clock.last
    if first is None or last is None:
        return ""
    if first.date() == last.date():
        return f"{first:%A %-d %B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%-d} to {last:%-d %B %Y}"
    return f"{first:%-d %B %Y} to {last:%-d %B %Y}"


def _figures(rows: Sequence[LedgerRow]) -> tuple[LeadFigure, ...]:
    """The first question of each kind, with the value that contradicts it."""
    chosen: dict[str, LedgerRow] = {}
    for row in rows:
        chosen.setdefault(row.what, row)
    made = []
    for row in list(chosen.values())[:LEAD_FIGURES]:
        question = row.finding.question
        text = figure_phrase(row.value.text, question.kind, question.counted, None)
        other = next((one for one in rows if one.is_more and one.finding == row.finding), None)
        made.append(
            LeadFigure(
                link=replace(row.value, text=text),
                saying=_first_named(row),
                other=other.value if other else None,
                other_saying=_first_named(other) if other else None,
            )
        )
    return tuple(made)


def _first_named(row: LedgerRow) -> Saying | None:
    return next((saying for saying in row.sayings if saying.origin), None)


def _differences(shown: Sequence[Case]) -> str:
    counts = Counter(case.status.id for case in shown)
    named = (("disputed", "question", "disputed"), ("denied", "statement", "denied"), ("updated", "figure", "updated"))
    parts = [f"{counted(counts[key], noun)} {word}" for key, noun, word in named if counts[key]]
    return ", ".join(parts)


def _actors(index: Index) -> tuple[str, ...]:
    """Actors by how many articles name them."""
    articles: dict[str, set[str]] = {}
    times: Counter[str] = Counter()
    outlets = {outlet.casefold() for outlet in index.outlets}
    for mention in index.mentions:
        if mention.layer is Layer.ACTOR and isinstance(mention.value, Actor):
            name = index.spelled(mention.value)
            if name.casefold() not in outlets and mention.value.type.value not in ("agency", "media", "platform"):
                articles.setdefault(name, set()).add(mention.article)
                times[name] += 1
    ranked = sorted(articles, key=lambda name: (-len(articles[name]), -times[name], name))
    return tuple(ranked[:ACTORS])
