"""What begins a passage behind a question answers that."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_qa import BriefingQA

DEBATE = """# Debate on the bill

Mr. Ruiz: {filler} Has the Minister signed the agreement with the Harbour Watch Foundation?

Ms. Paz: It was signed on 3 April. {filler}
"""
FILLER = "The picture stays where it was and nobody has removed it from the wall of the house. " * 9


@pytest.mark.parametrize("question", ["Has the Minister signed the deal with Harbour Watch?"])
def test_the_answer_of_a_debate_is_found_behind_the_question(tmp_path: Path, question: str) -> None:
    """Not the question itself, though that has all of the words, nor in another passage."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "debate.md").write_text(DEBATE.format(filler=FILLER.strip()), encoding="utf-8")
    with BriefingQA.open(corpus=corpus, index=tmp_path / "index") as qa:
        answer = qa.ask(question)
    assert [one.quote for one in answer.citations] == ["Ms. Paz: It was signed on 3 April."]
