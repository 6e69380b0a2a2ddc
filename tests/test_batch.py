"""Batches through the library, with an engine that answers at once."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_qa.batch import BatchReport, open_batch
from briefing_qa.batch.questions import MAX_LINE_BYTES
from briefing_qa.errors import (
    BatchError,
    IndexDamagedError,
    QuestionError,
    UnknownDocumentError,
)


class Said:
    """An answer that repeats its question."""

    def __init__(self, question: str, documents: Sequence[str] | None) -> None:
        self.abstained = "abstain" in question
        self._fields = {"question": question, "answer": question.upper(), "documents": documents}

    def to_dict(self) -> dict[str, Any]:
        """The fields."""
        return dict(self._fields)


class Echo:
    """An engine that counts what it is asked, and fails where the question says so."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def ask_plainly(self, question: str, document_ids: Sequence[str] | None = None) -> Said:
        """The question again, or the error it names."""
        self.asked.append(question)
        if not question.strip():
            raise QuestionError("the question is empty")
        if document_ids and "nowhere" in document_ids:
            raise UnknownDocumentError("no document 'nowhere'")
        if question == "crash":
            raise ValueError("two dots")
        if question == "damage":
            raise IndexDamagedError("the index cannot be read")
        return Said(question, document_ids)


def ask_all(
    source: Path | io.BytesIO, output: Path, *, resume: bool = False, engine: Echo | None = None
) -> BatchReport:
    """Run a whole batch."""
    with open_batch(source, output, resume=resume) as batch:
        return batch.run(engine or Echo())


def read(output: Path) -> list[dict[str, Any]]:
    """The objects in an output."""
    return [json.loads(line) for line in output.read_bytes().splitlines()]


def questions(numbers: Iterable[int]) -> bytes:
    """An input with these numbers."""
    return b"".join(b'{"id": "q%d", "question": "number %d?"}\n' % (n, n) for n in numbers)


def answer_line(text: bytes, tmp_path: Path) -> dict[str, Any]:
    """The output for an input of one line."""
    output = tmp_path / "out.jsonl"
    ask_all(io.BytesIO(text), output)
    (record,) = read(output)
    return record


def test_answers_stand_in_order_with_the_id_first(tmp_path: Path) -> None:
    """Each question gets one line, in the order of the input, and `id` is its first key."""
    output = tmp_path / "out.jsonl"
    report = ask_all(io.BytesIO(questions(range(50))), output)
    records = read(output)
    assert [record["id"] for record in records] == [f"q{n}" for n in range(50)]
    assert [record["answer"] for record in records] == [f"NUMBER {n}?" for n in range(50)]
    assert all(next(iter(record)) == "id" for record in records)
    assert report == BatchReport(kept=0, answered=50, abstained=0, errors=0)


def test_abstentions_and_errors_are_counted_apart(tmp_path: Path) -> None:
    """The report tells answers, abstentions and errors from each other."""
    lines = b'{"id": 1, "question": "a"}\n{"id": 2, "question": "abstain"}\n{"id": 3}\n'
    report = ask_all(io.BytesIO(lines), tmp_path / "out.jsonl")
    assert report == BatchReport(kept=0, answered=1, abstained=1, errors=1)


def test_byte_order_mark_crlf_and_blank_lines_are_accepted(tmp_path: Path) -> None:
    """A file saved on Windows is read like any other, and blank lines give no output."""
    text = b'\xef\xbb\xbf{"id": "a", "question": "x"}\r\n\r\n   \n{"id": "b", "question": "y"}'
    output = tmp_path / "out.jsonl"
    ask_all(io.BytesIO(text), output)
    assert [record["id"] for record in read(output)] == ["a", "b"]


def test_a_line_is_one_also_where_unicode_ends_lines(tmp_path: Path) -> None:
    """What splits lines by all that Unicode has for their ends finds whole objects."""
    question = "one\u2028two\u2029three\x85four"
    source = io.BytesIO(json.dumps({"id": "q1", "question": question}).encode())
    output = tmp_path / "out.jsonl"
    ask_all(source, output)
    (line,) = output.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["question"] == question


def test_text_is_written_as_utf_8_not_as_escapes(tmp_path: Path) -> None:
    """Letters beyond ASCII stand in the output as they are."""
    output = tmp_path / "out.jsonl"
    ask_all(io.BytesIO('{"id": "ñ", "question": "¿cuántos niños? 子ども"}'.encode()), output)
    assert '{"id": "ñ", "question": "¿cuántos niños? 子ども"' in output.read_text("utf-8")


