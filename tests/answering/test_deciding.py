"""Deciding on questions that set two things side by side, and on names nobody knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pytest

from briefing_qa.answering.deciding import decide
from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.finding import Found
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.reading.reader import Reader, Reading
from briefing_qa.answering.rules.details import unmet
from briefing_qa.answering.saying.abstention import reason
from briefing_qa.answering.saying.decision import Decision, Means

Make = Callable[..., Candidate]
Weigh = Callable[[Question, Sequence[Candidate]], Weights]
Decide = Callable[..., Decision]

PERU = "Peru scored 63 points in the Index."
CHILE = "Chile scored 71 points in the Index."
THEFT = "Theft is taking a thing from somebody."
FRAUD = "Fraud is obtaining a thing by deceit."


class Liking:
    """A reader that holds a sentence for the answer where a word of the question begins it.

    Whatever does not meet the question's details is out, as with every reader.
    """

    def __init__(self, liked: Mapping[str, str]) -> None:
        self._liked = liked

    def read(
        self, question: Question, candidates: Sequence[Candidate], weights: Weights
    ) -> Reading:
        """Sure of the text that the question's first liked word stands for, unsure of others."""
        best = next((t for word, t in self._liked.items() if word in question.text.lower()), "")
        found = [
            0.0 if unmet(question, one) else 0.9 if one.text == best else 0.3 for one in candidates
        ]
        return Reading(np.array(found), max(found), 0.2)


@pytest.fixture
def deciding_by(make_candidate: Make, weigh_words: Weigh) -> Decide:
    """Decides a question over some sentences, each in a document of its own, with a reader."""

    def decided(question: str, texts: Sequence[str], reader: Reader) -> Decision:
        candidates = tuple(
            make_candidate(text, document_id=f"d{place}", title="Report", rank=place)
            for place, text in enumerate(texts)
        )
        return decide(
            analyse(question),
            Means(
                look=lambda part, only=None, /: Found(
                    question=part,
                    evidence=tuple(one.source for one in candidates),
                    candidates=tuple(
                        one for one in candidates if only in (None, one.source.passage.document_id)
                    ),
                    weights=weigh_words(part, candidates),
                ),
                reader=reader,
                siblings=lambda _: (),
                least=None,
                max_sentences=3,
            ),
        )

    return decided


@pytest.fixture
def deciding(deciding_by: Decide) -> Decide:
    """Decides with a reader that likes certain sentences."""
    return lambda question, texts, liked: deciding_by(question, texts, Liking(liked))


@pytest.fixture
def torn(deciding_by: Decide) -> Decide:
    """Decides with a reader that cannot tell the sentences apart."""
    return lambda question, texts: deciding_by(question, texts, Torn(texts))


def said(decision: Decision) -> list[str]:
    """What is said, in order."""
    return [candidate.text for candidate in decision.chosen]


@pytest.mark.parametrize(
    "question",
    [
        "How do the scores of Peru and Chile compare?",
        "How does Peru differ from Chile?",
        "Compare Peru's and Chile's score in the Index.",
        "Peru vs Chile Index score",
        "Which scored higher, Peru or Chile?",
        "Were more points scored by Peru or by Chile in the Index?",
    ],
)
def test_one_country_makes_no_comparison_with_another(deciding: Decide, question: str) -> None:
    """Refused, with a reason that holds both countries, where the documents have only one."""
    liked = {"chile": CHILE, "peru": PERU}
    refused = deciding(question, [PERU, THEFT], liked)
    assert said(refused) == []
    assert refused.confidence < 0.2
    found = refused.found
    assert found.question.text == question
    why = reason(found.question, found.candidates, found.weights)
    looked_for, _, nowhere = why.partition("Nowhere in the documents: ")
    assert "“Peru" in looked_for
    assert "“Chile" in nowhere
    assert "“Peru" not in nowhere


