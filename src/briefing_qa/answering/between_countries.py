"""Which of two countries it is more in: each is asked for the figure itself.

"Is the minimum age higher in Nepal than in Ghana?" is answered by no sentence of a report on either
one. Each report gives its own figure, to a question that does not compare: "What is the minimum age
in Nepal?".
"""

from __future__ import annotations

import re

from briefing_qa.answering.parts import analysed
from briefing_qa.answering.questions.question import FIGURES, Question
from briefing_qa.answering.words import degrees
from briefing_qa.answering.words.names import without_owner

_HIGHER = rf"(?:{degrees.HIGHER}|{degrees.HIGHEST})"
_MAYOR = r"(?:mayor|menor|m[aá]s \w+|menos \w+|mejor|peor)"
_MORE = rf"(?:(?:the )?(?:{degrees.MORE}|{degrees.MOST}))"
_MAS = r"(?:m[aá]s|menos)"
_WHICH = r"(?:which|what) (?:of the two |of these )?(?:countr(?:y|ies)|one|of them)"
_CUAL = r"(?:en )?(?:qu[eé]|cu[aá]l)(?: de los dos| de estos)? pa[ií]s(?:es)?"
_HAS = (
    r"(?:has|had|have|saw|recorded|registered|reported|counted|received|made|took|handed down"
    r"|issued|secured)"
)
_TIENE = (
    r"(?:tiene|tuvo|tienen|ten[ií]a|hay|hubo|hab[ií]a|registr[oóa]|recibi[oó]|dict[oó]|report[oó]"
    r"|se registraron|se dictaron|se denunciaron)"
)
_DOES, _TUVO = r"(?:does|did)(?: \{x\})?", r"(?:tiene|tuvo)(?: \{x\})?"

_PLAIN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"^\W*{asked}$", re.IGNORECASE), plain)
    for asked, plain in (
        (rf"{_WHICH} {_HAS} {_MORE} (?P<a>.+)", "How many {a} in {x}?"),
        (
            rf"which (?P<b>.+?) (?:got|{_HAS}) {_MORE} (?P<a>.+)",
            "How many {a} did the {b} in {x} get?",
        ),
        (rf"{_WHICH} {_HAS} (?:an? |the )?{_HIGHER} (?P<a>.+)", "What is the {a} in {x}?"),
        (
            rf"(?:{_WHICH}|who)(?: (?:did|does))? (?P<v>score|rank)(?:s|d|ed)? {_HIGHER}(?P<a>.*)",
            "What did {x} {v}{a}?",
        ),
        (rf"(?:{_WHICH}|who) came (?:out )?{_HIGHER}(?P<a>.*)", "What did {x} score{a}?"),
        (rf"(?:is|was|are|were) (?P<a>.+?) {_HIGHER}(?P<b>.*)", "What is {a}{b} in {x}?"),
        (rf"where (?:is|was|are|were) (?P<a>.+?) {_HIGHER}(?P<b>.*)", "What is {a}{b} in {x}?"),
        (rf"(?:where )?(?:do|does|did) {_MORE} (?P<a>.+)", "How many {a} in {x}?"),
        (rf"(?:are|were) there {_MORE} (?P<a>.+)", "How many {a} are there in {x}?"),
        (rf"{_DOES} have {_MORE} (?P<a>.+)", "How many {a} in {x}?"),
        (
            rf"{_DOES} have (?:an? ){_HIGHER} (?P<a>.+)",
            "What is the {a} in {x}?",
        ),
        (
            rf"{_DOES} (?P<v>score|rank) {_HIGHER}(?P<a>.*)",
            "What did {x} {v}{a}?",
        ),
        (rf"{_CUAL} {_TIENE} {_MAS} (?P<a>.+)", "¿Cuántos {a} hay en {x}?"),
        (rf"{_CUAL} {_TIENE} (?:el|la|una?) {_MAYOR} (?P<a>.+)", "¿Cuál es {a} en {x}?"),
        (
            rf"{_CUAL} {_TIENE} (?P<a>(?:el|la|una?) .+?) {_MAYOR}(?P<b>.*)",
            "¿Cuál es {a}{b} en {x}?",
        ),
        (
            rf"{_CUAL} (?:obtuvo|obtiene|tiene|sac[oó]|logr[oó]) (?:el |un )?{_MAYOR} (?P<a>.+)",
            "¿Qué {a} obtuvo {x}?",
        ),
        (rf"(?:{_CUAL} )?(?:es|era|fue) {_MAYOR} (?P<a>.+)", "¿Cuál es {a} en {x}?"),
        (rf"(?:es|era|fue) (?P<a>.+?) {_MAYOR}(?P<b>.*)", "¿Cuál es {a}{b} en {x}?"),
        (rf"d[oó]nde (?:es|era|fue) {_MAYOR} (?P<a>.+)", "¿Cuál es {a} en {x}?"),
        (rf"d[oó]nde hay {_MAS} (?P<a>.+)", "¿Cuántos {a} hay en {x}?"),
        (rf"d[oó]nde (?P<v>.+?) {_MAS} (?P<a>\w+)(?P<b>.*)", "¿Cuántos {a} {v}{b} en {x}?"),
        (rf"(?:hay|hubo|hab[ií]a) {_MAS} (?P<a>.+)", "¿Cuántos {a} hay en {x}?"),
        (rf"{_TUVO} {_MAS} (?P<a>.+)", "¿Cuántos {a} hay en {x}?"),
    )
)
"""What compares, without the countries, and what is asked for each; {x} is where it is named."""

