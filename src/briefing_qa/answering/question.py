"""What a question asks for: the kind of answer, its words, and the details it insists on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from briefing_qa.answering.facts import Facts, facts
from briefing_qa.config import MAX_QUESTION_CHARACTERS
from briefing_qa.errors import QuestionError
from briefing_qa.terms import Token, fold, guess_language, stop_words

AnswerKind = Literal[
    "score", "share", "number", "year", "name", "place", "reason", "compare", "list", "definition",
    "polar", "other",
]  # fmt: skip
KINDS: tuple[AnswerKind, ...] = get_args(AnswerKind)

# Where a question word can stand that asks; elsewhere "who" and "when" begin a side sentence.
_OPEN = (
    r"(?:^\W*|[,;:?] ?\W*|\b(?:and|y|but|or|in|on|by|to|for|of|from|with|since|until|till|at|under|a|en|de"
    r"|desde|hasta|con|por|para|segun|contra) )"
)

# Tried in this order; the first that is found decides. Question words come before nouns.
_PATTERNS: tuple[tuple[AnswerKind, str], ...] = (
    ("compare", r"\b(?:compar\w+|versus|vs|difference\w*|differ|diferencia\w*|frente a|respectively"
                r"|respectivamente)\b"),
    ("reason", r"\bwhy\b|\bhow come\b|\b(?:reason|cause|explanation)s? (?:for|of|behind|that|why)\b"
               r"|\bwhat (?:causes|caused|explains|led to|leads to|makes|drives)\b"
               r"|^\W*(?:y\s+)?por que\b|\b(?:motivo|causa|razon)(?:es|s)? (?:de|por)\b"),
    ("year", _OPEN + r"(?:when|cuando)\b|\b(?:what|which) (?:year|date|month|period|day|decade)s?\b"
             r"|\b(?:que|cual) (?:ano|fecha|mes|periodo)s?\b"),
    ("name", _OPEN + r"(?:who|whom|whose|quien|quienes)\b"),
    ("place", _OPEN + r"(?:where|donde)\b"),
    ("score", r"\bhow many points\b|\bcuantos puntos\b"),
    ("share", r"\b(?:what|which) (?:share|percent|percentage|proportion|part|fraction)\b"
              r"|\bque (?:porcentaje|proporcion|parte)\b"),
    ("number", r"\bhow (?:many|much|often|old|long|large|big|far|high)\b|\bcuant[oa]s?\b"),
    ("score", r"\b(?:scor(?:e|es|ed|ing)|points?|marks?|rating|rated|puntaje|puntua\w+|calificacion"
              r"|nota|puntos)\b"),
    ("share", r"\b(?:share|percent|percentage|per ?cent|proportion|rate|fraction|porcentaje"
              r"|proporcion|tasa)\b|%|\bpor ciento\b"),
    ("number", r"\bnumber of\b|\bnumero de\b|\brank(?:s|ed|ing)?\b|\bpuesto\b"
               r"|\b(?:total|amount|count|figure|age|minimum age|edad)\b|\bcifra\b"),
    ("list", r"\b(?:recommend\w*|recomend\w+|recomienda\w*|way forward|next steps|list|lista\w*"
             r"|enumer\w+|suggest(?:s|ed|ions?)?|propose[sd]?|advised?|advises|urged?|urges"
             r"|called (?:up)?on|priorities|prioridades)\b|\bwhat (?:should|must|could|can|needs?)\b"
             r"|\b(?:what|which) (?:\w+ ){0,2}(?:measures|steps|actions|changes|factors|issues|rights"
             r"|forms|types|kinds|obligations|duties)\b|\bque (?:debe\w*|deberia\w*|propone|pide"
             r"|medidas|acciones|pasos|cambios|factores|formas|tipos|derechos|obligaciones)\b"
             r"|\bwhat (?:are|were) the\b|\bcuales (?:son|fueron)\b|\bname the\b"),
    ("name", r"\b(?:which|what) (?:\w+ ){0,2}(?:organi[sz]ation|ministry|body|agency|institution|group"
             r"|association|committee|campaign|project|ngo|company|department|convention|treaty|law)s?\b"
             r"|\bname of\b|\bcalled\b|\bnombre\b|\bque (?:organizacion|ministerio|institucion"
             r"|asociacion|comite|campana|proyecto|ong)\b"),
    ("place", r"\b(?:which|what) (?:\w+ ){0,2}(?:country|countries|regions?|city|cities|areas?|places?"
              r"|provinces?)\b|\b(?:que|cuales) (?:pais|paises|regi?on\w*|ciudad\w*)\b"),
    ("definition", r"\bwhat (?:is|are|does .* mean)\b|\b(?:defin\w+|meaning|meant by|significa"
                   r"|concepto)\b|\bque (?:es|son)\b"),
    ("polar", r"^\W*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|es|son"
              r"|hay|existe|tiene|esta|ha|han|puede)\b"),
)  # fmt: skip
_DOCUMENT = frozenset(
    "briefing briefings report reports document documents text texts paper informe informes documento"
    " documentos texto textos".split()
)
_THE = frozenset("the this these your el este los estos su".split())

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
    folded = " ".join(fold(text.replace("’", "'")).split())
    for kind, pattern in _COMPILED:
        if pattern.search(folded):
            return kind
    return "other"


def _speaks_of_the_document(found: Sequence[Token], place: int) -> bool:
    """Whether a word is the "briefing" of "what does the briefing say": not what is asked about."""
    return (
        found[place].folded in _DOCUMENT
        and place > 0
        and found[place - 1].folded in _THE
    )


def analyse(text: str) -> Question:
    """Take a question apart.

    Raises:
        QuestionError: it is empty, has no word or number in it, or is too long.
    """
    # Half a surrogate pair stands for no character: no model or index can take it.
    stripped = " ".join(text.encode("utf-8", "ignore").decode("utf-8").split())
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
    for place, token in enumerate(found.tokens):
        if token.folded not in stops and not _speaks_of_the_document(found.tokens, place):
            words.setdefault(token.folded, token)
    return Question(stripped, language, answer_kind(stripped), tuple(words.values()), found)
