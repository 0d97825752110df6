"""Text becomes items: words and phrases that matter for time with category and value, everything else as other."""

import re
from collections.abc import Callable
from typing import NamedTuple

from rashomon.extract.times.words import Entry, TimeWords

OTHER, BREAK = "other", "break"

_TOKEN = re.compile(
    r"""
    (?P<word>(?![AaPp]\.?\ ?[Mm](?!\w)|[QH][1-4](?!\w))[^\W\d_]\w*)
    | (?P<stamp>(?<![\w-])[12]\d{3}-[01]\d-[0-3]\d
        (?:[T\ ][0-2]\d:[0-5]\d(?::[0-5]\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))
    | (?P<slash>(?<![\w/])\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\w/])
        | (?<![\w.-])\d{1,2}(?P<between>[.-])\d{1,2}(?P=between)[12]\d{3}(?!\d|[.-]\d))
    | (?P<clock>(?<![\w.:,])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\w:]|\.\d))
    | (?P<decade>(?<![\w$£€])(?:1[5-9]|20)\d0['’]?s(?!\w)|(?<!\w)['’]\d0s(?!\w))
    | (?P<ordinal>(?<![\w$£€])\d{1,2}(?:st|nd|rd|th)(?!\w))
    | (?P<other>[$£€¥\#]\s?\d[\d,.]{0,20}\w* | \d[\d,.]{0,20}\s?(?:%|percent\b|per\scent\b))
    | (?P<number>\d+(?:,\d{3})+(?:\.\d+)?(?!\w)|\d+(?:\.\d+)?)
    | (?P<meridiem>(?<![^\W\d_])[AaPp](?:\.\s?[Mm]\.?|[Mm])(?!\w))
    | (?P<quarter_code>(?<![\w-])[QH][1-4](?!\w))
    | (?P<possessive>['’]s(?!\w))
    | (?P<letter>[^\W\d_]\w*)
    | (?P<break>\n\s*\n)
    | (?P<mark>[^\w\s]|_)
    """,
    re.VERBOSE,
)

# Longer figures count no time.
_MAX_DIGITS = 9
_COUNTED = ("number_word", "small", "number")
_FRACTION = re.compile(r"\s(\d)/(\d)(?![\w/])")


class Item(NamedTuple):
    """A word, phrase, number or mark: offsets into the text, category, value (0 where it has none)."""

    start: int
    end: int
    category: str
    value: int | float | str = 0


class _Token(NamedTuple):
    kind: str
    start: int
    end: int
    lower: str


_Reader = Callable[[_Token], Item]


def read_items(text: str, words: TimeWords) -> tuple[Item, ...]:
    """Cut a text into items, in text order; items never overlap, white space is left out."""
    cuts = list(_TOKEN.finditer(text))
    lowered = [cut[0].lower() for cut in cuts]
    items: list[Item] = []
    position, stop = 0, len(cuts)
    while position < stop:
        entries = words.lexicon.get(lowered[position])
        entry = _entry_at(lowered, position, entries) if entries else None
        if entry is not None:
            item, position = _word(cuts, position, entry)
        else:
            item, position = _read(cuts[position], lowered[position]), position + 1
        items.append(item)
    return tuple(_merge_numbers(text, items))


def _read(cut: re.Match[str], lower: str) -> Item:
    reader = _READERS.get(cut.lastgroup or "")
    return reader(_Token(cut.lastgroup or "", *cut.span(), lower)) if reader else Item(*cut.span(), OTHER)


# ---------------------------------------------------------------- words and marks


_MARKS = {
    ",": "comma",
    "-": "hyphen",
    "–": "hyphen",
    "—": "dash",
    ".": "stop",
    "(": "open",
    ";": "stop",
    "/": "slash_mark",
}


def _word(cuts: list[re.Match[str]], position: int, entry: Entry) -> tuple[Item, int]:
    stop = position + len(entry.pieces)
    item = Item(cuts[position].start(), cuts[stop - 1].end(), entry.category, entry.value)
    return _absorb_stop(cuts, stop, item)


def _entry_at(lowered: list[str], position: int, entries: tuple[Entry, ...]) -> Entry | None:
    """The longest of the entries with one first piece whose pieces stand at a place."""
    for entry in entries:
        pieces = entry.pieces
        if len(pieces) == 1 or tuple(lowered[position : position + len(pieces)]) == pieces:
            return entry
    return None


def _other(token: _Token) -> Item:
    return Item(token.start, token.end, OTHER)


def _mark(token: _Token) -> Item:
    return Item(token.start, token.end, _MARKS.get(token.lower, OTHER))


