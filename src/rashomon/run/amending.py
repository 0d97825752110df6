"""What reviews make of machine claims: some are set aside, some read otherwise, some pairs ruled upon.

Nothing that the machine read is changed: the amended claims are made for a view and never stored.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rashomon.errors import InputError
from rashomon.match import Ruling
from rashomon.model import Claim, ClaimId, Link, LinkRole
from rashomon.store.reviews import Review, ReviewAction
from rashomon.values import Quantity

WORDS = (ReviewAction.CONFIRM, ReviewAction.REJECT, ReviewAction.CORRECT)
"""What can be said about one claim; the last word that stands counts."""

PAIRS = (ReviewAction.LINK, ReviewAction.UNLINK)
"""What can be said about two claims."""

SPOTS = "spots"
"""Where in `Review.detail` the places of the claims stand, so that they are found when their ids have changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendments:
    """What people said about some claims.

    Attributes:
        words: the last confirmation, rejection or correction of a claim.
        rulings: which claims answer one question and which do not, in order.
        reviews: every review that found its claims, in order.
    """

    words: Mapping[ClaimId, Review] = field(default_factory=dict)
    rulings: tuple[Ruling, ...] = ()
    reviews: tuple[Review, ...] = ()

    @property
    def changes_anything(self) -> bool:
        """Whether claims or matches differ from the machine's; a confirmation changes nothing."""
        return bool(self.rulings) or any(one.action is not ReviewAction.CONFIRM for one in self.words.values())


def amendments(reviews: Iterable[Review], claims: Sequence[Claim]) -> Amendments:
    """What reviews that stand say about some claims.

    Args:
        reviews: those that stand, in order.
        claims: the machine's. A claim that was read anew under another id is found by its place in the text.
    """
    if not (reviews := tuple(reviews)):
        return Amendments()
    finder = _Finder(claims)
    words: dict[ClaimId, Review] = {}
    rulings: list[Ruling] = []
    found: list[Review] = []
    for review in reviews:
        if review.action not in (*WORDS, *PAIRS, ReviewAction.NOTE):
            continue
        names = finder.find(review)
        if not names or None in names:
            continue
        found.append(review)
        known = [name for name in names if name is not None]
        if review.action in WORDS:
            words[known[0]] = review
        elif review.action in PAIRS and len(known) == 2:
            rulings.append(_ruling(review, known[0], known[1]))
    return Amendments(words=words, rulings=tuple(rulings), reviews=tuple(found))


def _ruling(review: Review, left: ClaimId, right: ClaimId) -> Ruling:
    is_linked = review.action is ReviewAction.LINK
    said = "says that the two answer one question" if is_linked else "says that the two answer different questions"
    return Ruling(left=left, right=right, is_one_question=is_linked, reason=f"{review.author} {said}")


class _Finder:
    """Finds the claims that a review is about."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._ids = {claim.id for claim in claims}
        self._places: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in claims:
            self._places[(claim.article, claim.kind)].append(claim)

    def find(self, review: Review) -> list[ClaimId | None]:
        """The claims of a review's target; None for one that is not here."""
        spots = review.detail.get(SPOTS)
        places = spots if isinstance(spots, list) else []
        names = review.target.split()
        padded = [*places, *[None] * len(names)]
        return [self._one(name, padded[number]) for number, name in enumerate(names)]

    def _one(self, name: str, spot: object) -> ClaimId | None:
        if name in self._ids:
            return ClaimId(name)
        if not isinstance(spot, Mapping):
            return None
        start, end = spot.get("start"), spot.get("end")
        if not (isinstance(start, int) and isinstance(end, int)):
            return None
        alike = self._places.get((str(spot.get("article")), str(spot.get("kind"))), [])
        near = [(min(end, one.anchor.end) - max(start, one.anchor.start), one) for one in alike]
        shared = [
            (overlap, one) for overlap, one in near if overlap > 0 and one.anchor.field.value == spot.get("field")
        ]
        return max(shared, key=lambda pair: (pair[0], -pair[1].anchor.start))[1].id if shared else None


def spot_of(claim: Claim) -> dict[str, object]:
    """Where a claim stands: what `amendments` finds it by if its id has changed."""
    anchor = claim.anchor
    return {
        "article": claim.article,
        "kind": claim.kind,
        "field": anchor.field.value,
        "start": anchor.start,
        "end": anchor.end,
    }


def amend(claims: Sequence[Claim], said: Amendments) -> tuple[Claim, ...]:
    """The claims as people read them: without the rejected ones, the corrected ones with what was put right."""
    if not said.words:
        return tuple(claims)
    gone = {name for name, review in said.words.items() if review.action is ReviewAction.REJECT}
    return tuple(_amended(claim, said.words.get(claim.id), gone) for claim in claims if claim.id not in gone)


def _amended(claim: Claim, review: Review | None, gone: set[ClaimId]) -> Claim:
    if claim.part_of in gone:
        claim = replace(claim, part_of=None)
    if claim.adds_to in gone:
        claim = replace(claim, adds_to=None)
    return corrected(claim, review.detail) if review and review.action is ReviewAction.CORRECT else claim


def corrected(claim: Claim, detail: Mapping[str, object]) -> Claim:
    """A claim with what a correction says: the bounds of its figure, who is counted, who says so.

    Args:
        claim: the machine's.
        detail: `lower` and `upper` (one alone leaves the other side open), `counted`, `origin`.

    Raises:
        InputError: a bound is no number, or the lower is above the upper.
    """
    lower, upper = _bound(detail, "lower"), _bound(detail, "upper")
    if isinstance(claim.value, Quantity) and (lower is not None or upper is not None):
        least = -math.inf if lower is None else lower
        most = math.inf if upper is None else upper
        if least > most:
            raise InputError(f"a figure of at least {least:g} and at most {most:g} allows no number")
        claim = replace(claim, value=replace(claim.value, lower=least, upper=most, approximate=False))
    if counted := str(detail.get("counted") or ""):
        claim = replace(claim, counted=counted)
    if origin := str(detail.get("origin") or ""):
        chain = tuple(link for link in claim.chain if link.role is not LinkRole.ORIGIN)
        claim = replace(claim, chain=(*chain, Link(role=LinkRole.ORIGIN, name=origin, basis="review")))
    return claim


def _bound(detail: Mapping[str, object], name: str) -> float | None:
    written = str(detail.get(name) or "").replace(",", "").strip()
    if not written:
        return None
    try:
        value = float(written)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise InputError(f"{written[:40]!r} is not a number")
    return value
