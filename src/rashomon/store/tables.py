"""The tables of a workspace. Captures and article versions are immutable; the rest can be rebuilt from them.

Whole records are kept as compressed JSON in the record format; the columns beside them are for looking up.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

captures = Table(
    "captures",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("location", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("fetched", Text),
    Column("metadata", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("received", Text, nullable=False),
    # "pending" until the article or the rejection it became is stored; then "article", "unchanged" or "rejected".
    Column("outcome", Text, nullable=False),
    Index("captures_by_outcome", "outcome", "seq"),
)

articles = Table(
    "articles",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("capture", Text, ForeignKey("captures.id"), nullable=False),
    # Versions of one article share a lineage: its URL, else the id it was given.
    Column("lineage", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("outlet", Text),
    Column("title", Text),
    Column("language", Text),
    Column("url", Text),
    Column("published", Text),
    Column("known_at", Text, nullable=False),
    Column("withdrawn", Text),
    Column("hash", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    UniqueConstraint("lineage", "version"),
    Index("articles_by_known_at", "known_at"),
    Index("articles_by_outlet", "outlet"),
)

rejections = Table(
    "rejections",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("capture", Text),
    Column("stage", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("location", Text, nullable=False),
    Column("at", Text, nullable=False),
)

extractions = Table(
    "extractions",
    metadata,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("code", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("id", Text, primary_key=True),
    Column("article", Text, ForeignKey("articles.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("counted", Text),
    # Null where the bound is open.
    Column("lower", Double),
    Column("upper", Double),
    Column("earliest", Text),
    Column("latest", Text),
    Column("place", Text),
    Column("place_id", Text),
    Column("origin", Text),
    Column("agency", Text),
    Column("stance", Text, nullable=False),
    Column("is_party", Boolean),
    # `articles.seq`, so that the newest articles with such a claim are found in an index alone.
    Column("article_seq", Integer),
    Index("claims_by_article", "article"),
    Index("claims_by_article_seq", "article_seq"),
    Index("claims_by_kind_seq", "kind", "article_seq", "lower", "upper"),
    Index("claims_by_number", "lower", "upper", "article_seq"),
    Index("claims_by_origin", "origin"),
    Index("claims_by_agency", "agency"),
    Index("claims_by_place_seq", "place", "article_seq", "kind", "lower", "upper"),
)

actors = Table(
    "actors",
    metadata,
    Column("name", Text, primary_key=True),
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("type", Text, nullable=False),
    Column("mentions", Integer, nullable=False),
    Index("actors_by_article", "article"),
)

stories = Table(
    "stories",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("opened", Text),
    Column("updated", Text),
    Column("articles", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("conflicts", Integer, nullable=False),
    Column("code", Text, nullable=False),
    # Comparisons, findings and copies of the story.
    Column("record", LargeBinary, nullable=False),
    Index("stories_by_updated", "updated"),
)

memberships = Table(
    "memberships",
    metadata,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("story", Text, primary_key=True),
    Column("reasons", Text, nullable=False),
    # When the article entered the story: 1, 2, … in each story.
    Column("place", Integer, nullable=False, server_default="0"),
    # Of an article that tells of further stories, the parts that tell this one: [[start, end], …]; for its own "[]".
    Column("passages", Text, nullable=False, server_default="[]"),
    Index("memberships_by_story", "story"),
)

# What the grouping keeps of the active articles; rows leave when the articles do.
vectors = Table(
    "vectors",
    metadata,
    Column("seq", Integer, ForeignKey("articles.seq"), primary_key=True, autoincrement=False),
    Column("record", LargeBinary, nullable=False),
)

changes = Table(
    "changes",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("known_at", Text),
    Column("story", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("article", Text),
    # The spans that show it: [{"article", "start", "end", "text"}].
    Column("spans", Text, nullable=False),
    Index("changes_by_at", "at"),
    Index("changes_by_story", "story", "seq"),
)

feeds = Table(
    "feeds",
    metadata,
    Column("url", Text, primary_key=True),
    Column("title", Text),
    Column("etag", Text),
    Column("modified", Text),
    Column("checked", Text),
    Column("next_check", Text),
    Column("failures", Integer, nullable=False, default=0),
    Column("error", Text),
    Column("status", Text, nullable=False),
)

settings = Table(
    "settings",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

# What people say about what the machine said: append-only, never touched by a rebuild.
reviews = Table(
    "reviews",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("action", Text, nullable=False),
    # The id of a claim, a story, or two ids joined by " ".
    Column("target", Text, nullable=False),
    Column("detail", Text, nullable=False),
    # The number of the review this one takes back.
    Column("undoes", Integer),
    Index("reviews_by_target", "target"),
)

users = Table(
    "users",
    metadata,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("created", Text, nullable=False),
    Column("is_disabled", Boolean, nullable=False),
)

# Only hashes of secrets are kept: a copy of the database opens nothing.
credentials = Table(
    "credentials",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("user", Text, ForeignKey("users.name"), nullable=False),
    # "session" or "token".
    Column("kind", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("created", Text, nullable=False),
    Column("expires", Text),
)

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("user", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("target", Text, nullable=False),
)
