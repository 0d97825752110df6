"""Stage 1: bring captures in, from files, folders, JSON Lines, pages, archives, feeds and URLs.

`acquire` names what cannot be used as a `Rejection` and goes on; only a name that does not exist is an error.
"""

from rashomon.acquire.options import AcquireOptions
from rashomon.acquire.records import read_record
from rashomon.acquire.sources import Fetch, acquire

__all__ = ["AcquireOptions", "Fetch", "acquire", "read_record"]
