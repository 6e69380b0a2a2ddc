"""How often somebody may try to log in: after a few failures, each one doubles the wait."""

from __future__ import annotations

import hashlib
import ipaddress
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from briefing_qa.access.names import account_name

_Key = bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How failures are answered.

    Attributes:
        free: failures without a wait.
        first_wait: seconds after the next one; twice as long after each further one.
        longest_wait: seconds at most.
        memory: seconds after which failures are forgotten, counted from the end of the last wait.
    """

    free: int
    first_wait: float = 1.0
    longest_wait: float
    memory: float = 3600.0

    def wait(self, failures: int) -> float:
        """Seconds to wait after so many failures."""
        beyond = failures - self.free
        if beyond <= 0:
            return 0.0
        return min(self.longest_wait, self.first_wait * 2.0 ** min(beyond - 1, 60))


# Somebody can keep another one out by guessing at their name, so that wait ends after a minute.
# Behind one address there may be a whole office, but nobody needs to guess for an hour.
NAME_LIMITS = Limits(free=5, longest_wait=60.0)
ADDRESS_LIMITS = Limits(free=20, longest_wait=3600.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Failures:
    count: int
    until: float


class LoginThrottle:
    """Counts failed log-ins by name and by address. Thread-safe; its memory is bounded.

    An attempt counts as failed when it begins, so that a hundred at once are a hundred failures;
    `succeeded` takes it back.
    """

    def __init__(
        self,
        *,
        names: Limits = NAME_LIMITS,
        addresses: Limits = ADDRESS_LIMITS,
        most: int = 10_000,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin with no failures.

        Args:
            names: for each name, whoever tries it.
            addresses: for each address, whatever names it tries.
            most: names, and as many addresses, that are remembered; then the one whose last attempt
                is longest ago is forgotten.
            clock: seconds that only rise.
        """
        self._clock = clock
        self._lock = threading.Lock()
        self._names = _Table(names, most)
        self._addresses = _Table(addresses, most)

    def attempt(self, name: str, address: str) -> float:
        """Begin an attempt.

        Returns:
            0 where it may go on. Else the seconds to wait; it must not go on, and does not count.
        """
        with self._lock:
            now = self._clock()
            entries = ((self._names, _name_key(name)), (self._addresses, _address_key(address)))
            wait = max(table.wait(key, now) for table, key in entries)
            if wait <= 0:
                for table, key in entries:
                    table.fail(key, now)
            return wait

    def succeeded(self, name: str, address: str) -> None:
        """The attempt was right: the name's failures are forgotten, the address loses this one.

        Not all of the address's: or whoever has an account could clear them between guesses.
        """
        with self._lock:
            self._names.forget(_name_key(name))
            self._addresses.take_back(_address_key(address), self._clock())


class _Table:
    """Failures by key, the one touched longest ago first."""

    def __init__(self, limits: Limits, most: int) -> None:
        self._limits = limits
        self._most = most
        self._entries: OrderedDict[_Key, _Failures] = OrderedDict()

    def wait(self, key: _Key, now: float) -> float:
        found = self._entries.get(key)
        if found is None:
            return 0.0
        self._entries.move_to_end(key)  # what is tried all the time is not forgotten
        return max(0.0, found.until - now)

    def fail(self, key: _Key, now: float) -> None:
        found = self._entries.pop(key, None)
        if found is not None and now > found.until + self._limits.memory:
            found = None
        count = 1 if found is None else found.count + 1
        self._entries[key] = _Failures(count=count, until=now + self._limits.wait(count))
        while len(self._entries) > self._most:
            self._entries.popitem(last=False)

    def forget(self, key: _Key) -> None:
        self._entries.pop(key, None)

    def take_back(self, key: _Key, now: float) -> None:
        found = self._entries.get(key)
        if found is not None and found.count > 1:
            self._entries[key] = _Failures(count=found.count - 1, until=now)
        else:
            self.forget(key)


def _name_key(name: str) -> _Key:
    # A hash is short, however long the name that somebody sent.
    return hashlib.sha256(account_name(name).encode("utf-8", "surrogatepass")).digest()


def _address_key(address: str) -> _Key:
    """One for a whole IPv6 network: everybody has 2**64 addresses there."""
    try:
        parsed = ipaddress.ip_address(address.strip().strip("[]").partition("%")[0])
    except ValueError:
        return hashlib.sha256(address.encode("utf-8", "surrogatepass")).digest()
    if isinstance(parsed, ipaddress.IPv6Address):
        mapped = parsed.ipv4_mapped
        return b"4" + mapped.packed if mapped else b"6" + parsed.packed[:8]
    return b"4" + parsed.packed
