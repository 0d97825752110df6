"""Reading many articles on one machine: in this process, or in a pool of processes that each load the parser once."""

import gc
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from rashomon.extract import SpacyAnnotator, extract
from rashomon.model import Article, ArticleId, Extraction, Rejection, Stage
from rashomon.run.progress import Progress

log = logging.getLogger(__name__)

# Articles. Below this a second process costs more (it loads the parser, about 2 s) than it saves; measured with
# articles of 400 words on two cores, where the lines cross near 60.
MIN_FOR_POOL = 60

# Articles sent to a process at once: few enough to balance, enough to make the sending cheap.
CHUNK = 8


def extract_all(articles: Sequence[Article], *, workers: int, progress: Progress | None = None) -> list[Extraction]:
    """Read every article, in the order given.

    Args:
        articles: any number.
        workers: processes; with 1, or with few articles, everything runs here.
        progress: told after each article.

    Returns:
        One extraction an article, the same whatever the number of workers.
    """
    results: list[Extraction] = []
    with _reader(len(articles), workers) as read:
        for done, extraction in enumerate(read(articles), start=1):
            results.append(extraction)
            if progress:
                progress("extract", done, len(articles))
    return results


@contextmanager
def _reader(number: int, workers: int) -> Iterator[Callable[[Sequence[Article]], Iterator[Extraction]]]:
    if workers <= 1 or number < MIN_FOR_POOL:
        yield lambda articles: map(read_article, articles)
        return
    # Spawned, not forked: the parent may hold threads, and a forked BLAS can hang.
    pool: Executor = ProcessPoolExecutor(max_workers=workers, mp_context=get_context("spawn"), initializer=settle)
    with pool:
        yield lambda articles: pool.map(read_article, articles, chunksize=CHUNK)


def settle() -> None:
    """Load what every article needs, and keep the collector from looking through it again: it stays to the end.

    On news of 500 words this took 55.7 ms an article to 54.4.
    """
    read_article(Article(id=ArticleId("first"), text="Two people were killed in Paris on Monday, police said."))
    gc.collect()
    gc.freeze()


def read_article(article: Article) -> Extraction:
    """Read one article with the packaged parser: the function that every process, here or elsewhere, runs.

    A text on which the rules fail must not cost the others theirs: it is read as empty and says so (`failure`).
    """
    try:
        return extract(article, annotator=SpacyAnnotator())
    except Exception as err:
        log.warning("reading failed", exc_info=True, extra={"stage": Stage.EXTRACT.value, "article": article.id})
        message = (
            f"the rules failed on this text ({type(err).__name__}: {err}); nothing was read from it. Please report it"
        )
        failure = Rejection(stage=Stage.EXTRACT, code="unreadable", message=message, location=article.id)
        return Extraction(article=article.id, mentions=(), claims=(), failure=failure)


def failures(extractions: Iterable[Extraction]) -> tuple[Rejection, ...]:
    """Why nothing was read, of the articles on which the rules failed."""
    return tuple(one.failure for one in extractions if one.failure is not None)
