"""Quantities: every number an article tells, with the bounds its words allow and what it counts."""

from rashomon.extract.quantities.find import QuantityMention, find_quantities
from rashomon.extract.quantities.words import QuantityWords

__all__ = ["QuantityMention", "QuantityWords", "find_quantities"]
