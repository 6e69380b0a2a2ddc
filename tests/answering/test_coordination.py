"""Two phrases side by side, each with what only the other one says."""

from __future__ import annotations

import pytest

from briefing_qa.answering.questions.coordination import are_parallel, completed, readings


@pytest.mark.parametrize(
    ("phrases", "expected"),
    [
        (("Peru's", "Chile's score"), ("Peru's score", "Chile's score")),
        (
            ("Peru", "Chile environment score"),
            ("Peru environment score", "Chile environment score"),
        ),
        (("Peru's laws", "Chile's"), ("Peru's laws", "Chile's laws")),
        (("the scores of Peru", "Chile"), ("the scores of Peru", "the scores of Chile")),
        (
            ("the score of Peru", "that of Chile in 2020"),
            ("the score of Peru in 2020", "the score of Chile in 2020"),
        ),
        (("la nota de Perú", "la de Chile"), ("la nota de Perú", "la nota de Chile")),
        (("las niñas", "los niños en Perú"), ("las niñas en Perú", "los niños en Perú")),
        (("edades en 2002", "en 2007"), ("edades en 2002", "edades en 2007")),
        (
            ("use by children aged 6-11", "children aged 12-18"),
            ("use by children aged 6-11", "use by children aged 12-18"),
        ),
        (
            ("abuso sexual", "explotación sexual infantil"),
            ("abuso sexual infantil", "explotación sexual infantil"),
        ),
        (
            ("sexual abuse", "sexual exploitation of children"),
            ("sexual abuse of children", "sexual exploitation of children"),
        ),
        (("books of adults", "of trees"), ("books of adults", "books of trees")),
        (
            ("the share in Lima", "Madre de Dios"),
            ("the share in Lima", "the share in Madre de Dios"),
        ),
        (("la tasa de la UNESCO", "la de UNICEF"), ("la tasa de la UNESCO", "la tasa de UNICEF")),
        (("Cusco", "Puno in 2020"), ("Cusco in 2020", "Puno in 2020")),
        (("towns", "the countryside in 2020"), ("towns in 2020", "the countryside in 2020")),
        (("robo", "hurto en Piura"), ("robo en Piura", "hurto en Piura")),
    ],
)
def test_what_one_phrase_lacks_is_taken_from_the_other(
    phrases: tuple[str, str], expected: tuple[str, str]
) -> None:
    """Head and tail belong to both, in either language."""
    assert completed(*phrases) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Environment", "Engagement of industry, civil society and media"),
        ("child sexual abuse", "child sexual exploitation"),
        ("child labour in Peru", "child marriage in Chile"),
        ("Plan Verde", "Plan Rojo"),
        (
            "more people who find violence acceptable",
            "more who would not intervene in a case of abuse",
        ),
    ],
)
def test_whole_phrases_stay_as_they_are(one: str, other: str) -> None:
    """Nothing is copied where nothing shows that something is shared."""
    assert completed(one, other) == (one, other)


def test_phrases_of_one_build_are_parallel() -> None:
    """A country beside a country is; a country beside anything else is not."""
    assert are_parallel("the score of Peru", "that of Chile")
    assert are_parallel("How many girls", "boys were counted")
    assert not are_parallel("the score of Peru", "the law of the land")
    assert not are_parallel("the score", "Chile")
    assert are_parallel("the share in Lima", "Madre de Dios")
    assert not are_parallel("la ley de protección", "la violencia")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who paid in June or July 2021?", ["Who paid in June 2021?", "Who paid in July 2021?"]),
        ("¿Robaron en casas o en tiendas?", ["¿Robaron en casas?", "¿Robaron en tiendas?"]),
        ("Did Lima or Madre de Dios pay?", ["Did Lima pay?", "Did Madre de Dios pay?"]),
        ("¿Leen los niños del Ecuador o los del Perú?",
         ["¿Leen los niños del Ecuador?", "¿Leen los niños del Perú?"]),
    ],
)  # fmt: skip
def test_a_question_with_or_is_two(question: str, expected: list[str]) -> None:
    """Where the two phrases are of one build, or begin alike."""
    assert readings(question) == [tuple(expected)]


def test_not_every_or_makes_two_questions() -> None:
    """Two verbs may be two words for one thing."""
    assert readings("How many women aged 25 to 29 were married or cohabiting before 18?") == []
    assert readings("Which scored higher, Environment or Engagement of industry?") == []
