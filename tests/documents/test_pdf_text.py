"""PDF: letters, words and reading order."""

from __future__ import annotations

import io
import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_samples import (
    BODY,
    BOLD,
    HEIGHT,
    WIDTH,
    Grid,
    Heading,
    Paragraph,
    Sheet,
    draw,
    lines_at,
    typeset,
    words_at,
)
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents import Parsed
from briefing_qa.documents.pdf import read_pdf
from briefing_qa.documents.pdf.hyphens import Joiner

_WORDS = """
    the children of coastal districts attend school more often than those who live inland because
    buses run twice daily and teachers receive housing while follow-up visits remain rare and
    well-being surveys are seldom published although ministries promised annual reviews
""".split()  # noqa: SIM905


def _read(data: bytes) -> Parsed:
    return read_pdf(data, "report.pdf")


def _sentences(rng: random.Random, count: int) -> list[str]:
    found = []
    for _ in range(count):
        words = [rng.choice(_WORDS) for _ in range(rng.randint(5, 18))]
        found.append(" ".join([words[0].capitalize(), *words[1:]]) + ".")
    return found


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,  # a page that reads wrong is found by longer searches, not by chance here
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    seed=st.integers(0, 10_000),
    sheet=st.builds(
        Sheet,
        columns=st.integers(1, 3),
        gutter=st.sampled_from([12.0, 18.0, 24.0]),
        size=st.sampled_from([8.5, 10.0, 11.0]),
        justified=st.booleans(),
        hyphens=st.booleans(),
        head=st.sampled_from(["", "Buses of the coast"]),
        foot=st.sampled_from(["", "{page}", "Page {page} of 9"]),
        rotation=st.sampled_from([0, 0, 90, 180, 270]),
    ),
)
def test_every_sentence_is_whole(seed: int, sheet: Sheet) -> None:
    """Whatever the columns, hyphens, footnotes and page ends: no sentence is interrupted."""
    rng = random.Random(seed)
    blocks: list[Heading | Paragraph | Grid] = []
    sentences: list[str] = []
    notes: dict[int, str] = {}
    for index in range(18):
        if index % 5 == 0:
            blocks.append(Heading(f"Section about topic {index // 5 + 1}"))
        own = _sentences(rng, rng.randint(2, 6))
        sentences.extend(own)
        mark = ""
        if index % 3 == 1:
            notes[len(notes) + 1] = f"See report {len(notes) + 1} of the ministry."
            mark = f"{{{len(notes)}}}"
        blocks.append(Paragraph(" ".join(own) + mark))
        if index == 7:
            blocks.append(Grid([["Country", "Score"], ["Peru", "63.5"], ["Chile", "71.2"]]))
    parsed = _read(typeset(blocks, replace(sheet, notes=notes)))
    assert [sentence for sentence in sentences if sentence not in parsed.text] == []
    if len({page.number for page in parsed.pages}) > 1:  # of one page nothing is repeated
        assert "Buses of the coast" not in parsed.text
        assert "of 9" not in parsed.text
    for number, words in notes.items():
        assert parsed.text.count(f"\n[{number}] {words}\n") == 1
    assert [section.path[-1] for section in parsed.sections if section.path] == [
        block.words for block in blocks if isinstance(block, Heading)
    ]


