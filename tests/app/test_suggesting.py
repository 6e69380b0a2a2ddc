"""Other questions for one that was refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import ANY

from briefing_qa.app.suggesting import TRIED, headings_of, openings, suggest
from briefing_qa.documents import Corpus
from briefing_qa.errors import QuestionError
from briefing_qa.retrieval.filters import Filters
from briefing_qa.types import Document, Heading, Section


class Cited(NamedTuple):
    """Where an answer stands: anywhere that is asked about, unless a test says where."""

    section: Sequence[Any] = (ANY,)
    document_id: Any = ANY


@dataclass
class Reply:
    """Whether the documents do not say, how sure that is, and where they do."""

    abstained: bool
    confidence: float = 0.95
    citations: Sequence[Cited] = ()


class Answering:
    """Answers questions in which a word stands; notes what it was asked."""

    def __init__(self, word: str, cited: Cited | None = None, unsure: str = "") -> None:
        self.word, self.cited, self.unsure = word, cited or Cited(), unsure
        self.asked: list[tuple[str, Filters | None]] = []

    def ask(self, question: str, filters: Filters | None = None) -> Reply:
        """Answer where the word stands in the question."""
        self.asked.append((question, filters))
        if question == "broken":
            raise QuestionError("no")
        return Reply(
            abstained=self.word not in question,
            confidence=0.4 if self.unsure and self.unsure in question else 0.95,
            citations=[self.cited],
        )


def refusal(
    question: str, reason: str = "", texts: Sequence[tuple[str, str]] = ()
) -> dict[str, Any]:
    """What an answer object says of a refusal; passages as text and heading."""
    evidence = [{"text": text, "section": [heading] if heading else []} for text, heading in texts]
    return {"question": question, "reason": reason, "evidence": evidence}


def headed(name: str, *headings: str, language: str = "en") -> Document:
    """A document with these headings, and enough under each to be asked about."""
    sections, text = [], ""
    for title in headings:
        start = len(text)
        end = start + len(title)
        heading = Heading(title=title, start=start, end=end, line_start=start, line_end=end)
        text += f"{title}\n{'Word. ' * 100}\n"
        sections.append(
            Section(headings=(heading,), start=start, body_start=end + 1, end=len(text))
        )
    return Document(id=name, title=name, text=text, sections=tuple(sections), language=language)


def test_what_the_documents_give_instead_is_suggested() -> None:
    """The reason names what stands in its place: the question is asked about that."""
    reason = "Looked for: x. The documents give this for “women” (14.1%), not for “men”."
    found = suggest(refusal("What share of men married?", reason), Answering("women"))
    assert found == ("What share of women married?",)
    reason = "Los documentos dicen esto de “mujeres” (14,1%), no de “hombres”."
    found = suggest(refusal("¿Qué parte de los hombres?", reason), Answering("mujeres"))
    assert found == ("¿Qué parte de los mujeres?",)


def test_country_of_the_documents_takes_the_place_of_another() -> None:
    """Asked about Chile over documents on Peru, the same is suggested about Peru."""
    texts = [("Peru scored 59.", ""), ("In Peru, all is well.", "")]
    assert suggest(refusal("What did Chile score?", texts=texts), Answering("Peru")) == (
        "What did Peru score?",
    )
    assert suggest(refusal("What did Peru score?", texts=texts), Answering("")) == ()


def test_only_what_is_answered_is_suggested() -> None:
    """Headings of the nearest passages make questions; those that are refused are left out."""
    texts = [("a", "Opening hours (71/100)"), ("b", "Staff")]
    answering = Answering("Staff")
    only = Filters(document_ids=("libraries",))
    assert suggest(refusal("Who?", texts=texts), answering, only) == (
        "What do the documents say about “Staff”?",
    )
    assert [filters for _, filters in answering.asked] == [only] * 2


def test_passages_on_something_else_suggest_nothing() -> None:
    """Whoever asks about a shelter is not offered what another document has its headings on."""
    texts = [
        ("There is one shelter, with 12 beds. Another is planned at Liwonde.", "Services"),
        ("The mayors have no money for the centres.", "Reports on the rise"),
    ]
    asked = refusal("How many beds does the Liwonde shelter have?", texts=texts)
    assert suggest(asked, Answering("")) == ("What do the documents say about “Services”?",)


def test_not_more_than_a_few_questions_are_tried() -> None:
    """A refusal costs a bounded number of questions, each asked once."""
    answering = Answering("nothing has this word")
    openings([headed("a", *(f"Heading number {n}" for n in range(50)))], answering, "en")
    assert len({question for question, _ in answering.asked}) == len(answering.asked) == TRIED


def test_headings_that_make_no_question_are_passed_over(
    tmp_path: Path, write_corpus: Callable[..., Path]
) -> None:
    """Headings that are questions, too long or too short; numbers before others are left out."""
    document = headed("a", "Why?", "A", "x" * 90, "(b) Costs:", "Costs", language="es")
    assert [one.question for one in openings([document], Answering(""), "es")] == [
        "¿Qué dicen los documentos sobre «Costs»?",
    ]
    numbered = headed("a", "3.2 Forms and scale", "3.2.1. Scale", "2030 targets")
    assert [one.question for one in openings([numbered], Answering(""), "en")] == [
        f"What do the documents say about “{heading}”?"
        for heading in ("Forms and scale", "Scale", "2030 targets")
    ]
    text = f"# A\n\n## B\n\n{'Word. ' * 100}\n\n## C\n\nShort.\n"
    corpus = Corpus(write_corpus(tmp_path / "corpus", {"a.md": text}))
    assert headings_of(corpus.read("a.md")) == ["B"]


def test_openings_are_of_each_document_in_turn_and_of_one_language() -> None:
    """One of each document in the language of the page comes before a second of any."""
    documents = [
        headed("a", "First", "Second", "Third"),
        headed("b", "Primero", language="es"),
        headed("c", "Fourth", "Fifth"),
    ]
    found = openings(documents, Answering("“"), "en")
    assert [one.question.partition("“")[2] for one in found] == ["First”?", "Fourth”?", "Second”?"]
    (spanish,) = openings(documents, Answering(""), "es")
    assert (spanish.language, "Primero" in spanish.question) == ("es", True)


def test_openings_are_in_the_language_of_the_documents_where_none_is_in_that_of_the_page() -> None:
    """A heading is asked about in its own language, never in two at once."""
    (only,) = openings([headed("b", "Primero", language="es")], Answering(""), "en")
    assert (only.language, only.question) == ("es", "¿Qué dicen los documentos sobre «Primero»?")
    assert openings([headed("d", "Premier", language="fr")], Answering(""), "en") == ()


def test_questions_that_are_answered_from_elsewhere_are_not_offered() -> None:
    """Whoever asks about a heading is not shown a sentence of another document."""
    documents = [headed("a", "First"), headed("b", "Second")]
    elsewhere = Answering("", Cited(section=("First",), document_id="a"))
    assert [one.question for one in openings(documents, elsewhere, "en")] == [
        "What do the documents say about “First”?"
    ]
    texts = [("a", "First"), ("b", "Second")]
    assert suggest(refusal("Who?", texts=texts), elsewhere) == (
        "What do the documents say about “First”?",
    )


def test_questions_with_sure_answers_come_first() -> None:
    """Those with doubtful answers only fill up."""
    documents = [headed("a", "First", "Second"), headed("b", "Third")]
    found = openings(documents, Answering("", unsure="First"), "en")
    assert [one.question.partition("“")[2] for one in found] == ["Third”?", "Second”?", "First”?"]


def test_headings_in_another_language_than_their_document_are_not_asked_about() -> None:
    """A notice in two languages is asked about in one."""
    document = headed("a", "Hours", "Horario")
    text = document.text
    place = document.sections[1]
    spanish = "Los niños de la casa están en la sala. " * 20
    words = spanish[: place.end - place.body_start]
    changed = replace(document, text=text[: place.body_start] + words + text[place.end :])
    assert headings_of(changed) == ["Hours"]


def test_numbered_names_of_tables_are_left_out() -> None:
    """A question names what a table is about, and no marks of Markdown."""
    document = headed("a", "TABLE 2. Boats by *type*", "Nota 3: Becas")
    assert [one.question for one in openings([document], Answering(""), "en")] == [
        "What do the documents say about “Boats by type”?",
        "What do the documents say about “Becas”?",
    ]
