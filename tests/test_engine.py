"""The engine: what other programs rely on, on small documents and on the project's own corpus."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from briefing_qa import Answer, BriefingQA, Turn, Understood
from briefing_qa.config import AnswerSettings, IndexSettings, Settings
from briefing_qa.engine import list_documents, update_index
from briefing_qa.engine.looking import Looks, in_one_state
from briefing_qa.errors import (
    BriefingQAError,
    ConfigError,
    CorpusError,
    IndexDamagedError,
    IndexLockedError,
    IndexSettingsError,
    IndexStoreError,
    QuestionError,
    UnknownDocumentError,
)
from briefing_qa.retrieval import Filters
from briefing_qa.store import SqliteStore
from briefing_qa.store.lock import write_lock
from permissions import ordinary_user

Ask = Callable[[str], Answer]

SIGNED = "How many Peruvian tourism establishments signed the Code of Conduct?"
ENVIRONMENT = "What score did Peru get for Environment?"
INDIGENOUS = "What does the briefing recommend for Indigenous children?"

TOLD = [
    SIGNED,
    ENVIRONMENT,
    INDIGENOUS,
    "How many Indigenous groups does Peru have?",
    "What portion of Amazonian Indigenous women between 15 and 49 married before 18?",
    "How many children lost someone who cared for them to COVID-19?",
    "Which association of companies was against blocking duties for Internet providers?",
    "In which month did CHS Alternativo start Navego Tranqui?",
    "How many hotline calls in the first half of 2021 involved a child?",
    "What score does data collection have?",
    "Did the government's commitment and capacity get a score?",
    "¿Cuántos grupos indígenas hay en el Perú?",
    "How many presidents were in office since 2016?",
    "Explain Servinacuy",
    "regional authorities without a trafficking budget, percentage",
    "How many Venezuelans have left their country?",
    "Compare Internet use of children aged 6-11 with children aged 12-18",
    "How many reported trafficking cases involved boys under 18?",
    "What is child sexual exploitation according to the guidelines?",
    "Why do transgender girls face a higher risk?",
    "Into which four regions are children taken within Peru?",
]
UNTOLD = [
    "What did Chile score in the Index?",
    "How is the plural formed in Quechua?",
    "What is the price of the premium plan?",
    "Will it rain in Lima tomorrow, and what is the weather in Cusco?",
    "Who won the last football championship?",
]
SCRIPTS = [
    "秘鲁的环境得分是多少？",
    "Сколько отелей подписали кодекс?",
    "كم عدد الفنادق؟",
    "ペルーの点数は？",
]

ANSWER_KEYS = {
    "question": str,
    "answer": str,
    "abstained": bool,
    "reason": (str, type(None)),
    "confidence": float,
    "citations": list,
    "evidence": list,
    "timings_ms": dict,
}
CITATION_KEYS = {
    "marker": int,
    "document_id": str,
    "title": str,
    "section": list,
    "page": (int, type(None)),
    "start": int,
    "end": int,
    "quote": str,
}
EVIDENCE_KEYS = {
    "document_id": str,
    "section": list,
    "page": (int, type(None)),
    "start": int,
    "end": int,
    "text": str,
    "score": float,
}


def check_shape(found: dict[str, Any], keys: dict[str, Any]) -> None:
    """Assert that an object has exactly these keys, in this order, with values of these types."""
    assert list(found) == list(keys)
    for key, kind in keys.items():
        assert isinstance(found[key], kind), key


def said(answer: Answer) -> dict[str, Any]:
    """The answer object without its timings."""
    return {key: value for key, value in answer.to_dict().items() if key != "timings_ms"}


def check_contract(answer: Answer, engine: BriefingQA) -> None:
    """Assert all that holds for every answer object."""
    whole = answer.to_dict()
    assert json.loads(json.dumps(whole, allow_nan=False)) == whole
    check_shape(whole, ANSWER_KEYS)
    check_shape(whole["timings_ms"], {"retrieve": float, "answer": float, "total": float})
    assert 0.0 <= whole["confidence"] <= 1.0
    assert (whole["citations"] == []) is whole["abstained"] is (whole["reason"] is not None)
    for number, citation in enumerate(whole["citations"], start=1):
        check_shape(citation, CITATION_KEYS)
        document = engine.document(citation["document_id"])
        assert document.text[citation["start"] : citation["end"]] == citation["quote"] != ""
        assert citation["title"] == document.title
        assert citation["marker"] == number
        assert f"{' '.join(citation['quote'].split())} [{number}]" in " ".join(
            whole["answer"].split()
        )
    markers = [int(marker) for marker in re.findall(r"\[(\d+)\](?=\s|$)", whole["answer"])]
    assert markers == [citation["marker"] for citation in whole["citations"]]
    for passage in whole["evidence"]:
        check_shape(passage, EVIDENCE_KEYS)
        text = engine.document(passage["document_id"]).text
        assert text[passage["start"] : passage["end"]] == passage["text"]
    scores = [passage["score"] for passage in whole["evidence"]]
    assert scores == sorted(scores, reverse=True)


# The engine as it is shipped, over the project's own corpus


@pytest.mark.model
@pytest.mark.parametrize("question", [*TOLD, *UNTOLD, *SCRIPTS])
def test_every_answer_keeps_the_contract(
    ask_briefing: Ask, briefing_engine: BriefingQA, question: str
) -> None:
    """Keys, types, exact quotes, markers, citations exactly where not abstained, evidence."""
    answer = ask_briefing(question)
    check_contract(answer, briefing_engine)
    assert answer.question == question
    assert len(answer.evidence) >= 5


@pytest.mark.model
@pytest.mark.parametrize("question", [*TOLD, *UNTOLD])
def test_an_answer_carries_its_claims_and_nodes(ask_briefing: Ask, question: str) -> None:
    """Claims are the quotes; source_nodes are the evidence; str() is the text."""
    answer = ask_briefing(question)
    assert [c.text for c in answer.claims] == [c.quote for c in answer.citations]
    assert [c.markers for c in answer.claims] == [(c.marker,) for c in answer.citations]
    assert [node.text for node in answer.source_nodes] == [e.text for e in answer.evidence]
    assert str(answer) == answer.text == answer.response


@pytest.mark.model
def test_a_figure_is_answered_with_its_sentence(ask_briefing: Ask) -> None:
    """The establishments that signed are 8,710, and the quote is the sentence that says so."""
    answer = ask_briefing(SIGNED)
    assert not answer.abstained
    assert "8,710 Peruvian tourism establishments" in answer.citations[0].quote
    assert answer.citations[0].document_id == "peru-briefing"
    assert answer.citations[0].section[-1].startswith("Engagement of industry")


@pytest.mark.model
def test_a_score_that_stands_in_a_heading_is_found_there(ask_briefing: Ask) -> None:
    """The score for Environment is 59/100, which only the heading says, and no other score."""
    answer = ask_briefing(ENVIRONMENT)
    assert re.findall(r"\d+/100", answer.text) == ["59/100"]
    assert any(citation.quote == "Environment (59/100)" for citation in answer.citations)


@pytest.mark.model
def test_recommendations_are_answered_with_items_of_the_list(ask_briefing: Ask) -> None:
    """What is recommended for Indigenous children is an item of a list, not running text."""
    answer = ask_briefing(INDIGENOUS)
    assert not answer.abstained
    assert any("culturally-sensitive measures" in c.quote for c in answer.citations)
    assert all(c.section[-1] == "Way forward" for c in answer.citations)


@pytest.mark.model
def test_a_comparison_holds_both_sides(ask_briefing: Ask) -> None:
    """Both figures for the use of the Internet are said."""
    answer = ask_briefing("Compare Internet use of children aged 6-11 with children aged 12-18")
    assert "69.8%" in answer.text
    assert "85.7%" in answer.text


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "nowhere"),
    list(zip(UNTOLD, ["Chile", "plural", "premium", "rain", "football"], strict=True)),
)
def test_what_the_documents_do_not_say_is_not_answered(
    ask_briefing: Ask, question: str, nowhere: str
) -> None:
    """The refusal names what stands nowhere in the documents."""
    answer = ask_briefing(question)
    assert answer.abstained
    assert answer.text == "The documents do not say."
    _, _, missing = (answer.reason or "").partition("Nowhere in the documents: ")
    assert f"“{nowhere}”" in missing


@pytest.mark.model
@pytest.mark.parametrize("question", SCRIPTS)
def test_a_question_in_another_script_is_declined(ask_briefing: Ask, question: str) -> None:
    """What cannot be understood is not answered."""
    assert ask_briefing(question).abstained


@pytest.mark.model
def test_a_spanish_question_over_an_english_document_is_refused_in_spanish(
    ask_briefing: Ask,
) -> None:
    """The refusal is in the language of the question."""
    answer = ask_briefing("¿Quién ganó el último campeonato de fútbol?")
    assert answer.abstained
    assert answer.text == "Los documentos no lo dicen."
    assert (answer.reason or "").startswith("Palabras buscadas: ")


@pytest.mark.model
def test_an_answer_does_not_depend_on_the_questions_before_it(
    ask_briefing: Ask, briefing_engine: BriefingQA
) -> None:
    """Asked again, after many others, a question has the same answer."""
    first = said(ask_briefing(SIGNED))
    for question in (UNTOLD[0], INDIGENOUS, SCRIPTS[0]):
        ask_briefing(question)
    assert said(briefing_engine.ask(SIGNED)) == first


@pytest.mark.model
def test_sixteen_threads_get_the_answers_of_one(
    ask_briefing: Ask, briefing_engine: BriefingQA
) -> None:
    """Questions at once have the answers that they have one after the other."""
    questions = [SIGNED, ENVIRONMENT, UNTOLD[0], TOLD[3]]
    expected = {question: said(ask_briefing(question)) for question in questions}
    start = Barrier(16)

    def ask(number: int) -> tuple[str, dict[str, Any]]:
        start.wait(timeout=60)
        question = questions[number % len(questions)]
        return question, said(briefing_engine.ask(question))

    with ThreadPoolExecutor(16) as pool:
        for question, found in pool.map(ask, range(16)):
            assert found == expected[question]


@pytest.fixture(scope="module")
def few_passages(
    tmp_path_factory: pytest.TempPathFactory, write_corpus: Callable[..., Path]
) -> Iterator[BriefingQA]:
    """The shipped engine over the small documents, two English and a Spanish one."""
    folder = tmp_path_factory.mktemp("few")
    index = IndexSettings(passage_min_words=5, passage_max_words=30)
    with BriefingQA.open(
        write_corpus(folder / "corpus"), folder / "index", settings=Settings(index=index)
    ) as engine:
        yield engine


@pytest.mark.model
@pytest.mark.parametrize("question", ["Who sells submarines?", "xylophone", "图书馆", "zzz"])
def test_evidence_is_shown_for_an_unrelated_question_over_few_passages(
    few_passages: BriefingQA, question: str
) -> None:
    """Five passages are shown where there are as many, also where none is near the question."""
    answer = few_passages.ask(question)
    check_contract(answer, few_passages)
    assert answer.abstained
    assert len(answer.evidence) >= 5


@pytest.mark.model
def test_a_name_that_no_document_knows_is_not_answered_from_another_language(
    few_passages: BriefingQA,
) -> None:
    """A Spanish sentence does not answer an English question whose words stand nowhere."""
    answer = few_passages.ask("How is the plural formed in Quechua?")
    assert answer.abstained
    assert "“Quechua”" in (answer.reason or "")


@pytest.mark.model
def test_one_question_finds_its_answer_in_either_language(few_passages: BriefingQA) -> None:
    """English and Spanish documents stand in one index, each answered in its words."""
    assert "1,250" in few_passages.ask("How many libraries were open on Sundays in 2022?").text
    assert "52 mercados" in few_passages.ask("¿Cuántos mercados se abrieron en la sierra?").text


# Small documents, no model


def test_answers_over_small_documents_keep_the_contract(small_engine: BriefingQA) -> None:
    """Markdown, plain text and Spanish documents are quoted exactly."""
    for question in (
        "How many libraries were open on Sundays?",
        "What should the office and the ministry do for libraries?",
        "¿Cuántos mercados se abrieron en la sierra?",
        "Who dug a canal in 1998?",
        "Compare the books of adults and of children",
    ):
        answer = small_engine.ask(question)
        check_contract(answer, small_engine)
        assert not answer.abstained


def test_only_the_documents_asked_for_are_looked_into(small_engine: BriefingQA) -> None:
    """With document_ids nothing else is cited or shown."""
    question = "How many gardens and libraries are there in the sierra?"
    for ids in (["gardens"], ["mercados", "gardens"]):
        answer = small_engine.ask(question, document_ids=ids)
        assert {e.document_id for e in answer.evidence} == set(ids)
        assert {c.document_id for c in answer.citations} <= set(ids)
    assert "libraries" in {e.document_id for e in small_engine.ask(question).evidence}


@pytest.mark.parametrize("least", [0.0, None])
def test_no_document_to_look_into_is_an_abstention(
    small_corpus: Path, tmp_path: Path, hashing: IndexSettings, least: float | None
) -> None:
    """An empty choice of documents holds no answer, however little confidence is asked for."""
    settings = Settings(index=hashing, answer=AnswerSettings(min_confidence=least))
    with BriefingQA.open(small_corpus, tmp_path / "index", settings=settings) as engine:
        answer = engine.ask("How many libraries were open?", document_ids=[])
    assert answer.abstained
    assert answer.reason
    assert (answer.evidence, answer.citations) == ((), ())


def test_an_unknown_document_is_refused_with_the_closest_ids(small_engine: BriefingQA) -> None:
    """A wrong id names the ids that are like it, before anything is answered."""
    with pytest.raises(UnknownDocumentError, match=r"'librarys'.*did you mean libraries\?"):
        small_engine.ask("How many?", document_ids=["gardens", "librarys"])
    with pytest.raises(UnknownDocumentError, match="zzz"):
        small_engine.document("zzz")


@pytest.mark.parametrize("question", ["", "  \n", "?!…", "a" * 2001, "📚"])
def test_what_is_no_question_is_refused(small_engine: BriefingQA, question: str) -> None:
    """Empty, too long, and without a word: QuestionError in one line."""
    with pytest.raises(QuestionError) as caught:
        small_engine.ask(question)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "question",
    [
        "books\x00",
        "books \ud800",
        "a " * 1000,
        'books" OR 1',
        "%s %d {x}",
        "\u202ebooks",
        "é" * 900,
    ],
)
def test_odd_characters_are_asked_like_others(small_engine: BriefingQA, question: str) -> None:
    """Whatever characters a question has, it is answered or declined."""
    answer = small_engine.ask(question)
    assert answer.question == question
    assert bool(answer.citations) is not answer.abstained


@pytest.mark.parametrize(
    "piece",
    ["x" * 2000, "libaries ", "What opened in '98? ", "NNA ", "How many libaries and in '98? "],
)
def test_words_that_the_program_puts_in_make_no_question_too_long(
    small_engine: BriefingQA, piece: str
) -> None:
    """One that has just so many characters is asked, whatever is mended or written out in it."""
    question = (piece * 2000)[:2000].strip().ljust(2000, "?")
    answer = small_engine.ask(question)
    assert answer.question == question
    assert bool(answer.citations) is not answer.abstained


def test_many_questions_are_answered_in_order_and_lazily(small_engine: BriefingQA) -> None:
    """A question is taken when its answer is asked for, not before."""
    taken: list[str] = []

    def questions() -> Iterator[str]:
        for text in ("Who dug a canal?", "How many libraries?", "?"):
            taken.append(text)
            yield text

    answers = small_engine.ask_many(questions())
    assert taken == []
    assert next(answers).question == "Who dug a canal?"
    assert taken == ["Who dug a canal?"]
    assert next(answers).question == "How many libraries?"
    with pytest.raises(QuestionError):
        next(answers)


def test_many_questions_have_the_answers_of_single_ones(small_engine: BriefingQA) -> None:
    """ask_many() says what ask() says, and takes document_ids too."""
    questions = ["Who dug a canal?", "How many libraries?"]
    ids = ["gardens"]
    assert [said(a) for a in small_engine.ask_many(questions)] == [
        said(small_engine.ask(question)) for question in questions
    ]
    assert [said(a) for a in small_engine.ask_many(questions, ids)] == [
        said(small_engine.ask(question, ids)) for question in questions
    ]


def test_threads_over_small_documents_get_the_answers_of_one(small_engine: BriefingQA) -> None:
    """Sixteen threads ask many questions at once."""
    questions = ["Who dug a canal?", "How many libaries?", "¿Qué pide la asociación?", "zzyzx 12"]
    expected = [said(small_engine.ask(question)) for question in questions]
    with ThreadPoolExecutor(16) as pool:
        found = pool.map(lambda n: said(small_engine.ask(questions[n % 4])), range(160))
        for number, answer in enumerate(found):
            assert answer == expected[number % 4]


def test_the_documents_are_listed_and_given_whole(small_engine: BriefingQA) -> None:
    """documents() lists records by id; document() gives the text."""
    assert [r.id for r in small_engine.documents()] == ["gardens", "libraries", "mercados"]
    document = small_engine.document("libraries")
    assert document.title == "Libraries of the coast"
    assert document.text.startswith("# Libraries of the coast")
    assert "---" not in document.text


# Opening


def open_small(corpus: Path, index: Path) -> BriefingQA:
    """An engine on the hashing embedder."""
    return BriefingQA.open(
        corpus, index, settings=Settings(index=IndexSettings(embedding="hashing"))
    )


def test_opening_brings_the_index_in_step(small_corpus: Path, tmp_path: Path) -> None:
    """The first opening builds the index, the next one takes in what changed."""
    with open_small(small_corpus, tmp_path / "index") as engine:
        assert engine.report.added == ("gardens", "libraries", "mercados")
    (small_corpus / "rain.txt").write_text("Rain\n\nIt rained in Quito.\n", encoding="utf-8")
    with open_small(small_corpus, tmp_path / "index") as engine:
        assert engine.report.added == ("rain",)
        assert engine.ask("Did it rain in Quito?", ["rain"]).evidence


def test_a_changed_index_is_seen_by_an_open_engine(small_corpus: Path, tmp_path: Path) -> None:
    """A document that another process indexed can be asked about at once."""
    settings = Settings(index=IndexSettings(embedding="hashing"))
    with open_small(small_corpus, tmp_path / "index") as engine:
        (small_corpus / "rain.txt").write_text("Rain\n\nIt rained in Quito.\n", encoding="utf-8")
        (small_corpus / "gardens.txt").unlink()
        report = update_index(small_corpus, tmp_path / "index", settings=settings)
        assert (report.added, report.removed) == (("rain",), ("gardens",))
        assert [r.id for r in engine.documents()] == ["libraries", "mercados", "rain"]
        assert engine.ask("Did it rain?", ["rain"]).evidence
        with pytest.raises(UnknownDocumentError):
            engine.ask("Who dug a canal?", ["gardens"])


def test_an_index_built_anew_is_seen_by_an_open_engine(small_corpus: Path, tmp_path: Path) -> None:
    """Also one whose folder was deleted, and which has come as far as the old one."""
    settings = Settings(index=IndexSettings(embedding="hashing"))
    with open_small(small_corpus, tmp_path / "index") as engine:
        assert engine.ask("Who dug a canal?").evidence
        shutil.rmtree(tmp_path / "index")
        for file in small_corpus.iterdir():
            file.unlink()
        (small_corpus / "rain.txt").write_text("Rain\n\nIt rained in Quito.\n", encoding="utf-8")
        report = update_index(small_corpus, tmp_path / "index", settings=settings)
        assert report.generation == engine.report.generation
        assert [r.id for r in engine.documents()] == ["rain"]
        assert [one.document_id for one in engine.ask("Did it rain in Quito?").evidence] == ["rain"]


def writer_of(corpus: Path, index: Path) -> SqliteStore:
    """The store of an index that exists."""
    engine = open_small(corpus, index)
    store = engine._store
    assert isinstance(store, SqliteStore)
    return store


def test_words_that_may_be_broken_are_found_and_quoted_as_they_stand(
    small_corpus: Path, tmp_path: Path
) -> None:
    """Soft hyphens hide no word from a question, typed with them or not, and stay in the quote."""
    quote = "The fer\u00adry to the is\u00adland car\u00adries 77 pas\u00adsen\u00adgers."
    (small_corpus / "ferry.txt").write_text(f"{quote} It is old.\n", encoding="utf-8")
    with open_small(small_corpus, tmp_path / "index") as engine:
        for question in (
            "How many passengers does the ferry to the island carry?",
            "How many pas\u00adsen\u00adgers does the fer\u00adry to the is\u00adland car\u00adry?",
        ):
            answer = engine.ask(question)
            assert [one.quote for one in answer.citations] == [quote]
            check_contract(answer, engine)


def test_an_index_that_is_being_written_answers_as_it_is(
    small_corpus: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Opened while another writes, the engine says that it may be behind, and answers."""
    store = writer_of(small_corpus, tmp_path / "index")
    (small_corpus / "rain.txt").write_text("Rain\n\nIt rained in Quito.\n", encoding="utf-8")
    with store.writer(), open_small(small_corpus, tmp_path / "index") as engine:
        assert engine.report.unchanged == ("gardens", "libraries", "mercados")
        assert not engine.report.wrote
        assert engine.ask("How many libraries were open on Sundays?").evidence
    assert "may be behind the corpus" in caplog.text
    store.close()


