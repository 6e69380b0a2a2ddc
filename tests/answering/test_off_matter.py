"""Any advice, penalty or sentence about a country is no answer if it is of another matter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.matter import matter
from briefing_qa.answering.rules.off_matter import is_off_the_matter
from briefing_qa.answering.rules.ruled_out import is_ruled_out
from briefing_qa.answering.rules.untold import (
    tells_no_advice,
    tells_no_penalty,
    tells_only_of_adoption,
    tells_only_of_disagreement,
)

Make = Callable[..., Candidate]

SPANISH = ("El", "La", "Le")

EVICTIONS = "The Committee recommends that the State put an end to evictions."
DESALOJOS = "El Comité recomienda al Estado que ponga fin a los desalojos."


@pytest.fixture
def told(make_candidate: Make) -> Callable[[str], Candidate]:
    """Makes a candidate in the language that its first word is of."""

    def tell(sentence: str) -> Candidate:
        spanish = sentence.split()[0] in SPANISH
        return make_candidate(sentence, language="es" if spanish else "en")

    return tell


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What does the Committee recommend on trafficking?", ["trafficking"]),
        ("¿Qué recomienda el Comité al Paraguay sobre la trata?", ["trata"]),
        ("¿Qué pide el Comité sobre los niños refugiados?", ["refugiados"]),
        ("What did the experts call on the State to do about floods?", ["floods"]),
        ("¿Existe el criadazgo en el Perú?", ["criadazgo"]),
        ("Does Peru have a plan against trafficking?", ["trafficking"]),
        ("What is the penalty for sexual extortion in Mexico?", ["extortion"]),
        ("¿Con qué pena se castiga el secuestro en México?", ["secuestro"]),
        ("How is kidnapping punished?", ["kidnapping"]),
    ],
)
def test_the_matter_is_what_the_rest_does_not_tell(question: str, words: list[str]) -> None:
    """Who recommends, the country, kinds of laws and groups of people are left out."""
    asked = matter(analyse(question))
    assert asked is not None
    assert [word.folded for word in asked.words] == words


@pytest.mark.parametrize(
    "question",
    [
        "What does the Committee recommend?",
        "How many plans does Peru have?",
        "Is there a plan?",
        "What is the penalty?",
        "¿Qué multa puso el jefe a los padres?",
        "What did the Committee call on the State to do?",
    ],
)
def test_other_questions_have_no_matter(question: str) -> None:
    """Where nothing is named that could be met, nothing has to be."""
    assert matter(analyse(question)) is None


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What does the Committee recommend on breastfeeding?", EVICTIONS),
        ("¿Qué recomienda el Comité sobre la trata?", DESALOJOS),
        ("¿Qué recomienda el Comité sobre la trata?", EVICTIONS),
        ("¿Existe el criadazgo en el Perú?", "La violencia desciende en el Perú desde 2011."),
        ("¿Tiene Bolivia un plan contra la trata?", "El plan de Bolivia no ha sido tratado."),
        ("¿Qué pena tiene el secuestro?", "Article 9 punishes fraud with two years in prison."),
        ("What is the penalty for arson?", "Fraud carries two years in prison."),
    ],
)
def test_another_matter_is_no_answer(
    question: str, sentence: str, told: Callable[[str], Candidate]
) -> None:
    """A sentence that has nothing of the matter is out, whatever else it has."""
    assert is_off_the_matter(analyse(question), told(sentence))
    assert is_ruled_out(analyse(question), told(sentence))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What does the Committee recommend on evictions?", EVICTIONS),
        ("¿Qué recomienda el Comité sobre la salud?", "It recommends free health care."),
        ("¿Qué recomienda el Comité sobre el desalojo?", DESALOJOS),
        ("¿Existe la trata en el Perú?", "La trata de personas persiste."),
        ("¿Existe la trata en el Perú?", "Trafficking persists."),
        ("What is the penalty for femicide?", "El feminicidio se castiga con 25 años."),
        ("¿Qué pena tiene el fraude?", "Fraud carries two years in prison."),
        ("What is the penalty for a hotel under section 77?", "The penalty is a fine."),
        ("Is there a way out for those in Lima who cannot pay?", "A judge may waive the fee."),
    ],
)
def test_what_meets_the_matter_stays(
    question: str, sentence: str, told: Callable[[str], Candidate]
) -> None:
    """By its word, another form of it, one of the other language, or one near in meaning."""
    assert not is_off_the_matter(analyse(question), told(sentence))


def test_the_matter_may_stand_before_or_above(make_candidate: Make) -> None:
    """An item has it from its lead line, a paragraph from its heading, not from the title."""
    question = analyse("What does the Committee recommend on trafficking?")
    sentence = "Train the judges."
    assert is_off_the_matter(question, make_candidate(sentence, path=["Report", "Justice"]))
    assert not is_off_the_matter(question, make_candidate(sentence, path=["Report", "Trafficking"]))
    led = replace(make_candidate(sentence), before="On trafficking the Committee recommends to:")
    assert not is_off_the_matter(question, led)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What does the Committee recommend on refugees?", "Data on refugees are lacking."),
        ("¿Qué recomienda el Comité sobre la trata?", "Le preocupa que crezca la trata."),
    ],
)
def test_a_worry_is_no_advice(question: str, sentence: str, make_candidate: Make) -> None:
    """What is recommended is told by what advises, or by what stands under such a heading alone."""
    asked = analyse(question)
    assert tells_no_advice(asked, make_candidate(sentence))
    both = make_candidate(sentence, path=["Report", "Concerns and recommendations"])
    assert tells_no_advice(asked, both)
    assert not tells_no_advice(asked, make_candidate(sentence, path=["Report", "Recommendations"]))
    assert not tells_no_advice(asked, make_candidate(EVICTIONS))
    assert not tells_no_advice(asked, make_candidate(DESALOJOS))


def test_an_offence_without_its_penalty_is_no_answer(make_candidate: Make) -> None:
    """That something is punished does not tell with what."""
    asked = analyse("What is the penalty for grooming?")
    assert tells_no_penalty(asked, make_candidate("Grooming is punished as such in 21 states."))
    assert not tells_no_penalty(asked, make_candidate("Grooming carries four to eight years."))
    assert not tells_no_penalty(asked, make_candidate("El grooming se castiga con multa."))
    asked = analyse("¿Qué castigos relataron los niños?")
    listed = "Los niños relataron castigos: encierro y golpes."
    assert not tells_no_penalty(asked, make_candidate(listed, language="es"))
    asked = analyse("What punishments did the children report?")
    assert not tells_no_penalty(asked, make_candidate("They told of punishments: cold showers."))


@pytest.mark.parametrize("question", ["What is the Mora Act?", "¿Qué es la Ley Mora?"])
def test_when_a_law_was_adopted_does_not_tell_what_it_is(
    question: str, make_candidate: Make
) -> None:
    """Only where nothing else is said of it."""
    asked = analyse(question)
    for sentence in (
        "The Mora Act was adopted in 2020.",
        "La Ley Mora fue aprobada en 2020.",
        "It is named after Ana Mora, who had asked for it.",
    ):
        assert tells_only_of_adoption(asked, make_candidate(sentence))
    for sentence in (
        "The Mora Act, which was adopted in 2020, makes trade in ivory an offence.",
        "La Ley Mora, aprobada en 2020, prohíbe el comercio de marfil.",
    ):
        assert not tells_only_of_adoption(asked, make_candidate(sentence))
    adopted = make_candidate("The Mora Act was adopted in 2020.")
    assert not tells_only_of_adoption(analyse("When was the Mora Act adopted?"), adopted)


@pytest.mark.parametrize("question", ["What does Ana Ruiz think?", "¿Qué opina Ana Ruiz?"])
def test_that_somebody_disagrees_does_not_tell_in_what(question: str, make_candidate: Make) -> None:
    """Her words are: they stand in the same sentence or in the next one."""
    asked = analyse(question)
    for sentence in ("Ana Ruiz, a lawyer, disagrees.", "No opina lo mismo Ana Ruiz."):
        assert tells_only_of_disagreement(asked, make_candidate(sentence))
    for sentence in (
        "Ana Ruiz disagrees, because the law is new.",
        "No opina lo mismo Ana Ruiz: «La ley es nueva».",
        "Ana Ruiz thinks that the law is new.",
    ):
        assert not tells_only_of_disagreement(asked, make_candidate(sentence))
