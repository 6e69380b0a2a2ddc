"""What has a score is asked for by that score: "Which indicators got 0/100?"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.scored_headings import is_asked_heading
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.questions.score_given import score_given, with_figures
from briefing_qa.answering.rules.scored import has_another_score
from briefing_qa.answering.statements.scored_alike import with_all_scored

Make = Callable[..., Candidate]
NETS = "Nets got a score of 0/100."
OARS = "The 0/100 for oars is no surprise."
SAILS = "Sails got 35/100."


@pytest.mark.parametrize(
    ("question", "score"),
    [
        ("On which indicators did Norland get zero?", "0"),
        ("For which indicators did the country get zero points?", "0"),
        ("Which indicators got a score of 0/100?", "0"),
        ("Which country scored 63.5?", "63.5"),
        ("¿En qué indicadores sacó cero el Perú?", "0"),
        ("¿Qué país obtuvo 63,5 puntos?", "63.5"),
        ("Which indicators have 12?", "12"),
        ("Which three indicators did Norland score worst on?", None),
        ("Which countries scored above 60?", None),
        ("Which countries scored in the top 10?", None),
        ("Which countries with 12 indicators have a law?", None),
        ("What did Norland score in 2022?", None),
        ("What score did Norland get, 59 or 60?", None),
        ("Which agencies with a zero tolerance policy have indicators?", None),
        ("How many indicators got 0/100?", None),
    ],
)
def test_the_score_of_what_is_asked_for(question: str, score: str | None) -> None:
    """Not a bound, nor a number of other things."""
    assert score_given(analyse(question)) == score


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("Which indicators got zero?", NETS, False),
        ("Which indicators got zero?", SAILS, True),
        ("Which indicators got zero?", "Norland has no law on nets.", True),
        ("Which indicator got 35 points?", SAILS, False),
        ("What did nets score?", SAILS, False),
    ],
)
def test_another_score_is_no_answer(
    make_candidate: Make, question: str, text: str, *, out: bool
) -> None:
    """Nor is a sentence without one."""
    assert has_another_score(analyse(question), make_candidate(text)) is out


def test_a_heading_with_that_score_is_asked_for(make_candidate: Make) -> None:
    """Whatever else it says."""
    question = analyse("Which area got 59/100?")
    assert is_asked_heading(question, make_candidate("Environment (59/100)", kind="heading"))
    assert not is_asked_heading(question, make_candidate("Environment (60/100)", kind="heading"))


def test_zero_is_read_in_figures() -> None:
    """As documents have it; elsewhere the word stays."""
    asked = "Which indicators got zero points?"
    assert with_figures(analyse(asked), asked) == "Which indicators got 0/100?"
    asked = "Who has a policy of zero tolerance?"
    assert with_figures(analyse(asked), asked) == asked


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Which indicators got 0/100?", [NETS, OARS]),
        ("Which indicator got 0/100?", [NETS]),
        ("Which indicators are worst?", [NETS]),
    ],
)
def test_all_that_have_the_score_are_said(
    make_candidate: Make, question: str, said: list[str]
) -> None:
    """Where several are asked for; not what is hardly likely, nor what a rule keeps out."""
    text = f"{NETS} {OARS} {SAILS} It has 0 boats. There are 0 ports."
    ranked = [
        (make_candidate(one, start=text.index(one), passage_text=text), probability)
        for one, probability in (
            (NETS, 0.7),
            (SAILS, 0.3),
            (OARS, 0.01),
            ("It has 0 boats.", 0.0001),
            ("There are 0 ports.", 0.0),
        )
    ]
    found = with_all_scored(analyse(question), [ranked[0][0]], ranked)
    assert [one.text for one in found] == said
