"""All settings: one record a stage, read from one TOML file with a section a stage."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import get_type_hints

from rashomon.acquire.options import AcquireOptions
from rashomon.clean.options import CleanOptions
from rashomon.cluster.options import ClusterOptions
from rashomon.errors import ConfigError
from rashomon.match.options import MatchOptions
from rashomon.reconcile.options import ReconcileOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractOptions:
    """Options of the extract stage.

    Attributes:
        workers: processes that read articles side by side; 1 reads in this process.
    """

    workers: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchOptions:
    """How feeds are followed.

    Attributes:
        interval_minutes: between two looks at a feed that is well.
        max_wait_hours: longest wait for a feed that fails; the wait doubles with each failure in a row.
        host_pause_s: seconds between two requests to one host.
        recheck_hours: how long after publication an article is looked at again for changes.
        max_entries: entries of one answer that are looked at, newest as the feed orders them.
    """

    interval_minutes: int = 10
    max_wait_hours: int = 24
    host_pause_s: float = 2.0
    recheck_hours: int = 48
    max_entries: int = 200

    def __post_init__(self) -> None:
        """Reject waits that are none."""
        if self.interval_minutes < 1 or self.max_wait_hours < 1 or self.max_entries < 1:
            raise ValueError("interval_minutes, max_wait_hours and max_entries must be 1 or more")
        if self.host_pause_s < 0 or self.recheck_hours < 0:
            raise ValueError("host_pause_s and recheck_hours must not be negative")


@dataclass(frozen=True, slots=True, kw_only=True)
class NotifyOptions:
    """Whom changes are told by webhook. The secret that signs them stands in RASHOMON_WEBHOOK_SECRET only.

    Attributes:
        urls: where changes are posted; none, and nothing is sent.
        timeout_s: seconds for one request.
        max_tries: requests for one delivery before it waits for the next occasion.
        first_wait_s: seconds before the second request; each further wait is twice the last.
        max_changes: changes in one request.
        allow_loopback: whether a webhook on this machine may be called; other private addresses never.
    """

    urls: tuple[str, ...] = ()
    timeout_s: float = 10.0
    max_tries: int = 4
    first_wait_s: float = 1.0
    max_changes: int = 100
    allow_loopback: bool = False

    def __post_init__(self) -> None:
        """Reject limits that allow nothing, and addresses that are none."""
        if self.timeout_s <= 0 or self.max_tries < 1 or self.first_wait_s < 0 or self.max_changes < 1:
            raise ValueError("timeout_s, max_tries and max_changes must be positive, first_wait_s not negative")
        for url in self.urls:
            if not url.startswith(("https://", "http://")):
                raise ValueError(f"a webhook is an http(s) address, not {url!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The options of every stage that has some, and of what goes on around them."""

    acquire: AcquireOptions = field(default_factory=AcquireOptions)
    clean: CleanOptions = field(default_factory=CleanOptions)
    cluster: ClusterOptions = field(default_factory=ClusterOptions)
    extract: ExtractOptions = field(default_factory=ExtractOptions)
    match: MatchOptions = field(default_factory=MatchOptions)
    reconcile: ReconcileOptions = field(default_factory=ReconcileOptions)
    watch: WatchOptions = field(default_factory=WatchOptions)
    notify: NotifyOptions = field(default_factory=NotifyOptions)


def load_config(path: Path) -> Config:
    """Read a configuration file.

    Raises:
        ConfigError: it cannot be read, is not TOML, or names a section or setting that does not exist.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as err:
        raise ConfigError(f"cannot read the configuration {path}: {err.strerror}") from err
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as err:
        raise ConfigError(f"{path} is not valid TOML: {err}") from err
    sections = {part.name for part in fields(Config)}
    for name in tables:
        if name not in sections:
            raise ConfigError(f"{path}: no section [{name}]; there are: {', '.join(sorted(sections))}")
    config = Config()
    parts = {name: _section(getattr(config, name), table, f"{path}: [{name}]") for name, table in tables.items()}
    return replace(config, **parts)


def _section[T](options: T, table: object, where: str) -> T:
    if not isinstance(table, Mapping):
        raise ConfigError(f"{where} must be a table")
    hints = get_type_hints(type(options))
    table = {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}
    for name, value in table.items():
        if name not in hints:
            raise ConfigError(f"{where} has no setting {name!r}; it has: {', '.join(hints)}")
        current = getattr(options, name)
        if current is not None and not isinstance(value, (int, float) if isinstance(current, float) else type(current)):
            raise ConfigError(f"{where}: {name} must be a {type(current).__name__}, not {value!r}")
    try:
        return replace(options, **table)  # type: ignore[type-var]  # every section is a dataclass
    except (TypeError, ValueError) as err:
        raise ConfigError(f"{where}: {err}") from err
