"""Passages: exact spans, whole units, sensible sizes, stable ids."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.config import IndexSettings
from briefing_qa.documents import Corpus, parse
from briefing_qa.passages import cut_passages, embedding_texts, plain_text
from briefing_qa.types import Document, Page, Passage

CORPUS = Path(__file__).parent.parent / "corpus"
SETTINGS = IndexSettings()
SENTENCE = "The Committee notes that all of the ten words are here."  # eleven words
WIDE = (
    'Every sentence of these twenty words here, which has "quotes", e.g. and commas, counts as '
    "one, not two or more."
)


def _document(source: str, suffix: str = ".md", title: str = "A title") -> Document:
    parsed = parse(source.encode(), f"notes{suffix}")
    return Document(id="notes", title=title, text=parsed.text, sections=parsed.sections)


def _cut(source: str, suffix: str = ".md") -> tuple[Passage, ...]:
    return cut_passages(_document(source, suffix), SETTINGS)


def _units(source: str, kind: str, suffix: str = ".md") -> list[str]:
    document = _document(source, suffix)
    passages = cut_passages(document, SETTINGS)
    return [document.text[u.start : u.end] for p in passages for u in p.units if u.kind == kind]


def _words(passage: Passage) -> int:
    return len(passage.text.split())


def _check(document: Document) -> None:
    """Everything that holds for the passages of any document."""
    text, passages = document.text, cut_passages(document, SETTINGS)
    seen = [0] * len(text)
    for passage in passages:
        assert text[passage.start : passage.end] == passage.text == passage.text.strip() != ""
        assert passage.section_start <= passage.start < passage.end <= passage.section_end
        section = next(s for s in document.sections if s.start == passage.section_start)
        assert (section.end, section.path) == (passage.section_end, passage.heading_path)
        _check_units(document, passage)
        for position in range(passage.start, passage.end):
            seen[position] += 1
    assert max(seen, default=0) <= 1
    for section in document.sections:
        heading_line = range(section.start, section.body_start)
        for position in range(section.start, section.end):
            assert text[position].isspace() or position in heading_line or seen[position]
    assert len({passage.id for passage in passages}) == len(passages)
    _check_keys(document, passages)


def _check_units(document: Document, passage: Passage) -> None:
    own = [unit for unit in passage.units if unit.kind != "heading"]
    headings = [unit for unit in passage.units if unit.kind == "heading"]
    assert passage.units == (*own, *headings)
    assert passage.units
    assert tuple(document.text[u.start : u.end] for u in headings) == passage.heading_path
    position = passage.start
    for unit in own:
        assert position <= unit.start < unit.end <= passage.end
        assert not document.text[unit.start].isspace()
        assert not document.text[unit.end - 1].isspace()
        position = unit.end


def _check_keys(document: Document, passages: tuple[Passage, ...]) -> None:
    texts = embedding_texts(document, passages)
    assert all(hashlib.sha256(text.encode()).hexdigest() == key for key, text in texts.items())
    assert list(texts) == list(dict.fromkeys(u.key for p in passages for u in p.units))
    by_units = {p.key: [(u.kind, u.key) for u in p.units] for p in passages}
    assert all(by_units[p.key] == [(u.kind, u.key) for u in p.units] for p in passages)
    assert not by_units.keys() & texts.keys()


LINES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "# Title",
            "## Part **two** ##",
            "###",
            "#### 1.2 Numbered",
            "Setext",
            "===",
            "---",
            "",
            " ",
            "\t",
            "- item one",
            "  continued",
            "  - nested item. It has two.",
            "1. first",
            "2) second",
            "(a) letter;",
            "• bullet",
            "| a | b |",
            "|---|---|",
            "```",
            "# in a fence",
            "<!-- note -->",
            "> # quoted",
            "(…)",
            "***",
            "A Lone Line",
            "CAPITALS",
            "12. The Committee notes it. " + SENTENCE,
            SENTENCE * 3,
            "\u00a0",
            "e\u0301 \u2028 \x1c \ufeff 中文。文",
        ]
    ),
)
SOURCES = (
    st.lists(LINES, min_size=1, max_size=30)
    .map("\n".join)
    .filter(
        lambda source: (
            source.strip("\ufeff \n\t").strip()
            and "\0" not in source
            and not source.lstrip("\ufeff").startswith("---")
            and len(re.findall(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]", source)) * 100 <= len(source)
        )
    )
)


@given(source=SOURCES, suffix=st.sampled_from([".md", ".txt"]))
def test_passages_of_any_text_are_exact(source: str, suffix: str) -> None:
    """Every character stands in one passage or heading line; spans, units and keys are exact."""
    _check(_document(source, suffix))


@pytest.mark.parametrize("path", ["peru-briefing.md"])
def test_passages_of_the_corpus_are_exact(path: str) -> None:
    """The documents of the corpus keep what holds for any text."""
    _check(Corpus(CORPUS).read(path))


def test_briefing_is_cut_at_its_headings_and_sizes() -> None:
    """The briefing's passages are 60 to 150 words, or a whole short section."""
    passages = cut_passages(Corpus(CORPUS).read("peru-briefing.md"), SETTINGS)
    by_section: dict[int, list[Passage]] = {}
    for passage in passages:
        by_section.setdefault(passage.section_start, []).append(passage)
    assert all(_words(passage) <= 150 for passage in passages)
    for group in by_section.values():
        assert len(group) == 1 or all(_words(passage) >= 60 for passage in group)
    assert ("Environment (59/100)", "Indigenous children") in {
        passage.heading_path[-2:] for passage in passages
    }


