"""The matter that a question asks about, where the rest of it is easily met by anything.

"What does the Committee recommend on trafficking?", "Is there trafficking in Peru?" and "What is
the penalty for trafficking in Mexico?" are about trafficking: who recommends, in which country and
that it is a penalty holds for many a sentence that is about something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.named import is_kind
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.general_words import is_general
from briefing_qa.answering.words.wording import CUES
from briefing_qa.terms import Token, fold

Sort = Literal["advice", "existence", "penalty"]

_ADVISES = (
    r"(?:recomm?end\w*|recomiend\w*|urge[sd]?|suggest\w*|sugi?e?r\w*|propose[sd]?|propon\w*|propus\w*"
    r"|pid(?:e|en|io|ieron)|insta|instan|insto|instaron|exhort\w*|advise[sd]?|aconsej\w*|solicit\w*"
    r"|call(?:s|ed)? (?:for|on|upon)|demand(?:s|ed)?|ask(?:s|ed)? for|exig\w*|reclam\w*)"
)
_ON = (
    r"(?:sobre|acerca del?|(?:con )?respecto (?:al?|del?)|en materia de|en relacion con"
    r"|en cuanto al?"
    r"|about|on|regarding|concerning|with (?:regard|respect) to|as to|in relation to)"
)
_ADVICE = re.compile(
    rf"^\W*(?:what|que|cual(?:es)?)\b.*?\b{_ADVISES}\b.*?"
    rf"(?<!\burged )(?<!\bthan )\b{_ON} (?P<matter>[^,;:?]+)"
)
_THERE = re.compile(
    r"^\W*(?:(?:ya |aun |todavia )?(?:existen?|existian?|existio|hay|habia|hubo)"
    r"|(?:is|are|was|were) there)\b(?P<matter>[^;:?]*)"
)
_HAS = re.compile(
    r"^\W*(?:tiene|tienen|tenia|cuentan? con|disponen? de|does|do|did|has|have)\b"
    r"(?P<matter>[^;:?]*)"
)
_HAVE = re.compile(r"\b(?:have|has|got|exist|tien\w+|tenia|cuentan?|disponen?)\b")
_ALLOWED = re.compile(
    r"^\W*(?:esta\w*|es|son|is|are|was|were)\b(?P<matter>.*\b(?:prohib\w+|bann\w+|illegal"
    r"|ilegal(?:es)?|delitos?|crimes?|offen[cs]es?|permitid\w+|allowed|permitted|legal(?:es)?"
    r"|castigad\w+|punish\w+|forbidden)\b[^;:?]*)"
)
_PENALTY_WORD = (
    r"(?:penas?|sancion(?:es)?|multas?|condenas?|castigos?|penalt(?:y|ies)|punishments?|sentences?"
    r"|fines?|sanctions?)"
)
_PENALTY = re.compile(
    r"^\W*(?:(?:y |and )?(?:with |con |a |de |to )?(?:que|what|which) (?:(?:prison|maximum|minimum)"
    rf" )?|(?:cual|what) (?:es|is|are|was|sera|seria) (?:la |the )?(?!corporal|physical)(?:\w+ )?)"
    rf"{_PENALTY_WORD}\b(?! (?:puso|pusieron|pone|ponen|pide\w*|quier\w+|propon\w+))"
    r"(?P<matter>[^;?]*)"
)
"""Not who imposes or wants one."""

_PUNISHED = re.compile(
    r"^\W*(?:how|como|con que)\b.{0,12}\b(?:punish\w*|castiga\w*|sanciona\w*|pena|penan|penad\w+)\b"
    r"(?P<matter>[^;?]*)|^\W*how (?:is|are) (?P<passive>[^;?]*?) punished\b"
)
_FRAME = re.compile(
    rf"{_PENALTY_WORD}|tien\w+|ten(?:er|ia|ido)|exist\w*|hay|prev(?:e|en|ista|isto)|fij\w+|establec\w+"
    r"|provid\w+|impos\w+|impon\w+|impuest\w+|aplic\w+|appl(?:y|ies|ied)|carr\w+|fac(?:e|es|ed)"
    r"|castig\w+|punish\w*|sancion\w+|recib\w+|receiv\w+|merec\w+|correspond\w+|maxim\w+|minim\w+"
    r"|codes?|codigo|penal|criminal|section|articulo|article|delitos?|offen[cs]es?|crimes?|prison"
    r"|prision|carcel|years?|anos?|prohib\w+|bann?\w*|illegal|ilegal\w*|legal\w*|permit\w+|allowed"
    r"|forbid\w+|paragraph|parrafo|figura|person|persona|personas|people|count\w*|cuent\w+|dispon\w+"
    r"|some|alguna?s?|algun|ningun\w*|lay|lays|laid|cae|caen|caer\w*|await\w*|espera\w*|put\w*|pon\w*"
    r"|pus\w*"
)
"""Words that belong to such a question, whatever it is about."""

OWN_FORMS = {
    word: frozenset(f"{own} {others}".split())
    for own, others in (
        (
            "trata tratas",
            "tratante tratantes trafico traficante traficantes trafficking trafficked traffickers",
        ),
        ("parto partos", "nacimiento nacimientos cesarea cesareas birth births childbirth"),
        ("casa casas", "hogar hogares vivienda viviendas house houses home homes"),
        ("costa costas", "litoral coast coasts coastal"),
    )
    for word in own.split()
}
"""Spanish nouns whose stem is that of other frequent words, as of "tratado" and "parte".