def test_both_sides_are_said_where_the_documents_have_both(deciding: Decide) -> None:
    """Each side has its own sentence."""
    liked = {"chile": CHILE, "peru": PERU}
    question = "How do the scores of Peru and Chile compare?"
    assert said(deciding(question, [THEFT, PERU, CHILE], liked)) == [PERU, CHILE]


def test_one_sentence_for_both_sides_must_speak_of_both(deciding: Decide) -> None:
    """What is said of theft alone is no difference between theft and fraud."""
    question = "What is the difference between theft and fraud?"
    assert said(deciding(question, [THEFT, PERU], {"theft": THEFT, "fraud": THEFT})) == []
    own = {"theft": THEFT, "fraud": FRAUD}
    assert said(deciding(question, [THEFT, FRAUD], own)) == [THEFT, FRAUD]
    both = "Theft takes openly what fraud takes by deceit."
    assert said(deciding(question, [both, PERU], {"theft": both, "fraud": both})) == [both]


def test_a_choice_needs_what_tells_the_two_apart(deciding: Decide) -> None:
    """One sentence of both, one for each, or one that tells enough of one of them."""
    question = "Do more girls or boys work in homes?"
    both = "In homes 12% of girls work, and 9% of boys."
    girls, boys = "In homes 12% of girls work.", "In homes 9% of boys work."
    most = "Of the children who work in homes, 83% are girls."
    assert said(deciding(question, [girls, both], {"work": both})) == [both]
    assert said(deciding(question, [most, girls], {"work": most})) == [most]
    assert said(deciding(question, [girls, PERU], {"work": girls})) == []
    own = {"more boys": boys, "more girls work": girls, "work": girls}
    assert said(deciding(question, [girls, boys], own)) == [girls, boys]


class Torn:
    """A reader that cannot tell some sentences apart, in the order that it was given."""

    def __init__(self, order: Sequence[str]) -> None:
        self._order = order

    def read(
        self, question: Question, candidates: Sequence[Candidate], weights: Weights
    ) -> Reading:
        """A little less sure of each further one."""
        found = [0.9 - 0.05 * self._order.index(one.text) for one in candidates]
        return Reading(np.array(found), max(found), 0.2, close=2.0)


def test_a_side_may_have_the_sentence_that_comes_second(torn: Decide) -> None:
    """Where one sentence comes first for both sides, the next one is said of its own side."""
    question = "What is the difference between theft and fraud?"
    assert said(torn(question, [THEFT, FRAUD])) == [THEFT, FRAUD]
    assert said(torn(question, [FRAUD, THEFT])) == [THEFT, FRAUD]
    assert said(torn(question, [THEFT, PERU])) == []


def test_a_sentence_of_both_sides_is_said_where_no_side_has_its_own(deciding: Decide) -> None:
    """The best sentence for the whole question may speak of both sides."""
    question = "What is the difference between theft and fraud?"
    both = "Theft takes openly what fraud takes by deceit."
    assert said(deciding(question, [both, PERU], {"difference": both})) == [both]
    assert said(deciding(question, [THEFT, PERU], {"difference": THEFT})) == []


def test_sentences_that_are_alike_for_the_reader_are_said_to_be_likely(torn: Decide) -> None:
    """Both are said, with what they are; two questions in one get a sentence each, without it."""
    decision = torn("What is theft?", [THEFT, FRAUD, PERU])
    assert (said(decision), decision.standing) == ([THEFT, FRAUD], "likely")
    assert torn("What is theft?", [THEFT]).standing is None
    decision = torn("What is theft of things and who scored points in the Index?", [THEFT, PERU])
    assert (said(decision), decision.standing) == ([THEFT], None)


