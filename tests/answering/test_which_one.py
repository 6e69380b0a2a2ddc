"""Which district it was is not told of provinces, nor which port of ports."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.which_one import is_of_larger_places, names_no_body

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "sentence", "language"),
    [
        ("Which district of Ardell has the most cases?", "Ardell is the province with most.", "en"),
        ("In which town did it begin?", "In the province of Ardell it began.", "en"),
        ("In which town did it begin?", "It began in the regions of Ardell and Tarma.", "en"),
        ("¿Qué cantón de Ardel tiene más casos?", "Ardel es la provincia con más casos.", "es"),
        (
            "¿En qué municipios hubo más casos?",
            "Los departamentos de Ardel y Tarma tuvieron más casos.",
            "es",
        ),
    ],
)
def test_larger_places_are_not_those_asked_for(
    make_candidate: Make, question: str, sentence: str, language: str
) -> None:
    """Provinces, regions and departments for districts, towns and the like."""
    candidate = make_candidate(sentence, language=language)
    assert is_of_larger_places(analyse(question), candidate)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Which province has the most cases?", "Ardell is the province with most."),
        ("Which district has the most cases?", "Quenby, in the province of Ardell, has most."),
        ("Which district has the most cases?", "Most were found in Quenby, Ardell Province."),
        ("Which district has the most cases?", "Quenby is the district with most in the region."),
        ("How many cases has the district?", "The province has 40 cases."),
        ("Which district officials were trained?", "Officials of the province were trained."),
    ],
)
def test_the_place_asked_for_stays(make_candidate: Make, question: str, sentence: str) -> None:
    """Also beside the larger one, by its name alone, and where something else is asked for."""
    assert not is_of_larger_places(analyse(question), make_candidate(sentence))


@pytest.mark.parametrize(
    ("question", "sentence", "language"),
    [
        ("Which port has the most cases?", "Most cases were found in ports and boats.", "en"),
        ("Which public hospital had most births?", "In 2020 the hospitals had 806 births.", "en"),
        ("¿Qué hospital registró más partos?", "Los hospitales registraron 806 partos.", "es"),
        ("Which market of Ardell has most?", "Ardell has markets with many of them.", "en"),
    ],
)
def test_none_of_them_is_named(
    make_candidate: Make, question: str, sentence: str, language: str
) -> None:
    """Names of the question tell nothing."""
    assert names_no_body(analyse(question), make_candidate(sentence, language=language))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Which port has the most cases?", "Most cases were found in Quenby."),
        ("Which app was used?", "The app was called “walkabout”."),
        ("Which hospital has more beds, Ardell or Quenby?", "The hospital has 40 beds."),
        ("What hospital staff were trained?", "All nurses were trained."),
        ("What should schools do?", "They should tell the parents."),
        ("Which port has the most cases?", "| Port | 40 |"),
    ],
)
def test_whatever_may_name_it_stays(make_candidate: Make, question: str, sentence: str) -> None:
    """Also rows, comparisons, and where something else is asked for."""
    assert not names_no_body(analyse(question), make_candidate(sentence))
