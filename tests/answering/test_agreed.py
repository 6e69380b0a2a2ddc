"""A half that is answered in other words is not said to be without an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from briefing_qa.answering.deciding import decide
from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.finding import Found
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.reading.reader import Reading
from briefing_qa.answering.saying.decision import Decision, Means

Decide = Callable[..., Decision]


class Sure:
    """A reader that takes the first sentence for the answer, but to halves with some words."""

    def __init__(self, whole: str, never: Sequence[str]) -> None:
        self._whole, self._never = whole, never

    def read(self, question: Question, candidates: Sequence[Candidate], _: Weights) -> Reading:
        """Sure of the first one, or of none."""
        text = question.text.lower()
        none = text != self._whole.lower() and any(word in text for word in self._never)
        found = np.array([0.0 if none or place else 0.9 for place in range(len(candidates))])
        return Reading(found, float(found.max()), 0.2)


@pytest.fixture
def decided(
    make_candidate: Callable[..., Candidate],
    weigh_words: Callable[[Question, Sequence[Candidate]], Weights],
) -> Decide:
    """Decides a question over one sentence, and what stands around it."""

    def decided(question: str, text: str, never: Sequence[str] = (), **around: object) -> Decision:
        asked = analyse(question)
        candidates = (make_candidate(text, **{"language": asked.language, **around}),)
        return decide(
            asked,
            Means(
                look=lambda part, only=None, /: Found(
                    question=part,
                    evidence=tuple(one.source for one in candidates),
                    candidates=candidates,
                    weights=weigh_words(part, candidates),
                ),
                reader=Sure(question, never),
                siblings=lambda _: (),
                least=None,
                max_sentences=3,
            ),
        )

    return decided


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "Who heads the Board, and since when has she held the post?",
            "The Board's head, Ana Ruiz, took office in March 2019.",
        ),
        (
            "¿Quién dirige la Junta y desde cuándo ocupa el puesto?",
            "La jefa de la Junta, Ana Ruiz, asumió el cargo en marzo de 2019.",
        ),
        (
            "Who paid for the survey, and with how much money?",
            "The survey got 40,000 dollars from Plan International.",
        ),
        (
            "¿Quién pagó la encuesta y con cuánto dinero?",
            "La encuesta recibió 40.000 dólares de Plan Internacional.",
        ),
        (
            "How many families lost the grant and how many of them got back in?",
            "The grant was withheld from 146 families; 61 were later readmitted.",
        ),
        (
            "¿Cuántas familias perdieron el subsidio y cuántas volvieron a entrar?",
            "Se suspendió el subsidio a 146 familias; 61 fueron luego readmitidas.",
        ),
        (
            "When was the DNP closed and which institution replaced it?",
            "The DNP was closed in May 2022 and its tasks went to the Norland Bureau of Youth.",
        ),
        (
            "¿Cuándo se cerró la DNP y qué institución la reemplazó?",
            "La DNP fue cerrada en mayo de 2022 y sus tareas pasaron a la Agencia Verde.",
        ),
        (
            "¿Cuántos inspectores tiene el Ministerio y qué se recomienda hacer?",
            "Al Ministerio, duplicar el número de inspectores, que hoy son 14.",
        ),
        (
            "How many raids were there, and in how many was a guard the suspect?",
            "There were 327 raids; 52 times the man named was one of the prison's own staff.",
        ),
    ],
)
def test_a_half_that_is_led_to_the_sentence_is_told_by_what_it_asks_for(
    decided: Decide, question: str, text: str
) -> None:
    """A time, money, a name, a figure or advice answers it, whatever its words are."""
    decision = decided(question, text)
    assert [one.text for one in decision.chosen] == [text]
    assert decision.unanswered == ()


@pytest.mark.parametrize(
    ("question", "text", "lacking"),
    [
        (
            "Who heads the Board, and since when has she held the post?",
            "The Board's head, Ana Ruiz, took office after a long dispute.",
            "since when has she held the post",
        ),
        (
            "Who heads the Board, and who picked her?",
            "The Board's head, Ana Ruiz, took office in March 2019.",
            "who picked her",
        ),
        (
            "¿Quién pagó la encuesta y con cuánto dinero?",
            "La encuesta la pagó Plan Internacional en 2018 y llegó a 300 hogares.",
            "con cuánto dinero",
        ),
        (
            "¿Cuántas familias perdieron el subsidio y cuántas volvieron a entrar?",
            "Se suspendió el subsidio a 146 familias por faltar a la escuela.",
            "cuántas volvieron a entrar",
        ),
        (
            "When was the DNP closed and which institution replaced it?",
            "The Dirección Norteña de Protección (DNP) was closed in May 2022 for want of money.",
            "which institution replaced it",
        ),
        (
            "How many records were found and how many documents were kept?",
            "The search found 3,906 records, of which 2,871 were left without those found twice.",
            "how many documents were kept",
        ),
        (
            "¿Qué se había prohibido y qué se recomendó hacer?",
            "Se había prohibido la entrega de anticonceptivos.",
            "qué se recomendó hacer",
        ),
        (
            "How much of the budget goes to children, and who pays for most of it?",
            "Spending on children was 13.60 Zambian kwacha (ZMW) a head.",
            "who pays for most of it",
        ),
        (
            "How many accounts did Plaza close in 2023 and how many in 2021?",
            "Plaza closed 310,000 accounts in 2023, up from 190,000 in 2022.",
            "how many in 2021",
        ),
    ],
)
def test_a_half_without_what_it_asks_for_is_named(
    decided: Decide, question: str, text: str, lacking: str
) -> None:
    """There is no such thing, or only the one that another half asks for."""
    decision = decided(question, text)
    assert [one.text for one in decision.chosen] == [text]
    assert decision.unanswered == (lacking,)


COUNTED = "Of these cases, 140 involved girls, and 26 involved boys."


def test_what_two_halves_share_is_not_looked_for_again(decided: Decide) -> None:
    """The boys stand in the sentence that is said for the girls, whatever else is asked of both."""
    asked = "How many girls and how many {} were among the trafficking victims?"
    decision = decided(asked.format("boys"), COUNTED, never=["boys"])
    assert ([one.text for one in decision.chosen], decision.unanswered) == ([COUNTED], ())
    decision = decided(asked.format("babies"), COUNTED, never=["babies"])
    assert decision.unanswered == ("how many babies were among the trafficking victims",)


def test_what_tells_why_tells_the_thing_itself(decided: Decide) -> None:
    """A half that only asks why takes all from the one before it."""
    told = "Pending are the register and the shelter, because there was no land."
    asked = "Which commitments were not met and why?"
    decision = decided(asked, told, never=["which commitments"])
    assert decision.unanswered == ()
    each = "Which projects were run in 2021 and what was each about?"
    assert decided(each, told, never=["which projects"]).unanswered == (
        "Which projects were run in 2021",
    )


def test_a_figure_of_the_season_before_is_none_of_the_one_that_is_named(decided: Decide) -> None:
    """However near that one stands."""
    told = "En la temporada anterior habían sido 530 inspecciones y 121 casos."
    before = "En la temporada 2021-2022 se vio a muchos chicos."
    around = {"passage_text": f"{before} {told}", "before": before, "start": len(before) + 1}
    asked = "¿Cuántas inspecciones hubo en la temporada 2021-2022 y cuántas en la anterior?"
    decision = decided(asked, told, **around)
    assert decision.unanswered == ("Cuántas inspecciones hubo en la temporada 2021-2022",)
    both = "En la temporada 2021-2022 hubo 412 inspecciones, contra 530 en la anterior."
    assert decided(asked, both).unanswered == ()
