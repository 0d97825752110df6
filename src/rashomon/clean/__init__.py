"""Stage 2: a capture becomes an article, or a rejection that says why not.

The text of a plain input is never altered: what is not story is marked as passages, and matched through `fold`.
"""

from rashomon.clean.articles import clean
from rashomon.clean.options import CleanOptions
from rashomon.schema.fold import fold

__all__ = ["CleanOptions", "clean", "fold"]
