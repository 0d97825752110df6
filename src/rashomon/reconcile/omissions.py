"""What an outlet does not carry: findings that others told, and that it could have known when it last wrote."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from rashomon.model import Article, ArticleId, Claim, ClaimId, Finding, FindingId


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """A finding that an outlet does not carry.

    Attributes:
        known_since: when the first account of it could be known.
        wrote_until: when the outlet's last article of the story came out.
    """

    outlet: str
    finding: FindingId
    known_since: datetime
    wrote_until: datetime


def omissions(
    findings: Sequence[Finding], articles: Sequence[Article], claims: Mapping[ClaimId, Claim]
) -> tuple[Omission, ...]:
    """Findings that an outlet leaves out, though an article of its came out after others told them.

    Only findings that two outlets or more carry are looked for, only dated articles are late enough to know, and only
    outlets that are named are held to it.

    Args:
        findings: the findings of one story.
        articles: its articles.
        claims: their claims by id.
    """
    by_id = {article.id: article for article in articles}
    wrote_until: dict[str, datetime] = {}
    for article in articles:
        if article.outlet and article.published:
            latest = wrote_until.get(article.outlet, article.published)
            wrote_until[article.outlet] = max(latest, article.published)
    found: list[Omission] = []
    for finding in findings:
        told = _first_told(finding, by_id, claims)
        if len(told) < 2:
            continue
        since = min(told.values())
        found += [
            Omission(outlet=outlet, finding=finding.id, known_since=since, wrote_until=until)
            for outlet, until in sorted(wrote_until.items())
            if outlet not in told and until > since
        ]
    return tuple(found)


def _first_told(
    finding: Finding, articles: Mapping[ArticleId, Article], claims: Mapping[ClaimId, Claim]
) -> dict[str, datetime]:
    """When each outlet first told a finding; undated articles are left out."""
    told: dict[str, list[datetime]] = defaultdict(list)
    for position in finding.positions:
        for name in position.claims:
            article = articles.get(claims[name].article)
            if article and article.outlet and article.published:
                told[article.outlet].append(article.published)
    return {outlet: min(times) for outlet, times in told.items()}
