"""Choosing what is said, and setting it with markers, claims and citations."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.reading.reader import Reading
from briefing_qa.answering.saying.synthesizer import select, write

Make = Callable[..., Candidate]
Weigh = Callable[[Question, Sequence[Candidate]], Weights]


@pytest.fixture
def choose(weigh_words: Weigh) -> Callable[..., list[str]]:
    """Selects among candidates with given probabilities; gives their texts in order."""

    def chosen(
        text: str,
        candidates: Sequence[Candidate],
        probabilities: Sequence[float],
        siblings: Sequence[Candidate] = (),
        max_sentences: int = 3,
        close: float | None = None,
    ) -> list[str]:
        question = analyse(text)
        picked = select(
            question,
            candidates,
            Reading(np.asarray(probabilities, float), float(max(probabilities)), 0.0, close=close),
            weigh_words(question, [*candidates, *siblings]),
            lambda _: siblings,
            max_sentences=max_sentences,
        )
        return [candidate.text for candidate in picked]

    return chosen


@pytest.fixture
def items(make_candidate: Make) -> list[Candidate]:
    """A list of three items whose last stands in another passage of the section."""
    first = "Libraries pay for longer opening hours\nLibraries train librarians"
    return [
        make_candidate("Libraries pay for longer opening hours", kind="item", passage_text=first),
        make_candidate("Libraries train librarians", kind="item", start=39, passage_text=first),
        make_candidate("Libraries share one catalogue", kind="item", start=70, rank=4),
    ]


def test_the_best_sentence_alone_answers_a_plain_question(
    make_candidate: Make, choose: Callable[..., list[str]]
) -> None:
    """Sentences that add nothing to the best one are not said, however likely."""
    best = make_candidate("In 2022, 1,250 libraries were open on Sundays.", start=50)
    again = make_candidate("Some 1,250 libraries were open on Sundays.", start=200, rank=1)
    other = make_candidate("Rain fell in the valley.", start=0)
    question = "How many libraries were open on Sundays?"
    assert choose(question, [other, again, best], [0.1, 0.85, 0.9]) == [best.text]


def test_a_question_for_a_list_takes_the_whole_list(
    items: list[Candidate], choose: Callable[..., list[str]]
) -> None:
    """All items come in reading order, those of another passage of the section too."""
    found = choose("What should libraries do?", items[1:2], [0.9], siblings=items)
    assert found == [item.text for item in items]


def test_items_about_another_matter_are_left_out(
    make_candidate: Make, choose: Callable[..., list[str]]
) -> None:
    """Where the question names a matter, only the items that hold it are said."""
    asked = make_candidate("Train librarians who work with Indigenous children", kind="item")
    other = make_candidate("Plant more trees along the canal", kind="item", start=60)
    question = "What is recommended for Indigenous children?"
    assert choose(question, [asked], [0.9], siblings=[asked, other]) == [asked.text]


def test_a_question_that_asks_for_no_list_takes_one_item(
    items: list[Candidate], choose: Callable[..., list[str]]
) -> None:
    """A list item answers a plain question by itself."""
    assert choose("Who trains librarians?", items, [0.0, 0.9, 0.0], siblings=items) == [
        "Libraries train librarians"
    ]


def test_a_long_list_ends_somewhere(make_candidate: Make, choose: Callable[..., list[str]]) -> None:
    """Of a list of a hundred items the first ones are given, in order."""
    many = [
        make_candidate(f"Libraries do thing number {n}", kind="item", start=100 * n)
        for n in range(100)
    ]
    found = choose("What should libraries do?", many[:1], [0.9], siblings=many)
    assert 1 < len(found) < 100
    assert found == [item.text for item in many[: len(found)]]


def test_a_comparison_takes_both_sides(
    make_candidate: Make, choose: Callable[..., list[str]]
) -> None:
    """The sentence with the second side joins the likelier one, with the first."""
    adults = make_candidate("Adults borrowed 14 books a year.", start=10)
    children = make_candidate("Children borrowed 31 books a year.", start=60)
    other = make_candidate("Rain fell in the valley.", start=0)
    question = "Compare the books that adults and children borrowed"
    assert choose(question, [other, children, adults], [0.01, 0.9, 0.8]) == [
        children.text,
        adults.text,
    ]


def test_sentences_that_the_reader_cannot_tell_apart_are_both_said(
    make_candidate: Make, choose: Callable[..., list[str]]
) -> None:
    """The likeliest first, two at most, and none that is clearly less likely than the best."""
    best, near, third, far = (
        make_candidate(f"Some {n} libraries were open.", start=50 * n) for n in (1, 2, 3, 4)
    )
    found = partial(choose, "How many libraries were open on Sundays?", close=2.0)
    assert found([far, third, near, best], [0.1, 0.5, 0.6, 0.7]) == [best.text, near.text]
    assert found([far, best], [0.2, 0.7]) == [best.text]  # 2.2 apart
    assert found([far, best], [0.3, 0.7]) == [best.text, far.text]  # 1.7 apart
    assert found([near, best], [0.6, 0.7], max_sentences=1) == [best.text]


def test_a_sentence_that_stands_twice_is_said_once(
    make_candidate: Make, choose: Callable[..., list[str]]
) -> None:
    """What stands in the summary and in the text is one sentence, and the next one is looked at."""
    best = make_candidate("Some 12 libraries were open.")
    again = make_candidate("some 12 libraries\nwere open.", start=900)
    other = make_candidate("In winter 9 were open.", start=300)
    question = "How many libraries were open?"
    found = choose(question, [best, again, other], [0.9, 0.89, 0.85], close=2.0)
    assert found == [best.text, other.text]


def test_what_stands_above_a_table_is_not_said_beside_its_row(
    make_candidate: Make, choose: Callable[..., list[str]]
) -> None:
    """Neither the caption nor the names of the columns answer; another row may."""
    names, first, second = "| Town | Births |", "| Tarma | 197 |", "| Jauja | 204 |"
    row = replace(
        make_candidate(first, start=60), caption="Table 2. Births", columns=("Town", "Births")
    )
    above = [make_candidate("Table 2.  Births"), make_candidate(names, start=30)]
    elsewhere = make_candidate("Table 2. Births", document_id="other", rank=1)
    found = partial(choose, "births Tarma", close=2.0)
    for one in above:
        assert found([row, one], [0.9, 0.89]) == [first]
    assert found([row, elsewhere], [0.9, 0.89]) == [first, "Table 2. Births"]
    assert found([row, make_candidate(second, start=90)], [0.9, 0.89]) == [first, second]


def test_an_unlikely_sentence_is_not_said_for_the_words_it_adds(
    make_candidate: Make, choose: Callable[..., list[str]]
) -> None:
    """What adds words but does not answer stays out."""
    adults = make_candidate("Adults borrowed 14 books a year.")
    unlikely = make_candidate("Children play in the gardens.", start=60)
    question = "Compare the books that adults and children borrowed"
    assert choose(question, [adults, unlikely], [0.9, 0.05]) == [adults.text]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.data())
def test_an_answer_is_short(
    make_candidate: Make, choose: Callable[..., list[str]], data: st.DataObject
) -> None:
    """No more than max_sentences are said, each once, and the likeliest is among them."""
    words = st.sampled_from(["adults", "children", "books", "borrowed", "year", "library", "open"])
    texts = data.draw(
        st.lists(st.lists(words, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=8)
    )
    likely = data.draw(
        st.lists(st.floats(0.01, 1), min_size=len(texts), max_size=len(texts), unique=True)
    )
    most = data.draw(st.integers(1, 4))
    candidates = [make_candidate(f"{t}.", start=100 * i, rank=i) for i, t in enumerate(texts)]
    question = "Compare adults and children, open library, borrowed books"
    found = choose(question, candidates, likely, max_sentences=most)
    assert 1 <= len(found) <= most
    assert candidates[int(np.argmax(likely))].text in found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    texts=st.lists(
        st.text(st.characters(codec="utf-8"), min_size=1, max_size=40), min_size=1, max_size=5
    ),
    kind=st.sampled_from(["sentence", "item", "heading"]),
)
def test_markers_claims_and_citations_agree(
    make_candidate: Make, texts: list[str], kind: str
) -> None:
    """Each claim is a verbatim quote with one citation at its exact place."""
    chosen = [make_candidate(t, kind=kind, start=100 * i) for i, t in enumerate(texts)]
    _, claims, citations = write(chosen)
    assert [c.marker for c in citations] == list(range(1, len(chosen) + 1))
    for candidate, claim, citation in zip(chosen, claims, citations, strict=True):
        assert claim.markers == (citation.marker,)
        assert claim.text == citation.quote == candidate.text
        assert (citation.start, citation.end) == (candidate.unit.start, candidate.unit.end)
        assert citation.end - citation.start == len(citation.quote)
        assert (citation.document_id, citation.section) == ("report", ("Findings",))


def test_every_sentence_carries_its_marker(make_candidate: Make) -> None:
    """Sentences follow each other, each with the number of its citation."""
    chosen = [make_candidate("One is so."), make_candidate("Two is not.", start=20)]
    text, _, citations = write(chosen)
    assert text == "One is so. [1] Two is not. [2]"
    assert [int(m) for m in re.findall(r"\[(\d+)\]", text)] == [c.marker for c in citations]


def test_sentences_of_which_one_likely_answers_are_said_to_be_so(make_candidate: Make) -> None:
    """A line in the question's language goes before, and each stands on a line of its own."""
    chosen = [make_candidate("One is so."), make_candidate("Two is not.", start=20)]
    text, claims, _ = write(chosen, "en", "likely")
    assert text.splitlines() == [
        "Nearest to an answer, the likeliest first:",
        "One is so. [1]",
        "Two is not. [2]",
    ]
    assert [claim.text for claim in claims] == ["One is so.", "Two is not."]
    assert write(chosen, "es", "likely")[0].startswith("Lo más cercano a una respuesta")


