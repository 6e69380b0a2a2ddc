"""Reports: the page, the TREC files, and a folder that is whole or not there."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import ir_measures
import pytest
from evaluation_samples import ALA, ALL, BORA, DEPTH, NEAR, RIGHT, TEXTS, answer, write_set

from briefing_qa.errors import ReportError
from briefing_qa.evaluation import (
    Evaluation,
    Threshold,
    evaluate,
    load_record,
    load_set,
    write_report,
)
from briefing_qa.evaluation.folders import FILES, write_folder

VOID = {"meta", "link", "input", "line", "rect", "polyline", "br"}


class Page(HTMLParser):
    """The tags of a page, and whether they are properly nested."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember a tag."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        if tag not in VOID:
            assert self.open.pop() == tag, tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Attributes of the tags of one name."""
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture
def result(tmp_path: Path) -> Evaluation:
    """Four questions with markup in them; two of them come out wrong."""
    trick = '</script><img src=x onerror=alert(1)> & "quotes" how deep?'
    bold = "<b>Anglers</b> & boats pay 3 coins."
    questions = [
        ALL[1],
        {**DEPTH, "id": "q 1 <i>", "question": trick,
         "evidence": [{"document_id": "lakes", "quote": bold}]},
        *ALL[2:],
    ]  # fmt: skip
    replies = {**RIGHT, trick: answer(bold), NEAR["question"]: answer(ALA)}
    asked = load_set(write_set(tmp_path / "sets" / "lakes.dev.jsonl", *questions))
    return evaluate(replies.__getitem__, asked, texts=TEXTS, resamples=20)


def page_of(folder: Path) -> str:
    """The page of a report."""
    return (folder / "report.html").read_text(encoding="utf-8")


def test_a_report_has_all_its_files(result: Evaluation, tmp_path: Path) -> None:
    """Page, JSON, and run and judgments of passages and sentences; nothing else stays behind."""
    folder = tmp_path / "new" / "report"
    write_report(folder, [result])
    assert {path.name for path in folder.iterdir()} == FILES
    assert [path.name for path in folder.parent.iterdir()] == ["report"]
    assert load_record(folder)["sets"][0]["name"] == "lakes.dev"


def test_text_is_escaped_everywhere(result: Evaluation, tmp_path: Path) -> None:
    """No markup of a question, a quote or an id is markup of the page."""
    write_report(tmp_path / "report", [result])
    text = page_of(tmp_path / "report")
    page = Page(text)
    assert page.open == []
    assert not page.all("img")
    assert not page.all("b")
    assert not page.all("i")
    assert text.count("<script>") == text.count("</script>") == 1
    assert "&lt;b&gt;Anglers&lt;/b&gt; &amp; boats" in text


def test_the_page_needs_nothing_from_elsewhere(result: Evaluation, tmp_path: Path) -> None:
    """No address, no import, no other file; and browsers are told to load nothing."""
    write_report(tmp_path / "report", [result])
    text = page_of(tmp_path / "report")
    assert not re.search(r"https?:|//[a-z]|@import|url\(", text)
    page = Page(text)
    for _, attributes in page.tags:
        for name in ("src", "href", "action", "srcset"):
            assert (attributes.get(name) or "#").startswith(("#", "data:,"))
    policy = next(a for a in page.all("meta") if a.get("http-equiv"))
    assert "default-src 'none'" in str(policy["content"])


def test_the_page_can_be_read_by_everyone(result: Evaluation, tmp_path: Path) -> None:
    """Language, one main heading, captions, scopes, labels, and words for the charts."""
    write_report(tmp_path / "report", [result])
    page = Page(page_of(tmp_path / "report"))
    assert page.all("html") == [{"lang": "en"}]
    assert len(page.all("h1")) == 1
    assert len(page.all("h2")) == 1
    assert len(page.all("caption")) == len(page.all("table")) > 0
    assert all(attributes.get("scope") for attributes in page.all("th"))
    assert len(page.all("label")) == len(page.all("select")) + len(page.all("input"))
    charts = page.all("svg")
    assert len(charts) == 3
    assert all(chart["role"] == "img" and chart["aria-label"] for chart in charts)
    assert any(a.get("name") == "viewport" for a in page.all("meta"))


def test_failures_come_first_and_all_questions_are_there(
    result: Evaluation, tmp_path: Path
) -> None:
    """Every question can be filtered by kind and outcome; what went wrong is at the top."""
    write_report(tmp_path / "report", [result])
    questions = [a for a in Page(page_of(tmp_path / "report")).all("details") if "data-kind" in a]
    assert [one["data-failed"] for one in questions] == ["failed", "failed", "", ""]
    assert [one["data-kind"] for one in questions] == ["direct", "near", "compare", "off_topic"]
    assert questions[1]["data-outcome"] == "not refused"
    with_texts = page_of(tmp_path / "report")
    for words in ("Lake Ala is 120 metres deep. [1]", "holds a gold quote", "The documents do not"):
        assert words in with_texts


def test_thresholds_and_changes_are_on_the_page(result: Evaluation, tmp_path: Path) -> None:
    """What falls short is said there, and with an earlier report what changed."""
    write_report(tmp_path / "report", [result])
    limits = {"lakes.dev": (Threshold(measure="nearly_refused", limit="least", value=0.5),)}
    before = load_record(tmp_path / "report")
    write_report(tmp_path / "report", [result], thresholds=limits, before=before)
    text = page_of(tmp_path / "report")
    assert "nearly_refused (nearly answerable: refused): 0.0%, must be at least 50.0%" in text
    assert "What changed" in text
    assert load_record(tmp_path / "report")["comparison"]["changes"] == []


def test_trec_files_give_the_same_measures(result: Evaluation, tmp_path: Path) -> None:
    """ir-measures reads run and judgments back, and finds what the report says."""
    write_report(tmp_path / "report", [result])
    for prefix, of in (("", "passages"), ("sentences-", "sentences")):
        qrels = list(ir_measures.read_trec_qrels(str(tmp_path / "report" / f"{prefix}qrels.txt")))
        run = list(ir_measures.read_trec_run(str(tmp_path / "report" / f"{prefix}run.txt")))
        assert {qrel.query_id for qrel in qrels} == {"q-both", "q%201%20%3Ci%3E"}
        found = ir_measures.calc_aggregate([ir_measures.RR, ir_measures.nDCG @ 10], qrels, run)
        assert found[ir_measures.RR] == pytest.approx(result.measures[f"{of}_mrr"].value)
        assert found[ir_measures.nDCG @ 10] == pytest.approx(result.measures[f"{of}_ndcg@10"].value)


def test_an_earlier_report_is_replaced(result: Evaluation, tmp_path: Path) -> None:
    """The folder then has the new report only."""
    for _ in range(2):
        write_report(tmp_path / "report", [result])
    assert {path.name for path in (tmp_path / "report").iterdir()} == FILES
    assert {path.name for path in tmp_path.iterdir()} == {"report", "sets"}


def prepared(folder: Path, what: str) -> Path:
    """A place where no report may be written."""
    if what == "a file":
        folder.write_text("mine", encoding="utf-8")
    elif what == "other files":
        folder.mkdir()
        (folder / "thesis.txt").write_text("mine", encoding="utf-8")
    elif what == "another report.json":
        folder.mkdir()
        (folder / "report.json").write_text("{}", encoding="utf-8")
    else:
        folder.mkdir()
        (folder / "run.txt").write_text("mine", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "what", ["a file", "other files", "another report.json", "a run without a report"]
)
def test_what_is_no_report_is_never_replaced(what: str, result: Evaluation, tmp_path: Path) -> None:
    """A file or a folder with other things is left as it is, and the message names it."""
    place = prepared(tmp_path / "here", what)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(ReportError):
        write_report(place, [result])
    assert before == {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}


def test_the_folder_one_is_in_is_not_replaced(
    result: Evaluation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report in the current folder would pull it away from under the shell."""
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    with pytest.raises(ReportError, match="the folder you are in"):
        write_report(".", [result])


