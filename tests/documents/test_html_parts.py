"""HTML elements to canonical text, and what a page states about itself."""

from __future__ import annotations

import pytest

from briefing_qa.documents import Parsed, parse


def _parse(source: str) -> Parsed:
    return parse(source.encode(), "a.html")


def _lines(source: str) -> list[str]:
    return [line for line in _parse(source).text.split("\n") if line]


def test_headings_have_their_levels() -> None:
    """h1 to h6 and elements with the role of a heading make the outline."""
    parsed = _parse(
        "<p>Top<h1>A</h1>a<h3>B <a class=anchor href='#b'>¶</a></h3>b<h2><span>C</span></h2>c"
        "<div role=heading aria-level=3>D</div>d<div role=heading>E</div>e<p class=MsoTitle>F<p>f"
    )
    assert [section.path for section in parsed.sections] == [
        (),
        ("A",),
        ("A", "B"),
        ("A", "C"),
        ("A", "C", "D"),
        ("A", "E"),
        ("F",),
    ]


def test_lists_have_their_marks() -> None:
    """Bullets, numbers, letters and Roman numerals stand as a browser shows them."""
    assert _lines(
        "<ul><li>a<li>b<ul><li>inner</ul><li><p>c</p><p>more of c</p></ul>"
        "<ol start=3><li>three<li value=7>seven<li></ol><ol type=a><li>x</ol>"
        "<ol type=i><li>y<li>z</ol><ol type=A><li>w</ol><ul>stray<b>words</b><li>d</ul>"
        "<dl><dt>term<dd>meaning</dl>"
    ) == [
        "- a",
        "- b",
        "    - inner",
        "- c",
        "more of c",
        "3. three",
        "7. seven",
        "(a) x",
        "(i) y",
        "(ii) z",
        "(A) w",
        "straywords",
        "- d",
        "term",
        "- meaning",
    ]


def test_lines_and_paragraphs() -> None:
    """One break goes on with the paragraph, two begin another; inline marks leave no trace."""
    assert _lines(
        "One<br>line<br><br>two <b>b</b><i>i</i>&shy;x<wbr>y <q>said</q>"
        "<pre>kept  as\none</pre><img alt=no><ruby>字<rt>zi</rt></ruby>"
    ) == ["One line", "two bixy “said”", "kept as one", "字"]


def test_data_tables_are_rows() -> None:
    """A caption, two rows of header, cells over rows and columns, and text that has no cell."""
    assert _lines(
        "<table><caption>Reports</caption><thead><tr><th rowspan=2>Region<th colspan=2>Reports"
        "<tr><th>due<th>late</thead><tr><td rowspan=2>Asia<td>4<td>1<tr><td>9<td>3"
        "<tr><td colspan=3>All others<tr><td>Africa<td>x|y<td></table>"
    ) == [
        "Reports",
        "| Region: Asia | Reports due: 4 | Reports late: 1 |",
        "| Region: Asia | Reports due: 9 | Reports late: 3 |",
        "| All others |",
        "| All others | Region: Africa | Reports due: x / y |",
    ]
    assert _lines(
        "<table><tr><td rowspan=2>Region<td colspan=2>Reports<tr><td>due<td>late"
        "<tr><td>Asia<td>4<td>1</table>"
    ) == ["| Region: Asia | Reports due: 4 | Reports late: 1 |"]
    assert _lines("<table>stray<tr><td>a<td>1<tr><td>b<td>2</table>") == [
        "| a | 1 |",
        "| b | 2 |",
        "stray",
    ]


def test_tables_that_only_place_text_are_text() -> None:
    """Tables for layout, with headings or tables in them, are read through."""
    assert _lines("<table role=presentation><tr><td>left<td>right</table>") == ["left", "right"]
    inner = "<table><tr><th>a<th>b<tr><td>1<td>2</table>"
    assert _lines(f"<table><tr><td><h2>T</h2>x<td>{inner}</table>") == ["T", "x", "| a: 1 | b: 2 |"]
    assert _lines(f"<table><tr><td>{'Long. ' * 300}<td>x</table>")[-1] == "x"


def test_preformatted_text_has_paragraphs() -> None:
    """Blank lines part paragraphs; items and lines of columns stand alone, wrapped lines do not."""
    source = (
        "<pre>The law sets the age of\n18. Courts grant\nno waiver:\n* none\n  at all\n* ever\n"
        "1. once\n2. twice\n\n<b>Note.</b> It holds.\nLand     2019     2020\n"
        "Peru     4        5</pre>"
    )
    assert _lines(source) == [
        "The law sets the age of 18. Courts grant no waiver:",
        "* none at all",
        "* ever",
        "1. once",
        "2. twice",
        "Note. It holds.",
        "Land 2019 2020",
        "Peru 4 5",
    ]


