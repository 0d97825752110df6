"""Records of the model as columns: every record once, field by field, and elsewhere only its number.

Fifty accounts of one event have tens of thousands of comparisons and spans, most of them alike in most fields. Read one
by one from JSON they take longer than all the rest of loading the story; column by column it is a fifth of that.

Records are built without their own checks: they were checked when they were first made, and `rashomon check` compares
what is stored with the texts.
"""

import sys
import types
from array import array
from base64 import b64decode, b64encode
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, fields
from datetime import datetime
from enum import StrEnum
from functools import cache
from itertools import chain, repeat
from operator import attrgetter
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from rashomon import model, values
from rashomon.errors import StoreError

KINDS: tuple[type, ...] = (
    model.Span,
    model.RoleSpan,
    model.SharedPassage,
    values.Quantity,
    values.TimeExpression,
    values.Place,
    values.Actor,
    values.Statement,
    model.Link,
    model.Claim,
    model.Mention,
    model.Story,
    model.Copy,
    model.Comparison,
    model.Question,
    model.Counts,
    model.Position,
    model.Collapse,
    model.Finding,
)
"""What can be stored, each after the kinds that it refers to."""

NOTHING = 0
"""The number that stands for no record."""

type Objects = Sequence[object]
type Column = list[Any] | dict[str, Any]


def pack_records(lists: Mapping[str, Sequence[object]]) -> dict[str, object]:
    """Lists of records as one JSON record; `unpack_records` gives them back, in the same order."""
    found: dict[type, dict[object, int]] = {kind: {} for kind in KINDS}
    for made in lists.values():
        for one in made:
            _collect(one, found)
    first, numbers = NOTHING + 1, dict[object, int]()
    for known in found.values():
        numbers |= {one: first + place for one, place in known.items()}
        first += len(known)
    return {
        "tables": [_table(kind, list(known), numbers) for kind, known in found.items() if known],
        "lists": {name: _runs([numbers[one] for one in made]) for name, made in lists.items()},
    }


def unpack_records(record: Mapping[str, object]) -> dict[str, tuple[object, ...]]:
    """The lists of records that were packed.

    Raises:
        StoreError: they are of another version of the model.
    """
    kinds = {kind.__name__: kind for kind in KINDS}
    objects: list[object] = [None]
    try:
        for table in cast("list[dict[str, Any]]", record["tables"]):
            objects += _build(kinds[table["kind"]], table["count"], table["fields"], objects)
    except (KeyError, IndexError, TypeError, ValueError) as err:
        raise StoreError(f"a stored record is of another version ({err!r}): run `rashomon rebuild`") from err
    lists = cast("dict[str, list[list[int]]]", record["lists"])
    return {name: tuple(chain.from_iterable(objects[a:b] for a, b in runs)) for name, runs in lists.items()}


# ---------------------------------------------------------------- writing


def _collect(record: object, found: dict[type, dict[object, int]]) -> None:
    kind: type = type(record)
    known = found[kind]
    if record in known:
        return
    for one in _stored_fields(kind):
        if one.refers:
            value = getattr(record, one.name)
            for part in value if one.is_tuple else (value,):
                if part is not None:
                    _collect(part, found)
    known[record] = len(known)


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Numbers as runs, each from its first to before its last: most lists are one run."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number:
            runs[-1][1] += 1
        else:
            runs.append([number, number + 1])
    return runs


def _table(kind: type, made: list[object], numbers: Mapping[object, int]) -> dict[str, object]:
    kept = [one for one in _stored_fields(kind) if one.is_kept]
    columns = {one.name: _column(one, map(attrgetter(one.name), made), numbers) for one in kept}
    return {"kind": kind.__name__, "count": len(made), "fields": columns}


def _column(one: "StoredField", column: Iterable[object], numbers: Mapping[object, int]) -> Column:
    every = list(column)
    places: dict[object, int] = {value: place for place, value in enumerate(dict.fromkeys(every))}
    if one.is_tuple and not one.refers:
        # Lists of words share their words: the reasons of comparisons above all.
        words = list(dict.fromkeys(chain.from_iterable(cast("Iterable[tuple[object, ...]]", places))))
        numbers = {word: number for number, word in enumerate(words)}
        return {**_coded(every, places, lambda value: one.write(value, numbers)), "words": words}
    if 2 * len(places) > len(every):
        return [one.write(value, numbers) for value in every]
    return _coded(every, places, lambda value: one.write(value, numbers))


