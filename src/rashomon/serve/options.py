"""Options of the web app."""

import ipaddress
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOptions:
    """How the web app is served.

    Attributes:
        host: address to listen on; loopback unless users exist.
        port: TCP port.
        session_hours: hours after which a log-in ends.
        log_in_attempts: failed log-ins a name or address may make in `log_in_window`.
        log_in_window_minutes: minutes.
        max_upload_bytes: largest text or file that can be added by hand.
        cache_bytes: how much of what was rendered is kept in memory.
    """

    host: str = "127.0.0.1"
    port: int = 8700
    session_hours: int = 12
    log_in_attempts: int = 8
    log_in_window_minutes: int = 15
    max_upload_bytes: int = 10_000_000
    cache_bytes: int = 64_000_000

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach the app."""
        return is_loopback_name(self.host)

    @property
    def session_length(self) -> timedelta:
        """How long a log-in lasts."""
        return timedelta(hours=self.session_hours)


def is_loopback_name(host: str) -> bool:
    """Whether a name or address always means the machine it is used on."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
