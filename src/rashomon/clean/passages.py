"""What each stretch of a text is: headline, dateline, byline, lead, paragraph, credit, correction or boilerplate."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.clean.datelines import Dateline, read_dateline
from rashomon.clean.dates import Stamp, find_date
from rashomon.clean.lines import BLANK, Block, find_blocks
from rashomon.model import Passage, PassageRole, Span
from rashomon.schema.boilerplate import LinePattern, load_boilerplate
from rashomon.schema.fold import fold

# Blocks from either end among which a pattern of the edges is believed.
FIRST_BLOCKS, LAST_BLOCKS = 6, 5

# Characters. A headline is no longer.
LONGEST_HEADLINE = 160

# Characters. A line that states a date of publication and nothing else is no longer.
LONGEST_STAMP = 90

# Blocks of story at the start within which a dateline is looked for: a summary may stand before it.
DATELINE_WITHIN = 3

# What may stand before the date of a stamp: one name.
_AGENCY = re.compile(r"[A-Z]{2,6}|[A-Z][a-z]{3,11}")

_SENTENCE_ENDS = (".", "!", "?", ":", ";", ",", '"', "'", "…")

# Reasons after which lines without a full stop, down to the end, are the titles of other articles.
_LISTS = ("related links", "read more")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A passage with what was read from it.

    Attributes:
        name: who is credited, with the start of the name in the text; None where nobody is.
        header: our name of the field and its value, where the line is "Key: value".
        stamp: the date a stamp states, its offsets those of the text.
        dateline: what the dateline says.
    """

    passage: Passage
    name: str | None = None
    name_start: int = 0
    header: tuple[str, str] | None = None
    stamp: Stamp | None = None
    dateline: Dateline | None = None


