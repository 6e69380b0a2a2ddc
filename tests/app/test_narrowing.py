"""Which documents a question is put to."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from briefing_qa.app.narrowing import Choice, Narrowed, choices, same_titled
from briefing_qa.retrieval.filters import Filters
from briefing_qa.store import DocumentRecord


def record(name: str, **more: Any) -> DocumentRecord:
    """An indexed document."""
    known = {
        "title": name, "path": f"{name}.md", "language": "en", "sha256": "0", "characters": 10,
        "passages": 1, "indexed_at": "2026-01-01",
    }  # fmt: skip
    return DocumentRecord(id=name, **{**known, **more})


def test_kinds_with_one_value_offer_nothing_to_choose() -> None:
    """Where all documents are alike in something, nobody is asked about it."""
    found = choices([record("a", publisher="Office", year=2018), record("b", year=2018)])
    assert (found.languages, found.publishers, found.countries) == ((), (), ())
    assert found.years is None


def test_values_are_counted_and_the_most_frequent_come_first() -> None:
    """Languages, publishers, years; documents by their titles."""
    found = choices(
        [
            record("c", language="es", publisher="Office", year=2015, title="zebra"),
            record("a", publisher="School", year=2020, title="Apple"),
            record("b", publisher="Office", title="mango"),
        ]
    )
    assert found.languages == (Choice(value="en", count=2), Choice(value="es", count=1))
    assert [one.value for one in found.publishers] == ["Office", "School"]
    assert found.years == (2015, 2020)
    assert [one.title for one in found.documents] == ["Apple", "mango", "zebra"]


def test_titles_that_differ_in_case_and_spaces_are_the_same() -> None:
    """Three of four documents share one."""
    titles = {"a": "Annual  report", "b": "annual report", "c": "ANNUAL REPORT", "d": "Report"}
    found = same_titled(record(name, title=title) for name, title in titles.items())
    assert found == {"a", "b", "c"}


def test_every_country_that_is_offered_is_met() -> None:
    """A document about several countries is found by each name as it is offered."""
    records = [
        record("a", country="Peru; Chile and Bolivia"),
        record("b", country="Trinidad and Tobago"),
        record("c", country="Peru"),
    ]
    found = choices(records)
    assert [one.value for one in found.countries] == [
        "Peru", "Bolivia", "Chile", "Trinidad and Tobago",
    ]  # fmt: skip
    by_id = {one.id: one for one in records}
    for one in found.countries:
        met = Filters(countries=(one.value,)).select(by_id)
        assert met is not None
        assert len(met) == one.count


@given(
    documents=st.lists(st.text(max_size=5)),
    languages=st.lists(st.text(max_size=3)),
    first=st.none() | st.integers(1000, 9999),
    last=st.none() | st.integers(1000, 9999),
)
def test_what_was_chosen_comes_back_as_it_was(
    documents: list[str], languages: list[str], first: int | None, last: int | None
) -> None:
    """What a question was restricted to is shown again with the conversation."""
    if first and last and first > last:
        first, last = last, first
    chosen = Narrowed(documents=documents, languages=languages, year_from=first, year_to=last)
    assert Narrowed.of(chosen.filters()) == chosen


def test_nothing_chosen_leaves_out_nothing() -> None:
    """An empty choice is no filter."""
    assert Narrowed().filters() == Filters()


@pytest.mark.parametrize(
    "wrong", [{"year_from": 0}, {"year_to": 10000}, {"languages": ["x" * 301]}, {"documents": 3}]
)
def test_what_is_no_choice_is_refused(wrong: dict[str, Any]) -> None:
    """Years that are none, names without end."""
    with pytest.raises(ValidationError):
        Narrowed(**wrong)