def test_a_half_that_is_not_answered_is_named(deciding: Decide) -> None:
    """The other one is said; where a sentence answers both, nothing is missing."""
    drowned, dated = "In all 17 children drowned.", "The law was passed by Congress in 2018."
    decision = deciding(
        "How many children drowned and how many were rescued?", [drowned, PERU], {"drown": drowned}
    )
    assert (said(decision), decision.unanswered) == ([drowned], ("how many were rescued",))
    assert decision.standing is None
    decision = deciding("Who passed the law and when?", [dated, PERU], {"who": dated})
    assert (said(decision), decision.unanswered) == ([dated], ())


def test_what_hangs_on_a_question_without_an_answer_is_not_said(deciding: Decide) -> None:
    """Which projects there were is not known: so neither is what "each" of them is about."""
    each = "The project Verde is about reading."
    liked = {"about": each}
    decision = deciding("Which girls won and what is each about?", [each, PERU], liked)
    assert decision.unanswered == ()
    decision = deciding("Which girls won and what did Peru score?", [PERU], {"peru": PERU})
    assert (said(decision), decision.unanswered) == ([PERU], ("Which girls won",))


def test_a_half_does_not_take_the_sentence_of_the_other(deciding: Decide) -> None:
    """Where one of its words stands nowhere, the likeliest sentence does not answer it."""
    drowned = "In all 17 children drowned."
    question = "How many children drowned and how many were rescued?"
    decision = deciding(question, [drowned, PERU], {"children": drowned})
    assert (said(decision), decision.unanswered) == ([drowned], ("how many were rescued",))


def test_what_an_unknown_body_did_is_not_said(deciding: Decide) -> None:
    """A name that stands nowhere puts the answer out, however many others are met."""
    text = "In 2021, Casa Abierta launched the campaign Navego Tranqui."
    ask = "When did {} launch the campaign Navego Tranqui?"
    liked = {"navego": text}
    assert said(deciding(ask.format("Casa Abierta"), [text], liked)) == [text]
    refused = deciding(ask.format("Oxfam"), [text], liked)
    assert said(refused) == []
    assert refused.confidence == 0.0


class Choosy(Liking):
    """A reader that likes nothing but what it is told to like."""

    def read(
        self, question: Question, candidates: Sequence[Candidate], weights: Weights
    ) -> Reading:
        """As `Liking`, without any doubt."""
        found = super().read(question, candidates, weights).probabilities
        sure = np.where(found > 0.5, found, 0.0)
        return Reading(sure, float(sure.max()), 0.2)


def test_halves_are_answered_from_one_document(deciding_by: Decide) -> None:
    """What another document gives for a half that hangs on the first one is of another matter."""
    officers, cost = "The unit has 24 officers.", "A room costs 20 dollars."
    question = "How many officers does the unit have and what does it cost?"
    reader = Choosy({"cost": cost, "officers": officers})
    decision = deciding_by(question, [officers, cost], reader)
    assert said(decision) == [officers]
    assert decision.unanswered == ("what does it cost",)


def test_a_half_that_stands_alone_may_be_of_another_document(deciding_by: Decide) -> None:
    """Each of two bodies that are named has its own report."""
    ombud, board = "Ombud Puno opened in 2019.", "Board Cusco was set up in 1999."
    question = "When was Ombud Puno opened and when was Board Cusco set up?"
    reader = Choosy({"board": board, "ombud": ombud})
    assert said(deciding_by(question, [ombud, board], reader)) == [ombud, board]