def test_a_report_that_cannot_be_written_leaves_nothing(result: Evaluation, tmp_path: Path) -> None:
    """Where a folder above is a file, the message says so, and nothing is begun."""
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(ReportError, match="cannot write a report"):
        write_report(tmp_path / "file" / "report", [result])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "sets"]


def test_replies_of_any_system_make_a_page(tmp_path: Path) -> None:
    """The least an answer object can have is enough; an error is shown with its reason."""
    least: dict[str, Any] = {"answer": "120 metres", "abstained": False, "confidence": 1}
    asked = load_set(write_set(tmp_path / "lakes.jsonl", *ALL))

    def ask(question: str) -> dict[str, Any]:
        if question == NEAR["question"]:
            raise TimeoutError("<too slow>")
        return least

    write_report(tmp_path / "report", [evaluate(ask, asked, texts=TEXTS, resamples=10)])
    assert "TimeoutError: &lt;too slow&gt;" in page_of(tmp_path / "report")


def test_a_report_of_another_version_is_replaced(result: Evaluation, tmp_path: Path) -> None:
    """An older report cannot be compared with, but stands in nobody's way."""
    write_report(tmp_path / "report", [result])
    path = tmp_path / "report" / "report.json"
    path.write_text('{"format": "briefing-qa evaluation", "version": 0}', encoding="utf-8")
    write_report(tmp_path / "report", [result])
    assert load_record(path)["version"] == 1