def test_preformatted_text_of_a_whole_document_has_headings() -> None:
    """What reads like a heading of a plain text is one, where the text is long and no program."""
    body = (
        "Every council appoints a guardian within\nfifteen days for a child who arrives.\n\n" * 30
    )
    text = f"1. Scope\n\n{body}2. Duties\n\n{body}"
    parsed = _parse(f"<pre>{text}</pre>")
    assert [section.path for section in parsed.sections] == [("1. Scope",), ("2. Duties",)]
    code = text.replace("guardian", "g = {(x[0], &amp;y) -> [1; 2; 3; 4; 5]};")
    assert len(_parse(f"<pre>{code}</pre>").sections) == 1


def test_lists_of_word_in_html() -> None:
    """Paragraphs that begin with the sign of a font are items; words that begin so are not."""
    lead = "<span style='mso-list:Ignore'>{}<span>&nbsp;&nbsp;&nbsp; </span></span>".format
    source = "".join(f"<p class=MsoListParagraph>{lead(one)}Laws</p>" for one in ("·", "§", "o"))
    assert _lines(source) == ["- Laws"] * 3
    assert _lines("<p>o niñas o niños</p><p>§5 holds</p>") == ["o niñas o niños", "§5 holds"]


def test_struck_words_are_no_text() -> None:
    """Words that are struck through do not hold any more."""
    assert _lines("<p>Age <s>15</s><strike> or 16</strike> <del>17</del>18.</p>") == ["Age 18."]


def test_words_that_are_only_spoken_are_no_text() -> None:
    """Words for those who are read a page to are not shown, but for its title."""
    assert _lines(
        "<h1 class=sr-only>Laws</h1><h2 class='visually-hidden'>Section</h2>"
        "<p>Published<span class='govuk-visually-hidden'> on this page</span>: 3 May</p>"
    ) == ["Laws", "Published: 3 May"]


def test_words_that_are_only_seen_are_text() -> None:
    """What is kept from those who are read a page to is words, but no icons."""
    assert _lines(
        "<p><span aria-hidden=true>40%</span><span class=sr-only>40 per cent</span> of girls"
        "<i aria-hidden=true>arrow_forward</i><span class=icon aria-hidden=true>more</span></p>"
    ) == ["40% of girls"]


def test_list_that_is_set_with_a_table_for_each_item() -> None:
    """A row of a mark and a text, in a table that holds no data, is a list item."""
    rows = "".join(
        f"<table><tr><td></td><td>{mark}</td><td><p>{words}</p></td></tr></table>"
        for mark, words in (("•", "Laws hold."), ("&#149;", "Courts work."), ("1.", "Girls."))
    )
    assert _lines(rows) == ["- Laws hold.", "- Courts work.", "1. Girls."]
    assert _lines("<table><tr><td>A</td><td>Peru</td></tr></table>") == ["A", "Peru"]


def test_notes_stand_behind_the_paragraph_that_refers_to_them() -> None:
    """Marks that lead to notes are no words; a note stands once, below the first of them."""
    parsed = _parse(
        "<h1>T</h1><p>Work<sup><a href='#n1'>1</a>, <a href='#n2'>2</a></sup> is<a href='#n3' "
        "class=footnote-ref>[3]</a> old.</p><ol><li id=n1>First. <a href='#r1'>↩</a></li>"
        "<li id=n2>2. Second.</li></ol><p><a name=n3></a>[3] Third.</p><p>End, see <a "
        "href='#n9'>9</a>.</p><p id=n9>Nine.</p>"
    )
    assert parsed.text == (
        "T\n\nWork is old.\n\n[1] First.\n\n[2] Second.\n\n[3] Third.\n\nEnd, see 9.\n\nNine.\n"
    )
    assert [section.path for section in parsed.sections] == [("T",)]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<span class=n>1,026</span><span class=t>families registered</span>", "1,026 families"),
        ("<span class=n>37 %</span><span class=t>de los niños</span>", "37 % de los"),
        ("12<span style='display:block'>niñas</span>", "12\n\nniñas"),
        ("3<span class=s>rd</span> <span class=c>O</span><span class=x>nce</span>", "3rd Once"),
        ("12<span class=u>km</span>", "12km"),
        ("2<span>nda</span> <em class=x>12</em><em class=y>bis</em>", "2nda 12bis"),
    ],
)
def test_a_figure_and_its_label_are_words_of_their_own(source: str, text: str) -> None:
    """What a style sheet sets below a figure is not glued to it; ends of words are."""
    assert text in _parse(f"<div>{source}</div>").text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<a>The rule</a><span class=source>Reuters</span>", "The rule Reuters"),
        (
            "<span>It fell in 2023.</span><span class=credit>Photo: Ida</span>",
            "in 2023. Photo: Ida",
        ),
        ("<b>a</b><b class=x>nd</b> so on", "and so on"),
        ("Mc<span class=caps>Donald</span>", "McDonald"),
        ("<code>tokens.<span class=n>Tokens</span></code>", "tokens.Tokens"),
        ("play<span>Station</span>", "playStation"),
        ("过去<a class=keyword>谷歌</a>", "过去谷歌"),
    ],
)
def test_a_name_in_an_element_of_its_own_is_a_word_of_its_own(source: str, text: str) -> None:
    """What a style sheet sets beside a word is not glued to it, and parts of a word are."""
    assert _parse(f"<p>{source}</p>").text.endswith(f"{text}\n")


