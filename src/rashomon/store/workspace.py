"""A workspace: everything behind one class, on SQLite or PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import OperationalError

from rashomon.errors import StoreError
from rashomon.store import tables
from rashomon.store.articles import Articles
from rashomon.store.captures import Captures
from rashomon.store.engine import NO_WORKSPACE, open_engine, reason_of
from rashomon.store.feeds import Feeds
from rashomon.store.grouping import Grouping
from rashomon.store.memberships import Memberships
from rashomon.store.migrations import is_workspace, migrate
from rashomon.store.packing import pack, unpack
from rashomon.store.reviews import Reviews
from rashomon.store.search import Hit, Query, facets, search
from rashomon.store.stories import Stories
from rashomon.store.users import Users

REBUILT = "rebuilt"
"""The setting that holds when everything was last worked out anew."""

# Any number will do; it is the same for everyone who writes to one database.
WRITE_LOCK = 0x7A5E


class Session:
    """One transaction on a workspace."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.captures = Captures(connection)
        self.articles = Articles(connection)
        self.stories = Stories(connection)
        self.memberships = Memberships(connection)
        self.grouping = Grouping(connection)
        self.feeds = Feeds(connection)
        self.reviews = Reviews(connection)
        self.users = Users(connection)

    def search(self, query: Query, *, limit: int = 20, offset: int = 0) -> tuple[Hit, ...]:
        """The newest articles that satisfy a query."""
        return search(self._connection, query, limit=limit, offset=offset)

    def facets(self, query: Query) -> dict[str, tuple[tuple[str, int], ...]]:
        """What the newest articles that satisfy a query have in common."""
        return facets(self._connection, query)

    def stamp(self) -> tuple[object, ...]:
        """Something that is another whenever what is shown may be: the last rows' numbers, and the last rebuild."""
        numbered = (tables.articles, tables.changes, tables.reviews, tables.rejections)
        last = [select(func.max(table.c.seq)).scalar_subquery() for table in numbered]
        rebuilt = select(tables.settings.c.value).where(tables.settings.c.name == REBUILT).scalar_subquery()
        return tuple(self._connection.execute(select(*last, rebuilt)).one())

    def setting(self, name: str) -> dict[str, object] | None:
        """A kept record, such as the state of the grouping; None if there is none."""
        query = select(tables.settings.c.value).where(tables.settings.c.name == name)
        value = self._connection.execute(query).scalar()
        return unpack(value) if value else None

    def set_setting(self, name: str, record: dict[str, object]) -> None:
        """Keep a record under a name."""
        self._connection.execute(tables.settings.delete().where(tables.settings.c.name == name))
        self._connection.execute(tables.settings.insert().values(name=name, value=pack(record)))


@contextmanager
def _trouble_named() -> Iterator[None]:
    """A full disk, a lock that is never given up, a server that goes away: an error of ours, with the reason."""
    try:
        yield
    except OperationalError as err:
        raise StoreError(f"the database fails: {reason_of(err)}") from err


class Store:
    """A workspace that has been opened and brought up to date."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A transaction: all of it is kept, or nothing."""
        with _trouble_named(), self._engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                # One writer at a time, as on SQLite: what a batch was planned on must still hold when it is written.
                connection.execute(select(func.pg_advisory_xact_lock(WRITE_LOCK)))
            yield Session(connection)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A consistent view that writes nothing and blocks nobody."""
        with _trouble_named(), self._engine.connect() as connection:
            yield Session(connection.execution_options(is_read_only=True))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


def open_store(location: str | Path, *, must_exist: bool = False) -> Store:
    """Open a workspace, and make it if it is not there.

    Args:
        location: a folder (SQLite: `rashomon.db` in it) or a PostgreSQL URL.
        must_exist: make none: where there is none, somebody has mistyped its name.

    Raises:
        StoreError: it cannot be opened, is of a newer version, or is not there and must be.
    """
    engine = open_engine(location, must_exist=must_exist)
    if must_exist and not is_workspace(engine):
        engine.dispose()
        raise StoreError(NO_WORKSPACE.format(location))
    migrate(engine)
    return Store(engine)
