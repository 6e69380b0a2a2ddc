"""The line below a title, by which a document says what all of it is about.

A report called "Too Soon" names the districts that it is on in its subtitle, and afterwards speaks
of "the districts".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.covers import says_who
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.names import name_runs
from briefing_qa.terms import Token

_SMALL_WORDS = 2
"""Of a subtitle at least; fewer has a name alone: "Parliament of Malawi"."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NO_SUBTITLE = re.compile(r"\W*(?:\w+ ){0,2}\w+\s?:|\||[-•]|\W*(?:\d+|[IVX]+)[.)] ")
"""A field of a form, a row, an item, or a numbered heading."""

_AND = re.compile(r",? (?:and|y|e) ", re.IGNORECASE)


def subtitle(title: str, lines: Sequence[str]) -> str:
    """The line below the title that says more of what a document is about; "" where none does.

    "Child marriage in two districts of Malawi", but neither who wrote it, nor where and when.

    Args:
        title: of the document.
        lines: of its cover, without marks.
    """
    named = next((place for place, line in enumerate(lines) if line and line in title), None)
    if named is None or len(lines) <= named + 1:
        return ""
    line = lines[named + 1]
    small = sum(word[0].islower() for word in line.split())
    other = _YEAR.search(line) or _NO_SUBTITLE.match(line) or says_who(line)
    return "" if small < _SMALL_WORDS or other else line


def with_asked_subtitle(candidate: Candidate, text: str) -> Candidate:
    """A candidate without the subtitle of its document where a question is only of a part of it.

    Args:
        candidate: any.
        text: of the question.
    """
    if is_of_all_named(candidate.subtitle, text):
        return candidate
    return replace(candidate, subtitle="")


def is_of_all_named(line: str, text: str) -> bool:
    """Whether a text has all of the names that a subtitle joins, if it has one of them.

    What is said in a report on two districts is of both, and of neither alone.

    Args:
        line: a subtitle.
        text: of a question.
    """
    asked = facts(text).words
    for group in _joined(line):
        held = [bool(asked.intersection(token.folded for token in run)) for run in group]
        if any(held) and not all(held):
            return False
    return True


def _joined(line: str) -> Iterator[list[list[Token]]]:
    """The names of a line, those together that an "and" joins: "Lima, Puno and Cusco", "Peru"."""
    runs = name_runs(line)
    between = [line[one[-1].end : other[0].start] for one, other in pairwise(runs)]
    first = 0
    for place, joint in enumerate(between):
        if _AND.fullmatch(joint):
            yield runs[first : place + 2]
            first = place + 2
        elif joint != ", ":
            yield from ([run] for run in runs[first : place + 1])
            first = place + 1
    yield from ([run] for run in runs[first:])
