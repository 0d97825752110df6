"""Forks runs of the command line from one process that has loaded the code; started by `crash.Runner`.

A line on standard input is the JSON list of arguments of one run. Answers are two lines: the number of the process, and
how it ended (negative: by that signal). One run at a time.
"""

import contextlib
import io
import json
import os
import sys
from dataclasses import replace
from importlib import import_module


def warm():
    """Load what every run would load: modules, command line, cleaner, word lists; and read lightly."""
    for name in ("acquire.fetch", "acquire.feeds", "cli.workspace", "run.watch", "run.workspace", "store.workspace"):
        import_module(f"rashomon.{name}")
    from desk import capture, read_lightly
    from feed_server import page

    from rashomon.clean import clean
    from rashomon.cli.app import run
    from rashomon.config import Config
    from rashomon.run import pipeline, workspace

    workspace.extract_all = pipeline.extract_all = read_lightly
    made = [
        replace(capture(name, "", url=f"https://norda.example/{name}"), body=page(), media_type="text/html")
        for name in "ab"
    ]
    pipeline.compare_articles([clean(one) for one in made], config=Config(), view=pipeline.View())
    with contextlib.redirect_stderr(io.StringIO()):
        run(["stories", "--workspace", "nowhere"])


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
