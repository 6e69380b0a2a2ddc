"""The answer object as a card shows it."""

from __future__ import annotations

from typing import Any

import pytest

from briefing_qa.answering.saying.context import Context, contexts
from briefing_qa.answering.saying.places import below_title
from briefing_qa.app.passage_views import evidence, quoted
from briefing_qa.app.reference_lines import reference_lines
from briefing_qa.app.translations import Translator
from briefing_qa.app.views import (
    Tongues,
    cells,
    claims,
    copied,
    is_likely,
    is_list,
    lead,
    level,
    names_a_gap,
    read_out,
    rows,
    spoken,
)


def citation(marker: int, quote: str, start: int = 0) -> dict[str, Any]:
    """A citation as it stands in an answer object."""
    return {
        "marker": marker, "document_id": "libraries", "title": "Libraries", "section": ["A"],
        "page": None, "start": start, "end": start + len(quote), "quote": quote,
    }  # fmt: skip


def answer(text: str, *citations: dict[str, Any], **more: Any) -> dict[str, Any]:
    """An answer object."""
    return {"question": "?", "answer": text, "citations": list(citations), "evidence": [], **more}


@pytest.mark.parametrize("shown", ["It rose.", "It rose.(2)"])
def test_marks_of_notes_in_a_quote_are_shown_in_newer_and_older_answers(shown: str) -> None:
    """A card shows the quote as it stands in the document, however the answer has its note."""
    first, second = citation(1, "It rose.[2]"), citation(2, "It fell.")
    found = claims(answer(f"{shown} [1] It fell. [2]", first, second))
    assert [one.text for one in found] == ["It rose.[2]", "It fell."]


def test_brackets_in_a_quote_are_not_taken_for_a_marker() -> None:
    """A quote that holds "[2]" stays whole, and each claim has the citation it ends with."""
    first, second = citation(1, "Rule [2] says so [1]."), citation(2, "It rained.")
    found = claims(answer("Rule [2] says so [1]. [1] It rained. [2]", first, second))
    assert [one.text for one in found] == ["Rule [2] says so [1].", "It rained."]
    assert [one.citations[0]["marker"] for one in found] == [1, 2]


def test_lists_are_told_from_prose() -> None:
    """An answer of list items gives one claim an item."""
    listed = answer("- Pay [1]\n- Train [2]", citation(1, "Pay"), citation(2, "Train"))
    assert is_list(listed)
    assert [one.text for one in claims(listed)] == ["Pay", "Train"]


def test_markers_are_followed_where_the_text_is_not_made_of_quotes() -> None:
    """Two markers in a row carry one sentence; what has no marker has no citation."""
    written = answer("Rain fell, and much. [1][2] Perhaps.", citation(1, "a"), citation(2, "b"))
    found = claims(written)
    assert [(one.text, len(one.citations)) for one in found] == [
        ("Rain fell, and much.", 2),
        ("Perhaps.", 0),
    ]


STATEMENTS = (
    citation(1, "Marriage is allowed\nfrom 16: with consent."),
    {**citation(2, "It is allowed from 14."), "document_id": "other"},
)


@pytest.mark.parametrize("first", ["The documents do not agree:", ""])
def test_statements_have_their_documents(first: str) -> None:
    """The line before them and the name before each are told from what is quoted."""
    lines = [
        "Survey: the law (2016): Marriage is allowed from 16: with consent. [1]",
        "Report (2018): It is allowed from 14. [2]",
    ]
    shown = answer("\n".join([first, *lines] if first else lines), *STATEMENTS)
    assert lead(shown) == first
    assert [(one.label, one.text) for one in claims(shown)] == [
        ("Survey: the law (2016)", "Marriage is allowed from 16: with consent."),
        ("Report (2018)", "It is allowed from 14."),
    ]
    assert [one.label_tail for one in claims(shown)] == ["(2016)", "(2018)"]


@pytest.mark.parametrize(
    ("first", "language", "likely"),
    [
        ("Nearest to an answer, the likeliest first:", "en", True),
        ("Lo más cercano a una respuesta, de más a menos probable:", "es", True),
        ("The documents do not agree:", "en", False),
        ("Los documentos no coinciden:", "es", False),
    ],
)
def test_likely_answers_are_told_from_different_ones(
    first: str, language: str, likely: bool
) -> None:
    """The line before them says which, in a language of its own; without labels they are two."""
    lines = ["Marriage is allowed from 16: with consent. [1]", "It is allowed from 14. [2]"]
    shown = answer("\n".join([first, *lines]), *STATEMENTS)
    assert lead(shown) == first
    assert (is_likely(lead(shown)), spoken(shown, "en")) == (likely, language)
    assert [one.label for one in claims(shown)] == ["", ""]
    assert not is_likely("")


