"""Sentences that begin with what only the one before tells: "Of these, 498 were children"."""

from __future__ import annotations

import re

from briefing_qa.terms import fold

_NOUNS = (
    r"(?:share|rate|figure|number|proportion|percentage|average|total|difference|effect|increase"
    r"|decrease|decline|rise|change|trend|result|reason|gap|latter|former|others?|rest|remaining"
    r"|same|following year|year before)"
)
_NOMBRES = (
    r"(?:cifras?|tasa|proporcion|mayoria|diferencia|porcentaje|numero|resto|promedio|aumento|media"
    r"|total|disminucion|descenso|incremento|efecto|resultado|razon|brecha|restantes|demas|otr[oa]s"
    r"|mism[oa]s?|primer[oa]s?|segund[oa]s?|ultim[oa]s?)"
)
NOT_ITSELF = r"(?! (?:report|briefing|document|paper|study|informe|documento|estudio|texto)\b)"
"""After "this": the document speaks of itself."""

_THEM = r"(?:these|those|them)"
_ELLOS = r"(?:ell[oa]s|est[ao]s|es[ao]s|aquell[ao]s)"
_IT = r"it(?! (?:is|was)(?: \w+){1,3} (?:that|to)\b)"
_GOES_ON = re.compile(
    rf"\W*(?:(?:{_IT}|its|it's|they|their|them|he|she|his|her|such|both|neither|then|however|but"
    r"|nor|also|instead|therefore|thus|hence|consequently|otherwise|similarly|likewise|moreover)\b"
    rf"|(?:this|these|those)\b{NOT_ITSELF}|that (?:is|was|year|means|figure|number)\b"
    rf"|(?:[\w.,%-]+ ){{0,4}}?(?:of|among|in|for|with|by|from|after|before|during) {_THEM}\b"
    rf"|of the \d|in (?:this|that|both|the same)\b{NOT_ITSELF}|as a (?:result|consequence)\b(?! of)"
    r"|(?:at|by|after|before|since|until|during) (?:that|this) (?:time|date|point|year|month)\b"
    rf"|by contrast\b|the {_NOUNS}\b(?! (?:of|in|for|at which|by which|that|with|between|on)\b)"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|some|most|many|half|none|all|another"
    r"|others) (?:were|was|are|is|had|have|did|said)\b"
    r"|(?:est[aeo]s?|es[ao]s?|aquell[ao]s?|ell[oa]s?|sus?|amb[oa]s|dich[oa]s?|tal(?:es)?|tambien"
    r"|sin embargo|pero|ademas|asimismo|entonces|alli|ahi|por (?:ello|eso|lo tanto|tanto))\b"
    rf"{NOT_ITSELF}|(?:[\w.,%-]+ ){{0,4}}?(?:de|entre|con|para|por) {_ELLOS}\b|de l[ao]s \d"
    rf"|(?:el|la|los|las|lo) {_NOMBRES}\b(?! (?:del?|en|que|para|entre)\b))"
)
"""How a sentence begins that goes on from another one."""

_NO_SUBJECT = re.compile(r"\W*[A-ZÁÉÍÓÚÑ]\w+(?:ó|aron|ieron|aban|ían)\b")
"""A Spanish sentence that begins with its verb: "Identificó a 727 víctimas"."""


def goes_on(text: str, language: str) -> bool:
    """Whether a sentence begins with what only the one before it tells."""
    if language == "es" and _NO_SUBJECT.match(text):
        return True
    return _GOES_ON.match(fold(text.replace("’", "'"))) is not None
