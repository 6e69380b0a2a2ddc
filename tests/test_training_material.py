"""The questions of the final measurement are used for nothing else, and every set is sound."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing_qa.documents import Corpus

ROOT = Path(__file__).parents[1]
CONVERSATIONS = ".conversations."
SETS = [p for p in sorted((ROOT / "eval").glob("*.jsonl")) if CONVERSATIONS not in p.name]
FINAL = [path for path in SETS if path.name.endswith(".test.jsonl")]
DOCUMENTS = sorted({path.name.split(".")[0] for path in SETS})

ANSWERABLE = {
    "direct", "paraphrase", "several", "list", "compare", "definition", "reason", "who", "where",
    "when", "keywords", "typo", "spanish",
}  # fmt: skip
NOT_ANSWERABLE = {"near", "false_premise", "missing", "off_topic"}
REQUIRED = {
    "id": str, "question": str, "answerable": bool, "kind": str, "answer": list, "evidence": list,
    "require_all_evidence": bool, "fact": str,
}  # fmt: skip
CHANGED = {
    "group", "sex", "age", "year", "place", "organisation", "measure", "count_vs_share",
    "cause_vs_fact",
}  # fmt: skip


def questions_of(path: Path) -> list[dict[str, Any]]:
    """The objects of a question set."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def folded(text: str) -> str:
    """Lower case, white space and escapes made one."""
    return " ".join(text.replace("\\n", " ").replace("\\u201c", "“").lower().split())


def materials() -> Iterator[tuple[Path, str]]:
    """All text files of the program, its training and its tests; not this one, nothing built."""
    for folder in ("src", "training", "tests", "benchmarks"):
        for path in sorted((ROOT / folder).rglob("*")):
            built = any(part == "__pycache__" or part.endswith(".egg-info") for part in path.parts)
            if path.is_file() and path != Path(__file__) and not built:
                try:
                    yield path, path.read_text(encoding="utf-8")
                except UnicodeDecodeError:
                    continue


def test_there_is_a_set_for_development_and_one_for_the_end() -> None:
    """Every document has both, and none is empty."""
    assert DOCUMENTS
    assert {path.name for path in SETS} == {
        f"{name}.{part}.jsonl" for name in DOCUMENTS for part in ("dev", "test")
    }
    large = ("peru-briefing", "reports")
    assert all(
        len(questions_of(path)) > (100 if path.name.split(".")[0] in large else 14) for path in SETS
    )


def test_no_program_names_the_questions_of_the_final_measurement() -> None:
    """Neither the product nor its training nor a test opens a test set by its name."""
    named = [str(path) for path, text in materials() if re.search(r"\btest\.jsonl", text)]
    assert named == []


def test_no_question_of_the_final_measurement_stands_in_a_program() -> None:
    """No test question is written down anywhere in the code, in training data or in a test.

    A question that is a heading of the briefing is the briefing's own words, and may be there.
    """
    briefing = folded((ROOT / "corpus" / "peru-briefing.md").read_text(encoding="utf-8"))
    asked = {folded(q["question"]): q["id"] for path in FINAL for q in questions_of(path)}
    asked = {question: name for question, name in asked.items() if question not in briefing}
    assert len(asked) > 300
    found = [
        f"{asked[question]} in {path}"
        for path, text in materials()
        for content in [folded(text)]
        for question in asked
        if question in content and re.search(rf"(?<!\w){re.escape(question)}(?!\w)", content)
    ]
    assert found == []


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.name)
def test_every_line_has_the_format(path: Path) -> None:
    """Keys, types, kinds, and answers exactly where the question is answerable."""
    for question in questions_of(path):
        where = question.get("id")
        assert REQUIRED.keys() <= question.keys() <= REQUIRED.keys() | {"changed", "language"}, (
            where
        )
        assert all(isinstance(question[key], kind) for key, kind in REQUIRED.items()), where
        assert question["question"].strip(), where
        assert question["kind"] in (ANSWERABLE if question["answerable"] else NOT_ANSWERABLE), where
        assert bool(question["answer"]) is bool(question["evidence"]) is question["answerable"], (
            where
        )
        assert all(group and all(group) for group in question["answer"]), where
        assert question.get("language", "en") in ("en", "es"), where
        assert ("changed" in question) <= (question["kind"] == "near"), where
        assert question.get("changed", "year") in CHANGED, where
        for evidence in question["evidence"]:
            assert evidence.keys() == {"document_id", "quote"}, where
            assert all(isinstance(v, str) and v.strip() for v in evidence.values()), where


