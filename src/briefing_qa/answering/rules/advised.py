"""Whether a candidate only says what should be done, where it is asked what was done.

"The Ministry should fence off the dumps" does not tell whether it has. Sentences of advice that
also tell what is so ("should fence off the dumps, which have been open since 2015") stay.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.lifting import seeks_advice, stands_with_advice
from briefing_qa.answering.questions.matching import stem_set
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.facts import facts
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
    r"|^\W*(?:y )?(?:desde )?(?:cuando|en que (?:ano|fecha|mes|dia)) (?:se )?(?:ha|han|\w+o"
    r"|\w+[ai]eron"
    r"|\w+aron)\b"
    r"|\bcuant[oa]s\b.*\b(?:han|ha|fueron|hubo|\w+aron|\w+ieron|se \w+o)\b"
    r"|^\W*(?:which|what|who)\b(?: \w+){0,5} (?:has|have|had|was|were|did)\b(?! to\b)"
    r"|^\W*(?:a |en |con )?(?:que|cual(?:es)?|quien(?:es)?)\b(?: \w+){0,5}"
    r" (?:ha|han|fue|fueron|\w+aron|\w+ieron)\b"
    rf"|^\W*(?:by |under )?(?:which|what) (?:\w+ )?{_LAW} (?!should|must)\w+s\b"
    rf"|^\W*(?:en |por |segun )?que {_LEY} (?:\w+ )?(?!debe)\w+[ae]n?\b"
)
"""What was done, has happened or is the law is asked for."""

_DONE_ES = re.compile(
    r"^\W*(?:se )?\w+(?:ó|aron|[iy]eron)\b|\bcuánt[oa]s?\b.*\b(?:\w+ó|\w+[iy]eron)\b"
)
"""The same, where an accent tells."""

_IS_SO = re.compile(
    r"^\W*by how much (?:has|have|had|did|was|were)\b"
    r"|"
    r"^\W*(?:(?:what|which) (?:share|proportion|percentage|part)|how (?:many|much))\b[^?]*"
    r"\b(?:is|are|has|have)\b(?! to\b)"
    r"|^\W*(?:que (?:porcentaje|proporcion|parte)|cuant[oa]s?)\b[^?]*\b(?:es|son|esta|estan|hay"
    r"|tienen?|se \w+n?)\b"
    r"|^\W*(?:from |at )?(?:what|which)(?: \w+){0,2} (?:is|are|can|may|applies|apply)\b"
    r"|^\W*(?:desde |a(?: partir de)? )?(?:cual(?:es)?|que edad(?: \w+){0,4})"
    r" (?:es|son|rige|se \w+|esta|puede)\b"
)
"""So is how many are so now."""

_NOT_DONE = re.compile(
    r"\b(?:plan(?:s|ned|ea\w*)?(?! (?:piloto|nacional|de accion)\b)|inten[dt]\w*|envisag\w+"
    r"|promis\w+|pledg\w+|expect\w*|project(?:s|ed)"
    r"|supposed|forese\w*|propos\w*|aim(?:s|ed)?|target\w*|goals?|bills?|drafts?|hope[sd]?|calls?|called"
    r"|invit\w*|encourag\w*|request\w*|want(?:s|ed)?|need(?:s|ed)?|required?|must|to be"
    r"|(?:told|asked) to|future|next"
    r"|preven?|preveia\w*|previst\w*|propon\w*|propus\w*|prome\w+|pretend\w*|metas?|objetivos?"
    r"|proyect\w*"
    r"|pid(?:e|en|io|ieron)|solicit\w*|instan?|insto|alent\w*|alient\w*|quier\w*|quer\w+|proxim\w+"
    r"|necesit\w*|exig\w*|tiene que|tienen que|hay que)\b"
    r"|\b(?:ought|should|may|might|would|could|can|debe\w*|deberia\w*|podria\w*|puede\w*|according"
    r"|recom[ie]+nd\w*|urg(?:e|es|ed)|advi[sc]e[sd]?|suggest\w*|exhort\w+|sugi?e?r\w+"
    r"|sa(?:y|ys|id)|segun|dice\w*|dij\w+|senal\w+|opini\w+|think|thought)\b"
)
"""What may be done, or what was said, is asked for."""

_ADVISES = re.compile(
    r"\b(?:should|ought to|shall|recommends? (?:that|to)|urges?|calls? (?:up)?on|deberia\w*"
    r"|debera\w*|recomienda\w*|exhorta\w*|insta\b|instan\b|conviene|convendria|habria que)"
)
_TELLS = re.compile(
    r"\b(?:was|were|had|has|have|having|did|does|do|is|are|been|fue|fueron|era|eran|ha|han"
    r"|habia\w*|es"
    r"|son|esta|estan|hay|tiene\w*|\w+aron|\w+ieron|only|\d[\d.,]*|welcom\w+|concern\w+|not(?:es|ed"
    r"|ing)|regret\w*|lament\w*|preocupa\w*|observ\w*|acoge[ns]?|because|since|porque|ya que"
    r"|currently|actual\w*|at present)\b(?! to\b)"
)
"""What may tell what is so, beside the advice."""

_BIDS = re.compile(
    r"^\W*(?:\(?[a-z0-9]{1,3}[.)]\W*)?(?:to )?(?:adopt|amend|enact|establish|ensure|provide"
    r"|strengthen|introduce|increase|review|develop|take|make|set|create|raise|repeal|abolish|ban"
    r"|prohibit"
    r"|ratify|train|fund|finance|publish|collect|extend|expand|improve|include|allow|give|end"
    r"|stop|close|open"
    r"|appoint|allocate|require|oblige|invest|promote|support|build|fence|register|harmoni[sz]e"
    r"|incorporate|implement|guarantee|put|bring|carry|conduct|define|criminali[sz]e|withdraw"
    r"|consider"
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

_BEFORE = r"^[^.;]{0,90}?"
_TOLD_TO = re.compile(
    rf"{_BEFORE}\b(?P<says>recommend(?:s|ed)? (?:(?:again|also|further|strongly|once more) )?that"
    r"|(?:urges?|urged|invites|encourages|calls? (?:up)?on|called (?:up)?on)(?=[^.;:]{0,90}\bto)"
    r"|(?:recomiend|pid|solicit)(?:a|an|e|en)(?=[^.;:]{0,90}?\bque)|recomendo(?=[^.;:]{0,90}?\bque)"
    r"|(?:insta|instan|insto|exhorta|exhortan|exhorto|alienta|alientan|invita)"
    r"(?=[^.;:]{0,90}?\ba))\b"
)
"""Who is told what to do stands with it, unlike in "Children should be heard"."""

_COMMITTEE = re.compile(r"\b(?:committees?|comites?)\b")
"""Who advises as a rule: "What time limit did the Committee set for the report?"."""

_TOLD_SHORT = re.compile(
    r"^\W*(?:\(?[a-z0-9]{1,3}[.)]\W*)?(?:al?|a los) [^,:;]{3,80}[,:] "
    r"(?=(?:que )?\w+(?:ar|er|ir)(?:l[aeo]s?|se)?\b)"
)
"""So does "Al Ministerio, contratar a 12", though it has no verb of its own."""

_TELLS_OF_IT = re.compile(_TELLS.pattern.replace(r"|\d[\d.,]*", ""))
_ASIDE = re.compile(
    r"\b(?:which|who|whose|whom|where|so far|already|yet|in force|under (?:which|the|an?|article)"
    r"|according|that (?:was|were)|\w+ed (?:in|on|since|by)|last|never|failed?|lack\w*|without|solo"
    r"|ya|cuy[oa]s?|quien(?:es)?|donde|aun|todavia|vigentes?|pendientes?|en vigor|sin|carec\w+"
    r"|\w+[ai]d[oa]s? (?:en|el|desde|por)|falta\w*|unic[oa]|segun|a lo que)\b|;"
)
"""What may tell of something that is so, amid what is to be done."""

_PAST = re.compile(r"\w\wó\b")


def is_only_advised(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked what was done, and a candidate is nothing but advice."""
    if question.kind in ("list", "reason"):
        return False
    text = fold(candidate.text)
    done, so = asks_what_was_done(question), _asks_what_is_so(question)
    if (done or so) and _is_advice_alone(question, candidate):
        return True
    if so and is_led_by_advice(candidate):
        return _TELLS_OF_IT.search(text) is None
    if not done:
        return False
    if _ADVISES.search(text):
        return _TELLS.search(text) is None
    return _TELLS_BESIDE.search(text) is None and _is_bidding(candidate, text)


