"""The documents as the page has them, while the index changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_qa.app.library import Library
from briefing_qa.app.workspace import Workspace
from briefing_qa.config import IndexSettings, Settings
from briefing_qa.engine import update_index
from briefing_qa.errors import UnknownDocumentError

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
