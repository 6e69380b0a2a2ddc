"""Follow-up questions: what is taken over from the question before, and what is left alone."""

from __future__ import annotations

import json
import time
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from talks import after, conversation

from briefing_qa.answering.follow_up import Turn, Understood, understand
from briefing_qa.errors import QuestionError
from briefing_qa.terms import tokens

EVAL = Path(__file__).parents[2] / "eval"
MARRIED = "What share of women aged 20-24 married before 18?"
LAW = "When was the law on marriage age changed?"
SIGNED = "How many Peruvian hotels have signed the pledge?"
HECHOS = "¿Cuántas niñas fueron víctimas de trata en 2020?"
LEY = "¿Cuándo se aprobó la ley sobre el matrimonio infantil?"

MOST_HARMED = 0.03
"""Share of questions that stand alone and may be changed all the same."""

LEAST_NOTICED = 0.95
"""Share of follow-up questions to which something must be added."""


def rows(name: str) -> list[dict[str, Any]]:
    """The questions of a set for development."""
    text = (EVAL / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize(
    ("before", "question", "means"),
    [
        (
            MARRIED,
            "And among Indigenous women?",
            "What share of Indigenous women aged 20-24 married before 18?",
        ),
        (MARRIED, "And men?", "What share of men aged 20-24 married before 18?"),
        (
            MARRIED,
            "what about women aged 15-19?",
            "What share of women aged 15-19 married before 18?",
        ),
        (MARRIED, "And before 15?", "What share of women aged 20-24 married before 15?"),
        (MARRIED, "in 2016?", "What share of women aged 20-24 married before 18 in 2016?"),
        (
            MARRIED,
            "and in rural areas?",
            "What share of women aged 20-24 married before 18 in rural areas?",
        ),
        ("How many fell ill in Peru in 2020?", "2021?", "How many fell ill in Peru in 2021?"),
        ("How many fell ill in Peru in 2020?", "Chile?", "How many fell ill in Chile in 2020?"),
        (
            "How many fell ill in Peru in 2020?",
            "And in Costa Rica?",
            "How many fell ill in Costa Rica in 2020?",
        ),
        ("How many fell ill by 2020?", "and since 2021?", "How many fell ill since 2021?"),
        ("Which children under 12 work?", "children under 5?", "Which children under 5 work?"),
        (SIGNED, "And in Chile?", "How many hotels have signed the pledge in Chile?"),
        (SIGNED, "What about Chilean ones?", "How many Chilean hotels have signed the pledge?"),
        (SIGNED, "And bars?", "How many Peruvian bars have signed the pledge?"),
        ("What is child abuse?", "And child labour?", "What is child labour?"),
        (
            "What score did Peru get for roads?",
            "And for rail?",
            "What score did Peru get for rail?",
        ),
        (
            "Who runs the Plan for Children and Adolescents?",
            "And the one against Trafficking?",
            "Who runs the Plan against Trafficking?",
        ),
        (HECHOS, "¿Y en 2021?", "¿Cuántas niñas fueron víctimas de trata en 2021?"),
        (HECHOS, "¿Y niños?", "¿Cuántos niños fueron víctimas de trata en 2020?"),
        (
            "¿Qué parte de las niñas trabaja?",
            "¿Y en las zonas rurales?",
            "¿Qué parte de las niñas trabaja en las zonas rurales?",
        ),
        (
            "¿Por qué migran los jóvenes venezolanos?",
            "¿Y las niñas indígenas?",
            "¿Por qué migran las niñas indígenas?",
        ),
        ("¿Qué puntaje obtuvo Brasil?", "¿Y Chile?", "¿Qué puntaje obtuvo Chile?"),
        (MARRIED, "¿Y en 2016?", "What share of women aged 20-24 married before 18 in 2016?"),
    ],
)
def test_a_phrase_takes_the_place_of_one_of_its_sort(
    before: str, question: str, means: str
) -> None:
    """Year for year, country for country, age for age, group for group; else it is set beside."""
    assert after(before, question) == means


@pytest.mark.parametrize(
    ("before", "question", "means"),
    [
        (LAW, "Who opposed it?", "Who opposed the law on marriage age?"),
        (LAW, "Does it apply to boys?", "Does the law on marriage age apply to boys?"),
        (
            LAW,
            "What does the briefing say about this?",
            "What does the briefing say about this (the law on marriage age changed)?",
        ),
        (LAW, "Who drafted that law?", "Who drafted that law (the law on marriage age changed)?"),
        ("What is grooming?", "Is it a crime in Peru?", "Is grooming a crime in Peru?"),
        (
            SIGNED,
            "How many of them were fined?",
            "How many of the Peruvian hotels that have signed the pledge were fined?",
        ),
        (
            SIGNED,
            "Were these hotels fined?",
            "Were the Peruvian hotels that have signed the pledge fined?",
        ),
        (
            "How many shelters are there in Lima?",
            "Who pays for them?",
            "Who pays for the shelters in Lima?",
        ),
        (
            HECHOS,
            "¿Cuántas de ellas eran indígenas?",
            "¿Cuántas de las niñas que fueron víctimas de trata en 2020 eran indígenas?",
        ),
        (
            LEY,
            "¿Quién se opuso a esa ley?",
            "¿Quién se opuso a esa ley (la ley sobre el matrimonio infantil)?",
        ),
        (LAW, "¿Quién se opuso a esa ley?", "¿Quién se opuso a esa ley (the law on marriage age)?"),
    ],
)
def test_a_word_that_points_back_is_explained(before: str, question: str, means: str) -> None:
    """What it points to takes its place where one thing fits, else stands behind in brackets."""
    assert after(before, question) == means


@pytest.mark.parametrize(
    ("before", "question", "means"),
    [
        (LAW, "Why?", "Why was the law on marriage age changed?"),
        ("Did Peru sign the Convention?", "When?", "When did Peru sign the Convention?"),
        (SIGNED, "Since when?", "Since when have Peruvian hotels signed the pledge?"),
        (
            "How many people did the campaign reach?",
            "By when?",
            "By when did the campaign reach people?",
        ),
        ("Who wrote the law?", "In which year?", "In which year (who wrote the law)?"),
        (
            "Which countries punish it by law?",
            "How many?",
            "How many (countries punish it by law)?",
        ),
        (
            SIGNED,
            "And how many had left by 2023?",
            "How many Peruvian hotels had left by 2023?",
        ),
        (LEY, "¿Por qué?", "¿Por qué se aprobó la ley sobre el matrimonio infantil?"),
        (LEY, "¿Quién se opuso?", "¿Quién se opuso (la ley sobre el matrimonio infantil)?"),
        (
            "What is the campaign Clear Waters?",
            "¿A cuántas personas llegó?",
            "¿A cuántas personas llegó (the campaign Clear Waters)?",
        ),
    ],
)
def test_a_question_that_names_nothing_gets_the_topic(
    before: str, question: str, means: str
) -> None:
    """A question word alone takes the place of the other one, or the topic is put in brackets."""
    assert after(before, question) == means


def test_three_turns_carry_the_topic_on() -> None:
    """What a second question took over is there for the third, which may change it again."""
    assert after(LAW, "Who opposed it?", "Why?") == "Why (who opposed the law on marriage age)?"
    assert after(MARRIED, "And men?", "and in Chile?") == (
        "What share of men aged 20-24 married before 18 in Chile?"
    )
    assert after("¿Cuándo empezó la campaña?", "¿Quién la pagó?", "¿Y cuánto costó?") == (
        "¿Cuánto costó (la campaña)?"
    )


@pytest.mark.parametrize(
    "question",
    [
        "How many boys under 18 were involved in the 394 trafficking cases?",
        "And in how many of the 245 sexual exploitation cases were boys the victims?",
        "How often do hotels that signed the Code have to report on their cooperation with it?",
        "Is it a crime to look at such pictures on purpose?",
        "How widespread is the belief that it's fine to hit kids?",
        "What share of those who think it better not to intervene are women?",
        "What changes to its legislation is Peru advised to make?",
        "Which are the laws that apply?",
        "What will the weather be like in Cusco this weekend?",
        "What is Servinacuy?",
        "what is grooming",
        "Who won the football World Cup in 2022?",
        "tourism code of conduct peru number of signatories",
        "score for engagement of industry?",
        "How many shelters are there in Peru?",
        "¿Está penalizado acceder a sabiendas a material de abuso sexual infantil?",
        "esta permitido el matrimonio infantil en el Perú",
        "¿Qué multa pagan los hoteles que no cumplen con su Código de Conducta?",
        "And the second one?",
    ],
)
@pytest.mark.parametrize("before", [MARRIED, LAW, HECHOS])
def test_a_question_that_stands_alone_stays_as_it_is(before: str, question: str) -> None:
    """Not a character is changed and nothing taken over, whatever was asked before."""
    assert conversation(before, question) == Understood(text=question)


def test_the_first_question_is_what_it_is() -> None:
    """Without a question before there is nothing to take over."""
    assert understand("And  men?", []) == Understood(text="And  men?")


def test_what_was_taken_over_is_named() -> None:
    """The words that are not the question's own, each once, in order, function words left out."""
    assert conversation(MARRIED, "And men?").taken == (
        "share", "aged", "20", "24", "married", "18",
    )  # fmt: skip


def test_whom_the_answer_names_is_what_they_point_to() -> None:
    """After "who", "they" and "that" are those whom the answer names; without it, whoever it is."""
    who = "Who opposed the law proposal?"
    said = "It was submitted in May and opposed by the Chamber of Commerce, an association. [1]"
    question = "What kind of association is that?"
    assert understand(question, [Turn(question=who, answer=said)]).text == (
        "What kind of association is that (Chamber of Commerce, who opposed the law proposal)?"
    )
    assert understand(question, [Turn(question=who)]).text == (
        "What kind of association is that (who opposed the law proposal)?"
    )


def test_a_year_of_its_own_drives_out_the_other() -> None:
    """A question that names a year does not get the year of the question before as well."""
    text = after("Who signed the pledge in 2020?", "And how many had signed it by 2023?")
    assert text == "How many had signed the pledge by 2023?"
    text = after("Who signed the pledge in 2020?", "What did that cost in 2023?")
    assert text == "What did that cost in 2023 (who signed the pledge)?"


@pytest.mark.parametrize("question", ["", "?!", "x" * 3000])
def test_what_cannot_be_asked_is_an_error(question: str) -> None:
    """The same questions as everywhere else are refused."""
    with pytest.raises(QuestionError):
        understand(question, [Turn(question=MARRIED)])


def test_what_would_become_too_long_is_left_alone() -> None:
    """A question is never made longer than one may be."""
    long = f"How many hotels signed the {'very ' * 390}long pledge?"
    assert conversation(long, "How many of them were fined?").taken == ()


PIECES = (
    "And what about who why how many of them it this that in 2016 Peru girls under 12 aged 20-24 "
    "the Code ( ) ; , ? ¿ y de las niñas ellos fue ones the-one 's - been signed to"
)
WORDS = st.sampled_from(PIECES.split())
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)


