"""Formulas of web pages, books and Word documents: words of the line in which they stand."""

from __future__ import annotations

import pytest
from office_files import docx, run

from briefing_qa.documents import parse


def _html(formula: str) -> str:
    page = f"<body><p>It is <math>{formula}</math> in all.</p></body>"
    return parse(page.encode(), "page.html").text.strip()


def _docx(formula: str) -> str:
    body = f"<w:p>{run('It is ')}<m:oMath>{formula}</m:oMath>{run(' in all.')}</w:p>"
    return parse(docx(body), "report.docx").text.strip()


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("<mfrac><mn>1</mn><mn>2</mn></mfrac>", "1/2"),
        ("<mn>2</mn><mfrac><mn>1</mn><mn>2</mn></mfrac>", "2 1/2"),
        ("<mfrac><mrow><mn>1</mn><mo>+</mo><mi>a</mi></mrow><mi>b</mi></mfrac>", "(1+a)/b"),
        ("<msup><mi>y</mi><mn>2</mn></msup>", "y²"),
        ("<msup><mi>e</mi><mi>n</mi></msup>", "e^n"),
        ("<msubsup><mi>y</mi><mi>i</mi><mn>2</mn></msubsup>", "yi²"),
        ("<m:mfrac><m:mn>1</m:mn><m:mn>2</m:mn></m:mfrac>", "1/2"),
        ("<msqrt><mn>3</mn></msqrt>", "3"),
        ("<semantics><mi>x</mi><annotation>x_1</annotation></semantics>", "x"),
    ],
)
def test_a_formula_of_a_page_stands_in_its_line(formula: str, words: str) -> None:
    """It parts no sentence, and its figures are not run together."""
    assert _html(formula) == f"It is {words} in all."


_HALF = (
    "<m:f><m:fPr/><m:num><m:r><m:t>1</m:t></m:r></m:num>"
    "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
)


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        (_HALF, "1/2"),
        (f"<m:r><m:t>2</m:t></m:r>{_HALF}", "2 1/2"),
        (
            "<m:sSup><m:e><m:r><m:t>y</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>",
            "y²",
        ),
        ("<m:r><m:t>a+</m:t></m:r><w:del><m:r><m:t>b</m:t></m:r></w:del>", "a+"),
    ],
)
def test_a_formula_of_word_stands_in_its_line(formula: str, words: str) -> None:
    """Its figures are not run together, and what was deleted is out."""
    assert _docx(formula) == f"It is {words} in all."
