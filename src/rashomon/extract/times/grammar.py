"""Which runs of items are time expressions: named rules, regular expressions over the items' categories.

Every item of a text is one letter of a string, so that one compiled alternation scans the whole text. In a rule,
<month> stands for an item of that category and an upper-case name for a group of them.
"""

import re
from collections.abc import Sequence
from functools import cache

from rashomon.extract.times.lexer import OTHER, Item

_UNIT_CODES = ("TS", "TM", "TH", "D", "W", "F", "M", "Q", "Y", "E", "C", "L")

# Groups of items that many rules share. A group may use those before it.
MACROS = {
    "UNIT": "(?:" + "|".join(f"<unit:{code}>" for code in _UNIT_CODES) + ")",
    "UNITS": "(?:" + "|".join(f"<units:{code}>" for code in _UNIT_CODES) + ")",
    "WEEKDAY": "(?:<weekday>|<weekday_short>)",
    "MONTH": "(?:<month>|<month_short>)",
    "DAYNUM": "(?:<small>|<ordinal>)",
    "COUNT": "(?:<small>|<number>|<number_word>|<year_or_number>)",
    "VAGUE": "(?:<vague>|<some>)",
    "APPROX": "(?:<approx>|<some>)",
    "PART": "(?:<edge>|(?:<part>|<earlier>|<later>)<hyphen>?)",
    "YEAR_WORD": "(?:<year>|<year_or_number>)",
    "CLOCK": "(?:(?:(?:<clock><meridiem>?|<small><meridiem>|<number_word><meridiem>)|<clock_word>)"
    "(?:<zone>|<local>|<open><zone>)?)",
    "BACK": "(?:<last>|<past>|<previous>|<latest>)",
    "AHEAD": "(?:<next>|<coming>|<following>)",
    "RELATIVE": "(?:BACK|AHEAD|<this>|<that>|<current>)",
    "RELATIVE_YEAR": "(?:<the>?RELATIVE<unit:Y>)",
    "DAY_MONTH": "(?:<the>?DAYNUM<of>?MONTH|MONTH<the>?DAYNUM)",
    "END": "(?=<stop>|<comma>|<break>|<dash>|<open>|<in>|<on>|<at>|<by>|<and>|<or>|<to>|<until>|<preposition>"
    "|<when>|\\Z)",
}