def test_whole_numbers_are_ids_and_stay_numbers(tmp_path: Path) -> None:
    """An id that is a number comes back as a number."""
    assert answer_line(b'{"id": 7, "question": "x", "kind": [1]}', tmp_path)["id"] == 7


def test_documents_limit_the_question(tmp_path: Path) -> None:
    """`documents` reaches the engine; null is as good as none."""
    assert answer_line(b'{"id": 1, "question": "x", "documents": ["d"]}', tmp_path)[
        "documents"
    ] == ["d"]
    (tmp_path / "out.jsonl").unlink()
    record = answer_line(b'{"id": 1, "question": "x", "documents": null}', tmp_path)
    assert record["documents"] is None


@pytest.mark.parametrize(
    ("line", "line_id", "says"),
    [
        (b"nonsense", None, "not JSON"),
        (b'{"id": "a", "question": "x"', None, "not JSON"),
        (b"[" * 100_000, None, "too deep"),
        (b'{"id": ' + b"9" * 5000 + b', "question": "x"}', None, "too large"),
        (b'["a", "b"]', None, "not an object"),
        (b'"text"', None, "not an object"),
        (b"\xff\xfe\xfd", None, None),
        (b'{"id": "a", "question": "caf\xe9"}', None, "not UTF-8"),
        (b'{"question": "x"}', None, 'no "id"'),
        (b'{"id": null, "question": "x"}', None, 'no "id"'),
        (b'{"id": "", "question": "x"}', None, '"id" is empty'),
        (b'{"id": true, "question": "x"}', None, '"id" is neither'),
        (b'{"id": 1.5, "question": "x"}', None, '"id" is neither'),
        (b'{"id": ["a"], "question": "x"}', None, '"id" is neither'),
        (b'{"id": "a"}', "a", 'no "question"'),
        (b'{"id": "a", "question": null}', "a", 'no "question"'),
        (b'{"id": "a", "question": 5}', "a", "not a string"),
        (b'{"id": "a", "question": ""}', "a", "empty"),
        (b'{"id": "a", "question": "\\ud800?"}', "a", "surrogate"),
        (b'{"id": "a", "question": "x", "documents": "d"}', "a", "not a list"),
        (b'{"id": "a", "question": "x", "documents": []}', "a", "names none"),
        (b'{"id": "a", "question": "x", "documents": [1]}', "a", "not a list"),
        (b'{"id": "a", "question": "x", "documents": ["nowhere"]}', "a", "nowhere"),
        (b'{"id": "a", "question": "crash"}', "a", "fault of the program: ValueError: two dots"),
        (b'{"id": "first", "question": "x"}', "first", "duplicate id"),
    ],
)
def test_a_bad_line_becomes_an_error_object_in_its_place(
    line: bytes, line_id: str | None, says: str | None, tmp_path: Path
) -> None:
    """What cannot be answered says why, with its id and line, and the lines around it go on."""
    text = b'{"id": "first", "question": "x"}\n%s\n{"id": "last", "question": "y"}\n' % line
    output = tmp_path / "out.jsonl"
    report = ask_all(io.BytesIO(text), output)
    first, bad, last = read(output)
    assert (first["id"], first["answer"]) == ("first", "X")
    assert (last["id"], last["answer"]) == ("last", "Y")
    assert list(bad) == ["id", "line", "error"]
    assert (bad["id"], bad["line"]) == (line_id, 2)
    assert (says or "") in bad["error"]
    assert report.errors == 1


def test_a_line_of_many_megabytes_is_an_error_and_is_not_held(tmp_path: Path) -> None:
    """A line longer than the limit is refused, and reading goes on behind it."""
    long = b'{"id": "a", "question": "' + b"x" * (3 * MAX_LINE_BYTES) + b'"}'
    output = tmp_path / "out.jsonl"
    ask_all(io.BytesIO(long + b'\n{"id": "b", "question": "y"}\n'), output)
    bad, good = read(output)
    assert (bad["id"], bad["line"]) == (None, 1)
    assert "more than" in bad["error"]
    assert (good["id"], good["answer"]) == ("b", "Y")


