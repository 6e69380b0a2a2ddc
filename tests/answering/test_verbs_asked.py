"""Refusals that name as lacking only what a text that answers would have."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.rules.details import unmet
from briefing_qa.answering.saying.abstention import reason
from briefing_qa.answering.saying.verbs_asked import is_said_otherwise
from briefing_qa.answering.words.facts import facts, holds_number

Make = Callable[..., Candidate]
Weigh = Callable[[Question, Sequence[Candidate]], Weights]


@pytest.mark.parametrize(
    ("question", "verbs"),
    [
        ("¿Qué día votó el Senado la ley contra el criadazgo?", ["voto"]),
        ("¿Por qué el ministerio decidió cobrar a los municipios?", ["decidio"]),
        ("¿Quién ganó el mundial de fútbol?", ["gano"]),
        ("¿Qué opina Rosa Mamani del programa?", ["opina"]),
        ("¿Qué empuja a los chicos al norte?", ["empuja"]),
        ("¿Cuánto ganan las niñas que arman petardos?", ["ganan", "arman"]),
        ("¿Qué ayuda reciben las familias?", []),
        ("¿Qué multa paga la empresa de transporte?", []),
        ("¿Cuántos fueron rechazados en la frontera?", []),
        ("¿Qué es el criadazgo?", []),
        ("Did Ana vote for it?", []),
    ],
)
def test_the_verb_of_a_spanish_question_is_known(question: str, verbs: list[str]) -> None:
    """By its past form, or by where it stands; nouns that look like verbs are none."""
    asked = analyse(question)
    assert [w.folded for w in asked.words if is_said_otherwise(asked, w)] == verbs


def test_such_a_verb_is_not_said_to_stand_nowhere(make_candidate: Make, weigh_words: Weigh) -> None:
    """What else stands nowhere still is."""
    told = [make_candidate("La ley sobre el trabajo fue aprobada el 3 de mayo.", language="es")]
    asked = analyse("¿Qué día votó el Senado la ley sobre las zancudas?")
    found = reason(asked, told, weigh_words(asked, told))
    assert found.startswith("Palabras buscadas: “día”, “votó”, “Senado”")
    assert "No aparece en ningún documento: " in found
    nowhere = found.partition("No aparece en ningún documento: ")[2]
    assert "votó" not in nowhere
    assert "zancudas" in nowhere


@pytest.mark.parametrize(
    ("text", "number", "held"),
    [
        ("where the child is at least fourteen years old", "14", True),
        ("una niña menor de catorce años", "14", True),
        ("forty-two cases", "42", True),
        ("cuarenta y dos casos", "42", True),
        ("veintiún casos", "21", True),
        ("twenty boys and ten girls", "20", True),
        ("forty-two cases", "40", False),
        ("fourteen thousand cases", "14", False),
        ("two hundred and fourteen cases", "14", False),
        ("one hundred and twenty cases", "20", False),
        ("sixteen cases", "14", False),
    ],
)
def test_a_number_may_stand_in_words(text: str, number: str, *, held: bool) -> None:
    """In either language, and as no part of a larger one."""
    assert holds_number(facts(text), number) is held


@pytest.mark.parametrize(
    ("question", "language", "text"),
    [
        ("How old may the partner of a 14-year-old be?", "en", "The child is at least {} years."),
        (
            "¿Qué edad puede tener la pareja de un adolescente de 14 años?",
            "es",
            "Tendrá al menos {} años.",
        ),
    ],
)
def test_a_number_is_met_by_its_word(
    make_candidate: Make, question: str, language: str, text: str
) -> None:
    """The nearest sentence is not said to lack "14" where it says "fourteen"."""
    word, other = ("fourteen", "fifteen") if language == "en" else ("catorce", "quince")
    asked = analyse(question)
    assert unmet(asked, make_candidate(text.format(word), language=language)) == ()
    lost = unmet(asked, make_candidate(text.format(other), language=language))
    assert [one.shown for one in lost] == ["14"]


def test_no_share_is_missed_that_the_next_sentence_gives(
    make_candidate: Make, weigh_words: Weigh
) -> None:
    """It tells of what the nearest one does not name."""
    counted = "The Norland helpline opened 9,700 cases."
    behind = "Sexual violence made up 31% of them."
    asked = analyse("What share of the cases opened by the Norland helpline was sexual violence?")

    def said(second: str) -> str:
        whole = f"{counted} {second}"
        candidates = [
            make_candidate(counted, passage_text=whole, similarity=0.8),
            make_candidate(
                second, passage_text=whole, before=counted, start=len(counted) + 1, rank=1
            ),
        ]
        weights = weigh_words(asked, candidates)
        return reason(asked, candidates, weights, nearest=candidates[0])

    assert "gives no share" not in said(behind)
    assert "gives no share" in said("Sexual violence was among them, as 31 callers told.")
