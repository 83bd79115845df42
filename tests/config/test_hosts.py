"""Which names the site answers to, and where it says it can be found."""

import pytest

from speeches.config.hosts import addresses, allowed_hosts


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0", "192.168.1.5", "::1", "::"])
def test_loopback_is_always_answered_and_strangers_never(host: str):
    assert {"localhost", "127.0.0.1", "[::1]"} <= set(allowed_hosts(host))
    assert "*" not in allowed_hosts(host)


def test_address_that_is_listened_on_is_answered():
    assert "192.168.1.5" in allowed_hosts("192.168.1.5")
    assert "[fd00::2]" in allowed_hosts("fd00::2")


def test_addresses_are_links():
    assert addresses("127.0.0.1", 8000) == ["http://127.0.0.1:8000/"]
    assert addresses("::1", 8000) == ["http://[::1]:8000/"]
    assert addresses("0.0.0.0", 80)[0] == "http://127.0.0.1:80/"
