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


# RFC 6052 and RFC 8215: addresses that stand for IPv4 ones behind a translator; the second kind only within a network.
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
_TRANSLATED_WITHIN = ipaddress.IPv6Network("64:ff9b:1::/48")


def is_public(address: str, *, allow_loopback: bool) -> bool:
    """Whether an IP address is one of the public network; addresses that wrap another count as what they wrap."""
    parsed = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed in _TRANSLATED_WITHIN:
            return False
        parsed = _unwrap(parsed)
    if parsed.is_loopback:
        return allow_loopback
    return parsed.is_global and not parsed.is_multicast


def _unwrap(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else address)
