"""JSON and JSON Lines: each record that holds a text becomes a capture."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from rashomon.acquire.turned import turn_away
from rashomon.errors import InputError
from rashomon.model import Capture, Rejection
from rashomon.schema import decode
from rashomon.schema.metadata import TEXTS, read_metadata, read_text


def read_json(body: str, location: str) -> Iterator[Capture | Rejection]:
    """The records of a JSON document: an array of them, one alone, or an object with `articles`."""
    try:
        document = json.loads(body)
    except (ValueError, RecursionError) as err:
        yield turn_away(location, "invalid_json", f"not valid JSON: {_shorten(err)}; is it JSON Lines? name it .jsonl")
        return
    if isinstance(document, Mapping) and isinstance(document.get("articles"), list):
        document = document["articles"]
    records = document if isinstance(document, list) else [document]
    if not records:
        yield turn_away(location, "empty", "an empty list; there is nothing to read")
    for number, record in enumerate(records, start=1):
        yield read_record(record, f"{location}:{number}")


def read_lines(body: str, location: str) -> Iterator[Capture | Rejection]:
    """The records of JSON Lines; a line that is none is turned away alone."""
    # Only "\n" ends a line of JSON Lines: U+2028 and others that `splitlines` knows may stand inside a string.
    for number, line in enumerate(body.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{location}:{number}"
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as err:
            yield turn_away(where, "invalid_json", f"line {number} is not valid JSON: {_shorten(err)}")
            continue
        yield read_record(record, where)


def _shorten(err: Exception) -> str:
    return str(err)[:120]


def read_record(record: object, location: str, now: datetime | None = None) -> Capture | Rejection:
    """One record: a capture that was written before, or a text with what is known of it.

    Args:
        record: what JSON gave.
        location: "path:line"; the record's own id replaces the line.
        now: the instant of the capture; None for files.

    Returns:
        The capture, its text untouched; or why there is none.
    """
    if not isinstance(record, Mapping):
        return turn_away(location, "not_a_record", f"a JSON {type(record).__name__}, not an object with a text")
    try:
        if record.get("type") == "rejection":
            return decode.read_rejection(record)
        if record.get("type") == "capture":
            return decode.read_capture(record)
    except InputError as err:
        return turn_away(location, "not_a_record", str(err))
    return _read_text(record, location, now)


def _read_text(record: Mapping[str, object], location: str, now: datetime | None) -> Capture | Rejection:
    metadata = read_metadata(record)
    if "id" in metadata:
        location = f"{location.rpartition(':')[0] or location}#{metadata['id']}"
    text = read_text(record)
    page = record.get("html")
    if text is None and not isinstance(page, str):
        shown = ", ".join(map(str, list(record)[:12])) or "none"
        return turn_away(location, "no_text", f"no field 'text' (or {', '.join(TEXTS[1:])}, html); its fields: {shown}")
    body = text if text is not None else str(page)
    if not body.strip():
        return turn_away(location, "empty", "the text is empty")
    try:
        encoded = body.encode()
    except UnicodeEncodeError as err:
        return turn_away(location, "undecodable", f"half of a surrogate pair at character {err.start} of the text")
    kind = "text/plain" if text is not None else "text/html"
    return Capture(location=location, body=encoded, media_type=kind, fetched=now, metadata=metadata)
