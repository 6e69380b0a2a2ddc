"""`index`, `documents`, `show`, `add` and `remove`."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from cli_place import LAKES, Place

from briefing_qa.cli import corpus as corpus_commands
from briefing_qa.documents import isolation, reader
from briefing_qa.errors import IndexWriteError
from briefing_qa.store.lock import write_lock
from briefing_qa.types import Page
from permissions import ordinary_user

REGISTER = """\
[[source]]
id = "rivers"
title = "Rivers of the east"
publisher = "Water Office"
language = "en"
pages = ["https://example.org/rivers"]
"""


def one_line(errors: str) -> str:
    """The only line on standard error."""
    (line,) = errors.splitlines()
    assert line.startswith("briefing-qa: ")
    return line


def in_index(place: Place, words: bytes) -> bool:
    """Whether the bytes of the index hold these words anywhere."""
    return any(words in file.read_bytes() for file in place.index.rglob("*") if file.is_file())


def test_index_says_what_changed_and_what_was_skipped_and_why(place: Place) -> None:
    """Each added, changed, removed and skipped document is named."""
    (place.corpus / "bad.txt").write_bytes(b"text\0text")
    first = place.run("index")
    assert first.status == 0
    assert "added    lakes\nadded    wells\n" in first.text
    assert "skipped  bad.txt: " in first.text
    assert first.text.endswith("2 added, 0 changed, 0 removed, 0 unchanged, 1 skipped.\n")
    (place.corpus / "lakes.md").write_text(LAKES + "\nLake Cira dried up.\n", encoding="utf-8")
    (place.corpus / "wells.txt").unlink()
    second = place.run("index")
    assert "changed  lakes\nremoved  wells\n" in second.text
    assert "0 added, 1 changed, 1 removed, 0 unchanged, 1 skipped.\n" in second.text


def test_a_long_list_of_added_documents_is_cut(place: Place) -> None:
    """Of very many documents some are named and the rest are counted."""
    for number in range(30):
        (place.corpus / f"n{number:02}.txt").write_text(f"Number {number}.", encoding="utf-8")
    outcome = place.run("index")
    assert len(outcome.text.splitlines()) < 15
    assert "22 more" in outcome.text
    assert "32 added" in outcome.text


@pytest.mark.parametrize(
    "content",
    [b"text\0text", b"\x89PNG\r\n\x1a\n\0\0\0", b"", b"   \n\n"],
    ids=["NUL", "picture", "empty", "blank"],
)
def test_a_file_that_is_no_text_is_skipped_with_its_reason(content: bytes, place: Place) -> None:
    """A broken file is named, and the others are indexed."""
    (place.corpus / "odd.txt").write_bytes(content)
    outcome = place.run("index")
    assert outcome.status == 0
    assert "skipped  odd.txt: " in outcome.text
    assert "2 added" in outcome.text


def test_a_file_in_another_encoding_is_read_or_skipped_never_garbled(place: Place) -> None:
    """A file in Windows-1252 gives the right letters or is named as skipped."""
    (place.corpus / "old.txt").write_bytes("Los niños de la señora López.".encode("cp1252"))
    outcome = place.run("index")
    assert outcome.status == 0
    if "skipped  old.txt" not in outcome.text:
        assert "niños de la señora López" in place.run("show", "old").text


def test_documents_lists_what_is_indexed(indexed: Place) -> None:
    """One row for each document; what is known of none has no column."""
    lines = indexed.run("documents").text.splitlines()
    assert lines[0].split() == [
        *("id", "title", "language", "publisher", "characters", "passages", "indexed", "at")
    ]
    assert re.match(r"lakes  Lakes of the north  en +Water Office ", lines[1])
    assert lines[2].startswith("wells  Wells of the south ")
    assert len(lines) == 3


LONG_ID = "a-report-about-the-wells-and-the-lakes-of-the-whole-valley-in-2019-final"


@pytest.mark.parametrize("columns", [40, 80, 100, 120, 250])
def test_ids_can_be_copied_from_a_terminal_of_any_width(
    columns: int, indexed: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An id is never broken or cut, and nothing that is known gets lost."""
    text = "---\ndate: 2019-04-02\ncountry: Perú\n---\n# Ferries\n\nThere are four ferries.\n"
    (indexed.corpus / f"{LONG_ID}.md").write_text(text, encoding="utf-8")
    assert indexed.run("index").status == 0
    monkeypatch.setenv("FORCE_COLOR", "1")  # Rich takes this for a terminal
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = re.sub("\x1b\\[[0-9;]*m", "", indexed.run("documents").text).splitlines()
    firsts = [line.split()[0] for line in lines if line and not line.startswith(" ")]
    assert [one for one in firsts if one != "id"] == [LONG_ID, "lakes", "wells"]
    for known in ("Ferries", "2019", "Perú", "Water", "passage"):
        assert any(known in line for line in lines)
    assert "1 passages" not in " ".join(lines)


