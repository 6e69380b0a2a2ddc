"""Whether two sentences are one with another name in it: who runs it, where it is.

"Run by Casa Faro" and "run by the Ministry of Women" are different answers; "funded by" the one and
"funded by" the other may both be true, and so may an acronym and what it stands for.
"""

from __future__ import annotations

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.statements.alike import same_sway, wording
from briefing_qa.answering.words.facts import facts
from briefing_qa.terms import stem

_MANY = frozenset(
    {"fund", "support", "partner", "member", "includ", "particip", "sign", "financ", "help"}
    | {"join", "attend", "donat", "contribut", "collabor", "cooper", "exampl", "work", "visit"}
    | {"oper", "ratifi", "speak", "live", "border", "come", "travel", "traffick", "suppli"}
    | {"apoy", "miembr", "inclu", "firm", "ayud", "colabor", "dona", "trabaj", "ejempl", "viv"}
    | {"limit", "proced", "ven", "viaj", "acompan", "integr", "alia", "alli"}
)
"""Stems of deeds that several can do at once."""

_LEAST = 2
"""Content words that two sentences must have in common beside the names."""


def other_names(question: Question, one: Candidate, other: Candidate) -> bool:
    """Whether two sentences differ by a name alone, and only one of the two can be right."""
    names = [_names(question, candidate) for candidate in (one, other)]
    rest = [[w for w in wording(c)[1:] if w not in n]
            for c, n in zip((one, other), names, strict=True)]  # fmt: skip
    deeds = {stem(word, one.language) for words in rest for word in words}
    return (
        one.language == other.language
        and all(names)
        and not names[0] & names[1]
        and not _stands_for(names[0], other)
        and not _stands_for(names[1], one)
        and sorted(rest[0]) == sorted(rest[1])
        and len(rest[0]) >= _LEAST
        and not any(deed.startswith(tuple(_MANY)) for deed in deeds)
        and facts(one.text).numbers == facts(other.text).numbers
        and same_sway(one, other, ages=False)
    )


def _names(question: Question, candidate: Candidate) -> frozenset[str]:
    """The names in a sentence that the question does not have, one that opens it included."""
    held = facts(candidate.text)
    names = held.names | {held.tokens[i].folded for i in held.in_countries}
    if len(held.tokens) > 1 and held.tokens[1].folded in names:
        names |= {held.tokens[0].folded}
    return names - question.facts.words


def _stands_for(names: frozenset[str], other: Candidate) -> bool:
    """Whether a name is an acronym of neighbouring words of the other sentence."""
    initials = "".join(t.folded[0] for t in facts(other.text).tokens if len(t.folded) > 3)
    return any(2 <= len(name) <= 8 and name in initials for name in names)
