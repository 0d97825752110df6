"""Reading an archive on a Ray cluster: the same per-article function as on one machine, spread over its nodes.

Ray is an optional extra (`pip install 'rashomon[ray]'`); nothing else imports it.
"""

from collections.abc import Sequence
from itertools import batched

from rashomon.errors import ConfigError
from rashomon.model import Article, Extraction
from rashomon.run.local import read_article
from rashomon.run.progress import Progress

# Articles a task: a task should run for seconds, so that scheduling does not count.
CHUNK = 64


def extract_all(articles: Sequence[Article], *, address: str, progress: Progress | None = None) -> list[Extraction]:
    """Read every article on the cluster at `address` ("auto", "local", "ray://host:10001"), in the order given.

    Raises:
        ConfigError: Ray is not installed, or there is no cluster at the address.
    """
    try:
        import ray  # noqa: PLC0415  (an optional extra)
    except ImportError as err:
        raise ConfigError("reading on a cluster needs Ray: pip install 'rashomon[ray]'") from err
    try:
        ray.init(address=address, ignore_reinit_error=True, log_to_driver=False)
    except ConnectionError as err:
        raise ConfigError(f"there is no Ray cluster at {address!r}: {err}") from err
    task = ray.remote(_read_chunk)
    chunks = [task.remote(chunk) for chunk in batched(articles, CHUNK)]
    results: list[Extraction] = []
    for chunk in chunks:
        results.extend(ray.get(chunk))
        if progress:
            progress("extract", len(results), len(articles))
    return results


def _read_chunk(articles: Sequence[Article]) -> list[Extraction]:
    return [read_article(article) for article in articles]