@settings(deadline=None)  # the first one may load the dictionaries
@example(question="what", before=["( )"])
@example(question="girls 20-24 Code", before=["girls 20-24"])
@given(question=TEXTS, before=st.lists(TEXTS, max_size=2))
def test_whatever_is_asked_has_a_meaning(question: str, before: list[str]) -> None:
    """Nothing raises, and all words come from the conversation but for those that join them."""
    turns = [Turn(question=text, answer=text) for text in before]
    try:
        found = understand(question, turns)
    except QuestionError:
        return
    said = {token.folded for text in (question, *before) for token in tokens(text)}
    joins = {"and", "y", "in", "en", "the", "el", "los", "las", "that", "que", "people", "s"}
    assert {token.folded for token in tokens(found.text)} <= said | joins
    assert tokens(found.text)


def test_questions_of_the_briefing_are_not_harmed() -> None:
    """Asked after another matter, hardly one of the set for development is changed."""
    known = rows("peru-briefing.dev")
    pairs = [
        (known[(place + step) % len(known)], one)
        for place, one in enumerate(known)
        for step in range(7, 107, 10)
        if known[(place + step) % len(known)]["fact"] != one["fact"]
    ]
    assert len(pairs) > 1_500
    harmed = [
        (other["question"], one["question"])
        for other, one in pairs
        if conversation(other["question"], one["question"]).text != one["question"]
    ]
    assert len(harmed) / len(pairs) <= MOST_HARMED, harmed[:10]