def test_a_first_index_that_is_being_written_is_waited_for(
    small_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    """Where there is no index to answer with, the one who waits has it when it is there."""
    index = tmp_path / "index"
    lock = ExitStack()
    lock.enter_context(write_lock(index))
    wait = SqliteStore.wait_for_writer

    def end_and_wait(store: SqliteStore) -> None:
        lock.close()  # as when the other one is done, or dies
        wait(store)

    monkeypatch.setattr(SqliteStore, "wait_for_writer", end_and_wait)
    with open_small(small_corpus, index) as engine:
        assert engine.report.added == ("gardens", "libraries", "mercados")
    assert "waiting for the first index of this corpus: index" in caplog.text


def test_first_questions_at_the_same_time_are_all_answered(
    small_corpus: Path, tmp_path: Path
) -> None:
    """One of them makes the index, the others wait for it."""
    (small_corpus / "empty.md").write_bytes(b"")
    begin = Barrier(4)

    def ask(_: int) -> int:
        begin.wait()
        with open_small(small_corpus, tmp_path / "index") as engine:
            return len(engine.ask("How many libraries were open on Sundays?").evidence)

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(ask, range(4)))
    assert found[0] > 0
    assert set(found) == {found[0]}


def test_several_threads_take_answers_from_one_iterator(small_engine: BriefingQA) -> None:
    """Each question is answered once, whoever asks for its answer."""
    questions = [f"How many libraries were open in 20{number}?" for number in range(10, 30)]
    answers = small_engine.ask_many(one for one in questions)

    def take(_: int) -> list[str]:
        return [answer.question for answer in answers]

    with ThreadPoolExecutor(4) as threads:
        taken = [one for some in threads.map(take, range(4)) for one in some]
    assert sorted(taken) == questions


