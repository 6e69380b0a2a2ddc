"""Which row of a table has the most or the fewest of something.

A row says nothing of the others, so that any of them is as near to "Which county has the fewest
officers?". So their figures are compared: in the column that is asked for, where that is clear.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import has_word
from briefing_qa.answering.questions.meaning import word_closeness
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.poles import asks_for_highest, asks_for_lowest
from briefing_qa.answering.words import degrees
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.wording import ARTICLES, CUES
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import all_stop_words, fold, stem, tokens

_ASKS = re.compile(
    r"\b(?:which|what|who|where|in which|que|cual|cuales|quien|quienes|donde|en que)\b(?: (\w+))?"
)
_HAS_MOST = re.compile(
    r"(?<!\bat )\bmost\b(?! of\b)|\bmas (?!de\b|que\b|baj|pequen|cort|reducid)\w+"
)
_HAS_LEAST = re.compile(r"(?<!\bat )\b(?:fewest|least)\b|\bmenos (?!de\b|que\b)\w+")
_VERBS = frozenset({"has", "had", "have", "tiene", "tienen", "tuvo", "tuvieron", "hay"})
_DEGREES = frozenset(
    {*f"{degrees.MOST}|{degrees.HIGHEST}|{degrees.MAS}|{degrees.MAYOR}".split("|")}
    | {"maximum", "minimum", "alta", "alto"}
    | {"altas", "altos", "baja", "bajo", "bajas", "bajos", "maxima", "maximo", "minima", "minimo"}
    | {"grande", "grandes", "pequena", "pequeno", "pequenas", "pequenos"}
)
"""Words that ask for an end, and not of what."""

_COPULAS = frozenset({"is", "are", "was", "were", "es", "son", "era", "eran", "fue", "fueron"})

_TOTAL = re.compile(
    r"^\W*(?:(?:sub)?total\w*|all|overall|average|mean|median|sum|national|country|nationwide|whole"
    r"|both|every|together|world|todos|todas|promedio|media|mediana|nacional|pais|conjunto|suma"
    r"|ambos|ambas|general|mundo|(?:the |el )?(?:rest|resto|remaind\w+|remaining)"
    r"|(?:all |any |los |las )?(?:others?|otr[oa]s?)\W*(?:$|(?:places|cities|countries|regions"
    r"|ciudades|paises|regiones|departamentos|provincias|lugares)\b)"
    r"|unknown|undetermined|desconocid\w+|unspecified|(?:not|no|sin) (?:known|stated|specified"
    r"|recorded|available|especific\w+|determin\w+|datos?|informacion|registr\w+|identific\w+))\b"
    r"|\b(?:total|average|promedio|overall)\W*$"
)
"""What a row is called that sums up the others, or those that have no row of their own."""

_NUMBER = re.compile(
    r"[^\w(\-−]*(\d+(?:[.,\s]\d+)*)\s?(?:%|per cent|por ciento)?[^\w(]*(?:\([^)]*\))?\W*"
)
_THOUSANDS = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))")  # "1 058"
_PLAIN = re.compile(r"\d{1,15}(?:\.\d{1,6})?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HEAD_ENDS = re.compile(r" (?:per|of|in|for|by|aged|with|who|at|to|de|del|por|en|con)\b|[(,;:/]")
_NEAR = 0.5
"""Cosine of word meanings from which a column is of the same."""

_LEAST_FIT, _HEAD, _SHARE, _SAME = 0.3, 0.5, 0.25, 0.1
"""How well a column must fit; what is added for its main word, for a share or a count, and for
each word in the very form that it is asked in ("niñas", not "niños")."""

MOST_ROWS = 2
"""Rows with the same figure that are said together."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table: what it is called, and the words of its other cells by their columns."""

    candidate: Candidate
    name: str
    cells: Mapping[str, str]


def has_cells(candidate: Candidate) -> bool:
    """Whether a candidate is a table row of more than one cell."""
    return is_row(candidate.text) and candidate.text.count("|") > 2


def asks_for_an_end(question: Question) -> bool:
    """Whether it is asked which one has the most or the fewest of something."""
    return _direction(question) != 0


