"""The words of the interface."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from briefing_qa.app.page_routes import FILES
from briefing_qa.app.templates import ui_file
from briefing_qa.app.translations import LANGUAGES, Translator, choose_language, words
from briefing_qa.evaluation.measures import MEASURES

TEMPLATES = (
    "shell.html", "turn.html", "source.html", "conversations.html", "suggestions.html",
    "welcome.html", "choices.html", "documents.html", "evaluation.html", "evaluated.html",
    "login.html", "pages.html", "absent.html", "openings.html",
)  # fmt: skip


def placeholders(text: str) -> set[str]:
    """Names of the values that a text is given."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_languages_have_the_same_texts_with_the_same_placeholders() -> None:
    """No text is missing in a language, and none lacks a value that it is given."""
    english, spanish = words("en"), words("es")
    assert english.keys() == spanish.keys()
    assert [k for k in english if placeholders(english[k]) != placeholders(spanish[k])] == []


def test_every_text_that_is_used_is_there_and_the_other_way_round() -> None:
    """Templates and scripts ask for texts that exist; none is left that nobody asks for."""
    used = {
        key
        for name in TEMPLATES
        for key in re.findall(r"\b(?:t|own)\(\s*[\"']([\w.]*\w)[\"']", ui_file(name))
    }
    used |= {
        f"js.{key}"
        for name in FILES
        if name.endswith(".js")
        for key in re.findall(r"\bt\(\s*\"([\w.]+)\"", ui_file(name))
    }
    used |= {"js.upload.added", "js.upload.unchanged", "js.upload.refused", "js.upload.downloading"}
    used |= {f"js.theme.{name}" for name in ("auto", "light", "dark")}
    used |= {f"js.loading.{name}" for name in ("models", "reading", "embedding")}
    used |= {
        f"js.error.{name}"
        for name in ("busy", "conversation", "document", "empty", "large", "nothing", "question")
    }
    used |= {"js.upload.embedding", "js.upload.reading", "js.offline", "js.failed"}
    used |= {f"confidence.{name}" for name in ("high", "fair", "low")}
    used |= {f"context.{name}" for name in ("before", "speaker", "table")}
    used |= {f"chart.{name}" for name in ("risk", "reliability", "latency")}
    used |= {f"measure.{name}" for name in MEASURES} | {f"in.{name}" for name in LANGUAGES}
    used |= {"page", "page.printed", "turn.documents"}  # asked for in Python
    used |= {"said.answer", "said.refusal", "said.citations", "evaluation.right"}
    known = {key.removesuffix(".one") for key in words("en")}
    assert used - known == set()
    assert known - used == set()


@pytest.mark.parametrize(
    ("chosen", "accepted", "language"),
    [
        (None, "es-PE,es;q=0.9,en;q=0.8", "es"),
        (None, "en-GB,es;q=0.5", "en"),
        (None, "fr,es;q=0.3,en;q=0.9", "en"),
        (None, "fr", "en"),
        (None, None, "en"),
        (None, ";q=,es;q=x", "es"),
        ("es", "en", "es"),
        ("xx", "es", "es"),
    ],
)
def test_language_is_the_chosen_one_or_the_browsers(
    chosen: str | None, accepted: str | None, language: str
) -> None:
    """What the user switched to goes before what the browser asks for."""
    assert choose_language(chosen, accepted) == language


def test_pages_are_named_by_number_and_by_what_is_printed() -> None:
    """What is printed is said only where it differs from the number in the file."""
    english, spanish = Translator("en"), Translator("es")
    assert english.page(7) == english.page(7, "7") == "page 7"
    assert english.page(7, "v") == "page 7, printed v"
    assert spanish.page(7, "v") == "página 7, impresa: v"


def test_measures_are_named_as_reports_name_them() -> None:
    """In English, the tab and the reports of the command line use the same words."""
    english = words("en")
    assert {name: english[f"measure.{name}"] for name in MEASURES} == {
        name: measure.title for name, measure in MEASURES.items()
    }


def test_counts_and_numbers_are_written_as_the_language_does() -> None:
    """One of a thing has a text of its own; thousands and percentages differ by language."""
    english, spanish = Translator("en"), Translator("es")
    assert english("said.citations", n=1) == "1 citation."
    assert english("said.citations", n=2) == "2 citations."
    assert (english.number(12345), spanish.number(12345)) == ("12,345", "12.345")
    assert (english.percent(0.927), spanish.percent(0.927)) == ("93%", "93\u00a0%")
    assert set(LANGUAGES) == {"en", "es"}
