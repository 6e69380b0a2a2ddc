"""Spanish words that are a pronoun or an article, a pronoun or a verb: "lo", "la", "esta"."""

from __future__ import annotations

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.shape import is_capital, is_spanish_verb
from briefing_qa.terms import Token, stop_words


def is_clitic(said: str, found: list[Token], place: int) -> bool:
    """Whether "lo", "la" or "les" stands for a thing, in a question that names none before it.

    "¿Qué ley lo prohíbe?", "¿Quién la fundó?", "¿Cómo denunciarlo?"; but not "¿Por qué la ley ...?"
    """
    word, before = found[place].folded, [t.folded for t in found[:place]]
    if not before:
        verb = found[1] if len(found) > 1 else None
        return word in ("lo", "la", "los", "las") and verb is not None and (
            is_spanish_verb(said, verb) and not is_capital(said, verb)
        )  # fmt: skip
    asks = before[0] in words.QUESTION_WORDS or before[:2] in (["por", "que"], ["para", "que"])
    inside = words.SPANISH_ARTICLES | words.QUESTION_WORDS | words.PREPOSITIONS - {"de"}
    if any(w in inside for w in before[2 if before[0] in ("por", "para") else 1 :]):
        return False  # what it stands for may be in the question itself
    if word not in words.CLITICS:
        return asks or before[0] in {"se"} | words.SPANISH_AUXILIARIES
    return asks and _stands_before_verb(said, found, place)


def _stands_before_verb(said: str, found: list[Token], place: int) -> bool:
    """Whether a verb follows a word that is an article before a noun."""
    verb = found[place + 1] if place + 1 < len(found) else None
    if verb is None or verb.is_number or is_capital(said, verb):
        return False
    if verb.folded in stop_words("es") - words.SPANISH_AUXILIARIES | words.NUMBERS:
        return False
    if verb.folded.startswith(("dieci", "veinti")):
        return False
    word, last = found[place].folded, found[place - 1].folded
    behind = [t.folded for t in found[place + 2 :]]
    if word in ("le", "les"):
        return not {"a", "al"} & set(behind)
    if word == "lo" and is_spanish_verb(said, verb) and last not in words.SPANISH_AUXILIARIES:
        return True  # "lo dijo"
    if word == "lo":
        written = said[verb.start : verb.end]
        article = last in words.SPANISH_AUXILIARIES or verb.folded in words.AFTER_NEUTER
        return not article and not written.endswith(("o", "s", "r", "l"))
    if is_spanish_verb(said, verb) or (word in ("los", "las") and not verb.folded.endswith("s")):
        return True
    ends = not behind or behind[0] in words.PREPOSITIONS
    return ends and last in words.WHO | words.AGENTS


def is_estar(said: str, found: list[Token], place: int) -> bool:
    """Whether it is the verb "está", with its accent or without."""
    accented = "á" in said[found[place].start : found[place].end].lower()
    following = found[place + 1].folded if place + 1 < len(found) else ""
    return accented or following.endswith(("ado", "ada", "ido", "ida", "ando", "iendo"))
