"""Quantities in a text: number expressions with their bounds and the noun they count.

Dates, clock times, ages, years, identifiers ("Flight 370") and scores are numbers but no quantities.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.quantities.nouns import Counted, counted_noun
from rashomon.extract.quantities.numbers import Number, read_number
from rashomon.extract.quantities.traps import is_trap
from rashomon.extract.quantities.words import Bound, QuantityLexicon, QuantityWords, compile_words
from rashomon.model import Span
from rashomon.values import Quantity

if TYPE_CHECKING:
    from rashomon.extract.times import TimeMention


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityMention:
    """A quantity and where it stands.

    Attributes:
        span: qualifier, number and counted noun.
        value: the numbers it allows; hedged points ("some 400", "nearly 50") are points marked approximate.
        first, stop: its tokens, half open.
        number: index of the last token of the bare number.
        head: index of the counted noun; None where there is none ("17 were killed").
        group: for persons, who is counted ("all", "civilians", …); None for other units.
        is_additional: whether it comes on top of another ("another 400", "six more").
    """

    span: Span
    value: Quantity
    first: int
    stop: int
    number: int
    head: int | None
    group: str | None
    is_additional: bool = False


def find_quantities(
    annotation: Annotation, times: Sequence["TimeMention"], *, words: QuantityWords
) -> tuple[QuantityMention, ...]:
    """Every quantity of a text, in text order.

    Args:
        annotation: tokens and tree.
        times: time expressions; numbers inside them count nothing unless they count units of time.
        words: number words, bounds and units of the language.

    Returns:
        Mentions that do not overlap.

    Example:
        "At least 24 civilians" gives 24 to infinity, unit "person", group "civilians".
    """
    lexicon = compile_words(words)
    dated = _tokens_in_times(annotation, times)
    tokens, starters = annotation.tokens, lexicon.starters
    found: list[QuantityMention] = []
    free = 0
    for token in tokens:
        if token.index < free or not (token.lower in starters or token.text[0].isdigit() or token.lower in ("a", "an")):
            continue
        mention = _mention_at(token.index, free, annotation, lexicon, dated)
        if mention is not None:
            found.append(mention)
            free = mention.stop
    return tuple(found)


def _tokens_in_times(annotation: Annotation, times: Sequence["TimeMention"]) -> frozenset[int]:
    return frozenset(index for time in times for index in annotation.tokens_in(time.span))


def _mention_at(
    index: int, free: int, annotation: Annotation, lexicon: QuantityLexicon, dated: frozenset[int]
) -> QuantityMention | None:
    tokens = annotation.tokens
    sentence = annotation.sentence_of(index)
    if tokens[index].lower in lexicon.lists["nobody"] or tokens[index].lower in lexicon.lists["no_words"]:
        return _nothing(index, annotation, lexicon)
    number = read_number(tokens, index, sentence.stop, lexicon)
    if number is None:
        return None
    counted = counted_noun(number, annotation, lexicon)
    if is_trap(number, counted, annotation, lexicon, dated):
        return None
    return _bounded(number, counted, max(free, sentence.first), annotation, lexicon)


def _nothing(index: int, annotation: Annotation, lexicon: QuantityLexicon) -> QuantityMention | None:
    """Zero: "no one", "nobody", "no civilians"; other things that there are none of are not counted."""
    tokens, stop = annotation.tokens, annotation.sentence_of(index).stop
    head, end = None, index + 1
    if tokens[index].lower in lexicon.lists["no_words"]:
        if index + 1 < stop and tokens[index + 1].lower == "one":
            end = index + 2
        else:
            counted = counted_noun(Number(first=index, stop=index + 1, lower=0, upper=0), annotation, lexicon)
            if counted.head is None or counted.group is None:
                return None
            head, end = counted.head, counted.head + 1
    value = Quantity(lower=0, upper=0, unit="person")
    span = annotation.span(index, end)
    return QuantityMention(
        span=span, value=value, first=index, stop=end, number=index, head=head, group=_group(head, tokens, lexicon)
    )


def _group(head: int | None, tokens: Sequence[Token], lexicon: QuantityLexicon) -> str:
    return "all" if head is None else lexicon.persons.get(tokens[head].lower, "all")


# ---------------------------------------------------------------- bounds


def _bounded(
    number: Number, counted: Counted, earliest: int, annotation: Annotation, lexicon: QuantityLexicon
) -> QuantityMention:
    tokens = annotation.tokens
    first, bound, is_additional = _before(number.first, earliest, tokens, lexicon)
    stop = number.stop if counted.head is None else counted.head + 1
    limit = annotation.sentence_of(number.first).stop
    if bound is None and number.stop < limit:
        bound, behind = _after(number.stop, limit, tokens, lexicon)
        stop = max(stop, behind)
    if number.stop < limit and tokens[number.stop].lower in lexicon.lists["additional_after"]:
        is_additional, stop = True, max(stop, number.stop + 1)
    if tokens[number.stop - 1].text.endswith("+"):
        bound = Bound.AT_LEAST
    return QuantityMention(
        span=annotation.span(first, stop),
        value=_value(number, counted.unit, bound),
        first=first,
        stop=stop,
        number=number.stop - 1,
        head=counted.head,
        group=counted.group,
        is_additional=is_additional,
    )


def _before(
    first: int, earliest: int, tokens: Sequence[Token], lexicon: QuantityLexicon
) -> tuple[int, Bound | None, bool]:
    """Where the expression begins with its qualifiers, the bound they set, and whether it adds to another figure."""
    bound: Bound | None = None
    is_additional = False
    while first > earliest:
        entry = next(
            (
                (phrase, mark)
                for phrase, mark in lexicon.before.get(tokens[first - 1].lower, ())
                if first - len(phrase) >= earliest
                and all(tokens[first - len(phrase) + at].lower == word for at, word in enumerate(phrase))
            ),
            None,
        )
        if entry is None:
            break
        phrase, mark = entry
        if mark is not Bound.EXACT and bound not in (None, Bound.EXACT):
            break
        first -= len(phrase)
        is_additional = is_additional or phrase[-1] in lexicon.lists["additional_before"]
        bound = mark if bound in (None, Bound.EXACT) else bound
    return first, bound, is_additional


def _after(stop: int, limit: int, tokens: Sequence[Token], lexicon: QuantityLexicon) -> tuple[Bound | None, int]:
    for phrase, mark in lexicon.after.get(tokens[stop].lower, ()):
        end = stop + len(phrase)
        if end <= limit and all(tokens[stop + at].lower == word for at, word in enumerate(phrase)):
            return mark, end
    return None, stop


def _value(number: Number, unit: str, bound: Bound | None) -> Quantity:
    lower, upper = number.lower, number.upper
    step = 1.0 if lower == int(lower) and not number.is_share else 0.0
    top = 1.0 if number.is_share else math.inf
    match bound:
        case Bound.AT_LEAST:
            upper = upper if number.is_closed else top
        case Bound.MORE_THAN:
            lower, upper = lower + (0 if number.is_vague else step), top
        case Bound.AT_MOST:
            lower = lower if number.is_range else -math.inf
        case Bound.LESS_THAN:
            lower, upper = -math.inf, upper - step
    hedged = bound in (Bound.ALMOST, Bound.ABOUT) or number.is_vague
    return Quantity(lower=lower, upper=max(lower, upper), unit=unit, approximate=hedged)
