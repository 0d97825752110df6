"""Words with a second meaning: which "may", "fall", "sat" or "2015" stands for a time, by case and neighbours."""

from collections.abc import Sequence

from rashomon.extract.times.lexer import OTHER, Item

# What stands before a month or season that is one. Categories of `Item`.
_LEADS = frozenset({
    "in", "of", "on", "by", "since", "to", "from", "last", "this", "next", "past", "coming", "previous", "following",
    "every", "until", "part", "edge",
    "earlier", "later", "small", "ordinal", "preposition", "and", "or", "hyphen", "comma",
    "year", "before", "after", "the",
})  # fmt: skip
_SEASON_LEADS = _LEADS - frozenset({
    "and", "or", "comma", "small", "ordinal", "hyphen", "the", "after", "before", "to", "on", "from",
})  # fmt: skip
_DATE_PARTS = frozenset({"small", "ordinal", "year"})
# What stands before a year that could also be a plain number.
_YEAR_LEADS = frozenset({
    "in", "of", "by", "since", "to", "from", "until", "preposition", "month", "month_short", "comma", "and", "or",
    "between", "before", "after", "hyphen", "small", "season", "the", "edge", "part", "earlier", "later", "fiscal",
    "approx", "open", "at", "on", "that", "dash", "the_year", "year", "break", "last", "its",
    "possessive", "end", "holiday", "a",
})  # fmt: skip
_AMBIGUOUS_MONTHS = ("may", "march")
_AMBIGUOUS_SEASONS = ("fall", "spring", "falls")
_SURE_YEAR_LEADS = frozenset({"month", "month_short", "season", "fiscal", "unit", "since"})
_FAR_YEAR_LEADS = frozenset({
    "in", "since", "preposition", "month", "month_short", "comma", "part", "edge", "small",
})  # fmt: skip
_LEADS_OF_YEARS_ONLY = frozenset({"in", "since", "preposition", "the", "its", "possessive", "comma", "open"})
_YEAR_FOLLOWERS = frozenset({
    "comma", "stop", "break", "end", "and", "open", "dash", "unit", "period", "hyphen", "possessive", "ordinal",
})  # fmt: skip
# Years further off than these need a word before them that asks for a year.
_NEAR_YEARS = range(1900, 2051)


def settle(text: str, items: Sequence[Item]) -> tuple[Item, ...]:
    """The items, those that only look like words of time made other."""
    checks = {
        "month": _is_month,
        "month_short": _is_short_month,
        "weekday_short": _is_short_weekday,
        "season": _is_season,
        "year": _is_year,
        "zone": _is_upper,
        "clock_word": _is_lower,
        "decade": _is_decade,
        "day_word": _is_no_name,
        "day_with_part": _is_no_name,
        "recurring": _is_no_name,
    }
    settled: list[Item] = []
    for number, item in enumerate(items):
        if item.category == "year" and _is_hour_and_minute(items, number):
            settled.append(item._replace(category="military", value=text[item.start : item.end]))
            continue
        check = checks.get(item.category)
        keep = check is None or check(text, items, number)
        settled.append(item if keep else item._replace(category=OTHER))
    return tuple(settled)


def _category(items: Sequence[Item], number: int) -> str:
    return items[number].category if 0 <= number < len(items) else "end"


def _is_hour_and_minute(items: Sequence[Item], number: int) -> bool:
    """Whether four digits are a time of day: "2 May 2019 at 1415", "1415 GMT"."""
    value = int(items[number].value)
    dated = _category(items, number - 2) in ("year", "small", "ordinal", "month", "month_short", "weekday")
    zoned = _category(items, number + 1) in ("zone", "local")
    at = _category(items, number - 1) == "at"
    return value < 2400 and value % 100 < 60 and (zoned or (at and dated))


def _is_upper(text: str, items: Sequence[Item], number: int) -> bool:
    return text[items[number].start : items[number].end].isupper()


def _is_lower(text: str, items: Sequence[Item], number: int) -> bool:
    return text[items[number].start].islower() or _category(items, number - 1) in ("stop", "break", "end")


def _is_no_name(text: str, items: Sequence[Item], number: int) -> bool:
    """Whether a word is not the capitalised part of a name, as in "Metro Today" or "The Daily Planet"."""
    item = items[number]
    words = text[item.start : item.end].split()
    if not all(word[0].isupper() for word in words) or text[item.start : item.end].isupper():
        return True
    before, after = items[number - 1] if number else None, items[number + 1] if number + 1 < len(items) else None
    after_name = before is not None and before.category == OTHER and text[before.start].isupper()
    before_name = after is not None and after.category == OTHER and text[after.start].isupper()
    return not (after_name or (before_name and item.category == "recurring")) and len(words) == 1


