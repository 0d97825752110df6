"""Metadata that lies beside a text: NAME.meta.json or NAME.meta.toml for NAME.txt or NAME.html."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path

from rashomon.acquire.turned import turn_away
from rashomon.model import Rejection
from rashomon.schema.metadata import read_metadata

ENDINGS = (".meta.json", ".meta.toml")


def is_metadata(path: Path) -> bool:
    """Whether a file is metadata of another."""
    return path.name.lower().endswith(ENDINGS)


def read_beside(path: Path) -> Mapping[str, str] | Rejection:
    """What lies beside a text; {} where there is no such file, a rejection of it alone where it cannot be read."""
    for ending in ENDINGS:
        beside = path.with_name(path.stem + ending)
        if not beside.is_file():
            continue
        try:
            content = beside.read_text(encoding="utf-8")
            record = json.loads(content) if ending == ".meta.json" else tomllib.loads(content)
        except (OSError, ValueError, RecursionError) as err:
            message = f"the metadata cannot be read ({str(err)[:120]}); the text beside it is used without"
            return turn_away(str(beside), "invalid_metadata", message)
        if not isinstance(record, Mapping):
            return turn_away(str(beside), "invalid_metadata", "the metadata is no table; the text is used without")
        return read_metadata(record)
    return {}
