"""Who does what a question asks about: whether a sentence has the same verb of somebody else.

"How many judges did EOCO train?" is not answered by "the Judicial Training Institute trained 85
judges", nor "How many reports did the police pass on?" by "It passed 377 on to the police".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.asked_doers import TO, Doer, asked_doer
from briefing_qa.answering.rules.details import is_comparison
from briefing_qa.answering.rules.named import is_kind, is_office, kinds_of
from briefing_qa.answering.words.acronyms import goes_by_acronym, is_called
from briefing_qa.answering.words.bodies import ACTORS
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.names import name_runs
from briefing_qa.answering.words.wording import ARTICLES
from briefing_qa.languages.dictionaries import in_dictionary
from briefing_qa.terms import Token, all_stop_words, fold, stem

_ADVISING = {
    "en": ("recommend", "urg", "call", "encourag", "invit", "request", "advis", "suggest"),
    "es": ("recom", "insta", "exhort", "alient", "pid", "solicit"),
}
"""What verbs of advice begin with: one may be told by another."""

_ENDING = re.compile(
    r"(?:aron|ieron|aban?|ian?|[ai]d[oa]s?|an|en|io|[oae])$",
)
"""Of Spanish verbs."""

_ROOT = 3
"""Letters that are left of a verb, at least."""

_BETWEEN = frozenset(
    {"has", "have", "had", "also", "then", "since", "already", "itself", "later", "only", "did"}
    | {"does", "not", "no", "ha", "han", "habia", "habian", "tambien", "ya", "le", "les"}
    | {"la", "lo", "los", "las", "se"}
)
"""What may stand between who does something and the verb."""

_AND = frozenset({"and", "y", "e"})
_AFTER = re.compile(r"\b(?:from|to|with|al?|del?|con) (?:the |el |la |los |las )?$")
"""What makes of a name one whom something is done to, or with."""

_NEAR = 40
"""Characters between a verb and to whom it is done."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence that has the verb of a question.

    Attributes:
        asked: who does it in the question.
        verbs: places of the verb among the sentence's tokens.
        doers: for each, who does it, as far as that stands before it; else "".
    """

    asked: Doer
    verbs: tuple[int, ...]
    doers: tuple[str, ...]


def is_done_by_another(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence has the question's verb only of others, whom it names.

    The one asked about stands neither there nor above it, or only as one with whom, from whom or to
    whom it is done. Countries go by many names, their governments, "the State party": only what is
    of another country is surely not of this one.
    """
    told = _told(question, candidate)
    if told is None or not all(told.doers):
        return False
    if countries := facts(told.asked.name).countries:
        others = [facts(doer).countries for doer in told.doers]
        return all(others) and not countries & facts(candidate.text).countries.union(*others)
    name, language = told.asked.name, candidate.language
    if any(_alike(name, doer, language) for doer in told.doers):
        return False
    if _holds(name, candidate.text, language):
        return _is_only_an_object(told, candidate)
    if not all(_excludes(name, doer) for doer in told.doers):
        return False
    above = "\n".join((candidate.headings, candidate.title, candidate.publisher))
    return not _holds(name, above, language)


