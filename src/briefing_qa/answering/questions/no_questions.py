"""What people type that asks the documents nothing: "Summarise the report", "Hello", "Help".

Sentences are given here as they stand, so no summary, translation or letter can be. A person who
types one of these has not seen yet what the program is for, and is told.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from briefing_qa.terms import fold

Wish = Literal["text", "talk"]

_PLEASE = (
    r"\W*(?:(?:please|por favor|can you|could you|would you|will you|i (?:want|need) you to"
    r"|(?:me )?(?:puedes?|podrias?|podria)|quiero que(?: me)?)\W+)*"
)
_TEXT = re.compile(
    rf"{_PLEASE}(?:"
    r"(?:summari[sz]e|sum up|translate|paraphrase|rewrite|reword|rephrase)\b"
    r"|(?:write|draft|compose) (?:me |us )?(?:an?|the|some)\b"
    r"|(?:give|make|write|prepare)(?: me| us)? (?:an? |the )?(?:\w+ )?(?:summary|overview"
    r"|translation|abstract|synopsis) (?:of|for)\b"
    r"|(?:resume|resumir|resumeme|resuma|resumirme|sintetiza|sintetice|traduce|traducir|traduceme"
    r"|traduzca|parafrasea|reescribe|redacta|redacte|redactame)\b"
    r"|(?:escribe|escriba|escribeme) (?:un|una|el|la|sobre)\b"
    r"|(?:da|dame|deme|haz|hazme|haga|hagame|hacer|hacerme|darme|prepara|prepare)(?:me)?"
    r" (?:un |una |el |la )?(?:\w+ )?(?:resumen|sintesis|traduccion) (?:del?|para|sobre)\b"
    r").*",
    re.DOTALL,
)
# "Resume el informe" is a wish; "¿Resume el informe las medidas?" asks what the report does.
_ALSO_TOLD = re.compile(
    r"\W*(?:resume|sintetiza|traduce|parafrasea|reescribe|redacta|escribe)\b(?P<rest>[^,;:]*\?.*)",
    re.DOTALL | re.IGNORECASE,
)
_BEFORE_THINGS = re.compile(r"el|l[ao]s?|un[ao]?s?|sus?|est[ea]s?|estos|es[ea]s?|esos")
_ASKING = re.compile(r"qué|cómo|cuánt[oa]s?|quién(?:es)?|cuál(?:es)?|dónde|cuándo", re.IGNORECASE)
_GOING_ON = re.compile(
    r"al?|con|como|contra|del?|desde|e|en|entre|favor|hacia|hasta|ni|o|para|por|segun|sin|sobre"
    r"|tod[oa]s?|tras|u|y"
)
_WORD = re.compile(r"\w+")

_TALK = re.compile(
    r"\W*(?:(?:hello|hi|hey|good (?:morning|afternoon|evening)|hola|buen[oa]s (?:dias|tardes)"
    r"|buenas(?: noches)?|thanks?(?: you)?(?: (?:very|so) much)?|many thanks|(?:muchas )?gracias"
    r"|bye|goodbye|adios|help(?: me)?|ayuda(?:me)?|ok|okay|who are you|what are you"
    r"|quien eres|que eres"
    r"|how are you|que tal|como estas|there|again|all"
    r"|what can (?:you do|i ask(?: you)?)|how does this work"
    r"|que (?:puedes hacer|puedo preguntar(?:te)?)|como funciona esto)\b\W*)+"
)


@lru_cache(maxsize=1_000)
def wish(text: str) -> Wish | None:
    """What is wanted in place of an answer: another text, or a talk; None where a question is."""
    folded = fold(text)
    if _TEXT.fullmatch(folded):
        return None if _tells_who(text) else "text"
    return "talk" if _TALK.fullmatch(folded) else None


def _tells_who(text: str) -> bool:
    """Whether a question says who does it and to what: two things, and nothing that joins them."""
    found = _ALSO_TOLD.fullmatch(text)
    words = _WORD.findall(found["rest"]) if found else []
    if not words or not (words[0][0].isupper() or _is_before_a_thing(words[0])):
        return False
    first = 2 if _is_before_a_thing(words[0]) else 1
    for before, word in zip(words[first - 1 :], words[first:], strict=False):
        if _GOING_ON.fullmatch(fold(before)):
            continue
        if word.lower() in ("que", "quien", "donde"):
            return False  # what follows is told of the first thing
        if _is_before_a_thing(word) or _ASKING.fullmatch(word):
            return True
    return False


def _is_before_a_thing(word: str) -> bool:
    return bool(_BEFORE_THINGS.fullmatch(fold(word)))
