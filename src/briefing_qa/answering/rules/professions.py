"""Figures of people of another profession than the one asked for, in either language.

"¿Cuántos jueces recibieron formación?" is not answered by "the government trained 120 prosecutors".
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.terms import fold

_PROFESSIONS = {
    "judge": r"judges?|magistrates?|juez|jueces|juezas?|magistrad[oa]s?",
    "prosecutor": r"prosecutors?|fiscal(?:es)?|procurador(?:es|as?)?",
    "police": r"police|policem[ae]n|policewom[ae]n|policias?",
    "teacher": r"teachers?|docentes?|maestr[oa]s?|profesor(?:es|as?)?",
    "doctor": r"doctors?|physicians?|medic[oa]s?",
    "nurse": r"nurses?|enfermer[oa]s?",
    "midwife": r"midwi(?:fe|ves)|parteras?|comadronas?|matronas?",
    "social worker": r"social workers?|trabajador(?:es|as?)? sociales?|asistentes? sociales?",
    "psychologist": r"psychologists?|psicolog[oa]s?",
    "lawyer": r"lawyers?|attorneys?|abogad[oa]s?",
    "inspector": r"inspectors?|inspector(?:es|as?)",
    "journalist": r"journalists?|reporters?|periodistas?|reporter[oa]s?",
    "soldier": r"soldiers?|soldados?|militar(?:es)?",
    "chief": r"chiefs|jefes",
    "driver": r"drivers?|choferes|conductor(?:es|as)",
    "interpreter": r"interpreters?|interpretes?|translators?|traductor(?:es|as?)?",
}
_PATTERNS = {name: re.compile(rf"\b(?:{words})\b") for name, words in _PROFESSIONS.items()}
_VERB = (
    r"(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|of|in|se|es|son|fueron|eran"
    r"|ha|han|hay|habia|en|de)\b"
)
_COUNTED = re.compile(
    rf"\b(?:how many|cuant[oa]s) (?P<whom>(?!{_VERB})[\w-]+(?: (?!{_VERB})[\w-]+){{0,2}})"
)
"""Those who are counted end where it goes on: "how many children did teachers report?"."""


_SHARE_ASKED = re.compile(
    r"\b(?:share|percentage|proportion|per ?cent|porcentaje|proporcion|por ciento|parte) (?:of|de)"
    rf" (?:(?:the|all|l[oa]s|tod[oa]s) )*(?P<whom>(?!{_VERB})[\w-]+(?: (?!{_VERB})[\w-]+)?)"
)
_SHARE_OF_OTHERS = re.compile(
    r"(?:%|\b(?:per ?cent|por ciento|half|third|quarter|majority|most|mitad|tercio|cuarto|mayoria))"
    r" (?:(?:of|de) )?(?:(?:the|all|l[oa]s) )*"
    r"(?:parents?|mothers?|fathers?|caregivers?|carers?|guardians?|pupils?|students?|children"
    r"|adolescents?|girls|boys|padres|madres|cuidador(?:es|as)|alumn[oa]s|alumnado|estudiantes"
    r"|nin[oa]s|adolescentes|chic[oa]s)\b"
)
"""A share of those whom a profession has to do with: "49% of the parents"."""


def counts_another_profession(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked how many of a profession, and a sentence names only other ones.

    Or what share of it, and a sentence gives that of parents or children. What stands before it,
    above it or in its columns may name the one that is asked for.
    """
    share = _asked(question.text, _SHARE_ASKED)
    asked = share or _asked(question.text, _COUNTED)
    if not asked:
        return False
    near = surroundings(candidate)
    own = professions_in(near.own)
    around = (near.before, candidate.caption, candidate.headings, *candidate.columns)
    others = own or (share and _SHARE_OF_OTHERS.search(fold(near.own)))
    return bool(others) and not asked & own.union(*map(professions_in, around))


@lru_cache(maxsize=1_000)
def _asked(text: str, pattern: re.Pattern[str]) -> frozenset[str]:
    """The professions of those who are counted, by the words right behind "how many"."""
    counted = pattern.search(fold(text))
    return professions_in(counted["whom"]) if counted else frozenset()


@lru_cache(maxsize=20_000)
def professions_in(text: str) -> frozenset[str]:
    """The professions that a text names."""
    folded = fold(text)
    return frozenset(name for name, pattern in _PATTERNS.items() if pattern.search(folded))
