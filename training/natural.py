"""Questions about paragraphs, in contrasting sets: `natural/` and `written/`, see README.md.

Half of them are answered by a sentence of their paragraph, in its words or in others; half are
nearly answered: a name, a role, a year or a verb is exchanged. The paragraphs of `natural/` are of
real texts and not part of this repository: those of the data sets are made from these, those of
public documents are read from `DIR/natural/*.jsonl`, and their questions are passed over where that
is absent. Those of `written/` are invented, and stand with their questions.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing_qa.answering.words.facts import facts
from briefing_qa.models.cross_encoder import Sentence
from briefing_qa.sentences import sentence_spans

FOLDER = Path(__file__).with_name("natural")
WRITTEN = Path(__file__).with_name("written")
KEPT_BACK = 10
"""Of the texts in `written/` one of so many is kept back: those whose number ends in a nought."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences of a real text.

    Attributes:
        title: of the text.
        text: cleaned.
        sentences: (start, end) in it.
    """

    title: str
    text: str
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with sentences to choose from, likeliest first, and whether each answers."""

    question: str
    kind: str
    choices: tuple[tuple[Sentence, bool], ...]


def untokenised(text: str) -> str:
    """A text of words and marks with spaces between them (Penn Treebank), as it was written."""
    for written, mark in (("-LRB-", "("), ("-RRB-", ")"), ("-LSB-", "["), ("-RSB-", "]")):
        text = text.replace(written, mark)
    text = re.sub(r"\s*''", '"', re.sub(r"``\s*", '"', text))
    text = re.sub(r"\s+([.,;:?!)\]%])", r"\1", text)
    text = re.sub(r"([(\[$£€])\s+", r"\1", text)
    text = re.sub(r"\s+('s|'re|'ve|'ll|'d|'m|n't)\b", r"\1", text)
    text = re.sub(r"(?<=\w) - (?=\w)", "-", text)
    text = re.sub(r"(?<=\w) ' (?=\w)", "' ", text)
    if re.search(r"\d\s*--\s*\d", text):
        text = re.sub(r"\s*--\s*", "–", text)
    return " ".join(text.replace(" -- ", " – ").split())


def paragraphs(data: Path, names: Set[str]) -> dict[str, Paragraph]:
    """Those with such names, of the data sets in `DIR/training` and the files in `DIR/natural`."""
    found: dict[str, Paragraph] = {}
    for name, title, text in _texts(data / "training"):
        if name in names and name not in found:
            found[name] = Paragraph(title, text, tuple(sentence_spans(text)))
    for path in sorted((data / "natural").glob("*.jsonl")):
        for row in _rows(path):
            spans = tuple((start, end) for start, end in row["sentences"])
            found[row["id"]] = Paragraph(row["title"], row["text"], spans)
    return found


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _texts(training: Path) -> Iterator[tuple[str, str, str]]:
    for row in _rows(training / "qed" / "qed-dev.jsonlines"):
        yield f"qed-{row['example_id']}", row["title_text"], untokenised(row["paragraph_text"])
    studies = json.loads((training / "pubmed_qa" / "ori_pqal.json").read_text(encoding="utf-8"))
    for name, study in studies.items():
        yield f"pub-{name}", "", " ".join([*study["CONTEXTS"], study["LONG_ANSWER"]])
    with gzip.open(training / "medquad" / "medquad_answered.jsonl.gz", "rt") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            yield f"med-{number}", row["focus"], " ".join(row["answer"].split())
    path = training / "covid_qa" / "200423_covidQA.json"
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        (whole,) = article["paragraphs"]
        lines = [" ".join(line.split()) for line in whole["context"].split("\n")]
        title = next(filter(None, lines), "")[:100]
        for number, line in enumerate(lines):
            yield f"cov-{whole['document_id']}-{number}", title, line


def natural(data: Path, *names: str) -> Iterator[Asked]:
    """The questions of `natural/NAME.jsonl`, each with the sentences of its paragraph and one more.

    The title stands before a sentence where it alone has the names that are asked for, as it does
    when the program reads (`close_reading.as_read`).

    Raises:
        ValueError: a sentence that answers is none of its paragraph; the question would be learned
            as one without an answer.
    """
    asked = {name: [*_rows(FOLDER / f"{name}.jsonl")] for name in names}
    known = paragraphs(data, {row["of"] for rows in asked.values() for row in rows})
    chance = random.Random(0)
    for every in asked.values():
        yield from _asked([row for row in every if row["of"] in known], known, chance)


def written(name: str, *, kept_back: bool) -> Iterator[Asked]:
    """The questions of `written/NAME.jsonl`, each with the sentences of its text and one more.

    Args:
        name: of a file.
        kept_back: give those of the texts that nothing learns from; else those of the others.

    Raises:
        ValueError: a question has the same sentence twice among its answers.
    """
    known, rows = {}, []
    for number, text in enumerate(_rows(WRITTEN / f"{name}.jsonl"), start=1):
        if (number % KEPT_BACK == 0) is kept_back:
            spans = _spans(text["sentences"])
            known[text["id"]] = Paragraph(text["title"], " ".join(text["sentences"]), spans)
            for row in text["questions"]:
                answers = [list(spans[place]) for place in row["answers"]]
                rows.append({**row, "of": text["id"], "answers": answers})
    yield from _asked(rows, known, random.Random(0))


def _spans(sentences: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where each begins and ends, with a space between them."""
    found, start = [], 0
    for sentence in sentences:
        found.append((start, start + len(sentence)))
        start += len(sentence) + 1
    return tuple(found)


def _asked(
    rows: Sequence[Mapping[str, Any]], known: Mapping[str, Paragraph], chance: random.Random
) -> Iterator[Asked]:
    """Questions, each with the sentences of its paragraph and one of another."""
    strangers = sorted({row["of"] for row in rows})
    for row in rows:
        choices = [*_own(known[row["of"]], row)]
        if sum(right for _, right in choices) != len(row["answers"]):
            raise ValueError(
                f"{row['of']}: an answer to {row['question']!r} is no sentence there, or stands"
                " twice: were sentences found in another way when it was written?"
            )
        other = known[chance.choice(strangers)]
        if other is not known[row["of"]]:
            start, end = chance.choice(other.sentences)
            choices.append((Sentence(other.text[start:end]), False))
        yield Asked(question=row["question"], kind=row["kind"], choices=tuple(choices))


def _own(paragraph: Paragraph, row: Mapping[str, Any]) -> Iterator[tuple[Sentence, bool]]:
    """The sentences of a question's paragraph; first those that share most words with it."""
    asked = facts(row["question"])
    words = {token.folded for token in asked.tokens}
    titled = {token.folded for token in facts(paragraph.title).tokens}
    answers = {tuple(span) for span in row["answers"]}
    found, before = [], ""
    for start, end in paragraph.sentences:
        text = paragraph.text[start:end]
        own = {token.folded for token in facts(text).tokens}
        missing = asked.names - own - {token.folded for token in facts(before).tokens}
        heading = f"{paragraph.title}. " if missing and missing <= titled else ""
        shared = len(words & own) / (3 + len(own)) ** 0.5
        found.append((shared, Sentence(text, f"{heading}{before}"), (start, end) in answers))
        before = text
    for _, sentence, answering in sorted(found, key=lambda one: -one[0]):
        yield sentence, answering
