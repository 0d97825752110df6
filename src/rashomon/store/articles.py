"""Article versions and what was read from them."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import cast

from sqlalchemy import Connection, func, select, union

from rashomon.model import Article, ArticleId, Claim, Extraction, Layer, LinkRole, Mention, content_id
from rashomon.schema import decode
from rashomon.schema.fields import read_instant
from rashomon.schema.records import article_record
from rashomon.store import tables
from rashomon.store.columns import pack_records, unpack_records
from rashomon.store.packing import pack, stamp, stamp_or_none, unpack
from rashomon.values import Actor, Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """An article version with its place in the workspace.

    Attributes:
        seq: order of arrival.
        known_at: first instant at which it could be known: published, else fetched, else received.
        withdrawn: when it was found gone; None while it stands.
    """

    article: Article
    seq: int
    lineage: str
    version: int
    known_at: datetime
    withdrawn: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidRow:
    """A claim in a list of what a source said; `role` is "origin", "agency" or "outlet"."""

    id: str
    article: str
    kind: str
    counted: str | None
    lower: float | None
    upper: float | None
    place: str | None
    stance: str
    role: str


class Articles:
    """The article versions of a workspace, and the extraction of each."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def latest(self, lineage: str) -> StoredArticle | None:
        """The newest version of a lineage."""
        query = (
            select(tables.articles)
            .where(tables.articles.c.lineage == lineage)
            .order_by(tables.articles.c.version.desc())
            .limit(1)
        )
        return next(iter(self._read(query)), None)

    def add(self, article: Article, *, lineage: str, version: int, capture: str, known_at: datetime) -> int:
        """Keep a version; returns its number in the order of arrival."""
        inserted = self._connection.execute(
            tables.articles.insert().values(
                id=article.id,
                capture=capture,
                lineage=lineage,
                version=version,
                outlet=article.outlet,
                title=article.title,
                language=article.language,
                url=article.url,
                published=stamp_or_none(article.published),
                known_at=stamp(known_at),
                hash=text_hash(article),
                text=article.text,
                record=pack(article_record(article)),
            )
        )
        key = inserted.inserted_primary_key
        return int(key[0]) if key else 0

    def withdraw(self, lineage: str, *, at: datetime) -> bool:
        """Mark every version of a lineage as gone from its outlet; nothing is removed. False if it was gone before."""
        marked = self._connection.execute(
            tables.articles.update()
            .where(tables.articles.c.lineage == lineage, tables.articles.c.withdrawn.is_(None))
            .values(withdrawn=stamp(at))
        )
        return marked.rowcount > 0

    def withdrawn(self) -> tuple[tuple[str, datetime], ...]:
        """The lineages that are gone from their outlets, with the instant, by lineage."""
        columns = tables.articles.c.lineage, func.min(tables.articles.c.withdrawn)
        query = select(*columns).where(tables.articles.c.withdrawn.is_not(None)).group_by(tables.articles.c.lineage)
        found = ((row[0], read_instant(row[1])) for row in self._connection.execute(query))
        return tuple(sorted((lineage, at) for lineage, at in found if at is not None))

    def get(self, ids: Sequence[str]) -> tuple[StoredArticle, ...]:
        """The versions of these ids, in order of arrival; ids that are not there are left out."""
        query = select(tables.articles).where(tables.articles.c.id.in_(ids)).order_by(tables.articles.c.seq)
        return tuple(self._read(query))

    def known(self, ids: Sequence[str]) -> tuple[datetime, ...]:
        """When the versions of these ids could be known, earliest first."""
        query = select(tables.articles.c.known_at).where(tables.articles.c.id.in_(ids))
        found = (read_instant(one) for one in self._connection.execute(query).scalars())
        return tuple(sorted(one for one in found if one is not None))

    def versions(self, lineage: str) -> tuple[StoredArticle, ...]:
        """All versions of a lineage, oldest first."""
        query = select(tables.articles).where(tables.articles.c.lineage == lineage).order_by(tables.articles.c.version)
        return tuple(self._read(query))

    def since(self, seq: int, *, limit: int | None = None) -> tuple[StoredArticle, ...]:
        """The versions that arrived after number `seq`, in order of arrival."""
        query = select(tables.articles).where(tables.articles.c.seq > seq).order_by(tables.articles.c.seq)
        return tuple(self._read(query.limit(limit) if limit else query))

    def hash_of(self, article: str) -> str | None:
        """The hash a version was stored with."""
        return self._connection.execute(select(tables.articles.c.hash).where(tables.articles.c.id == article)).scalar()

    def count(self) -> int:
        """How many versions there are."""
        return int(self._connection.execute(select(func.count()).select_from(tables.articles)).scalar_one())

    def _read(self, query: object) -> Iterable[StoredArticle]:
        for row in self._connection.execute(query):  # type: ignore[call-overload]  # a select of `articles`
            article = decode.read_article(unpack(row.record))
            withdrawn = read_instant(row.withdrawn)
            known_at = read_instant(row.known_at)
            if known_at is not None:
                yield StoredArticle(
                    article=article,
                    seq=row.seq,
                    lineage=row.lineage,
                    version=row.version,
                    known_at=known_at,
                    withdrawn=withdrawn,
                )

    # ------------------------------------------------------------ extractions

    def set_extraction(self, extraction: Extraction, article: Article, *, code: str) -> None:
        """Keep what was read from an article, in place of what an earlier version of the code read."""
        self._forget_extraction(article.id)
        record = pack_extraction(extraction)
        self._connection.execute(tables.extractions.insert().values(article=article.id, code=code, record=record))
        rows = {claim.id: _claim_row(claim) for claim in extraction.claims}
        if rows:
            seq = self._connection.execute(select(tables.articles.c.seq).where(tables.articles.c.id == article.id))
            numbered = {"article_seq": seq.scalar()}
            self._connection.execute(tables.claims.insert(), [row | numbered for row in rows.values()])
        if actors := _actor_rows(extraction):
            self._connection.execute(tables.actors.insert(), actors)

    def _forget_extraction(self, article: str) -> None:
        for table in (tables.claims, tables.actors, tables.extractions):
            self._connection.execute(table.delete().where(table.c.article == article))

    def extractions(self, ids: Sequence[str]) -> tuple[Extraction, ...]:
        """What was read from these articles, in the order of the ids; those never read are left out."""
        query = select(tables.extractions).where(tables.extractions.c.article.in_(ids))
        found = {row.article: read_extraction(row.article, row.record) for row in self._connection.execute(query)}
        return tuple(found[one] for one in ids if one in found)

    def article_of_claim(self, claim: str) -> str | None:
        """The id of the article a claim was read from; None if there is no such claim."""
        return self._connection.execute(select(tables.claims.c.article).where(tables.claims.c.id == claim)).scalar()

    def said_by(self, name: str, *, limit: int = 500) -> tuple[SaidRow, ...]:
        """Claims that a name is the origin, the agency or the outlet of, the newest articles first."""
        claims, articles = tables.claims.c, tables.articles.c
        # One index for each role: asked for all three at once, a database looks at every claim.
        there = union(
            select(claims.article_seq).where(claims.origin == name),
            select(claims.article_seq).where(claims.agency == name),
            select(articles.seq).where(articles.outlet == name),
        )
        query = (
            select(tables.claims, articles.outlet)
            .join(tables.articles, articles.seq == claims.article_seq)
            .where(articles.seq.in_(there))
            .where((claims.origin == name) | (claims.agency == name) | (articles.outlet == name))
            .order_by(articles.seq.desc(), claims.id)
            .limit(limit)
        )
        return tuple(
            SaidRow(
                id=row.id,
                article=row.article,
                kind=row.kind,
                counted=row.counted,
                lower=row.lower,
                upper=row.upper,
                place=row.place,
                stance=row.stance,
                role="origin" if row.origin == name else "agency" if row.agency == name else "outlet",
            )
            for row in self._connection.execute(query)
        )

    def outdated(self, code: str) -> tuple[str, ...]:
        """Ids of the articles that were read by another version of the code, or never."""
        query = (
            select(tables.articles.c.id)
            .outerjoin(tables.extractions, tables.extractions.c.article == tables.articles.c.id)
            .where((tables.extractions.c.code.is_(None)) | (tables.extractions.c.code != code))
            .order_by(tables.articles.c.seq)
        )
        return tuple(self._connection.execute(query).scalars())


