"""A connection to the very address that was checked.

A name is looked up once. Every number that it stands for is judged, and the connection is made to
one of these numbers, so that a name which stands for something else a moment later changes
nothing. The certificate is verified against the name.
"""

from __future__ import annotations

import queue
import socket
import ssl
import threading
from collections.abc import Callable, Sequence

from briefing_qa.fetching.addresses import Address
from briefing_qa.fetching.failures import AddressError, ConnectionLostError, DownloadError
from briefing_qa.fetching.pace import Limits, Pace
from briefing_qa.fetching.policy import Policy

Resolver = Callable[[str, int], Sequence[str]]
"""Host and port to IP addresses, the best first; raises OSError where there are none."""

_TRIED = 4  # of the IP addresses of a host


def system_resolver(host: str, port: int) -> Sequence[str]:
    """The IP addresses of a host, as the operating system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def system_trust() -> ssl.SSLContext:
    """The certificates that this machine trusts, those of an organisation among them."""
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def connect(
    address: Address,
    *,
    policy: Policy,
    limits: Limits,
    pace: Pace,
    resolve: Resolver,
    trust: Callable[[], ssl.SSLContext],
) -> socket.socket:
    """Connect to the host of an address.

    Returns:
        The connection, encrypted where the address is https.

    Raises:
        AddressError: the port, or an IP address of the host, must not be visited.
        ConnectionLostError: there is no such host, or it cannot be reached now.
        DownloadError: its certificate is not right, or the time is up.
    """
    if refusal := policy.port_refusal(address.port):
        raise AddressError(f"port {address.port} is not visited ({refusal}): download it yourself")
    numbers = _look_up(address, resolve, pace.patience(limits.connect_seconds))
    for number in numbers:
        if refusal := policy.refusal(number):
            lead = "" if number == address.host else f"{address.host} stands for "
            raise AddressError(
                f"{lead}{number}, which is not public ({refusal}) and not visited: "
                "save the document yourself"
            )
    line = _dial(address, numbers, limits, pace)
    if address.scheme == "http":
        return line
    try:
        line.settimeout(pace.patience(limits.connect_seconds))
        return _encrypted(line, address.host, trust())
    except BaseException:
        line.close()
        raise


def _look_up(address: Address, resolve: Resolver, seconds: float) -> Sequence[str]:
    """The numbers of a host. In a thread of its own: the system's look-up cannot be ended."""
    answers: queue.Queue[Sequence[str] | Exception] = queue.Queue()

    def ask() -> None:
        try:
            answers.put(resolve(address.host, address.port))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, name="look-up", daemon=True).start()
    try:
        found = answers.get(timeout=seconds)
    except queue.Empty:
        raise ConnectionLostError(
            f"the look-up of {address.host} took more than {seconds:.0f} s: check the network"
        ) from None
    if isinstance(found, Exception) or not found:
        problem = getattr(found, "strerror", "") or "nothing found"
        later = getattr(found, "errno", None) == socket.EAI_AGAIN
        raise (ConnectionLostError if later else DownloadError)(
            f"the host {address.host} cannot be found ({problem}): "
            "check the address and the network"
        )
    return found


def _dial(address: Address, numbers: Sequence[str], limits: Limits, pace: Pace) -> socket.socket:
    problem = ""
    for number in numbers[:_TRIED]:
        seconds = pace.patience(limits.connect_seconds)
        try:
            return socket.create_connection((number, address.port), timeout=seconds)
        except OSError as error:
            problem = error.strerror or f"no answer in {seconds:.0f} s"
    pace.patience(0)
    raise ConnectionLostError(
        f"{address.host} cannot be reached on port {address.port} ({problem}): try again later; "
        "programs that stand between (proxies) are not used, so behind one save it yourself"
    )


def _encrypted(line: socket.socket, host: str, trust: ssl.SSLContext) -> ssl.SSLSocket:
    try:
        # An end that was not announced is one that anybody on the way could have made.
        return trust.wrap_socket(line, server_hostname=host, suppress_ragged_eofs=False)
    except ssl.SSLCertVerificationError as error:
        raise DownloadError(
            f"the certificate of {host} is not right ({error.verify_message}): it is not visited: "
            "check the address, the clock and the certificates (ca-certificates) of this machine"
        ) from error
    except (ssl.SSLError, OSError) as error:
        problem = getattr(error, "reason", "") or error.strerror or "no answer"
        raise ConnectionLostError(
            f"no encrypted connection to {host} ({problem}): try again later"
        ) from error
