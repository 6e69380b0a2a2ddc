"""Whether a question asks what is not so, and a sentence tells that it is.

"Which rights did the treaty not mention?" is not answered by "The treaty mentioned three rights",
nor "How many children do not attend school?" by "In all 86 children attend school". Whether it is
not so, such a sentence does tell.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.details import asks_whether, is_comparison
from briefing_qa.answering.rules.doers import same_verb
from briefing_qa.answering.words.wording import YES_OR_NO
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import all_stop_words, fold, stem

_WORD = r"[^\W\d_][\w-]*"
_NOT = {
    "en": re.compile(
        r"(?<!\bif )(?<!\bor )(?<!\bwhy )(?<!\band )(?:\bnot\b|\w+n't\b|\bnever\b)"
        rf"(?! (?:only|just)\b)(?P<done>(?: {_WORD}){{1,3}})"
    ),
    "es": re.compile(
        r"(?<!\by )(?<!\bo )\b(?:no|nunca|jamas)\b(?! (?:solo|solamente)\b)"
        rf"(?P<done>(?: {_WORD}){{1,4}})"
    ),
}
_WHETHER = re.compile(rf"^\W*(?:{YES_OR_NO})\b")

_MAY_NOT_BE = re.compile(
    r"\b(?:no|not|non|cannot|\w+n't|never|none|nobody|nothing|neither|nor|without|lack\w*|absen\w+"
    r"|miss\w*|fail\w*|only|sole\w*|exclusiv\w+|except\w*|save|unless|but|other|few\w*|hardly"
    r"|barely|rare\w*|seldom|unable|ignor\w+|neglect\w*|refus\w+|reject\w+|den(?:y|ie[sd])"
    r"|declin\w+|exclu\w+|prohibit\w*|forb\w+|bann?\w*|barred|prevent\w*|avoid\w*|stop\w*"
    r"|ceas\w+|end(?:ed)?|abandon\w*|out|outside|beyond|yet|still|remain\w*|rest|pending|gaps?"
    r"|exempt\w*|instead|rather|although|though|despite|until|zero|0|omit\w*|delay\w*|oppos\w+"
    r"|contrary|unlike|less|least|away|against|withdr\w+|with(?:hold|held)\w*|overlook\w*|leav\w+"
    r"|left|fear\w*|should have|had been|(?:was|were) to|difficult\w*|obstacle\w*|barriers?"
    r"|ni|nunca|jamas|ningun\w*|nadie|nada|tampoco|sin|falta\w*|carec\w+|ausen\w+|rechaz\w+"
    r"|neg(?:o|ar\w*|aron|ad[oa]s?|ativ\w+)|nieg\w+|prohib\w+|imp[ei]d\w+|evit\w+|exclu\w+"
    r"|exim\w+|exent\w+|sol[oa]s?|unic\w+|salvo|excepto|pendientes?|todavia|aun\w*|fuera|dej\w+"
    r"|poc[oa]s?|apenas|menos|resto|demas|otr[oa]s?|contra\w*|hasta|cero|omit\w+|omis\w+|opon\w+"
    r"|opus\w+|demor\w+|retir\w+|pese|lejos|tem(?:e|en|ia|ian|or\w*)|debia\w*|dific\w+"
    r"|obstac\w+|barreras?|tropiez\w+)\b"
)
"""What may tell that something is not so, or so in other cases alone: it leaves a sentence in."""

_SO_FAR = re.compile(r"\bhasta (?:la fecha|ahora|hoy)\b")

_NO_ACT = frozenset(
    {"go", "goes", "going", "give", "gives", "want", "wants"}
    | {"make", "take", "just", "even", "able"}
    | {"dar", "hacer", "hace", "hacen", "quiere", "quieren", "puede", "pueden", "ir", "va", "van"}
)
"""Words behind "not" that tell nothing by themselves."""

_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "mis", "non", "des")


def affirms_what_is_negated(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked what is not done, and a sentence surely tells that it is."""
    if candidate.language != question.language or candidate.unit.kind == "heading":
        return False
    verb = _not_done(question)
    if not verb or is_row(candidate.text):
        return False
    text = fold(candidate.text.replace("’", "'"))
    if _MAY_NOT_BE.search(_SO_FAR.sub(" ", text)) or not _tells(verb, text, candidate.language):
        return False
    root = stem(verb, candidate.language)
    stems = {stem(word, candidate.language) for word in re.findall(_WORD, text)}
    return not any(f"{prefix}{root}" in stems for prefix in _PREFIXES)


def _tells(verb: str, text: str, language: str) -> bool:
    return any(same_verb(verb, word, language) for word in re.findall(_WORD, text))


@lru_cache(maxsize=1_000)
def _not_done(question: Question) -> str:
    """The word that says what is not done; "" where it is asked whether."""
    asked = fold(question.text.replace("’", "'"))
    if _WHETHER.match(asked) or asks_whether(question) or is_comparison(question):
        return ""
    found = _NOT["es" if question.language == "es" else "en"].search(asked)
    words = found["done"].split() if found else []
    verbs = (word for word in words if word not in all_stop_words() | _NO_ACT)
    return next((word for word in verbs if not word.endswith(("ly", "mente"))), "")
