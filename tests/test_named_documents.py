"""Where a question is looked for that names documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any, cast

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.document_phrases import document_phrases
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.rules.documents_named import Naming
from briefing_qa.answering.saying.decision import Decision
from briefing_qa.engine.naming import Keeps, decide_where_named

RECORDS: dict[str, Any] = {"wells": object(), "lakes": object(), "ponds": object()}


def decided(
    text: str, names: Sequence[str], answers: Sequence[str], chosen: Sequence[str] | None = None
) -> tuple[str, list[tuple[str, tuple[str, ...] | None, bool]]]:
    """The document that answers, and what was asked where, and whether it has to be quoted."""
    asked = analyse(text)
    (phrase,) = document_phrases(text)
    naming = Naming(tuple(names), analyse("How deep is it there?"), phrase) if names else None
    looked: list[tuple[str, tuple[str, ...] | None, bool]] = []

    def decide_in(
        question: Question, into: Sequence[str] | None, keeps: Keeps | None = None, /
    ) -> Decision:
        looked.append((question.text, None if into is None else tuple(into), keeps is not None))
        found = [one for one in (RECORDS if into is None else into) if one in answers]
        evidence = SimpleNamespace(evidence=range(5))
        return cast("Decision", SimpleNamespace(chosen=tuple(found[:1]), found=evidence))

    decision = decide_where_named(asked, naming, RECORDS, chosen, decide_in)
    return "".join(cast("Any", decision.chosen)), looked


REPORT = "How deep is it, according to the wells report?"
BODY = "How deep is it, according to the Wells Committee?"
PLAIN = "How deep is it there?"


@pytest.mark.parametrize("text", [REPORT, BODY])
def test_without_named_documents_all_are_asked(text: str) -> None:
    """The question as it is."""
    assert decided(text, (), ("lakes",)) == ("lakes", [(text, None, False)])


def test_a_named_report_is_asked_alone() -> None:
    """What another one says is no answer."""
    assert decided(REPORT, ("wells",), ("wells",)) == ("wells", [(PLAIN, ("wells",), False)])
    assert decided(REPORT, ("wells",), ("lakes",)) == ("", [(PLAIN, ("wells",), False)])


def test_what_a_body_says_may_be_quoted_by_others() -> None:
    """They are asked after its own documents, and have to name it."""
    assert decided(BODY, ("wells",), ("wells", "lakes"))[0] == "wells"
    assert decided(BODY, ("wells",), ("lakes",)) == (
        "lakes",
        [(PLAIN, ("wells",), False), (BODY, ("lakes", "ponds"), True)],
    )
    assert decided(BODY, ("wells",), ("ponds",), ("wells", "lakes"))[0] == ""


def test_where_all_are_named_all_are_asked() -> None:
    """Without the words that name them."""
    assert decided(BODY, tuple(RECORDS), ("lakes",)) == ("lakes", [(PLAIN, None, False)])


def test_a_sentence_quotes_a_body_where_its_passage_names_it(
    make_candidate: Callable[..., Candidate],
) -> None:
    """Half of the name is not enough."""
    (phrase,) = document_phrases(BODY)
    asked = analyse(BODY)
    naming = Naming(("wells",), asked, phrase)
    text = "It is two metres deep."
    for passage, quoted in (
        (f"The Wells Committee has measured it. {text}", True),
        (f"The Lakes Committee has measured it. {text}", False),
        (text, False),
    ):
        assert naming.is_quoted_in(make_candidate(text, passage_text=passage), asked) is quoted
