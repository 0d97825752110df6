"""Who copies whom, and what was lost on the way; and on whose word each outlet speaks."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from rashomon.model import Article, Claim, Copy, CopyBasis, Span
from rashomon.report.view.index import Index
from rashomon.report.view.sayings import agencies, is_named, is_party, origin_name

# Shares below this are phrases everybody uses; Copy records of a credit alone have no share and are kept.
LEAST_SHARE = 0.03
# Outlets and origins in the picture of attribution: more lines than this cannot be followed by eye.
GRAPH_OUTLETS, GRAPH_ORIGINS, GRAPH_AGENCIES = 10, 10, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedFrom:
    """One article that rests on another.

    Attributes:
        article, of: their numbers.
        is_credited: whether it names the other, or the wire, as its source.
        credit: the words of the credit, or the rule that found it.
        dropped: origins the other names for words that this one gives in its own voice.
        is_certain: whether the direction is known.
    """

    article: int
    outlet: str
    of: int
    of_outlet: str
    share: float
    is_credited: bool
    credit: str
    dropped: tuple[str, ...]
    is_certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """An article as a dot on its outlet's line."""

    number: int
    outlet: str
    published: datetime | None
    is_copy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """How many claims an outlet carries from an origin, through an agency or directly."""

    outlet: str
    agency: str | None
    origin: str
    is_party: bool
    claims: int


def copied_from(index: Index) -> tuple[CopiedFrom, ...]:
    """Every copy, the largest share first; of two that rest on one agency neither copies the other."""
    found = [copy for copy in index.copies if copy.share >= LEAST_SHARE or _is_credit(copy)]
    merged: dict[tuple[str, str], Copy] = {}
    for copy in sorted(found, key=lambda copy: -copy.share):
        merged.setdefault((copy.article, copy.of), copy)
    rows = [_copied(index, copy) for copy in merged.values()]
    return tuple(sorted(rows, key=lambda row: (-row.share, row.article, row.of)))


def _is_credit(copy: Copy) -> bool:
    return copy.basis is CopyBasis.CREDIT and copy.direction == "credited"


def _copied(index: Index, copy: Copy) -> CopiedFrom:
    article = index.by_id[copy.article]
    of_outlet = index.outlet(copy.of)
    credit = next((one for one in article.credits if one.name.casefold() == of_outlet.casefold()), None)
    is_credited = credit is not None or copy.direction == "credited" or copy.basis is CopyBasis.CREDIT
    words = article.quote(credit.span) if credit and credit.span else (credit.basis if credit else "")
    return CopiedFrom(
        article=index.numbers[copy.article],
        outlet=index.outlet(copy.article),
        of=index.numbers[copy.of],
        of_outlet=of_outlet,
        share=copy.share,
        is_credited=is_credited,
        credit=words.strip(),
        dropped=_dropped(index, copy),
        is_certain=copy.direction != "undecided",
    )


def _dropped(index: Index, copy: Copy) -> tuple[str, ...]:
    own = index.claims_of.get(copy.article, ())
    names = []
    for claim in index.claims_of.get(copy.of, ()):
        if name := origin_name(index, claim):
            place = _carried(copy, claim.anchor)
            twins = [one for one in own if place and one.kind == claim.kind and one.anchor.overlaps(place)]
            if twins and all(origin_name(index, one) is None for one in twins):
                names.append(name)
    return tuple(dict.fromkeys(names))


def _carried(copy: Copy, anchor: Span) -> Span | None:
    """Where words of the source stand in the copier."""
    for passage in copy.passages:
        if passage.of.covers(anchor):
            shift = passage.span.start - passage.of.start
            return Span(start=anchor.start + shift, end=anchor.end + shift, field=passage.span.field)
    return None


def dots(index: Index) -> tuple[Dot, ...]:
    """Every article as a dot."""
    copiers = {row.article for row in copied_from(index) if not row.is_credited and row.is_certain}
    return tuple(
        Dot(
            number=index.numbers[article.id],
            outlet=index.outlet(article.id),
            published=_drawn_at(article),
            is_copy=index.numbers[article.id] in copiers,
        )
        for article in index.articles
    )


def _drawn_at(article: Article) -> datetime | None:
    """The middle of the day where only that is known."""
    if article.published is None or article.is_published_exact:
        return article.published
    return article.published + timedelta(hours=12)


def attribution(index: Index) -> tuple[Edge, ...]:
    """On whose word each outlet speaks: named origins only, the most told ones."""
    counts: Counter[tuple[str, str | None, str]] = Counter()
    parties: dict[str, bool] = {}
    outlets = frozenset(index.outlets)
    for claim in index.claims.values():
        if not is_named(index, claim):
            continue
        outlet, origin = index.outlet(claim.article), index.claimants[claim.id].name
        counts[outlet, _agency(claim, outlet, outlets), origin] += 1
        parties[origin] = parties.get(origin, False) or is_party(index, claim)
    kept = _kept(counts)
    return tuple(
        Edge(outlet=outlet, agency=agency, origin=origin, is_party=parties[origin], claims=number)
        for (outlet, agency, origin), number in counts.items()
        if (outlet, agency, origin) in kept
    )


def _agency(claim: Claim, outlet: str, outlets: frozenset[str]) -> str | None:
    names = [name for name in agencies(claim) if name != outlet]
    return next((name for name in names if name not in outlets), names[0] if names else None)


def _kept(counts: Counter[tuple[str, str | None, str]]) -> frozenset[tuple[str, str | None, str]]:
    origins: dict[str, set[str]] = {}
    for outlet, _, origin in counts:
        origins.setdefault(origin, set()).add(outlet)
    weight: Counter[str] = Counter()
    for (_, _, origin), number in counts.items():
        weight[origin] += number
    ranked = sorted(origins, key=lambda name: (-len(origins[name]), -weight[name], name))[:GRAPH_ORIGINS]
    spoken: Counter[str] = Counter()
    through: Counter[str] = Counter()
    for (outlet, agency, origin), number in counts.items():
        if origin in ranked:
            spoken[outlet] += number
        if agency:
            through[agency] += number
    outlets = {name for name, _ in sorted(spoken.items(), key=lambda pair: (-pair[1], pair[0]))[:GRAPH_OUTLETS]}
    wires = {name for name, _ in sorted(through.items(), key=lambda pair: (-pair[1], pair[0]))[:GRAPH_AGENCIES]}
    return frozenset(
        key for key in counts if key[0] in outlets and key[2] in ranked and (key[1] is None or key[1] in wires)
    )