def test_items_stand_on_lines_of_their_own(items: list[Candidate]) -> None:
    """A list is set as a list, a single item as a sentence."""
    assert write(items)[0].splitlines() == [
        "- Libraries pay for longer opening hours [1]",
        "- Libraries train librarians [2]",
        "- Libraries share one catalogue [3]",
    ]
    assert write(items[:1])[0] == "Libraries pay for longer opening hours [1]"


def test_a_sentence_over_two_lines_is_shown_on_one_and_quoted_as_it_stands(
    make_candidate: Make,
) -> None:
    """Line breaks inside of a sentence are for the source, not for the answer."""
    text, claims, citations = write([make_candidate("Rain fell\n  on 19 days.")])
    assert text == "Rain fell on 19 days. [1]"
    assert claims[0].text == citations[0].quote == "Rain fell\n  on 19 days."


def test_what_is_not_answered_stands_before_the_quotes(make_candidate: Make) -> None:
    """Without anything that looks like a marker, in the language of the question."""
    chosen = (make_candidate("In all 17 children drowned."),)
    text, claims, citations = write(chosen, "en", unanswered=["how many were [1] rescued"])
    assert text == (
        "No answer was found to “how many were (1) rescued”. The rest:\n"
        "In all 17 children drowned. [1]"
    )
    assert (len(claims), len(citations)) == (1, 1)
    asked = write(chosen, "es", unanswered=["por qué"])[0]
    assert asked.startswith("No se encontró respuesta a “¿por qué?”. Lo demás:")


