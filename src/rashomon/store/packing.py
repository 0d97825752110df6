"""Records as compressed JSON, and instants as text that sorts."""

import json
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime

# zlib 1–9; 6 packs news records to a fifth, and 9 gains 1 % for twice the time.
LEVEL = 6


def pack(record: Mapping[str, object]) -> bytes:
    """A record as bytes; equal records give equal bytes."""
    return zlib.compress(json.dumps(record, ensure_ascii=False, sort_keys=True).encode(), LEVEL)


def unpack(packed: bytes) -> dict[str, object]:
    """The record that was packed."""
    record: dict[str, object] = json.loads(zlib.decompress(packed))
    return record


def stamp(moment: datetime) -> str:
    """An instant in UTC as text that sorts by time, to the microsecond: "2024-11-29T17:31:09.000000Z"."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read_stamp(text: str) -> datetime:
    """The instant that was stamped."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


def stamp_or_none(moment: datetime | None) -> str | None:
    """A stamp, or None for no instant."""
    return None if moment is None else stamp(moment)