def _direction(question: Question) -> int:
    """1 where the highest is asked for, -1 where the lowest is, 0 where neither is."""
    folded = fold(question.text)
    if question.kind == "compare" or not _ASKS.search(folded):
        return 0
    high = asks_for_highest(folded) or _HAS_MOST.search(folded) is not None
    low = asks_for_lowest(folded) or _HAS_LEAST.search(folded) is not None
    return 0 if high == low else (1 if high else -1)


def rows_at_the_end(
    question: Question, best: Candidate, beside: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """The row or rows with the most or fewest of what is asked for.

    Args:
        question: asks for an end.
        best: the row that the reader takes for the answer.
        beside: all rows of its section, in reading order.

    Returns:
        The best one where the question is about that very row; none where it is not clear which
        column is meant, or several rows have the same figure.
    """
    named_after, rows = _table(best, beside)
    own = _of_the_document(question, best, rows)
    if any(_is_named(row.name, question, own) for row in rows):
        return (best,)
    rows = [row for row in rows if row.name and not _TOTAL.search(fold(row.name))]
    if len(rows) < 2 or len({fold(row.name) for row in rows}) < len(rows):
        return ()
    column = _column(question, named_after, rows, own)
    if column is None:
        return ()
    figures = [(_figure(row.cells.get(column, "")), row.candidate) for row in rows]
    known = [(figure, one) for figure, one in figures if figure is not None]
    end = (max if _direction(question) > 0 else min)(figure for figure, _ in known)
    found = tuple(one for figure, one in known if figure == end)
    return found if len(found) <= MOST_ROWS else ()


def _table(best: Candidate, beside: Sequence[Candidate]) -> tuple[str, list[_Row]]:
    """The table that a row stands in: what its rows are called after, and the rows."""
    parts: list[list[Candidate]] = []
    for one in beside:
        if parts and _follows(parts[-1][-1], one):
            parts[-1].append(one)
        else:
            parts.append([one])
    own = next((p for p in parts if any(one.unit.start == best.unit.start for one in p)), [])
    split = [(one, _cells(one)) for one in own if has_cells(one)]
    if split and all(all(name for name, _ in cells) for _, cells in split):
        names = {cells[0][0] for _, cells in split}
        rows = [_Row(one, cells[0][1], dict(cells[1:])) for one, cells in split]
        return (names.pop(), rows) if len(names) == 1 else ("", [])
    return _below_a_header([(one, [f"{a}: {b}" if a else b for a, b in c]) for one, c in split])


def _below_a_header(split: Sequence[tuple[Candidate, list[str]]]) -> tuple[str, list[_Row]]:
    """The same, where the first row names the columns; nothing where none does."""
    if not split:
        return "", []
    header = split[0][1]
    figures = any(_figure(cell) is not None and not _YEAR.fullmatch(cell) for cell in header[1:])
    uneven = any(len(cells) != len(header) for _, cells in split)
    if figures or uneven or len(set(header)) < len(header):
        return "", []
    below = split[1:]
    rows = [_Row(one, c[0], dict(zip(header[1:], c[1:], strict=True))) for one, c in below]
    return header[0], rows


def _follows(one: Candidate, other: Candidate) -> bool:
    """Whether two rows are of one table: between them stands nothing but what rules it off."""
    passage = one.source.passage
    between = passage.text[one.unit.end - passage.start : other.unit.start - passage.start]
    near = other.unit.start - one.unit.end <= 2
    same = passage.id == other.source.passage.id
    return near or (same and re.fullmatch(r"[-|:+=\s]*", between) is not None)


def _cells(candidate: Candidate) -> list[tuple[str, str]]:
    """The name of each cell's column, empty where it has none, and its words."""
    parts = [part.strip() for part in candidate.text.strip()[1:].removesuffix("|").split("|")]
    split = [part.partition(": ") for part in parts]
    return [(name, cell) if colon else ("", name) for name, colon, cell in split]


def _of_the_document(question: Question, best: Candidate, rows: Sequence[_Row]) -> frozenset[str]:
    """The words by which a question names the country that the whole document is about.

    They name no row: of the departments of Guatemala one is called Guatemala. In a table of
    countries they may.
    """
    if any(facts(row.name).countries - best.about for row in rows):
        return frozenset()
    found = question.facts
    mentions = [(a, b) for name, a, b in found.country_places if name in best.about]
    return frozenset(found.tokens[i].folded for a, b in mentions for i in range(a, b))


def _is_named(name: str, question: Question, of_the_document: frozenset[str]) -> bool:
    """Whether a question is about this very row: "the most common offence in Kilifi"."""
    own = {t.folded for t in tokens(name) if t.folded not in all_stop_words()}
    return bool(own) and own <= {word.folded for word in question.words} - of_the_document


def _column(
    question: Question, named_after: str, rows: Sequence[_Row], of_the_document: frozenset[str]
) -> str | None:
    """The column that is asked for, where one fits better than all others."""
    names = dict.fromkeys(name for row in rows for name in row.cells)
    numeric = [
        name
        for name in names
        if sum(_figure(row.cells.get(name, "")) is not None for row in rows) > len(rows) // 2
    ]
    which = _ASKS.search(fold(question.text))
    sort = (which.group(1) if which else "") or ""
    language = rows[0].candidate.language
    if any(_holds(sort, question.language, name, language) for name in numeric):
        return None  # "which year" of a table with a column for each
    asked = [
        word.folded
        for word in question.words
        if word.folded not in _DEGREES | _VERBS | CUES | of_the_document
        and not _holds(word.folded, question.language, named_after, language)
    ]
    fits = sorted(((_fit(question, asked, name, rows), name) for name in numeric), reverse=True)
    if not fits or fits[0][0] < _LEAST_FIT or (len(fits) > 1 and fits[1][0] == fits[0][0]):
        return None
    return fits[0][1]


def _fit(question: Question, asked: Sequence[str], name: str, rows: Sequence[_Row]) -> float:
    """How well the name of a column fits what is asked for."""
    language = rows[0].candidate.language
    shared = sum(_holds(word, question.language, name, language) for word in asked)
    if not shared:
        return 0.0
    own = [token for token in tokens(name) if token.folded not in all_stop_words()]
    fit = 2 * shared / (len(own) + len(asked))
    if _holds(_asked_for(question, asked), question.language, _main_word(name, language), language):
        fit += _HEAD
    is_share = "%" in f"{name}{rows[0].cells.get(name, '')}"
    fit += _SAME * sum(token.folded in asked for token in own)
    return fit + _SHARE * (is_share == (question.kind == "share"))


def _asked_for(question: Question, asked: Sequence[str]) -> str:
    """The word that is asked for most of: the first after "most", or what is said to be high."""
    found = [token.folded for token in question.facts.tokens]
    place = next((i for i, word in enumerate(found) if word in _DEGREES), len(found))
    after = [word for word in found[place:] if word in asked]
    is_high = found[place : place + 1] in (["mas"], ["menos"]) and {*found[place + 1 : place + 2]}
    if after and not (is_high and is_high <= _DEGREES and found[place - 1] in asked):
        return after[0]
    return _noun_before(found, place, asked)


def _noun_before(found: Sequence[str], place: int, asked: Sequence[str]) -> str:
    """What is said to be high there: "tasa" in "la tasa de nacimientos (es) más alta"."""
    noun = next(word for word in reversed(found[:place]) if word in asked)
    between = all_stop_words() - ARTICLES
    for i in reversed(range(1, place)):
        if found[i] in ("of", "de", "del"):
            noun = found[i - 1] if found[i - 1] in asked else noun
        elif found[i] in between and not {*found[i:place]} <= _COPULAS:
            break
    return noun


def _main_word(name: str, language: str) -> str:
    """The word that a name is about: "officers" of "Children's officers per county"."""
    main = [t.folded for t in tokens(_HEAD_ENDS.split(name)[0]) if t.folded not in all_stop_words()]
    return (main[0] if language == "es" else main[-1]) if main else ""


def _holds(word: str, asked_in: str, text: str, language: str) -> bool:
    """Whether a text holds a word, in some form or in the other language."""
    if not word or not text or word in all_stop_words():
        return False
    if has_word(word, text, language):
        return True
    near = asked_in != language and word_closeness(stem(word, asked_in), asked_in, text, language)
    return near >= _NEAR


def _figure(cell: str) -> float | None:
    """The only number of a cell; one in brackets after it is beside the point."""
    match = _NUMBER.fullmatch(_THOUSANDS.sub("", cell))
    found = [token for token in tokens(match.group(1)) if token.is_number] if match else []
    if len(found) != 1 or not _PLAIN.fullmatch(found[0].folded):
        return None
    return float(found[0].folded)