def test_a_bold_first_row_names_the_columns() -> None:
    """Where no cell is marked as a header, bold words are; not where all rows are bold."""
    rows = "<tr><td>Foster<td>Yes<tr><td>Kin<td>No</table>"
    for first in (
        "<td><b>Status</b><td><p><strong>Meals</strong></p>",
        "<td style='font-weight: bold'>Status<td><b>Meals</b>",
    ):
        assert _lines(f"<table><tr>{first}{rows}") == [
            "| Status: Foster | Meals: Yes |",
            "| Status: Kin | Meals: No |",
        ]
    assert _lines(f"<table><tr><td><td><b>Comidas</b>{rows}")[0] == "| Foster | Comidas: Yes |"
    bold = "<tr><td><b>Kin</b><td><b>No</b></table>"
    assert _lines(f"<table><tr><td><b>Status</b><td><b>Meals</b>{bold}")[0] == "| Status | Meals |"
    half = "<td>Status<td><b>Meals</b>"
    assert _lines(f"<table><tr>{half}{rows}")[0] == "| Status | Meals |"


def test_a_heading_in_a_button_is_a_heading() -> None:
    """What opens a panel names it; a button beside the words of a heading is none of them."""
    parsed = _parse(
        "<h2><button><span>Who may foster?</span></button></h2><p>Any adult.</p>"
        "<h2>What is paid?<button>Copy link</button></h2><p>Little.</p><button>Send</button>"
    )
    assert [section.path for section in parsed.sections] == [
        ("Who may foster?",),
        ("What is paid?",),
    ]
    assert "Send" not in parsed.text


def test_notes_do_not_part_lists_and_tables() -> None:
    """A note to an item, to what leads on to a list, or to a cell stands below the whole."""
    mark = "<a class=footnote-ref href='#n'>1</a>"
    note = "<p id=n>Note.</p><p>End.</p>"
    assert _lines(f"<p>Needed:{mark}</p><ul><li>a<li>b</ul>{note}") == [
        "Needed:",
        "- a",
        "- b",
        "[1] Note.",
        "End.",
    ]
    table = f"<table><tr><th>x<th>y<tr><td>1{mark}<td>2<tr><td>3<td>4</table>"
    assert _lines(f"<p>Table 1{mark}</p>{table}{note}") == [
        "Table 1",
        "| x: 1 | y: 2 |",
        "| x: 3 | y: 4 |",
        "[1] Note.",
        "End.",
    ]


def test_a_note_that_only_skipped_words_lead_to_comes_last() -> None:
    """No note is lost."""
    mark = "<a class=footnote-ref href='#n'>1</a>"
    text = "<p>Every child has a right to be heard in all matters that concern the child.</p>"
    page = f"<div style='display:none'>x{mark}</div>{text}<p id=n>Note.</p>"
    assert _lines(page)[-1] == "[1] Note."


def test_marks_that_all_lead_to_one_list() -> None:
    """Where every mark leads to the list of the notes, the list stays as it is."""
    assert _lines(
        "<p>Work<sup><a href='#notes'>1</a></sup> is old<sup><a href='#notes'>2</a></sup>.</p>"
        "<div id=notes><h2>Notes</h2><ol><li>First.<li>Second.</ol></div>"
    ) == ["Work is old.", "Notes", "1. First.", "2. Second."]


