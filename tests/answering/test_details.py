"""A candidate answers only where it meets the details that the question insists on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from lacking_details import lacks

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.details import absent_countries, details, unmet

Make = Callable[..., Candidate]

SENTENCE = "In 2020, 140 of the cases in Peru involved girls under 18, as Plan Verde reported."


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("How many cases involved girls under 18 in 2020?", []),
        ("How many cases involved girls under 18 in 2015?", ["2015"]),
        ("How many cases involved girls under 12?", ["12"]),
        ("How many cases involved boys under 18?", ["boys"]),
        ("How many cases in Chile involved girls?", ["Chile"]),
        ("How many Chilean girls were involved?", ["Chilean"]),
        ("How many cases in Costa Rica involved girls?", ["Costa Rica"]),
        ("¿Cuántas niñas hay en Estados Unidos?", ["Estados Unidos"]),
        ("Were 1,950 girls involved in 2020?", ["1,950"]),
        ("What did Plan Verde report about the girls?", []),
        ("What did UNICEF report about the girls?", ["UNICEF"]),
        ("how many girls were there", []),
    ],
)
def test_what_a_sentence_does_not_meet_is_named(
    make_candidate: Make, question: str, missing: list[str]
) -> None:
    """One exchanged year, age, sex, country or name is found, and nothing else."""
    assert lacks(question, make_candidate(SENTENCE)) == missing


def test_a_text_without_any_year_may_be_of_the_year_asked_for(make_candidate: Make) -> None:
    """Only another year contradicts the one in the question."""
    asked = analyse("How many girls were there in 2015?")
    assert unmet(asked, make_candidate("There were 140 girls.")) == ()


def test_a_name_may_be_spelled_out(make_candidate: Make) -> None:
    """An acronym is met by words that begin with its letters."""
    asked = analyse("How many girls have undergone FGM?")
    assert unmet(asked, make_candidate("Female genital mutilation of 12 girls was known.")) == ()
    assert unmet(asked, make_candidate("Harmful practices against 12 girls were known."))


def test_one_side_of_a_comparison_may_meet_its_own_details(make_candidate: Make) -> None:
    """Each side of a comparison has details that the other has not."""
    asked = analyse("Which came first, Plan Verde or Plan Rojo?")
    assert unmet(asked, make_candidate(SENTENCE)) == ()


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Are more girls or boys trafficked in Peru?", []),
        ("Are more girls or boys trafficked in Chile?", ["Chile"]),
        ("Compare girls and boys in 2015", ["2015"]),
        ("Compare girls and boys under 12", ["12"]),
        ("¿Hay más niñas o niños en Chile?", ["Chile"]),
        ("How does Peru differ from Chile?", []),
        ("How does Chile differ from Bolivia?", ["Chile", "Bolivia"]),
        ("How do girls in Peru and in Chile compare for 2019?", ["2019"]),
    ],
)
def test_what_both_sides_share_must_be_met(
    make_candidate: Make, question: str, missing: list[str]
) -> None:
    """A comparison of girls with boys in Chile is not answered with girls in Peru."""
    assert lacks(question, make_candidate(SENTENCE)) == missing


def test_a_country_that_no_candidate_is_about_is_absent(make_candidate: Make) -> None:
    """Peru alone makes no comparison with Chile; a text that is about Chile does."""
    asked = analyse("Which scored higher, Peru or Chile?")
    peru, chile = make_candidate(SENTENCE), make_candidate("In Chile, 12 girls were counted.")
    assert [detail.shown for detail in absent_countries(asked, [peru])] == ["Chile"]
    assert absent_countries(asked, [peru, chile]) == ()
    about = replace(make_candidate("Illiteracy is high."), about=frozenset({"chile"}))
    assert absent_countries(asked, [peru, about]) == ()


LAUNCHED = "In June 2021, Plan Verde launched a campaign that reached 12 towns by September 2021."


@pytest.mark.parametrize(
    ("question", "text", "missing"),
    [
        ("What did Plan Verde launch in June 2021?", LAUNCHED, []),
        ("What did Plan Verde launch in March 2021?", LAUNCHED, ["March"]),
        ("what did Plan Verde launch in march 2021", LAUNCHED, ["march"]),
        ("¿Qué lanzó Plan Verde en JUNIO de 2021?", LAUNCHED, []),
        ("¿Qué lanzó Plan Verde en marzo de 2021?", LAUNCHED, ["marzo"]),
        ("What may Plan Verde launch?", LAUNCHED, []),
        ("What did Plan Verde launch in June?", "Plan Verde launched a campaign.", []),
        ("calls in may 2021", "From January to June 2021, 31 calls were made.", []),
        ("calls in July 2021", "From January to June 2021, 31 calls were made.", ["July"]),
        ("llamadas en mayo", "Entre enero y junio de 2021 hubo 31 llamadas.", []),
    ],
)
def test_a_month_is_met_where_the_text_gives_one(
    make_candidate: Make, question: str, text: str, missing: list[str]
) -> None:
    """Another month contradicts the one asked for; no month does not, and a range holds all."""
    candidate = make_candidate(text, language=analyse(question).language)
    assert lacks(question, candidate) == missing


def test_a_month_of_the_next_sentence_is_of_another_matter(make_candidate: Make) -> None:
    """Where a sentence gives a month, those of its passage are of something else."""
    other = "In May 2021, the ministry began a project."
    asked = analyse("What did the ministry begin in June?")
    candidate = make_candidate(other, start=100, passage_text=f"{other} {LAUNCHED}")
    assert [detail.kind for detail in unmet(asked, candidate)] == ["month"]
    after = "It reached 12 towns by May."
    asked = analyse("How many towns did the campaign launched in June reach?")
    assert unmet(asked, make_candidate(after, before="A campaign was launched in June.")) == ()


def test_details_come_in_the_order_of_the_question() -> None:
    """Numbers, countries, sexes and names are details; other words are not."""
    found = details(analyse("In 2020, how many girls in Peru did UNICEF count?"))
    assert [(d.kind, d.value) for d in found] == [
        ("year", "2020"),
        ("group", "female"),
        ("country", "peru"),
        ("name", "unicef"),
    ]


@pytest.mark.parametrize(
    ("question", "language", "text"),
    [
        ("¿Cuántas niñas cuentan la OMS y el UNICEF?", "en",
         "The World Health Organization and the United Nations Children’s Fund count 140 girls."),
        ("What did UNHCR count?", "es", "El ACNUR contó 140 niñas."),
        ("What did the ILO count?", "en", "The International Labour Organization counted 140."),
        ("Which ones are party to the OAS?", "es", "Son miembros de la OEA."),
    ],
)  # fmt: skip
def test_a_body_may_go_by_another_name(
    make_candidate: Make, question: str, language: str, text: str
) -> None:
    """In the other language, or written out; another body is none of its names."""
    asked = analyse(question)
    assert unmet(asked, make_candidate(text, language=language)) == ()
    assert unmet(asked, make_candidate("INTERPOL counted 140.", language="en"))


@pytest.mark.parametrize(
    ("question", "language", "text"),
    [
        ("¿Cuántas niñas cuenta la OMS?", "en", "There are 140 girls who go to school."),
        ("¿Cuántas niñas cuenta la ONU?", "es", "Son 140 las niñas que van a un colegio."),
        ("How many girls does UNICEF count?", "en", "The ILO counts 140 girls."),
    ],
)
def test_a_common_word_is_no_name_of_a_body(
    make_candidate: Make, question: str, language: str, text: str
) -> None:
    """Folded, WHO is "who" and UN is "un"; neither stands for the body."""
    assert unmet(analyse(question), make_candidate(text, language=language))


@pytest.mark.parametrize(
    ("about", "missing"), [({"peru"}, []), ({"chile"}, ["Peru"]), ((), ["Peru"])]
)
def test_a_text_about_a_country_need_not_name_it_everywhere(
    make_candidate: Make, about: set[str], missing: list[str]
) -> None:
    """Where the whole document is about Peru, a passage that names no country speaks of Peru."""
    candidate = replace(make_candidate("Illiteracy is high."), about=frozenset(about))
    assert lacks("How high is illiteracy in Peru?", candidate) == missing


SIGNED = "As of 2020, 8,710 firms have signed, and 31% of them report."


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Did more than 5,000 firms sign?", []),
        ("Have at least 20% of them reported?", []),
        ("Did 5,000 firms sign?", ["5,000"]),
        ("How many firms with more than 500 beds signed?", ["500"]),
        ("Did girls over 18 sign?", ["girls", "18"]),
        ("Did more than 5,000 firms sign in 2015?", ["2015"]),
        ("¿Firmaron más de 5.000 empresas?", []),
        ("¿Han firmado menos de 9.000?", []),
        ("¿Firmaron los menores de 15?", ["15"]),
        ("¿Trabajan menos de 200 años?", ["200"]),
        ("How many firms signed during COVID-19?", ["COVID"]),
        ("How many USD did firms pay?", ["USD"]),
    ],
)
def test_a_number_to_compare_with_is_no_detail(
    make_candidate: Make, question: str, missing: list[str]
) -> None:
    """In a question for yes or no; ages and years are, and what a name has in it is not."""
    assert lacks(question, make_candidate(SIGNED)) == missing


@pytest.mark.parametrize(
    "text", ["They paid 30 US dollars.", "They paid $30.", "Pagaron 30 dólares."]
)
def test_a_currency_may_be_written_out_or_be_a_sign(make_candidate: Make, text: str) -> None:
    """Dollars are USD; crowns are not."""
    asked = analyse("How many USD did they pay?")
    assert unmet(asked, make_candidate(text)) == ()
    assert unmet(asked, make_candidate("They paid 30 crowns."))


def test_the_publisher_says_what_its_document_says(make_candidate: Make) -> None:
    """What an institute is asked about is met by a report of that institute."""
    asked = analyse("According to the Norvik Institute, how many girls were counted?")
    candidate = make_candidate("There were 140 girls.")
    assert [detail.shown for detail in unmet(asked, candidate)] == ["Norvik", "Institute"]
    assert unmet(asked, replace(candidate, publisher="Norvik Institute")) == ()
    other = make_candidate("The Tarn Institute counted 140 girls.")
    assert unmet(asked, replace(other, publisher="Norvik Institute"))


@pytest.mark.parametrize(
    ("question", "met", "lacking"),
    [
        (
            "What share of women aged 25 to 29 were married or cohabiting before 18?",
            "14% of women aged 25 to 29 were married before 18.",
            ["14% of women aged 20 to 24 were married before 18."],
        ),
        (
            "Which used it more, children aged 6-11 or children aged 12-18?",
            "Of children aged 12-18, 85% used it.",
            ["Of children aged 12-15, 85% used it.", "Of children, 85% used it."],
        ),
        (
            "Did more girls or boys under 16 drown?",
            "Under 16 no girl drowned.",
            ["Under 18 no girl drowned.", "Under 16 nobody drowned."],
        ),
        (
            "¿Qué porcentaje de mujeres de 25 a 29 años se casó o convivió antes de los 18?",
            "El 14 % de las mujeres de 25 a 29 años se casó antes de los 18.",
            ["El 14 % de las mujeres de 20 a 24 años se casó antes de los 18."],
        ),
        (
            "¿Hubo más denuncias en 2014 o en 2020 contra mujeres?",
            "En 2020 hubo 12 contra mujeres.",
            ["En 2019 hubo 12 contra mujeres.", "En 2020 hubo 12 contra hombres."],
        ),
    ],
)
def test_only_what_or_joins_is_in_place_of_each_other(
    make_candidate: Make, question: str, met: str, lacking: list[str]
) -> None:
    """Of "6-11 or 12-18" one is enough; an age that stands elsewhere is needed."""
    asked = analyse(question)
    assert unmet(asked, make_candidate(met, title="Report")) == ()
    for text in lacking:
        assert unmet(asked, make_candidate(text, title="Report")), text


def test_the_publisher_is_named_by_its_own_words(make_candidate: Make) -> None:
    """A word with the same beginning is none of its name: "Internacia" is not "International"."""
    asked = analyse("What do they say of Internacia?")
    candidate = replace(make_candidate("They like it."), publisher="ECPAT International")
    assert [detail.shown for detail in unmet(asked, candidate)] == ["Internacia"]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Is TV still their first source?", "Social media went before television."),
        ("¿Qué se pide con las ONG?", "The State works with civil society."),
        ("How popular was AfD?", "The Alternative für Deutschland party had a fifth."),
        (
            "What did the CEDAW Committee say of shelters?",
            "The Committee on the Elimination of Discrimination against Women found few shelters.",
        ),
        ("¿Qué se dice de mujeres asiático-estadounidenses?", "Asian-American women are few."),
        ("¿Hay que explicar la letra chica?", "They should explain the terms of use."),
    ],
)
def test_what_goes_by_another_name_is_met(make_candidate: Make, question: str, text: str) -> None:
    """Acronyms with a small letter, parts of compounds and adjectives are no other detail."""
    language = "es" if "¿" in question and "la letra" in question else "en"
    assert unmet(analyse(question), make_candidate(text, language=language)) == ()


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "What did the CEDAW Committee say of shelters?",
            "The Committee against Torture found few shelters.",
        ),
        ("How popular was AfD?", "The Social Democratic party had a fifth."),
        ("Is TV still their first source?", "Social media went before radio."),
        ("¿Cuántas mujeres estadounidenses hay?", "Many women came from Chile."),
        ("¿Qué se pide para una chica?", "Los niños varones piden una beca."),
    ],
)
def test_another_body_party_or_people_is_not_met(
    make_candidate: Make, question: str, text: str
) -> None:
    """What is named and does not stand there keeps a sentence out."""
    language = "es" if "chica" in question else "en"
    assert unmet(analyse(question), make_candidate(text, language=language))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How are the NGOs funded?", "Associations live on donations."),
        ("¿De qué viven las ONG?", "Las asociaciones viven de donaciones."),
        ("¿Qué vieron las ONG en las minas?", "As reported by NGOs, girls work in mines."),
        ("¿Qué excusa dio el Gobierno?", "El Estado parte atribuyó la demora al traslado."),
        ("Are pictures made by AI covered?", "Computer-generated images are not mentioned."),
        ("Is the office open on a Sunday?", "The office is closed at weekends."),
    ],
)
def test_capitals_do_not_make_a_name_of_a_kind(
    make_candidate: Make, question: str, text: str
) -> None:
    """Texts call these otherwise."""
    spanish = question.startswith("¿") and not text.startswith("As reported")
    candidate = make_candidate(text, language="es" if spanish else "en")
    assert not unmet(analyse(question), candidate)


@pytest.mark.parametrize(
    ("before", "after", "met"),
    [
        ("The laboratory in Ombwe is new.", "", True),
        ("The laboratory is new.", "Another one is built in Ombwe.", False),
        ("", "Another one is built in Ombwe.", False),
    ],
)
def test_a_name_that_only_comes_after_a_sentence_is_of_another_matter(
    before: str, after: str, met: bool, make_candidate: Make
) -> None:
    """What comes before it may stand in the passage before."""
    question = analyse("How many samples can the Ombwe laboratory test?")
    sentence = "It can test 60 samples."
    around = make_candidate(sentence, passage_text=" ".join(filter(None, (sentence, after))))
    assert (not unmet(question, replace(around, before=before))) is met
    start = len(before) + 1
    whole = f"{before} {sentence} {after}"
    passage = replace(around.source.passage, text=whole, end=len(whole))
    inside = replace(
        around,
        source=replace(around.source, passage=passage),
        unit=replace(around.unit, start=start, end=start + len(sentence)),
    )
    assert (not unmet(question, inside)) is met


def test_a_heading_is_over_all_that_follows(make_candidate: Make) -> None:
    """It has the names of the text below it."""
    question = analyse("What score did the Ombwe Index give for Water?")
    below = "The Ombwe Index measures four areas."
    heading = make_candidate("Water (59/100)", kind="heading")
    passage = replace(heading.source.passage, start=20, end=20 + len(below), text=below)
    assert not unmet(question, replace(heading, source=replace(heading.source, passage=passage)))
    sentence = replace(heading, unit=replace(heading.unit, kind="sentence"))
    assert unmet(question, replace(sentence, source=replace(heading.source, passage=passage)))
