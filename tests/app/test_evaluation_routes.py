"""The evaluation tab: sets, runs, results."""

from __future__ import annotations

import time
from typing import Any

from desk_place import OWN
from starlette.testclient import TestClient


def run(client: TestClient, name: str) -> tuple[str, dict[str, Any]]:
    """Run a set to its end; the path of the run and how it ended."""
    reply = client.post("/desk/evaluation", json={"name": name}, headers=OWN)
    assert reply.status_code == 202, reply.text
    path = f"/desk/evaluation/{reply.json()['job']}"
    begun = time.monotonic()
    while (job := client.get(path).json())["phase"] not in ("done", "failed"):
        assert time.monotonic() - begun < 60
        time.sleep(0.05)
    return path, job


def test_result_shows_measures_charts_and_failures_first(client: TestClient) -> None:
    """A run ends with figures, three charts, and the failed questions before the others."""
    assert "small" in client.get("/desk/evaluation").text
    path, job = run(client, "small")
    assert (job["phase"], job["done"], job["total"]) == ("done", 2, 2)
    result = client.get(f"{path}/result").text
    assert result.count("<svg") >= 3
    assert "right, and rightly cited" in result
    failed = result.find('class="outcome wrong"')
    right = result.find('class="outcome right"')
    assert failed < right or -1 in (failed, right)
    report = client.get(f"{path}/report.html")
    assert report.text.startswith("<!doctype html>")
    assert "attachment" in report.headers["content-disposition"]


def test_sets_that_can_be_run_come_first(client: TestClient) -> None:
    """Those that are broken, or ask documents that are not here, are folded away."""
    sets = client.app._app.state.services.sets  # type: ignore[attr-defined]
    absent = sets / "a-absent.jsonl"
    absent.write_text(
        (sets / "small.jsonl").read_text("utf-8").replace('"libraries"', '"elsewhere"'), "utf-8"
    )
    broken = sets / "a-broken.jsonl"
    broken.write_text("no question\n", "utf-8")
    try:
        said = client.get("/desk/evaluation").text
    finally:
        absent.unlink()
        broken.unlink()
    places = [said.index(f'value="{name}"') for name in ("small", "small.test")]
    places += [said.index(words) for words in ("Run</button>", "2 question sets cannot be run")]
    places += [said.index(f'value="{name}" disabled') for name in ("a-absent", "a-broken")]
    assert places == sorted(places)
    assert "Not in the index: elsewhere" in said


def test_single_answers_of_a_final_set_are_not_shown(client: TestClient) -> None:
    """A set for the final measurement shows its figures, not its questions."""
    path, _ = run(client, "small.test")
    result = client.get(f"{path}/result").text
    assert "right, and rightly cited" in result
    assert "How many libraries" not in result
    assert client.get(f"{path}/report.html").status_code == 403


def test_broken_thresholds_are_said_before_anything_is_asked(client: TestClient) -> None:
    """A run takes minutes, and would end with nothing."""
    sets = client.app._app.state.services.sets  # type: ignore[attr-defined]
    thresholds = sets / "thresholds.toml"
    thresholds.write_text("[small", "utf-8")
    try:
        _, job = run(client, "small")
    finally:
        thresholds.unlink()
    assert (job["phase"], job["done"]) == ("failed", 0)
    assert job["message"].startswith("cannot read thresholds ")


def test_unknown_sets_and_runs_are_said(client: TestClient) -> None:
    """Only sets of the folder run, whatever a name looks like."""
    for name in ("nothing", "../eval/small", ""):
        reply = client.post("/desk/evaluation", json={"name": name}, headers=OWN)
        assert reply.status_code == 404
    assert client.get("/desk/evaluation/nothing").status_code == 404
    assert client.get("/desk/evaluation/nothing/result").status_code == 404


def test_run_is_seen_by_who_began_it(client: TestClient) -> None:
    """Another browser does not see a run."""
    path, _ = run(client, "small")
    own = dict(client.cookies)
    client.cookies.clear()
    try:
        assert client.get(path).status_code == 404
    finally:
        client.cookies.clear()
        client.cookies.update(own)