def is_advised_not_done(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked what was done, not what is so, and a candidate is nothing but advice.

    What is so today often stands beside the advice to change it.
    """
    return asks_what_was_done(question) and is_only_advised(question, candidate)


def gives_advice(candidate: Candidate) -> bool:
    """Whether a candidate says what should be done, or tells somebody to do it."""
    text = fold(candidate.text)
    advises = facts(candidate.text).modal or _TOLD_TO.search(text) or _TOLD_SHORT.match(text)
    return bool(advises) or _is_bidding(candidate, text)


def _is_bidding(candidate: Candidate, text: str) -> bool:
    """Whether it begins with what is to be done, as advice without a verb of its own does."""
    bids = _MANDA if candidate.language == "es" else _BIDS
    if address := _ADDRESSED.match(text):
        return bids.match(text[address.end() :]) is not None
    if candidate.unit.kind != "item" and not _ITEM.match(text):
        return False
    under = stands_with_advice(candidate) and bids.match(text) is not None
    return under or is_led_by_advice(candidate)


def _is_advice_alone(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence only tells somebody what to do; not of what who tells it is asked for."""
    text = fold(candidate.text)
    if _TELLS_OF_IT.search(text) or _ASIDE.search(text) or _PAST.search(candidate.text):
        return False
    told = _TOLD_TO.search(text)
    if told is None:
        return _TOLD_SHORT.match(text) is not None
    who = stem_set(text[: told.start("says")], candidate.language)
    asked = stem_set(question.text, candidate.language)
    return not who & asked and _COMMITTEE.search(fold(question.text)) is None


def is_led_by_advice(candidate: Candidate) -> bool:
    """Whether the list of an item begins with a line that advises: "The Board recommends:"."""
    lead = fold(candidate.before).rstrip()
    item = candidate.unit.kind == "item"
    return item and lead.endswith(":") and _ADVISES.search(lead) is not None


@lru_cache(maxsize=1_000)
def asks_what_was_done(question: Question) -> bool:
    """Whether a question is after what was done, and not after what may or should be."""
    text = question.text
    return _is_of_fact(question) and bool(_DONE.search(fold(text)) or _DONE_ES.search(text.lower()))


def _asks_what_is_so(question: Question) -> bool:
    return _IS_SO.search(fold(question.text)) is not None and _is_of_fact(question)


def _is_of_fact(question: Question) -> bool:
    return _NOT_DONE.search(fold(question.text)) is None and not seeks_advice(question)
