"""Documents that disagree: what is shown, and what must never be taken for a disagreement.

`disagreements.jsonl` has pairs of invented statements with a question each. Those that are no
disagreement are equal values in other spellings, or of other people, places, years and measures.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_qa.answering.deciding import decide
from briefing_qa.answering.evidence.candidates import Candidate, date_of
from briefing_qa.answering.evidence.finding import Found
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.meaning import closeness, word_closeness
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.reading.reader import Reading
from briefing_qa.answering.saying.decision import Means
from briefing_qa.answering.saying.naming import labels, lead
from briefing_qa.answering.saying.synthesizer import write
from briefing_qa.answering.statements.disagreement import MOST, Disagreement, disagreement
from briefing_qa.config import Settings
from briefing_qa.engine import BriefingQA
from briefing_qa.store import DocumentRecord

Make = Callable[..., Candidate]
Weigh = Callable[[Question, Sequence[Candidate]], Weights]

PAIRS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parent / "disagreements.jsonl").read_text("utf-8").splitlines()
]
UNSEEN = frozenset({"d18", "d53", "d58"})
"""Disagreements that are not seen: words for one thing that nothing tells to be so."""


@pytest.fixture
def state(make_candidate: Make) -> Callable[..., Candidate]:
    """Makes the statement of a document with a date."""

    def made(text: str, document_id: str = "first", date: str = "", **more: Any) -> Candidate:
        return replace(make_candidate(text, document_id=document_id, **more), date=date)

    return made


def statements(make: Make, pair: dict[str, Any]) -> list[Candidate]:
    """The two statements of a pair."""
    return [
        replace(
            make(
                one["text"],
                document_id=one["document"],
                title=one["title"],
                language=one["language"],
                path=(one["title"],),
                start=100 * place,
            ),
            date=one["date"],
        )
        for place, one in enumerate(pair["statements"])
    ]


def between(question: str, *found: Candidate) -> Disagreement | None:
    """What disagrees with the first of some statements that answer equally surely."""
    return disagreement(analyse(question), found[:1], [(one, 0.9) for one in found])


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["id"] for pair in PAIRS])
def test_what_is_no_disagreement_is_never_shown_as_one(
    make_candidate: Make, pair: dict[str, Any]
) -> None:
    """Of every pair is said what is so, whichever of the two is found first."""
    one, other = statements(make_candidate, pair)
    expected = pair["disagree"] and pair["id"] not in UNSEEN
    for found in (between(pair["question"], one, other), between(pair["question"], other, one)):
        assert (found is not None) is expected
        assert found is None or set(found.statements) == {one, other}


def test_there_are_pairs_enough_of_both_sorts() -> None:
    """The pairs hold many of what is one and of what looks like one, in both languages."""
    assert len(PAIRS) == len({pair["id"] for pair in PAIRS}) >= 60
    assert sum(pair["disagree"] for pair in PAIRS) >= 30
    assert sum(not pair["disagree"] for pair in PAIRS) >= 50
    languages = {one["language"] for pair in PAIRS for one in pair["statements"]}
    assert languages == {"en", "es"}


MARRY = "From what age can people marry in Tarsis?"
OLDER = "The minimum age for marriage in Tarsis is 18, or 16 with court permission."
NEWER = "Since 2018, the minimum age for marriage in Tarsis is 14 with the consent of a parent."


def test_the_newest_statement_comes_first(state: Make) -> None:
    """Statements are in order of their documents' dates, those without one last."""
    older = state(OLDER, "older", date="2016")
    newer = state(NEWER, "newer", date="2018-05")
    undated = state("The minimum age for marriage in Tarsis is 12.", "undated")
    found = between(MARRY, undated, older, newer)
    assert found is not None
    assert found.statements == (newer, older, undated)


def test_one_value_is_shown_once(state: Make) -> None:
    """A third document that says the same as one of the two adds nothing."""
    found = between(
        MARRY,
        state("The minimum age for marriage in Tarsis is 16.", "a"),
        state("The minimum age for marriage in Tarsis is 14.", "b"),
        state("In Tarsis the minimum age for marriage is sixteen.", "c"),
    )
    assert found is not None
    assert [one.source.passage.document_id for one in found.statements] == ["a", "b"]


def test_no_more_than_some_statements_are_shown(state: Make) -> None:
    """Where ten documents give ten values, the surest are shown."""
    many = [
        state(f"The minimum age for marriage in Tarsis is {11 + n}.", f"r{n}") for n in range(9)
    ]
    found = between(MARRY, *many)
    assert found is not None
    assert found.statements == tuple(many[:MOST])


