"""What stands around a story, as data: patterns of lines, keys of headers, words of dates (`boilerplate.toml`)."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rashomon.errors import DataError
from rashomon.model import PassageRole

# Characters. Longest line that a pattern is tried on where the data does not say.
LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePattern:
    """A pattern of whole lines that are not told by the story.

    Attributes:
        role: what such a line is.
        reason: the name the report gives it.
        pattern: must match all of a folded line; groups `name`, `outlet`, `date` where it has them.
        is_edge: whether it holds among the first and last lines only.
        longest: longest line, in characters, it is tried on.
    """

    role: PassageRole
    reason: str
    pattern: re.Pattern[str]
    is_edge: bool
    longest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """Words of written dates: month and zone names to numbers (zones in minutes east of Greenwich)."""

    months: Mapping[str, int]
    weekdays: tuple[str, ...]
    stamps: tuple[str, ...]
    revising: frozenset[str]
    zones: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Boilerplate:
    """Everything in the file; `header` maps a written key to our name of the field."""

    lines: tuple[LinePattern, ...]
    not_places: frozenset[str]
    header: Mapping[str, str]
    dates: DateWords


@cache
def load_boilerplate() -> Boilerplate:
    """Read the file once.

    Raises:
        DataError: it is malformed.
    """
    source = resources.files("rashomon.schema") / "boilerplate.toml"
    try:
        data = tomllib.loads(source.read_text(encoding="utf-8"))
        return Boilerplate(
            lines=tuple(_line(entry) for entry in data["line"]),
            not_places=frozenset(data["dateline"]["not_places"]),
            header={key: name for name, keys in data["header"].items() for key in keys},
            dates=_dates(data["dates"]),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, re.error) as err:
        raise DataError(f"boilerplate.toml is malformed: {err!r}") from err


def _line(entry: Mapping[str, object]) -> LinePattern:
    return LinePattern(
        role=PassageRole(str(entry["role"])),
        reason=str(entry["reason"]),
        pattern=re.compile(str(entry["pattern"]), re.IGNORECASE),
        is_edge=bool(entry.get("edge", False)),
        longest=int(str(entry.get("longest", LONGEST))),
    )


def _dates(table: Mapping[str, object]) -> DateWords:
    months, zones = table["months"], table["zones"]
    weekdays, stamps, revising = table["weekdays"], table["stamps"], table["revising"]
    if not isinstance(months, list) or not isinstance(zones, dict):
        raise TypeError("dates.months must be lists of names, dates.zones a table")
    if not all(isinstance(words, list) for words in (weekdays, stamps, revising)):
        raise TypeError("dates.weekdays, dates.stamps and dates.revising must be lists")
    return DateWords(
        months={name: number for number, names in enumerate(months, start=1) for name in names},
        weekdays=tuple(map(str, weekdays)),  # type: ignore[call-overload]  # checked above
        stamps=tuple(map(str, stamps)),  # type: ignore[call-overload]  # checked above
        revising=frozenset(map(str, revising)),  # type: ignore[call-overload]  # checked above
        zones={str(name): int(minutes) for name, minutes in zones.items()},
    )
