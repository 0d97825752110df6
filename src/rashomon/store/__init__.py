"""The memory: SQLite or PostgreSQL behind one class."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.store.workspace import Session, Store, open_store

__all__ = ["Session", "Store", "open_store"]


def __getattr__(name: str) -> object:
    # Lazy: SQLAlchemy takes a tenth of a second.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from rashomon.store import workspace  # noqa: PLC0415

    return getattr(workspace, name)
