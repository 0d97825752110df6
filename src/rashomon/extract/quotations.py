"""Quotation marks: which pair belongs together, and which words between them are speech.

Marks of every kind that English news uses, and mixtures of them. A paragraph that opens a quotation and does not close
it is quoted to its end when the next one opens again, as is the custom of long quotations.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rashomon.errors import DataError
from rashomon.extract.annotation import Annotation
from rashomon.model import Quotation, Span

_DOUBLE = '“”„‟"«»＂'
_SINGLE = "‘’'‚‹›`"
# What may stand before an opening mark or after a closing one, besides white space.
_BEFORE_OPENING = "([{-–—―/:…"
_AFTER_CLOSING = ")]}-–—―/:;,.!?…"
_SENTENCE_END = ".!?,…"
# Tokens between a short quotation and its cue.
MAX_TO_CUE = 5
# Words. A longer quotation is speech whatever it holds: names and scare quotes are short.
MIN_SPEECH_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationWords:
    """The [quotations] section of a language file.

    Attributes:
        labels: nouns that name groups and people; marks around a phrase that ends in one hold the label at a distance.
        small: words that stay lower case in names and titles.
        cues: words of a sentence that speak for speech ("said", "called", "according").
        naming: words after which marks hold a name or a word as such ("called", "dubbed", "term").
    """

    labels: frozenset[str]
    small: frozenset[str]
    cues: frozenset[str]
    naming: frozenset[str]

    @classmethod
    def from_table(cls, table: Mapping[str, object]) -> "QuotationWords":
        """Build the record from a section.

        Raises:
            DataError: a key is missing or of another shape.
        """
        return cls(**{name: _strings(table, name) for name in ("labels", "small", "cues", "naming")})


def _strings(table: Mapping[str, object], name: str) -> frozenset[str]:
    value = table.get(name)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise DataError(f"[quotations] {name} is a list of strings, not {value!r}")
    return frozenset(value)


def find_quotations(annotation: Annotation, *, words: QuotationWords) -> tuple[Quotation, ...]:
    """Every pair of quotation marks, in text order; nested pairs too.

    Args:
        annotation: its paragraphs are read one by one: no pair reaches over a paragraph's end.
        words: what tells speech from names and scare quotes.

    Returns:
        Quotations with `is_speech` set.
    """
    found: list[Quotation] = []
    paragraphs = tuple(_paragraphs(annotation))
    for number, (start, end) in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        opener = annotation.text[following[0]] if following is not None else ""
        opens_again = opener != "" and (opener in _DOUBLE or opener == annotation.text[start] == "‘")
        for left, right, closed in pairs(annotation.text, start, end, opens_again=opens_again):
            inner_start, inner_end = _stripped(annotation.text, left + 1, right - closed)
            if inner_start >= inner_end:
                continue
            inner = Span(start=inner_start, end=inner_end)
            if not closed and not opens_again and _holds_cue(annotation, inner, words):
                # The closing mark was lost before the cue: nobody can tell where.
                continue
            found.append(
                Quotation(
                    span=Span(start=left, end=right), inner=inner, is_speech=_is_speech(annotation, left, inner, words)
                )
            )
    return tuple(sorted(found, key=lambda quotation: (quotation.span.start, -quotation.span.end)))


def _holds_cue(annotation: Annotation, inner: Span, words: QuotationWords) -> bool:
    return any(annotation.tokens[index].lower in words.cues for index in annotation.tokens_in(inner))


def _paragraphs(annotation: Annotation) -> Iterator[tuple[int, int]]:
    first: int | None = None
    for number, sentence in enumerate(annotation.sentences):
        if first is None:
            first = sentence.first
        is_last = number + 1 == len(annotation.sentences)
        if is_last or annotation.sentences[number + 1].paragraph != sentence.paragraph:
            yield annotation.tokens[first].start, annotation.tokens[sentence.stop - 1].end
            first = None


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


# ---------------------------------------------------------------- pairing


def pairs(text: str, start: int, end: int, *, opens_again: bool = False) -> list[tuple[int, int, int]]:
    """The pairs of marks between two offsets of a text.

    Args:
        text: any text.
        start: where a paragraph of it begins.
        end: where the paragraph ends.
        opens_again: the next paragraph opens with a mark, so that an open quotation goes on to this one's end.

    Returns:
        (offset of the opening mark, offset behind the closing mark, 1) for each pair; 0 in the third place for a
        quotation that nothing closes.
    """
    found: list[tuple[int, int, int]] = []
    open_at: list[tuple[int, str]] = []
    for at in range(start, end):
        char = text[at]
        if char in _DOUBLE or char in _SINGLE:
            kind = "double" if char in _DOUBLE else "single"
            role = _role(text, at, start, end, [opened for opened, _ in open_at if _kind(text[opened]) == kind])
            if role == "open":
                open_at.append((at, kind))
            elif role == "close":
                _close(at, kind, open_at, found)
    for at, kind in open_at:
        if opens_again and (kind == "double" or (at == start and text[at] == "‘")):
            found.append((at, end, 0))
            break
        if kind == "double" and end - at > 2 and not any(left > at for left, _, _ in found):
            # A mark lost in transmission: the quotation is taken to end with its paragraph only if it began it.
            if not text[start:at].strip():
                found.append((at, end, 0))
            break
    return found


def _kind(char: str) -> str:
    return "double" if char in _DOUBLE else "single"


def _close(at: int, kind: str, open_at: list[tuple[int, str]], found: list[tuple[int, int, int]]) -> None:
    for number in range(len(open_at) - 1, -1, -1):
        if open_at[number][1] == kind:
            found.append((open_at[number][0], at + 1, 1))
            del open_at[number:]
            return


def _role(text: str, at: int, start: int, end: int, opened: list[int]) -> str:
    """Whether a mark opens, closes, or is an apostrophe (""), by what stands on its two sides."""
    char = text[at]
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if char in "„‚«‹" and not after.isspace():
        return "open"
    if char in "»›":
        return "close"
    may_open = (before.isspace() or before in _BEFORE_OPENING or before in _DOUBLE + _SINGLE) and not after.isspace()
    may_close = not before.isspace() and (
        after.isspace() or after in _AFTER_CLOSING or after in _DOUBLE + _SINGLE or after == "["
    )
    if char in _SINGLE:
        return _single(text, at, opens=may_open, closes=may_close and bool(opened) and not before.isspace())
    if may_open and may_close:
        return "close" if opened else "open"
    if may_close and opened:
        return "close"
    if may_open and char != "”":
        return "open"
    if opened:
        return "close"
    # A mark between two letters with nothing open: a lost space.
    return "open" if char in '“"”' and not after.isspace() else ""


def _single(text: str, at: int, *, opens: bool, closes: bool) -> str:
    """The role of a single mark: most are apostrophes."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before.isalnum() and after.isalnum():
        return ""
    if closes:
        is_possessive = before in "sS" and after == " " and text[at + 2 : at + 3].islower()
        later = any(
            text[i] == text[at] and text[i - 1] in _SENTENCE_END for i in range(at + 1, min(at + 300, len(text)))
        )
        return "" if is_possessive and later else "close"
    if opens and text[at] != "’" and (after.isalpha() or after in '[(“"…'):
        return "open"
    return ""


