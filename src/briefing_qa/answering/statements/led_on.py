"""What follows a sentence that only leads on: "it is a double-edged sword. On the one hand, ...".

Also what follows a sentence that says of a thing that it is the same as another one, where their
difference is asked for: "However, an additional element must be present".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, starmap

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.follow_up.several import asks_for_several
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.nothing_new import only_repeats
from briefing_qa.answering.statements.continued import (
    are_tied,
    goes_on,
    in_order,
    place_in,
)
from briefing_qa.answering.words.number_words import ONES
from briefing_qa.terms import fold

_ONE_HAND = re.compile(r"\W*(?:on (?:the )?one hand|por un lado|por una parte|de un lado)\b")
_OTHER_HAND = re.compile(
    r"\W*(?:on the other(?: hand)?|por (?:el )?otro(?: lado)?|por (?:la )?otra(?: parte)?"
    r"|de otro lado)\b"
)
_TWO_SIDES = re.compile(
    r"\b(?:good and (?:the )?bad|bad and (?:the )?good|pros and (?:the )?cons|ups and downs"
    r"|upsides? and (?:the )?downsides?|positives? and (?:the )?negatives?|both sides"
    r"|(?:dis)?advantages? and (?:the )?(?:dis)?advantages?|for and against"
    r"|(?:benefit|opportunit|risk|danger|harm|strength|weakness|drawback)\w* and"
    r" (?:the )?(?:benefit|opportunit|risk|danger|harm|strength|weakness|drawback)\w*"
    r"|(?:lo |lados? |lado )?buen\w+ y (?:lo |los? )?mal\w+|pros y (?:los )?contras"
    r"|(?:des)?ventajas? y (?:las )?(?:des)?ventajas?|a favor y (?:las? |lo )?en contra"
    r"|(?:lo )?positiv\w+ y (?:lo |los )?negativ\w+|ambos lados|doble filo|dos caras"
    r"|(?:beneficio|oportunidad|riesgo|peligro|dano)\w* y (?:el |la |los |las )?"
    r"(?:beneficio|oportunidad|riesgo|peligro|dano)\w*)\b"
)
"""Asks for what is good about a thing and what is bad."""

_EXAMPLE = re.compile(r"\W*(?:for (?:instance|example)|to begin with|por ejemplo|asi,)")
_EXISTS = re.compile(
    r"\b(?:there (?:still |also )?(?:is|are|was|were|remains?|exists?)|exists?|remains?|persists?"
    r"|hay|habia|existen?|existian?|persisten?|subsisten?|quedan?|siguen? habiendo)\b"
)
"""Only says that something is there."""

MOST_EXAMPLES = 3
"""Examples that are said at most."""

_ANNOUNCES = re.compile(
    r"\b(?:two|three|four|five|six|seven|several|dos|tres|cuatro|cinco|seis|siete|vari[oa]s)\b"
)
_ANNOUNCED_LAST = re.compile(
    r"\b(two|three|four|five|six|seven|dos|tres|cuatro|cinco|seis|siete)(?: [\w-]+){1,3}\W*$"
)
"""Ends with how many things follow."""

_FIRST = re.compile(
    r"\W*(?:first(?:ly)?\b(?=,)|the first\b|one (?:is|was|of)\b|primer[oa]?(?=,)|en primer lugar\b"
    r"|(?:el|la) primer[oa]?\b)"
)
_NEXT = re.compile(
    r"\W*(?:(?:second|third|fourth|fifth|sixth|seventh)(?:ly)?(?=,)|(?:finally|lastly|last)(?=,)"
    r"|the (?:second|third|fourth|fifth|last|other)\b|(?:segund|tercer|cuart|quint)[oa]?(?=,)"
    r"|en (?:segundo|tercer|cuarto|quinto|ultimo) lugar\b|por ultimo\b|finalmente\b"
    r"|(?:el|la) (?:segund|tercer|cuart|quint|ultim|otr)[oa]?\b)"
)
"""Sentences of what one announces: "Three gaps stand out. First, ... Second, ..."."""

MOST_ANNOUNCED = 7
"""Sentences behind an announcement among which those are that it announces."""

_ASKS_DIFFERENCE = re.compile(r"\b(?:differ\w*|diferenci\w*|distingu\w+)\b")
_SAME = re.compile(r"\b(?:the same|same|equally|mism[oa]s?|igual(?:es|mente)?)\b")
_CONTRASTS = re.compile(
    r"\W*(?:however|but|yet|in contrast|by contrast|on the other hand|sin embargo|no obstante"
    r"|pero|ahora bien|en cambio)\b"
)


def with_what_follows(
    question: Question, chosen: Sequence[Candidate], candidates: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """What is said, with the sentences to which its first one leads on, or with these alone.

    Args:
        question: taken apart.
        chosen: what would be said.
        candidates: what was considered, without what a rule keeps out.
    """
    said = tuple(chosen)
    if not said:
        return said
    first, after = said[0], _after(said[0], candidates)
    if _TWO_SIDES.search(fold(question.text)):
        hands = _hands(first, after)
        if hands:
            return hands
    if announced := _announced(first, after[:MOST_ANNOUNCED]):
        return announced
    if asks_for_several(question) and len(after) > 1:
        told = _examples(first, after)
        if told:
            return (first, *told)
    return said


def with_all_announced(
    question: Question, chosen: Sequence[Candidate], candidates: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """What is said, with all that is announced by number where its first sentence is one of these.

    "The captain has three wishes. A boat of his own. A lamp on every quay. And a clerk."

    Args:
        question: taken apart.
        chosen: what would be said.
        candidates: what was considered.
    """
    said = tuple(chosen)
    beside = in_order(said[0], candidates) if said else []
    place = (place_in(beside, said[0]) if said else None) or 0
    for back in range(1, min(place, MOST_ANNOUNCED) + 1):
        announcing = beside[place - back]
        number = _ANNOUNCED_LAST.search(fold(announcing.text))
        if number is None or not only_repeats(question, announcing.text, announcing.language):
            continue
        told = beside[place - back + 1 :][: int(ONES[number[1]])]
        whole = [announcing, *told]
        if len(told) == ONES[number[1]] >= back and all(starmap(are_tied, pairwise(whole))):
            return tuple(told)
    return said


def with_difference(
    question: Question, chosen: Sequence[Candidate], candidates: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """What is said of one side of a difference, with what sets it apart where it is the same.

    Args:
        question: the whole one, for the difference.
        chosen: what would be said of the side.
        candidates: what was considered for it.
    """
    said = tuple(chosen)
    if len(said) != 1 or not _ASKS_DIFFERENCE.search(fold(question.text)):
        return said
    after = _after(said[0], candidates)[:1]
    if after and _SAME.search(fold(said[0].text)) and _CONTRASTS.match(fold(after[0].text)):
        return (*said, *after)
    return said


def _after(first: Candidate, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The sentences that go on from one without a gap, in reading order."""
    beside = in_order(first, candidates)
    place = place_in(beside, first)
    return [] if place is None else beside[place + 1 :]


