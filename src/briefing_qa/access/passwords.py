"""Passwords, kept as scrypt hashes: `scrypt$ln=15,r=8,p=3$<salt>$<hash>`, both in base64.

scrypt (RFC 7914) costs memory as well as time, so that guessing on graphics cards is dear. Its
parameters stand beside each hash; those of new hashes can rise without a change to old ones.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
import secrets
import threading
import unicodedata
from dataclasses import dataclass

from briefing_qa.access.failures import AccountsError

SHORTEST = 10
LONGEST = 200
"""Characters of a password."""

_SALT_BYTES = 16
_HASH_BYTES = 32
_MOST_MEMORY = 1 << 28
_FORM = re.compile(
    r"scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)"
)

# Each hash takes 32 MiB and a fifth of a second; a crowd at the door waits in a line of two.
_AT_ONCE = threading.BoundedSemaphore(2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one hash costs: `128 * r * 2**ln` bytes, `p` times over.

    The default is one that OWASP's cheat sheet on storing passwords recommends.
    """

    ln: int = 15
    r: int = 8
    p: int = 3

    @property
    def memory(self) -> int:
        """Bytes that one hash needs."""
        return 128 * self.r * ((1 << self.ln) + self.p + 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordHash:
    """A password as it is kept."""

    cost: Cost
    salt: bytes
    digest: bytes

    def __str__(self) -> str:
        cost = self.cost
        fields = f"ln={cost.ln},r={cost.r},p={cost.p}"
        return f"scrypt${fields}${_encode(self.salt)}${_encode(self.digest)}"

    def matches(self, password: str) -> bool:
        """Whether this is the password; takes as long either way."""
        found = _digest(password, self.salt, self.cost, len(self.digest))
        return hmac.compare_digest(found, self.digest)


def hash_password(password: str, cost: Cost | None = None) -> PasswordHash:
    """Hash a new password with a salt of its own.

    Raises:
        AccountsError: it is too short or too long.
    """
    length = len(unicodedata.normalize("NFKC", password))
    if not SHORTEST <= length <= LONGEST:
        raise AccountsError(
            f"the password has {length} characters: use {SHORTEST} to {LONGEST}, "
            "best a few words that have nothing to do with each other"
        )
    cost = cost or Cost()
    salt = secrets.token_bytes(_SALT_BYTES)
    return PasswordHash(cost=cost, salt=salt, digest=_digest(password, salt, cost, _HASH_BYTES))


def parse_hash(text: str) -> PasswordHash:
    """The hash that is written as `text`.

    Raises:
        ValueError: it is not one, or one that would cost more than this program allows.
    """
    found = _FORM.fullmatch(text)
    if found is None:
        raise ValueError("not of the form scrypt$ln=..,r=..,p=..$salt$hash")
    ln, r, p = (int(found[place]) for place in (1, 2, 3))
    cost = Cost(ln=ln, r=r, p=p)
    if not (ln and r and p) or cost.memory > _MOST_MEMORY:
        raise ValueError("its parameters are not usable")
    salt, digest = _decode(found[4]), _decode(found[5])
    if len(salt) < _SALT_BYTES // 2 or len(digest) < _HASH_BYTES // 2:
        raise ValueError("its salt or its hash is too short")
    return PasswordHash(cost=cost, salt=salt, digest=digest)


def _digest(password: str, salt: bytes, cost: Cost, length: int) -> bytes:
    # One password has many spellings in Unicode; keyboards differ in which they send.
    words = unicodedata.normalize("NFKC", password[: 2 * LONGEST])
    with _AT_ONCE:
        return hashlib.scrypt(
            words.encode("utf-8", "surrogatepass"),
            salt=salt,
            n=1 << cost.ln,
            r=cost.r,
            p=cost.p,
            maxmem=2 * cost.memory,
            dklen=length,
        )


def _encode(data: bytes) -> str:
    return base64.b64encode(data).decode().rstrip("=")


def _decode(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except binascii.Error as error:
        raise ValueError("its salt or its hash is not base64") from error
