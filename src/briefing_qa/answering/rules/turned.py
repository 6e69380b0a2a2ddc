"""Whether a sentence has the ones who did something in a question as those to whom it was done.

"How many officers did the pupils beat?" is not answered by "Officers beat twelve pupils", nor "Who
threatened the traffickers?" by "The traffickers threatened 35 families". There is no parser here:
one verb, what stands before it in its clause, and what behind. Names of bodies: `rules/doers`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.follow_up.shape import shape_of, verb_in
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.doers import same_verb
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.wording import ARTICLES
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import Token, all_stop_words, fold, fold_line, stem

_WORD = r"[^\W\d_]+"
_SUPPORT = frozenset({"did", "do", "does"})
_BE = r"(?:was|were|is|are|been|being|be|get|gets|got|fue|fueron|ha sido|han sido|son|es|sido)"

_PHRASE = rf"{_WORD}(?: {_WORD})?"
_PAST = rf"{_WORD}(?:ed|t|d|w|ke|nt|ught|ew)"
_FINITE = rf"{_WORD}(?:o|aron|ieron|an?|en?)"

_EN_BY = re.compile(
    rf"^\W*(?:how many|how much|which|what) (?P<patient>(?:{_WORD} ){{1,4}}?){_BE} (?:\w+ly )?"
    rf"(?P<verb>{_WORD}) by (?:the |their |its )?(?P<agent>{_PHRASE})"
)
_EN_WHO = re.compile(
    rf"^\W*(?:who|(?:which|what|how many) (?P<agent>(?:{_WORD} ){{0,2}}{_WORD}))"
    rf" (?P<verb>{_PAST}) (?:the |their |its |an? )(?P<patient>{_PHRASE})"
)
_ES_BY = re.compile(
    rf"^\W*(?:cuant[oa]s|que|cuales) (?P<patient>(?:{_WORD} ){{1,4}}?)"
    rf"(?:fue|fueron|han sido|ha sido|resultaron) (?P<verb>{_WORD}d[oa]s?)"
    rf" por (?:los |las |el |la |sus? )?(?P<agent>{_PHRASE})"
)
_ES_TO_WHOM = re.compile(
    rf"^\W*a (?:quien(?:es)? |cuant[oa]s (?P<patient>(?:{_WORD} ){{1,3}}?))(?P<verb>{_FINITE})"
    rf" (?:los|las|el|la|sus?) (?P<agent>{_PHRASE})"
)
_ES_WHO = re.compile(
    rf"^\W*(?:quien(?:es)?|(?:que|cuant[oa]s) (?P<agent>{_PHRASE})) (?P<verb>{_FINITE})"
    rf" (?:a(?: los| las| la| sus?)?|al) (?P<patient>{_PHRASE})"
)
_ES_OF_ONE = re.compile(
    rf"^\W*(?:cuant[oa]s|que) (?P<patient>{_WORD}s) (?P<verb>{_WORD}(?<!ad)(?<!id)o) (?:el|la|su)"
    rf" (?P<agent>{_PHRASE})"
)
"""Who does it to whom, as a question begins: "were trained by", "who beat the", "a cuántos ..."."""

_WHY = re.compile(
    r"^\W*(?:why|when|how|where)(?: exactly)? (?:did|do|does|should|must|can|could|would|will)"
    r" (?P<rest>.+?)\W*$"
)
"""Asks for the reason, the time or the way of what somebody does to others."""

_FORMS = {"en": (_EN_BY, _EN_WHO), "es": (_ES_BY, _ES_TO_WHOM, _ES_WHO, _ES_OF_ONE)}

_PLAIN = re.compile(
    rf"(?P<agent>(?:{_WORD} ){{1,3}})(?P<verb>{_WORD})(?: (?:in|at|on|from|during|by"
    rf"|between)\b.*)?$"
)
"""What follows "did" where the verb is a noun, too: "the children visit in May"."""

_END = re.compile(r"[;:()]|, (?:and|but|y|pero|while|mientras)\b")
_LEADS_ON = frozenset({"que", "which", "that", "whom", "quien", "quienes", "who"})
"""Where one of these stands before a verb, it may be of those whom it is done to."""

_SUBJECT = 4
"""Words of a subject, at most."""

_OBJECT = 3
"""Words behind a verb among which those stand to whom it is done."""

_RIGHT_BEFORE = 2
"""Words before a verb among which a subject of two words has its noun."""

_BEFORE_NOUNS = ARTICLES | {"con", "de", "su", "sus", "sin", "por", "of", "with", "their", "its"}
"""Behind one of these a word is no verb."""

_BY_WHOM = 4
"""Words behind a verb among which "by" tells who did it."""

_PARTICIPLE = {"en": re.compile(r"\w{2,}(?<!ing)"), "es": re.compile(r"\w+[dt][oa]s?")}


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who does what to whom in a question; stems."""

    agent: frozenset[str]
    patient: frozenset[str]
    verb: str


