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
        ("What is North-Western Province?", ["“North-Western Province”"]),
        ("Who wrote the Children's Code Bill?", ["“wrote”", "“Children's Code Bill”"]),
        (
            "Is the Hotel and Catering Association new?",
            ["“Hotel and Catering Association”", "“new”"],
        ),
        (
            "Is the Democratic Republic of the Congo large?",
            ["“Democratic Republic of the Congo”", "“large”"],
        ),
        ("Is Trinidad and Tobago large?", ["“Trinidad and Tobago”", "“large”"]),
        ("Who read in 2018/19?", ["“read”", "“2018/19”"]),
        ("Do WHO and ILO help?", ["“WHO”", "“ILO”", "“help”"]),
        ("Who runs the Bank of Ghana?", ["“runs”", "“Bank of Ghana”"]),
        ("¿Qué prohíbe la Ley 1-21?", ["“prohíbe”", "“Ley 1-21”"]),
        ("Are self-generated pictures banned?", ["“self-generated”", "“pictures”", "“banned”"]),
    ],
)
def test_names_of_several_words_are_shown_in_one_piece(question: str, shown: list[str]) -> None:
    """A small word within a name is part of it, and so are hyphens and the number of a law."""
    assert looked_for(analyse(question)) == shown


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Presupuesto del Consejo", ["“Presupuesto”", "“Consejo”"]),
        ("¿Cuántos talleres de Lima abrieron?", ["“talleres”", "“Lima”", "“abrieron”"]),
        ("TALLERES EN LIMA", ["“TALLERES”", "“LIMA”"]),
        ("Compare Peru and Chile", ["“Compare”", "“Peru”", "“Chile”"]),
        ("¿Cuándo cerró el ICBF de Necoclí?", ["“cerró”", "“ICBF”", "“Necoclí”"]),
        (
            "¿Hay talleres en Lima, Juliaca y Ayacucho?",
            ["“talleres”", "“Lima”", "“Juliaca”", "“Ayacucho”"],
        ),
        ("What does the Housing Strategy of Zambia say?", ["“Housing Strategy”", "“Zambia”"]),
        (
            "¿Qué pide el Ministerio de Salud y el Ministerio de Educación?",
            ["“pide”", "“Ministerio de Salud”", "“Ministerio de Educación”"],
        ),
        ("What did Chile's Ministry of Labour do?", ["“Chile”", "“Ministry of Labour”"]),
    ],
)
def test_other_words_with_capitals_stay_apart(question: str, shown: list[str]) -> None:
    """The first word of a question has a capital in any case; names side by side are two."""
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
