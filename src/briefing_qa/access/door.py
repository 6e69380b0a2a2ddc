"""Logging in: the throttle first, then the password."""

from __future__ import annotations

import math
from dataclasses import dataclass

from briefing_qa.access.accounts import Accounts
from briefing_qa.access.throttle import LoginThrottle


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """What became of an attempt to log in.

    Attributes:
        name: the account, in its one spelling; empty where nobody was let in.
        wait: whole seconds to wait before the next attempt; 0 where there may be one now.
    """

    name: str = ""
    wait: int = 0

    def __bool__(self) -> bool:
        return bool(self.name)


class Door:
    """Lets people in who have an account, and slows down who guesses. Thread-safe."""

    def __init__(self, accounts: Accounts, throttle: LoginThrottle | None = None) -> None:
        self._accounts = accounts
        self._throttle = throttle or LoginThrottle()

    def admit(self, name: str, password: str, address: str) -> Admission:
        """Try to log in.

        Args:
            name: as it was typed.
            password: as it was typed.
            address: where the attempt comes from: the peer's, not what a header claims.
        """
        wait = self._throttle.attempt(name, address)
        if wait > 0:  # also with the right password, or waiting would tell which one is right
            return Admission(wait=math.ceil(wait))
        found = self._accounts.verify(name, password)
        if found is None:
            return Admission()
        self._throttle.succeeded(name, address)
        return Admission(name=found)
