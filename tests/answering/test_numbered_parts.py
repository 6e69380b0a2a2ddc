"""Articles, paragraphs and sections by their numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.numbered_parts import is_asked_part, is_of_another_part
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.words.numbered import named_parts

Make = Callable[..., Candidate]

SENTENCE = "El plazo no excede de 7 días ni se aplica a menores de 18 años."
PARAGRAPHS = (
    "17. Preocupa la falta de pozos.\n\n18. Preocupa la falta de agua. También la de luz.\n\n"
    "19. Se recomienda cavar."
)


@pytest.mark.parametrize(
    ("question", "heading", "own"),
    [
        ("¿Qué dice el artículo 7?", "Artículo 7. Plazos", True),
        ("¿Qué establece el artículo 18?", "Artículo 7. Plazos", False),
        ("¿Qué establece el artículo 18?", "Artículo 1. Objeto", False),
        ("¿Qué dice el artículo 1?", "Artículo 18. Plazos", False),
        ("What does article 7 say?", "Artículo 7. Plazos", True),
        ("artículo 7 de la ley", "Art. 7", True),
        ("What does article 7 say?", "7. Plazos", False),
        ("What does section 3 say?", "3. Methods", True),
        ("What does section 3 say?", "3.2 Methods", False),
        ("¿Qué dice el artículo 7 del Código Penal?", "Artículo 7. Plazos", False),
        ("¿Qué dice el artículo 7 sobre los pozos?", "Artículo 7. Plazos", False),
        ("¿Qué pena prevé el artículo 7?", "Artículo 7. Plazos", False),
    ],
)
def test_what_an_article_says_stands_below_its_heading(
    make_candidate: Make, question: str, heading: str, own: bool
) -> None:
    """Where nothing else is asked, and no other law is named."""
    made = make_candidate(SENTENCE, language="es", title="Ley de aguas", path=("Ley", heading))
    assert is_asked_part(analyse(question), made) is own


def test_the_rest_of_a_long_article_does_not_begin_it(make_candidate: Make) -> None:
    """It is said from its beginning on, or not at all."""
    made = make_candidate(SENTENCE, language="es", path=("Ley", "Artículo 7"), start=900)
    assert not is_asked_part(analyse("¿Qué dice el artículo 7?"), made)


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Preocupa la falta de pozos.", 17),
        ("Preocupa la falta de agua.", 18),
        ("También la de luz.", 18),
        ("Se recomienda cavar.", 19),
    ],
)
def test_a_paragraph_has_the_number_that_it_begins_with(
    make_candidate: Make, sentence: str, number: int
) -> None:
    """To its last sentence; every other number is another paragraph's."""
    made = make_candidate(sentence, language="es", passage_text=PARAGRAPHS, start=100)
    for asked in (17, 18, 19, 20):
        es, en = f"¿Qué dice el párrafo {asked}?", f"What does paragraph {asked} say?"
        assert is_asked_part(analyse(es), made) is (asked == number)
        assert is_asked_part(analyse(en), made) is (asked == number)


@pytest.mark.parametrize(
    ("question", "heading", "another"),
    [
        ("¿Qué plazo fija el artículo 18?", "Artículo 1. Objeto", True),
        ("¿Qué plazo fija el artículo 18?", "Artículo 18. Plazos", False),
        ("¿Qué plazo fija el artículo 18?", "Comentario a los artículos 17 a 20", False),
        ("What is the time limit in Article 18?", "Article 8", True),
        ("¿Qué plazo fijan los artículos 1 y 18?", "Artículo 1. Objeto", False),
        ("¿Qué plazo vale para menores de 18 años?", "Artículo 1. Objeto", False),
    ],
)
def test_a_number_that_stands_in_another_role_is_another_part(
    make_candidate: Make, question: str, heading: str, another: bool
) -> None:
    """Eighteen years of age are no article 18."""
    made = make_candidate(SENTENCE, language="es", path=("Ley", heading))
    assert is_of_another_part(analyse(question), made) is another


def test_a_sentence_that_names_the_part_may_tell_of_it(make_candidate: Make) -> None:
    """As one of a report on a law does, wherever it stands."""
    asked = analyse("When was Article 12 repealed?")
    assert not is_of_another_part(asked, make_candidate("Article 12 was repealed in 2019."))
    assert is_of_another_part(asked, make_candidate("It was repealed for 12 towns in 2019."))


def test_a_section_of_a_law_may_be_asked_for_as_an_article(make_candidate: Make) -> None:
    """So it is translated; and a table of articles has their numbers alone."""
    asked = analyse("¿Qué conducta castiga el artículo 112?")
    assert not is_of_another_part(asked, make_candidate("Section 112 punishes theft."))
    assert is_of_another_part(asked, make_candidate("Section 113 punishes theft."))
    assert not is_of_another_part(asked, make_candidate("| 112 | Theft | 2 years |"))
    assert is_of_another_part(asked, make_candidate("| 113 | Theft | 2 years |"))
    assert not is_of_another_part(asked, make_candidate("Solo un artículo, el 112, lo castiga."))


def test_lists_and_ranges_of_parts_name_each() -> None:
    """In both languages; a share or a span of time is no part."""
    text = "Los artículos 3, 5 y 17 a 19, el párrafo 2 y Article 40; 12 articles, sección 9 %."
    articles = {("article", number) for number in (3, 5, 17, 18, 19, 40)}
    assert named_parts(text) == articles | {("paragraph", 2)}
