"""Years said in two digits."""

from __future__ import annotations

import pytest

from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.questions.short_years import with_whole_years


@pytest.mark.parametrize(
    ("asked", "whole"),
    [
        ("¿Qué ayuda pidió la red en el 98?", "¿Qué ayuda pidió la red en 1998?"),
        ("¿Qué pasó del 98 al 2002?", "¿Qué pasó de 1998 al 2002?"),
        ("¿Qué dijo la red en el 14 sobre becas?", "¿Qué dijo la red en 2014 sobre becas?"),
        ("What did the network ask for in '98?", "What did the network ask for in 1998?"),
        ("What changed between '98 and '05?", "What changed between 1998 and 2005?"),
        ("How many came the year before 2021?", "How many came in 2020?"),
        ("How many came in the year after 2021?", "How many came in 2022?"),
        ("¿Cuántos vinieron el año anterior a 2021?", "¿Cuántos vinieron en 2020?"),
        ("¿Cuántos vinieron en el año siguiente a 2021?", "¿Cuántos vinieron en 2022?"),
        ("What did it build in the 80s?", "What did it build in the 1980s?"),
        ("What opened in the late seventies?", "What opened in the late 1970s?"),
        ("¿Qué obra se estrenó en los años 80?", "¿Qué obra se estrenó en los años 1980?"),
        ("¿Qué se fundó en la década de los noventa?", "¿Qué se fundó en la década de los 1990?"),
    ],
)
def test_a_year_in_two_digits_is_a_whole_one(asked: str, whole: str) -> None:
    """It is shown as it was typed."""
    put = with_whole_years(analyse(asked))
    assert put.text == whole
    assert all(shown in asked for _, shown in put.typed)


@pytest.mark.parametrize(
    "asked",
    [
        "¿Qué pasó en el 98 por ciento de los casos?",
        "¿Qué se vio en el 60 aniversario?",
        "¿Cuántas becas hubo del 12 al 14 de mayo?",
        "¿Qué dice el artículo 98?",
        "What about the '90s?",
        "How many came in the years before 2021?",
        "Did 98 schools take part in 14 towns?",
        "How many of the 60 came in the 40 minutes?",
        "¿Cuántas mujeres de 60 años vinieron?",
    ],
)
def test_other_numbers_stay(asked: str) -> None:
    """Shares, days, anniversaries, articles and counts are no years."""
    question = analyse(asked)
    assert with_whole_years(question) is question