def _coded(every: Sequence[object], places: Mapping[object, int], write: Callable[[object], object]) -> dict[str, Any]:
    """The different values of a column, and which of them stands where; a single one needs no places."""
    at = [places[value] for value in every] if len(places) > 1 else []
    return {"of": [write(value) for value in places], "at": _pack_numbers(at)}


def _pack_numbers(numbers: Sequence[int]) -> str:
    """Numbers in base 64, four bytes each, the lowest first: read ten times as fast as in digits."""
    packed = array("I", numbers)
    if sys.byteorder == "big":
        packed.byteswap()
    return b64encode(packed.tobytes()).decode()


def _unpack_numbers(text: str) -> Sequence[int]:
    packed = array("I", b64decode(text))
    if sys.byteorder == "big":
        packed.byteswap()
    return packed


# ---------------------------------------------------------------- reading


def _build(kind: type, count: int, columns: Mapping[str, Column], objects: Objects) -> list[object]:
    made: list[object] = list(map(object.__new__, repeat(kind, count)))
    for one in _stored_fields(kind):
        # The slots themselves: a frozen record has no other way in but its slow constructor.
        deque(map(one.put, made, one.read_column(columns.get(one.name), objects)), maxlen=0)
    return made


class StoredField:
    """One field of a kind of record: how it is written, read and put in place."""

    def __init__(self, kind: type, field: Field[Any], hint: object) -> None:
        self.name = field.name
        self.put: Callable[[object, object], None] = kind.__dict__[field.name].__set__
        # What a record only remembers of itself is not kept.
        self.is_kept = field.init
        self.is_tuple = get_origin(hint) is tuple
        options = set(_options(get_args(hint)[0] if self.is_tuple else hint))
        self.refers = bool(options & set(KINDS))
        self._is_instant = datetime in options
        enums = [one for one in options if isinstance(one, type) and issubclass(one, StrEnum)]
        self._members: dict[str | None, object] | None = (
            {None: None, **{one.value: one for one in enums[0]}} if enums else None
        )
        self._default = field.default

    def write(self, value: Any, numbers: Mapping[object, int]) -> object:  # noqa: ANN401  # any field's value
        """A value as JSON."""
        if self.is_tuple:
            return [numbers[part] for part in value]
        if self.refers:
            return NOTHING if value is None else numbers[value]
        return value.isoformat() if self._is_instant and value is not None else value

    def read_column(self, column: Column | None, objects: Objects) -> Iterable[object]:
        """The values of a field for one record after the other."""
        if column is None:
            if self._default is MISSING:
                raise KeyError(self.name)
            return repeat(self._default)
        if isinstance(column, list):
            return self._read(column, objects)
        distinct = list(self._read(column["of"], column.get("words", objects)))
        places = _unpack_numbers(column["at"])
        return map(distinct.__getitem__, places) if places else repeat(distinct[0])

    def _read(self, column: list[Any], objects: Objects) -> Iterable[object]:
        if self.is_tuple:
            return [tuple(map(objects.__getitem__, part)) for part in column]
        if self.refers:
            return map(objects.__getitem__, column)
        if self._members is not None:
            return map(self._members.__getitem__, column)
        if self._is_instant:
            return [None if part is None else datetime.fromisoformat(part) for part in column]
        return column


@cache
def _stored_fields(kind: type) -> tuple[StoredField, ...]:
    hints = get_type_hints(kind)
    return tuple(StoredField(kind, field, hints[field.name]) for field in fields(kind))


def _options(hint: Any) -> Iterator[object]:  # noqa: ANN401  # a type, as it is written
    """The types that a field can hold: those of a union, of an alias, of a new type."""
    if hasattr(hint, "__supertype__"):
        yield hint.__supertype__
    elif hasattr(hint, "__value__"):
        yield from _options(hint.__value__)
    elif get_origin(hint) in (Union, types.UnionType):
        for part in get_args(hint):
            yield from _options(part)
    else:
        yield hint
