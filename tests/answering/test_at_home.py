"""A question that names a country is answered by that country's own documents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.finding import Found
from briefing_qa.answering.evidence.subjects import at_home, opened
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.reading.reader import Reading
from briefing_qa.answering.rules.details import unmet
from briefing_qa.answering.saying.decision import Decision, Means
from briefing_qa.answering.whole import decide_whole
from briefing_qa.store import DocumentRecord

Make = Callable[..., Candidate]
Weigh = Callable[..., Weights]

ABROAD = "It ranks above Nigeria but below Kenya."
HOME = "It came 29th of 60."


class Sure:
    """A reader that is sure of what it is told to like, and unsure of all else."""

    def __init__(self, liked: frozenset[str]) -> None:
        self._liked = liked

    def read(
        self,
        question: Question,
        candidates: tuple[Candidate, ...],
        weights: Weights,
    ) -> Reading:
        """0.9 for what is liked, 0.1 for the rest; answers from 0.5 on."""
        found = np.array([0.9 if one.text in self._liked else 0.1 for one in candidates])
        return Reading(found, float(found.max()), 0.5)


@pytest.fixture
def decided(make_candidate: Make, weigh_words: Weigh) -> Callable[..., Decision]:
    """Decides over one sentence of Ghana's document and one of Kenya's."""
    ghana = replace(make_candidate(ABROAD, document_id="ghana"), about=frozenset({"ghana"}))
    kenya = replace(make_candidate(HOME, document_id="kenya"), about=frozenset({"kenya"}))

    def found(part: Question, candidates: tuple[Candidate, ...]) -> Found:
        return Found(
            question=part,
            evidence=tuple(one.source for one in candidates),
            candidates=candidates,
            weights=weigh_words(part, candidates),
        )

    def decide(question: str, *liked: str, first: str, alone: str | None = None) -> Decision:
        means = Means(
            look=lambda part, _=None, /: found(
                part, (ghana, kenya) if first == "all" else (ghana,)
            ),
            reader=Sure(frozenset(liked)),
            siblings=lambda _: (),
            least=None,
            max_sentences=3,
            document_id=alone,
            look_home=lambda part, _, /: found(part, (kenya,)),
        )
        return decide_whole(analyse(question), means)

    return decide


def said(decision: Decision) -> list[str]:
    """What is said."""
    return [one.text for one in decision.chosen]


def test_what_another_countrys_document_says_gives_way(decided: Callable[..., Decision]) -> None:
    """Where the own one answers; its passages are shown then."""
    asked = "At what rank did Kenya come?"
    decision = decided(asked, ABROAD, HOME, first="abroad")
    assert said(decision) == [HOME]
    shown = [one.passage.document_id for one in decision.found.evidence]
    assert shown == ["kenya"]  # as many as were found at first
    assert said(decided(asked, ABROAD, first="abroad")) == [ABROAD]


def test_what_is_refused_among_all_is_asked_at_home(decided: Callable[..., Decision]) -> None:
    """But not where one document alone is asked, nor where the own one has answered already."""
    asked = "At what rank did Kenya come?"
    assert said(decided(asked, HOME, first="abroad")) == [HOME]
    assert said(decided(asked, HOME, first="abroad", alone="ghana")) == []
    assert said(decided(asked, first="abroad")) == []
    assert said(decided(asked, HOME, first="all")) == [HOME]


def record(name: str, title: str, country: str = "") -> DocumentRecord:
    """A document of the shelf."""
    return DocumentRecord(
        id=name, title=title, path=f"{name}.md", language="en", sha256=name, characters=1,
        passages=1,
        indexed_at="", country=country,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("question", "home"),
    [
        ("What did Kenya score?", ["k"]),
        ("What did Kenyan girls say?", ["k"]),
        ("¿Qué puntaje obtuvo Kenia?", ["k"]),
        ("What did Nepal score?", ["country-papers/nepal_2021"]),
        ("What did Chile score?", ["c"]),
        ("Which scored higher, Kenya or Chile?", ["k", "c"]),
        ("What did Peru score?", []),
        ("What did it score?", []),
    ],
)
def test_documents_of_a_country_are_told_by_what_they_are_called(
    question: str, home: list[str]
) -> None:
    """By title, by what is registered or by the file's name."""
    shelf = [
        record("k", "Kenya: overview"),
        record("c", "Overview", country="Chile"),
        record("country-papers/nepal_2021", "Behind the curtain"),
        record("other", "A guide"),
    ]
    assert at_home(analyse(question), shelf) == home


OPENING = "# Behind the curtain\n\nIn Nepal, girls work in dance bars. "


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        (OPENING + "The country has 12 homes. Nepal ranks 46th. Many leave.", {"nepal"}),
        (f"{OPENING}{'They work. ' * 50}The country: Nepal. Many leave for India.", {"nepal"}),
        (OPENING + "There are 12 homes. Nepal ranks 46th.", set()),  # may be one of several
        (OPENING + "The country has 12 homes.", set()),  # named once
        (OPENING + "The country is Nepal." + " India." * 5, set()),
        ("Girls from India and Nepal. The country is Nepal.", set()),
        ("Nepali girls abroad. The country takes Nepali girls.", set()),
        ("República de Costa Rica, 2024. El país la aprobó. En Costa Rica rige.", {"costa rica"}),
    ],
)
def test_a_text_tells_its_country_at_its_beginning(text: str, countries: set[str]) -> None:
    """The only one that it names there, by its name, and calls "the country" afterwards."""
    assert opened(text) == countries


@pytest.mark.parametrize(
    ("question", "text", "before", "about", "lacking"),
    [
        # a figure of another country is none, though the one asked for is named before it
        ("How many left in Kenya?", "In Romania, seven left.", "Kenya pays less.", (), True),
        ("How many left in Kenya?", "Seven left.", "Kenya pays less.", (), False),
        ("Why did they leave in Kenya?", "Romania pays more.", "They left Kenya.", (), False),
        # in a document about one country, where a sentence begins with the other one
        ("How many left in Kenya?", "In Romania, seven left.", "", ("kenya",), True),
        ("How many left in Kenya?", "Seven left for Romania.", "", ("kenya",), False),
        ("¿Cuántos se fueron en Kenia?", "En Rumania se fueron 7.", "", ("kenya",), True),
    ],
)
def test_figures_of_another_country(
    make_candidate: Make,
    question: str,
    text: str,
    before: str,
    about: tuple[str, ...],
    lacking: bool,
) -> None:
    """A sentence that names another country alone gives its figure."""
    one = make_candidate(text, before=before, passage_text=f"{before} {text}".strip(),
                         start=len(before) + 1 if before else 0)  # fmt: skip
    one = replace(one, about=frozenset(about))
    missing = [detail.kind for detail in unmet(analyse(question), one)]
    assert missing == (["country"] if lacking else [])
