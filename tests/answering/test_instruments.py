"""Other conventions, laws and codes than the one that is asked about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.instruments import (
    has_another_article,
    has_another_number,
    is_of_another_instrument,
)

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        (
            "When did Sarovia sign the Lanzarote Convention?",
            "It signed the Firearms Protocol in 2000.",
            True,
        ),
        (
            "When did Sarovia sign the Lanzarote Convention?",
            "It signed the Lanzarote Convention in 2000.",
            False,
        ),
        ("When did Sarovia sign the Lanzarote Convention?", "It did so in 2000.", True),
        (
            "When did Sarovia sign the Lanzarote Convention?",
            "It signed the convention in 2000.",
            False,
        ),
        (
            "When did Sarovia sign the Convention on the Rights of the Child?",
            "It signed the CRC in 1990.",
            False,
        ),
        ("When did Sarovia sign it?", "It signed the Firearms Protocol in 2000.", False),
        (
            "¿Cuándo firmó Sarovia el Convenio de Lanzarote?",
            "Firmó el Protocolo de Palermo en 2000.",
            True,
        ),
        (
            "¿Cuándo firmó Sarovia el Convenio de Lanzarote?",
            "Firmó el Convenio de Lanzarote en 2000.",
            False,
        ),
    ],
)
def test_another_instrument_is_not_the_one_asked_about(
    question: str, text: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """One that only says "the convention" may mean it; a passage without any does not."""
    assert is_out(is_of_another_instrument, question, text) is out


def test_the_sentence_before_may_name_it(make_candidate: Make) -> None:
    """What is compared with another one is told of the one before."""
    question = analyse("When did Sarovia sign the Lanzarote Convention?")
    text = "It did so in 2000, as it had signed the Firearms Protocol before."
    before = "Sarovia signed the Lanzarote Convention."
    assert is_of_another_instrument(question, make_candidate(text))
    whole = f"{before} {text}"
    near = make_candidate(text, before=before, passage_text=whole)
    assert not is_of_another_instrument(question, near)


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How many days does Law 2184 give?", "The time limit of Law 1460 was 3 days.", True),
        ("How many days does Law No. 2184 give?", "Law No. 2184 gives a day, Law 1460 3.", False),
        ("How many days does Law 2184 give?", "Article 3 gives a day.", False),
        ("How many days does Law 2184 give?", "It gives a day.", False),
        ("How many days does article 4 give?", "Article 5 gives a day.", True),
        ("¿Cuántos días da la Ley N.º 30.364?", "La Ley N.º 30364 da un día.", False),
        ("¿Cuántos días da la Ley N.º 30.364?", "La Ley N.º 26260 daba tres días.", True),
        # asked which others it names
        ("When did Law 2184 replace another?", "Law 1460 went in 2020.", False),
        ("What does Law 2184 say?", "Law 1460 was stricter.", False),
    ],
)
def test_a_law_by_another_number_is_another_law(
    make_candidate: Make, question: str, text: str, *, out: bool
) -> None:
    """Where a figure or yes or no is asked for."""
    assert has_another_number(analyse(question), make_candidate(text)) is out


def test_a_document_need_not_say_that_it_is_the_one(make_candidate: Make) -> None:
    """Whose title has all of its name is it, if it says no other."""
    asked = analyse("Who has to report under the Saint Nora Act?")
    told = make_candidate("The duty falls on harbour masters.")
    assert is_of_another_instrument(asked, told)
    own = make_candidate("The duty falls on harbour masters.", title="COMMONWEALTH OF SAINT NORA")
    assert not is_of_another_instrument(asked, own)
    other = make_candidate("The Firearms Code says so.", title="REPUBLIC OF ARA")
    assert is_of_another_instrument(asked, other)


SUB_DECREE = "Are there penalties in Cambodia's sub-decree of 2015?"


@pytest.mark.parametrize(
    ("before", "text", "out"),
    [
        ("The Slavery Act of Australia binds companies.", "It contains no penalties.", True),
        ("The Slavery Act of Australia binds companies.", "The act contains no penalties.", False),
        ("The decree of Cambodia binds homes.", "It contains no penalties.", False),
        ("In Australia 40 companies reported.", "It contains no penalties.", False),
        ("The Slavery Act of Australia binds all.", "It has penalties, as in Cambodia.", False),
    ],
)
def test_it_is_the_law_told_of_before(
    make_candidate: Make, before: str, text: str, out: bool
) -> None:
    """That of another country is not the one asked about."""
    candidate = make_candidate(text, before=before, passage_text=f"{before} {text} A decree.")
    assert bool(is_of_another_instrument(analyse(SUB_DECREE), candidate)) is out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("What term does article 208-2 lay down?", "Article 206 sets 10 to 12 years.", True),
        ("What term does article 208-2 lay down?", "Article 208-2 sets 10 to 12 years.", False),
        ("Who may apply under article 9A?", "Under article 9, parents may apply.", True),
        ("¿Qué pena fija el artículo 183 ter?", "El artículo 183 bis fija 2 años.", True),
        ("¿Qué pena fija el artículo 183?", "Los artículos 181, 183 y 185 fijan 2 años.", False),
        ("¿Qué pena fija el artículo 183?", "Los artículos 181 a 190 fijan 2 años.", False),
        ("What does article 206 punish?", "206. Theft is punished as article 207 says.", False),
        ("Does article 206 punish theft?", "Article 207 punishes theft.", False),
    ],
)
def test_an_article_by_another_number(
    question: str, text: str, out: bool, make_candidate: Make
) -> None:
    """Letters and second numbers make others; in a list or a range it may be named."""
    asked = analyse(question)
    assert has_another_article(asked, make_candidate(text, language=asked.language)) is out


def test_an_article_may_refer_to_another(make_candidate: Make) -> None:
    """What stands in article 208-2 may be told "in accordance with article 206"."""
    text = "The court sets it in accordance with article 206."
    within = make_candidate(
        text, start=40, passage_text=f"Article 208-2. Whoever does so is guilty. {text}"
    )
    asked = analyse("What term does article 208-2 lay down?")
    assert not has_another_article(asked, within)
    assert has_another_article(asked, make_candidate(text))
