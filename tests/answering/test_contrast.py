"""What the documents give instead, and silence where that is not sure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.features import FEATURES
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.reading.reader import WHOLE_FEATURES, FeatureReader
from briefing_qa.answering.rules.details import unmet
from briefing_qa.answering.statements.contrast import Contrast, contrast
from briefing_qa.models.embedding import HashingEmbedder

Make = Callable[..., Candidate]
Weigh = Callable[[Question, Sequence[Candidate]], Weights]

SAID: list[tuple[str, str, dict[str, Any], tuple[str, str, str]]] = [
    # sexes
    (
        "What share of men were married before 18?",
        "14.1% of women were married before 18.",
        {},
        ("men", "women", "14.1%"),
    ),
    (
        "What share of men borrowed books?",
        "In 2022, 14.1% of women aged 20-24 borrowed books.",
        {},
        ("men", "women", "14.1%"),
    ),
    (
        "What share of men borrowed books?",
        "Women (14.1%) borrowed books.",
        {},
        ("men", "Women", "14.1%"),
    ),
    (
        "How many boys borrowed books?",
        "In the coast, 1,250 young girls borrowed books.",
        {},
        ("boys", "girls", "1,250"),
    ),
    (
        "Which of the men's books were returned?",
        "Women returned most of their books late.",
        {},
        ("men", "Women", ""),
    ),
    (
        "¿Cuántos hombres pagan la tasa?",
        "Pagan la tasa 1.250 mujeres.",
        {"language": "es"},
        ("hombres", "mujeres", "1.250"),
    ),
    (
        "¿Qué porcentaje de los hombres lee?",
        "Lee el 14,1 % de las mujeres.",
        {"language": "es"},
        ("hombres", "mujeres", "14,1 %"),
    ),
    (
        "¿Qué porcentaje de los hombres lee?",
        "In all, 14.1% of women read.",
        {},
        ("hombres", "women", "14.1%"),
    ),
    # numbers, where it is asked whether it is so
    (
        "Did 9,000 hotels sign the code?",
        "In 2020, 8,710 Peruvian hotels signed the code.",
        {},
        ("9,000", "8,710", ""),
    ),
    (
        "Is it true that 40 ferries were lost?",
        "31 ferries were lost in the storm.",
        {},
        ("40", "31", ""),
    ),
    (
        "¿Es cierto que 9.000 hoteles firmaron el código?",
        "En 2020 firmaron el código 8.710 hoteles.",
        {"language": "es"},
        ("9.000", "8.710", ""),
    ),
    # countries
    (
        "What did Chile score for Environment?",
        "Environment (59/100)",
        {"kind": "heading", "title": "Peru: children at risk"},
        ("Chile", "Peru", "59/100"),
    ),
    (
        "What is Chile's score?",
        "Peru scored 59/100.",
        {},
        ("Chile", "Peru", "59/100"),
    ),
    (
        "How many Chilean libraries signed the pledge?",
        "In 2020, 8,710 Peruvian libraries signed the pledge.",
        {},
        ("Chilean", "Peruvian", "8,710"),
    ),
    (
        "How many libraries in Chile signed the pledge?",
        "8,710 Peruvian libraries signed the pledge.",
        {"title": "Libraries of Peru"},
        ("Chile", "Peruvian", "8,710"),
    ),
    (
        "How many libraries in Chile signed the pledge?",
        "8,710 libraries in Peru signed the pledge.",
        {},
        ("Chile", "Peru", "8,710"),
    ),
    (
        "What share of the libraries in Chile is open?",
        "In all, 62% of the libraries are open.",
        {"path": ("Peru", "Opening")},
        ("Chile", "Peru", "62%"),
    ),
    (
        "¿Qué puntaje obtuvo Chile?",
        "El Perú obtuvo 59/100 puntos.",
        {"language": "es", "title": "Informe del Perú"},
        ("Chile", "Perú", "59/100"),
    ),
    (
        "When did Chile ratify the Protocol?",
        "Peru ratified the Protocol in March 2011.",
        {},
        ("Chile", "Peru", ""),
    ),
    (
        "¿Cuándo ratificó Chile el Protocolo?",
        "El Perú ratificó el Protocolo en 2011.",
        {"language": "es", "title": "Informe del Perú"},
        ("Chile", "Perú", ""),
    ),
    (
        "¿Cuántas llamadas se recibieron en Chile?",
        "The office received 2,900 calls in Peru.",
        {},
        ("Chile", "Peru", ""),
    ),
    (
        "How many of the men were not paid?",
        "Of the workers, 44 women were not paid.",
        {},
        ("men", "women", "44"),
    ),
    # years
    (
        "How many libraries were open in 2015?",
        "In 2022, 1,250 libraries were open on Sundays.",
        {},
        ("2015", "2022", "1,250"),
    ),
    (
        "As of 2015, how many libraries were open?",
        "The office found 1,250 libraries open in 2022.",
        {},
        ("2015", "2022", "1,250"),
    ),
    (
        "¿Cuántos mercados se abrieron en 2015?",
        "En 2021 se abrieron 52 mercados en la sierra.",
        {"language": "es"},
        ("2015", "2021", "52"),
    ),
]

UNSAID: dict[str, list[tuple[str, str, dict[str, Any]]]] = {
    "the number is of something else, or one of several": [
        ("Did 500 cases concern girls?", "Of these 394 cases, 140 concerned girls.", {}),
        ("Did 9,000 hotels sign the code?", "The code was signed by hotels of 12 towns.", {}),
        ("Did 9,000 hotels sign the code?", "More than 8,000 hotels signed the code.", {}),
        ("Did 9,000 hotels sign the code?", "8,710 hotels and 40 inns signed the code.", {}),
        ("Must hotels keep records for 20 years?", "Hotels keep records for 10 years.", {}),
        ("Which code did 9,000 hotels sign?", "8,710 hotels signed the code.", {}),
    ],
    "the sentence is of everybody": [
        ("What share of boys read?", "12% of children read, girls above all.", {}),
        ("How many boys read?", "El 12% de los niños y niñas lee.", {"language": "es"}),
        ("What share of men read?", "14.1% of women read, and few of their husbands.", {}),
    ],
    "both are named, or one twice": [
        ("What share of men read?", "14.1% of women and 3% of men read.", {}),
        ("What share of men read?", "14.1% of women and of girls read.", {}),
        ("What share of men read?", "14.1% of women read to other women.", {}),
    ],
    "the other one does the deed": [
        ("How many girls were hurt?", "60% of the victims were hurt by men.", {}),
        ("How many girls were hurt?", "60% of the victims were hurt by an older boy.", {}),
        ("How many men were hurt?", "14 crimes against women were tried.", {}),
        ("What share of men read?", "It is lower than among women.", {}),
        ("¿Cuántas mujeres sufrieron?", "Sufrieron 14 a manos de sus jefes, por hombres.",
         {"language": "es"}),
    ],
    "it is part of a name or of another word": [
        ("How many men were counted?", "The Ministry of Women counted 140 readers.", {}),
        ("How many men were counted?", "The women's office counted 140 readers.", {}),
        ("How many men were counted?", "140 women-led offices were counted.", {}),
        ("How many males were counted?", "Female genital mutilation was counted 140 times.", {}),
        ("How many females read?", "Leen 140 chicos.", {"language": "es"}),
    ],
    "the ages differ": [
        ("How many boys read?", "1,250 women read.", {}),
        ("¿Cuántos varones leen?", "Leen 1.250 niñas.", {"language": "es"}),
    ],
    "it stands around the sentence only": [
        ("How many men read?", "1,250 of them read.", {"before": "Women were asked."}),
        ("How many men read?", "1,250 of them read.", {"path": ("Women",)}),
        ("How many libraries were open in 2015?", "1,250 libraries were open.",
         {"title": "Report of 2022"}),
    ],
    "it may belong to another statement": [
        ("How many men read?", "Women were asked; 1,250 read.", {}),
        ("How many were open in 2015?", "In 2022 the office closed: 1,250 were open.", {}),
    ],
    "no figure of the kind asked for": [
        ("What share of men read?", "1,250 women read.", {}),
        ("How many men read?", "14.1% of women read.", {}),
        ("How many men read?", "Women read most in 2022.", {}),
        ("How many men under 30 read?", "Women under 30 read.", {}),
        ("What did Chile score?", "Peru has laws.", {}),
    ],
    "the question names it too": [
        ("How many women marry men from abroad?", "1,250 women marry early.", {}),
        ("Which share of girls marry men?", "14% of girls marry early.", {}),
        ("How many Peruvians live in Chile?", "In Peru live 30 Peruvians.", {}),
        ("How many more were open in 2022 than in 2015?", "1,250 were open in 2022.", {}),
    ],
    "the question compares": [
        ("What is higher, the share of men or of older readers?", "14.1% of women read.", {}),
        ("Which is higher, the share in Chile or the one elsewhere?", "Peru scored 59/100.", {}),
    ],
    "more than one thing is not met": [
        ("How many men read in Chile?", "1,250 women read in Peru.", {}),
        ("How many men did UNICEF count?", "1,250 women were counted.", {}),
        ("How many men in Lima and Cusco read?", "1,250 women in Lima read.", {}),
        ("How many rural men read?", "1,250 urban women read.", {}),
    ],
    "several countries are named": [
        ("What did Chile score?", "Peru scored 59/100 and Colombia 60/100.", {}),
        ("What did Chile score?", "Peru scored 59/100, before the United States.", {}),
        ("What did Chile score?", "It scored 59/100.", {"title": "Peru", "before": "As Brazil."}),
        ("What did Chile score?", "Peru scored 59/100.", {"title": "Colombia and Peru"}),
        ("How many libraries are in Chile?", "There are 14 libraries.",
         {"path": ("Peru, Bolivia and Brazil",), "title": "Libraries"}),
    ],
    "the sentence reaches beyond the country of the document": [
        ("What share of libraries in Chile is open?", "Globally, 62% of libraries are open.",
         {"title": "Peru"}),
        ("What share of libraries in Chile is open?", "62% of libraries in Latin America are open.",
         {"title": "Peru"}),
        ("How many libraries are open in Chile?", "In Lima, 14 libraries are open.",
         {"title": "Peru"}),
        ("¿Cuántas bibliotecas abren en Chile?", "En el mundo abren 1.250 bibliotecas.",
         {"title": "Perú", "language": "es"}),
    ],
    "the country is where something comes from": [
        ("How many tourists from Chile read?", "140 tourists read.", {"title": "Peru"}),
        ("How many Chilean tourists read?", "140 tourists read.", {"title": "Peru"}),
        ("How many tourists read in Chile?", "140 tourists from Spain read.", {}),
        ("How many tourists read in Chile?", "140 tourists from Peru read.", {"title": "Peru"}),
        ("¿Cuántos turistas de Chile leen?", "Leen 140 turistas.",
         {"title": "Perú", "language": "es"}),
        ("How many shelters are there in Chile?", "The embassy of Spain paid 14 shelters.", {}),
        ("How many shelters are there in Chile?", "Spain paid 14 shelters.", {}),
    ],
    "the word is for a language": [
        ("How many books did Chile print?", "14 books in Portuguese were printed.", {}),
        ("How many books in Portuguese were printed?", "14 Peruvian books were printed.", {}),
        ("How many books in Portuguese are there?", "There are 14 books.", {"title": "Peru"}),
    ],
    "the year is of something else, or none": [
        ("How many girls were counted in 2015?", "140 girls were born in 2000.", {}),
        ("How many girls were counted in 2015?", "The law adopted in 2014 speaks of girls.", {}),
        ("How many girls read in 2015?", "In 2010-12, 140 girls read.", {}),
        ("How many girls read in 2015?", "In 2010/11, 140 girls read.", {}),
        ("How many girls read in 2015?", "Between 2010 and 2012, 140 girls read.", {}),
        ("How many girls read in 2015?", "In the 1990s, 140 girls read.", {}),
        ("How many girls read in 2015?", "1,950 girls read in Lima, founded in 1835.", {}),
        ("How many girls read in 2015?", "There were 1950 girls who read.", {}),
        ("How many girls read in 2015?", "By 2030, 140 girls will read.", {}),
        ("How many girls read in 2015?", "Since 2010, 140 girls have read.", {}),
        ("How many girls read in 2015?", "In 2022, under law 3036, 140 girls read.", {}),
        ("How many girls read in 2015?", "Of 140 girls (Office, 2010) many read.", {}),
        ("How many girls read by 2015?", "In 2022, 140 girls read.", {}),
        ("How many girls born in 2015 read?", "In 2022, 140 girls read.", {}),
        ("How many girls read in 2015-16?", "In 2022, 140 girls read.", {}),
    ],
    "the figure is of something else": [
        ("How many men read?", "Many women read before 18.", {}),
        ("How many men marry?", "Women marry at 16 years.", {}),
        ("How many men pay?", "Women pay $300.", {}),
        ("How many men pay?", "Women pay 300 soles.", {}),
        ("How many men read?", "Article 14 lets women read.", {}),
        ("How many men read?", "Law 30364 lets women read.", {}),
        ("How many men read?", "Most women read [3].", {}),
        ("How many men read?", "Most women read.12", {}),
        ("How many men read?", "Women read 14 books.", {}),
        ("How many men read?", "Of women, 59/100 read.", {}),
        ("How old are men who read?", "1,250 women of old families read.", {}),
        ("What share of men read?", "40% of the books that are read are by young women.", {}),
        ("How many writers live in Chile?", "Peru is home to 55 groups who live in towns.", {}),
        ("¿Cuántos escritores viven en Chile?", "En el Perú viven 55 grupos.",
         {"language": "es"}),
    ],
    "the sentence says something else of the other one": [
        ("How many libraries closed in 2015?", "In 2020, 616 libraries were reached.", {}),
        ("¿Cuántas bibliotecas cerraron en 2015?", "En 2020 se abrieron 616 bibliotecas.",
         {"language": "es"}),
        ("What share of men left?", "14.1% of women were reached.", {}),
    ],
    "the sentence denies it": [
        ("When did Chile ratify the Protocol?", "Peru has not ratified the Protocol of 2011.", {}),
        ("When did Chile ratify the Protocol?", "Peru refused to ratify the Protocol in 2011.", {}),
        ("¿Cuándo ratificó Chile el Protocolo?", "El Perú nunca ratificó el Protocolo de 2011.",
         {"language": "es"}),
        ("How many boys read?", "No library counts the 140 girls who read.", {}),
        ("How many boys do not read?", "140 girls read.", {}),
    ],
    "it is only planned": [
        ("When did Chile ratify the Protocol?", "Peru should ratify the Protocol by 2025.", {}),
        ("¿Cuántas niñas leyeron en 2015?", "Deberían leer 140 niñas en 2020.",
         {"language": "es"}),
    ],
    "no date, name or reason, where one is asked for": [
        ("When did Chile sign the Protocol?", "Peru has signed the Protocol.", {}),
        ("When did boys read in 2015?", "In 2022, girls read.", {}),
        ("¿Cuándo firmó Chile el Protocolo?", "El Perú firmó el Protocolo.", {"language": "es"}),
        ("Who read in Chile?", "In Peru, 140 pupils read.", {}),
        ("Why did boys read?", "Girls read 140 books.", {}),
    ],
    "nothing is left for the other one": [
        ("How many women were convicted?", "Of the 19, all five men were convicted.", {}),
        ("How many boys read?", "The library counted 140 girls only, who read.", {}),
        ("¿Cuántas mujeres fueron destituidas?", "Fueron destituidos 318 docentes, todos hombres.",
         {"language": "es"}),
        ("¿Cuántas mujeres leen?", "Leen 140 personas, sólo hombres.", {"language": "es"}),
    ],
    "the detail is a name or a number": [
        ("How many girls did UNICEF count?", "The office counted 140 girls.", {}),
        ("How many girls under 12 read?", "140 girls under 18 read.", {}),
    ],
}  # fmt: skip

BARE: list[tuple[str, str, str]] = [
    # why, question, sentence: the contrast is said, but without a figure
    ("another kind than asked for", "Why do men read?", "Because 1,250 women read."),
    ("the year", "What did men score?", "Women scored 7 in 2022."),
    ("several", "How many men read?", "1,250 women and 14 more read."),
    ("several shares", "What share of men read?", "14.1% of women read, 12% of late."),
    ("a range", "What share of men read?", "12-14% of women read."),
    ("a range", "What share of men read?", "12–14% of women read."),
    ("a range", "What share of men read?", "Between 12 and 14% of women read."),
    ("a bound", "What share of men read?", "Some 14.1% of women read."),
    ("a bound", "How many men read?", "At least 1,250 women read."),
    ("a bound", "How many men read?", "Nearly 1,250 women read."),
    ("a bound", "¿Cuántos hombres leen?", "Leen unas 1.250 mujeres."),
    ("a change", "What share of men read?", "Readings of women fell by 14.1%."),
    ("a part of the number", "How many men read?", "1.2 million women read."),
    ("a part of the number", "¿Cuántos hombres leen?", "Leen 12 mil mujeres."),
]


@pytest.mark.parametrize(("question", "sentence", "around", "expected"), SAID)
def test_one_other_value_is_given_instead(
    make_candidate: Make,
    question: str,
    sentence: str,
    around: dict[str, Any],
    expected: tuple[str, str, str],
) -> None:
    """Asked and given stand as they are written, with the figure that the sentence gives."""
    asked, given_instead, figure = expected
    found = contrast(analyse(question), make_candidate(sentence, **around))
    assert found == Contrast(asked, given_instead, figure)


@pytest.mark.parametrize(
    ("why", "question", "sentence", "around"),
    [(why, *case) for why, cases in UNSAID.items() for case in cases],
)
def test_nothing_is_said_where_it_might_be_wrong(
    make_candidate: Make, why: str, question: str, sentence: str, around: dict[str, Any]
) -> None:
    """What may not stand in the place of what was asked for is not said to."""
    candidate = make_candidate(sentence, **around)
    if why not in ("both are named, or one twice", "the question compares"):
        assert unmet(analyse(question), candidate), "not a case in question"
    assert contrast(analyse(question), candidate) is None


@pytest.mark.parametrize(("why", "question", "sentence"), BARE)
def test_a_figure_that_may_be_of_something_else_is_left_out(
    make_candidate: Make, why: str, question: str, sentence: str
) -> None:
    """The contrast is said without a figure where that is no plain one of the kind asked for."""
    language = "es" if question.startswith("¿") else "en"
    found = contrast(analyse(question), make_candidate(sentence, language=language))
    assert found is not None, why
    assert found.figure == "", why


def test_nothing_is_given_instead_of_what_is_met(make_candidate: Make) -> None:
    """A candidate that meets every detail has no contrast."""
    question = analyse("What share of women were married before 18?")
    assert contrast(question, make_candidate("14.1% of women were married before 18.")) is None


PARTS = [
    "men", "women", "girls", "Women", "Peru", "Chile", "Peruvian", "the United States", "in 2020",
    "In 2015", "14.1%", "1,250", "59/100", "of", "by", "and", "children", "born", "million", "$",
    "[3]", "(", ")", ";", "-", "Spanish", "mujeres", "hombres", "de", "UNICEF",
]  # fmt: skip


@given(
    st.sampled_from(["share", "many", "score"]),
    st.sampled_from(["men", "girls", "Chile", "Peruvians", "in 2015", "hombres", "women's"]),
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=9).map(" ".join),
    st.sampled_from(["Report", "Peru", "Peru and Chile", "Women"]),
)
def test_what_is_said_stands_in_question_and_document(
    make_candidate: Make, kind: str, asked: str, sentence: str, title: str
) -> None:
    """Whatever the words: what is quoted was written, and the question does not name the other."""
    wording = {"share": "What share of {}?", "many": "How many {}?", "score": "What did {} score?"}
    question = analyse(wording[kind].format(asked))
    candidate = make_candidate(sentence, title=title)
    found = contrast(question, candidate)
    if found is None:
        return
    assert found.asked in question.text
    assert found.given in f"{sentence}\n{title}"
    assert found.given.lower() not in question.text.lower().split()
    assert found.figure in sentence


def stump(features: Sequence[str], name: str, above: float = 0.5) -> dict[str, Any]:
    """One tree that says yes where a feature is above a value."""
    return {
        "features": list(features),
        "base": 0.0,
        "column": [[list(features).index(name)]],
        "threshold": [[above]],
        "leaf": [[-4.0, 4.0]],
    }


def reader_of(whole: dict[str, Any]) -> FeatureReader:
    """Ranks by whether more than half of the question's words are held."""
    content = {
        "sentence": stump(FEATURES, "cover_unit"),
        "whole": whole,
        "topic": stump(WHOLE_FEATURES, "top_cosine", -2.0),
        "min_cosine": -1.0,
        "min_topic": 0.0,
        "min_confidence": 0.5,
    }
    return FeatureReader(content, "a test", HashingEmbedder().embed_query)


