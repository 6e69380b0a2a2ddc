"""Sentences that are read together with one before them."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.reading.joined import as_measured, as_ruled, joined
from briefing_qa.answering.rules import captioned
from briefing_qa.answering.statements import continued
from briefing_qa.types import Unit

Make = Callable[..., Candidate]
Paragraph = Callable[..., list[Candidate]]

ASKED = "HON. BANDA: What would you do first if the money came?"
ANSWER = "MR PHIRI: I would buy motorcycles."
QUESTION = analyse("What would the committee buy?")


@pytest.fixture
def paragraph(make_candidate: Make) -> Paragraph:
    """Sentences of one passage, each with the one before it."""

    def made(texts: Sequence[str], language: str = "en", between: str = " ") -> list[Candidate]:
        whole = between.join(texts)
        starts = [whole.index(text) for text in texts]
        units = tuple(
            Unit(start=start, end=start + len(text), kind="sentence", key=text)
            for start, text in zip(starts, texts, strict=True)
        )
        found = []
        for place, (text, start) in enumerate(zip(texts, starts, strict=True)):
            before = texts[place - 1] if place else ""
            one = make_candidate(
                text, start=start, passage_text=whole, before=before, language=language
            )
            passage = replace(one.source.passage, units=units)
            found.append(replace(one, source=replace(one.source, passage=passage)))
        return found

    return made


def read(question: str, candidate: Candidate) -> str:
    """What is read for a question."""
    whole = joined(analyse(question), candidate)
    return "" if whole is None else whole.text


def test_an_answer_is_read_with_its_question(make_candidate: Make) -> None:
    """Another sentence, a heading and a question are not."""
    whole = joined(QUESTION, make_candidate(ANSWER, before=ASKED))
    assert whole is not None
    assert (whole.text, whole.before) == (f"{ASKED} {ANSWER}", "")
    assert joined(QUESTION, make_candidate(ANSWER, before="The money came.")) is None
    assert joined(QUESTION, make_candidate("And then?", before=ASKED)) is None
    assert joined(QUESTION, make_candidate(ANSWER, before=ASKED, kind="heading")) is None


def test_an_answer_is_as_near_as_the_nearer_of_both(make_candidate: Make) -> None:
    """And the others stay what they are."""
    asks = make_candidate(ASKED, similarity=0.8)
    answers = make_candidate(ANSWER, before=ASKED, start=100, similarity=0.3)
    other = make_candidate("An inspector walks.", before=ANSWER, start=200, similarity=0.5)
    measured = as_measured(QUESTION, [asks, answers, other])
    assert [one.similarity for one in measured] == [0.8, 0.8, 0.5]
    assert measured[1].text.startswith(ASKED)
    assert (measured[0], measured[2]) == (asks, other)
    alone = as_measured(QUESTION, [answers])
    assert alone[0].similarity == 0.3


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("What is light work?", ("Light work.", "It is work of less than two hours a day.")),
        ("What is smuggling?", ("Smuggling is another matter.", "It is crossing a border.")),
        ("What does the captain wish?", ("The captain has two wishes.", "A boat of his own.")),
        ("¿Qué es el padrinazgo?", ("Padrinazgo.", "Es una costumbre de los patrones.")),
        ("¿Qué pide la maestra?", ("La maestra pide dos cosas.", "Un techo para el patio.")),
    ],
)
def test_what_is_led_up_to_is_read_with_what_leads(
    paragraph: Paragraph, question: str, texts: tuple[str, str]
) -> None:
    """In its paragraph, and only for a question that the first of them repeats."""
    language = analyse(question).language
    _, second = paragraph(texts, language)
    assert read(question, second) == " ".join(texts)
    assert as_ruled(analyse(question), second).text == " ".join(texts)
    _, apart = paragraph(texts, language, between="\n\n")
    assert read(question, apart) == ""
    assert read("How many boats came?", second) == ""


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("Why were patrols stopped?", ("Patrols were stopped.", "The main reason was fuel.")),
        ("Why did it close?", ("The home closed.", "That is because the roof leaked.")),
        ("¿Por qué cerró?", ("El comedor cerró.", "La causa fue una fuga de gas.")),
        ("¿Por qué cerró?", ("El comedor cerró.", "Esto se debe a una fuga de gas.")),
    ],
)
def test_a_reason_is_read_with_what_it_is_of(
    paragraph: Paragraph, question: str, texts: tuple[str, str]
) -> None:
    """Where a reason is asked for."""
    _, second = paragraph(texts, analyse(question).language)
    assert read(question, second) == " ".join(texts)
    assert read("When did the boat come?", second) == ""


def test_what_is_itself_the_reason_is_not_read_as_having_one(paragraph: Paragraph) -> None:
    """It is asked for the reason of the reason then."""
    _, second = paragraph(("Attendance fell.", "That is because the ferry was withdrawn."))
    assert read("Why was the ferry withdrawn?", second) == ""
    assert read("Why did attendance fall?", second) != ""


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        (
            "Where do the boys sleep?",
            ("She was surprised by where they sleep.", "“Look,” one said.", "Most use a shed."),
        ),
        (
            "¿Dónde duermen los niños?",
            ("Le sorprendió dónde duermen.", "«Mire», dijo uno.", "La mayoría usa un cobertizo."),
        ),
    ],
)
def test_what_is_left_open_is_read_with_the_two_that_follow(
    paragraph: Paragraph, question: str, texts: tuple[str, str, str]
) -> None:
    """One of them may answer it; a third one is too far."""
    opened, *after = paragraph((*texts, "It rains."), analyse(question).language)
    assert read(question, opened) == ""
    told = [read(question, one) for one in after]
    assert told == [f"{texts[0]} {texts[1]}", f"{texts[0]} {texts[2]}", ""]


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        (
            "In which languages were the interviews held?",
            (
                "The interviews were held in the transit centres.",
                "They were held in Fon and Dendi.",
            ),
        ),
        (
            "Which country did the two tourists come from?",
            ("Two tourists were deported.", "They came from Italy."),
        ),
        (
            "¿En qué idiomas se hicieron las entrevistas?",
            ("Las entrevistas se hicieron en los campamentos.", "Estas fueron en quechua."),
        ),
    ],
)
def test_what_goes_on_with_a_language_or_country_is_read_with_the_one_before(
    paragraph: Paragraph, question: str, texts: tuple[str, str]
) -> None:
    """Where only that has what is asked for."""
    language = analyse(question).language
    _, second = paragraph(texts, language)
    assert read(question, second) == " ".join(texts)
    assert read("Who came first?", second) == ""
    _, other = paragraph((texts[1], "They came late."), language)
    assert read(question, other) == ""


def test_rules_see_the_answer_to_a_question_alone(make_candidate: Make) -> None:
    """The question may name what the answer denies."""
    answer = make_candidate(ANSWER, before=ASKED)
    assert as_ruled(QUESTION, answer) is answer


def test_thousands_of_blank_lines_take_no_time(paragraph: Paragraph) -> None:
    """Somewhere above, they made the search for the beginning of a paragraph take minutes."""
    texts = ("The rules." + "\n" * 2000, "Light work.", "It is work of less than two hours.")
    begin = time.process_time()
    assert read("What is light work?", paragraph(texts)[2]) == " ".join(texts[1:])
    assert time.process_time() - begin < 1


@pytest.mark.parametrize("pattern", [captioned._TABLE, continued._NUMBER])
def test_white_space_is_read_once(pattern: re.Pattern[str]) -> None:
    """However many lines are blank between two pieces; these were tried from every one of them."""
    begin = time.process_time()
    assert pattern.match("\n" * 50_000 + "x") is None
    assert time.process_time() - begin < 0.5
    assert pattern.match(" \n \n | 1. x") or pattern.match(" \n \n 1. x")
