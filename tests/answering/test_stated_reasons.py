"""Sentences that are there to give a reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.reading.close_reading import REASON, read_closely
from briefing_qa.answering.words.reasons import states_a_reason
from briefing_qa.models.cross_encoder import CrossEncoder, Held, Sentence


@pytest.mark.parametrize(
    "text",
    [
        "The Office attributes the fall to a lack of ferries.",
        "Teachers blamed this on the price of fuel.",
        "The harbour master put the delay down to the fog.",
        "The brigade explains the rise by the greater number of reports.",
        "The reason most often given was that nobody paid the fees.",
        "The main reason committees gave for not meeting was the cost of transport.",
        "Another obstacle was the rain.",
        "The rise is at least partly due to better counting.",
        "According to the ministry, the shortfall was caused by late tenders.",
        "MS PHIRI: Because of the way tenants are paid.",
        "Mainly because a radio play, which gave the number, ran on nine stations.",
        "Parents named schooling as the main reason.",
        "This is because the bridge is closed.",
        "El observatorio atribuye ese descenso al traslado de la minería.",
        "Las autoridades, por su parte, atribuyeron el retraso a informes incompletos.",
        "La directora lo achaca a la falta de jueces.",
        "La razón que más repitieron fue el temor a perder el empleo.",
        "El motivo principal es la distancia.",
        "La demora se explica por la falta de médicos.",
        "Según la unidad, la subida se debe sobre todo a la apertura de oficinas.",
        "El aumento obedece a un cambio en el registro.",
        "Porque nadie pagaba el pasaje.",
        "Las maestras señalaron como causa principal la falta de agua.",
    ],
)
def test_a_sentence_that_is_there_to_give_a_reason(text: str) -> None:
    """It says in a word or two of what, and then why."""
    assert states_a_reason(text)


@pytest.mark.parametrize(
    "text",
    [
        "The road was closed because there was no fuel.",  # the fact, and its reason beside it
        "Because of the pandemic, visitors had to be announced.",
        "The reason was not recorded.",
        "The causes are unknown.",
        "The fall is not due to prevention.",
        "The board put the plan to a vote.",
        "The council asked for the reason.",
        "Each case is due to be heard in May.",
        "No reason was given.",
        "La causa penal fue archivada.",
        "Las causas contra los dos hombres fueron archivadas.",
        "El descenso no se debe a la prevención.",
        "El motivo no fue registrado.",
        "El tribunal preguntó por el motivo.",
        "La oficina debe atender a las familias.",
        "Por la tarde llega el autobús.",
    ],
)
def test_others_are_not(text: str) -> None:
    """A reason beside a fact, one that is not known or not the one, a case in court."""
    assert not states_a_reason(text)


class Unsure(CrossEncoder):
    """Is as unsure of each sentence."""

    def __init__(self) -> None:
        """Nothing is loaded."""

    def ask(self, question: str) -> Held:
        """Nothing is made of the question."""
        return Held(torch.empty(0), torch.empty(0))

    def score(self, asked: Held, sentence: Sentence) -> float:
        """Below the threshold."""
        return -2.0


@pytest.mark.parametrize(
    ("question", "text", "more"),
    [
        ("Why did arrivals fall?", "The Office attributes the fall to a lack of ferries.", REASON),
        ("Why did arrivals fall?", "Arrivals fell as there were no ferries.", 0.0),
        ("How many ferries?", "The Office attributes the fall to a lack of ferries.", 0.0),
        ("¿Por qué bajaron las llegadas?", "La baja se debe a la falta de barcos.", REASON),
        ("¿Cuántas llegadas hubo?", "La baja se debe a la falta de barcos.", 0.0),
    ],
)  # fmt: skip
def test_where_a_reason_is_asked_for_it_has_more(
    make_candidate: Callable[..., Candidate], question: str, text: str, more: float
) -> None:
    """What it explains it names in a word, which is taken for less than it is."""
    read = read_closely(Unsure())
    assert list(read(analyse(question), [make_candidate(text)])) == [-2.0 + more]