def test_an_input_without_an_end_is_refused(tmp_path: Path) -> None:
    """A device gives one line for ever; nothing of it is held, and no output is left."""
    output = tmp_path / "out.jsonl"
    with (
        Path("/dev/zero").open("rb") as endless,
        pytest.raises(BatchError, match=r"line 1: it has more than 1,073,741,824 bytes: name"),
    ):
        ask_all(endless, output)
    assert not output.exists()


def test_a_line_is_in_the_output_before_the_next_is_read(tmp_path: Path) -> None:
    """The input is not read ahead: each answer is on disk when the next question is fetched."""
    output = tmp_path / "out.jsonl"
    seen: list[int] = []

    class Slow(io.BytesIO):
        def readline(self, size: int | None = -1) -> bytes:  # type: ignore[override]
            seen.append(output.read_bytes().count(b"\n") if output.exists() else 0)
            return super().readline(size)

    ask_all(Slow(questions(range(4))), output)
    assert seen == [0, 1, 2, 3, 4]


def test_utf_16_is_refused_with_a_remedy(tmp_path: Path) -> None:
    """A file in UTF-16 is one error, not an error for each of its lines."""
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        with pytest.raises(BatchError, match="UTF-16: save them as UTF-8"):
            ask_all(io.BytesIO('{"id": 1}'.encode(encoding)), tmp_path / "out.jsonl")


def test_an_index_that_breaks_stops_the_batch(tmp_path: Path) -> None:
    """An error that is not the question's fault is raised; what was answered stays."""
    output = tmp_path / "out.jsonl"
    text = b'{"id": 1, "question": "x"}\n{"id": 2, "question": "damage"}\n'
    with pytest.raises(IndexDamagedError):
        ask_all(io.BytesIO(text), output)
    assert [record["id"] for record in read(output)] == [1]


def test_progress_ends_at_the_size_of_the_input(tmp_path: Path) -> None:
    """Progress is told in bytes of the input, rises, and ends at all of them."""
    source = tmp_path / "in.jsonl"
    source.write_bytes(questions(range(5)))
    told: list[tuple[int, int]] = []
    with open_batch(source, tmp_path / "out.jsonl") as batch:
        batch.run(Echo(), lambda done, total: told.append((done, total)))
    size = source.stat().st_size
    assert told == sorted(told)
    assert told[-1] == (size, size)


def test_an_output_with_content_is_refused_without_resume(tmp_path: Path) -> None:
    """An output that has something in it is not touched; the message says what to do."""
    output = tmp_path / "out.jsonl"
    output.write_bytes(b"precious")
    with pytest.raises(BatchError, match=r"--resume to continue it, or give another --output"):
        ask_all(io.BytesIO(questions([1])), output)
    assert output.read_bytes() == b"precious"


def test_an_empty_output_is_used(tmp_path: Path) -> None:
    """An output without content has nothing to lose."""
    output = tmp_path / "out.jsonl"
    output.touch()
    assert ask_all(io.BytesIO(questions([1])), output).answered == 1


@pytest.mark.parametrize("resume", [False, True])
@pytest.mark.parametrize("content", [b"", questions([1]), questions([1]).rstrip()])
def test_answers_do_not_go_where_the_questions_are(
    content: bytes, resume: bool, tmp_path: Path
) -> None:
    """By whatever name: they would be read as questions, for ever. The file stays as it is."""
    source, link = tmp_path / "in.jsonl", tmp_path / "link.jsonl"
    source.write_bytes(content)
    link.symlink_to(source)
    for output in (source, link):
        with (
            pytest.raises(BatchError, match="is the file that the questions are in: give another"),
            open_batch(source, output, resume=resume),
        ):
            pass
        with (
            source.open("rb") as stream,
            pytest.raises(BatchError, match="is the file that the questions are in: give another"),
            open_batch(stream, output, resume=resume),
        ):
            pass
    assert source.read_bytes() == content


def test_a_question_without_a_line_end_is_no_torn_answer(tmp_path: Path) -> None:
    """Another file, of one line, is not cut to go on in it; an answer without its end is."""
    output = tmp_path / "out.jsonl"
    output.write_bytes(b'{"id": 1, "question": "precious"}')
    with pytest.raises(BatchError, match="line 1: not an answer object: give the output of an"):
        ask_all(io.BytesIO(questions([1])), output, resume=True)
    assert output.read_bytes() == b'{"id": 1, "question": "precious"}'
    output.unlink()
    ask_all(io.BytesIO(questions([1])), output)
    whole = output.read_bytes()
    output.write_bytes(whole[:-1])
    assert ask_all(io.BytesIO(questions([1])), output, resume=True).kept == 0
    assert output.read_bytes() == whole