def test_notes_may_stand_anywhere() -> None:
    """A note is found in a table's row, in a numbered element, and not around its own mark."""
    assert _lines(
        "<p>a<sup><a href='#t1'>1</a></sup> b<sup><a href='#fn2x'>2</a></sup> c<sup><a "
        "href='#own'>3</a></sup>.</p><table><tr><td id=t1>1<td>In a row.</table>"
        "<div id=fn2><p><span id=fn2x></span>Second.</p></div><p>d</p>"
    ) == ["a b c.", "[1] In a row.", "[2] Second.", "d"]
    own = "<div id=own><p>e<sup><a href='#own'>3</a></sup> f</p></div>"
    assert _lines(own) == ["e f"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("40%<sup>3</sup> of girls", "40% of girls"),
        ("law<sup>[12]</sup>.", "law."),
        ("law<sup>*</sup>.", "law."),
        ("12 km<sup>2</sup>", "12 km²"),
        ("10<sup>6</sup> and 10<sup>-3</sup>", "10⁶ and 10⁻³"),
        ("le 1<sup>er</sup> mai, 3<sup>a</sup>", "le 1er mai, 3a"),
        ("CO<sub>2</sub>", "CO2"),
        ("<sup>1</sup> A note.", "1 A note."),
    ],
)
def test_raised_characters(source: str, text: str) -> None:
    """Marks of notes go, powers and units stay, and letters are letters."""
    assert _lines(f"<p>{source}</p>") == [text]


def test_space_that_is_raised_with_a_mark_parts_sentences() -> None:
    """Where the mark of a note goes, the space that is raised with it stays, but before a stop."""
    source = "<p>It fell.<sup>1,2 </sup>Others rose to 40%<sup>3 </sup>.</p>"
    assert _parse(source).text == "It fell. Others rose to 40%.\n"


def test_large_initial_is_a_part_of_its_word() -> None:
    """A letter that is set as a block beside its paragraph is not torn from it."""
    style = "display:block;float:left;font-size:90px"
    assert _parse(f"<p><span style='{style}'>C</span>hildren work.</p>").text == "Children work.\n"
    assert _parse("<p><span style='display:block'>C</span>hildren</p>").text == "C\n\nhildren\n"


def test_pictures_of_a_font_are_no_words() -> None:
    """Private characters, which a page's own font draws, and links of signs are left out."""
    assert _parse("<h2>Laws<a href='#laws'>\uf0c1</a></h2><p>\uf095 They hold.</p>").text == (
        "Laws\n\nThey hold.\n"
    )
    assert _parse("<h2>Laws <a href='#laws'>\U0001f517</a></h2><p>a</p>").text == "Laws\n\na\n"


def test_long_raised_words_take_no_time() -> None:
    """A thousand raised figures that are no marks are words, found without trying all ways."""
    assert _lines(f"<p>law<sup>{'1 ' * 1000}x</sup></p>") == [f"law{'1 ' * 1000}x"]
    assert _lines(f"<p>law<sup>{'1' * 60}?</sup></p>") == [f"law{'1' * 60}?"]


def test_space_before_the_mark_of_a_note_goes_before_a_stop() -> None:
    """Where the mark stood between a space and a stop, the space is no part of the sentence."""
    note = "<a class=footnote-ref href='#n'>[1]</a>"
    end = "<p id=n>Note.</p>"
    assert _lines(f"<p>Asked twice {note}: once {note} here.</p>{end}")[0] == (
        "Asked twice: once here."
    )


def test_page_states_its_fields() -> None:
    """Title, language, date, publisher, address, licence and author come from the head."""
    parsed = _parse(
        "<html lang=es-PE><head><title>Una ley | Red Faro</title>"
        "<meta property=og:site_name content='Red Faro'><meta name=DC.date content=2020-3-7>"
        "<link rel=canonical href=https://example.org/ley><meta name=author content=Ana>"
        "</head><p>Texto. <a rel=license href=https://example.org/by>CC</a>"
    )
    assert parsed.fields == {
        "title": "Una ley",
        "language": "es-PE",
        "publisher": "Red Faro",
        "date": "2020-03-07",
        "address": "https://example.org/ley",
        "licence": "https://example.org/by",
    }
    assert parsed.metadata == {"author": "Ana"}


def test_linked_data_and_times_are_fields() -> None:
    """JSON-LD and marked times say what the head does not."""
    parsed = _parse(
        '<script type="application/ld+json">{"@graph": [{"@type": "Article", "headline": "H", '
        '"datePublished": "2019-11-30T10:00", "author": [{"name": "Ida"}], '
        '"publisher": {"name": "Post"}}]}</script><script type="application/ld+json">{</script>'
        "<p>Text."
    )
    assert parsed.fields == {"title": "H", "publisher": "Post", "date": "2019-11-30"}
    assert parsed.metadata == {"author": "Ida"}
    timed = "<article><header><time datetime='2018-13-01'>x</time></header><p>Text.</article>"
    assert _parse(timed).fields == {"date": "2018"}


