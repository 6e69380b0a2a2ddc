"""Whether a candidate has the verb of what was done only as what will, would or is to be done.

"The office will publish a study in May" does not tell when the study was published, nor "Pide que
se abra un refugio" when the shelter was opened. What is planned by other words: `rules/planned`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import COUNTED, Question
from briefing_qa.answering.rules.advised import asks_what_was_done
from briefing_qa.answering.rules.doers import same_verb
from briefing_qa.answering.rules.planned import deeds
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.planning import parted
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import Token, all_stop_words, fold, stem

_WILL = frozenset({"will", "would", "shall", "should"})
_REACH = 3
"""Words before a verb among which "will" stands."""

_FUTURE = re.compile(r"\w{2,}(?:(?:[aei]|d)r(?:á|án|ía|ían))")
_FUTURE_ENDING = re.compile(r"[aei]r(?:an?|ian?)$")
_SUBJUNCTIVE = re.compile(r"\w{2,}(?:[ae]n?|[ai]e?ran?|[ai]e?sen?)")
_BIDS = re.compile(
    r"\b(?:pid(?:e|en|io|ieron)|pedid[oa]|solicit\w+|recomi?end\w+|inst[ao]n?|propon\w+|propus\w+"
    r"|exig\w+|reclam\w+|exhort\w+|previst[oa]|aboga\w*|quiere\w*|esper[ao]n?)\b[^.]*?\bque\b"
)
_ABOUT_PLANS = re.compile(
    r"\b(?:on the way|report back|ha(?:s|ve) to|ever|quis\w*|intent\w*|trabad\w*|attempt\w*|tried"
    r"|pending|piensan?|reunion\w*|meetings?|tiene \w+ para|will|would|plan\w*|propos\w*|bills?"
    r"|drafts?|expect\w*|next|future|intend\w*|target\w*|aims?|goals?|going to|to be|should|must"
    r"|may|can|could|need\w*|asks?|asked|calls?|forese\w*|envisag\w*|project(?:s|ed)|announc\w*"
    r"|promis\w*|pledg\w*|want\w*|provid\w*|allow\w*|request\w*|recommend\w*|suggest\w*|amend\w*"
    r"|preve\w*|proyect\w*|propuest\w*|propon\w*|futur\w*|previst\w*|proxim\w*|metas?|objetivos?"
    r"|planea\w*|debe\w*|podr\w+|puede\w*|pretend\w*|anunci\w*|promet\w*|quier\w*|pid\w+"
    r"|solicit\w*|exig\w*|recom\w*|plane\w*|contempl\w*|iniciativas?|reforma\w*|permit\w*"
    r"|establec\w*|dispon\w*|busca\w*)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LAW = re.compile(
    r"\b(?:laws?|acts?|statutes?|codes?|decrees?|ley(?:es)?|codigos?|decretos?|normas?)\b"
)
_BILL = re.compile(
    r"\b(?:bills?|draft (?:laws?|acts?|codes?|decrees?)|(?:ante)?proyectos? de (?:ley|decreto"
    r"|codigo)(?:es)?|(?:iniciativas?|propuestas?) (?:de|para|que)(?: ley)?)\b"
)
_FUTURE_ASKED = re.compile(r"\b\w+r(?:á|án|ía|ían)\b")
_BOUND_TO = re.compile(
    r"\bundertak\w+|\bcommit\w+|\bcompromet\w+|\bwithin \w+ (?:hours|days|weeks|months|years)\b"
    r"|\bplazo\b"
)
"""What is to be done each time, or by when: "undertakes to answer within 30 days"."""

_SO_FAR = re.compile(r"\b(?:so far|already|instead|ya|hasta ahora|hasta la fecha)\b")
"""What may tell of what has been done."""


def is_only_to_come(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked what was done, and a sentence tells it only as still to be done."""
    if question.language != candidate.language or question.kind == "reason":
        return False
    if not asks_what_was_done(question) or is_row(candidate.text):
        return False
    verbs = deeds(question)
    if not verbs or _SO_FAR.search(fold(candidate.text)):
        return False
    found, language = facts(candidate.text).tokens, candidate.language
    places = [i for i, token in enumerate(found) if _is_one(token.folded, verbs, language)]
    return bool(places) and all(_is_to_come(candidate.text, found, i, language) for i in places)


def holds_figures_of_plans(question: Question, candidate: Candidate) -> bool:
    """Whether a figure is asked for as it is, and those of a sentence are only planned."""
    if question.kind not in COUNTED | {"year", "place", "definition"} or is_row(candidate.text):
        return False
    if _ABOUT_PLANS.search(fold(question.text)) or _FUTURE_ASKED.search(question.text.lower()):
        return False
    if _BOUND_TO.search(fold(candidate.text)):
        return False
    real, planned = parted(fold(candidate.text))
    if question.kind != "year":
        real = _YEAR.sub(" ", real)
    return bool(re.search(r"\d", planned)) and not re.search(r"\d", real)


def is_only_a_bill(question: Question, candidate: Candidate) -> bool:
    """Whether a law is asked about, and a sentence speaks of no law but of a bill."""
    asked = fold(question.text)
    if not _LAW.search(asked) or _ABOUT_PLANS.search(asked) or _BILL.search(asked):
        return False
    text = fold(f"{candidate.text} {candidate.headings}")
    return bool(_BILL.search(fold(candidate.text))) and not _LAW.search(_BILL.sub(" ", text))