@pytest.mark.parametrize("kept", [0, 1, 3, 5])
def test_resume_goes_on_where_the_output_ends(kept: int, tmp_path: Path) -> None:
    """Only the questions without an answer are asked, and the file is as if never interrupted."""
    text = questions(range(3)) + b"bad line\n\n" + questions([9])
    whole, output = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    ask_all(io.BytesIO(text), whole)
    output.write_bytes(b"".join(whole.read_bytes().splitlines(keepends=True)[:kept]))
    engine = Echo()
    report = ask_all(io.BytesIO(text), output, resume=True, engine=engine)
    assert output.read_bytes() == whole.read_bytes()
    assert (report.kept, report.errors) == (kept - (kept == 5), 1)
    assert len(engine.asked) == 4 - len([n for n in (0, 1, 2, 4) if n < kept])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_resume_after_a_cut_at_any_byte_equals_an_uninterrupted_run(
    data: st.DataObject, tmp_path: Path
) -> None:
    """Wherever the output is cut off, resuming neither repeats nor loses a line."""
    text = (
        questions(range(3)) + b'{"id": "ni\xc3\xb1o", "question": ""}\n' + b"{\n" + questions([7])
    )
    whole, output = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    whole.unlink(missing_ok=True)
    ask_all(io.BytesIO(text), whole)
    content = whole.read_bytes()
    output.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    ask_all(io.BytesIO(text), output, resume=True)
    assert output.read_bytes() == content


def test_resume_cuts_off_a_last_line_that_is_complete_but_broken(tmp_path: Path) -> None:
    """A last line that ends but is no JSON is answered again."""
    output = tmp_path / "out.jsonl"
    ask_all(io.BytesIO(questions([1])), output)
    content = output.read_bytes()
    output.write_bytes(content + b'{"id": "q2", "ques\n')
    ask_all(io.BytesIO(questions([1, 2])), output, resume=True)
    assert [record["id"] for record in read(output)] == ["q1", "q2"]


BROKEN = [
    '{"id": "a", "question": "one"}',
    '{"id": "b"}',
    "no JSON",
    '{"id": "a", "question": "four"}',
    '{"id": "e", "question": "five", "documents": ["nowhere"]}',
    '{"id": "f", "question": "crash"}',
    '{"id": "g", "question": ""}',
]


def test_resume_asks_again_what_ended_in_an_error(tmp_path: Path) -> None:
    """Lines that were mended, and what may have been no fault of theirs; all else stays."""
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("\n".join(BROKEN), encoding="utf-8")
    first = ask_all(source, output)
    assert (first.answered, first.errors) == (1, 6)
    output.chmod(0o640)
    mended = list(BROKEN)
    mended[1] = '{"id": "b", "question": "two"}'
    mended[2] = '{"id": "c", "question": "three abstain"}'
    mended[3] = '{"id": "d", "question": "four"}'
    mended[4] = '{"id": "e", "question": "five"}'
    source.write_text("\n".join([*mended, '{"id": "h", "question": "eight"}']), encoding="utf-8")
    engine = Echo()
    again = ask_all(source, output, resume=True, engine=engine)
    assert engine.asked == ["two", "three abstain", "four", "five", "crash", "", "eight"]
    assert again == BatchReport(kept=1, answered=4, abstained=1, errors=2)
    whole = tmp_path / "whole.jsonl"
    ask_all(source, whole)
    assert output.read_bytes() == whole.read_bytes()
    assert output.stat().st_mode & 0o777 == 0o640
    assert {path.name for path in tmp_path.iterdir()} == {"in.jsonl", "out.jsonl", "whole.jsonl"}


def test_errors_of_lines_that_are_as_they_were_stay(tmp_path: Path) -> None:
    """They are not questions, so there is nothing to ask; nothing is written."""
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("\n".join(BROKEN[:4]), encoding="utf-8")
    ask_all(source, output)
    before = output.stat()
    again = ask_all(source, output, resume=True)
    assert again == BatchReport(kept=1, answered=0, abstained=0, errors=3)
    assert (output.stat().st_ino, output.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_output_stays_where_asking_again_fails(tmp_path: Path) -> None:
    """An index that breaks meanwhile, or Ctrl-C, costs nothing that was there."""
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("\n".join(BROKEN), encoding="utf-8")
    ask_all(source, output)
    before = output.read_bytes()
    mended = [*BROKEN[:1], '{"id": "b", "question": "two"}', *BROKEN[2:]]
    mended[5] = '{"id": "f", "question": "damage"}'
    source.write_text("\n".join(mended), encoding="utf-8")
    with pytest.raises(IndexDamagedError):
        ask_all(source, output, resume=True)
    assert output.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"in.jsonl", "out.jsonl"}


