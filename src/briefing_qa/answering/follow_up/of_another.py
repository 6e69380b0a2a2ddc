"""Questions that ask for the same of another time, place or group, in words that say no more.

"What was it in 2019?", "was it higher among boys?", "is there a figure for 2020 too?" and "not the
girls, their families" go on as "and in 2019?" does. Patterns are matched against the text as it was
typed, with its accents.
"""

from __future__ import annotations

import re

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.persons import is_trade
from briefing_qa.answering.words import degrees
from briefing_qa.terms import guess_language, tokens

_LONGEST = 6
"""Words of a phrase at most."""

_LED = r"^\W*(?:(?:and|but|y|pero|ok(?:ay)?|vale|so)\b[ ,]*)*"
_FIGURE = (
    r"(?:figure|number|rate|share|percentage|proportion|count|total|situation|answer|equivalent)s?"
)
_CIFRA = (
    r"(?:la (?:cifra|tasa|proporci[oó]n|situaci[oó]n)|el (?:n[uú]mero|porcentaje|dato|total)"
    r"|las cifras|los datos)"
)
_IT = rf"(?:it|that|this|they|the {_FIGURE})"
_AT = r"(?:for|in|among|during|since|before|after|at|on|between)"
_EN = r"(?:en|para|entre|durante|desde|antes|despu[eé]s|con)"
_WHEN = r"the (?:year|month) (?:before|after)|(?:last|this) (?:year|month)|el (?:año|mes) \w+"
_DATA = (
    r"(?:counts?|figures?|numbers?|data|information|info|statistics?|rates?|breakdowns?|anything)"
)
_DATOS = r"(?:datos?|cifras?|informaci[oó]n|estad[ií]sticas?|algo)"

_WHAT_WAS_IT = re.compile(
    rf"{_LED}(?:(?:what|how)(?: (?:high|low|big|much|many))?(?:['’]s| is| was| are| were) {_IT}"
    rf"(?: like)?|cu[aá](?:l|nto|ntos|ntas) (?:es|era|fue|fueron|son|hay|hubo)(?: {_CIFRA})?"
    rf"|c[oó]mo (?:es|era|fue))"
    rf" (?P<phrase>(?:{_WHEN}|(?:{_AT}|{_EN})\b)[^?]*?)\W*$",
    re.IGNORECASE,
)
_WAS_IT_MORE = re.compile(
    rf"{_LED}(?:(?:is|was|were|are|has|have|did|does)(?: {_IT})?(?: been| get| go)? (?:any |much )?"
    rf"(?:{degrees.HIGHER}|{degrees.MORE}|different|the same|up|down)"
    r"(?: or (?:higher|lower|less|more|worse|down))?"
    r"|(?:es|era|fue|fueron|eran|son|ha sido|hubo|hay)(?: (?:m[aá]s|menos))?"
    r"(?: (?:alt|baj|igual|distint|diferent)\w*| mayor\w*| menor\w*| peor\w*| mejor\w*|(?<=s)))"
    rf" (?P<phrase>(?:{_WHEN}|(?:{_AT}|{_EN})\b)[^?]*?)\W*$",
    re.IGNORECASE,
)
_IS_THERE_ONE = re.compile(
    rf"{_LED}(?:(?:is|are) there (?:(?:a|any|also|an|some|no) )*{_DATA} (?:for|in|on|from|about|of)"
    rf"|(?:do they|does it) (?:have|give|say) (?:(?:a|any|an|some) )*{_DATA}"
    r" (?:for|in|on|from|about)"
    rf"|(?:hay|tienen?|dan?) (?:alg[uú]n(?:a|os|as)? )?{_DATOS} (?:de|para|sobre|en|del))"
    r" (?P<phrase>[^?]+?)(?:,? (?:too|as well|also|tambi[eé]n))?\W*$",
    re.IGNORECASE,
)
_SAME_QUESTION = re.compile(
    rf"{_LED}(?:the )?same (?:question|thing|figure|data) (?:for|about|on|with|in)"
    r" (?P<phrase>[^?]+?)\W*$"
    r"|^\W*(?:y )?(?:la misma (?:pregunta|cifra)|el mismo dato|igual) (?:para|sobre|con|de|en)"
    r" (?P<frase>[^?]+?)\W*$",
    re.IGNORECASE,
)
_NOT_BUT = re.compile(
    rf"{_LED}(?:not|no) (?P<old>(?:the|los|las|el|la|by|por|in|en)?\b[^,?]{{2,40}}),"
    r" (?:but |sino |rather |just )?(?P<phrase>[^?,]+?)\W*$",
    re.IGNORECASE,
)
_BUT_NOT = re.compile(rf"{_LED}(?P<phrase>[^,?]+?), (?:not|no) (?P<old>[^?,]+?)\W*$", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"^\W*(?P<phrase>(?:(?:the|los|las|el|la) )?[\w'’-]+(?: [\w'’-]+)?)"
    r"(?: (?:too|as well|tambi[eé]n))\W*$"
    r"|^\W*(?P<frase>(?:the|los|las|el|la) [\w'’-]+(?: [\w'’-]+)?)\?+\W*$",
    re.IGNORECASE,
)


def of_another(question: str) -> str:
    """The question as one goes on in short: "And in 2019?"; "" where it says more than that.

    Args:
        question: as it was typed.
    """
    if asked := _behind_data(question):
        return asked
    if len(found := tokens(question)) == 1 and is_trade(found[0].folded):
        return _going_on(question.strip(" ¿?.!"), question)
    for pattern in (_WHAT_WAS_IT, _WAS_IT_MORE, _SAME_QUESTION, _NOT_BUT, _BUT_NOT, _FRAGMENT):
        if match := pattern.match(question):
            phrase = next(
                value for name, value in match.groupdict().items() if value and name != "old"
            )
            return _going_on(phrase, question) if _is_phrase(phrase) else ""
    return ""


def _behind_data(question: str) -> str:
    """What is asked behind "is there any information on": a question of its own, or "and 2020?"."""
    match = _IS_THERE_ONE.match(question)
    if match is None:
        return ""
    phrase = match["phrase"]
    if tokens(phrase)[:1] and tokens(phrase)[0].folded in words.QUESTION_WORDS:
        mark = "¿" if guess_language(question) == "es" else ""
        return f"{mark}{phrase[:1].upper()}{phrase[1:]}?"
    return _going_on(phrase, question) if _is_phrase(phrase) else ""


def _is_phrase(phrase: str) -> bool:
    """Whether it is short, and asks nothing itself."""
    found = [token.folded for token in tokens(phrase)]
    asks = words.QUESTION_WORDS | (words.AUXILIARIES - words.PREPOSITIONS)
    return 0 < len(found) <= _LONGEST and not any(word in asks for word in found)


def _going_on(phrase: str, question: str) -> str:
    spanish = guess_language(question) == "es" or guess_language(phrase) == "es"
    return f"¿Y {phrase.strip()}?" if spanish else f"And {phrase.strip()}?"
