"""Who says what: cues, contents, speakers, and the chain from the outlet to the origin."""

from rashomon.extract.attribution.find import find_attributions
from rashomon.extract.attribution.words import AttributionWords

__all__ = ["AttributionWords", "find_attributions"]
