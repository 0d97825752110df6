"""Forks runs of the command line from one process that has loaded the parser; started by `crash.Runner`.

A line on standard input is the JSON list of arguments of one run. Answers are two lines: the number of the process, and
how it ended (negative: by that signal). One run at a time.
"""

import json
import os
import sys
from datetime import UTC, datetime
from importlib import import_module


def warm():
    """Load what every run would load: parser, word lists, gazetteer, cleaner. No database."""
    for name in ("acquire.fetch", "acquire.feeds", "cli.workspace", "run.watch", "run.workspace", "store.workspace"):
        import_module(f"rashomon.{name}")
    from rashomon.cluster import cluster
    from rashomon.run.pipeline import compare

    now = datetime(2031, 3, 11, tzinfo=UTC)
    text = "Nine people were killed when a ferry burned off Aleppo, police said. "
    made = compare([{"id": str(n), "text": text * 3, "published": "2031-03-11"} for n in range(2)], now=now)
    cluster(made.articles)


def run(arguments):
    from rashomon.cli import main

    log = os.open("watch.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 1)
    os.dup2(log, 2)
    sys.argv = ["rashomon", *arguments]
    main()


def serve():
    warm()
    for line in sys.stdin:
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            try:
                run(json.loads(line))
            except SystemExit as done:
                os._exit(done.code if isinstance(done.code, int) else 1)
            finally:
                os._exit(70)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()
