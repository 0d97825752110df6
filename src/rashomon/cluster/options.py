"""The settings of the cluster stage."""

from dataclasses import dataclass

from rashomon.errors import ConfigError


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterOptions:
    """What may be set of grouping and of the search for copies.

    Attributes:
        min_story_score: mean evidence (log-odds) between an article and the articles of a story, or between two
            stories, from which they are one story. Higher keeps look-alikes apart and splits more.
        max_active_articles: articles that can still be joined. Bounds memory and the cost of an article.
        min_copied_share: part of the words of the shorter article, quotations and boilerplate left out, that must
            stand in shared passages for a copy.
    """

    # Chosen on one half of the events and measured on the other, three times: see docs/cluster.md.
    min_story_score: float = 0.6
    max_active_articles: int = 10_000
    min_copied_share: float = 0.155

    def __post_init__(self) -> None:
        """Reject settings that cannot work."""
        if self.max_active_articles < 2:
            raise ConfigError(f"cluster.max_active_articles must be 2 or more, not {self.max_active_articles}")
        if not 0 < self.min_copied_share <= 1:
            raise ConfigError(f"cluster.min_copied_share must lie above 0 and up to 1, not {self.min_copied_share}")
