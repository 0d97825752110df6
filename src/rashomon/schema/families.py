"""Publisher families: which outlets belong to one owner, so that their reprints are not counted as many voices.

Owners are those of the media lexicon (`schema/media.toml`).
"""

from rashomon.schema.claimants import fold
from rashomon.schema.media import find_medium


def family_of(outlet: str) -> str:
    """The publisher family of an outlet, folded; an outlet that is not in the lexicon is a family of its own.

    The name of a family gives the family itself.
    """
    medium = find_medium(outlet)
    return fold(medium.family if medium else outlet)
