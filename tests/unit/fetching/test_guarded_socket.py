from __future__ import annotations

import pytest

from tui.fetching.guarded_socket import LocalAddressError, is_public, open_socket


@pytest.mark.parametrize("host", ["93.184.216.34", "2606:4700::1111", "64:ff9b::5db8:d822"])
def test_addresses_of_the_internet_are_public(host: str) -> None:
    assert is_public(host)


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "0.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *("100.64.0.1", "224.0.0.1", "255.255.255.255", "::", "::1", "fe80::1%eth0", "fc00::1"),
        *("ff02::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "no address"),
    ],
)
def test_addresses_of_a_local_network_are_not_also_where_another_wraps_them(host: str) -> None:
    assert not is_public(host)


def test_a_host_that_lies_here_is_refused_before_it_is_connected_to() -> None:
    with pytest.raises(LocalAddressError, match=r"127\.0\.0\.1"):
        open_socket("localhost", 9, 1.0)
