"""Names of several words in a text, and what kind of thing each is of.

"Ministry of Labour" is a ministry, "Ilse Brandt" none that its words tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing_qa.answering.words.bodies import INSTITUTIONS, ORGANISATIONS, by_kind
from briefing_qa.answering.words.facts import facts, find_countries
from briefing_qa.answering.words.wording import ARTICLE
from briefing_qa.terms import Token, all_stop_words, tokens, words_of

WITHIN = frozenset(
    {"of", "the", "for", "on", "in", "to", "against", "with", "without", "de", "del", "la", "las"}
    | {"el", "los", "en", "para", "por", "contra", "sin", "a", "al"}
)
"""What may stand within a name: "Save the Children", "Casa de la Mujer"."""

_ARTICLES = frozenset({"el", "la", "los", "las"})
"""In a Spanish name only after a preposition."""

OWNER = re.compile(r"['’]s?$")
"""The ending of a possessive: "Chile's", "the girls'"."""

BREAK = re.compile(r"[,;:.?!¿¡()|\n]")
"""What ends a name."""


def without_owner(shown: str) -> str:
    """Without a possessive ending: "Chile" for "Chile's"."""
    return OWNER.sub("", shown)


def behind(prepositions: str) -> re.Pattern[str]:
    """A pattern for the end of what stands before a name, where that is a preposition.

    Args:
        prepositions: any of these, parted by "|"; an article may follow.
    """
    return re.compile(rf"\b(?:{prepositions})(?: {ARTICLE})? $", re.IGNORECASE)


PLACE_BEHIND = behind("in|at|near|within|en")
"""Before the name of a place."""

PAPERS = by_kind((
    "programme program programa", "project proyecto", "plan", "strategy estrategia",
    "act law ley", "code codigo", "convention convenio convencion", "protocol protocolo",
    "charter carta", "decree decreto", "survey encuesta", "index indice",
))  # fmt: skip
"""What is signed, adopted or carried out, and does nothing itself."""

DOCUMENTS = frozenset(
    {"report", "briefing", "study", "review", "overview", "evaluation", "policy", "policies"}
    | {"guide", "guideline", "guidelines", "handbook", "handout", "hand-out", "glossary"}
    | {"factsheet", "fact sheet", "bulletin", "informe", "estudio", "evaluacion", "politica"}
    | {"guia", "manual", "glosario", "boletin"}
)
"""What a document is called beside the name of what it is about: "the Meridian policy"."""

PLACES = by_kind((
    "province provincia", "region", "district distrito", "county condado",
    "municipality municipio", "city ciudad", "town", "village aldea", "island islands isla islas",
    "river rio", "lake lago", "valley valle", "bay bahia", "port puerto", "coast costa",
    "camp campamento", "prison carcel",
))  # fmt: skip
AREAS = PLACES.keys() | {
    *("department", "departamento", "state", "estado", "area", "zona", "comunidad", "pueblo"),
}
"""What stands before the name of a place: "in the province of Cusco"."""

HEADS = ORGANISATIONS | INSTITUTIONS | PAPERS | PLACES
"""Words that say what kind of thing a name is of, each to one for all of its kind."""

TITLES = frozenset({"mr", "mrs", "ms", "dr", "sr", "sra", "judge", "minister", "professor"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name of several words.

    Attributes:
        kinds: what it is of, as far as its words say.
        own: its other words, folded, in order.
        start: its first character.
        end: one past its last.
    """

    kinds: frozenset[str]
    own: tuple[str, ...]
    start: int
    end: int


def name_runs(text: str, names: frozenset[str] | None = None) -> list[list[Token]]:
    """Neighbouring words with capitals, small words between them.

    Args:
        text: any.
        names: folded words that count; None for all that have a capital.
    """
    return _runs(facts(text).tokens, text, names)


