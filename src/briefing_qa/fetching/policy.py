"""Where a download may connect to: public addresses of the internet, and nothing else.

The rule is about the number that a name stands for, not about the name. It is asked after every
look-up, and the connection is made to the number that was asked about.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

IPNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network

_V4 = ipaddress.IPv4Address

# RFC 6890 and the registry of special-purpose addresses of IANA, as far as no document can be
# there. They are named here because what `is_global` says has changed between versions of Python.
_CLOSED_4 = tuple(
    (ipaddress.IPv4Network(network), what)
    for network, what in (
        ("0.0.0.0/8", "this network"),
        ("10.0.0.0/8", "a private network"),
        ("100.64.0.0/10", "a network of a provider"),
        ("127.0.0.0/8", "this machine"),
        ("168.63.129.16/32", "a service for machines of a cloud"),
        ("169.254.169.254/32", "a service for machines of a cloud"),
        ("169.254.0.0/16", "the local link"),
        ("172.16.0.0/12", "a private network"),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "for examples"),
        ("192.31.196.0/24", "reserved"),
        ("192.52.193.0/24", "reserved"),
        ("192.88.99.0/24", "reserved"),
        ("192.168.0.0/16", "a private network"),
        ("192.175.48.0/24", "reserved"),
        ("198.18.0.0/15", "for tests of equipment"),
        ("198.51.100.0/24", "for examples"),
        ("203.0.113.0/24", "for examples"),
        ("224.0.0.0/4", "for many receivers"),
        ("240.0.0.0/4", "reserved"),
    )
)
_OPEN_6 = ipaddress.IPv6Network("2000::/3")  # all that is given out
_CLOSED_6 = tuple(
    (ipaddress.IPv6Network(network), what)
    for network, what in (
        ("2001::/23", "reserved"),  # Teredo and others, which carry or stand for other addresses
        ("2001:db8::/32", "for examples"),
        ("2002::/16", "reserved"),  # 6to4, which carries other addresses and is given up (RFC 7526)
        ("2620:4f:8000::/48", "reserved"),
        ("3fff::/20", "for examples"),
    )
)
_LOCAL_6 = tuple(
    (ipaddress.IPv6Network(network), what)
    for network, what in (
        ("::/128", "this machine"),
        ("::1/128", "this machine"),
        ("fc00::/7", "a private network"),
        ("fe80::/10", "the local link"),
        ("fec0::/10", "a private network"),
        ("ff00::/8", "for many receivers"),
    )
)
_MAPPED = ipaddress.IPv6Network("::ffff:0:0/96")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

# Ports from 1024 on that browsers refuse as well: what listens there speaks another protocol, and
# could take a request for a command.
_OTHER_PROTOCOLS = frozenset(
    {1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566}
    | {6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080}
)
_WEB_PORTS = (80, 443)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What may be visited.

    Attributes:
        allowed: networks that are visited although they are not public. Nothing in the program
            fills it: a document on a machine of one's own is saved by hand.
    """

    allowed: tuple[IPNetwork, ...] = ()

    def refusal(self, number: str) -> str:
        """Why nothing is downloaded from an IP address ("it is ..."); empty where it may be."""
        try:
            address = ipaddress.ip_address(number)
        except ValueError:
            return "no IP address"
        if any(address in network for network in self.allowed):
            return ""
        return _closed_4(address) if isinstance(address, _V4) else _closed_6(address)

    def port_refusal(self, port: int) -> str:
        """Why nothing is downloaded from a port; empty where it may be."""
        if port in _WEB_PORTS or (1024 <= port <= 65535 and port not in _OTHER_PROTOCOLS):
            return ""
        return "other services than the web use that port"


def _closed_4(address: ipaddress.IPv4Address) -> str:
    return next((what for network, what in _CLOSED_4 if address in network), "")


def _closed_6(address: ipaddress.IPv6Address) -> str:
    """The rule for IPv6; an IPv4 address that is carried inside is judged as such."""
    number = int(address)
    if address in _NAT64:
        return _closed_4(_V4(number & 0xFFFFFFFF))
    if address in _MAPPED:
        return _closed_4(_V4(number & 0xFFFFFFFF)) or "an IPv4 address in disguise"
    if address.scope_id is not None or address not in _OPEN_6:
        return next((what for network, what in _LOCAL_6 if address in network), "reserved")
    return next((what for network, what in _CLOSED_6 if address in network), "")
