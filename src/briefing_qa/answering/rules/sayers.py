"""Who is asked for as the one who says something: "What does UNICEF recommend?".

What the Committee recommends is no answer, though UNICEF is named in the sentence after.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.lifting import is_asked_advice
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.named import SPECIAL, is_kind, kinds_of
from briefing_qa.answering.rules.standing import is_acronym, spells_out
from briefing_qa.answering.words.acronyms import goes_by_acronym, is_called
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.names import OWNER, country_starts, long_names, name_runs
from briefing_qa.languages.dictionaries import in_dictionary
from briefing_qa.terms import fold

_SAYING = (
    r"(?:recommend|suggest|say|state|conclude|find|estimate|report|note|observe|urge|call for"
    r"|propose|advise|warn|argue|think|believe|consider|describe|define|identify|critici[sz]e|mention|ask"
    r"|demand|want)"
)
"""As it stands after "does"."""

_SAYS = (
    r"(?:(?:recommend|suggest|urge|warn|mention|conclude|propose|advise|argue|believe|describe|define"
    r"|critici[sz]e)(?:s|d|ed)|wants|wanted|considers|considered|says|said|thought)"
)
_DICE = (
    r"(?:recom(?:iend|end)|sugier|sugir|conclu[iy]|constat[ao]|estim[ao]|propon|propus|adviert|advirt"
    r"|opin[ao]|critic[ao]|mencion[ao]|sostien|sostuv|afirm[ao]|exig|reclam[ao]|defin|describ|pid[eio]"
    r"|quier)\w*|dice|dijo|insta|insto|considera|considero"
)
_ITS = (
    r"(?:recommendations?|findings?|conclusions?|estimates?|views?|advice|opinions?|suggestions?"
    r"|demands?|recomendacion(?:es)?|conclusion(?:es)?|estimacion(?:es)?|opinion(?:es)?"
    r"|sugerencias?|hallazgos?)"
)
_ADVISES = re.compile(
    r"(?:recom|recomi|advi|sugg|sugier|suger|propos|propon|propue|urg|insta|main|key|principal|clave"
    r"|list)"
)
"""How words begin that only say that advice is asked for."""

_BEFORE = re.compile(
    rf"(?:\b(?:according to|in the (?:view|opinion|sense|eyes|words) of|(?:as )?per"
    r"|segun|de acuerdo con|(?:a juicio|en opinion|en el sentido|en palabras) del?)"
    rf"|\b{_ITS} (?:of|by|from|made by|de|del))(?: the| el| la| los| las)?(?: two| dos)? $"
)
_DOES = re.compile(r"\b(?:does|did|do|has|have)(?: the)? $")
_AFTER_DOES = re.compile(rf"^ (?:\w+ly )?{_SAYING}\b")
_AFTER = re.compile(rf"^(?:['’]s? {_ITS}\b| (?:\w+ly )?{_SAYS}\b| (?:no )?(?:{_DICE})\b)")
_VERB_BEFORE = re.compile(
    r"\b(?:que|como|cuant[oa]s?|cual(?:es)?|donde|por que|a quien(?:es)?)(?: \w+){0,3}"
    rf" (?:{_DICE})"
    r"(?: el| la| los| las)? $"
)
_AT_LEAST = 4
"""Letters of a single word that may be a name."""


@dataclass(frozen=True, slots=True)
class Sayer:
    """Who says something, by a question.

    Attributes:
        words: of the name, folded.
        start: its first character in the question.
        end: one past its last.
    """

    words: frozenset[str]
    start: int
    end: int


@lru_cache(maxsize=1_000)
def sayer(text: str) -> Sayer | None:
    """Who says what is asked for, where a question names one: a name, no country."""
    folded = fold(text)
    if len(folded) != len(text):
        return None
    countries = country_starts(text)
    for run in name_runs(text, facts(text).names):
        start, end = run[0].start, run[-1].end
        owner = OWNER.search(text[start:end])
        end = start + owner.start() if owner else end
        if run[0].start in countries and len(run) == 1:
            continue
        before, after = folded[:start], folded[end:]
        if owner and not _AFTER.match(after):
            continue  # "according to the Committee's study"
        asked = _DOES.search(before) and _AFTER_DOES.match(after)
        if asked or _BEFORE.search(before) or _VERB_BEFORE.search(before) or _AFTER.match(after):
            return Sayer(frozenset(token.folded for token in run), start, end)
    return None


def is_said_by_another(question: Question, candidate: Candidate) -> bool:
    """Whether a question names who says something, and what is near a candidate only others.

    Near are the sentence, the one before it, the headings, the title and the cover. Kinds of bodies
    and offices without another name ("the Committee") are not looked for.
    """
    asked = sayer(question.text)
    if asked is None:
        return False
    shown = question.text[asked.start : asked.end]
    if all(is_kind(word) or word in SPECIAL for word in asked.words):
        return False
    if (
        len(asked.words) == 1
        and not shown.isupper()
        and (len(shown) < _AT_LEAST or in_dictionary(shown.lower(), question.language))
    ):
        return False
    head = f"{candidate.headings}\n{candidate.title}\n{candidate.caption}"
    beside = (candidate.publisher, candidate.place, candidate.speaker, *candidate.names)
    near = "\n".join((candidate.text, candidate.before, head, *beside))
    held = facts(near).words
    kinds = kinds_of(shown) if len(asked.words) > 1 else frozenset()
    other_kind = bool(kinds) and not kinds & kinds_of(near)
    if (asked.words & held and not other_kind) or goes_by_acronym(shown, near):
        return False
    if question.language != candidate.language and not other_kind:
        return False  # its words may be translated, but a bank is no fund
    if any(is_called(word, near) for word in asked.words):
        return False
    if is_acronym(shown) and spells_out(shown.lower(), near):
        return False
    return bool(candidate.publisher) or _names_others(f"{candidate.before}\n{candidate.text}")


def _names_others(text: str) -> bool:
    """Whether a text names a body or a person: by several words, or by an acronym."""
    acronym = (len(shown) > 1 and shown.isupper() for shown in re.findall(r"[^\W\d_]+", text))
    return bool(long_names(text)) or any(acronym)


def is_its_advice(question: Question, candidate: Candidate) -> bool:
    """Whether a question is just for what who published a document recommends, and this is of it.

    The item of a list of recommendations says nothing of who recommends it, nor that it is one.
    """
    asked = sayer(question.text)
    if asked is None or not is_asked_advice(question, candidate):
        return False
    if not asked.words <= facts(candidate.publisher).words:
        return False
    others = {word.folded for word in question.words} - asked.words
    return all(_ADVISES.match(word) for word in others)
