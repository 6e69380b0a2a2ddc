"""Follow-up questions over many subjects: what replaces what, and what points back."""

from __future__ import annotations

import pytest
from talks import after

from briefing_qa.answering.follow_up import Turn, Understood, understand
from briefing_qa.answering.follow_up.times import is_time, resolve

WELLS = "How many wells were drilled in Turkana in 2021?"
POZOS = "¿Cuántos pozos se perforaron en Turkana en 2021?"
DAM = "When was the dam completed?"
PRESA = "¿Cuándo se terminó la presa?"


@pytest.mark.parametrize(
    ("before", "question", "means"),
    [
        (WELLS, "And in Marsabit?", "How many wells were drilled in Marsabit in 2021?"),
        (WELLS, "And in 2022?", "How many wells were drilled in Turkana in 2022?"),
        (WELLS, "And in Marsabit in 2022?", "How many wells were drilled in Marsabit in 2022?"),
        (WELLS, "And by hand?", "How many wells were drilled in Turkana in 2021 by hand?"),
        (WELLS, "And how many in Marsabit?", "How many wells were drilled in Marsabit in 2021?"),
        (WELLS, "And how many boreholes?", "How many boreholes were drilled in Turkana in 2021?"),
        (POZOS, "¿Y en Marsabit?", "¿Cuántos pozos se perforaron en Marsabit en 2021?"),
        (POZOS, "¿Y en Marsabit en 2022?", "¿Cuántos pozos se perforaron en Marsabit en 2022?"),
        (POZOS, "¿Y cuántos en Marsabit?", "¿Cuántos pozos se perforaron en Marsabit en 2021?"),
        (POZOS, "¿Y cuántas norias?", "¿Cuántas norias se perforaron en Turkana en 2021?"),
        (
            "¿Cuántos niños había en internados en España en 2020?",
            "¿Y en familias?",
            "¿Cuántos niños había en familias en España en 2020?",
        ),
        (
            "How many beds are in hospitals in Lima?",
            "And in clinics?",
            "How many beds are in clinics in Lima?",
        ),
        (
            "¿Cuántos casos hubo en Loreto en enero?",
            "¿Y en Ucayali?",
            "¿Cuántos casos hubo en Ucayali en enero?",
        ),
        ("Is smacking banned in schools?", "And at home?", "Is smacking banned at home?"),
        (
            "Did Costa Rica sign the treaty?",
            "And the United States?",
            "Did the United States sign the treaty?",
        ),
        (
            "How many people moved from Peru to Spain?",
            "And to Chile?",
            "How many people moved from Peru to Chile?",
        ),
        (
            "¿Cuántas toneladas de arroz exportó el Perú en 2020?",
            "¿Y de trigo?",
            "¿Cuántas toneladas de trigo exportó el Perú en 2020?",
        ),
    ],
)
def test_a_place_replaces_a_place_and_a_year_a_year(before: str, question: str, means: str) -> None:
    """What is of another sort stays: the year, the country around a sort of place."""
    assert after(before, question) == means