def has_roles_turned_round(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence has the question's verb with those who do it and bear it exchanged."""
    language = candidate.language
    if question.language != language or candidate.unit.kind == "heading" or is_row(candidate.text):
        return False
    asked = _asked(question)
    if asked is None:
        return False
    text = candidate.text
    found = facts(text).tokens
    verbs = [i for i, one in enumerate(found) if same_verb(asked.verb, one.folded, language)]
    if len(verbs) != 1 or _is_noun(found[verbs[0]].folded, asked.verb, language):
        return False
    return _is_turned(asked, text, found, verbs[0], language)


def _is_noun(word: str, verb: str, language: str) -> bool:
    """Whether an English word with the stem of a past form is none: "funds" for "funded"."""
    return language == "en" and verb.endswith("ed") and not word.endswith(("ed", "ing"))


@lru_cache(maxsize=1_000)
def _asked(question: Question) -> _Asked | None:
    folded = fold_line(question.text)
    for form in _FORMS["es" if question.language == "es" else "en"]:
        if match := form.match(folded):
            return _made(match["agent"], match["patient"], match["verb"], question.language)
    if question.language == "en":
        return _of_did(question) or _of_why(folded)
    return None


def _of_why(folded: str) -> _Asked | None:
    """Of "why did A verb B"."""
    match = _WHY.match(folded)
    if match is None:
        return None
    subject, verb, after = verb_in(match["rest"])
    patient = re.split(r"[,;:]| (?:to|in|on|by|for|from|at|with|when|after|before)\b", after)[0]
    return _made(fold(subject), fold(patient), fold(verb), "en") if patient.strip() else None


def _of_did(question: Question) -> _Asked | None:
    """Of "how many A did B verb"."""
    shape = shape_of(question.text)
    if fold(shape.verb) not in _SUPPORT or not shape.noun or shape.preface:
        return None
    subject, verb, _ = verb_in(shape.rest)
    if not verb and (plain := _PLAIN.match(shape.rest)):
        subject, verb = plain["agent"], plain["verb"]
    return _made(fold(subject), fold(shape.noun), fold(verb), "en")


def _made(agent: str | None, patient: str | None, verb: str, language: str) -> _Asked | None:
    if not verb or verb in all_stop_words():
        return None
    made = _Asked(_stems(agent or "", language), _stems(patient or "", language), verb)
    lacks = (agent and not made.agent) or (patient and not made.patient)
    known = made.agent or made.patient
    return None if lacks or not known or made.agent & made.patient else made


def _stems(words: str, language: str) -> frozenset[str]:
    stops = all_stop_words()
    return frozenset(
        stem(token.folded, language)
        for token in facts(words).tokens
        if token.folded not in stops and not token.is_number
    )


def _is_turned(asked: _Asked, text: str, found: Sequence[Token], verb: int, language: str) -> bool:
    """Whether those who do it stand only where the others belong, and the reverse."""
    before, behind = _sides(text, found, verb)
    if any(token.folded in _LEADS_ON for token in before):
        return False
    told_by = _is_told_by(found[verb], behind, language)
    passive = told_by or (verb > 0 and re.fullmatch(_BE, found[verb - 1].folded) is not None)
    if passive and not told_by:
        return False
    doing, borne = (behind, before) if passive else (before, behind)
    does = {stem(token.folded, language) for token in doing}
    bears = {stem(token.folded, language) for token in borne}
    if asked.agent and (asked.agent & does or not asked.agent & bears):
        return False
    if verb and found[verb - 1].folded in _BEFORE_NOUNS:
        return False
    if not asked.agent:
        near = {stem(token.folded, language) for token in before[-_RIGHT_BEFORE:]}
        return bool(asked.patient & near) and not asked.patient & bears and not passive
    if not asked.patient or asked.patient & bears:
        right_behind = {stem(token.folded, language) for token in behind[:_OBJECT]}
        return not passive and bool(asked.agent & right_behind) and _has_subject(before)
    return bool(asked.patient & does)


def _is_told_by(verb: Token, behind: Sequence[Token], language: str) -> bool:
    """Whether who does it stands behind "by", and no other verb before that."""
    near = [token.folded for token in behind[:_BY_WHOM]]
    by = next((i for i, word in enumerate(near) if word in ("by", "por")), None)
    if by is None or not _PARTICIPLE[language].fullmatch(verb.folded):
        return False
    return not any(re.fullmatch(r"\w+(?:ed|[ai]d[oa]s?)", word) for word in near[:by])


def _sides(text: str, found: Sequence[Token], verb: int) -> tuple[Sequence[Token], Sequence[Token]]:
    """The words of a verb's clause before it and behind it."""
    ends = [match.start() for match in _END.finditer(text)]
    first = max((end for end in ends if end <= found[verb].start), default=0)
    last = min((end for end in ends if end >= found[verb].end), default=len(text))
    return (
        [token for token in found[:verb] if token.start >= first],
        [token for token in found[verb + 1 :] if token.end <= last],
    )


def _has_subject(before: Sequence[Token]) -> bool:
    """Whether a clause begins with a noun right before its verb, so with who does it."""
    words = [token.folded for token in before]
    if not words or words[-1] in all_stop_words() or len(words) > _SUBJECT:
        return False
    return words[0] in ARTICLES or words[0] not in all_stop_words()
