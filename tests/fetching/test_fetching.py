"""Documents into the corpus: registered ones, other addresses, and what has changed."""

from __future__ import annotations

import hashlib
import os
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fetching_site import HOST, Request, Site, downloader, response

from briefing_qa.documents import Corpus
from briefing_qa.documents.downloads import load_downloads
from briefing_qa.errors import CorpusError, UnknownDocumentError
from briefing_qa.fetching import Fetched, Fetcher

WELLS = b"Wells of the south\n\nThe village of Cala has 17 wells.\n"
NEWER = b"Wells of the south\n\nThe village of Cala has 19 wells.\n"
PAGE = b"<!doctype html><title>Service unavailable</title><p>Try later."


def register(corpus: Path, **sources: dict[str, str]) -> None:
    """Write a register with these sources; underscores in ids are hyphens."""
    text = ""
    for name, fields in sources.items():
        known = {"title": "T", "publisher": "P", "language": "en", **fields}
        text += f'[[source]]\nid = "{name.replace("_", "-")}"\n'
        text += "".join(f'{key} = "{value}"\n' for key, value in known.items())
        text += f'pages = ["https://example.org/{name}"]\n\n'
    (corpus / "sources.toml").write_text(text, encoding="utf-8")


def fetcher(corpus: Path, **changes: object) -> Fetcher:
    """One that may visit the tests' site, on one and the same day."""
    day = datetime(2026, 11, 3, 14, 5, tzinfo=UTC)
    return Fetcher(corpus, downloader(**changes), now=lambda: day)


def only(results: list[Fetched]) -> Fetched:
    """The only result."""
    (one,) = results
    return one


def visible(corpus: Path) -> set[str]:
    """The files of the corpus that are not hidden, but for register and record."""
    paths = {path.relative_to(corpus).as_posix() for path in corpus.rglob("*") if path.is_file()}
    hidden = {path for path in paths if path.startswith(".")}
    assert not {path for path in hidden if path.startswith(".fetching")}
    return paths - hidden - {"sources.toml", "downloads.toml"}


def test_a_missing_registered_document_is_downloaded(site: Site, corpus: Path) -> None:
    """Under its id, with the suffix of what came, and with a record."""
    address = site.answer("/d?id=7", WELLS, Content_Type="text/plain", ETag='"a"')
    register(corpus, wells={"address": address, "country": "Peru"})
    assert only(fetcher(corpus).fetch()) == Fetched(
        id="wells", outcome="fetched", address=address, path="wells.txt"
    )
    assert (corpus / "wells.txt").read_bytes() == WELLS
    (entry,) = load_downloads(corpus)
    assert (entry.id, entry.file, entry.address) == ("wells", "wells.txt", address)
    assert (entry.date, entry.size) == ("2026-11-03T14:05:00Z", len(WELLS))
    assert entry.sha256 == hashlib.sha256(WELLS).hexdigest()
    assert (entry.content_type, entry.etag) == ("text/plain", '"a"')
    document = Corpus(corpus).read("wells.txt")
    assert document.id == "wells"
    assert document.provenance.address == address
    assert document.provenance.date == ""
    assert document.metadata == {"country": "Peru", "downloaded": "2026-11-03T14:05:00Z"}
    assert visible(corpus) == {"wells.txt"}


def test_what_is_here_is_not_downloaded_again(site: Site, corpus: Path) -> None:
    """Not by itself, and not when asked for by its id."""
    register(corpus, wells={"address": site.answer("/w.txt", WELLS)})
    fetcher(corpus).fetch()
    assert fetcher(corpus).fetch() == []
    assert only(fetcher(corpus).fetch(["wells", "wells"])).outcome == "present"
    assert len(site.requests) == 1


def test_a_document_without_an_address_is_got_by_hand(corpus: Path) -> None:
    """The page, the name to save it under, and the command that follows are said."""
    register(corpus, wells={}, lakes={"file": "sub/Lakes 2020.md"})
    first, second = fetcher(corpus).fetch()
    assert (first.outcome, second.outcome) == ("by hand", "by hand")
    assert "open https://example.org/wells" in first.note
    assert str(corpus / "wells.") in first.note
    assert "`briefing-qa index`" in first.note
    assert f"{corpus / 'sub/Lakes 2020.md'}, then" in second.note


