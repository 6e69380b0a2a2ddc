"""What a refusal says was looked for."""

from __future__ import annotations

import pytest

from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.saying.looked_for import looked_for, shown_whole


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("¿Cuántos casos hubo en Ciudad del Este?", ["“casos”", "“Ciudad del Este”"]),
        ("¿Hay talleres en La Paz?", ["“talleres”", "“La Paz”"]),
        ("Ciudad del Este", ["“Ciudad del Este”"]),
        ("How many does Save the Children help?", ["“Save the Children”", "“help”"]),
        ("Wojciech Quispe talleres", ["“Wojciech Quispe”", "“talleres”"]),
    ],
)
def test_names_of_several_words_are_shown_in_one_piece(question: str, shown: list[str]) -> None:
    """A small word within a name is part of it, and "Este" is no pronoun there."""
    assert looked_for(analyse(question)) == shown


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Presupuesto del Consejo", ["“Presupuesto”", "“Consejo”"]),
        ("¿Cuántos talleres de Lima abrieron?", ["“talleres”", "“Lima”", "“abrieron”"]),
        ("TALLERES EN LIMA", ["“TALLERES”", "“LIMA”"]),
        ("Compare Peru and Chile", ["“Compare”", "“Peru and Chile”"]),
    ],
)
def test_other_words_with_capitals_stay_apart(question: str, shown: list[str]) -> None:
    """The first word of a question has a capital in any case."""
    assert looked_for(analyse(question)) == shown


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("¿Existe un taller?", ["“taller”"]),
        ("¿Cuántos niños de 10 a 12 años?", ["“niños”", "“10”", "“12”", "“años”"]),
        ("¿Cuántos casos hubo?", ["“casos”"]),
        ("Does a workshop exist?", ["“workshop”"]),
        ("¿Qué hubo?", ["“hubo”"]),
        ("gracias", ["“gracias”"]),
    ],
)
def test_verbs_that_say_nothing_are_left_out(question: str, shown: list[str]) -> None:
    """They stay where nothing else is said; a question without any word is quoted whole."""
    assert looked_for(analyse(question)) == shown


@pytest.mark.parametrize(
    ("question", "word", "shown"),
    [
        ("What share of campaigns in Latin America is foreign?", "latin", "“Latin America”"),
        ("Which anti-trafficking budget was there?", "anti", "“anti-trafficking”"),
        ("Do Chile's schools open?", "chile", "“Chile”"),
        ("How do the scores of Peru and Chile compare?", "chile", "“Chile”"),
        ("¿Cuántos talleres de la Región Amazónica abrieron?", "region", "“Región Amazónica”"),
        ("SCHOOLS IN LATIN AMERICA", "latin", "“LATIN”"),
    ],
)
def test_what_stands_nowhere_is_shown_with_what_it_is_one_with(
    question: str, word: str, shown: str
) -> None:
    """A name or a compound, but not another name beside it."""
    taken_apart = analyse(question)
    own = next(token for token in taken_apart.facts.tokens if token.folded == word)
    assert shown_whole(taken_apart, own) == shown
