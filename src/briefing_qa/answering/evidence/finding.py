"""From a question to the evidence and the candidates in it: all that a reader judges."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from briefing_qa.answering.evidence.advice_lists import with_advice
from briefing_qa.answering.evidence.candidates import Candidate, gather
from briefing_qa.answering.evidence.front_lines import with_front
from briefing_qa.answering.evidence.fronts import fronted, with_speakers
from briefing_qa.answering.evidence.numbered_passages import with_numbered
from briefing_qa.answering.evidence.subjects import subject
from briefing_qa.answering.evidence.subtitles import with_asked_subtitle
from briefing_qa.answering.follow_up.several import asks_for_several
from briefing_qa.answering.questions.matching import Weights, question_weights
from briefing_qa.answering.questions.plain_words import as_a_question, in_plain_words
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.questions.short_years import with_whole_years
from briefing_qa.answering.questions.spelling import correct
from briefing_qa.answering.questions.unfound import near_words
from briefing_qa.config import AnswerSettings
from briefing_qa.languages import barrier
from briefing_qa.models import Embedder
from briefing_qa.retrieval import Retrieved, retrieve
from briefing_qa.store import DocumentRecord, Snapshot, Vectors
from briefing_qa.terms import stem, tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found for a question.

    Attributes:
        question: taken apart, in plain words, typing errors mended, and with what stands between it
            and an answer.
        evidence: passages, best first.
        candidates: the units of the evidence, in its order; none behind a barrier.
        weights: of the question's words.
    """

    question: Question
    evidence: tuple[Retrieved, ...]
    candidates: tuple[Candidate, ...]
    weights: Weights


def find(
    question: Question,
    snapshot: Snapshot,
    embedder: Embedder,
    records: Mapping[str, DocumentRecord],
    settings: AnswerSettings,
    document_ids: Sequence[str] | None = None,
) -> Found:
    """Find evidence and candidates.

    Args:
        question: taken apart.
        snapshot: the index.
        embedder: the model it was built with.
        records: its documents by id.
        settings: how much is looked at.
        document_ids: look into these documents only.
    """
    asked = [records[one].language for one in document_ids or records if one in records]
    question, vector, weights = _mended(question, snapshot, embedder, records, asked)
    retrieved = retrieve(
        snapshot,
        vector,
        _terms(question, weights, _languages(records)),
        top_k=settings.top_k,
        language=question.language,
        languages={record.id: record.language for record in records.values()},
        document_ids=document_ids,
        limit=settings.evidence,
    )
    numbered = with_numbered(question, retrieved, snapshot, document_ids)
    advised = with_advice(question, numbered, snapshot, records)
    evidence, stated = with_front(question, advised, snapshot, records, document_ids)
    # What leads on to a list is asked for with it.
    leads = question.kind == "list" or asks_for_several(question)
    candidates = (
        []
        if question.barrier
        else gather(snapshot, evidence, vector, records, leads=leads, stated=stated)
    )
    if question.facts.countries:
        candidates = [replace(one, about=subject(one, snapshot, records)) for one in candidates]
    if question.facts.names or question.facts.years:
        candidates = [
            with_asked_subtitle(fronted(one, snapshot, records), question.text)
            for one in candidates
        ]
    else:
        candidates = with_speakers(candidates, snapshot, records)
    return Found(
        question=question,
        evidence=evidence,
        candidates=tuple(candidates),
        weights=weights,
    )


def _languages(records: Mapping[str, DocumentRecord]) -> list[str]:
    return sorted({record.language for record in records.values()})


def _mended(
    question: Question,
    snapshot: Snapshot,
    embedder: Embedder,
    records: Mapping[str, DocumentRecord],
    asked: Sequence[str],
) -> tuple[Question, Vectors, Weights]:
    """A question as it is looked for, with its vector and the weights of its words.

    Args:
        question: as it was asked.
        snapshot: the index.
        embedder: the model it was built with.
        records: its documents by id.
        asked: of each document that is looked into.
    """
    languages = _languages(records)
    question = with_whole_years(as_a_question(in_plain_words(question)))
    vector = embedder.embed_query(question.text)
    weights = weigh(question, languages, snapshot, records.values())
    question = replace(question, barrier=barrier(question.text, embedder.name, asked))
    mended = question if question.barrier else correct(question, weights, snapshot, vector)
    if mended is question:
        return question, vector, weights
    return (
        mended,
        embedder.embed_query(mended.text),
        weigh(mended, languages, snapshot, records.values()),
    )


def _terms(question: Question, weights: Weights, languages: Sequence[str]) -> list[str]:
    """What is searched for by words: the stems of a question, also as it was typed."""
    terms = [term for language in languages for term in weights.terms[language]]
    typed = [token.folded for _, shown in question.typed for token in tokens(shown)]
    terms += [stem(word, language) for language in languages for word in typed]
    return list(dict.fromkeys(terms))


def weigh(
    question: Question,
    languages: Sequence[str],
    snapshot: Snapshot,
    records: Collection[DocumentRecord],
) -> Weights:
    """Weigh the question's words by how few passages of the index hold them.

    Other forms of unknown words are looked up once they are asked for, in the same snapshot.
    """
    wanted = {stem(word.folded, language) for language in languages for word in question.words}
    weights = question_weights(
        question, languages, snapshot.document_frequency(wanted), snapshot.count_passages()
    )
    return replace(weights, near=cache(partial(near_words, question, weights, snapshot, records)))
