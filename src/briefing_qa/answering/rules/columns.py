"""Rows of tables whose column for what is asked is of another year.

"| Tarma | 301 | 22 |" below "Cases 2021" and "Convictions 2022" gives no convictions for 2021.
"""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import stem_set
from briefing_qa.answering.questions.question import FIGURES, Question
from briefing_qa.answering.words.facts import years_in
from briefing_qa.passages.rows import cells_of, is_row

_YEARS = re.compile(r"\b(?:19|20)\d\d\b")


def is_of_another_column(question: Question, candidate: Candidate) -> bool:
    """Whether the columns of the year asked for are of other matters, and that matter's of others.

    Columns that are called by nothing but a year are of any matter.
    """
    asked = question.facts.years
    if question.kind not in FIGURES or not asked or not is_row(candidate.text):
        return False
    columns = candidate.columns or [
        cell.rpartition(": ")[0] for cell in cells_of(candidate.text) if ": " in cell
    ]
    wanted = stem_set(question.text, candidate.language)
    of_it: list[bool] = []
    of_others: list[bool] = []
    for column in columns:
        if years := years_in(column):
            matter = stem_set(_YEARS.sub(" ", column), candidate.language)
            (of_it if years & asked else of_others).append(matter <= wanted)
            if not matter:
                return False
    return bool(of_it) and not any(of_it) and any(of_others)
