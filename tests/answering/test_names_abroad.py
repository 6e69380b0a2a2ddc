"""Names that another language writes otherwise, and places that need not be met."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.spelled_out import spells_out
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.questions.stories import homes
from briefing_qa.answering.rules.defined import defines_another_term
from briefing_qa.answering.rules.details import unmet
from briefing_qa.answering.rules.topics import is_share_of_others
from briefing_qa.answering.rules.units_asked import lacks_the_figure
from briefing_qa.answering.words.definitions import definitions

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "text", "met"),
    [
        ("¿Cuántas chicas trabajan en Katmandú?", "In Kathmandu 412 girls work.", True),
        ("¿Quién se reunió en Ginebra?", "The group met in Geneva.", True),
        ("¿Qué edad fija el Código Penal?", "The Criminal Code sets it at 20.", True),
        ("¿Cuántas chicas trabajan en Katmandú?", "In Pokhara 412 girls work.", False),
        ("¿Quién se reunió en Londres?", "The group met in Geneva.", False),
    ],
)
def test_towns_and_codes_have_another_name(
    make_candidate: Make, question: str, text: str, *, met: bool
) -> None:
    """By spelling, or in the list of towns whose names differ."""
    assert (not unmet(analyse(question), make_candidate(text, language="en"))) is met


@pytest.mark.parametrize(
    ("question", "out"),
    [
        ("How many lodgings in Arequipa signed the Code of Conduct?", True),
        ("How many lodgings signed the Code of Conduct in Arequipa?", True),
        ("How many lodgings of Arequipa Hills signed the Code of Conduct?", False),
        ("I run a hostel in Arequipa: how many lodgings signed the Code of Conduct?", False),
        ("I write on Arequipa. How many lodgings in Arequipa signed the Code of Conduct?", True),
    ],
)
def test_a_place_is_met_whatever_else_is(make_candidate: Make, question: str, *, out: bool) -> None:
    """Of several names half may go by others, not a place behind "in"; where one lives, neither."""
    candidate = make_candidate("Of the 730 lodgings 121 signed the Code of Conduct.")
    assert bool(unmet(analyse(question), candidate)) is out


def test_where_somebody_lives_is_told_before_the_question() -> None:
    """What they write on is not."""
    assert homes("Tengo fotos de una alumna en Limón. ¿Se las mando?") == {"limon"}
    assert homes("I'm writing a piece on Loreto. How many girls work there?") == frozenset()
    assert homes("How many girls work in Lima?") == frozenset()


def test_short_names_stand_in_commas_too(make_candidate: Make) -> None:
    """As in speeches; the letters have to fit."""
    text = "The Forensics and Cybercrime Division, the FCD, brought 31 cases to court."
    assert [(one.short, one.long) for one in definitions(text)] == [
        ("FCD", "Forensics and Cybercrime Division")
    ]
    assert not list(definitions("The ministry, the FCD, brought 31 cases."))
    assert spells_out(analyse("What does FCD stand for?"), make_candidate(text))


def test_shares_pages_and_terms(make_candidate: Make) -> None:
    """Of a survey a share is of those asked; pages are pages; a usage defines its own term."""
    asked = analyse("What share of tips were true?")
    item = make_candidate("91% use trains.")
    assert is_share_of_others(asked, item)
    assert not is_share_of_others(asked, replace(item, headings="Survey: results"))
    pages = analyse("How many pages does the report have?")
    assert lacks_the_figure(pages, make_candidate("The report describes 68 homes."))
    assert not lacks_the_figure(pages, make_candidate("The report has 68 pages."))
    term = analyse('How is "leaving" defined?')
    other = "Rescue, in the usage of local agencies, means removal by the police."
    assert defines_another_term(term, make_candidate(other))
