"""A question with who is asked for it in a sentence of its own: "...? What does the Code say?".

Such a sentence is no second question. It says whose word on the first one is wanted, so the two
are one: "according to the Code, ...?".
"""

from __future__ import annotations

import re

from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.words.wording import AUXILIARIES
from briefing_qa.errors import QuestionError
from briefing_qa.terms import fold, guess_language

_SOURCE = r"(?P<source>(?:[^\s,;:?]+ ){0,8}?[^\s,;:?]+?)"
_ON_IT = (
    r"(?: (?:about|on|of|to) (?:it|this|that|the (?:matter|subject|issue|question))"
    r"|,? al respecto|,? (?:sobre|de|acerca de) (?:eso|esto|ello|el (?:tema|asunto)))?"
)
_VIEW = r"(?:views?|opinions?|positions?|stance|doubts?|verdict|take)"
_OPINION = r"(?:opinion|postura|posicion|criterio|parecer|dudas?)"
_FRAMES = tuple(
    re.compile(rf"\W*{text}{_ON_IT}\W*")
    for text in (
        (
            rf"what (?:do|does|did|has|have|had|would) {_SOURCE} (?:say|said|think|thought"
            r"|hold|held|state|stated|write|written|believe|have to say|make)"
        ),
        (
            rf"(?:what|which) {_VIEW} (?:do|does|did|has|have|had) {_SOURCE}"
            r" (?:have|had|hold|held|take|taken|express|expressed|voice|voiced|give|given)"
        ),
        rf"what (?:is|are|was|were) (?:the )?{_VIEW} of {_SOURCE}",
        rf"what (?:is|are|was|were) {_SOURCE}['’]s? {_VIEW}",
        rf"(?:according to|segun|de acuerdo con) {_SOURCE}",
        (
            r"que (?:ha |han |habia |habian )?(?:dij(?:o|eron)|dicen?|decian?|dicho"
            r"|opin(?:a|an|o|aron|aba|aban|ado)|piensan?|pensaron|penso|pensaban?|pensado"
            r"|sostienen?|sostuv(?:o|ieron)|afirman?|afirmo|afirmaron|cree|creen|creia|creian)"
            rf" {_SOURCE}"
        ),
        (
            rf"que {_OPINION} (?:tienen?|tuv(?:o|ieron)|tenian?|dan?|dio|dieron|expreso|expresaron"
            rf"|manifesto|manifestaron) {_SOURCE}"
        ),
        rf"cual(?:es)? (?:es|era|fue|son|eran|fueron) (?:el|la|las?) {_OPINION} del? {_SOURCE}",
    )
)
_WITHIN = re.compile(
    r"[?;] +(?=\S)|,? (?:and|y) (?=¿?(?:what|which|qu[eé]|cu[aá]l))", re.IGNORECASE
)
_POLAR = re.compile(rf"\W*(?:{AUXILIARIES})\b", re.IGNORECASE)
"""Asks for yes or no; what stands after "and" is its frame, not what goes on from it."""

_NOBODY = frozenset(
    {"he", "she", "it", "they", "we", "you", "i", "this", "that", "these", "those", "people"}
    | {"el", "ella", "ellos", "ellas", "eso", "esto", "ello", "usted", "ustedes", "gente"}
    | {"who", "which", "what", "que", "quien", "the", "la", "los", "las", "there"}
)


def framed(question: Question) -> tuple[Question, str]:
    """A question with its frame as a part of it, and whose word it wants.

    Args:
        question: "Can they marry at 16? What does the Civil Code say?".

    Returns:
        "According to the Civil Code, can they marry at 16?" and "the Civil Code"; the same question
        and "" where it has no frame.
    """
    text = question.text
    for joint in _WITHIN.finditer(text):
        first, second = text[: joint.start()].strip(), text[joint.end() :].strip()
        if joint.group().strip(" ,").casefold() in {"and", "y"} and not _POLAR.match(first):
            continue
        source, rest = _source(second), first
        if source is None and joint.group().startswith("?"):
            source, rest = _source(first), second
        if source is None or len(fold(text)) != len(text) or _source(rest) is not None:
            continue
        try:
            return analyse(_according_to(source, rest)), source
        except QuestionError:
            break
    return question, ""


def _source(text: str) -> str | None:
    """Who is asked for by a sentence that is only a frame; None for any other sentence."""
    folded = fold(text)
    for frame in _FRAMES:
        found = frame.fullmatch(folded)
        if found and len(folded) == len(text):
            source = text[found.start("source") : found.end("source")]
            return None if fold(source) in _NOBODY else source
    return None


def _according_to(source: str, text: str) -> str:
    """A question of what somebody says."""
    asked = text.strip(" ?¿;")
    spanish = guess_language(text) == "es"
    keeps = not asked[:1].isupper() or asked[1:2].isupper()
    asked = asked if keeps else asked[:1].lower() + asked[1:]
    return f"Según {source}, ¿{asked}?" if spanish else f"According to {source}, {asked}?"
