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
class Config:
    """The options of every stage that has some."""

    acquire: AcquireOptions = field(default_factory=AcquireOptions)
    clean: CleanOptions = field(default_factory=CleanOptions)
    cluster: ClusterOptions = field(default_factory=ClusterOptions)
    extract: ExtractOptions = field(default_factory=ExtractOptions)
    match: MatchOptions = field(default_factory=MatchOptions)
    reconcile: ReconcileOptions = field(default_factory=ReconcileOptions)


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
