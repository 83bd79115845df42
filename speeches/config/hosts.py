"""The names that the site answers to where ALLOWED_HOSTS does not say."""

import ipaddress
import re
import socket
from collections.abc import Iterator
from pathlib import Path

LOOPBACK = ["localhost", ".localhost", "127.0.0.1", "[::1]"]
EVERY_ADDRESS = {"0.0.0.0", "::", "*"}  # noqa: S104 - recognised here, listened on only when HOST says so
ROUTES = Path("/proc/net/fib_trie")  # Linux lists each IPv4 address of the machine as a leaf "/32 host LOCAL"
OWN_IPV4 = re.compile(r"\|-- (\S+)\n\s+/32 host LOCAL")
IPV6_ADDRESSES = Path("/proc/net/if_inet6")  # one line each, the address first, as 32 hexadecimal digits


def allowed_hosts(host: str) -> list[str]:
    """Loopback always; where `host` means every address, the machine's name and addresses as of now.

    Not "*": a page elsewhere could then give its own name our address and read the site as its own.
    """
    own = own_names() if host in EVERY_ADDRESS else [in_url(host)]
    return list(dict.fromkeys([*LOOPBACK, *own]))


def own_names() -> list[str]:
    name = socket.gethostname()
    return [name, f"{name}.local", *(in_url(address) for address in own_addresses())]


def own_addresses() -> Iterator[str]:
    if ROUTES.exists():
        yield from sorted(set(OWN_IPV4.findall(ROUTES.read_text())))
    if IPV6_ADDRESSES.exists():
        for line in IPV6_ADDRESSES.read_text().splitlines():
            yield str(ipaddress.IPv6Address(int(line.split()[0], 16)))


def in_url(host: str) -> str:
    """An IPv6 address stands in brackets."""
    return f"[{host}]" if ":" in host else host


def addresses(host: str, port: int) -> list[str]:
    """Where a browser finds the site, the nearest first."""
    if host not in EVERY_ADDRESS:
        return [f"http://{in_url(host)}:{port}/"]
    away = [address for address in own_addresses() if not ipaddress.ip_address(address).is_loopback]
    reachable = [address for address in away if not ipaddress.ip_address(address).is_link_local]
    return [f"http://{in_url(address)}:{port}/" for address in ["127.0.0.1", *reachable]]
