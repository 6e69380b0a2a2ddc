"""One question and one sentence that answers it: enough to see whether a reader can run."""

from __future__ import annotations

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import question_weights
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.reading.reader import Reader, Reading
from briefing_qa.retrieval import Retrieved
from briefing_qa.types import Passage, Unit

_QUESTION = "How many libraries were open?"
_SENTENCE = "Thirty libraries were open."


def try_reader(reader: Reader) -> Reading:
    """Let a reader judge one sentence, for which it loads its weights.

    Raises:
        ModelError: it cannot.
    """
    question, unit = analyse(_QUESTION), Unit(start=0, end=len(_SENTENCE), kind="sentence", key="")
    passage = Passage(
        id="trial#0",
        document_id="trial",
        start=0,
        end=unit.end,
        text=_SENTENCE,
        heading_path=("Libraries",),
        section_start=0,
        section_end=unit.end,
        page=None,
        units=(unit,),
        key="",
    )
    candidate = Candidate(
        source=Retrieved(passage=passage, score=1.0, dense=0.9, lexical=1.0),
        unit=unit,
        text=_SENTENCE,
        before="",
        section=passage.heading_path,
        headings="Libraries",
        page=None,
        title="Trial",
        language="en",
        similarity=0.9,
        rank=0,
        position=0,
    )
    return reader.read(question, [candidate], question_weights(question, ["en"], {}, 1))