# In order: at one place, the first rule that fits wins.
RULES = (
    ("blocked", "<blocked>"),
    ("stamp", "<stamp>|<slash>|<named_date>"),
    ("day_range", "(?:MONTH<small><hyphen><small>(?!<hyphen>|<meridiem>)(?:<comma>?<year>)?"
     "|<small>(?:<hyphen>|<to>|<and>)<small>MONTH(?:<comma>?<year>)?)"),
    ("date", "(?:CLOCK<comma>?<on>?)?<part>?(?:<this><coming>?|<last>|<next>)?(?:WEEKDAY<daypart>?<comma>?)?"
     "(?:DAY_MONTH(?:<comma>?<year>|<comma>?<of>?RELATIVE_YEAR)?)(?:(?:<comma>|<at>){0,2}(?:CLOCK|<military>))?"),
    ("month_of_year", "PART?MONTH(?:<of>|<comma>)?(?:<the>?<year>|RELATIVE_YEAR)"),
    ("quarter_code", "<quarter_code><of>?<year>?|<year><hyphen>?<quarter_code>"),
    ("quarter", "PART?(?:<the>|<its>)?<year>?<fiscal>?<hyphen>?<ordinal><hyphen>?<fiscal>?"
     "(?:<unit:Q>|<units:Q>)(?:<of>?(?:<the>?<fiscal>?<year>|RELATIVE_YEAR))?|PART?RELATIVE_YEAR<possessive><ordinal><hyphen>?<unit:Q>"),
    ("last_quarter", "<the>?<last><unit:Q><of><year>"),
    ("half", "PART?<the>?<ordinal><half>(?:<of>?(?:<the>?<fiscal>?<year>|RELATIVE_YEAR))?"),
    ("first_months", "<the>?<ordinal>COUNT(?:<units:M>|<units:Q>(?:<of>?(?:<the>?<fiscal>?<year>|RELATIVE_YEAR))?)"),
    ("year_before", "(?:(?:<the>|<a>)?<comparable>?(?:<unit:Y><hyphen>?(?:<ago>|<earlier>))"
     "(?:<fiscal>|<ordinal>|<hyphen>){0,3}(?:<unit:Q>|<period>)?|<the>?(?:<unit:Q>|<period>)(?:<a><unit:Y>(?:<ago>|<earlier>)|RELATIVE_YEAR)"
     "|(?:<the><comparable>|<that>)(?:<unit:Q>|<period>)(?:<a><unit:Y>(?:<ago>|<earlier>)|<of>?RELATIVE_YEAR)?"
     "|RELATIVE_YEAR<possessive>(?:<comparable>)?(?:<unit:Q>|<period>)"
     "|(?:<small>|<ordinal>)?(?:<a><unit:Y>)(?:<ago>|<earlier>|<before>END))"),
    ("quarter_of_year", "<the><year>(?:<unit:Q>|<period>)"),
    ("year_ended", "<the><fiscal>?<unit:Y>(?=<ended>)"),
    ("fiscal_year", "PART?<the>?<fiscal>(?:<unit:Y><year>?|<year>)"),
    ("the_year", "<the><unit:Y>YEAR_WORD"),
    ("season_of_year", "<the>?PART?<the>?<season>(?:<of>|<comma>)?(?:<the>?<year>|RELATIVE_YEAR)"),
    ("decade", "<the>?PART?<the>?<decade>"),
    ("century", "<the>?PART?<the>?<ordinal><hyphen>?<unit:C>"),
    ("day_before_day", "<the>?<unit:D>(?:<before>|<after>)(?:<day_word>|(?:<last>|<next>)?WEEKDAY)"),
    ("unit_away", "<the><unit:D>(?:<before>|<after>)END|<the><unit:W>(?:<before>|<after>)END"
     "|<the><unit:M>(?:<before>|<after>)END|<the><unit:Y>(?:<before>|<after>)END"
     "|(?:<a>|<number_word>)?(?:<unit:D>)(?:<earlier>|<later>)"),
    ("away", "APPROX?(?:COUNT|VAGUE|<a>|<half><a>)<more>?<hyphen>?(?:UNIT|UNITS)(?:<and><a><half>)?"
     "(?:<ago>|<earlier>|<later>|<from_now>|(?:<before>|<after>)END)|UNITS<ago>|<more>?UNITS(?:<earlier>|<later>)"),
    ("span", "(?:<the>|<its>|<this>)?(?:BACK|AHEAD|<recent>|<current>|<ordinal>)"
     "(?:APPROX?(?:COUNT|VAGUE)|<a>)<more>?<hyphen>?(?:UNITS|UNIT|<season>|<season_plural>)"
     "|<the>?(?:<last>|<past>|<previous>|AHEAD|<recent>)(?:UNITS)"),
    ("relative_weekday", "PART?<the>?(?:RELATIVE)(?:<coming>|<past>)?WEEKDAY<daypart>?(?:<comma>?<at>?CLOCK)?"),
    ("relative_month", "<the>?PART?(?:<this>|<last>|<past>|<previous>|AHEAD)<coming>?<past>?MONTH(?!<small>)"),
    ("relative_season", "<the>?PART?<the>?(?:RELATIVE)(?:<past>|<coming>)?<season>"),
    ("day_word", "(?:CLOCK<comma>?)?PART?(?:<daypart>)?(?:<day_word>)<daypart>?(?:(?:<at>|<comma>){0,2}CLOCK)?"),
    ("relative_daypart", "PART?<the>?(?:<that>|<next>|<following>|<previous>)<daypart>|<part><hyphen>?<daypart>"),
    ("relative_unit", "PART?(?:<the>|<its>)?(?:RELATIVE)(?:<past>|<coming>)?<fiscal>?(?:UNIT|<weekend>|<period>)"),
    ("day_with_part", "(?:CLOCK<comma>?)?PART?<day_with_part>(?:<at>CLOCK)?"),
    ("weekday_set", "<every>WEEKDAY<daypart>?|<weekdays>|WEEKDAY(?:<daypart_plural>)"),
    ("hours_of_day", "<the>?<part><units:TH>(?:<of>?(?:<on>?WEEKDAY|<day_word>|DAY_MONTH))?"),
    ("weekday", "(?:CLOCK<comma>?<on>?)?(?:<the>?<daypart><of>|PART<on>?)?WEEKDAY(?:<possessive>(?=<daypart>))?"
     "<daypart>?(?:(?:<comma>|<at>){0,2}CLOCK)?"),
    ("day_more", "(?:(?<=MONTH<small><and>)|(?<=MONTH<small><to>))<small>END"),
    ("day_clock", "(?:(?:<small>|<number_word>|<clock>)(?:<in><the>)<daypart>|CLOCK)"),
    ("military", "(?<=<at>)<military><zone>?|<military><zone>"),
    ("set", "<every>(?:COUNT|<other>|<fiscal>)?(?:UNIT|UNITS|<season>|MONTH|<daypart>|<weekend>)|<recurring>"),
    ("that_time", "<that_time>END"),
    ("in_the_day", "<in_the_day>"),
    ("holiday", "(?:<last>|<this>|<next>|<past>)?<holiday>(?:<comma>?(?:<year>|<of>?RELATIVE_YEAR))?"),
    ("year_end", "(?:<the>|<approx>)?<year_end>"),
    ("month", "PART?(?:<the><unit:M><of>)?MONTH"),
    ("week_of", "<the><unit:W>(?:<of>)(?:DAY_MONTH)"),
    ("season", "PART?<the>?<season>"),
    ("edge_unit", "<edge><the>(?:<unit:D>|<unit:W>|<unit:M>|<unit:Q>|<unit:Y>|<unit:E>|<unit:C>|<weekend>)"),
    ("lasting", "APPROX{0,2}(?:COUNT|VAGUE)(?:(?:<to>|<or>|<hyphen>|<and>)(?:COUNT|VAGUE))?"
     "<more>?<hyphen>?(?:UNITS|UNIT)"
     "(?:<and><a><half>)?(?:<hyphen><more>)?(?!<hyphen>?<old>)"
     "|APPROX{0,2}COUNT<and><a><half><hyphen>?(?:UNITS|UNIT)"
     "|APPROX{0,2}(?:<half><a>|<a><half>|<half>)<hyphen>?(?:UNIT)"
     "|APPROX{0,2}<a><more>?(?:UNIT)(?:<and><a><half>)?(?:<hyphen><more>)?(?!<hyphen><old>)"
     "|(?:UNIT|UNITS)<hyphen><more>"),
    ("year", "PART?<year>"),
    ("the_unit", "<the><fiscal>?<more>?(?:<unit:W>|<unit:M>|<unit:Q>|<unit:Y>|<weekend>)"),
    ("weekend", "<weekend>"),
    ("units", "(?:<units:D>|<units:W>|<units:M>|<units:Y>|<units:E>|<units:C>|<units:TH>)"
     "(?:<or>UNITS)?(?!<hyphen>?<old>)"),
    ("reference", "<reference>|<current>|<recent>|<the><past>END"),
)  # fmt: skip

