"""Whether a candidate repeats what a question for a reason takes as given, and gives no reason.

"The Act has not been amended" is as near as can be to "Why has the Act not been amended?". The
fewer words of the question a sentence has, the less may lead up to a reason in it: "Storms had sunk
both ferries" gives one without any such word.
"""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.features import asked_share
from briefing_qa.answering.questions.matching import stem_set
from briefing_qa.answering.questions.meaning import has_meaning
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.reasons import reason_opened
from briefing_qa.answering.words.wording import CUES
from briefing_qa.terms import fold, fold_line, stem

ECHO = 0.7
"""Share of a sentence's words that stand in the question, from which on it has to name a reason."""

NEARLY = 0.2
"""The same for a sentence in which nothing at all may lead up to a reason."""

NEARLY_ABROAD = 0.05
"""The same across languages: the words that both have are names and the like."""

_MEANT = 0.6
"""Cosine from which on a word means one of the question."""

_WHY = re.compile(r"^(?!.*\b(?:reason|cause|motivo|causa|razon))\W*(?:y |and )?(?:why|por que)\b")
_AGAIN = re.compile(r"\b(?:because|due to|owing to|since|porque|debido a|ya que|a causa de)\b")
"""Names the reason of the reason."""

_ASKED = re.compile(
    r"^\W*(?:and |y )?(?:what (?:led|made|drove|prompted|pushed|convinced|persuaded|moved|induced"
    r"|forced)|que (?:llevo|hizo que|impulso|convencio|movio|empujo|obligo))\b"
)
"""What asks for a reason without the word: "What led Mirel to block it?"."""

_ASKED_OF_IT = re.compile(
    r"\b(?:put (?:that|this|it) down to|(?:attribute[sd]?|attributing) (?:that|this|it) to"
    r"|(?:is|was) (?:that|this|it) attributed to|explain(?:s|ed)? (?:that|this|it)"
    r"|(?:is|was|lies|lay) behind (?:that|this|it)|a que (?:lo|eso|esto|se) \w*(?:atribuy|deb)\w*"
    r"|como (?:lo|se) explica\w*)\b"
)
"""What asks for the reason of what was told before: "What do they put that down to?"."""

_BY_WHAT = re.compile(
    r"\bpor que (?:valor|importe|monto|precio|cantidad|suma|sitio|lugar|via|medio|camino|canal)\b"
)
"""What does not: "¿Por qué valor se vendió?"."""

_REASON = (
    r"because|due|owing|since|as|so|result\w*|caus\w*|reason\w*|led|lead\w*|explain\w*|therefore"
    r"|given"
    r"|order|hence|thus|lack\w*|stem\w*|driv\w+|attribut\w+|contribut\w+|thanks|account\w*|for"
    r"|after"
    r"|without|through|fear\w*|avoid\w*|enable\w*|porque|debid\w+|ya que|pues|lo que|dado|puesto"
    r"|razon\w*|motiv\w*|falta\w*|fin|para|tras|sin|gracias|atribu\w*|explic\w*|debe\w*|debi\w*"
    r"|temor"
    r"|miedo|evitar|raiz|obedec\w+"
)
_MAY_LEAD_TO_IT = (
    r"risk\w*|to|by|with|from|when|while|if|until|where|which|who|whose|that|out of|over|advice"
    r"|behind|but|pero|ya|por|al|como|cuando|donde|cuy[oa]s?|que|con|si|hasta|mientras|\w+ing"
    r"|\w+[ia]ndo"
)
_NAMES_A_REASON = re.compile(rf"\b(?:{_REASON})\b|[:;(]")
_MAY_NAME_ONE = re.compile(rf"\b(?:{_REASON}|{_MAY_LEAD_TO_IT})\b|[:;(]")
_REPORTED = re.compile(
    r"\b(?:ask\w*|wonder\w*|inquir\w*|pregunt\w+|consult\w+)\b[^.,;:]*?\b(?:why|por que)\b"
    r"(?:[^.,;:]|(?<=\d)[.,](?=\d))*"
)
"""A question that somebody asked: "was asked why the Act had not been amended"."""