def test_briefing_keeps_recommendations_whole() -> None:
    """Each recommendation of the briefing is one unit without its bullet."""
    document = Corpus(CORPUS).read("peru-briefing.md")
    items = [
        document.text[unit.start : unit.end]
        for passage in cut_passages(document, SETTINGS)
        for unit in passage.units
        if unit.kind == "item"
    ]
    assert len(items) == 8
    assert all(item.startswith("Peru") for item in items)
    assert all(document.text.count(f"- {item}\n") for item in items[:-1])


def test_section_without_words_of_its_own_adds_no_title() -> None:
    """Text under a heading without words stands under the heading's parent."""
    passages = _cut("# A\n\n## B\n\nOne.\n\n##\n\nTwo.")
    assert [(p.heading_path, p.text) for p in passages] == [(("A", "B"), "One."), (("A",), "Two.")]


def test_long_text_is_cut_evenly() -> None:
    """160 words in eight sentences become two passages of 80, not 150 and 10."""
    assert len(WIDE.split()) == 20
    assert [_words(passage) for passage in _cut(" ".join([WIDE] * 8))] == [80, 80]


def test_cuts_prefer_paragraph_ends() -> None:
    """Where sizes allow, a passage ends with a paragraph."""
    paragraphs = [" ".join([SENTENCE] * n) for n in (6, 8)]
    passages = _cut("\n\n".join(paragraphs))
    assert [passage.text for passage in passages] == paragraphs


def test_short_section_is_one_passage() -> None:
    """Passages do not cross sections, even when that leaves a short one."""
    assert [p.text for p in _cut("# A\n\nOne.\n\n# B\n\nTwo.")] == ["One.", "Two."]


def test_long_sentence_is_its_own_passage() -> None:
    """A sentence above the maximum stands alone; its neighbours are not joined to it."""
    long = "Word " * 200 + "end."
    passages = _cut(f"{' '.join([SENTENCE] * 6)} {long} {' '.join([SENTENCE] * 6)}")
    assert [_words(passage) for passage in passages] == [66, 201, 66]


def test_introduction_stays_with_its_list() -> None:
    """A sentence that ends with a colon is not cut off from what it introduces."""
    items = "\n".join(f"- {SENTENCE}" for _ in range(9))
    passages = _cut(f"{' '.join([SENTENCE] * 8)}\n\nThe Committee recommends:\n\n{items}")
    assert any("recommends:\n\n- The" in passage.text for passage in passages)


@pytest.mark.parametrize("bullet", ["-", "*", "+", "•", "➢", "■", "1.", "1)", "(a)", "–", "a."])
def test_item_begins_after_its_bullet(bullet: str) -> None:
    """The unit of an item has no bullet, and covers the lines that go on with it."""
    source = f"Before:\n\n{bullet} The item. It goes\n    on here.\n\nAfter."
    assert _units(source, "item", ".txt") == ["The item. It goes\n    on here."]
    assert _units(source, "sentence", ".txt") == ["Before:", "After."]
    assert f"{bullet} The item" in _cut(source, ".txt")[0].text


def test_nested_items_are_their_own_units() -> None:
    """An item under an item is a unit of its own."""
    source = "- Outer\n  goes on\n  - Inner one\n    - Deep\n- Last"
    assert _units(source, "item") == ["Outer\n  goes on", "Inner one", "Deep", "Last"]


@pytest.mark.parametrize(
    "nested", ["   - bullet", "   1. one\n   2. two", "- bullet", "   - bullet\n\n     more"]
)
def test_numbers_go_on_behind_nested_items(nested: str) -> None:
    """The next number begins an item, whatever stands between it and the one before."""
    assert _units(f"1. First:\n{nested}\n2. Second\n3. Third", "item")[-2:] == ["Second", "Third"]