@pytest.mark.parametrize(
    ("before", "question", "means"),
    [
        (WELLS, "And the year before?", "How many wells were drilled in Turkana in 2020?"),
        (WELLS, "And two years later?", "How many wells were drilled in Turkana in 2023?"),
        (WELLS, "And today?", "How many wells were drilled in Turkana today?"),
        (POZOS, "¿Y el año anterior?", "¿Cuántos pozos se perforaron en Turkana en 2020?"),
        (POZOS, "¿Y al año siguiente?", "¿Cuántos pozos se perforaron en Turkana en 2022?"),
        (POZOS, "¿Y tres años antes?", "¿Cuántos pozos se perforaron en Turkana en 2018?"),
        (
            "What was inflation in March 2022?",
            "And in April?",
            "What was inflation in April 2022?",
        ),
        (
            "What was inflation in March 2022?",
            "And in May 2023?",
            "What was inflation in May 2023?",
        ),
        ("What was inflation in March 2022?", "in 2023?", "What was inflation in March 2023?"),
        (
            "¿Cuál fue la inflación en marzo de 2022?",
            "¿Y en abril?",
            "¿Cuál fue la inflación en abril de 2022?",
        ),
        (
            "¿Cuántas casas se vendieron en el primer semestre de 2020?",
            "¿Y en el segundo?",
            "¿Cuántas casas se vendieron en el segundo semestre de 2020?",
        ),
        (
            "How many flats were sold in 2020?",
            "And in the second half?",
            "How many flats were sold in the second half of 2020?",
        ),
        (
            "How many flats were sold in Leeds in 2022?",
            "And in the first half of 2023?",
            "How many flats were sold in Leeds in the first half of 2023?",
        ),
        (
            "¿Cuántas casas se vendieron en Loja en 2022?",
            "¿Y en lo que va de 2023?",
            "¿Cuántas casas se vendieron en Loja en lo que va de 2023?",
        ),
        (
            "How many complaints came between 2015 and 2018?",
            "And in 2019?",
            "How many complaints came in 2019?",
        ),
    ],
)
def test_times_are_told_from_the_one_before(before: str, question: str, means: str) -> None:
    """A month keeps its year, a year its month, and "the year before" is counted."""
    assert after(before, question) == means


def test_a_year_is_only_counted_from_one_that_is_there() -> None:
    """Of two years or none, and where something is compared, nothing is counted."""
    assert resolve("the year before?", "Who won in 2019 and 2020?") == "the year before?"
    assert resolve("the year before?", "Who won?") == "the year before?"
    assert resolve("more than the year before?", WELLS) == "more than the year before?"
    assert resolve("in the previous year?", WELLS) == "in 2020?"
    full = "By how much did GDP grow compared with the previous year?"
    assert after(WELLS, full) == full


def test_may_and_march_are_months_where_they_are_written_so() -> None:
    """The verbs are no times."""
    assert is_time("in May")
    assert is_time("en mayo de 2020")
    assert not is_time("who may march")
    assert not is_time("the second floor")


@pytest.mark.parametrize(
    ("before", "question", "means"),
    [
        (
            "What does article 35 say about schools?",
            "And article 48?",
            "What does article 48 say about schools?",
        ),
        (
            "¿Qué dice el artículo 35 sobre los colegios?",
            "¿Y el artículo 48?",
            "¿Qué dice el artículo 48 sobre los colegios?",
        ),
        (
            "¿Qué hace la jefa de estudios en los colegios?",
            "¿Y la orientadora?",
            "¿Qué hace la orientadora de estudios en los colegios?",
        ),
        (
            "What does the welfare coordinator do in schools?",
            "And the safeguarding officer?",
            "What does the safeguarding officer do in schools?",
        ),
        ("When did the hospital close?", "And the clinic?", "When did the clinic close?"),
        ("¿Cuándo cerró el hospital?", "¿Y la clínica?", "¿Cuándo cerró la clínica?"),
        (
            "How long does maternity leave last?",
            "And paternity leave?",
            "How long does paternity leave last?",
        ),
        (
            "¿Cuánto dura la licencia de maternidad?",
            "¿Y la de paternidad?",
            "¿Cuánto dura la licencia de paternidad?",
        ),
        (
            "What is the maximum sentence for theft?",
            "And the minimum?",
            "What is the minimum sentence for theft?",
        ),
        (
            "¿Cuál es la pena máxima por robo?",
            "¿Y la mínima?",
            "¿Cuál es la pena mínima por robo?",
        ),
        (
            "How many tonnes of rice did Peru export in 2020?",
            "And wheat?",
            "How many tonnes of wheat did Peru export in 2020?",
        ),
        (
            "Is smoking allowed on the premises?",
            "And vaping?",
            "Is vaping allowed on the premises?",
        ),
        (
            "¿Se permite fumar en el recinto?",
            "¿Y vapear?",
            "¿Se permite vapear en el recinto?",
        ),
        ("What was the population of Lima in 1990?", "And Cusco?",
         "What was the population of Cusco in 1990?"),
        (
            "Did the Senate approve the bill?",
            "And the House?",
            "Did the House approve the bill?",
        ),
        ("How many children smoke?", "And adults?", "How many adults smoke?"),
        (
            "Does the committee monitor the plan?",
            "And the board?",
            "Does the committee monitor the plan, and the board?",
        ),
        (
            "¿Cuántos hoteles firmaron el Código?",
            "¿Y los hostales?",
            "¿Cuántos hoteles firmaron el Código, y los hostales?",
        ),
    ],
)  # fmt: skip
def test_a_noun_replaces_the_one_that_is_like_it(before: str, question: str, means: str) -> None:
    """The one with its words, or the only one with its article; where none or two are, neither."""
    assert after(before, question) == means


