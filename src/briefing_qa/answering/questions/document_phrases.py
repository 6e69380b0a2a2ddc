"""Phrases of a question that may name a document: "in the report on child marriage", "GC25".

Or who says something: "según el Comité contra la Tortura". Whether there is such a document on the
shelf is another matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.wording import ARTICLE
from briefing_qa.terms import Token, all_stop_words, fold, stop_words

_KINDS = {
    word: words.split()[0]
    for words in (
        "report reports informe informes", "briefing briefings brief",
        "document documents documento documentos", "text texts texto textos",
        "paper papers", "study studies estudio estudios",
        "publication publications publicacion publicaciones",
        "guidelines guideline guidance directrices lineamientos", "guide guia guias",
        "manual handbook manuales", "review", "assessment", "factsheet",
        "recommendation recommendations recomendacion recomendaciones rg gr",
        ("comment comments comentario comentarios gc og observation observations observacion"
        " observaciones"),
        "bulletin newsletter boletin", "dictamen diagnostico",
    )
    for word in words.split()
}  # fmt: skip
"""Words for sorts of documents, each to one for all of its sort."""

GENERIC = frozenset({"report", "briefing", "document", "text", "paper", "study", "publication"})
"""Sorts that any document may be called by."""

_QUALIFIERS = frozenset(
    {"general", "final", "finales", "concluding", "annual", "anual", "new", "latest", "official"}
    | {"no", "nº", "num", "numero", "number", "n", "un", "onu", "published", "whole", "reciente"}
)
"""They tell no document from another one by themselves."""

JOINT = {"joint": "joint", "conjunta": "joint", "conjuntas": "joint", "conjunto": "joint"}
_ACCORDING = r"(?:according to|as per|per|segun|de acuerdo con|conforme al?|a juicio del?)"
_INSIDE = r"(?:in|from|en)"
_DETERMINERS = r"(?:the|its|their|this|that|these|those|el|la|los|las|su|sus|este|esta|estas)"
_BEFORE_KIND = re.compile(
    rf"(?:\b(?P<how>{_ACCORDING}|{_INSIDE}|with|con)\b )?(?:{_DETERMINERS} )?$"
)
_OF_NONE = re.compile(r"\b(?:an?|any|another|una?|algun|alguna|otra?|cada|every|each) $")
_COUNTED = re.compile(
    rf"\b(?:how many|number|share|proportion|percentage|half|most|all|many|few|part|cuant[oa]s"
    rf"|numero|proporcion|porcentaje|mitad|mayoria|parte|tod[oa]s|much[oa]s) (?:of |de )?"
    rf"(?:{_DETERMINERS} )?$"
)
_CONNECTING = frozenset(
    {"of", "the", "and", "on", "for", "against", "about", "concerning", "regarding", "by", "from"}
    | {"y", "e", "de", "del", "la", "las", "el", "los", "contra", "sobre", "para", "a", "al", "por"}
)
_LEADS_ON = _CONNECTING - {"the", "and"}
"""What an English phrase goes on with behind the word for its sort."""

_SAYING = re.compile(
    r"(?:recom|recomi|sugg|sugi|propos|propon|say|said|dice|dijo|dicen|state(?:s|d)?$|want|quier"
    r"|mention|mencion|urge|insta|exhort|find|found|note|observa$|report(?:s|ed)$|conclu|opin"
    r"|ratif|acced|adher|adhir|think|thought|consider|warn|adviert|defin|describ|explain|explic|insist|expect|exig"
    r"|(?:sign|ask|call|list|give|tell|show|need|let|see|set|put|make|require|cite)(?:s|d|n|ed|ing)?$"
    r"|pid(?:e|en|io|ieron|iendo)$|cita(?:n|ba|do)?$|(?:da|dan|do|does|did|have|has)$)"
)
"""Verbs for what a document or a body does, or how they begin: no "cities", no "settlements"."""

_SAYER_FRAME = re.compile(
    rf"\b(?P<how>{_ACCORDING}|in the (?:view|opinion|eyes|words) of"
    rf"|(?:en opinion|en palabras|a juicio) del?)(?: {ARTICLE})? "
)
_SUBJECT = re.compile(
    r"\b(?:does|did|do|has|have)(?: the)? "
    r"|\b(?:que|como|cual(?:es)?|donde|por que|a quien(?:es)?)(?: \w+){0,3}? (?:le |les )?"
    r"(?:dice|dijo|dicen|opin\w+|pid\w+|recom\w+|quier\w+|queria\w*|sugi\w+|propon\w+|propus\w+|inst\w+"
    r"|exhort\w+|observ\w+|preocupa\w*|inquieta\w*|critic\w+|conclu\w+)"
    r"(?: al?)?(?: (?:el|la|los|las))? "
)
_STOPS_PHRASE = re.compile(r"[,;:?!¿¡()\n]|\.(?!\s?\d|º|ª)")
_FAR = 7
"""Words of a phrase at most, on either side of the word for its sort."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What may name a document.

    Attributes:
        words: that tell it from others: no small words, words for its sort, or years.
        numbers: in it that are no years.
        years: in it, four digits.
        kind: its sort; "" for who says something.
        start: its first character, with the words that lead to it.
        end: one past its last.
        leads: how it is led to: "according to", "in"; "" where it is no adverbial.
    """

    words: tuple[Token, ...]
    numbers: tuple[str, ...]
    years: tuple[str, ...]
    kind: str
    start: int
    end: int
    leads: str


def is_sort_of_document(folded: str) -> bool:
    """Whether a word is one for a sort of documents: "briefing", "informes"."""
    return folded in _KINDS


def kinds_in(text: str) -> frozenset[str]:
    """The sorts of documents that a text has words for, and "joint" where it has a word for it."""
    words = facts(text).words
    return frozenset(table[word] for table in (_KINDS, JOINT) for word in table.keys() & words)


@lru_cache(maxsize=1_000)
def document_phrases(text: str) -> tuple[Phrase, ...]:
    """The phrases of a question that may name a document or who says something, in no order."""
    folded = fold(text)
    if len(folded) != len(text):
        return ()
    found = facts(text).tokens
    return (*_of_a_sort(text, folded, found), *_of_sayers(text, folded, found))


def _of_a_sort(text: str, folded: str, found: tuple[Token, ...]) -> Iterator[Phrase]:
    for place, token in enumerate(found):
        kind = _KINDS.get(token.folded)
        if kind is None:
            continue
        first, last = _left(text, found, place), _right(text, found, place)
        before = folded[: found[first].start]
        match = _BEFORE_KIND.search(before)
        if _OF_NONE.search(before) or match is None:
            continue
        if kind in GENERIC and token.folded.endswith("s") and _are_any(match.group(), before):
            continue
        leads = match["how"] or ""
        start = match.start("how") if leads else match.start()
        words = [t for i, t in enumerate(found[first : last + 1], first) if i != place]
        yield _phrase(words, kind, start, found[last].end, leads)


def _are_any(led: str, before: str) -> bool:
    """Whether several are meant, whichever they are: "trafficking reports", "of the reports".

    Args:
        led: what leads to the phrase: its preposition and its article.
        before: all that stands before the phrase, with that.
    """
    return not led.strip() or _COUNTED.search(before) is not None


def _of_sayers(text: str, folded: str, found: tuple[Token, ...]) -> Iterator[Phrase]:
    for pattern in (_SAYER_FRAME, _SUBJECT):
        for match in pattern.finditer(folded):
            place = next((i for i, t in enumerate(found) if t.start >= match.end()), None)
            if place is None or found[place].start != match.end():
                continue
            last = _run(text, found, place)
            words = found[place : last + 1]
            if any(token.folded in _KINDS for token in words):
                continue
            leads = match["how"] if pattern is _SAYER_FRAME else ""
            start = match.start() if leads else found[place].start
            yield _phrase(list(words), "", start, words[-1].end, leads)


def _left(text: str, found: tuple[Token, ...], place: int) -> int:
    """The first word of those directly before a word for a sort of documents."""
    stops = all_stop_words()
    first = place
    while (
        first > 0
        and place - first < _FAR
        and found[first - 1].folded not in stops
        and not _STOPS_PHRASE.search(text[found[first - 1].end : found[first].start])
    ):
        first -= 1
    return first


def _right(text: str, found: tuple[Token, ...], place: int) -> int:
    """The last word of a phrase behind a word for a sort of documents."""
    last = place
    while last + 1 < len(found) and _is_beside(text, found, last):
        token = found[last + 1]
        if not (token.folded in _QUALIFIERS or token.folded in JOINT or token.is_number):
            break
        last += 1
    if last + 1 == len(found) or not _is_beside(text, found, last):
        return last
    spanish = _are_spanish(found)
    token = found[last + 1]
    goes_on = token.folded in _LEADS_ON or (spanish and not _SAYING.match(token.folded))
    if not goes_on:
        return last
    end = _run(text, found, last + 1)
    return end if end > last + 1 or token.folded not in _CONNECTING else last


def _run(text: str, found: tuple[Token, ...], place: int) -> int:
    """The last word of a run of names: it ends at punctuation, verbs of saying, small words."""
    stops = all_stop_words()
    last = place
    while last + 1 < len(found) and last - place < _FAR and _is_beside(text, found, last):
        token = found[last + 1]
        small = token.folded in stops and token.folded not in _CONNECTING
        if small or _SAYING.match(token.folded):
            break
        last += 1
    while last > place and found[last].folded in _CONNECTING:
        last -= 1
    return last


def _is_beside(text: str, found: tuple[Token, ...], place: int) -> bool:
    return not _STOPS_PHRASE.search(text[found[place].end : found[place + 1].start])


def _are_spanish(found: tuple[Token, ...]) -> bool:
    """Whether words are Spanish ones, by the small words among them."""
    words = [token.folded for token in found]
    english, spanish = stop_words("en"), stop_words("es")
    return sum((word in spanish) - (word in english) for word in words) > 0


def _phrase(words: list[Token], kind: str, start: int, end: int, leads: str) -> Phrase:
    stops = all_stop_words()
    numbers = [token.folded for token in words if token.is_number]
    years = tuple(n for n in numbers if re.fullmatch(r"(?:19|20)\d\d", n))
    telling = tuple(
        token
        for token in words
        if not token.is_number
        and token.folded not in stops | _QUALIFIERS
        and token.folded not in _KINDS
    )
    return Phrase(
        words=telling,
        numbers=tuple(n for n in numbers if n not in years),
        years=years,
        kind=kind,
        start=start,
        end=end,
        leads=leads,
    )
