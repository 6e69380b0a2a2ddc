"""Whether money is told that people are paid, where it is asked what a home or school is paid.

"The Ministry pays the family 180 dinars a month" does not tell what it pays a care home, nor "El
Estado paga al centro 900 pesos" what it pays the foster family.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.details import asks_whether, is_comparison
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import fold_line

_PEOPLE = (
    r"(?:famil(?:y|ies|ias?)|households?|parents?|mothers?|fathers?|relatives|carers?|guardians?"
    r"|victims?|children|child|girls?|boys?|pupils?|students?|women|woman|foster homes?"
    r"|madres?|padres?|victimas?|ninas?|ninos?|alumn[oa]s?|mujer(?:es)?|cuidador(?:es|as?)?"
    r"|tutor(?:es|as?)?|hogar(?:es)? de acogida)"
)
_BODIES = (
    r"(?:(?<!foster )homes?|institutions?|cent(?:re|er)s?|shelters?|orphanages?|schools?|hospitals?"
    r"|municipalit(?:y|ies)|ngos?|associations?|foundations?|clinics?|provinces?"
    r"|centros?|instituci(?:on|ones)|albergues?|orfanatos?|escuelas?|colegios?|hospital(?:es)?"
    r"|municipios?|municipalidad(?:es)?|ong|asociaci(?:on|ones)|fundaci(?:on|ones)|residencias?)"
)
_WHO = rf"(?:[a-z-]+ ){{0,2}}?(?:(?P<people>{_PEOPLE})|(?P<body>{_BODIES}))\b"
_PAYEE = re.compile(
    r"\b(?:pay(?:s|ing)?|paid|grants?|granted|awards?|awarded|transfers?|transferred|reimburses?"
    rf"|reimbursed) (?:to )?(?:a|an|the|each|every|its|their|all|such) {_WHO}"
    r"|\b(?:pag(?:a|an|o|aron|ara|aran|aba|ar)|abonan?|abono|otorgan?|otorgo|entregan?|entrego"
    r"|transfieren?|transfirio|concede[n]?) (?:[^\W]+ ){0,5}?(?:al?|a (?:la|los|las|cada|una?|su))"
    rf" {_WHO.replace('people', 'a_people').replace('body', 'a_body')}"
)
_GETS = re.compile(
    rf"\b(?:a|the|each|every) {_WHO} (?:gets?|receives?|is paid|are paid|is given|are given)\b"
    r"|\b(?:recib|perciben?|cobran?)\w* (?:el|la|los|las|cada|una?) "
    rf"{_WHO.replace('people', 'a_people').replace('body', 'a_body')}"
)
_HOW_MUCH = re.compile(
    r"^\W*(?:and |y )?(?:(?:what|which|how much|how many)\b|(?:de )?(?:cuant[oa]s?|que|cual)\b)"
)


def is_paid_to_others(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked what is paid to a body, and told what is paid to people, or reverse."""
    if question.language != candidate.language or is_row(candidate.text):
        return False
    if asks_whether(question) or is_comparison(question):
        return False
    asked, told = _asked(question.text), _payees(candidate.text)
    if len(asked) != 1 or not told or asked & told:
        return False
    words = _BODIES if "body" in asked else _PEOPLE
    return re.search(rf"\b{words}\b", fold_line(candidate.text)) is None


@lru_cache(maxsize=1_000)
def _asked(text: str) -> frozenset[str]:
    if _HOW_MUCH.search(fold_line(text)) is None:
        return frozenset()
    return _payees(text) | _found(_GETS, text)


def _payees(text: str) -> frozenset[str]:
    """The sorts of those to whom a text says that something is paid: "people", "body"."""
    return _found(_PAYEE, text)


def _found(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    return frozenset(
        sort.removeprefix("a_")
        for match in pattern.finditer(fold_line(text))
        for sort, word in match.groupdict().items()
        if word
    )
