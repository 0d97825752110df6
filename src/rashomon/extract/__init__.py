"""Stage 4: an article becomes claims, each traced to its characters."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.extract.annotator import SpacyAnnotator
    from rashomon.extract.claims import extract

__all__ = ["SpacyAnnotator", "extract"]


def __getattr__(name: str) -> object:
    # Lazy, so that `import rashomon` does not compile every word list.
    if name == "extract":
        from rashomon.extract.claims import extract  # noqa: PLC0415

        return extract
    if name == "SpacyAnnotator":
        from rashomon.extract.annotator import SpacyAnnotator  # noqa: PLC0415

        return SpacyAnnotator
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
