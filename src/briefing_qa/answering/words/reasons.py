"""Sentences that are there to give a reason: "The main reason was", "They blamed the fall on".

Some begin with the reason of what the one before them says, and name that in no word.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.terms import plain_line

_NOUN = (
    r"(?:reasons?|causes?|motives?|explanations?|razon(?:es)?|causas?|motivos?|explicacion(?:es)?)"
)
_OPENS = re.compile(
    rf"\W*(?:(?:the|its|their|one|another|el|la|los|las|su|sus|un|una|otr[oa]) (?:[\w-]+ ){{0,2}}?"
    rf"{_NOUN} (?!for\b|of\b|behind\b|why\b|that\b|to\b|del?\b|por\b|para\b)"
    r"(?:[\w-]+ ){0,5}?(?:is|are|was|were|has|had|lies?|lay|seems?|es|son|fue|fueron|era|eran|esta"
    r"|radica|parece)\b"
    r"|(?:this|that|it) (?:is|was) (?:(?:mainly|mostly|partly|largely|chiefly|simply|only) )?"
    r"(?:because|due to|owing to|down to|on account of|for want of|explained by|caused by"
    r"|(?:blamed|put down) (?:on|to)|attributed to)\b"
    r"|(?:this|that|it) (?:has|had) to do with\b|(?:this|that) comes from\b"
    r"|(?:behind (?:it|this|that)|what (?:lies|lay|is|was) behind (?:it|this|that))\b"
    r"|(?:(?:esto|eso|ello|lo cual) )?(?:se (?:debe|debia|debio|explica|explico)"
    r"|(?:tiene|tenia) que ver|obedec\w+|(?:es|fue) debido|fue)"
    r" (?:(?:sobre todo|en (?:gran )?parte|principalmente|\w+mente) )?(?:a|por|con)\b"
    r"|(?:esto|eso|ello) es porque\b"
    r"|(?:detras (?:de (?:esto|eso|ello) )?(?:esta|estaba|hay|habia)"
    r"|lo que hay detras)\b)"
)

_IT = (
    r"(?:the|this|that|these|it|both|its|their|his|her|el|la|los|las|lo|es[aeo]s?|est[aeo]s?"
    r"|dich[oa]s?|ambos|ambas|ello|sus?)"
)
_MAINLY = (
    r"(?:(?:(?:at least )?(?:mainly|mostly|partly|largely|chiefly|simply|only|above all|in part)"
    r"|sobre todo|ante todo|en (?:gran |buena )?parte|principalmente|\w+mente) )?"
)
_NO = r"(?!(?:not|never|no|nunca|ni|un(?:known|clear|certain)|desconocid[oa]s?)\b)"
_STATES = re.compile(
    # "The reason most often given was", "El motivo que dieron es": a "causa" may be one in court
    rf"\W*(?:{_IT}|one|another|un|una|otr[oa]s?|among the|entre l[ao]s)? ?(?:[\w-]+ ){{0,3}}?"
    rf"(?:(?!causa){_NOUN}|(?:causa|obstaculo|obstacle)s?)\b(?! (?:contra|penal|judicial|abiert))"
    rf"[^.,;:]{{0,60}}? (?:is|are|was|were|es|son|fue|fueron|era|eran) {_NO}"
    # "MS NKHOMA: Because of the way they are paid.", "Mainly because"
    r"|\W*(?:[\w.' ]{2,40}: )?(?:because|due to|owing to|porque|debido a|por falta de)\b[^,]*$"
    r"|\W*(?:mainly|mostly|partly|largely|chiefly|sobre todo|principalmente|en parte) "
    r"(?:because|due to|owing to|porque|debido a|por)\b"
    # "The delay is due to", "Según la unidad, la subida se explica por"
    rf"|\W*(?:[^,.;]{{2,60}}, )?{_IT} (?:{_NO}[\w-]+ ){{0,3}}?"
    rf"(?:(?:is|are|was|were|has been|have been) {_MAINLY}(?:due|owing|attributed|put down) to\b"
    rf"|(?:is|are|was|were) {_MAINLY}(?:explained|caused|driven) by\b"
    rf"|se (?:deb|explic)\w+ {_MAINLY}(?:al?|por)\b|obedec\w+ {_MAINLY}al?\b)"
)
_TELLS_NONE = re.compile(
    rf"\W*(?:no|ningun[oa]?)\b|\W*(?:[\w-]+ ){{0,3}}?{_NOUN} (?:[\w-]+ )?"
    r"(?:(?:is|are|was|were|been) (?:not|never|un(?:known|clear|certain))"
    r"|no (?:es|son|fue|fueron|se|consta\w*)|(?:es|son|fue|fueron) desconocid[oa]s?)\b"
    rf"|\W*(?:[\w-]+ ){{0,3}}?{_NOUN} (?:contra|penal|judicial|abiert)"
)
"""Begins a sentence on a reason that is not known, or on a "causa" in court."""

_LAYS = re.compile(
    # "attributes the fall to", "lo atribuye a"
    rf"\b(?<!not )(?:attribut(?:es?|ed)|ascribe[sd]?) {_MAINLY}{_IT}\b[^.;,]{{0,60}}? to\b"
    rf"|\b(?<!not )puts? {_MAINLY}{_IT}\b[^.;,]{{0,60}}? down to\b"
    rf"|\b(?<!not )blame[sd]? {_MAINLY}{_IT}\b[^.;,]{{0,60}}? on\b"
    rf"|\b(?<!not )explain(?:s|ed)? {_IT}\b[^.;,]{{0,60}}? (?:by|with)\b"
    rf"|\b(?<!no )(?:atribuy|achac)\w+ {_MAINLY}{_IT}\b[^.;,]{{0,60}}? al?\b"
    rf"|\b(?<!no )l[oa]s? (?:atribuy|achac)\w+ {_MAINLY}al?\b"
    # "named the price as the reason", "señalaron como causa principal"
    r"|\b(?:named?|gave|gives?|cited?|cites|mention(?:s|ed)?) [^.;,]{2,60}? as (?:the|a|an|one)"
    rf" (?:\w+ )?{_NOUN}\b"
    rf"|\b(?:senal|mencion|cit|apunt|dieron|dio|adu[cj])\w* (?:[^.;,]{{2,60}}? )?como {_NOUN}\b"
)


@lru_cache(maxsize=20_000)
def states_a_reason(text: str) -> bool:
    """Whether a sentence is there to give the reason of what it, or one before it, names.

    "The Office attributes the fall to" says of what in a word or two; in "The road was closed, as
    there was no fuel" the reason comes beside the fact.
    """
    folded = plain_line(text)
    opens = opens_with_reason(text) or _STATES.match(folded) is not None
    return (opens and not _TELLS_NONE.match(folded)) or _LAYS.search(folded) is not None


@lru_cache(maxsize=20_000)
def reason_opened(text: str) -> str | None:
    """What a sentence says, folded, that begins with the reason of what it does not name itself.

    Returns:
        What stands behind "The main reason was"; None where it does not begin so.
    """
    folded = plain_line(text)
    opening = _OPENS.match(folded)
    return None if opening is None else folded[opening.end() :]


def opens_with_reason(text: str) -> bool:
    """Whether a sentence begins with the reason of something that it does not name itself."""
    return reason_opened(text) is not None
