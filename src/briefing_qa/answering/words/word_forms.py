"""Other forms and spellings of a word that stemming keeps apart: "find" and "found", "12th".

They need not be sure: whoever asks wants to know whether a text might hold the word after all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from briefing_qa.answering.words.irregular_verbs import FORMS
from briefing_qa.answering.words.number_words import ONES, ORDINALS, TENS

_IRREGULAR = """
die dead death; lose lost loss; speak spoke spoken speech
child children; foot feet; life lives; man men; person people; thief thieves; tooth teeth
wife wives; woman women; half halves; medium media; datum data; analysis analyses
long length; strong strength; high height; wide width; deep depth; poor poverty; young youth
decir dice dicen dijo dijeron dicho diran dira; hacer hace hacen hizo hicieron hecho hara haran
dar da dan dio dieron dado; tener tiene tienen tuvo tuvieron tendra tendran tendria
poner pone ponen puso pusieron puesto pondra pondran; venir viene vienen vino vinieron vendra
poder puede pueden pudo pudieron podra podran podria; saber sabe supo supieron sabra sabran
querer quiere quieren quiso quisieron querra querran; traer trae trajo trajeron
ir va van fue fueron iba iban; ser es son fue fueron era eran; estar esta estan estuvo estuvieron
haber hay hubo habia habra habran; salir sale salen salio salieron saldra saldran
ver ve ven vio vieron visto; escribir escrito; abrir abierto; volver vuelto
conducir condujo condujeron; producir produjo produjeron; reducir redujo redujeron
morir muere mueren murio murieron muerto muerte; romper roto; resolver resuelto
"""
"""Forms that do not share their beginning, a group for each word, beside `irregular_verbs`."""

_SPELLINGS = (
    *(("iz", "is"), ("yz", "ys"), ("or", "our"), ("ense", "ence"), ("gram", "gramme")),
    *(("e", "ae"), ("e", "oe"), ("l", "ll")),
)
"""American and British, anywhere in a word; "center" and "centre" differ at its end alone."""

_VOWELS = (("ue", "o"), ("ie", "e"), ("i", "e"), ("u", "o"))
"""Vowels that Spanish verbs change: "muere" and "murió" are of "morir", "pide" of "pedir"."""

_ENDINGS = """
a as an amos aba abas aban abamos are aras ara aran aremos aria arias arian arlo arla arlos arlas
ar arse ado ada ados adas ando aste aron ase asen e es en emos o io iste ieron ido ida idos idas
iendo yendo ia ias ian iamos i ir irse ire ira iran iremos iria irian er erse ere era eras eran
eremos eria erian iera ieras ieran iese iesen
"""
"""Of Spanish verbs, and of the nouns and adjectives that go with them, without accents."""

_ROOT_ENDS = (("qu", "c"), ("gu", "g"), ("c", "z"), ("j", "g"), ("uy", "u"))
"""Other letters for one sound: "ataques" of "atacar", "pague" of "pagar", "cruce" of "cruzar"."""

_SHORTEST_ROOT = 3


def _groups(table: str) -> list[list[str]]:
    return [group.split() for group in re.split(r"[;\n]", table.strip())]


@lru_cache(maxsize=1)
def _irregular() -> dict[str, frozenset[str]]:
    forms: dict[str, set[str]] = {}
    for group in (*FORMS, *_groups(_IRREGULAR)):
        for word in group:
            forms.setdefault(word, set()).update(group)
    return {word: frozenset(group) for word, group in forms.items()}


def is_irregular(folded: str) -> bool:
    """Whether a word is one of those whose forms are listed: "hizo", "dieron", "found"."""
    return folded in _irregular()


@lru_cache(maxsize=1)
def _numbered() -> dict[str, frozenset[str]]:
    """Each whole number up to ninety, in digits or words, to all ways to write it."""
    ways: dict[str, set[str]] = {"1": {"one", "uno", "una"}}
    for word, value in (ONES | TENS).items():
        ways.setdefault(f"{value:g}", set()).add(word)
    for value, words in ORDINALS.items():
        ways.setdefault(str(value), set()).update(words)
    alike = [frozenset({digits, *words}) for digits, words in ways.items()]
    return {word: group for group in alike for word in group}


@lru_cache(maxsize=5_000)
def other_forms(folded: str) -> frozenset[str]:
    """Other forms and spellings of a word or number, folded; some of them are no words."""
    if number := _numbered().get(folded):
        return number - {folded}
    if folded[0].isdigit():
        return frozenset()
    ends = (("er", "re"), ("ers", "res"))
    turned = {
        folded.removesuffix(end) + other
        for pair in ends
        for end, other in (pair, pair[::-1])
        if folded.endswith(end)
    }
    spelled = _exchanged(folded, _SPELLINGS)
    return frozenset({*_irregular().get(folded, ()), *turned, *spelled}) - {folded}


def other_stems(stem: str) -> frozenset[str]:
    """Stems that a Spanish verb may have in other forms."""
    return frozenset(_exchanged(stem, _VOWELS))


@lru_cache(maxsize=20_000)
def roots(folded: str) -> frozenset[str]:
    """What a Spanish word, or the stem of one, may begin with in all its forms.

    "vivian" and "viven" have "viv", "atacadas" and "ataques" have "atac".
    """
    cut = {folded} | {folded.removesuffix(end) for end in _ENDINGS.split() if folded.endswith(end)}
    found = {root for root in cut if len(root) >= _SHORTEST_ROOT}
    found |= {
        root.removesuffix(end) + other
        for root in found
        for end, other in _ROOT_ENDS
        if root.endswith(end)
    }
    return frozenset(root for root in found if len(root) >= _SHORTEST_ROOT)


def _exchanged(word: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A word with one or the other of each pair put for its counterpart, at one place."""
    for pair in pairs:
        for one, other in (pair, pair[::-1]):
            for match in re.finditer(one, word):
                yield word[: match.start()] + other + word[match.end() :]