def test_follow_up_questions_of_the_briefing_are_noticed() -> None:
    """In nearly all conversations something is taken over, and nothing into a new topic."""
    known = rows("peru-briefing.conversations.dev")
    new = [row for row in known if row["kind"] in ("new_topic", "off_topic")]
    follow = [row for row in known if row not in new]
    assert len(follow) > 60
    assert len(new) >= 5
    noticed = [conversation(*row["before"], row["question"]).taken for row in follow]
    assert sum(map(bool, noticed)) / len(follow) >= LEAST_NOTICED
    for row in new:
        assert conversation(*row["before"], row["question"]).text == row["question"]


@pytest.mark.parametrize("question", ["¿Y niños?", "gracias, ¿y en México?", "¿Quién la aprobó?"])
@pytest.mark.parametrize("before", [HECHOS, LEY])
def test_letters_apart_from_their_accents_follow_alike(before: str, question: str) -> None:
    """In either question; one that stands alone stays as it was typed."""

    def apart(text: str) -> str:
        return unicodedata.normalize("NFD", text)

    meant = understand(question, [Turn(question=before)])
    assert meant.text != question
    assert understand(apart(question), [Turn(question=apart(before))]) == meant
    assert understand(apart(LEY), []).text == apart(LEY)


def test_the_longest_question_is_understood_soon() -> None:
    """Two thousand characters of the shortest words: what takes long holds up everybody else."""
    begun = time.process_time()
    understand(f"What {'a ' * 995}a?", [Turn(question=MARRIED)])
    assert time.process_time() - begun < 2.0
