"""What should be done does not tell what was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.advised import is_advised_not_done, is_only_advised

Make = Callable[..., Candidate]

ADVICE = ["Report", "Recommendations"]


@pytest.mark.parametrize(
    ("question", "text", "kind", "language"),
    [
        (
            "Has the Ministry fenced off the quarries?",
            "The Ministry should fence them off.",
            "item",
            "en",
        ),
        ("When did the Ministry fence off the quarries?", "Fence off the quarries.", "item", "en"),
        ("Has the city set up a unit for theft?", "Set up a unit for theft.", "item", "en"),
        (
            "How many wells have been closed?",
            "The Council urges the city to close wells.",
            "sentence",
            "en",
        ),
        (
            "¿Ha cercado el Ministerio las canteras?",
            "El Ministerio debería cercarlas.",
            "sentence",
            "es",
        ),
        ("¿Ha cercado el Ministerio las canteras?", "Cercar las canteras.", "item", "es"),
        (
            "¿Cerró el Ministerio las casas?",
            "Al Ministerio se le recomienda cerrar las casas y pagar a las familias acogedoras.",
            "sentence",
            "es",
        ),
        ("¿Cuándo se cercaron las canteras?", "Recomienda que se cerquen.", "sentence", "es"),
        ("¿Cuántos pozos se cerraron?", "Cerrar los pozos de la costa.", "item", "es"),
        ("¿Qué jueces fueron nombrados?", "Al Consejo: nombrar jueces en Ica.", "sentence", "es"),
        ("¿Qué jueces nombraron?", "Al Consejo: nombrar jueces en Ica.", "sentence", "es"),
        ("Which judges were appointed?", "To the Council: appoint judges.", "sentence", "en"),
        ("Which judges has the Council appointed?", "It should appoint two.", "sentence", "en"),
        ("¿Qué ley prohíbe la pesca?", "Debería prohibirla una ley.", "sentence", "es"),
        ("Which law prohibits fishing?", "A law should prohibit it.", "sentence", "en"),
    ],
)
def test_advice_is_no_answer_to_what_was_done(
    question: str, text: str, kind: str, language: str, make_candidate: Make
) -> None:
    """Whether, when and how many is not told by what is yet to be done."""
    candidate = make_candidate(text, kind=kind, path=ADVICE, language=language)
    assert is_only_advised(analyse(question), candidate)


@pytest.mark.parametrize(
    ("question", "text", "kind"),
    [
        ("What should the Ministry do about the quarries?", "Fence off the quarries.", "item"),
        ("What does the report recommend?", "The Ministry should fence them off.", "sentence"),
        (
            "When should the quarries be fenced off?",
            "They should be fenced off at once.",
            "sentence",
        ),
        ("How many hours may they be held?", "They should be held for a day.", "sentence"),
        ("Has the Ministry fenced them off?", "It should fence off those it has not.", "sentence"),
        ("Has the Ministry fenced them off?", "Of 12 quarries it should fence off 7.", "sentence"),
        ("Has the Ministry fenced them off?", "The Ministry fenced them off.", "item"),
        ("Has the Ministry fenced them off?", "Close those which are open.", "item"),
        ("Why were they fenced off?", "They should be fenced off.", "sentence"),
        ("¿Debe cercar el Ministerio las canteras?", "Debería cercarlas.", "sentence"),
    ],
)
def test_advice_that_tells_or_is_asked_for_stays(
    question: str, text: str, kind: str, make_candidate: Make
) -> None:
    """So does what says, beside the advice, how things are."""
    assert not is_only_advised(analyse(question), make_candidate(text, kind=kind, path=ADVICE))


def test_items_elsewhere_need_a_word_of_advice(make_candidate: Make) -> None:
    """An item that bids may be part of a law, and not what is recommended."""
    question = analyse("Has the city closed the wells?")
    assert not is_only_advised(question, make_candidate("Close the wells.", kind="item"))
    assert is_only_advised(question, make_candidate("It should close the wells.", kind="item"))


@pytest.mark.parametrize(
    ("question", "lead", "item"),
    [
        ("¿Qué ley prohíbe la pesca?", "La Junta recomienda que la isla:", "b) Prohíba la pesca;"),
        ("Which law prohibits fishing?", "The Board urges the isle to:", "(b) Prohibit fishing;"),
        ("¿Cuándo se cerró el muelle?", "La Junta recomienda que:", "c) Cierre el muelle en 2023;"),
        ("¿Se retiró la grúa?", "La Junta recomienda a la isla que:", "d) Retire la grúa;"),
        ("¿Qué edad mínima rige?", "La Junta recomienda que:", "a) Eleve la edad a 14 años;"),
        ("¿A partir de qué edad se es adulto?", "Recomienda que:", "a) Eleve la edad a 14 años;"),
        ("What is the age of consent?", "It recommends that the isle:", "(a) Raise it to 14;"),
    ],
)
def test_an_item_is_advice_where_its_list_begins_with_it(
    question: str, lead: str, item: str, make_candidate: Make
) -> None:
    """The line above the list says it for all items; a line that tells what was done does not."""
    asked = analyse(question)

    def below(line: str) -> Candidate:
        return replace(
            make_candidate(item, kind="item", language=asked.language), before=f"17. {line}"
        )

    assert is_only_advised(asked, below(lead))
    assert not is_only_advised(asked, below("The island has laws which:"))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "How many families did the State train by 2026?",
            "The Committee recommends that the State party train at least 500 families by 2026.",
        ),
        (
            "What share of the budget is allocated to schools?",
            "It urges the State party to raise the share of the budget for schools to 1 per cent.",
        ),
        (
            "When did the State submit its seventh report?",
            "The Committee invites the State party to submit its seventh report by 5 May 2028.",
        ),
        (
            "When was the advisory group created?",
            "They recommended that the office hire 4 workers and create an advisory group.",
        ),
        (
            "¿Cuántas cámaras instaló el Estado en las 18 provincias?",
            "El Comité insta al Estado parte a que instale cámaras en las 18 provincias.",
        ),
        (
            "How many psychologists did the ministry hire?",
            "Al Ministerio de Educación, contratar a 320 psicólogos para las escuelas.",
        ),
        ("¿Firmó el Estado un acuerdo?", "El Comité recomienda que se suscriba un acuerdo."),
        (
            "Did the State sign an agreement to prevent it?",
            "El Comité recomienda que se suscriba un acuerdo para evitarlo.",
        ),
    ],
)
def test_who_is_told_what_to_do_has_not_done_it(
    question: str, text: str, make_candidate: Make
) -> None:
    """However many figures the advice has, and in either language."""
    language = "es" if text.startswith(("El", "Al")) else "en"
    assert is_only_advised(analyse(question), make_candidate(text, language=language))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "How many families did the programme reach in 2021?",
            "El Comité recomienda que se amplíe el programa, que en 2021 alcanzó a 140 familias.",
        ),
        (
            "Which province has no shelter?",
            "The Committee urges the State party to open a shelter in Hald, the only one without.",
        ),
        (
            "How many centres have been inspected?",
            "Noting that 12 centres have been inspected, it recommends that all be inspected.",
        ),
        (
            "By when did the Committee want the next report?",
            "The Committee invites the State party to submit its next report by 5 May 2028.",
        ),
        (
            "¿Qué fecha fijó el Comité para el informe?",
            "El Comité pide que se le presente el informe antes de mayo de 2028.",
        ),
        (
            "Which homes did the evaluators name?",
            "The evaluators recommended that the State inspect Casa Azul.",
        ),
        ("How many homes must be inspected?", "It urges the State party to inspect 12 homes."),
        ("How many homes are to be inspected?", "It urges the State party to inspect 12 homes."),
        (
            "¿Cuándo cerró el sanatorio?",
            "El sanatorio cerró en 2015. Quedan 480 niños, y pide un plan para que vivan fuera.",
        ),
    ],
)
def test_advice_that_also_tells_what_is_so_stays(
    question: str, text: str, make_candidate: Make
) -> None:
    """And so does advice that is asked for."""
    language = "es" if text.startswith("El") else "en"
    assert not is_only_advised(analyse(question), make_candidate(text, language=language))


def test_an_item_of_advice_may_tell_what_is_so(make_candidate: Make) -> None:
    """Beside what is to be done with it."""
    item = make_candidate(
        "c) Refuerce la unidad, que en la actualidad tiene 28 botes;", kind="item", language="es"
    )
    item = replace(item, before="17. La Junta recomienda que:")
    assert not is_only_advised(analyse("¿Cuántos botes tiene la unidad?"), item)


@pytest.mark.parametrize(
    ("question", "done"),
    [("Was the pier closed?", True), ("What is the age of consent?", False)],
)
def test_what_is_so_may_stand_beside_advice_to_change_it(
    question: str, done: bool, make_candidate: Make
) -> None:
    """Only where it is asked what was done does advice tell that it was not."""
    advice = replace(
        make_candidate("(a) Close the pier and raise the age to 14;", kind="item"),
        before="The Board recommends that the isle:",
    )
    assert is_only_advised(analyse(question), advice)
    assert is_advised_not_done(analyse(question), advice) is done