def pack_extraction(extraction: Extraction) -> bytes:
    """What was read from an article, as bytes; `read_extraction` gives it back."""
    return pack(pack_records({"mentions": extraction.mentions, "claims": extraction.claims}))


# A story is loaded again for every view of it and for every article that joins it. What the same bytes hold is always
# the same; this many readings take some 20 MB.
@lru_cache(maxsize=256)
def read_extraction(article: str, packed: bytes) -> Extraction:
    """What was read from an article, from the bytes it is kept in."""
    lists = unpack_records(unpack(packed))
    return Extraction(
        article=ArticleId(article),
        mentions=cast("tuple[Mention, ...]", lists["mentions"]),
        claims=cast("tuple[Claim, ...]", lists["claims"]),
    )


def lineage_of(article: Article) -> str:
    """What the versions of one article share: its URL, else the id it was given."""
    return article.url or article.id


def text_hash(article: Article) -> str:
    """SHA-256 of title and text: what makes a version a version."""
    return hashlib.sha256(f"{article.title or ''}\x1f{article.text}".encode()).hexdigest()


def version_id(lineage: str, article: Article) -> ArticleId:
    """The id of a version that is not the first."""
    return ArticleId(content_id(lineage, text_hash(article)))


def _claim_row(claim: Claim) -> dict[str, object]:
    quantity = claim.value if isinstance(claim.value, Quantity) else None
    agencies = [link.name for link in claim.chain if link.role is LinkRole.AGENCY]
    origin = claim.origin
    return {
        "id": claim.id,
        "article": claim.article,
        "kind": claim.kind,
        "counted": claim.counted,
        "lower": _finite(quantity.lower) if quantity else None,
        "upper": _finite(quantity.upper) if quantity else None,
        "earliest": stamp_or_none(claim.when.earliest) if claim.when else None,
        "latest": stamp_or_none(claim.when.latest) if claim.when else None,
        "place": claim.where.name if claim.where else None,
        "place_id": claim.where.id if claim.where else None,
        "origin": origin.name if origin else None,
        "agency": agencies[0] if agencies else None,
        "stance": claim.stance.value,
        "is_party": origin.actor.is_party if origin and origin.actor else None,
    }


def _finite(value: float) -> float | None:
    return None if value in (float("inf"), float("-inf")) else value


def _actor_rows(extraction: Extraction) -> list[dict[str, object]]:
    counts: Counter[tuple[str, str]] = Counter(
        (mention.value.name, mention.value.type.value)
        for mention in extraction.mentions
        if mention.layer is Layer.ACTOR and isinstance(mention.value, Actor)
    )
    names = dict(sorted(counts))
    return [
        {
            "name": name,
            "article": extraction.article,
            "type": kind,
            "mentions": sum(count for (other, _), count in counts.items() if other == name),
        }
        for name, kind in names.items()
    ]
