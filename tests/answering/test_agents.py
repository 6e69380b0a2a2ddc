"""That something was done does not tell who did it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.agents import leaves_out_who

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who opened the clinic?", "The clinic was opened in February 2019."),
        ("Which company built the bridge?", "The bridge was built in 1998 and is closed."),
        ("Who gave the bicycles?", "The bicycles were given to the school in May."),
        ("¿Quién inauguró la clínica?", "La clínica fue inaugurada en 2019."),
        ("¿Quién inauguró la clínica?", "La clínica se inauguró en 2019."),
        ("¿Quiénes abrieron la clínica?", "La clínica fue abierta en 2019."),
    ],
)
def test_what_was_done_does_not_tell_who_did_it(
    question: str, sentence: str, make_candidate: Make
) -> None:
    """A passive without an agent is out."""
    assert leaves_out_who(analyse(question), make_candidate(sentence))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who opened the clinic?", "The clinic was opened by Ana Poma."),
        ("Who opened the clinic?", "Ana Poma opened the clinic."),
        ("Who opened the clinic?", "It was opened in 2019, when Ana Poma opened the school too."),
        ("Who opened the clinic?", "The clinic was opened at the request of the mayor."),
        ("Who opened the clinic?", "The Poma Trust is behind the clinic."),
        ("Who was elected?", "Ana Poma was elected."),
        ("Which families are refunded?", "Families from the valley are refunded."),
        ("When was the clinic opened?", "The clinic was opened in February 2019."),
        ("¿Quién inauguró la clínica?", "La clínica fue inaugurada por Ana Poma."),
        ("¿Quién inauguró la clínica?", "Ana Poma inauguró la clínica."),
        ("¿Quién fue elegida?", "Fue elegida Ana Poma."),
    ],
)
def test_who_did_it_stays(question: str, sentence: str, make_candidate: Make) -> None:
    """So do sentences with an agent, in the active voice, or about something else."""
    assert not leaves_out_who(analyse(question), make_candidate(sentence))
