"""Names of a question in one piece, as a refusal shows them: neither cut nor run together.

"Las Palmas", "North-Western Province", "Children's Code Bill" and "Ley 1-21" are one each; "ICBF de
Necoclí", "Juliaca y Ayacucho" and "Housing Strategy of Zambia" are two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.named import is_kind
from briefing_qa.languages.dictionaries import is_word
from briefing_qa.terms import fold

_CAPITAL = r"[^\W\d_a-zß-ÿ][^\W\d_]*"
_THEIRS = (
    r"(?:(?:Children|Women|Men|People|Youth)['’]s"
    r"|(?:Girls|Boys|Workers|Teachers|Parents|Mothers|Students|Farmers|Peoples)['’])"
)
"""Whose a name's thing is, as a part of the name; "Chile's" stands before one."""

_WORD = rf"(?:{_THEIRS}(?= [A-Z])|{_CAPITAL}(?:[-‐‑/]{_CAPITAL})*)"
_NAME = re.compile(
    rf"\b{_WORD}(?: (?:(?:the|(?:de|del|of|on|for|y|e|and)(?: (?:la|las|los|el|the))?) )?{_WORD})*"
)
"""Words with capitals, and the small ones within: "Ciudad del Este", "Rights of the Child"."""

_COMPOUND = re.compile(r"\b(?:\d+-)?[^\W\d_]+(?:[-‐‑][^\W\d_]+)+\b")
_NUMBERED = re.compile(
    r"\b(?:ley|law|act|decreto|decree|resoluci[oó]n|resolution|ordenanza|acuerdo|directive"
    r"|directiva|regulation|reglamento|protocolo?)"
    r"(?: (?:n\.?[º°o]?|n[uú]m|nro|nr)\.?)? ?\d+(?:[-‐‑/.]\d+)+(?![\w-])",
    re.IGNORECASE,
)
"""A law with its number: "Ley 1-21", "Law No. 140/2013"."""

_YEARS = re.compile(r"\b(?:19|20)\d\d/\d\d(?:\d\d)?\b")

_TWO = re.compile(r" (?:and|y|e)(?: (?:the|la|el|las|los))? ")
_OF = re.compile(r" (?:of|de|del|for|on)(?: (?:the|la|el|las|los))? ")
_ACRONYM = re.compile(r"(?:^|[ /-])[A-ZÑ]{2,}$")
_STATE = re.compile(r"\b(?:republic|republica|states?|estados?|kingdom|reino|union)$")
"""Before the name of a country, of which it is a part."""

_LEAST = 2
"""Words with capitals of a name that stays one without the country behind it: not "Bank of"."""


def whole_names(question: Question) -> list[tuple[int, int]]:
    """Where names and compounds of several words stand, in order, none within another.

    The first word of a question has a capital in any case: it is of a name where no dictionary has
    it, or where it says what kind of thing has a name. Words that were mended are of none: what is
    shown of them is what was typed.
    """
    text = question.text
    if text.isupper():
        return []
    mended = {found for found, _ in question.typed}
    found: list[tuple[int, int]] = []
    for start, end in sorted((*_numbered(text), *_named(question), *_compounds(text))):
        if set(fold(text[start:end]).split()) & mended:
            continue
        if found and start < found[-1][1]:  # "anti-Trafficking Unit"
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def joins_two(text: str) -> bool:
    """Whether a name may be two: of "Ministry of Women and Children" one may stand there."""
    return _TWO.search(text) is not None


def _numbered(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for one in (_NUMBERED, _YEARS) for match in one.finditer(text))


def _compounds(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _COMPOUND.finditer(text))


def _named(question: Question) -> Iterator[tuple[int, int]]:
    text, first = question.text, question.facts.tokens[0]
    for match in _NAME.finditer(text):
        start, end = match.span()
        if start == first.start and not (
            is_kind(first.folded) or not is_word(first.folded, question.language)
        ):
            start = next((i for i in range(first.end, end) if text[i].isupper()), end)
        for one in _parted(question, start, end):
            name = text[slice(*one)]
            if " " in name or (name.isupper() and one != (start, end)):  # "WHO" of "WHO and ILO"
                yield one


def _parted(question: Question, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names that stand in a run of words with capitals."""
    text = question.text
    for word in (*_TWO.finditer(text, start, end), *_OF.finditer(text, start, end)):
        before, after = text[start : word.start()], text[word.end() : end]
        if _are_two(question, before, word, after):
            yield from _parted(question, start, word.start())
            yield from _parted(question, word.end(), end)
            return
    if start < end:
        yield start, end


def _are_two(question: Question, before: str, word: re.Match[str], after: str) -> bool:
    """Whether two names stand before and after a small word."""
    tokens = question.facts.tokens
    spans = [(tokens[a].start, tokens[b - 1].end) for _, a, b in question.facts.country_places]
    if any(a < word.start() and word.end() < b for a, b in spans):  # "Trinidad and Tobago"
        return False
    if _TWO.fullmatch(word.group()):
        others = fold(after).split()
        return is_kind(others[0]) or not any(map(is_kind, (*fold(before).split(), *others)))
    capitals = sum(one[0].isupper() for one in before.split())
    is_country = (word.end(), word.end() + len(after)) in spans and not _STATE.search(fold(before))
    return (is_country and capitals >= _LEAST) or _ACRONYM.search(before) is not None
