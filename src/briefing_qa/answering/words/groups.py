"""The groups of people that words are for, and which of them exclude each other.

The words stand in `data/groups.txt`. What no list can say is whether Spanish words for children
name a sex: "niños" are all children, but beside "niñas" they are boys.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from briefing_qa.answering.words.listed import listed

SEXES = frozenset({"female", "male"})
"""The two groups that are sexes."""

_CHILD = r"(?:nin|chic|muchach)"
_GIRLS = re.compile(rf"\b{_CHILD}as?\b")
_BOYS = re.compile(rf"\b{_CHILD}os?\b")
_TOGETHER = re.compile(
    rf"\b{_CHILD}(?:as?(?: y |, (?:los |las |y )?| e |/| o )(?:los |el )?\w+os?"
    r"|os?(?: y |, (?:los |las |y )?| e |/| o )(?:las |la )?\w+as?)\b"
)
"""Spanish words for children of either sex: "niñas y niños" are all, and so are "niños" alone."""

_AMONG_THEM = re.compile(
    rf"\b{_CHILD}os?\b[^.;:?!]{{0,60}}?(?:\b(?:de|entre) (?:los (?:cuales|que)|ellos)\b"
    r"|\ben su mayoria\b|\bmayoritariamente\b|\bla mayoria\b|\bprincipalmente\b|\bsobre todo\b"
    rf"|\bincluidas\b)[^.;:?!]{{0,30}}?\b{_CHILD}as?\b"
)
"""Children of whom some are girls: "214 niños, de los cuales 187 eran niñas"."""

_AND = r"(?: and | or | y | e | o | u |, | ?/ ?)(?:(?:the|y|las|los|el|la) )?"


@lru_cache(maxsize=1)
def _groups() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Word to the groups it names; group to the groups it excludes."""
    words: dict[str, set[str]] = {}
    rivals: dict[str, frozenset[str]] = {}
    block: list[str] = []
    for line in [*listed("groups.txt"), ""]:
        if not line:
            rivals.update({name: frozenset(block) - {name} for name in block})
            block = []
            continue
        name, _, named = line.partition(":")
        block.append(name)
        for word in named.split(","):
            words.setdefault(word.strip(), set()).add(name)
    return {word: frozenset(names) for word, names in words.items()}, rivals


def rivals(group: str) -> frozenset[str]:
    """The groups that a group excludes: "female" excludes "male"."""
    return _groups()[1].get(group, frozenset())


def groups_of(words: Iterable[str], folded: str) -> frozenset[str]:
    """The groups that a text names.

    Args:
        words: of the text, folded.
        folded: the whole text, folded.
    """
    by_word = _groups()[0]
    named = frozenset(group for word in words for group in by_word.get(word, ()))
    boys = (
        _GIRLS.search(folded)
        and _BOYS.search(_TOGETHER.sub("", folded))
        and not _AMONG_THEM.search(folded)
    )
    return named | {"male"} if boys else named


def without_both(folded: str) -> str:
    """A folded text without both sexes in one breath, as titles have them: "niñas y niños"."""
    return _both().sub(" ", folded)


@lru_cache(maxsize=1)
def _both() -> re.Pattern[str]:
    words = _groups()[0]
    hers = f"(?:{'|'.join(word for word in words if 'female' in words[word])})"
    his = f"(?:{'|'.join(word for word in words if 'male' in words[word])}|{_CHILD}os?)"
    return re.compile(rf"\b(?:{hers}{_AND}{his}|{his}{_AND}{hers})\b")
