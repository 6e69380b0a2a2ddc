"""What a court's paper is called."""

from __future__ import annotations

import pytest

from briefing_qa.documents.text import read_text

BODY = "\n\nBackground\n\nThe driver was stopped on 3 March. He had no licence.\n"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "IN THE HIGH COURT OF NORLAND\nMORA DISTRICT REGISTRY\nAppeal No. 7 of 2021\nSUMMARY",
            "IN THE HIGH COURT OF NORLAND MORA DISTRICT REGISTRY Appeal No. 7 of 2021",
        ),
        (
            "JUZGADO TERCERO PENAL DE MORA\nExpediente 12/2021\nSentencia de 4 de mayo.",
            "JUZGADO TERCERO PENAL DE MORA Expediente 12/2021 Sentencia de 4 de mayo.",
        ),
        ("The Court of Mora is closed.", "Background"),
        ("MORA HARBOUR OFFICE\nPier 7\nNo. 12 of 2021\nFile 3 (closed)", "Background"),
    ],
)
def test_a_court_s_paper_is_called_by_its_head(head: str, title: str) -> None:
    """Not by the heading of its first part, which says little."""
    assert read_text(f"{head}{BODY}".encode(), "paper.txt").main_heading == title
