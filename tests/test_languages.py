"""Languages that are served are served whatever a question looks like; others are told so."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_qa.answering.words.listed import listed
from briefing_qa.languages import (
    OTHER_SCRIPT,
    barrier,
    language_of,
    read_by,
    served,
    served_language,
    unread,
)
from briefing_qa.terms import LANGUAGES, fold
from languages_samples import FOREIGN, SERVED

ROOT = Path(__file__).parents[1]
MINILM = "all-MiniLM-L6-v2"
E5 = "multilingual-e5-small"


def committed_questions() -> list[str]:
    """Every English and Spanish question that may be looked at, earlier turns included."""
    files = [
        *(ROOT / "eval").rglob("*.dev.jsonl"),
        *(ROOT / "eval").rglob("*.looked-at.jsonl"),
        *(ROOT / "training" / "shelf").glob("*.jsonl"),
    ]
    found = []
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines():
            question = json.loads(line)
            found += [question["question"], *question.get("before", [])]
    return found + (ROOT / "training" / "off_topic.txt").read_text(encoding="utf-8").splitlines()


def test_no_question_of_ours_is_taken_for_a_foreign_one() -> None:
    """All questions for development and for training are served: not one false alarm."""
    asked = [question for question in committed_questions() if question.strip()]
    assert len(asked) > 6000
    assert [question for question in asked if language_of(question) not in LANGUAGES] == []
    typed = [fold(question) for question in asked]  # without capitals, names are words
    assert [question for question in typed if language_of(question) not in LANGUAGES] == []


def test_countries_and_cities_in_lower_case_are_no_language() -> None:
    """A name, and what is asked of it, are all that many people type."""
    names = {
        name.strip(" +")
        for listing in ("countries.txt", "capitals.txt")
        for line in listed(listing)
        for name in re.split("[;,|]", line)
    }
    assert len(names) > 1500
    asked = [*names, *(f"{name} {what}" for name in names for what in ("score", "datos"))]
    asked = [question for question in asked if question.strip()]
    assert [question for question in asked if language_of(question) not in LANGUAGES] == []


@pytest.mark.parametrize("question", [one for asked in SERVED.values() for one in asked])
def test_keywords_names_and_typing_errors_are_served(question: str) -> None:
    """What tells little about its language is never refused for it."""
    assert language_of(question) in LANGUAGES


def test_nearly_all_questions_in_other_languages_are_told_apart() -> None:
    """Nine of ten at least: in doubt a question is served, so some pass."""
    asked = [question for questions in FOREIGN.values() for question in questions]
    told = [question for question in asked if language_of(question) not in LANGUAGES]
    assert len(asked) > 150
    assert len(told) >= 0.9 * len(asked)


@pytest.mark.parametrize("language", ["id", "vi", "sw", "tl", "uz", "tr"])
def test_widely_spoken_languages_in_latin_letters_are_told_apart(language: str) -> None:
    """An answer to what looks like no language that is served would be about something else."""
    asked = FOREIGN[language]
    assert len(asked) >= 15
    assert sum(language_of(question) not in LANGUAGES for question in asked) >= 0.85 * len(asked)


@pytest.mark.parametrize(
    "language", ["pt", "fr", "it", "de", "ca", "nl", "id", "vi", "sw", "tl", "uz", "tr", "so"]
)
def test_a_language_is_named_rightly(language: str) -> None:
    """What is told apart is mostly called by its name."""
    told = [found for one in FOREIGN[language] if (found := language_of(one)) not in LANGUAGES]
    assert len(told) >= 0.8 * len(FOREIGN[language])
    assert told.count(language) >= 0.9 * len(told)


@pytest.mark.parametrize("language", ["ru", "ar", "zh", "ja", "ko", "hi", "el", "he"])
def test_other_letters_are_another_language(language: str) -> None:
    """A question that is not in Latin letters is not served, whatever it says."""
    assert {language_of(question) for question in FOREIGN[language]} == {OTHER_SCRIPT}


def test_a_name_in_other_letters_is_no_other_language() -> None:
    """Only where most letters are others."""
    assert language_of("How many hotels of Москва signed the Code of Conduct?") == "en"


def test_what_is_quoted_tells_nothing() -> None:
    """A question about foreign words is in the language around them."""
    assert language_of("What does “não são crianças” mean?") == "en"
    assert language_of("¿Qué significa «où sont les enfants»?") == "es"


def test_capitals_hide_no_language() -> None:
    """A question all in capitals is read like any other."""
    assert language_of("QUEM ASSINOU O CÓDIGO DE CONDUTA?") == "pt"
    assert language_of("WHO SIGNED THE CODE OF CONDUCT?") == "en"


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("edad minima matrimonio peru", "es"),
        ("esterilizaciones forzadas indemnizacion", "es"),
        ("child marriage minimum age", "en"),
        ("COMEX", "en"),
        ("ley 28983", "en"),
        ("¿Cuántas niñas?", "es"),
        ("the data of Lima", "en"),
        ("puntuacion Bolivia Entorno", "es"),
        ("boda Ecuador", "es"),
        ("trata no denunciada", "es"),
        ("chupadas chaveadas", "es"),
        ("score Bolivia Environment", "en"),
        ("hotel Lima", "en"),
        ("Chile Honduras Colombia", "en"),
    ],
)
def test_keywords_are_taken_for_the_language_of_their_words(question: str, language: str) -> None:
    """Where no small word tells, words of one language alone do, then several Spanish endings."""
    assert served_language(question) == language_of(question) == language


def test_where_small_words_tell_no_dictionary_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes a while to load one, and most questions have a small word."""

    def asked(word: str, language: str) -> bool:
        raise AssertionError(word)

    monkeypatch.setattr("briefing_qa.languages.is_word", asked)
    assert served_language("How many hotels signed?") == "en"
    assert served_language("cuantos hoteles firmaron") == "es"