def mark_passages(text: str, title: str | None) -> tuple[Marked, ...]:
    """The passages of a text, in order; together they hold every character that is not blank.

    Args:
        text: the fixed text.
        title: as it is known from beside the text; found again, it is marked as the headline.
    """
    folded = fold(text)
    blocks = find_blocks(text)
    marker = _Marker(folded=folded, text=text, blocks=blocks, title=fold(title.strip()) if title else "")
    return tuple(marker.mark())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marker:
    folded: str
    text: str
    blocks: Sequence[Block]
    title: str

    def mark(self) -> Iterator[Marked]:
        header = tuple(self._header())
        linked = self._first_of_links()
        is_upper = not any(char.islower() for char in self.text)
        told = 0
        has_dateline = has_lead = False
        for number, block in enumerate(self.blocks):
            if number < len(header):
                yield from header[number]
                continue
            if known := self._known(number, block):
                yield known
                continue
            if number >= linked:
                yield self._one(block, PassageRole.BOILERPLATE, "linked titles")
                continue
            start = block.start
            for marked in self._opening(
                number, block, can_have_dateline=not has_dateline, is_upper=is_upper, told=told
            ):
                has_dateline |= marked.passage.reason == "dateline"
                start = marked.passage.span.end
                yield marked
            rest = self._strip(start, block.end)
            if rest is None:
                continue
            told += 1
            is_first = told == 1
            role, reason = self._story(number, replace(block, start=rest.start), is_first=is_first, has_lead=has_lead)
            has_lead |= role is PassageRole.LEAD
            yield Marked(passage=Passage(span=rest, role=role, reason=reason))

    # -------------------------------------------------------------- header lines above the text

    def _header(self) -> Iterator[tuple[Marked, ...]]:
        """Lines "Key: value" at the top, each as a key that is boilerplate and a value that may be the headline."""
        keys = load_boilerplate().header
        for block in self.blocks:
            key, colon, value = self.folded[block.start : block.end].partition(":")
            name = keys.get(key.strip().lower())
            if not colon or name is None or not value.strip() or block.lines > 1 or len(value) > LONGEST_HEADLINE:
                return
            yield tuple(self._header_line(block, block.start + len(key) + 1, name))

    def _header_line(self, block: Block, cut: int, name: str) -> Iterator[Marked]:
        value = self._strip(cut, block.end)
        if value is None:
            return
        written = self.text[value.start : value.end]
        if name == "title":
            yield self._one(replace(block, end=cut), PassageRole.BOILERPLATE, "header key")
            yield Marked(
                passage=Passage(span=value, role=PassageRole.HEADLINE, reason="header title"), header=(name, written)
            )
            return
        roles = {
            "outlet": PassageRole.CREDIT,
            "author": PassageRole.BYLINE,
            "published": PassageRole.DATELINE,
            "revised": PassageRole.DATELINE,
            "location": PassageRole.DATELINE,
        }
        passage = self._one(block, roles.get(name, PassageRole.BOILERPLATE), f"header {name}")
        marked = replace(passage, header=(name, written))
        yield replace(marked, name=written, name_start=value.start) if name == "outlet" else marked

    # -------------------------------------------------------------- lines that are known for what they are

    def _known(self, number: int, block: Block) -> Marked | None:
        line = self.folded[block.start : block.end]
        if self.title and line.strip(" .") == self.title.strip(" ."):
            return self._one(block, PassageRole.HEADLINE, "title")
        is_edge = number < FIRST_BLOCKS or number >= len(self.blocks) - LAST_BLOCKS
        if is_edge and (stamp := self._stamp(block, line)):
            return stamp
        for pattern in load_boilerplate().lines:
            if len(line) > pattern.longest or (pattern.is_edge and not is_edge):
                continue
            if found := self._match(pattern, block, line):
                return found
        return None

    def _match(self, pattern: LinePattern, block: Block, line: str) -> Marked | None:
        found = pattern.pattern.fullmatch(line.replace("\n", " "))
        if found is None or (pattern.role is PassageRole.BYLINE and line.endswith((".", "!", "?", '"'))):
            return None
        marked = self._one(block, pattern.role, pattern.reason)
        if "name" not in pattern.pattern.groupindex or not found["name"]:
            return marked
        start = block.start + found.start("name")
        return replace(marked, name=self.text[start : start + len(found["name"])], name_start=start)

    def _stamp(self, block: Block, line: str) -> Marked | None:
        """A line that holds a date of publication and nothing else."""
        found = find_date(line) if len(line) <= LONGEST_STAMP else None
        if found is None or len(line) - (found.end - found.start) > 24:
            return None
        rest = (line[: found.start] + line[found.end :]).strip(" |,.-()[]:").lower()
        if " " in rest and not rest.startswith(("updated", "published", "last", "date")):
            return None
        marked = self._one(block, PassageRole.DATELINE, "date stamp")
        return replace(
            marked, stamp=replace(found, is_revision=found.is_revision or rest in ("updated", "last updated"))
        )

    # -------------------------------------------------------------- what opens a paragraph

    def _opening(
        self, number: int, block: Block, *, can_have_dateline: bool, is_upper: bool, told: int
    ) -> Iterator[Marked]:
        """A date, the title, a dateline: each where it stands before the first sentence."""
        start = block.start
        if number == 0 and (marked := self._leading_date(start, block.end)):
            yield marked
            start = marked.passage.span.end
        if told == 0 and self.title and (marked := self._leading_title(start, block.end)):
            yield marked
            start = marked.passage.span.end
            if marked := self._leading_date(start, block.end):
                yield marked
                start = marked.passage.span.end
        rest = self._strip(start, block.end)
        if not can_have_dateline or rest is None or told >= DATELINE_WITHIN:
            return
        dateline = read_dateline(self.folded[rest.start : rest.end], is_upper=is_upper)
        if dateline is None:
            return
        span = Span(start=rest.start, end=rest.start + dateline.end)
        passage = Passage(span=span, role=PassageRole.DATELINE, reason="dateline")
        yield Marked(
            passage=passage, dateline=dateline, name=dateline.agency, name_start=rest.start + dateline.agency_start
        )

    def _leading_date(self, start: int, end: int) -> Marked | None:
        """A full date before a sentence, an agency before it or not: "AFP Sunday 26 Nov 2017 At least …"."""
        span = self._strip(start, end)
        line = self.folded[span.start : span.end][:LONGEST_HEADLINE] if span else ""
        found = find_date(line)
        agency = line[: found.start].strip() if found else ""
        if span is None or found is None or not (agency == "" or _AGENCY.fullmatch(agency)):
            return None
        following = line[found.end :].lstrip(" -|,)")
        # "29 November 2024 was a Friday" is a sentence; a stamp stands before one.
        if not following[:1].isupper() and not following[:1].isdigit() and following[:1] not in "\"'(":
            return None
        stamp = Span(start=span.start, end=span.start + found.end)
        passage = Passage(span=stamp, role=PassageRole.DATELINE, reason="date stamp")
        return Marked(passage=passage, stamp=found, name=agency or None, name_start=span.start)

    def _leading_title(self, start: int, end: int) -> Marked | None:
        rest = self._strip(start, end)
        if rest is None or not self.folded.startswith(self.title, rest.start):
            return None
        stop = rest.start + len(self.title)
        following = self.folded[stop:end]
        if following[:1].isalnum() or not following.strip(" .-|:"):
            return None
        stop += len(following) - len(following.lstrip(" ."))
        span = self._strip(rest.start, stop)
        return Marked(passage=Passage(span=span, role=PassageRole.HEADLINE, reason="title")) if span else None

    # -------------------------------------------------------------- story

    def _story(self, number: int, block: Block, *, is_first: bool, has_lead: bool) -> tuple[PassageRole, str]:
        line = self.folded[block.start : block.end]
        is_short = len(line) <= LONGEST_HEADLINE and not line.endswith(_SENTENCE_ENDS)
        if is_first and is_short and self._is_headline(number, block):
            return PassageRole.HEADLINE, "first short line"
        if is_short and len(line) < LONGEST_HEADLINE / 2:
            return PassageRole.PARAGRAPH, "short line"
        return (PassageRole.PARAGRAPH, "paragraph") if has_lead else (PassageRole.LEAD, "first paragraph")

    def _is_headline(self, number: int, block: Block) -> bool:
        """Whether a first short line stands apart: by a blank line, or by being much shorter than what follows."""
        later = ((one, self.blocks[one]) for one in range(number + 1, len(self.blocks)))
        following = next((other for one, other in later if self._known(one, other) is None), None)
        if following is None:
            return False
        return block.stands_apart or following.end - following.start > 1.5 * (block.end - block.start)

    def _first_of_links(self) -> int:
        """Where a list of other articles' titles starts that goes on to the end."""
        first = len(self.blocks)
        for number in range(len(self.blocks) - 1, 0, -1):
            block = self.blocks[number]
            line = self.folded[block.start : block.end]
            known = self._known(number, block)
            if known and known.passage.role is PassageRole.BOILERPLATE:
                if known.passage.reason in _LISTS and len(line) <= 60:
                    first = number + 1
                continue
            if line.endswith(_SENTENCE_ENDS) or len(line) > LONGEST_HEADLINE or known:
                break
        return first

    # -------------------------------------------------------------- spans

    def _one(self, block: Block, role: PassageRole, reason: str) -> Marked:
        return Marked(passage=Passage(span=Span(start=block.start, end=block.end), role=role, reason=reason))

    def _strip(self, start: int, end: int) -> Span | None:
        while start < end and self.text[start] in BLANK:
            start += 1
        while end > start and self.text[end - 1] in BLANK:
            end -= 1
        return Span(start=start, end=end) if end > start else None
