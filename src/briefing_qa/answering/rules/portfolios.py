"""The ministry that a question names, and another one in a text of the other language.

Names that describe are not looked for across languages (`translated`), but the Ministry of Justice
is not the "Ministerio de Relaciones Exteriores": what ministries are for are few things.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.terms import fold

_PORTFOLIOS = {
    "health": r"health|salud",
    "education": r"education|educacion",
    "justice": r"justice|justicia",
    "interior": r"interior|home affairs|gobernacion|gobierno",
    "labour": r"labou?r|employment|trabajo|empleo",
    "foreign": r"foreign|external|exteriores",
    "women": r"wom[ae]n|gender|mujer(?:es)?|genero",
    "children": r"child(?:ren)?|youth|ninez|ninos|infancia|juventud",
    "family": r"famil(?:y|ies)|familias?",
    "tourism": r"tourism|turismo",
    "finance": r"finances?|treasury|econom(?:y|ic)|hacienda|finanzas|economia",
    "defence": r"defen[cs]e|defensa",
    "communications": r"communications?|information|comunicacion(?:es)?|informacion",
    "culture": r"cultur(?:e|al)|cultura|cultural",
    "agriculture": r"agricultur(?:e|al)|agricultura|agrario",
    "environment": r"environment|climate|(?:medio )?ambiente",
    "transport": r"transport|transportes?",
    "social": r"social|welfare|bienestar|inclusion",
}
_MINISTRY = re.compile(
    r"\b(?:ministry|minister|department|secretariat|ministerio|ministr[oa]|departamento|secretaria)"
    r"(?: (?:of|for|de|del|para)(?: (?:the|la|las|los|el))?)? (?P<what>(?:[\w,]+ ){0,5}[\w]+)"
)
_BEFORE = re.compile(r"\b(?P<what>(?:\w+ ){0,3}\w+) (?:ministry|minister|department)\b")
"""As in "the Labour Department"."""


def names_another_ministry(question: Question, candidate: Candidate) -> bool:
    """Whether a candidate in the other language names ministries, and none that is asked for."""
    if question.language == candidate.language:
        return False
    asked, told = _ministries(question.text), _ministries(candidate.text)
    return bool(asked and told) and not asked & (told | _ministries(candidate.before))


@lru_cache(maxsize=5_000)
def _ministries(text: str) -> frozenset[str]:
    """What the ministries that a text names are for."""
    plain = fold(text)
    named = [one["what"] for pattern in (_MINISTRY, _BEFORE) for one in pattern.finditer(plain)]
    return frozenset(
        portfolio
        for portfolio, words in _PORTFOLIOS.items()
        if any(re.search(rf"\b(?:{words})\b", what) for what in named)
    )
