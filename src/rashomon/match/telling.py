"""How a figure is told: as a number, or as a single person, some of a row, some by how badly they were hurt.

A count says how many there were; the other ways say that there were some. "A bystander was hit" does not say that
nobody else was, "18 are critically injured" not that the others are well: they are no answers to "how many?".
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.match.lexicon import Lexicon
from rashomon.match.sentences import Sentences
from rashomon.model import Article, Claim, Span, SpanRole, TextField
from rashomon.values import Quantity

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d[\d,.]*|[,;:.()–—]")
# "The 24-year-old" is no number.
_AGE = re.compile(r"\b\d+[- ]years?[- ]olds?\b")
# Words from a number to the one that tells how badly they were hurt, at most; and back from it ("seriously injuring").
_REACH, _REACH_BACK = 8, 2
# Words between two figures of one row, at most.
_ROW_REACH = 16
# The kind that is told by degrees; those where "others" are others of it ("12 dead, 30 others hurt": of the hurt,
# 30 are all); and the one whose groups are told apart.
_HURT = "injured"
_BY_ITSELF = frozenset({"killed", "casualties", "abducted"})
_ABOARD = "aboard"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What the words of a figure make of its number.

    Attributes:
        is_uncounted: a plural without a number ("residents were moved").
        is_single: a person told of without a number ("a bystander", a name), or several one by one ("man and wife").
        is_of_rest: some beside others told of ("no one else", "another child").
        is_in_row: told in a row with another figure of its kind ("two guards and ten tourists").
        is_of_some_aboard: of those aboard, the crew or the passengers alone.
        is_of_few: by a noun that tells who they were ("two guards", "two nieces"), where others may be no guards.
        degree: how badly they were hurt, where only some are told of by it; None elsewhere.
    """

    is_uncounted: bool = False
    is_single: bool = False
    is_of_rest: bool = False
    is_in_row: bool = False
    is_of_some_aboard: bool = False
    is_of_few: bool = False
    degree: str | None = None


def read_telling(claim: Claim, sentences: Sentences, lexicon: Lexicon) -> Telling:
    """Read how a figure is told from the words it stands in; a row is found by `rows_of`."""
    value = claim.value
    if not isinstance(value, Quantity) or value.unit != "person":
        return Telling()
    before, inside, behind = (_words(text) for text in sentences.cut(claim.anchor))
    is_numbered = any(_is_number(word, lexicon) for word in inside)
    return Telling(
        is_uncounted=not is_numbered and (value.lower, value.upper) == (2, math.inf),
        is_single=not is_numbered and value.lower == value.upper > 0,
        is_of_rest=(value.upper <= 1 or claim.kind in _BY_ITSELF)
        and _is_of_rest([*before[-1:], *inside, *behind[:1]], lexicon),
        is_of_some_aboard=claim.kind == _ABOARD and bool(lexicon.counts["some_aboard"] & {*inside, *behind[:1]}),
        is_of_few=is_numbered and _is_of_few(claim.counted, inside, lexicon),
        degree=_degree(before, inside, behind, lexicon) if claim.kind == _HURT else None,
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(_AGE.sub("old", text.casefold()))


def _is_number(word: str, lexicon: Lexicon) -> bool:
    return word[0].isdigit() or bool(set(word.split("-")) & lexicon.counts["numbers"])


def _is_of_few(counted: str | None, inside: list[str], lexicon: Lexicon) -> bool:
    """Whether a figure ends in a noun of some: kin of somebody or, where all are counted, an office."""
    noun = inside[-1] if inside else ""
    if noun in lexicon.counts["kin"]:
        return True
    return (counted or "all") == "all" and noun in lexicon.counts["offices"]


def _is_of_rest(words: list[str], lexicon: Lexicon) -> bool:
    """Whether a number is told as one beside others: "two more people", "nobody else"; not "more than two".

    So is none of some: "none of the officers".
    """
    if "none" in words and "of" in words:
        return True
    return any(one in lexicon.counts["rest"] and other != "than" for one, other in pairwise([*words, ""]))


def _degree(before: list[str], inside: list[str], behind: list[str], lexicon: Lexicon) -> str | None:
    """The one degree that is told of the counted: in their own clause, before the next number."""
    own = [*before[-_REACH_BACK:], *inside]
    for word in behind[:_REACH]:
        if not word[0].isalnum() or _is_number(word, lexicon) or word in lexicon.counts["turning"]:
            break
        own.append(word)
    found = [degree for degree in ("serious", "slight") if lexicon.counts[degree] & set(own)]
    return found[0] if len(found) == 1 else None


def rows_of(claims: Sequence[Claim], article: Article, lexicon: Lexicon) -> frozenset[Span]:
    """The value spans of an article's figures of one kind that stand in a row, with commas and "and" between them."""
    ordered = sorted(claim.anchor for claim in claims if _is_count(claim))
    rows = [pair for pair in pairwise(ordered) if _is_joined(*pair, article, lexicon)]
    return frozenset(span for pair in rows for span in pair)


def _is_joined(left: Span, right: Span, article: Article, lexicon: Lexicon) -> bool:
    if left.field is not right.field or left.end > right.start:
        return False
    text = article.text if left.field is TextField.TEXT else article.title or ""
    words = _words(text[left.end : right.start])
    if words and set(words) <= lexicon.counts["joining"]:
        return True
    # "Three were taken by ambulance and two others by car": others of one sentence are told beside those before.
    told = _words(text[right.start : right.end])
    is_one_sentence = len(words) <= _ROW_REACH and not {".", ";"} & set(words) and "and" in words
    return is_one_sentence and bool({"other", "others", "another"} & set(told))


def _is_count(claim: Claim) -> bool:
    return isinstance(claim.value, Quantity) and claim.value.unit == "person" and bool(claim.spans_of(SpanRole.VALUE))


def why_no_count(left: Telling, right: Telling) -> str:
    """Why two numbers that exclude each other need not be at odds: how they are told; empty where nothing shows it."""
    if left.is_uncounted or right.is_uncounted:
        return "one gives no number"
    if left.is_single or right.is_single:
        return "one tells of single persons and does not say that nobody else was"
    if left.is_of_rest != right.is_of_rest:
        return "one tells of others beside those counted before"
    return ""


def why_part(left: Telling, right: Telling, *, is_named_group: bool) -> str:
    """Why one of two figures counts some of what the other counts; empty where nothing shows it.

    Args:
        left: how the one is told.
        right: how the other is told.
        is_named_group: whether both count one group apart ("militants"): in a row it is as whole as anywhere.
    """
    if left.is_of_few != right.is_of_few:
        return "one counts some by who they were"
    if left.degree != right.degree:
        return "one counts those only who were hurt so badly, or so little"
    if left.is_of_some_aboard != right.is_of_some_aboard:
        return "one counts the passengers or the crew alone"
    if left.is_in_row != right.is_in_row and not is_named_group:
        return "one counts some of a row of groups"
    return ""