def test_an_unknown_id_is_refused_with_the_closest(corpus: Path) -> None:
    """Before anything is downloaded."""
    register(corpus, wells={})
    for call in (fetcher(corpus).fetch, fetcher(corpus).check):
        with pytest.raises(UnknownDocumentError, match="did you mean wells"):
            call(["well"])


def test_the_file_that_the_register_names_is_used(site: Site, corpus: Path) -> None:
    """In its folder, which is made, under its name."""
    address = site.answer("/x", WELLS, Content_Type="application/octet-stream")
    register(corpus, wells={"address": address, "file": "sub/Pozos 2020.txt"})
    assert only(fetcher(corpus).fetch()).path == "sub/Pozos 2020.txt"
    assert Corpus(corpus).find("wells").path == "sub/Pozos 2020.txt"


def test_an_error_page_in_place_of_a_document_is_refused(site: Site, corpus: Path) -> None:
    """It is named by its title; the page of the register is said; nothing is kept."""
    address = site.answer("/w.txt", PAGE, Content_Type="text/html")
    register(corpus, wells={"address": address})
    result = only(fetcher(corpus).fetch())
    assert result.outcome == "refused"
    assert '"Service unavailable"' in result.note
    assert "https://example.org/wells" in result.note
    assert visible(corpus) == set()
    assert load_downloads(corpus) == ()


@pytest.mark.parametrize(
    "body",
    [b"   \n", b"", response(WELLS), b"text \x00 text"],
    ids=["blank", "empty", "cut", "NUL"],
)
def test_what_cannot_be_read_never_has_a_name_in_the_corpus(
    body: bytes, site: Site, corpus: Path
) -> None:
    """A document is read before it is taken in."""
    address = site.answer("/w.txt", body, Content_Type="text/plain")
    if body.startswith(b"HTTP"):
        site.put("/w.txt", response(WELLS, Content_Length="9999"))
    register(corpus, wells={"address": address})
    assert only(fetcher(corpus).fetch()).outcome == "refused"
    assert visible(corpus) == set()


def test_another_checksum_than_the_registered_one_is_refused(site: Site, corpus: Path) -> None:
    """And the right one is taken."""
    address = site.answer("/w.txt", WELLS)
    register(corpus, wells={"address": address, "sha256": "0" * 64})
    result = only(fetcher(corpus).fetch())
    assert result.outcome == "refused"
    assert "another file than the register expects" in result.note
    assert visible(corpus) == set()
    register(corpus, wells={"address": address, "sha256": hashlib.sha256(WELLS).hexdigest()})
    assert only(fetcher(corpus).fetch()).outcome == "fetched"


def test_a_checksum_in_the_register_has_one_form(corpus: Path) -> None:
    """64 hex digits in lower case; the line is named."""
    register(corpus, wells={"sha256": "ABC"})
    with pytest.raises(CorpusError, match=r"line 6: sha256 'ABC' is not 64 hex digits"):
        fetcher(corpus).fetch()


def test_one_that_fails_does_not_stop_the_others(site: Site, corpus: Path) -> None:
    """Each has its own result, in the order of the register."""
    register(
        corpus,
        lakes={"address": site.address("/none")},
        wells={"address": site.answer("/w.txt", WELLS)},
        hills={"address": "http://10.0.0.1/h.txt"},
    )
    numbers = {"10.0.0.1": ["10.0.0.1"]}
    results = fetcher(corpus, resolve=lambda host, port: numbers.get(host, ["127.0.0.1"])).fetch()
    outcomes = [(one.id, one.outcome) for one in results]
    assert outcomes == [("lakes", "refused"), ("wells", "fetched"), ("hills", "refused")]


