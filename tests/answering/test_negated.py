"""What is asked as not being so is not told by a sentence that says it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.negated import affirms_what_is_negated

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "sentence", "language"),
    [
        ("Which rights did the treaty not mention?", "The treaty mentioned the rights.", "en"),
        ("How many pupils do not attend?", "In all 86 pupils attend the school.", "en"),
        ("Why was care not increasingly based on need?", "Care was based on need.", "en"),
        ("Which clubs did not want to attend?", "Nine clubs attend.", "en"),
        ("Which rules don't apply to boats?", "Rules 3 and 5 apply to boats.", "en"),
        ("¿Qué derechos no mencionó el tratado?", "El tratado mencionó tres derechos.", "es"),
        ("¿Por qué no se registró a los niños?", "Se registró a 40 niños.", "es"),
    ],
)
def test_what_is_so_does_not_tell_what_is_not(
    make_candidate: Make, question: str, sentence: str, language: str
) -> None:
    """The verb that is denied is affirmed, and nothing else speaks of what is not."""
    candidate = make_candidate(sentence, language=language)
    assert affirms_what_is_negated(analyse(question), candidate)


@pytest.mark.parametrize(
    ("question", "sentence", "language"),
    [
        ("Which rights did the treaty mention?", "The treaty mentioned the rights.", "en"),
        ("Did the treaty not mention rights?", "The treaty mentioned the rights.", "en"),
        ("Which rights did it not mention?", "It mentioned all but the right to rest.", "en"),
        ("Which pupils are not registered?", "Registered and unregistered pupils ate.", "en"),
        ("Which rights did it not mention?", "The right to rest was overlooked.", "en"),
        ("Which rights did it not only name but grant?", "It named three rights.", "en"),
        ("Was it opened or not, and when?", "It was opened in May.", "en"),
        ("¿Qué niños no asisten?", "Asisten a clases 40 niños; el resto trabaja.", "es"),
        ("¿Qué niños no asisten?", "In all 40 children attend.", "en"),
    ],
)
def test_what_may_tell_it_stays(
    make_candidate: Make, question: str, sentence: str, language: str
) -> None:
    """Exceptions, other words for no, questions for yes or no, and another language."""
    candidate = make_candidate(sentence, language=language)
    assert not affirms_what_is_negated(analyse(question), candidate)
