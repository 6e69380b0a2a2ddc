"""The count of a part is none of the whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.parts_counted import is_a_part_of_all

Make = Callable[..., Candidate]

ENGLISH = "About half of them, 148, live in a single house, the Casa Verde, in Corvo."
SPANISH = "Cerca de la mitad, 148, vive en una sola casa, la Casa Verde, en Corvo."


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How many pupils have a disability?", ENGLISH, True),
        ("How many pupils have a disability?", SPANISH, True),
        ("¿Cuántos alumnos tienen una discapacidad?", SPANISH, True),
        ("¿Cuántos alumnos tienen una discapacidad?", ENGLISH, True),
        ("¿Cuántos alumnos tienen una discapacidad?", "Dos tercios (148) viven solos.", True),
        # what is said of them, or a name that stands there, is asked for
        ("How many pupils with a disability live in a single house?", ENGLISH, False),
        ("How many pupils with a disability live in a single house?", SPANISH, False),
        ("¿Cuántos alumnos con discapacidad hay en la Casa Verde?", SPANISH, False),
        # so is the part
        ("Of how many pupils is about half in one house?", ENGLISH, False),
        # no part, or several figures
        ("How many pupils have a disability?", "Of them 148 live in a house.", False),
        ("How many have a disability?", "Half of them, 148, left; 12 of all are deaf.", False),
    ],
)
def test_a_part_is_told_with_what_is_said_of_it(
    make_candidate: Make, question: str, text: str, out: bool
) -> None:
    """The whole stands in the sentence before."""
    language = analyse(text).language
    before = "Some 312 pupils have a disability."
    made = make_candidate(text, language=language, before=before)
    assert is_a_part_of_all(analyse(question), made) is out


def test_without_a_whole_before_it_is_none_of_a_part(make_candidate: Make) -> None:
    """Nothing else counts what is asked then."""
    made = make_candidate(ENGLISH, before="Disability is seldom asked about.")
    assert not is_a_part_of_all(analyse("How many pupils have a disability?"), made)
