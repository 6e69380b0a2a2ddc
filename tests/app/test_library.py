"""The documents as the page has them, while the index changes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from briefing_qa.app.library import Library
from briefing_qa.app.workspace import Workspace
from briefing_qa.config import IndexSettings, Settings
from briefing_qa.engine import update_index
from briefing_qa.errors import UnknownDocumentError
from briefing_qa.indexing import storing
from briefing_qa.types import Document, Passage

REGISTER = """\
[[source]]
id = "herons"
title = "Herons of the lake"
publisher = "Bird Office"
language = "en"
pages = ["https://birds.example/herons"]
"""


def test_what_the_register_says_of_a_document_is_shown_at_once(
    hashing: IndexSettings, tmp_path: Path
) -> None:
    """Also where its file is the one that was looked at before."""
    settings = Settings(index=hashing)
    corpus, index = tmp_path / "corpus", tmp_path / "index"
    corpus.mkdir()
    (corpus / "herons.txt").write_text("Herons\n\nThe lake has 77 herons.\n", encoding="utf-8")
    workspace = Workspace(corpus, index, settings)
    workspace.open_now()
    try:
        library = Library(workspace)
        before = library.document("herons")
        assert library.document("herons") is before
        (corpus / "sources.toml").write_text(REGISTER, encoding="utf-8")
        assert update_index(corpus, index, settings=settings).changed == ("herons",)
        after = library.document("herons")
        assert after.text == before.text
        assert (after.title, after.provenance.publisher) == ("Herons of the lake", "Bird Office")
        with pytest.raises(UnknownDocumentError):
            library.document("storks")
    finally:
        workspace.close()


def test_what_indexing_stumbles_over_is_taken_out_again(
    hashing: IndexSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also by a fault of this program: it would else stop every later document, too."""
    settings = Settings(index=hashing)
    corpus, index = tmp_path / "corpus", tmp_path / "index"
    corpus.mkdir()
    (corpus / "herons.txt").write_text("Herons\n\nThe lake has 77 herons.\n", encoding="utf-8")
    for name in ("storks", "owls"):
        (tmp_path / f"{name}.txt").write_text(f"{name}\n\nNine of them.\n", encoding="utf-8")
    cut = storing.cut_passages

    def stumble(document: Document, settings: IndexSettings) -> Sequence[Passage]:
        if document.id == "storks":
            raise OverflowError("a fault")
        return cut(document, settings)

    monkeypatch.setattr(storing, "cut_passages", stumble)
    workspace = Workspace(corpus, index, settings)
    workspace.open_now()
    try:
        library = Library(workspace)
        with pytest.raises(OverflowError, match="a fault"):
            library.add([tmp_path / "owls.txt", tmp_path / "storks.txt"], lambda *_: None)
        assert {path.name for path in corpus.glob("*.txt")} == {"herons.txt"}
        (owls,) = library.add([tmp_path / "owls.txt"], lambda *_: None)
        assert (owls.outcome, sorted(library.titles())) == ("added", ["herons", "owls"])
    finally:
        workspace.close()
