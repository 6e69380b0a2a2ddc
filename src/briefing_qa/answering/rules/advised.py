"""Whether a candidate only says what should be done, where it is asked what was done.

"The Ministry should fence off the dumps" does not tell whether it has. Sentences of advice that
also tell what is so ("should fence off the dumps, which have been open since 2015") stay.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.lifting import seeks_advice, stands_with_advice
from briefing_qa.answering.questions.question import Question
from briefing_qa.terms import fold

_LAW = r"(?:laws?|acts?|statutes?|decrees?|articles?|codes?|regulations?|rules?)"
_LEY = r"(?:ley(?:es)?|normas?|decretos?|articulos?|codigos?|reglamentos?)"
_DONE = re.compile(
    r"^\W*(?:has|have|did|had|was|were)\b(?! to\b)"
    r"|^\W*(?:since |until )?(?:when|in (?:what|which) year|what year) (?:did|was|were"
    r"|has|have|had)\b"
    r"|\bhow many\b.*\b(?:have|has|were|was|did|had)\b(?! to\b)"
    r"|\b(?:has|have) (?:already )?(?:been )?\w+(?:ed|en|ne|id|de|lt|ut|et)\b"
    r"|^\W*(?:se )?(?:ha|han|fue|fueron|hubo)\b"
    r"|^\W*(?:y )?(?:desde |en que ano )?(?:cuando|en que ano) (?:se )?(?:ha|han|\w+o|\w+[ai]eron"
    r"|\w+aron)\b"
    r"|\bcuant[oa]s\b.*\b(?:han|ha|fueron|hubo|\w+aron|\w+ieron|se \w+o)\b"
    r"|^\W*(?:which|what|who)\b(?: \w+){0,5} (?:has|have|had|was|were|did)\b(?! to\b)"
    r"|^\W*(?:a |en |con )?(?:que|cual(?:es)?|quien(?:es)?)\b(?: \w+){0,5}"
    r" (?:ha|han|fue|fueron|\w+aron|\w+ieron)\b"
    rf"|^\W*(?:by |under )?(?:which|what) (?:\w+ )?{_LAW} (?!should|must)\w+s\b"
    rf"|^\W*(?:en |por |segun )?que {_LEY} (?:\w+ )?(?!debe)\w+[ae]n?\b"
)
"""What was done, has happened or is the law is asked for."""

_NOT_DONE = re.compile(
    r"\b(?:ought|should|may|might|would|could|can|debe\w*|deberia\w*|podria\w*|puede\w*|according"
    r"|recom[ie]+nd\w*|urg(?:e|es|ed)|advi[sc]\w+|suggest\w*|exhort\w+|sugi?e?r\w+"
    r"|sa(?:y|ys|id)|segun|dice\w*|dij\w+|senal\w+|opini\w+|think|thought)\b"
)
"""What may be done, or what was said, is asked for."""

_ADVISES = re.compile(
    r"\b(?:should|ought to|shall|recommends? (?:that|to)|urges?|calls? (?:up)?on|deberia\w*"
    r"|debera\w*|recomienda\w*|exhorta\w*|insta\b|instan\b|conviene|convendria|habria que)"
)
_TELLS = re.compile(
    r"\b(?:was|were|had|has|have|having|did|does|do|is|are|been|fue|fueron|era|eran|ha|han|habia\w*|es"
    r"|son|esta|estan|hay|tiene\w*|\w+aron|\w+ieron|only|\d[\d.,]*|welcom\w+|concern\w+|not(?:es|ed"
    r"|ing)|regret\w*|lament\w*|preocupa\w*|observ\w*|acoge\w*|because|since|porque|ya que"
    r"|currently|actual\w*|at present)\b(?! to\b)"
)
"""What may tell what is so, beside the advice."""

_BIDS = re.compile(
    r"^\W*(?:\(?[a-z0-9]{1,3}[.)]\W*)?(?:to )?(?:adopt|amend|enact|establish|ensure|provide"
    r"|strengthen|introduce|increase|review|develop|take|make|set|create|raise|repeal|abolish|ban|prohibit"
    r"|ratify|train|fund|finance|publish|collect|extend|expand|improve|include|allow|give|end|stop|close|open"
    r"|appoint|allocate|require|oblige|invest|promote|support|build|fence|register|harmoni[sz]e"
    r"|incorporate|implement|guarantee|put|bring|carry|conduct|define|criminali[sz]e|withdraw|consider"
    r"|continue|facilitate|intensify|expedite|undertake|launch|pass|pay|protect|replace|remove"
    r"|restore|sign|stipulate|lower|reduce|license|keep|let|treat|see|inform|involve|monitor"
    r"|simplify)\b(?! of\b)"
)
_MANDA = re.compile(
    r"^\W*(?:\(?[a-z0-9]{1,3}[.)]\W*)?(?:que )?[a-z]{2,}(?:ar|er|ir)(?:l[aeo]s?|se)?\b"
)
"""An item that begins with what is to be done, in English and in Spanish."""

_ADDRESSED = re.compile(
    r"^\W*(?:(?:to|for) (?:the )?|al? |para )(?:el |la |los |las )?[^:.;]{3,80}: *"
)
"""To whom advice is given: "To the Council: appoint judges"."""

_ITEM = re.compile(r"^\W*(?:\(?[a-z0-9]{1,4}[.)]\W|[-*•–])")

_TELLS_BESIDE = re.compile(
    r"\b(?:was|were|had|has|have|did|been|instead|already|only|which|who|where|in force|there is"
    r"|there are|fue|fueron|ha|han|habia\w*|\w+aron|\w+ieron|ya|cuando|hay|solo)\b"
)


def is_only_advised(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked what was done, and a candidate is nothing but advice."""
    if question.kind in ("list", "reason") or not _asks_what_was_done(question):
        return False
    text = fold(candidate.text)
    if _ADVISES.search(text):
        return _TELLS.search(text) is None
    if _TELLS_BESIDE.search(text):
        return False
    bids = _MANDA if candidate.language == "es" else _BIDS
    if address := _ADDRESSED.match(text):
        return bids.match(text[address.end() :]) is not None
    if candidate.unit.kind != "item" and not _ITEM.match(text):
        return False
    under = stands_with_advice(candidate) and bids.match(text) is not None
    return under or _is_led_by_advice(candidate)


def _is_led_by_advice(candidate: Candidate) -> bool:
    """Whether the list of an item begins with a line that advises: "The Board recommends:"."""
    passage = candidate.source.passage
    above = fold(passage.text[: max(0, candidate.unit.start - passage.start)]).splitlines()
    lead = next((line for line in reversed(above) if line.strip() and not _ITEM.match(line)), "")
    return lead.rstrip().endswith(":") and _ADVISES.search(lead) is not None


@lru_cache(maxsize=1_000)
def _asks_what_was_done(question: Question) -> bool:
    folded = fold(question.text)
    return (
        _DONE.search(folded) is not None
        and _NOT_DONE.search(folded) is None
        and not seeks_advice(question)
    )
