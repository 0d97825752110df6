"""What a rule found, in tokens: cue, speaker, content; and the arithmetic of token ranges."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.extract.annotation import Annotation
from rashomon.model import Quotation, Stance

Range = tuple[int, int]
"""Tokens `first` to `stop`, half open."""

_LOOSE = frozenset({",", ";", ":", ".", "-", "–", "—", "―", "--", "...", "…"})
_COORDINATORS = frozenset({"and", "but", "or", "so", "yet"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One attribution, not yet tied to characters and actors.

    Attributes:
        head: index of the cue's main token.
        cue: token ranges of the cue; empty for a free quotation.
        speaker: token range of the speaker; None where there is none.
        subject: index of the speaker's syntactic head.
        content: token ranges of what is said, in text order.
        stance: how the speaker stands to it.
        rule: name of the rule.
        relay: token ranges of who passes it on, nearest to the origin first ("told AFP", "on X").
        sources: token ranges of whom the speaker cites.
    """

    head: int
    cue: tuple[Range, ...]
    speaker: Range | None
    subject: int | None
    content: tuple[Range, ...]
    stance: Stance
    rule: str
    relay: tuple[Range, ...] = ()
    sources: tuple[Range, ...] = ()

    @property
    def first(self) -> int:
        """The first token of the content."""
        return min(first for first, _ in self.content)

    @property
    def stop(self) -> int:
        """The token behind the content."""
        return max(stop for _, stop in self.content)

    @property
    def size(self) -> int:
        """Tokens of content."""
        return sum(stop - first for first, stop in self.content)


def edges(annotation: Annotation, index: int) -> Range:
    """The stretch from the first to the last token below (and with) a token."""
    below = annotation.subtree(index)
    return below[0], below[-1] + 1


def trim(annotation: Annotation, part: Range) -> Range | None:
    """A range without loose punctuation and coordinators at its ends; None if nothing is left."""
    first, stop = part
    tokens = annotation.tokens
    while first < stop and (tokens[first].lower in _LOOSE or tokens[first].lower in _COORDINATORS):
        first += 1
    while first < stop and tokens[stop - 1].lower in _LOOSE | _COORDINATORS:
        stop -= 1
    return (
        (first, stop)
        if first < stop and any(any(c.isalnum() for c in tokens[i].text) for i in range(first, stop))
        else None
    )


def cut(part: Range, holes: Iterable[Range]) -> tuple[Range, ...]:
    """A range without others."""
    pieces = [part]
    for low, high in holes:
        pieces = [
            piece
            for first, stop in pieces
            for piece in ((first, min(stop, low)), (max(first, high), stop))
            if piece[0] < piece[1]
        ]
    return tuple(sorted(set(pieces)))


def trimmed(annotation: Annotation, parts: Sequence[Range]) -> tuple[Range, ...]:
    """Ranges, each trimmed; empty ones left out."""
    return tuple(part for one in parts if (part := trim(annotation, one)))


class Marks:
    """Quotations by token: which tokens stand in which, for extending contents to whole quotations.

    `ranges` and `of` hold speech only, the outermost quotation at each place; `all` holds every outermost quotation,
    `times` the tokens of days and hours, which nobody is.
    """

    def __init__(self, annotation: Annotation, quotations: Sequence[Quotation]) -> None:
        """Index the speech quotations that lie in no other."""
        self.ranges: list[Range] = []
        self.of: dict[int, int] = {}
        self.all: dict[int, Range] = {}
        timed = (entity for entity in annotation.entities if entity.label in ("DATE", "TIME"))
        self.times = frozenset(index for entity in timed for index in range(entity.first, entity.stop))
        for quotation in quotations:
            inside = annotation.tokens_in(quotation.span)
            if not inside:
                continue
            part = (inside[0], inside[-1] + 1)
            for index in inside:
                self.all.setdefault(index, part)
            if quotation.is_speech and inside[0] not in self.of:
                self.of.update(dict.fromkeys(inside, len(self.ranges)))
                self.ranges.append(part)

    def around(self, index: int) -> Range | None:
        """The quotation a token stands in."""
        number = self.of.get(index)
        return None if number is None else self.ranges[number]

    def whole(self, part: Range) -> Range:
        """A range extended over quotations it cuts."""
        first, stop = part
        left, right = self.all.get(first), self.all.get(stop - 1)
        return (min(first, left[0]) if left else first, max(stop, right[1]) if right else stop)


def trim_name(annotation: Annotation, part: Range) -> Range | None:
    """A speaker's words without loose punctuation and marks left over at its ends."""
    first, stop = part
    tokens = annotation.tokens
    while first < stop and not any(char.isalnum() for char in tokens[first].text):
        first += 1
    while (
        first < stop
        and tokens[stop - 1].text not in (")", ".")
        and not (tokens[stop - 1].tag == "''" and any(token.tag == "``" for token in tokens[first : stop - 1]))
        and not any(char.isalnum() for char in tokens[stop - 1].text)
    ):
        stop -= 1
    return (first, stop) if first < stop else None
