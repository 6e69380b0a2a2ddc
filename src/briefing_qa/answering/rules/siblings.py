"""Sentences under the heading of one matter, where another heading is what is asked about.

"Which province had the lowest rate of child labour?" is not answered under "Child marriage", where
the same document has a section "Child labour".
"""

from __future__ import annotations

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import related, stem_set
from briefing_qa.answering.questions.question import Question

_LEAST = 2
"""Content words of a heading that the question holds: a single one says too little."""


def stands_under_another(question: Question, candidate: Candidate) -> bool:
    """Whether a question names another heading of the document, and nothing here speaks of that.

    The two headings share a word; what else the other one says stands neither in the sentence and
    the one before it nor in the headings above.
    """
    if candidate.unit.kind == "heading" or question.language != candidate.language:
        return False
    language = candidate.language
    asked = stem_set(question.text, language)
    own = stem_set(candidate.section[-1], language) if candidate.section else frozenset()
    said = "\n".join((*candidate.section, candidate.caption, candidate.before, candidate.text))
    for heading in candidate.elsewhere if own & asked else ():
        words = stem_set(heading, language)
        if len(words) >= _LEAST and words <= asked and words & own:
            rest = words - own
            if rest and not any(related(word, said, language) for word in rest):
                return True
    return False
