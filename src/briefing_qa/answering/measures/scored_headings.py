"""Headings that hold a score: "Environment (59/100)", asked for in either language."""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.features import MEANT, asked_share
from briefing_qa.answering.questions.matching import stems
from briefing_qa.answering.questions.meaning import closeness
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.questions.score_given import score_given
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.wording import CUES
from briefing_qa.terms import all_stop_words, fold, fold_line, stem

TITLE_ASKED = 0.75
"""Share of a heading's words that must stand in a question for the heading's score to be meant."""

_SCORE = re.compile(r"\W*\d[\d.,]*\s?(?:/\s?\d+|%)?\W*$")
_VALUE = re.compile(r"(\d+(?:[.,]\d+)?)\s?/\s?\d")
_MARKS = re.compile(r"[^\w\s]")
_JOINED = tuple(
    [word] for word in ("and", "of", "on", "for", "in", "or", "y", "e", "de", "del", "o")
)

_SCORING = CUES | frozenset(
    {"scores", "points", "mark", "marks", "rating", "rated", "get", "gets", "got", "receive"}
    | {"received", "obtain", "obtained", "achieve", "achieved", "give", "given", "index", "many"}
    | {"nota", "notas", "puntos", "calificacion", "puntajes", "saca", "saco", "obtiene", "obtuvo"}
    | {"recibe", "recibio", "tiene", "tuvo", "logra", "logro", "alcanza", "alcanzo"}
    | {"dan", "dieron", "indice", "pais", "country"}
)
"""Words that only say that a score is asked for."""


def is_asked_heading(question: Question, candidate: Candidate) -> bool:
    """Whether a question for a score asks for the one in this heading: "Environment (59/100)".

    Or for what has that score. A rule, because texts with scores in their headings are too rare to
    learn from.
    """
    if candidate.unit.kind != "heading" or not facts(candidate.text).ratio:
        return False
    if given := score_given(question):
        return given in {value.replace(",", ".") for value in _VALUE.findall(candidate.text)}
    return question.kind == "score" and (
        asked_share(question, candidate) >= TITLE_ASKED
        or _is_meant(question, candidate.text, candidate.language)
        or _lacks_only_its_first_word(question, candidate)
    )


def is_heading_of_another(question: Question, candidate: Candidate, best: Candidate) -> bool:
    """Whether a heading scores another thing than the one that a sentence scores by its very name.

    "Engagement of industry, civil society and media" is more than "media industry engagement".
    """
    if question.kind != "score" or candidate.unit.kind != "heading":
        return False
    scored = facts(candidate.text).ratio and facts(best.text).ratio
    name = _name(question)
    return (
        scored and bool(name) and name in fold_line(best.text) and name not in fold(candidate.text)
    )


def _name(question: Question) -> str:
    """The longest run of words, two or more, by which a question calls what a score is of."""
    stops = all_stop_words() | _SCORING
    countries = question.facts.in_countries
    runs: list[list[str]] = [[]]
    for place, token in enumerate(question.facts.tokens):
        if token.folded in stops or token.is_number or place in countries:
            runs.append([])
        else:
            runs[-1].append(token.folded)
    longest = max(runs, key=len)
    return " ".join(longest) if len(longest) > 1 else ""


def _lacks_only_its_first_word(question: Question, candidate: Candidate) -> bool:
    """Whether a question has a heading's words but the first, which only says whose: "Government".

    "Commitment and capacity" is that of the government. "Civil society" is no such end of "Industry
    and civil society", which is scored as a whole.
    """
    if question.language != candidate.language:
        return False
    title = _SCORE.sub("", candidate.text).strip(" #*")
    first, _, rest = title.partition(" ")
    whose = first.isalpha() and fold(first) not in all_stop_words()
    if not whose or fold(rest).split()[:1] in _JOINED or len(stems(rest, candidate.language)) < 2:
        return False
    asked = fold_line(_MARKS.sub(" ", question.text))
    return f" {fold_line(_MARKS.sub(' ', rest))} " in f" {asked} "


def _is_meant(question: Question, heading: str, language: str) -> bool:
    """Whether a heading of another language has the words of a question, by their meaning.

    Most words of the heading are asked for, and it has as many of those asked for as it lacks:
    "Environment" is not what "the legal framework on the environment" got.
    """
    if language == question.language:
        return False
    own = [one for one in stems(heading, language) if not one[0].isdigit()]
    held = closeness(own, language, question.text, question.language) >= MEANT
    if not own or held.mean() < TITLE_ASKED:
        return False
    found = question.facts
    named = {found.tokens[i].folded for i in found.in_countries} | found.names
    asked = [
        stem(word.folded, question.language)
        for word in question.words
        if word.folded not in _SCORING | named and not word.is_number
    ]
    near = closeness(asked, question.language, heading, language) >= MEANT
    return bool(2 * near.sum() >= len(asked))
