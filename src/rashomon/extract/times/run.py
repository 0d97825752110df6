"""One run of items that the grammar took for a time expression, with what its readers ask of it."""

import re
from dataclasses import dataclass

from rashomon.extract.times.anchor import Anchor, looks_ahead
from rashomon.extract.times.lexer import Item
from rashomon.values import Granularity, TimeExpression, TimeType

BACKWARD = ("last", "past", "previous", "latest")
FORWARD = ("next", "coming", "following")
_PARTS = {"earlier": "START", "later": "END"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The items of one expression in their text.

    Attributes:
        text: the whole text.
        items: the items of the run, in text order.
        lead: category of the item before it; "end" at the start of the text.
        lead_is_lower: whether that item is written small, so that no sentence begins with it.
        follower: category of the item after it; "end" at the end of the text.
        anchor: what relative expressions count from here.
        cues: finds words that look ahead or back.
        hinge: what hangs it on its clause, as in `TimeMention`.
    """

    text: str
    items: tuple[Item, ...]
    lead: str
    lead_is_lower: bool
    follower: str
    anchor: Anchor
    cues: re.Pattern[str]
    hinge: str | None = None

    @property
    def start(self) -> int:
        """First character."""
        return self.items[0].start

    @property
    def end(self) -> int:
        """Character after the last."""
        return self.items[-1].end

    def find(self, *categories: str) -> Item | None:
        """The first item of one of the categories."""
        return next((item for item in self.items if item.category in categories), None)

    def has(self, *categories: str) -> bool:
        """Whether an item is of one of the categories."""
        return self.find(*categories) is not None

    def number(self, *categories: str) -> int | None:
        """The value of the first item of one of the categories."""
        item = self.find(*categories)
        return None if item is None else int(item.value)

    def word(self, *categories: str) -> str | None:
        """The value of the first item of one of the categories, as a string."""
        item = self.find(*categories)
        return None if item is None else str(item.value)

    @property
    def mod(self) -> str | None:
        """The TIMEX3 modifier its words give."""
        item = self.find("edge", "part", "approx")
        if item is not None:
            return str(item.value)
        first = self.items[0].category
        return _PARTS.get(first)

    @property
    def direction(self) -> int:
        """-1 for last, 1 for next, 0 for this."""
        if self.has(*BACKWARD):
            return -1
        return 1 if self.has(*FORWARD) else 0

    @property
    def ahead(self) -> bool | None:
        """Whether the clause looks ahead; "until Friday" within a sentence does, whatever its tense."""
        if self.lead == "until" and self.lead_is_lower:
            return True
        return looks_ahead(self.text, self.start, self.end, self.cues)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a run means.

    Attributes:
        value: the value.
        mod: TIMEX3 modifier; None where the words give none.
        moves: whether the narration has moved there, so that "the next day" counts from it.
        skip: leading items that are not part of the expression.
    """

    value: TimeExpression
    mod: str | None = None
    moves: bool = True
    skip: int = 0


def undated(timex: str, grain: Granularity | None, kind: TimeType = TimeType.DATE) -> TimeExpression:
    """A value without bounds."""
    return TimeExpression(type=kind, timex=timex, granularity=grain)