def test_other_documents_come_before_the_same_one(state: Make) -> None:
    """What another document says is looked at first, though a sentence nearby is surer."""
    best = state("The minimum age for marriage in Tarsis is 16.", "a")
    near = state("The minimum age for marriage in Tarsis is 15.", "a", start=200)
    far = state("The minimum age for marriage in Tarsis is 14.", "b")
    question = analyse(MARRY)
    found = disagreement(question, [best], [(best, 0.9), (near, 0.8), (far, 0.7)])
    assert found is not None
    assert found.statements == (best, far, near)


@pytest.mark.parametrize(
    ("difference", "one", "other"),
    [
        ("documents", {"text": "Tarsis has 12 shelters."}, {"text": "Tarsis has 19 shelters."}),
        (
            "documents",
            {"text": "Tarsis has 12 shelters.", "date": "2016-01"},
            {"text": "Tarsis has 19 shelters.", "date": "2016-11"},
        ),
        (
            "dates",
            {"text": "Tarsis has 12 shelters.", "date": "2016"},
            {"text": "Tarsis has 19 shelters.", "date": "2018"},
        ),
        (
            "years",
            {"text": "In 2015, Tarsis had 12 shelters."},
            {"text": "In 2020, Tarsis had 19 shelters."},
        ),
        (
            "document",
            {"text": "Tarsis has 12 shelters."},
            {"text": "Tarsis has 19 shelters.", "document_id": "first", "start": 300},
        ),
    ],
)
def test_what_makes_statements_different_is_told(
    state: Make, difference: str, one: dict[str, Any], other: dict[str, Any]
) -> None:
    """Other documents, other dates, other years, or one document with two values."""
    found = between(
        "How many shelters does Tarsis have?", state(**one), state(**{"document_id": "b", **other})
    )
    assert found is not None
    assert found.difference == difference


@pytest.mark.parametrize(
    ("why", "question", "one", "other"),
    [
        (
            "one document tells of a development",
            "How many shelters does Tarsis have?",
            {"text": "In 2015, Tarsis had 12 shelters."},
            {"text": "In 2020, Tarsis had 19 shelters.", "document_id": "first", "start": 300},
        ),
        (
            "the question is for one year, and one statement is of none",
            "How many shelters did Tarsis have in 2015?",
            {"text": "In 2015, Tarsis had 12 shelters."},
            {"text": "Tarsis had 19 shelters."},
        ),
        (
            "the question names one document by a word of its title",
            "How many shelters does the atlas give for Tarsis?",
            {"text": "Tarsis has 12 shelters.", "title": "Atlas of shelters"},
            {"text": "Tarsis has 19 shelters."},
        ),
        (
            "a reason is asked for",
            "Why are there shelters in Tarsis?",
            {"text": "Tarsis has 12 shelters."},
            {"text": "Tarsis has 19 shelters."},
        ),
        (
            "they speak of what was named before",
            "How many shelters does Tarsis have?",
            {"text": "It has 12 shelters."},
            {"text": "It has 19 shelters."},
        ),
        (
            "titles name two countries",
            "How many shelters are there?",
            {"text": "There are 12 shelters.", "title": "Peru"},
            {"text": "There are 19 shelters.", "title": "Chile"},
        ),
        (
            "one is denied",
            "How many shelters take boys?",
            {"text": "12 shelters take boys."},
            {"text": "19 shelters do not take boys."},
        ),
        (
            "one is a plan across languages",
            "How many shelters does Tarsis have?",
            {"text": "Tarsis has 12 shelters."},
            {"text": "La meta de Tarsis es de 19 shelters.", "language": "es"},
        ),
        (
            "several figures of one kind, and other words around them",
            "What share of girls leave school?",
            {"text": "12% of girls leave school, of whom 40% are ill."},
            {"text": "19% of girls leave school in spring, of whom 35% are ill."},
        ),
        (
            "two editions with one sentence, whose other figure changed",
            "How many boats have the police of Tarsis got?",
            {"text": "The police of Tarsis have 12 boats and guard 40 harbours along the coast."},
            {"text": "The police of Tarsis have 12 boats and guard 55 harbours along the coast."},
        ),
        (
            "one sentence of other age groups",
            "How many girls in Tarsis work on boats and in harbours?",
            {"text": "Of girls aged 14 in Tarsis 120 work on boats and 80 in harbours."},
            {"text": "Of girls aged 16 in Tarsis 130 work on boats and 90 in harbours."},
        ),
        (
            "one gives a range of what the other gives",
            "How many shelters does Tarsis have?",
            {"text": "Tarsis has between 10 and 20 shelters."},
            {"text": "Tarsis has 19 shelters."},
        ),
    ],
)
def test_nothing_is_shown_where_it_might_be_wrong(
    state: Make, why: str, question: str, one: dict[str, Any], other: dict[str, Any]
) -> None:
    """What can be told from a disagreement is not shown as one."""
    found = between(question, state(**one), state(**{"document_id": "b", **other}))
    assert found is None, why


