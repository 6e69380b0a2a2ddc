"""Names for downloaded files: from what the server or the address calls them."""

from __future__ import annotations

import re
import unicodedata
from email.errors import MessageError
from email.message import Message
from email.utils import collapse_rfc2231_value
from pathlib import PurePosixPath
from urllib.parse import unquote

from briefing_qa.fetching.addresses import Address

_LONGEST = 120  # bytes in UTF-8, without suffix
_KEPT = ("L", "M", "N")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)
_SCRIPTS = re.compile(r"\.(?:aspx?|php\d?|jsp|cgi|do|ashx|action)$", re.IGNORECASE)


def stated_name(disposition: str) -> str:
    """The file's name in a header Content-Disposition, as it was sent; empty where none is."""
    message = Message()
    try:
        message["Content-Disposition"] = disposition
        stated = message.get_params([], "Content-Disposition")
        values = [value for name, value in stated if name == "filename"]
        # With two of them, the one that has an encoding is meant (RFC 6266).
        values.sort(key=lambda value: isinstance(value, str))
        return collapse_rfc2231_value(values[0]) if values else ""
    except (MessageError, ValueError, LookupError, UnicodeError):
        return ""


def name_of(address: Address) -> str:
    """The name in an address: the last part of its path; the host where the path has none."""
    last = unquote(address.target.partition("?")[0].rstrip("/").rpartition("/")[2])
    return last or f"{address.host}."  # the dot keeps ".org" from being taken for a suffix


def safe_stem(name: str) -> str:
    """A file name without folder and suffix, of letters and digits of any script and hyphens.

    Args:
        name: as it was sent; may be a path of any system, hostile, or empty.

    Returns:
        At most 120 bytes; never empty, hidden, or a name that a system keeps for itself. The
        same for its own result.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    stem = _SCRIPTS.sub("", last)
    if re.fullmatch(r"\.[A-Za-z0-9]{1,8}", suffix := PurePosixPath(stem).suffix):
        stem = stem.removesuffix(suffix)
    words = "".join(c if unicodedata.category(c)[0] in _KEPT else " " for c in stem).split()
    cut = "-".join(words).encode()[:_LONGEST].decode("utf-8", "ignore").strip("-")
    if not cut:
        return "document"
    # What begins like that is no document to the corpus.
    return (
        f"document-{cut}" if _RESERVED.fullmatch(cut) or cut.lower().startswith("readme") else cut
    )