def _hands(first: Candidate, after: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The two sides of what a sentence leads on to, or begins with."""
    pair = [first, *after][:3]
    if not _ONE_HAND.match(fold(first.text)):
        pair = pair[1:]
    if len(pair) < 2 or not _ONE_HAND.match(fold(pair[0].text)):
        return ()
    tied = are_tied(pair[0], pair[1]) and (pair[0] is first or are_tied(first, pair[0]))
    return tuple(pair[:2]) if tied and _OTHER_HAND.match(fold(pair[1].text)) else ()


def _announced(first: Candidate, after: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The things that a sentence only announces, one a sentence; nothing where there are not two.

    What stands between them tells more of the one before.
    """
    if not after or not _ANNOUNCES.search(fold(first.text)) or not are_tied(first, after[0]):
        return ()
    if not _FIRST.match(fold(after[0].text)):
        return ()
    further = [one for one in after[1:] if _NEXT.match(fold(one.text))]
    return (after[0], *further) if further else ()


def _examples(first: Candidate, after: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The examples of what a sentence only says to exist, each tied to the one before it."""
    if not _EXISTS.search(fold(first.text)) or not _EXAMPLE.match(fold(after[0].text)):
        return ()
    if not are_tied(first, after[0]):
        return ()
    told = [after[0]]
    for one in after[1:MOST_EXAMPLES]:
        if not goes_on(told[-1], one):
            break
        told.append(one)
    return tuple(told)
