"""The shape of a question: question word, what it asks for, auxiliary, and the rest.

No grammar is known here, only closed classes of words and the order that questions have. Where an
order is not recognised, the parts are empty, and all of the question is the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing_qa.answering.follow_up import words
from briefing_qa.terms import Token, fold, guess_language, stop_words, tokens

_SHARE_OF = frozenset({"share", "percentage", "proportion", "part", "number", "fraction"})
_PARTES = frozenset({"porcentaje", "proporcion", "parte", "numero"})
_PLAIN_VERBS = frozenset({"do", "say", "says", "have", "get", "give"})
_SPANISH_VERB = re.compile(r"(?:\w+(?:aron|ieron|aban?|ian)|fue|fueron|eran?|se|han?|no)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A question in parts; any may be empty.

    Attributes:
        language: "en" or "es".
        preface: what stands before the question word: "in" of "in what year".
        asks: the question word, with "many" or "share of".
        noun: what it asks for: "tourism establishments" of "how many".
        verb: the auxiliary behind that.
        rest: all that follows, without the question mark.
    """

    language: str
    preface: str = ""
    asks: str = ""
    noun: str = ""
    verb: str = ""
    rest: str = ""


def shape_of(text: str) -> Shape:
    """Take a question apart into preface, question word, noun, auxiliary and rest."""
    body = text.strip(" ¿?")
    language = guess_language(text)
    found = tokens(body)
    place = _question_word(found, body)
    if place is None:
        if found and found[0].folded in words.AUXILIARIES:
            return Shape(language=language, verb=cut(body, found[:1]), rest=cut(body, found[1:]))
        return Shape(language=language, rest=body)
    behind = _behind_question_word(found, place)
    end = _end_of_noun(found, body, behind, language)
    verb = found[end : end + 1] if end < len(found) and is_auxiliary(found[end]) else []
    noun = found[behind:end]
    preface = body[: found[place].start].strip(" ,:;-¿")
    if end == len(found):  # no verb is known among them: what is asked for cannot be told apart
        noun, end = [], behind
    counted = cut(body, noun)
    if not counted and fold(preface).startswith(("of the ", "de los ", "de las ")):
        preface, counted = "", preface[0].lower() + preface[1:]  # "of the 394 cases, how many ..."
    return Shape(
        language=language,
        preface=preface,
        asks=cut(body, found[place:behind]),
        noun=counted,
        verb=cut(body, verb),
        rest=body[found[end + len(verb)].start :] if end + len(verb) < len(found) else "",
    )


def verb_in(rest: str) -> tuple[str, str, str]:
    """Subject, verb and object of what follows "did"; the subject alone where no verb is found."""
    found = tokens(rest)
    for place in range(1, len(found)):
        token, before = found[place], found[place - 1]
        after = found[place + 1] if place + 1 < len(found) else None
        ends = after is None or not is_content(after, "en") or is_capital(rest, after)
        ends = ends and (after is None or after.folded not in _PLAIN_VERBS)
        noun = token.folded.endswith("s") and not token.folded.endswith("ss")
        if is_capital(rest, token) or noun or not (_is_plain(token) and ends):
            continue
        if is_content(before, "en") or before.folded in {"they", "it", "he", "she", "you"}:
            return (
                cut(rest, found[:place]), cut(rest, [token]), cut(rest, found[place + 1 :])
            )  # fmt: skip
    return rest, "", ""


def is_subject(shape: Shape) -> bool:
    """Whether the question word asks for the subject: "how many establishments have signed"."""
    if not shape.noun or shape.preface:
        return False
    first = next(iter(tokens(shape.rest)), None)
    return first is not None and (is_verb(first) or first.folded in words.NEGATIONS)


def _question_word(found: list[Token], body: str) -> int | None:
    """The place of the question word: the first word, or behind prepositions or a comma."""
    for place, token in enumerate(found):
        if token.folded in words.QUESTION_WORDS:
            before = found[:place]
            opens = body[: token.start].rstrip().endswith((",", ":", ";", "-", "¿"))
            if opens or all(t.folded in words.PREPOSITIONS | words.JOINERS for t in before):
                return place
    return None


def _behind_question_word(found: list[Token], place: int) -> int:
    """The place behind "how many", "what share of", "por qué"."""
    behind = place + 1
    following = [token.folded for token in found[behind : behind + 2]]
    if found[place].folded == "how" and following[:1] and following[0] in words.DEGREES:
        return behind + 1
    if following[:1] and following[0] in _SHARE_OF | _PARTES and following[1:] in (["of"], ["de"]):
        return behind + 2
    return behind


def _end_of_noun(found: list[Token], body: str, behind: int, language: str) -> int:
    """The place of the first verb that does not belong to a side sentence ("that signed it")."""
    skip = False
    place = behind
    while place < len(found):
        token = found[place]
        verb = is_auxiliary(token) or (is_spanish_verb(body, token) if language == "es"
                                        else is_verb(token))  # fmt: skip
        if verb and not skip:
            return place
        if verb and place + 1 < len(found) and not is_verb(found[place + 1]):
            skip = False
        if token.folded in words.RELATIVES and language == "en" and place > behind:
            skip = True
        place += 1
    return place


def is_spanish_verb(body: str, token: Token) -> bool:
    """Whether it is surely a Spanish verb: an auxiliary, or in a past form."""
    written = body[token.start : token.end]
    if token.folded in words.SPANISH_AUXILIARIES | {"esta"}:
        return token.folded != "esta" or "á" in written.lower()
    if token.folded == "todavia":
        return False
    if written.endswith("ía"):  # "dirigía", but not "la policía", "de energía"
        before = tokens(body[: token.start])[-1:]
        return bool(before) and before[0].folded not in words.DETERMINERS | words.PREPOSITIONS
    past = written.endswith("ó") and not is_capital(body, token)
    return past or _SPANISH_VERB.match(token.folded) is not None


def _is_plain(token: Token) -> bool:
    return not token.is_number and (is_content(token, "en") or token.folded in _PLAIN_VERBS)


def is_auxiliary(token: Token) -> bool:
    """Whether it is "is", "have", "must" or the like."""
    return token.folded in words.AUXILIARIES


def is_verb(token: Token) -> bool:
    """Whether it is surely a verb in a past form: others look like nouns."""
    word = token.folded
    return word in words.PAST or (len(word) > 4 and word.endswith("ed"))


def is_any_verb(text: str, token: Token) -> bool:
    """Whether it is surely a verb in the language of its text."""
    return is_spanish_verb(text, token) if guess_language(text) == "es" else is_verb(token)


def is_plural(word: str) -> bool:
    """Whether a folded noun is a plural, as far as its letters tell."""
    return word in ("children", "people", "women", "men", "data") or (
        word.endswith("s") and not word.endswith(("ss", "us", "is"))
    )


def is_content(token: Token, language: str) -> bool:
    """Whether it is more than a function word."""
    return token.folded not in stop_words(language) and token.folded not in words.PREPOSITIONS


def is_capital(text: str, token: Token) -> bool:
    """Whether it is written with a capital."""
    return text[token.start].isupper()


def cut(text: str, found: list[Token]) -> str:
    """The stretch of a text from the first of some tokens to the last."""
    return text[found[0].start : found[-1].end] if found else ""
