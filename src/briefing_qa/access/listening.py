"""Which addresses may be served to whom."""

from __future__ import annotations

import ipaddress

from briefing_qa.access.failures import ListenError


def is_this_machine(host: str) -> bool:
    """Whether only programs of this machine reach a server on this host."""
    name = host.strip().lower()
    if name in ("localhost", "localhost."):
        return True
    try:
        return ipaddress.ip_address(name.removeprefix("[").removesuffix("]")).is_loopback
    except ValueError:  # another name, or "" and "0", which stand for all addresses
        return False


def check_listening(host: str, *, accounts: bool, no_auth: bool = False) -> None:
    """Make sure that nobody is let in by oversight.

    Args:
        host: to listen on.
        accounts: whether people have to log in.
        no_auth: whether somebody said that they need not.

    Raises:
        ListenError: the host is open to other machines, and neither of both holds; or both do.
    """
    if accounts and no_auth:
        raise ListenError("--auth and --no-auth contradict each other: leave one of them out")
    if accounts or no_auth or is_this_machine(host):
        return
    raise ListenError(
        f"other machines may reach {host or 'all addresses'!r}, and everybody there could read the "
        "documents: name a file of accounts with --auth FILE (`briefing-qa user FILE NAME` makes "
        "one), or say --no-auth if the network is trusted"
    )
