"""Which documents of the shelf a question names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.designations import Designation
from briefing_qa.answering.questions.document_phrases import document_phrases
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.documents_named import Naming, documents_named
from briefing_qa.store import DocumentRecord

Make = Callable[..., Candidate]


def _record(name: str, title: str, language: str, publisher: str = "") -> DocumentRecord:
    return DocumentRecord(
        id=name,
        title=title,
        path=f"{name}.txt",
        language=language,
        sha256=name,
        characters=1_000,
        passages=5,
        indexed_at="2026-01-01",
        publisher=publisher,
    )


SHELF = {
    record.id: record
    for record in (
        _record("gc7-street-games", "En gc7 street games", "en"),
        _record("customs", "Customs that hurt: harmful practices", "en", "Harbour Watch"),
        _record("peru-cat", "Comité contra la Tortura: observaciones", "es"),
        _record("zambia-2019", "Annual report on Zambia 2019", "en", "Ministry of Labour"),
    )
}
COVERS = {"customs": Designation(calls_itself="joint general recommendation")}


def _named(question: str) -> Naming | None:
    return documents_named(analyse(question), SHELF, lambda one: COVERS.get(one, Designation()))


@pytest.mark.parametrize(
    ("question", "document", "rest"),
    [
        (
            "What age of marriage is asked for in the recommendation on harmful practices?",
            "customs",
            "What age of marriage is asked for?",
        ),
        (
            "¿Cuál es la edad para casarse según la recomendación sobre prácticas nocivas?",
            "customs",
            "¿Cuál es la edad para casarse?",
        ),
        (
            "According to the joint recommendation, how many girls marry early?",
            "customs",
            "How many girls marry early?",
        ),
        (
            "How many nets were lost, according to the Harbour Watch report?",
            "customs",
            "How many nets were lost?",
        ),
        (
            "Según la observación general 7, ¿cuántos parques cerraron?",
            "gc7-street-games",
            "¿Cuántos parques cerraron?",
        ),
        ("Which parks closed, according to GC7?", "gc7-street-games", "Which parks closed?"),
        ("¿qué parques cerraron? comentario 7", "gc7-street-games", "¿qué parques cerraron?"),
        (
            "¿Alcanzan los refugios para mujeres golpeadas? ¿Qué dijo el Comité contra la Tortura?",
            "peru-cat",
            "¿Alcanzan los refugios para mujeres golpeadas?",
        ),
        (
            "¿A quién hay que dar cursos, según el comité antitortura?",
            "peru-cat",
            "¿A quién hay que dar cursos?",
        ),
        (
            "Are there enough shelters for women, per the Committee against Torture?",
            "peru-cat",
            "Are there enough shelters for women?",
        ),
        (
            "¿Hay albergues para mujeres, según el CAT en 2012?",
            "peru-cat",
            "¿Hay albergues para mujeres en 2012?",
        ),
    ],
)
def test_a_document_is_named_by_title_number_or_author(
    question: str, document: str, rest: str
) -> None:
    """In both languages; the words that only name it are not asked for."""
    named = _named(question)
    assert named is not None
    assert named.documents == (document,)
    assert named.question.text == rest


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("What did the Committee against Torture ask about shelters?", "peru-cat"),
        ("What do the harmful practices guidelines say about marriage?", "customs"),
        ("Does GC7 ban street games at night?", "gc7-street-games"),
    ],
)
def test_what_is_more_than_a_frame_stays(question: str, document: str) -> None:
    """The document is named, and its name is needed in the question."""
    named = _named(question)
    assert named is not None
    assert named.documents == (document,)
    assert named.question.text == question


@pytest.mark.parametrize(
    "question",
    [
        "According to the World Bank, how many girls marry early?",
        "Según el Banco Mundial, ¿cuántas niñas se casan?",
        "How many girls marry, according to the UNICEF report?",
        "¿Cuántas niñas se casan, según el informe de UNICEF sobre prácticas?",
        "In the recommendation on harmful chemicals, what is banned?",
        "What is asked for in the joint recommendation on chemicals?",
        "Según la observación general 8, ¿cuántos parques cerraron?",
        "Which parks closed, according to GC8?",
        "According to the Committee on Migrant Workers, who needs help?",
        "According to women, what is missing?",
        "Según las mujeres, ¿qué falta?",
        "¿Qué dijo el Comité sobre los albergues?",
        "Is there a report on harmful customs?",
        "How many cities report harmful practices?",
        "What does a study of harmful practices need?",
    ],
)
def test_other_names_name_no_document(question: str) -> None:
    """Nor do people, bodies without a name, and any report."""
    assert _named(question) is None


def test_of_two_that_are_named_none_is_left_out() -> None:
    """A comparison asks both."""
    assert _named("Do GC7 and the harmful practices report agree on girls?") is None


def test_who_says_something_may_be_quoted_elsewhere(make_candidate: Make) -> None:
    """A document that is named by its kind is the only one; a body may be quoted by others."""
    question = "What share of girls work, according to the Ministry of Labour?"
    named = _named(question)
    assert named is not None
    assert not named.is_sure
    asked = analyse(question)
    quoting = make_candidate("The Ministry of Labour counts a tenth of girls.", language="en")
    assert named.is_quoted_in(quoting, asked)
    assert not named.is_quoted_in(make_candidate("A tenth of girls work."), asked)
    report = _named("What share of girls work, according to the Zambia report?")
    assert report is not None
    assert report.is_sure


def test_the_documents_are_those_that_may_be_asked() -> None:
    """What a filter leaves out is not named."""
    asked = analyse("Which parks closed, according to GC7?")
    shelf = {name: SHELF[name] for name in ("customs", "peru-cat")}
    assert documents_named(asked, shelf, lambda _: Designation()) is None
    renamed = {**shelf, "other": replace(SHELF["gc7-street-games"], id="other")}
    found = documents_named(asked, renamed, lambda _: Designation())
    assert found is not None
    assert found.documents == ("other",)


@pytest.mark.parametrize("matter", ["cities", "settlements", "listeners", "letters", "property"])
def test_a_phrase_goes_on_with_words_that_only_begin_like_verbs(matter: str) -> None:
    """A word like "cities" is nothing that a document does, as "cites" is."""
    (phrase,) = document_phrases(f"What is told in the report on {matter}?")
    assert [word.folded for word in phrase.words] == [matter]


@pytest.mark.parametrize("verb", ["cites", "calls", "asks", "sets", "lists", "says"])
def test_a_phrase_ends_where_the_document_does_something(verb: str) -> None:
    """What follows is what it says."""
    (phrase,) = document_phrases(f"What does the report on nets {verb} fishers?")
    assert [word.folded for word in phrase.words] == ["nets"]


@pytest.mark.parametrize("verb", ["ratify", "sign", "accede to"])
def test_who_ratifies_is_no_document(verb: str) -> None:
    """Nor is the treaty part of its name."""
    (phrase,) = document_phrases(f"When did Peru {verb} the CRC?")
    assert [word.folded for word in phrase.words] == ["peru"]


def test_anti_may_be_a_word_of_its_own() -> None:
    """Nothing is left of it where what is meant is looked for behind "anti"."""
    assert _named("How often did Bolivia's top anti-trafficking body meet?") is None
    assert _named("What does the anti harmful practices recommendation ask for?") is None


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Harmful practices reports in Tarma in 2019?", False),
        ("How many reports of harmful practices were there?", False),
        ("How many of the reports on harmful practices came in time?", False),
        ("¿Cuántos informes sobre prácticas nocivas hubo?", False),
        ("What does the report on harmful practices say of boys?", True),
        ("What do the reports on harmful practices say of boys?", True),
    ],
)
def test_reports_that_are_counted_or_any_are_no_documents(question: str, named: bool) -> None:
    """Cases are reported too: only "the reports" may be those of the shelf."""
    phrases = document_phrases(question)
    assert any(one.kind == "report" for one in phrases) == named
    assert (_named(question) is not None) == named
