"""Numbered migrations, each in a transaction, never edited after release.

The version of a workspace is the number of migrations it has seen; it stands in `settings`.
"""

from collections.abc import Callable

from sqlalchemy import Connection, Engine, inspect, select, text

from rashomon.errors import StoreError
from rashomon.store import tables

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


MIGRATIONS: tuple[Migration, ...] = (create_tables,)


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
