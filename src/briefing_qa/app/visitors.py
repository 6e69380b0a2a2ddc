"""Who is asking: a random cookie for a browser, a name for one who has logged in."""

from __future__ import annotations

import base64
import hashlib
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import HTTPConnection

from briefing_qa.access import Accounts, Admission, Door, browser_owner, new_token, user_owner

BROWSER_COOKIE = "briefing_qa"
"""Names a browser, so that its conversations are there after a restart."""

LOGIN_COOKIE = "briefing_qa_login"
"""Names a log-in; ends with the server."""

LOGIN_SECONDS = 12 * 3600
LOGINS_KEPT = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who sends a request.

    Attributes:
        owner: whose conversations they see.
        name: of their account; empty where there are no accounts.
        fresh: a token to be set as cookie; empty where the browser has one.
    """

    owner: str
    name: str = ""
    fresh: str = ""


class Logins:
    """Who is logged in, by their token. Thread-safe; forgets after a while.

    Args:
        clock: seconds, never going back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._logins: OrderedDict[str, tuple[str, float]] = OrderedDict()

    def begin(self, name: str, token: str = "") -> str:
        """Log somebody in; the token that names them from now on, a new one unless given."""
        token = token or secrets.token_urlsafe(32)
        with self._lock:
            self._logins[token] = (name, self._clock() + LOGIN_SECONDS)
            while len(self._logins) > LOGINS_KEPT:
                self._logins.popitem(last=False)
        return token

    def name(self, token: str) -> str:
        """Whose token it is; empty where nobody's, or no longer."""
        with self._lock:
            name, until = self._logins.get(token, ("", 0.0))
            if name and until < self._clock():
                del self._logins[token]
                return ""
        return name

    def end(self, token: str) -> None:
        """Log out."""
        with self._lock:
            self._logins.pop(token, None)


class Entrance:
    """Tells visitors apart, and lets them in.

    Args:
        accounts: None where nobody needs one.
    """

    def __init__(self, accounts: Accounts | None = None) -> None:
        self._accounts = accounts
        self._door = None if accounts is None else Door(accounts)
        self._logins = Logins()

    @property
    def closed(self) -> bool:
        """Whether visitors must log in."""
        return self._accounts is not None

    def visitor(self, connection: HTTPConnection) -> Visitor | None:
        """Who it is; None where they must log in first."""
        if self._accounts is None:
            owner = browser_owner(connection.cookies.get(BROWSER_COOKIE, ""))
            if owner is not None:
                return Visitor(owner=owner)
            fresh = new_token()
            return Visitor(owner=browser_owner(fresh) or "", fresh=fresh)
        holder = self._logins.name(connection.cookies.get(LOGIN_COOKIE, ""))
        if not self._is_current(holder):
            holder = self._by_header(connection)
        name = holder.partition(":")[0]
        return Visitor(owner=user_owner(name), name=name) if holder else None

    def log_in(self, name: str, password: str, address: str) -> tuple[str, Admission]:
        """Try to log in.

        Returns:
            The token for the cookie, empty where they are not let in, and what became of it.
        """
        admission = Admission() if self._door is None else self._door.admit(name, password, address)
        holder = self._holder(admission.name)
        return (self._logins.begin(holder) if holder else ""), admission

    def log_out(self, connection: HTTPConnection) -> None:
        """End the log-in of this browser."""
        self._logins.end(connection.cookies.get(LOGIN_COOKIE, ""))

    def _by_header(self, connection: HTTPConnection) -> str:
        """Programs may send name and password with each request (HTTP Basic)."""
        header = connection.headers.get("authorization", "")
        scheme, _, encoded = header.partition(" ")
        if scheme.lower() != "basic" or self._door is None:
            return ""
        # A password is slow to check on purpose: the header stands for it once it was right.
        token = hashlib.sha256(header.encode()).hexdigest()
        if self._is_current(known := self._logins.name(token)):
            return known
        try:
            name, _, password = base64.b64decode(encoded, validate=True).decode().partition(":")
        except ValueError:  # no base64, not even ASCII, or no UTF-8 in it
            return ""
        address = connection.client.host if connection.client else ""
        holder = self._holder(self._door.admit(name, password, address).name)
        if holder:
            self._logins.begin(holder, token)
        return holder

    def _holder(self, name: str) -> str:
        return "" if self._accounts is None else self._accounts.holder(name)

    def _is_current(self, holder: str) -> bool:
        """Whether the account is still there, with the password it was opened with."""
        return bool(holder) and holder == self._holder(holder.partition(":")[0])