def test_who_is_named_near_a_sentence_may_be_of_it(deciding_by: Decide) -> None:
    """In another language a name that is a word is looked for as well."""
    told = "It reached 190 in the Coast and 105 in the Lake region."
    asked = "¿A cuántos llegó en la Costa y a cuántos en la región del Norte?"
    decision = deciding_by(asked, [told, PERU], Choosy({"costa": told, "norte": told}))
    assert (said(decision), decision.unanswered) == ([told], ("a cuántos en la región del Norte",))
    asked = "¿A cuántos llegó en la Costa y a cuántos en la región del Lago?"
    decision = deciding_by(asked, [told, PERU], Choosy({"costa": told, "lago": told}))
    assert (said(decision), decision.unanswered) == ([told], ())


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("Who chairs the board of Puno and who chairs that of Tacna?", "who chairs that of Tacna"),
        (
            "¿Quién preside la mesa de Puno y quién preside la de Tacna?",
            "quién preside la de Tacna",
        ),
    ],
)
def test_whom_the_sentence_does_not_name_is_not_answered_by_it(
    deciding_by: Decide, question: str, lacking: str
) -> None:
    """However like the question it is."""
    told = "Ana Ruiz chairs the board of Puno." if "Who" in question else "En Puno la preside Ana."
    decision = deciding_by(question, [told, PERU], Choosy({"puno": told, "tacna": told}))
    assert (said(decision), decision.unanswered) == ([told], (lacking,))


@pytest.mark.parametrize(
    ("question", "other", "both"),
    [
        (
            "Who coordinated the study and who paid for the study?",
            "Ben Mora coordinated a study of clubs.",
            "Ana Ruiz coordinated the study, and Zimba Bank paid for it.",
        ),
        (
            "¿Quién coordinó el estudio y quién pagó el estudio?",
            "Ben Mora coordinó un estudio de clubes.",
            "Ana Ruiz coordinó el estudio y lo pagó el Banco Zimba.",
        ),
    ],
)
def test_the_document_that_answers_all_comes_first(
    deciding: Decide, question: str, other: str, both: str
) -> None:
    """Though another one answers one half better."""
    liked = {"paid": both, "pagó": both, "coordin": other}
    assert said(deciding(question, [other, both], liked)) == [both]


def means_of_one_passage(
    texts: Sequence[str], reader: Choosy, make_candidate: Make, weigh_words: Weigh
) -> Means:
    """Means by which the sentences of one passage are found, whatever is asked."""
    whole = " ".join(texts)
    candidates = tuple(
        make_candidate(text, start=whole.index(text), passage_text=whole) for text in texts
    )
    return Means(
        look=lambda part, _=None, /: Found(
            question=part,
            evidence=tuple(one.source for one in candidates),
            candidates=candidates,
            weights=weigh_words(part, candidates),
        ),
        reader=reader,
        siblings=lambda _: (),
        least=None,
        max_sentences=3,
    )


def test_each_of_two_things_in_one_phrase_has_its_sentence(
    make_candidate: Make, weigh_words: Weigh
) -> None:
    """Where the answer tells of one of them alone, and the same document of the other one."""
    girls, boys = "Girls are approached in bars.", "Boys are approached online."
    means = means_of_one_passage(
        (girls, boys),
        Choosy({"girls and boys": boys, "girls": girls, "boys": boys}),
        make_candidate,
        weigh_words,
    )
    assert said(decide(analyse("How are girls and boys approached?"), means)) == [girls, boys]


BOLIVIA, PERU_LINE = "Bolivia's helpline takes calls until 8 p.m.", "Peru's helpline never closes."


def test_two_countries_are_asked_for_apart(deciding: Decide) -> None:
    """Where no sentence tells of both; one of them alone is no answer."""
    question = "When are the helplines open in Bolivia and in Peru?"
    liked = {"bolivia": BOLIVIA, "peru": PERU_LINE}
    assert said(deciding(question, [THEFT, PERU_LINE, BOLIVIA], liked)) == [BOLIVIA, PERU_LINE]
    assert said(deciding(question, [THEFT, BOLIVIA], liked)) == []


def test_each_of_several_countries_is_asked_for(deciding: Decide) -> None:
    """The one without an answer is named where most have one."""
    ghana = "Ghana scored 12 points in the Index."
    liked = {"peru": PERU, "chile": CHILE, "ghana": ghana}
    asked = "How many points did Peru, Chile and Ghana score in the Index?"
    decision = deciding(asked, [PERU, CHILE, ghana], liked)
    assert (said(decision), decision.unanswered) == ([PERU, CHILE, ghana], ())
    decision = deciding(asked, [PERU, CHILE], liked)
    lacking = "How many points did Ghana score in the Index"
    assert (said(decision), decision.unanswered) == ([PERU, CHILE], (lacking,))
    decision = deciding(asked, [PERU], liked)
    assert said(decision) == []