def test_a_line_of_what_is_not_answered_is_no_difference() -> None:
    """It names a part of the question; an answer without a line has none."""
    assert names_a_gap("No answer was found to “how much did it cost”. The rest:")
    assert not names_a_gap("The documents do not agree:")
    assert not names_a_gap("Lo más cercano a una respuesta, de más a menos probable:")
    assert not names_a_gap("")


def test_refusal_is_spoken_in_the_language_of_the_question() -> None:
    """What is said around it goes by the words of the verdict."""
    assert spoken(answer("Los documentos no lo dicen.", abstained=True), "en") == "es"
    assert spoken(answer("The documents do not say."), "es") == "en"


@pytest.mark.parametrize("chosen", ["en", "es"])
def test_refusal_of_another_language_is_spoken_in_that_of_the_interface(chosen: str) -> None:
    """Where the verdict itself is in both languages, what is around it is in the chosen one."""
    both = "Please ask in English or in Spanish. Pregunte en inglés o en español."
    assert spoken({**answer(both), "abstained": True}, chosen) == chosen


def test_quotes_are_in_the_language_of_their_document() -> None:
    """A document that is gone is guessed at by what was quoted from it."""
    tongue = Tongues({"libraries": "fr"})
    assert tongue(citation(1, "The rain fell on all of the houses.")) == "fr"
    gone = {**citation(1, "La lluvia cayó sobre todas las casas."), "document_id": "gone"}
    assert tongue(gone) == "es"
    assert tongue({"document_id": "gone", "text": "The rain fell on all of the houses."}) == "en"


def test_items_of_several_documents_have_their_names() -> None:
    """A list whose items come from several documents names them too."""
    text = "- Survey: Marriage is allowed from 16: with consent. [1]\n- It is allowed from 14. [2]"
    shown = answer(text, *STATEMENTS)
    assert lead(shown) == ""
    assert [one.label for one in claims(shown)] == ["Survey", ""]


def test_head_and_tail_are_the_sentence() -> None:
    """The last word is kept with the marker, and nothing is lost."""
    (one,) = claims(answer("It rained a lot. [1]", citation(1, "It rained a lot.")))
    assert (one.head, one.tail) == ("It rained a ", "lot.")


@pytest.mark.parametrize(
    ("confidence", "word"), [(0.99, "high"), (0.9, "high"), (0.7, "fair"), (0.0, "low")]
)
def test_confidence_has_a_word(confidence: float, word: str) -> None:
    """From 0.9 on it is high, from 0.7 on fair."""
    assert level(confidence) == word


@pytest.mark.parametrize("confidence", [0.8951, 0.895, 0.8949, 0.6951, 0.695, 0.6949])
def test_word_for_a_confidence_goes_with_the_figure_beside_it(confidence: float) -> None:
    """What is written as 90% is high, not fair: the figure is rounded before it has a word."""
    figure = int(Translator("en").percent(confidence).rstrip("%"))
    assert level(confidence) == level(figure / 100)


def test_evidence_says_which_words_match_and_what_is_cited() -> None:
    """Words of the question are marked in whatever form they stand; the text stays the same."""
    text = "Small libraries close early. The office opened one library."
    place = {
        "document_id": "libraries", "section": ["Libraries", "Hours"], "page": None,
        "start": 10, "end": 10 + len(text), "text": text, "score": 1.0,
    }  # fmt: skip
    one = citation(1, "Small libraries close early.", start=10)
    shown = answer("x", one, question="Which library closes?", evidence=[place])
    (found,) = evidence(shown, {"libraries": "libraries"})
    assert "".join(stretch.text for stretch in found.stretches) == text
    assert found.matched == ("libraries", "close", "library")
    assert found.cited
    assert found.path == ("Hours",)
    (of_two,) = evidence(shown, {"libraries": "Libraries", "other": "Other"})
    assert of_two.path == ("Libraries", "Hours")


def test_copied_text_has_a_reference_for_each_marker() -> None:
    """Below the answer stand the references, one a line."""
    text = copied(answer("It rained. [1]"), {1: "Libraries. Office. Hours (characters 0-10)"})
    assert text == "It rained. [1]\n\n[1] Libraries. Office. Hours (characters 0-10)"


def test_first_heading_is_left_out_where_it_is_the_title() -> None:
    """The title is shown once, in whatever case the heading is written."""
    assert below_title("Peru: x", ["PERU: X", "Law"]) == ("Law",)
    assert below_title("Peru", ["Law"]) == ("Law",)
    assert below_title("Peru", []) == ()


