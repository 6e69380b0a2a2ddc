"""What is a word of English or Spanish, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spellchecker import SpellChecker

from briefing_qa.languages.dictionaries import (
    base_forms,
    in_dictionary,
    is_word,
    may_be_word,
    words_of,
)
from briefing_qa.terms import LANGUAGES, fold


@pytest.mark.parametrize(
    "word", ["establecimientos", "casos", "veces", "mujeres", "organizaciones", "catalanes"]
)
def test_a_spanish_plural_is_no_typing_error(word: str) -> None:
    """The dictionary has the singular only; the plural must not become an English word."""
    assert in_dictionary(word, "es")
    assert not in_dictionary(word + "x", "es")


@pytest.mark.parametrize("word", ["recibió", "recibio", "emitieron", "firmó", "casaron"])
def test_a_spanish_past_is_no_typing_error(word: str) -> None:
    """The dictionary has the infinitive only; the past must not become the participle."""
    assert in_dictionary(word, "es")
    assert not in_dictionary(f"x{word}", "es")


@pytest.mark.parametrize(
    "word",
    [
        *("considera", "indica", "presenta", "obliga", "reporta", "firman", "necesitamos"),
        *("protege", "permiten", "vivimos", "debemos", "existe", "respondo", "envían"),
        *("prohíbe", "incluye", "contribuyen", "recomienda", "muestran", "piden", "señala"),
    ],
)
def test_a_spanish_present_is_a_word(word: str) -> None:
    """Regular ones, with and without their accents, and those whose vowel changes."""
    assert is_word(fold(word), "es")
    assert not is_word(f"x{fold(word)}", "es")


@pytest.mark.parametrize(
    "word", ["puntuación", "indemnizaciones", "mínima", "niñas", "entorno", "recibió", "casadas"]
)
def test_a_spanish_word_without_its_accents_is_a_word(word: str) -> None:
    """As keywords are typed, feminine ones too."""
    assert is_word(fold(word), "es")
    assert not is_word(f"x{fold(word)}", "es")


@pytest.mark.parametrize("word", ["casarce", "conudct", "libaries", "asociasion", "dise", "colse"])
def test_a_typing_error_is_no_word(word: str) -> None:
    """Neither in English nor, by some form of a verb, in Spanish."""
    assert not any(is_word(word, language) for language in LANGUAGES)


@pytest.mark.parametrize("word", ["designa", "permiten", "puntuacion"])
def test_what_may_be_a_form_is_not_in_the_dictionary(word: str) -> None:
    """By `in_dictionary` names are told from words: what it takes for one is not looked for."""
    assert is_word(word, "es")
    assert not in_dictionary(word, "es")


@settings(deadline=None)  # the first one loads the dictionaries
@given(st.text("abcdeinorsñáíó", max_size=9), st.sampled_from(sorted(LANGUAGES)))
def test_what_stands_in_a_dictionary_is_a_word(word: str, language: str) -> None:
    """Nothing makes either fail, and the narrower one is within the wider."""
    assert in_dictionary(word, language) <= is_word(fold(word), language)


@pytest.mark.parametrize(
    "word",
    [
        *("capacitados", "capturadas", "deportada", "asesinado", "recibidas", "prohibidos"),
        *("denunciaban", "vivían", "atacábamos", "pagará", "atenderán", "recibirían", "viviré"),
        *("buscando", "recibiendo", "incluyendo", "capturarlos", "casarse", "enfrentándose"),
        *("protejan", "ataquen", "paguen", "cruce", "conozcan", "refuerce", "sigan", "muestren"),
        *("denunciás", "vivís", "querés", "extutelados", "subrepresentada", "excepcionalmente"),
        *("puertorriqueñas", "pequeñitos", "elevadísimo", "trabajadoras", "contratación"),
    ],
)
def test_a_regular_spanish_form_may_be_a_word(word: str) -> None:
    """Participles, imperfects, futures, gerunds, subjunctives, voseo, and what is made of them."""
    assert may_be_word(fold(word), "es")
    assert not may_be_word(f"x{fold(word)}", "es")


@pytest.mark.parametrize(
    "word",
    [
        *("tursimo", "explotasion", "matirmonio", "casarce", "asociasion", "violensia", "mujerez"),
        *("trabajadroes", "cappacitados", "denunciabna", "minsterio", "adolecsentes"),
    ],
)
def test_a_typing_error_may_not_be_a_word(word: str) -> None:
    """No ending that a verb or noun takes makes one of it."""
    assert not may_be_word(word, "es")


def test_english_words_are_those_of_the_dictionary() -> None:
    """It has the inflected forms: what it lacks is likelier an error."""
    assert may_be_word("libraries", "en")
    assert not may_be_word("libarries", "en")


def test_a_form_is_led_back_to_what_the_dictionary_has() -> None:
    """Every base that a form may have, and none for English."""
    assert "recibir" in base_forms("recibieron", "es")
    assert "vivir" in base_forms("viven", "es")
    assert base_forms("lived", "en") == frozenset()


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_words_are_those_of_the_spell_checker(language: str) -> None:
    """Its lists are read without it, which takes less time, and must be the same."""
    assert words_of(language) == set(SpellChecker(language=language).word_frequency.keys())