def test_two_countries_are_compared_by_their_own_figures(deciding_by: Decide) -> None:
    """Each is asked for its figure, where no sentence compares them; one alone is no answer."""
    chile, peru = "The minimum age in Chile is 18.", "The minimum age in Peru is 16."
    question = "Is the minimum age of marriage higher in Chile than in Peru?"
    reader = Choosy({"what is the minimum age of marriage in chile": chile, "what is": peru})
    assert said(deciding_by(question, [THEFT, peru, chile], reader)) == [chile, peru]
    assert said(deciding_by(question, [THEFT, chile], reader)) == []


def test_what_is_asked_for_yes_or_no_beside_another_question_is_not_named(
    deciding_by: Decide,
) -> None:
    """It says too little by itself to find that the documents do not say it."""
    cost = "A room costs 20 dollars."
    question = "What does a room cost, and can the fee be waived?"
    decision = deciding_by(question, [cost], Choosy({"room": cost}))
    assert said(decision) == [cost]
    assert decision.unanswered == ()


def test_a_frame_is_part_of_the_question(deciding: Decide) -> None:
    """Who is asked for is no question that the documents could leave open."""
    text = "The Kivu Code allows marriage at 18 years."
    asked = "Is marriage allowed at 18 years? What does the Kivu Code say?"
    decision = deciding(asked, [text, PERU], {"marriage": text})
    assert (said(decision), decision.unanswered) == ([text], ())
    other = "Is marriage allowed at 18 years? What does the Zimba Charter say?"
    assert said(deciding(other, [text, PERU], {"marriage": text})) == []


def test_a_half_that_only_repeats_another_one_is_named(deciding_by: Decide) -> None:
    """What it takes over leads to a sentence that holds nothing of its own words."""
    voided = "The vote in Malawi was voided in 2019."
    asked = "When was the vote in Malawi voided, and when was the rerun?"
    liked = {"voided": voided}

    decision = deciding_by(asked, [voided, PERU], Choosy(liked))
    assert said(decision) == [voided]
    assert decision.unanswered == ("when was the rerun",)


def test_a_choice_may_be_told_by_the_second_sentence(deciding: Decide) -> None:
    """The likeliest one only names both."""
    names, tells = "See the note on Lima and Puno homes.", "Lima has 12 homes and Puno has 7 homes."
    asked = "Which has more homes, Lima or Puno?"
    assert said(deciding(asked, [names, tells], {"homes": names})) == [tells]


def test_a_half_that_only_repeats_is_asked_by_its_names(
    make_candidate: Make, weigh_words: Weigh
) -> None:
    """Where that finds a sentence of its own, it is said."""
    voided, again = "The vote in Malawi was voided in 2019.", "The rerun in Malawi was in 2020."
    means = means_of_one_passage(
        (voided, again),
        Choosy({"rerun (malawi)?": again, "voided": voided}),
        make_candidate,
        weigh_words,
    )
    asked = "When was the vote in Malawi voided, and when was the rerun?"
    decision = decide(analyse(asked), means)
    assert (said(decision), decision.unanswered) == ([voided, again], ())


def test_only_the_word_of_who_is_asked_for_is_given(deciding: Decide) -> None:
    """Another body's, though it comes first, is not."""
    other = "The Kivu Board allows marriage at 16 years."
    asked = "Is marriage allowed at 16 years? What does the Zimba Board say?"
    assert said(deciding(asked, [other, PERU], {"marriage": other})) == []
    own = "Is marriage allowed at 16 years? What does the Kivu Board say?"
    assert said(deciding(own, [other, PERU], {"marriage": other})) == [other]
