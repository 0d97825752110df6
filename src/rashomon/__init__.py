"""Rashomon: one event, many accounts. Who says what, on whose word, since when; no verdict.

The public face: `compare` turns paths, URLs or records into a `Report`; the report's formats are in `rashomon.report`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.config import Config
    from rashomon.model import Article, Claim, Comparison, Finding, Report
    from rashomon.run.pipeline import View, compare

__version__ = "0.1.0"

__all__ = ["Article", "Claim", "Comparison", "Config", "Finding", "Report", "View", "__version__", "compare"]

_DOORS = {
    "Article": "rashomon.model",
    "Claim": "rashomon.model",
    "Comparison": "rashomon.model",
    "Config": "rashomon.config",
    "Finding": "rashomon.model",
    "Report": "rashomon.model",
    "View": "rashomon.run.pipeline",
    "compare": "rashomon.run.pipeline",
}


def __getattr__(name: str) -> object:
    # Lazy, so that `import rashomon` costs nothing.
    if name not in _DOORS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(_DOORS[name]), name)
