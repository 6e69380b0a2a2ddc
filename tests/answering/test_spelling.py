"""Mending typing errors, and leaving everything else alone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from briefing_qa.answering.evidence.finding import weigh
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.questions.spelling import correct
from briefing_qa.models.embedding import HashingEmbedder
from briefing_qa.store import SqliteStore

Mend = Callable[[str], str]


@pytest.fixture
def mend(small_store: SqliteStore) -> Mend:
    """The text of a question after correction against the small documents."""

    def mended(text: str) -> str:
        question = analyse(text)
        with small_store.snapshot() as snapshot:
            weights = weigh(question, ["en", "es"], snapshot, snapshot.documents())
            vector = HashingEmbedder().embed([question.text])[0]
            return correct(question, weights, snapshot, vector).text

    return mended


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("How many libaries were open?", "How many libraries were open?"),
        ("how many librarries open on sundayss", "how many libraries open on sundays"),
        ("what share of libraryans were women", "what share of librarians were women"),
        ("why do small libraries colse erly?", "why do small libraries close early?"),
        ("Quién cavó el cannal en el valle", "Quién cavó el canal en el valle"),
        ("¿qué pide la asociasión?", "¿qué pide la asociacion?"),
        ("cuántas vendedroas pagan una tasa", "cuántas vendedoras pagan una tasa"),
        # of which the documents have another form only
        ("what did they borow?", "what did they borrow?"),
    ],
)
def test_typing_errors_are_mended(mend: Mend, typed: str, meant: str) -> None:
    """A word that nobody knows becomes the word of the documents that is almost the same."""
    assert mend(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "How many libraries were open on Sundays?",
        "How many libertarians were there?",
        "Do hospitals open?",
        "Is there a vendor of gardenias?",
        "What did Chile and Chad borrow?",
        "¿Cuántos peruanos y bolivianos leen?",
        "Did 1251 libraries open in 2023?",
        "Does Quechua have a plural?",
        "Did Xochitl Wojciechowska read?",
        "Is the lbry up?",
        "niños y mujeres",
        "图书馆 библиотека",
        # forms that no dictionary has, of words that it has
        "¿Qué vendedores pagaban tarifas y tasarían ventas?",
        "¿Quiénes cavarán y excavando cavaron?",
        # spelled as the dictionary does not have it, and irregular forms of what it has
        "did they criticise or labelled the colourways",
        "¿Quiénes dispusieron y obtuvieron libros?",
        # more than one letter from a word of the documents
        "why is librarianship in the sundeck",
        "¿cuántas vendedurias hay?",
        # a name that is like a word, not like a name
        "Did Librari or Gardenn open?",
    ],
)
def test_what_is_no_typing_error_stays(mend: Mend, text: str) -> None:
    """Words of a dictionary, countries, names, numbers and short words are left alone."""
    assert mend(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "¿Considera el informe que el canal está bien?",
        "¿Qué indica el informe?",
        "¿Qué librarias hay en la costa?",
        "¿Cuántos canales recibió la librariana?",
        "¿Quién cavó el gardín?",
        "how many guarderias opened",
    ],
)
def test_no_word_of_the_other_language_is_put_into_a_question(mend: Mend, text: str) -> None:
    """What looks like "libraries" or "garden" stays in Spanish, like "mercados" in English."""
    assert mend(text) == text


@pytest.mark.parametrize(
    ("text", "asked", "mended"),
    [
        # Names are no words of a language: a Spanish question gets that of an English text.
        (
            "In Quillaymarca the works of Humphrey opened; many hydrants work well.",
            "¿Qué hizo Humprey en Quillaymraca con los hydrantz?",
            "¿Qué hizo Humphrey en Quillaymarca con los hydrantz?",
        ),
        # No dictionary has "criticise", one letter from "criticism"; nor has it "recieve".
        (
            "The criticism was received by the library.",
            "Did they criticise what they recieve?",
            "Did they criticise what they receive?",
        ),
    ],
)
def test_only_what_is_no_word_anywhere_is_mended(
    text: str,
    asked: str,
    mended: str,
    tmp_path: Path,
    write_corpus: Callable[..., Path],
    build_index: Callable[..., SqliteStore],
) -> None:
    """Names of the documents are mended in any language, another spelling is no typing error."""
    store = build_index(write_corpus(tmp_path / "corpus", {"a.txt": text}), tmp_path / "index")
    question = analyse(asked)
    with closing(store), store.snapshot() as snapshot:
        weights = weigh(question, ["en"], snapshot, snapshot.documents())
        vector = HashingEmbedder().embed([question.text])[0]
        assert correct(question, weights, snapshot, vector).text == mended


@pytest.mark.parametrize(
    "name", ["Doña Marca", "the Garden Foundation", "the Roading Office", "Lima", "Pera"]
)
def test_names_that_are_like_a_word_of_the_documents_stay(mend: Mend, name: str) -> None:
    """A question for another name is not turned into one for the documents' own."""
    question = f"How many books did {name} lend?"
    assert mend(question) == question