@pytest.mark.parametrize(
    ("before", "question", "means"),
    [
        ("¿Cuál es la capital de Bolivia?", "Ok, ¿y de Chile?", "¿Cuál es la capital de Chile?"),
        ("What is the capital of Bolivia?", "Fine, and of Chile?", "What is the capital of Chile?"),
        ("¿Qué es el dumping?", "¿Y está penado?", "¿Está penado (el dumping)?"),
        ("What is dumping?", "And is it punishable?", "Is dumping punishable?"),
        (
            "¿Cuál es la multa por no declarar?",
            "¿Y si es menor de edad?",
            "¿Cuál es la multa por no declarar si es menor de edad?",
        ),
        (
            "What is the fine for late filing?",
            "And if the firm is small?",
            "What is the fine for late filing if the firm is small?",
        ),
        ("¿Qué pasa si no pago?", "¿Y si pago tarde?", "¿Qué pasa si pago tarde?"),
        (
            "¿Quién es la directora del instituto?",
            "¿Y la subdirectora?",
            "¿Quién es la subdirectora del instituto?",
        ),
        ("¿Es legal la caza en Texas?", "¿Y es legal en Ohio?", "¿Es legal la caza en Ohio?"),
    ],
)
def test_a_question_with_a_verb_is_no_term_to_define(
    before: str, question: str, means: str
) -> None:
    """What "what is" asks about is exchanged for a noun, not for a condition or a question."""
    assert after(before, question) == means


@pytest.mark.parametrize(
    ("before", "question", "means"),
    [
        (DAM, "How high is it?", "How high is the dam?"),
        (PRESA, "¿Quién la diseñó?", "¿Quién la diseñó (la presa)?"),
        (PRESA, "¿Qué empresa la administra?", "¿Qué empresa la administra (la presa)?"),
        ("¿Qué es el Foro?", "¿Qué ley lo prohíbe?", "¿Qué ley lo prohíbe (el Foro)?"),
        ("¿Qué es Te Oigo?", "¿Quién lo dirige?", "¿Quién lo dirige (Te Oigo)?"),
        ("¿Qué es el Foro?", "¿Cuántas veces se reunió?", "¿Cuántas veces se reunió (el Foro)?"),
        ("¿Qué dice la ley 12?", "¿Cuándo entró en vigor?", "¿Cuándo entró en vigor (la ley 12)?"),
        ("¿Cuánto dura el permiso?", "¿Se puede ampliar?", "¿Se puede ampliar (el permiso)?"),
        ("¿Cómo se calcula el canon?", "¿Quién debe pagarlo?", "¿Quién debe pagarlo (el canon)?"),
        (
            "¿Cuántas camas tiene el hospital de Tacna?",
            "¿Quién lo administra?",
            "¿Quién lo administra (el hospital de Tacna)?",
        ),
        ("Háblame del albergue Alba", "¿Quién lo dirige?", "¿Quién lo dirige (el albergue Alba)?"),
        ("Tell me about the Alba shelter", "Who runs it?", "Who runs the Alba shelter?"),
        (
            "Quiero saber qué es la beca Sur",
            "¿Quién puede pedirla?",
            "¿Quién puede pedirla (la beca Sur)?",
        ),
        ("Which body coordinates the Forum?", "How often did it meet?",
         "How often did the Forum meet?"),
        (
            "¿Qué países prohíben las minas?",
            "¿Cuándo las prohibió Chile?",
            "¿Cuándo las prohibió Chile (las minas)?",
        ),
        ("Are the effects serious?", "How common are they?", "How common are the effects?"),
        (DAM, "And its height?", "What is its height (the dam)?"),
        (PRESA, "¿Y su altura?", "¿Cuál es su altura (la presa)?"),
        ("Is the lease long?", "How many days a week?", "How many days a week (the lease long)?"),
        (WELLS, "And how many were dry?", "How many wells were dry in Turkana in 2021?"),
        ("Does the policy cover theft?", "Does it cover fire?", "Does the policy cover fire?"),
    ],
)  # fmt: skip
def test_pronouns_of_both_languages_point_back(before: str, question: str, means: str) -> None:
    """Pronouns and a subject that is left out stand for the thing that was asked about."""
    assert after(before, question) == means


