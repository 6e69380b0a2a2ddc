"""What went wrong, and how a document was read, in the page's language.

What reads, downloads, indexes and stores says it in one line of English, which the command line
shows and the index keeps. Here that line is known again by a table,
`data/ui/reasons.<language>.json`: from a line of English, with names in braces where it holds
values, to the same line in the language.

    {n}, {n_...}   a number
    {reason}       a line of the table
    {what...}      a phrase of the table
    {detail}       a phrase of the table, or anything else
    {ids}, {years}, {share}   joined with "and" or "to"
    {rest}         anything, also nothing
    {...}          anything, which stays as it is
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import islice

LONGEST = 2000
"""Characters of a line that is worded; longer ones are those of others."""

_DEEPEST = 4
_MOST_NAMES = 4
_PLACE = re.compile(r"\{(\w+)\}")
_KINDS = {"numbers": r"\d[\d, -]*", "years": r"(?: \([^()]*\))?", "rest": ".*"}
_JOINED = ("ids", "years", "share")
_JOINING = (" and ", " to ")
_OTHER_SIGNS = str.maketrans(",.", ".,")


def worded(said: str, language: str) -> str:
    """A line in the language of the page; as it is where there is no wording.

    Args:
        said: in English; may begin with names of files or addresses, each with a colon.
        language: of the interface.
    """
    return said if language == "en" else wording(said, language) or said


@lru_cache(maxsize=1024)
def wording(said: str, language: str, depth: int = 0) -> str:
    """The same; empty where there is no wording.

    Args:
        said: in English; names and titles of others in it can make it look like many lines in each
            other, and are not looked into any further from some length and depth on.
        language: of the interface.
        depth: how many lines it stands in.
    """
    if len(said) > LONGEST or depth > _DEEPEST:
        return ""
    known = _table(language)
    for before, line in _without_names(said):
        if line in known.plain:
            return before + known.plain[line]
        for pattern, words in known.patterns:
            found = pattern.fullmatch(line)
            filled = found and _filled(found.groupdict(), words, language, depth + 1)
            if filled:
                return before + filled
    return ""


class _Table:
    """The wordings of a language: whole lines, and patterns with places for values."""

    def __init__(self, wordings: dict[str, str]) -> None:
        self.plain = {line: words for line, words in wordings.items() if not _PLACE.search(line)}
        # The one with most words of its own first: it says most of what the line is.
        patterned = sorted(wordings.keys() - self.plain.keys(), key=_own_letters, reverse=True)
        self.patterns = [(_pattern(line), wordings[line]) for line in patterned]


@lru_cache(maxsize=4)
def _table(language: str) -> _Table:
    return _Table(wordings(language))


def wordings(language: str) -> dict[str, str]:
    """The table of a language."""
    path = files("briefing_qa").joinpath("data", "ui", f"reasons.{language}.json")
    return dict(json.loads(path.read_text(encoding="utf-8")))


def _own_letters(line: str) -> tuple[int, str]:
    return len(_PLACE.sub("", line)), line


def _pattern(line: str) -> re.Pattern[str]:
    parts = _PLACE.split(line)  # text, name, text, ..., text
    written = (
        f"(?P<{part}>{_kind(part)})" if place % 2 else re.escape(part)
        for place, part in enumerate(parts)
    )
    return re.compile("".join(written), re.DOTALL)


def _kind(name: str) -> str:
    return r"[\d,.]*\d" if _is_number(name) else _KINDS.get(name, ".+?")


def _is_number(name: str) -> bool:
    return name == "n" or name.startswith("n_")


def _without_names(said: str) -> Iterator[tuple[str, str]]:
    """A line as it is, and without the names that it may begin with."""
    yield "", said
    for colon in islice(re.finditer(": ", said), _MOST_NAMES):
        yield said[: colon.end()], said[colon.end() :]


def _filled(values: dict[str, str], words: str, language: str, depth: int) -> str:
    """The words with the values in them; empty where one has no wording and needs it."""
    shown = {name: _shown(name, value, language, depth) for name, value in values.items()}
    needed = (one for name, one in shown.items() if name == "reason" or name.startswith("what"))
    return words.format(**shown) if all(needed) else ""


def _shown(name: str, value: str, language: str, depth: int) -> str:
    """A value as it is shown; empty where it needs a wording and has none."""
    if _is_number(name):
        return value.translate(_OTHER_SIGNS)
    if name in _JOINED:
        for joining in _JOINING:
            value = value.replace(joining, _table(language).plain[joining])
        return value
    if name == "reason" or name.startswith("what"):
        return wording(value, language, depth)
    return (wording(value, language, depth) or value) if name == "detail" else value
