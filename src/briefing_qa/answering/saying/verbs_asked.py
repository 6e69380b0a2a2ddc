"""The verb of a Spanish question, which a text that answers need not have.

"¿Qué día votó el Senado la ley?" is answered by "la ley fue aprobada el 3 de mayo": that "votó"
stands nowhere tells nothing. English questions mostly have it bare ("did the Senate vote"), where
its other forms are looked for.
"""

from __future__ import annotations

import re

from briefing_qa.answering.follow_up.shape import is_spanish_verb
from briefing_qa.answering.questions.question import Question
from briefing_qa.languages.dictionaries import base_forms
from briefing_qa.terms import Token, fold

_WHO_DOES = re.compile(
    r"\b(?:quien(?:es)?|cuando|donde|como|por que|cuanto|se|que|lo|la|los|las|les?|no)\s$"
)
"""What a verb stands behind: "¿quién dirige", "las niñas que arman"."""

_WHAT = re.compile(r"(?<!por )\bque\s$")
_WHOM = re.compile(
    r"\s(?:(?-i:[A-ZÁÉÍÓÚÑ])|(?:el|la|los|las|un|una|al?|de|del|est[aeo]s?|su|sus)\b)"
)
"""Behind the verb of "¿qué opina Rosa?"; "ayuda" of "¿qué ayuda recibe?" is a noun."""

_ARTICLE = re.compile(r"\b(?:la|lo|los|las)\s$")


def is_said_otherwise(question: Question, word: Token) -> bool:
    """Whether a word is the verb of a question in Spanish, as far as its form and place tell."""
    if question.language != "es" or word.folded in question.facts.names or word.is_number:
        return False
    text = question.text
    if is_spanish_verb(text, word) and not word.folded.endswith("ia"):  # "¿qué día?"
        return True
    bases = base_forms(word.folded, "es")
    if not bases or not all(base.endswith("r") for base in bases):
        return False
    before, after = fold(text[: word.start]), text[word.end :]
    if _ARTICLE.search(before):
        return False  # "la denuncia"
    if _WHAT.search(before) and not re.search(r"\w\W+que\s$", before):
        return _WHOM.match(after) is not None
    return _WHO_DOES.search(before) is not None
