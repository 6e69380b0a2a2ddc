"""Questions asked one after the other."""

from __future__ import annotations

from briefing_qa.answering.follow_up import Turn, Understood, understand


def conversation(*questions: str, answer: str = "") -> Understood:
    """The last of some questions, understood after the others, the last of which has an answer."""
    turns: list[Turn] = []
    for question in questions[:-1]:
        turns.append(Turn(question=understand(question, turns).text))
    if answer:
        turns[-1] = Turn(question=turns[-1].question, answer=answer)
    return understand(questions[-1], turns)


def after(*questions: str, answer: str = "") -> str:
    """What that one means, in words."""
    return conversation(*questions, answer=answer).text