def test_item_holds_its_indented_paragraphs() -> None:
    """A paragraph indented as deep as the item's content belongs to the item."""
    assert _units("- One\n\n  more\n\nOutside", "item") == ["One\n\n  more"]


def test_wrapped_number_is_no_item() -> None:
    """A line of wrapped prose that begins with a number and a stop stays prose."""
    source = "It met on 30 and 31 October of the year\n12. En sus sesiones it spoke."
    assert _units(source, "item", ".txt") == []


def test_numbered_paragraph_is_cut_into_sentences() -> None:
    """A long numbered item of several sentences is a paragraph; its number is in no unit."""
    source = f"12. {' '.join([SENTENCE] * 6)}"
    assert _units(source, "sentence", ".txt") == [SENTENCE] * 6


NUMBERED = (
    "9. The Committee takes note of the ban of 2008. It is nevertheless concerned that:\n\n"
    "(a) Parents hit;\n\n(b) Few cases are tried."
)
NUMERADO = (
    "9. El Comité observa con satisfacción la ley de 2008. Sin embargo, le preocupa que:\n\n"
    "a) Se pegue;\n\nb) Haya pocas causas."
)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
@pytest.mark.parametrize(
    ("source", "told", "led"),
    [
        (NUMBERED, "The Committee takes note of the ban of 2008.", "It is nevertheless concerned"),
        (NUMERADO, "El Comité observa con satisfacción la ley de 2008.", "Sin embargo, le preocu"),
    ],
)
def test_what_a_numbered_paragraph_says_before_its_list_is_a_unit(
    source: str, told: str, led: str, suffix: str
) -> None:
    """However short it is: as a whole it would only lead on to its list."""
    if suffix == ".html":
        source = "".join(f"<p>{line}</p>" for line in source.split("\n\n"))
    sentences = _units(source, "sentence", suffix)
    assert sentences[0] == told
    assert sentences[1].startswith(led)
    assert len(sentences) == len(_units(source, "item", suffix)) == 2


@pytest.mark.parametrize(
    "source", ["- **Burn-out.** He said:", "- To plan: a day. Or two.", "3. It may order that:"]
)
def test_an_item_that_says_little_before_its_list_is_whole(source: str) -> None:
    """A few words before a line that leads on are its label."""
    assert len(_units(source, "item")) == 1


def test_table_rows_are_units() -> None:
    """Each row of a table is a unit; the line below its head is none."""
    source = "| Area | Score |\n|---|---|\n| Law | 68 |\n| Media | 0 |"
    assert _units(source, "sentence") == ["| Area | Score |", "| Law | 68 |", "| Media | 0 |"]


def test_text_without_words_is_no_unit() -> None:
    """A rule or a gap stands in the passage before it, but cannot be cited by itself."""
    source = "One.\n\n***\n\n(…)\n\nTwo."
    assert _units(source, "sentence") == ["One.", "Two."]
    assert _cut(source)[0].text == source


def test_bold_marks_are_outside_of_the_unit() -> None:
    """A sentence all in bold is quoted without its asterisks."""
    assert _units("**It is so.**\n\n- **All of it**", "sentence") == ["It is so."]
    assert _units("- **All of it**", "item") == ["All of it"]


@pytest.mark.parametrize(
    ("source", "quoted"),
    [
        ("> It is so.", ["It is so."]),
        ("> Es así.\n> Y así.", ["Es así.", "Y así."]),
        ("> > Twice.\n>\n> It is so.", ["Twice.", "It is so."]),
        ("> - An item", ["An item"]),
        ("> 5 per cent of them", ["> 5 per cent of them"]),
        ("**Note.** It is so.", ["Note.", "It is so."]),
        ("> **Nota.** Es así.", ["Nota.", "Es así."]),
        ("_All of it. And this._", ["All of it.", "And this."]),
        ("**All of it.**[^12]", ["All of it."]),
        ("snake_case and _this_", ["snake_case and _this_"]),
        ("_x_y and z_", ["_x_y and z_"]),
        ("_A_ and more.", ["_A_ and more."]),
        ("*To donors:* Fund the shelters.", ["*To donors:* Fund the shelters."]),
        (
            "**A los donantes:** financien los albergues.",
            ["**A los donantes:** financien los albergues."],
        ),
        ("Fund *all of them*", ["Fund *all of them*"]),
        ("*One* and *two*", ["*One* and *two*"]),
        ("***All of it.***", ["All of it."]),
        ("**First of it. Second of it.**", ["First of it.", "Second of it."]),
    ],
)
def test_marks_of_quotation_and_emphasis_at_the_ends_are_not_quoted(
    source: str, quoted: list[str]
) -> None:
    """A sentence begins and ends with its words; what is inside of it stays as it is."""
    assert _units(source, "sentence") == quoted


