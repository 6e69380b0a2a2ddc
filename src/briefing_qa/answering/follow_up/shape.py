"""The shape of a question: question word, what it asks for, auxiliary, and the rest.

No grammar is known here, only closed classes of words and the order that questions have. Where an
order is not recognised, the parts are empty, and all of the question is the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.inflecting import looks_like_noun
from briefing_qa.answering.words.word_forms import other_forms
from briefing_qa.languages.dictionaries import base_forms
from briefing_qa.terms import Token, fold, guess_language, stop_words, tokens

_SHARE_OF = frozenset({"share", "percentage", "proportion", "part", "number", "fraction"})
_PARTES = frozenset({"porcentaje", "proporcion", "parte", "numero"})
_PLAIN_VERBS = frozenset({"do", "say", "says", "have", "get", "give"})
_LED = re.compile(r"^(?:and|but|or|so|y|e|o|pero)\b[ ,¿]*", re.IGNORECASE)
_BEFORE_PLAIN = frozenset({"they", "it", "he", "she", "you", "has", "have", "had", "is", "are"})
_SPANISH_VERB = re.compile(
    r"(?:\w+(?:aron|ieron|jeron|aban?|ian|tuvo|dujo|puso)|fue|fueron|eran?|se|les?|han?|no"
    r"|hizo|dio|vio|dijo|quiso|vino|trajo|pudo|supo|estuvo)$"
)


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
    preface = _LED.sub("", body[: found[place].start]).strip(" ,:;-¿")
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


def verb_in(rest: str, *, fronted: bool = False) -> tuple[str, str, str]:
    """Subject, verb and object of what follows "did"; the subject alone where no verb is found.

    Args:
        rest: what follows it.
        fronted: whether the object stands before it: "how many officers did the academy train".
    """
    found = tokens(rest)
    places = [place for place in range(1, len(found)) if _may_be_plain_verb(rest, found, place)]
    if not places:
        return rest, "", ""
    # "did the police academy in Ghana train": of two words the one that is no noun by its ending
    verbs = [p for p in places if not looks_like_noun(found[p].folded)] or places
    place = verbs[-1] if fronted and _closes(rest, found, verbs[-1]) else verbs[0]
    return cut(rest, found[:place]), cut(rest, [found[place]]), cut(rest, found[place + 1 :])


def plain_verb_start(text: str) -> int | None:
    """Where the verb of a question with "did" begins; None where none is found."""
    shape = shape_of(text)
    if shape.verb.lower() not in words.SUPPORT:
        return None
    subject, verb, _ = verb_in(shape.rest, fronted=bool(shape.noun))
    begin = text.rfind(shape.rest)
    found = text.find(verb, begin + len(subject)) if verb and begin >= 0 else -1
    return found if found >= 0 else None


def _closes(rest: str, found: list[Token], place: int) -> bool:
    """Whether nothing but a preposition follows a word that is no part of a phrase like "in trade".

    "the shelter in Accra care for"; but not "Peru score in child welfare".
    """
    if any(t.folded not in words.PREPOSITIONS for t in found[place + 1 :]):
        return False
    before = found[max(place - 2, 0) : place]
    opens = len(before) == 2 and before[0].folded in words.PREPOSITIONS
    return not opens or is_capital(rest, before[1])


def _may_be_plain_verb(rest: str, found: list[Token], place: int) -> bool:
    token, before = found[place], found[place - 1]
    after = found[place + 1] if place + 1 < len(found) else None
    ends = after is None or not is_content(after, "en") or is_capital(rest, after)
    ends = ends and (after is None or after.folded not in _PLAIN_VERBS)
    noun = token.folded.endswith("s") and not token.folded.endswith("ss")
    if is_capital(rest, token) or noun or not (_is_plain(token) and ends):
        return False
    return is_content(before, "en") or before.folded in _BEFORE_PLAIN


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
        verb = is_auxiliary(token) or (
            is_spanish_verb(body, token) or (place > behind and is_present(body, found, place))
            if language == "es" else is_verb(token)
        )  # fmt: skip
        if verb and not skip:
            return place
        if verb and place + 1 < len(found) and not is_verb(found[place + 1]):
            skip = False
        opens = token.folded in words.RELATIVES and (language == "en" or token.folded == "que")
        if opens and place > behind:
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


def is_present(body: str, found: list[Token], place: int) -> bool:
    """Whether a Spanish word behind a noun is the present of a verb: "sufre", not "la denuncia"."""
    token, before = found[place], found[place - 1] if place else None
    if before is None or is_capital(body, token) or not token.folded.endswith(("a", "e", "n")):
        return False
    if token.folded in stop_words("es") | words.PREPOSITIONS:
        return False
    opened = words.PREPOSITIONS | words.DETERMINERS | words.SPANISH_ARTICLES | words.QUESTION_WORDS
    if before.folded in opened:
        return False
    if any(w.endswith(("ar", "er", "ir")) for w in base_forms(token.folded, "es")):
        return True
    # Of many, one word that is no plural, before an article: "albergues supervisa la Defensoría".
    following = found[place + 1].folded if place + 1 < len(found) else ""
    return is_plural(before.folded) and following in ("el", "la", "los", "las")


def is_infinitive_of(token: Token) -> bool:
    """Whether a Spanish word may be a form of a verb."""
    forms = base_forms(token.folded, "es") | other_forms(token.folded)
    return any(w.endswith(("ar", "er", "ir")) for w in forms)


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
