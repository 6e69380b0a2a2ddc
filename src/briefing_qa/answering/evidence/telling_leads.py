"""Whether a line that leads on to a list tells something itself.

"The Committee recommends that the State party:" says nothing without its list. "While welcoming the
ban of 2016, the Committee regrets that:" answers what it is asked of the ban.
"""

from __future__ import annotations

import re

_LONG = 18
"""Words from which on a line may tell something by any figure."""

_SHORT = 8
"""Words from which on it may by a figure of several digits."""

_FIGURE = re.compile(
    r"(?<!rticle )(?<!rticles )(?<!rtículo )(?<!rtículos )(?<!No\. )(?<!núm\. )(?<![\w./-])"
    r"(?!(?:19|20)\d\d\b)\d[\d.,]*(?:\s?%|\s(?:per cent|por ciento|(?!of\b|del?\b)[a-záéíóúñ]{4,}))"
)
"""A share, or a number of something; not the number of an article."""

_CAPTION = re.compile(
    r"\W*(?:\d{1,2}\.\d|(?:table|figure|chart|box|tabla|cuadro|gr[aá]fico|figura|recuadro)\s)",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"(?:\b(?:aged?|under|over|below|edad|menores de|mayores de)|\d\s(?:to|and|or|a|y|o))\s+$",
    re.IGNORECASE,
)
"""Before a figure that counts nobody: "before age 18", "aged 20 to 24"."""

NOTED = (
    r"welcom(?:es?|ing)|commend(?:s|ing)?|not(?:es?|ing)|tak(?:es?|ing) note|acknowledg(?:es?|ing)"
    r"|appreciat(?:es?|ing)|recogni[sz](?:es?|ing)|observ(?:es?|ing)"
    r"|observ(?:a|ando)|tom(?:a|ando) nota|acog(?:e|iendo)|celebra(?:ndo)?|reconoc(?:e|iendo)"
    r"|encomia(?:ndo)?|valora(?:ndo)?|felicita(?:ndo)?"
)
"""What a body does with what is so, and does not regret."""

_REGRETTED = r"concerned|alarmed|regrets?|deplores?|preocupa(?:d[oa])?|lamenta|deplora"
_CONCEDES = re.compile(
    rf"\W*(?:while|whilst|although|though|even though|despite|{NOTED}|si bien|aunque|aun cuando"
    r"|pese a|a pesar de|(?:a la vez|al (?:mismo )?tiempo) que)\b.{20,}?,\s",
    re.IGNORECASE | re.DOTALL,
)
"""Begins with a clause of what is so: "Si bien observa que la ley prohíbe la venta de niños, "."""

_TURNS = re.compile(
    rf"\b(?:{NOTED})\b.{{20,}}?\b(?:but|however|yet|nevertheless|although|while|pero"
    r"|sin embargo|no obstante|aunque|si bien)\b"
    rf"|\b(?:{NOTED}|{_REGRETTED})\b.{{20,}}?(?:\band (?:recommends|urges|calls|invites|requests"
    r"|encourages)|\by (?:le )?(?:recomienda|insta|exhorta|pide|invita|alienta|solicita))\b",
    re.IGNORECASE | re.DOTALL,
)
"""Says what is so and then turns to the list: "notes that ..., but is concerned that:"."""

_LEAST = 10
"""Words of a line that does so."""

_POINTS_ELSEWHERE = re.compile(
    r"\b(?:general (?:comment|recommendation)|sustainable development|target \d|guidelines"
    r"|previous (?:recommendation|concluding)|observaci[oó]n general|recomendaci[oó]n general"
    r"|meta \d|desarrollo sostenible|directrices|(?:recomendaci[oó]n|recomendaciones) anterior"
    r"|anterior(?:es)? (?:recomendaci|observaci))",
    re.IGNORECASE,
)
"""What is only named to be kept to: "Taking note of target 16.2, the Committee recommends:"."""


def tells_something(line: str) -> bool:
    """Whether a line that leads on gives a figure before that, or says what is so.

    "The Committee notes that 61 children were found, and recommends that the State party:"
    """
    words = len(line.split())
    if words >= _LONG and _FIGURE.search(line):
        return True
    if words >= _SHORT and _counts(line):
        return True
    if words < _LEAST or _POINTS_ELSEWHERE.search(line):
        return False
    return bool(_CONCEDES.match(line) or _TURNS.search(line))


def _counts(line: str) -> bool:
    """Whether a line gives a share or a number of several digits, and is no caption."""
    if _CAPTION.match(line):
        return False
    return any(
        sum(map(str.isdigit, found.group())) > 1 and not _AGE.search(line, 0, found.start())
        for found in _FIGURE.finditer(line)
    )
