"""The only country that a short text names at its beginning."""

from __future__ import annotations

import pytest

from briefing_qa.answering.evidence.subjects import introduced

HELPLINE = (
    """# Línea Brisa: boletín de 2022

Un servicio gratuito para las niñas y niños de Honduras. Este boletín resume la actividad del año.

Dos de cada tres llamadas eran bromas. El local se lo presta una empresa.
"""
    + "Quien llama no paga nada, y nadie le pregunta cómo se llama. " * 16
)


@pytest.mark.parametrize(
    ("more", "about"),
    [
        ("", {"honduras"}),
        ("El programa viene de Suiza.", {"honduras"}),
        ("El programa viene de Suiza. En Suiza lo pagan bien.", set()),
        ("Lo usan once países.", set()),
        ("It is used around the world.", set()),
    ],
)
def test_a_country_that_is_named_first_and_most(more: str, about: set[str]) -> None:
    """Others may be named in passing; a text that speaks of countries is on none."""
    assert introduced(f"{HELPLINE}\n{more}\n") == frozenset(about)


@pytest.mark.parametrize(
    "text",
    [
        HELPLINE[:900],
        HELPLINE.replace("Honduras", "allí"),
        HELPLINE.replace("niños de Honduras", "niños hondureños"),
        HELPLINE.replace("Honduras", "Honduras y de Guatemala"),
        HELPLINE + "Sigue el texto sin nombrar nada más. " * 500,
        "# Notes\n\n" + "It says nothing yet. " * 40 + "Then it names Honduras.",
        "",
    ],
)
def test_a_people_two_countries_and_a_late_mention_tell_nothing(text: str) -> None:
    """Nor does one mention in a long text."""
    assert introduced(text) == frozenset()