def test_documents_shows_year_and_country_where_they_are_known(indexed: Place) -> None:
    """The columns are there as soon as one document has the value."""
    text = "---\ndate: 2019-04-02\ncountry: Perú\n---\n# Ferries\n\nThere are four ferries.\n"
    (indexed.corpus / "ferries.md").write_text(text, encoding="utf-8")
    indexed.run("index")
    lines = indexed.run("documents").text.splitlines()
    assert lines[0].split()[3:6] == ["year", "publisher", "country"]
    assert re.search(r"ferries +Ferries +en +2019 +Perú ", lines[1])


def test_documents_of_an_empty_corpus_are_said_to_be_none(indexed: Place) -> None:
    """On standard error: programs get nothing, or an empty list."""
    for document_id in ("lakes", "wells"):
        assert indexed.run("remove", document_id).status == 0
    outcome = indexed.run("documents")
    assert (outcome.status, outcome.out) == (0, b"")
    assert "there are no documents yet: `briefing-qa add --corpus " in outcome.errors
    outcome = indexed.run("documents", "--json")
    assert json.loads(outcome.out)["documents"] == []
    assert outcome.errors == ""


def test_documents_are_chosen_by_what_is_known_of_them(indexed: Place) -> None:
    """The options that choose documents for a question choose them here as well."""
    outcome = indexed.run("documents", "--publisher", "WATER office")
    assert [line.split()[0] for line in outcome.text.splitlines()] == ["id", "lakes"]
    found = json.loads(indexed.run("documents", "--json", "--document", "wells").out)
    assert [document["id"] for document in found["documents"]] == ["wells"]
    outcome = indexed.run("documents", "--year", "2018")
    assert outcome.status == 2
    assert one_line(outcome.errors).endswith(
        "no document has the year '2018': no year is known of any of them"
    )


def test_what_is_there_twice_is_said(indexed: Place) -> None:
    """By `index` when it comes, and by `documents` as long as it is there."""
    (indexed.corpus / "again.md").write_bytes((indexed.corpus / "lakes.md").read_bytes())
    said = "again and lakes are the same file: remove one, or its sentences count twice"
    assert f"notice   {said}\n" in indexed.run("index").text
    assert "notice" not in indexed.run("index").text
    assert f"notice: {said}\n" in indexed.run("documents").text
    assert json.loads(indexed.run("documents", "--json").out)["notices"] == [said]
    assert "notice" not in indexed.run("documents", "--document", "wells").text


