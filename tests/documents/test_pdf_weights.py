"""PDF: which type is bold."""

from __future__ import annotations

import pytest
from pdf_samples import in_own_font

from briefing_qa.documents.pdf import read_pdf
from briefing_qa.documents.pdf.looks import is_bold


@pytest.mark.parametrize(
    ("name", "weight"),
    [
        ("ArialMT", 1340),
        ("MinionPro-Regular", 768),
        ("Garamond-Italic", 645),
        ("Calibri", 884),
        ("LMRoman10-Regular", 744),
        ("F1", 400),
        ("", 400),
    ],
)
def test_plain_type_is_not_bold_however_thick_its_stems_are_said_to_be(
    name: str, weight: int
) -> None:
    """Widths of stems in files are often wrong; the name of a font is not."""
    assert not is_bold(name, weight)


@pytest.mark.parametrize(
    ("name", "weight"),
    [
        ("Arial-BoldMT", 400),
        ("TimesNewRoman,Bold", 400),
        ("HelveticaNeueLTStd-BdCn", 400),
        ("NimbusRomNo9L-Medi", 400),
        ("CMBX10", 500),
        ("MyriadPro-Semibold", 400),
        ("F1", 700),
        ("", 700),
    ],
)
def test_bold_type_is_bold(name: str, weight: int) -> None:
    """By its name or, where that says nothing, by its weight."""
    assert is_bold(name, weight)


def test_text_in_type_with_thick_stems_is_one_paragraph() -> None:
    """Lines in which a word is of another font do not end the paragraph."""
    lines = [
        ("In the first year of the programme the schools of the valley", 1),
        ("were asked to list the pupils of each class, of whom in all", 1),
        ("3,200 took part in the survey of the spring, and of these", 2),
        ("half were girls from the villages on the far side of the hill.", 1),
    ]
    text = read_pdf(in_own_font(lines, "ArialMT", stems=240), "a.pdf").text
    assert " ".join(words for words, _ in lines) in text
    assert "#" not in text
