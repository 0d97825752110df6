"""Third stage: articles become stories as they arrive, and it shows who shares whose words.

`cluster` groups a batch; `StoryIndex` and `CopyFinder` are its two halves for a stream that goes on.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.cluster.clustering import Clustering, cluster, find_copies
    from rashomon.cluster.copies import CopyFinder
    from rashomon.cluster.options import ClusterOptions
    from rashomon.cluster.stories import Change, ChangeKind, StoryIndex
    from rashomon.cluster.titles import choose_title

__all__ = [
    "Change",
    "ChangeKind",
    "ClusterOptions",
    "Clustering",
    "CopyFinder",
    "StoryIndex",
    "choose_title",
    "cluster",
    "find_copies",
]

_HOMES = {
    "Change": "stories",
    "ChangeKind": "stories",
    "ClusterOptions": "options",
    "Clustering": "clustering",
    "CopyFinder": "copies",
    "StoryIndex": "stories",
    "choose_title": "titles",
    "cluster": "clustering",
    "find_copies": "clustering",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for: the settings of this stage are read by every command."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415  # only needed here

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
