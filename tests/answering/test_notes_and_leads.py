"""What a note and a list item are read with: the sentence they belong to."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest
from indexed_documents import Indexed, read

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.lists import is_lead
from briefing_qa.answering.evidence.telling_leads import tells_something
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.reading.close_reading import as_read
from briefing_qa.models.cross_encoder import Sentence

Gathered = Callable[..., dict[str, Candidate]]


@pytest.fixture
def gathered(indexed: Callable[..., AbstractContextManager[Indexed]]) -> Gathered:
    """All candidates of a whole document, by their words."""

    def made(source: str, name: str = "a.md") -> dict[str, Candidate]:
        document = read(source, name, id="a", title="A")
        with indexed(document) as index:
            return {one.text: one for one in index.gathered(document)}

    return made


def test_a_markdown_note_is_read_with_the_sentence_that_has_its_mark(gathered: Gathered) -> None:
    """It has the headings of that sentence too, and its own mark is no part of what is quoted."""
    found = gathered(
        "# Law\n\n## Age\n\nChildren of twelve may be tried.[^1] A bill was read.\n\n"
        "*La edad es de doce años.*[^x] Fin.\n\n"
        "## End\n\n[^1]: Until 1998 it was eight. It was low.\n[^x]: Hasta 1998 era de ocho.\n"
    )
    note = found["Until 1998 it was eight."]
    assert note.before == "Children of twelve may be tried.[^1]"
    assert note.section == ("Law", "Age")
    assert found["It was low."].before == "Until 1998 it was eight."
    assert found["Hasta 1998 era de ocho."].before == "La edad es de doce años."


_PAGE = """<main><h1>Law</h1><h2>Age</h2>
<p>The age of trial is twelve years<sup><a href="#n1">1</a></sup>. A bill was read in March.
Girls are held in Tarn<sup><a href="#n2">2</a></sup>.</p><p>The court sits in Pell.</p>
<h2>Notes</h2><ol><li id="n1">The age of trial was eight years until 1998.</li>
<li id="n2">Girls were held in Orme until 2001.</li></ol></main>"""


def test_a_note_below_its_paragraph_is_read_with_the_nearest_sentence_of_it(
    gathered: Gathered,
) -> None:
    """Where the text has no marks, meaning tells which sentence a note is to."""
    found = gathered(_PAGE, "a.html")
    note = found["The age of trial was eight years until 1998."]
    assert note.section == ("Law", "Age")
    assert note.before == "The age of trial is twelve years."
    other = found["Girls were held in Orme until 2001."]
    assert other.before == "Girls are held in Tarn."


def test_a_note_among_notes_goes_on_from_none_of_them(gathered: Gathered) -> None:
    """As at the end of a PDF document, where they stand by themselves."""
    found = gathered(
        "# Law\n\nThe age of trial is twelve.\n\n# Notes\n\n[1] It was eight until 1998. Ibid."
        "\n\n[2] It is ten in Orme.\n\n[3] See the survey.\n"
    )
    assert [found[text].before for text in ("It was eight until 1998.", "It is ten in Orme.")] == [
        "", "",
    ]  # fmt: skip
    assert found["Ibid."].before == "It was eight until 1998."
    assert found["See the survey."].before == ""


_LIST = """# Law

## Orders

The court may order, as it sees fit:

- supervision:
    - for up to six months in a petty case;
    - for up to eighteen months in any other case;
- a warning;
- a fine.

It may not detain.

- This follows no line that leads on.
"""


def test_an_item_is_read_with_the_line_that_leads_on_to_it(gathered: Gathered) -> None:
    """That of its own list, be it an item set out farther, and however many items are between."""
    found = gathered(_LIST)
    lead = "The court may order, as it sees fit:"
    assert found["for up to six months in a petty case;"].before == "supervision:"
    assert found["for up to eighteen months in any other case;"].before == "supervision:"
    assert found["a warning;"].before == found["a fine."].before == lead
    assert found["It may not detain."].before == "a fine."
    assert found["This follows no line that leads on."].before == "It may not detain."


def test_a_list_may_begin_in_a_passage_before(gathered: Gathered) -> None:
    """The line that leads on to a long list is far from its last item."""
    items = "".join(
        f"- número {n} de lo que se pide al Estado parte en esta lista;\n" for n in range(40)
    )
    found = gathered(f"# Ley\n\nSe recomienda:\n\n{items}")
    last = found["número 39 de lo que se pide al Estado parte en esta lista;"]
    assert "Se recomienda" not in last.source.passage.text
    assert last.before == "Se recomienda:"


def test_the_title_is_read_where_it_alone_has_a_name_that_is_asked_for(gathered: Gathered) -> None:
    """A sentence does not say again which home its report is about."""
    question = analyse("¿Quién es la directora del Hogar San Telmo?")
    found = gathered("# Informe\n\n## Personal\n\nLa directora es Ana Ortuzar.\n")
    one = replace(found["La directora es Ana Ortuzar."], title="Visita: Hogar San Telmo")
    assert as_read(one).context == "Personal. "
    assert as_read(one, question).context == "Visita: Hogar San Telmo. Personal. "
    for other in ("¿Quién es la directora?", "¿Quién es la directora del Hogar San Jorge?"):
        assert as_read(one, analyse(other)).context == "Personal. "
    assert as_read(replace(one, headings="Hogar San Telmo"), question) == Sentence(
        one.text, "Hogar San Telmo. "
    )
    alone = replace(one, headings="", text="La directora es Ana.")
    assert as_read(alone, question).context == "Visita: Hogar San Telmo. "


def test_what_explains_a_change_is_read_with_what_tells_it(gathered: Gathered) -> None:
    """In its own paragraph; the sentence between is of something else."""
    told = "It found 727 boats, compared with 842 in 2021."
    text = f"# Boats\n\n{told} Of these, 498 were old. Officials attributed the decrease to fuel."
    found = gathered(text)
    assert found["Officials attributed the decrease to fuel."].before == told
    assert found["Of these, 498 were old."].before == told
    apart = gathered(text.replace(" Of these", "\n\nOf these"), "b.md")
    explained = apart["Officials attributed the decrease to fuel."]
    assert explained.before == "Of these, 498 were old."


def test_a_typed_row_is_read_with_the_line_above_its_table(gathered: Gathered) -> None:
    """Also where that has no colon; a long one says more than what the figures of a table are."""
    rows = "Coast: 14.1 (16.0)\nHills: 22.5 (23.1)\nPlain: 9.9 (9.4)\n"
    found = gathered(f"# Marriage\n\nPer cent in 2021 (in brackets: in 2016)\n\n{rows}")
    lead = "Per cent in 2021 (in brackets: in 2016)"
    assert found["Coast: 14.1 (16.0)"].before == lead
    assert found["Plain: 9.9 (9.4)"].before == lead
    long = gathered(f"# Marriage\n\nThe survey {'was long and ' * 30}is over.\n\n{rows}")
    assert long["Hills: 22.5 (23.1)"].before == "Coast: 14.1 (16.0)"


_NUMBERED = """# Observations

