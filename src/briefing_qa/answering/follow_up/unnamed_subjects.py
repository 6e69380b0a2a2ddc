"""Spanish questions that do not say who did it: "¿Cuánto costó?", "¿Cuántos hijos tiene?"."""

from __future__ import annotations

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.shape import is_infinitive_of, is_plural, is_spanish_verb
from briefing_qa.terms import Token, guess_language, stop_words, tokens

_LONGEST = 8
_REACH = 4
_CLITICS = frozenset({"se", "no", "le", "les", "lo", "la", "los", "las", "me", "nos"})
_BE = frozenset({"es", "son", "era", "eran", "fue", "fueron", "esta", "estan"})
_THERE = frozenset({"hay", "hubo", "habia"})
_ASKING_BARE = frozenset({"cuanto", "cuanta", "que", "donde", "cuando", "como"})


def lacks_spanish_subject(said: str) -> bool:
    """Whether a short Spanish question has a verb, and nobody who does it."""
    found = tokens(said)
    if not found or len(found) > _LONGEST or guess_language(said) != "es":
        return False
    if found[0].folded in _BE:  # "¿Es delito?", but not "¿Es legal la caza?"
        return len(found) <= 3 and not any(t.folded in words.SPANISH_ARTICLES for t in found[1:])
    place = 2 if found[0].folded in words.PREPOSITIONS else 1
    asks = found[place - 1].folded if place < len(found) else ""
    if asks not in words.QUESTION_WORDS - words.WHO:
        return False
    verb = _verb_in(said, found, place)
    if verb is None or found[verb].folded in _THERE or _names_subject(said, found, verb + 1):
        return False
    return asks in _ASKING_BARE if verb == place else _counts_of_another(found, place, verb, asks)


def _counts_of_another(found: list[Token], place: int, verb: int, asks: str) -> bool:
    """Whether what is counted is what is done to: "hijos tiene", "visitas hicieron"."""
    if asks not in words.COUNTS | {"que", "cual", "cuales"}:
        return asks in ("cuanto", "cuanta")
    done = found[verb].folded
    disagrees = is_plural(found[place].folded) and not done.endswith("n")
    return disagrees or done in words.DONE_TO_SOMETHING


def _verb_in(said: str, found: list[Token], place: int) -> int | None:
    reach = range(place, min(len(found), place + _REACH))
    return next((i for i in reach if _is_verb(said, found, i, place)), None)


def _is_verb(said: str, found: list[Token], place: int, behind: int) -> bool:
    token = found[place]
    opened = (
        place > behind and found[place - 1].folded in words.PREPOSITIONS | words.SPANISH_ARTICLES
    )
    if token.folded in _CLITICS | words.PREPOSITIONS or (
        opened and found[place - 1].folded not in _CLITICS
    ):
        return False
    if is_spanish_verb(said, token):
        return True
    after_clitic = place > 0 and found[place - 1].folded in _CLITICS
    singular = place > behind and not is_plural(token.folded)
    ends = token.folded.endswith(("a", "e", "n"))
    return ends and (after_clitic or singular or place == behind) and is_infinitive_of(token)


def _names_subject(said: str, found: list[Token], place: int) -> bool:
    """Whether a noun or a name follows that is no time: "la ley", "cámaras", "Ghana"."""
    first = found[place].folded if place < len(found) else ""
    if is_plural(first) and first not in stop_words("es"):
        return True
    for behind in range(place, len(found)):
        token = found[behind]
        led = found[behind - 1].folded in words.PREPOSITIONS
        if said[token.start].isupper() and not led:
            return True
        if token.folded in words.SPANISH_ARTICLES - {"su", "sus", "del", "al"} and not led:
            following = found[behind + 1].folded if behind + 1 < len(found) else ""
            if following not in words.TIMES | words.NO_TOPIC | {"mes", "semana", "dia"}:
                return True
    return False
