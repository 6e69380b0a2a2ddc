"""What asks the documents nothing is refused, and said to be none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from briefing_qa.answering.questions.no_questions import wish


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Summarise the briefing.", "text"),
        ("Please summarize the report in three lines", "text"),
        ("Could you give me a short summary of the report?", "text"),
        ("Translate the recommendations into Spanish", "text"),
        ("Write a poem about Peru", "text"),
        ("Resume el documento", "text"),
        ("¿Puedes hacerme un resumen del informe?", "text"),
        ("Tradúceme las recomendaciones", "text"),
        ("Hello!", "talk"),
        ("Hi there", "talk"),
        ("¡Hola! ¿Qué tal?", "talk"),
        ("Thank you very much", "talk"),
        ("Muchas gracias.", "talk"),
        ("Who are you?", "talk"),
        ("What can I ask?", "talk"),
        ("ayuda", "talk"),
        ("What does the summary say?", None),
        ("Who writes the reports of the commission?", None),
        ("Do hotels write a report each year?", None),
        ("Who translates for Quechua speakers?", None),
        ("Help for victims", None),
        ("What help do victims get?", None),
        ("How many children thank their teachers?", None),
        ("¿Qué ayuda reciben las víctimas?", None),
        ("¿Quién traduce las denuncias?", None),
        ("Who are you to say that the law was adopted in 2018?", None),
        ("hotel staff trained", None),
        ("Draft law on live streaming", None),
        ("Draft a letter to the minister", "text"),
        ("¿Resume el informe las medidas adoptadas?", None),
        ("¿Resume el informe de 2019 las medidas que se adoptaron?", None),
        ("¿Traduce el Gobierno los textos a lenguas indígenas?", None),
        ("¿Redacta la Comisión un informe cada año?", None),
        ("¿Resume UNICEF sus recomendaciones?", None),
        ("¿Sintetiza este capítulo cómo se adoptó la ley?", None),
        ("¿Escribe el Comité una carta al Estado?", None),
        ("Resume el informe.", "text"),
        ("¿Resume el informe?", "text"),
        ("¿Puedes resumir el informe?", "text"),
        ("¿Puedes traducir el informe y las medidas?", "text"),
        ("¿Resume el informe sobre las medidas adoptadas en una página?", "text"),
        ("¿Resume por favor el informe?", "text"),
        ("¿Resume el informe que publicó el Comité?", "text"),
        ("¿Traduce el informe y las recomendaciones al inglés?", "text"),
        ("¿Resume el informe, las medidas y los plazos?", "text"),
        ("¿Resume todo el informe?", "text"),
        ("¿Resume en tres líneas las medidas?", "text"),
        ("Traduce las medidas", "text"),
    ],
)
def test_wishes(text: str, wanted: str | None) -> None:
    """Another text, or a talk; a question in words like these stays one."""
    assert wish(text) == wanted


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Summarise the briefing.", "asks for a new text"),
        ("Resume el documento", "pide un texto nuevo"),
        ("Hello!", "asks nothing of the documents"),
        ("¡Hola!", "no pregunta nada"),
    ],
)
def test_they_are_refused_and_told_what_to_ask(
    text: str, said: str, ask_briefing: Callable[[str], Any]
) -> None:
    """No sentence is given as if it were what was wanted."""
    answer = ask_briefing(text)
    assert answer.abstained
    assert answer.confidence == 0.0
    assert said in answer.reason


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["What is the briefing about?", "What is this document about?", "¿De qué trata el informe?"],
)
def test_what_a_document_is_about_is_told_by_its_title(
    text: str, ask_briefing: Callable[[str], Any]
) -> None:
    """It is the first thing that many people ask."""
    answer = ask_briefing(text)
    assert not answer.abstained
    assert [one.quote for one in answer.citations] == [
        "PERU: A need to better protect indigenous children and prevent domestic trafficking"
    ]
