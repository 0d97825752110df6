"""The words of time of one language: a lexicon of words and phrases, each with the category the grammar knows it by."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rashomon.errors import DataError

# The tables of the section, with the category their words get. "roles" holds lists and is read apart.
TABLES = {
    "months": "month",
    "month_abbreviations": "month_short",
    "weekdays": "weekday",
    "weekday_abbreviations": "weekday_short",
    "weekday_plurals": "weekdays",
    "units": "unit",
    "unit_plurals": "units",
    "weekends": "weekend",
    "seasons": "season",
    "dayparts": "daypart",
    "daypart_plurals": "daypart_plural",
    "season_plurals": "season_plural",
    "clock_words": "clock_word",
    "days": "day_word",
    "day_with_part": "day_with_part",
    "numbers": "number_word",
    "ordinals": "ordinal",
    "decades": "decade",
    "holidays": "holiday",
    "named_dates": "named_date",
    "zones": "zone",
    "local": "local",
    "references": "reference",
    "blocked": "blocked",
    "recurring": "recurring",
    "vague": "vague",
    "approximations": "approx",
    "parts": "part",
    "year_ends": "year_end",
    "edges": "edge",
}
ROLES = (
    "the", "its", "a", "this", "that", "last", "past", "previous", "latest", "next", "coming", "following",
    "current", "ago", "earlier", "later", "before", "after", "since", "from_now", "every", "of", "in", "on", "at",
    "by", "and", "to", "or", "half", "more", "fiscal", "period", "some", "recent", "comparable", "old",
    "preposition", "when", "ended", "people", "until", "that_time", "in_the_day",
)  # fmt: skip

_PIECE = re.compile(r"['’]s(?!\w)|[^\W\d_]+|\d+|[^\w\s]")


class Entry(NamedTuple):
    """A word or phrase: its pieces in lower case, its category, its value."""

    pieces: tuple[str, ...]
    category: str
    value: int | float | str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TimeWords:
    """The words of time of one language.

    Attributes:
        lexicon: by first piece, the entries that begin with it, longest first.
        cues: finds words that say that what is told lies ahead (group "future") or behind (group "past").
        speech: words of speaking, in lower case.
        records: finds words that make a "since" a comparison ("the deadliest since").
    """

    lexicon: Mapping[str, tuple[Entry, ...]]
    cues: re.Pattern[str]
    speech: frozenset[str]
    records: re.Pattern[str]

    @classmethod
    def from_table(cls, table: Mapping[str, object]) -> "TimeWords":
        """Read and check the section [times] of a language file.

        Raises:
            DataError: a table or list is missing or holds something else than it should.
        """
        entries = [entry for name, category in TABLES.items() for entry in _valued(table, name, category)]
        roles = _table(table, "roles")
        entries += [Entry(pieces(phrase), role, 0) for role in ROLES for phrase in _phrases(roles, role)]
        if unknown := sorted(set(roles) - set(ROLES)):
            raise DataError(f"[times.roles] has unknown roles: {', '.join(unknown)}; known are: {', '.join(ROLES)}")
        lexicon: dict[str, list[Entry]] = {}
        for entry in entries:
            lexicon.setdefault(entry.pieces[0], []).append(entry)
        ordered = {first: tuple(sorted(found, key=lambda one: -len(one.pieces))) for first, found in lexicon.items()}
        return cls(
            lexicon=ordered,
            cues=_cues(table),
            speech=frozenset(_phrases(table, "speech")),
            records=_records(table),
        )


def pieces(phrase: str) -> tuple[str, ...]:
    """A phrase as the lexer cuts it: words, numbers and single marks, in lower case."""
    return tuple(_PIECE.findall(phrase.lower()))


def _table(table: Mapping[str, object], name: str) -> Mapping[str, object]:
    found = table.get(name)
    if not isinstance(found, Mapping) or not found:
        raise DataError(f"the section [times] needs a table [times.{name}]")
    return found


def _valued(table: Mapping[str, object], name: str, category: str) -> Iterator[Entry]:
    for phrase, value in _table(table, name).items():
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise DataError(f"[times.{name}] {phrase!r} needs a number or a string, not {value!r}")
        if not pieces(phrase):
            raise DataError(f"[times.{name}] {phrase!r} holds no word")
        yield Entry(pieces(phrase), category, value)


def _phrases(table: Mapping[str, object], name: str) -> tuple[str, ...]:
    found = table.get(name)
    if not isinstance(found, list) or not found or not all(isinstance(one, str) and pieces(one) for one in found):
        raise DataError(f"[times] {name!r} needs a list of words, not {found!r}")
    return tuple(found)


def _cues(table: Mapping[str, object]) -> re.Pattern[str]:
    ahead, behind = (
        "|".join(sorted(map(re.escape, _phrases(table, name)), key=len, reverse=True)) for name in ("future", "past")
    )
    endings = "|".join(map(re.escape, _phrases(table, "past_endings")))
    # A future cue takes its verb with it, so that "will be released" does not end on a past one.
    pattern = (
        rf"(?<!\w)(?:(?P<future>(?i:{ahead}))(?:\s+be)?(?:\s+\w+)?"
        rf"|(?P<past>(?i:{behind})|[a-z]+(?:{endings})))(?!\w)"
    )
    return re.compile(pattern)


def _records(table: Mapping[str, object]) -> re.Pattern[str]:
    words, endings = ("|".join(map(re.escape, _phrases(table, name))) for name in ("records", "record_endings"))
    return re.compile(rf"(?<!\w)(?:{words}|\w{{3,}}(?:{endings}))(?!\w)", re.IGNORECASE)