# What begins no expression, and what begins none before an item that is other.
_NEVER_FIRST = (
    "comma",
    "stop",
    "of",
    "in",
    "on",
    "at",
    "by",
    "and",
    "to",
    "or",
    "hyphen",
    "preposition",
    "when",
    "until",
)
_NEVER_ALONE = ("the", "its", "a", "this", "that", "some", "approx", "last", "next", "number", "small", "number_word")

_NAME = re.compile(r"<([a-z_]+(?::[A-Z]+)?)>")
_GROUP = re.compile(rf"(?<![A-Z_<])(?<!<unit:)(?<!<units:)(?:{'|'.join(MACROS)})(?![A-Z_>])")
_FIRST_LETTER = 0x3400  # any block of code points that are no pattern characters


def find_runs(items: Sequence[Item]) -> list[tuple[str, int, int]]:
    """The rule, first item and stop item of every run that is a time expression by its categories, in text order."""
    letters = "".join(_letter(item) for item in items)
    return [(match.lastgroup or "", *match.span()) for match in _pattern().finditer(letters)]


def _letter(item: Item) -> str:
    name = f"{item.category}:{item.value}" if item.category in ("unit", "units") else item.category
    return _alphabet().get(name, _OTHER_LETTER)


_OTHER_LETTER = "."


@cache
def _alphabet() -> dict[str, str]:
    names = sorted({name for _, rule in RULES for name in _NAME.findall(_expand(rule))} - {OTHER})
    return {name: chr(_FIRST_LETTER + number) for number, name in enumerate(names)}


@cache
def _pattern() -> re.Pattern[str]:
    alternatives = "|".join(f"(?P<{name}>{_letters(rule)})" for name, rule in RULES)
    # Most items can begin nothing: turned away before the rules are tried one by one.
    never = "(?!" + "|".join(_alphabet()[name] for name in _NEVER_FIRST) + r"|\.)"
    hardly = "(?!(?:" + "|".join(_alphabet()[name] for name in _NEVER_ALONE) + r")\.)"
    return re.compile(f"{never}{hardly}(?:{alternatives})")


def _expand(rule: str) -> str:
    while _GROUP.search(rule):
        rule = _GROUP.sub(lambda match: MACROS[match[0]], rule)
    return rule


def _letters(rule: str) -> str:
    alphabet = _alphabet()
    return _NAME.sub(lambda match: alphabet.get(match[1], re.escape(_OTHER_LETTER)), _expand(rule).replace(" ", ""))
