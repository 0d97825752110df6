"""Stage 5: claims that answer the same question, side by side."""

from rashomon.match.assemble import match
from rashomon.match.linking import Ruling, relink
from rashomon.match.options import MatchOptions

__all__ = ["MatchOptions", "Ruling", "match", "relink"]