def test_an_error_ends_the_iteration(small_engine: BriefingQA) -> None:
    """As a generator does."""
    answers = small_engine.ask_many(["How many libraries?", "?", "Who dug a canal?"])
    next(answers)
    with pytest.raises(QuestionError):
        next(answers)
    assert list(answers) == []


@pytest.mark.parametrize("questions", ["Who dug a canal?", None, 5])
def test_what_is_no_list_of_questions_is_refused_at_once(
    questions: Any, small_engine: BriefingQA
) -> None:
    """The letters of one string are not asked."""
    with pytest.raises(QuestionError, match="give a list of questions"):
        small_engine.ask_many(questions)


@pytest.mark.parametrize("ids", [[3], [None], 5, ["gardens", b"libraries"]])
def test_ids_that_are_no_strings_are_refused(ids: Any, small_engine: BriefingQA) -> None:
    """By all of the doors, in one line."""
    for door in (
        lambda: small_engine.ask("Who dug a canal?", ids),
        lambda: small_engine.ask_many(["Who dug a canal?"], ids),
        lambda: small_engine.as_retriever(document_ids=ids),
        lambda: small_engine.document(ids),
        lambda: small_engine.boxes(ids, 0, 1),
    ):
        with pytest.raises(UnknownDocumentError, match=r"document_ids .*give"):
            door()


