"""Which articles are new, which are new versions of one that is kept, and which are known already."""

from dataclasses import dataclass, replace

from rashomon.model import Article, ArticleId, content_id
from rashomon.store import Session
from rashomon.store.articles import lineage_of, text_hash, version_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An article as it will be kept: under its final id, with the capture it came from."""

    capture: str
    article: Article
    lineage: str
    version: int


class Versions:
    """Decides on articles one after the other, against the store and those decided on before."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._latest: dict[str, Arrival] = {}
        self._ids: set[str] = set()

    def place(self, article: Article, *, capture: str) -> Arrival | None:
        """The article as it will be kept; None if its text is kept already."""
        lineage = lineage_of(article)
        latest = self._latest_of(lineage)
        kept = article
        if latest:
            if text_hash(latest.article) == text_hash(article):
                return None
            kept = replace(article, id=version_id(lineage, article), version_of=latest.article.id)
            if self._is_kept(kept.id):
                # The outlet has gone back to an earlier wording: that, too, is a version.
                kept = replace(kept, id=ArticleId(content_id(kept.id, latest.version + 1)))
        elif self._is_kept(kept.id):
            kept = replace(article, id=ArticleId(f"{kept.id}#{text_hash(article)[:8]}"))
        arrival = Arrival(capture=capture, article=kept, lineage=lineage, version=latest.version + 1 if latest else 1)
        self._latest[lineage] = arrival
        self._ids.add(kept.id)
        return arrival

    def _latest_of(self, lineage: str) -> Arrival | None:
        found = self._latest.get(lineage)
        if found:
            return found
        stored = self._session.articles.latest(lineage)
        if stored is None:
            return None
        return Arrival(capture="", article=stored.article, lineage=lineage, version=stored.version)

    def _is_kept(self, article: str) -> bool:
        return article in self._ids or bool(self._session.articles.get([article]))