@settings(deadline=None)  # the first one loads the dictionaries
@given(st.text(max_size=60))
def test_every_text_has_a_language(text: str) -> None:
    """Nothing that can be typed makes it fail."""
    assert language_of(text)
    assert served_language(text) in LANGUAGES


@pytest.mark.parametrize(
    ("model", "reads"),
    [
        (MINILM, {"en"}),
        ("sentence-transformers/all-mpnet-base-v2@0123456789ab", {"en"}),
        ("BAAI/bge-small-en-v1.5@0123456789ab", {"en"}),
        (E5, None),
        ("hashing", None),
        ("intfloat/multilingual-e5-small@0123456789ab", None),
        ("someone/tokenizer-center@0123456789ab", None),
    ],
)
def test_the_name_of_a_model_tells_whether_it_reads_english_only(
    model: str, reads: set[str] | None
) -> None:
    """A model that is not known to lack a language is trusted with all."""
    assert read_by(model) == reads


def test_a_spanish_question_is_not_put_to_an_english_model() -> None:
    """It would be answered badly; the multilingual model takes it."""
    question = "¿Cuántos establecimientos firmaron el Código?"
    found = barrier(question, MINILM, ["en"])
    assert found is not None
    assert (found.cause, found.language, found.model) == ("model", "es", MINILM)
    assert barrier(question, E5, ["en"]) is None


@pytest.mark.parametrize("question", ["Ucayali Shipibo Perú", "edad minima", "Defensoría Perú"])
def test_names_do_not_make_a_question_unreadable(question: str) -> None:
    """Accents alone are those of names: in doubt the English model is asked."""
    assert barrier(question, MINILM, ["en"]) is None


def test_spanish_documents_are_not_searched_with_an_english_model() -> None:
    """An English question over them is told why; one readable document is enough to be asked."""
    found = barrier("Who signed the Code?", MINILM, ["es", "es"])
    assert found is not None
    assert (found.cause, found.language) == ("documents", "es")
    assert barrier("Who signed the Code?", MINILM, ["es", "en"]) is None
    assert barrier("Who signed the Code?", E5, ["es"]) is None
    assert barrier("Who signed the Code?", MINILM, []) is None


def test_a_foreign_question_is_stopped_by_every_model() -> None:
    """Whatever the embedding model reads, the reader and the wordings know two languages."""
    for model in (MINILM, E5, "hashing"):
        found = barrier("Quem assinou o código de conduta?", model, ["en"])
        assert found is not None
        assert (found.cause, found.language) == ("question", "pt")


def test_documents_that_a_model_does_not_read_are_named() -> None:
    """By their ids, in their order; none for a model of many languages."""
    documents = {"b": "es", "a": "en", "c": "fr"}
    assert unread(MINILM, documents) == ("b", "c")
    assert unread(E5, documents) == ()


def test_the_languages_of_an_index_are_named_for_people() -> None:
    """As a person would say them."""
    assert served(MINILM) == "English"
    assert served(E5) == "English and Spanish"
