"""Whether a sentence names the head of another body than the one whose head is asked for.

"Who heads the team that sorts the reports?" is not answered by "Questions may be addressed to the
head of the Directorate, Mr Zaben".
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import related, stem_set
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.acronyms import goes_by_acronym
from briefing_qa.terms import fold

_HEAD = (
    r"(?:head|director(?:-general)?|chair(?:man|woman|person)?|president|leader|chief|manager"
    r"|coordinator|commander|principal|jef[ea]|director(?:a)?|president[ea]|lider"
    r"|coordinador(?:a)?|comandante|responsable|titular)"
)
_OF = r"(?:of|for|at|de|del|en)"
_THE = r"(?:(?:the|its|their|a|an|el|la|los|las|su|un|una) )?"
_ASKED = (
    re.compile(rf"\bwho (?:is|was|are|were) (?:the )?(?:\w+ )?{_HEAD} {_OF} {_THE}(?P<body>.+)"),
    re.compile(
        r"\bwho (?:now |currently )?(?:heads?|headed|leads?|led|chairs?|chaired|directs?|directed"
        rf"|runs?|ran|(?:is|was) in charge of) {_THE}(?P<body>.+)"
    ),
    re.compile(rf"\bquien (?:es|era|fue) (?:(?:el|la) )?(?:\w+ )?{_HEAD} {_OF} {_THE}(?P<body>.+)"),
    re.compile(
        r"\bquien (?:dirig\w+|presid\w+|encabez\w+|lider\w+|coordin\w+"
        rf"|esta(?:ba)? (?:a cargo|al frente) de) {_THE}(?P<body>.+)"
    ),
)
_TOLD = re.compile(rf"\b{_HEAD} {_OF} {_THE}\w")
_ENDS = re.compile(
    r"[,;:.?!()]|\b(?:that|which|who|whose|when|in|on|for|que|cuando|en|para|sobre)\b"
)


def is_head_of_another(question: Question, candidate: Candidate) -> bool:
    """Whether nothing around the head of a body that a sentence names has a word of the one asked.

    Words of its headings and title count, and so do acronyms; what an acronym stands for may have
    any words.
    """
    asked = _asked(question.text)
    if not asked or question.language != candidate.language:
        return False
    if not _TOLD.search(fold(candidate.text)):
        return False
    near = "\n".join((candidate.text, candidate.before, candidate.headings, candidate.title))
    name = _as_typed(question.text, asked)
    if name.isupper() or goes_by_acronym(name, near):
        return False
    language = candidate.language
    return not any(related(word, near, language) for word in stem_set(asked, language))


def _as_typed(text: str, folded: str) -> str:
    """A piece of a text as it was typed, found by its folded form."""
    place = fold(text).find(folded)
    return text[place : place + len(folded)] if place >= 0 else folded


@lru_cache(maxsize=1_000)
def _asked(text: str) -> str:
    """What body a question asks the head of, folded; "" where it asks for none."""
    folded = fold(text)
    match = next(filter(None, (asks.search(folded) for asks in _ASKED)), None)
    return _ENDS.split(match["body"].strip(" ?."), maxsplit=1)[0].strip() if match else ""
