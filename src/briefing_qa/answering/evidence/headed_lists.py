"""Whether a candidate is an item of the very list that is asked for by its heading.

"What are the main obstacles?" has no word of the items below "4. Obstacles".
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.document_phrases import is_sort_of_document
from briefing_qa.answering.questions.matching import stem_set
from briefing_qa.answering.questions.question import Question
from briefing_qa.terms import fold, stem, stop_words, tokens

_WHAT = re.compile(
    r"\W*(?:(?:and|y) )?(?:what (?:are|were)|which|what|cual(?:es)? (?:son|fueron|eran)|que"
    r"|(?:list|name|give me|tell me|enumer\w*|dame|menciona|nombra)\b)\b"
)
_FRAME = re.compile(
    r"main|key|principal(?:es)?|chief|important(?:es)?|all|identif\w+|lists?|listed|mention\w*"
    r"|menciona\w*|nam(?:ed?|es)|given?|gives|tell|describ\w+|do|does|did|set|stated|senal\w+|plantea\w*"
    r"|enumera\w*|presenta\w*|recoge\w*|dame|according|documento?|authors?|autor(?:es|as?)?|cite[ds]?"
    r"|f[io]u?nds?|hay|there"
)
"""Words that belong to such a question, whatever it is about."""

_NUMBER = re.compile(r"^\W*(?:\d+(?:\.\d+)*|[ivxlc]+|[a-z])[.)]\s+", re.IGNORECASE)
"""That a heading begins with."""

_OTHERWISE = re.compile(
    r"\b(?:not|no|nor|never|besides|except|apart|salvo|excepto|ademas|menos|sin|without|other)\b"
)


@lru_cache(maxsize=5_000)
def is_in_headed_list(question: Question, candidate: Candidate) -> bool:
    """Whether all that is asked for is what the heading of an item says.

    Each word of the question stands in that heading, but for those that name the document, and each
    word of the heading in the question.
    """
    if candidate.unit.kind != "item" or not candidate.section:
        return False
    heading, language = candidate.section[-1], candidate.language
    if question.language != language or heading in candidate.title:
        return False
    folded = fold(question.text)
    if _WHAT.match(folded) is None or _OTHERWISE.search(folded):
        return False
    own = _matter(_NUMBER.sub("", heading), language)
    asked = _matter(question.text, language)
    of_it = "\n".join((candidate.title, candidate.publisher, *candidate.names))
    beside = stem_set(of_it, language)
    return bool(own) and own <= asked and asked <= own | beside


def _matter(text: str, language: str) -> frozenset[str]:
    """The stems of the words that tell what a text is about."""
    stops = stop_words(language)
    return frozenset(
        stem(token.folded, language)
        for token in tokens(text)
        if token.folded not in stops
        and not _FRAME.fullmatch(token.folded)
        and not is_sort_of_document(token.folded)
    )