# ---------------------------------------------------------------- speech or not


def _is_speech(annotation: Annotation, left: int, inner: Span, words: QuotationWords) -> bool:
    inside = [annotation.tokens[index] for index in annotation.tokens_in(inner)]
    content = [token for token in inside if any(char.isalnum() for char in token.text)]
    if not content:
        return False
    if _is_tagged(annotation, left, inner, words):
        return True
    if _is_name([token.text for token in content], words):
        return False
    if len(content) >= MIN_SPEECH_WORDS:
        return True
    is_verbal = any(token.tag[:2] in ("VB", "MD") and token.dep != "amod" for token in content)
    if content[-1].lower in words.labels and not is_verbal:
        return False
    mark = annotation.tokens_in(Span(start=left, end=left + 1))
    if mark and mark[0] > 0 and annotation.tokens[mark[0] - 1].lower in words.naming:
        return False
    if inside[-1].text in (".", "!", "?") and content[0].text[:1].isupper():
        return True
    sentence = annotation.sentence_of(content[0].index)
    is_reported = any(annotation.tokens[index].lower in words.cues for index in range(sentence.first, sentence.stop))
    return is_reported and (len(content) > 1 or is_verbal)


def _is_tagged(annotation: Annotation, left: int, inner: Span, words: QuotationWords) -> bool:
    """Whether a short quotation opens its sentence, ends in a stop and is followed by a cue: "“Never,” she said."."""
    inside = annotation.tokens_in(inner)
    mark = annotation.tokens_in(Span(start=left, end=left + 1))
    last = annotation.tokens[inside[-1]]
    if not mark or mark[0] != annotation.sentence_of(mark[0]).first or last.text not in (",", ".", "!", "?"):
        return False
    behind = annotation.tokens[inside[-1] + 2 : inside[-1] + 2 + MAX_TO_CUE]
    return any(token.lower in words.cues for token in behind)


def _is_name(texts: list[str], words: QuotationWords) -> bool:
    """Capitals throughout, as names and titles of works have; a single capital word that ends a sentence is not."""
    large = [text for text in texts if text.lower() not in words.small and text[:1].isalpha()]
    return bool(large) and all(text[0].isupper() for text in large) and len(texts) <= 2 * MIN_SPEECH_WORDS
