"""Another sort of penalty than is asked for, and what a law threatens where it is asked what was.

"What prison sentence threatens the owner?" is not answered by "a fine of up to 100,000", nor "What
is the longest sentence given so far?" by "is liable to imprisonment for up to eighteen years".
"""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.details import asks_whether
from briefing_qa.answering.words.unit_words import MONEY
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import fold

_PRISON_ASKED = re.compile(
    r"\b(?:(?:prison|jail|custodial) (?:sentences?|terms?|time|penalt\w+)"
    r"|(?:years?|time|months) (?:in|of) (?:prison|jail|imprisonment)|terms? of imprisonment"
    r"|(?:go|goes|went|sent|put) to (?:prison|jail)"
    r"|penas? (?:de (?:prision|carcel|reclusion)|privativas?)"
    r"|(?:anos|tiempo|meses) de (?:prision|carcel|reclusion)|(?:a|en) (?:prision|la carcel))\b"
)
_FINE_ASKED = re.compile(
    r"\b(?:what|which|maximum|minimum|highest|how (?:high|large|big|much))\b[^?]*\bfines?\b"
    r"|\b(?:que|cual|cuanto|monto|importe|maxima|minima)\b[^?]*\bmultas?\b"
)
_PRISON = re.compile(
    r"\b(?:prison\w*|imprison\w*|jail\w*|custod\w*|detention|detain\w*|incarcerat\w*|bars|life"
    r"|(?:hard|forced|penal) labou?r|sentenc\w*|suspended|death|prision|carcel\w*|reclusion"
    r"|deten\w*|presidio|arresto|penitenciari\w+|privativ\w+|pres[oa]s?|perpetua|condena\w*"
    r"|penas?|muerte|trabajos forzados)\b"
)
_TERM = re.compile(r"\b(?:years?|months?|anos?|meses)\b")
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:clos\w+|licen[cs]\w+|revok\w+|withdraw\w*|disqualif\w+|bann?\w*|older?|aged?|edad"
    r"|clausur\w+|inhabilit\w+|cierre|cerrad[oa]s?)\b"
)
"""What a time in a sentence on penalties may be of, where no prison is named."""

_FINES = re.compile(r"\b(?:fine[ds]?|multas?|multad[oa]s?)\b")
_MAY_BE_A_FINE = re.compile(
    rf"{MONEY.pattern}|\b(?:fine[ds]?|multa\w*|sancion\w*|unidades|pecuniari\w+|money|dinero|pay"
    r"|pagar\w*|salari\w*|wages?)\b|(?<!\d)(?!(?:19|20)\d\d\b)\d[\d.,]*\d\d"
)


def is_another_penalty(question: Question, candidate: Candidate) -> bool:
    """Whether prison is asked for, and a sentence tells only of a fine, or the reverse.

    "Two to ten years and a fine" are years in prison, without the word.
    """
    asked, own = fold(question.text), fold(candidate.text)
    prison, fine = _PRISON_ASKED.search(asked), _FINE_ASKED.search(asked)
    if is_row(candidate.text) or bool(prison) == bool(fine) or asks_whether(question):
        return False
    if fine:
        near = f"{fold(candidate.before)} {own}"
        return _PRISON.search(own) is not None and not _MAY_BE_A_FINE.search(near)
    if _FINES.search(own) is None or _PRISON.search(own):
        return False
    return _TERM.search(own) is None or _OF_SOMETHING_ELSE.search(own) is not None


_PENALTY = re.compile(
    r"\b(?:sentences?|sentenced|fine[ds]?|penalt\w+|punish\w+|prison|jail\w*|imprison\w*|convict\w+"
    r"|penas?|condena\w*|multa\w*|sancion\w*|castig\w+|prision|carcel)\b"
)
_GIVEN = (
    r"(?:given|imposed|handed (?:down|out)|sentenced|received|served|passed|fined|convicted|jailed"
    r"|imprisoned|punished)"
)
_WAS_GIVEN = re.compile(
    r"\b(?:so far|to date|hasta ahora|hasta la fecha)\b"
    rf"|\b(?:has|have|had|was|were)\b[^?]*\b{_GIVEN}\b"
    r"|\bdid\b[^?]*\b(?:get|receive|impose|give|serve|hand)\b"
    r"|\bse (?:han?|habian?) (?:impuesto|dictado|aplicado|dado)\b"
    r"|\bse (?:impus|dict|aplic)(?:o|aron|ieron)\b"
    r"|\b(?:fue|fueron|ha sido|han sido) (?:condenad|sancionad|multad|castigad|encarcelad)[oa]s?\b"
    r"|\b(?:recibio|recibieron|impuso|impusieron|dicto|dictaron|dieron)\b"
)
_OF_LAW = re.compile(
    r"\b(?:laws?|acts?|codes?|articles?|sections?|statutes?|bills?|legislation|ley(?:es)?|codigos?"
    r"|articulos?|decretos?|legislacion|can|may|must|shall|could|would|puede\w*|debe\w*|podr\w+)\b"
)
"""In a question: what a law laid down is asked for, or what may be done."""

_THREATENS = re.compile(
    r"\b(?:is|are|shall be|will be|may be|be) (?:liable|punish(?:ed|able)|fined|subject"
    r"|imprisoned)\b|\bshall (?:be|pay)\b"
    r"|\b(?:sera|seran) (?:castigad|reprimid|sancionad|penad|multad)[oa]s?\b"
    r"|\bse (?:castiga|sanciona|reprime|impondra)n?\b|\bincurr(?:e|en|ira|iran)\b"
)
_HAPPENED = re.compile(
    r"\b(?:was|were|has|have|had|received|got|sentenced|served|fue|fueron|han?|recibi\w+|impuso"
    r"|impusieron|dict(?:o|aron)|conden(?:o|aron)|never|nunca|nobody|nadie)\b|\b(?:19|20)\d\d,"
)
_BY_LAW = re.compile(r"\bhas (?:been )?(?:reached|attained|under|reasonable)\b|\bha cumplido\b")


def is_only_threatened(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked which penalty was imposed, and a sentence has only what a law says."""
    asked = fold(question.text)
    if not _PENALTY.search(asked) or not _WAS_GIVEN.search(asked) or _OF_LAW.search(asked):
        return False
    own = _BY_LAW.sub(" ", fold(candidate.text))
    return _THREATENS.search(own) is not None and _HAPPENED.search(own) is None
