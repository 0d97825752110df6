"""Which addresses may be asked: public ones, and this machine's own where the options say so."""

import ipaddress
import socket

from rashomon.errors import InputError


def resolve_public(host: str, port: int, *, allow_loopback: bool) -> str:
    """One address of a host, after all of them were found to be public.

    The connection must go to the address returned, not to the name: a name can change what it means in between.

    Args:
        host: a name or an address.
        port: of the service.
        allow_loopback: whether this machine's own addresses count as public.

    Raises:
        InputError: the name does not resolve, or any of its addresses is private, link-local or otherwise special.
    """
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as err:
        raise InputError(f"the host {host!r} is not known: {err}") from err
    addresses = [str(entry[4][0]) for entry in found]
    for address in addresses:
        if not is_public(address, allow_loopback=allow_loopback):
            raise InputError(f"the host {host!r} is at the private address {address}, which is never fetched")
    return addresses[0]


def is_public(address: str, *, allow_loopback: bool) -> bool:
    """Whether an IP address is one of the public network; addresses that wrap another count as what they wrap."""
    parsed = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(parsed, ipaddress.IPv6Address):
        wrapped = parsed.ipv4_mapped or parsed.sixtofour or (parsed.teredo[1] if parsed.teredo else None)
        if wrapped is not None:
            parsed = wrapped
    if parsed.is_loopback:
        return allow_loopback
    return parsed.is_global and not parsed.is_multicast
