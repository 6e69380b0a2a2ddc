"""Whether it is asked which district or port, and told only of provinces, or of ports.

"Which district of Tarma has the most cases?" is not answered by "Tarma is the province with the
most cases", nor "Which port?" by "it happened most often in ports". Bodies and buildings are told
by names; a place may be told by the title.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.details import is_comparison
from briefing_qa.answering.rules.names_asked import TELLS, is_left, names_anew, near
from briefing_qa.terms import fold, fold_line

_LARGE = (
    r"(?:(?:province|region|department|state)s?|count(?:y|ies)|provincias?|region(?:es)?"
    r"|departamentos?|estados?)"
)
_SMALL = (
    r"(?:(?:district|commune|canton|town|village|neighbou?rhood)s?|municipalit(?:y|ies)|cit(?:y|ies)"
    r"|parish(?:es)?|(?:distrito|municipio|comuna|parroquia|pueblo|aldea|barrio)s?|canton(?:es)?"
    r"|ciudad(?:es)?|localidad(?:es)?)"
)
_BODY = (
    r"(?:(?:port|market|hospital|school|shelter|bar|hotel|platform|app|mine|organi[sz]ation|airline)"
    r"s?|quarr(?:y|ies)|compan(?:y|ies)|universit(?:y|ies)|(?:puerto|mercado|escuela|colegio"
    r"|albergue|plataforma|empresa|aerolinea|mina)s?|(?:hospital|hotel|aplicacion|organizacion"
    r"|universidad)(?:es)?)"
)
_WHICH = (
    r"^\W*(?:and |y )?(?:(?:in|from|to|at|for|by|en|de|desde|a|por) )?"
    r"(?:which|what|que|cual(?:es)?)(?:(?: one)? (?:of the|de l[oa]s))?"
)
_NO_ADJECTIVE = (
    r"(?!(?:an?|and|are|can|child|children|could|d[aeio]\w*|did|do|does|for|had|happen\w*|has|hav\w+|hace"
    r"|hay|hizo|in|is|kinds?|may|must|number|numero|o[fn]|parte?s?|percent\w*|proportion|said|say|se"
    r"|share|should|sorts?|tan|tiene\w*|tip[oe]s?|types?|the|to|was|were|will|would|e[lns]\w*|son|fue"
    r"|era|l[ao]s?)\b)"
)
_OF_THEM = (
    r"(?! (?:report|staff|official|council|office|worker|law|part(?:y|ie)|year|age|meal|child"
    r"|author|system|director|teacher|owner|manager))"
)
_ASKED = re.compile(
    rf"{_WHICH} (?:{_NO_ADJECTIVE}[\w-]+ )?(?:(?P<small>{_SMALL})|{_BODY})\b{_OF_THEM}"
)
_WITHIN = re.compile(
    r"\b(?!(?:The|In|Of|All|For|From|El|La|Los|Las|En|De|Para)\b)[A-ZÁÉÍÓÚÑ]\w+,? \(?"
    r"(?:(?:in|of|en|de) )?(?:the |la |el )?"
    rf"(?:(?i:{_LARGE}) (?:of|de) [A-ZÁÉÍÓÚÑ]|[A-ZÁÉÍÓÚÑ]\w+ (?i:{_LARGE})\b)"
)
"""A place with the larger one that it lies in: "Quenby, in the province of Ardell"."""
_LARGE_ONES, _SMALL_ONES = (re.compile(rf"\b{words}\b") for words in (_LARGE, _SMALL))


@lru_cache(maxsize=1_000)
def _asked(text: str) -> re.Match[str] | None:
    return _ASKED.match(fold(text))


def is_of_larger_places(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked which district or town, and a candidate speaks of provinces alone."""
    asked = _asked(question.text)
    if asked is None or asked["small"] is None:
        return False
    texts = (candidate.text, candidate.before, candidate.headings, candidate.caption)
    around = (*texts, *candidate.columns, candidate.source.passage.text)
    if not _LARGE_ONES.search(fold_line(candidate.text)) or _WITHIN.search(candidate.text):
        return False
    return not any(_SMALL_ONES.search(fold_line(text)) for text in around)


def names_no_body(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked which port or hospital, and a candidate has no name but the question's.

    Nor has the sentence before it, where it goes on from that.
    """
    asked = _asked(question.text)
    if asked is None or asked["small"] is not None:
        return False
    if is_comparison(question) or is_left(candidate):
        return False
    return not any(
        TELLS.search(fold_line(text)) or names_anew(question, text, candidate, bodies=True)
        for text in near(candidate)
    )
