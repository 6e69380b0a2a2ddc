"""Documents of a shelf on one country, which need hardly name it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_qa import BriefingQA

BRIEFS = {
    "cusco": "# Brief: Cusco\n\nPeru has such briefs. Cusco has 14 shelters with 320 beds.\n",
    "loreto": "# Brief: Loreto\n\nLoreto, in Peru, has 9 clinics.\n",
    "piura": "# Brief: Piura\n\nPiura, in Peru, has 11 clinics.\n",
    "puno": "# Brief: Puno\n\nPuno is in Peru. Buses run to Bolivia daily, and from Bolivia.\n",
    "bulletin": "# Bulletin\n\nAt the end of the year 27 special units worked in the country.\n",
    "general": "# General comment\n\nStates should open 40 special courts in every city.\n",
}


@pytest.fixture
def shelf(tmp_path: Path) -> BriefingQA:
    """Six documents, of which four name Peru."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name, text in BRIEFS.items():
        (corpus / f"{name}.md").write_text(text, encoding="utf-8")
    return BriefingQA.open(corpus=corpus, index=tmp_path / "index")


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("How many special units worked in Peru at the end of the year?", "27 special units"),
        ("How many special units worked in Chile at the end of the year?", ""),
        ("How many shelters does Cusco in Bolivia have?", ""),
        ("How many special courts does Peru have in every city?", ""),
    ],
)
def test_the_country_of_a_shelf_is_that_of_its_documents(
    shelf: BriefingQA, question: str, quote: str
) -> None:
    """That says "the country", or names it once; not of a text on all, nor of a neighbour."""
    with shelf as qa:
        answer = qa.ask(question)
    assert answer.abstained is not bool(quote)
    assert quote in answer.text
