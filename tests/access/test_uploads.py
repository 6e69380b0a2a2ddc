"""Names of uploaded files, made safe."""

from __future__ import annotations

import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.access import safe_name
from briefing_qa.access.uploads import LONGEST

RESERVED = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
    f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³"
}

names = st.text(
    st.sampled_from('./\\:*?"<>|-_ \0\n\u202eacnoulpt1.mdé\u0301') | st.characters(codec=None)
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("report.pdf", "report.pdf"),
        ("Año 2020 – informe.docx", "Año 2020 – informe.docx"),
        ("отчёт.txt", "отчёт.txt"),
        ("../../x.md", "x.md"),
        ("..\\..\\x.md", "x.md"),
        ("/etc/passwd", "passwd"),
        ("C:\\Users\\ana\\x.md", "x.md"),
        ("C:x.md", "C_x.md"),
        ("x.md:stream", "x.md_stream"),
        ("a\0b.md", "ab.md"),
        ("a\r\nb.md", "a b.md"),
        ("CON.md", "CON_.md"),
        ("nul", "nul_"),
        ("com1.tar.md", "com1_.tar.md"),
        ("Con .md", "Con_.md"),
        ("console.md", "console.md"),
        ("\u202eexe.fdp.md", "exe.fdp.md"),
        ("pay\u200bload.md", "payload.md"),
        ("", "document"),
        (".", "document"),
        ("....", "document"),
        (" . .md", "document.md"),
        (".md", "document.md"),
        (".hidden.md", "hidden.md"),
        ("-rf.md", "rf.md"),
        ("folder/", "document"),
        ("name.md. . ", "name.md"),
        ("report.PDF", "report.PDF"),
        ("what? why.md", "what_ why.md"),
        ("\ud800.md", "document.md"),
        ("cafe\u0301.md", "café.md"),
    ],
)
def test_a_name_becomes_safe(name: str, expected: str) -> None:
    """What is harmless stays, what is not goes, and something is always left."""
    assert safe_name(name) == expected


@pytest.mark.parametrize("letter", ["a", "ñ", "報", "😀"])
def test_a_long_name_keeps_its_suffix(letter: str) -> None:
    """The stem is cut between characters, to what file systems take."""
    found = safe_name(letter * 5000 + ".md")
    assert found == letter * (len(found) - 3) + ".md"
    assert LONGEST - 5 < len(found.encode()) <= LONGEST


@given(names)
def test_every_name_is_safe_for_every_system(name: str) -> None:
    """One part of a path, visible, not reserved, not too long, in NFC, the same again."""
    found = safe_name(name)
    assert PurePosixPath(found).name == found
    assert PureWindowsPath(found).name == found
    assert found.split(".")[0].strip().upper() not in RESERVED
    assert not set(found) & set('<>:"/\\|?*')
    assert not found.startswith((".", "-", " "))
    assert not found.endswith((".", " "))
    assert {unicodedata.category(one) for one in found}.isdisjoint(
        {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    )
    assert 0 < len(found.encode()) <= LONGEST
    assert unicodedata.normalize("NFC", found) == found
    assert safe_name(found) == found


@given(name=names)
def test_every_name_can_be_written(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The file lands in the folder, under that name."""
    folder = tmp_path_factory.getbasetemp() / "uploads"
    folder.mkdir(exist_ok=True)
    path = folder / safe_name(name)
    path.write_bytes(b"x")
    assert path.resolve().parent == folder.resolve()
    assert [one.name for one in folder.iterdir()] == [safe_name(name)]
    path.unlink()


def test_the_folder_is_not_left(tmp_path: Path) -> None:
    """A path that climbs ends beside the others."""
    for name in ("../../../../tmp/x", "..", "../", "..\\", "/", "a/../../b"):
        assert (tmp_path / safe_name(name)).resolve().parent == tmp_path.resolve()