def is_turned_round(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence has who does something in the question as the one to whom it is done.

    Or has to whom it is done there as the one who does it.
    """
    told = _told(question, candidate)
    if told is None:
        return False
    language, asked = candidate.language, told.asked
    doers = told.doers
    if asked.to and asked.verb.startswith(_ADVISING[language]):
        # Who "draws attention to the recommendations" gives them.
        doers = tuple(doer or _first(candidate.text) for doer in doers)
    if asked.to and all(doers):
        return all(
            _alike(asked.to, doer, language) and not _alike(asked.name, doer, language)
            for doer in doers
        )
    return _is_done_to(told, candidate)


def _told(question: Question, candidate: Candidate) -> _Told | None:
    """A sentence in the light of a question that asks what somebody did; None for others."""
    if question.language != candidate.language or candidate.unit.kind == "heading":
        return None
    asked = asked_doer(question)
    if asked is None or question.kind == "name" or is_comparison(question):
        return None
    found = facts(candidate.text).tokens
    language = candidate.language
    named = {
        token for run in name_runs(candidate.text) if len(run) > 1 for token in run
    }  # the "Training" of an institute
    verbs = tuple(
        i
        for i, token in enumerate(found)
        if token not in named and same_verb(asked.verb, token.folded, language)
    )
    if not verbs:
        return None
    return _Told(asked, verbs, tuple(_doer(candidate.text, place) for place in verbs))


@lru_cache(maxsize=50_000)
def same_verb(one: str, other: str, language: str) -> bool:
    """Whether two folded words may be forms of one verb: "presentó" and "presentará"."""
    if stem(one, language) == stem(other, language):
        return True
    if language == "es":
        root = _ENDING.sub("", one)
        if root == _ENDING.sub("", other) and len(root) >= _ROOT:
            return True
    return one.startswith(_ADVISING[language]) and other.startswith(_ADVISING[language])


def _doer(text: str, verb: int) -> str:
    """Who does what a verb says: the name right before it, or what the sentence begins with; ""."""
    found = facts(text).tokens
    place = verb - 1
    while place >= 0 and (
        found[place].folded in _BETWEEN or found[place].folded.endswith(("ly", "mente"))
    ):
        place -= 1
    if place < 0:
        return ""
    gap = text[found[place].end : found[place + 1].start]
    if found[place].folded in _AND:
        return _first(text)
    if re.search(r"[,;:.]", gap):
        return ""
    run = next((run for run in name_runs(text) if run[-1].end == found[place].end), None)
    if run is not None:
        return text[run[0].start : run[-1].end]
    alone = found[place].folded in ACTORS and place > 0 and found[place - 1].folded in ARTICLES
    return text[found[place].start : found[place].end] if alone else ""


def _first(text: str) -> str:
    """The body that a sentence begins with: the verbs after "and" are its own too."""
    found = facts(text).tokens
    start = next((token for token in found if token.folded not in ARTICLES), None)
    run = next((run for run in name_runs(text) if run[0] == start), None)
    if run is None or not (is_kind(run[0].folded) or len(run) > 1):
        return ""
    return text[run[0].start : run[-1].end]


def _excludes(name: str, doer: str) -> bool:
    """Whether one name is surely not of the other: an office and a person may be one."""
    if facts(doer).countries:
        return False
    if (is_office(name) and _is_person(doer)) or (is_office(doer) and _is_person(name)):
        return False
    if all(is_kind(word) for word in _words(doer)):  # "The Ministry" may be one by any name
        return not (name.isupper() or kinds_of(name) & kinds_of(doer))
    return True


def _is_person(name: str) -> bool:
    words = _words(name)
    if name.isupper() or any(is_kind(word) for word in words):
        return False
    known = (in_dictionary(word, "en") or in_dictionary(word, "es") for word in words)
    return len(words) == 1 or not all(known)


def _alike(one: str, other: str, language: str) -> bool:
    """Whether two names may be of one: they share a word of their own, or one is an acronym."""
    if goes_by_acronym(one, other) or goes_by_acronym(other, one):
        return True
    words = [{stem(word, language) for word in _words(name)} for name in (one, other)]
    if not words[0] & words[1]:
        return False
    owns = [{stem(word, language) for word in _own(name)} for name in (one, other)]
    return not all(owns) or bool(owns[0] & owns[1])


def _words(name: str) -> frozenset[str]:
    stops = all_stop_words()
    return facts(name).words - stops


def _own(name: str) -> frozenset[str]:
    """The words of a name that do not say what kind of body it is."""
    return frozenset(word for word in _words(name) if not is_kind(word))


def _places(name: str, text: str, language: str) -> list[Token]:
    """Where words of a name stand in a text."""
    wanted = {stem(word, language) for word in _own(name) or _words(name)}
    return [token for token in facts(text).tokens if stem(token.folded, language) in wanted]


def _holds(name: str, text: str, language: str) -> bool:
    return bool(
        _places(name, text, language)
        or goes_by_acronym(name, text)
        or any(is_called(word, text) for word in _words(name))
    )


def _is_only_an_object(told: _Told, candidate: Candidate) -> bool:
    """Whether a name stands only after the verb, and behind a preposition."""
    text, name, language = candidate.text, told.asked.name, candidate.language
    verb = facts(text).tokens[told.verbs[0]]
    if _holds(name, text[: verb.start], language):
        return False
    places = _places(name, text, language)
    if not places:
        return True
    runs = name_runs(text)
    first = next((run[0] for run in runs if places[0] in run), places[0])
    return _AFTER.search(text[: first.start]) is not None


def _is_done_to(told: _Told, candidate: Candidate) -> bool:
    """Whether a name stands only behind the verb and "to": "It passed 377 on to the police"."""
    text = candidate.text
    found = facts(text).tokens
    places = _places(told.asked.name, text, candidate.language)
    if not places or places[0].start < found[told.verbs[-1]].start:
        return False
    near = places[0].start - found[told.verbs[-1]].end < _NEAR
    return near and TO.search(fold(text[: places[0].start])) is not None


_IN_WHAT_TIME = re.compile(
    r"\b(?:how (?:fast|soon|quickly|long|many (?:hours|days|weeks|months|years))|by when"
    r"|within (?:what|which|how)|que plazo|cuant[oa]s? (?:tiempo|horas|dias|semanas|meses|anos)"
    r"|cuando)\b"
)
_MUST = re.compile(
    r"\b(?:shall|must|ha(?:s|ve) to|(?:is|are) (?:to|required to|obliged to|bound to)"
    r"|debe(?:n|ra|ran)?|tienen? (?:\w+ ){0,4}?(?:que|para)|estan? obligad[oa]s? a)\b"
)


def is_owed_to_them(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked in what time somebody must act, and told when others must turn to them.

    What is said of them in another place of the sentence may be what they must do.
    """
    asked = asked_doer(question) if question.language == candidate.language else None
    if asked is None or not _IN_WHAT_TIME.search(fold(question.text)):
        return False
    own, name = fold(candidate.text), fold(asked.name)
    must, place = _MUST.search(own), own.find(name)
    if must is None or own.count(name) != 1 or place < must.end():
        return False
    rest = own[place + len(name) :]
    return TO.search(own[:place]) is not None and _MUST.search(rest) is None
