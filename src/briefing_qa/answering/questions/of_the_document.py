"""Questions about a document itself: who wrote it, who published it, its date, number, subject."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from briefing_qa.answering.questions.question import Question
from briefing_qa.terms import fold

Asked = Literal["author", "publisher", "date", "symbol", "subject"]

_NOUN = (
    r"(?:report|document|briefing|brief|study|paper|publication|text|evaluation|assessment|note"
    r"|informe|documento|estudio|publicacion|texto|reporte|evaluacion|nota)"
)
_PIECE = (
    r"(?:(?:news(?:paper)? )?article|news (?:story|report)|press release|op-ed|articulo|reportaje"
    r"|noticia|cronica|comunicado(?: de prensa)?|nota de prensa)"
)
"""Of a newspaper; an article is also that of a law."""

_ANY = rf"(?:{_NOUN}|{_PIECE})"
_THE = r"(?:(?:the|this|el|la|este|esta|presente|present) )"
_DOC = rf"(?:{_THE}+{_ANY}|l {_ANY})"  # "del informe"
_NUMBERED = rf"(?:{_THE}+{_NOUN}|l {_NOUN})"
_OF = r"(?:of |de |de)"
_WRITE = r"(?:wrote|authored|drafted|prepared|compiled)"
WRITTEN = (
    "(?:written|authored|drafted|prepared|compiled|produced|carried out|conducted|escrit[oa]"
    "|redactad[oa]|elaborad[oa]|preparad[oa]|realizad[oa])"
)
PUBLISHED = "(?:published|issued|released|edited|publicad[oa]|emitid[oa]|editad[oa])"
"""What was done with a document, before "by"."""

_ESCRIBE = r"(?:escribi|redact|elabor|prepar)(?:o|aron|eron)"
_PUBLICA = r"(?:public|edit|emit)(?:o|io|aron|ieron)"
_ORGANISATION = r"(?:organi[sz]ation|body|agency|institution|organizacion|organismo|entidad)"

_FORMS: tuple[tuple[Asked, str], ...] = (
    ("author", rf"who (?:is|are|was|were) the (?:authors?|writers?) {_OF}{_DOC}"),
    ("author", rf"(?:who|which {_ORGANISATION}) {_WRITE} {_DOC}"),
    ("author", rf"(?:by whom|por quien(?:es)?) (?:was|fue) {_DOC} {WRITTEN}"),
    ("author", rf"por quien(?:es)? fue {WRITTEN} {_DOC}"),
    ("author", rf"quien(?:es)? (?:es|son|fue|fueron) (?:el|la|los|las) autor\w* {_OF}{_DOC}"),
    ("author", rf"(?:quien(?:es)?|que {_ORGANISATION}) {_ESCRIBE} {_DOC}"),
    ("publisher", rf"(?:who|which {_ORGANISATION}) (?:published|issued|released) {_DOC}"),
    ("publisher", rf"by whom was {_DOC} {PUBLISHED}"),
    ("publisher", rf"(?:quien(?:es)?|que {_ORGANISATION}) {_PUBLICA} {_DOC}"),
    ("publisher", rf"por quien(?:es)? fue {PUBLISHED} {_DOC}"),
    ("date", rf"when (?:was|did) {_DOC} (?:{PUBLISHED}|{WRITTEN}|come out|appear|dated)"),
    ("date", rf"what is the (?:publication )?date {_OF}(?:publication {_OF})?{_DOC}"),
    ("date", rf"(?:in |on )?(?:what|which) (?:year|month|date|day) was {_DOC} {PUBLISHED}"),
    ("date", rf"from when is {_DOC}"),
    ("date", rf"(?:cuando|en que (?:ano|mes|fecha)) (?:se {_PUBLICA}|fue {PUBLISHED}) {_DOC}"),
    ("date", rf"cuando (?:salio|aparecio|se escribio|se redacto|se elaboro) {_DOC}"),
    ("date", rf"de (?:cuando|que (?:fecha|ano|mes)) es {_DOC}"),
    ("date", rf"cual es la fecha (?:de publicacion )?{_OF}{_DOC}"),
    (
        "symbol",
        rf"what is the (?:{_NOUN} )?(?:symbol|number|reference(?: number)?) {_OF}{_NUMBERED}",
    ),
    ("symbol", rf"what is the {_NOUN} (?:symbol|number|reference(?: number)?)"),
    (
        "symbol",
        rf"cual es (?:la|el) (?:signatura|simbolo|numero|referencia) {_OF}{_NUMBERED}",
    ),
    ("subject", rf"what(?: is|'s) (?:{_DOC}|it|this) (?:all )?about"),
    ("subject", rf"what(?: is|'s) {_DOC} (?:called|titled|entitled)"),
    ("subject", rf"(?:which|what) country is (?:{_DOC}|it|this) about"),
    ("subject", rf"(?:de|sobre) que pais (?:trata|habla|es) {_DOC}"),
    ("subject", rf"what (?:is|'s) the (?:title|name|subject|topic|theme) {_OF}{_DOC}"),
    ("subject", rf"(?:de|sobre) que (?:trata|habla|es|va) {_DOC}"),
    ("subject", rf"(?:como se (?:llama|titula)|que titulo (?:tiene|lleva)) {_DOC}"),
    ("subject", rf"cual es (?:el|la) (?:titulo|nombre|tema|asunto|tematica) {_OF}{_DOC}"),
)
_COMPILED = tuple(
    (asked, re.compile(rf"(?:and |y )?{form}(?P<rest>(?: .*)?)")) for asked, form in _FORMS
)
_PARTED: tuple[tuple[Asked, re.Pattern[str]], ...] = (
    ("date", re.compile(
        rf"when (?:was|did) {_THE}+{_PIECE} (?P<rest>.+) (?:{PUBLISHED}|{WRITTEN}|come out|appear)"
    )),
    ("author", re.compile(rf"by whom was {_THE}+{_PIECE} (?P<rest>.+) {WRITTEN}")),
)  # fmt: skip
"""What a piece is about stands before the verb."""

_SPEAKS = re.compile(rf"\b{_DOC}\b|\bdel {_NOUN}\b")

_NAMES = re.compile(rf"\b{_NOUN}s?\b")
_PIECES = re.compile(rf"\b{_PIECE}\b")
_ABOUT = re.compile(
    r"(?:about|on|regarding|entitled|titled|called|headed|published|in|by|sobre|acerca|titulad[oa]"
    r"|llamad[oa]|publicad[oa]|en)\b"
)
"""What follows on a piece of a newspaper; not "of the Penal Code"."""


@dataclass(frozen=True, slots=True)
class OfTheDocument:
    """What is asked of a document.

    Attributes:
        asked: for.
        rest: what follows, folded: "on child labour", which is to name the document; mostly "".
        piece: whether it is one of a newspaper.
    """

    asked: Asked
    rest: str
    piece: bool = False


@lru_cache(maxsize=1_000)
def of_the_document(question: Question) -> OfTheDocument | None:
    """What a question asks of a document itself; None where it asks something else."""
    text = " ".join(re.sub(r"[¿?!.]", " ", fold(question.text)).split())
    for asked, form in (*_COMPILED, *_PARTED):
        if match := form.fullmatch(text):
            rest = (match["rest"] or "").strip()
            piece = _PIECES.search(text, 0, match.start("rest")) is not None
            if piece and rest and not _ABOUT.match(rest):
                continue
            return OfTheDocument(asked, rest, piece)
    return None


def speaks_of_a_piece(text: str) -> bool:
    """Whether a text speaks of an article or the like."""
    return _PIECES.search(fold(text)) is not None


def speaks_of_a_document(text: str, *, any_one: bool) -> bool:
    """Whether a text speaks of a report or the like as one that is known: "the present report".

    Args:
        text: any.
        any_one: whether "a report" counts as well.
    """
    return (_NAMES if any_one else _SPEAKS).search(fold(text)) is not None
