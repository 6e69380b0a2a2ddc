"""The groups of people that words are for, and which of them exclude each other.

The words stand in `data/groups.txt`. What no list can say is whether Spanish words for children
name a sex: "niños" are all children, but beside "niñas" they are boys.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefing_qa.answering.words.listed import listed
from briefing_qa.terms import Token, all_stop_words

SEXES = frozenset({"female", "male"})
"""The two groups that are sexes."""

OTHER_SEX = {
    "men": "women", "man": "woman", "boys": "girls", "boy": "girl", "male": "female",
    "women": "men", "woman": "man", "girls": "boys", "girl": "boy", "female": "male",
    "males": "females", "hombres": "mujeres", "hombre": "mujer", "varones": "mujeres",
    "females": "males", "mujeres": "hombres", "mujer": "hombre", "varon": "mujer",
    "ninas": "niños", "nina": "niño", "chicas": "chicos", "chica": "chico",
    "chicos": "chicas", "chico": "chica", "masculino": "femenino", "femenino": "masculino",
}  # fmt: skip
"""Each word for a sex, folded, to the one for the other sex."""

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

_SMALL = frozenset({"chica", "chico"})
_ARTICLES = frozenset({"la", "una", "el", "un", "esta", "esa", "este", "ese", "su", "de", "con"})
_BEFORE_NOUNS = frozenset(
    {"joven", "pobre", "misma", "mismo", "primera", "primer", "otra", "otro", "buena", "buen"}
    | {"mala", "mal", "gran", "pequena", "pequeno", "nueva", "nuevo", "propia", "propio", "unica"}
    | {"unico", "segunda", "segundo", "tercera", "tercer", "ultima", "ultimo", "linda", "lindo"}
    | {"simple", "tal", "cualquier", "cierta", "cierto", "supuesta", "supuesto", "infeliz"}
)
"""Spanish adjectives that stand before their noun."""

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


def groups_of(found: Sequence[Token], folded: str) -> frozenset[str]:
    """The groups that a text names.

    Args:
        found: the words of the text.
        folded: the whole text, folded.
    """
    by_word = _groups()[0]
    named = frozenset(
        group
        for place, token in enumerate(found)
        if token.folded in by_word and not is_small(found, place)
        for group in by_word[token.folded]
    )
    boys = (
        _GIRLS.search(folded)
        and _BOYS.search(_TOGETHER.sub("", folded))
        and not _AMONG_THEM.search(folded)
    )
    return named | {"male"} if boys else named


def is_small(found: Sequence[Token], place: int) -> bool:
    """Whether "chica" is the adjective: "la letra chica".

    A Spanish noun in the singular has its article or another word before it that is no noun.
    """
    if found[place].folded not in _SMALL or place < 2:
        return False
    noun, before = found[place - 1], found[place - 2]
    return (
        before.folded in _ARTICLES
        and before.end + 1 == noun.start
        and noun.end + 1 == found[place].start
        and not noun.is_number
        and noun.folded not in all_stop_words() | _BEFORE_NOUNS
    )


def without_both(folded: str) -> str:
    """A folded text without both sexes in one breath, as titles have them: "niñas y niños"."""
    return _both().sub(" ", folded)


@lru_cache(maxsize=1)
def _both() -> re.Pattern[str]:
    words = _groups()[0]
    hers = f"(?:{'|'.join(word for word in words if 'female' in words[word])})"
    his = f"(?:{'|'.join(word for word in words if 'male' in words[word])}|{_CHILD}os?)"
    return re.compile(rf"\b(?:{hers}{_AND}{his}|{his}{_AND}{hers})\b")