_TELL_WHY = re.compile(r"\b(?:explain|know|say|saber|explica\w*|decir\w*) (?:why|por que)\b")
_MAY_GIVE_ONE = re.compile(
    rf"\b(?:{_REASON}|motivat\w+|believ\w+|consider\w*|want\w*|risk\w*|necessitat\w+|requir\w+"
    r"|need\w*|too|no|enough|only|little|few|when|while|if|despite|although|but|with"
    r"|\w+(?:ed|en) by|by \w+ing|por|cre(?:e|en|ia|ian)|requi\w+|necesi\w+|exig\w+|cuando|si|aunque"
    r"|pero|solo|poc[oa]s?|que|\w+[ai]d[oa]s? por|\w+[ia]ndo)\b|[;(]|(?::| [–—-]) (?!.*\d)"
)
"""What may give a reason in a sentence that has most of what is asked."""

_FOUND = re.compile(
    r"\b(?:found|finds?|show(?:s|ed)?|suggest(?:s|ed)?|reveal\w*|indicat\w+|report\w*|said|says"
    r"|estimat\w+) that\b|\bincluding\b"
)
_OPENING = re.compile(r"^\W*(?:however|but|although|though|yet|and|aunque|pero|y)\b")
"""What leads up to all that is told, or opens it: they tell no reason of it."""

_PERIOD = (
    r"(?:days?|weeks?|months?|years?|hours?|decades?|dias?|semanas?|mes(?:es)?|anos?|horas?"
    r"|decadas?)"
)
_NO_REASON = re.compile(
    r"\b(?:for|since|after|from|by|to|until|with|por|hasta|tras|con|para|al) (?:(?:the|las?|los|el"
    r"|about|over|nearly|more than|less than|at least) )?"
    rf"(?:(?:\w+ )?{_PERIOD}\b|\d[\d.,]*)"
    r"|\b(?:prior|according|subject|next|up|compared|related) to\b"
    r"|\bpor (?:ciento|cien|ejemplo|lo menos|lo general|separado|escrito|primera vez)\b"
    r"|\bfor (?:example|instance)\b|\b(?:for|in) the first time\b|\bas (?:well as|of)\b|\bso far\b"
    r"|\bsuch as\b|\b(?:more|less|fewer|rather) than\b|\bmas que\b"
    r"|\b(?:notes?|observes?|finds?|regrets?|recogni[sz]es?|(?:is|are|remains?) concerned|observan?"
    r"|senalan?|constatan?|lamentan?|reconocen?|toman? nota|preocupan?)"
    r"(?: (?:with|con) (?:\w+ ){0,2}?\w+)?(?: de)? (?:that|que)\b"
    r"|\b(?:is|are|was|were|been|esta|estan|estaba|estaban) \w+(?:ing|[ai]ndo)\b"
)
"""Where those words lead up to a time, an amount, an example or all that is said: "for 10 days",
"prior to", "notes with concern that", "is rising".
"""


_IS_CONCERNED = re.compile(
    r"\b(?:(?:is|are|remains?)(?: \w+){0,2} (?:concerned|alarmed|worried|appalled|dismayed"
    r"|shocked|disturbed|troubled)"
    r"|express(?:es)?(?: \w+){0,3} concern|(?:esta|estan|se muestran?|sigue|siguen|se siente)"
    r"(?: \w+){0,2} (?:preocupad[oa]s?|alarmad[oa]s?|inquiet[oa]s?|consternad[oa]s?)"
    r"|(?:expresan?|manifiestan?)(?: \w+){0,3} preocupacion|deploran?|deplores?|lamentan?|regrets?)"
    r" (?:about|at|by|over|for|por|ante|con|de)\b"
)
"""Where somebody says only that a thing is bad: "is concerned about the closure of the clinic"."""

_LEADS_UP = re.compile(
    r"\b(?:for|to|with|from|para|con) (?:(?:the|their|his|her|its|los|las|el|la|sus?) )?"
    r"(?P<word>[a-z]+)\b"
)

_OF_CONCERN = re.compile(r"concern|preocup|worr|alarm|inquiet|regret|lament|deplor")