def test_two_editions_of_one_sentence_differ_whichever_figure_was_changed(state: Make) -> None:
    """With several figures in it, a sentence of two editions is set against itself."""
    sentence = "In Tarsis {} boys and {} girls of the coast were seen on boats by inspectors."
    one, other = (
        state(sentence.format(120, 80), "a", date="2016"),
        state(sentence.format(120, 95), "b", date="2020"),
    )
    found = between("How many boys and girls were seen on boats in Tarsis?", one, other)
    assert found is not None
    assert found.statements == (other, one)


def test_a_statement_of_an_edition_may_point_to_the_sentence_before_it(state: Make) -> None:
    """A sentence about "their" age is told where both editions say the same before it."""
    before = "Casa Faro spoke with {} working children."
    one = state("Their median age was 12.", "a", before=before.format(164))
    other = state("Their median age was 15.", "b", before=before.format(205))
    question = "What was the median age of the working children?"
    assert between(question, one, other) is not None
    assert between(question, one, state("Their median age was 15.", "b")) is None


def test_an_unlikely_statement_contradicts_nothing(state: Make) -> None:
    """A sentence that the reader does not take for an answer is not set against one."""
    one, other = state("Tarsis has 12 shelters.", "a"), state("Tarsis has 19 shelters.", "b")
    question = analyse("How many shelters does Tarsis have?")
    assert disagreement(question, [one], [(one, 0.9), (other, 0.1)]) is None
    assert disagreement(question, [one], [(one, 0.9), (other, 0.0)]) is None
    assert disagreement(question, [], [(one, 0.9), (other, 0.9)]) is None


WORDS = [
    "Tarsis", "shelters", "has", "12", "19", "14.1%", "20%", "in 2015", "women", "men", "not", "of",
    "aged", "about", "It", "Peru", "Chile", "59/100", "years", "and", "the", "UNICEF", "plans",
]  # fmt: skip


@settings(max_examples=150)
@given(
    st.sampled_from(
        ["How many shelters does Tarsis have?", "What share of women has shelters?",
         "When was UNICEF in Tarsis?", "Who has shelters?", "What did Peru score?",
         "From what age do women marry?"]
    ),
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), min_size=1, max_size=5),
    st.lists(st.sampled_from(["", "2016", "2018-05"]), min_size=5, max_size=5),
)  # fmt: skip
def test_whatever_the_words_statements_are_among_those_found(
    make_candidate: Make, question: str, texts: list[list[str]], dates: list[str]
) -> None:
    """Statements were found, each once, the first answer is among them, and order is by date."""
    found = [
        replace(make_candidate(" ".join(words), document_id=f"r{place}"), date=date)
        for place, (words, date) in enumerate(zip(texts, dates, strict=False))
    ]
    shown = between(question, *found)
    if shown is None:
        return
    assert 2 <= len(shown.statements) <= MOST
    assert found[0] in shown.statements
    assert len({one.source.passage.document_id for one in shown.statements}) == len(
        shown.statements
    )
    assert all(one in found for one in shown.statements)
    known = [one.date for one in shown.statements]
    assert known == sorted(known, reverse=True)


# Deciding


@pytest.mark.parametrize("question", [MARRY, f"{MARRY} And why is it so low?"])
def test_a_decision_holds_both_statements(state: Make, weigh_words: Weigh, question: str) -> None:
    """A plain question gets all statements; one that asks for two things is answered by halves."""
    candidates = (state(OLDER, "a", date="2016"), state(NEWER, "b", date="2018"))

    class Fixed:
        def read(self, question: Question, found: Sequence[Candidate], weights: Weights) -> Reading:
            import numpy as np

            return Reading(np.array([0.9, 0.8]), 0.7, 0.2)

    decision = decide(
        analyse(question),
        Means(
            look=lambda part, _=None, /: Found(
                question=part,
                evidence=tuple(c.source for c in candidates),
                candidates=candidates,
                weights=weigh_words(part, candidates),
            ),
            reader=Fixed(),
            siblings=lambda _: (),
            least=None,
            max_sentences=3,
        ),
    )
    assert decision.confidence == 0.7
    if question == MARRY:
        assert decision.chosen == candidates[::-1]
        assert decision.standing == "dates"
    else:
        assert decision.standing is None


