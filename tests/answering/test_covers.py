"""The line of a cover that says who wrote or published a document, and of when it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.covers import cover, line_that_says
from briefing_qa.answering.measures.lifting import answers_outright
from briefing_qa.answering.questions.of_the_document import Asked, of_the_document
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.texts import is_of_no_document

BODY = "Half of the children who worked at the harbour went back to school within a year.\n"


@pytest.mark.parametrize(
    ("question", "asked", "rest"),
    [
        ("Who is the author of the report?", "author", ""),
        ("Who wrote this briefing?", "author", ""),
        ("By whom was the study prepared?", "author", ""),
        ("Who prepared the report on ports?", "author", "on ports"),
        ("¿Quién es la autora del informe?", "author", ""),
        ("¿Quiénes elaboraron el estudio?", "author", ""),
        ("¿Por quién fue escrito el informe?", "author", ""),
        ("Who wrote the article about ports?", "author", "about ports"),
        ("When was the press release published?", "date", ""),
        ("When was the article about ports published?", "date", "about ports"),
        ("¿Quién escribió el artículo sobre los puertos?", "author", "sobre los puertos"),
        ("¿Cuándo se publicó el reportaje?", "date", ""),
        ("Who published this report?", "publisher", ""),
        ("¿Qué organización publicó el informe?", "publisher", ""),
        ("When was the document issued?", "date", ""),
        ("What is the date of the report?", "date", ""),
        ("In what year was the report published?", "date", ""),
        ("¿De cuándo es el informe?", "date", ""),
        ("¿En qué año se publicó este informe?", "date", ""),
        ("What is the document number?", "symbol", ""),
        ("What is the symbol of the report?", "symbol", ""),
        ("¿Cuál es la signatura del documento?", "symbol", ""),
    ],
)
def test_a_question_may_be_of_the_document_itself(question: str, asked: str, rest: str) -> None:
    """In either language."""
    of = of_the_document(analyse(question))
    assert of is not None
    assert (of.asked, of.rest) == (asked, rest)


@pytest.mark.parametrize(
    "question",
    [
        "Who wrote the Harbour Act?",
        "When was the harbour opened?",
        "What does the report say about ports?",
        "How many people wrote to the office?",
        "Who drafted the article of the Penal Code on ports?",
        "When was the article 12 published?",
        "What is the number of the article on ports?",
        "¿Quién redactó el artículo 12 del Código?",
        "What is the number of children in the report?",
        "¿Quién escribió la carta?",
        "¿De cuándo es la ley?",
        "¿Cuál es el número de niños?",
    ],
)
def test_other_questions_are_not(question: str) -> None:
    """Nor those that only speak of a report."""
    assert of_the_document(analyse(question)) is None


@pytest.mark.parametrize(
    ("asked", "lines", "said"),
    [
        ("author", "Ports\n\nPrepared by Ibex Research", "Prepared by Ibex Research"),
        ("author", "Ports\nBy Ana Ruiz", "By Ana Ruiz"),
        ("author", "Puertos\nAutora: Ana Ruiz\n2020", "Autora: Ana Ruiz"),
        (
            "author",
            "Ports\n\nReport of the Special Rapporteur on harbours, Ilse Brandt",
            "Report of the Special Rapporteur on harbours, Ilse Brandt",
        ),
        ("author", "Puertos\nInforme de la Relatora sobre los puertos",
         "Informe de la Relatora sobre los puertos"),
        ("author", "Ports\nAna Ruiz | 7 May 2023 | 9 notes", "Ana Ruiz | 7 May 2023 | 9 notes"),
        ("author", "Ports\nAna Ruiz | 12 comments", None),
        ("publisher", "Ports\nPublished by Open Doors", "Published by Open Doors"),
        ("publisher", "Puertos\nPublicado por la Red Clara", "Publicado por la Red Clara"),
        ("date", "Ports\nGeneva, May 2020", "Geneva, May 2020"),
        ("date", "Ports\n16 June–11 July 2025\nDistr.: General 11 June 2025",
         "Distr.: General 11 June 2025"),
        ("date", "Puertos\n3 de marzo de 2022", "3 de marzo de 2022"),
        ("date", "Ports\n2021", "2021"),
        ("symbol", "Ports\nA/PRT/59/50", "A/PRT/59/50"),
        ("symbol", "Ports\nReport No. 14/2021", "Report No. 14/2021"),
        # Nothing of the kind, a time that something took, or two that may be meant.
        ("author", "Ports\nReport of the survey of 2019", None),
        ("author", "Ports\nPublished by Open Doors", None),
        ("publisher", "Ports\nBy Ana Ruiz", None),
        ("date", "Ports\n16 June–11 July 2025", None),
        ("date", "Ports\nQuito, May 2020\nRome, June 2021", None),
        ("symbol", "Ports\nThree towns and/or villages", None),
        ("date", "Children at work 2019-2020", None),
    ],
)  # fmt: skip
def test_a_line_says_it(asked: Asked, lines: str, said: str | None) -> None:
    """One alone, before the text begins."""
    text = f"{lines}\n\n{BODY}Published by Nobody in May 1999.\nBy Nobody\nA/B/C\n"
    found = line_that_says(asked, cover(text)[0])
    assert (found and found.text) == said
    assert found is None or text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("When was the report published?", "The survey was made in 2019.", True),
        ("When was the report published?", "The report was published after a delay.", True),
        ("When was the report published?", "The present report was published in 2019.", False),
        ("Who published the report?", "The report covers three towns.", True),
        ("Who published the report?", "The report was issued by Open Doors.", False),
        ("Who wrote the report?", "Ana Ruiz went to the office.", True),
        ("Who wrote the report?", "It was drawn up by Ana Ruiz.", False),
        ("¿Quién escribió el informe?", "Lo elaboró la Fundación Clara.", False),
        ("Who wrote the report?", "In the present report, Ana Ruiz looks at ports.", False),
        ("Who wrote the study on ports?", "Ana Ruiz wrote a study on ports.", False),
        ("Who wrote the article about ports?", "“We obey the law,” a spokeswoman wrote.", True),
        ("Who wrote the article about ports?", "The lessons were written by Ana Ruiz.", True),
        ("Who wrote the article about ports?", "The article was written by Ana Ruiz.", False),
        ("¿Quién escribió el artículo sobre puertos?", "«Es así», escribió el ministro.", True),
        ("¿Quién escribió el artículo sobre puertos?", "Ana Ruiz escribió el artículo.", False),
        ("When was the article about ports published?", "He hid them until May 2022.", True),
        ("¿Cuándo se publicó la noticia?", "Los datos se publicaron en 2022.", True),
        ("What is the report number?", "The report covers ports.", True),
        ("¿De cuándo es el informe?", "El informe trata de los puertos.", True),
        ("¿De cuándo es el informe?", "El informe es de 2019.", False),
        ("¿Quién escribió el informe?", "La ley rige desde 2019.", True),
        ("When was the harbour opened?", "It was opened in 2019.", False),
    ],
)
def test_what_speaks_of_no_document_is_out(
    question: str, text: str, *, out: bool, make_candidate: Callable[..., Candidate]
) -> None:
    """And what does without what is asked for."""
    language = "es" if question.startswith("¿") else "en"
    one = make_candidate(text, language=language)
    assert is_of_no_document(analyse(question), one) is out
    stated = replace(one, stated=True)
    assert not is_of_no_document(analyse(question), stated)
    assert answers_outright(analyse(question), stated)