def _absorb_stop(cuts: list[re.Match[str]], stop: int, item: Item) -> tuple[Item, int]:
    """Take the full stop of an abbreviation into it."""
    if item.category in ("month_short", "weekday_short") and stop < len(cuts):
        after = cuts[stop]
        if after[0] == "." and after.start() == item.end:
            return item._replace(end=after.end()), stop + 1
    return item, stop


# ---------------------------------------------------------------- numbers


def _number(token: _Token) -> Item:
    if len(token.lower) > _MAX_DIGITS:
        return _other(token)
    value = float(token.lower.replace(",", ""))
    plain = token.lower.isascii() and token.lower.isdigit()
    if plain and len(token.lower) == 4 and 1000 <= value <= 2199:
        return Item(token.start, token.end, "year", int(value))
    if plain and len(token.lower) == 4 and value < 2400 and int(token.lower[2:]) < 60:
        return Item(token.start, token.end, "military", token.lower)
    if plain and len(token.lower) <= 2 and 0 < value <= 31:
        return Item(token.start, token.end, "small", int(value))
    return Item(token.start, token.end, "number", value)


def _decade(token: _Token) -> Item:
    digits = re.sub(r"\D", "", token.lower)
    return Item(token.start, token.end, "decade", int(digits) if len(digits) == 4 else 1900 + int(digits))


def _ordinal(token: _Token) -> Item:
    return Item(token.start, token.end, "ordinal", int(re.sub(r"\D", "", token.lower)))


def _meridiem(token: _Token) -> Item:
    return Item(token.start, token.end, "meridiem", 12 if token.lower.startswith("p") else 0)


def _as_written(token: _Token) -> Item:
    return Item(token.start, token.end, token.kind, token.lower.upper())


_READERS: dict[str, _Reader] = {
    "number": _number,
    "decade": _decade,
    "ordinal": _ordinal,
    "meridiem": _meridiem,
    "stamp": _as_written,
    "slash": _as_written,
    "clock": _as_written,
    "break": _as_written,
    "possessive": _as_written,
    "quarter_code": _as_written,
    "mark": _mark,
}


def _merge_numbers(text: str, items: list[Item]) -> list[Item]:
    merged: list[Item] = []
    position = 0
    while position < len(items):
        item = items[position]
        if item.category not in _COUNTED:
            position += 1
        elif item.category == "number_word":
            item, position = _spelled(items, position)
            if merged and merged[-1].category == "a" and float(item.value) % 100 == 0:
                item = item._replace(start=merged.pop().start)
        elif (fraction := _FRACTION.match(text, item.end)) is not None:
            item, position = _with_fraction(items, position, fraction)
        else:
            position += 1
        merged.append(item)
    return merged


def _with_fraction(items: list[Item], position: int, fraction: re.Match[str]) -> tuple[Item, int]:
    item = items[position]
    while position < len(items) and items[position].start < fraction.end():
        position += 1
    share = int(fraction[1]) / int(fraction[2]) if fraction[2] != "0" else 0
    return Item(item.start, fraction.end(), "number", float(item.value) + share), position


def _spelled(items: list[Item], position: int) -> tuple[Item, int]:
    """Merge a run of number words ("twenty-four", "two hundred and ten", "nineteen seventy-nine")."""
    values, stop = [int(items[position].value)], position + 1
    while (following := _next_number_word(items, stop)) is not None and _continues(values, int(items[following].value)):
        values.append(int(items[following].value))
        stop = following + 1
    start, end = items[position].start, items[stop - 1].end
    if _is_year(values):
        return Item(start, end, "year", values[0] * 100 + sum(values[1:])), stop
    value = _total(values)
    if values[0] == 2 and values[1:2] == [1000] and 2000 <= value <= 2030:
        return Item(start, end, "year_or_number", value), stop
    return Item(start, end, "number_word", value), stop


def _next_number_word(items: list[Item], position: int) -> int | None:
    for ahead in (position, position + 1):
        if ahead < len(items) and items[ahead].category == "number_word":
            return ahead
        joins = ahead < len(items) and items[ahead].category in ("hyphen", "and")
        if not joins:
            return None
    return None


def _continues(values: list[int], value: int) -> bool:
    last = values[-1]
    if value in (100, 1000):
        return last < value
    if last >= 100:
        return value < 100
    return (20 <= last <= 90 and last % 10 == 0 and value < 10) or (
        values in ([18], [19], [20]) and (10 <= value <= 90)
    )


def _is_year(values: list[int]) -> bool:
    return len(values) in (2, 3) and values[0] in (18, 19, 20) and 10 <= values[1] <= 90


def _total(values: list[int]) -> int:
    total = current = 0
    for value in values:
        if value == 1000:
            total, current = total + max(current, 1) * 1000, 0
        elif value == 100:
            current = max(current, 1) * 100
        else:
            current += value
    return total + current
