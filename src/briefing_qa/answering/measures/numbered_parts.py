"""Whether a candidate stands in the numbered part that is asked for: article 7, paragraph 18.

What article 18 says is not told by article 1, though a number 18 stands there too. Where nothing is
asked but what the part says, its sentences are the answer.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import stem_set
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.numbered import (
    BY_NUMBER_ALONE,
    heads,
    named_parts,
    number_before,
    speaks_of,
)
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import all_stop_words, fold, stem, tokens

_PART = (
    r"(?:articulo|art\.|article|parrafo|paragraph|para\.?|seccion|section|capitulo|chapter"
    r"|recomendacion|recommendation) (?:no?\.?º? )?\d{1,3}"
)
_SAYS = (
    r"(?:dice|dicen|establece|dispone|senala|preve|regula|estipula|contiene|ordena|indica"
    r"|say|says|provide|provides|state|states|establish|stipulate|require|cover|contain)"
)
_WHAT = rf"(?:que|what) (?:(?:does|do) )?(?:se )?(?:{_SAYS} )?(?:(?:en )?(?:el|la|the) )?"
_WHOLE = re.compile(
    rf"\W*(?:{_WHAT})?{_PART}"
    rf"(?: {_SAYS}(?: for| que)?)?(?P<rest> (?:del?|of|en|in|{_SAYS}) .*?)?(?: {_SAYS})?\W*"
)
_ANY = frozenset(
    {"ley", "law", "act", "decreto", "decree", "norma", "informe", "report", "documento"}
    | {"document", "texto", "text"}
)
"""What a numbered part is of, whatever it is called."""

_ABOUT = re.compile(
    r"\b(?:sobre|acerca|respecto|about|on|regarding|concerning|if|si|cuando|when)\b"
)

_OF_LAWS = frozenset({"article", "section"})
"""What is a section in one country's laws is an article in another's, and in translation."""


@lru_cache(maxsize=1_000)
def asked_part(question: Question) -> tuple[str, int] | None:
    """The one numbered part that a question names; None where there is none, or several."""
    named = named_parts(question.text)
    return next(iter(named)) if len(named) == 1 else None


def is_of_another_part(question: Question, candidate: Candidate) -> bool:
    """Whether a question names a numbered part that neither holds the candidate nor stands near."""
    part = asked_part(question)
    if part is None:
        return False
    near = (
        candidate.text,
        candidate.before,
        candidate.caption,
        candidate.headings,
        candidate.title,
        candidate.source.passage.text,
    )
    kind, number = part
    alike = {(one, number) for one in (_OF_LAWS if kind in _OF_LAWS else {kind})}
    # A table of articles, or "it has one article on this, the 42".
    apart = is_row(candidate.text) or (
        speaks_of(kind, candidate.text) and not named_parts(candidate.text)
    )
    if apart and str(number) in {token.folded for token in tokens(candidate.text)}:
        return False
    return not any(stands_in(one, candidate) for one in alike) and not any(
        alike & named_parts(text) for text in near
    )


def stands_in(part: tuple[str, int], candidate: Candidate) -> bool:
    """Whether a candidate is of a numbered part, by its heading or the number of its paragraph."""
    if any(heads(*part, heading) for heading in candidate.section):
        return True
    if part[0] not in BY_NUMBER_ALONE:
        return False
    passage = candidate.source.passage
    return number_before(passage.text, candidate.unit.end - passage.start) == part[1]


@lru_cache(maxsize=5_000)
def is_asked_part(question: Question, candidate: Candidate) -> bool:
    """Whether nothing is asked but what a numbered part says, and the candidate stands in it."""
    part = asked_part(question)
    if part is None or candidate.unit.kind == "heading" or not stands_in(part, candidate):
        return False
    if part[0] not in BY_NUMBER_ALONE and not _begins(candidate):
        return False
    folded = fold(question.text)
    match = _WHOLE.fullmatch(folded)
    if match is None or _ABOUT.search(folded):
        return False
    stops = all_stop_words()
    head = f"{candidate.title}\n{' '.join(candidate.section)}"
    known = stem_set(head, candidate.language)
    return all(
        token.folded in stops | _ANY or stem(token.folded, candidate.language) in known
        for token in tokens(match.group("rest") or "")
        if not re.fullmatch(_SAYS, token.folded)
    )


def _begins(candidate: Candidate) -> bool:
    """Whether a candidate stands in the first passage of its section, right below the heading."""
    passage = candidate.source.passage
    heading = passage.heading_path[-1] if passage.heading_path else ""
    return passage.start - passage.section_start <= len(heading) + _MARKS


_MARKS = 12
"""Characters that may stand about a heading: "### ", line breaks."""