def test_show_says_on_which_page_the_characters_stand(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Standard output has the characters and nothing else; the page is on standard error."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "documents"))
    strange = reader.Format(suffixes=(), module="reader", function="behave")
    monkeypatch.setitem(reader._BY_SUFFIX, ".strange", strange)
    monkeypatch.setattr(isolation.Readers.__init__, "__defaults__", (None, "strange"))
    (place.corpus / "trees.strange").write_text("read Trees grow slowly.", encoding="utf-8")
    assert "notice   trees: page 2 holds no text\n" in place.run("index").text
    outcome = place.run("show", "trees", "--start=6", "--end=10")
    assert (outcome.text, outcome.errors) == ("grow", "page 1, printed iv\n")


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (0, 5, "page 1, printed iv"),
        (5, 25, "pages 1-3, printed iv-1"),
        (12, 18, "page 2"),
        (30, 35, ""),
    ],
)
def test_pages_and_what_is_printed_on_them_are_named(start: int, end: int, said: str) -> None:
    """A span of pages has the first and the last; without printed numbers there are none."""
    pages = (
        Page(number=1, start=0, end=10, label="iv"),
        Page(number=2, start=10, end=20),
        Page(number=3, start=20, end=30, label="1"),
    )
    assert corpus_commands._place(pages, start, end) == said


def test_an_index_that_was_not_completed_is_told_by_the_doctor(indexed: Place) -> None:
    """What a killed run left is a notice, and the next step mends it."""
    with closing(sqlite3.connect(indexed.index / "passages.sqlite")) as database, database:
        database.execute("UPDATE meta SET value = 0 WHERE name = 'complete'")
    assert "ended before all documents were taken in" in indexed.run("doctor").text
    indexed.run("index")
    assert "ended before all documents" not in indexed.run("doctor").text


def test_documents_names_what_is_registered_but_not_there(indexed: Place) -> None:
    """A missing registered document stands below the table with the page to obtain it from."""
    (indexed.corpus / "sources.toml").write_text(REGISTER, encoding="utf-8")
    outcome = indexed.run("documents")
    assert outcome.status == 0
    assert "Registered but not present" in outcome.text
    assert "- rivers: Rivers of the east\n" in outcome.text
    assert "https://example.org/rivers" in outcome.text


def test_documents_names_what_is_not_indexed_yet(place: Place) -> None:
    """Before there is an index, the documents of the folder are listed all the same."""
    outcome = place.run("documents")
    assert outcome.status == 0
    assert "- lakes: lakes.md" in outcome.text
    assert not place.index.exists()


def test_documents_names_what_cannot_be_taken_in(indexed: Place) -> None:
    """A file that `index` refused is not promised to be indexed; a skipped one has its reason."""
    (indexed.corpus / "old.doc").write_bytes(b"text")
    (indexed.corpus / "bad.txt").write_bytes(b"text\0text")
    assert indexed.run("index").status == 0
    text = indexed.run("documents").text
    assert f"(`briefing-qa index --corpus {indexed.corpus} --index {indexed.index} --con" in text
    assert "- bad: bad.txt\n" in text
    assert "left out:\n- old.doc: Word documents of before 2007 are not supported" in text
    found = json.loads(indexed.run("documents", "--json").out)
    assert [one["path"] for one in found["skipped"]] == ["old.doc"]
    assert "save it as .docx" in found["skipped"][0]["reason"]


def test_documents_as_json(indexed: Place) -> None:
    """--json writes one object with indexed, waiting and missing documents."""
    (indexed.corpus / "sources.toml").write_text(REGISTER, encoding="utf-8")
    (indexed.corpus / "new.txt").write_text("New.", encoding="utf-8")
    found = json.loads(indexed.run("documents", "--json").out)
    assert [document["id"] for document in found["documents"]] == ["lakes", "wells"]
    assert found["not_indexed"] == [{"id": "new", "path": "new.txt"}]
    assert [source["id"] for source in found["missing"]] == ["rivers"]
    assert found["missing"][0]["pages"] == ["https://example.org/rivers"]


def test_a_broken_register_is_one_line(indexed: Place) -> None:
    """A register that is no TOML: exit status 2, and its name."""
    (indexed.corpus / "sources.toml").write_text("[[source", encoding="utf-8")
    outcome = indexed.run("documents")
    assert outcome.status == 2
    assert "sources.toml" in one_line(outcome.errors)


