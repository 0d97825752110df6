"""Numbered migrations, each in a transaction, never edited after release.

The version of a workspace is the number of migrations it has seen; it stands in `settings`.
"""

from collections.abc import Callable

from sqlalchemy import Connection, Engine, inspect, select, text

from rashomon.errors import StoreError
from rashomon.store import earlier, tables

type Migration = Callable[[Connection], None]


def create_tables(connection: Connection) -> None:
    """1: the tables, and the full-text index over title and text."""
    tables.metadata.create_all(connection)
    if connection.dialect.name == "sqlite":
        connection.execute(
            text(
                "CREATE VIRTUAL TABLE IF NOT EXISTS articles_words USING fts5("
                "title, text, content='articles', content_rowid='seq', tokenize='unicode61 remove_diacritics 2')"
            )
        )
        connection.execute(
            text(
                "CREATE TRIGGER IF NOT EXISTS articles_words_added AFTER INSERT ON articles BEGIN "
                "INSERT INTO articles_words(rowid, title, text) VALUES (new.seq, new.title, new.text); END"
            )
        )
    else:
        connection.execute(
            text(
                "ALTER TABLE articles ADD COLUMN IF NOT EXISTS words tsvector GENERATED ALWAYS AS ("
                "setweight(to_tsvector('simple', coalesce(title, '')), 'A') || to_tsvector('simple', text)) STORED"
            )
        )
        connection.execute(text("CREATE INDEX IF NOT EXISTS articles_by_words ON articles USING gin (words)"))


def keep_grouping(connection: Connection) -> None:
    """2: the state of the grouping, what look-ups by agency and article need, and views for people."""
    columns = {column["name"] for column in inspect(connection).get_columns("memberships")}
    if "place" not in columns:
        connection.execute(text("ALTER TABLE memberships ADD COLUMN place INTEGER NOT NULL DEFAULT 0"))
    tables.vectors.create(connection, checkfirst=True)
    for table, name in ((tables.claims, "claims_by_agency"), (tables.actors, "actors_by_article")):
        next(index for index in table.indexes if index.name == name).create(connection, checkfirst=True)
    for name, query in VIEWS.items():
        connection.execute(text(f"CREATE VIEW {name} AS {query}"))


# Tables as people read them (in Datasette, psql, a spreadsheet): without packed records, with the names they ask for.
VIEWS = {
    "articles_readable": (
        "SELECT a.seq, a.id, a.outlet, a.title, a.published, a.known_at, a.withdrawn, a.version, a.url, m.story, "
        "a.text FROM articles a LEFT JOIN memberships m ON m.article = a.id"
    ),
    "claims_readable": (
        "SELECT c.kind, c.counted, c.lower, c.upper, c.place, c.origin, c.agency, c.stance, c.earliest, c.latest, "
        "a.outlet, a.title, a.published, m.story, c.article, c.id "
        "FROM claims c JOIN articles a ON a.id = c.article LEFT JOIN memberships m ON m.article = c.article"
    ),
    "stories_readable": ("SELECT id, title, opened, updated, articles, outlets, origins, conflicts FROM stories"),
}


def number_claims(connection: Connection) -> None:
    """4: every claim has the number of its article; indexes that answer a search without the rows."""
    columns = {column["name"] for column in inspect(connection).get_columns("claims")}
    if "article_seq" not in columns:
        connection.execute(text("ALTER TABLE claims ADD COLUMN article_seq INTEGER"))
        found = "SELECT articles.seq FROM articles WHERE articles.id = claims.article"
        connection.execute(text(f"UPDATE claims SET article_seq = ({found})"))
    for name in ("claims_by_kind", "claims_by_place"):
        connection.execute(text(f"DROP INDEX IF EXISTS {name}"))
    for index in sorted(tables.claims.indexes, key=lambda one: str(one.name)):
        index.create(connection, checkfirst=True)


def keep_columns(connection: Connection) -> None:
    """5: readings and stories as columns, in which they are read five times as fast."""
    for table, key, read in (
        (tables.extractions, tables.extractions.c.article, earlier.columns_of_extraction),
        (tables.stories, tables.stories.c.id, earlier.columns_of_story),
    ):
        for name in connection.execute(select(key)).scalars().all():
            packed = connection.execute(select(table.c.record).where(key == name)).scalar_one()
            if made := read(name, packed):
                connection.execute(table.update().where(key == name).values(record=made))


def keep_parts(connection: Connection) -> None:
    """6: articles that tell of several stories, with the parts that tell each; views join an article's own story."""
    columns = {column["name"] for column in inspect(connection).get_columns("memberships")}
    if "passages" not in columns:
        connection.execute(text("ALTER TABLE memberships ADD COLUMN passages TEXT NOT NULL DEFAULT '[]'"))
    for name in ("articles_readable", "claims_readable"):
        connection.execute(text(f"DROP VIEW {name}"))
        connection.execute(text(f"CREATE VIEW {name} AS {VIEWS[name]} AND m.passages = '[]'"))


def change_nothing(_connection: Connection) -> None:
    """3: stood for a shorter form of comparisons, which the fifth replaced before there was a release."""


MIGRATIONS: tuple[Migration, ...] = (
    create_tables,
    keep_grouping,
    change_nothing,
    number_claims,
    keep_columns,
    keep_parts,
)


def is_workspace(engine: Engine) -> bool:
    """Whether a database holds a workspace, of whatever version."""
    with engine.connect() as connection:
        return _version(connection) > 0


def migrate(engine: Engine) -> None:
    """Bring a workspace up to this version.

    Raises:
        StoreError: it was written by a newer version.
    """
    with engine.begin() as connection:
        version = _version(connection)
    if version > len(MIGRATIONS):
        raise StoreError(
            f"the workspace has format {version}, this version of rashomon knows {len(MIGRATIONS)}: upgrade rashomon"
        )
    for number in range(version, len(MIGRATIONS)):
        with engine.begin() as connection:
            MIGRATIONS[number](connection)
            connection.execute(tables.settings.delete().where(tables.settings.c.name == "format"))
            connection.execute(tables.settings.insert().values(name="format", value=str(number + 1).encode()))


def _version(connection: Connection) -> int:
    if not inspect(connection).has_table("settings"):
        return 0
    found = connection.execute(select(tables.settings.c.value).where(tables.settings.c.name == "format")).scalar()
    return int(found) if found else 0