def test_ids_are_unique_over_all_sets() -> None:
    """An id names one question."""
    ids = [question["id"] for path in SETS for question in questions_of(path)]
    assert len(set(ids)) == len(ids)


def test_no_question_is_asked_in_two_sets() -> None:
    """The words of a question stand in one set only."""
    sets = [{folded(q["question"]) for q in questions_of(path)} for path in SETS]
    for number, one in enumerate(sets):
        for other in sets[number + 1 :]:
            assert not one & other


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_fact_is_asked_about_on_both_sides(document: str) -> None:
    """What was developed on is not measured on: facts, joined ones too, are on one side."""
    dev, test = (
        {
            fact.strip()
            for question in questions_of(ROOT / "eval" / f"{document}.{part}.jsonl")
            for fact in question["fact"].split("+")
        }
        for part in ("dev", "test")
    )
    assert dev
    assert test
    assert not dev & test


@pytest.mark.parametrize("part", ["dev", "test"])
def test_quotes_stand_in_the_briefing_exactly_once(part: str) -> None:
    """Every quote of the briefing's sets is found in its text, at one place."""
    text = Corpus(ROOT / "corpus").read("peru-briefing.md").text
    wrong = [
        (question["id"], evidence["quote"])
        for question in questions_of(ROOT / "eval" / f"peru-briefing.{part}.jsonl")
        for evidence in question["evidence"]
        if evidence["document_id"] != "peru-briefing" or text.count(evidence["quote"]) != 1
    ]
    assert wrong == []


@pytest.mark.parametrize("part", ["dev", "test"])
def test_answers_stand_in_the_briefing(part: str) -> None:
    """Every group of an answer has an alternative that the briefing says in these words."""
    text = " ".join(Corpus(ROOT / "corpus").read("peru-briefing.md").text.lower().split())
    wrong = [
        question["id"]
        for question in questions_of(ROOT / "eval" / f"peru-briefing.{part}.jsonl")
        for group in question["answer"]
        if not any(" ".join(alternative.lower().split()) in text for alternative in group)
    ]
    assert wrong == []


def test_no_quote_is_evidence_on_both_sides() -> None:
    """A sentence that answers a question of development answers none of the final ones."""
    for document in DOCUMENTS:
        dev, test = (
            {
                (evidence["document_id"], evidence["quote"])
                for question in questions_of(ROOT / "eval" / f"{document}.{part}.jsonl")
                for evidence in question["evidence"]
            }
            for part in ("dev", "test")
        )
        assert not dev & test


SHELVES = sorted(
    path for path in (ROOT / "training").glob("*shelf/*.jsonl") if path.with_suffix(".md").exists()
)


def test_every_shelf_has_reports() -> None:
    """Those to learn from, and those to measure with."""
    held = {path.parent.name: 0 for path in SHELVES}
    for path in SHELVES:
        held[path.parent.name] += len(questions_of(path))
    numbered = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
    learned = {"shelf", *(f"{name}_shelf" for name in numbered)}
    measured = {"held_out_shelf", "validation_shelf", "blind_shelf"}
    assert held.keys() == learned | measured
    assert min(held[name] for name in learned) > 2_000
    assert min(held[name] for name in measured) > 400


def test_reports_that_are_asked_together_are_pairs() -> None:
    """`worlds.shelf` knows them by their names, NAME-a and NAME-b; none has lost its other."""
    paired = {"seventh_shelf", "eighth_shelf"}
    names = {(path.parent.name, path.stem) for path in SHELVES if path.stem.endswith(("-a", "-b"))}
    assert {shelf for shelf, _ in names} == paired
    assert names == {
        (path.parent.name, path.stem) for path in SHELVES if path.parent.name in paired
    }
    assert {(shelf, name[:-1] + other) for shelf, name in names for other in "ab"} == names


@pytest.mark.parametrize("path", SHELVES, ids=lambda path: path.stem)
def test_the_questions_of_a_report_are_sound(path: Path) -> None:
    """Ids once, quotes once in their report, none where nothing answers, invented and said so."""
    report = path.with_suffix(".md").read_text(encoding="utf-8")
    assert "note: Invented" in report
    questions = questions_of(path)
    assert len({q["id"] for q in questions}) == len(questions)
    for question in questions:
        assert question["answerable"] is bool(question["evidence"]), question["id"]
        for evidence in question["evidence"]:
            assert evidence["document_id"] == path.stem
            assert report.count(evidence["quote"]) == 1, question["id"]


