"""What was known at an instant: the second clock as a query over articles."""

from collections.abc import Sequence
from datetime import datetime

from rashomon.model import Article


def known_at(articles: Sequence[Article], moment: datetime) -> list[Article]:
    """The articles that could be read at an instant, each in its version of then.

    An article without a date may have been known at any time: it is kept, since leaving it out would hide it.
    """
    known = [article for article in articles if article.published is None or article.published <= moment]
    replaced = {article.version_of for article in known if article.version_of}
    return [article for article in known if article.id not in replaced]
