"""What the report calls things: questions, statuses, units; the words are in `labels.toml`."""

import math
import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from rashomon.errors import DataError
from rashomon.model import EVENT, STATEMENT, Finding, Question, Status, Verdict
from rashomon.schema.kinds import kind_of
from rashomon.values import Quantity, caption

# Share of its articles that must tell a figure for it to stand for the story.
LEAD_SHARE = 0.25

_NUMERAL = re.compile(r"\d[\d,]*")
_OPENING, _CLOSING = '“"‘«„', '”"’»“'


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusLabel:
    """A status as it is shown: a sign, a word, and the class that gives it its hue."""

    id: str
    sign: str
    word: str


@cache
def _tables() -> dict[str, dict[str, object]]:
    text = resources.files("rashomon.report").joinpath("labels.toml").read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as err:
        raise DataError(f"report/labels.toml is not valid TOML: {err}") from err


def table(name: str) -> dict[str, str]:
    """One table of words."""
    return {key: str(value) for key, value in _tables()[name].items()}


def word_list(name: str, key: str) -> tuple[str, ...]:
    """One list of words."""
    values = _tables()[name][key]
    return tuple(str(value) for value in values) if isinstance(values, list) else ()


def status_label(status: Status | Verdict) -> StatusLabel:
    """The sign and the word of a status or verdict."""
    return StatusLabel(id=status.value, sign=table("signs")[status.value], word=table("words")[status.value])


def is_figure(kind: str) -> bool:
    """Whether claims of a kind are figures."""
    return kind not in (STATEMENT, EVENT)


def kind_label(kind: str) -> str:
    """A kind as the head of a row: "Killed", "Settlements taken", "Captured ground"."""
    known = kind_of(kind)
    stands_alone = known is not None and not known.plural.startswith("of ")
    return sentence_case(known.plural if known and stands_alone else kind.replace("_", " "))


def kind_rank(kind: str) -> int:
    """Where a kind stands in the ledger."""
    kinds = word_list("order", "kinds")
    return kinds.index(kind) if kind in kinds else len(kinds)


def is_lead(finding: Finding, articles: int) -> bool:
    """Whether a figure may stand for its story of so many articles: a quarter of them tell it."""
    return is_figure(finding.question.kind) and finding.counts.articles >= LEAD_SHARE * articles


def question_detail(question: Question, hint: str = "") -> str:
    """What narrows a question down: who is counted, where, when, or the time that tells it from others."""
    counted = (question.counted or "").replace("_", " ")
    period = question.period if question.accumulation == "incremental" else None
    place = f"in {question.place}" if question.place else None
    return ", ".join(part for part in (counted, place, hint or period) if part)


def question_title(question: Question, hint: str = "") -> str:
    """A question in words: "How many civilians were killed in Idlib?", with what tells it from another of these."""
    if not is_figure(question.kind):
        return sentence_case(bare_words(question.topic)) if question.topic else ""
    counted = (question.counted or "all").replace("_", " ")
    who = "people" if counted == "all" else counted
    known = kind_of(question.kind)
    general = "persons" if known is None or known.counts_persons else "things"
    words = table("questions")
    what = known.plural if known else question.kind.replace("_", " ")
    head = words.get(question.kind, words[general]).format(who=who, what=what)
    place = f" in {question.place}" if question.place else ""
    return f"{head}{place}{f' ({hint})' if hint else ''}?"


def figure_phrase(words: str, kind: str, counted: str | None, place: str | None) -> str:
    """A figure as a phrase: "17 killed", "4 injured (children, Lisk)"."""
    known = kind_of(kind)
    label = known.plural if known else kind.replace("_", " ")
    narrowed = [part for part in ((counted or "all").replace("_", " "), place) if part and part != "all"]
    return f"{words} {label}" + (f" ({', '.join(narrowed)})" if narrowed else "")


def sentence_case(text: str) -> str:
    """The text with a capital at its head; the rest is left as it is."""
    return text[:1].upper() + text[1:]


def headline(title: str, most: int) -> str:
    """A title; where it is a whole paragraph, its first words."""
    words = " ".join(title.split())
    if len(words) <= most:
        return words
    return words[: most + 1].rsplit(" ", 1)[0].rstrip(",;:–- ") + " …"


