"""What a question asks for: the kind of answer, its words, and the details it insists on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

from briefing_qa.answering.facts import Facts, facts
from briefing_qa.config import MAX_QUESTION_CHARACTERS
from briefing_qa.errors import QuestionError
from briefing_qa.terms import Token, guess_language, stop_words

AnswerKind = Literal[
    "score", "share", "number", "year", "name", "place", "reason", "compare", "list", "definition",
    "polar", "other",
]  # fmt: skip
KINDS: tuple[AnswerKind, ...] = get_args(AnswerKind)

# Tried in this order; the first that is found decides.
_PATTERNS: tuple[tuple[AnswerKind, str], ...] = (
    ("compare", r"\b(?:compar\w+|versus|vs|difference\w*|differ|diferencia\w*|frente a|respectively"
                r"|respectivamente)\b"),
    ("reason", r"\bwhy\b|\bhow come\b|\b(?:reason|cause|explanation)s? (?:for|of|behind|that|why)\b"
               r"|\bwhat (?:causes|caused|explains|led to|leads to|makes|drives)\b"
               r"|^¿?\s*(?:y\s+)?por que\b|\b(?:motivo|causa|razon)(?:es|s)? (?:de|por)\b"),
    ("score", r"\b(?:scor(?:e|es|ed|ing)|points?|marks?|rating|rated|puntaje|puntua\w+|calificacion"
              r"|nota|puntos)\b"),
    ("share", r"\b(?:share|percent|percentage|per ?cent|proportion|rate|fraction|porcentaje"
              r"|proporcion|tasa)\b|%|\bpor ciento\b|\bwhat part of\b|\bque parte de\b"),
    ("number", r"\bhow (?:many|much|often|old|long|large|big|far|high)\b|\bnumber of\b"
               r"|\bcu?antos?\b|\bcu?antas?\b|\bnumero de\b|\brank(?:s|ed|ing)?\b|\bpuesto\b"
               r"|\b(?:total|amount|count|figure|age|minimum age|edad)\b|\bcifra\b"),
    ("year", r"\bwhen\b|\b(?:what|which) (?:year|date|month|period|day|decade)s?\b|\b(?:que|cual) (?:ano"
             r"|fecha|mes|periodo)s?\b|\bcuando\b"),
    ("list", r"\b(?:recommend\w*|recomend\w+|recomienda\w*|way forward|next steps|list|lista\w*"
             r"|enumer\w+|suggest(?:s|ed|ions?)?|propose[sd]?|advised?|advises|urged?|urges"
             r"|called (?:up)?on|priorities|prioridades)\b|\bwhat (?:should|must|could|can|needs?)\b"
             r"|\b(?:what|which) (?:\w+ ){0,2}(?:measures|steps|actions|changes|factors|issues|rights"
             r"|forms|types|kinds|obligations|duties)\b|\bque (?:debe\w*|deberia\w*|propone|pide"
             r"|medidas|acciones|pasos|cambios|factores|formas|tipos|derechos|obligaciones)\b"
             r"|\bwhat (?:are|were) the\b|\bcuales (?:son|fueron)\b|\bname the\b"),
    ("name", r"\bwho(?:m|se)?\b|\bquien(?:es)?\b|\bby whom\b|\b(?:which|what) (?:\w+ ){0,2}(?:organi[sz]ation"
             r"|ministry|body|agency|institution|group|association|committee|campaign|project|ngo"
             r"|company|department|convention|treaty|law)s?\b|\bname of\b|\bcalled\b"
             r"|\bque (?:organizacion|ministerio|institucion|asociacion|comite|campana|proyecto|ong)\b"
             r"|\bnombre\b"),
    ("place", r"\bwhere\b|\bdonde\b|\b(?:which|what) (?:\w+ ){0,2}(?:country|countries|regions?|city|cities"
              r"|areas?|places?|provinces?)\b|\b(?:que|cuales) (?:pais|paises|regi?on\w*|ciudad\w*)\b"),
    ("definition", r"\bwhat (?:is|are|does .* mean)\b|\b(?:defin\w+|meaning|meant by|significa"
                   r"|concepto)\b|\bque (?:es|son)\b"),
    ("polar", r"^\W*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|es|son"
              r"|hay|existe|tiene|esta|ha|han|puede)\b"),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)


@dataclass(frozen=True, slots=True)
class Question:
    """A question, taken apart.

    Attributes:
        text: as it was asked, outer white space removed.
        language: of the question, "en" or "es".
        kind: of answer it asks for.
        words: its content words and numbers, each once, in order.
        facts: the numbers, years, places, groups and names in it.
    """

    text: str
    language: str
    kind: AnswerKind
    words: tuple[Token, ...]
    facts: Facts


def answer_kind(text: str) -> AnswerKind:
    """The kind of answer that the wording asks for."""
    folded = " ".join(" ".join(_fold_keep_marks(text)).split())
    for kind, pattern in _COMPILED:
        if pattern.search(folded):
            return kind
    return "other"


def _fold_keep_marks(text: str) -> list[str]:
    from briefing_qa.terms import fold

    return [fold(text.replace("’", "'"))]


def analyse(text: str) -> Question:
    """Take a question apart.

    Raises:
        QuestionError: it is empty, has no word or number in it, or is too long.
    """
    stripped = " ".join(text.split())
    if not stripped:
        raise QuestionError("the question is empty: type what you want to know")
    if len(stripped) > MAX_QUESTION_CHARACTERS:
        raise QuestionError(
            f"the question has {len(stripped):,} characters, more than "
            f"{MAX_QUESTION_CHARACTERS:,}: ask it in fewer words"
        )
    found = facts(stripped)
    if not found.tokens:
        raise QuestionError("the question has no word in it: type what you want to know")
    language = guess_language(stripped)
    stops = stop_words(language)
    words: dict[str, Token] = {}
    for token in found.tokens:
        if token.folded not in stops:
            words.setdefault(token.folded, token)
    return Question(stripped, language, answer_kind(stripped), tuple(words.values()), found)
