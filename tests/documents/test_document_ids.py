"""Ids from paths."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.documents import document_id_of
from briefing_qa.documents.identity import readable_name, unknown_document


@pytest.mark.parametrize(
    ("path", "document_id"),
    [
        ("en_crc_gc25.txt", "en-crc-gc25"),
        ("sub/Año 2020.md", "sub-ano-2020"),
        ("sub/An\u0303o 2020.md", "sub-ano-2020"),
        ("__A--b__.md", "a-b"),
        ("a.b.txt", "a-b"),
        ("Straße Łódź Øre.md", "strasse-lodz-ore"),
    ],
)
def test_id_follows_from_the_path(path: str, document_id: str) -> None:
    """An id is the path in lower case without diacritics, its parts joined by hyphens."""
    assert document_id_of(path) == document_id


@pytest.mark.parametrize("name", ["отчёт.md", "报告-2020.txt", "!!!.md", "تقرير.txt"])
def test_other_scripts_get_a_hash(name: str) -> None:
    """A name that would lose its letters gets an id from its checksum."""
    assert re.fullmatch(r"doc-[0-9a-f]{12}", document_id_of(name))
    assert document_id_of(name) != document_id_of(f"x{name}")


@given(name=st.text(min_size=1, alphabet=st.characters(exclude_characters="/\0")))
def test_any_name_gives_a_plain_id(name: str) -> None:
    """Ids are made of a-z, 0-9 and single hyphens, whatever the file is called."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", document_id_of(f"a{name}.md"))


def test_readable_name() -> None:
    """A file name becomes a title."""
    assert readable_name("sub/en_crc-gc25.txt") == "En crc gc25"


def test_unknown_id_names_the_closest() -> None:
    """A wrong id is answered with those that it may have meant."""
    assert "did you mean peru-briefing?" in str(unknown_document("peru-brifing", {"peru-briefing"}))
    for other in ("one", "page", "a-longer-one"):
        assert "did you mean" not in str(unknown_document("nope", {other}))
    assert "did you mean" not in str(unknown_document("a", {"a-b", "cat"}))
    assert "did you mean peru?" in str(unknown_document("preu", {"peru", "chile"}))
    assert "briefing-qa documents" in str(unknown_document("zzz", {"peru-briefing"}))
    assert "has no documents" in str(unknown_document("zzz", set()))