def test_documents_of_one_host_are_asked_for_with_a_pause(site: Site, corpus: Path) -> None:
    """A second between two; none before the first."""
    sources = {
        name: {"address": site.answer(f"/{name}.txt", WELLS + name.encode())} for name in "abc"
    }
    register(corpus, **sources)
    pauses: list[float] = []
    fetcher(corpus, sleep=pauses.append).fetch()
    assert pauses == [1.0, 1.0]


def test_an_id_that_a_file_claims_already_is_refused(site: Site, corpus: Path) -> None:
    """Also where two files claim it, so that neither is a document."""
    (corpus / "wells.md").write_text("# Wells\n\nOne.\n", encoding="utf-8")
    (corpus / "Wells.txt").write_text("Wells. Two.\n", encoding="utf-8")
    register(corpus, wells={"address": site.answer("/w.txt", WELLS)})
    result = only(fetcher(corpus).fetch())
    assert result.outcome == "refused"
    assert "another file with the id 'wells'" in result.note


def test_a_link_out_of_the_corpus_is_not_written_through(
    site: Site, corpus: Path, tmp_path: Path
) -> None:
    """A folder that leads elsewhere takes nothing in."""
    (tmp_path / "elsewhere").mkdir()
    (corpus / "sub").symlink_to(tmp_path / "elsewhere")
    register(corpus, wells={"address": site.answer("/w.txt", WELLS), "file": "sub/w.txt"})
    assert "leads out of the corpus" in only(fetcher(corpus).fetch()).note
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_an_unchanged_address_is_asked_about_by_its_version(site: Site, corpus: Path) -> None:
    """The server's own word is enough; without one the bytes are compared."""

    def script(request: Request) -> list[bytes]:
        if request.headers.get("if-none-match") == '"a"':
            return [response(b"", 304)]
        return [response(WELLS, ETag='"a"')]

    site.pages["/w.txt"] = script
    register(
        corpus,
        wells={"address": site.address("/w.txt")},
        lakes={"address": site.answer("/l.txt", WELLS + b"Lake.")},
    )
    fetcher(corpus).fetch()
    assert [one.outcome for one in fetcher(corpus).check()] == ["unchanged", "unchanged"]
    assert site.requests[2].headers["if-none-match"] == '"a"'


def test_a_change_is_announced_and_the_old_file_stays(site: Site, corpus: Path) -> None:
    """With the date, both checksums, and the command that replaces it."""
    address = site.answer("/w.txt", WELLS, ETag='"a"')
    register(corpus, wells={"address": address})
    fetcher(corpus).fetch()
    site.answer("/w.txt", NEWER, ETag='"b"')
    result = only(fetcher(corpus).check(["wells"]))
    old, new = hashlib.sha256(WELLS).hexdigest()[:12], hashlib.sha256(NEWER).hexdigest()[:12]
    assert result.outcome == "changed"
    assert f"changed since 2026-11-03 ({old} -> {new})" in result.note
    assert "`briefing-qa fetch --update wells`" in result.note
    assert (corpus / "wells.txt").read_bytes() == WELLS
    assert load_downloads(corpus)[0].etag == '"a"'


def test_an_update_replaces_file_and_record(site: Site, corpus: Path) -> None:
    """The next check finds it unchanged."""
    register(corpus, wells={"address": site.answer("/w.txt", WELLS)})
    fetcher(corpus).fetch()
    site.answer("/w.txt", NEWER)
    assert only(fetcher(corpus).check(update=True)).outcome == "updated"
    assert (corpus / "wells.txt").read_bytes() == NEWER
    assert load_downloads(corpus)[0].sha256 == hashlib.sha256(NEWER).hexdigest()
    assert only(fetcher(corpus).check()).outcome == "unchanged"
    assert visible(corpus) == {"wells.txt"}


