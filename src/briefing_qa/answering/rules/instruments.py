"""Conventions, protocols, laws and codes by their names: another one than is asked about.

Whoever signed "the Trafficking Protocol in 2000" need not have signed the Lanzarote Convention.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import stem_set
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.acronyms import goes_by_acronym
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.names import name_runs
from briefing_qa.terms import stem

_INSTRUMENTS = frozenset(
    {"act", "acts", "law", "laws", "code", "convention", "protocol", "charter", "decree"}
    | {"covenant", "pact", "treaty", "ley", "leyes", "codigo", "convenio", "convencion"}
    | {"protocolo", "carta", "decreto", "pacto", "tratado"}
)


@dataclass(frozen=True, slots=True)
class _Instrument:
    """One by its name.

    Attributes:
        own: its words besides those for its kind, folded.
        shown: the whole, as it stands.
    """

    own: frozenset[str]
    shown: str


def is_of_another_instrument(question: Question, candidate: Candidate) -> bool:
    """Whether a question names an instrument, and a candidate only others, or its passage none."""
    if question.language != candidate.language:
        return False
    head = "\n".join((candidate.headings, candidate.title, candidate.caption))
    near = "\n".join((candidate.text, candidate.before, head))
    passage = "\n".join((candidate.source.passage.text, head))
    language = candidate.language
    for one in _instruments(question.text):
        if goes_by_acronym(one.shown, passage):
            continue
        held = stem_set(near, language)
        if _instruments(candidate.text) and not any(stem(w, language) in held for w in one.own):
            return True
        if not _INSTRUMENTS & facts(passage).words:
            return True
    return False


@lru_cache(maxsize=20_000)
def _instruments(text: str) -> tuple[_Instrument, ...]:
    found = []
    for run in name_runs(text):
        words = frozenset(token.folded for token in run)
        if words & _INSTRUMENTS and words - _INSTRUMENTS:
            shown = text[run[0].start : run[-1].end]
            found.append(_Instrument(words - _INSTRUMENTS, shown))
    return tuple(found)
