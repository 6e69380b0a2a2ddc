"""What Tesseract says of a page becomes the runs and rules of a page."""

from __future__ import annotations

import math

import pytest

from briefing_qa.documents.pdf.geometry import View
from briefing_qa.documents.pdf.hocr import read_hocr
from briefing_qa.documents.pdf.recognised import Recognised, recognised_of
from briefing_qa.documents.pdf.values import Place
from briefing_qa.errors import DocumentError
from scans import PIXELS, line_of, page_of

PICTURE = View(0, 0, *PIXELS)
POINTS = 72 / 300


def read(*lines: str) -> Recognised:
    """The page with these lines, in pixels of 300 to the inch."""
    return recognised_of(read_hocr(page_of(*lines).encode()), PICTURE, POINTS)


def word(text: str, *box: int, sure: int = 96) -> str:
    """One word with its rectangle."""
    bbox = " ".join(map(str, box))
    return f"<span class='ocrx_word' title='bbox {bbox}; x_wconf {sure}'>{text}</span>"


def line(title: str, *words: str) -> str:
    """One line."""
    return f"<span class='ocr_header' title=\"{title}\">{''.join(words)}</span>"


def test_words_are_runs_where_they_stand() -> None:
    """A word has its rectangle's edges, its line's baseline and type size, in points."""
    found = read(line_of("The  bridges", x=300, y=600))
    the, bridges = found.runs[0]
    assert (the.text, bridges.text) == ("The", "bridges")
    assert (the.left, the.right) == (300 * POINTS, 360 * POINTS)
    assert the.baseline == bridges.baseline == 630 * POINTS
    assert the.style.size == 10.0
    assert the.place.left == pytest.approx(300 / PIXELS[0])
    assert the.place.right == pytest.approx(360 / PIXELS[0])
    assert the.place.top < 605 / PIXELS[1] < 630 / PIXELS[1] < the.place.bottom
    assert (found.letters, found.sure) == (10, 10)


def test_a_line_that_falls_is_one_line() -> None:
    """Words of a skewed line share a baseline to be put in order by; each place is its own."""
    found = read(
        line(
            "bbox 300 400 2300 478; baseline 0.02 -48; x_size 38; x_descenders 8; x_ascenders 10",
            word("left", 300, 400, 380, 430),
            word("right", 2200, 440, 2300, 470),
        )
    )
    left, right = found.runs[0]
    assert left.baseline == right.baseline == pytest.approx((430 + 0.02 * 1000) * POINTS)
    for run, bottom in ((left, 430), (right, 470)):
        assert run.place.top * PIXELS[1] < bottom < run.place.bottom * PIXELS[1]
        assert (run.place.bottom + run.place.top) / 2 * PIXELS[1] == pytest.approx(
            bottom - 11, abs=3
        )


@pytest.mark.parametrize(("angle", "direction"), [(0, 0), (270, 1), (180, 2), (90, 3)])
def test_lines_on_their_side_are_read_in_their_direction(angle: int, direction: int) -> None:
    """The angle of a line says which way it runs; its words come in that order."""
    inner = View(0, 0, *(PIXELS if direction in (0, 2) else PIXELS[::-1]))
    upright = [(300.0, 400.0, 500.0, 430.0), (520.0, 400.0, 800.0, 438.0)]
    boxes = [tuple(map(round, PICTURE.displayed(direction, *box))) for box in upright]
    whole = tuple(map(round, PICTURE.displayed(direction, 300, 400, 800, 438)))
    assert inner.width > 0
    title = f"bbox {' '.join(map(str, whole))}; textangle {angle}; x_size 38; x_descenders 8"
    found = read(line(title, word("first", *boxes[0]), word("second", *boxes[1])))
    first, second = found.runs[direction]
    assert first.left == pytest.approx(300 * POINTS, abs=POINTS)
    assert first.right < second.left
    assert first.baseline == pytest.approx(430 * POINTS, abs=POINTS)
    assert first.style.size == 10.0
    left, top, right, bottom = boxes[0]
    assert first.place.left * PIXELS[0] < (left + right) / 2 < first.place.right * PIXELS[0]
    assert first.place.top * PIXELS[1] < (top + bottom) / 2 < first.place.bottom * PIXELS[1]


