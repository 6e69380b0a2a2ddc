"""Names of files that somebody sent, made safe to keep on any system."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 200
"""Bytes in UTF-8; file systems take 255, and a temporary name may be longer than the last one."""

_DEFAULT = "document"
_SUFFIX = re.compile(r"[A-Za-z0-9]{1,16}")
# What Windows refuses in names; a colon also names a hidden stream there.
_REFUSED = str.maketrans(dict.fromkeys('<>:"|?*', "_"))
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)
_GAPS = " ._-\u3000"


def safe_name(name: str) -> str:
    """A file name without a path, of characters that show as what they are.

    Args:
        name: as it was sent; may be a path of any system, hostile, or empty.

    Returns:
        At most `LONGEST` bytes; never hidden, reserved, or leading out of a folder. The suffix is
        kept. The same for its own result.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join(character for character in last if _is_shown(character))
    words = unicodedata.normalize("NFC", " ".join(shown.translate(_REFUSED).split()))
    stem, dot, suffix = words.rpartition(".")
    if not (dot and _SUFFIX.fullmatch(suffix)):
        stem, dot, suffix = words, "", ""
    stem = _shortened(stem.strip(_GAPS), LONGEST - len(dot + suffix)) or _DEFAULT
    first, separator, rest = stem.partition(".")
    if _RESERVED.fullmatch(first.strip()):
        stem = f"{first}_{separator}{rest}"
    return f"{stem}{dot}{suffix}"


def _is_shown(character: str) -> bool:
    """Whether a character stays: no controls, no marks that turn the direction of writing."""
    return character.isspace() or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co")


def _shortened(stem: str, size: int) -> str:
    """A stem of at most `size` bytes less one, cut between characters."""
    return stem.encode()[: size - 1].decode("utf-8", "ignore").rstrip(_GAPS)