@pytest.mark.parametrize("filters", [{}, "es", ["es"]])
def test_what_is_no_filters_is_refused(filters: Any, small_engine: BriefingQA) -> None:
    """By all of the doors, in one line."""
    for door in (
        lambda: small_engine.ask("Who dug a canal?", filters=filters),
        lambda: small_engine.documents(filters),
        lambda: small_engine.as_retriever(filters=filters),
    ):
        with pytest.raises(QuestionError, match=r"give Filters\(\.\.\.\), or None"):
            door()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"corpus": None}, "corpus = None is no folder: give its path"),
        ({"index": 5}, "index = 5 is no folder"),
        ({"corpus": ""}, "corpus = '' is no folder"),
        ({"index": ""}, "index = '' is no folder"),
        ({"corpus": "cor\0pus"}, "is no folder: give its path"),
        ({"index": Path("in\0dex")}, "is no folder: give its path"),
        ({"settings": {}}, r"settings = {} are none: give Settings"),
    ],
)
def test_arguments_of_another_type_open_nothing(
    arguments: dict[str, Any], says: str, small_corpus: Path, tmp_path: Path
) -> None:
    """An engine, an index and a list of documents are opened by the same arguments."""
    given = {"corpus": small_corpus, "index": tmp_path / "index", **arguments}
    for opened in (BriefingQA.open, update_index, list_documents):
        with pytest.raises(ConfigError, match=says):
            opened(**given)
    assert not (tmp_path / "index").exists()


