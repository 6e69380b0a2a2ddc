"""What people are told about downloads, in one line each."""

from __future__ import annotations

from pathlib import Path

from briefing_qa.documents.reader import readable_suffixes
from briefing_qa.fetching.wanted import Wanted

_DIGITS = 12  # of a checksum
_PREFERRED = (".pdf", ".docx", ".html", ".txt")


def by_hand(one: Wanted, corpus: Path) -> str:
    """How a person gets a document that no address is known of."""
    suffixes = [suffix for suffix in _PREFERRED if suffix in readable_suffixes()]
    others = f" (or {', '.join(suffixes[1:])})" if suffixes[1:] else ""
    place = f"{corpus / one.path(suffixes[0])}"
    if not (one.source and one.source.file):
        place += others
    page = one.source.pages[0] if one.source else "its publisher's page"
    return (
        f"no direct address is known: open {page} in a browser, save the document as {place}, "
        "then run `briefing-qa index`"
    )


def with_page(one: Wanted, problem: str) -> str:
    """A problem, and the page where a person can get the document."""
    return f"{problem} (its page is {one.source.pages[0]})" if one.source else problem


def stopped(problem: str, left: int) -> str:
    """A fault of the corpus, and how many documents were not come to because of it."""
    return f"{problem}; {left} after it not tried" if left else problem


def changed(one: Wanted, current: str, new: str) -> str:
    """That an address gives something else now."""
    since = "the file here was made"
    if one.download is not None and one.download.sha256 == current:
        since = one.download.date[:10]
    return (
        f"what is at {one.address} has changed since {since} ({_short(current)} -> "
        f"{_short(new)}): the old file stays; `briefing-qa fetch --update {one.id}` replaces it"
    )


def changed_since_last(one: Wanted, new: str) -> str:
    """That a document which was here before is another one now; empty where it is not."""
    before = one.download
    if before is None or before.sha256 == new:
        return ""
    return f"it has changed since {before.date[:10]} ({_short(before.sha256)} -> {_short(new)})"


def not_to_check(one: Wanted, corpus: Path) -> str:
    """Why nothing can be asked about a document."""
    if one.file is None and not one.address:
        return f"it is not here, and {by_hand(one, corpus)}"
    if one.file is None:
        return f"it is not here: `briefing-qa fetch {one.id}` downloads it"
    return "no direct address of it is known, so nothing can be asked: look at its page yourself"


def not_ours(one: Wanted) -> str:
    """That a file of a person's own is not replaced."""
    return (
        "the file here is not one that was downloaded, or it was changed since, so it is not "
        f"replaced: `briefing-qa remove {one.id}`, then `briefing-qa fetch {one.id}`"
    )


def another(one: Wanted, new: str) -> str:
    """That an address gives another file than the register expects."""
    return (
        f"{one.address} gives another file than the register expects (sha256 {_short(new)}, not "
        f"{_short(one.sha256)}): look at it, then correct sha256 in sources.toml"
    )


def taken(document_id: str, path: str) -> str:
    """That the corpus has another file with an id."""
    return (
        f"the corpus has another file with the id {document_id!r} ({path}): remove that first "
        f"(`briefing-qa remove {document_id}`) or rename it"
    )


def _short(sha256: str) -> str:
    return sha256[:_DIGITS]
