"""Where sentences begin and end: exact spans by a few rules, in linear time.

A stop ends a sentence unless a rule says it does not; in doubt it does not. A sentence that is too
long is still quoted correctly, half a sentence is not. The decision against a library is in
`docs/decisions/0002-sentence-boundaries.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_SENTENCE_CHARACTERS = 2000
"""Anything longer is cut, so that nothing unbounded flows on to the models."""

_UNSEEN = "\u200b\u200e\u200f\u202c\u2060\u2069\ufeff"  # where lines break, which way to write
_CLOSERS = rf"\"'”’»›)\]}}*_{_UNSEEN}"
_OPENERS = r"\s\"'“”‘’«»‹›([{*_#>¿¡–—‐-"

# A run of stops with what closes behind it: never fails once begun, so scanning is linear.
_STOP = re.compile(rf"(?P<stops>[.!?…؟।。！？]++)(?P<closers>[{_CLOSERS}]*+)")
_FULL_WIDTH = frozenset("。！？")
_LONE_NOTE = re.compile(r"\d{1,3}$")  # "in the home. 19" at the end of a paragraph
# "children.13 The", "environment.[20] The", "Perú.[^748]", "2016.[[fn:3]] It", "it.[citation
# needed] He": the note belongs to what it follows.
_NOTE = re.compile(
    r"(?:\[{1,2}\^?\w[\w:. ]{0,19}\]{1,2}|[¹²³⁰⁴-⁹]{1,4}|\d{1,3}(?:[,–-]\d{1,3}){0,3}(?!\w))+"
)
_PEEK = re.compile(rf"[{_OPENERS}]*+")
_WORD_BEFORE = re.compile(r"(?:[^\W_]+\.)*[^\W_]+$")
_ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,4}(?:\.\d{1,3})*|[a-zA-Z]|[ivxlcIVXLC]{1,6})")
# "Article 5.", "§ 12.", "Table 3.": what these name begins behind them.
_LABEL = re.compile(
    r"(?:§{1,2}|(?:art|fig|sec)\.|(?:article|artículo|section|sección|rule|regla|chapter|capítulo|clause|cláusula|"
    r"paragraph|párrafo|annex|anexo|appendix|apéndice|part|parte|title|título|principle|principio|"
    r"recommendation|recomendación|table|tabla|cuadro|figure|figura|box|recuadro|gráfico|map|mapa)"
    r"\b) ?(?:(?:no\.|n\.?º) ?)?(?:\d{1,4}(?:\.\d{1,3})*[a-zº]{0,3}|[ivxlc]{1,6}|[a-z])",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d$")
_WHOLE_WORD = re.compile(r"(?<![\w.@/:-])[^\W\d_A-Z]{3,}$")
_FIRST_WORD = re.compile(r"[^\W\d_]+\s")
_ROMAN = re.compile(r"(?!I\b)[IVXLC]+\b")  # "I" alone is the pronoun: "He said no. I left."
_LOOK_BACK = 24  # characters: longer than every abbreviation, and than a label with its number

_CLAUSE_MARK = re.compile(r"[,;:–—،、，；]\s")
_GAP = re.compile(r"\s")

# Followed by a name or a continuation: never at the end of a sentence.
_NEVER_LAST = {
    "": "e.g i.e eg ie vs cf viz dr dra mr mrs ms prof sr sra srta st gen gral lic ing rev hon sen "
    "gov mons",
    "en": "v messrs dept incl approx resp rep pres capt sgt lt maj col",
    "es": "ud uds vd d dª dña p.ej ej aprox incl pres dip cnel tte ss.mm exc excmo ilmo pbro",
}
# Followed by a number ("No. 12", "Art. V"): not at the end there; before a word they are words.
_BEFORE_NUMBER = {
    "": "no nos n nº art arts para paras par pars p pp fig figs sec sect cap ch vol vols ed eq app "
    "add corr rev res ap lit ca c cl ss s ff fn al jan feb mar apr jun jul aug sep sept oct nov "
    "dec",
    "en": "clause chap annex tab",
    "es": "núm núms num pág págs pag párr párrs parr inc incs tít ene abr ago set dic aprox exp "
    "tel",
}
# "in the U.S. The law": after an abbreviation only such a word begins a new sentence.
_STARTERS = {
    "": "",
    "en": "a additionally all although an and another as at because both but by during each even "
    "for from furthermore he her his how however if in indeed it its many moreover most no "
    "nonetheless not of on one only other our she since so some such that the their then there "
    "these they this those thus to under until we what when where whereas which while whilst who "
    "why with you your",
    "es": "a además al algunas algunos ante así asimismo aunque bajo como con cuando de del dicha "
    "dicho durante el ella ellas ellos en entre es esa ese esta estas este esto estos están existe "
    "finalmente hay la las lo los mediante muchas muchos ni no otra otras otro otros para pero por "
    "que según se si sin sobre solo su sus también tras un una uno y ya",
}


def _table(lists: dict[str, str]) -> dict[str, frozenset[str]]:
    """Word sets by language; a language without a list of its own takes all of them."""
    every = frozenset(" ".join(lists.values()).split())
    return {
        "": every,
        **{name: frozenset(f"{lists['']} {lists[name]}".split()) for name in lists if name},
    }


_NEVER_LAST_WORDS = _table(_NEVER_LAST)
_BEFORE_NUMBER_WORDS = _table(_BEFORE_NUMBER)
_STARTER_WORDS = _table(_STARTERS)


def sentence_spans(text: str, language: str = "en") -> list[tuple[int, int]]:
    """The sentences of a block of prose.

    Args:
        text: prose, possibly of several paragraphs; a blank line always ends a sentence, a single
            line end never does.
        language: ISO 639-1 code; chooses abbreviations.

    Returns:
        `(start, end)` in `text`, in order, without outer white space. Every non-blank character is
        in exactly one span. No span is longer than `MAX_SENTENCE_CHARACTERS`.
    """
    spans: list[tuple[int, int]] = []
    for start, end in _paragraphs(text):
        for first, last in _split_paragraph(text, start, end, language):
            spans.extend(_bounded(text, first, last))
    return spans


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans of runs of non-blank lines, without outer white space."""
    position, start, end = 0, -1, -1
    for line in text.split("\n"):
        if words := line.strip():
            first = position + line.index(words[0])
            start, end = (first if start < 0 else start), first + len(words)
        elif start >= 0:
            yield start, end
            start = -1
        position += len(line) + 1
    if start >= 0:
        yield start, end


