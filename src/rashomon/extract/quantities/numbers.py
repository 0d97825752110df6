"""Number expressions: digits, number words, vague words, shares and ranges, read from tokens as intervals."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.extract.annotation import Token
from rashomon.extract.quantities.words import Phrase, QuantityLexicon

_DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\+?$")
_LETTERED = re.compile(r"(\d+(?:[.,]\d+)?)([a-z]{1,2})$")
# Longer strings of digits are telephone numbers and the like.
_MAX_DIGITS = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number expression: tokens `first` to `stop` (not included) and the numbers it allows.

    Attributes:
        is_vague: whether the bounds are those of a vague word ("dozens").
        is_share: whether it is a part of a whole, 0–1.
        is_range: whether both ends are written ("30 to 40").
        is_digits: whether it is written in digits.
        is_closed: whether the words say that the upper end is one ("at least one and up to 12").
    """

    first: int
    stop: int
    lower: float
    upper: float
    is_vague: bool = False
    is_share: bool = False
    is_range: bool = False
    is_digits: bool = False
    is_closed: bool = False


def read_number(tokens: Sequence[Token], first: int, limit: int, lexicon: QuantityLexicon) -> Number | None:
    """Read the longest number expression that begins at a token.

    Args:
        tokens: the text's tokens.
        first: index of the token it must begin at.
        limit: index at which the sentence ends.
        lexicon: the words of the language.

    Returns:
        The expression without bounds and counted noun; None if no number begins there.
    """
    vague = _phrase(tokens, first, limit, lexicon.vague.get(tokens[first].lower, ()))
    if vague is not None:
        return _scaled(tokens, first, vague, limit, lexicon)
    plain = _plain(tokens, first, limit, lexicon)
    if plain is not None:
        value, stop = plain
        return _ranged(tokens, first, stop, value, limit, lexicon)
    share = _phrase(tokens, first, limit, lexicon.shares.get(tokens[first].lower, ()))
    if share is not None:
        stop, lower, upper = share
        return Number(first=first, stop=stop, lower=lower, upper=upper, is_share=True)
    return None


def _phrase(
    tokens: Sequence[Token], first: int, limit: int, entries: tuple[tuple[Phrase, float, float], ...]
) -> tuple[int, float, float] | None:
    for phrase, lower, upper in entries:
        stop = first + len(phrase)
        if stop <= limit and all(tokens[first + at].lower == word for at, word in enumerate(phrase)):
            return stop, lower, upper
    return None


def _scaled(
    tokens: Sequence[Token], first: int, vague: tuple[int, float, float], limit: int, lexicon: QuantityLexicon
) -> Number:
    """A vague word, times the scale behind it: "several hundred" is 300 to 999."""
    stop, lower, upper = vague
    at = stop + 1 if stop < limit and tokens[stop].lower == "of" else stop
    if upper < 10 and at < limit and tokens[at].lower in lexicon.scales:
        scale, stop = lexicon.scales[tokens[at].lower], at + 1
        # Up to the next round number: nine hundred and something is still several hundred.
        lower, upper = lower * scale, upper * scale + (scale - 1 if scale >= 100 else 0)
    return Number(first=first, stop=stop, lower=lower, upper=upper, is_vague=True)


def _ranged(
    tokens: Sequence[Token], first: int, stop: int, value: float, limit: int, lexicon: QuantityLexicon
) -> Number:
    """A number and, behind "to" or a dash, a greater one: a range. "From 30 to 40", "by five to 17" are two numbers."""
    is_digits = tokens[first].text[0].isdigit()
    if (closed := _closed(tokens, first, stop, value, limit, lexicon)) is not None:
        return closed
    one = Number(first=first, stop=stop, lower=value, upper=value, is_digits=is_digits)
    is_between = first > 0 and tokens[first - 1].lower == "between"
    joiners = lexicon.lists["range_words"] | {"and"} if is_between else lexicon.lists["range_words"]
    if stop + 1 >= limit or tokens[stop].lower not in joiners:
        return one
    if tokens[stop].lower == "to" and first > 0 and tokens[first - 1].lower in ("from", "by"):
        return one
    other = _plain(tokens, stop + 1, limit, lexicon)
    if other is None or other[0] <= value or _is_written_date(tokens, first, other[1], limit, lexicon):
        return one
    upper, end = other
    if value < 100 <= upper and upper % 1000 == 0 and tokens[end - 1].lower in lexicon.scales:
        value *= upper / _leading(upper)
    first = first - 1 if is_between else first
    return Number(first=first, stop=end, lower=value, upper=upper, is_range=True, is_digits=is_digits)


