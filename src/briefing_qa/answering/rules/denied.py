"""Whether a question takes for granted what a sentence denies: the guidelines that there are not.

"What do the guidelines tell journalists?" is not answered by "There are no guidelines", "How did
the law that was approved change things?" not by "It has not been approved", nor "In which cases are
shutdowns proportionate?" by "Shutdowns are disproportionate". Whether it is so, and how many are
so, such a sentence does tell.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import stem_set
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.details import asks_whether, is_comparison
from briefing_qa.answering.words.wording import CUES, YES_OR_NO
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import all_stop_words, fold

_NEGATES = re.compile(
    r"\b(?:no|not|\w+n't|never|none|nobody|nothing|neither|nor|without|lack\w*|absen\w+"
    r"|missing|fail\w*|gaps?|un(?:able|met)|den(?:y|ie[sd])|refus\w+|reject\w+|oppos\w+|stop\w*"
    r"|instead|yet|rarely|seldom|hardly|barely|scarcely|little|few\w*|raramente|apenas|poc[oa]s?"
    r"|left out|exclu\w+|exempt\w*|omit\w*|delay\w*|held up|end(?:ed)?|rather"
    r"|prefer\w*|outside"
    r"|nunca|jamas|ningun\w*|nadie|nada|tampoco|sin|falta\w*|carec\w+|ausen\w+|rechaz\w+|neg\w+"
    r"|impid\w+|todavia|aun|ni|fuera|demor\w+|retras\w+|libr\w+|prefier\w+)\b"
)
"""A question with one of these may be answered by what denies something."""

_AT_LARGE = re.compile(
    r"\b(?:sa(?:y|ys|id)|happen\w*|find(?:s|ings?)?|found|conclu\w+|problem\w*|concern\w*|worr\w+"
    r"|critici\w+|obstacle\w*|challenge\w*|weak\w*|shortcoming\w*|barrier\w*|difficult\w*|issues?"
    r"|wrong|hinder\w*|keep\w*|kept|prevent\w*|thwart\w*|limit\w*|status|state of|situation"
    r"|becom\w+|became|position|think\w*|view\w*|repl\w+|answer\w*|respon\w+|contest\w+|dic\w+|dij\w+|ocurr\w+|pas[oa]|senala\w*"
    r"|hallazgo\w*|conclus\w+|problema\w*"
    r"|preocup\w+|critic\w+|obstaculo\w*|desafi\w+|debilidad\w*|deficiencia\w*|barrera\w*|dificult\w+"
    r"|situacion|opin\w+|estado de|observ\w+|constat\w+|resultado\w*|results?|decid\w+"
    r"|request\w*|demand\w*|fear\w*|tabled|propos\w*|recommend\w*|advi[cs]\w*|propon\w*|propus\w*"
    r"|recomiend\w*|recomend\w*|solicit\w*|tem(?:e|en|ia|ian|io)|consta)\b"
)
"""So may one that asks what is said, wanted, decided or wrong."""

_SAID = re.compile(
    r"^(?!\W*(?:what|que)\b)(?P<asks>.*?)\b(?:(?:does|do|did) (?:the|this) (?:\w+ ){1,3}?say"
    r"|(?:dice|dijo|senala) (?:el|la|este|esta) (?:\w+ ){1,3}?que)\b"
)
"""Who says it, where that is not what is asked: "In which cases does the report say ...?"."""

_WHETHER = re.compile(rf"^\W*(?:{YES_OR_NO}|what (?:if|has|have)|que ha[ny]?)\b")
"""What begins a question for yes or no, or for what has come of something."""

_EXCEPT = re.compile(
    r"\b(?:except(?:ed|ing)?|with (?:\w+ )?exceptions?|con (?:\w+ )?excepcion(?:es)?|unless|save"
    r"|until|till|only|apart from|other than|no longer|instead"
    r"|rather|salvo|excepto|a menos|sino|hasta|solo|unicamente|ya no|mas que|sin perjuicio)\b"
)
"""What tells of a case in which it is so all the same."""

_BOUND = re.compile(
    r"\b(?:without|longer than|more than|before|again|but (?!not\b)|sin|mas de|antes de"
    r"|pero (?!no\b))"
)
"""So does this with a verb: "shall not be passed on without consent", "not for longer than"."""

_ANY = re.compile(r"\b(?:any|none|nobody|ningun\w*|nadie)\b")
_SELDOM = r"rarely|seldom|hardly|barely|scarcely|raramente|apenas|rara vez"
_OF_ANY = re.compile(rf"{_ANY.pattern}|\b(?:never|nunca)\b")
"""What tells in which case, and how many or how often: in none."""

_LINK = r"(?:in|of|for|to|on|at|from|by|with|but|de|del|en|para|por|con|a|al) "
_NO = {
    "en": (
        r"\b(?:no|without(?: an?y?)?|lacks?(?: an?y?)?|lack of|absence of|not (?:have|had) an?y?)"
        rf" (?:(?!{_LINK})[\w-]+ ){{0,2}}?"
    ),
    "es": (
        r"\b(?:sin|ningun[ao]?|carecen? de|falta de|ausencia de"
        r"|no (?:existen?|existian?|hay|habia|hubo|cuentan? con|tienen?|disponen? de))"
        rf"(?: (?:un[ao]?|ningun[ao]?))? (?:(?!{_LINK})[\w-]+ ){{0,1}}?"
    ),
}
_NOT = {
    "en": (
        r"(?<!who )(?<!who are )(?<!who had )(?<!who did )"
        rf"\b(?:not|never|{_SELDOM}|\w+n't)"
        r" (?:(?:yet|been|be|being|\w+ly|so far|even|to) ){0,3}"
    ),
    "es": (
        rf"(?<!que )(?<!quienes )\b(?:no|nunca|{_SELDOM})"
        r" (?:(?:se|ha|han|habia|habian|haya|hayan|fue|fueron"
        r"|sido|era|es|esta|estan|aun|todavia|lo|la|los|las) ){0,3}"
    ),
}
_DENIES = {
    language: re.compile(f"(?:{_NO[language]}|{_NOT[language]})") for language in ("en", "es")
}
"""Without it nothing is denied, and no pattern has to be made for the words of the question."""

_TAKEN = (
    r"\b(?:the|its|their|his|her|\w+'s?|this|these|those|el|la|los|las|su|sus|del|al|este|esta"
    r"|estos|estas) (?:[\w-]+ ){0,2}?"
)
_PREFIXES = {
    "en": r"(?:un|in|im|il|ir|dis|non-?)",
    "es": r"(?:in|im|i|ir|des|dis|no )",
}
_CLAUSES = re.compile(
    r"(?:[;:.]|,? (?:but(?! (?:also|not)\b)|although|though|whereas|while|nevertheless|pero|aunque"
    r"|mientras que|si bien)\b)"
    r"(?! (?:(?:but|pero|however|sin embargo),? )?"
    r"(?:it|its|they|their|this|these|she|he|no|not|nunca|tampoco|est[aeo]s?|est[ao]|su|sus)\b)"
)
"""Between clauses of which one may say what is asked for, and another one deny it of others.

