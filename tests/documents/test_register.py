"""The register of documents, `sources.toml`."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_qa.documents import load_sources, missing_sources
from briefing_qa.errors import CorpusError

PROJECT_CORPUS = Path(__file__).parent.parent.parent / "corpus"

ENTRY = """
[[source]]
id = "one"
title = "One"
publisher = "P"
language = "en"
pages = ["https://example.org/one"]
"""


def _load(folder: Path, text: str) -> str:
    (folder / "sources.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        load_sources(folder)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_no_register_is_an_empty_one(tmp_path: Path) -> None:
    """A corpus needs no register."""
    assert load_sources(tmp_path) == ()


def test_entries_are_read_in_order(tmp_path: Path) -> None:
    """Fields that an entry leaves out are empty."""
    second = ENTRY.replace('"one"', '"two"') + 'address = "https://example.org/two.txt"\n'
    (tmp_path / "sources.toml").write_text(ENTRY + second, encoding="utf-8")
    sources = load_sources(tmp_path)
    assert [source.id for source in sources] == ["one", "two"]
    assert sources[0].pages == ("https://example.org/one",)
    assert (sources[0].address, sources[1].address) == ("", "https://example.org/two.txt")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[source]]\nid = \n", "not TOML: Invalid value (at line 2, column 6)"),
        (
            f"[[source]]\nid = {'9' * 5000}\n",
            "not TOML: a number is too long, or a list too deep: ",
        ),
        (ENTRY + 'colour = "red"\n', "line 8: unknown key 'colour'; known: id, title"),
        ("other = 1\n", "line 1: unknown key 'other'"),
        (
            '\n[[source]]\nid = "x"\n',
            "line 2: this source lacks title, publisher, language, pages: add",
        ),
        (ENTRY + ENTRY, "line 9: id 'one' is there twice: remove one"),
        (ENTRY.replace('"one"', '"One!"'), "line 3: id 'One!'"),
        (ENTRY.replace('"P"', "5"), "line 5: publisher is not text: repair it"),
        (
            ENTRY.replace("https:", "ftp:"),
            "line 7: pages is not a list of http(s) addresses: repair",
        ),
        (ENTRY.replace('"en"', '"Spanish"'), "line 6: language 'Spanish' is not the code of a"),
        (ENTRY + 'file = "../a.md"\n', "line 8: file '../a.md' is not a path inside"),
        (ENTRY + 'address = "file:///etc/passwd"\n', "line 8: address"),
        ("source = 5\n", "use [[source]]"),
    ],
)
def test_broken_register_names_the_line(tmp_path: Path, text: str, problem: str) -> None:
    """The error says what is wrong, and on which line."""
    assert problem in _load(tmp_path, text)


def test_register_that_is_not_utf8(tmp_path: Path) -> None:
    """Another encoding is refused with the place."""
    (tmp_path / "sources.toml").write_bytes(b"# \xe9")
    with pytest.raises(CorpusError, match="not UTF-8 at byte 2"):
        load_sources(tmp_path)


def test_project_register_lacks_the_country_overview() -> None:
    """The Country Overview is registered with its pages, and without a direct address."""
    sources = load_sources(PROJECT_CORPUS)
    assert [source.id for source in sources] == ["peru-briefing", "peru-country-overview"]
    (missing,) = missing_sources(sources, {"peru-briefing"})
    assert missing.pages == ("https://ecpat.org/country/peru", "https://ecpat.org/story/peru-eco/")
    assert missing.address == ""
