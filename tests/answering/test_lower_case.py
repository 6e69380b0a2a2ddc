"""Names that were typed without capitals, and common words that are none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from indexed_documents import Indexed, read

from briefing_qa.answering.questions.lower_case import may_be_names, with_capitals, written_as
from briefing_qa.answering.questions.question import analyse
from briefing_qa.engine.capitals import Capitals
from briefing_qa.types import Document

PutBack = Callable[[str], str]

ENGLISH = """# Annual Review of Grants and Reading

In 2023 the team met Lydia Phiri in Zarqa, and she told how the girls of the camp read.
The reading rooms are run by Bright Doorways, a group that Save the Children pays for.
A bright room was opened in Zarqa in May, and the staff of UNHCR came to see it and to march.
Grants were paid by the Ministry of Labour; the rights of the girls were told to the team.
Bright Doorways Trust is its whole name, and its rooms are known as bright and quiet.
The girls of the camp went to Lindqvist for books when the rooms were closed.
A foundation in the south gave more of them.

## Lindqvist Foundation: Books Given

Forty books were given to each of the rooms.

The page www.zarqa.example shows the rooms.

GIRLS OF MAFRAQ

| Town | Reading Rooms Opened |
| --- | --- |
| Irbid | 4 |
"""

SPANISH = """# Informe de Becas

El tribunal condenó a Yolanda Pinto a ocho años, aunque la fiscalía pidió diez para ella.
Se dieron 40 becas en la Costa y 30 en la provincia de El Oro, donde el maestro dijo: yo pinto.
Las muchachas de Guayaquil llegan a la escuela con sus hermanas, y en la sierra también.
Las niñas que viven cerca de la Sierra reciben menos becas que las de la ciudad.
"""


@pytest.fixture
def put_back(indexed: Callable[..., AbstractContextManager[Indexed]]) -> Iterator[PutBack]:
    """The text of a question with its capitals, over one English and one Spanish document."""
    documents = (
        read(ENGLISH, id="rooms", title="Rooms", language="en"),
        read(SPANISH, id="becas", title="Becas", language="es"),
    )
    with indexed(*documents) as index:

        def put(text: str) -> str:
            return Capitals().put_back(analyse(text), index.snapshot).text

        yield put


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("how many girls did they meet in zarqa?", "how many girls did they meet in Zarqa?"),
        ("what did lydia phiri tell?", "what did Lydia Phiri tell?"),
        ("who heard lydia phiri's story?", "who heard Lydia Phiri's story?"),
        ("did unhcr come?", "did UNHCR come?"),
        # of words that are no names elsewhere, or without the rest of the name
        ("who runs bright doorways?", "who runs Bright Doorways?"),
        ("what did the lindqvist foundation give?", "what did the Lindqvist Foundation give?"),
        ("what did a foundation give to lindqvist?", "what did a foundation give to Lindqvist?"),
        ("what does save the children pay for?", "what does Save the Children pay for?"),
        ("que pena tuvo yolanda pinto", "que pena tuvo Yolanda Pinto"),
        ("cuantas becas hubo en la costa", "cuantas becas hubo en la Costa"),
        ("¿cuántas hubo en guayaquil?", "¿cuántas hubo en Guayaquil?"),
        # as the question has it, in the other language too
        ("how many scholarships on the costa?", "how many scholarships on the Costa?"),
    ],
)
def test_names_get_their_capitals(put_back: PutBack, typed: str, meant: str) -> None:
    """A word that the documents only write with a capital is a name, with its neighbours."""
    assert put_back(typed) == meant
    assert analyse(put_back(typed)).facts.names > analyse(typed).facts.names


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("¿Cuántas becas hubo en la costa?", "¿Cuántas becas hubo en la costa?"),
        ("¿Qué dijo lindqvist?", "¿Qué dijo Lindqvist?"),
        ("Who runs bright doorways?", "Who runs bright doorways?"),
        ("what is ﬁne in zarqa?", "what is ﬁne in Zarqa?"),  # a letter whose capital is two
    ],
)
def test_who_types_capitals_means_words_by_those_without(
    put_back: PutBack, typed: str, meant: str
) -> None:
    """Only what no dictionary has gets its capital there."""
    assert put_back(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "how many girls read in a bright room?",
        "how many children read?",  # only in the name of who pays
        "did the ministry pay us for the rights of girls?",
        "what did it pay in may, and who did they march with?",
        "how many reading rooms were opened in mafraq or irbid?",  # only in capitals, or in a cell
        "que pinto el maestro de la sierra",  # written both ways
        "cuántas muchachas llegan con sus hermanas",
        "how many Girls are in Zarqa?",
        "what did chile and peruvian girls say?",  # known as they are
    ],
)
def test_other_words_stay_as_they_were_typed(put_back: PutBack, text: str) -> None:
    """Words that stand small, begin what they stand in, or only say of what kind a thing is."""
    assert put_back(text) == text


def test_a_changed_index_is_read_anew(
    indexed: Callable[..., AbstractContextManager[Indexed]],
) -> None:
    """What is kept of how words are written is kept of one state of the index."""
    capitals, asked = Capitals(), analyse("how many girls live in zarqa?")

    def document(text: str) -> Document:
        return read(text, id="rooms", title="Rooms", language="en")

    with indexed(document("The girls of the camp went to Zarqa with their mothers.")) as index:
        assert capitals.put_back(asked, index.snapshot).text == "how many girls live in Zarqa?"
        assert capitals.put_back(asked, index.snapshot).text == "how many girls live in Zarqa?"
    with indexed(document("The girls call a cake with plums a zarqa.")) as index:
        assert capitals.put_back(asked, index.snapshot) is asked


def test_nothing_is_put_back_where_nothing_is_known() -> None:
    """A question of which no word stands in a document is the same question."""
    asked = analyse("who saw yolanda pinto?")
    assert [token.folded for token in may_be_names(asked)] == ["saw", "yolanda", "pinto"]
    assert with_capitals(asked, {}) is asked


def test_a_word_is_looked_up_in_both_languages(
    indexed: Callable[..., AbstractContextManager[Indexed]],
) -> None:
    """A name has another stem in each: "Costas" is "cost" in English and "cost" or "costas"."""
    text = "Los hermanos de la familia Costas llegan a la escuela de Cartagena con sus hermanas."
    with indexed(read(text, id="becas", title="Becas", language="es")) as index:
        found = written_as(["costas", "cartagena", "hermanas", "nadie"], index.snapshot)
    assert {word for word, own in found.items() if own} == {"costas", "cartagena"}
    assert found["cartagena"] is not None
    assert found["cartagena"].shown == "Cartagena"
