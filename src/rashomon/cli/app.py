"""The application: every command is registered here, in one list, and errors become exit statuses."""

import logging
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from rashomon import __version__
from rashomon.cli import compare, people, stages, workspace
from rashomon.errors import RashomonError

app = typer.Typer(
    name="rashomon",
    help="One event, many accounts: who says what, on whose word, since when. No verdict.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

for command in (
    compare.compare,
    stages.acquire,
    stages.clean,
    stages.cluster,
    stages.annotate,
    stages.extract,
    stages.match,
    stages.reconcile,
    stages.report,
    compare.example,
    compare.schema,
    workspace.add,
    workspace.watch,
    workspace.stories,
    workspace.show,
    workspace.search,
    workspace.changes,
    workspace.feeds,
    workspace.rebuild,
    workspace.check,
    workspace.export,
    people.serve,
):
    app.command()(command)
app.command(name="import")(workspace.import_)
app.add_typer(people.users, name="user")


def _print_version(is_wanted: bool) -> None:
    if is_wanted:
        typer.echo(f"rashomon {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Log every stage to standard error.")] = False,
) -> None:
    """Take the options that stand before the command."""
    del version
    logging.basicConfig(
        stream=sys.stderr,
        level=logging.INFO if verbose else logging.ERROR,
        format="%(levelname)s %(name)s %(message)s %(stage)s %(ms)s ms" if verbose else "%(message)s",
    )


BAD_CALL = 2
"""Exit status of a wrong call or set-up. Rejected articles are no error: 0."""


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status."""
    try:
        app(args=list(arguments), prog_name="rashomon")
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 0
    except RashomonError as err:
        typer.echo(f"rashomon: {err}", err=True)
        return BAD_CALL
    except BrokenPipeError:
        # The reader of the pipe has gone ("| head"): not an error; and nothing may be flushed at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
