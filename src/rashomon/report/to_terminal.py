"""The report in a terminal: what is known, where accounts differ, who copies whom, what was turned away."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.model import Report
from rashomon.report.view import StoryView, view_report
from rashomon.report.view.ledger import LedgerRow
from rashomon.report.view.sides import Case, counted

if TYPE_CHECKING:
    from rich.console import Console

# Rows and cases of one story in the terminal: two screens.
ROWS, CASES, COPIES, STORIES, REJECTIONS = 12, 6, 6, 8, 10

# "more than 16,000" fits; so does "14.120", an article and its sentence.
_VALUE_WIDTH, _NUMBER_WIDTH = 16, 6

_HUES = {"disputed": "red", "denied": "red", "updated": "blue", "sharpened": "blue", "copied": "yellow"}


def to_terminal(report: Report, *, console: "Console") -> None:
    """Print a readable summary; plain where the console is no terminal."""
    from rich.text import Text  # noqa: PLC0415

    view = view_report(report)
    for story in view.stories[:STORIES]:
        _story(story, console)
    if len(view.stories) > STORIES:
        console.print(Text(f"and {len(view.stories) - STORIES} more stories"))
    for one in view.set_aside[:REJECTIONS]:
        console.print(Text(f"set aside: {one.outlet}: {one.title}"))
    if len(view.set_aside) > REJECTIONS:
        console.print(Text(f"and {len(view.set_aside) - REJECTIONS} more set aside"))
    for rejection in view.rejections:
        console.print(Text(f"rejected: {rejection.location}: {rejection.message}", style="yellow"))


def terminal_text(report: Report) -> str:
    """The summary as plain text, 120 columns wide."""
    from rich.console import Console  # noqa: PLC0415

    file = io.StringIO()
    to_terminal(report, console=Console(file=file, width=120, color_system=None))
    return file.getvalue()


def _story(story: StoryView, console: "Console") -> None:
    from rich.text import Text  # noqa: PLC0415

    head = story.header
    console.print()
    console.print(Text(head.title, style="bold"))
    if head.kicker:
        console.print(Text(head.kicker, style="dim"))
    counts = (
        counted(head.articles, "article"),
        counted(head.outlets, "outlet"),
        f"{len(head.wires)} {'agency' if len(head.wires) == 1 else 'agencies'}",
        counted(head.origins, "origin"),
    )
    console.print(Text(f"{', '.join(counts)} ({head.parties})"))
    if head.differences:
        console.print(Text(head.differences))
    _ledger(story, console)
    for case in story.cases[:CASES]:
        _case(case, console)
    if len(story.cases) > CASES:
        console.print(Text(f"\nand {len(story.cases) - CASES} more differences"))
    _copies(story, console)


def _ledger(story: StoryView, console: "Console") -> None:
    from rich.padding import Padding  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    if not story.ledger:
        return
    console.print(Text("\nFigures", style="bold"))
    for rows in _by_question(story.ledger[:ROWS]):
        first = rows[0]
        head = Text(f"{first.what}{', ' + first.detail if first.detail else ''}  ")
        console.print(head + Text(f"{first.status.sign} {first.status.word}", style=_HUES.get(first.status.id, "")))
        grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
        grid.add_column(justify="right", width=_VALUE_WIDTH)
        grid.add_column(ratio=3)
        grid.add_column(ratio=2)
        grid.add_column(width=_NUMBER_WIDTH, no_wrap=True)
        for row in rows:
            clocks = f"{row.as_of or 'day not said'}; known {row.known_at}"
            cells = (row.value.text, _who(row), clocks)
            grid.add_row(*map(Text, cells), Text(row.value.number, style="dim"))
        if first.reduced:
            grid.add_row(Text(""), Text(first.reduced, style="bold"), Text(""), Text(""))
        console.print(Padding(grid, (0, 0, 0, 2)))
    if more := len(story.ledger) + len(story.ledger_rest) - len(story.ledger[:ROWS]):
        console.print(Text(f"and {more} more figures"))


def _by_question(rows: Sequence[LedgerRow]) -> list[list[LedgerRow]]:
    questions: list[list[LedgerRow]] = []
    for row in rows:
        if row.is_more and questions:
            questions[-1].append(row)
        else:
            questions.append([row])
    return questions


def _who(row: LedgerRow) -> str:
    return "; ".join(
        f"{one.origin}{' (party)' if one.is_party else ''} → {', '.join(one.through[:4])}"
        if one.origin
        else f"{', '.join(one.through[:4])}, no source named"
        for one in row.sayings[:3]
    )


def _case(case: Case, console: "Console") -> None:
    from rich.padding import Padding  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console.print()
    head = Text(f"{case.status.sign} {case.status.word}", style=f"bold {_HUES.get(case.status.id, '')}".strip())
    console.print(head + Text(f"  {case.title}", style="bold") if case.title else head)
    for side in case.sides:
        origin = side.saying.origin or "no source named"
        sentence = "".join(piece.text if piece.link is None else piece.link.text for piece in side.sentence)
        console.print(
            Padding(Text(f"{(side.head or side.link).text}  – {origin}: {' '.join(sentence.split())}"), (0, 0, 0, 2))
        )
        console.print(Padding(Text(f"{side.source} [{side.link.number}]", style="dim"), (0, 0, 0, 4)))
    if case.reasons:
        console.print(Padding(Text(f"Why: {' '.join(case.reasons)}"), (0, 0, 0, 2)))


def _copies(story: StoryView, console: "Console") -> None:
    from rich.text import Text  # noqa: PLC0415

    if not story.copies:
        return
    console.print()
    console.print(Text("Who copies whom", style="bold"))
    for copy in story.copies[:COPIES]:
        share = (
            f"{round(100 * copy.share)} % of {copy.article}, {copy.outlet}, "
            if copy.share
            else f"{copy.article}, {copy.outlet}, "
        )
        credit = "credited" if copy.is_credited else "no credit"
        dropped = f"; drops {', '.join(copy.dropped)} as source" if copy.dropped else ""
        console.print(Text(f"  {share}from {copy.of}, {copy.of_outlet}: {credit}{dropped}"))
    if len(story.copies) > COPIES:
        console.print(Text(f"  and {len(story.copies) - COPIES} more"))
