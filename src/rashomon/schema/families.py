"""Publisher families: which outlets belong to one owner, so that their reprints are not counted as many voices."""

from rashomon.schema.claimants import fold


def family_of(outlet: str) -> str:
    """The publisher family of an outlet; an outlet that is not listed is its own."""
    return fold(outlet)