def test_show_writes_the_whole_text(indexed: Place) -> None:
    """Without positions the canonical text, ending with a line end."""
    text = indexed.run("show", "lakes").text
    assert "Lake Ala is 120 metres deep." in text
    assert "“the five”" in text
    assert text.endswith("\n")


def test_show_writes_exactly_the_characters_asked_for(indexed: Place) -> None:
    """Any span of the text comes out to the byte, nothing added, line ends included."""
    whole = indexed.run("show", "lakes").text
    size = json.loads(indexed.run("documents", "--json").out)["documents"][0]["characters"]
    text = whole[:size]
    for start, end in ((0, 1), (0, size), (10, 90), (size - 5, size), (text.index("—"), size - 1)):
        outcome = indexed.run("show", "lakes", f"--start={start}", f"--end={end}")
        assert outcome.out == text[start:end].encode()
        assert outcome.status == 0


def test_show_with_one_end_of_the_span(indexed: Place) -> None:
    """Without --start from the beginning, without --end to the end."""
    size = json.loads(indexed.run("documents", "--json").out)["documents"][0]["characters"]
    head = indexed.run("show", "lakes", "--end=12").out
    tail = indexed.run("show", "lakes", "--start=12").out
    assert (head + tail).decode() == indexed.run("show", "lakes").text[:size]


@pytest.mark.parametrize(
    ("start", "end"), [(5, 5), (9, 3), (-1, 4), (0, 10**9), (10**9, 10**9 + 1), (0, -1)]
)
def test_show_refuses_a_span_that_is_not_there(start: int, end: int, indexed: Place) -> None:
    """Exit status 2, nothing on standard output, and how many characters there are."""
    outcome = indexed.run("show", "lakes", f"--start={start}", f"--end={end}")
    assert (outcome.status, outcome.out) == (2, b"")
    assert f"has no characters {start} to {end}: it has" in one_line(outcome.errors)


def test_show_is_of_the_indexed_text(indexed: Place) -> None:
    """A file that changed since is shown as the citations know it."""
    before = indexed.run("show", "lakes").out
    (indexed.corpus / "lakes.md").write_text("Something else.", encoding="utf-8")
    assert indexed.run("show", "lakes").out == before


@pytest.mark.parametrize("command", ["show", "remove"])
def test_an_unknown_id_names_the_closest(command: str, indexed: Place) -> None:
    """Exit status 2, and the id that was probably meant."""
    outcome = indexed.run(command, "lake")
    assert (outcome.status, outcome.out) == (2, b"")
    assert "lakes" in one_line(outcome.errors)
    assert (indexed.corpus / "lakes.md").exists()


def test_show_without_an_index_says_how_to_make_one(place: Place) -> None:
    """Exit status 2, and the command."""
    outcome = place.run("show", "lakes")
    assert outcome.status == 2
    assert "briefing-qa index" in one_line(outcome.errors)


def test_add_copies_and_indexes(indexed: Place) -> None:
    """A file and a folder of files are in the corpus and in the index afterwards."""
    file, folder = indexed.folder / "hills.txt", indexed.folder / "more"
    file.write_text("Hill Mora is 800 metres high.", encoding="utf-8")
    folder.mkdir()
    (folder / "caves.md").write_text("# Caves\n\nThere are 12 caves.\n", encoding="utf-8")
    outcome = indexed.run("add", str(file), str(folder))
    assert outcome.status == 0, outcome.errors
    assert "2 added" in outcome.text
    assert file.exists()
    assert "800 metres" in indexed.run("show", "hills").text
    assert "12 caves" in indexed.run("show", "caves").text


def test_adding_the_same_file_again_changes_nothing(indexed: Place) -> None:
    """The same bytes under the same name are there already, which is no error."""
    file = indexed.folder / "lakes.md"
    file.write_text(LAKES, encoding="utf-8")
    outcome = indexed.run("add", str(file))
    assert outcome.status == 0
    assert "is there" in outcome.text


