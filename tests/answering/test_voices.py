"""Whose own text a document is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.voices import voices
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.reading.as_asked import as_asked
from briefing_qa.answering.rules.details import unmet
from briefing_qa.answering.rules.sayers import is_said_by_another

Make = Callable[..., Candidate]

OWN = "The Committee recommends a ban. The Committee notes the law. The Committee is concerned. "
SUYO = (
    "Al Comité le preocupa la ley. El Comité recomienda una beca. Inquieta también al Comité que "
    "falten albergues. El Comité insta al Estado parte a abrir otro."
)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (OWN, {"committee"}),
        (SUYO, {"committee"}),
        (
            "The Committees recommend it, as the Committees urge. The Committees note.",
            {"committee"},
        ),
        ("El Tribunal considera que no. El Tribunal observa. El Tribunal concluye.", {"court"}),
        ("The Committee recommended a ban. The Committee noted a law. It asked why.", set()),
        ("The Committee recommends a ban, as UNICEF does.", set()),
        ("In the present general comment the term means boys.", {"committee"}),
        ("La presente observación general trata de ello.", {"committee"}),
        ("The general comment No. 7 is cited in the present report.", set()),
    ],
)
def test_a_body_speaks_in_its_own_text(text: str, kinds: set[str]) -> None:
    """Often, and in the present tense."""
    assert voices(text) == kinds


@pytest.mark.parametrize(
    "question",
    [
        "What is a social norm in the sense of the two Committees?",
        "What kinds of harm are there according to the Committee?",
        "Why does the Committee want a ban?",
    ],
)
def test_who_speaks_need_not_be_named_in_each_sentence(make_candidate: Make, question: str) -> None:
    """Only in a text of its own."""
    asked = analyse(question)
    one = make_candidate("A social norm is a rule of a community.")
    assert unmet(asked, replace(one, voices=frozenset({"committee"}))) == ()
    assert unmet(asked, replace(one, voices=frozenset({"court"})))
    assert unmet(asked, one)


def test_another_body_has_to_be_named(make_candidate: Make) -> None:
    """The Committee is none with a longer name, nor a Commission against something."""
    one = replace(make_candidate("The rule is new."), voices=frozenset({"committee"}))
    assert unmet(analyse("What rule does the Sports Committee want?"), one)


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("What is it according to the Committee?", "What is it according to the report?"),
        ("What is it in the view of the two Committees?", "What is it in the view of the reports?"),
        ("¿Qué es, según el Comité?", "¿Qué es, según el informe?"),
    ],
)
def test_who_speaks_is_the_report_for_the_reader(
    make_candidate: Make, question: str, read: str
) -> None:
    """As one who published it is."""
    one = make_candidate("It is a rule.")
    assert as_asked(analyse(question), replace(one, voices=frozenset({"committee"}))) == read
    assert as_asked(analyse(question), one) == question


def test_who_says_it_may_be_named_in_full(make_candidate: Make) -> None:
    """UNICEF is the United Nations Children's Fund, and not the World Bank."""
    asked = analyse("How many girls are there according to the WHO and UNICEF estimate?")
    named = make_candidate("The United Nations Children’s Fund counts 12 girls.")
    assert not is_said_by_another(asked, named)
    assert is_said_by_another(asked, make_candidate("The World Bank Group counts 12 girls."))


@pytest.mark.parametrize(
    ("question", "text", "by_another"),
    [
        (
            "According to the World Bank, how many girls are there?",
            "The World Health Organization counts 12 girls.",
            True,
        ),
        (
            "Según el Banco Mundial, ¿cuántas niñas hay?",
            "The World Health Organization counts 12 girls.",
            True,
        ),
        (
            "Según el Banco Mundial, ¿cuántas niñas hay?",
            "The World Bank counts 12 girls, as the Ministry of Labour says.",
            False,
        ),
        (
            "Según la Relatora Especial, ¿cuántas niñas hay?",
            "The Special Rapporteur counts 12 girls in North Harbour.",
            False,
        ),
        ("According to Ilse Brandt, how many are there?", "There Brandt saw Old Harbour.", False),
    ],
)
def test_a_body_of_another_kind_says_something_else(
    make_candidate: Make, question: str, text: str, by_another: bool
) -> None:
    """A word that two names share is not enough, nor is another language."""
    assert is_said_by_another(analyse(question), make_candidate(text)) is by_another
