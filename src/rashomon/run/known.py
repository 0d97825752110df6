"""What was known at an instant: the second clock as a query over articles."""

from collections.abc import Sequence
from datetime import datetime

from rashomon.model import Article


def known_from(article: Article) -> datetime | None:
    """The first instant at which an article, in this version, could be read; None if nothing says.

    A first version is known from its publication; a later one from its revision, else from when we fetched it.
    """
    if article.version_of:
        return article.revised or article.fetched or article.published
    return article.published or article.fetched


def known_at(articles: Sequence[Article], moment: datetime | None) -> list[Article]:
    """The articles that could be read at an instant, each in its version of then; at None, of now.

    An article without a date may have been known at any time: it is kept, since leaving it out would hide it.
    """
    known = [article for article in articles if moment is None or (known_from(article) or moment) <= moment]
    replaced = {article.version_of for article in known if article.version_of}
    return [article for article in known if article.id not in replaced]
