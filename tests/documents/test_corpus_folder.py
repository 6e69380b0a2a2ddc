"""The corpus folder: what is in it, reading and removing."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from briefing_qa.documents import Corpus
from briefing_qa.errors import (
    CorpusError,
    DocumentError,
    DuplicateDocumentError,
    UnknownDocumentError,
)

PROJECT_CORPUS = Path(__file__).parent.parent.parent / "corpus"

REGISTER = """
[[source]]
id = "registered"
title = "Registered title"
publisher = "A publisher"
language = "es"
date = "2020"
pages = ["https://example.org/page"]
file = "odd name.txt"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus with two documents, and files that are none."""
    corpus = tmp_path / "corpus"
    (corpus / "sub").mkdir(parents=True)
    (corpus / ".hidden").mkdir()
    (corpus / "a.txt").write_text("Text of a.", encoding="utf-8")
    (corpus / "sub" / "b.md").write_text("# B\n\nText of b.", encoding="utf-8")
    (corpus / "README.md").write_text("About this folder.", encoding="utf-8")
    (corpus / ".secret.txt").write_text("Hidden.", encoding="utf-8")
    (corpus / ".hidden" / "c.txt").write_text("Hidden.", encoding="utf-8")
    (tmp_path / "outside.txt").write_text("Outside.", encoding="utf-8")
    return corpus


def test_missing_folder_says_what_to_do(tmp_path: Path) -> None:
    """A folder that is not there, or is a file, is refused with the remedy."""
    with pytest.raises(CorpusError, match="does not exist: make it and put documents in it"):
        Corpus(tmp_path / "none")
    (tmp_path / "file").touch()
    with pytest.raises(CorpusError, match="is not a folder"):
        Corpus(tmp_path / "file")


def test_a_folder_that_cannot_be_looked_for_is_refused_in_one_line(tmp_path: Path) -> None:
    """A name that is too long for any folder, as a folder that may not be entered is."""
    with pytest.raises(CorpusError, match=r"cannot be looked for: .*: check the perm") as refused:
        Corpus(tmp_path / ("x" * 5000))
    assert "\n" not in str(refused.value)


def test_files_are_those_that_can_be_read(folder: Path) -> None:
    """Files at any depth are listed; hidden files and README files are not."""
    assert Corpus(folder).files() == ("a.txt", "sub/b.md")


def test_what_word_keeps_beside_an_open_document_is_passed_over(folder: Path) -> None:
    """It is no document that is broken, and is gone when the document is closed."""
    (folder / "~$report.docx").write_bytes(b"\x05Maria" + bytes(156))
    scan = Corpus(folder).scan()
    assert [file.path for file in scan.files] == ["a.txt", "sub/b.md"]
    assert scan.skipped == ()


def test_scan_gives_ids_and_checksums(folder: Path) -> None:
    """Each file has the id of its path and the checksum of its bytes."""
    scan = Corpus(folder).scan()
    assert [(file.id, file.path) for file in scan.files] == [("a", "a.txt"), ("sub-b", "sub/b.md")]
    assert scan.files[0].sha256 == hashlib.sha256(b"Text of a.").hexdigest()
    assert scan.skipped == ()


def test_two_files_with_one_id_are_both_skipped(folder: Path) -> None:
    """Neither of two files that claim an id is taken; each names the other."""
    (folder / "A.md").write_text("Other.", encoding="utf-8")
    scan = Corpus(folder).scan()
    assert [file.id for file in scan.files] == ["sub-b"]
    assert [one.path for one in scan.skipped] == ["A.md", "a.txt"]
    assert "'a' is also that of a.txt: rename one" in scan.skipped[0].reason


def test_other_formats_are_skipped_with_a_reason(folder: Path) -> None:
    """A file that cannot be read is not passed over in silence."""
    (folder / "report.doc").write_bytes(b"text")
    (folder / "report.xyz").write_bytes(b"text")
    skipped = Corpus(folder).scan().skipped
    assert [(one.path, one.reason) for one in skipped] == [
        ("report.doc", "Word documents of before 2007 are not supported: save it as .docx"),
        ("report.xyz", '".xyz" files are not supported: convert it to .pdf, .docx or .txt'),
    ]


def test_an_index_inside_of_the_corpus_is_passed_over(folder: Path) -> None:
    """Its files are no documents and need no word; documents beside them are taken."""
    (folder / "index").mkdir()
    for name in ("passages.sqlite", "passages.sqlite-journal", "vectors-7.faiss", "notes.txt"):
        (folder / "index" / name).write_text("Text.", encoding="utf-8")
    scan = Corpus(folder).scan()
    assert [file.path for file in scan.files] == ["a.txt", "index/notes.txt", "sub/b.md"]
    assert scan.skipped == ()


def test_links_out_of_the_corpus_are_skipped(folder: Path) -> None:
    """A link to a file outside, a broken link and a link to a folder are no documents."""
    (folder / "link.txt").symlink_to(folder.parent / "outside.txt")
    (folder / "broken.txt").symlink_to(folder / "nowhere.txt")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "folder").symlink_to(folder / "sub")
    (folder / "inside.txt").symlink_to(folder / "a.txt")
    scan = Corpus(folder).scan()
    assert [file.path for file in scan.files] == ["a.txt", "inside.txt", "sub/b.md"]
    reasons = {one.path: one.reason for one in scan.skipped}
    assert set(reasons) == {"link.txt", "broken.txt", "loop.txt", "folder"}
    assert "a link out of the folder" in reasons["link.txt"]


def test_links_that_lead_to_themselves_lead_nowhere(folder: Path) -> None:
    """Not out of the folder: there is nothing there that could be copied."""
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "there.txt").symlink_to(folder / "back.txt")
    (folder / "back.txt").symlink_to("there.txt")
    (folder / "round").symlink_to("round")
    (folder / "under.txt").symlink_to(folder / "round" / "under.txt")
    (folder / "out.txt").symlink_to(folder.parent / "gone.txt")
    reasons = {one.path: one.reason for one in Corpus(folder).scan().skipped}
    out = reasons.pop("out.txt")
    assert out == "it is a link out of the folder: copy the file instead"
    assert sorted(reasons) == ["back.txt", "loop.txt", "round", "there.txt", "under.txt"]
    nowhere = "it is not a file: put the file or folder itself here, no link to it"
    assert set(reasons.values()) == {nowhere}


def test_name_that_is_not_utf8_is_skipped(folder: Path) -> None:
    """A file name that cannot be written in JSON is skipped."""
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text("Text.", encoding="utf-8")
    assert "not UTF-8" in Corpus(folder).scan().skipped[0].reason


@pytest.mark.parametrize(
    "path", ["../outside.txt", "sub/../../outside.txt", "link.txt", "nul\0.txt"]
)
def test_nothing_outside_is_read(folder: Path, path: str) -> None:
    """A path that leads out of the corpus is refused."""
    (folder / "link.txt").symlink_to(folder.parent / "outside.txt")
    with pytest.raises(DocumentError, match="not inside of the corpus folder"):
        Corpus(folder).read(path)
    with pytest.raises(DocumentError, match="not inside of the corpus folder"):
        Corpus(folder).read(str(folder.parent / "outside.txt"))


@pytest.mark.parametrize("document_id", ["../outside", "..", "", "/etc/passwd", "sub/b", "a.txt"])
def test_ids_are_no_paths(folder: Path, document_id: str) -> None:
    """An id names a document or nothing; no file is removed through one."""
    with pytest.raises(UnknownDocumentError, match="no document has the id"):
        Corpus(folder).remove(document_id)
    assert (folder.parent / "outside.txt").exists()


def test_unreadable_file_is_one_line(folder: Path) -> None:
    """A file that is gone or is a folder raises one line with its name."""
    for path in ("gone.txt", "sub"):
        with pytest.raises(DocumentError, match=path) as caught:
            Corpus(folder).read(path)
        assert "\n" not in str(caught.value)


def test_document_knows_where_it_comes_from(folder: Path) -> None:
    """A document has its path, its checksum, and a title from its headings or its name."""
    corpus = Corpus(folder)
    document = corpus.read("sub/b.md")
    assert (document.id, document.title, document.path) == ("sub-b", "B", "sub/b.md")
    assert document.provenance.sha256 == hashlib.sha256(b"# B\n\nText of b.").hexdigest()
    assert corpus.read("a.txt").title == "A"


def test_language_is_told_by_the_words(folder: Path) -> None:
    """Without front matter the function words tell English from Spanish."""
    (folder / "es.txt").write_text("Las niñas y los niños en el Perú.", encoding="utf-8")
    (folder / "fr.md").write_text("---\nlanguage: FR-ca\n---\nTexte.", encoding="utf-8")
    corpus = Corpus(folder)
    languages = [corpus.read(path).language for path in ("a.txt", "es.txt", "fr.md")]
    assert languages == ["en", "es", "fr"]


def test_register_completes_a_document(folder: Path) -> None:
    """What the register says of a file fills in what the file leaves open."""
    (folder / "odd name.txt").write_text("Text.", encoding="utf-8")
    (folder / "sources.toml").write_text(REGISTER, encoding="utf-8")
    corpus = Corpus(folder)
    document = corpus.read("odd name.txt")
    assert (document.id, document.title, document.language) == (
        "registered",
        "Registered title",
        "es",
    )
    assert document.provenance.publisher == "A publisher"
    assert document.provenance.address == "https://example.org/page"
    assert corpus.find("registered").path == "odd name.txt"


def test_front_matter_goes_before_the_register(folder: Path) -> None:
    """What the file itself states stays."""
    source = "---\ntitle: Own title\npublisher: Own\n---\nText."
    (folder / "registered.md").write_text(source, encoding="utf-8")
    register = REGISTER.replace('file = "odd name.txt"', "")
    (folder / "sources.toml").write_text(register, encoding="utf-8")
    document = Corpus(folder).read("registered.md")
    assert (document.title, document.provenance.publisher) == ("Own title", "Own")
    assert document.provenance.date == "2020"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_register_and_downloads_find_a_name_however_its_accents_are_written(
    folder: Path, form: Literal["NFC", "NFD"]
) -> None:
    """A file out of an archive from macOS is the one that was typed; it is opened as it is."""
    name = unicodedata.normalize(form, "Año.txt")
    (folder / name).write_text("Text.", encoding="utf-8")
    register = REGISTER.replace("odd name", "Año")
    (folder / "sources.toml").write_text(register, encoding="utf-8")
    (folder / "downloads.toml").write_text(
        '[[download]]\nid = "registered"\nfile = "Año.txt"\ndate = "2024-05-06"\n'
        f'address = "https://example.org/a"\nsha256 = "{hashlib.sha256(b"Text.").hexdigest()}"\n',
        encoding="utf-8",
    )
    document = Corpus(folder).read_file(Corpus(folder).find("registered"))
    assert (document.title, document.path) == ("Registered title", name)
    assert document.metadata["downloaded"] == "2024-05-06"


def test_an_id_of_two_files_names_them(folder: Path) -> None:
    """Neither is found or removed by it; what to do about them is said."""
    (folder / "A.md").write_text("Other.", encoding="utf-8")
    for use in (Corpus(folder).find, Corpus(folder).remove):
        with pytest.raises(DuplicateDocumentError) as caught:
            use("a")
        assert "A.md and a.txt have one id, 'a'" in str(caught.value)
        assert str(caught.value).endswith("rename or delete one")
    assert Corpus(folder).files() == ("A.md", "a.txt", "sub/b.md")


def test_remove_deletes_one_document(folder: Path) -> None:
    """The file of the id is gone, the others stay."""
    corpus = Corpus(folder)
    assert corpus.remove("sub-b") == folder / "sub" / "b.md"
    assert corpus.files() == ("a.txt",)
    with pytest.raises(UnknownDocumentError):
        corpus.remove("sub-b")


def test_remove_of_a_link_keeps_what_it_points_to(folder: Path) -> None:
    """Removing a link inside of the corpus leaves the other document alone."""
    (folder / "inside.txt").symlink_to(folder / "a.txt")
    Corpus(folder).remove("inside")
    assert Corpus(folder).files() == ("a.txt", "sub/b.md")


def test_the_project_corpus_is_registered_and_readable() -> None:
    """Every document of the project's corpus is read and stands in its register."""
    corpus = Corpus(PROJECT_CORPUS)
    scan = corpus.scan()
    assert scan.skipped == ()
    assert {file.id for file in scan.files} <= {source.id for source in corpus.sources()}
    briefing = corpus.read("peru-briefing.md")
    assert briefing.title.startswith("Peru: A need to better protect")
    assert briefing.text.startswith("# PERU")
    assert briefing.provenance.address == "https://ecpat.org/story/peru-eco/"
    assert briefing.metadata["country"] == "Peru"
