"""Ages: of one person whom a question tells of, and those that begin where the asked ones end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.questions.stories import is_age_in_a_story
from briefing_qa.answering.rules.details import unmet
from briefing_qa.answering.rules.ruled_out import is_ruled_out
from briefing_qa.answering.rules.stated_ages import is_of_older_ones, is_of_other_ages

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("number", "question"),
    [
        ("13", "A lone 13-year-old is rescued. What kind of place will she sleep in?"),
        ("17", "Can a judge still let a 17-year-old bride marry?"),
        ("19", "I'm 19 and would love to help out on the chat. Am I old enough?"),
        ("16", "My daughter, 16, says no to the injection. Can I decide for her?"),
        ("14", "I am a nurse, a girl of 14 told me she is expecting. Whom do I inform?"),
        ("12", "If a boy of 12 is caught, who hears him?"),
        ("15", "Tiene 15 y quiere tomar la píldora: ¿se enteran por fuerza en casa?"),
        ("12", "Tengo 12 y un familiar abusa de mí. ¿Os lo vais a callar?"),
        ("17", "Mi hija tiene 17 años, ¿puede casarse?"),
    ],
)
def test_the_age_of_somebody_who_is_told_of(number: str, question: str) -> None:
    """As whoever asks, in a sentence before, as a "13-year-old", after "if"."""
    assert is_age_in_a_story(number, analyse(question))


@pytest.mark.parametrize(
    ("number", "question"),
    [
        ("13", "What is the penalty for abuse of a child of 13?"),
        ("13", "What is the penalty for abuse of a 13-year-old?"),
        ("14", "If the victim is a girl of 14, what is the penalty?"),
        ("17", "How should a 17-year-old be interviewed?"),
        ("14", "What does our law say on a girl of 14?"),
        ("14", "¿Quién oye a una niña de 14 años en mi país?"),
        ("17", "Why did the Act exempt those who pay for sex with 16- and 17-year-olds?"),
        ("20", "What share of women aged 20-24 married before 18?"),
        ("13", "I'm writing a piece on penalties: what is the one for abuse of a child of 13?"),
        ("13", "I need to know the penalty for abuse of a child of 13"),
        ("13", "Estoy escribiendo un informe: ¿qué pena tiene el abuso de una niña de 13 años?"),
        ("138", "When did Olmeda ratify ILO Convention No. 138 on the minimum age?"),
        ("25", "My hotel has 25 rooms. Must I train my staff?"),
        ("13", "The law changed in May. What is the penalty for abuse of a child of 13?"),
        ("12", "Children of 12 to 14 came. Who asked them?"),
    ],
)
def test_other_ages_and_numbers_are_asked_for(number: str, question: str) -> None:
    """Those of many, those in the question itself, and what is no age."""
    assert not is_age_in_a_story(number, analyse(question))


def test_an_age_in_a_story_need_not_be_stated(make_candidate: Make) -> None:
    """What holds for all children holds for that one; a figure for them is none for those of 13."""
    text = "Unaccompanied children are placed in general homes."
    asked = analyse("A lone 13-year-old is rescued. What kind of place will she sleep in?")
    assert not unmet(asked, make_candidate(text))
    asked = analyse("What kind of place is provided for girls of 13?")
    assert [detail.shown for detail in unmet(asked, make_candidate(text))] == ["girls", "13"]
    counted = analyse("How many 13-year-old runaways were there?")
    assert unmet(counted, make_candidate("There were 40 runaways."))


@pytest.mark.parametrize(
    ("question", "text", "met"),
    [
        ("May a girl be held with adults?", "No child may be held with adults.", True),
        ("May girls be held with adults?", "No child may be held with adults.", False),
        ("May a girl be held with adults?", "No boy may be held with adults.", False),
        ("What was female unemployment?", "Unemployment was high.", False),
        ("How many times was the girl heard?", "The child was heard 4 times.", False),
        ("¿Quién acompaña a la niña?", "El menor elige a quien lo acompaña.", True),
        ("¿Quién acompaña a las niñas?", "El menor elige a quien lo acompaña.", False),
    ],
)
def test_what_is_said_of_all_holds_for_one_girl(
    make_candidate: Make, question: str, text: str, met: bool
) -> None:
    """Where nothing around it tells a sex, and no figure is asked for."""
    language = "es" if question.startswith("¿") else "en"
    candidate = make_candidate(text, language=language)
    assert (not unmet(analyse(question), candidate)) is met


def test_a_passage_on_boys_is_none_on_a_girl(make_candidate: Make) -> None:
    """Though the sentence itself speaks of children."""
    text = "Children may be held for a day."
    passage = f"Boys are held in the barracks. {text}"
    candidate = make_candidate(text, passage_text=passage)
    assert unmet(analyse("How is a girl to be held?"), candidate)


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("What share of children under 6 went online?", "Of those aged 6-11, 70% did.", True),
        ("What share of children under 12 went online?", "Of those aged 6-11, 70% did.", False),
        ("¿Qué parte de los menores de 6 años?", "El 70 % de los niños de 6 a 11 años.", True),
        ("How many girls under 15 came?", "Girls of 15 to 19: 40; girls under 15: 3.", False),
        ("How many girls under 15 came?", "Girls aged 10 to 14: 3 came.", False),
        ("How many girls came?", "Girls of 15 to 19: 40.", False),
    ],
)
def test_ages_that_begin_where_those_asked_for_end(
    make_candidate: Make, question: str, text: str, out: bool
) -> None:
    """Those aged 6 to 11 have the number of "under 6", and are all others."""
    candidate = make_candidate(text)
    assert is_of_older_ones(analyse(question), candidate) is out
    assert is_ruled_out(analyse(question), candidate) or not out


def test_the_sentence_itself_says_of_which_ages_it_is(make_candidate: Make) -> None:
    """The one before it only where the sentence gives none."""
    asked = analyse("How many girls under 15 gave birth?")
    before = "Of girls aged 15 to 19, 400 did."
    own = make_candidate("Of those aged 10 to 14, 6 did.", before=before)
    assert not is_of_older_ones(asked, own)
    assert is_of_older_ones(asked, make_candidate("The rate was 61.", before=before))


@pytest.mark.parametrize(
    ("question", "text", "met"),
    [
        ("We found a 12-year-old boy. How long may he stay?", "Boys aged 8 to 17: 6 months.", True),
        ("We found a 7-year-old boy. How long may he stay?", "Boys aged 8 to 17: 6 months.", False),
        ("How many boys of 12 came?", "In all 60 boys aged 8 to 17 came.", False),
    ],
)
def test_a_range_holds_for_a_person_who_is_told_of_first(
    make_candidate: Make, question: str, text: str, *, met: bool
) -> None:
    """Also where a figure is asked for: not the figure, but the person is of that age."""
    assert (not unmet(analyse(question), make_candidate(text))) is met


@pytest.mark.parametrize(
    ("question", "sentence", "language", "met"),
    [
        ("¿Puede una chica sarovia de 16 casarse?", "Nadie se casa antes de los 18 años.", "es", 1),
        (
            "¿Una chava de 13 puede pedirlo sola?",
            "A partir de los 12 años no hay permiso.",
            "es",
            1,
        ),
        ("Does it take boys, say a boy who is 13?", "None takes boys over the age of 12.", "en", 1),
        ("¿Reciben a varones de 13 años?", "None takes boys over the age of 12.", "en", 1),
        ("¿Pueden dos novios de 16 y 17 viajar solos?", "Los menores de 18 no viajan.", "es", 1),
        ("¿Puede una chica sarovia de 16 casarse?", "Nadie se casa antes de los 15 años.", "es", 0),
        ("¿Reciben a varones de 11 años?", "None takes boys over the age of 12.", "en", 0),
        ("Can anybody marry at 16?", "Nobody may marry before 18.", "en", 1),
        ("¿Puede alguien casarse a los 16 años?", "Nadie se casa antes de los 18.", "es", 1),
        ("Who marries at 16?", "Those who marry before 18.", "en", 0),
        ("¿Cuántas chicas de 16 se casaron?", "Se casaron 40 antes de los 18 años.", "es", 0),
    ],
)
def test_an_age_within_a_limit_is_met(
    make_candidate: Make, question: str, sentence: str, language: str, met: int
) -> None:
    """What holds before 18 holds for one of 16; not a figure, which counts others as well."""
    missing = unmet(analyse(question), make_candidate(sentence, language=language))
    assert (not missing) == bool(met)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Was the Internet made for children?", "It was never made for children."),
        ("¿Por qué cuesta pedir ayuda en Internet?", "Cuesta porque nadie contesta."),
        ("Did pupils come back after the Covid shutdown?", "When schools reopened all came."),
    ],
)
def test_the_internet_and_covid_go_by_other_words(
    make_candidate: Make, question: str, sentence: str
) -> None:
    """They have a capital, but texts say "online", "the pandemic", "when schools reopened"."""
    asked = analyse(question)
    assert unmet(asked, make_candidate(sentence, language=asked.language)) == ()


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How many pupils aged 12 to 17 came?", "Of those aged 14 to 17, 92 came.", True),
        ("How many pupils aged 12 to 17 came?", "Of those aged 12-17, 92 came.", False),
        ("How many pupils aged 12 to 17 came?", "Of 12- to 17-year-olds 92 came.", False),
        ("How many pupils aged 12 to 17 came?", "In 14 to 17 schools, 92 came.", False),
        ("How many pupils aged 12 to 17 came?", "All in all 92 came.", False),
        ("¿Cuántas de 12 a 17 años vinieron?", "14 a 17 años    92", True),
        ("¿Cuántas de 12 a 17 años vinieron?", "12 a 17 años    92", False),
        ("Why did pupils aged 12 to 17 come?", "Those aged 14 to 17 came for lunch.", False),
    ],
)
def test_a_figure_is_of_its_own_ages(
    make_candidate: Make, question: str, text: str, *, out: bool
) -> None:
    """Ages that begin or end elsewhere are those of others."""
    assert is_of_other_ages(analyse(question), make_candidate(text)) is out


def test_ages_may_stand_above_a_row(make_candidate: Make) -> None:
    """In the name of a column, a caption, a heading or the sentence before."""
    question = analyse("How many pupils aged 12 to 17 came?")
    row = replace(make_candidate("| Aged 14 to 17 | 92 |"), columns=("", "Of all aged 12 to 17"))
    assert not is_of_other_ages(question, row)