# Setting it as text


def test_each_statement_stands_on_a_line_with_its_document(state: Make) -> None:
    """A line says that the answers differ, then each quote follows its document and date."""
    chosen = [
        state(NEWER, "b", date="2018", title="Child rights update"),
        state(OLDER, "a", title="Country overview 2016", date="2016"),
    ]
    text, claims, citations = write(chosen, "en", "dates")
    assert text.splitlines() == [
        "The documents give different answers, the newest first:",
        f"Child rights update (2018): {NEWER} [1]",
        f"Country overview 2016: {OLDER} [2]",
    ]
    assert [claim.text for claim in claims] == [one.quote for one in citations] == [NEWER, OLDER]


@pytest.mark.parametrize("difference", ["documents", "dates", "years", "answers", "document"])
def test_the_lead_is_in_the_language_of_the_question(difference: Any) -> None:
    """Every difference has a line in both languages; other languages are led in English."""
    english, spanish = lead(difference, "en"), lead(difference, "es")
    assert english != spanish
    assert english.endswith(":")
    assert spanish.endswith(":")
    assert lead(difference, "fr") == english


def test_an_answer_from_several_documents_names_them(state: Make) -> None:
    """Without a disagreement too, each quote follows the title of its document."""
    chosen = [state("Rain fell.", "a", title="Weather"), state("It froze.", "b", title="Cold")]
    assert write(chosen)[0] == "Weather: Rain fell. [1]\nCold: It froze. [2]"


def test_list_items_from_several_documents_stay_a_list(state: Make) -> None:
    """Items are marked as such, and each names its document."""
    chosen = [
        state("Pay", "a", title="One", kind="item"), state("Train", "b", title="Two", kind="item"),
    ]  # fmt: skip
    assert write(chosen)[0] == "- One: Pay [1]\n- Two: Train [2]"


def test_an_answer_from_one_document_names_none(state: Make) -> None:
    """Nothing is written before quotes that all come from one document."""
    chosen = [state("Rain fell."), state("It froze.", start=90)]
    assert labels(chosen) == ("", "")
    assert write(chosen)[0] == "Rain fell. [1] It froze. [2]"


def test_what_somebody_says_of_themselves_has_their_name(state: Make) -> None:
    """In either language; not what they say of others, nor where the quote has the name."""
    who = "Mr FITCH; Mr Alan Fitch, Secretary"
    said = [
        replace(state(text), speaker=who)
        for text in ("I've told them.", "It froze.", "Mr FITCH - I've come.", "Nos mandaron ir.")
    ]
    assert labels(said) == ("Mr FITCH", "", "", "Mr FITCH")
    assert write(said[:1])[0] == "Mr FITCH: I've told them. [1]"
    assert labels([state("I've told them.")]) == ("",)
    both = [replace(state("We left.", "b", title="Two"), speaker=who), state("Rain.", title="One")]
    assert labels(both) == ("Two, Mr FITCH", "One")


def test_documents_of_one_title_are_told_apart(state: Make) -> None:
    """Where title and date are the same, the document's id says which one it is."""
    chosen = [
        state("Rain fell.", "a", title="Annual report", date="2019"),
        state("It froze.", "b", title="Annual report", date="2019"),
        state("It thawed.", "c", title="Annual report", date="2020"),
    ]
    assert labels(chosen) == (
        "Annual report (2019), a",
        "Annual report (2019), b",
        "Annual report (2020)",
    )


def test_two_statements_of_one_document_are_told_apart_by_their_place(state: Make) -> None:
    """Title, heading and page say where each stands."""
    chosen = [
        state("Twelve.", title="Shelters", path=("Shelters", "In short")),
        state("Nineteen.", title="Shelters", path=("Shelters",), start=90),
    ]
    assert labels(chosen, "document") == ("Shelters, In short", "Shelters")
    paged = replace(chosen[1], page=7, date="2019")
    assert labels([chosen[0], paged], "document")[1] == "Shelters (2019), p. 7"


def test_a_title_cannot_look_like_a_marker(state: Make) -> None:
    """Brackets and line breaks of a title are written as what cannot be mistaken."""
    chosen = [
        state("Rain.", "a", title="Report [2]\nof the coast"), state("Frost.", "b", title="Cold"),
    ]  # fmt: skip
    assert write(chosen)[0] == "Report (2) of the coast: Rain. [1]\nCold: Frost. [2]"


