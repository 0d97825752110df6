"""What changed between the versions of one article, as events of its claims: added, changed, withdrawn.

Versions are chained by `version_of`. A claim of the new version continues that of the old one with the same kind,
counted group and words around it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rashomon.model import Article, ArticleId, Claim, ClaimId
from rashomon.values import Quantity, Statement

# Words that two statements share at least, of all their words, to be one statement put otherwise. 0–1. Newsrooms change
# a number, a name or a verb; half of the words leaves room for that and keeps two statements of one speaker apart.
MIN_SHARED_WORDS = 0.5


class Change(StrEnum):
    """What became of a claim in a newer version."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimEvent:
    """One change: `before` is None for additions, `after` for withdrawals.

    Attributes:
        article: the newer version.
        at: when the newer version could be known; None without a date.
    """

    article: ArticleId
    change: Change
    before: Claim | None
    after: Claim | None
    at: datetime | None


def claim_events(articles: Sequence[Article], claims: Sequence[Claim]) -> tuple[ClaimEvent, ...]:
    """The changes of every article that is a newer version of another one given, in the order given.

    Args:
        articles: all versions.
        claims: their claims.
    """
    known = {article.id for article in articles}
    events: list[ClaimEvent] = []
    for article in articles:
        if article.version_of in known:
            older = [claim for claim in claims if claim.article == article.version_of]
            newer = [claim for claim in claims if claim.article == article.id]
            events += _changes(article, older, newer)
    return tuple(events)


def _changes(article: Article, older: Sequence[Claim], newer: Sequence[Claim]) -> list[ClaimEvent]:
    at = article.known_from
    continued = _continuations(older, newer)
    events: list[ClaimEvent] = []
    for claim in newer:
        before = continued.get(claim.id)
        if before is None or not _is_same(before, claim):
            change = Change.ADDED if before is None else Change.CHANGED
            events.append(ClaimEvent(article=article.id, change=change, before=before, after=claim, at=at))
    kept = {before.id for before in continued.values()}
    events += [
        ClaimEvent(article=article.id, change=Change.WITHDRAWN, before=claim, after=None, at=at)
        for claim in older
        if claim.id not in kept
    ]
    return events


def _continuations(older: Sequence[Claim], newer: Sequence[Claim]) -> dict[ClaimId, Claim]:
    """The older claim that each newer one continues: the same again before any that only answers the same question."""
    left, found = list(older), dict[ClaimId, Claim]()
    for continues in (_is_same, _is_alike):
        for claim in newer:
            before = next((old for old in left if continues(old, claim)), None)
            if claim.id not in found and before is not None:
                found[claim.id] = before
                left.remove(before)
    return found


def _question(claim: Claim) -> tuple[object, ...]:
    where = claim.where.name if claim.where else None
    return claim.kind, claim.counted, where, claim.origin.name if claim.origin else None, claim.part_of is None


def _is_same(old: Claim, new: Claim) -> bool:
    return _question(old) == _question(new) and old.value == new.value and old.stance == new.stance


def _is_alike(old: Claim, new: Claim) -> bool:
    if _question(old) != _question(new):
        return False
    if isinstance(old.value, Statement) and isinstance(new.value, Statement):
        return _shared_words(old.value.text, new.value.text) >= MIN_SHARED_WORDS
    return isinstance(old.value, Quantity) and isinstance(new.value, Quantity)


def _shared_words(left: str, right: str) -> float:
    """How many of the words of two statements, each counted once, stand in both (0–1)."""
    one, other = set(left.casefold().split()), set(right.casefold().split())
    return len(one & other) / (len(one | other) or 1)
