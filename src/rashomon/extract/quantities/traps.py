"""Numbers that count nothing: dates, clock times, years, ages, names with numbers, scores, list numbers."""

from rashomon.extract.annotation import Annotation
from rashomon.extract.quantities.nouns import Counted
from rashomon.extract.quantities.numbers import Number
from rashomon.extract.quantities.words import QuantityLexicon

# Four digits in this range without a counted noun are a calendar year.
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})


def is_trap(
    number: Number, counted: Counted, annotation: Annotation, lexicon: QuantityLexicon, dated: frozenset[int]
) -> bool:
    """Whether a number is part of something that is no quantity."""
    is_duration = counted.unit in _TIME_UNITS
    if not is_duration and number.first in dated and number.stop - 1 in dated:
        return True
    return (
        _is_age(number, counted, annotation, lexicon)
        or _is_clock(number, annotation, lexicon)
        or _is_date(number, counted, annotation, lexicon)
        or _is_label(number, counted, annotation, lexicon)
        or _is_of_gallery(number, annotation, lexicon)
        or _is_pronoun(number, counted, annotation, lexicon)
        or _is_adverb(number, counted, annotation)
    )


def _word(annotation: Annotation, index: int) -> str:
    """The lower-case word at an index, "" outside the text."""
    return annotation.tokens[index].lower if 0 <= index < len(annotation.tokens) else ""


def _is_age(number: Number, counted: Counted, annotation: Annotation, lexicon: QuantityLexicon) -> bool:
    ages = lexicon.lists["age_words"]
    before = _word(annotation, number.first - 1)
    if before in ages or (before == "of" and _word(annotation, number.first - 2) in ages):
        return True
    if number.is_digits and _is_range_of_ages(number, annotation, ages):
        return True
    if counted.unit in ("year", "month", "week", "day") and counted.head is not None:
        behind = _word(annotation, counted.head + 1)
        if behind in lexicon.lists["hyphens"]:
            behind = _word(annotation, counted.head + 2)
        return behind in ages
    return number.is_digits and number.upper < 120 and _is_between_commas(number, annotation)


# Tokens from "aged" to the last number of its range: "aged between 20 and 37".
_AGES_REACH = 4
_RANGE_WORDS = frozenset({"between", "from", "and", "to", "of", "-", "–"})


def _is_range_of_ages(number: Number, annotation: Annotation, ages: frozenset[str]) -> bool:
    """Whether only the words of a range stand between "aged", or "ages", and a number."""
    for back in range(1, _AGES_REACH + 1):
        word = _word(annotation, number.first - back)
        if word in ages or word == "ages":
            return True
        if word not in _RANGE_WORDS and not word.isdigit():
            return False
    return False


def _is_between_commas(number: Number, annotation: Annotation) -> bool:
    """An age between commas behind a name or a singular noun: "Sami, 12, was killed"."""
    tokens = annotation.tokens
    if number.stop - number.first != 1 or number.first < 2:
        return False
    behind = _word(annotation, number.stop)
    return (
        tokens[number.first - 1].text in (",", "(")
        and behind in (",", ".", ")", ";", "and", "")
        and tokens[number.first - 2].tag in ("NNP", "NN", "NNPS")
    )


def _is_clock(number: Number, annotation: Annotation, lexicon: QuantityLexicon) -> bool:
    if not number.is_digits:
        return False
    if _word(annotation, number.stop) in lexicon.lists["clock_words"]:
        return True
    text = annotation.text
    end = annotation.tokens[number.stop - 1].end
    return text[end : end + 1] == ":" and text[end + 1 : end + 2].isdigit()