def test_what_an_ended_call_has_copied_is_indexed_by_the_next(indexed: Place) -> None:
    """The files are there already; the index did not know of them, and of what is left of one."""
    source = indexed.folder / "more"
    source.mkdir()
    for name in ("hills.txt", "caves.txt"):
        (source / name).write_text(f"There are 12 {name[:5]}.", encoding="utf-8")
        (indexed.corpus / name).write_bytes((source / name).read_bytes())
    (indexed.corpus / ".adding-0123456789abcdef").write_bytes(b"half")
    outcome = indexed.run("add", str(source))
    assert outcome.status == 0
    assert outcome.text.count("is there") == 2
    assert "added    caves\nadded    hills\n2 added" in outcome.text
    assert "12 hills" in indexed.run("show", "hills").text
    assert not (indexed.corpus / ".adding-0123456789abcdef").exists()


def test_what_is_there_and_cannot_be_indexed_is_not_added(indexed: Place) -> None:
    """A file of the corpus is judged like the same file from elsewhere; others are no matter."""
    (indexed.corpus / "empty.md").write_bytes(b"")
    (indexed.corpus / "other.md").write_bytes(b"")
    for _ in range(2):
        outcome = indexed.run("add", str(indexed.corpus / "empty.md"))
        assert (outcome.status, outcome.out) == (2, b"")
        said = one_line(outcome.errors)
        assert "not added: " in said
        assert "empty.md: there is no text in it: remove it or give it content" in said
        assert "other.md" not in said


