"""Documents are chosen by id, language, publisher, country and year."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.errors import QuestionError, UnknownDocumentError
from briefing_qa.retrieval import Filters, years_of
from briefing_qa.retrieval.filters import chosen_ids
from briefing_qa.store import DocumentRecord


def record(document_id: str, **known: object) -> DocumentRecord:
    """A record with what is known."""
    given_values = {"language": "en", **known}
    return DocumentRecord(
        id=document_id,
        title=document_id.title(),
        path=f"{document_id}.md",
        sha256="0",
        characters=9,
        passages=1,
        indexed_at="",
        **given_values,  # type: ignore[arg-type]
    )


RECORDS = {
    one.id: one
    for one in (
        record("peru-2016", language="es", publisher="ECPAT", country="Perú", year=2016),
        record("peru-2020", publisher="ECPAT International", country="Peru", year=2020),
        record("andes", publisher="UNICEF", country="Bolivia, Perú and Ecuador", year=2018),
        record("guinea", publisher="Unicef España", country="Equatorial Guinea"),
        record("notes"),
    )
}


@pytest.mark.parametrize(
    ("filters", "met"),
    [
        (Filters(), None),
        (Filters(languages=("en", "es")), None),
        (Filters(languages=("ES",)), ["peru-2016"]),
        (Filters(document_ids=("notes", "andes")), ["andes", "notes"]),
        (Filters(publishers=("unicef",)), ["andes", "guinea"]),
        (Filters(publishers=("unicef espana",)), ["guinea"]),
        (
            Filters(publishers=("ecpat", "UNICEF"), languages=("en",)),
            ["andes", "guinea", "peru-2020"],
        ),
        (Filters(countries=("peru",)), ["andes", "peru-2016", "peru-2020"]),
        (Filters(countries=("ECUADOR",)), ["andes"]),
        (Filters(countries=("Equatorial  Guinea",)), ["guinea"]),
        (Filters(years=(2018, 2018)), ["andes"]),
        (Filters(years=(2017, None)), ["andes", "peru-2020"]),
        (Filters(years=(None, 2018)), ["andes", "peru-2016"]),
        (
            Filters(years=(2016, 2020), countries=("perú",), languages=("en",)),
            ["andes", "peru-2020"],
        ),
    ],
)
def test_documents_that_meet_each_kind_are_chosen(filters: Filters, met: list[str] | None) -> None:
    """One value of each kind that is given has to be met; case and accents do not count."""
    chosen = filters.select(RECORDS)
    assert (chosen if chosen is None else list(chosen)) == met


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        (Filters(document_ids=("peru-2015",)), r"no document has the id 'peru-2015': did you mean"),
        (Filters(languages=("fr",)), r"no document has the language 'fr': there are en \(4\), es"),
        (Filters(publishers=("pat",)), r"the publisher 'pat': there are ECPAT \(1\), ECPAT Inter"),
        (
            Filters(countries=("guinea",)),
            r"the country 'guinea': there are Peru \(1\), Perú|Bolivia",
        ),
        (Filters(years=(1990, 1999)), r"the year '1990-1999': there are 2016 \(1\), 2018"),
        (Filters(years=(2030, None)), r"the year '2030-'"),
        (
            Filters(languages=("es",), years=(2020, 2020)),
            r"^none of the documents chosen has the year '2020': there are 2016 \(1\)$",
        ),
        (
            Filters(document_ids=("notes",), publishers=("ECPAT",)),
            r"^none of the documents chosen has the publisher 'ECPAT': no publisher is known of",
        ),
    ],
)
def test_filters_that_no_document_meets_name_what_there_is(filters: Filters, message: str) -> None:
    """One line says which filter nothing meets, and which values there are."""
    with pytest.raises(UnknownDocumentError, match=message) as caught:
        filters.select(RECORDS)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        (Filters(languages=("es",)), "the language 'es': there are en (2)"),
        (
            Filters(document_ids=("peru-2016",)),
            "the id 'peru-2016': there are andes (1), notes (1)",
        ),
    ],
)
def test_documents_that_were_chosen_before_are_not_taken_for_all(
    filters: Filters, message: str
) -> None:
    """A document that is there, and was not chosen, is not said to be missing."""
    with pytest.raises(UnknownDocumentError) as caught:
        chosen_ids(("notes", "andes", "notes"), filters, RECORDS)
    assert str(caught.value) == f"none of the documents chosen has {message}"
    assert chosen_ids(("notes", "andes"), Filters(languages=("en",)), RECORDS) == (
        "andes",
        "notes",
    )


@pytest.mark.parametrize("said", ["", " ", "***"])
def test_what_says_nothing_is_not_met_by_what_is_not_known(said: str) -> None:
    """An empty name, as of an unset variable, does not choose the documents without one."""
    assert RECORDS["notes"].publisher == RECORDS["notes"].country == ""
    for filters in (Filters(publishers=(said,)), Filters(countries=(said,))):
        with pytest.raises(UnknownDocumentError, match="no document has the"):
            filters.select(RECORDS)


def test_many_values_are_not_all_named() -> None:
    """The commonest are, and the number of the others."""
    records = {f"d{n}": record(f"d{n}", publisher=f"Office {n:02}") for n in range(20)}
    with pytest.raises(UnknownDocumentError, match=r"Office 11 \(1\) and 8 more"):
        Filters(publishers=("nobody",)).select(records)


def test_an_empty_index_meets_no_filter_and_says_nothing() -> None:
    """Without documents there is nothing to choose from."""
    assert Filters(languages=("es",)).select({}) is None


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2018", (2018, 2018)),
        (" 2015-2020 ", (2015, 2020)),
        ("2015 – 2020", (2015, 2020)),
        ("2015-", (2015, None)),
        ("-2020", (None, 2020)),
    ],
)
def test_years_are_read(text: str, years: tuple[int | None, int | None]) -> None:
    """A year, years from one to another, and years with an open end."""
    assert years_of(text) == years


@pytest.mark.parametrize("text", ["", "-", "18", "2018 2020", "20182020", "2018-20", "last year"])
def test_other_words_are_no_years(text: str) -> None:
    """The message says how years are written."""
    with pytest.raises(QuestionError, match="write 2018, 2015-2020"):
        years_of(text)


def test_years_do_not_end_before_they_begin() -> None:
    """The message says so."""
    with pytest.raises(QuestionError, match="ends before it begins"):
        years_of("2020-2015")


@given(st.integers(1000, 9999), st.integers(1000, 9999))
def test_every_span_of_years_is_read(first: int, last: int) -> None:
    """From the earlier to the later year."""
    low, high = sorted((first, last))
    assert years_of(f"{low}-{high}") == (low, high)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"languages": "es"}, "languages = 'es' is one string: give a list, ['es']"),
        ({"countries": "Paraguay"}, "countries = 'Paraguay' is one string"),
        ({"publishers": 5}, "publishers = 5 is no list: give a list of strings"),
        ({"document_ids": [3]}, "document_ids holds 3, which is no string"),
        ({"years": 2020}, "years = 2020 is not a first and a last year: give two, (2015, 2020)"),
        ({"years": (2021,)}, "years = (2021,) is not a first and a last year"),
        ({"years": (None, None)}, "years = (None, None) is not"),
        ({"years": ("2015", "2020")}, "years = ('2015', '2020') is not"),
        ({"years": (True, 2020)}, "years = (True, 2020) is not"),
        ({"years": (2021, 2020)}, "ends before it begins"),
        ({"years": (20, 2020)}, "is no year"),
    ],
)
def test_values_of_another_kind_are_refused(values: dict[str, Any], says: str) -> None:
    """When the filters are made, in one line that says what to give."""
    with pytest.raises(QuestionError, match=re.escape(says)):
        Filters(**values)


def test_lists_are_taken_as_tuples_are() -> None:
    """And so is what can be gone through once only."""
    assert Filters(languages=["es"], years=[2015, None]) == Filters(  # type: ignore[arg-type]
        languages=("es",), years=(2015, None)
    )
    assert Filters(countries=(one for one in ("Peru",))).countries == ("Peru",)  # type: ignore[arg-type]
