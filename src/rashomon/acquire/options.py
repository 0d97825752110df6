"""The options of the acquire stage."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AcquireOptions:
    """What is read, how much of it, and how politely.

    Attributes:
        max_bytes: size of one text, page or record, in bytes; larger ones are rejected. Files of many records
            (JSON Lines, archives, feeds) may be larger, their records may not.
        timeout_s: seconds for fetching one page, redirects included.
        max_redirects: redirects that are followed for one page.
        user_agent: how we name ourselves to servers; the first word is what robots.txt rules may address.
        obey_robots: whether robots.txt is asked before a page is fetched.
        allow_loopback: whether pages on this machine (127.0.0.1, ::1) may be fetched; other private addresses never.
    """

    max_bytes: int = 10_000_000
    timeout_s: float = 20.0
    max_redirects: int = 5
    user_agent: str = "rashomon/0.1 (news comparison; reads single pages on request)"
    obey_robots: bool = True
    allow_loopback: bool = False

    def __post_init__(self) -> None:
        """Reject limits that allow nothing."""
        if self.max_bytes < 1 or self.timeout_s <= 0 or self.max_redirects < 0:
            raise ValueError("max_bytes and timeout_s must be positive, max_redirects not negative")
