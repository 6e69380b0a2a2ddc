"""Sentences by which a document says that it is not known: "No figures exist for men".

Where nothing answers a question, such a sentence about its matter is the best that can be quoted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import has_word
from briefing_qa.answering.questions.meaning import has_meaning
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.details import unmet
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.groups import SEXES
from briefing_qa.answering.words.wording import CUES
from briefing_qa.answering.words.years import holds, spans
from briefing_qa.terms import Token, fold, stop_words

_KNOWING = (
    r"(?:known|measured?|calculated?|analy[sz]ed?|assess(?:ed)?|estimated?|record(?:ed)?"
    r"|collect(?:ed)?|counted|publish(?:ed)?|disclosed?|specif(?:y|ied)|disaggregated?"
    r"|survey(?:ed)?|evaluated?|available|studied|monitor(?:ed)?|explained|track(?:ed)?"
    r"|report(?:ed)?|provide data|examined?|quantif(?:y|ied)|broken down|determined?)"
)
_DATA = (
    r"(?:figures?|data|statistics|information|estimates?|evidence|records?|surveys?|stud(?:y|ies)"
    r"|breakdowns?|evaluations?|numbers|indicators?|research)"
)
_SABER = (
    r"(?:midi\w*|medid\w+|calcul\w+|analiz\w+|evalu\w+|estim\w+"
    r"|registr\w+|recog\w+|recopil\w+|contabiliz\w+|public\w+|inform(?:o|a|an|aron|ado|ada)"
    r"|precis\w+|especific\w+|desagreg\w+|document(?:o|aron|ad[oa]s?)|dispon\w+|revel\w+"
    r"|cuantific\w+|determin\w+|explic\w+|estudi(?:o|aron|ad[oa]s?))"
)
_DATOS = (
    r"(?:datos?|cifras?|informacion|estadisticas?|estimacion(?:es)?|estudios?|encuestas?"
    r"|registros?|evidencias?|evaluacion(?:es)?|desglose|indicador(?:es)?|investigacion(?:es)?)"
)
_DECIR = r"(?:comentar|decir|responder|informar|explicar|precisar|revelar)"
_DENIES = re.compile(
    r"\b(?:(?:not|never|cannot|nor)|\w+n't) (?:(?:yet|been|be|be able to|\w+ly|even) ){0,2}"
    rf"{_KNOWING}\b|\bno (?:[\w-]+ ){{0,2}}{_DATA}\b(?! (?:number|no)\b)"
    rf"|\b(?:lack|absence|want) of (?:\w+ ){{0,2}}{_DATA}\b"
    rf"|\b(?:without|neither|nor) (?:any )?(?:\w+ )?{_DATA}\b|\bnot collect data\b"
    r"|\b(?:unknown|nobody (?:knows|counts|records|follows|tracks))\b"
    r"|\b(?:declined|refused) to (?:comment|say|answer|disclose|tell|explain|give)\b"
    r"|\b(?:would|did|could|will)(?: not|n't) (?:comment|say|disclose|tell)\b"
    r"|\btoo (?:small|few) (?:for|to)\b|\bnot possible to (?:determine|establish|measure|calculate"
    r"|verify|confirm|say|tell|know|assess|estimate|compare)\b"
    r"|\bno (?:se )?(?:ha(?:n|bia|bian)? (?:sido )?|fue(?:ron)? |esta(?:n|ba|ban)? "
    rf"|pud\w+ (?:ser )?)?{_SABER}\b"
    r"|\bno (?:hay|hubo|existen?|existia\w*|ofrecen?|aportan?|tienen?"
    rf"|se (?:dispone|cuenta|contaba|disponia|tienen?)(?: de| con)?) (?:\w+ ){{0,2}}{_DATOS}\b"
    rf"|\b(?:sin|falta de|ausencia de|carencia de|ningun[ao]?) (?:\w+ )?{_DATOS}\b"
    r"|\bno se (?:sabe|sabia|conocen?|conocian?)\b"
    r"|\b(?:se (?:desconoce|ignora)n?|desconocid[oa]s?|nadie (?:sabe|cuenta|registra|conoce))\b"
    rf"|\b(?:se nego|se negaron|declino|declinaron|rehuso|rehusaron) (?:a )?{_DECIR}\b"
    rf"|\bno quis(?:o|ieron) {_DECIR}\b|\bdemasiado (?:pequen[oa]s?|poc[oa]s?) para\b"
)


@lru_cache(maxsize=20_000)
def denies_knowledge(text: str) -> bool:
    """Whether a sentence says that something is not known, measured, published or told."""
    return _DENIES.search(fold(text.replace("’", "'"))) is not None


_CLAUSE = re.compile(
    r"[;:]|,? (?:because|although|though|whereas|porque|aunque|mientras|ya que|pues)\b|\. "
)
_SAID = 0.6
"""Cosine from which on a word of a denial means one of the question."""

_HEADING = 0.5
"""What a word counts that only the headings have."""

_ASKED, _ASKED_ITSELF = 0.6, 0.34
"""Least share of the question's words that the denial has with its headings, and by itself."""

_OWN = 0.4
"""Least share of the denial's words that the question has: it may deny something else."""


def denial(question: Question, candidates: Sequence[Candidate]) -> Candidate | None:
    """The sentence that says of what a question asks that it is not known; None for none.

    Args:
        question: taken apart.
        candidates: what was considered.
    """
    asked = question.facts
    names = asked.names | CUES | {asked.tokens[i].folded for i in asked.in_countries}
    words = [w for w in question.words if w.folded not in names and not w.is_number]
    rated = [
        (_fit(question, words, candidate), -place, candidate)
        for place, candidate in enumerate(candidates)
        if words
        and candidate.unit.kind != "heading"
        and candidate.language == question.language
        and denies_knowledge(candidate.text)
        and not any(one.kind == "country" for one in unmet(question, candidate))
    ]
    best = max(rated, default=None, key=lambda one: one[:2])
    return best[2] if best is not None and best[0] > 0 else None


def _fit(question: Question, words: Sequence[Token], candidate: Candidate) -> float:
    """How much of the question the denial is about; 0 where it may be about something else."""
    if _is_of_another_time(question, candidate.text):
        return 0.0
    return max(
        _share(words, clause, candidate.headings, candidate.language)
        for clause in _CLAUSE.split(candidate.text)
        if clause is not None
    )


def _is_of_another_time(question: Question, text: str) -> bool:
    asked = question.facts.years
    return bool(asked and spans(text)) and not any(holds(year, text) for year in asked)


def _share(words: Sequence[Token], clause: str, headings: str, language: str) -> float:
    if not denies_knowledge(clause):
        return 0.0
    held = [word for word in words if _is_held(word, clause, language)]
    near = [
        word for word in words if word not in held and has_word(word.folded, headings, language)
    ]
    share = (len(held) + _HEADING * len(near)) / len(words)
    denied = _DENIES.sub(" ", fold(clause))
    own = [one for one in facts(denied).tokens if one.folded not in stop_words(language)]
    shared = [one for one in own if any(_is_held(word, one.folded, language) for word in words)]
    fits = (
        share >= _ASKED
        and len(held) >= _ASKED_ITSELF * len(words)
        and len(shared) >= _OWN * len(own)
    )
    return share if fits else 0.0


def _is_held(word: Token, text: str, language: str) -> bool:
    """Whether a text holds a word, another one for the same, or one for the same sex."""
    sexes = facts(word.folded).groups & SEXES
    return has_meaning(word.folded, language, text, language, _SAID) or (
        bool(sexes) and sexes == facts(text).groups & SEXES
    )
