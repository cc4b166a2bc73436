"""Connections that lead to the public internet alone, unless the reader asked for another place.

The address that a name has is looked up once and that very one is connected to: no second look-up
can lead elsewhere.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 address stands in the last 32 bits
_LOCAL_NAMES = (".localhost", ".local", ".lan", ".home", ".internal", ".home.arpa")
_TRIED = 3  # addresses of one name


class LocalAddressError(Exception):
    """A host that lies in a local network; the message is its address."""


def is_public(host: str) -> bool:
    """Whether a numeric address belongs to the public internet, also the one that it wraps."""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return False
    inner = _wrapped(address) if isinstance(address, IPv6Address) else None
    if inner is not None:
        address = inner
    return address.is_global and not address.is_multicast


def names_local_network(host: str) -> bool:
    """Whether a host's name itself says that it lies in a local network."""
    host = host.rstrip(".").lower()
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return "." not in host or host.endswith(_LOCAL_NAMES)
    return not is_public(host)


def _wrapped(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address is a way to: mapped, of 6to4, Teredo's, of NAT64."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo[1] if address.teredo else None
    return address.ipv4_mapped or address.sixtofour or teredo


def open_socket(host: str, port: int, timeout: float, *, only_public: bool = True) -> socket.socket:
    """A connection to a host; timeout in seconds, for each of a few addresses that it has.

    Raises:
        LocalAddressError: all addresses of the host are local ones, and only_public forbids them.
        OSError: there is no such host, or it cannot be reached.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    hosts = list(dict.fromkeys(str(place[0]) for *_, place in found))
    allowed = [one for one in hosts if not only_public or is_public(one)]
    if not allowed:
        raise LocalAddressError(hosts[0] if hosts else host)
    trouble: OSError | None = None
    for one in allowed[:_TRIED]:
        try:
            opened = socket.create_connection((one, port), timeout)
        except OSError as error:
            trouble = error
        else:
            opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return opened
    raise trouble or OSError(f"{host} cannot be reached")