@pytest.mark.parametrize("body", [PAGE, b"\x00\x01", b"  "])
def test_an_update_to_what_is_no_document_leaves_the_old_one(
    body: bytes, site: Site, corpus: Path
) -> None:
    """An error page or a damaged file is no new version."""
    register(corpus, wells={"address": site.answer("/w.txt", WELLS)})
    fetcher(corpus).fetch()
    site.answer("/w.txt", body)
    assert only(fetcher(corpus).check(update=True)).outcome == "refused"
    assert (corpus / "wells.txt").read_bytes() == WELLS


def test_an_update_does_not_replace_what_a_person_changed(site: Site, corpus: Path) -> None:
    """A file that was edited here, or put here by hand, stays."""
    register(
        corpus,
        wells={"address": site.answer("/w.txt", WELLS)},
        lakes={"address": site.answer("/l.txt", NEWER)},
    )
    (corpus / "lakes.txt").write_text("My own words about lakes.\n", encoding="utf-8")
    fetcher(corpus).fetch()
    (corpus / "wells.txt").write_bytes(WELLS + b"My note.\n")
    wells, lakes = fetcher(corpus).check(update=True)
    assert (wells.outcome, lakes.outcome) == ("refused", "refused")
    assert "not replaced: `briefing-qa remove wells`" in wells.note
    assert (corpus / "wells.txt").read_bytes().endswith(b"My note.\n")
    assert "since the file here was made" in fetcher(corpus).check(["lakes"])[0].note
    assert Corpus(corpus).read("wells.txt").metadata == {}


def test_an_update_keeps_to_the_registered_checksum(site: Site, corpus: Path) -> None:
    """A new version that the register does not know is refused."""
    fields = {
        "address": site.answer("/w.txt", WELLS),
        "sha256": hashlib.sha256(WELLS).hexdigest(),
    }
    register(corpus, wells=fields)
    fetcher(corpus).fetch()
    site.answer("/w.txt", NEWER)
    assert "register expects" in only(fetcher(corpus).check(update=True)).note


def test_what_cannot_be_checked_says_why(site: Site, corpus: Path) -> None:
    """Not here, and without an address."""
    register(corpus, wells={"address": site.address("/w.txt")}, lakes={})
    (corpus / "lakes.txt").write_text("Lakes.\n", encoding="utf-8")
    assert fetcher(corpus).check() == []
    wells, lakes = fetcher(corpus).check(["wells", "lakes"])
    assert "`briefing-qa fetch wells` downloads it" in wells.note
    assert "no direct address" in lakes.note
    register(corpus, wells={"address": site.answer("/w.txt", WELLS)})
    fetcher(corpus).fetch()
    site.pages.clear()
    assert "404" in only(fetcher(corpus).check()).note


def test_a_document_that_was_here_before_and_is_another_now(site: Site, corpus: Path) -> None:
    """When it is downloaded again after it was removed, the change is said."""
    register(corpus, wells={"address": site.answer("/w.txt", WELLS)})
    fetcher(corpus).fetch()
    Corpus(corpus).remove("wells")
    site.answer("/w.txt", NEWER)
    result = only(fetcher(corpus).fetch())
    assert result.outcome == "fetched"
    assert "it has changed since 2026-11-03" in result.note


@pytest.mark.parametrize(
    ("target", "headers", "path", "document_id"),
    [
        ("/docs/Wells%202020.txt", {}, "Wells-2020.txt", "wells-2020"),
        ("/x", {"Content_Disposition": 'attachment; filename="../../w.txt"'}, "w.txt", "w"),
        ("/x", {"Content_Disposition": "attachment; filename=.w.txt"}, "w.txt", "w"),
        ("/x", {"Content_Disposition": "attachment; filename=W.exe"}, "W.txt", "w"),
        ("/get.php", {"Content_Type": "text/plain"}, "get.txt", "get"),
        ("/", {"Content_Type": "text/plain"}, "documents-example.txt", "documents-example"),
        ("/README.md", {}, "document-README.md", "document-readme"),
        ("/pozos/ni%C3%B1ez.txt", {}, "niñez.txt", "ninez"),
        ("/%D0%B4%D0%BE%D0%BC.txt", {}, "дом.txt", "doc-6b12a4eff4c6"),
    ],
)
def test_an_address_gives_a_safe_name(
    target: str, headers: dict[str, str], path: str, document_id: str, site: Site, corpus: Path
) -> None:
    """From the header, the path, or the host; never outside of the corpus."""
    if "Content_Disposition" in headers:
        headers = {**headers, "Content_Type": "text/plain"}
    result = fetcher(corpus).add(site.answer(target, WELLS, **headers))
    assert (result.outcome, result.path) == ("fetched", path), result.note
    assert result.id == (document_id if path != "дом.txt" else Corpus(corpus).scan().files[0].id)
    assert visible(corpus) == {path}


