"""Independence: which claims rest on one origin, by five rules, each firing recorded with the words that show it.

Source: the rules follow how coders of conflict events resolve sources by hand (UCDP GED `source_original`, Iraq Body
Count's primary witnesses); the order and the arithmetic are ours. Two claims without any source are never joined into
one named origin and never count as one more: what is not attributed does not corroborate.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.model import (
    Article,
    ArticleId,
    Claim,
    ClaimId,
    Collapse,
    CollapseRule,
    Copy,
    Link,
    LinkRole,
    Span,
)
from rashomon.schema.claimants import Claimant, Kinship, fold
from rashomon.schema.families import family_of
from rashomon.schema.media import canonical_name

UNATTRIBUTED = "unattributed"
"""Name of the class of claims that nobody is said to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What the rules look things up in: the articles, the claimants and the shared passages of one story."""

    articles: Mapping[ArticleId, Article]
    claimants: Mapping[str, Claimant]
    copies: Mapping[tuple[ArticleId, ArticleId], Copy]
    outlets: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Fold the names of the outlets that tell the story."""
        names = frozenset(fold(article.outlet) for article in self.articles.values() if article.outlet)
        object.__setattr__(self, "outlets", names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Claims that rest on one source.

    Attributes:
        name: the source's name; `UNATTRIBUTED` where none of them has one.
        claims: ids, in the order given.
        is_party: whether the source is a party to the conflict.
        is_named: False for "residents", "a security official".
    """

    name: str
    claims: tuple[ClaimId, ...]
    is_party: bool
    is_named: bool

    @property
    def is_attributed(self) -> bool:
        """Whether anybody is said to say it."""
        return self.name != UNATTRIBUTED


def find_origins(
    claims: Sequence[Claim], sources: Sources, kept: Container[ClaimId] | None = None
) -> tuple[tuple[Origin, ...], tuple[Collapse, ...]]:
    """Collapse the claims of one question into their origins.

    Args:
        claims: claims of one question, in the story's order.
        sources: articles, claimants and copies.
        kept: the claims that count; all if not given. The others still show which of them belong together, so that
            leaving a source out never makes two origins of one.

    Returns:
        The origins in the order of their first claims, and every firing of a rule that joined two.
    """
    groups = {claim.id: _Group(claims=[claim], claimants=_claimants_of(claim, sources)) for claim in claims}
    collapses: list[Collapse] = []
    pairs = list(_neighbours(claims, sources))
    for rules in _TIERS:
        for first, second in pairs:
            into, group = groups[first.id], groups[second.id]
            if into is group or (collapse := _collapse_by(rules, second, first, sources)) is None:
                continue
            if _allows(collapse, into, group, sources):
                _merge(groups, into, group)
                collapses.append(collapse)
    members: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if kept is None or claim.id in kept:
            members[id(groups[claim.id])].append(claim)
    told = [one for one in collapses if kept is None or (one.left in kept and one.right in kept)]
    return tuple(_origin(found, sources) for found in members.values()), tuple(told)


@dataclass(slots=True, kw_only=True, eq=False)
class _Group:
    """Claims that rest on one source, as they gather, and the different claimants among them."""

    claims: list[Claim]
    claimants: dict[Claimant, None]


def _claimants_of(claim: Claim, sources: Sources) -> dict[Claimant, None]:
    claimant = sources.claimants.get(claim.id)
    return {claimant: None} if claimant else {}


def _merge(groups: dict[ClaimId, _Group], into: _Group, group: _Group) -> None:
    if len(group.claims) > len(into.claims):
        into, group = group, into
    into.claims += group.claims
    into.claimants |= group.claimants
    for claim in group.claims:
        groups[claim.id] = into


def _allows(collapse: Collapse, into: _Group, group: _Group, sources: Sources) -> bool:
    """Whether two groups may be joined: no paper that printed two claimants who are no kin makes them one."""
    first, second = list(into.claimants), list(group.claimants)
    if collapse.rule is CollapseRule.OUTLET_CITES_OUTLET:  # the outlet that is cited hands on: it is no second source
        first, second = ([one for one in found if not _is_outlet(one, sources)] for found in (first, second))
    if collapse.rule is CollapseRule.SAME_CLAIMANT or not first or not second:
        return True
    if any(one.kinship(other) is not Kinship.NONE for one in first for other in second):
        return True
    # What is told without a source ties no two sources: only the two unnamed speakers of one text are one.
    left, right = sources.claimants.get(collapse.left), sources.claimants.get(collapse.right)
    return left is not None and right is not None and _bear_one_label(left, right)


def _is_outlet(claimant: Claimant, sources: Sources) -> bool:
    """Whether a claimant is an outlet with an article of its own in the story."""
    return bool(claimant.names & sources.outlets)


def _bear_one_label(one: Claimant, other: Claimant) -> bool:
    """Whether both are unnamed and called the same: where one text is printed twice, they are one speaker."""
    return not one.is_named and not other.is_named and fold(one.name) == fold(other.name)


def _neighbours(claims: Sequence[Claim], sources: Sources) -> Iterable[tuple[Claim, Claim]]:
    """Pairs that a rule could join: each claim and the first ones before it of its claimant, wire, family, article."""
    seen: dict[str, list[Claim]] = {}
    for claim in claims:
        keys = _keys(claim, sources)
        near = {one.id: one for key in keys for one in seen.get(key, ())}
        for other in near.values():
            yield other, claim
        for key in keys:
            known = seen.setdefault(key, [])
            if len(known) < _WIDEST_KEY:
                known.append(claim)


# Claims that one key remembers: more of one source add nothing.
_WIDEST_KEY = 8


def _keys(claim: Claim, sources: Sources) -> list[str]:
    claimant = sources.claimants.get(claim.id)
    keys = [f"article {claim.article}"]
    if claimant:
        keys += sorted(f"name {name}" for name in claimant.names | claimant.wholes)
    keys += [f"link {fold(link.name)}" for link in claim.chain]
    article = sources.articles[claim.article]
    keys += [f"link {fold(name)}" for name in _wires(claim, article)]
    if article.outlet:
        keys += [f"link {fold(article.outlet)}", f"family {family_of(article.outlet)}"]
    keys += sorted(f"copy {min(pair)} {max(pair)}" for pair in sources.copies if claim.article in pair)
    return keys


# ---------------------------------------------------------------- the rules

type _Rule = Callable[[Claim, Claim, Sources], Collapse | None]


def _collapse_by(rules: Sequence[_Rule], left: Claim, right: Claim, sources: Sources) -> Collapse | None:
    for rule in rules:
        if (collapse := rule(left, right, sources)) is not None:
            return collapse
    return None


def _same_claimant(left: Claim, right: Claim, sources: Sources) -> Collapse | None:
    first, second = sources.claimants.get(left.id), sources.claimants.get(right.id)
    if first is None or second is None:
        return None
    match first.kinship(second):
        case Kinship.SAME:
            reason = first.resolved_by or second.resolved_by or f"both rest on {first.name}"
        case Kinship.PART:
            reason = f"{first.name} and {second.name} are one speaker: one belongs to the other"
        case Kinship.SIBLING:
            shared = sorted(first.wholes & second.wholes)[0]
            reason = f"{first.name} and {second.name} are organs of one: {shared}"
        case _:
            return None
    return _collapse(left, right, CollapseRule.SAME_CLAIMANT, reason, _link_span(left))


def _cites(left: Claim, right: Claim, sources: Sources) -> Collapse | None:
    """Outlet cites outlet: the one hands on what the other tells, in its own voice or as the same of its source."""
    for citing, cited in ((left, right), (right, left)):
        outlet = sources.articles[cited.article].outlet
        if outlet is None or citing.article == cited.article:
            continue
        if sources.claimants.get(cited.id) and citing.value != cited.value:
            continue
        for link in citing.chain:
            if link.role is not LinkRole.OUTLET and _names(link) & {fold(outlet)}:
                reason = f"it hands on what {outlet} reports"
                span = link.span if citing is left else None
                return _collapse(left, right, CollapseRule.OUTLET_CITES_OUTLET, reason, span)
    return None


def _copied(left: Claim, right: Claim, sources: Sources) -> Collapse | None:
    if not _is_one_text(left, right, sources):
        return None
    copy = sources.copies.get((left.article, right.article))
    other = sources.copies.get((right.article, left.article))
    passages = [(part.span, part.of) for part in copy.passages] if copy else []
    passages += [(part.of, part.span) for part in other.passages] if other else []
    for here, there in passages:
        if here.covers(left.anchor) and there.overlaps(right.anchor):
            reason = "both stand in one passage that the articles share word for word"
            return _collapse(left, right, CollapseRule.COPIED_PASSAGE, reason, here)
    return None


def _told_twice(left: Claim, right: Claim, sources: Sources) -> Collapse | None:
    """One article's headline figure rests on whom its text names for that figure."""
    if left.article != right.article or not _may_inherit(left, right, sources):
        return None
    if not _tells_the_same(left, right, sources):
        return None
    return _collapse(left, right, CollapseRule.SAME_FAMILY, "one article tells it twice", None)


def _same_wire(left: Claim, right: Claim, sources: Sources) -> Collapse | None:
    if left.article == right.article or not (
        _is_one_text(left, right, sources) and _tells_the_same(left, right, sources)
    ):
        return None
    first = _wires(left, sources.articles[left.article])
    second = _wires(right, sources.articles[right.article])
    shared = sorted(first.keys() & second.keys())
    if not shared:
        return None
    return _collapse(left, right, CollapseRule.SAME_WIRE, f"both credit {shared[0]}", first[shared[0]])


def _same_family(left: Claim, right: Claim, sources: Sources) -> Collapse | None:
    if not _may_inherit(left, right, sources) or not _tells_the_same(left, right, sources):
        return None
    first, second = sources.articles[left.article].outlet, sources.articles[right.article].outlet
    if first is None or second is None or family_of(first) != family_of(second):
        return None
    reason = f"{first} tells it twice" if first == second else f"{first} and {second} are of one publisher family"
    return _collapse(left, right, CollapseRule.SAME_FAMILY, reason, None)


def _may_inherit(left: Claim, right: Claim, sources: Sources) -> bool:
    """Whether one of the two has no claimant of its own: two named claimants stay two, whoever printed them."""
    return sources.claimants.get(left.id) is None or sources.claimants.get(right.id) is None


def _is_one_text(left: Claim, right: Claim, sources: Sources) -> bool:
    """Whether two claims of one text may rest on one source: one has none of its own, or both the same unnamed one."""
    first, second = sources.claimants.get(left.id), sources.claimants.get(right.id)
    return first is None or second is None or _bear_one_label(first, second)


def _tells_the_same(left: Claim, right: Claim, sources: Sources) -> bool:
    """Whether an outlet's own words may rest on a claimant it names elsewhere: only for the same value."""
    both_own = left.id not in sources.claimants and right.id not in sources.claimants
    return both_own or left.value == right.value


def _collapse(left: Claim, right: Claim, rule: CollapseRule, reason: str, span: Span | None) -> Collapse:
    """One firing; where no word tells of the source (one owner, a credit in the metadata), its span is the claim's."""
    return Collapse(left=left.id, right=right.id, rule=rule, reason=reason, span=span or left.anchor)


def _link_span(claim: Claim) -> Span | None:
    return claim.origin.span if claim.origin else None


def _names(link: Link) -> frozenset[str]:
    actor = link.actor
    names = (link.name, actor.name, *actor.aliases) if actor else (link.name,)
    return frozenset(fold(name) for name in names)


def _wires(claim: Claim, article: Article) -> dict[str, Span | None]:
    """The wires a claim came through: those of its chain, else those its article credits."""
    agencies = {canonical_name(link.name): link.span for link in claim.chain if link.role is LinkRole.AGENCY}
    return agencies or {canonical_name(credit.name): credit.span for credit in article.credits}


def wires_of(claim: Claim, article: Article) -> frozenset[str]:
    """Names of the wires a claim came through."""
    return frozenset(_wires(claim, article))


# The strong rules join first: what one outlet tells twice must not tie what it took from two sources.
_TIERS: tuple[tuple[_Rule, ...], ...] = ((_same_claimant, _cites, _copied), (_told_twice,), (_same_wire, _same_family))


# ---------------------------------------------------------------- origins


def _origin(claims: Sequence[Claim], sources: Sources) -> Origin:
    found = [one for claim in claims if (one := sources.claimants.get(claim.id)) is not None]
    ids = tuple(claim.id for claim in claims)
    if not found:
        return Origin(name=UNATTRIBUTED, claims=ids, is_party=False, is_named=False)
    best = min(found, key=lambda one: (_is_outlet(one, sources), not one.is_named, len(one.wholes)))
    holder = next(claim for claim in claims if sources.claimants.get(claim.id) is best)
    outlet = sources.articles[holder.article].outlet or holder.article
    return Origin(
        name=best.name if best.is_named else f"{best.name} (unnamed, in {outlet})",
        claims=ids,
        is_party=any(one.is_party is True for one in found),
        is_named=best.is_named,
    )
