"""Who says so, through whom: claims gathered by independent origin."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.model import Claim, ClaimId, Finding, LinkRole
from rashomon.report.labels import sentence_case
from rashomon.report.view.index import Index


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One origin and the outlets that carry it.

    Attributes:
        origin: its name; None where no source is named.
        is_party: whether it is a party to the conflict.
        through: agencies and outlets, in order of publication.
        claims: what it says, in order of as of.
    """

    origin: str | None
    is_party: bool
    through: tuple[str, ...]
    claims: tuple[Claim, ...]

    @property
    def shown(self) -> str:
        """The origin as it stands at the head of a line; empty where none is named."""
        return sentence_case(self.origin) if self.origin else ""

    @property
    def name(self) -> str:
        """The origin, or the outlet that names none."""
        return self.origin or (self.through[0] if self.through else "")


def origin_name(index: Index, claim: Claim) -> str | None:
    """The name of who first says it, as the whole story names it; None in the outlet's own voice."""
    claimant = index.claimants.get(claim.id)
    return claimant.name if claimant else None


def is_party(index: Index, claim: Claim) -> bool:
    """Whether who first says it is a party to the conflict."""
    claimant = index.claimants.get(claim.id)
    return claimant is not None and claimant.is_party is True


def is_named(index: Index, claim: Claim) -> bool:
    """Whether who first says it has a name, in the text or by what the story tells of "the monitor"."""
    claimant = index.claimants.get(claim.id)
    return claimant is not None and claimant.is_named


def agencies(claim: Claim) -> tuple[str, ...]:
    """The agencies and relaying outlets of a claim's chain, nearest to the origin first."""
    return tuple(link.name for link in reversed(claim.chain) if link.role is LinkRole.AGENCY)


def gather(index: Index, claims: Sequence[Claim], finding: Finding) -> tuple[Saying, ...]:
    """Claims by origin: those of one name, and those the finding collapses, are one."""
    groups = _Groups([claim.id for claim in claims])
    first_of_name: dict[str, ClaimId] = {}
    for claim in claims:
        name = origin_name(index, claim)
        key = f"origin {name.casefold()}" if name else f"outlet {index.outlet(claim.article)}"
        groups.join(claim.id, first_of_name.setdefault(key, claim.id))
    for collapse in finding.collapses:
        groups.join(collapse.left, collapse.right)
    by_root: dict[ClaimId, list[Claim]] = {}
    for claim in claims:
        by_root.setdefault(groups.root(claim.id), []).append(claim)
    return tuple(_saying(index, group) for group in by_root.values())


class _Groups:
    """Disjoint sets of claims (union-find)."""

    def __init__(self, members: Iterable[ClaimId]) -> None:
        self._parents = {member: member for member in members}

    def root(self, member: ClaimId) -> ClaimId:
        while self._parents[member] != member:
            member = self._parents[member]
        return member

    def join(self, left: ClaimId, right: ClaimId) -> None:
        if left in self._parents and right in self._parents:
            self._parents[self.root(left)] = self.root(right)


def _saying(index: Index, claims: Sequence[Claim]) -> Saying:
    named = [claim for claim in claims if origin_name(index, claim)]
    origin = origin_name(index, named[0]) if named else None
    published = sorted(claims, key=lambda claim: index.numbers[claim.article])
    carriers = [name for claim in published for name in (*agencies(claim), index.outlet(claim.article))]
    through = tuple(name for name in dict.fromkeys(carriers) if name != origin)
    return Saying(
        origin=origin, is_party=any(is_party(index, claim) for claim in named), through=through, claims=tuple(claims)
    )