REWORDED = sorted((ROOT / "training" / "reworded").glob("*.jsonl"))


def test_each_shelf_but_the_first_is_reworded() -> None:
    """The first is left to the trees; what is measured with stays as it is."""
    learned = {path.parent.name for path in SHELVES} - {
        "shelf", "held_out_shelf", "validation_shelf", "blind_shelf",
    }  # fmt: skip
    assert {path.stem for path in REWORDED} == learned


@pytest.mark.parametrize("path", REWORDED, ids=lambda path: path.stem)
def test_what_is_reworded_stands_in_the_shelf(path: Path) -> None:
    """Every line is a question of its own, for the same as one of the shelf, answered or not."""
    known = {
        question["id"]: question
        for report in path.parents[1].joinpath(path.stem).glob("*.jsonl")
        for question in questions_of(report)
    }
    lines = questions_of(path)
    for line in lines:
        assert line.keys() == {"of", "language", "question"}
        assert line["language"] in ("en", "es")
        assert line["of"] in known
    answered = sum(known[line["of"]]["answerable"] for line in lines)
    assert answered > 2_000
    assert len(lines) - answered > 500
    reworded = {folded(line["question"]) for line in lines}
    assert len(reworded) == len(lines)
    assert not reworded & {folded(question["question"]) for question in known.values()}


ANSWERED = {"plain", "para", "twist", "fresh"}
NEARLY_ANSWERED = {"trap", "outside", "premise", "negation", "reason"}
REAL = sorted((ROOT / "training" / "natural").glob("*.jsonl"))


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_questions_to_real_paragraphs_are_sound(path: Path) -> None:
    """Near misses have no answer and all else has one; some half are near; none is asked twice."""
    rows = questions_of(path)
    for row in rows:
        assert row.keys() == {"of", "question", "answers", "kind"}, row
        assert row["kind"] in ANSWERED | NEARLY_ANSWERED, row
        assert bool(row["answers"]) is (row["kind"] in ANSWERED), row
        assert all(0 <= start < end for start, end in row["answers"]), row
    assert len({(row["of"], folded(row["question"])) for row in rows}) == len(rows)
    assert 0.44 < sum(not row["answers"] for row in rows) / len(rows) < 0.6


def test_nothing_is_learned_from_the_paragraphs_that_are_kept_back() -> None:
    """They measure what was learned from the others."""
    learned = {row["of"] for path in REAL if path.stem != "kept-back" for row in questions_of(path)}
    kept = {row["of"] for row in questions_of(ROOT / "training" / "natural" / "kept-back.jsonl")}
    assert len(kept) > 50
    assert not kept & learned


@pytest.fixture
def natural(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module that reads them."""
    monkeypatch.syspath_prepend(str(ROOT / "training"))
    return importlib.import_module("natural")


@pytest.mark.parametrize(
    ("tokens", "written"),
    [
        ("It did n't cost $ 5 , she said .", "It didn't cost $5, she said."),
        ("`` Elevation '' -LRB- 2001 -RRB- .", '"Elevation" (2001).'),
        ("in 2002 -- 2004 and thirty - two", "in 2002–2004 and thirty-two"),
    ],
)
def test_a_tokenised_text_is_read_as_it_was_written(
    natural: Any, tokens: str, written: str
) -> None:
    """Without the spaces around marks, with quotes and brackets of their own."""
    assert natural.untokenised(tokens) == written


def test_a_sentence_is_read_below_the_title_that_alone_has_the_name(natural: Any) -> None:
    """As the program reads; what shares most words comes first."""
    text = "The council met in May. It counted 40 libraries."
    paragraph = natural.Paragraph("Libraries of Lindoria, 2020", text, ((0, 23), (24, 48)))
    question = "How many libraries were counted in Lindoria?"
    found = [*natural._own(paragraph, {"question": question, "answers": [[24, 48]]})]
    assert [(sentence.text, answers) for sentence, answers in found] == [
        ("It counted 40 libraries.", True),
        ("The council met in May.", False),
    ]
    assert found[0][0].context == "Libraries of Lindoria, 2020. The council met in May."