@pytest.fixture(scope="module")
def reader() -> FeatureReader:
    """Trusts the candidate that holds more than half of the question's words."""
    return reader_of(stump(WHOLE_FEATURES, "best_cover_unit"))


@pytest.mark.parametrize(
    ("sentences", "nearly"),
    [
        # The first meets all but the sex; no other one answers.
        (["14.1% of women borrowed books on Sundays.", "Rain fell."], 0),
        (["Rain fell.", "14.1% of women borrowed books on Sundays."], 1),
        # One answers: nothing is nearly right.
        (
            ["14.1% of women borrowed books on Sundays.", "3% of men borrowed books on Sundays."],
            None,
        ),
        # None would answer, details or not.
        (["Rain fell on women.", "Rain fell."], None),
        ([], None),
    ],
)
def test_the_reader_says_what_would_answer_but_for_a_detail(
    make_candidate: Make,
    weigh_words: Weigh,
    reader: FeatureReader,
    sentences: list[str],
    nearly: int | None,
) -> None:
    """Reading.nearly is the place of a candidate that the rule about details alone keeps out."""
    candidates = [
        make_candidate(text, document_id=f"report-{n}", start=100 * n)
        for n, text in enumerate(sentences)
    ]
    question = analyse("What share of men borrowed books on Sundays?")
    weights = weigh_words(question, candidates or [make_candidate("Rain.")])
    reading = reader.read(question, candidates, weights)
    assert reading.nearly == nearly
    if nearly is not None:
        assert reading.probabilities[nearly] == 0.0
        assert reading.confidence < reading.least