def _split_paragraph(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Sentences of one paragraph; both ends are non-blank characters."""
    first = start
    for match in _STOP.finditer(text, start, end):
        if match.start() < first:
            continue  # a stop inside of a note that went with the sentence before
        note = _NOTE.match(text, match.end(), end)
        note = note if note and _may_be_note(text, match, note.end(), language) else None
        stop = note.end() if note else match.end()
        peek = _PEEK.match(text, stop, end)
        following = peek.end() if peek else stop
        if following >= end or _LONE_NOTE.match(text, following, end):
            continue
        if _ends_sentence(text, first, match, stop, following, language):
            yield first, stop
            first = stop
            while text[first].isspace():
                first += 1
    yield first, end


def _may_be_note(text: str, match: re.Match[str], end: int, language: str) -> bool:
    """Whether what stands right behind this stop, up to `end`, is a note and not decimals.

    Years have none: "in 2012.12 The Committee". Other figures may: "10.5 The rate".
    """
    before = text[match.start() - 1 : match.start()]
    if not before.isdigit() or match["closers"] or text[match.end()] in "[¹²³":
        return True
    year = _YEAR_BEFORE.search(text, max(match.start() - 5, 0), match.start())
    return year is not None and text[end : end + 1].isspace() and _begins(text, end + 1, language)


def _begins(text: str, position: int, language: str) -> bool:
    """Whether a capitalised word stands there that usually begins a sentence."""
    key = language if language in _STARTER_WORDS else ""
    return text[position : position + 1].isupper() and _is_starter(text, position, key)


def _ends_sentence(
    text: str, first: int, match: re.Match[str], stop: int, following: int, language: str
) -> bool:
    """Whether the sentence that begins at `first` ends at `stop`.

    Args:
        text: the whole block.
        first: where the sentence begins.
        match: the stops and what closes behind them.
        stop: one past the stops, closers and note.
        following: the next character that is neither white space nor an opening mark.
        language: ISO 639-1 code.
    """
    if match["stops"][-1] in _FULL_WIDTH:
        return True  # these scripts put no space behind a stop
    if not text[stop].isspace():
        return _is_glued_quotation(text, match, stop) or _is_glued(text, match, stop, language)
    if not _can_begin(text, stop, following, match["stops"]) or _is_gap(text, match):
        return False
    if match["stops"] != "." or match["closers"].strip(f"*_{_UNSEEN}"):
        return True
    return not _is_abbreviation(text, first, match.start(), following, language)


def _is_glued_quotation(text: str, match: re.Match[str], stop: int) -> bool:
    """“It is so.”Then: a stop inside of a closed quotation, then a capital, without a space."""
    return bool(match["closers"]) and match["closers"][-1] in "”»" and text[stop].isupper()


def _is_glued(text: str, match: re.Match[str], stop: int, language: str) -> bool:
    """It is so.The rest: whole words before, and behind one that usually begins a sentence."""
    before = max(match.start() - _LOOK_BACK, 0)
    glued = match.end() == stop == match.start() + 1 and text[stop + 1 : stop + 2].islower()
    return (
        glued
        and _WHOLE_WORD.search(text, before, match.start()) is not None
        and _begins(text, stop, language)
        and _FIRST_WORD.match(text, stop) is not None
    )


def _can_begin(text: str, stop: int, following: int, stops: str) -> bool:
    """Whether what stands at `following` can be the beginning of a sentence."""
    opened = text[stop:following]
    if text[following].islower():
        return stops[-1] in "!?" and opened[-1:] in ("¿", "¡")
    if text[following] in ".…!?":
        return opened[-1:] in ("(", "[")  # a "(…)" gap begins one, spaced stops do not
    return text[following] not in ",;:)]}%/=&"


def _is_gap(text: str, match: re.Match[str]) -> bool:
    """Whether the stops are the whole of a bracket: "(…)", "[...]", "(?)"."""
    return text[match.start() - 1 : match.start()] in ("(", "[") and match["closers"][:1] in (
        ")",
        "]",
    )


def _is_abbreviation(text: str, first: int, stop: int, following: int, language: str) -> bool:
    """Whether the single stop at `stop` belongs to the word before it."""
    if stop - first <= _LOOK_BACK and _ENUMERATOR.fullmatch(text, first, stop):
        return True  # "12. The Committee", "a. Something"
    if stop - first <= _LOOK_BACK and _LABEL.fullmatch(text, first, stop):
        return True
    found = _WORD_BEFORE.search(text, max(first, stop - _LOOK_BACK), stop)
    if found is None:
        return False
    word = found.group()
    key = language if language in _STARTER_WORDS else ""
    if word.lower() in _NEVER_LAST_WORDS[key]:
        return True
    if word.lower() in _BEFORE_NUMBER_WORDS[key] and _is_number(text, following):
        return True
    return _is_initial(word) and not _is_starter(text, following, key)


def _is_number(text: str, position: int) -> bool:
    return text[position].isdigit() or _ROMAN.match(text, position) is not None


def _is_initial(word: str) -> bool:
    """One letter ("J."), letters with stops ("U.S."), or a doubled capital ("EE. UU.")."""
    last = word.rpartition(".")[2]
    if len(last) == 1:
        return last.isalpha()
    return len(word) == 2 and word[0] == word[1] and word.isupper()


def _is_starter(text: str, position: int, language: str) -> bool:
    """Whether the capitalised word at `position` usually begins a sentence."""
    end = position
    while end < len(text) and end - position < _LOOK_BACK and text[end].isalpha():
        end += 1
    return text[position:end].lower() in _STARTER_WORDS[language]


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a span over the limit at its last clause mark, else at white space, else hard."""
    while end - start > MAX_SENTENCE_CHARACTERS:
        limit = start + MAX_SENTENCE_CHARACTERS
        cut = _last_end(_CLAUSE_MARK, text, start, limit) or _last_end(_GAP, text, start, limit)
        cut = cut or limit
        kept = text[start:cut].rstrip()
        yield start, start + len(kept)
        start = cut
        while text[start].isspace():
            start += 1
    yield start, end


def _last_end(mark: re.Pattern[str], text: str, start: int, limit: int) -> int:
    """Where the last match in the second half of `[start, limit)` ends; 0 where there is none."""
    last = 0
    for match in mark.finditer(text, (start + limit) // 2, limit):
        last = match.end()
    return last
