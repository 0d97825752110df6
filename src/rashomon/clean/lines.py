"""A text as blocks: its paragraphs as somebody set them, one a line or wrapped over several."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

# What lies around words and is none: white space, and the marks some editors leave.
BLANK = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029\ufeff\u200b\u2060"

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’»)\]]*$")

# A text is taken for hard-wrapped when its long lines are as long as a typewriter's or a terminal's and this share
# of them ends within a sentence. Wire archives wrap at 60 to 80.
WRAP_WIDTHS = range(40, 101)
MIN_WRAPPED_SHARE = 0.6
MIN_WRAPPED_LINES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of text that stands for itself.

    Attributes:
        start, end: half-open, without blanks at either end.
        stands_apart: whether a blank line, or the end of the text, follows it.
        lines: how many lines it has.
    """

    start: int
    end: int
    stands_apart: bool
    lines: int = 1


def find_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in order; together they hold every character that is not blank."""
    lines = [line for line in (_strip(text, *found.span()) for found in _LINE.finditer(text)) if line]
    groups = list(_join(text, lines)) if is_wrapped(text, lines) else [[line] for line in lines]
    found = []
    for number, group in enumerate(groups):
        end = group[-1][1]
        following = groups[number + 1][0][0] if number + 1 < len(groups) else len(text)
        apart = text[end:following].replace("\r\n", "\n").count("\n") > 1 or number + 1 == len(groups)
        found.append(Block(start=group[0][0], end=end, stands_apart=apart, lines=len(group)))
    return tuple(found)


def _strip(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start] in BLANK:
        start += 1
    while end > start and text[end - 1] in BLANK:
        end -= 1
    return (start, end) if end > start else None


def is_wrapped(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether lines end where the paper did and not where the paragraph does."""
    followed = [line for line, following in pairwise(lines) if _is_next(text, line, following)]
    if len(followed) < MIN_WRAPPED_LINES or max(end - start for start, end in lines) >= WRAP_WIDTHS.stop:
        return False
    within = sum(
        not _SENTENCE_END.search(text[start:end]) for start, end in followed if end - start >= WRAP_WIDTHS.start
    )
    return within >= MIN_WRAPPED_SHARE * len(followed)


def _is_next(text: str, line: tuple[int, int], following: tuple[int, int]) -> bool:
    """Whether only a line break, and no indentation, stands between two lines."""
    return text[line[1] : following[0]].replace("\r\n", "\n").strip(" ") == "\n" and text[following[0] - 1] in "\r\n"


def _join(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    group: list[tuple[int, int]] = []
    for line in lines:
        if group and not _is_next(text, group[-1], line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group
