"""Real `rashomon watch` processes that can be killed at any moment, and a feed they follow.

Every run is a process of its own that goes through the command line. They are forked from one server that has loaded
the code already, and read with the light reader of `desk`: what is read matters not here, only what is kept of it, so a
run takes tenths of a second and most moments fall where something is written.
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
    ("Nine dead in ferry fire", "9 people died when a ferry burned off Maren, harbour police said."),
    ("Ferry fire kills 12", "12 people died in a ferry fire off Maren on Tuesday, the coast guard said."),
    ("Dam breach floods valley", "4 people died when a dam broke in the Tolm valley, the governor said."),
    ("Maren ferry: toll rises", "14 people died in the ferry fire off Maren, harbour police said on Tuesday."),
    ("Tolm valley under water", "The governor said 6 people died after the dam broke in the Tolm valley."),
    ("Company denies ferry fault", "The operator denied that the ferry off Maren that burned had been overloaded."),
)

# Long enough that the cleaner needs no second opinion, which would take most of the time of a run.
MORE = (
    "Rescuers went on with their work through the night, and officials asked people to stay away from the shore.",
    "Families waited in the school hall, where neighbours had brought tea and blankets, and lists of names were read.",
    "The road to the capital was closed until the morning, and the railway said that its trains would be late all day.",
)


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
            paragraphs = "".join(f"<p>{text}</p>" for text in (lead, *MORE))
            body = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{paragraphs}</article>"
            self.routes[f"/{number}"] = self._noted(number, body.encode())

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
