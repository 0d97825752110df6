"""The one door to SQLAlchemy's engines: SQLite by default, PostgreSQL by URL."""

from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError

from rashomon.errors import StoreError

DATABASE_FILE = "rashomon.db"

NO_WORKSPACE = "there is no workspace at {}: `rashomon add`, `rashomon watch` and `rashomon import` make one"

# Milliseconds a writer waits for another before it gives up; a story of 200 articles is written in under 2 s.
BUSY_TIMEOUT_MS = 30_000


def open_engine(location: str | Path, *, must_exist: bool = False) -> Engine:
    """An engine for a workspace: a folder (or file) for SQLite, a URL for PostgreSQL.

    Raises:
        StoreError: the driver is missing, the URL is malformed, the database does not answer, or a file that must be
            there is not.
    """
    try:
        engine = create_engine(_url(str(location), must_exist=must_exist))
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _set_up_sqlite)
            event.listen(engine, "begin", _begin_immediate)
        with engine.connect():
            pass
    except (ArgumentError, NoSuchModuleError) as err:
        raise StoreError(f"{location} is not a workspace: give a folder, or postgresql://user@host/name") from err
    except ModuleNotFoundError as err:
        raise StoreError("PostgreSQL needs its driver: pip install 'rashomon[postgres]'") from err
    except OperationalError as err:
        raise StoreError(f"the database at {location} does not answer: {reason_of(err)}") from err
    except DatabaseError as err:
        raise StoreError(f"{location} holds no workspace: {reason_of(err)}") from err
    return engine


def reason_of(err: DatabaseError) -> str:
    """What a database complained of, in one line."""
    return str(err.orig).strip().partition("\n")[0]


def _url(location: str, *, must_exist: bool) -> str:
    scheme, _, rest = location.partition("://")
    if rest:
        if scheme not in ("postgresql", "postgres"):
            raise StoreError(f"{location} is not a workspace: give a folder, or postgresql://user@host/name")
        return f"postgresql+psycopg://{rest}"
    path = Path(location)
    file = path if path.suffix == ".db" else path / DATABASE_FILE
    if must_exist and not file.exists():
        raise StoreError(NO_WORKSPACE.format(location))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as err:
        raise StoreError(f"cannot make the workspace folder {file.parent}: {err.strerror}") from err
    return f"sqlite:///{file}"


def _set_up_sqlite(connection: SqliteConnection, _record: object) -> None:
    # The driver's own transaction handling commits at odd moments: we begin ourselves (see `_begin_immediate`).
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    # A transaction that reads first and writes later would fail when another has written in between.
    options = connection.get_execution_options()
    connection.exec_driver_sql("BEGIN" if options.get("is_read_only") else "BEGIN IMMEDIATE")