def test_a_write_that_fails_leaves_the_earlier_report(result: Evaluation, tmp_path: Path) -> None:
    """Where a file cannot be written, the old report stands whole and nothing is left beside."""
    folder = tmp_path / "report"
    write_report(folder, [result])
    before = {path: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(ReportError, match="cannot write a report"):
        write_folder(folder, {"report.json": b"{}", "no/such/folder.txt": b"x"})
    assert before == {path: path.read_bytes() for path in folder.iterdir()}
    assert {path.name for path in tmp_path.iterdir()} == {"report", "sets"}


def test_a_quote_with_several_places_is_reached_at_any_and_counted_once(tmp_path: Path) -> None:
    """The report names the place that was cited, and where else the quote stands."""
    repeated = [
        {
            **DEPTH,
            "id": f"q{number}",
            "answer": [[said]],
            "question": question,
            "evidence": [{"document_id": "lakes", "quote": "metres deep"}],
        }
        for number, (question, said) in enumerate(
            [("How deep is Ala?", "120"), ("How deep is Bora?", "45"), ("Who counts?", "Nobody")]
        )
    ]
    replies = {
        "How deep is Ala?": answer(ALA),
        "How deep is Bora?": answer(BORA, evidence=(BORA, ALA)),
        "Who counts?": answer("Nobody counts the others."),
    }
    loaded = load_set(write_set(tmp_path / "a.jsonl", *repeated))
    result = evaluate(replies.__getitem__, loaded, texts=TEXTS)
    assert [one.verdict for one in result.outcomes] == ["right", "right", "wrong citation"]
    assert result.measures["citation_recall"].value == pytest.approx(2 / 3)
    assert result.measures["passages_ndcg@10"].value == pytest.approx(2 / 3)
    write_report(tmp_path / "report", [result])
    text = TEXTS["lakes"]
    first = text.index("metres deep")
    second = text.index("metres deep", first + 1)
    record = load_record(tmp_path / "report")
    golds = [question["gold"] for question in record["sets"][0]["questions"]]
    assert [len(gold) for gold in golds] == [1, 1, 1]
    assert [gold["start"] for (gold,) in golds] == [first, second, first]
    assert [[one["start"] for one in gold["also_at"]] for (gold,) in golds] == [
        [second], [first], [second]
    ]  # fmt: skip
    page = (tmp_path / "report" / "report.html").read_text(encoding="utf-8")
    assert page.count("and 1 other place,") == 3
    assert page.count("holds a gold quote") == 3
    qrels = (tmp_path / "report" / "qrels.txt").read_text(encoding="utf-8").splitlines()
    assert len(qrels) == 3
