"""Figures of a place that only another sentence of the passage names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.elsewhere import is_of_the_text_around
from briefing_qa.answering.rules.ruled_out import is_ruled_out

Make = Callable[..., Candidate]

NEXT = " There was no courtroom in Pando. Later one was built."


@pytest.mark.parametrize(
    ("question", "text", "more", "out"),
    [
        ("How long do trials last in the department of Pando?", "They last 31 days.", NEXT, True),
        ("How many trials were held in Pando?", "In all 31 trials were held.", NEXT, True),
        ("How many trials were held in Pando?", "In Pando 31 trials were held.", NEXT, False),
        ("How many trials were held?", "In all 31 trials were held.", NEXT, False),
        ("Why were trials held in Pando?", "Trials were held for want of judges.", NEXT, False),
        ("How many trials did Pando hold?", "It held 31 trials.", NEXT, False),
        ("How many trials were held in Pando?", "| Trials | 31 |", NEXT, False),
        ("How many points did it get in the Pando?", "It got 31 points.", NEXT, False),
        ("¿Cuántos juicios hubo en Pando?", "Hubo 31 juicios.", " En Pando no hay sala.", True),
    ],
)
def test_a_place_of_another_sentence(
    make_candidate: Make, question: str, text: str, more: str, out: bool
) -> None:
    """A figure without a place is none for one that stands further on."""
    language = "es" if question.startswith("¿") else "en"
    candidate = make_candidate(text, passage_text=f"{text}{more}", language=language)
    assert is_of_the_text_around(analyse(question), candidate) is out
    assert is_ruled_out(analyse(question), candidate) or not out


def test_what_leads_up_to_a_sentence_tells_its_place(make_candidate: Make) -> None:
    """The sentence before it, a heading and the title of its document do."""
    asked = analyse("How many trials were held in Pando?")
    text = "In all 31 trials were held."
    passage = f"A court sits in Pando. {text}"
    assert not is_of_the_text_around(
        asked, make_candidate(text, passage_text=passage, before="A court sits in Pando.")
    )
    far = f"A court sits in Pando. It opened late. {text}"
    assert is_of_the_text_around(asked, make_candidate(text, passage_text=far))
    assert not is_of_the_text_around(
        asked, make_candidate(text, passage_text=far, path=("Report", "Courts in Pando"))
    )
    assert not is_of_the_text_around(
        asked, make_candidate(text, passage_text=far, title="Justice in Pando")
    )


def test_other_languages_have_other_names(make_candidate: Make) -> None:
    """A place is looked for in the question's language only."""
    text = "Hubo 31 juicios."
    candidate = make_candidate(text, passage_text=f"{text} En Pando no hay.", language="es")
    asked = analyse("How many trials were held in Pando?")
    assert not is_of_the_text_around(asked, candidate)


@pytest.mark.parametrize(
    ("before", "text", "out"),
    [
        ("Courts sit in Beni, Oruro and Pando.", "Judges held 31 trials.", True),
        ("It was so at 4 posts: 12 in Beni, 9 in Oruro, 3 in Pando.", "Of these, 5 ended.", True),
        ("The court in Pando is small.", "Together they held 31 trials.", True),
        ("La corte de Pando es pequeña.", "Entre todas hubo 31 juicios.", True),
        ("Courts sit in Beni and Pando.", "Judges held 31 trials.", False),
        ("Courts sit in Beni, Oruro and Pando.", "In Pando 31 trials were held.", False),
        ("The court in Pando is small.", "Judges held 31 trials.", False),
    ],
)
def test_after_a_list_of_places_a_sentence_is_of_all_of_them(
    make_candidate: Make, before: str, text: str, *, out: bool
) -> None:
    """So is one that begins with "together"."""
    spanish = "Entre" in text
    asked = "¿Cuántos juicios hubo en Pando?" if spanish else "How many trials were held in Pando?"
    candidate = make_candidate(
        text, passage_text=f"{before} {text}", before=before, language="es" if spanish else "en"
    )
    assert is_of_the_text_around(analyse(asked), candidate) is out
