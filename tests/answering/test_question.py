"""Taking a question apart."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_qa.answering.questions.question import (
    KINDS,
    analyse,
    answer_kind,
    focus_of,
    reworded,
)
from briefing_qa.config import MAX_QUESTION_CHARACTERS
from briefing_qa.errors import QuestionError

ASKED = [
    ("How many libraries stay open on Sundays?", "number"),
    ("the number of gardens by the canal", "number"),
    ("How often does the office count libraries?", "number"),
    ("¿Cuántos mercados abrieron?", "number"),
    ("cuantas vendedoras hay en la sierra", "number"),
    ("What percentage of librarians are women?", "share"),
    ("which share of the gardens has water", "share"),
    ("¿Qué porcentaje de las vendedoras paga la tasa?", "share"),
    ("Opening hours were scored how?", "score"),
    ("How many points did opening hours get?", "score"),
    ("¿Qué puntaje obtuvo la biblioteca?", "score"),
    ("When was the canal dug?", "year"),
    ("In what year did the office count the libraries?", "year"),
    ("¿Cuándo se abrieron los mercados?", "year"),
    ("Who dug the canal?", "name"),
    ("Which ministry trains the librarians?", "name"),
    ("¿Quién paga la tasa?", "name"),
    ("Where do librarians work with children?", "place"),
    ("In which country did volunteers help?", "place"),
    ("¿Dónde están los mercados?", "place"),
    ("Why do small libraries close early?", "reason"),
    ("What leads to late returns?", "reason"),
    ("¿Por qué cierran temprano?", "reason"),
    ("¿A qué se debe que cierren temprano?", "reason"),
    ("Si cierran temprano, ¿por qué abren tan tarde?", "reason"),
    ("¿Qué causa los retrasos?", "reason"),
    ("¿Qué ley regula los mercados?", "name"),
    ("¿Qué leyes regulan los mercados?", "name"),
    ("¿Qué organismo dirige los mercados?", "name"),
    ("¿Qué día se abrieron los mercados?", "year"),
    ("¿Adónde van las vendedoras?", "place"),
    ("¿En qué provincia está el mercado?", "place"),
    ("¿Qué funciones tiene la oficina?", "list"),
    ("¿Qué requisitos cumplen las vendedoras?", "list"),
    ("What tasks does the office have?", "list"),
    ("¿Qué se entiende por mercado?", "definition"),
    ("¿Qué quiere decir guardería?", "definition"),
    ("¿Qué nota obtuvo la biblioteca?", "score"),
    ("¿Quién firma la nota de prensa?", "name"),
    ("¿Dice la nota de prensa cuántos mercados hay?", "number"),
    ("la nota de prensa sobre los mercados", "other"),
    ("Which place did Peru take?", "number"),
    ("Which rank did the library hold in 2020?", "number"),
    ("¿Qué lugar ocupa la biblioteca?", "number"),
    ("Which place has the most libraries?", "place"),
    ("What position did the office take on the canal?", "other"),
    ("¿Qué nota obtuvo y a qué se debe?", "score"),
    ("What does the office recommend for small libraries?", "list"),
    ("What should schools do?", "list"),
    ("¿Qué recomienda la oficina?", "list"),
    ("Compare the books of adults and of children", "compare"),
    ("What is the difference between adults and children?", "compare"),
    ("¿Qué diferencia hay entre adultos y niños?", "compare"),
    ("What is a catalogue?", "definition"),
    ("What does irrigation mean?", "definition"),
    ("¿Qué es una guardería?", "definition"),
    ("Is the canal open in August?", "polar"),
    ("Do children return books late?", "polar"),
    ("libraries coast", "other"),
]


@pytest.mark.parametrize(("question", "kind"), ASKED)
def test_the_wording_tells_what_kind_of_answer_is_asked_for(question: str, kind: str) -> None:
    """English and Spanish questions ask for a kind of answer."""
    assert kind in KINDS
    assert analyse(question).kind == kind


@pytest.mark.parametrize(("question", "kind"), ASKED)
def test_the_kind_does_not_depend_on_case_or_space(question: str, kind: str) -> None:
    """A question in capitals and with odd spaces asks for the same."""
    assert analyse(f"  {question.upper()}\n").kind == kind
    assert analyse(question.replace(" ", "  ")).kind == kind


def test_the_language_is_told() -> None:
    """A question knows whether it is English or Spanish."""
    assert analyse("How many libraries are there?").language == "en"
    assert analyse("¿Cuántas bibliotecas hay?").language == "es"
    assert analyse("cuantas bibliotecas hay en la costa").language == "es"


def test_the_words_that_carry_meaning_come_once_and_in_order() -> None:
    """Function words are left out; each word knows its place in the text."""
    question = analyse(
        "  Which books   did the children of the coast return, and which books not? "
    )
    assert question.text == "Which books did the children of the coast return, and which books not?"
    assert [w.folded for w in question.words] == ["books", "children", "coast", "return"]
    for word in question.words:
        assert question.text[word.start : word.end].lower() == word.folded


def test_years_and_numbers_are_told_apart() -> None:
    """Four digits that can be a year are one; numbers have one spelling."""
    asked = analyse("Did 8,710 of twelve hundred libraries open in 2019, the 5th time?").facts
    assert asked.years == {"2019"}
    assert asked.numbers >= {"8710", "12", "5"}
    assert "2019" not in asked.numbers


@pytest.mark.parametrize(
    ("question", "countries"),
    [
        ("What did Chile score?", {"chile"}),
        ("How many Chilean gardens are there?", {"chile"}),
        ("¿Cuántos peruanos y brasileños leen?", {"peru", "brazil"}),
        ("Was it Colombian or Venezuelan?", {"colombia", "venezuela"}),
        ("puntaje de México", {"mexico"}),
        ("Do children in the United States read?", {"united states"}),
        ("Do the US and the UK lend books?", {"united states", "united kingdom"}),
        ("What do the documents tell us?", set()),
        ("Tell us about gardens", set()),
    ],
)
def test_countries_are_known_by_name_and_by_people(question: str, countries: set[str]) -> None:
    """Names in both languages and demonyms name a country; "us" the pronoun names none."""
    assert analyse(question).facts.countries == countries


@pytest.mark.parametrize("question", ["¿Cuántas niñas leen en el Perú?", "Él leyó á la niñez"])
def test_letters_apart_from_their_accents_are_the_same_question(question: str) -> None:
    """As file names of a Mac, and what is copied from some pages, have them."""
    assert analyse(unicodedata.normalize("NFD", question)) == analyse(question)


def test_what_a_terminal_is_told_is_no_word() -> None:
    """Colours that were copied with the text."""
    asked = analyse("How many \x1b[31mgirls\x1b[0m came?")
    assert (asked.text, [word.folded for word in asked.words]) == (
        "How many girls came?",
        ["girls", "came"],
    )


@pytest.mark.parametrize(
    "typed",
    [
        "How many gi\u200brls ca\xadme?",
        "\ufeffHow many girls came[1]?",
        "How many girls [12] came?",
    ],
)
def test_what_was_copied_along_is_no_word(typed: str) -> None:
    """Characters that nobody sees, and the numbers of notes, are left out."""
    asked = analyse(typed)
    assert asked.text == "How many girls came?"
    assert [word.folded for word in asked.words] == ["girls", "came"]


def test_groups_of_people_are_found() -> None:
    """Girls are female and minors; men are male and adults."""
    assert {"female", "minor"} <= analyse("How many girls read?").facts.groups
    assert {"male", "adult"} <= analyse("How many men read?").facts.groups
    assert {"female", "minor"} <= analyse("¿Cuántas niñas leen?").facts.groups
    assert analyse("How many books?").facts.groups == frozenset()


def test_names_are_capitals_that_do_not_begin_the_question() -> None:
    """A capital inside of the question makes a name, the first word does not."""
    assert analyse("Libraries that Doña Marta and the UNESCO opened").facts.names == {
        "dona",
        "marta",
        "unesco",
    }


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_an_empty_question_is_refused(text: str) -> None:
    """Nothing to look for is an error that says what to do."""
    with pytest.raises(QuestionError, match="empty: type what you want to know"):
        analyse(text)


@pytest.mark.parametrize("text", ["?", "¿…?", "!!! --- ***", "“”", "📚"])
def test_a_question_without_a_word_is_refused(text: str) -> None:
    """Marks alone are no question."""
    with pytest.raises(QuestionError, match="no word in it"):
        analyse(text)


def test_a_question_may_have_just_so_many_characters() -> None:
    """2,000 characters are taken, one more is not; outer and repeated spaces do not count."""
    longest = "a" * MAX_QUESTION_CHARACTERS
    assert analyse(f"  {longest}  ").text == longest
    with pytest.raises(QuestionError, match="2,001 characters, more than 2,000"):
        analyse(longest + "a")


def test_a_question_is_not_put_in_words_that_are_too_long() -> None:
    """It stays as it is; shorter words take its place, with what was typed for them."""
    question = analyse("Who paid for the libary?")
    typed = [("library", "libary")]
    assert reworded(question, "library " * 500, typed) is question
    put = reworded(question, "Who paid for the library?", typed)
    assert (put.text, put.typed) == ("Who paid for the library?", (("library", "libary"),))


@settings(deadline=None)  # the first one may load the dictionaries
@given(st.text(max_size=200))
def test_any_text_is_a_question_or_refused(text: str) -> None:
    """Whatever is typed is analysed or raises QuestionError, with words at their places."""
    try:
        question = analyse(text)
    except QuestionError:
        return
    assert question.kind in KINDS
    assert question.language in ("en", "es")
    for word in question.words:
        assert 0 <= word.start < word.end <= len(question.text)


@pytest.mark.parametrize(
    ("question", "focus"),
    [
        ("How many village libraries stay open on Sundays?", ["village", "libraries"]),
        ("How much does it cost to open a library?", ["cost"]),
        ("What share of women are librarians?", ["women"]),
        ("Which ministry trains the librarians of the coast?", ["ministry", "trains"]),
        ("Tell me what percentage of libraries opens", ["libraries", "opens"]),
        ("¿Cuántos mercados se abrieron en la sierra?", ["mercados", "abrieron"]),
        ("¿Qué porcentaje de las vendedoras paga la tasa?", ["vendedoras"]),
        ("cuantas vendedoras hay", ["vendedoras"]),
    ],
)
def test_the_focus_is_what_is_asked_for(question: str, focus: list[str]) -> None:
    """The first content words after the question word, without those for a kind of answer."""
    analysed = analyse(question)
    assert [analysed.words[place].folded for place in focus_of(analysed)] == focus


@pytest.mark.parametrize(
    "question", ["Who dug the canal?", "Is the canal open?", "libraries coast", "How many?", "what"]
)
def test_a_question_without_a_noun_after_its_question_word_has_no_focus(question: str) -> None:
    """Where nothing is counted or chosen there is no focus."""
    assert focus_of(analyse(question)) == ()


ASKING = [
    "what",
    "How",
    "many",
    "qué",
    "the",
    "of",
    "share",
    "libraries",
    "12",
    "¿cuántas",
    "open?",
]


@settings(deadline=None)  # the first one may load the dictionaries
@given(st.lists(st.sampled_from(ASKING), max_size=10).map(" ".join))
def test_the_focus_is_two_words_of_the_question_at_most(text: str) -> None:
    """Whatever is asked, the places are those of words, in order."""
    try:
        question = analyse(text)
    except QuestionError:
        return
    places = focus_of(question)
    assert len(places) <= 2
    assert list(places) == sorted(set(places))
    assert all(0 <= place < len(question.words) for place in places)


@pytest.mark.parametrize(
    "question",
    [
        "¿Cuándo entró en vigor la ley de protección frente a la violencia?",
        "¿Con quién comparten casa los niños?",
        "¿Quién ofrece un trato diferenciado?",
    ],
)
def test_words_that_only_look_like_it_compare_nothing(question: str) -> None:
    """To share is no comparing, and "frente a" is mostly against."""
    assert answer_kind(question) != "compare"


@pytest.mark.parametrize(
    "question",
    ["How do they compare?", "¿En qué se diferencian?", "¿Cómo se comparan?", "Theft vs fraud"],
)
def test_words_that_compare_are_known(question: str) -> None:
    """In both languages."""
    assert answer_kind(question) == "compare"


@pytest.mark.parametrize(
    "question",
    [
        "List the districts with the number of cases in each.",
        "Please, list the provinces and their rate of child marriage",
        "Enumera los tipos de violencia con el número de cada uno.",
        "Dame una lista de los albergues y la edad que atienden",
    ],
)
def test_a_list_with_a_figure_each_is_a_list(question: str) -> None:
    """An imperative at the beginning says what is wanted."""
    assert answer_kind(question) == "list"


def test_a_noun_is_no_wish_for_a_list() -> None:
    """A list may be spoken of."""
    assert answer_kind("How many names are on the list of offenders?") == "number"
    assert answer_kind("lista de precios: cuántos soles cuesta") == "number"


def test_as_to_is_no_question_for_a_number() -> None:
    """Nothing is asked by "en cuanto a"; by "en cuántas" it is."""
    assert answer_kind("¿Qué hace la empresa en cuanto a los documentos?") == "other"
    assert answer_kind("¿En cuántas casas hay una enfermera?") == "number"
    assert answer_kind("¿En cuánto tiempo se resolvió?") == "number"
    assert answer_kind("¿Cuánto al mes gana un maestro?") == "number"
