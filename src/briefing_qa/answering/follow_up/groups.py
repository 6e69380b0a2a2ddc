"""Groups of people and ages in the place of others: "and boys?", "and those aged 12-18?"."""

from __future__ import annotations

import re

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.agreement import agree, with_adjective
from briefing_qa.answering.follow_up.shape import is_plural, is_verb
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.groups import rivals
from briefing_qa.terms import Token, all_stop_words, fold, guess_language, stop_words, tokens

_BOUNDS = ("under", "over", "below", "above", "younger", "older", "aged", "menores", "mayores")


def put_age_or_group(phrase: str, before: str) -> str:
    """The question with the group or age of a phrase in the place of its own; "" if it has none."""
    folded, old = fold(phrase), fold(before)
    if len(old) != len(before) or len(folded) != len(phrase):
        return ""
    age = words.AGE.search(folded)
    head = _head(phrase if age is None else phrase[: age.start()])
    if age is None and head is None:
        return ""
    changed = _group(phrase, head, before) if head is not None else before
    if head is not None and not changed:
        return ""
    if age is None:
        return changed
    return _age(phrase, age, changed, put_group=head is not None)


def _head(phrase: str) -> Token | None:
    """The word that a phrase is about, where it names a group of people."""
    noun = without_preposition(phrase)
    stops = all_stop_words()
    content: list[Token] = []
    for token in tokens(noun):
        if content and token.folded in words.PREPOSITIONS | words.RELATIVES:
            break
        if token.folded not in stops:
            content.append(token)
    spanish = bool(content) and guess_language(phrase) == "es"
    head = next(iter(content if spanish else content[::-1]), None)
    if head is None or not facts(head.folded).groups:
        return None
    shift = len(phrase) - len(noun)
    return Token(head.folded, head.start + shift, head.end + shift)


def _age(phrase: str, age: re.Match[str], before: str, *, put_group: bool) -> str:
    """The question with another age; where a group with its age was put in, the old age goes."""
    place = words.AGE.search(fold(before))
    new = phrase[age.start("age") : age.end("age")]
    if put_group:
        inserted = before.find(phrase[age.start() : age.end()])
        behind = words.AGE.search(fold(before), inserted + age.end() - age.start())
        if behind is not None and inserted >= 0:
            return before[: behind.start()].rstrip() + before[behind.end() :]
        return before
    if place is None:
        return _behind_group(new, before)
    return before[: place.start("age")] + new + before[place.end("age") :]


def _behind_group(age: str, before: str) -> str:
    """The question with an age behind the one group that it names: "children under 12"."""
    people = [
        t for t in tokens(before) if facts(t.folded).groups & {"minor", "adult", "male", "female"}
    ]
    if len(people) != 1 or not fold(age).startswith(_BOUNDS):
        return ""
    return f"{before[: people[0].end]} {age}{before[people[0].end :]}"


def _group(phrase: str, head: Token, before: str) -> str:
    """The question with a group of people in the place of one that it shares sex or age with."""
    groups = facts(head.folded).groups
    noun = without_preposition(phrase)
    found = tokens(before)
    place = next(
        (i for i, t in enumerate(found)
         if facts(t.folded).groups & groups and not _is_part(before, found, i)), None
    )  # fmt: skip
    if place is None:
        place = _rival(phrase, groups, found, before)
    if place is None:
        return ""
    start, end = found[place].start, found[place].end
    own = [t for t in tokens(noun) if t.folded not in words.SPANISH_ARTICLES | {"the"}]
    if len(own) > 1:  # it brings words of its own: those of the other group go
        start, end = _with_modifiers(found, place, before)
    article = found[place - 1] if place else None
    opened = article is not None and article.folded in words.SPANISH_ARTICLES | words.COUNTS
    described = groups & {"rural", "urban"} and guess_language(before) == "es"
    if described and article is not None and not opened:
        noun = re.sub(r"^(?:los|las|el|la) ", "", noun)  # "los urbanos" of "hogares rurales"
    if article is not None and article.folded in ("los", "las", "the", "cuantos", "cuantas"):
        noun = re.sub(r"^(?:los|las|the) ", "", noun)
        if article.folded != "the":
            feminine = head.folded.endswith("as") or groups & {"female", "mothers"}
            ending = "as" if feminine else "os"
            noun = f"{before[article.start : article.end - 2]}{ending} {noun}"
            start = article.start
    text = before[:start] + noun + before[end:]
    if len(own) == 1:
        text = with_adjective(text, start + len(noun), own[0].folded)
    return agree(text, start + len(noun))


def _is_part(before: str, found: list[Token], place: int) -> bool:
    """Whether a group's word is part of another: "child" of "child labour", not "children"."""
    if guess_language(before) == "es" or place + 1 == len(found):
        return False
    word, following = found[place].folded, found[place + 1]
    single = not is_plural(word) and before[found[place].end : following.start] in (" ", "-")
    return single and following.folded not in (
        stop_words("en") | words.PREPOSITIONS | words.AUXILIARIES
    ) and not is_verb(following)  # fmt: skip


def _rival(phrase: str, groups: frozenset[str], found: list[Token], before: str) -> int | None:
    """The place of a group that excludes another: "adults" in the place of "children".

    A preposition of the phrase has to stand before it: "among men" is not "against children".
    """
    others = frozenset(other for group in groups for other in rivals(group))
    first = tokens(phrase)[0].folded
    for place, token in enumerate(found):
        if facts(token.folded).groups & others and not _is_part(before, found, place):
            near = {t.folded for t in found[max(place - 2, 0) : place]}
            return place if first not in words.PREPOSITIONS or first in near else None
    return None


def _with_modifiers(found: list[Token], place: int, before: str) -> tuple[int, int]:
    """Start and end of a group with the adjectives around it."""
    start, end = found[place].start, found[place].end
    if guess_language(before) == "es":
        following = found[place + 1] if place + 1 < len(found) else None
        agrees = following is not None and following.folded.endswith("s") and (
            following.folded not in stop_words("es") and following.folded not in ("menores",)
        )  # fmt: skip
        return start, following.end if agrees and following is not None else end
    first = place
    while first > 1:
        token = found[first - 1]
        described = before[token.start].isupper() or words.MODIFIER.match(token.folded)
        if not described or token.folded in stop_words("en"):
            break
        first -= 1
    return found[first].start, end


def without_preposition(phrase: str) -> str:
    """A phrase without the prepositions before it."""
    for token in tokens(phrase):
        if token.folded not in words.PREPOSITIONS:
            return phrase[token.start :]
    return phrase
