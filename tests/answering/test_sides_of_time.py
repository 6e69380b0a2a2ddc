"""What was before a time is no answer where it is asked what was after it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.ruled_out import is_ruled_out
from briefing_qa.answering.rules.sides_of_time import is_of_the_other_side

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many people came after March 2021?", "It had reached 24,000 people by March 2021."),
        ("How many people came before March 2021?", "Since March 2021, 24,000 people came."),
        ("What share of towns had one after 2019?", "From 2018 to 2019, 76% of towns had one."),
        ("How many hotels had signed before 2018?", "As of 2020, 8,710 hotels had signed."),
        ("How many sites were shut after 2024?", "In 2024, 296 sites were shut."),
        ("What did the app do after Peru's rerun?", "In Peru, the app acted ahead of the rerun."),
        (
            "Which outlets closed after the 2024 vote?",
            "Just before the 2024 vote, two closed outlets.",
        ),
        ("¿Qué hizo el juez antes de la reforma?", "Tras la reforma, el juez cerró dos hogares."),
        ("¿Cuántos hubo después de marzo de 2021?", "Hubo 40 hasta marzo de 2021."),
        ("¿Cuántas aldeas había antes de 2018?", "In 2020 there were 40 villages."),
    ],
)
def test_the_other_side_is_no_answer(question: str, text: str, make_candidate: Make) -> None:
    """Whether the time is a year, a month or an event; years tell it in either language."""
    asked = analyse(question)
    language = "en" if "villages" in text else asked.language
    candidate = make_candidate(text, language=language)
    assert is_of_the_other_side(asked, candidate)
    assert is_ruled_out(asked, candidate)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many had water before the flood?", "Before the flood 12 had it, after the flood 3."),
        ("How many died after 2019?", "Since 2019, 40 have died."),
        ("How many died after 2019?", "In 2020, 40 died."),
        ("How many hotels had signed by 2022?", "By 2022, 22 hotels had signed."),
        ("How many hotels had signed by 2022?", "In 2022, 22 hotels had signed."),
        ("What share has been so since 2018?", "In 2018 the share was raised to 12%."),
        ("What share was so until 2018?", "In 2018 the share was 12%."),
        ("How many died after 2019?", "Between 2018 and 2021, 40 died."),
        ("How many died after March 2019?", "In May 2019, 40 died."),
        ("How many died before and after 2019?", "In 2018, 40 died."),
        ("How long after the raid were they found?", "They were found two days before the raid."),
        ("How many days after the raid were they found?", "They were found before the raid."),
        ("Who was heard before the judge?", "After the judge came, she was heard."),
        ("Can girls marry before 18?", "After 18 girls can marry."),
        ("What was done after the flood?", "The ministry closed two homes."),
        ("What was done after the flood?", "Before the vote it closed one, after the flood two."),
        ("What was done after the 2018 flood?", "Before the 2016 flood it closed one."),
        ("What happened in 2019?", "Before 2019 forty came."),
        ("How many came after the war of 2019?", "In 2018 forty came."),
    ],
)
def test_what_may_tell_of_this_side_stays(question: str, text: str, make_candidate: Make) -> None:
    """Both sides, another event, how long after, before whom and at which age."""
    asked = analyse(question)
    assert not is_of_the_other_side(asked, make_candidate(text, language=asked.language))


def test_a_row_stays(make_candidate: Make) -> None:
    """Its cells are of several years."""
    row = make_candidate("| Before 2019 | 40 |", passage_text="| Before 2019 | 40 |")
    assert not is_of_the_other_side(analyse("How many died after 2019?"), row)