_HERE = "{x}"

_FEMININE = re.compile(r"(?:\w+as|\w+iones|mujeres|madres|leyes)\b", re.IGNORECASE)
"""Spanish nouns that are asked for by "cuántas"."""

_JOINT = re.compile(
    r"^,? (?:or|and|than|o|u|y|e|que|versus|vs\.?)"
    r"(?: (?:in|en|for|that (?:of|in)|(?:la|el) de|at))? (?:the )?$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[,:;]? (?:(?:in|en|between|entre|for|de) (?:the )?)?$", re.IGNORECASE)
_THAN = re.compile(r" (?:than|que)(?: (?:in|en))? (?:the )?$", re.IGNORECASE)


def each_country(question: Question) -> tuple[Question, ...]:
    """The question that asks each of two countries for its figure; nothing for other questions."""
    places = question.facts.country_places
    if len(places) != 2 or len(question.facts.countries) != 2:
        return ()
    text, found = question.text, question.facts.tokens
    (one, one_end), (other, other_end) = (
        (found[first].start, found[behind - 1].end) for _, first, behind in places
    )
    names = tuple(without_owner(name) for name in (text[one:one_end], text[other:other_end]))
    tail = text[other_end:].strip(" ?¿!.")
    if _JOINT.search(text[one_end:other]):
        lead = _PLACE.sub("", f"{text[:one]}")
        asked = f"{lead} {tail}".strip()
    elif than := _THAN.search(text[:other]):
        asked = f"{text[:one]}{_HERE}{text[one_end : than.start()]} {tail}".strip()
    else:
        return ()
    for pattern, form in _PLAIN:
        if match := pattern.match(asked):
            parts = {key: value.rstrip(" ,") for key, value in match.groupdict().items()}
            plain = form.replace("Cuántos", "Cuántas") if _FEMININE.match(parts["a"]) else form
            if any(_HERE in part for part in parts.values()):  # it is named there already
                plain = plain.replace(f" in {_HERE}", "").replace(f" en {_HERE}", "")
            whole = plain.format(x=_HERE, **parts)
            texts = tuple(whole.replace(_HERE, name) for name in names)
            options = analysed(texts, least_words=2)
            return options if all(one.kind in FIGURES for one in options) else ()
    return ()
