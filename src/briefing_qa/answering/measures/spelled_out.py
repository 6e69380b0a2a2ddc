"""What an acronym stands for: "Centro Emergencia Mujer (CEM)", where that alone is asked.

The words are found as in Schwartz and Hearst 2003, "A simple algorithm for identifying abbreviation
definitions in biomedical text": the letters in their order, the first one at the beginning of a
word. Several may stand in one sentence, and what the sentence says of them is not asked for.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.wording import ARTICLE
from briefing_qa.terms import all_stop_words, fold

_LETTERS = r"([^\W\d_]{2,12})"
_WORD = (
    r"(?:siglas?|acronimos?|abreviaturas?|abreviacion(?:es)?|acronyms?|abbreviations?|initials"
    r"|letters)"
)
_MEANS = r"(?:significan?|quieren? decir|corresponden?|representan?|se refieren?)"
_IN = (
    r"(?: (?:en|in) (?:(?:el|la|los|las|este|esta|the|this) )?"
    r"(?:informe|documento|texto|encuesta|report|document|text|briefing))?"
)
_ASKS = (
    rf"(?:a |de )?(?:que|cual(?:es)?) (?:{_MEANS}|es|son) (?:el significado de )?(?:{ARTICLE} )?"
)
_OF = rf"(?:{ARTICLE} )?(?:significado (?:de )?|meaning (?:of )?)?(?:{ARTICLE} )?"
_BY_WORD = re.compile(
    rf"(?:{_ASKS}{_WORD}(?: de)? {_LETTERS}|{_OF}{_WORD}(?: (?:de|of|for))? {_LETTERS}"
    rf"|{_LETTERS} (?:siglas?|acronimo|abreviatura|acronym|abbreviation)"
    rf"|what (?:does|do|is) (?:{ARTICLE} )?{_WORD} {_LETTERS} (?:stand for|mean)){_IN}"
)
"""Where it is said that these are letters they may be small ones."""

_BY_FORM = re.compile(
    rf"(?:(?:a )?(?:que|cual) (?:{_MEANS}|es el significado de) (?:{ARTICLE} )?{_LETTERS}"
    rf"|(?:{ARTICLE} )?(?:significado|meaning) (?:de|of) (?:{ARTICLE} )?{_LETTERS}"
    rf"|{_LETTERS} (?:significado|meaning|(?:que )?significa|stands? for|full (?:name|form))"
    rf"|what (?:does|do|is) (?:{ARTICLE} )?{_LETTERS} (?:stand for|mean|short for)"
    rf"|full (?:name|form) of (?:{ARTICLE} )?{_LETTERS}){_IN}"
)
"""A word may mean something too: these have to be written as letters are."""


@lru_cache(maxsize=1_000)
def asked_letters(text: str) -> str:
    """The acronym of which a question asks only what it stands for, folded; "" for others."""
    bare = re.sub(r"[¿?¡!.:;“”«»\"'()]", " ", text)
    plain = " ".join(bare.split())
    folded = fold(plain)
    if len(folded) != len(plain):
        return ""
    for pattern, any_case in ((_BY_WORD, True), (_BY_FORM, False)):
        if match := pattern.fullmatch(folded):
            place = next(i for i in range(1, len(match.groups()) + 1) if match.group(i))
            shown = plain[match.start(place) : match.end(place)]
            if shown.isupper() or (any_case and not plain.isupper()):
                return match.group(place)
    return ""


@lru_cache(maxsize=20_000)
def spells_out(question: Question, candidate: Candidate) -> bool:
    """Whether a candidate has the words beside the acronym of which a question asks for them."""
    letters = asked_letters(question.text)
    return (
        bool(letters)
        and candidate.unit.kind != "heading"
        and _is_spelled(letters, fold(candidate.text))
    )


def _is_spelled(letters: str, folded: str) -> bool:
    """Whether a text has "words (LETTERS)" or "LETTERS (words)"."""
    form = re.escape(letters)
    apposed = rf", (?:(?:or|o) )?(?:(?:the|el|la) )?{form}[,.;]"
    for match in re.finditer(rf"[(\[]\s*(?:{form})\s*[)\];,:/]|{apposed}", folded):
        before = re.split(r"[.;:(),\[\]]", folded[: match.start()].rstrip())[-1]
        if _long_form(letters, before.split()):
            return True
    for match in re.finditer(rf"(?<!\w){form}\s*[(\[]([^)\]]+)[)\]]", folded):
        words = match.group(1).split()
        if _long_form(letters, words) and words[0].startswith(letters[0]):
            return True
    return False


def _long_form(letters: str, words: list[str]) -> bool:
    """Whether the last of these words spell the letters, the first letter beginning a word.

    One of them at most may have no part in it, small words apart.
    """
    text = " ".join(words[-2 * len(letters) - 4 :])
    place, hit = len(text), set()
    for i in range(len(letters) - 1, -1, -1):
        place -= 1
        while place >= 0 and (
            text[place] != letters[i] or (i == 0 and place > 0 and text[place - 1].isalnum())
        ):
            place -= 1
        if place < 0:
            return False
        hit.add(text.count(" ", 0, place))
    first = min(hit)
    idle = [
        word
        for number, word in enumerate(text.split())
        if number > first and number not in hit and word not in all_stop_words()
    ]
    return len(hit) > 1 and len(idle) <= 1
