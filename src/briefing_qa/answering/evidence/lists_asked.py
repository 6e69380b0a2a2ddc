"""Whether a question asks for the items of a list, at a candidate that stands in or before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.lists import is_lead, is_leading
from briefing_qa.answering.evidence.telling_leads import NOTED
from briefing_qa.answering.follow_up.several import asks_for_several
from briefing_qa.answering.questions.question import Question
from briefing_qa.terms import fold

_THINKS = tuple(
    re.compile(rf"\b(?:{forms})")
    for forms in (
        *("concern|preocup", "regret|lament", "recommend|recom(?:ie|e)nd", "urge|insta"),
        *(
            "decid|decis",
            "agree|acord|acuerd",
            "promis|prom(?:e|ie)t",
            "ask|pid",
            "propos|prop[ou]",
        ),
    )
)
"""What a body does before it enumerates, in both languages."""

_NOTES = re.compile(rf"\b(?:{NOTED})\b")
_END = 60
"""Characters of a line that leads on in which stands what it leads on to."""

_WHAT = re.compile(r"\W*(?:(?:about|of|on|sobre|de|por) )?(?:what|which|que|cual(?:es)?)\b")
_ONE = re.compile(r"\W*(?:(?:on|of) )?which \w*[^\Ws] (?:is|was|has|did|does)\b")
"""Asks for one of them: "which agreement is"."""

_OPEN_KINDS = frozenset({"name", "definition", "other"})
"""Of questions for what somebody thinks: "What is the Committee concerned about?" """


def takes_list(question: Question, best: Candidate) -> bool:
    """Whether the best candidate may be answered with the list that it stands in or before.

    Where things are asked for in the plural in other words, only an item with the line that leads
    on to it is, or that line; where it is asked what a body thinks, also what it says before.
    """
    if question.kind == "list":
        return best.unit.kind != "heading"
    if is_leading(best.text):
        return _asks_for_its_list(question, best.text)
    led = best.unit.kind == "item" and _asks_for_its_list(question, best.before)
    return (led and is_leading(best.before)) or _asks_for_the_next_list(question, best)


def stands_for_its_list(question: Question, candidate: Candidate) -> bool:
    """Whether it only leads on to a list, or what is asked for is what it leads on to."""
    return is_lead(candidate) or (
        is_leading(candidate.text)
        and (question.kind == "list" or _asks_for_its_list(question, candidate.text))
    )


def are_thought(question: Question, items: Sequence[Candidate]) -> bool:
    """Whether items are of the one list that tells what a body thinks, as a question asks."""
    leads = {item.before for item in items}
    return len(leads) == 1 < len(items) and _is_thought(question, *leads)


def _asks_for_its_list(question: Question, lead: str) -> bool:
    """Whether things in the plural are asked for, or what a line leads on to as it ends."""
    return asks_for_several(question) or _is_thought(question, lead)


def _asks_for_the_next_list(question: Question, one: Candidate) -> bool:
    """Whether what is asked for is what the line behind a sentence leads on to.

    "What is the Committee concerned about?" is not answered by what it welcomes before "It is
    nevertheless concerned that:".
    """
    if one.unit.kind != "sentence" or _NOTES.search(fold(one.text)) is None:
        return False
    passage = one.source.passage
    texts = (passage.text_of(unit) for unit in passage.own_units if unit.start >= one.unit.end)
    following = next(texts, "")
    return is_leading(following) and _is_thought(question, following, beside=one.text)


def _is_thought(question: Question, lead: str, beside: str = "") -> bool:
    """Whether a question asks for what a body thinks, and a line ends with that.

    Args:
        question: taken apart.
        lead: the line.
        beside: another sentence, which does not tell it.
    """
    asked, end, other = fold(question.text), fold(lead[-_END:]), fold(beside)
    if question.kind not in _OPEN_KINDS or _WHAT.match(asked) is None or _ONE.match(asked):
        return False
    return any(
        verb.search(asked) and verb.search(end) and not verb.search(other) for verb in _THINKS
    )
