"""Words as lexical search sees them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing_qa.terms import (
    content_terms,
    fold,
    guess_language,
    index_terms,
    query_terms,
    stem,
    stop_words,
    tokens,
    words_of,
)

texts = st.one_of(st.text(max_size=60), st.from_regex(r"[\w ,.'’\-]{0,40}", fullmatch=True))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Niñez", "ninez"),
        ("PERÚ", "peru"),
        ("ninez", "ninez"),
        ("Çedilla Ångström", "cedilla angstrom"),
        ("ﬁne", "fine"),
        ("𝐏𝐞𝐫𝐮", "peru"),
        ("8,710", "8,710"),
        ("Kutaisi¹ in 2012³", "kutaisi in 2012"),
    ],
)
def test_folding_drops_case_and_diacritics(text: str, folded: str) -> None:
    """Spellings of one word become one."""
    assert fold(text) == folded


@given(texts)
@example("𝐏𝐞𝐫𝐮")
def test_folding_twice_is_folding_once(text: str) -> None:
    """A folded text is its own folded form."""
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Peru's children", ["peru", "children"]),
        ("the UN’s Goals", ["the", "un", "goals"]),
        ("8,710 or 8.710 or 8710", ["8710", "or", "8710", "or", "8710"]),
        ("14.1% and 14,1 %", ["14.1", "and", "14.1"]),
        ("1,234,567 in 2019", ["1234567", "in", "2019"]),
        ("59/100", ["59", "100"]),
        ("Kutaisi¹ had 14.1%² in 2012³", ["kutaisi", "had", "14.1", "in", "2012"]),
        ("Act.¹⁴ ¹⁵ O’Brien’s² H₂O", ["act", "o", "h", "o"]),
        ("aged 6-11", ["aged", "6", "11"]),
        ("COVID-19, (2012-2021).", ["covid", "19", "2012", "2021"]),
        ("snake_case", ["snake", "case"]),
        ("house\u00adholds, Pe\u00adru’s, fin\u00ad", ["households", "peru", "fin"]),
        ("¿Cuántos niños?", ["cuantos", "ninos"]),
        ("?!… —", []),
        ("", []),
    ],
)
def test_words_and_numbers_have_one_spelling(text: str, folded: list[str]) -> None:
    """Tokens are folded words without possessives, and numbers without separators."""
    assert [token.folded for token in tokens(text)] == folded


@given(texts)
def test_tokens_know_their_place(text: str) -> None:
    """Tokens follow each other, and the characters of one are the token by themselves."""
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        end = token.end
        (again,) = tokens(text[token.start : token.end])
        assert again.folded == token.folded != ""


@given(st.text())
@example("la ni\u00f1ez, \u0301 8.710 children\u2019s rights")
def test_words_are_those_of_the_tokens(text: str) -> None:
    """Without their places words are the same, as they are written and folded."""
    found = tokens(text)
    written, folded = words_of(text)
    assert written == [text[token.start : token.end] for token in found]
    assert folded == [token.folded for token in found]


def test_function_words_are_known_for_two_languages() -> None:
    """Stop words are folded; a language without a list has none."""
    assert {"the", "of", "which"} <= stop_words("en")
    assert {"de", "los", "que"} <= stop_words("es")
    assert all(word == fold(word) for word in stop_words("es") | stop_words("en"))
    assert stop_words("qu") == frozenset()


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("establishments", "establishment", "en"),
        ("signed", "signing", "en"),
        ("ninos", "nino", "es"),
        ("mercados", "mercado", "es"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str, language: str) -> None:
    """Singular and plural, and forms of a verb, meet."""
    assert stem(one, language) == stem(other, language)


def test_numbers_and_other_languages_are_not_stemmed() -> None:
    """A number and a word of a language without a stemmer stay as they are."""
    assert stem("2019", "en") == "2019"
    assert stem("wasikuna", "qu") == "wasikuna"


def test_index_terms_keep_every_word_and_content_terms_each_once() -> None:
    """Function words and repetitions stand in the index, not among the content terms."""
    text = "The books of the children, and the book."
    assert index_terms(text, "en") == ["the", "book", "of", "the", "children", "and", "the", "book"]
    assert content_terms(text, "en") == ["book", "children"]


@given(texts, st.sampled_from(["en", "es", "fr"]))
def test_what_a_text_is_asked_with_stands_in_its_index(text: str, language: str) -> None:
    """A text as question has only terms that it has as a document: the two agree."""
    assert set(content_terms(text, language)) <= set(index_terms(text, language))
    assert set(query_terms(text, [language])) <= set(index_terms(text, language))


def test_a_question_is_stemmed_for_every_language_of_the_documents() -> None:
    """An English question meets Spanish documents by the stems of both."""
    terms = query_terms("children of the mercados", ["en", "es"])
    assert {stem("mercados", "en"), stem("mercados", "es"), stem("children", "en")} <= set(terms)
    assert not {"of", "the"} & set(terms)
    assert len(terms) == len(set(terms))
    assert query_terms("children", []) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("How many libraries are open?", "en"),
        ("¿Cuántas bibliotecas abren los domingos?", "es"),
        ("que bibliotecas hay en la costa", "es"),
        ("niñez indígena", "es"),
        ("libraries coast", "en"),
        ("What does “niñez” mean in the report?", "en"),
        ("2019", "en"),
        ("", "en"),
        ("图书馆", "en"),
    ],
)
def test_the_language_is_told_by_function_words_and_letters(text: str, language: str) -> None:
    """Spanish and English questions are told apart; English where nothing tells."""
    assert guess_language(text) == language


def test_threads_stem_as_one_does() -> None:
    """The stemmer gives the same stems to eight threads at once."""
    words = [f"{start}{end}" for start in ("publi", "organi", "vulnera") for end in (
        "shed", "shing", "zation", "zations", "ble", "bility", "bilities", "cations")]  # fmt: skip
    expected = [stem(word, "en") for word in words]
    stem.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        for _ in range(5):
            found = pool.map(lambda word: stem.__wrapped__(word, "en"), words * 20)
            assert list(found) == expected * 20
