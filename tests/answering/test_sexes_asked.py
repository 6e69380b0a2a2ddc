"""Both sexes in one breath, and sexes in a body's name."""

from __future__ import annotations

import pytest

from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.questions.sexes_asked import sexes_asked
from briefing_qa.answering.rules.details import details


@pytest.mark.parametrize(
    ("question", "sexes"),
    [
        ("How many girls were found?", {"female"}),
        ("How many boys and girls were found?", set()),
        ("¿Cuántos niños y niñas viven en la sierra?", set()),
        ("¿Cuántas niñas viven en la sierra?", {"female"}),
        ("Did more girls or boys come?", {"female", "male"}),
        ("Are there more boys than girls?", {"female", "male"}),
        ("How many children came to the Women's Emergency Centres?", set()),
        ("What does the Ministry of Women do for boys?", {"male"}),
        ("¿Cuántos niños atendió el Centro Emergencia Mujer?", set()),
        ("How many Peruvian Women were married?", {"female"}),
        ("How Many Girls Were Found In Tarma?", {"female"}),
        ("Women married before 15", {"female"}),
    ],
)
def test_a_sex_is_asked_for(question: str, sexes: set[str]) -> None:
    """Not with the other one, nor as a part of a name; in a title all words have capitals."""
    assert sexes_asked(analyse(question)) == sexes


def test_a_sex_in_a_name_is_looked_for_as_a_name() -> None:
    """The centres are looked for, and no women."""
    found = details(analyse("How many children came to the Women's Emergency Centres?"))
    assert {(one.kind, one.value) for one in found} == {
        ("name", "women"),
        ("name", "emergency"),
        ("name", "centres"),
    }
