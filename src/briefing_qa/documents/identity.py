"""Ids of documents, from their paths."""

from __future__ import annotations

import difflib
import hashlib
import re
import unicodedata
from collections.abc import Collection
from pathlib import PurePosixPath

from briefing_qa.errors import UnknownDocumentError

_SEPARATORS = re.compile(r"[^a-z0-9]+")
# Latin letters that have no decomposition into a base letter and a diacritic
_LATIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)

_SHORT = 8
_ALIKE, _ALIKE_WHERE_SHORT = 0.6, 0.7
"""Share of its letters from which on an id may be meant; half of a few letters is chance."""


def document_id_of(path: str) -> str:
    """The id of the document at a path.

    Args:
        path: relative to the corpus folder, with "/" between parts.

    Returns:
        The path without its suffix in a-z, 0-9 and hyphens ("sub/Año 2020.md" is "sub-ano-2020");
        "doc-" and a hash where it has letters of another script, which would be lost.
    """
    name = unicodedata.normalize("NFC", str(PurePosixPath(path).with_suffix("")))
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_LATIN))
    letters = "".join(c for c in folded if not unicodedata.combining(c))
    found = _SEPARATORS.sub("-", letters).strip("-")
    if not found or any(c.isalnum() and not c.isascii() for c in letters):
        return f"doc-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
    return found


def is_same_path(first: str, second: str) -> bool:
    """Whether two relative paths name one file, however their accents are written.

    Archives from macOS bring "ñ" as "n" and a tilde of its own; who types the name writes one
    letter.
    """
    return unicodedata.normalize("NFC", first) == unicodedata.normalize("NFC", second)


def readable_name(path: str) -> str:
    """A title for a document that states none: its file name with spaces and a capital."""
    words = " ".join(re.sub(r"[_\-.]+", " ", PurePosixPath(path).stem).split())
    return words[:1].upper() + words[1:] or path


def unknown_document(document_id: str, known: Collection[str]) -> UnknownDocumentError:
    """The error for an id that no document has; names the closest ones."""
    wanted = document_id[:200].lower()
    close = [other for other in sorted(known) if len(wanted) > 2 and wanted in other][:3]
    cutoff = _ALIKE if len(wanted) > _SHORT else _ALIKE_WHERE_SHORT
    close = close or difflib.get_close_matches(wanted, sorted(known), n=3, cutoff=cutoff)
    if close:
        hint = f"did you mean {' or '.join(close)}?"
    elif known:
        hint = "`briefing-qa documents` lists the ids"
    else:
        hint = "the corpus has no documents: add some with `briefing-qa add`"
    return UnknownDocumentError(f"no document has the id {document_id[:200]!r}: {hint}")
