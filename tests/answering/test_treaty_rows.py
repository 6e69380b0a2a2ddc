"""Rows of a table of treaties: the one that is asked for, and those that were not ratified."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.treaty_rows import is_another_treaty, is_asked_treaty
from briefing_qa.answering.questions.question import analyse

Make = Callable[..., Candidate]

OPIC = "| Optional Protocol on a communications procedure (OPIC) | - | not ratified |"
TRADE = "| Convention on Trafficking in Human Beings | 16 May 2005 | 19 May 2006 |"
CHILD = "| Convention on the Rights of the Child | - | 26 January 1993 |"
NAMES = ("Instrument", "Signature", "Ratification or accession")


@pytest.fixture
def row(make_candidate: Make) -> Callable[[str], Candidate]:
    """A row below the names of its columns."""

    def make(text: str) -> Candidate:
        above = f"| {' | '.join(NAMES)} |\n|---|---|---|\n"
        one = make_candidate(text, passage_text=above + text, start=len(above))
        return replace(one, columns=NAMES)

    return make


@pytest.mark.parametrize(
    ("question", "text", "asked"),
    [
        ("Has Peru ratified the protocol on a communications procedure?", OPIC, True),
        ("Has Peru ratified the OPIC?", OPIC, True),
        ("When did Peru accede to the Convention on the Rights of the Child?", CHILD, True),
        ("When did Peru ratify the CRC?", CHILD, True),
        ("Which treaties has Peru not ratified?", OPIC, True),
        ("Which treaty does Peru still have to ratify?", OPIC, True),
        ("Has Peru ratified the protocol on a communications procedure?", CHILD, False),
        ("When did Peru ratify the Trafficking Protocol?", TRADE, False),
        ("Which treaties has Peru not ratified?", CHILD, False),
        ("Which treaties has Peru ratified?", OPIC, False),
    ],
)
def test_a_row_is_of_one_treaty(
    row: Callable[[str], Candidate], question: str, text: str, *, asked: bool
) -> None:
    """And says whether it was ratified."""
    one = row(text)
    assert is_asked_treaty(analyse(question), one) is asked
    assert is_another_treaty(analyse(question), one) is not asked


@pytest.mark.parametrize(
    ("question", "text"),
    [
        # the cell is empty, the acronym not known, the words only some of those asked for
        ("When did Peru sign the Convention on the Rights of the Child?", CHILD),
        ("When did Peru ratify the UNTOC?", CHILD),
        ("When did Peru ratify the Convention on Trafficking in Organs?", TRADE),
        # all that was ratified, and other matters
        ("Which treaties has Peru ratified?", CHILD),
        ("Why has Peru not ratified the protocol on a communications procedure?", OPIC),
        ("Should Peru ratify the protocol on a communications procedure?", OPIC),
        ("What does the protocol on a communications procedure say?", OPIC),
    ],
)
def test_what_is_not_sure_is_left_to_the_reader(
    row: Callable[[str], Candidate], question: str, text: str
) -> None:
    """Neither asked for nor out."""
    one = row(text)
    assert not is_asked_treaty(analyse(question), one)
    assert not is_another_treaty(analyse(question), one)


def test_columns_may_be_named_in_each_row(make_candidate: Make) -> None:
    """As readers of most formats write them."""
    one = make_candidate("| Treaty: Lanzarote Convention | Signed: 2007 | Ratified: not yet |")
    assert is_asked_treaty(analyse("Which treaties has Peru not ratified?"), one)
    assert is_another_treaty(analyse("Has Peru ratified the Budapest Convention?"), one)
    assert is_asked_treaty(analyse("When did Peru sign the Lanzarote Convention?"), one)


def test_others_sign_too(make_candidate: Make) -> None:
    """A table of hotels that signed a code is none of treaties."""
    one = make_candidate("| Hotel: Casa Faro | Signed: 2019 |")
    question = analyse("Which hotels signed the code?")
    assert not is_asked_treaty(question, one)
    assert not is_another_treaty(question, one)


def test_a_sentence_is_no_row(make_candidate: Make) -> None:
    """However much it speaks of treaties."""
    one = make_candidate("Peru has not ratified the protocol on a communications procedure.")
    question = analyse("Has Peru ratified the Lanzarote Convention?")
    assert not is_asked_treaty(question, one)
    assert not is_another_treaty(question, one)
