"""The sentences of an article as the report numbers them: 8.1 is article 8, sentence 1."""

import re
from dataclasses import dataclass

from rashomon.model import Article, Passage, PassageRole, Span, TextField
from rashomon.report.labels import word_list

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W\d_a-zà-ÿ]|[\"'“‘«(\[]+\w|\d)")
_LINE = re.compile(r"[^\n]+")
_SIDE = (PassageRole.DATELINE, PassageRole.BYLINE, PassageRole.CREDIT, PassageRole.CORRECTION, PassageRole.BOILERPLATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, or one line that is no part of the account.

    Attributes:
        span: where it stands in the article.
        number: counted from 1; None for the title and for what is no part of the account.
        role: of the passage it stands in.
    """

    span: Span
    number: int | None
    role: PassageRole

    @property
    def is_aside(self) -> bool:
        """Whether it is no part of the account, as datelines, credits and boilerplate are."""
        return self.role in _SIDE


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """All sentences of an article's text, in order; every visible character stands in exactly one."""
    found: list[Sentence] = []
    count = 0
    for start, end, role in _stretches(article):
        pieces = _lines(article.text, start, end) if role in _SIDE else _sentences(article.text, start, end)
        for span in pieces:
            is_told = role not in _SIDE
            count += is_told
            found.append(Sentence(span=span, number=count if is_told else None, role=role))
    return tuple(found)


def title_sentence(article: Article) -> Sentence | None:
    """The title as a sentence without a number."""
    if not article.title:
        return None
    span = Span(start=0, end=len(article.title), field=TextField.TITLE)
    return Sentence(span=span, number=None, role=PassageRole.HEADLINE)


def _stretches(article: Article) -> list[tuple[int, int, PassageRole]]:
    """Passages in order, without overlaps; what no passage covers is a paragraph."""
    stretches: list[tuple[int, int, PassageRole]] = []
    position = 0
    for passage in sorted(article.passages, key=_passage_order):
        start, end = max(passage.span.start, position), passage.span.end
        if passage.span.field is not TextField.TEXT or start >= end:
            continue
        if position < start:
            stretches.append((position, start, PassageRole.PARAGRAPH))
        stretches.append((start, end, passage.role))
        position = end
    if position < len(article.text):
        stretches.append((position, len(article.text), PassageRole.PARAGRAPH))
    return stretches


def _passage_order(passage: Passage) -> tuple[int, int]:
    return passage.span.start, -passage.span.end


def _lines(text: str, start: int, end: int) -> list[Span]:
    spans = (_trimmed(text, match.start(), match.end()) for match in _LINE.finditer(text, start, end))
    return [span for span in spans if span]


def _sentences(text: str, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    for line in _lines(text, start, end):
        begin = line.start
        for match in _END.finditer(text, line.start, line.end):
            if _ends_sentence(text[begin : match.start() + 1]):
                found.append(Span(start=begin, end=match.start() + len(match.group().rstrip())))
                begin = match.end()
        if last := _trimmed(text, begin, line.end):
            found.append(last)
    return found


def _ends_sentence(text: str) -> bool:
    if not text.endswith("."):
        return True
    last = text.rstrip(".").rsplit(maxsplit=1)[-1].strip("\"'“‘«([").casefold() if text.rstrip(".").split() else ""
    is_initial = len(last) == 1 and last.isalpha()
    return not is_initial and last not in word_list("sentences", "abbreviations")


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    left, right = len(piece) - len(piece.lstrip()), len(piece.rstrip())
    return Span(start=start + left, end=start + right) if left < right else None
