"""Fields at the head of minutes and reports to donors, and names in quotation marks."""

from __future__ import annotations

import pytest

from briefing_qa.answering.evidence.fronts import front_of
from briefing_qa.answering.evidence.head_fields import HeadFields, head_fields
from briefing_qa.answering.evidence.quoted_subjects import quoted_subject
from briefing_qa.documents.markdown import read_markdown
from briefing_qa.types import Document, Provenance

MINUTES = """# Minutes of the third meeting

**Date:** Thursday, 17 October 2024
**Venue:** Room 4, Office of the Commissioner, Mombasa, Kenya
**Chair:** Ms. Ana Mwinyi

The group met at nine and read the minutes of the second meeting without any remark on them.
"""
GRANT = """# Grant report: year 2

| Item | Detail |
|---|---|
| Project title | Safe Roads, Safe Screens (SRSS) |
| Grantee | Himal Child Defence (HCD), Kathmandu |
| Period | 2023 |

In its second year the project reached many more children than it had in the one before that.
"""
LETTER = """Excelencia:

Le escribo sobre el hogar de protección «Casa Esperanza», en Salcajá.

El hogar se abrió en 2015. Tres adolescentes huyeron del hogar. La policía las devolvió al hogar.
"""


def made(text: str) -> Document:
    """A document of this text."""
    read = read_markdown(text.encode(), "x.md")
    return Document(
        id="x", title=read.main_heading, text=read.text, sections=read.sections, path="x.md",
        provenance=Provenance(),
    )  # fmt: skip


def test_minutes_say_where_the_group_met() -> None:
    """Town and country, for the whole text; who took the chair is not whose text it is."""
    assert head_fields(MINUTES) == HeadFields(place="Mombasa, Kenya")
    told = front_of(made(MINUTES))
    assert (told.place, told.until) == ("Mombasa, Kenya", len(made(MINUTES).text))


def test_a_report_to_a_donor_says_whose_it_is_and_of_what() -> None:
    """From a table of two columns, whose header is no imprint."""
    told = front_of(made(GRANT))
    assert told.names == ("Safe Roads, Safe Screens", "SRSS")
    assert told.noun == ("the project", "el proyecto")
    assert told.publisher == "Himal Child Defence (HCD), Kathmandu"


@pytest.mark.parametrize(
    "text",
    [
        "# Report\n\nVenue: Mombasa\n\nText.",
        "# Report\n\nVenue: Mombasa\nDate: May\n\nText.",
        "# Report\n\n| A | B | C |\n|---|---|---|\n| Venue | Lima | 3 |\n| City | Ica | 4 |\n",
        "x" * 3_000 + "\nVenue: Lima\nDate: May\nChair: Ana\n",
    ],
)
def test_no_fields(text: str) -> None:
    """One or two lines, a wider table, or lines far below are none."""
    assert head_fields(text) == HeadFields()


def test_what_a_letter_is_about() -> None:
    """It is "the home" afterwards; a day is no place that a text is written at."""
    assert quoted_subject(LETTER) == ("Casa Esperanza", ("", "el hogar"))
    assert front_of(made(LETTER)).noun == ("", "el hogar")
    assert quoted_subject(LETTER + "También se visitó el hogar «Casa Azul».") is None
    assert quoted_subject(LETTER.replace("al hogar", "allí")) is None
    day = "# A debate\n\nTuesday, 11 June 2024\n\nThe House met.\n"
    assert front_of(made(day)).place == ""
    assert front_of(made(day.replace("Tuesday", "Kingston"))).place == "Kingston"


SHELTER = """Creada por el albergue Casa Azul, la red vigila la terminal.

La deuda media, según el albergue, es de 14.500. El albergue las recibe. Al albergue le deben seis.
"""


def test_a_shelter_is_named_without_quotation_marks() -> None:
    """Of what is surely one; a red or a firm may be anything, and two shelters are no subject."""
    assert quoted_subject(SHELTER) == ("Casa Azul", ("", "el albergue"))
    assert quoted_subject(f"{SHELTER} Lo dice el albergue Casa Roja.") is None
    assert quoted_subject(SHELTER.replace("albergue", "grupo")) is None


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Ejecuta", "Fundación Yvy"),
        ("Ejecutado por", "Fundación Yvy"),
        ("Managed by", "Yvy Trust"),
        ("Contracting authority", "Yvy Trust"),
    ],
)
def test_who_carries_it_out(label: str, name: str) -> None:
    """By whatever label."""
    fields = f"**{label}:** {name}, Lima\n**Date:** May 2024\n**Version:** second\n\nIt begins.\n"
    assert head_fields(fields).bodies == (f"{name}, Lima",)