def test_an_error_with_an_id_belongs_to_the_line_with_that_id(tmp_path: Path) -> None:
    """The output of other questions is not mended into one of these."""
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(BROKEN[1], encoding="utf-8")
    ask_all(source, output)
    source.write_text('{"id": "x", "question": "one"}', encoding="utf-8")
    with pytest.raises(BatchError, match="line 1: not the answer to its question"):
        ask_all(source, output, resume=True)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b'{"id": "q2", "question": "number 2?", "answer": ""}\n', "line 1: not the answer"),
        (b'{"id": "q1", "question": "another?", "answer": ""}\n', "line 1: not the answer"),
        (b'{"id": 1, "line": 1, "error": ""}\n', "line 1: not the answer"),
        (b'{"id": null, "line": 2, "error": ""}\n', "line 1: not the answer"),
        (b'{"id": "q1", "line": 1, "error": ""}\n' * 2, "line 2: not the answer"),
        (b'{"id": "q1", "question": "number 1?"}\n', "line 1: not an answer object"),
        (b'{"id": "q1"\n{"id": "q2", "error": ""}\n', "line 1: not an answer object"),
        (b"Dear diary", "line 1: not an answer object"),
        (b"\0" * 100, "line 1: not an answer object"),
    ],
)
def test_resume_refuses_an_output_of_something_else(
    content: bytes, says: str, tmp_path: Path
) -> None:
    """A file that does not answer this input line by line is left as it is."""
    output = tmp_path / "out.jsonl"
    output.write_bytes(content)
    with pytest.raises(BatchError, match=says):
        ask_all(io.BytesIO(questions([1])), output, resume=True)
    assert output.read_bytes() == content


def test_resume_refuses_an_output_with_more_lines_than_the_input(tmp_path: Path) -> None:
    """Answers for which there is no question are not passed over."""
    output = tmp_path / "out.jsonl"
    ask_all(io.BytesIO(questions([1, 2])), output)
    with pytest.raises(BatchError, match="line 2: not the answer"):
        ask_all(io.BytesIO(questions([1])), output, resume=True)


def test_the_input_is_not_taken_for_an_output(tmp_path: Path) -> None:
    """Naming the questions as the output is refused, with --resume too."""
    source = tmp_path / "in.jsonl"
    source.write_bytes(questions([1]))
    for resume in (False, True):
        with pytest.raises(BatchError):
            ask_all(source, source, resume=resume)
    assert source.read_bytes() == questions([1])


def test_files_that_cannot_be_opened_are_named(tmp_path: Path) -> None:
    """A missing input, a folder as input or output: the message names it."""
    good = tmp_path / "in.jsonl"
    good.write_bytes(questions([1]))
    for source, output, named in (
        (tmp_path / "none.jsonl", tmp_path / "out.jsonl", "none.jsonl"),
        (tmp_path, tmp_path / "out.jsonl", str(tmp_path)),
        (good, tmp_path, str(tmp_path)),
        (good, tmp_path / "no" / "out.jsonl", "out.jsonl"),
    ):
        with pytest.raises(BatchError, match=f"cannot .*{named}"):
            ask_all(source, output)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_one_error_that_says_how_to_go_on() -> None:
    """What cannot be written is a BatchError with the reason and the remedy."""
    for resume in (False, True):
        with pytest.raises(BatchError, match=r"No space left on device.*--resume"):
            ask_all(io.BytesIO(questions([1])), Path("/dev/full"), resume=resume)


def test_two_processes_do_not_write_one_output(tmp_path: Path) -> None:
    """An output that is being written cannot be opened a second time."""
    pytest.importorskip("fcntl")
    output = tmp_path / "out.jsonl"
    with (
        open_batch(io.BytesIO(questions([1])), output) as batch,
        pytest.raises(BatchError, match="another process is writing"),
        open_batch(io.BytesIO(questions([1])), output, resume=True),
    ):
        batch.run(Echo())
    assert ask_all(io.BytesIO(questions([1])), output, resume=True).answered == 1
