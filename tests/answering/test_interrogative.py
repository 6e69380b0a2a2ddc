"""Sentences that ask are no answers; the one behind a question takes over its names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.details import unmet
from briefing_qa.answering.rules.interrogative import leaves_it_open, only_asks

Make = Callable[..., Candidate]

ASKED = "Has the minister signed the agreement with the Harbour Watch Foundation?"


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        (ASKED, "Has the minister signed the agreement with the Harbour Watch Foundation?", True),
        (ASKED, "Mr. Ruiz asked: “Has the minister signed it?”", True),
        (ASKED, "It was signed on 3 April.", False),
        ("What is kinship care?", "What is kinship care?", True),
        ("¿Qué es el acogimiento?", "**¿Qué es el acogimiento?**", True),
        ("How many beds are there?", "How many beds are there in the shelter?", True),
        ("¿Cuántas plazas hay?", "¿Cuántas plazas hay en el albergue?", True),
        ("May a teacher send it?", "True or false: a teacher should send it on.", True),
        ("¿Puede enviarlo?", "3. Verdadero o falso: el maestro puede enviarlo.", True),
        ("May a teacher send it?", "It is true that a teacher may send it.", False),
        # what a question takes for granted may answer another one
        ("Who issued the standards?", "Do shelters meet the standards issued in 2017?", False),
        ("What did Mr. Ruiz ask?", "What has the minister done about shelters?", False),
        ("¿Qué preguntó el diputado?", "¿Qué ha hecho la ministra?", False),
    ],
)
def test_a_question_answers_none(
    make_candidate: Make, question: str, text: str, *, out: bool
) -> None:
    """Neither one for yes or no, nor one by the same word, where no question is asked for."""
    asked = analyse(question)
    assert only_asks(asked, make_candidate(text, language=asked.language)) == out


def test_the_names_of_a_question_hold_for_the_sentence_behind_it(make_candidate: Make) -> None:
    """It need not repeat them, nor need a sentence behind a statement; one before it has to."""
    answer = make_candidate("Mr. Leslie: It was signed on 3 April.")
    assert unmet(analyse(ASKED), answer)
    assert not unmet(analyse(ASKED), replace(answer, before=ASKED))
    assert not unmet(analyse(ASKED), replace(answer, before=ASKED.replace("?", ".")))
    behind = replace(answer.source.passage, text=f"{answer.text} {ASKED}")
    assert unmet(analyse(ASKED), replace(answer, source=replace(answer.source, passage=behind)))


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("Where did the contact begin?", "Dr Nyam was surprised by where the contact began.", True),
        ("Where did the contact begin?", "In Brin we learned where the contact began.", False),
        ("Where did the contact begin?", "Few know where the contact began: on the quay.", False),
        ("Where did the contact begin?", "The Office does not say where it began.", False),
        ("When did the contact begin?", "Dr Nyam was surprised by where the contact began.", False),
        ("Where did the contact begin?", "It began in the hut where nets are kept.", False),
        ("How early did the job begin?", "We were struck by how early the job began.", True),
        ("How many boys work?", "The survey shows how many boys work.", True),
        ("How many boys work?", "Of 40 boys asked, few knew how many work.", False),
        ("¿Dónde duermen los niños?", "Al equipo le sorprendió dónde duermen los niños.", True),
        ("¿Dónde duermen los niños?", "Duermen donde guardan las redes.", False),
        ("¿Dónde duermen los niños?", "Nadie sabe dónde duermen los niños.", False),
        ("¿Cuándo llegaron?", "La obra cuenta cuándo llegaron.", True),
    ],
)
def test_what_leaves_it_open_is_no_answer(
    make_candidate: Callable[..., Candidate], question: str, text: str, out: bool
) -> None:
    """Unless something beside the question may answer; that it is not known is worth saying."""
    asked = analyse(question)
    assert leaves_it_open(asked, make_candidate(text, language=asked.language)) == out
