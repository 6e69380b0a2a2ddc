"""Names of people, and the owners under which what they do is kept."""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata

_LONGEST = 64
_TOKEN_BYTES = 32
_TOKEN = re.compile(r"[A-Za-z0-9_-]{32,128}")


def account_name(name: str) -> str:
    """The one spelling of a name: "Ana " is "ana", with which case a phone begins words or not."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).strip()


def is_account_name(name: str) -> bool:
    """Whether a name can stand in a file of accounts: letters, digits, and . _ @ - inside."""
    return (
        0 < len(name) <= _LONGEST
        and name == account_name(name)
        and name[0].isalnum()
        and all(character.isalnum() or character in "._@-" for character in name)
    )


def user_owner(name: str) -> str:
    """The owner for somebody who has logged in."""
    return f"user:{account_name(name)}"


def new_token() -> str:
    """A random token for a browser to remember, which is all that tells it from others."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def browser_owner(token: str) -> str | None:
    """The owner for a browser that sent a token of `new_token`; None where it is no such token.

    Only its hash is kept with conversations, so that their file lets nobody in. No user's name
    makes the same owner.
    """
    if not _TOKEN.fullmatch(token):
        return None
    return f"browser:{hashlib.sha256(token.encode()).hexdigest()}"
