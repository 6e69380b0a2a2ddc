"""Names of several words: whether a text names this one, or only another of its kind.

"Ministry of Mines" is not met by a text on the "Ministry of Labour", nor "Ilse Brandt" by one on
"Ilse Haddad", though half of the words are there. One that says only "the Ministry" may mean any.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.surroundings import told_by_then
from briefing_qa.answering.words.acronyms import goes_by_acronym, is_called
from briefing_qa.answering.words.bodies import AUTHORITIES, OFFICES
from briefing_qa.answering.words.definitions import is_short
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.names import HEADS, PLACES, Name, bare_kinds, long_names, name_runs
from briefing_qa.languages.dictionaries import in_dictionary
from briefing_qa.terms import stem

_PROPER = frozenset(PLACES.values()) | {
    *("church", "company", "bank", "school", "university", "hospital", "clinic", "foundation"),
    "party",
}
"""Kinds of what has a name of its own in every language, which says nothing of what it does."""

SPECIAL = frozenset({"special", "independent", "especial", "independiente"})
"""Words of offices: "Special Rapporteur"."""


def is_named(name: Name, question: Question, candidate: Candidate) -> bool | None:
    """Whether a candidate is of a name; None where its words have to tell.

    The sentence decides where it names this one or another one of its kind, then its passage. What
    stands in a heading or the title holds for all below it.
    """
    whole = question.text[name.start : name.end]
    passage, head = told_by_then(candidate), f"{candidate.title}\n{candidate.headings}"
    publisher = candidate.publisher
    if any(goes_by_acronym(whole, text) for text in (passage, head, publisher)):
        return True
    if any(_spelled_in_full(name, question, text) for text in (passage, head, publisher)):
        return True
    if not name.own or not (name.kinds or _is_person(name)):
        return None
    if _is_the_only_one(name, candidate):
        return True
    others = [one for one in long_names(question.text) if one != name]
    language = candidate.language
    if any(_names(name, text, language) for text in (candidate.text, head)):
        return True
    if _names_another(name, candidate.text, others, language):
        return False
    if _names(name, passage, language) or _names(name, publisher, language):
        return True
    texts = passage, head
    return False if any(_names_another(name, one, others, language) for one in texts) else None


def _is_the_only_one(name: Name, candidate: Candidate) -> bool:
    """Whether a candidate calls a name by its kind, of which its document has no other one.

    Another name that is asked for may still be met: "the Meridian Committee" by "the Committee".
    """
    texts = candidate.source.passage.text, candidate.headings
    kinds = frozenset().union(*map(bare_kinds, texts)) & name.kinds
    return any(kind in kinds and set(name.own) <= words for kind, words in candidate.called)


def _spelled_in_full(name: Name, question: Question, text: str) -> bool:
    """Whether a text has the full name of a body whose acronym stands beside its kind.

    The "CEDAW Committee" is the "Committee on the Elimination of Discrimination against Women".
    """
    shown = question.text[name.start : name.end]
    found = facts(shown).tokens
    short = [token.folded for token in found if is_short(shown[token.start : token.end])]
    return any(
        name.kinds & other.kinds and is_called(word, text[other.start : other.end])
        for other in long_names(text)
        for word in short
    )


def _is_person(name: Name) -> bool:
    """Whether a word of a name is none otherwise, as in those of people."""
    return len(name.own) > 1 and not all(
        in_dictionary(word, "en") or in_dictionary(word, "es") for word in name.own
    )


def is_kind(word: str) -> bool:
    """Whether a folded word says what kind of thing a name is of, as "ministerio" does.

    Or what office somebody has, as "relatora" does.
    """
    return word in HEADS or word in OFFICES


def keeps_its_name(word: str) -> bool:
    """Whether a folded word is for a kind whose names no language translates: "Lake Volta"."""
    return HEADS.get(word) in _PROPER


def is_office(name: str) -> bool:
    """Whether a name is one for whoever holds an office, or for a power of a state."""
    return any(token.folded in OFFICES for token in facts(name).tokens)


def kinds_of(name: str) -> frozenset[str]:
    """The kinds of bodies and offices that the words of a name are for."""
    words = (token.folded for token in facts(name).tokens)
    kinds = (HEADS.get(word) or OFFICES.get(word) for word in words)
    return frozenset(kind for kind in kinds if kind)


def is_described(word: str, text: str) -> bool:
    """Whether a folded word of a text stands in a name that says what a body or law is for.

    Such a name is translated: "Ministry of Labour", "Relatora Especial". Places, firms and schools
    keep theirs.
    """
    return any(
        any(token.folded == word for token in run)
        and any(
            token.folded in OFFICES or HEADS.get(token.folded, "province") not in _PROPER
            for token in run
        )
        for run in name_runs(text, facts(text).names)
    )


def authority(word: str, text: str) -> str:
    """The kind of body that a folded word of a text names by its kind alone: "the Committee".

    "" where there is none.
    """
    runs = name_runs(text, facts(text).names)
    alone = any(len(run) == 1 and run[0].folded == word for run in runs)
    return AUTHORITIES.get(word, "") if alone else ""


def authorities(text: str) -> frozenset[str]:
    """The kinds of bodies that a text names."""
    words = (token.folded for token in facts(text).tokens)
    return frozenset(AUTHORITIES[word] for word in words if word in AUTHORITIES)


def _names(name: Name, text: str, language: str) -> bool:
    """Whether a text has a name, with capitals or beside the word for its kind."""
    # Of a person's names the first is the one that others have too.
    wanted = {stem(word, language) for word in (name.own if name.kinds else name.own[1:])}
    least = (len(wanted) + 1) // 2
    for other in long_names(text):
        if len(wanted & {stem(word, language) for word in other.own}) >= least:
            return True
    found = facts(text).tokens
    places = [i for i, token in enumerate(found) if stem(token.folded, language) in wanted]
    if not name.kinds:
        return any(text[found[i].start].isupper() for i in places)
    kinds = {i for i, token in enumerate(found) if HEADS.get(token.folded) in name.kinds}
    return any(kinds & set(range(i - 3, i + 4)) for i in places)


def _names_another(name: Name, text: str, others: Sequence[Name], language: str) -> bool:
    """Whether a text has another name of the same kind, which the question has not."""
    mine = {stem(word, language) for word in name.own}
    asked = {stem(word, language) for one in others for word in one.own}
    for other in long_names(text):
        words = [stem(word, language) for word in other.own]
        if not words or asked & set(words):
            continue
        if name.kinds:
            another = bool(name.kinds & other.kinds) and not mine & set(words)
        else:
            another = (
                not other.kinds
                and len(words) > 1
                and words[0] == stem(name.own[0], language)
                and not mine & set(words[1:])
            )
        if another:
            return True
    return False
