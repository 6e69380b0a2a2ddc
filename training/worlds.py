"""Training material as worlds: documents that are indexed together, and questions about them.

A question's gold is the characters that answer it; an unanswerable one has none. Near misses are
made from answerable questions: a year, number, country, group or name is exchanged for another.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefing_qa.answering.words.facts import facts
from briefing_qa.documents import Corpus
from briefing_qa.types import Document, Section

Span = tuple[str, int, int]
"""Document id, start, end."""

MADE = ("year", "number", "country", "group", "name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One question.

    Attributes:
        text: as it is asked.
        gold: the spans that answer it; empty when nothing does.
        inside: document ids to look into, or None for all.
        without: document ids to look away from: the question has lost its answer.
        kind: where the example comes from, for the report.
        origin: examples of one origin share a fact and stay on one side of any split.
    """

    text: str
    gold: tuple[Span, ...]
    inside: tuple[str, ...] | None = None
    without: tuple[str, ...] = ()
    kind: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Documents and the questions about them."""

    name: str
    documents: tuple[Document, ...]
    examples: tuple[Example, ...]


def _plain(document_id: str, title: str, text: str) -> Document:
    section = Section(headings=(), start=0, body_start=0, end=len(text))
    return Document(id=document_id, title=title, text=text, sections=(section,))


def qed(folder: Path) -> World:
    """Natural questions with the sentence that answers (QED, Wikipedia paragraphs)."""
    documents, examples = {}, []
    path = folder / "qed" / "qed-dev.jsonlines"
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        selected = row["annotation"].get("selected_sentence")
        if not selected:
            continue
        document_id = f"qed-{row['example_id']}"
        documents[document_id] = _plain(document_id, row["title_text"], row["paragraph_text"])
        gold = (document_id, selected["start"], selected["end"])
        examples.append(
            Example(text=row["question_text"], gold=(gold,), kind="qed", origin=document_id)
        )
    return World(name="qed", documents=tuple(documents.values()), examples=tuple(examples))


def covid_qa(folder: Path, articles: int, seed: int) -> World:
    """Questions by experts about long articles (COVID-QA); each is asked of its article."""
    data = json.loads((folder / "covid_qa" / "200423_covidQA.json").read_text(encoding="utf-8"))
    chosen = random.Random(seed).sample(data["data"], articles)
    documents, examples = [], []
    for number, article in enumerate(chosen):
        (paragraph,) = article["paragraphs"]
        document_id, text = f"covid-{number}", paragraph["context"]
        documents.append(_plain(document_id, text.split("\n")[0], text))
        for row in paragraph["qas"]:
            gold = tuple(
                (document_id, a["answer_start"], a["answer_start"] + len(a["text"]))
                for a in row["answers"]
                if len(a["text"]) < 600
            )
            if gold:
                examples.append(
                    Example(
                        text=row["question"],
                        gold=gold,
                        inside=(document_id,),
                        kind="covid_qa",
                        origin=document_id,
                    )
                )
    return World(name="covid_qa", documents=tuple(documents), examples=tuple(examples))


def policy_qa(folder: Path, questions: int, seed: int) -> World:
    """Generic questions about website policies (PolicyQA); each is asked of its website."""
    data = json.loads((folder / "policy_qa" / "dev.json").read_text(encoding="utf-8"))
    documents = []
    gold: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for number, site in enumerate(data["data"]):
        document_id, text = f"policy-{number}", ""
        for paragraph in site["paragraphs"]:
            offset = len(text)
            text += paragraph["context"] + "\n\n"
            for row in paragraph["qas"]:
                gold[document_id, row["question"]] += [
                    (
                        document_id,
                        offset + a["answer_start"],
                        offset + a["answer_start"] + len(a["text"]),
                    )
                    for a in row["answers"]
                ]
        documents.append(_plain(document_id, site["title"], text))
    examples = [
        Example(text=text, gold=tuple(spans), inside=(site,), kind="policy_qa", origin=site)
        for (site, text), spans in gold.items()
    ]
    kept = random.Random(seed).sample(examples, min(questions, len(examples)))
    return World(name="policy_qa", documents=tuple(documents), examples=tuple(kept))


def question_set(name: str, documents: Sequence[Document], *paths: Path) -> World:
    """Question sets of `eval/` over their documents. Only `dev`: `test` is not for fitting."""
    for path in paths:
        if ".test." in path.name:
            raise ValueError(f"{path} is for the final measurement, not for fitting")
    rows = (row for path in paths for row in _rows(path))
    return World(name=name, documents=tuple(documents), examples=_examples(rows, documents))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _examples(rows: Iterable[dict[str, Any]], documents: Sequence[Document]) -> tuple[Example, ...]:
    by_id = {document.id: document for document in documents}
    examples = []
    for row in rows:
        gold = []
        for evidence in row.get("evidence", ()):
            quote, text = evidence["quote"], by_id[evidence["document_id"]].text
            start = text.index(quote)
            gold.append((evidence["document_id"], start, start + len(quote)))
        kind = row["kind"]
        examples.append(
            Example(text=row["question"], gold=tuple(gold), kind=kind, origin=row.get("fact", ""))
        )
    return tuple(examples)


def shelf(folder: Path, *, reworded: bool = False) -> World:
    """Invented reports with question sets of their own; each question is asked of its report.

    Where the reports are pairs, NAME-a and NAME-b, it is asked of both. If `reworded`, the
    questions are not those of the sets but others for the same details, of `reworded/`.
    """
    corpus = Corpus(folder)
    read = (corpus.read(file.path) for file in corpus.scan().files)
    documents = {document.id: document for document in read}
    together: dict[str, list[str]] = defaultdict(list)
    for report in documents:
        together[re.sub("-[ab]$", "", report)].append(report)
    others: dict[str, list[str]] = defaultdict(list)
    if reworded:
        for row in _rows(folder.with_name("reworded") / f"{folder.name}.jsonl"):
            others[row["of"]].append(row["question"])
    examples = []
    for inside in together.values():
        for report in inside:
            rows: Iterable[dict[str, Any]] = _rows(folder / f"{report}.jsonl")
            if reworded:
                rows = [{**row, "question": text} for row in rows for text in others[row["id"]]]
            examples += [
                replace(e, inside=tuple(inside), origin=f"{report}/{e.origin}")
                for e in _examples(rows, [documents[report]])
            ]
    return World(name="shelf", documents=tuple(documents.values()), examples=tuple(examples))


def asked_by_others(folder: Path, questions: str, *further: Path) -> World:
    """Documents that stand together, and what others asked of them, but no follow-ups.

    Args:
        folder: with `documents/`.
        questions: pattern of the files of questions in it.
        further: files of documents that stand beside its own.
    """
    corpus = Corpus(folder / "documents")
    documents = [corpus.read(file.path) for file in corpus.scan().files]
    documents += [Corpus(path.parent).read(path.name) for path in further]
    rows = (row for path in sorted(folder.glob(questions)) for row in _rows(path))
    examples = _examples((row for row in rows if not row.get("before")), documents)
    return World(name=f"asked-{folder.name}", documents=tuple(documents), examples=examples)


def strangers(others: Sequence[World], count: int, seed: int) -> Iterator[Example]:
    """Questions of other worlds, and everyday questions, to be asked of this one: off topic."""
    chance = random.Random(seed)
    texts = sorted({e.text for other in others for e in other.examples if e.gold})
    for text in chance.sample(texts, min(count, len(texts))):
        yield Example(text=text, gold=(), kind="stranger", origin=text)
    everyday = Path(__file__).with_name("off_topic.txt").read_text(encoding="utf-8")
    for text in everyday.splitlines():
        yield Example(text=text, gold=(), kind="everyday", origin=text)


def strange(world: World, lent: Sequence[World], seed: int) -> Iterator[Example]:
    """Questions that no report of a shelf answers, most of them asked of one report at a time."""
    yield from visitors(world, 20, seed)
    chance = random.Random(seed)
    reports = [document.id for document in world.documents]
    for example in strangers(lent, 250, seed):
        yield example
        for report in chance.sample(reports, 3 if example.kind == "everyday" else 1):
            yield replace(example, inside=(report,))


def visitors(world: World, each: int, seed: int) -> Iterator[Example]:
    """Questions about a neighbour that name what a report does not: asked of it, they are near."""
    chance = random.Random(seed)
    asked = [example for example in world.examples if example.gold]
    for document in world.documents:
        words = {token.folded for token in facts(document.text).tokens}
        strange = [
            example
            for example in asked
            if document.id not in (example.inside or ()) and facts(example.text).names - words
        ]
        for example in chance.sample(strange, min(each, len(strange))):
            origin = f"{document.id}/{example.text}"
            yield replace(example, gold=(), inside=(document.id,), kind="visitor", origin=origin)


_SWAPS = (
    ("women", "men"), ("woman", "man"), ("girls", "boys"), ("girl", "boy"), ("female", "male"),
    ("mother", "father"), ("children", "adults"), ("child", "adult"), ("rural", "urban"),
    ("mujeres", "hombres"), ("niñas", "niños"), ("she", "he"), ("wife", "husband"),
    ("daughter", "son"), ("largest", "smallest"), ("highest", "lowest"), ("first", "third"),
    ("last", "second"), ("most", "least"), ("before", "after"), ("increase", "decrease"),
    ("north", "south"), ("east", "west"), ("minimum", "maximum"), ("human", "animal"),
)  # fmt: skip


def near_misses(world: World, seed: int) -> Iterator[Example]:
    """Answerable questions with one detail exchanged, so that the answer is not theirs any more."""
    chance = random.Random(seed)
    names = sorted({n for e in world.examples for n in _names(e.text)})
    content = sorted({w for e in world.examples for w in _long_words(e.text)})
    for example in world.examples:
        if not example.gold:
            continue
        changed = [
            text
            for text in (
                _another_number(example.text, chance),
                _another_group(example.text),
                _another_word(example.text, _names(example.text), names, chance),
                _another_word(example.text, _long_words(example.text), content, chance),
            )
            if text
        ]
        if changed:
            yield replace(example, text=chance.choice(changed), gold=(), kind="near_made")


def _another_number(text: str, chance: random.Random) -> str | None:
    numbers = list(re.finditer(r"\d+", text))
    if not numbers:
        return None
    match = chance.choice(numbers)
    value = int(match.group())
    shift = chance.choice([-7, -4, -3, -2, 2, 3, 4, 5, 9])
    return text[: match.start()] + str(max(1, value + shift)) + text[match.end() :]


def _another_group(text: str) -> str | None:
    for one, other in _SWAPS:
        for old, new in ((one, other), (other, one)):
            swapped = re.sub(rf"\b{old}\b", new, text, flags=re.IGNORECASE)
            if swapped != text:
                return swapped
    return None


def _names(text: str) -> list[str]:
    found = facts(text)
    return [
        text[t.start : t.end] for t in found.tokens if t.folded in found.names | found.countries
    ]


def _long_words(text: str) -> list[str]:
    return re.findall(r"\b[a-z]{6,}\b", text)


def _another_word(
    text: str, own: Sequence[str], pool: Sequence[str], chance: random.Random
) -> str | None:
    if not own or not pool:
        return None
    old, new = chance.choice(list(own)), chance.choice(list(pool))
    return None if new.lower() in text.lower() else text.replace(old, new, 1)
