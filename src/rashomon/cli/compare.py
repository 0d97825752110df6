"""`rashomon compare`, the main job; and what goes with it: the bundled example and the JSON Schema."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli import terminal
from rashomon.cli.stages import ConfigPath, Inputs, Quiet

# Columns of the summary where no terminal says how wide it is.
PIPE_WIDTH = 100


def compare(
    inputs: Inputs,
    html: Annotated[Path | None, typer.Option("--html", help="Write the report as one self-contained page.")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write everything as one JSON document.")] = None,
    csv: Annotated[Path | None, typer.Option("--csv", help="Write the ledger of figures as CSV.")] = None,
    policy: Annotated[str, typer.Option("--policy", help="How figures are reduced.")] = "show_all",
    as_known_at: Annotated[
        str | None, typer.Option("--as-known-at", metavar="TIME", help="Only what was known then: 2024-11-29T14:00Z.")
    ] = None,
    without: Annotated[
        list[str] | None, typer.Option("--without", metavar="SOURCE", help="Recount without a source; repeatable.")
    ] = None,
    without_family: Annotated[
        list[str] | None, typer.Option("--without-family", metavar="FAMILY", help="Recount without a publisher family.")
    ] = None,
    without_party: Annotated[
        bool, typer.Option("--without-party", help="Recount without the parties to the conflict.")
    ] = False,
    config: ConfigPath = None,
    quiet: Quiet = False,
) -> None:
    """Compare accounts of one event: all seven stages; a readable summary in the terminal."""
    from dataclasses import replace  # noqa: PLC0415

    from rashomon.run import pipeline  # noqa: PLC0415

    settings = terminal.read_config(config)
    recount = replace(
        settings.reconcile,
        without=tuple(without or settings.reconcile.without),
        without_families=tuple(without_family or settings.reconcile.without_families),
        without_party=without_party or settings.reconcile.without_party,
    )
    view = pipeline.View(policy=policy, as_known_at=terminal.read_moment(as_known_at))
    with terminal.progress_bar(is_quiet=quiet) as progress:
        made = pipeline.compare(
            terminal.expand_inputs(inputs),  # type: ignore[arg-type]  # checked there
            config=replace(settings, reconcile=recount),
            view=view,
            progress=progress,
        )
    from rashomon.reconcile import unknown_names  # noqa: PLC0415
    from rashomon.report import report  # noqa: PLC0415

    for name in unknown_names(made.articles, made.mentions, recount):
        typer.echo(f"note: no source is called “{name}” here; nothing was left out for it", err=True)
    for path, format_name in ((html, "html"), (json_file, "json"), (csv, "csv")):
        if path:
            terminal.write_file(path, report(made, format=format_name))
    if not quiet:
        _print_summary(made)
    else:
        terminal.print_rejections(made.rejections)


def _print_summary(made: object) -> None:
    from rich.console import Console  # noqa: PLC0415

    from rashomon.model import Report  # noqa: PLC0415
    from rashomon.report import to_terminal  # noqa: PLC0415

    if isinstance(made, Report):
        console = Console(file=sys.stdout)
        to_terminal(made, console=console if console.is_terminal else Console(file=sys.stdout, width=PIPE_WIDTH))


def example() -> None:
    """Print the path of the bundled example: an invented event in many accounts."""
    from rashomon.examples import example_path  # noqa: PLC0415

    typer.echo(str(example_path()))


def schema(
    record: Annotated[
        str, typer.Argument(help="document, article, claim, mention, …; all of them when left out.")
    ] = "",
) -> None:
    """Print the JSON Schema of the record format."""
    from rashomon.schema.json_schema import schema_of  # noqa: PLC0415

    typer.echo(json.dumps(schema_of(record or "document"), indent=2, ensure_ascii=False))
