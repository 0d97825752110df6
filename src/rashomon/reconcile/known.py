"""The second clock: what was known at an instant, of articles and of claims."""

from collections.abc import Sequence
from datetime import datetime

from rashomon.model import Article, Claim


def known_at(
    articles: Sequence[Article], claims: Sequence[Claim], moment: datetime | None
) -> tuple[tuple[Article, ...], tuple[Claim, ...]]:
    """The articles that could be read at an instant, each in its version of then, and their claims; at None, of now.

    What has no date may have been known at any time: it is kept, since leaving it out would hide it.
    """
    known = [article for article in articles if moment is None or (article.known_from or moment) <= moment]
    replaced = {article.version_of for article in known if article.version_of}
    current = tuple(article for article in known if article.id not in replaced)
    names = {article.id for article in current}
    told = tuple(
        claim for claim in claims if claim.article in names and (moment is None or (claim.known_at or moment) <= moment)
    )
    return current, told
