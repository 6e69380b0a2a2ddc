"""What a refusal says of the sentence that comes nearest: what it does not name, in its own words.

The sentence is quoted, so that whoever reads it can judge: "The nearest sentence names 2020 and
2021, not “2019”: “Courts convicted ...”".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import Weights, stem_set
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.saying.context import in_its_table
from briefing_qa.answering.statements.denying import denial
from briefing_qa.answering.statements.lacking import lacking
from briefing_qa.answering.statements.nearness import is_near
from briefing_qa.answering.words.facts import facts
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import Token

LONGEST = 300
"""Characters of a sentence that is quoted; of a longer one the rest is left out."""

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "instead": "The nearest sentence names {given}, not “{asked}”: {quote}",
        "detail": "The nearest sentence does not name “{asked}”: {quote}",
        "word": "The nearest sentence says nothing of “{asked}”: {quote}",
        "share": "The nearest sentence gives no share: {quote}",
        "count": "The nearest sentence gives a share, not a number: {quote}",
        "number": "The nearest sentence gives no such number: {quote}",
        "advice": "The nearest sentence only recommends it: {quote}",
        "plan": "The nearest sentence only plans or expects it: {quote}",
        "denied": "The documents say: {quote}",
        "and": " and ",
    },
    "es": {
        "instead": "La frase más cercana menciona {given}, no “{asked}”: {quote}",
        "detail": "La frase más cercana no menciona “{asked}”: {quote}",
        "word": "La frase más cercana no dice nada de “{asked}”: {quote}",
        "share": "La frase más cercana no da ninguna proporción: {quote}",
        "count": "La frase más cercana da una proporción, no un número: {quote}",
        "number": "La frase más cercana no da esa cifra: {quote}",
        "advice": "La frase más cercana solo lo recomienda: {quote}",
        "plan": "La frase más cercana solo lo prevé: {quote}",
        "denied": "Los documentos dicen: {quote}",
        "and": " y ",
    },
}


def told_of_the_nearest(
    question: Question,
    candidates: Sequence[Candidate],
    weights: Weights,
    nearest: Candidate | None,
    foreign: Token | None,
    language: str,
) -> str:
    """What the nearest sentence lacks, and the sentence; "" where that is not plain.

    Args:
        question: taken apart.
        candidates: what was considered.
        weights: of the question's words.
        nearest: the sentence, if any comes near.
        foreign: the word of the question that has no place in it.
        language: of what is said.
    """
    lack = None if nearest is None else lacking(question, nearest, foreign)
    if nearest is None or lack is None:
        return ""
    if not is_near(question, nearest, candidates, weights, lack.asked):
        return ""
    if lack.kind == "share" and _is_told_behind(question, nearest, candidates):
        return ""
    words = _WORDS[language]
    given = [f"“{one}”" for one in lack.given]
    named = words["and"].join(filter(None, (", ".join(given[:-1]), *given[-1:])))
    kind = "instead" if given else lack.kind
    return words[kind].format(given=named, asked=lack.asked, quote=_quoted(nearest))


def _is_told_behind(
    question: Question, nearest: Candidate, candidates: Sequence[Candidate]
) -> bool:
    """Whether the sentence right behind the nearest one gives a share of what that does not name.

    "9,700 led to a case. Sexual violence made up 31% of the cases."
    """
    language = nearest.language
    own = stem_set(f"{nearest.text} {nearest.before}", language)
    asked = stem_set(question.text, question.language) - own
    return question.language == language and any(
        one.document_id == nearest.document_id
        and one.before == nearest.text
        and facts(one.text).share
        and not asked.isdisjoint(stem_set(one.text, language))
        for one in candidates
    )


def told_as_unknown(question: Question, candidates: Sequence[Candidate], language: str) -> str:
    """The sentence by which the documents say that what is asked is not known; "" for none."""
    found = denial(question, candidates)
    return _WORDS[language]["denied"].format(quote=_quoted(found)) if found else ""


def _quoted(candidate: Candidate) -> str:
    line = " ".join(candidate.text.split())
    if is_row(line):  # alone it tells nothing
        line = in_its_table(candidate.caption, candidate.columns, candidate.text, candidate.group)
    if len(line) > LONGEST:
        line = line[:LONGEST].rsplit(" ", 1)[0] + " …"
    return f"“{line}”"
