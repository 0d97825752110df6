"""What was rendered already: kept while nothing that it shows has changed, within a bound of memory."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock

# Those who ask for one page at once wait at a lock: the first makes it, the others take it. Pages may share a lock.
LOCKS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A text that was made, as it is sent, and the hash of it: a large page is encoded and hashed only once."""

    body: bytes
    digest: str


class Cache:
    """Texts by key; the one that was not asked for the longest goes first."""

    def __init__(self, *, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._size = 0
        self._held: OrderedDict[Hashable, tuple[Hashable, Kept]] = OrderedDict()
        self._guard = Lock()
        self._making = tuple(Lock() for _ in range(LOCKS))

    def get(self, key: Hashable, stamp: Hashable, make: Callable[[], str]) -> Kept:
        """The text of a key, made anew if it was made under another stamp.

        Args:
            key: what is asked for.
            stamp: another one whenever the text may be another.
            make: makes it; what it raises goes to the caller, and nothing is kept.
        """
        if (found := self._find(key, stamp)) is not None:
            return found
        with self._making[hash(key) % LOCKS]:
            if (found := self._find(key, stamp)) is not None:
                return found
            body = make().encode()
            made = Kept(body=body, digest=hashlib.sha256(body).hexdigest()[:24])
            self._keep(key, stamp, made)
            return made

    def _find(self, key: Hashable, stamp: Hashable) -> Kept | None:
        with self._guard:
            held = self._held.get(key)
            if held is None or held[0] != stamp:
                return None
            self._held.move_to_end(key)
            return held[1]

    def _keep(self, key: Hashable, stamp: Hashable, made: Kept) -> None:
        with self._guard:
            if old := self._held.pop(key, None):
                self._size -= len(old[1].body)
            self._held[key] = (stamp, made)
            self._size += len(made.body)
            while self._size > self._max_bytes and self._held:
                _, (_, dropped) = self._held.popitem(last=False)
                self._size -= len(dropped.body)
