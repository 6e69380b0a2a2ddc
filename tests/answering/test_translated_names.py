"""Names that a text in the other language has in other words, and names that stay as they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from lacking_details import lacks

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.details import unmet

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "language", "text", "missing"),
    [
        ("¿Cuándo vino la Relatora Especial?", "en",
         "The Special Rapporteur came in May.", []),
        ("When did the Special Rapporteur come?", "es",
         "La Relatora Especial vino en mayo.", []),
        ("When was the Convention on Cybercrime signed?", "es",
         "El Convenio sobre la Ciberdelincuencia se firmó en mayo.", []),
        ("¿Cuándo se firmó el Convenio sobre la Ciberdelincuencia?", "en",
         "The Convention on Cybercrime was signed in May.", []),
        ("¿Qué pidió el Comité Social?", "en", "The Civil Committee asked for a law.", ["Social"]),
        ("How many live in the Province of Lima?", "es", "En la ciudad viven 58.", ["Lima"]),
        ("How many speak Quechua?", "es", "Hablan aimara 58.", ["Quechua"]),
        ("¿Cuántos viven en Quispicanchi?", "en", "In the province live 58.", ["Quispicanchi"]),
        ("How many live in Queensland?", "es", "En la provincia viven 58.", ["Queensland"]),
        ("How many live in Queensland?", "es", "En Queensland viven 58.", []),
        ("How many live in Geneva?", "es", "En Ginebra viven 58.", []),
    ],
)  # fmt: skip
def test_words_of_names_that_describe_are_translated(
    make_candidate: Make, question: str, language: str, text: str, missing: list[str]
) -> None:
    """What says who somebody is, or what a law is about; places and peoples keep their names."""
    assert lacks(question, make_candidate(text, language=language)) == missing


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_ombudsman_is_the_defensoria_del_pueblo(make_candidate: Make, language: str) -> None:
    """An office that goes by two names in one language, and in two."""
    text = "La Defensoría del Pueblo visitó 58 centros."
    asked = analyse("¿Cuántos centros visitó el Ombudsman?")
    assert unmet(asked, make_candidate(text, language=language)) == ()
    assert unmet(asked, make_candidate("La Fiscalía visitó 58 centros.", language="es"))


@pytest.mark.parametrize(
    ("question", "title", "missing"),
    [
        ("¿Qué recomendó el Comité?", "Report of the Special Rapporteur", ["Comité"]),
        ("¿Qué recomendó el Comité?", "Concluding observations of the Committee", []),
        ("¿Qué recomendó el Comité?", "Concluding observations", []),
        ("¿Qué recomendó la Relatora?", "Report of the Special Rapporteur", []),
        ("¿Qué recomendó la Defensoría?", "Report of the Ombudsman", []),
        ("¿Qué recomendó la Defensoría?", "Report of the Committee", ["Defensoría"]),
        ("¿Qué recomendó la Comisión?", "Observations of the Committee", []),
    ],
)
def test_who_is_named_by_the_kind_alone_is_not_another_kind(
    make_candidate: Make, question: str, title: str, missing: list[str]
) -> None:
    """The list of a Rapporteur is not what the Committee recommended."""
    candidate = replace(make_candidate("Prohibit it by law.", language="en"), title=title)
    assert lacks(question, candidate) == missing


def test_a_place_in_spanish_is_the_name_of_a_row(make_candidate: Make) -> None:
    """Behind "en" without an article a word is no name of a body, which English has otherwise."""
    row = make_candidate("| Purpose: Domestic work | Girls: 171 | Total: 193 |", kind="item")
    assert lacks("¿Cuántos niños trabajan en Misiones?", row) == ["Misiones"]
    there = make_candidate("| Province: Misiones | Girls: 171 |", kind="item")
    assert lacks("¿Cuántos niños trabajan en Misiones?", there) == []
    europe = make_candidate("| Region: Europe | Girls: 171 |", kind="item")
    assert lacks("¿Cuántos niños trabajan en Europa?", europe) == []
    sentence = make_candidate("In the Missions 171 children work.")
    assert lacks("¿Cuántos niños trabajan en Misiones?", sentence) == []


def test_another_body_in_the_title_is_not_the_one_asked_for(make_candidate: Make) -> None:
    """Two committees have the matter in common that one of them is called by."""
    asked = analyse("¿Qué plan pidió el Comité contra la Tortura?")
    text = "El Comité pidió un plan contra la tortura."
    other, own = "Comité de Derechos Humanos: informe", "Comité contra la Tortura: informe"
    assert unmet(asked, make_candidate(text, title=other, language="es"))
    assert not unmet(asked, make_candidate(text, title=own, language="es"))
    assert not unmet(asked, make_candidate(text, language="es"))