@pytest.mark.parametrize(
    "caption",
    [
        "Table 1. Children suspected by region, 2021",
        "**Cuadro 2.1.** Niñas por región.",
        "Figure A. What they said.",
    ],
)
def test_the_label_of_a_table_stands_with_its_caption(caption: str) -> None:
    """Alone it says nothing; sentences behind the caption are their own."""
    assert _units(caption, "sentence") == [caption]
    assert _units(f"{caption.rstrip('.')}. It rose.", "sentence")[1:] == ["It rose."]
    assert _units("It is in table 1. It rose.", "sentence") == ["It is in table 1.", "It rose."]


def test_heading_without_text_is_a_passage() -> None:
    """A heading with nothing below it is kept as a passage of its line alone."""
    document = _document("# A\n\nText.\n\n## B ##\n\n# C\n\n### D\n\nMore.")
    passages = cut_passages(document, SETTINGS)
    assert [passage.text for passage in passages] == ["Text.", "## B ##", "More."]
    lone = passages[1]
    assert lone.heading_path == ("A", "B")
    assert [document.text[u.start : u.end] for u in lone.units] == ["A", "B"]


def test_heading_above_a_section_with_text_is_no_passage() -> None:
    """A heading with text in a section below it is a heading of that, and nothing else."""
    assert [passage.text for passage in _cut("# A\n\n## B\n\n###\n\nText.")] == ["Text."]


def test_page_is_that_of_the_first_character() -> None:
    """A passage knows the page on which it begins."""
    source = _document("One.\n\n# B\n\nTwo.")
    pages = (Page(number=4, start=0, end=6), Page(number=5, start=6, end=len(source.text)))
    document = Document(id="p", title="", text=source.text, sections=source.sections, pages=pages)
    assert [passage.page for passage in cut_passages(document, SETTINGS)] == [4, 5]
    assert [passage.page for passage in cut_passages(source, SETTINGS)] == [None, None]


@given(sections=st.lists(st.sampled_from(["One.", "Two. Three.", "- a\n- b"]), max_size=6))
def test_ids_do_not_depend_on_other_sections(sections: list[str]) -> None:
    """A section put in front of others leaves the ids of theirs as they were."""
    source = "\n\n".join(f"# H{n}\n\n{body}" for n, body in enumerate(sections)) or "# H\n\nBody"
    before = {passage.id for passage in _cut(source)}
    after = {passage.id for passage in _cut(f"# New\n\nEntirely new.\n\n{source}")}
    assert before < after


def test_identical_passages_have_different_ids() -> None:
    """The same words under the same headings twice are two passages with one vector."""
    first, second = _cut("# A\n\nSame.\n\n# A\n\nSame.")
    assert first.id != second.id
    assert first.key == second.key


def test_ids_name_the_document_and_a_hash() -> None:
    """An id is the document's, a hash mark and sixteen hexadecimal digits."""
    assert re.fullmatch(r"notes#[0-9a-f]{16}", _cut("Text.")[0].id)


def test_embedded_unit_tells_its_heading() -> None:
    """A sentence is embedded with its own heading, a heading with its path."""
    document = _document("# Part\n\n## Sub\n\nOne **word**. Two.")
    passage = cut_passages(document, SETTINGS)[0]
    texts = embedding_texts(document, [passage])
    assert [texts[unit.key] for unit in passage.units] == [
        "Sub: One word.",
        "Sub: Two.",
        "Part",
        "Part > Sub",
    ]


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("![alt](a.png) [text](http://x.org)", "alt text"),
        ("*a* __b__ `c` ***d***", "a b c d"),
        ("snake_case and 5 * 3", "snake_case and 5 * 3"),
        ("> quoted\n> lines", "quoted lines"),
        ("| a | b |", "a, b"),
        ("said[^12] so", "said so"),
        ("## Heading", "Heading"),
        ("a\u00a0 b\n\tc", "a b c"),
        ("", ""),
    ],
)
def test_plain_text(marked: str, plain: str) -> None:
    """Marks go, words stay."""
    assert plain_text(marked) == plain


def test_large_settings_keep_a_section_whole() -> None:
    """The sizes are the settings' own."""
    settings = IndexSettings(passage_min_words=1, passage_max_words=5000)
    document = _document(" ".join([SENTENCE] * 200))
    assert len(cut_passages(document, settings)) == 1
