"""What the tests of the upper layers share: small documents, their index, and two engines.

Fixtures that are made once per session are for reading only.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import Weights, question_weights
from briefing_qa.answering.questions.question import Question
from briefing_qa.config import AnswerSettings, IndexSettings, Settings
from briefing_qa.documents import Corpus
from briefing_qa.engine import BriefingQA
from briefing_qa.indexing import bring_in_step, store_settings
from briefing_qa.models.embedding import HashingEmbedder
from briefing_qa.retrieval import Retrieved
from briefing_qa.store import SqliteStore, open_store
from briefing_qa.terms import content_terms
from briefing_qa.types import Passage, Unit

# How long an example takes is the machine's affair; speed is measured in `benchmarks/`.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

TRACED = 3
"""Cases of a test whose coverage is measured: measuring makes what runs here half as slow again.

Of a test that takes long it is not measured at all: what these reach, quicker tests reach too.
"""

LONG = ("slow", "e2e", "model")
"""Marks of tests that take long. A file with one of them begins before all others, so that no
process is alone with it at the end.
"""


BEFORE = pytest.StashKey[set[Path]]()
"""What lay in the folder of the project before the first test."""


def pytest_sessionstart(session: pytest.Session) -> None:
    """Remember what lies in the folder of the project."""
    session.config.stash[BEFORE] = set(session.config.rootpath.iterdir())


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail when a test has left a file there: tests write into folders of their own."""
    if hasattr(session.config, "workerinput"):
        return  # one of several processes: the first one looks, when all have ended
    before = session.config.stash[BEFORE]
    left = sorted(path.name for path in session.config.rootpath.iterdir() if path not in before)
    names = [name for name in left if not name.startswith(".")]
    if names:
        said = f"the tests left in the folder of the project: {', '.join(names)}"
        session.config.get_terminal_writer().line(f"\nERROR: {said}")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files first; coverage is measured of the first cases of quick tests only."""
    long = {item.path for item in items if any(map(item.get_closest_marker, LONG))}
    items.sort(key=lambda item: item.path not in long)
    cases: Counter[str] = Counter()
    for item in items:
        test = item.nodeid.partition("[")[0]
        cases[test] += 1
        if cases[test] > TRACED or any(map(item.get_closest_marker, LONG)):
            item.add_marker(pytest.mark.no_cover)


HASHING = IndexSettings(embedding="hashing", passage_min_words=5, passage_max_words=30)
"""No weights, and passages so short that a few sentences make several."""

LIBRARIES = """\
---
title: Libraries of the coast
publisher: Reading Office
language: en
---

# Libraries of the coast

The office counted the libraries of the coast in 2018 and in 2022.

## Opening hours (71/100)

In 2022, 1,250 libraries were open on Sundays. Small libraries close early because of the cost.

## Borrowing

Adults borrowed 14 books a year. Children borrowed 31 books a year and returned most of them late.

## Way forward

- The office pays for longer opening hours of small libraries
- The ministry trains librarians who work with children in villages
- Schools and libraries share one catalogue so that children find books in both

## Staff

Of the librarians, 62% were women. In Peru and in Colombia the office found volunteers.
"""

GARDENS = """\
Gardens of the valley

The gardens of the valley were planted by 45 families. Rain fell on 19 days.

Irrigation

Doña Marta dug a canal in 1998. The canal brings water to 300 gardens, though not in August.
"""

MERCADOS = """\
---
title: Mercados de la sierra
language: es
---

# Mercados de la sierra

En 2021 se abrieron 52 mercados en la sierra. Las vendedoras pagan una tasa de 3 soles.

## Niñez

El 12% de los niños ayuda a sus madres en el mercado. La asociación pide una guardería.
"""

SMALL = {"libraries.md": LIBRARIES, "gardens.txt": GARDENS, "mercados.md": MERCADOS}


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the project."""
    return Path(__file__).parents[1]


@pytest.fixture(scope="session")
def write_corpus() -> Callable[..., Path]:
    """Writes files into a folder, the small documents where none are given."""

    def write(folder: Path, files: Mapping[str, str | bytes] = SMALL) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            (folder / name).write_bytes(data)
        return folder

    return write


@pytest.fixture
def small_corpus(tmp_path: Path, write_corpus: Callable[..., Path]) -> Path:
    """Three small documents, two in English and one in Spanish, not indexed yet."""
    return write_corpus(tmp_path / "corpus")


