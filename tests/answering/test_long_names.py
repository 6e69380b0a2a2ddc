"""A name of several words is not met by another one of its kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lacking_details import lacks

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.details import unmet
from briefing_qa.answering.words.acronyms import goes_by_acronym
from briefing_qa.answering.words.names import long_names, name_runs, only_names

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "text", "missing"),
    [
        ("How many inspectors has the Ministry of Mines?",
         "The Ministry of Labour has 58 inspectors.", ["Mines"]),
        ("How many inspectors has the Ministry of Mines?",
         "The Ministry of Mines has 58 inspectors.", []),
        ("How many inspectors has the Ministry of Mines?", "The Ministry has 58 inspectors.", []),
        ("How many inspectors has the Ministry of Mines?", "The ministry of mines has 58.", []),
        ("What share came from the Northern Province?",
         "The Southern Province had 12% of them.", ["Northern"]),
        ("What does the Criminal Code say of it?", "The Civil Code forbids it.", ["Criminal"]),
        ("What did Ilse Brandt say?", "Ilse Haddad said no.", ["Brandt"]),
        ("What did Ilse Brandt say?", "Ilse said no.", []),
        ("What did Ilse Brandt say?", "Ms Brandt said no.", []),
        ("What did the Human Rights Committee ask?",
         "The Committee against Torture spoke of human dignity.", ["Rights"]),
        ("What did the International Labour Organization ask?", "The ILO asked for a law.", []),
        ("What did the Ministry of Mines ask of the Ministry of Labour?",
         "It asked the Ministry of Labour for a law, said the Ministry of Mines.", []),
        ("¿Cuántos inspectores tiene el Ministerio de Minas?",
         "El Ministerio de Trabajo tiene 58.", ["Minas"]),
        ("¿Qué dice el Código Penal?", "El código penal lo prohíbe.", []),
        ("¿Qué hizo el Ministerio de Minas del Perú?",
         "En el Perú lo hizo el Ministerio de Trabajo.", ["Minas"]),
        ("What did the Ministry of Mines of Peru do?",
         "In Peru the Ministry of Labour did it.", ["Mines"]),
        ("What did the University of Chile find?", "It was found by the University of Chile.", []),
        ("¿Qué dice el Código Penal?", "El Código Civil lo prohíbe.", ["Penal"]),
        ("¿Qué multa prevé la Ley?", "The statute sets a fine.", []),
    ],
)  # fmt: skip
def test_the_word_that_tells_it_from_others_must_be_met(
    make_candidate: Make, question: str, text: str, missing: list[str]
) -> None:
    """Not the word for its kind; a text that says only "the Ministry" may mean it."""
    language = "es" if " el " in f" {text.lower()} " else "en"
    assert lacks(question, make_candidate(text, language=language)) == missing


def test_a_later_sentence_does_not_name_who_did_it(make_candidate: Make) -> None:
    """The sentence on one ministry is not of the other one that the passage has too."""
    own = "The Ministry of Labour has 58 inspectors."
    passage = f"{own} The Ministry of Mines has none."
    asked = analyse("How many inspectors has the Ministry of Mines?")
    assert [d.shown for d in unmet(asked, make_candidate(own, passage_text=passage))] == ["Mines"]
    under = make_candidate(own, passage_text=passage, path=("Ministry of Mines",))
    assert unmet(asked, under) == ()
    plain = make_candidate("It has 58 inspectors.", passage_text=f"It has 58 inspectors. {passage}")
    assert [d.shown for d in unmet(asked, plain)] == ["Ministry", "Mines"]
    assert unmet(asked, replace(plain, before="The Ministry of Mines is small.")) == ()


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("the Ministry of Mines and Save the Children", ["Ministry Mines", "Save Children"]),
        ("la Casa de la Mujer", ["Casa Mujer"]),
        ("rechazó el Congreso el Protocolo", ["Congreso", "Protocolo"]),
        ("Norvik's Law on Homes, Plan Verde", ["Norvik's", "Law Homes", "Plan Verde"]),
    ],
)
def test_neighbouring_capitals_make_one_name(text: str, runs: list[str]) -> None:
    """With small words between them, up to a comma, a possessive or a bare article."""
    found = [" ".join(text[t.start : t.end] for t in run) for run in name_runs(text)]
    assert found == runs


def test_an_acronym_stands_for_a_name() -> None:
    """By its letters or because it is a known one; another acronym is none."""
    assert goes_by_acronym("International Labour Organization", "The ILO says so.")
    assert goes_by_acronym("International Labour Organization", "Lo dice la OIT.")
    assert goes_by_acronym("Norvik Deposit Bank", "the NDB")
    assert not goes_by_acronym("Norvik Deposit Bank", "the NBD")


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("The Child Safety Index ranks 60. The Safety Index is new.", {"index": "child safety"}),
        ("The Child Safety Index and the Press Index rank 60 States.", {}),
        ("El Plan Nacional de Niñez rige. La Ley de Trata también.",
         {"plan": "nacional ninez", "act": "trata"}),
        ("The Index ranks 60 States.", {}),
    ],
)  # fmt: skip
def test_the_only_name_of_a_kind_is_known(text: str, called: dict[str, str]) -> None:
    """A shorter name of the same thing is no other one."""
    assert dict(only_names(text)) == {kind: set(own.split()) for kind, own in called.items()}


@pytest.mark.parametrize(
    ("question", "heading", "missing"),
    [
        ("What is it in the Child Safety Response Index?", "Results in the Index", False),
        ("What is it in the Child Safety Response Index?", "Results", True),
        ("What is it in the Child Safety Response Index?", "Results by index", True),
        ("What is it in the Child Safety Response Survey?", "Results in the Index", True),
    ],
)
def test_what_is_the_only_one_may_be_called_by_its_kind(
    make_candidate: Make, question: str, heading: str, missing: bool
) -> None:
    """As "the Index", which is the one that the document names elsewhere, and no other one."""
    one = make_candidate("Tarma came 29th of 60.", path=(heading,))
    known = replace(one, called=(("index", frozenset({"child", "safety", "response"})),))
    assert bool(unmet(analyse(question), known)) == missing


def test_without_that_a_kind_may_be_of_any_name(make_candidate: Make) -> None:
    """Then most of the words of a name have to stand there."""
    one = make_candidate("Tarma came 29th of 60.", path=("Results in the Index",))
    assert unmet(analyse("What is it in the Child Safety Response Index?"), one)


PIECES = [
    "Ministry",
    "the",
    "of",
    "el",
    "Plan",
    "plan",
    "Labour",
    "United",
    "States",
    ",",
    "\n",
    "in",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
@example("Court of the United\nStates Court of Labour")
def test_only_names_are_those_of_the_whole_text(text: str) -> None:
    """Looking through some lines only finds what the text has, as if it were one piece."""
    found: dict[str, list[frozenset[str]]] = {}
    for name in long_names(text):
        for kind in name.kinds if name.own else ():
            found.setdefault(kind, []).append(frozenset(name.own))
    longest = {kind: max(names, key=len) for kind, names in found.items()}
    alone = {k for k, names in found.items() if all(words <= longest[k] for words in names)}
    assert dict(only_names(text)) == {kind: longest[kind] for kind in alone}