def _runs(found: Sequence[Token], text: str, names: frozenset[str] | None) -> list[list[Token]]:
    runs: list[list[Token]] = []
    stops = all_stop_words()
    within = False
    before = ""
    for token in found:
        counts = token.folded in names if names is not None else token.folded not in stops
        if counts and text[token.start].isupper():
            if within and not BREAK.search(text[runs[-1][-1].end : token.start]):
                runs[-1].append(token)
            else:
                runs.append([token])
            within = not OWNER.search(text[token.start : token.end])
        elif token.folded not in WITHIN or (token.folded in _ARTICLES and before not in WITHIN):
            within = False
        before = token.folded
    return runs


def at_places(run: Sequence[Token], text: str) -> Iterator[list[Token]]:
    """A name and the places behind it: "Code of Conduct in Cusco" is two names.

    Args:
        run: of words, see `name_runs`.
        text: that they stand in.
    """
    first = 0
    for i in range(1, len(run) + 1):
        if i == len(run) or PLACE_BEHIND.search(text[run[i - 1].end : run[i].start]):
            yield list(run[first:i])
            first = i


@lru_cache(maxsize=20_000)
def long_names(text: str) -> tuple[Name, ...]:
    """The names of several words in a text."""
    return tuple(_names(name_runs(text), text, country_starts(text)))


def _names(runs: Iterable[Sequence[Token]], text: str, countries: frozenset[int]) -> Iterator[Name]:
    parts = (part for run in runs for part in at_places(run, text))
    return (_name(part, countries) for part in parts if len(part) > 1)


def country_starts(text: str) -> frozenset[int]:
    """Where the words of a text begin that name a country: it is looked for by itself."""
    found = facts(text)
    return frozenset(found.tokens[i].start for i in found.in_countries)


def _name(run: Sequence[Token], countries: frozenset[int]) -> Name:
    words = [token.folded for token in run if token.start not in countries]
    return Name(
        kinds=frozenset(HEADS[word] for word in words if word in HEADS),
        own=tuple(word for word in words if word not in HEADS and word not in TITLES),
        start=run[0].start,
        end=run[-1].end,
    )


@lru_cache(maxsize=20_000)
def bare_kinds(text: str) -> frozenset[str]:
    """The kinds of things that a text names by nothing but their kind: "the Index", "el Plan"."""
    found = facts(text).tokens
    places = {token.start: i for i, token in enumerate(found)}
    alone = (
        run[-1].folded
        for run in name_runs(text)
        if len(run) == 1 or found[places[run[-1].start] - 1].folded in _ARTICLES | {"the"}
    )
    return frozenset(HEADS[word] for word in alone if word in HEADS)


def only_names(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Of each kind of which a text names one thing alone, the kind and the words of its name.

    A shorter name of the same thing has some of these words and no others.
    """
    found: dict[str, list[frozenset[str]]] = {}
    for name in _names_of_a_kind(text):
        for kind in name.kinds if name.own else ():
            found.setdefault(kind, []).append(frozenset(name.own))
    longest = {kind: max(names, key=len) for kind, names in found.items()}
    return tuple(
        (kind, longest[kind])
        for kind, names in found.items()
        if all(words <= longest[kind] for words in names)
    )


def _names_of_a_kind(text: str) -> Iterator[Name]:
    """The names of several words in a document one of which says what kind of thing they are of.

    As `long_names`, but only lines with such a word are looked through: no name goes over a line.
    """
    lines = text.split("\n")
    words = [words_of(line) for line in lines]
    written = [one for line, _ in words for one in line]
    folded = [one for _, line in words for one in line]
    heads = {one for one, plain in zip(written, folded, strict=True) if plain in HEADS}
    heads = {one for one in heads if one[0].isupper()}
    places = find_countries(folded, lambda i: written[i][0].isupper()) if heads else ()
    of_countries = {i for _, start, end in places for i in range(start, end)}
    behind = 0
    for line, (own, _) in zip(lines, words, strict=True):
        first, behind = behind, behind + len(own)
        if heads.isdisjoint(own):
            continue
        found = tokens(line)
        countries = (token.start for i, token in enumerate(found, first) if i in of_countries)
        yield from _names(_runs(found, line, None), line, frozenset(countries))