def _is_one(word: str, verbs: frozenset[str], language: str) -> bool:
    if stem(word, language) in verbs:
        return True
    if language != "es":
        return False
    root = _FUTURE_ENDING.sub("", word)
    return root in verbs or any(same_verb(word, verb, language) for verb in verbs)


def _is_to_come(text: str, found: Sequence[Token], place: int, language: str) -> bool:
    """Whether a word of a text is a verb of what is not done yet."""
    token = found[place]
    if language == "en":
        near = [one.folded for one in found[max(0, place - _REACH) : place]]
        plain = not token.folded.endswith(("ed", "ing")) or "be" in near
        will = next((i for i, word in enumerate(near) if word in _WILL), None)
        between = near[will + 1 :] if will is not None else ()
        return plain and will is not None and all(_may_stand_between(word) for word in between)
    word = text[token.start : token.end].lower()
    if _FUTURE.fullmatch(word):
        return True
    told = fold(text[: token.start])
    return _SUBJUNCTIVE.fullmatch(fold(word)) is not None and _BIDS.search(told) is not None


def _may_stand_between(word: str) -> bool:
    return word.endswith("ly") or word in all_stop_words()


_NEXT = re.compile(
    r"\b(?:next|future|upcoming|coming|successors?"
    r"|follow-?(?:up|on) (?:phase|round|program(?:me)?|project|survey|study|plan|mission)"
    r"|(?:new|second|third|fourth|planned) (?:phase|round|programme|program|project|stage|edition)"
    r"|proxim[oa]s?|futur[oa]s?|siguientes?|sucesor(?:a|es|as)?|que (?:l[aeo]s? )?(?:suceder|seguir"
    r"|reemplazar|sustituir)an?|(?:nuev[oa]|segund[oa]|tercer[oa]?) (?:fase|etapa|ronda|edicion"
    r"|programa|proyecto)|(?:fase|etapa|programa|proyecto) (?:previst|planead|planificad)[oa])\b"
)
_WILL_BE = {
    "en": re.compile(r"\bwill\b|\bgoing to\b|\b(?:is|are) to be\b"),
    "es": re.compile(r"\b\w{2,}r(?:á|án)\b|\bvan? a \w+r\b", re.IGNORECASE),
}
_PAST = {
    "en": re.compile(r"\b(?:was|were|had|did)\b|\b(?:has|have) been\b"),
    "es": re.compile(r"\b(?:fue|fueron|hubo|había|habían|era|eran|\w{2,}(?:ó|aron|ieron))\b"),
}
_DONE = {
    "en": re.compile(r"\b(?:\w{3,}ed|came|cost|gave|took|began|led|paid|ran|met|spent|bore)\b"),
    "es": re.compile(r"\b(?:dio|hizo|puso|vino|tuvo|anduvo|vio)\b"),
}
_IS = {
    "en": re.compile(r"\b(?:is|are|be|being|has|have)\b"),
    "es": re.compile(r"\b(?:es|son|está|están|ha|han)\b"),
}
"""Past forms, where no form of the present says that they are participles."""

_AHEAD = re.compile(
    r"\b(?:will|shall|would|should|can|may|must|to be|(?:is|are) to|next|future|upcoming|coming|due"
    r"|until|every|annual\w*|plan\w*|propos\w*|expect\w*|schedul\w*|intend\w*|elect\w*|appoint\w*"
    r"|chos\w+|select\w*|agreed?|agreement|decid\w*|decision|set|designat\w*|postpon\w*|pledg\w*"
    r"|promis\w*|announc\w*|invit\w*|accept\w*|undert\w+|commit\w*|proxim\w+"
    r"|futur\w+|prev(?:en?|een|ist[oa]s?|io|ieron|eian?)"
    r"|from (?:\w+ ){0,2}?(?:\d+|now|then|year|on)"
    r"|siguientes?|planea\w*|plan\w*|program(?:ad\w+|o|aron)|debe\w*|hasta|cada|anual\w*|eleg\w+"
    r"|elig\w+|design\w+|nombr\w+|acord\w+|acuerd\w+|decid\w+|fij\w+|aplaz\w+|compromet\w+"
    r"|promet\w+|anunci\w+|acept\w+|\w{2,}[aei]ran?)\b"
)
"""What may tell of a time to come in a sentence of what was: "was elected to", "was agreed"."""


def tells_of_the_last_time(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked how it will be the next time, and a sentence tells only how it was."""
    asked = fold(question.text)
    if question.language != candidate.language or is_row(candidate.text):
        return False
    if not _WILL_BE[question.language].search(question.text) or not _NEXT.search(asked):
        return False
    if not _is_of_the_past(candidate.text.lower(), candidate.language):
        return False
    near = "\n".join((candidate.before, candidate.text, candidate.headings))
    return _AHEAD.search(fold(re.sub(r"\bMay\b", " ", near))) is None


def _is_of_the_past(text: str, language: str) -> bool:
    if _PAST[language].search(text):
        return True
    return _DONE[language].search(text) is not None and not _IS[language].search(text)