def bare_words(text: str) -> str:
    """What is said, without the marks around it, a "that" in front and a comma or "and" behind."""
    words = " ".join(text.split())
    is_whole = words[:1] in _OPENING and not any(mark in words[1:-2] for mark in _CLOSING)
    if is_whole:
        words = words[1:].rstrip().removesuffix(",").rstrip(_CLOSING)
    words = words.strip(" ,;:–—")
    for head in word_list("trim", "heads"):
        words = words.removeprefix(head)
    for tail in word_list("trim", "tails"):
        words = words.removesuffix(tail)
    return words.strip(" ,;:–—") or " ".join(text.split())


def quantity_words(value: Quantity) -> str:
    """A figure in words, with its unit where it is not persons: "more than 255", "about 400", "15 km²"."""
    words = caption(value)
    return f"{words}{unit_suffix(value)}"


def _in_percent(value: Quantity) -> Quantity:
    """A share as percent."""
    return replace(value, lower=value.lower * 100, upper=value.upper * 100, unit="percent")


def said_quantity(value: Quantity, words: str) -> str:
    """A figure as the article bounds it: "more than 20" is at least 21, and is shown as it was said.

    A vague word ("dozens") is kept as it stands.
    """
    if value.unit == "share":
        return vague_words(words) or quantity_words(_in_percent(value))
    suffix = unit_suffix(value)
    if value.lower == value.upper:
        return quantity_words(value)
    numerals = {numeral.replace(",", "") for numeral in _NUMERAL.findall(words)}
    if not numerals:
        return "not counted" if is_uncounted(value, words) else vague_words(words) or quantity_words(value)
    if math.isinf(value.upper) and f"{value.lower - 1:.0f}" in numerals:
        return f"more than {short_number(value.lower - 1)}{suffix}"
    if not math.isinf(value.upper) and value.lower <= 0 and f"{value.upper + 1:.0f}" in numerals:
        return f"fewer than {short_number(value.upper + 1)}{suffix}"
    return quantity_words(value)


def is_uncounted(value: Quantity, words: str) -> bool:
    """Whether a figure is no number that anybody gave: "residents were moved" allows every number from two."""
    if value.unit != "person" or (value.lower, value.upper) != (2, math.inf) or vague_words(words):
        return False
    return not _NUMERAL.search(words) and not frozenset(word_list("vague", "two")) & set(words.casefold().split())


def vague_words(words: str) -> str:
    """A vague number as it was said, without what is counted: "tens of thousands", "more than half"; else nothing."""
    parts = words.casefold().split()
    vague = frozenset(word_list("vague", "words"))
    last = max((place for place, part in enumerate(parts) if part in vague), default=None)
    return "" if last is None else " ".join(parts[: last + 1])


def said_sign(value: Quantity, words: str) -> str:
    """The same with a sign for the bound: ">20", "<10"; words without a numeral as they stand."""
    said = said_quantity(value, words)
    if value.unit == "share":
        return said
    for head, sign in (("more than ", ">"), ("fewer than ", "<")):
        if said.startswith(head) and said[len(head) : len(head) + 1].isdigit():
            return sign + said.removeprefix(head)
    return said if not any(char.isdigit() for char in said) else quantity_sign(value)


def unit_suffix(value: Quantity) -> str:
    """The unit as it is written after a figure; nothing where the kind says what is counted (persons, settlements)."""
    sign = table("units").get(value.unit, "")
    return f" {sign}" if sign else ""


def quantity_sign(value: Quantity) -> str:
    """A figure with a sign for its bound: "≥46", "≤8", "≈20", "30–40"."""
    lower, upper = short_number(value.lower), short_number(value.upper)
    if value.lower == value.upper:
        return f"≈{lower}" if value.approximate else lower
    if math.isinf(value.upper):
        return "?" if math.isinf(value.lower) else f"≥{lower}"
    if math.isinf(value.lower) or value.lower == 0:
        return f"≤{upper}"
    return f"{lower}–{upper}"


def short_number(value: float) -> str:
    """A number with thin groups: "37,000"."""
    if math.isinf(value):
        return "∞"
    return f"{int(value):,}" if value == int(value) else f"{value:,.2f}".rstrip("0")