def test_a_question_without_errors_is_the_same_object(small_store: SqliteStore) -> None:
    """Nothing is analysed twice where there is nothing to mend."""
    question = analyse("How many libraries were open?")
    with small_store.snapshot() as snapshot:
        weights = weigh(question, ["en", "es"], snapshot, snapshot.documents())
        vector = HashingEmbedder().embed([question.text])[0]
        assert correct(question, weights, snapshot, vector) is question


@pytest.mark.parametrize("text", ["how many libaries, how many libaries?", "libaries libaries"])
def test_an_error_made_twice_is_mended_twice(mend: Mend, text: str) -> None:
    """Every place of a mistyped word is mended."""
    assert "libaries" not in mend(text)


def test_a_name_may_be_further_from_that_of_the_documents(
    tmp_path: Path, write_corpus: Callable[..., Path], build_index: Callable[..., SqliteStore]
) -> None:
    """Places go by other names in other languages; what is no name becomes none."""
    text = "In Catalonia the young read; a catalogue of Andalusia helps them."
    store = build_index(write_corpus(tmp_path / "corpus", {"a.txt": text}), tmp_path / "index")
    question = analyse("¿Qué hacen los jóvenes en Cataluña y con cataluñas?")
    with closing(store), store.snapshot() as snapshot:
        weights = weigh(question, ["en"], snapshot, snapshot.documents())
        vector = HashingEmbedder().embed([question.text])[0]
        mended = correct(question, weights, snapshot, vector).text
    assert mended == "¿Qué hacen los jóvenes en Catalonia y con cataluñas?"


SPANISH = """\
La capacidad de los centros deportivos fue asignada por captadores.
Los funcionarios asignados prohíben el turismo, la explotación y el matrimonio.
"""


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("¿Cuántos docentes fueron capacitados?", None),
        ("¿Cuántos niños fueron capturados, deportados y asesinados?", None),
        ("¿Quiénes deportaban, capacitarían o asesinarán?", None),
        ("¿Quién prohibía deportarlos?", None),
        ("que dice del tursimo", "que dice del turismo"),
        ("prohiben la explotasion", "prohiben la explotacion"),
        ("edad para el matirmonio", "edad para el matrimonio"),
    ],
)
def test_forms_stay_and_errors_are_mended_over_spanish_texts(
    tmp_path: Path,
    write_corpus: Callable[..., Path],
    build_index: Callable[..., SqliteStore],
    typed: str,
    mended: str | None,
) -> None:
    """A participle, an imperfect or a future is no error, however like a word of the texts."""
    store = build_index(write_corpus(tmp_path / "corpus", {"a.txt": SPANISH}), tmp_path / "index")
    question = analyse(typed)
    with closing(store), store.snapshot() as snapshot:
        weights = weigh(question, ["es"], snapshot, snapshot.documents())
        vector = HashingEmbedder().embed([question.text])[0]
        found = correct(question, weights, snapshot, vector)
    assert found.text == (mended or typed)


def test_what_was_typed_is_kept_beside_the_mend(small_store: SqliteStore) -> None:
    """Folded words that were put, each with what stood there."""
    question = analyse("how many Libaries and gardns were there?")
    with small_store.snapshot() as snapshot:
        weights = weigh(question, ["en", "es"], snapshot, snapshot.documents())
        vector = HashingEmbedder().embed([question.text])[0]
        mended = correct(question, weights, snapshot, vector)
    assert mended.typed == (("gardens", "gardns"),)
    assert mended.text == "how many Libaries and gardens were there?"
