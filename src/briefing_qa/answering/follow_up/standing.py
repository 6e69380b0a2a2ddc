"""Which short questions are whole: "How many tips were there?", but not "How many are affected?".

A question that has its own subject and verb is whole, however few words it has. It is not where its
verb or noun says something only of another: "affected", "the reason", "worse".
"""

from __future__ import annotations

import re

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.shape import is_infinitive_of, is_spanish_verb
from briefing_qa.answering.words import degrees
from briefing_qa.terms import Token, all_stop_words, fold, stop_words, tokens

_FEWEST = 3

_THERE = re.compile(
    r"\bhow many (?P<noun>\w+(?: \w+){0,2}) (?:are|were) there\b"
    r"|\bcuant[oa]s (?P<cuantos>\w+(?: \w+){0,3}?) (?:hay|hubo|habia)\b"
)
_IS = re.compile(
    r"(?:how many|which|what) (?P<noun>\w+(?: \w+){0,2}?)"
    r" (?:is|are|was|were|has been|have been|had been) (?:not |never |currently )?(?P<said>\w+)"
)
_HAVE = re.compile(r"(?:how many|which|what) \w+(?: \w+)? (?:has|have|had) (?:an?|no|the) \w+")
_WHERE = re.compile(r"where (?:is|are|was|were) (?:the|these|all) \w+")
_OF = re.compile(
    r"(?:what|who|which) (?:is|are|was|were) the \w+(?: \w+)? of (?:the )?(?!it\b|this\b|that\b"
    r"|them\b|these\b|those\b)\w+"
    r"|(?:que|quien|cual|cuales) (?:es|son|era|fue) (?:el|la|los|las) \w+(?: \w+)? del? "
    r"(?!ell|es[oa])"
)
_QUE_HAY = re.compile(r"que \w+ \w+ (?:hay|hubo|habia)\b")
_DOER = re.compile(r"que \w+(?: \w+)? (?:un|una|el|la|los|las) \w+\W*$")

_COMPARED = re.compile(
    r"(?:which|what|cual(?:es)?|que|where|donde) (?:\w+ ){0,2}"
    r"(?:is|are|was|were|es|son|era|fue|esta)"
    rf" (?:the |el |la |lo |mas |menos )*(?:{degrees.HIGHEST}|{degrees.HIGHER}|most|least"
    rf"|{degrees.MAYOR}|alt[oa]s?|baj[oa]s?)"
    r"(?: (?:affected|afectad[oa]s?))?\W*$"
)
"""A question which is the most or the least, that does not say in what."""


def is_whole(said: str) -> bool:
    """Whether a short question has its own subject and verb, and needs nothing from another."""
    folded = fold(said).strip(" ¿?¡!.")
    if leans(said):
        return False
    if is_superlative(said):
        return len(tokens(said)) > _FEWEST  # "which district is worst?", but not "which is worst?"
    there = _THERE.match(folded)
    if there is not None:
        return not _is_relational(there["noun"] or there["cuantos"])
    asks = _IS.match(folded)
    if asks is not None:
        return asks["said"] not in words.OF_ANOTHER | stop_words("en") and not _is_relational(
            asks["noun"]
        )
    whole = (_HAVE, _WHERE, _OF, _DOER, _QUE_HAY)
    return any(pattern.match(folded) for pattern in whole)


def is_superlative(said: str) -> bool:
    """Whether a question asks for the most or the least of what was said: "which is worst?"."""
    return _COMPARED.match(fold(said).strip(" ¿?¡!.")) is not None


def leans(said: str) -> bool:
    """Whether a question says something that is only said of another thing: "who is affected?"."""
    found = tokens(said)
    last = found[-1].folded if found else ""
    content = [t for t in found if t.folded not in all_stop_words()]
    asks = bool(found) and found[0].folded in words.QUESTION_WORDS
    return (asks and last in words.OF_ANOTHER and len(content) <= 3) or _lacks_verb(said, found)


def _is_relational(noun: str) -> bool:
    """Whether all words of a noun phrase are of another: "cases" are cases of something."""
    stops = all_stop_words()
    content = [t.folded for t in tokens(noun) if t.folded not in stops]
    of_another = (words.NO_TOPIC | words.RELATIONAL) - words.ADVICE
    return all(word in of_another for word in content)


def _lacks_verb(said: str, found: list[Token]) -> bool:
    """Whether "why" or "how much" stands before words without a verb: "Why the increase?"."""
    if len(found) < 2 or len(found) > 6:
        return False
    first = found[0].folded
    behind = found[1:]
    if first == "why":
        opening = words.DETERMINERS | words.PREPOSITIONS | words.LITTLE
        return behind[0].folded in opening and not any(
            t.folded in words.AUXILIARIES for t in behind
        )
    if first == "por" and behind[0].folded == "que" and len(found) > 2:
        opening = words.SPANISH_ARTICLES | words.LITTLE
        return found[2].folded in opening and not any(
            is_spanish_verb(said, t) or is_infinitive_of(t) for t in found[3:]
        )
    return False