def test_what_was_added_before_the_disk_was_full_is_indexed(
    indexed: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is listed, and the line says what did not come and why."""
    put = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target.name == "more.txt":
            raise OSError(28, "No space left on device")
        return put(self, target)

    monkeypatch.setattr(Path, "replace", full)
    files = [indexed.folder / name for name in ("some.txt", "more.txt")]
    for file in files:
        file.write_text(f"Hill Nara in {file.name} is 640 metres high.", encoding="utf-8")
    outcome = indexed.run("add", *map(str, files))
    assert outcome.status == 2
    assert "added    some\n" in outcome.text
    assert f"not added: cannot write {indexed.corpus / 'more.txt'}: No space left" in outcome.errors
    assert "640 metres" in indexed.run("show", "some").text


def test_a_folder_with_corpus_and_index_can_be_added(indexed: Place) -> None:
    """What is in the corpus is there already, the index is left out, the rest is added."""
    (indexed.folder / "hills.txt").write_text("Hill Mora is 800 metres high.", encoding="utf-8")
    outcome = indexed.run("add", str(indexed.folder))
    refused = one_line(outcome.errors)  # the settings, which are no document
    assert refused.startswith('briefing-qa: not added: settings.toml: ".toml" files are not')
    assert ";" not in refused
    assert f"is there {indexed.corpus / 'lakes.md'} as lakes.md\n" in outcome.text
    assert "added    hills\n1 added, 0 changed" in outcome.text
    files = sorted(path.name for path in indexed.corpus.iterdir())
    assert files == ["hills.txt", "lakes.md", "wells.txt"]


@pytest.mark.parametrize("name", ["none.txt", "picture.png", "nul.txt", "lakes.md"])
def test_what_cannot_be_added_is_one_line_and_the_rest_is_added(name: str, indexed: Place) -> None:
    """Missing, of another format, no text, or with an id that is taken: exit status 2 and why."""
    good, bad = indexed.folder / "good.txt", indexed.folder / name
    good.write_text("A good text.", encoding="utf-8")
    if name != "none.txt":
        bad.write_bytes(b"another \0 text" if name != "lakes.md" else b"# Other lakes\n\nTwo.\n")
    outcome = indexed.run("add", str(bad), str(good))
    assert outcome.status == 2
    assert name in one_line(outcome.errors)
    assert "A good text." in indexed.run("show", "good").text
    assert "Lake Ala" in indexed.run("show", "lakes").text


def test_add_without_a_corpus_folder_is_one_line(place: Place, tmp_path: Path) -> None:
    """A folder that does not exist is not made by a typing error."""
    outcome = place.run("--corpus", str(tmp_path / "typo"), "add", str(place.corpus / "lakes.md"))
    assert outcome.status == 2
    assert "typo" in one_line(outcome.errors)
    assert not (tmp_path / "typo").exists()


def test_remove_leaves_nothing_in_corpus_and_index(indexed: Place) -> None:
    """File, text, passages and terms of a removed document are gone, to the last byte."""
    assert in_index(indexed, b"village of Cala")
    outcome = indexed.run("remove", "wells")
    assert outcome.status == 0
    assert not (indexed.corpus / "wells.txt").exists()
    assert "wells" not in indexed.run("documents").text
    assert not in_index(indexed, b"village of Cala")
    assert in_index(indexed, b"Lake Ala")


@pytest.mark.parametrize("before", [True, False])
def test_remove_of_an_id_that_two_files_have_names_them(place: Place, *, before: bool) -> None:
    """Nothing is deleted, in the folder or in the index; what is in use meanwhile is said."""
    if before:
        assert place.run("index").status == 0
    (place.corpus / "lakes.txt").write_text("Other lakes.", encoding="utf-8")
    outcome = place.run("remove", "lakes")
    assert outcome.status == 2
    said = one_line(outcome.errors)
    assert "lakes.md and lakes.txt have one id, 'lakes'" in said
    assert "rename or delete one" in said
    assert ("the version indexed before stays in use until then" in said) == before
    assert (place.corpus / "lakes.md").exists()
    assert not before or "Lake Ala" in place.run("show", "lakes").text


def test_the_last_document_can_be_removed(indexed: Place) -> None:
    """An empty corpus holds nothing of what was in it."""
    for document_id in ("lakes", "wells"):
        assert indexed.run("remove", document_id).status == 0
    assert not in_index(indexed, b"Lake Ala")
    assert json.loads(indexed.run("documents", "--json").out)["documents"] == []


def test_remove_before_there_is_an_index(place: Place) -> None:
    """Only the file is deleted; no index is made for it."""
    assert place.run("remove", "wells").status == 0
    assert not (place.corpus / "wells.txt").exists()
    assert not place.index.exists()


def test_remove_of_a_document_whose_file_is_gone_already(indexed: Place) -> None:
    """A document that is only in the index still is removed from it."""
    (indexed.corpus / "wells.txt").unlink()
    assert indexed.run("remove", "wells").status == 0
    assert not in_index(indexed, b"village of Cala")


def test_remove_deletes_nothing_when_the_index_cannot_be_used(indexed: Place) -> None:
    """With an index of other settings the file stays."""
    indexed.configure(index="passage_max_words = 90")
    outcome = indexed.run("remove", "wells")
    assert outcome.status == 2
    assert "--rebuild" in one_line(outcome.errors)
    assert (indexed.corpus / "wells.txt").exists()


def test_add_copies_nothing_when_the_index_cannot_be_used(indexed: Place) -> None:
    """With an index of other settings the corpus stays as it is."""
    file = indexed.folder / "hills.txt"
    file.write_text("The hills of Cala are green.", encoding="utf-8")
    indexed.configure(index="passage_max_words = 90")
    outcome = indexed.run("add", str(file))
    assert (outcome.status, outcome.out) == (2, b"")
    assert "--rebuild" in one_line(outcome.errors)
    assert not (indexed.corpus / "hills.txt").exists()


def test_remove_deletes_nothing_while_the_index_is_written(indexed: Place) -> None:
    """The file stays where its document cannot be taken out of the index."""
    with write_lock(indexed.index):
        outcome = indexed.run("remove", "wells")
    assert (outcome.status, outcome.out) == (2, b"")
    assert "being written by another thread of this process: wait" in one_line(outcome.errors)
    assert (indexed.corpus / "wells.txt").exists()
    assert in_index(indexed, b"village of Cala")


@pytest.mark.parametrize("shut", ["the database", "the folder"])
def test_remove_deletes_nothing_when_the_index_is_read_only(indexed: Place, shut: str) -> None:
    """Nor where the database, or a journal beside it, cannot be written."""
    for folder in (indexed.corpus, indexed.index):
        folder.chmod(0o777)
        for path in folder.iterdir():
            path.chmod(0o666)
    place = indexed.index if shut == "the folder" else indexed.index / "passages.sqlite"
    place.chmod(0o555 if shut == "the folder" else 0o444)
    with ordinary_user(indexed.index):
        outcome = indexed.run("remove", "wells")
    place.chmod(0o777 if shut == "the folder" else 0o666)
    assert (outcome.status, outcome.out) == (2, b"")
    assert "cannot be written" in one_line(outcome.errors)
    assert (indexed.corpus / "wells.txt").exists()
    assert in_index(indexed, b"village of Cala")


@pytest.mark.parametrize("arguments", [[""], ["notes.txt", ""]])
def test_an_empty_path_adds_nothing(
    arguments: list[str], indexed: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An unset variable of the shell does not copy the folder that one is in."""
    here = tmp_path / "here"
    here.mkdir()
    (here / "notes.txt").write_text("Notes.", encoding="utf-8")
    monkeypatch.chdir(here)
    outcome = indexed.run("add", *arguments)
    assert (outcome.status, outcome.out) == (2, b"")
    assert "is empty" in one_line(outcome.errors)
    assert sorted(path.name for path in indexed.corpus.iterdir()) == ["lakes.md", "wells.txt"]


def test_add_copies_nothing_while_the_index_is_written(indexed: Place) -> None:
    """What could not be indexed does not lie in the corpus with nobody knowing."""
    (indexed.folder / "new.txt").write_text("The mill has 3 wheels.", encoding="utf-8")
    with write_lock(indexed.index):
        outcome = indexed.run("add", str(indexed.folder / "new.txt"), "nowhere.txt")
    assert (outcome.status, outcome.out) == (2, b"")
    assert "being written by another thread of this process: wait" in one_line(outcome.errors)
    assert not (indexed.corpus / "new.txt").exists()


def test_add_says_what_it_copied_where_the_index_fails_then(
    indexed: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what to do; and the fault of the index does not hide that of a file."""
    for name in ("new.txt", "newer.txt"):
        (indexed.folder / name).write_text(f"The {name} has 3 wheels.", encoding="utf-8")

    def full(*_: object, **__: object) -> None:
        raise IndexWriteError("disk full: make room")

    monkeypatch.setattr("briefing_qa.engine.update_index", full)
    new, newer = (str(indexed.folder / name) for name in ("new.txt", "newer.txt"))
    outcome = indexed.run("add", new)
    assert outcome.status == 2
    assert outcome.text == f"copied   {new} as new.txt\n"
    said = one_line(outcome.errors)
    assert f"disk full: make room; new.txt stayed in {indexed.corpus}, and it is not" in said
    assert "`briefing-qa index --corpus " in said
    said, _, refused = one_line(indexed.run("add", newer, new, "nowhere.txt").errors).partition(
        "; not added: "
    )
    assert "newer.txt stayed in" in said
    assert refused.startswith("nowhere.txt: cannot be read: No such file")
    monkeypatch.undo()
    assert "2 added" in indexed.run("index").text


def test_an_index_that_is_being_written_is_said(indexed: Place) -> None:
    """While somebody else writes, `index` fails with one line instead of waiting or breaking."""
    (indexed.corpus / "new.txt").write_text("New.", encoding="utf-8")
    with write_lock(indexed.index):
        outcome = indexed.run("index")
    assert outcome.status == 2
    assert "being written by another thread of this process: wait" in one_line(outcome.errors)


def test_the_index_is_a_database_that_is_whole(indexed: Place) -> None:
    """After all commands the database passes SQLite's own check."""
    assert indexed.run("remove", "wells").status == 0
    connection = sqlite3.connect(indexed.index / "passages.sqlite")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
