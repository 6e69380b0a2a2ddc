"""Regular forms of Spanish words, led back to what a dictionary has: "capacitados" to "capacitar".

All folded. What is no word may be led to one too: who asks wants to know whether something may be a
word, and not of which it is a form. The English dictionary has the inflected forms itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

_CLITICS = ("se", "me", "te", "nos", "lo", "la", "los", "las", "le", "les", "selo", "sela")

_VERBS = """
ar o as a amos ais an e es emos eis en aba abas abamos abais aban aste asteis aron ado ada ados adas
ar ando are aras ara aremos areis aran aria arias ariamos ariais arian aramos arais ase ases asemos
ar aseis asen ad ador adora adores adoras able ables acion aciones amiento amientos
er ere eras era eremos ereis eran eria erias eriamos eriais erian es emos eis ed edor edora edores
er edoras
ir ire iras ira iremos ireis iran iria irias iriamos iriais irian is imos id
er/ir o e en a as amos ais an ia ias iamos iais ian iste io imos isteis ieron ido ida idos idas
er/ir iendo iera ieras ieramos ierais ieran iese ieses iesemos ieseis iesen ible ibles es
er/ir imiento imientos yo yeron yendo yera yeran ye yes yen ya yan
"""
"""The endings of regular verbs, a voseo form and nouns and adjectives made of them included."""


def _endings(infinitive: str) -> frozenset[str]:
    lines = (line.split() for line in _VERBS.strip().splitlines())
    return frozenset(
        end for verbs, *ends in lines if infinitive in verbs.split("/") for end in ends
    )


_ENDINGS = {infinitive: _endings(infinitive) for infinitive in ("ar", "er", "ir")}
_LONGEST = max(len(ending) for endings in _ENDINGS.values() for ending in endings)

_SOUNDS = {
    "ar": (("qu", "c"), ("gu", "g"), ("c", "z")),
    "er": (("zc", "c"), ("z", "c"), ("j", "g"), ("g", "")),
    "ir": (("zc", "c"), ("z", "c"), ("j", "g"), ("g", "gu"), ("g", "")),
}
"""Before another vowel one sound has other letters: "ataque" of "atacar", "conozca" of "conocer";
and a few verbs have a letter more: "salgo", "tengo"."""

_VOWELS = (("ie", "e"), ("ue", "o"), ("i", "e"), ("u", "o"))
"""Where the stress falls on the stem: "muestra" of "mostrar", "piden" of "pedir"."""

_NOUNS = (
    # after what, the ending, what stands there in the dictionary
    ("[aeiou]", "s", ""), ("[^aeious]", "es", ""), ("", "ces", "z"), ("", "a", "o"),
    ("", "as", "o"), ("[nrlz]", "a", ""), ("[nrlz]", "as", ""), ("[elrz]", "mente", ""),
    ("", "amente", "o"), ("", "ito", "o"), ("", "ita", "a"), ("", "itos", "o"), ("", "itas", "a"),
    ("", "isimo", "o"), ("", "isima", "o"), ("", "isimos", "o"), ("", "isimas", "o"),
)  # fmt: skip
_PREFIXES = re.compile(r"(?:ex|re|des|in|im|sub|sobre|auto|anti|pre|co|inter|multi|super|contra)")
_SHORTEST = 3
"""Letters of what may stand before an ending."""

_REST = 5
"""Letters of what a prefix may stand before."""


def is_regular(folded: str, is_known: Callable[[str], bool]) -> bool:
    """Whether a Spanish word is a regular form of one that is known, with a prefix or without.

    Args:
        folded: the word.
        is_known: whether a folded word stands in the dictionary.
    """
    if is_known(folded) or any(map(is_known, _bases(folded))):
        return True
    prefix = _PREFIXES.match(folded)
    rest = folded[prefix.end() :] if prefix else ""
    return len(rest) >= _REST and (is_known(rest) or any(map(is_known, _bases(rest))))


def _bases(folded: str) -> Iterator[str]:
    """What a Spanish word may be a regular form of."""
    yield from _without(folded, _NOUNS)
    yield from _infinitives(folded)
    for clitic in _CLITICS:
        verb = folded.removesuffix(clitic)
        if verb != folded and verb.endswith(("ar", "er", "ir")):
            yield verb
        elif verb != folded and verb.endswith("ndo"):
            yield from _infinitives(verb)


def _infinitives(folded: str) -> Iterator[str]:
    for length in range(1, min(_LONGEST, len(folded) - _SHORTEST) + 1):
        root, ending = folded[:-length], folded[-length:]
        for infinitive, endings in _ENDINGS.items():
            if ending in endings:
                yield from (one + infinitive for one in _roots(root, infinitive))


def _roots(root: str, infinitive: str) -> Iterator[str]:
    sounds = [(here, there) for here, there in _SOUNDS[infinitive] if root.endswith(here)]
    for one in (root, *(root.removesuffix(here) + there for here, there in sounds)):
        yield one
        for changed, vowel in _VOWELS:
            other = re.sub(rf"{changed}(?=[^aeiou]+$)", vowel, one)
            if other != one:
                yield other


def _without(folded: str, endings: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    for after, ending, other in endings:
        base = folded.removesuffix(ending)
        if base != folded and len(base) >= _SHORTEST and re.search(f"{after}$", base):
            yield base + other
