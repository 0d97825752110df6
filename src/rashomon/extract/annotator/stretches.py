"""What goes to the parser: stretches of a text that it can bear, in batches of bounded size."""

import re
from collections.abc import Iterator, Sequence

from rashomon.model import Span

# Characters. A stretch longer than this is cut at white space before parsing: the parser's memory grows with length,
# and no sentence of news is this long.
MAX_STRETCH = 4_000

# Characters without a blank between them. A longer run is cut: the tokenizer looks at all of the rest for each mark
# that it takes off, so that 100,000 quotation marks would take half a minute.
MAX_RUN = 300
_RUN = re.compile(rf"\S{{{MAX_RUN}}}(?=\S)")

# Characters a batch: an article of usual length, title and all, in one. The parser's memory grows with them; more than
# these it does not read faster.
MAX_BATCH = 60_000

_PARAGRAPH = re.compile(r"\S(?:[^\n]*\S)?")


def paragraphs(text: str) -> tuple[Span, ...]:
    """The non-blank lines of a text, without the blanks around them."""
    return tuple(Span(start=line.start(), end=line.end()) for line in _PARAGRAPH.finditer(text))


def batches(written: Sequence[str]) -> Iterator[list[str]]:
    """Stretches in order, as many at a time as `MAX_BATCH` allows: one at least."""
    batch: list[str] = []
    size = 0
    for stretch in written:
        if batch and size + len(stretch) > MAX_BATCH:
            yield batch
            batch, size = [], 0
        batch.append(stretch)
        size += len(stretch)
    if batch:
        yield batch


def cut_stretches(text: str, given: Sequence[Span] | None) -> Iterator[Span]:
    """The passages to parse, every line if None, in pieces that the parser can bear."""
    for span in paragraphs(text) if given is None else given:
        yield from _cut(text, span)


def _cut(text: str, span: Span) -> Iterator[Span]:
    """A stretch in pieces that the parser can bear; line breaks within it are blanks, as in text set to a width."""
    start = span.start
    for run in _RUN.finditer(text, span.start, span.end):
        yield from _short(text, start, run.end())
        start = run.end()
    yield from _short(text, start, span.end)


def _short(text: str, start: int, end: int) -> Iterator[Span]:
    """A piece cut at blanks where it passes `MAX_STRETCH`."""
    while end - start > MAX_STRETCH:
        blank = max(text.rfind(mark, start + MAX_STRETCH // 2, start + MAX_STRETCH) for mark in (" ", "\n"))
        cut = blank if blank > 0 else start + MAX_STRETCH
        yield Span(start=start, end=cut)
        start = cut
    if end > start:
        yield Span(start=start, end=end)
