"""Who speaks in a document: "The Committee recommends", again and again.

A report of a committee calls it "the Committee" and says most of what it says without naming it.
"""

from __future__ import annotations

import re
from collections import Counter

from briefing_qa.terms import tokens

AT_LEAST = 3
"""Sentences in which somebody speaks before a document is taken for what they say."""

_SPEAKS = (
    r"(?:recommends?|encourages?|urges?|notes?|observes?|considers?|recogni[sz]es?|explains?"
    r"|concludes?|welcomes?|regrets?|finds?|calls? (?:up)?on|reiterates?|reminds?|stresses|stress"
    r"|emphasi[sz]es?|commends?|requests?|invites?|expresses|express|remains? concerned"
    r"|(?:is|are) (?:\w+ly )?concerned"
    r"|recomiendan?|insta|instan|observan?|exhortan?|piden?|alientan?|consideran?|reconocen?"
    r"|concluyen?|acogen?|lamentan?|reiteran?|recuerdan?|subrayan?|solicitan?|invitan?|señalan?"
    r"|expresan?|toman? nota|destacan?)"
)
_SPEAKER = re.compile(
    r"\b(?:[Tt]he|[Ee]l|[Ll]a)\s(?P<who>[A-ZÁÉÍÓÚÑ]\w+(?:\s[A-ZÁÉÍÓÚÑ]\w+)?)"
    rf"(?:,? (?:also|further|therefore|tambi[eé]n|adem[aá]s|asimismo),?)?\s{_SPEAKS}\b"
)


def voice(text: str) -> frozenset[str]:
    """The folded words by which a text calls who says what stands in it.

    It is the one that says something oftenest, by one or two words with capitals and an article
    before them. Where two do so equally often, or hardly at all, none is.
    """
    counted = Counter(" ".join(found["who"].split()) for found in _SPEAKER.finditer(text))
    found = counted.most_common(2)
    if not found or found[0][1] < AT_LEAST or found[0][1] == sum(n for _, n in found[1:]):
        return frozenset()
    return frozenset(token.folded for token in tokens(found[0][0]))
