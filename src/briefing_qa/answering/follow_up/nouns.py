"""Nouns in the place of others that are like them: "and the clinic?", "and wheat?".

A phrase takes the place of the one noun phrase with the same sort of article, number and spelling.
Where there is none or more than one, nothing is exchanged.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.shape import (
    is_any_verb,
    is_capital,
    is_plural,
    is_spanish_verb,
    is_verb,
    shape_of,
    verb_in,
)
from briefing_qa.answering.follow_up.words import SMALL
from briefing_qa.answering.words.facts import facts
from briefing_qa.terms import Token, guess_language, tokens

_DEFINITE = frozenset({"the", "el", "la", "los", "las", "del", "al"})
_INDEFINITE = frozenset({"an", "a", "un", "una", "unos", "unas"})
_OWN = frozenset({"my", "our", "your", "its", "his", "her", "their", "mi", "mis", "tu", "tus", "su"}
                 | {"sus", "nuestro", "nuestra", "nuestros", "nuestras"})  # fmt: skip
_OF = frozenset({"of", "de", "del", "a", "al", "by"})
"""Behind other prepositions stands what is replaced only by a phrase with the same one."""


@dataclass(frozen=True, slots=True)
class _Noun:
    """A noun phrase: its tokens, and the article before it."""

    found: tuple[Token, ...]
    article: Token | None
    kind: str
    plural: bool
    capital: bool
    form: str


def in_place_of_noun(phrase: str, before: str) -> str:
    """The question with a noun phrase in the place of the one that is like it."""
    spanish = guess_language(before) == "es"
    own, found = _nouns(phrase, spanish=spanish), tokens(phrase)
    if len(found) == 1 and is_adverb(found[0].folded):
        return ""
    if not own or (own[0].article or own[0].found[0]) != found[0] or found[0].is_number:
        return ""
    new, old = own[0], _only_one_like(own[0], before, spanish=spanish)
    if old is None:
        return ""
    start, end, text = old.found[0].start, old.found[-1].end, phrase
    if old.article is not None:
        start = old.article.start
        if old.article.folded in ("del", "al"):
            text = _contracted(old.article.folded, phrase, new)
    elif not new.capital:  # "Peruvian hotels" become "Peruvian bars"
        start = next((t.start for t in old.found if not is_capital(before, t)), start)
    if any(t.folded in ("of", "de", "del") for t in found):  # it brings a complement of its own
        end = _with_complement(before, old)
    return before[:start] + text + before[end:]


def is_adverb(word: str) -> bool:
    """Whether a folded word is an adverb by its ending: "nationally", "actualmente"."""
    return word.endswith(("ally", "ently", "antly", "mente")) or word in ("overall", "abroad")


def _only_one_like(new: _Noun, before: str, *, spanish: bool) -> _Noun | None:
    """The one noun phrase of a question that is like another, in Spanish by its gender too."""
    alike = [n for n in _nouns(before, spanish=spanish) if _is_like(new, n)]
    alike = [n for n in alike if not _is_value(before, n) and _is_english(n) == _is_english(new)]
    if spanish and len(alike) > 1:
        alike = [n for n in alike if _gender(n) == _gender(new)]
    return alike[0] if len(alike) == 1 else None


def _contracted(article: str, phrase: str, new: _Noun) -> str:
    """A phrase behind "de" or "a": "del" stays before "el", and else is taken apart."""
    prep = article[:-1]
    if new.article is not None and new.article.folded == "el":
        return f"{article} {phrase[new.article.end :].lstrip()}"
    return f"{prep} {phrase}"


def _nouns(text: str, *, spanish: bool) -> list[_Noun]:
    """The noun phrases of a text: words without function words, verbs or marks between them."""
    found = tokens(text)
    verbs = _verbs(text, found, spanish=spanish)
    nouns: list[_Noun] = []
    place = 0
    while place < len(found):
        if found[place].folded in SMALL or place in verbs:
            place += 1
            continue
        end = place + 1
        while (
            end < len(found)
            and found[end].folded not in SMALL
            and end not in verbs
            and text[found[end - 1].end : found[end].start] in (" ", "-", "–")
            and not (
                spanish
                and _form(found[end].folded, spanish=True)
                and not is_capital(text, found[end])
            )
        ):
            end += 1
        if not _is_beside(found, place, spanish=spanish):
            nouns.append(_noun(text, found, place, end, spanish=spanish))
        place = end
    return nouns


def _noun(text: str, found: list[Token], place: int, end: int, *, spanish: bool) -> _Noun:
    article = found[place - 1] if place else None
    kind = "bare"
    if article is not None and article.folded in _DEFINITE:
        kind = "definite"
    elif article is not None and article.folded in _INDEFINITE - ({"a"} if spanish else set()):
        kind = "indefinite"
    elif article is not None and article.folded in _OWN:
        kind = "own"
    inside = found[place:end]
    head = inside[0] if spanish else inside[-1]
    plural = is_plural(head.folded)
    if spanish and kind != "bare" and article is not None:
        plural = article.folded.endswith("s")
    return _Noun(
        found=tuple(inside),
        article=article if kind != "bare" else None,
        kind=kind,
        plural=plural,
        capital=all(is_capital(text, t) for t in inside),
        form="" if is_capital(text, head) else _form(head.folded, spanish=spanish),
    )


def _form(word: str, *, spanish: bool) -> str:
    """The form of a word that may be no noun: "vaping" replaces "smoking", "vapear" "fumar"."""
    if spanish:
        return "infinitive" if word.endswith(("ar", "er", "ir")) else ""
    return "gerund" if word.endswith("ing") and len(word) > 5 else ""


def _is_beside(found: list[Token], place: int, *, spanish: bool) -> bool:
    """Whether a word stands behind a preposition that a phrase without one cannot replace."""
    before = place - 1
    if before >= 0 and found[before].folded in _DEFINITE | _OWN | _INDEFINITE - {"a"}:
        if found[before].folded in ("del", "al"):
            return False
        before -= 1
    if before < 0:
        return False
    word = found[before].folded
    if word == "a" and not spanish:
        return False
    return word in words.PREPOSITIONS - _OF or (word == "to" and not spanish)


def _is_like(new: _Noun, old: _Noun) -> bool:
    return (new.kind, new.plural, new.capital, new.form) == (
        old.kind, old.plural, old.capital, old.form
    )  # fmt: skip


def _is_english(noun: _Noun) -> bool:
    """Whether an article is English."""
    return noun.article is not None and noun.article.folded in ("the", "an", "a")


def _gender(noun: _Noun) -> bool:
    """Whether a Spanish article is feminine."""
    return noun.article is not None and noun.article.folded in ("la", "las", "una", "unas")


def _is_value(text: str, noun: _Noun) -> bool:
    """Whether it is a number, year, country or a word that only says what is asked for."""
    named = facts(text[noun.found[0].start : noun.found[-1].end])
    if any(t.is_number for t in noun.found) or (named.countries and len(noun.found) == 1):
        return True
    return all(t.folded in words.NO_TOPIC | words.TIMES for t in noun.found)


def _with_complement(text: str, noun: _Noun) -> int:
    """The end of a noun phrase with "of" and what follows it."""
    end = noun.found[-1].end
    rest = tokens(text[end:])
    if not rest or rest[0].folded not in ("of", "de", "del"):
        return end
    last = 0
    for place, token in enumerate(rest[1:], start=1):
        if token.folded in SMALL - words.DETERMINERS or is_any_verb(text[end:], token):
            break
        last = place
    return end + rest[last].end if last else end


def _verbs(text: str, found: list[Token], *, spanish: bool) -> set[int]:
    """The places of words that are verbs, or may be for all that is known."""
    verbs = {
        i for i, t in enumerate(found) if (is_spanish_verb(text, t) if spanish else is_verb(t))
    }
    shape = shape_of(text)
    asks = next((i for i, t in enumerate(found) if t.folded in words.QUESTION_WORDS), None)
    if not spanish and shape.verb.lower() in words.SUPPORT:
        subject, verb, rest = verb_in(shape.rest)
        if asks is None and not rest and len(tokens(subject)) > 2:
            verb = ""  # "does the policy cover theft": which is the verb?
        end = text.find(shape.rest)
        places = [i for i, t in enumerate(found) if verb and t.start >= end and (
            text[t.start : t.end] == verb.split()[0])]  # fmt: skip
        # Where no verb is found, none of the words behind "did" is surely a noun.
        verbs |= set(places[:1]) if places else {i for i, t in enumerate(found) if t.start >= end}
    elif asks is not None and not shape.verb and asks + 1 < len(found):
        who = found[asks].folded in words.WHO | {"what", "cuando", "donde", "como"}
        first = asks + 1
        while first < len(found) and found[first].folded in ("se", "no", "not", "never"):
            first += 1
        if who and first < len(found):
            verbs.add(first)
        elif found[asks].folded in ("which", "que", "cual", "cuales", "cuantos", "cuantas"):
            # One of them is the verb, and nothing tells which.
            while not shape.noun and first < len(found) and found[first].folded not in SMALL:
                verbs.add(first)
                first += 1
    return verbs