Not before one that goes on about the same thing: "but it has not been approved".
"""

_QUALITY = {
    "en": re.compile(r"\w{3,}(?:able|ible|al|ate|ed|ful|ant|ent|ive|ous|ar)"),
    "es": re.compile(
        r"\w{3,}(?:ble|bles|al|ales|ad[oa]s?|id[oa]s?|iv[oa]s?|ant(?:e|es)|ent(?:e|es)|os[oa]s?|ar|ares)"
    ),
}


def denies_what_is_asked(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence denies what a question takes for granted."""
    if candidate.language != question.language or candidate.unit.kind == "heading":
        return False
    if is_row(candidate.text) or not _takes_for_granted(question):
        return False
    text = fold(candidate.text.replace("’", "'"))
    if _EXCEPT.search(text):
        return False
    if _is_the_contrary(question, text):
        return True
    told = _told_of_it(question, text)
    if _DENIES[question.language].search(told) is None:
        return False
    return _is_missing(question, text, told) or _is_not_done(question, text, told)


def _told_of_it(question: Question, text: str) -> str:
    """The clauses of a sentence with the most words of a question."""
    asked = stem_set(question.text, question.language)
    clauses = _CLAUSES.split(text)
    held = [len(asked & stem_set(clause, question.language)) for clause in clauses]
    return "; ".join(one for one, count in zip(clauses, held, strict=True) if count == max(held))