def test_a_line_askew_is_left_out() -> None:
    """A stamp across the page is no line of its text."""
    found = read(
        line("bbox 1 1 900 900; textangle 45; x_size 38", word("DRAFT", 1, 1, 900, 900)),
        line_of("Text stays."),
    )
    assert [run.text for runs in found.runs.values() for run in runs] == ["Text", "stays."]


def test_small_errors_of_type_size_are_none() -> None:
    """Lines of body text have one size, those of footnotes another, whatever a pixel says."""
    body = [line_of("body text", y=400 + 60 * at, tall=29 + at % 3) for at in range(9)]
    notes = [line_of("a note", y=2000 + 50 * at, tall=26 + at % 2) for at in range(3)]
    title = line_of("A title", y=200, tall=45)
    found = read(title, *body, *notes)
    sizes = {
        name: {run.style.size for run in found.runs[0] if run.text in words}
        for name, words in (("body", ("body", "text")), ("note", ("note",)), ("title", ("title",)))
    }
    assert sizes == {"body": {10.0}, "note": {9.0}, "title": {15.0}}


def test_specks_are_no_words() -> None:
    """What dirt and the edge of the sheet are taken for is left out; signs that mean stay."""
    found = read(line_of("| It _ is ~ 40 % — true"))
    assert [run.text for run in found.runs[0]] == ["It", "is", "40", "%", "—", "true"]


def lettered(text: str, x: int, y: int, raised: str = "", before: str = "") -> str:
    """A word whose letters are given one by one, 20 pixels wide; some of them raised and small."""
    spans = []
    for at, letter in enumerate(before + text + raised):
        left = x + 20 * at
        small = at < len(before) or at >= len(before + text)
        top, bottom = (y, y + 17) if small else (y, y + 30)
        spans.append(
            f"<span class='ocrx_cinfo' title='x_bboxes {left} {top} {left + 20} {bottom}; "
            f"x_conf 95'>{letter}</span>"
        )
    width = 20 * len(before + text + raised)
    return (
        f"<span class='ocrx_word' title='bbox {x} {y} {x + width} {y + 30}; x_wconf 90'>\n"
        f"{''.join(spans)}</span>"
    )


SENTENCE = "bbox 300 400 1500 438; baseline 0 -8; x_size 38; x_descenders 8; x_ascenders 10"


@pytest.mark.parametrize(
    ("text", "raised", "mark"),
    [
        ("violence.", "25", "25"),
        ("violence.", "”", "*"),  # what small figures are taken for
        ("violence.", "*®", "*"),
        ("km", "2", "2"),
    ],
)
def test_raised_marks_are_apart_from_their_word(text: str, raised: str, mark: str) -> None:
    """The number of a note is no part of the word before it: small, raised, without a space."""
    found = read(line(SENTENCE, lettered("of", 300, 400), lettered(text, 400, 400, raised)))
    of, word, note = found.runs[0]
    assert (of.text, word.text, note.text) == ("of", text, mark)
    assert (of.space, word.space, note.space) == (True, True, False)
    assert word.right == note.left == pytest.approx((400 + 20 * len(text)) * POINTS)
    assert word.style.size == 10.0
    assert note.style.size < 0.7 * word.style.size
    assert note.baseline == pytest.approx(417 * POINTS)
    assert note.place.bottom < word.place.bottom


@pytest.mark.parametrize("text", ["19th", "so-", "x", "2018"])
def test_words_keep_their_end(text: str) -> None:
    """Letters and hyphens are never cut off, wherever they seem to stand; nor are tall figures."""
    whole, end = (text, "") if text == "2018" else (text[:-1], text[-1])
    (of, word) = read(
        line(SENTENCE, lettered("of", 300, 400), lettered(whole, 400, 400, end))
    ).runs[0]
    assert (of.text, word.text) == ("of", text)


def test_marks_before_words() -> None:
    """Figures that lead a note are its mark; a sign before a word may be a quotation mark."""
    mark, see, quoted = read(
        line(
            SENTENCE,
            lettered("See", 300, 400, before="25"),
            lettered("so", 500, 400, before="“"),
        )
    ).runs[0]
    assert (mark.text, see.text, quoted.text) == ("25", "See", "“so")
    assert (mark.space, see.space) == (True, False)


