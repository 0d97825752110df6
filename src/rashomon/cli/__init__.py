"""The command line: `rashomon STAGE`, `rashomon compare`, and the workspace commands."""

import sys


def main() -> None:
    """Run the command line; a wrong call ends with status 2 and one line that says what to do."""
    from rashomon.cli.app import run  # noqa: PLC0415  (Typer takes 0.1 s, and this module is imported for its docs too)

    sys.exit(run(sys.argv[1:]))
