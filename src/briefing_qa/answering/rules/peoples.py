"""Whether the people or language that a question names is met where a candidate stands.

"How many interpreters of Garifuna are there?" is not answered by how many there are of Mayan
languages, nor "How many Awá adolescents took part?" by how many adolescents did.
"""

from __future__ import annotations

from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import FIGURES, Question
from briefing_qa.answering.rules.details import is_comparison
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.listed import listed
from briefing_qa.terms import fold


@lru_cache(maxsize=1)
def _peoples() -> dict[str, int]:
    """Folded names of peoples, each with the line of its people."""
    return {
        fold(name.strip()): place
        for place, line in enumerate(listed("peoples.txt"))
        for name in line.split(",")
    }


@lru_cache(maxsize=20_000)
def peoples_in(text: str) -> frozenset[int]:
    """The peoples that a text names, or their languages, each as a number of its own."""
    known = _peoples()
    return frozenset(known[word.folded] for word in facts(text).tokens if word.folded in known)


def is_of_another_people(question: Question, candidate: Candidate) -> bool:
    """Whether none of the peoples that a question names stands with a candidate.

    In its passage, or above it. Of a sentence that names others the passage does not tell, nor does
    it of a figure: "18,350 calls" are not those in Quechua, which is spoken there besides.
    """
    asked = peoples_in(question.text)
    if not asked or is_comparison(question):
        return False
    above = "\n".join((candidate.title, candidate.headings, candidate.caption, candidate.publisher))
    own = "\n".join((candidate.text, candidate.before, *candidate.columns))
    texts = [own, above]
    if question.kind not in FIGURES and not peoples_in(own):
        texts.append(candidate.source.passage.text)
    return not any(asked & peoples_in(text) for text in texts)