def _is_date(number: Number, counted: Counted, annotation: Annotation, lexicon: QuantityLexicon) -> bool:
    if number.stop - number.first != 1 or not number.is_digits:
        return False
    months = lexicon.lists["month_words"]
    before, behind = _word(annotation, number.first - 1), _word(annotation, number.stop)
    if number.upper <= 31 and (before in months or behind in months):
        return True
    text = annotation.tokens[number.first].text
    if before in lexicon.lists["hyphens"] and _word(annotation, number.first - 2).isdigit():
        return True
    if behind in lexicon.lists["hyphens"] and _word(annotation, number.stop + 1).isdigit():
        return True
    if not (len(text) == 4 and _FIRST_YEAR <= number.upper <= _LAST_YEAR):
        return False
    if before in lexicon.lists["date_prepositions"] or before in months or counted.head is None:
        return True
    return counted.group is None and annotation.tokens[counted.head].tag not in ("NNS", "NNPS")


def _is_label(number: Number, counted: Counted, annotation: Annotation, lexicon: QuantityLexicon) -> bool:
    """A number that names: "Flight 370", "Resolution 2254", "No. 5", "(1)", "5-3"."""
    tokens = annotation.tokens
    token, before = tokens[number.stop - 1], _word(annotation, number.first - 1)
    if not number.is_digits or before in lexicon.lists["harming"]:
        return False
    if (
        before in lexicon.lists["label_nouns"]
        and counted.group is None
        and tokens[number.first - 1].sentence == token.sentence
    ):
        return True
    if counted.head is not None:
        return False
    glued = number.first > 0 and tokens[number.first - 1].end == tokens[number.first].start
    if glued and tokens[number.first - 1].text in ("-", "–", "/", ":", "#", ".", "'", "’"):
        return True
    if token.start < token.end and annotation.text[token.end : token.end + 1] in ("/", "-") and token.dep != "nummod":
        return annotation.text[token.end + 1 : token.end + 2].isalnum()
    return token.dep == "nummod" and token.head < number.first and tokens[token.head].tag.startswith("NNP")


def _is_of_gallery(number: Number, annotation: Annotation, lexicon: QuantityLexicon) -> bool:
    """The place of a picture among its fellows: "Image 2 of 5", "1 / 4"."""
    if not number.is_digits:
        return False
    before = [_word(annotation, number.first - back) for back in (1, 2, 3)]
    if before[0] in ("/", "of") and before[1].isdigit():
        return before[0] == "/" or before[2] in lexicon.lists["picture_nouns"]
    behind = [_word(annotation, number.stop + ahead) for ahead in (0, 1)]
    return before[0] in lexicon.lists["picture_nouns"] or (behind[0] == "/" and behind[1].isdigit())


def _is_pronoun(number: Number, counted: Counted, annotation: Annotation, lexicon: QuantityLexicon) -> bool:
    """Whether "one" is a pronoun or an article: "one of the factions", "one day", "one another"."""
    if number.stop - number.first != 1 or annotation.tokens[number.first].lower != "one":
        return False
    behind = _word(annotation, number.stop)
    is_told_of = _word(annotation, number.first - 1) in ("the", "this", "that", "every", "each", "any")
    if is_told_of or behind in ("of", "another", "'s", "’s", "or"):
        return True
    return counted.head is None and not _is_casualty(number, annotation, lexicon)


def _is_casualty(number: Number, annotation: Annotation, lexicon: QuantityLexicon) -> bool:
    """Whether "one" is somebody who came to harm: "one was badly injured", "one dead", "killing one"."""
    harmed, skipped = lexicon.lists["harmed"], lexicon.lists["harm_openers"]
    if _word(annotation, number.first - 1) in lexicon.lists["harming"]:
        return True
    at = number.stop
    while _word(annotation, at) in skipped:
        at += 1
    return _word(annotation, at) in harmed


def _is_adverb(number: Number, counted: Counted, annotation: Annotation) -> bool:
    """Whether a word for a share only bends a verb or an adjective: "mostly stagnant", but not "mostly civilians"."""
    return number.is_share and counted.group is None and annotation.tokens[number.stop - 1].tag == "RB"
