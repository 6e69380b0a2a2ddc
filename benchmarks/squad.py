"""How data sets in the form of SQuAD are answered: `python benchmarks/squad.py FILE.json ...`.

    python benchmarks/squad.py dev-v2.0.json --paragraphs 120
    python benchmarks/squad.py xquad.es.json --ask xquad.en.json

Such a file (SQuAD 1.1 and 2.0, XQuAD, MLQA) has articles of paragraphs, each with questions and the
characters that answer them. Here all articles of all files stand in one corpus, a document each, so
that a question has to find its paragraph first; then it is measured as any set is
(docs/evaluation.md). Right is the sentence that holds an answer, with the answer's words. Questions
that are marked as impossible must be refused: these were written to be nearly answerable. Nothing
is downloaded: give files that you have.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from briefing_qa import BriefingQA
from briefing_qa.evaluation import GoldQuote, KnownQuestion, evaluate
from briefing_qa.sentences import sentence_spans

MEASURES = (
    ("right", "right"),
    ("refused_answerable", "refused"),
    ("nearly_refused", "impossible refused"),
    ("passages_success@1", "passage first"),
    ("passages_success@5", "among five"),
    ("sentences_success@1", "sentence first"),
    ("auroc", "AUROC"),
    ("ece", "ECE"),
    ("p50_ms", "p50, ms"),
)


def articles(path: Path) -> list[dict[str, Any]]:
    """The articles of a file, each with a title and paragraphs; ends where it has none."""
    try:
        found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["data"]
        if any(one["title"] and one["paragraphs"] for one in found):
            return found
    except (OSError, ValueError, KeyError, TypeError) as error:
        sys.exit(
            f"{path}: not in the form of SQuAD ({error}): give a file with data, title, paragraphs"
        )
    sys.exit(f"{path}: no article has paragraphs: give another file")


def chosen(found: Sequence[dict[str, Any]], most: int | None) -> list[dict[str, Any]]:
    """The articles with that many paragraphs in all, as evenly from all articles as can be."""
    each = [len(one["paragraphs"]) for one in found]
    if most is None or sum(each) <= most:
        return list(found)
    taken = 0
    limit = next(n for n in range(1, max(each) + 1) if sum(min(n, x) for x in each) >= most)
    kept = []
    for one in found:
        paragraphs = one["paragraphs"][: min(limit, most - taken)]
        taken += len(paragraphs)
        if paragraphs:
            kept.append({**one, "paragraphs": paragraphs})
    return kept


def clean(text: str) -> str:
    """A paragraph as one line, as a document has it: composed characters."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def document_id(title: str, number: int) -> str:
    """A file name for an article: its title in plain letters, and its place."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return f"{number:03d}-{re.sub(r'[^a-z0-9]+', '-', plain).strip('-') or 'article'}"


def write_corpus(found: Sequence[dict[str, Any]], folder: Path) -> None:
    """Each article as a text file: its title, then its paragraphs."""
    for number, article in enumerate(found):
        title = clean(article["title"].replace("_", " "))
        paragraphs = [clean(one["context"]) for one in article["paragraphs"]]
        path = folder / f"{document_id(article['title'], number)}.txt"
        path.write_text("\n\n".join([title, *paragraphs]) + "\n", encoding="utf-8")


def questions(found: Sequence[dict[str, Any]], asked: Mapping[str, str]) -> Iterator[KnownQuestion]:
    """Every question with what is known of it; `asked` has other words for some, by id."""
    for number, article in enumerate(found):
        name = document_id(article["title"], number)
        for paragraph in article["paragraphs"]:
            for one in paragraph["qas"]:
                answers = [] if one.get("is_impossible") else one["answers"]
                text = clean(asked.get(one["id"], one["question"]))
                words = tuple(dict.fromkeys(clean(answer["text"]) for answer in answers))
                quotes = {sentence_of(paragraph["context"], answer): None for answer in answers}
                yield KnownQuestion(
                    id=one["id"],
                    text=text,
                    answerable=bool(answers),
                    kind="answerable" if answers else "impossible",
                    answer=(words,) if words else (),
                    evidence=tuple(GoldQuote(document_id=name, quote=quote) for quote in quotes),
                )


def sentence_of(context: str, answer: Mapping[str, Any]) -> str:
    """The sentence of a paragraph in which an answer begins."""
    start = answer["answer_start"]
    spans = [span for span in sentence_spans(context) if span[0] <= start < span[1]]
    first, last = spans[0] if spans else (start, start + len(answer["text"]))
    return clean(context[first:last])


def others(path: Path | None) -> dict[str, str]:
    """The questions of another file by their ids: the same in another language."""
    return {
        one["id"]: one["question"]
        for article in ([] if path is None else articles(path))
        for paragraph in article["paragraphs"]
        for one in paragraph["qas"]
    }


def main() -> None:
    """Index, ask and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.json")
    parser.add_argument("--ask", type=Path, help="the same questions in another language")
    parser.add_argument("--paragraphs", type=int, help="of all files together, at most")
    parser.add_argument("--wrong", type=Path, help="where to write what is not as it should be")
    arguments = parser.parse_args()
    if arguments.paragraphs is not None and arguments.paragraphs < 1:
        parser.error("--paragraphs: at least 1")
    found = chosen(
        [one for path in arguments.files for one in articles(path)], arguments.paragraphs
    )
    known = list(questions(found, others(arguments.ask)))
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        write_corpus(found, corpus)
        with BriefingQA.open(corpus, Path(folder) / "index") as engine:
            measured = evaluate(engine, known)
    paragraphs = sum(len(one["paragraphs"]) for one in found)
    print(f"{len(found)} articles, {paragraphs} paragraphs, {len(known)} questions\n")
    print("| what | measured |\n|---|--:|")
    for name, title in MEASURES:
        value = measured.measures[name].value
        if value is not None:
            print(
                f"| {title} | {value:.0f} |" if name == "p50_ms" else f"| {title} | {value:.3f} |"
            )
    if arguments.wrong is not None:
        with arguments.wrong.open("w", encoding="utf-8") as stream:
            for outcome in measured.outcomes:
                if not outcome.as_it_should:
                    said = dict(outcome.reply.record) if outcome.reply else {"error": outcome.error}
                    line = {"verdict": outcome.verdict, "id": outcome.question.id, **said}
                    print(json.dumps(line, ensure_ascii=False), file=stream)


if __name__ == "__main__":
    main()
