"""Question sets: what is read, and how what is wrong is said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from evaluation_samples import ALL, BOTH, DEPTH, NEAR, TEXTS, write_set
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.errors import BriefingQAError, QuestionSetError
from briefing_qa.evaluation import load_set, load_sets
from briefing_qa.evaluation.gold import Library, Span, locate, token
from briefing_qa.evaluation.sets import KnownQuestion


def faults_of(path: Path) -> tuple[str, ...]:
    """What is wrong with a set."""
    with pytest.raises(QuestionSetError) as caught:
        load_set(path)
    assert "\n" not in str(caught.value)
    return caught.value.faults


def changed(question: dict[str, Any], /, **values: Any) -> dict[str, Any]:
    """A question with other values; None takes the key away."""
    return {k: v for k, v in {**question, **values}.items() if v is not None}


def test_a_set_is_its_questions_in_order(tmp_path: Path) -> None:
    """Name, questions, documents and lines are those of the file; blank lines are passed over."""
    path = write_set(tmp_path / "lakes.dev.jsonl", DEPTH, "", BOTH, NEAR)
    loaded = load_set(path)
    assert loaded.name == "lakes.dev"
    assert [(one.id, one.line) for one in loaded.questions] == [
        ("q-depth", 1),
        ("q-both", 3),
        ("q-near", 4),
    ]
    assert loaded.document_ids == ("lakes",)
    assert loaded.questions[1].answer == (("120",), ("45", "forty-five"))
    assert loaded.questions[2].nearly
    assert not loaded.questions[0].nearly


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (changed(DEPTH, question=None), 'no "question"'),
        (changed(DEPTH, id=None), 'no "id"'),
        (changed(DEPTH, answerable="yes"), '"answerable" is not true or false'),
        (changed(DEPTH, answer="120"), '"answer" is not a list'),
        (changed(DEPTH, answer=["120"]), 'group 1 of "answer"'),
        (changed(DEPTH, answer=[[]]), 'group 1 of "answer"'),
        (changed(DEPTH, answer=[]), "but the question is answerable"),
        (changed(DEPTH, evidence=[]), '"evidence" is empty'),
        (changed(DEPTH, evidence=["x"]), 'entry 1 of "evidence" is not an object'),
        (changed(DEPTH, evidence=[{"document_id": "lakes"}]), '"quote" is missing'),
        (changed(DEPTH, evidnce=[]), 'did you mean "evidence"?'),
        (changed(DEPTH, id=7), '"id" is not a string'),
        (changed(DEPTH, question="  "), '"question" cannot be asked: the question is empty'),
        (changed(NEAR, question="?!"), '"question" cannot be asked: the question has no word'),
        (changed(NEAR, question="w " * 1200), "has 2,399 characters, more than 2,000"),
        (changed(NEAR, before=["How deep?", "…"]), 'entry 2 of "before" cannot be asked'),
        (changed(NEAR, before=["How deep?", 5]), 'entry 2 of "before" is not a string'),
        (changed(DEPTH, id="\ud800"), '"id" has half of a surrogate pair in it'),
        (changed(DEPTH, answer=[["120", "\udfff"]]), '"answer" has half of a surrogate pair'),
        (changed(DEPTH, evidence=[{"document_id": "a", "quote": "\ud800"}]), '"evidence" has half'),
        (changed(DEPTH, kind="near"), 'does not go with "answerable" true'),
        (changed(DEPTH, kind="Two words"), "not a word in lower case"),
        (changed(NEAR, answer=[["x"]]), "the question is not answerable"),
        ("{", "not JSON"),
        ("[1]", "not an object"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_line(
    line: dict[str, Any] | str, says: str, tmp_path: Path
) -> None:
    """Each fault begins with the file and the line and says what is wrong there."""
    path = write_set(tmp_path / "a.jsonl", BOTH, line)
    (fault,) = faults_of(path)
    assert fault.startswith(f"{path}:2: ")
    assert says in fault


def test_text_is_brought_into_the_form_of_documents(tmp_path: Path) -> None:
    """Letters with accents of their own, and other line ends, are those of canonical text."""
    text = "Café de Año: 12 sillas.\n\nAbre en mayo."
    typed = "Cafe\u0301 de An\u0303o: 12 sillas.\r\n\r\nAbre"
    row = changed(
        DEPTH,
        question="Cua\u0301ntas sillas?",
        answer=[["Cafe\u0301 de An\u0303o"]],
        evidence=[{"document_id": "cafe", "quote": typed}],
    )
    loaded = load_set(write_set(tmp_path / "a.jsonl", row))
    (question,) = loaded.questions
    assert question.text == "Cuántas sillas?"
    assert question.answer == (("Café de Año",),)
    (gold,) = locate(loaded.questions, Library({"cafe": text}))[question.id]
    assert gold.places == (Span("cafe", 0, text.index("Abre") + 4),)


def test_ids_that_look_the_same_are_the_same(tmp_path: Path) -> None:
    """However their accents are written."""
    lines = [changed(DEPTH, id="q-\u00e9"), changed(DEPTH, id="q-e\u0301")]
    (fault,) = faults_of(write_set(tmp_path / "a.jsonl", *lines))
    assert "is already that of" in fault


def test_all_faults_are_collected(tmp_path: Path) -> None:
    """One look says everything that is to be mended, in all files; the message names the first."""
    one = write_set(tmp_path / "a.jsonl", "{", changed(DEPTH, answerable=None, kind=None))
    two = write_set(tmp_path / "b.jsonl", DEPTH, DEPTH)
    with pytest.raises(QuestionSetError, match="and 4 more: mend") as caught:
        load_sets([one, two])
    places = [fault.split(": ")[0] for fault in caught.value.faults]
    assert places == [f"{one}:1", f"{one}:2", f"{one}:2", f"{two}:1", f"{two}:2"]


def test_wrong_types_and_wrong_values_are_said_at_once(tmp_path: Path) -> None:
    """A key of another type, unknown or missing hides nothing of what is wrong with the others."""
    line = changed(
        DEPTH, id=" ", kind=None, evidnce=[], answer="120", question="?!", before=["…", "How?"],
        evidence=[], fact="\ud800",
    )  # fmt: skip
    faults = faults_of(write_set(tmp_path / "a.jsonl", line))
    wordless = "cannot be asked: the question has no word in it: type what you want to know"
    assert [fault.split(": ", 1)[1] for fault in faults] == [
        "unknown key 'evidnce', did you mean \"evidence\"?",
        'no "kind"',
        '"answer" is not a list of groups',
        '"fact" has half of a surrogate pair in it',
        '"id" is empty',
        f'"question" {wordless}',
        '"evidence" is empty, but the question is answerable',
        f'entry 1 of "before" {wordless}',
    ]


def test_what_answerable_stands_for_is_not_guessed(tmp_path: Path) -> None:
    """Of another type, it is the only fault of a line that it would be measured by."""
    (fault,) = faults_of(write_set(tmp_path / "a.jsonl", changed(DEPTH, answerable=0, kind="near")))
    assert fault.endswith('"answerable" is not true or false')


def test_an_id_stands_once_over_all_sets(tmp_path: Path) -> None:
    """A second question with an id is a fault that names the place of the first."""
    one, two = write_set(tmp_path / "a.jsonl", DEPTH), write_set(tmp_path / "b.jsonl", DEPTH)
    with pytest.raises(QuestionSetError, match=r"b\.jsonl:1: \"id\" 'q-depth' is already that of"):
        load_sets([one, two])


def test_two_sets_of_one_name_are_refused(tmp_path: Path) -> None:
    """The name is what thresholds and reports know a set by."""
    paths = [write_set(tmp_path / f / "a.jsonl", DEPTH) for f in "xy"]
    with pytest.raises(QuestionSetError, match="two question sets are named a"):
        load_sets(paths)


@pytest.mark.parametrize("content", ["", "\n \n"])
def test_an_empty_set_is_refused(content: str, tmp_path: Path) -> None:
    """A set without a question measures nothing, and says so."""
    path = tmp_path / "a.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(QuestionSetError, match="is empty"):
        load_set(path)


@pytest.mark.parametrize("path", [None, 5, b"a.jsonl", ["a.jsonl"]])
def test_what_names_no_file_is_no_set(path: Any) -> None:
    """Another type is a fault of the call, in one line."""
    for load in (load_set, lambda one: load_sets([one])):
        with pytest.raises(QuestionSetError, match="is no file: give its path, a str or a Path"):
            load(path)


@pytest.mark.parametrize("paths", [None, 5, "a.jsonl", b"a.jsonl"])
def test_what_is_no_list_of_files_is_no_sets(paths: Any) -> None:
    """The letters of one string are no files."""
    with pytest.raises(QuestionSetError, match="is no list: give the paths of question sets"):
        load_sets(paths)


def test_a_set_may_be_named_by_anything_that_gives_paths(tmp_path: Path) -> None:
    """A generator is gone through once."""
    path = write_set(tmp_path / "a.jsonl", DEPTH)
    assert [one.name for one in load_sets(one for one in (str(path),))] == ["a"]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero")
@pytest.mark.parametrize("name", ["/dev/zero", "a\0.jsonl"])
def test_a_set_without_an_end_or_with_no_name_is_refused(name: str) -> None:
    """Neither waited for nor held."""
    with pytest.raises(QuestionSetError, match=r"cannot read question set .*: (it has more|not a)"):
        load_set(name)


def test_a_set_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """The message names the file, and is an error of this package."""
    with pytest.raises(BriefingQAError, match=r"cannot read question set .*no\.jsonl"):
        load_set(tmp_path / "no.jsonl")


def test_quotes_are_located(tmp_path: Path) -> None:
    """A span gives the quote back, character by character."""
    loaded = load_set(write_set(tmp_path / "a.jsonl", *ALL))
    found = locate(loaded.questions, Library(TEXTS))
    assert found["q-near"] == ()
    places = [place for gold in found["q-both"] for place in gold.places]
    assert [TEXTS[s.document_id][s.start : s.end] for s in places] == [
        "120 metres deep",
        "45 metres deep",
    ]


def test_a_quote_stands_wherever_it_stands(tmp_path: Path) -> None:
    """One that its document repeats has all its places, and each of them reaches it."""
    repeated = changed(DEPTH, evidence=[{"document_id": "lakes", "quote": "metres deep"}])
    loaded = load_set(write_set(tmp_path / "a.jsonl", repeated))
    ((gold,),) = locate(loaded.questions, Library(TEXTS)).values()
    assert [TEXTS["lakes"][one.start : one.end] for one in gold.places] == ["metres deep"] * 2
    assert all(gold.overlaps(place) for place in gold.places)
    first, second = gold.places
    assert not gold.overlaps(Span("lakes", first.end, second.start))
    assert gold.reached_by([second]) == second
    assert gold.reached_by([second, first]) == first
    assert gold.reached_by([]) is None


@pytest.mark.parametrize("left_out", [("answer",), ("evidence",), ("answer", "evidence")])
def test_a_question_without_an_answer_may_leave_out_what_is_known(
    left_out: tuple[str, ...], tmp_path: Path
) -> None:
    """It is the same as one with empty lists; an answerable one must say them."""
    without = {key: value for key, value in NEAR.items() if key not in left_out}
    assert load_set(write_set(tmp_path / "a.jsonl", without)).questions == (
        load_set(write_set(tmp_path / "b.jsonl", NEAR)).questions
    )
    lacking = {key: value for key, value in DEPTH.items() if key not in left_out}
    faults = faults_of(write_set(tmp_path / "c.jsonl", lacking))
    assert [fault.split(": ")[1] for fault in faults] == [f'no "{key}"' for key in left_out]


def test_a_quote_must_stand_in_its_document(tmp_path: Path) -> None:
    """One that is not there, or is of no document, is named with its line."""
    lines = [
        changed(DEPTH, id=f"q{n}", evidence=[{"document_id": document, "quote": quote}])
        for n, (document, quote) in enumerate([("lakes", "a sea"), ("hills", "hill")])
    ]
    loaded = load_set(write_set(tmp_path / "a.jsonl", *lines))
    with pytest.raises(QuestionSetError) as caught:
        locate(loaded.questions, Library(TEXTS), loaded.path)
    first, second = caught.value.faults
    assert first == f"{loaded.path}:1: the quote does not stand in lakes: 'a sea'"
    assert second == f"{loaded.path}:2: there is no document 'hills'"


@given(st.text(min_size=1), st.text(min_size=1))
def test_tokens_have_no_white_space_and_stay_apart(one: str, other: str) -> None:
    """Names in TREC files never split a line, and two names never become one."""
    if any("\ud800" <= c <= "\udfff" for c in one + other):
        return
    assert len(token(one).split()) == 1
    assert (token(one) == token(other)) == (one == other)


@given(
    st.tuples(st.integers(0, 30), st.integers(1, 9)),
    st.tuples(st.integers(0, 30), st.integers(1, 9)),
)
def test_spans_overlap_where_they_share_a_character(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    """Overlap is sharing a position, both ways round, and never across documents."""
    first, second = (Span("a", start, start + length) for start, length in (one, other))
    shared = set(range(*first[1:])) & set(range(*second[1:]))
    assert first.overlaps(second) == second.overlaps(first) == bool(shared)
    assert not first.overlaps(second._replace(document_id="b"))


def test_questions_are_made_without_a_file() -> None:
    """From Python, a question needs an id, a text, a kind, and whether it is answerable."""
    question = KnownQuestion(id="a", text="Why?", answerable=False, kind="missing")
    assert locate([question], Library({})) == {"a": ()}
    assert json.dumps(question.id)