def test_raised_words() -> None:
    """A raised word is a mark; a sign that begins its line may mark an item and stays."""
    item, word, note = read(
        line(
            SENTENCE,
            lettered("", 300, 400, raised="•"),
            lettered("trees", 400, 400),
            lettered("", 600, 400, raised="'?"),
        )
    ).runs[0]
    assert (item.text, word.text, note.text) == ("•", "trees", "*")
    assert item.baseline == word.baseline > note.baseline
    (number, _) = read(
        line(SENTENCE, lettered("", 300, 400, raised="'5"), lettered("Ibid.", 400, 400))
    ).runs[0]
    assert number.text == "*"


def test_letters_that_do_not_make_up_their_word_are_not_looked_at() -> None:
    """Where letters and word differ, the word is what was recognised."""
    span = lettered("word", 300, 400, "25").replace("x_bboxes 300", "x_bboxes")
    found = read(line(SENTENCE, span))
    assert [run.text for run in found.runs[0]] == ["word25"]


def test_a_line_that_swallowed_another_is_parted() -> None:
    """Small words that stand beside a large line have their own type size and baseline."""
    found = read(
        line(
            "bbox 300 400 1500 478; baseline 0 -8; x_size 78; x_descenders 8; x_ascenders 20",
            word("Advance", 300, 400, 800, 470),
            word("Distr:", 1000, 430, 1200, 460),
            word("one", 1220, 438, 1300, 460),
        )
    )
    large, small, beside = sorted(found.runs[0], key=lambda run: run.left)
    assert (large.text, small.text, beside.text) == ("Advance", "Distr:", "one")
    assert large.style.size > 2 * small.style.size
    assert small.baseline == pytest.approx(460 * POINTS)
    assert large.baseline == pytest.approx(470 * POINTS)


def test_what_is_not_sure_does_not_count() -> None:
    """A photograph gives a few letters that no one would stake much on."""
    found = read(line_of("tlk fi", sure=30), line_of("MG", y=900, sure=62))
    assert (found.letters, found.sure) == (7, 2)


def test_separators_are_rules() -> None:
    """Drawn lines keep their length and have no thickness, also where the sheet is askew."""
    found = read(
        "<div class='ocr_separator' title='bbox 230 234 2250 250'></div>",
        "<div class='ocr_separator' title='bbox 230 234 236 2000'></div>",
        "<div class='ocr_separator' title='bbox 230 234 400 300'></div>",
    )
    level, upright = found.rules
    assert level == (230 * POINTS, 242 * POINTS, 2250 * POINTS, 242 * POINTS)
    assert level.level
    assert upright.left == upright.right == pytest.approx(233 * POINTS)


@pytest.mark.parametrize(
    "title", ["", "bbox 1 2 3", "bbox a b c d", "bbox 9 9 9 9", "bbox nan 1 5 inf", "bbox"]
)
def test_a_rectangle_that_is_none_is_left_out(title: str) -> None:
    """A word or a line without a place is none."""
    span = f"<span class='ocrx_word' title='{title}'>lost</span>"
    found = read(line("bbox 1 1 99 30; x_size 30", span), line(title, word("so", 1, 1, 50, 30)))
    assert found.letters == 0


def test_a_line_without_figures_takes_its_rectangle() -> None:
    """Type size and baseline are read off the words where nothing else says them."""
    (run,) = read(line("bbox 300 400 500 430", word("plain", 300, 400, 500, 430))).runs[0]
    assert run.baseline == 430 * POINTS
    assert run.style.size == 10.0


def test_entities_are_letters() -> None:
    """Escaped signs are what they stand for."""
    found = read(line_of("R&amp;D &lt;5 &#39;so&#39;"))
    assert [run.text for run in found.runs[0]] == ["R&D", "<5", "'so'"]


@pytest.mark.parametrize("data", [b"", b"<html><body>", b"\xff\xfe\0", b"no text here"])
def test_what_is_not_well_formed_is_refused(data: bytes) -> None:
    """Half an answer is none."""
    with pytest.raises(DocumentError):
        read_hocr(data)


def test_places_lie_on_the_page() -> None:
    """A word that reaches over the edge ends there; one outside of the page is left out."""
    found = read(
        line(
            "bbox -50 -10 9000 40; baseline 0 0; x_size 40",
            word("over", -50, -10, 200, 40),
            word("beyond", 8000, -10, 9000, 40),
        )
    )
    (run,) = found.runs[0]
    assert isinstance(run.place, Place)
    assert run.place.left == 0.0
    assert math.isclose(run.place.right, 200 / PIXELS[0])