def test_heading_over_two_columns_comes_first() -> None:
    """A heading across the page stands before both columns, and the left one before the right."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 80, "Buses of the coast and what they change for children", BOLD, 16)
        lines_at(canvas, 60, 120, [f"left line {n} of the first column goes" for n in range(9)])
        lines_at(canvas, 310, 124, [f"right line {n} of the second column" for n in range(9)])

    text = _read(draw(page)).text
    assert text.startswith("Buses of the coast and what they change for children\n\n")
    assert text.index("left line 8") < text.index("right line 0")


def test_sidebar_does_not_interrupt_the_text() -> None:
    """Text in a box beside the columns stands before or behind them, not in between."""
    body = [f"Body line number {n} of the main text goes on and" for n in range(24)]

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 100, body)
        canvas.rect(400, HEIGHT - 250, 140, 120)
        aside = [f"aside {n} in a small box" for n in range(8)]
        lines_at(canvas, 408, 150, aside, size=8, leading=10)

    text = " ".join(_read(draw(page)).text.split())
    assert " ".join(body) in text
    assert " ".join(f"aside {n} in a small box" for n in range(8)) in text


def test_words_parted_by_line_ends_are_mended() -> None:
    """Parted words are whole again; compounds keep their hyphen, dashes their spaces."""
    lines = [
        "The govern-",
        "ment publishes a follow-",
        "up report each year. Govern-",
        "mental offices in the Asia-",
        "Pacific region count 2019-",
        "2020 as one year, and pre-",
        "and post-natal care as one -",
        "so they say. It has a long-",
        "term review of inter\u00ad",
        "national follow-up visits and/",
        "or calls for the GOVERN-",
        "MENT itself and all others",
    ]
    text = " ".join(_read(draw(lambda c: lines_at(c, 60, 100, lines))).text.split())
    assert text == (
        "The government publishes a follow-up report each year. Governmental offices in the "
        "Asia-Pacific region count 2019-2020 as one year, and pre- and post-natal care as one - "
        "so they say. It has a long-term review of international follow-up visits and/or calls for "
        "the GOVERNMENT itself and all others"
    )


def test_spanish_words_parted_by_line_ends_are_mended() -> None:
    """The word list of the document's language tells words from compounds."""
    lines = [
        "La educa-",
        "ción de las niñas y los niños de la costa es un dere-",
        "cho que el Estado debe garantizar en el ámbito teórico-",
        "práctico de la escuela, según la ley de protec-",
        "ción integral y los acuerdos del país.",
    ]
    text = " ".join(_read(draw(lambda c: lines_at(c, 60, 100, lines))).text.split())
    assert text == (
        "La educación de las niñas y los niños de la costa es un derecho que el Estado debe "
        "garantizar en el ámbito teórico-práctico de la escuela, según la ley de protección "
        "integral y los acuerdos del país."
    )


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("ex-", "ploitation", "exploitation"),
        ("ex-", "ample", "example"),
        ("cross-", "ing", "crossing"),
        ("all-", "eged", "alleged"),
        ("half-", "way", "halfway"),
        ("ex-", "husband", "ex-husband"),
        ("self-", "esteem", "self-esteem"),
        ("well-", "known", "well-known"),
        ("non-", "state", "non-state"),
    ],
)
def test_beginnings_that_are_words_or_parts_of_them(left: str, right: str, whole: str) -> None:
    """A prefix keeps its hyphen before a word, where the two make none together."""
    kept, between = Joiner(["An office for the children of it."], "en").join(left, right)
    assert kept + between + right == whole


def test_spanish_beginnings_that_are_words_or_parts_of_them() -> None:
    """A prefix stands before a word; what only looks like one is part of the word."""
    joiner = Joiner(["La oficina de la costa."], "es")
    assert joiner.join("ex-", "plotación") == ("ex", "")
    assert joiner.join("ex-", "presidente") == ("ex-", "")


@pytest.mark.parametrize("parts", [("to", "dos"), ("to", "das"), ("señal", "es"), ("re", "des")])
def test_spanish_plurals_of_two_words_are_whole(parts: tuple[str, str]) -> None:
    """The word list has "todo", "dos" and "to", but not "todos"."""
    left, right = parts
    assert Joiner(["La oficina."], "es").join(f"{left}-", right) == (left, "")


def test_addresses_parted_by_line_ends_stay_as_they_are() -> None:
    """The hyphen of an address belongs to it."""
    lines = ["See https://example.org/calls-for-", "submissions and the rest of it here."]
    text = _read(draw(lambda c: lines_at(c, 60, 100, lines))).text
    assert text == "See https://example.org/calls-for-submissions and the rest of it here.\n"


def test_ligatures_and_accents_are_letters() -> None:
    """A ligature is its letters; an accent drawn over a letter, before or behind, belongs to it."""
    if not _has_dejavu():
        pytest.skip("the font DejaVu Sans is not installed")

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 100, "The o\ufb03ce con\ufb01rmed \ufb02ows", "DejaVu")
        text = canvas.beginText(60, HEIGHT - 140)
        text.setFont("DejaVu", 10)
        width = pdfmetrics.stringWidth("educacio", "DejaVu", 10)
        text.textOut("educacion")
        canvas.drawText(text)
        middle = 60 + width - pdfmetrics.stringWidth("o", "DejaVu", 10) / 2
        accent = pdfmetrics.stringWidth("\u00b4", "DejaVu", 10)
        words_at(canvas, middle - accent / 2, 140, "\u00b4", "DejaVu")
        words_at(canvas, 60, 180, "nin\u0303os y nin\u0303as", "DejaVu")

    text = _read(draw(page)).text
    assert "The office confirmed flows" in text
    assert "niños y niñas" in text


