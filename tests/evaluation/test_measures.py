"""Measures: computed by hand, against a reference, and what always holds."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import ir_measures
import numpy as np
import pytest
from evaluation_samples import (
    ALA,
    ALL,
    AWAY,
    BORA,
    BOTH,
    DEPTH,
    NEAR,
    RIGHT,
    TEXTS,
    answer,
    write_set,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score

from briefing_qa.errors import EvaluationError, IndexMissingError
from briefing_qa.evaluation import MEASURES, Evaluation, QuestionSet, evaluate, load_set
from briefing_qa.evaluation.calibration import calibration_error, reliability
from briefing_qa.evaluation.gold import Gold, Span
from briefing_qa.evaluation.intervals import draw, mean_with_interval, statistic_with_interval
from briefing_qa.evaluation.measures import written
from briefing_qa.evaluation.rankings import judge_rankings, measure_rankings
from briefing_qa.evaluation.refusals import auroc, refused_where_kept, risk_coverage

PROBABILITIES = st.floats(0, 1, allow_nan=False)
FEW = st.lists(PROBABILITIES, min_size=1, max_size=25)


@pytest.fixture
def lakes(tmp_path: Path) -> QuestionSet:
    """Four questions about lakes: two answerable, one nearly, one off topic."""
    return load_set(write_set(tmp_path / "lakes.jsonl", *ALL))


def run(lakes: QuestionSet, replies: dict[str, Any]) -> Evaluation:
    """Evaluate a system that gives these replies; an exception among them is raised."""

    def ask(question: str) -> object:
        reply = replies[question]
        if isinstance(reply, Exception):
            raise reply
        return reply

    return evaluate(ask, lakes, texts=TEXTS, resamples=50)


def value(result: Evaluation, name: str) -> float | None:
    """The value of a measure."""
    return result.measures[name].value


def test_a_system_that_is_right_throughout_has_full_marks(lakes: QuestionSet) -> None:
    """All shares are 1 and the confidence separates; what there is nothing of has no value."""
    result = run(lakes, RIGHT)
    for name in ("right", "answer_correct", "nearly_refused", "off_topic_refused",
                 "citation_precision", "citation_recall", "offsets_exact", "auroc",
                 "nearly_refused_at_95", "passages_ndcg@10", "sentences_mrr"):  # fmt: skip
        assert value(result, name) == 1.0, name
    assert value(result, "errors") == value(result, "refused_answerable") == 0.0
    assert value(result, "false_premise_refused") is None
    assert [outcome.verdict for outcome in result.outcomes] == [
        "right", "right", "rightly refused", "rightly refused",
    ]  # fmt: skip


def test_every_way_to_be_wrong_has_its_verdict(lakes: QuestionSet) -> None:
    """A wrong sentence, a refusal, an error and an answer that there is not are told apart."""
    wrong = {
        DEPTH["question"]: answer(BORA),
        BOTH["question"]: answer(),
        NEAR["question"]: answer(ALA),
        AWAY["question"]: RuntimeError("no luck"),
    }
    result = run(lakes, wrong)
    assert [outcome.verdict for outcome in result.outcomes] == [
        "wrong answer and citation", "refused", "not refused", "error",
    ]  # fmt: skip
    assert result.outcomes[3].error == "RuntimeError: no luck"
    assert value(result, "right") == value(result, "off_topic_refused") == 0.0
    assert value(result, "refused_answerable") == 0.5
    assert value(result, "errors") == 0.25


def test_right_words_with_another_sentence_cited_are_not_right(lakes: QuestionSet) -> None:
    """The citation counts: correct words that point elsewhere are a wrong citation."""
    reply = answer(BORA)
    reply["answer"] = "It is 120 metres deep [1]"
    result = run(lakes, {**RIGHT, DEPTH["question"]: reply})
    assert result.outcomes[0].verdict == "wrong citation"
    assert value(result, "answer_correct") == 1.0
    assert value(result, "right") == 0.5


def test_a_marker_does_not_pass_for_a_figure(lakes: QuestionSet) -> None:
    """An answer that holds the expected number in its marker only is wrong."""
    reply = answer(BORA)
    reply["citations"][0]["marker"] = 120
    reply["answer"] = "metres [120]"
    question = {**DEPTH, "answer": [["120"]]}
    only = load_set(write_set(lakes.path.parent / "one.jsonl", question))
    assert run(only, {DEPTH["question"]: reply}).outcomes[0].said is False


def test_all_evidence_is_needed_where_it_is_required(lakes: QuestionSet) -> None:
    """Half of a comparison is half of the recall and not right."""
    reply = {**answer(ALA), "answer": "120 against 45 metres [1]"}
    result = run(lakes, {**RIGHT, BOTH["question"]: reply})
    assert result.outcomes[1].verdict == "wrong citation"
    assert result.values[1]["citation_recall"] == 0.5
    assert result.values[1]["citation_precision"] == 1.0
    assert value(result, "citation_recall") == 0.75


def test_shifted_positions_are_seen(lakes: QuestionSet) -> None:
    """A citation whose positions do not give its quote lowers the measure that must be 1."""
    reply = answer(ALA)
    reply["citations"][0]["start"] += 1
    result = run(lakes, {**RIGHT, DEPTH["question"]: reply})
    assert value(result, "offsets_exact") == 0.5
    assert written("offsets_exact", 0.9999) == "99.9%"


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (None, "NoneType is neither an Answer"),
        ("120 metres", "str is neither an Answer"),
        ({"answer": "x"}, 'no "abstained"'),
        ({**answer(ALA), "confidence": 3}, "not a probability"),
        ({**answer(ALA), "confidence": math.nan}, "not a probability"),
        ({**answer(ALA), "confidence": 10**400}, "not a probability"),
        ({**answer(ALA), "citations": [{"quote": "x"}]}, "without usable document_id"),
        (
            {**answer(ALA), "evidence": [{"document_id": "x", "start": 0, "end": math.inf}]},
            "without usable document_id",
        ),
        ({**answer(ALA), "evidence": "x"}, "not a list of objects"),
    ],
)
def test_a_reply_that_is_no_answer_counts_as_wrong(
    reply: object, says: str, lakes: QuestionSet
) -> None:
    """It is an error with its reason, never a question less."""
    result = run(lakes, {**RIGHT, DEPTH["question"]: reply})
    assert result.outcomes[0].verdict == "error"
    assert says in result.outcomes[0].error
    assert result.measures["right"].count == 2
    assert value(result, "right") == 0.5
    assert value(result, "passages_mrr") == 0.5
    assert value(result, "citation_precision") == 0.5


def test_an_error_is_the_worst_confidence_there_is(lakes: QuestionSet) -> None:
    """A question that fails never helps to separate what can be answered from what cannot."""
    result = run(lakes, {**RIGHT, NEAR["question"]: ValueError()})
    assert value(result, "auroc") == 0.0
    assert value(result, "nearly_refused_at_95") == 0.0


def test_an_index_that_cannot_be_used_ends_the_evaluation(lakes: QuestionSet) -> None:
    """What fails for every question is raised, instead of being measured as bad answers."""
    with pytest.raises(IndexMissingError):
        run(lakes, {**RIGHT, DEPTH["question"]: IndexMissingError("none")})


def test_texts_are_needed_for_a_function(lakes: QuestionSet) -> None:
    """Without the documents positions mean nothing, and the message says what to give."""
    with pytest.raises(EvaluationError, match="give texts="):
        evaluate(lambda _: answer(ALA), lakes)
    with pytest.raises(EvaluationError, match="at least one question"):
        evaluate(lambda _: answer(ALA), [], texts=TEXTS)


def test_confidence_of_refusals_and_answers_by_hand() -> None:
    """AUROC counts pairs; at 95% kept the threshold is the lowest that is needed."""
    assert auroc(np.array([0.9, 0.4]), np.array([0.4, 0.1])) == pytest.approx(3.5 / 4)
    kept, nearly = np.linspace(0.05, 1.0, 20), np.array([0.01, 0.06, 0.5, 0.99])
    assert refused_where_kept(kept, nearly) == 0.5  # threshold 0.1: 19 of 20 are kept
    assert refused_where_kept(np.array([0.3]), nearly) == 0.5
    assert math.isnan(refused_where_kept(np.array([]), nearly))


def test_risk_and_coverage_by_hand() -> None:
    """Surest first; what was refused comes last and is not right."""
    curve = risk_coverage(
        np.array([0.9, 0.8, 0.95, 0.2]),
        np.array([True, True, False, True]),
        np.array([True, False, False, True]),
    )
    assert curve.coverage.tolist() == [0.25, 0.5, 0.75, 1.0]
    assert curve.risk.tolist() == pytest.approx([0.0, 0.5, 1 / 3, 0.5])
    assert curve.area == pytest.approx((0.0 + 0.5 + 1 / 3 + 0.5) / 4)
    assert curve.answered == 0.75


def test_calibration_by_hand() -> None:
    """Two bins: 0.9 sure and all right, 0.15 sure and half right."""
    bins = reliability(np.array([0.9, 0.9, 0.1, 0.19]), np.array([True, True, True, False]))
    assert [one.count for one in bins] == [0, 2, 0, 0, 0, 0, 0, 0, 0, 2]
    assert calibration_error(bins) == pytest.approx((2 * 0.1 + 2 * (0.5 - 0.145)) / 4)
    assert math.isnan(calibration_error(reliability(np.array([]), np.array([], bool))))
    assert reliability(np.array([1.0]), np.array([True]))[9].count == 1


@given(FEW, FEW)
def test_auroc_agrees_with_scikit_learn(positive: list[float], negative: list[float]) -> None:
    """The same area as the reference, ties included; swapped, it is the rest to 1."""
    truth = [1] * len(positive) + [0] * len(negative)
    ours = auroc(np.array(positive), np.array(negative))
    assert ours == pytest.approx(roc_auc_score(truth, positive + negative))
    assert auroc(np.array(negative), np.array(positive)) == pytest.approx(1 - ours)


@given(st.lists(st.tuples(PROBABILITIES, st.booleans(), st.booleans()), min_size=1, max_size=30),
       st.randoms())  # fmt: skip
def test_risk_does_not_depend_on_the_order(
    rows: list[tuple[float, bool, bool]], random: Any
) -> None:
    """The area is that of any other order of the same questions, and lies between 0 and 1."""

    def area(of: list[tuple[float, bool, bool]]) -> float:
        confidence, answered, right = zip(*of, strict=True)
        return risk_coverage(np.array(confidence), np.array(answered), np.array(right)).area

    other = list(rows)
    random.shuffle(other)
    assert area(rows) == pytest.approx(area(other))
    assert 0.0 <= area(rows) <= 1.0


@given(st.lists(st.tuples(PROBABILITIES, st.booleans()), min_size=1, max_size=40))
def test_calibration_agrees_with_a_plain_sum(rows: list[tuple[float, bool]]) -> None:
    """The error is the sum over bins as the paper writes it."""
    confidence, right = np.array([c for c, _ in rows]), np.array([r for _, r in rows])
    expected = 0.0
    for number in range(10):
        inside = [i for i, c in enumerate(confidence) if min(int(c * 10), 9) == number]
        if inside:
            gap = abs(np.mean(right[inside]) - np.mean(confidence[inside]))
            expected += len(inside) / len(rows) * gap
    assert calibration_error(reliability(confidence, right)) == pytest.approx(expected)


def spans(*places: tuple[int, int]) -> list[Span]:
    """Spans of one document."""
    return [Span("d", start, end) for start, end in places]


def test_rankings_by_hand() -> None:
    """The second span reaches the one gold quote: MRR 1/2, nDCG 1/log2(3)."""
    judged = judge_rankings({"q": (spans((0, 10), (10, 20), (15, 30)), spans((12, 18)))})
    values = measure_rankings(judged)["q"]
    assert values["success@1"] == 0.0
    assert values["success@3"] == 1.0
    assert values["mrr"] == 0.5
    assert values["ndcg@10"] == pytest.approx(1 / math.log2(3))


def test_what_is_missed_counts() -> None:
    """A gold quote that nothing reaches lowers nDCG; a question without a ranking has 0."""
    gold = spans((12, 18), (50, 60))
    values = measure_rankings(judge_rankings({"q": (spans((10, 20)), gold), "r": ([], gold)}))
    assert values["q"]["ndcg@10"] == pytest.approx(1 / (1 + 1 / math.log2(3)))
    assert set(values["r"].values()) == {0.0}


def test_a_repeated_find_is_worth_nothing() -> None:
    """The same span, or another one over the same quote, adds nothing: nDCG is 1 and no more."""
    gold = spans((12, 18), (22, 28))
    once = judge_rankings({"q": (spans((10, 20), (21, 30)), gold)})
    twice = judge_rankings({"q": (spans((10, 20), (10, 20), (21, 30), (11, 19)), gold)})
    assert measure_rankings(once)["q"]["ndcg@10"] == 1.0
    assert measure_rankings(twice)["q"]["ndcg@10"] == 1.0
    assert [qrel.doc_id for qrel in twice.qrels] == ["d:10-20", "d:21-30"]


def test_any_place_of_a_quote_is_its_find_and_the_others_are_repeats() -> None:
    """The place that is ranked first reaches it; another one adds nothing; missed, it is one."""
    gold = [Gold(tuple(spans((12, 18), (42, 48)))), Gold(tuple(spans((70, 80))))]
    judged = judge_rankings(
        {"q": (spans((40, 50), (10, 20), (70, 75)), gold), "r": (spans((0, 5)), gold)}
    )
    assert [(qrel.query_id, qrel.doc_id, qrel.relevance) for qrel in judged.qrels] == [
        ("q", "d:40-50", 1),
        ("q", "d:70-75", 1),
        ("r", "d:12-18", 1),
        ("r", "d:70-80", 1),
    ]
    values = measure_rankings(judged)
    assert values["q"]["ndcg@10"] == pytest.approx(1.5 / (1 + 1 / math.log2(3)))
    assert set(values["r"].values()) == {0.0}


SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 15)).map(lambda p: Span("d", p[0], sum(p))),
    max_size=12,
)


@settings(deadline=None)
@given(SPANS, SPANS.filter(bool))
def test_ranking_measures_agree_with_their_definitions(
    ranked: list[Span], gold: list[Span]
) -> None:
    """Success and MRR are those of the first overlap; nDCG is in [0, 1], 0 where nothing is met."""
    values = measure_rankings(judge_rankings({"q": (ranked, gold)}))["q"]
    unique = list(dict.fromkeys(ranked))
    first = next((i for i, s in enumerate(unique, 1) if any(s.overlaps(g) for g in gold)), None)
    assert values["mrr"] == pytest.approx(1 / first if first else 0.0)
    for k in (1, 3, 5):
        assert values[f"success@{k}"] == float(first is not None and first <= k)
    assert 0.0 <= values["ndcg@10"] <= 1.0 + 1e-12
    assert (values["ndcg@10"] > 0) == (first is not None and first <= 10)


@settings(deadline=None)
@given(SPANS.filter(bool), SPANS.filter(bool))
def test_ndcg_agrees_with_plain_numpy(ranked: list[Span], gold: list[Span]) -> None:
    """The gains of the judgments, discounted by hand, give what ir-measures gives."""
    judged = judge_rankings({"q": (ranked, gold)})
    gains = {qrel.doc_id: qrel.relevance for qrel in judged.qrels}

    def discounted(values: list[int]) -> float:
        return sum(v / math.log2(rank + 1) for rank, v in enumerate(values[:10], start=1))

    got = discounted([gains.get(one.doc_id, 0) for one in judged.run])
    best = discounted(sorted(gains.values(), reverse=True))
    assert measure_rankings(judged)["q"]["ndcg@10"] == pytest.approx(got / best)
    assert sum(gains.values()) == len(set(gold))


def test_measures_are_those_of_ir_measures_on_the_same_files(lakes: QuestionSet) -> None:
    """Means over a set are what ir-measures aggregates from run and judgments."""
    replies = {**RIGHT, DEPTH["question"]: answer(ALA, evidence=(BORA, ALA))}
    result = run(lakes, replies)
    judged = judge_rankings(
        {o.question.id: (o.reply.passages, o.gold) for o in result.outcomes if o.reply}
    )
    reference = ir_measures.calc_aggregate(
        [ir_measures.RR, ir_measures.nDCG @ 10, ir_measures.Success @ 1], judged.qrels, judged.run
    )
    assert value(result, "passages_mrr") == pytest.approx(reference[ir_measures.RR]) == 0.75
    assert value(result, "passages_ndcg@10") == pytest.approx(reference[ir_measures.nDCG @ 10])
    assert value(result, "passages_success@1") == reference[ir_measures.Success @ 1] == 0.5


def test_intervals_are_repeatable_and_hold_the_mean() -> None:
    """The same seed gives the same interval; it contains the value, and narrows with more."""
    values = np.array([1.0, 0.0, 1.0, 1.0, math.nan] * 8)
    one = mean_with_interval(values, draw(len(values), 500, 1))
    assert one == mean_with_interval(values, draw(len(values), 500, 1))
    assert one.value == 0.75
    assert one.count == 32
    assert one.low is not None
    assert one.high is not None
    assert one.low < 0.75 < one.high
    many = np.tile(values, 10)
    wide = mean_with_interval(many, draw(len(many), 500, 1))
    assert wide.low is not None
    assert one.low < wide.low


def test_the_interval_of_the_calibration_error_is_around_it() -> None:
    """Resampling makes this error larger; the interval is set right for that."""
    generator = np.random.default_rng(5)
    confidence = generator.random(120)
    right = generator.random(120) < confidence

    def error(rows: Any) -> float:
        return calibration_error(reliability(confidence[rows], right[rows]))

    found = statistic_with_interval(error, 120, draw(120, 300, 1), 120, biased=True)
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    assert 0.0 <= found.low < found.value < found.high
    assert statistic_with_interval(lambda _: math.nan, 3, draw(3, 5), 0).value is None


def test_the_interval_of_a_share_is_near_the_normal_one() -> None:
    """For 400 coins the bootstrap agrees with the standard error of a proportion."""
    values = np.array([1.0, 0.0] * 200)
    found = mean_with_interval(values, draw(400, 2000, 3))
    assert found.low == pytest.approx(0.5 - 1.96 * 0.025, abs=0.006)
    assert found.high == pytest.approx(0.5 + 1.96 * 0.025, abs=0.006)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([0.0, 1.0, math.nan]), min_size=1, max_size=20))
def test_an_interval_lies_within_the_values(values: list[float]) -> None:
    """Means of resampled questions never leave the range of the questions' own values."""
    found = mean_with_interval(np.array(values), draw(len(values), 100, 2))
    known = [v for v in values if not math.isnan(v)]
    assert found.count == len(known)
    if known:
        assert found.low is not None
        assert found.high is not None
        assert min(known) <= found.low <= found.high <= max(known)
    else:
        assert found.value is None


def test_every_measure_is_there_by_name_and_kind(lakes: QuestionSet) -> None:
    """The table has all measures in their order; kinds have those that are means."""
    result = run(lakes, RIGHT)
    assert list(result.measures) == list(MEASURES)
    assert [(kind.name, kind.count, kind.as_it_should) for kind in result.kinds] == [
        ("compare", 1, 1), ("direct", 1, 1), ("near", 1, 1), ("off_topic", 1, 1),
    ]  # fmt: skip
    assert result.kinds[0].measures["right"].value == 1.0
