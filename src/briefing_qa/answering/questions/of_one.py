"""A phrase for the figures of two things, put for one of them: "the rates of A and B"."""

from __future__ import annotations

import re

_FIGURES = re.compile(
    r"\b(rate|share|figure|number|score|percentage|proportion|budget|average|total)s\b", re.I
)
_CIFRAS = re.compile(
    r"\b(?:(?P<her>las)|los) (?P<figure>tasa|cifra|porcentaje|n[uú]mero|puntaje|media|promedio"
    r"|presupuesto)s\b",
    re.IGNORECASE,
)


def of_one(phrase: str) -> str:
    """A phrase with its first word for figures in the singular.

    Args:
        phrase: "child labour rates of Malawi", "las tasas de Bolivia".
    """
    phrase = _FIGURES.sub(r"\1", phrase, count=1)
    return _CIFRAS.sub(lambda m: f"{'la' if m['her'] else 'el'} {m['figure']}", phrase, count=1)
