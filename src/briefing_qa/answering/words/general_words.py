"""Words of a question that say nothing by themselves: no text that answers needs to hold them.

"How many complaints came from the north?" is answered by "there were 14 complaints in the north":
that "came" stands nowhere is true, and tells nobody anything. They are verbs that others are used
in the place of (come, give, take), what documents do (describe, mention), nouns and adjectives
without a matter of their own (part, time, long), and words for what is measured (age, amount).
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.words.word_forms import other_forms
from briefing_qa.languages.dictionaries import base_forms
from briefing_qa.terms import stem

_GENERAL = {
    "en": """
be have do make take get give go come put keep let bring set hold turn begin start end happen occur
become seem appear remain stay follow lead help use try need want call say tell show find know think
see look mean include involve concern relate regard exist provide contain consist belong depend base
mention describe discuss explain state cover establish indicate note speak talk answer
thing part way kind sort form type manner case time place point side level area field matter issue
topic subject fact example instance lot bit rest top bottom end middle cause aim use total amount
age size length height distance duration date period
new old big large small little good bad long short few several many much various other same such
different certain main general particular specific possible next last late early current recent
actual real whole entire overall approximate exact
actually really exactly currently recently usually often still yet already ever always today now
according apart instead together mainly especially specifically
""",
    "es": """
ser estar haber tener hacer dar ir venir poner llevar traer tomar dejar pasar salir llegar quedar
seguir continuar empezar comenzar acabar terminar ocurrir suceder existir servir usar utilizar
ayudar necesitar querer poder deber decir indicar senalar mencionar describir explicar establecer
contar hablar llamar encontrar ver saber conocer parecer resultar incluir contener tratar deberse
referir responder corresponder pertenecer
cosa parte forma manera modo tipo clase caso vez veces tiempo lugar punto lado nivel area ambito
tema asunto hecho ejemplo uso total resto fin objetivo causa cantidad edad tamano longitud altura
distancia duracion fecha periodo plazo
nuevo viejo grande gran pequeno bueno buen malo largo corto alto bajo varios otro mismo distinto
diferente cierto principal general particular especifico posible proximo ultimo siguiente actual
reciente entero aproximado exacto
actualmente realmente exactamente recientemente habitualmente todavia aun ya siempre nunca hoy ahora
segun aparte ademas especialmente
""",
}

KINDS_IN_CAPITALS = frozenset(
    {"ngo", "ngos", "ong", "ongs", "mp", "mps", "ai", "ia", "ok", "faq", "faqs", "gobierno"}
    | {"mr", "mrs", "ms", "miss", "dr", "prof", "sr", "sra", "srta", "dra"}
    | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
"""No names: texts have other words for them, or the same before any name. Another
weekday is kept out by `rules/classes`.
"""

_GO_BY_OTHER_WORDS = frozenset({"internet", "covid"})
"""Names of what texts call "online" or "when schools reopened"."""


def no_names(*, figure: bool) -> frozenset[str]:
    """Folded words with a capital that a text need not have.

    Args:
        figure: whether one is asked for: that of another time or place would be another one.
    """
    return KINDS_IN_CAPITALS if figure else KINDS_IN_CAPITALS | _GO_BY_OTHER_WORDS


_EMPTY_VERBS = {
    "en": "be have do make take get give go come put happen occur exist",
    "es": "ser estar haber tener hacer dar ir existir ocurrir suceder",
}
"""Those of them that say nothing even of what was looked for."""

_BOUND_BEFORE = re.compile(
    r"\b(?:than|over|under|above|below|exceed\w*|least|most|up to|nearly|almost|about|around|some"
    r"|approximately|roughly|top|first|last|between|within|reach\w*"
    r"|mas de|menos de|mas que|menos que|menos|maximo|minimo|hasta|casi|unos|unas|cerca de"
    r"|alrededor de|aproximadamente|super\w+|alcanz\w+|sobre|entre|primer[oa]s|ultim[oa]s)"
    r"(?: (?:the|a|los|las))?\W*(?:\d[\d.,]*\W*(?:and|to|y|a)\W*)?$"
)
"""Before a number that only bounds what is asked for: "more than 5,000", "the top 20"."""


@lru_cache(maxsize=2)
def _general(language: str) -> frozenset[str]:
    return _stems(_GENERAL.get(language, ""), language)


@lru_cache(maxsize=2)
def _empty_verbs(language: str) -> frozenset[str]:
    return _stems(_EMPTY_VERBS.get(language, ""), language)


def _stems(words: str, language: str) -> frozenset[str]:
    forms = {word: {word, *other_forms(word)} for word in words.split()}
    return frozenset(stem(form, language) for listed in forms.values() for form in listed)


def is_general(folded: str, language: str) -> bool:
    """Whether a word, in whatever form, says nothing by itself."""
    return _is_among(folded, language, _general(language))


def is_empty_verb(folded: str, language: str) -> bool:
    """Whether a word is a form of a verb that tells nothing of what is looked for: "existe"."""
    return _is_among(folded, language, _empty_verbs(language))


def _is_among(folded: str, language: str, known: frozenset[str]) -> bool:
    if folded[0].isdigit():  # "ten", one of its other forms, is of "tener" too
        return False
    forms = {folded, *other_forms(folded), *base_forms(folded, language)}
    return any(stem(form, language) in known for form in forms)


def is_bound(before: str) -> bool:
    """Whether a number is not asked for but bounds what is.

    Args:
        before: folded, all that stands before it.
    """
    return _BOUND_BEFORE.search(before) is not None