def _has_dejavu() -> bool:
    try:
        pdfmetrics.registerFont(TTFont("DejaVu", "DejaVuSans.ttf"))
    except Exception:  # reportlab raises several kinds
        return False
    return True


def test_right_to_left_is_said() -> None:
    """Scripts that run from right to left are read, with a notice that their order may be wrong."""
    if not _has_dejavu():
        pytest.skip("the font DejaVu Sans is not installed")
    words = "\u0645\u0631\u062d\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645"
    parsed = _read(draw(lambda c: words_at(c, 60, 100, words, "DejaVu")))
    assert parsed.notices == ("runs from right to left: the order of its words may be wrong",)


def test_accent_set_over_the_letter_before_is_part_of_it() -> None:
    """As typesetters do that know no accented letters: the letter, back, the accent."""

    def page(canvas: Canvas) -> None:
        canvas.setFont(BODY, 10)
        text = canvas.beginText(60, HEIGHT - 100)
        text.setFont(BODY, 10)
        text.textOut("La educacio")
        back = (
            pdfmetrics.stringWidth("o", BODY, 10) + pdfmetrics.stringWidth("\u00b4", BODY, 10)
        ) / 2
        x = text.getX()
        text.setTextOrigin(x - back, HEIGHT - 100)
        text.textOut("\u00b4")
        text.setTextOrigin(x, HEIGHT - 100)
        text.textOut("n de calidad para todos.")
        canvas.drawText(text)

    assert _read(draw(page)).text == "La educación de calidad para todos.\n"


def test_letters_spaced_out_are_words() -> None:
    """Single letters with even spaces are words; wider spaces part them."""

    def page(canvas: Canvas) -> None:
        canvas.setFont(BOLD, 12)
        text = canvas.beginText(60, HEIGHT - 100)
        text.setFont(BOLD, 12)
        text.setCharSpace(5)
        text.setWordSpace(8)
        text.textOut("KEY FINDINGS")
        text.setCharSpace(0)
        canvas.drawText(text)
        lines_at(
            canvas, 60, 130, ["Plain words of a paragraph that stands below it, and", "go on."]
        )

    assert _read(draw(page)).text.startswith("KEY FINDINGS\n")


def test_text_drawn_twice_is_read_once() -> None:
    """Letters drawn again a little aside, to look bold or as a shadow, are one text."""

    def page(canvas: Canvas) -> None:
        for aside in (0, 0.3, 0.6):
            words_at(canvas, 60 + aside, 100, "Heavy words of a heading", BODY, 12)
        lines_at(canvas, 60, 130, ["The words the words the words stand below."])

    text = _read(draw(page)).text
    assert text.count("Heavy words of a heading") == 1
    assert "The words the words the words stand below." in text


def test_what_remains_of_words_drawn_twice_is_left_out() -> None:
    """A copy farther aside lacks the letters that lie on the first; what it has is no word."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 100, "Footnotes, Abbreviations and Trademarks", BODY, 12)
        for x, letters in ((60.8, "Footnotes"), (120.8, "brevi"), (215.8, "d"), (240.8, "ema")):
            words_at(canvas, x, 100, letters, BODY, 12)
        lines_at(canvas, 60, 130, ["The words the words the words stand below."])

    assert "Footnotes, Abbreviations and Trademarks" in _read(draw(page)).text


def test_drop_cap_is_the_first_letter_of_its_paragraph() -> None:
    """A large first letter joins the word beside its top."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 124, "C", BODY, 34)
        lines_at(
            canvas, 84, 103, ["hildren of the coast go to school by", "bus, which takes an hour"]
        )
        lines_at(
            canvas,
            60,
            127,
            ["and a half for most of them, as the", "survey of last year has shown."],
        )

    assert _read(draw(page)).text == (
        "Children of the coast go to school by bus, which takes an hour and a half for most of "
        "them, as the survey of last year has shown.\n"
    )


def test_large_letters_beside_larger_ones() -> None:
    """Large single letters side by side, some of which stand under others, are letters."""

    def page(canvas: Canvas) -> None:
        for x, size in ((60, 90), (122, 44), (150, 24)):
            words_at(canvas, x, 160, "B", BODY, size)
        for row in range(4):
            words_at(canvas, 168, 96 + 14 * row, "in small letters beside them all", BODY, 10)

    assert _read(draw(page)).text.count("B") == 3