@pytest.mark.parametrize(
    ("questions", "means"),
    [
        (
            ("¿Qué es Te Oigo?", "¿Quién lo dirige?", "¿Desde cuándo?"),
            "¿Desde cuándo lo dirige (Te Oigo)?",
        ),
        (
            ("¿Cuántos albergues supervisó la Defensoría en 2022?", "¿Por qué?"),
            "¿Por qué supervisó albergues la Defensoría en 2022?",
        ),
        (
            ("¿Cuántos albergues supervisa la Defensoría?", "¿Por qué?"),
            "¿Por qué (albergues que supervisa la Defensoría)?",
        ),
        (("¿Está prohibido cazar?", "¿Desde cuándo?"), "¿Desde cuándo está prohibido cazar?"),
        (("¿Quién preside el Foro?", "¿Desde cuándo?"), "¿Desde cuándo preside el Foro?"),
        (("Can the lease be extended?", "By how long?"), "By how long can the lease be extended?"),
        (
            ("Quiero saber cuántas escuelas cerraron", "¿Por qué?"),
            "¿Por qué cerraron escuelas?",
        ),
    ],
)
def test_another_question_word_keeps_what_was_asked_about(
    questions: tuple[str, ...], means: str
) -> None:
    """The topic is never lost, and what was counted does not become what is asked for."""
    assert after(*questions) == means


def test_participles_agree_with_those_put_in() -> None:
    """Women are "atendidas", men "atendidos"."""
    women = "¿Cuántas mujeres fueron atendidas por asma?"
    men = "¿Cuántos hombres fueron atendidos por asma?"
    assert after(women, "¿Y hombres?") == men
    assert after(men, "¿Y mujeres?") == women
    assert after(women, "¿Y cuántos turistas?") == "¿Cuántos turistas fueron atendidos por asma?"


@pytest.mark.parametrize(
    "question",
    [
        "¿Por qué la ley entra en vigor en enero?",
        "¿Qué exige la cláusula 7 al inquilino?",
        "¿Cuántas investigaciones abrió la fiscalía en 2021?",
        "¿Cuántos de los 54 testigos eran menores de edad?",
        "¿Qué sanción se impuso a los 38 puestos de la feria?",
        "¿Cuáles son los dieciocho indicadores del anexo?",
        "¿Qué es lo más difícil de la reforma educativa?",
        "¿A qué finca se le retiró el sello de calidad?",
        "¿Cómo se llaman los ocho hogares de Lima?",
        "¿Por qué las mujeres ganan menos que los hombres?",
        "¿O sea que hay más menores que antes?",
        "¿Cuántos maestros trabajan en la región de Cusco?",
        "How many teachers work in the region of Cusco?",
        "What if a girl marries while on the allowance?",
        "What happened to those who posted their answers after the deadline?",
        "How many of those sent back were picked up by the police?",
        "Who wrote this fact sheet?",
        "Is it usually a stranger who preys on children in Ardenia?",
    ],
)
@pytest.mark.parametrize("before", [WELLS, POZOS, PRESA])
def test_full_questions_stay(before: str, question: str) -> None:
    """Articles before nouns, numbers and relative clauses point to nothing said before."""
    assert understand(question, [Turn(question=before)]) == Understood(text=question)
