"""What is said of one day, direction or school is no answer where another one is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.classes import is_of_another_member
from briefing_qa.answering.rules.ruled_out import is_ruled_out

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who calls on the second Thursday?", "A nurse calls on the second Tuesday."),
        ("¿Quién llama los jueves?", "Los martes llama una enfermera."),
        ("¿Quién llama los jueves?", "A nurse calls on Tuesdays."),
        ("How many wells has the northern district?", "The southern district has 14 wells."),
        ("¿Cuántos pozos hay en la zona norte?", "En la zona sur hay 14 pozos."),
        ("How many wells has the north-east?", "There are 14 wells in the north-west."),
        ("Who stays with them at night?", "In the mornings a nurse stays with them."),
        ("¿Quién los cuida por la tarde?", "Por la mañana los cuida una enfermera."),
        ("How long was she in prison for the theft?", "For trafficking she got 14 years."),
        ("¿Cuántos robos hubo?", "Hubo 40 secuestros."),
        ("What share of girls in comparison unions wed?", "In programme unions 12% wed."),
        ("How many girls in the treatment group wed?", "In the control group 12 girls wed."),
        ("¿Cuántas hay en los municipios de comparación?", "En municipios del programa, 12."),
        ("Which rating did it get for coherence?", "We rate its relevance as high."),
        ("¿Qué nota tuvo en eficiencia?", "La eficacia y la pertinencia son altas."),
        ("What did they do with the surplus?", "El año cerró con un déficit."),
        ("¿Qué multa tiene una infracción muy grave?", "Es infracción grave: 4 a 15 UIT."),
        ("What share of Andean women came?", "Of Amazonian women 40% came."),
        ("¿Cuántos pozos hay en la sierra?", "En la costa hay 14 pozos."),
        ("When is the summer course held?", "The winter course is held in Ica."),
        ("¿Cuántos docentes de primaria hay?", "Hay 212 docentes de secundaria."),
        ("How many primary schools have a nurse?", "A nurse works in 14 secondary schools."),
        ("What share suffered sexual violence?", "Of them 14% suffered physical violence."),
        ("How many fathers signed?", "It was signed by 31 mothers."),
        ("How many television channels were shut?", "Fourteen radio stations were shut."),
        ("¿Cuántos canales de televisión se cerraron?", "Se cerraron 14 emisoras de radio."),
        ("How many women sit on the Supreme Court?", "The Constitutional Court has 3 women."),
        ("How many women sit on the Supreme Court?", "Hay 3 en el Tribunal Constitucional."),
        ("¿Qué dijo la Corte Suprema?", "La Corte Constitucional dijo que era legal."),
        ("¿Cuántos centros privados cobran?", "Cobran 14 centros públicos."),
        ("How many ended in acquittal?", "Nine of the cases ended in conviction."),
        ("¿Cuántos fueron absueltos?", "Nueve fueron condenados."),
        ("What was the average stay?", "The longest stay was 11 days."),
        ("¿Cuál fue la espera más larga?", "La espera media fue de 74 días."),
        ("¿Cuántos hay en hospitales de tercer nivel?", "Hay 29 en los de segundo nivel."),
        ("How many died of cholera?", "In that year 214 died of COVID-19."),
        ("¿Cuántos murieron por el cólera?", "In that year 214 died of COVID-19."),
        ("How many houses did the flood destroy?", "The earthquake destroyed 340 houses."),
        ("¿Cuántas casas destruyó el terremoto?", "Las inundaciones destruyeron 340 casas."),
        ("How many cases of drug trafficking were tried?", "41 were tried for human trafficking."),
        ("¿Cuántos casos de narcotráfico hubo?", "Hubo 41 casos de trata de personas."),
        ("How many paediatricians refused?", "De los 64 ginecólogos, 29 se negaron."),
        ("¿Cuántos anestesiólogos se negaron?", "Of the 64 gynaecologists, 29 refused."),
        ("What was the value of imports?", "Exports came to 40 million."),
        ("¿Cuántos casos hubo de trata interna?", "Hubo 14 casos de trata internacional."),
        ("What is the gross enrolment rate?", "The net enrolment rate is 61%."),
        ("How much do they earn a month?", "They earn 40 soles a day."),
        ("¿Qué pensión reciben al mes?", "Reciben una pensión anual de 900 soles."),
        ("Who gave written evidence?", "Oral evidence was given by nine pupils."),
        ("How many boys serve in the army?", "In the navy 14 boys serve."),
        ("When did the Senate pass it?", "The House of Representatives passed it in May."),
    ],
)
def test_another_member_of_a_class_is_no_answer(
    question: str, sentence: str, make_candidate: Make
) -> None:
    """A sentence that names only others of the same class is out."""
    assert is_of_another_member(analyse(question), make_candidate(sentence))
    assert is_ruled_out(analyse(question), make_candidate(sentence))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who calls on the second Thursday?", "On Tuesdays and Thursdays a nurse calls."),
        ("Who calls on Thursdays?", "A nurse calls from Monday to Friday."),
        ("¿Quién llama los jueves?", "Una enfermera llama de lunes a viernes."),
        ("Is it open on Sundays?", "It is open on Saturdays."),
        ("Which is more often open, Sundays or Mondays?", "It is open on Mondays."),
        ("How many wells has the north?", "There are 14 wells in the north-east."),
        ("How many wells has the north?", "South Africa paid for the 14 wells."),
        ("¿Cuántos pozos hay en el norte?", "Corea del Sur pagó los 14 pozos."),
        ("Who cares for them at night?", "A nurse comes at eight in the evening."),
        ("¿Quién los cuida de noche?", "Desde las ocho de la tarde los cuida una enfermera."),
        ("Who cares for them in the afternoon?", "In the evenings a nurse does."),
        ("What can they study after primary school?", "There is a secondary school in Ica."),
        ("How many fathers signed?", "One of the parents signed in 31 cases."),
        ("What does the private clinic cost?", "The public prosecutor pays 40 soles for it."),
        ("¿Cuánto cuesta la clínica privada?", "El Ministerio Público paga 40 soles."),
        ("¿Cuánto tiempo como máximo?", "Duran en promedio tres días."),
        ("What is the average age?", "Their mean age is 14; the youngest is 11."),
    ],
)
def test_what_may_hold_for_the_one_asked_for_stays(
    question: str, sentence: str, make_candidate: Make
) -> None:
    """Ranges, names, larger and smaller parts, and questions for yes or no put nothing out."""
    assert not is_of_another_member(analyse(question), make_candidate(sentence))


def test_what_stands_above_may_name_the_one_asked_for(make_candidate: Make) -> None:
    """A heading or the sentence before names it where the sentence itself names another."""
    question = analyse("How many teachers do primary schools have?")
    plain = make_candidate("Of the 212 teachers 14 come from secondary schools.")
    assert is_of_another_member(question, plain)
    headed = replace(plain, section=("Report", "Primary schools"))
    assert not is_of_another_member(question, headed)
    told = replace(plain, before="Primary schools were counted in 2019.")
    assert not is_of_another_member(question, told)


def test_the_caption_of_a_table_tells_of_whom_its_rows_are(make_candidate: Make) -> None:
    """A row of "Table 2. Women in programme unions" is none of the comparison unions."""
    row = replace(
        make_candidate("| Women married before 15 | 19 | 12 |"),
        caption="Table 2. Women in programme unions, in per cent",
    )
    asked = analyse("How did the share of women married before 15 develop in comparison unions?")
    own = analyse("How did the share of women married before 15 develop in programme unions?")
    assert is_of_another_member(asked, row)
    assert not is_of_another_member(own, row)
