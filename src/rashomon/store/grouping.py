"""What the grouping keeps of the active articles, so that it goes on after a restart where it stopped."""

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, func, select

from rashomon.model import ArticleId, Membership, StoryId
from rashomon.store import tables
from rashomon.store.memberships import WHOLE, Memberships
from rashomon.store.packing import pack, unpack


class Grouping:
    """The vectors of the last articles. The counts of their features are kept as a setting."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, seq: int, record: Mapping[str, object], *, keep: int) -> None:
        """Keep the vector of the article with this number, and let go of all but the last `keep`."""
        self._connection.execute(tables.vectors.insert().values(seq=seq, record=pack(record)))
        # Counted, not reckoned from the number: numbers can have gaps.
        last = select(tables.vectors.c.seq).order_by(tables.vectors.c.seq.desc()).limit(1).offset(keep)
        self._connection.execute(tables.vectors.delete().where(tables.vectors.c.seq <= last.scalar_subquery()))

    def rewrite(self, records: Mapping[ArticleId, Mapping[str, object]]) -> None:
        """Keep other vectors for articles that have one."""
        for article, record in records.items():
            seq = select(tables.articles.c.seq).where(tables.articles.c.id == article).scalar_subquery()
            self._connection.execute(
                tables.vectors.update().where(tables.vectors.c.seq == seq).values(record=pack(record))
            )

    def vectors(self) -> Iterator[dict[str, object]]:
        """The vectors, in the order of arrival."""
        for row in self._connection.execute(select(tables.vectors.c.record).order_by(tables.vectors.c.seq)):
            yield unpack(row.record)

    def stories(self) -> tuple[tuple[ArticleId, StoryId], ...]:
        """Where the articles with a vector stand; those of one story in the order in which they entered it."""
        members, articles, vectors = tables.memberships.c, tables.articles.c, tables.vectors.c
        query = (
            select(members.article, members.story)
            .join(tables.articles, articles.id == members.article)
            .join(tables.vectors, vectors.seq == articles.seq)
            .where(members.passages == WHOLE)
            .order_by(members.story, members.place)
        )
        return tuple((ArticleId(row.article), StoryId(row.story)) for row in self._connection.execute(query))

    def parts(self) -> tuple[Membership, ...]:
        """What the articles with a vector tell of other stories than their own."""
        articles, vectors = tables.articles.c, tables.vectors.c
        active = select(articles.id).join(tables.vectors, vectors.seq == articles.seq)
        return Memberships(self._connection).parts_of(active)

    def newest(self) -> int:
        """The number of the newest article with a vector; 0 if there is none."""
        return self._connection.execute(select(func.max(tables.vectors.c.seq))).scalar() or 0

    def clear(self) -> None:
        """Forget everything; it can be worked out anew."""
        self._connection.execute(tables.vectors.delete())
