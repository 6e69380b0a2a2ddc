"""Questions whose names were typed without capitals, asked of the shipped engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing_qa import BriefingQA
from briefing_qa.config import IndexSettings, Settings

SENTENCE = """# Sentencia del tribunal de Cartagena

## El fallo

Se condena a Yolanda Pinto a ocho años de prisión y a una multa de 50 unidades tributarias.
El tribunal oyó antes a Luis Cárcamo, dueño del hostal, y a la vecina de Daniela.
La defensa de Luis Cárcamo pidió que se lo absolviera.
"""

GRANTS = """# Becas para muchachas: informe anual

## Resultados

Se entregaron becas de 1.100 pesos mensuales a 2.315 muchachas que cursaban la secundaria.
En 2023 abrieron oficinas en la Mixteca y en la Costa para dar a conocer el programa.
"""

SHELTERS = """# Shelters for girls: annual report

## Shelters

In 2022 the shelter of Irbid took in 214 girls, and their families were told of it.
A second shelter has been planned for the girls of Zarqa since then.
"""

FILES = {"fallo.md": SENTENCE, "becas.md": GRANTS, "shelters.md": SHELTERS}


@pytest.fixture(scope="module")
def engine(
    tmp_path_factory: pytest.TempPathFactory, write_corpus: Callable[..., Path]
) -> Iterator[BriefingQA]:
    """The shipped engine over three short documents."""
    folder = tmp_path_factory.mktemp("names")
    index = IndexSettings(passage_min_words=5, passage_max_words=60)
    corpus = write_corpus(folder / "corpus", FILES)
    with BriefingQA.open(corpus, folder / "index", settings=Settings(index=index)) as opened:
        yield opened


@pytest.mark.model
@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (
            "cuántas muchachas de la costa recibieron beca",
            "cuántas muchachas de la Costa recibieron beca",
        ),
        (
            "¿a cuántos años condenaron a luis cárcamo?",
            "¿a cuántos años condenaron a Luis Cárcamo?",
        ),
        (
            "how many girls did the shelter of zarqa take in?",
            "how many girls did the shelter of Zarqa take in?",
        ),
    ],
)
def test_a_name_without_capitals_is_insisted_on(
    engine: BriefingQA, typed: str, written: str
) -> None:
    """What stands of all, or of somebody else, is no answer; and the question stays as typed."""
    answer, same = engine.ask(typed), engine.ask(written)
    assert answer.question == typed
    assert answer.abstained
    assert (answer.text, answer.reason) == (same.text, same.reason)


@pytest.mark.model
@pytest.mark.parametrize(
    ("typed", "figure"),
    [
        ("¿a cuántos años condenaron a yolanda pinto?", "ocho años"),
        ("how many girls did the shelter of irbid take in?", "214"),
        ("¿cuántas muchachas recibieron beca?", "2.315"),
    ],
)
def test_what_is_said_of_the_name_answers(engine: BriefingQA, typed: str, figure: str) -> None:
    """A question without capitals is answered where the documents tell it."""
    answer = engine.ask(typed)
    assert answer.question == typed
    assert not answer.abstained
    assert figure in answer.text