def test_values_that_are_none_are_left_out() -> None:
    """An address that is none, a language that is none and an endless title are no fields."""
    parsed = _parse(
        "<html lang='?'><title>Story - " + "x" * 600 + "</title><meta name=date content=yesterday>"
        "<link rel=canonical href='/relative'><svg><title>Icon</title></svg><p>Text."
    )
    assert parsed.fields == {}


def test_window_title_is_without_the_name_of_the_site() -> None:
    """The part that is also the heading is the title; without one, all of it is."""
    assert _parse("<title>Site - Story</title><h1>Story</h1>x").fields["title"] == "Story"
    assert _parse("<title>A - B</title><p>x").fields["title"] == "A - B"
    site = "<meta property=og:site_name content=Post>"
    for title in ("Story - Post", "Story | Post World"):
        assert _parse(f"{site}<title>{title}</title><p>x").fields["title"] == "Story"
        named = f"{site}<meta property=og:title content='{title}'><p>x"
        assert _parse(named).fields["title"] == "Story"
    assert _parse(f"{site}<title>Story | Posting</title><p>x").fields["title"] == "Story | Posting"
    signed = "<title>1. Scope - Guide 2.0</title><h1>1. Scope<a href='#a'>\uf0c1</a></h1>x"
    assert _parse(signed).fields["title"] == "1. Scope"


@pytest.mark.parametrize(
    ("source", "date"),
    [
        ("<meta name=pub_date content=20100812>", "2010-08-12"),
        ("<meta name=publish_date content='Thu, 06 Oct 2011 08:10:27 EST'>", "2011-10-06"),
        ("<meta name=date content='Tuesday, Aug. 17, 2010'>", "2010-08-17"),
        ("<meta name=date content='17 de agosto de 2010'>", "2010-08-17"),
        ("<meta name=DC.Date.Issued content='April, 2001'>", "2001-04"),
        ("<meta name=date content='June 32, 2001'>", "2001-06"),
        ("<abbr class=published title='2010-08-13T16:39'>Friday</abbr>", "2010-08-13"),
        ("<article><time datetime='2014-09-15'>today</time></article>", "2014-09-15"),
        ("<time datetime=2014-09-15>a</time><time datetime=2014-09-16>b</time>", ""),
        ("<header><time datetime='jueves, 09 enero 2014'>today</time></header>", ""),
        ("<nav><time datetime=2014-09-15>today</time></nav>", ""),
        ("<meta name=date content=soon><meta name=dcterms.created content=2012>", "2012"),
    ],
)
def test_dates_in_the_ways_that_pages_state_them(source: str, date: str) -> None:
    """A date of publication may be named, written and marked in many ways."""
    assert _parse(f"{source}<p>Text.").fields.get("date", "") == date


def test_a_list_may_count_down() -> None:
    """The items have the numbers that a browser shows, which are their ranks."""
    assert _lines("<ol reversed><li>Peru<li>Chile</ol><ol reversed start=9><li>Cuba</ol>") == [
        "2. Peru",
        "1. Chile",
        "9. Cuba",
    ]


def test_a_cell_over_all_rows_below_stands_in_each() -> None:
    """So says a "rowspan" of 0."""
    rows = "<tr><td rowspan=0>Lima<td>11<tr><td>12<tr><td>13"
    assert _lines(f"<table><tr><th>Region<th>Cases{rows}</table>") == [
        "| Region: Lima | Cases: 11 |",
        "| Region: Lima | Cases: 12 |",
        "| Region: Lima | Cases: 13 |",
    ]


def test_names_and_what_goes_by_them_have_no_header() -> None:
    """Where each row has its own name, the first row is a fact like the others."""
    rows = "<tr><th>Country<td>Peru<tr><th>Cases<td>512<tr><th>Courts<td>14"
    assert _lines(f"<table>{rows}</table>") == [
        "| Country | Peru |",
        "| Cases | 512 |",
        "| Courts | 14 |",
    ]


def test_a_table_that_only_roles_make_is_one() -> None:
    """Its cells are no words glued together, and have the names of their columns."""
    rows = [("columnheader", "Region", "Cases"), ("cell", "Lima", "512"), ("cell", "Cusco", "14")]
    inner = "".join(
        f"<div role=row>{''.join(f'<span role={role}>{cell}</span>' for cell in cells)}</div>"
        for role, *cells in rows
    )
    assert _lines(f"<div role=table><div role=rowgroup>{inner}</div></div><p>After.") == [
        "| Region: Lima | Cases: 512 |",
        "| Region: Cusco | Cases: 14 |",
        "After.",
    ]
