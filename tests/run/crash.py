"""Real `rashomon watch` processes that can be killed at any moment, and a feed they follow.

Every run is a process of its own that goes through the command line. They are forked from one server that has loaded
the parser already, so that a run takes a second and not four; nothing else is shared.
"""

import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

from .feed_server import FeedServer, item, rss

CONFIG = """
[acquire]
allow_loopback = true

[extract]
workers = 1

[watch]
host_pause_s = 0.0
"""

ACCOUNTS = (
    ("Nine dead in ferry fire", "At least nine people were killed when a ferry burned off Maren, harbour police said."),
    ("Ferry fire kills 12", "Twelve people died in a ferry fire off Maren on Tuesday, the coast guard said."),
    ("Dam breach floods valley", "A dam broke in the Tolm valley and 400 people were displaced, the governor said."),
    ("Maren ferry: toll rises", "The toll of the ferry fire off Maren rose to 14, harbour police said on Tuesday."),
    ("Tolm valley under water", "The governor said 650 people were displaced after the dam broke in the Tolm valley."),
    ("Company denies ferry fault", "The operator denied that the ferry off Maren that burned had been overloaded."),
)

PAGE = (
    "<html><head><title>{title}</title></head>"
    "<body><article><h1>{title}</h1><p>{lead}</p><p>{more}</p></article></body></html>"
)
MORE = "Rescuers went on with their work through the night, and officials asked people to stay away from the shore."


class Desk(FeedServer):
    """A feed of short accounts, served by pages that are asked one after the other."""

    def __init__(self):
        super().__init__()
        urls = [f"{self.root}/{number}" for number in range(len(ACCOUNTS))]
        entries = [item(url, title=title) for url, (title, _) in zip(urls, ACCOUNTS, strict=True)]
        self.feed_url = f"{self.root}/rss"
        self.served = []
        self.routes = {"/rss": (200, {"Content-Type": "application/rss+xml"}, rss(entries))}
        for number, (title, lead) in enumerate(ACCOUNTS):
            body = PAGE.format(title=title, lead=lead, more=MORE).encode()
            self.routes[f"/{number}"] = self._noted(number, body)

    def _noted(self, number, body):
        def route(_handler):
            self.served.append(number)
            return (200, {"Content-Type": "text/html; charset=utf-8"}, body)

        return route

    def acknowledged(self):
        """The pages that must be kept: a page is asked for only when the one before it was committed."""
        return {f"{self.root}/{number}" for number in self.served[:-1]}


class Runner:
    """Starts runs of `rashomon watch --once` on a feed."""

    def __init__(self, folder, feed_url):
        (folder / "feeds.txt").write_text(f"{feed_url}\n", encoding="utf-8")
        (folder / "rashomon.toml").write_text(CONFIG, encoding="utf-8")
        threads = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        self._log = folder / "watch.log"
        self._server = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("crash_server.py")],
            cwd=folder,
            env={**os.environ, **threads},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )

    def close(self):
        self._server.stdin.close()
        self._server.wait(30)
        self._server.stdout.close()

    def run(self, location):
        """Run to the end; returns the seconds it took."""
        start = time.monotonic()
        self._start(location)
        status = self._status()
        assert status == 0, f"watch ended with {status}: {self._log.read_text(encoding='utf-8')[-2000:]}"
        return time.monotonic() - start

    def kill_after(self, seconds, location):
        """Run, and kill -9 after some seconds; returns whether it was still running."""
        process = self._start(location)
        ended, _, _ = select.select([self._server.stdout], [], [], seconds)
        if not ended:
            os.kill(process, signal.SIGKILL)
        return self._status() == -signal.SIGKILL

    def _start(self, location):
        command = ["watch", "feeds.txt", "--once", "--workspace", str(location), "--config", "rashomon.toml"]
        self._server.stdin.write(f"{json.dumps(command)}\n")
        self._server.stdin.flush()
        return int(self._server.stdout.readline())

    def _status(self):
        return int(self._server.stdout.readline())
