"""One line of a question set: brought into the form of documents, and what is wrong with it.

Text becomes NFC with line feeds, as documents have it, or what looks the same would not be found in
them.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefing_qa.answering.questions.question import analyse
from briefing_qa.errors import QuestionError

ANSWERABLE_KINDS = (
    "direct", "paraphrase", "several", "list", "compare", "definition", "reason", "who", "where",
    "when", "keywords", "typo", "spanish",
)  # fmt: skip
UNANSWERABLE_KINDS = ("near", "missing", "false_premise", "off_topic")

_TYPES: Mapping[str, tuple[type, str]] = {
    "id": (str, "a string"),
    "question": (str, "a string"),
    "answerable": (bool, "true or false"),
    "kind": (str, "a string"),
    "answer": (list, "a list of groups"),
    "evidence": (list, "a list of objects"),
    "require_all_evidence": (bool, "true or false"),
    "fact": (str, "a string"),
    "changed": (str, "a string"),
    "language": (str, "a string"),
    "before": (list, "a list of questions"),
}
_REQUIRED = ("id", "question", "answerable", "kind")
_OF_ANSWERABLE = ("answer", "evidence")
"""Keys that a question without an answer may leave out."""

_QUOTE_KEYS = {"document_id", "quote"}
_KIND = re.compile(r"[a-z][a-z0-9_-]*")


def as_in_documents(value: Any) -> Any:
    """A JSON value whose text is NFC, with line ends as documents have them."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(value, list):
        return [as_in_documents(one) for one in value]
    if isinstance(value, dict):
        return {as_in_documents(key): as_in_documents(one) for key, one in value.items()}
    return value


def faults_of(data: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with one line: first its keys, then the contents of those that are in order."""
    required = _REQUIRED if data.get("answerable") is False else (*_REQUIRED, *_OF_ANSWERABLE)
    yield from _key_faults(data, _TYPES)
    yield from (f'no "{key}"' for key in required if key not in data)
    yield from (
        f'"{key}" is not {_TYPES[key][1]}' for key in data if _is_of_another_type(data, key)
    )
    yield from (
        f'"{key}" has half of a surrogate pair in it' for key in data if _is_torn(data[key])
    )
    sound = {
        key: value
        for key, value in data.items()
        if not (_is_of_another_type(data, key) or _is_torn(value))
    }
    yield from _content_faults(sound)
    yield from _answerable_faults(sound)
    yield from _conversation_faults(sound)
    yield from _answer_faults(sound)
    yield from _evidence_faults(sound)


def _is_of_another_type(data: Mapping[str, Any], key: str) -> bool:
    return key in _TYPES and not isinstance(data[key], _TYPES[key][0])


def _key_faults(data: Mapping[str, Any], known: Iterable[str]) -> Iterator[str]:
    names = list(known)
    for key in data:
        if key not in names:
            close = difflib.get_close_matches(key, names, n=1)
            hint = f', did you mean "{close[0]}"?' if close else ""
            yield f"unknown key {key[:80]!r}{hint}"


def _content_faults(data: Mapping[str, Any]) -> Iterator[str]:
    if "id" in data and not data["id"].strip():
        yield '"id" is empty'
    if "question" in data and (problem := _question_problem(data["question"])):
        yield f'"question" cannot be asked: {problem}'
    if "kind" in data and not _KIND.fullmatch(data["kind"]):
        yield f'"kind" {data["kind"][:80]!r} is not a word in lower case'


def _answerable_faults(data: Mapping[str, Any]) -> Iterator[str]:
    """What does not go with whether the question is answerable."""
    if "answerable" not in data:
        return
    answerable, kind = data["answerable"], data.get("kind")
    if kind in (UNANSWERABLE_KINDS if answerable else ANSWERABLE_KINDS):
        yield f'"kind" {kind!r} does not go with "answerable" {str(answerable).lower()}'
    for key in _OF_ANSWERABLE:
        if answerable and not data.get(key, True):
            yield f'"{key}" is empty, but the question is answerable'
        if not answerable and data.get(key):
            yield f'"{key}" is not empty, but the question is not answerable'


def _conversation_faults(data: Mapping[str, Any]) -> Iterator[str]:
    for place, question in enumerate(data.get("before", []), start=1):
        if not isinstance(question, str):
            yield f'entry {place} of "before" is not a string'
        elif problem := _question_problem(question):
            yield f'entry {place} of "before" cannot be asked: {problem}'


def _answer_faults(data: Mapping[str, Any]) -> Iterator[str]:
    for place, group in enumerate(data.get("answer", []), start=1):
        if not (isinstance(group, list) and group and all(map(_is_text, group))):
            yield f'group {place} of "answer" is not a list of alternatives, strings with a word'


def _evidence_faults(data: Mapping[str, Any]) -> Iterator[str]:
    for place, quote in enumerate(data.get("evidence", []), start=1):
        where = f'entry {place} of "evidence"'
        if not isinstance(quote, dict):
            yield f"{where} is not an object"
            continue
        yield from (f"{where}: {fault}" for fault in _key_faults(quote, sorted(_QUOTE_KEYS)))
        for key in sorted(_QUOTE_KEYS):
            if not _is_text(quote.get(key)):
                yield f'{where}: "{key}" is missing, empty or not a string'


def _question_problem(question: str) -> str:
    """Why a question cannot be asked; empty where it can."""
    try:
        analyse(question)
    except QuestionError as error:
        return str(error)
    return ""


def _is_torn(value: Any) -> bool:
    """Whether half of a surrogate pair stands in it, which no file can hold."""
    if isinstance(value, list | dict):
        return any(map(_is_torn, value if isinstance(value, list) else value.values()))
    return isinstance(value, str) and any("\ud800" <= character <= "\udfff" for character in value)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
