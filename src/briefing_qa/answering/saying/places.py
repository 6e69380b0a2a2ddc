"""Where something stands in its document, as it is written behind the title of the document."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_qa.passages import plain_text
from briefing_qa.terms import tokens


def below_title(title: str, section: Sequence[str]) -> tuple[str, ...]:
    """The headings of a section, without those that are the title.

    In most documents the first is; in others the first two are it together: a title, and a line
    below it that goes on.

    Args:
        title: of the document.
        section: its headings, outermost first.
    """
    whole = _words(title)
    above: list[str] = []
    for place, heading in enumerate(section, start=1):
        above += _words(heading)
        if above == whole:
            return tuple(section[place:])
    return tuple(section)


def _words(heading: str) -> list[str]:
    return [token.folded for token in tokens(plain_text(heading))]