def test_an_added_document_carries_its_address(site: Site, corpus: Path) -> None:
    """The one asked for; the final one stands in the record."""
    site.answer("/files/wells.txt", WELLS)
    address = site.redirect("/wells", "/files/wells.txt")
    assert fetcher(corpus).add(address).path == "wells.txt"
    assert Corpus(corpus).read("wells.txt").provenance.address == address
    (entry,) = load_downloads(corpus)
    assert (entry.address, entry.final_address) == (address, site.address("/files/wells.txt"))


def test_adding_an_address_again(site: Site, corpus: Path) -> None:
    """The same bytes are there already; others are announced and change nothing."""
    address = site.answer("/wells.txt", WELLS)
    assert fetcher(corpus).add(address).outcome == "fetched"
    assert fetcher(corpus).add(address).outcome == "unchanged"
    site.answer("/wells.txt", NEWER)
    result = fetcher(corpus).add(address)
    assert result.outcome == "changed"
    assert "fetch --update wells" in result.note
    assert only(fetcher(corpus).check(["wells"], update=True)).outcome == "updated"


def test_two_addresses_with_one_id(site: Site, corpus: Path) -> None:
    """Other bytes are refused with the file that holds the id; the same bytes are there."""
    fetcher(corpus).add(site.answer("/a/wells.txt", WELLS))
    other = fetcher(corpus).add(site.answer("/b/WELLS.md", b"# Wells\n\nNineteen.\n"))
    assert other.outcome == "refused"
    assert "another file with the id 'wells' (wells.txt)" in other.note
    same = fetcher(corpus).add(site.answer("/c/Wells.txt", WELLS))
    assert (same.outcome, same.path) == ("unchanged", "wells.txt")


def test_the_address_of_a_registered_document_is_that_document(site: Site, corpus: Path) -> None:
    """It gets the id of the register, not one from its name; other addresses are their own."""
    address = site.answer("/download/123.txt", WELLS)
    register(corpus, wells={"address": address}, broken={"address": "http://a:b@c/"})
    assert fetcher(corpus).add(address.replace(HOST, HOST.upper())).id == "wells"
    assert fetcher(corpus).add(address).outcome == "unchanged"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://me:pw@example.org/a", "name or password"),
        ("ftp://example.org/a.txt", "only http and https"),
    ],
)
def test_an_address_that_cannot_be_visited_is_a_refusal(
    address: str, words: str, corpus: Path
) -> None:
    """Not an error that stops the others."""
    result = fetcher(corpus).add(address)
    assert result.outcome == "refused"
    assert words in result.note


@pytest.mark.parametrize(("body", "kind"), [(PAGE, ""), (b"x", "image/png"), (b"\x00", "")])
def test_an_address_without_a_document_is_a_refusal(
    body: bytes, kind: str, site: Site, corpus: Path
) -> None:
    """With the address first."""
    address = site.answer("/w.txt", body, Content_Type=kind)
    result = fetcher(corpus).add(address)
    assert result.outcome == "refused"
    assert result.note.startswith(address)
    assert visible(corpus) == set()


def test_an_interrupt_leaves_nothing_behind(site: Site, corpus: Path) -> None:
    """Whoever stops a download finds the corpus as it was."""

    def interrupt(what: str, done: int, total: int) -> None:
        assert what == "downloading wells"
        raise KeyboardInterrupt

    register(corpus, wells={"address": site.answer("/w.txt", WELLS)})
    with pytest.raises(KeyboardInterrupt):
        Fetcher(corpus, downloader(), progress=interrupt).fetch()
    assert [path.name for path in corpus.iterdir()] == ["sources.toml"]


