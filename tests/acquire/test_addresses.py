"""Which addresses may be asked."""

import pytest

from rashomon.acquire.addresses import is_public, resolve_public
from rashomon.errors import InputError


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1",
        "172.16.5.4",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "fe80::1%eth0",
        "fc00::1",
        "::",
        "::ffff:10.0.0.1",
        "2002:0a00:0001::1",
        "64:ff9b:1::1",
    ],
)
def test_special_addresses_are_never_public(address: str) -> None:
    """Private, link-local, shared, multicast and reserved ones, and those that wrap one; loopback allowed or not."""
    assert not is_public(address, allow_loopback=False)
    assert not is_public(address, allow_loopback=True)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"])
def test_loopback_is_public_only_where_it_is_allowed(address: str) -> None:
    """The option, and nothing else, opens this machine."""
    assert not is_public(address, allow_loopback=False)
    assert is_public(address, allow_loopback=True)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_public_addresses_are_public(address: str) -> None:
    """Ordinary addresses of the network."""
    assert is_public(address, allow_loopback=False)


def test_one_private_address_of_many_refuses_the_host(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that resolves to a public and a private address is refused: either may be connected to."""
    found = [(2, 1, 6, "", (address, 80)) for address in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: found)

    with pytest.raises(InputError, match=r"10\.0\.0\.1"):
        resolve_public("norda.example", 80, allow_loopback=True)


@pytest.mark.parametrize("host", ["0x7f.1", "2130706433", "127.1"])
def test_other_spellings_of_loopback_are_seen_through(host: str) -> None:
    """Addresses are judged as the system resolves them, not as they are written."""
    with pytest.raises(InputError):
        resolve_public(host, 80, allow_loopback=False)