@lru_cache(maxsize=1_000)
def _takes_for_granted(question: Question) -> bool:
    """Whether it is asked how, when, what and the like of something that is so."""
    text = _SAID.sub(r"\g<asks> ", fold(question.text.replace("’", "'")))
    if _WHETHER.match(text) or asks_whether(question) or is_comparison(question):
        return False
    return _NEGATES.search(text) is None and _AT_LARGE.search(text) is None


def _is_missing(question: Question, text: str, told: str) -> bool:
    """Whether something that a question speaks of as "the ..." is said to be missing."""
    if question.kind in ("number", "share", "score", "reason"):
        return False
    return any(
        re.search(rf"{_NO[question.language]}{form}\b", told)
        and len(re.findall(rf"\b{form}\b", text)) == 1
        for form in _taken(question)
    )


@lru_cache(maxsize=1_000)
def _taken(question: Question) -> tuple[str, ...]:
    """Patterns for the nouns that a question speaks of as there being."""
    asked = fold(question.text.replace("’", "'"))
    stops = all_stop_words() | CUES
    return tuple(
        rf"{re.escape(word.folded.removesuffix('s'))}s?"
        for word in question.words
        if not word.is_number
        and word.folded not in stops
        and word.folded not in question.facts.names
        and re.search(rf"{_TAKEN}{re.escape(word.folded)}\b", asked)
    )


def _is_not_done(question: Question, text: str, told: str) -> bool:
    """Whether what a question says was done is said not to have been."""
    counted = question.kind in ("number", "share")
    if (_OF_ANY if counted else _ANY).search(text):
        return False
    for form in _done(question):
        denial = rf"{_NOT[question.language]}{form}\b"
        if re.search(denial, told) is None:
            continue
        denied = re.search(denial, text)
        if denied and question.kind != "reason" and re.match(_SELDOM, denied.group()):
            continue  # "how do they meet?" is answered by "they rarely do", "why" is not
        alone = denied and len(re.findall(rf"\b{form}\b", text)) == 1
        if denied and alone and _BOUND.search(text, denied.end()) is None:
            return True
    return False


@lru_cache(maxsize=1_000)
def _done(question: Question) -> tuple[str, ...]:
    """Patterns for the verbs of a question."""
    found = []
    for word in question.words:
        if question.language == "en":
            if match := re.fullmatch(r"(\w{3,}?)(?:ed|d|ing)?", word.folded):
                found.append(rf"{re.escape(match[1])}(?:e?d|ing)?")
        elif match := re.fullmatch(r"(\w{3,}?)(?:[oae]|aron|ieron|io|[ai]d[oa]s?)", word.folded):
            found.append(rf"{re.escape(match[1])}(?:o|a|e|en|aron|ieron|io|[ai]d[oa]s?|ar|ir|er)")
    return tuple(found)


def _is_the_contrary(question: Question, text: str) -> bool:
    """Whether a quality that a question speaks of is only there with a prefix that denies it."""
    language = question.language
    for word in question.words:
        if _QUALITY[language].fullmatch(word.folded):
            last = r"(?:ly)?" if language == "en" else "s?"
            plain = word.folded if language == "en" else word.folded.removesuffix("s")
            if plain not in text:
                continue
            own = re.escape(plain)
            contrary = rf"\b{_PREFIXES[language]}{own}{last}\b"
            if re.search(contrary, text) and not re.search(rf"\b{own}", text):
                return True
    return False
