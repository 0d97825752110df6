"""Reading the fields of a JSON record; every error names the field and what stands there."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from rashomon.errors import InputError

type Json = Mapping[str, object]


def field(record: Json, name: str) -> object:
    """One field as it stands; it must be there."""
    if name not in record:
        raise InputError(f"the record has no field {name!r}: {shorten(record)}")
    return record[name]


def shorten(record: object) -> str:
    """A record in at most 120 characters, for messages."""
    shown = repr(record)
    return shown if len(shown) <= 120 else shown[:117] + "…"


def text(record: Json, name: str) -> str:
    """A string."""
    value = field(record, name)
    if not isinstance(value, str):
        raise InputError(f"{name!r} must be a string, not {shorten(value)}")
    return value


def text_or_none(record: Json, name: str) -> str | None:
    """A string, or None for null and absent."""
    return None if record.get(name) is None else text(record, name)


def texts(record: Json, name: str) -> tuple[str, ...]:
    """A list of strings."""
    return tuple(str(item) for item in items(record, name))


def items(record: Json, name: str) -> Iterable[object]:
    """A list, empty for null and absent."""
    value = record.get(name) or ()
    if not isinstance(value, list | tuple):
        raise InputError(f"{name!r} must be a list, not {shorten(value)}")
    return value


def records(record: Json, name: str) -> Iterable[Json]:
    """A list of objects."""
    for item in items(record, name):
        yield mapping(item, name)


def mapping(value: object, name: str) -> Json:
    """An object."""
    # The plain dict first: asking an abstract class takes most of the time of reading a record.
    if not isinstance(value, dict) and not isinstance(value, Mapping):
        raise InputError(f"{name!r} must hold objects, not {shorten(value)}")
    return value


def part[T](record: Json, name: str, read: Callable[[Json], T]) -> T | None:
    """An object read by `read`, or None for null and absent."""
    value = record.get(name)
    return None if value is None else read(mapping(value, name))


def choice[E: StrEnum](record: Json, name: str, options: type[E], default: E | None = None) -> E:
    """A member of an enumeration; the default for null and absent, where there is one."""
    value = record.get(name)
    if value is None and default is not None:
        return default
    # The table behind the enumeration: calling it takes four times as long, and a claim has ten of them.
    found = options._value2member_map_.get(value) if isinstance(value, str) else None
    if isinstance(found, options):
        return found
    raise InputError(f"{name!r} must be one of {', '.join(options)}, not {shorten(value)}")


def optional[E: StrEnum](record: Json, name: str, options: type[E]) -> E | None:
    """A member of an enumeration, or None for null and absent."""
    return None if record.get(name) is None else choice(record, name, options)


def whole(record: Json, name: str) -> int:
    """A whole number."""
    value = field(record, name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise InputError(f"{name!r} must be a whole number, not {shorten(value)}")
    return value


def bound(record: Json, name: str, default: float) -> float:
    """A number, or the default for null and absent."""
    value = record.get(name)
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError(f"{name!r} must be a number or null, not {shorten(value)}")
    return value


def read_instant(value: object, *, is_end: bool = False) -> datetime | None:
    """An instant from ISO 8601; a plain date is its first (or, as an end, its last) second; no zone means UTC."""
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(str(value))
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        return moment + timedelta(days=1, seconds=-1) if is_end and is_plain_date(value) else moment
    except (ValueError, OverflowError) as err:
        raise InputError(f"{value!r} is not a date or time; write 2024-11-29 or 2024-11-29T17:31:09Z") from err


def is_plain_date(value: object) -> bool:
    """Whether a written instant names no more than the day."""
    return isinstance(value, str) and len(value) <= len("2024-11-29")
