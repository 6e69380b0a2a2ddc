"""Sentences that only lead up to what follows them, where something is asked about their matter.

"Light work." or "Seclusion is something else." before "It means that", and "The captain has three
wishes." before these, are as near as can be to a question for them, and have nothing but its words.
What follows is read together with them (`reading/joined`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import related
from briefing_qa.answering.questions.meaning import word_closeness
from briefing_qa.answering.questions.question import FIGURES, Question
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.general_words import is_empty_verb
from briefing_qa.answering.words.number_words import ONES
from briefing_qa.answering.words.wording import AUXILIARIES, SPANISH_AUXILIARIES
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import Token, fold, fold_line, stem, stop_words

_MOST = 14
"""Words of such a sentence at most."""

_DASHES = 2
"""What may stand between them besides: "Ms BROWN – Three things"."""

_MEANT = 0.6
"""Cosine from which on a word of another language is taken to be one of the question."""

_ASKS = re.compile(
    r"\b(?:what|which|who|whom|whose|when|where|why|how|define|tell|explain|describe|que"
    r"|cual(?:es)?|quien(?:es)?|cuando|donde|como|cuant[oa]s?|defin[ae]|explica\w*|describ\w+)\b"
)
_SAYS = re.compile(rf"\b(?:{AUXILIARIES}|{SPANISH_AUXILIARIES}|esta)\b|\?")
"""Without a question word, it is then asked whether something is so; "light work" is a subject."""

_HOW = re.compile(
    rf"\W*(?:(?:since |desde |hasta )?(?:when|cuando)\b|how (?!(?:{AUXILIARIES})\b)\w"
    r"|(?:a )?cuant[oa]s?\b"
    r"|que tan |cuan |(?:since |by |on |until )?what (?:date|year|share|percentage|proportion)\b"
    r"|(?:en |desde )?que (?:fecha|ano|porcentaje|proporcion)\b)"
)
"""Asks when, how common or how many: no name tells that."""

_HOW_OR_WHY = re.compile(r"\W*(?:how|why|when|por que|como|cuando|cuant[oa]s?)\b")

_OR = re.compile(r"\b(?:or|o|u)\b")
_TELLS = re.compile(
    r"\b(?:no|not|never|none|nor|neither|nobody|nothing|cannot|all|any\w*|every\w*|both|each|only"
    r"|before|after|until|since|because|without|above|below|under|over|more|most|less|my|our"
    r"|during|yes|always|already|si|nunca|jamas|ningun\w*|nadie|nada|ni|sin|tampoco|tod[oa]s?|amb[oa]s"
    r"|cada|solo|siempre|antes|despues|hasta|desde|porque|mas|menos|ya|mi|nuestr[oa]s?|bajo|sobre"
    r"|durante)\b|n['’]t\b"
)
"""Small words by which a sentence may answer: "Nobody was convicted"."""

_THINGS = frozenset({"thing", "things", "cosa", "cosas"})

_SOMETHING_ELSE = re.compile(
    r"\b(?:is|are|was|were) (?:(?:quite|very|rather|something|altogether|entirely) ){0,2}"
    r"(?:another (?:matter|thing|story|case|question)|else|different)\W*$"
    r"|\b(?:es|son|era|eran) (?:(?:muy|bastante|algo) ){0,2}"
    r"(?:otr[ao] (?:cosa|asunto|historia|cuestion|tema)|distint[oa]s?|diferentes?)\W*$"
)


def tells_nothing_new(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence has no word that tells something which the question does not say.

    Or is a line that only names what the text below it is about.
    """
    if candidate.unit.kind != "sentence" or is_row(candidate.text):
        return False
    return only_repeats(question, candidate.text, candidate.language) or _is_a_title(
        question, candidate
    )


def only_repeats(question: Question, text: str, language: str) -> bool:
    """Whether a text has only words of a question for some thing, and such as tell nothing.

    Not of a question for yes or no, nor for one of two things: its own words answer these.
    """
    # most sentences are longer: they are told by that alone
    return text.count(" ") < _MOST + _DASHES and _only_repeats(question, text, language)


@lru_cache(maxsize=20_000)
def _only_repeats(question: Question, text: str, language: str) -> bool:
    asked = fold(question.text)
    if question.kind in ("polar", "compare") or _OR.search(asked):
        return False
    if not _ASKS.search(asked) and _SAYS.search(asked):
        return False
    folded = _SOMETHING_ELSE.sub(" ", fold_line(text))
    found = facts(folded).tokens
    numbers = sum(token.folded in ONES for token in found)
    if len(found) > _MOST or numbers > 1 or _TELLS.search(folded):
        return False
    names = _names(text) if _HOW.match(asked) else frozenset()
    return all(
        token.folded in stop_words(language) | names
        or _says_nothing(question, token, language)
        or _is_asked(question, token, language)
        for token in found
    )


def _is_a_title(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked how, why or when, and a candidate is a line without a stop or figure."""
    text = candidate.text
    return (
        text[-1].isalpha()
        and not any(map(str.isdigit, text))
        and len(text.split()) <= _MOST
        and _HOW_OR_WHY.match(fold(question.text)) is not None
        and _stands_alone(candidate)
    )


def _stands_alone(candidate: Candidate) -> bool:
    passage = candidate.source.passage
    start, end = candidate.unit.start - passage.start, candidate.unit.end - passage.start
    above, below = passage.text[:start].rstrip(" "), passage.text[end:].lstrip(" ")
    return (not above or above[-1] == "\n") and (not below or below[0] == "\n")


def _names(text: str) -> frozenset[str]:
    """The words that are written with a capital, but for the first one."""
    return frozenset(one.folded for one in facts(text).tokens[1:] if text[one.start].isupper())


def _says_nothing(question: Question, token: Token, language: str) -> bool:
    """Whether a word is only a light verb, or "thing", or how many there are that follow."""
    if is_empty_verb(token.folded, language) or token.folded in _THINGS:
        return True
    return token.folded in ONES and question.kind not in FIGURES and question.kind != "year"


def _is_asked(question: Question, token: Token, language: str) -> bool:
    """Whether a word stands in the question, in some form or in its language."""
    term = stem(token.folded, language)
    if related(term, question.text, language) > 0:
        return True
    if language == question.language or token.is_number:
        return False
    return word_closeness(term, language, question.text, question.language) >= _MEANT