@pytest.fixture(scope="session")
def hashing() -> IndexSettings:
    """Index settings that need no model."""
    return HASHING


@pytest.fixture(scope="session")
def build_index() -> Callable[..., SqliteStore]:
    """Brings an index in step with a corpus, on the hashing embedder, and leaves it open."""

    def build(corpus: Path, index: Path) -> SqliteStore:
        embedder = HashingEmbedder()
        store = open_store(index, store_settings(HASHING, embedder), embedder.dimension)
        bring_in_step(Corpus(corpus), store, embedder, HASHING)
        return store

    return build


@pytest.fixture(scope="session")
def small_store(
    tmp_path_factory: pytest.TempPathFactory,
    write_corpus: Callable[..., Path],
    build_index: Callable[..., SqliteStore],
) -> Iterator[SqliteStore]:
    """The index of the small documents, for reading."""
    folder = tmp_path_factory.mktemp("small")
    store = build_index(write_corpus(folder / "corpus"), folder / "index")
    yield store
    store.close()


@pytest.fixture(scope="session")
def small_engine(
    tmp_path_factory: pytest.TempPathFactory, write_corpus: Callable[..., Path]
) -> Iterator[BriefingQA]:
    """An engine over the small documents that needs no model and answers whatever it finds."""
    folder = tmp_path_factory.mktemp("small_engine")
    settings = Settings(index=HASHING, answer=AnswerSettings(min_confidence=0.0))
    with BriefingQA.open(
        write_corpus(folder / "corpus"), folder / "index", settings=settings
    ) as engine:
        yield engine


@pytest.fixture(scope="session")
def briefing_engine(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BriefingQA]:
    """The engine as it is shipped, over the project's own corpus."""
    index = tmp_path_factory.mktemp("briefing") / "index"
    with BriefingQA.open(repository / "corpus", index) as engine:
        yield engine


@pytest.fixture(scope="session")
def ask_briefing(briefing_engine: BriefingQA) -> Callable[[str], Any]:
    """Asks the shipped engine; a question that several tests ask is answered once."""
    answers: dict[str, Any] = {}

    def ask(question: str) -> Any:
        if question not in answers:
            answers[question] = briefing_engine.ask(question)
        return answers[question]

    return ask


@pytest.fixture(scope="session")
def make_candidate() -> Callable[..., Candidate]:
    """Makes a candidate whose passage is its own text, unless another passage is given."""

    def make(
        text: str,
        *,
        document_id: str = "report",
        title: str = "Report",
        language: str = "en",
        path: Sequence[str] = ("Findings",),
        kind: Any = "sentence",
        start: int = 0,
        passage_text: str = "",
        before: str = "",
        similarity: float = 0.4,
        lexical: float | None = None,
        rank: int = 0,
    ) -> Candidate:
        unit = Unit(start=start, end=start + len(text), kind=kind, key=f"{document_id} {text}")
        whole = passage_text or text
        passage_start = start - whole.index(text)
        passage = Passage(
            id=f"{document_id}#{start}",
            document_id=document_id,
            start=passage_start,
            end=passage_start + len(whole),
            text=whole,
            heading_path=tuple(path),
            section_start=0,
            section_end=10_000,
            page=None,
            units=(unit,),
            key=whole,
        )
        return Candidate(
            source=Retrieved(passage=passage, score=0.03, dense=similarity, lexical=lexical),
            unit=unit,
            text=text,
            before=before,
            section=tuple(path),
            headings=" > ".join(path),
            page=None,
            title=title,
            language=language,
            similarity=similarity,
            rank=rank,
            position=0,
        )

    return make


@pytest.fixture(scope="session")
def weigh_words() -> Callable[[Question, Sequence[Candidate]], Weights]:
    """Weighs a question's words as if the candidates' passages were the whole index."""

    def weigh(question: Question, candidates: Sequence[Candidate]) -> Weights:
        languages = sorted({candidate.language for candidate in candidates})
        frequency: dict[str, int] = {}
        for candidate in candidates:
            text = f"{candidate.headings} {candidate.source.passage.text}"
            for term in content_terms(text, candidate.language):
                frequency[term] = frequency.get(term, 0) + 1
        weights = question_weights(question, languages, frequency, len(candidates))
        assert all(math.isfinite(w) for column in weights.idf.values() for w in column)
        return weights

    return weigh
