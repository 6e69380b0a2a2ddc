"""Words that point back ("it", "that law", "ellos") and questions that name nothing ("why?").

Most such words point to something in their own question. Only what stands before them there, and
whether a new phrase begins in between, tells.
"""

from __future__ import annotations

import re

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.clitics import is_clitic, is_estar
from briefing_qa.answering.follow_up.shape import (
    is_capital,
    is_infinitive_of,
    is_spanish_verb,
    is_verb,
)
from briefing_qa.answering.follow_up.standing import is_whole, leans
from briefing_qa.answering.follow_up.unnamed_subjects import lacks_spanish_subject
from briefing_qa.answering.words.facts import facts
from briefing_qa.terms import Token, all_stop_words, fold, guess_language, stop_words, tokens

_LONGEST_SUBJECT = 3
"""Words before a pronoun that may be one subject with its verb."""

_NO_NOUNS = words.STOPS | words.NO_TOPIC
"""Words that nothing can point to."""

_BREAKS = words.PREPOSITIONS | words.JOINERS | words.RELATIVES - words.QUESTION_WORDS | {"that"}


def pointer_in(said: str) -> Token | None:
    """The first word that points to something which the question itself does not name."""
    found = tokens(said)
    respect = words.AS_TO_THAT.search(fold(said))
    if respect is not None and len(fold(said)) == len(said):
        return next((t for t in found if t.start == respect.start()), None)
    hidden = [m.span() for m in words.EXPLETIVE.finditer(fold(said))]
    for place, token in enumerate(found):
        if any(start <= token.start < end for start, end in hidden):
            continue
        if _points(said, found, place):
            return token
    return None


def is_bare(said: str, *, led: bool) -> bool:
    """Whether a question asks about something that it does not name: "Why?", "Who opposed?".

    Args:
        said: the question, without "and".
        led: whether "and" stood before it.
    """
    found = tokens(said)
    own, folded = facts(said), fold(said)
    unnamed = not (own.names or own.countries)
    if unnamed and (words.ANY.fullmatch(folded.strip(" ?¿")) or words.SINCE.search(folded)):
        return True
    if not found or not _asks(said, found):
        return False
    if (
        leans(said)
        or lacks_noun(found)
        or _counts_nothing(found)
        or words.ONLY_COUNTED.fullmatch(folded.strip(" ?¿"))
    ):
        return True
    if not unnamed:
        return False
    stops = all_stop_words()
    content = [t for t in found if t.folded not in stops and t.folded not in own.years]
    named = [t for t in content if t.folded not in words.NO_TOPIC]
    if re.match(r"\W*(?:what|who|que|quien|cual) (?:is|are|was|es|son) (?!the |el |la )", folded):
        return not named
    if _lacks_subject(said, found) or lacks_spanish_subject(said):
        return True
    if is_whole(said):
        return False
    return len(named) <= (2 if led else 1) and not _names_itself(found, named)


def lacks_noun(found: list[Token]) -> bool:
    """Whether a verb stands where those counted should: "how many had signed?"."""
    for place, token in enumerate(found[:-1]):
        counts = token.folded in words.COUNTS
        following = found[place + 1].folded
        spanish = token.folded in ("cuantos", "cuantas")
        if counts and (following in words.AUXILIARIES or following in words.PAST
                       or (len(following) > 4 and following.endswith("ed"))
                       or (spanish and following not in words.PREPOSITIONS | words.CLITICS
                           and following.endswith("n"))):  # fmt: skip
            return len(found) <= place + 6
    return False


def asks_itself(said: str, found: list[Token]) -> bool:
    """Whether a question word or a verb makes it a question of its own, not a phrase."""
    opening = True
    relative = False
    spanish = guess_language(said) == "es"
    for place, token in enumerate(found):
        if place and re.search(r"[^\w\s'’\"“”-]| [-–] ", said[found[place - 1].end : token.start]):
            opening, relative = True, False
        if token.folded in words.QUESTION_WORDS:
            accented = not said[token.start : token.end].isascii()
            if opening or accented or not (spanish or token.folded in words.RELATIVES):
                return True
            relative = True
        month = place > 0 and token.folded == "may" and is_capital(said, token)
        verb = (token.folded in words.AUXILIARIES and not month) or (
            spanish and is_spanish_verb(said, token)
        )
        verb = verb or (
            spanish and place > 1 and found[place - 1].folded == "se" and is_infinitive_of(token)
        )
        if verb and not relative and token.folded not in ("se", "no"):
            return True
        relative = relative or token.folded == "that"
        opening = opening and token.folded in words.PREPOSITIONS | words.JOINERS
    return _opens_with_verb(said, found)


def _opens_with_verb(said: str, found: list[Token]) -> bool:
    """Whether a Spanish verb comes first: "está penado", "se castiga", "no existe", "cerró"."""
    first = found[0].folded
    if first in ("se", "no") and len(found) > 1 and guess_language(said) == "es":
        return found[1].folded not in words.PREPOSITIONS | words.SPANISH_ARTICLES
    if first in ("esta", "estan"):
        return is_estar(said, found, 0)
    return first in words.SPANISH_AUXILIARIES or (
        guess_language(said) == "es" and is_spanish_verb(said, found[0])
    )


def _counts_nothing(found: list[Token]) -> bool:
    """Whether what is counted is left out: "how many in Lima?"."""
    many = next((i for i, t in enumerate(found[:3]) if t.folded in words.COUNTS), None)
    if many is None or many + 2 > len(found) or len(found) > many + 6:
        return False
    following = found[many + 1].folded
    return following in words.PREPOSITIONS - {"of", "de", "to", "a", "per", "por", "than"}