def _has_date_beside(items: Sequence[Item], number: int) -> bool:
    if _category(items, number - 1) in ("small", "ordinal"):
        return True
    ahead = _category(items, number + 1)
    if ahead in ("comma", "of", "the"):
        ahead = _category(items, number + 2)
    return ahead in _DATE_PARTS


def _is_month(text: str, items: Sequence[Item], number: int) -> bool:
    item = items[number]
    if not text[item.start].isupper():
        return False
    if text[item.start : item.end].lower() in _AMBIGUOUS_MONTHS:
        lead = _category(items, number - 1)
        if lead == "hyphen":
            lead = "part" if _category(items, number - 2) == "part" else OTHER
        leads = lead in _LEADS - {"and", "or", "comma", "the", "to", "hyphen"}
        return leads or _has_date_beside(items, number)
    after = number + 1
    is_name = (
        _category(items, after) == OTHER
        and text[items[after].start].isupper()
        and text[items[after].start - 1] == " "
        and _category(items, number - 1) not in _LEADS
    )
    return not is_name or text[item.start : item.end].isupper()


def _is_short_month(text: str, items: Sequence[Item], number: int) -> bool:
    item = items[number]
    if not text[item.start].isupper():
        return False
    return text[item.end - 1] == "." or _has_date_beside(items, number)


def _is_short_weekday(text: str, items: Sequence[Item], number: int) -> bool:
    if not text[items[number].start].isupper():
        return False
    ahead = _category(items, number + 1)
    ahead = _category(items, number + 2) if ahead == "comma" else ahead
    return ahead in ("small", "ordinal", "month", "month_short", "clock", "daypart") or (
        text[items[number].end - 1] == "." and _category(items, number - 1) in ("on", "last", "next", "this")
    )


def _is_season(text: str, items: Sequence[Item], number: int) -> bool:
    word = text[items[number].start : items[number].end]
    lead, ahead = _category(items, number - 1), _category(items, number + 1)
    if ahead == "year" or (ahead == "of" and _category(items, number + 2) in ("year", "last", "this", "next")):
        return True
    if ahead == "of" or text[items[number].end : items[number].end + 1] in ("-", "–"):
        return False
    if lead == "the":
        lead = _category(items, number - 2)
        return lead in _SEASON_LEADS or word.lower() not in _AMBIGUOUS_SEASONS
    return lead in _SEASON_LEADS


def _is_decade(_text: str, items: Sequence[Item], number: int) -> bool:
    return _category(items, number - 1) != "its"


def _is_year(text: str, items: Sequence[Item], number: int) -> bool:
    item = items[number]
    if _in_longer_number(text, item):
        return False
    lead, ahead = _category(items, number - 1), _category(items, number + 1)
    if lead == "hyphen" and _category(items, number - 2) != "year" and text[item.start - 2].isdigit():
        return False
    if int(item.value) not in _NEAR_YEARS and lead not in _FAR_YEAR_LEADS:
        return False
    if lead in _SURE_YEAR_LEADS:
        return True
    if ahead == "hyphen" and _category(items, number + 2) in ("unit", "units"):
        return False
    if ahead in ("units", "vague", "people") or (ahead == OTHER and _counts(text, items, number)):
        return False
    if lead in _YEAR_LEADS or ahead in _YEAR_FOLLOWERS:
        return True
    return lead == OTHER and ahead == OTHER and text[items[number - 1].start].islower()


def _counts(text: str, items: Sequence[Item], number: int) -> bool:
    """Whether the number seems to count what follows it ("about 2000 fighters")."""
    noun = text[items[number + 1].start : items[number + 1].end]
    lead = _category(items, number - 1)
    if int(items[number].value) % 50 or lead in _LEADS_OF_YEARS_ONLY:
        return False
    return noun.islower() and len(noun) > 3


def _in_longer_number(text: str, item: Item) -> bool:
    before, after = text[max(0, item.start - 2) : item.start], text[item.end : item.end + 2]
    if before[-1:] in ("/", ".", ":", "#", "$", "£", "€", "_") and before[:1].isdigit():
        return True
    if after[:1] in ("/", ":", "_") or (after[:1] in (".", "-") and after[1:].isdigit() and after[:1] == "."):
        return True
    return before[-1:] in ("#", "$", "£", "€", "_", "/", "'", "’")
