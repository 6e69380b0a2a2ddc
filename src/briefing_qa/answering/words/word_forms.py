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
dar da dan dio dieron dado; tener tiene tienen tenia tenian tuvo tuvieron tendra tendran
tendria
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

_AMERICAN = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"(?<=[a-z]{2})is(?=(?:e[drs]?|ers|ing|ations?)$)", "iz"),
        (r"(?<=[a-z]{2})ys(?=(?:e[drs]?|ers|ing)$)", "yz"),
        (r"(?<=[^aeiou][aeiou])ll(?=(?:ed|ing|ers?|ors?)$)", "l"),
        (r"our(?=(?:s|ed|ing|ers?|ites?|able|ful|less|hoods?)?$)", "or"),
        (r"(?<=[tb])re(?=s?$)", "er"),
        (r"(?<=(?:def|off|lic))ence", "ense"),
        (r"gramme", "gram"),
        (r"(?<=p)ae(?=d)|(?<=an)ae(?=m)|(?<=h)ae(?=m)|(?<=f)oe(?=t)|(?<=arrh)oe|(?<=man)oe", "e"),
    )
)
"""What ends otherwise, or is written with fewer letters, in American English."""

_VOWELS = (("ue", "o"), ("ie", "e"), ("i", "e"), ("u", "o"))
"""Vowels that Spanish verbs change: "muere" and "murió" are of "morir", "pide" of "pedir"."""

_ENDINGS = """
a as an amos aba abas aban abamos are aras ara aran aremos aria arias arian arlo arla arlos arlas
ar arse ado ada ados adas ando aste aron ase asen e es en emos o io iste ieron ido ida idos idas
iendo yendo ia ias ian iamos i ir irse ire ira iran iremos iria irian er erse ere era eras eran
eremos eria erian iera ieras ieran iese iesen
"""
"""Of Spanish verbs, and of the nouns and adjectives that go with them, without accents."""

_ROOT_ENDS = (("qu", "c"), ("gu", "g"), ("c", "z"), ("zc", "c"), ("j", "g"), ("uy", "u"))
"""Other letters for one sound: "ataques" of "atacar", "pague" of "pagar", "cruce" of "cruzar"."""

_STRESSED = (("ie", "e", "i"), ("ue", "o", "u"))
"""Vowels that take each other's place in the roots of one verb: "siento", "sentir", "sintió"."""

_LAST_VOWEL = re.compile(r"(?:ie|ue|[eiou])(?=[^aeiou]+$)")
_SHORTEST_CHANGED = 4
"""Letters of a root whose vowel may change: too many shorter ones differ in no more."""

_SHORTEST_ROOT = 3


@lru_cache(maxsize=1)
def _irregular() -> dict[str, frozenset[str]]:
    forms: dict[str, set[str]] = {}
    listed = [group.split() for group in re.split(r"[;\n]", _IRREGULAR.strip())]
    for group in (*FORMS, *listed):
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
    spelled = (*_turned(folded), *_exchanged(folded, _SPELLINGS))
    return frozenset({*_irregular().get(folded, ()), *spelled}) - {folded}


def american_spellings(folded: str) -> frozenset[str]:
    """How Americans would spell a British word; some of what is given is no word.

    Not what a slip of the finger makes as well: "milion" and "schoolling" are no British spellings.
    """
    spelled = (british.sub(american, folded) for british, american in _AMERICAN)
    return frozenset(spelled) - {folded}


def _turned(folded: str) -> Iterator[str]:
    for pair in (("er", "re"), ("ers", "res")):
        for end, other in (pair, pair[::-1]):
            if folded.endswith(end):
                yield folded.removesuffix(end) + other


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


@lru_cache(maxsize=20_000)
def changed_roots(folded: str) -> frozenset[str]:
    """The same with the vowels that the roots of a verb may have too: "sient" for "sintieron"."""
    return frozenset(
        f"{root[: vowel.start()]}{other}{root[vowel.end() :]}"
        for root in roots(folded)
        if len(root) >= _SHORTEST_CHANGED and (vowel := _LAST_VOWEL.search(root))
        for group in _STRESSED
        if vowel.group() in group
        for other in group
    ) | roots(folded)


def _exchanged(word: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A word with one or the other of each pair put for its counterpart, at one place."""
    for pair in pairs:
        for one, other in (pair, pair[::-1]):
            for match in re.finditer(one, word):
                yield word[: match.start()] + other + word[match.end() :]