def test_an_index_that_cannot_be_written_answers_as_it_is(
    small_corpus: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A read-only index behind its corpus is used, with a warning, and left alone."""
    index = tmp_path / "index"
    question = "How many libraries were open on Sundays?"
    with open_small(small_corpus, index) as engine:
        expected = said(engine.ask(question))
    (small_corpus / "rain.txt").write_text("Rain\n\nIt rained in Quito.\n", encoding="utf-8")
    for path in index.iterdir():
        path.chmod(0o444)
    index.chmod(0o555)
    before = sorted(path.name for path in index.iterdir())
    try:
        with ordinary_user(index), open_small(small_corpus, index) as engine:
            assert said(engine.ask(question)) == expected
            assert not engine.report.wrote
    finally:
        index.chmod(0o755)
    assert "may be behind the corpus" in caplog.text
    assert sorted(path.name for path in index.iterdir()) == before


def test_an_index_of_other_settings_is_refused(small_corpus: Path, tmp_path: Path) -> None:
    """The message says which setting differs and what to do."""
    open_small(small_corpus, tmp_path / "index").close()
    other = Settings(index=IndexSettings(embedding="hashing", passage_max_words=99))
    with pytest.raises(IndexSettingsError, match=r"passage_max_words.*rebuild"):
        BriefingQA.open(small_corpus, tmp_path / "index", settings=other)
    report = update_index(small_corpus, tmp_path / "index", settings=other, rebuild=True)
    assert report.added == ("gardens", "libraries", "mercados")
    BriefingQA.open(small_corpus, tmp_path / "index", settings=other).close()


def test_answer_settings_never_make_an_index_unusable(small_corpus: Path, tmp_path: Path) -> None:
    """Another number of passages or sentences needs no rebuilding, and is kept to."""
    open_small(small_corpus, tmp_path / "index").close()
    settings = Settings(
        index=IndexSettings(embedding="hashing"),
        answer=AnswerSettings(top_k=5, evidence=5, max_sentences=1, min_confidence=0.0),
    )
    with BriefingQA.open(small_corpus, tmp_path / "index", settings=settings) as engine:
        answer = engine.ask("Which libraries, books, children and librarians did the office count?")
    assert not engine.report.wrote
    assert len(answer.evidence) <= 5
    assert len(answer.claims) == 1


def test_without_a_corpus_there_is_no_engine(tmp_path: Path) -> None:
    """A missing and an empty folder are errors of this package, and no index is left behind."""
    with pytest.raises(CorpusError, match="does not exist"):
        open_small(tmp_path / "nothing", tmp_path / "index")
    (tmp_path / "empty").mkdir()
    with pytest.raises(BriefingQAError, match="put documents in it"):
        open_small(tmp_path / "empty", tmp_path / "index")
    assert not (tmp_path / "index" / "passages.sqlite").exists()


def test_an_unknown_model_is_refused(small_corpus: Path, tmp_path: Path) -> None:
    """A wrong embedding is found before anything is written."""
    with pytest.raises(ConfigError):
        BriefingQA.open(
            small_corpus, tmp_path / "index", settings=Settings(index=IndexSettings(embedding="x"))
        )
    assert not (tmp_path / "index").exists()


def test_a_closed_engine_answers_no_more(small_corpus: Path, tmp_path: Path) -> None:
    """After close() a question raises an error of this package."""
    engine = open_small(small_corpus, tmp_path / "index")
    engine.close()
    with pytest.raises(IndexStoreError):
        engine.ask("How many libraries?")


def test_an_index_stays_the_one_that_was_opened(
    small_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that goes to another folder is neither told that there is none, nor given that."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "other" / "corpus").mkdir(parents=True)
    (tmp_path / "other" / "corpus" / "rain.txt").write_text("Rain\n\nIt rained in Quito.\n")
    with open_small(Path(os.path.relpath(small_corpus)), Path("index")) as engine:
        monkeypatch.chdir(tmp_path / "other")
        assert len(engine.documents()) == 3
        open_small(Path("corpus"), Path("index")).close()
        assert engine.document("libraries").id == "libraries"
        assert engine.ask("How many libraries opened?").evidence


def test_questions_go_to_documents_that_meet_the_filters(small_engine: BriefingQA) -> None:
    """Alone, together with ids, for many questions, and for retrievers."""
    spanish = Filters(languages=("ES",))
    question = "How many markets and gardens opened in 2021?"
    (answer,) = small_engine.ask_many([question], filters=spanish)
    for found in (answer, small_engine.ask(question, filters=spanish)):
        assert {passage.document_id for passage in found.evidence} == {"mercados"}
    both = small_engine.ask(question, ["gardens", "libraries"], Filters(languages=("en",)))
    assert {passage.document_id for passage in both.evidence} == {"gardens", "libraries"}
    with pytest.raises(UnknownDocumentError, match=r"the language 'ES': there are en \(1\)"):
        small_engine.ask(question, ["gardens"], spanish)
    with pytest.raises(UnknownDocumentError, match="'garden'"):
        small_engine.ask(question, ["garden"], spanish)
    assert [record.id for record in small_engine.documents(spanish)] == ["mercados"]
    assert len(small_engine.documents()) == 3


def test_retrievers_meet_the_filters(small_engine: BriefingQA) -> None:
    """Anew with each query; ids and filters together; filters that leave nothing out."""
    for filters, ids, met in (
        (Filters(languages=("es",)), None, {"mercados"}),
        (Filters(languages=("en",)), ["gardens", "mercados"], {"gardens"}),
        (Filters(languages=("en", "es")), ["gardens"], {"gardens"}),
    ):
        retriever = small_engine.as_retriever(document_ids=ids, filters=filters)
        nodes = retriever.retrieve("En 2021 se abrieron 52 mercados; gardens and libraries")
        assert {node.node.metadata["document_id"] for node in nodes} == met


def test_boxes_of_a_document_without_pages_are_none(small_engine: BriefingQA) -> None:
    """A text has no places on pages; an unknown document is an error."""
    assert small_engine.boxes("gardens", 0, 10) == ()
    with pytest.raises(UnknownDocumentError):
        small_engine.boxes("nowhere", 0, 10)


@pytest.mark.parametrize("span", [(0, 10**30), (-1, 5), (10**30, 10**31), (5, 2), (5, -(10**30))])
def test_characters_that_a_document_does_not_have_are_refused(
    span: tuple[int, int], small_engine: BriefingQA
) -> None:
    """Reversed or outside of the text, however large: one line with its length; none are fine."""
    length = len(small_engine.document("gardens").text)
    with pytest.raises(ConfigError, match=rf"'gardens' has no characters .*: it has {length}, use"):
        small_engine.boxes("gardens", *span)
    assert small_engine.boxes("gardens", length, length) == ()
    with pytest.raises(UnknownDocumentError):  # also of one that is not there
        small_engine.boxes("nowhere", *(min(one, 10**9) for one in span))


@pytest.mark.parametrize("position", ["5", None, 5.0])
def test_positions_that_are_no_whole_numbers_are_refused(
    position: Any, small_engine: BriefingQA
) -> None:
    """One line says which of the two it is."""
    with pytest.raises(ConfigError, match=r"^start = .* is not a whole number"):
        small_engine.boxes("gardens", position, 10)
    with pytest.raises(ConfigError, match=r"^end = .* is not a whole number"):
        small_engine.boxes("gardens", 0, position)


def test_documents_can_be_listed_without_a_model(
    small_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """list_documents() gives records and what is registered but missing, and loads nothing."""
    (small_corpus / "sources.toml").write_text(
        '[[source]]\nid = "rivers"\ntitle = "Rivers"\npublisher = "Water Office"\nlanguage = "en"\n'
        'pages = ["https://example.org/rivers"]\n',
        encoding="utf-8",
    )
    records, missing = list_documents(small_corpus, tmp_path / "index")
    assert records == []
    assert [source.id for source in missing] == ["rivers"]
    settings = Settings(index=IndexSettings(embedding="hashing"))
    update_index(small_corpus, tmp_path / "index", settings=settings)
    monkeypatch.setattr("briefing_qa.models.embedding.HashingEmbedder.embed", None)
    records, _ = list_documents(small_corpus, tmp_path / "index", settings=settings)
    assert [record.id for record in records] == ["gardens", "libraries", "mercados"]


def test_a_question_whose_index_changes_between_two_looks_is_begun_anew(
    small_corpus: Path, tmp_path: Path
) -> None:
    """An answer is made from one state of the index, also where somebody writes meanwhile."""
    settings = Settings(index=IndexSettings(embedding="hashing"))
    index = tmp_path / "index"
    with open_small(small_corpus, index) as engine:
        states: list[list[str]] = []

        def work(looks: Looks) -> tuple[list[str], list[str]]:
            with looks.snapshot() as snapshot:
                states.append([one.id for one in snapshot.documents()])
            if len(states) == 1:  # nothing is open between the looks: a writer gets in
                (small_corpus / "rain.txt").write_text("Rain\n\nIt rained.\n", encoding="utf-8")
                update_index(small_corpus, index, settings=settings)
            with looks.snapshot() as snapshot:
                return states[-1], [one.id for one in snapshot.documents()]

        first, second = in_one_state(engine._store, work)
        assert first == second == ["gardens", "libraries", "mercados", "rain"]
        assert len(states) == 2


def test_an_index_that_changes_all_the_time_is_kept_open_in_the_end(
    small_corpus: Path, tmp_path: Path
) -> None:
    """The last attempt reads one state whatever happens around it."""
    index = tmp_path / "index"
    gone = iter(["gardens", "libraries", "mercados"])
    store = writer_of(small_corpus, index)
    begun = 0

    def work(looks: Looks) -> None:
        nonlocal begun
        begun += 1
        with looks.snapshot():
            pass
        with store.writer() as writer:
            writer._connection.execute("PRAGMA busy_timeout = 0")
            writer.commit((), (next(gone),))
        with looks.snapshot():
            pass

    with pytest.raises(IndexLockedError):  # of the writer, which is kept out at last
        in_one_state(store, work)
    store.close()
    assert begun == 3


def test_documents_may_be_named_by_anything_that_gives_ids(small_engine: BriefingQA) -> None:
    """A generator, which can be gone through once only, names documents as a list does."""
    question = "Who dug a canal?"
    expected = small_engine.ask(question, ["gardens"])
    assert small_engine.ask(question, (one for one in ("gardens",))).text == expected.text
    answers = list(small_engine.ask_many([question] * 2, (one for one in ("gardens",))))
    assert [one.text for one in answers] == [expected.text] * 2


def test_one_string_is_no_list_of_documents(small_engine: BriefingQA) -> None:
    """Its letters are not taken for ids, by any of the doors."""
    for door in (
        lambda: small_engine.ask("Who dug a canal?", "gardens"),
        lambda: small_engine.ask_many(["Who dug a canal?"], "gardens"),
        lambda: small_engine.as_retriever(document_ids="gardens"),
    ):
        with pytest.raises(UnknownDocumentError, match=r"one string: give a list.*\['gardens'\]"):
            door()


def test_a_retriever_of_an_unknown_document_says_so(small_engine: BriefingQA) -> None:
    """It raises as `ask` does, with the closest ids, instead of finding nothing."""
    retriever = small_engine.as_retriever(document_ids=["garden"])
    with pytest.raises(UnknownDocumentError, match="gardens"):
        retriever.retrieve("Who dug a canal?")


@pytest.mark.parametrize("question", [None, 5, b"Who dug a canal?", ["Who dug a canal?"]])
def test_what_is_no_text_is_no_question(small_engine: BriefingQA, question: Any) -> None:
    """It is refused as a question that cannot be asked."""
    with pytest.raises(QuestionError, match=f"not {type(question).__name__}"):
        small_engine.ask(question)


def test_what_is_no_text_is_no_question_of_a_conversation(small_engine: BriefingQA) -> None:
    """By all of the doors that are given a question, in one line."""
    turn = Turn(question="Who dug a canal?")
    wrong: list[tuple[Callable[[], Any], str]] = [
        (lambda: small_engine.understand(None, []), "not NoneType: give text"),
        (lambda: small_engine.understand("And when?", None), r"give \[Turn"),
        (lambda: small_engine.understand("And when?", turn), r"give \[Turn"),
        (lambda: small_engine.understand("And when?", ["Who?"]), r"give \[Turn"),
        (lambda: small_engine.understand("And when?", "Who?"), r"give \[Turn"),
        (lambda: small_engine.ask_in_talk("Who?"), "give what `understand` gives"),
        (lambda: small_engine.ask_in_talk(None), "give what `understand` gives"),
        (lambda: Turn(question=5), "question = 5 is no str: give text"),
        (lambda: Turn(question="Who?", answer=None), "answer = None is no str"),
        (lambda: Turn(question="Who?", documents="gardens"), "'gardens' is one string: give a"),
        (lambda: Understood(text=None), "text = None is no str"),
        (lambda: Understood(text="Who?", documents=5), "= 5 is no list: give a list"),
    ]
    for door, says in wrong:
        with pytest.raises(QuestionError, match=says):
            door()


def test_documents_of_a_turn_may_be_a_list(small_engine: BriefingQA) -> None:
    """They are kept as what they are said to be."""
    turn = Turn(question="Who dug a canal?", answer="Doña Marta.", documents=["gardens"])
    assert turn.documents == ("gardens",)
    answer = small_engine.ask_in_talk(small_engine.understand("And when?", (turn,)))
    assert answer.evidence


def test_a_quote_that_its_document_does_not_have_is_never_said(
    tmp_path: Path, write_corpus: Callable[..., Path], hashing: IndexSettings
) -> None:
    """Where the file was changed behind the program's back, the passages alone are no proof."""
    settings = Settings(index=hashing, answer=AnswerSettings(min_confidence=0.0))
    folder = write_corpus(tmp_path / "corpus", {"boats.md": "# Boats\n\nIn all 40 boats sailed."})
    index = tmp_path / "index"
    with BriefingQA.open(folder, index, settings=settings) as engine:
        assert "40 boats" in engine.ask("How many boats sailed?").text
    with closing(sqlite3.connect(index / "passages.sqlite")) as connection, connection:
        connection.execute("UPDATE documents SET text = replace(text, '40', '90')")
    damage = pytest.raises(IndexDamagedError, match="is not that of its passages: rebuild it")
    with BriefingQA.open(folder, index, settings=settings) as engine, damage:
        engine.ask("How many boats sailed?")
