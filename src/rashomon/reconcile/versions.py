"""What changed between the versions of one article, as events of its claims: added, changed, withdrawn.

Versions are chained by `version_of`. A claim of the new version continues that of the old one with the same kind,
counted group and words around it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rashomon.model import Article, ArticleId, Claim
from rashomon.values import Quantity


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
    at = article.revised or article.published
    left = list(older)
    events: list[ClaimEvent] = []
    for claim in newer:
        before = _continued(claim, left)
        if before is not None:
            left.remove(before)
        if before is None or not _is_same(before, claim):
            change = Change.ADDED if before is None else Change.CHANGED
            events.append(ClaimEvent(article=article.id, change=change, before=before, after=claim, at=at))
    events += [
        ClaimEvent(article=article.id, change=Change.WITHDRAWN, before=claim, after=None, at=at) for claim in left
    ]
    return events


def _continued(claim: Claim, older: Sequence[Claim]) -> Claim | None:
    """The older claim that this one continues: the same again, else the same question from the same source."""
    same = [old for old in older if _is_same(old, claim)]
    if same:
        return same[0]
    alike = [old for old in older if _question(old) == _question(claim) and isinstance(old.value, Quantity)]
    return alike[0] if alike else None


def _question(claim: Claim) -> tuple[object, ...]:
    where = claim.where.name if claim.where else None
    return claim.kind, claim.counted, where, claim.origin.name if claim.origin else None, claim.part_of is None


def _is_same(old: Claim, new: Claim) -> bool:
    return _question(old) == _question(new) and old.value == new.value and old.stance == new.stance