def test_a_document_is_not_seen_before_it_is_whole(site: Site, corpus: Path) -> None:
    """While it comes, a scan of the corpus finds nothing, not even something to skip."""
    seen: list[object] = []

    def look(what: str, done: int, total: int) -> None:
        scan = Corpus(corpus).scan()
        seen.append((scan.files, scan.skipped))

    register(corpus, wells={"address": site.answer("/w.txt", WELLS)})
    Fetcher(corpus, downloader(), progress=look).fetch()
    assert seen
    assert set(seen) == {((), ())}


def test_what_a_kill_left_behind_is_swept_up_later(site: Site, corpus: Path) -> None:
    """After an hour, when no download can still be going on."""
    old, new = corpus / ".fetching-old", corpus / ".fetching-new"
    for folder in (old, new):
        folder.mkdir()
        (folder / "body").write_bytes(b"half")
    long_ago = time.time() - 7200
    os.utime(old, (long_ago, long_ago))
    fetcher(corpus).add(site.answer("/w.txt", WELLS))
    assert not old.exists()
    assert new.exists()


def test_a_corpus_that_cannot_be_written_is_one_line(
    site: Site, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is asked for."""

    def full(self: Path, *arguments: object, **named: object) -> None:
        raise OSError(28, "No space left on device")

    register(corpus, wells={"address": site.answer("/w.txt", WELLS)})
    monkeypatch.setattr(Path, "mkdir", full)
    with pytest.raises(CorpusError, match="No space left"):
        fetcher(corpus).fetch()
    assert site.requests == []


def test_a_file_that_cannot_be_put_in_place_is_one_line(
    site: Site, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing half is left."""

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    register(corpus, wells={"address": site.answer("/w.txt", WELLS)})
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(CorpusError, match=r"cannot write .*wells\.txt: No space left"):
        fetcher(corpus).fetch()
    assert visible(corpus) == set()


def fill_up(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """No space is left when a file of this name is put in place."""
    put = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target.name == name:
            raise OSError(28, "No space left on device")
        return put(self, target)

    monkeypatch.setattr(Path, "replace", full)


def test_what_came_before_the_corpus_failed_is_told(
    site: Site, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full at the second of four: nothing more is asked for, nothing kept silent."""
    names = ("hills", "lakes", "rivers", "wells")
    bodies = {name: WELLS + name.encode() for name in names}
    register(corpus, **{n: {"address": site.answer(f"/{n}.txt", bodies[n])} for n in names})
    fill_up(monkeypatch, "lakes.txt")
    first, second = fetcher(corpus).fetch()
    assert (first.id, first.outcome, first.path) == ("hills", "fetched", "hills.txt")
    assert (second.id, second.outcome) == ("lakes", "refused")
    assert second.note == (
        f"cannot write {corpus / 'lakes.txt'}: No space left on device: check permissions and free "
        "space; 2 after it not tried"
    )
    assert visible(corpus) == {"hills.txt"}
    assert [request.target for request in site.requests] == ["/hills.txt", "/lakes.txt"]


def test_what_was_updated_before_the_corpus_failed_is_told(
    site: Site, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same of new versions; after the last one, none was left out."""
    names = ("hills", "lakes")
    address = {n: site.answer(f"/{n}.txt", WELLS + n.encode()) for n in names}
    register(corpus, **{n: {"address": address[n]} for n in names})
    fetcher(corpus).fetch()
    for name in names:
        site.answer(f"/{name}.txt", NEWER + name.encode())
    fill_up(monkeypatch, "lakes.txt")
    first, second = fetcher(corpus).check(update=True)
    assert (first.outcome, second.outcome) == ("updated", "refused")
    assert second.note.endswith("No space left on device: check permissions and free space")
    assert (corpus / "hills.txt").read_bytes() == NEWER + b"hills"