def test_headings_that_are_the_title_together_are_left_out() -> None:
    """A title and the line below it that goes on are not written twice over every passage."""
    two = ["Stolen Journeys", "Child trafficking in Benin", "Law"]
    assert below_title("Stolen Journeys: Child trafficking in Benin", two) == ("Law",)
    assert below_title("Stolen Journeys: A study", two) == tuple(two)


def test_rows_of_tables_are_copied_and_read_out_with_the_names_of_their_columns() -> None:
    """Without its header a row says nothing; marks of Markdown are not taken along."""
    row, bold = citation(1, "| Town | 5 |"), citation(2, "**Note:** it rained.")
    shown = answer("| Town | 5 | [1] **Note:** it rained. [2]", row, bold)
    told = rows({1: Context("table", "Who: Town; Sum: 5"), 2: Context("before", "Once.")})
    assert copied(shown, {1: "A", 2: "B"}, told).startswith(
        "Who: Town; Sum: 5 [1] Note: it rained. [2]\n\n[1] A"
    )
    assert [read_out(one, told) for one in claims(shown)] == [
        "Who: Town; Sum: 5",
        "Note: it rained.",
    ]


@pytest.mark.parametrize("caption", ["", "Boats of the coast, 2021\n\n"])
def test_row_that_names_its_columns_is_shown_as_cells(caption: str) -> None:
    """As readers of PDF files write it, with and without a caption; a sentence stays as it is."""
    row = "| Town: Montero | Boats: **328** |"
    place = {"document_id": "libraries", "section": ["A"], "start": 0, "end": len(caption + row)}
    found = answer(
        f"{row} [1]", citation(1, row, len(caption)), evidence=[{**place, "text": caption + row}]
    )
    around = contexts(found)
    (claim,) = claims(found)
    assert cells(claim, around) == (("Town", "Montero"), ("Boats", "328"))
    assert [one.words for one in reference_lines(found["citations"], around)] == [caption.strip()]
    (sentence,) = claims(answer("It rained. [1]", citation(1, "It rained.")))
    assert cells(sentence, {}) == ()


def test_own_words_are_in_the_language_of_the_question_where_the_quote_has_none() -> None:
    """A row of figures is in no language."""
    figures = answer("2022 517 [1]", citation(1, "2022 517"), question="¿Cuántas en 2022?")
    assert spoken(figures, "en") == "es"


def test_passage_is_shown_from_where_the_words_of_the_question_stand() -> None:
    """What is in sight are the words that were looked for."""
    first = "The river is long and it has many bends that nobody counted. " * 5
    text = f"{first}Libraries open on Sundays."
    place = {"document_id": "a", "section": [], "start": 0, "end": len(text), "text": text}
    asked = {"question": "Which libraries open on Sundays?", "evidence": [place], "citations": []}
    (found,) = evidence(asked, {"a": "A"})
    assert "".join(one.text for one in found.stretches) == "Libraries open on Sundays."
    assert (found.begins, text[found.stretches[0].start :]) == (False, "Libraries open on Sundays.")
    (whole,) = evidence({**asked, "question": "How long is the river?"}, {"a": "A"})
    assert whole.begins


NEAR = {"document_id": "wells", "start": 100, "end": 200, "page": None, "section": []}
BEDS = "There are 12 beds,\nsays the “Board”."


@pytest.mark.parametrize(
    "reason",
    [
        "Looked for: “Cala”. The nearest one is not on it: “There are 12 beds, says the “Board”.”",
        "Palabras buscadas: “camas”. Los documentos dicen: “There are 12 beds, says the …”",
    ],
)
def test_sentence_that_a_reason_quotes_has_its_place(reason: str) -> None:
    """It is found in the passages, over line ends, with quotes in it, and where its end is cut."""
    passages = [{**NEAR, "text": "Two wells."}, {**NEAR, "text": f"A well. {BEDS} It rained."}]
    found = quoted(answer("", reason=reason, evidence=passages))
    assert found is not None
    assert (found["document_id"], found["start"]) == ("wells", 108)
    assert found["quote"] == BEDS[: found["end"] - found["start"]]
    assert found["quote"].startswith("There are 12 beds,\nsays the")


@pytest.mark.parametrize(
    "reason",
    [
        None,
        "Looked for: “beds”. Nowhere in the documents: “beds”.",
        "The nearest sentence does not name “Cala”: “Table 2 – Place: Cala; Beds: 12”",
        "The nearest sentence gives no share: “”",
    ],
)
def test_reason_that_quotes_no_sentence_of_a_passage_has_no_place(reason: str | None) -> None:
    """Words that were looked for, and the cells of a row with their names, are no quote."""
    passages = [{**NEAR, "text": "beds | 12 | Cala"}]
    assert quoted(answer("", reason=reason, evidence=passages)) is None
