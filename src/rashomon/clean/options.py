"""The options of the clean stage."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanOptions:
    """What an article needs to be used.

    Attributes:
        min_words: words of story (boilerplate and credits left out) below which an article is rejected.
        max_bytes: size of one text or page, in bytes, above which it is rejected.
        languages: language codes that can be read; an article in another one is rejected. Empty: all.
    """

    min_words: int = 3
    max_bytes: int = 10_000_000
    languages: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Reject limits that allow nothing."""
        if self.min_words < 1 or self.max_bytes < 1:
            raise ValueError("min_words and max_bytes must be positive")