Each with the words that it is met by.
"""

_SEXUAL = re.compile(r"sexual\w*")
"""In texts on offences against children it tells one from the other no more than "child" does."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What is asked about.

    Attributes:
        sort: of question.
        words: its words, without names and groups of people, which are looked at elsewhere, and
            without kinds of laws and bodies, and "sexual", where there are others.
    """

    sort: Sort
    words: tuple[Token, ...]


@lru_cache(maxsize=1_000)
def matter(question: Question) -> Matter | None:
    """The matter of a question; None where it asks otherwise, or where no word tells."""
    folded = fold(question.text)
    found = _stretch(question, folded) if len(folded) == len(question.text) else None
    if found is None:
        return None
    sort, start, end = found
    places = question.facts.country_places
    taken = {
        question.facts.tokens[i].start for _, first, end_ in places for i in range(first, end_)
    }
    words = [
        word
        for word in question.words
        if start <= word.start < end
        and not word.is_number
        and word.start not in taken
        and word.folded not in CUES
        and (word.folded in OWN_FORMS or not is_general(word.folded, question.language))
        and (sort == "advice" or not _FRAME.fullmatch(word.folded))
    ]
    words = [word for word in words if not (_is_name(word, question) or _is_group(word, question))]
    for is_wide in (_SEXUAL.fullmatch, is_kind):
        words = [word for word in words if not is_wide(word.folded)] or words
    return Matter(sort, tuple(words)) if words else None


def _stretch(question: Question, folded: str) -> tuple[Sort, int, int] | None:
    """Of what sort a question is, and where its matter begins and ends."""
    if found := _ADVICE.search(folded):
        return "advice", *found.span("matter")
    if found := _PENALTY.search(folded):
        return "penalty", *found.span("matter")
    if found := _PUNISHED.search(folded):
        return "penalty", *found.span("passive" if found["passive"] else "matter")
    if not (question.facts.countries or question.facts.names):
        return None
    for asks in (_THERE, _ALLOWED, _HAS):
        found = asks.search(folded)
        if found and (asks is not _HAS or _HAVE.search(folded)):
            return "existence", *found.span("matter")
    return None


def _is_group(word: Token, question: Question) -> bool:
    return bool(facts(question.text[word.start : word.end].lower()).groups)


def _is_name(word: Token, question: Question) -> bool:
    return word.folded in question.facts.names