def _closed(
    tokens: Sequence[Token], first: int, stop: int, value: float, limit: int, lexicon: QuantityLexicon
) -> Number | None:
    """A number and the most it may be: "one but possibly up to 12", "five and as many as nine"."""
    for phrase in lexicon.range_phrases:
        end = stop + len(phrase)
        if end < limit and all(tokens[stop + at].lower == word for at, word in enumerate(phrase)):
            other = _plain(tokens, end, limit, lexicon)
            if other is not None and other[0] > value:
                return Number(first=first, stop=other[1], lower=value, upper=other[0], is_range=True, is_closed=True)
    return None


def _is_written_date(tokens: Sequence[Token], first: int, stop: int, limit: int, lexicon: QuantityLexicon) -> bool:
    """Whether a dash joins parts of a date: "04-2016", "2016-04-22"."""
    hyphens = lexicon.lists["hyphens"]
    if len(tokens[stop - 1].text) == 4 and tokens[first].text[0].isdigit() and tokens[first + 1].lower in hyphens:
        return True
    is_joined_before = first > 0 and tokens[first - 1].lower in hyphens
    if is_joined_before or stop >= limit:
        return is_joined_before
    return tokens[stop].lower in hyphens and tokens[stop].start == tokens[stop - 1].end


def _leading(value: float) -> float:
    """The number before its scale: 40,000 gives 40."""
    while value >= 1000:
        value /= 1000
    return value


def _plain(tokens: Sequence[Token], first: int, limit: int, lexicon: QuantityLexicon) -> tuple[float, int] | None:
    text = tokens[first].lower
    if text[0].isdigit():
        return _digits(tokens, first, limit, lexicon)
    if text in lexicon.numbers or text in lexicon.scales:
        return _words(tokens, first, limit, lexicon)
    if text in ("a", "an") and first + 1 < limit and tokens[first + 1].lower in lexicon.scales:
        return _words(tokens, first + 1, limit, lexicon)
    if text == "half":
        at = first + 1 + (first + 1 < limit and tokens[first + 1].lower in ("a", "of", "-"))
        if at < limit and tokens[at].lower in lexicon.scales:
            return lexicon.scales[tokens[at].lower] / 2, at + 1
    return None


def _digits(tokens: Sequence[Token], first: int, limit: int, lexicon: QuantityLexicon) -> tuple[float, int] | None:
    text = tokens[first].lower
    if lettered := _LETTERED.match(text):
        scale = lexicon.scale_letters.get(lettered[2])
        return None if scale is None else (float(lettered[1].replace(",", "")) * scale, first + 1)
    if not _DIGITS.match(text) or len(text) > _MAX_DIGITS:
        return None
    value, stop = float(text.rstrip("+").replace(",", "")), first + 1
    if stop < limit:
        behind = tokens[stop]
        is_glued = behind.start == tokens[first].end
        if is_glued and behind.lower in lexicon.scale_letters:
            return value * lexicon.scale_letters[behind.lower], stop + 1
        # "14 000" is one number; a plain space before any other three digits is not a separator.
        if behind.text == "000" and behind.start == tokens[first].end + 1 and value < 1000:
            return value * 1000, stop + 1
    while stop < limit and tokens[stop].lower in lexicon.scales:
        value, stop = value * lexicon.scales[tokens[stop].lower], stop + 1
    return value, stop


def _words(tokens: Sequence[Token], first: int, limit: int, lexicon: QuantityLexicon) -> tuple[float, int] | None:
    total, current, stop = 0, 0, first
    at = first
    while at < limit:
        word = tokens[at].lower
        if word in lexicon.numbers:
            if not _adds(current, lexicon.numbers[word], is_first=at == first):
                break
            current += lexicon.numbers[word]
        elif word in lexicon.scales:
            scale = lexicon.scales[word]
            if current >= scale:  # "hundred hundred": another number, or none
                break
            current = max(current, 1) * scale
            if scale >= 1000:
                total, current = total + current, 0
        elif not _joins(tokens, at, limit, total + current, lexicon):
            break
        else:
            at += 1
            continue
        at += 1
        stop = at
    return (float(total + current), stop) if stop > first else None


def _adds(current: int, value: int, *, is_first: bool) -> bool:
    """Whether a number word continues the number: "twenty" + "five", "hundred" + "seven", not "five" + "six"."""
    if is_first or current == 0:
        return True
    if current % 100 == 0:
        return value < 100
    return current % 10 == 0 and current % 100 >= 20 and 0 < value < 10


def _joins(tokens: Sequence[Token], at: int, limit: int, value: int, lexicon: QuantityLexicon) -> bool:
    """Whether a hyphen or "and" stands inside a number: "twenty-five", "two hundred and fifty"."""
    if at + 1 >= limit or value == 0 or tokens[at + 1].lower not in lexicon.numbers:
        return False
    if tokens[at].lower in lexicon.lists["hyphens"]:
        return value % 10 == 0 and lexicon.numbers[tokens[at + 1].lower] < 10 and value % 100 >= 20
    return tokens[at].lower == "and" and value >= 100 and value % 100 == 0