def only_echoes(question: Question, candidate: Candidate) -> bool:
    """Whether a reason is asked for, and a candidate holds little but the question's words."""
    asked = fold(question.text)
    told = _ASKED.match(asked) or _ASKED_OF_IT.search(asked)
    if question.kind != "reason" and told is None:
        return False
    share = asked_share(question, candidate)
    same = question.language == candidate.language
    if share < (NEARLY if same else NEARLY_ABROAD) or _BY_WHAT.search(asked):
        return False
    reason = _NAMES_A_REASON if share >= ECHO else _MAY_NAME_ONE
    text = _REPORTED.sub(" ", fold_line(candidate.text))
    if not _OF_CONCERN.search(asked):
        text = _IS_CONCERNED.sub(" ", text)
    if same:
        text = _without_what_is_asked(text, question)
    return reason.search(_NO_REASON.sub(" ", text)) is None


def restates_it(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked why, and a sentence has only the fact again, in other words or figures.

    "From 2018 to 2019, 76% of the regions had no budget" does not say why three quarters had none.
    """
    asked = fold(question.text)
    if question.kind != "reason" or not (_WHY.search(asked) or _TELL_WHY.search(asked)):
        return False
    text = _REPORTED.sub(" ", fold_line(candidate.text))
    for told in (_IS_CONCERNED, _NO_REASON, _FOUND, _OPENING):
        text = told.sub(" ", text)
    if question.language == candidate.language:
        text = _without_what_is_asked(text, question)
    if _MAY_GIVE_ONE.search(text):
        return False
    words = [w for w in question.words if w.folded not in CUES and not w.is_number]
    own = (candidate.text, candidate.language)
    held = sum(has_meaning(w.folded, question.language, *own, _MEANT) for w in words)
    return bool(words) and 2 * held >= len(words)


def _without_what_is_asked(text: str, question: Question) -> str:
    """A folded text without what leads up to words of the question: "for protection"."""
    asked = stem_set(question.text, question.language)

    def kept(match: re.Match[str]) -> str:
        return " " if stem(match["word"], question.language) in asked else match.group()

    return _LEADS_UP.sub(kept, text)


def is_itself_the_reason(question: Question, candidate: Candidate) -> bool:
    """Whether a reason is asked for what a candidate gives as the reason of something else.

    "School attendance fell. That is because the ferry was withdrawn" does not say why it was.
    """
    reason = reason_opened(candidate.text)
    if not reason or not candidate.before or _AGAIN.search(reason):
        return False
    if not _WHY.search(fold(question.text)):
        return False
    words = [word for word in question.words if word.folded not in CUES]
    own, before = (
        sum(
            has_meaning(word.folded, question.language, text, candidate.language, _MEANT)
            for word in words
        )
        for text in (candidate.text, candidate.before)
    )
    return own > before


_WITHIN = re.compile(r"\b(?:because(?! of\b)|porque|ya que|puesto que|dado que)\b")
_REASON_OF_THE_REASON = re.compile(
    rf"\b(?:{_AGAIN.pattern}|after|following|as a result|which (?:led|made|meant)|thanks to"
    r"|for want|tras|a raiz|como consecuencia|a falta|por (?:falta|no|haber|incumplir|la|el|los|las"
    r"|un|una))\b"
)


def gives_it_as_the_reason(question: Question, candidate: Candidate) -> bool:
    """Whether a reason is asked for what a sentence itself gives as the reason of something else.

    "The home closed because its licence was withdrawn" does not say why that was withdrawn.
    """
    if question.language != candidate.language or not _WHY.search(fold(question.text)):
        return False
    text = fold_line(candidate.text)
    found = list(_WITHIN.finditer(text))
    if len(found) != 1:
        return False
    before, after = text[: found[0].start()], text[found[0].end() :]
    if _REASON_OF_THE_REASON.search(after):
        return False
    names = question.facts.names
    words = [w.folded for w in question.words if w.folded not in CUES | names and not w.is_number]
    told = stem_set(before, candidate.language), stem_set(after, candidate.language)
    first, second = (sum(stem(w, question.language) in part for w in words) for part in told)
    return second > first and 2 * second >= len(words)