8. The Committee recommends that the State party:

(a) Open three centres, among them:

- one in the north;
- one in the south;

(b) Fund them.

9. The Committee welcomes the ban of 2008. It is concerned that:

(a) Parents hit;

(b) Few cases are tried.

10. The report is short.
"""


def test_an_item_is_read_with_the_numbered_paragraph_that_leads_on_to_it(
    gathered: Gathered,
) -> None:
    """Though that stands as far out: it has another kind of marker, and what follows it has not."""
    found = gathered(_NUMBERED)
    lead = "The Committee recommends that the State party:"
    assert found["Fund them."].before == lead
    assert found["one in the south;"].before == "Open three centres, among them:"
    assert found["Parents hit;"].before == "It is concerned that:"
    assert found["Few cases are tried."].before == "It is concerned that:"
    assert "The Committee welcomes the ban of 2008." in found
    assert found["The report is short."].before == "Few cases are tried."


def test_a_lead_that_points_back_is_read_with_what_it_points_to(gathered: Gathered) -> None:
    """Who had injured hands, and where, only the sentence before "They found that:" says."""
    told = "Inspectors removed 132 children from the quarries at Setto in 2019. They found that:"
    found = gathered(f"# Quarries\n\n{told}\n\n(a) 41 had injured hands;\n\n(b) 17 had none.\n")
    assert found["41 had injured hands;"].before == told
    assert found["17 had none."].before == told


LEAD = (
    "Having heard that 61 child victims of trafficking were identified in 2021, "
    "mainly for begging, the Committee recommends to the State party:"
)


@pytest.mark.parametrize(
    ("line", "tells"),
    [
        (LEAD, True),
        (LEAD.replace("61 child victims", "9.4% of all children"), True),
        (LEAD.replace("61 child victims", "many child victims"), False),
        (LEAD.replace("61 child victims of trafficking", "victims under article 34 as"), False),
        (LEAD.replace("61 child victims of trafficking", "victims under article 34 of it"), False),
        ("He found 61 children:", False),
        ("In 2021 the Ministry of Labour trained 340 inspectors in the following:", True),
        ("En 2021 el Ministerio de Trabajo formó a 340 inspectores en lo siguiente:", True),
        ("Before an offer is made the 3 checks of the office are done:", False),
        ("4.1 Women aged 20 to 24 years who were married before age 18, by province:", False),
        ("Women who were married before age 18 in the provinces, by year:", False),
    ],
)
def test_a_line_that_leads_on_may_tell_a_figure(line: str, *, tells: bool) -> None:
    """One with a count or a share; not the number of an article, nor a year or an age."""
    assert tells_something(line) is tells


@pytest.mark.parametrize(
    ("line", "tells"),
    [
        ("While welcoming the ban on begging of 2016, the Committee regrets that:", True),
        ("Si bien observa que la ley prohíbe la venta de niños, al Comité le preocupa que:", True),
        ("The Committee notes that the law forbids begging, but is concerned that:", True),
        ("The Committee regrets that homes are full and recommends that the State party:", True),
        ("El Comité toma nota de la ley que prohíbe la venta, pero lamenta lo siguiente:", True),
        ("Al Comité le preocupa que los hogares estén llenos y recomienda al Estado:", True),
        (
            "Taking note of target 16.2 of the Goals, the Committee recommends that the State:",
            False,
        ),
        ("In the light of its previous recommendations, the Committee urges the State to:", False),
        ("While that is so, it regrets that:", False),
        (
            "El Comité recomienda que en el próximo informe se incluyan datos sobre:",
            False,
        ),
    ],
)
def test_a_line_that_leads_on_may_say_what_is_so(line: str, *, tells: bool) -> None:
    """Before it turns to its list; what it only points to says nothing."""
    assert tells_something(line) is tells


def test_a_line_with_a_figure_answers_like_any_sentence(gathered: Gathered) -> None:
    """And is what its items are read with all the same."""
    found = gathered(f"# Trafficking\n\n{LEAD}\n\n- Reopen the shelter;\n- Train the police.\n")
    assert not is_lead(found[LEAD])
    assert found["Train the police."].before == LEAD
    assert "He found:" not in gathered("# A\n\nHe found:\n\n- a boat;\n- a car.\n")
