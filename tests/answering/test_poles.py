"""The highest is no answer where the lowest is asked for, nor the first three for the fourth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.poles import (
    lacks_the_place,
    tells_only_the_end,
    tells_the_other_change,
    tells_the_other_end,
)

Make = Callable[..., Candidate]

HIGHEST = "Tarma had the highest share of absent pupils (38%), followed by Jauja (34%)."
MAS_ALTA = "La provincia con la proporción más alta fue Tarma (38 %), seguida por Jauja (34 %)."


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Which province had the lowest share of absent pupils?", HIGHEST),
        ("¿Qué provincia tiene la proporción más baja?", MAS_ALTA),
        ("¿Qué forma fue la menos frecuente?", "El insulto fue la forma más frecuente."),
        ("Which town has the fewest wells?", "The largest number of wells is in Jauja."),
        ("Which town has the largest market?", "The smallest market is that of Jauja."),
        ("¿Cuál es la multa mínima?", "La multa máxima es de 300 soles."),
        ("What is the minimum fine?", "The maximum fine is 300 soles."),
        ("Which school did best?", "The worst marks went to the school of Jauja."),
        ("Who is the oldest member?", "The youngest member is Ana Poma."),
        ("¿Quién es la más joven?", "El más antiguo de los miembros es Luis Poma."),
        ("When was the last census?", "The first census was held in 1876."),
        ("¿Cuándo fue el último censo?", "El primer censo se levantó en 1876."),
    ],
)
def test_the_other_end_is_no_answer(question: str, sentence: str, make_candidate: Make) -> None:
    """A sentence that names only the opposite of what is asked for is out."""
    assert tells_the_other_end(analyse(question), make_candidate(sentence))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Which province had the highest share of absent pupils?", HIGHEST),
        ("¿Qué provincia tiene la proporción más alta?", MAS_ALTA),
        ("Which province had the lowest share?", f"{HIGHEST[:-1]}; the lowest was Junín's (9%)."),
        ("Which province had the lowest share?", "The maximum is 100; Junín scored 0."),
        ("Which are the least developed countries?", "The largest of these countries is Peru."),
        ("Did at least one school close?", "The largest school closed."),
        ("Is Tarma the province with the lowest share?", HIGHEST),
        ("What is the difference between highest and lowest?", HIGHEST),
        ("¿Cuántos menores de edad trabajan?", "Trabaja el mayor número en el campo."),
        ("¿Desde cuándo hay menos casos?", "El mayor número fue el de 2019."),
        ("When was it used for the first time?", "It was last used in 2019."),
        ("Who lives in the poorest quintile?", "Of the richest quintile nobody lives there."),
    ],
)
def test_what_may_tell_the_end_asked_for_stays(
    question: str, sentence: str, make_candidate: Make
) -> None:
    """Both ends, words that may stand for the one asked for, and other senses stay."""
    assert not tells_the_other_end(analyse(question), make_candidate(sentence))


def test_the_sentence_before_may_name_the_end(make_candidate: Make) -> None:
    """What stands before may name what is asked for, and the sentence the other end."""
    candidate = replace(make_candidate(HIGHEST), before="The lowest share was that of Junín.")
    assert not tells_the_other_end(analyse("Which province had the lowest share?"), candidate)


@pytest.mark.parametrize(
    ("question", "sentence", "out"),
    [
        ("Why did the price of rice rise?", "The price of rice fell because of imports.", True),
        ("¿Por qué subió el precio?", "El precio cayó por las importaciones.", True),
        ("By how much did attendance drop?", "Attendance increased by 12%.", True),
        ("To what is the fall in births due?", "The increase is due to migration.", True),
        ("What has the reform decreased?", "The reform has increased the fees.", True),
        ("Did the price of rice rise?", "The price of rice fell.", False),
        ("¿Subió el precio del arroz?", "El precio del arroz cayó.", False),
        ("Why did the price rise?", "It fell at first and rose again with the drought.", False),
        ("Why did many children fall ill?", "The well had grown dirty.", False),
        ("Why did the price rise?", "The mill had burnt down.", False),
    ],
)
def test_the_other_change_is_no_reason(
    question: str, sentence: str, out: bool, make_candidate: Make
) -> None:
    """Why or how far it rose is not told by a fall; whether it rose is."""
    candidate = replace(make_candidate(sentence), before="")
    assert tells_the_other_change(analyse(question), candidate) is out


@pytest.mark.parametrize(
    ("question", "sentence", "out"),
    [
        ("Which province had the third highest share?", HIGHEST, True),
        ("¿Qué provincia ocupa el tercer lugar?", MAS_ALTA, True),
        ("¿Cuál fue la cuarta causa más citada?", "La más citada fue la pobreza.", True),
        ("Which team was ranked first?", "Jauja's team took part.", True),
        ("Which province had the second lowest share?", "Junín had the lowest, with 8.2%.", True),
        ("Which province had the second highest share?", HIGHEST, False),
        ("¿Qué provincia ocupa el segundo lugar?", MAS_ALTA, False),
        ("Which team came third?", "The third place went to Jauja.", False),
        ("Which team came third?", "Jauja: rank 3; points 12", False),
        ("Which team was ranked first?", "Jauja's team leads with 12 points.", False),
        ("Which came first, the clinic or the school?", "The clinic was opened in 2019.", False),
        ("Which campaign came first?", "The clinic's campaign began in 2019.", False),
        ("Which third party paid most?", "The bank paid most.", False),
        ("What did one third of the pupils say?", "They said that it was far.", False),
        ("Who wrote it in the first place?", "It was written by Ana Poma.", False),
        ("¿Qué dijo la tercera parte de los más pobres?", "Que está lejos.", False),
    ],
)
def test_a_place_in_an_order_has_to_be_told(
    question: str, sentence: str, out: bool, make_candidate: Make
) -> None:
    """The ordinal, its number, or as many names have to stand there."""
    candidate = replace(make_candidate(sentence), before="")
    assert lacks_the_place(analyse(question), candidate) is out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("What is the rate of Uganda?", "The highest rate was in Karamoja, at 47%.", True),
        ("What is the highest rate in Uganda?", "The highest rate was in Karamoja: 47%.", False),
        ("What is the rate of Karamoja?", "The highest rate was that of Karamoja: 47%.", False),
        ("What is the rate of Uganda?", "The rate is 28%, the highest in Karamoja.", False),
        ("¿Cuál es la tasa de Uganda?", "La tasa más alta se registró en el norte: 47 %.", True),
        ("What share of firms pays tax?", "The largest firm pays 3% of it.", False),
    ],
)
def test_the_highest_figure_is_not_that_for_all(
    make_candidate: Callable[..., Candidate], question: str, text: str, out: bool
) -> None:
    """Unless it is asked for, or the question names whose it is."""
    language = analyse(question).language
    one = make_candidate(text, language=language)
    assert tells_only_the_end(analyse(question), one) == out