def _asks(said: str, found: list[Token]) -> bool:
    """Whether a question word or an auxiliary opens it."""
    for token in found[:3]:
        if token.folded in words.QUESTION_WORDS:
            return True
        if token.folded not in words.PREPOSITIONS | words.JOINERS | {"cada"}:
            break
    return found[0].folded in words.AUXILIARIES or _opens_with_verb(said, found)


def _lacks_subject(said: str, found: list[Token]) -> bool:
    """Whether a Spanish question has nothing but a verb behind what it asks for.

    "¿A cuántas personas llegó?", "¿Cuándo entró en vigor?": who did is left out.
    """
    if guess_language(said) != "es":
        return False
    if found[0].folded in words.PREPOSITIONS:
        behind = [t.folded for t in found[1:]]
        return len(behind) <= 4 and not any(word in words.SPANISH_ARTICLES for word in behind)
    if found[0].folded not in words.ADVERBS:
        return False
    verb = next((i for i, t in enumerate(found[1:4], start=1) if is_spanish_verb(said, t)
                 and t.folded not in ("se", "no", "ha", "han")), None)  # fmt: skip
    if verb is None:
        return False
    behind = [t.folded for t in found[verb + 1 :]]
    stops = stop_words("es")
    free = bool(behind) and behind[0] not in words.PREPOSITIONS | {"mas"}
    return len(behind) <= 4 and not free and not any(
        word in words.SPANISH_ARTICLES - {"del", "al"} and word in stops for word in behind
    )  # fmt: skip


def _names_itself(found: list[Token], named: list[Token]) -> bool:
    """Whether the one word that is named is a subject: "what does Servinacuy mean"."""
    return bool(named) and found[-1].folded in ("mean", "significa")


def _points(said: str, found: list[Token], place: int) -> bool:
    word = found[place].folded
    nouns = _nouns_before(said, found, place)
    if word in words.ONE | words.MANY | words.PERSONS:
        return (
            nouns <= 1
            or _closes_about(found, place)
            or (nouns <= _LONGEST_SUBJECT and not _has_break(found, place))
        )
    if word in words.OWNERS:
        own = facts(said)
        # "those who posted their answers"
        nouns += 2 * any(t.folded == "those" for t in found[:place])
        return nouns <= 1 and not own.names | own.countries and guess_language(said) == "en"
    if word == "there":
        near = {t.folded for t in found[max(place - 1, 0) : place + 2]}
        return nouns <= 1 and not near & (words.AUXILIARIES | {"over"})
    if word in words.POINTERS:
        return _demonstrative(found, place, nouns)
    if word in words.CLITICS or words.WITH_CLITIC.fullmatch(word):
        return guess_language(said) == "es" and is_clitic(said, found, place) and nouns <= 2
    if word in ("esta", "estas") and is_estar(said, found, place):
        return False
    if word in words.SPANISH_POINTERS and guess_language(said) == "es":
        return nouns <= (1 if word in ("su", "sus") else 3) and _points_at_noun(found, place)
    return False


def _closes_about(found: list[Token], place: int) -> bool:
    """Whether a question ends with "about it", and says nothing with "and" or "that" before."""
    before = {t.folded for t in found[:place]}
    return (
        place + 1 == len(found)
        and found[place - 1].folded in ("about", "against")
        and found[0].folded in words.QUESTION_WORDS
        and not before & (words.JOINERS | {"that", "which", "who"} - {found[0].folded})
    )


def _demonstrative(found: list[Token], place: int, nouns: int) -> bool:
    """Whether "this" or "that" stands for something, alone or before its noun."""
    word = found[place].folded
    if place + 1 == len(found):
        return place > 0
    if not _points_at_noun(found, place):
        return False
    before = found[place - 1].folded if place else ""
    if word == "that" and before not in words.PREPOSITIONS | words.AUXILIARIES:
        # "who opposed that law?", but not "the belief that children lie", "laws that apply"
        verb = {t.folded for t in found[:place]} & words.SUPPORT or (
            place > 1 and found[place - 2].folded in words.WHO
        )
        return bool(verb) and nouns <= 2 and place + 2 == len(found)
    return nouns <= 3


def _points_at_noun(found: list[Token], place: int) -> bool:
    if place + 1 == len(found):
        return True
    word, following = found[place].folded, found[place + 1].folded
    if word == "those" and (following.endswith("ing") or is_verb(found[place + 1])):
        # "those staying", "those sent back were"; but "how many of those concerned neglect"
        counted = (
            place > 2 and found[place - 2].folded == "many" and found[place - 1].folded == "of"
        )
        verbs = [t for t in found[place + 1 :] if is_verb(t) or t.folded in words.AUXILIARIES]
        return counted and len(verbs) == 1 and found[-1] not in verbs
    if word in ("this", "these", "este", "esta", "estos", "estas") and following in words.WRITINGS:
        return False
    return following not in words.POINTING_AWAY and not found[place + 1].is_number


def _nouns_before(said: str, found: list[Token], place: int) -> int:
    """How many words before a place could be what it points to."""
    count = 0
    for token in found[:place]:
        if token.folded not in _NO_NOUNS:
            count += 1 + (token.start > 0 and said[token.start].isupper())
    return count


def _has_break(found: list[Token], place: int) -> bool:
    """Whether anything begins anew before a pronoun: "report on their cooperation with it".

    In "which minister chairs it?" nothing does, and a verb's object is never its subject.
    """
    before = [t.folded for t in found[: max(place - 1, 0)]]
    opening = 0
    while opening < len(before) and before[opening] in words.PREPOSITIONS:
        opening += 1
    return any(word in _BREAKS for word in before[opening:])