def test_what_is_not_seen_is_not_read() -> None:
    """Text outside of the page, invisible, tiny, or askew over the page as a watermark is none."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, WIDTH + 30, 100, "outside")
        words_at(canvas, 60, -40, "above")
        words_at(canvas, 60, 300, "tiny", BODY, 0.5)
        canvas.saveState()
        text = canvas.beginText(60, HEIGHT - 200)
        text.setTextRenderMode(3)
        text.textOut("invisible")
        canvas.drawText(text)
        canvas.restoreState()
        canvas.saveState()
        canvas.translate(150, 300)
        canvas.rotate(45)
        canvas.setFont(BOLD, 80)
        canvas.drawString(0, 0, "DRAFT")
        canvas.restoreState()
        words_at(canvas, 60, 400, "Only this is seen by a person.")

    assert _read(draw(page)).text == "Only this is seen by a person.\n"


def test_text_recognised_behind_a_picture_is_read() -> None:
    """What a text recognition has laid, invisible, behind a scanned page is its text."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    picture = io.BytesIO()
    Image.new("L", (60, 80), 200).save(picture, "PNG")

    def page(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(io.BytesIO(picture.getvalue())), 0, 0, WIDTH, HEIGHT)
        text = canvas.beginText(60, HEIGHT - 100)
        text.setTextRenderMode(3)
        text.textLine("This page was scanned and its text recognised afterwards.")
        canvas.drawText(text)

    text = _read(draw(page)).text
    assert text == "This page was scanned and its text recognised afterwards.\n"


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_text_on_its_side_is_read_like_any_other(angle: int) -> None:
    """A table or page that lies on its side is read as a person turns it."""
    lines = [
        "The first line of a text that lies on its side",
        "goes on in the second one, and ends.",
    ]

    def page(canvas: Canvas) -> None:
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(angle)
        for index, line in enumerate(lines):
            canvas.setFont(BODY, 10)
            canvas.drawString(-120, -12 * index, line)

    parsed = _read(draw(page))
    assert parsed.text == " ".join(lines) + "\n"
    first, last = parsed.boxes[0], parsed.boxes[7]
    if angle == 180:
        assert last.right < first.left
    else:
        assert (last.top < first.top) == (angle == 90)


def test_turned_page_is_read_as_displayed() -> None:
    """A landscape page, kept as a portrait one that is turned when shown, reads like any other."""

    def page(canvas: Canvas) -> None:
        canvas.setPageSize((HEIGHT, WIDTH))  # reportlab changes the sides over
        canvas.setPageRotation(90)
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
        canvas.setFont(BODY, 10)
        for index in range(3):
            canvas.drawString(60, WIDTH - 60 - 12 * index, f"Line {index} of a landscape page")

    parsed = _read(draw(page))
    assert parsed.text == " ".join(f"Line {index} of a landscape page" for index in range(3)) + "\n"
    first = parsed.boxes[0]
    assert first.left == pytest.approx(60 / HEIGHT, abs=0.005)
    assert first.top < 60 / WIDTH < first.bottom + 0.02


def test_wide_set_lines_keep_their_words() -> None:
    """Wide spaces of justified lines in a narrow column make no columns of their own."""
    rng = random.Random(5)
    sentences = _sentences(rng, 30)
    sheet = Sheet(columns=3, size=11.0, justified=True)
    text = _read(typeset([Paragraph(" ".join(sentences))], sheet)).text
    assert "|" not in text
    assert " ".join(sentences) in " ".join(text.split())


def test_a_few_words_that_fill_a_line_are_one_line() -> None:
    """Spaces of one width from edge to edge are those of justified text, however wide."""
    lines = [
        ("Between January and August of the", "year"),
        ("Centres   Emergency   Women", ""),
        ("saw to 32,104 cases of violence of all", "kinds"),
    ]

    def page(canvas: Canvas) -> None:
        for number, (words, last) in enumerate(lines):
            row = words.replace("   ", " ").split() + [last] * bool(last)
            widths = [canvas.stringWidth(word, BODY, 10) for word in row]
            space = (190.0 - sum(widths)) / (len(row) - 1)
            x = 60.0
            for word, width in zip(row, widths, strict=True):
                words_at(canvas, x, 100 + 12 * number, word)
                x += width + space
        words_at(canvas, 60, 136, "in the first months.")

    assert _read(draw(page)).text == (
        "Between January and August of the year Centres Emergency Women saw to 32,104 cases of "
        "violence of all kinds in the first months.\n"
    )
