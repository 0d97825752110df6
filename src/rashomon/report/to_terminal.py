"""The report in a terminal: what is known, where accounts differ, who copies whom, what was turned away."""

import io
from typing import TYPE_CHECKING

from rashomon.model import Report
from rashomon.report.view import StoryView, view_report
from rashomon.report.view.sides import Case, counted

if TYPE_CHECKING:
    from rich.console import Console

# Rows and cases of one story in the terminal: two screens.
ROWS, CASES, COPIES, STORIES, REJECTIONS = 12, 6, 6, 8, 10

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
    console.print(Text(f"{', '.join(counts)} ({head.origins_not_party} not known as party to the conflict)"))
    if head.differences:
        console.print(Text(head.differences))
    _ledger(story, console)
    for case in story.cases[:CASES]:
        _case(case, console)
    if len(story.cases) > CASES:
        console.print(Text(f"\nand {len(story.cases) - CASES} more differences"))
    _copies(story, console)


def _ledger(story: StoryView, console: "Console") -> None:
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    if not story.ledger:
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name, justify in (("What", "left"), ("Value", "right"), ("Status", "left"), ("Who says so", "left")):
        table.add_column(name, justify=justify)  # type: ignore[arg-type]  # two of its literals
    for name in ("As of", "Known at"):
        table.add_column(name, no_wrap=True)
    table.add_column("At", no_wrap=True)
    for row in story.ledger[:ROWS]:
        who = "; ".join(
            f"{one.origin}{' (party)' if one.is_party else ''} → {', '.join(one.through[:4])}"
            if one.origin
            else f"{', '.join(one.through[:4])}, no source named"
            for one in row.sayings[:3]
        )
        what = "" if row.is_more else f"{row.what}{', ' + row.detail if row.detail else ''}"
        status = Text(f"{row.status.sign} {row.status.word}", style=_HUES.get(row.status.id, ""))
        cells = [Text(what), Text(row.value.text), status, Text(who), Text(row.as_of or "not said"), Text(row.known_at)]
        table.add_row(*cells, Text(row.value.number, style="dim"))
    console.print(table)
    if more := len(story.ledger) + len(story.ledger_rest) - len(story.ledger[:ROWS]):
        console.print(Text(f"and {more} more figures"))


def _case(case: Case, console: "Console") -> None:
    from rich.padding import Padding  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console.print()
    head = Text(f"{case.status.sign} {case.status.word}", style=f"bold {_HUES.get(case.status.id, '')}".strip())
    console.print(head + Text(f"  {case.title}", style="bold") if case.title else head)
    for side in case.sides:
        origin = side.saying.origin or "no source named"
        sentence = "".join(piece.text if piece.link is None else piece.link.text for piece in side.sentence)
        console.print(Padding(Text(f"{side.link.text}  – {origin}: {' '.join(sentence.split())}"), (0, 0, 0, 2)))
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
