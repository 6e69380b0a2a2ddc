"""Names that were typed without capitals: "que pena pidio la fiscalia para yolanda pinto".

Much rests on a name, and a word in lower case is none. Where the documents never write a word small
and write it with a capital in the middle of a sentence, the question is read with that capital. A
word that they write both ways stays as it was typed, and so does what says of what kind a thing is
("the ministry" is as good as "the Ministry"), and a word of the dictionary which in the documents
is only a part of names that the question does not have: "children" of "Save the Children". Whoever
types other capitals means no name by a word of the dictionary without one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefing_qa.answering.questions.question import Question, reworded
from briefing_qa.answering.words.bodies import INSTITUTIONS, OFFICES, ORGANISATIONS
from briefing_qa.answering.words.names import AREAS, DOCUMENTS, PAPERS, TITLES, name_runs
from briefing_qa.languages.dictionaries import is_word
from briefing_qa.languages.months import MONTHS
from briefing_qa.store.protocol import Snapshot
from briefing_qa.terms import LANGUAGES, Token, all_stop_words, fold, stem, tokens

SHORTEST = 3
"""Shorter words are left alone: too many of them are prepositions or parts of others."""

MOST = 2_000
MOST_OF_A_WORD = 200
"""What stands in more passages is left alone, a word of the dictionary earlier: it hardly is a
name, and to rank all of its passages would take a while."""

LOOKED_AT = 24
"""Passages of a word, best first, that say how it is written."""

FIRST = 4
"""Passages of a word that are looked at first: nearly all common words stand small in them."""

_COMMON = {"internet", "web", "target", "goal", "article", "observacion", "covid", "aids", "sida"}
_KINDS = frozenset(
    (*ORGANISATIONS, *INSTITUTIONS, *OFFICES, *PAPERS, *DOCUMENTS, *TITLES, *MONTHS, *_COMMON)
)
"""What documents write with a capital, though it names nothing by itself; months are known."""

_PREFIXES = frozenset({"anti", "non", "pre", "post", "poly", "multi", "inter", "ex", "co", "sub"})
_CAPITAL = re.compile(r"[A-ZÁÉÍÓÚÑÜ]")

_CELL = re.compile(r"[\n|\t]")
_OPENS = re.compile(r"[.!?:;¿¡•\"“”«»(\[–—]")
"""Between a word and the one before it, where it may have its capital from its place."""

_NEXT = 3
"""Characters between a word and the next one, if fewer."""

_ADDRESS = re.compile(r"[\w.-]*@|[\w-]+\.\w|\S*[/_@#]")
"""What a word is part of that is written small in any case: "www.unicef.org"."""


class Writing(NamedTuple):
    """How the documents write a word that they never write small.

    Attributes:
        shown: mostly.
        alone: whether it stands as a name of one word, or of a place: "Cebu City".
        beside: the other words of the names that it is a part of, folded.
        anywhere: the same with those of names that a line begins with, and of headings.
    """

    shown: str
    alone: bool
    beside: frozenset[str]
    anywhere: frozenset[str]


class Place(NamedTuple):
    """How one place writes a word, with a capital.

    Attributes:
        shown: the word as it is written.
        beside: the other words of its name, folded.
        tells: whether it has its capital neither from its place nor from the fashion of its line.
    """

    shown: str
    beside: frozenset[str]
    tells: bool


def may_be_names(question: Question) -> tuple[Token, ...]:
    """The words of a question that were typed small and may be names."""
    known = question.facts.in_countries
    stops = all_stop_words()
    return tuple(
        token
        for i, token in enumerate(question.facts.tokens)
        if len(token.folded) >= SHORTEST
        and question.text[token.start].islower()
        and i not in known
        and token.folded not in stops
        and token.folded not in _KINDS
    )


def with_capitals(question: Question, written: Mapping[str, Writing | None]) -> Question:
    """A question with the capitals of its names; the question itself where it has none to get.

    Args:
        question: taken apart.
        written: folded words as the documents write them, see `written_as`; None for no names.
    """
    names = {
        token: own.shown
        for token in may_be_names(question)
        if (own := written.get(token.folded)) and _is_meant(question, token, own)
    }
    for token in _parts(question, names, written):
        names.setdefault(token, question.text[token.start].upper())
    text = question.text
    for token, shown in names.items():
        typed = text[token.start : token.end]
        text = text[: token.start] + _like(typed, shown) + text[token.end :]
    return reworded(question, text, question.typed) if names else question


def _is_meant(question: Question, token: Token, own: Writing) -> bool:
    """Whether a word of a question is the name that it is in the documents.

    Who types other capitals means a word of the dictionary by one that has none.
    """
    if not _is_of_words(token.folded, question.language):
        return True
    if _CAPITAL.search(question.text):
        return False
    if own.alone:
        return True
    found = question.facts.tokens
    near = question.facts.words - all_stop_words()
    near |= {one.folded for one in found if 0 < token.start - one.end < _NEXT}
    return not own.beside.isdisjoint(near)


def _is_of_words(folded: str, language: str) -> bool:
    """Whether the dictionary has a word, or all that a hyphen joins in it: "anti-trafficking"."""
    return all(is_word(part, language) or part in _PREFIXES for part in folded.split("-"))


def _parts(
    question: Question, names: Collection[Token], written: Mapping[str, Writing | None]
) -> Iterator[Token]:
    """The neighbours of names that are parts of them, though they are words: "Yolanda Pinto"."""
    found, stops = question.facts.tokens, all_stop_words()
    for i, token in enumerate(found):
        own = written.get(token.folded) if token in names else None
        for other in (*found[max(0, i - 1) : i], *found[i + 1 : i + 2]) if own else ():
            small = question.text[other.start].islower() and other.folded not in stops
            if small and own and other.folded in own.anywhere:
                yield other


def _like(typed: str, name: str) -> str:
    """A word with the capitals of a name; its letters and accents stay those that were typed."""
    if len(typed) != len(name):  # "yolanda's"
        return _capital(typed[0]) + typed[1:]
    pairs = zip(typed, name, strict=True)
    return "".join(_capital(one) if other.isupper() else one for one, other in pairs)


def _capital(letter: str) -> str:
    """The capital of a letter, or itself where that is two letters: what stands behind it stays."""
    capital = letter.upper()
    return capital if len(capital) == 1 else letter


def written_as(words: Iterable[str], snapshot: Snapshot) -> dict[str, Writing | None]:
    """How the documents write each of some folded words, where that is as a name; None elsewhere.

    Args:
        words: folded.
        snapshot: the index.
    """
    terms = {word: sorted({stem(word, language) for language in LANGUAGES}) for word in words}
    counts = snapshot.document_frequency({one for of_word in terms.values() for one in of_word})
    found: dict[str, Writing | None] = {}
    for word, of_word in terms.items():
        passages = sum(counts[one] for one in of_word)
        most = MOST_OF_A_WORD if any(is_word(word, one) for one in LANGUAGES) else MOST
        found[word] = _written(word, of_word, snapshot) if 0 < passages <= most else None
    return found


def _written(word: str, terms: Sequence[str], snapshot: Snapshot) -> Writing | None:
    places: list[Place] = []
    for first, behind in ((0, FIRST), (FIRST, LOOKED_AT)):
        hits = snapshot.lexical(terms, behind)[first:]
        for passage in snapshot.passages([id_ for id_, _ in hits]):
            own = writings(word, "\n".join((*passage.heading_path, passage.text)))
            if own is None:
                return None
            places += own
    names = [one for one in places if one.tells]
    if not names:
        return None
    counts = Counter(one.shown for one in names)
    return Writing(
        shown=min(counts, key=lambda one: (-counts[one], one)),
        alone=any(one.beside <= AREAS for one in names),
        beside=frozenset().union(*(one.beside for one in names)),
        anywhere=frozenset().union(*(one.beside for one in places)),
    )


def writings(word: str, text: str) -> list[Place] | None:
    """How a text writes a word with a capital; None where it writes it small.

    Args:
        word: folded.
        text: of a passage, below its headings.
    """
    found: list[Place] = []
    for line in _CELL.split(text):
        if word not in fold(line):
            continue
        own = tokens(line)
        for place in [i for i, token in enumerate(own) if token.folded == word]:
            shown = line[own[place].start : own[place].end]
            if shown[0].islower() and not _is_in_address(line, own[place]):
                return None
            if shown[0].isupper():
                beside = _beside(line, own, place)
                found.append(Place(shown, beside, _tells(line, own, place)))
    return found


def _beside(line: str, own: Sequence[Token], place: int) -> frozenset[str]:
    """The other words of the name that a word is a part of, folded: "los" of "en Los Ríos" too."""
    run = next((run for run in name_runs(line) if own[place] in run), [])
    beside = {one.folded for one in run if one != own[place]}
    before = own[place - 1] if place else own[place]
    joined = line[before.end : own[place].start].isspace()
    if joined and line[before.start].isupper() and not _opens(line, own, place - 1):
        beside.add(before.folded)
    return frozenset(beside)


def _is_in_address(line: str, token: Token) -> bool:
    first = line.rfind(" ", 0, token.start) + 1
    return _ADDRESS.match(line, first) is not None


def _tells(line: str, own: Sequence[Token], place: int) -> bool:
    """Whether a word has its capital neither from its place nor from the fashion of its line.

    In a line of capitals, or of words that mostly have one, it tells nothing.
    """
    if _opens(line, own, place):
        return False
    stops = all_stop_words()
    others = [one for one in own[1:] if one.folded not in stops and not one.is_number]
    small = sum(line[one.start].islower() for one in others)
    return 2 * small > len(others)


def _opens(line: str, own: Sequence[Token], place: int) -> bool:
    """Whether a word may have its capital from its place: a sentence or a quotation begins so."""
    return place == 0 or _OPENS.search(line[own[place - 1].end : own[place].start]) is not None