# The engine as it is shipped, over invented documents

HOTLINE = {
    "first.md": "---\ntitle: Report of the hotline\ndate: 2016\nlanguage: en\n---\n\n"
    "# Report of the hotline\n\nThe hotline is open day and night. The hotline in Quillay received"
    " 3,512 calls. Most callers were neighbours. In Quillay 14% of women are fishers.\n",
    "second.md": "---\ntitle: Balance del ministerio\ndate: 2021\nlanguage: es\n---\n\n"
    "# Balance del ministerio\n\nEl ministerio paga la línea. Se contrató personal en mayo.\n",
    "third.md": "---\ntitle: Statistics of the ministry\ndate: 2021\nlanguage: en\n---\n\n"
    "# Statistics of the ministry\n\nThe ministry pays for the hotline. In Quillay the hotline"
    " received 2,890 calls. In Quillay 14.1% of women are fishers.\n",
}


@pytest.fixture(scope="module")
def hotline(tmp_path_factory: pytest.TempPathFactory, write_corpus: Callable[..., Path]) -> Any:
    """The engine as it is shipped, over three invented documents."""
    folder = tmp_path_factory.mktemp("hotline")
    corpus = write_corpus(folder / "corpus", HOTLINE)
    with BriefingQA.open(corpus, folder / "index", settings=Settings()) as engine:
        yield engine


@pytest.mark.model
def test_an_answer_shows_each_statement_with_document_and_date(hotline: BriefingQA) -> None:
    """Two documents that disagree are both quoted, to the character, the newest first."""
    answer = hotline.ask("How many calls did the hotline in Quillay receive?")
    assert answer.text.splitlines() == [
        "The documents give different answers, the newest first:",
        "Statistics of the ministry (2021): In Quillay the hotline received 2,890 calls. [1]",
        "Report of the hotline (2016): The hotline in Quillay received 3,512 calls. [2]",
    ]
    for citation in answer.citations:
        text = hotline.document(citation.document_id).text
        assert text[citation.start : citation.end] == citation.quote


@pytest.mark.model
def test_the_line_before_it_is_in_the_language_of_the_question(hotline: BriefingQA) -> None:
    """Asked in Spanish, the difference is told in Spanish; quotes stay as they are."""
    answer = hotline.ask("¿Cuántas llamadas recibió la línea hotline en Quillay?")
    if len(answer.citations) > 1:
        assert answer.text.startswith("Los documentos")


@pytest.mark.model
def test_a_question_put_to_one_document_gets_its_statement_alone(hotline: BriefingQA) -> None:
    """Where documents are chosen, the others are not heard."""
    answer = hotline.ask("How many calls did the hotline in Quillay receive?", ["first"])
    assert answer.text == "The hotline in Quillay received 3,512 calls. [1]"


@pytest.mark.model
def test_a_rounding_is_not_shown_as_a_disagreement(hotline: BriefingQA) -> None:
    """Where one document has 14% and another 14.1%, one statement answers."""
    answer = hotline.ask("What share of women in Quillay are fishers?")
    assert len(answer.citations) == 1
    assert "\n" not in answer.text


# What it rests on


@pytest.mark.parametrize(
    ("date", "year", "known"),
    [
        ("2018-05-03", 2018, "2018-05-03"),
        ("2018-05", 2018, "2018-05"),
        ("2018", None, "2018"),
        ("3 May 2018", 2018, "2018"),
        ("spring", None, ""),
        ("", None, ""),
    ],
)
def test_a_date_is_known_as_far_as_it_can_be_compared(
    date: str, year: int | None, known: str
) -> None:
    """An ISO date stays, another one gives its year, and one without a year is not known."""
    record = DocumentRecord(
        id="a", title="A", path="a.md", language="en", sha256="", characters=1, passages=1,
        indexed_at="", date=date, year=year,
    )  # fmt: skip
    assert date_of(record) == known


@pytest.mark.parametrize("language", ["en", "es"])
def test_one_word_is_as_near_as_among_several(language: str) -> None:
    """word_closeness() gives for one word what closeness() gives for it in a list."""
    text = "Las bodas de las niñas" if language == "es" else "The wedding of the girls"
    stems = ("marriag", "girl", "qqqq")
    several = closeness(stems, "en", text, language)
    single = [word_closeness(stem, "en", text, language) for stem in stems]
    assert single == pytest.approx(several.tolist(), abs=1e-5)
    assert word_closeness("girl", "en", "", language) == 0.0