def test_what_meets_the_details_and_is_doubted_is_not_nearly_right(
    make_candidate: Make, weigh_words: Weigh, reader: FeatureReader
) -> None:
    """Without a detail that is missing there is nothing that would answer but for it."""
    question = analyse("What share of men borrowed books on Sundays?")
    candidates = [make_candidate("Rain fell on men.")]
    reading = reader.read(question, candidates, weigh_words(question, candidates))
    assert reading.confidence < reading.least
    assert reading.nearly is None


@pytest.mark.parametrize(
    ("words", "nearly"),
    [("books on Sundays", 0), ("books on Sundays and unicorns", None)],
)
def test_what_the_judge_doubts_is_told_of_where_no_other_word_is_lacking(
    make_candidate: Make, weigh_words: Weigh, words: str, nearly: int | None
) -> None:
    """The judge doubts what misses a detail; that some other word stands nowhere is too much."""
    doubted = stump(WHOLE_FEATURES, "best_cover_unit")
    doubted["leaf"] = [[-1.0, -1.0]]  # a probability of 0.27; 0.3 of the threshold is 0.15
    candidates = [make_candidate("14 women borrowed books on Sundays.")]
    question = analyse(f"How many men borrowed {words}?")
    reading = reader_of(doubted).read(question, candidates, weigh_words(question, candidates))
    assert reading.confidence < reading.least
    assert reading.nearly == nearly


def test_what_no_rule_keeps_out_is_not_nearly_right(
    make_candidate: Make, weigh_words: Weigh
) -> None:
    """Where the others are missed for being sure, nothing but that is between it and an answer."""
    by_margin = reader_of(stump(WHOLE_FEATURES, "margin", 1.5))
    question = analyse("What share of men borrowed books on Sundays?")
    candidates = [
        make_candidate("3% of men borrowed books on Sundays."),
        make_candidate("Rain fell.", start=90, document_id="other"),
    ]
    reading = by_margin.read(question, candidates, weigh_words(question, candidates))
    assert reading.confidence < reading.least
    assert reading.nearly is None