def test_what_leads_on_to_a_list_is_answered_with_its_items(
    make_candidate: Make, items: list[Candidate], choose: Callable[..., list[str]]
) -> None:
    """All of them, since the line was asked for; without any it is not said either."""
    lead = make_candidate("On opening hours, libraries should:", start=200)
    other = make_candidate("Rain fell in the valley.", start=300)
    question = "What should libraries do about opening hours?"
    assert choose(question, [other, lead], [0.1, 0.9], siblings=items) == [i.text for i in items]
    assert choose(question, [other, lead], [0.3, 0.9], siblings=[]) == [other.text]
    assert choose(question, [lead], [0.9], siblings=[]) == []


def test_a_sentence_before_a_list_is_answered_with_it_where_that_is_asked_for(
    make_candidate: Make, items: list[Candidate], choose: Callable[..., list[str]]
) -> None:
    """The line between the two has to hold a word of the question."""
    sentence = make_candidate("Each library has a coordinator.", start=200)
    question = "What are the tasks of the coordinator?"
    led = [replace(item, before="The tasks are:") for item in items]
    assert choose(question, [sentence], [0.9], siblings=led) == [item.text for item in items]
    other = [replace(item, before="The costs are:") for item in items]
    assert choose(question, [sentence], [0.9], siblings=other) == [sentence.text]


def test_a_number_in_brackets_of_a_quote_is_no_marker(make_candidate: Make) -> None:
    """The text leaves marks of notes out, and has another number in round brackets.

    Claim and citation keep the document's characters.
    """
    text, claims, citations = write([make_candidate("It had 87 pilots in 2019.[1][2]")])
    assert text == "It had 87 pilots in 2019. [1]"
    assert write([make_candidate("See [3], and “it”[4].")])[0] == "See (3), and “it”. [1]"
    assert claims[0].text == citations[0].quote == "It had 87 pilots in 2019.[1][2]"


def test_only_the_items_on_the_matter_are_said(
    make_candidate: Make, choose: Callable[..., list[str]]
) -> None:
    """Of a list of advice on many matters those are taken that are on the one asked about."""
    lead = "The network recommends:"
    listed = [
        replace(make_candidate(text, kind="item", start=30 * place), before=lead)
        for place, text in enumerate(
            ("Ban child marriage.", "Fund the shelters.", "Open shelters for boys.")
        )
    ]
    question = "What does the network recommend on shelters?"
    found = choose(question, listed[1:2], [0.9], siblings=listed)
    assert found == ["Fund the shelters.", "Open shelters for boys."]


def test_nothing_of_another_country_is_added(
    make_candidate: Make, choose: Callable[..., list[str]]
) -> None:
    """A second sentence is not of a document about another country, where one is asked about."""
    said = ("Girls leave school for shame.", "Girls leave school when they marry.")
    one, other = (
        replace(make_candidate(text, document_id=title), title=title)
        for text, title in zip(said, ("Girls in Bolivia", "Unions in Chile"), strict=True)
    )
    question = "Why do girls leave school in Bolivia?"
    assert choose(question, [one, other], [0.9, 0.9], close=2.0) == [one.text]
    anywhere = "Why do girls leave school?"
    assert choose(anywhere, [one, other], [0.9, 0.9], close=2.0) == [one.text, other.text]
    bare = replace(other, title="Unions")
    assert choose(question, [one, bare], [0.9, 0.9], close=2.0) == [one.text, bare.text]
