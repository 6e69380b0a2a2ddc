"""The comparison with other systems is fair: exact quotes, thresholds that keep what they say."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from briefing_qa.documents import Corpus
from briefing_qa.evaluation import GoldQuote, KnownQuestion, evaluate
from briefing_qa.types import Document

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"

STORY = """\
# Libraries

The office counted the libraries of the coast. In 2022 they lent 1,250 books on Sundays.

## Gardens

- Marta dug a canal in 1998
- The canal brings water to 300 gardens
"""


@pytest.fixture
def peers(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """`benchmarks/peers.py` as a module."""
    monkeypatch.setenv("HAYSTACK_TELEMETRY_ENABLED", "False")
    monkeypatch.syspath_prepend(BENCHMARKS)
    import peers

    yield peers
    for name in ("peers", "peer_systems", "speed"):
        sys.modules.pop(name, None)


@pytest.fixture
def documents(tmp_path: Path) -> list[Document]:
    """Two small documents."""
    (tmp_path / "story.md").write_text(STORY, encoding="utf-8")
    (tmp_path / "rain.txt").write_text("Rain fell on 19 days. Snow never falls.", encoding="utf-8")
    corpus = Corpus(tmp_path)
    return [corpus.read(file.path) for file in corpus.scan().files]


def test_threshold_keeps_the_share_that_it_names(peers: ModuleType) -> None:
    """Of 20 scores a threshold at 95% leaves out the lowest, and no more."""
    scores = [float(number) for number in range(20)]
    assert peers.threshold(scores) == 1.0
    assert peers.threshold(scores, kept=0.5) == 10.0
    assert peers.threshold([3.0]) == 3.0


def test_thresholds_of_a_final_set_come_from_the_development_set(
    peers: ModuleType, tmp_path: Path
) -> None:
    """A test set is measured with thresholds of the dev set beside it; others with their own."""
    dev, test, other = (tmp_path / f"{name}.jsonl" for name in ("a.dev", "a.test", "b.test"))
    dev.touch()
    assert peers.fitted_on(test) == dev
    assert peers.fitted_on(dev) == dev
    assert peers.fitted_on(other) == other


def test_found_piece_is_cited_whole(peers: ModuleType, documents: list[Document]) -> None:
    """What reaches the threshold is quoted exactly; what does not, and nothing, are refusals."""
    from peer_systems import Found, our_pieces

    pieces = our_pieces(documents, "sentences")
    marta = next(piece for piece in pieces if "Marta" in piece.text)
    rain = next(piece for piece in pieces if "Rain" in piece.text)
    found = {"Who dug?": Found(piece=marta, score=0.5), "Rain?": Found(piece=rain, score=0.4)}
    questions = [
        KnownQuestion(
            id="dug", text="Who dug?", answerable=True, kind="who", answer=(("Marta",),),
            evidence=(GoldQuote(document_id="story", quote="Marta dug"),),
        ),
        KnownQuestion(id="rain", text="Rain?", answerable=False, kind="near"),
        KnownQuestion(id="none", text="Nothing?", answerable=False, kind="off_topic"),
    ]  # fmt: skip
    result = evaluate(
        lambda question: peers.reply(question, found.get(question), 0.5),
        questions,
        texts={one.id: one.text for one in documents},
    )
    assert [one.verdict for one in result.outcomes] == [
        "right", "rightly refused", "rightly refused",
    ]  # fmt: skip
    assert result.measures["offsets_exact"].value == 1.0
    assert not list(peers.faults("it", result))


def test_inexact_quotes_are_said(peers: ModuleType, documents: list[Document]) -> None:
    """A system whose positions are wrong is named, not only measured."""
    from peer_systems import Found, Piece

    piece = Piece(document_id="rain", start=1, end=5, text="Rain")
    question = KnownQuestion(id="rain", text="Rain?", answerable=False, kind="near")
    result = evaluate(
        lambda text: peers.reply(text, Found(piece=piece, score=1.0), 0.0),
        [question],
        texts={one.id: one.text for one in documents},
    )
    assert list(peers.faults("it", result)) == [
        "it, questions: positions of 1 answers do not give their quotes"
    ]


def test_pieces_are_exact_and_each_is_there_once(
    peers: ModuleType, documents: list[Document]
) -> None:
    """Passages and sentences given to other systems are characters of their documents."""
    from peer_systems import our_pieces

    texts = {one.id: one.text for one in documents}
    for units in ("passages", "sentences"):
        pieces = our_pieces(documents, units)
        assert all(texts[one.document_id][one.start : one.end] == one.text for one in pieces)
        assert len(set(pieces)) == len(pieces)
    assert "Gardens" in [piece.text for piece in our_pieces(documents, "sentences")]


def test_missing_package_is_said_in_one_line(
    peers: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A system that is not installed is named, with what to do."""
    from peer_systems import PEERS, Peer, Setup, bm25

    missing = Peer(build=bm25, setup=Setup(), packages=("no-such-system",))
    monkeypatch.setattr(peers, "PEERS", {**PEERS, "missing": missing})
    with pytest.raises(SystemExit) as stopped:
        peers.check_installed(["briefing-qa", "missing"])
    assert str(stopped.value) == (
        "no-such-system is not installed: pip install -r benchmarks/requirements-peers.txt"
    )


@pytest.mark.parametrize("units", ["own", "sentences"])
@pytest.mark.parametrize(
    ("name", "module"),
    [
        ("bm25", "bm25s"),
        ("haystack", "haystack"),
        ("llama_index", "llama_index.vector_stores.faiss"),
    ],
)
def test_each_system_finds_an_exact_piece(
    peers: ModuleType, documents: list[Document], name: str, module: str, units: str
) -> None:
    """Every system puts the piece with the question's words first, with exact positions."""
    import peer_systems

    pytest.importorskip(module)
    setup = peer_systems.Setup(embedding="hashing", units=units)
    search = getattr(peer_systems, name)(documents, setup)
    found = search("Which canal brings water to 300 gardens?")
    texts = {one.id: one.text for one in documents}
    assert "300 gardens" in found.piece.text
    assert texts[found.piece.document_id][found.piece.start : found.piece.end] == found.piece.text
    assert (found.piece.text == "The canal brings water to 300 gardens") == (units == "sentences")
