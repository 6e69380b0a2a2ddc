"""JSON in the rows of the file, taken for no more than it is: damage may be JSON, too."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import NoneType
from typing import Any

from briefing_qa.errors import QuestionError
from briefing_qa.retrieval.filters import Filters
from briefing_qa.types import Provenance

_Kinds = Mapping[str, tuple[type, ...]]

_PAGE = (int, NoneType)
_ANSWER: _Kinds = {
    "answer": (str,),
    "abstained": (bool,),
    "reason": (str, NoneType),
    "confidence": (int, float),
    "citations": (list,),
    "evidence": (list,),
}
_CITATION: _Kinds = {
    "marker": (int,),
    "document_id": (str,),
    "title": (str,),
    "section": (list,),
    "page": _PAGE,
    "start": (int,),
    "end": (int,),
    "quote": (str,),
}
_EVIDENCE: _Kinds = {
    "document_id": (str,),
    "section": (list,),
    "page": _PAGE,
    "start": (int,),
    "end": (int,),
    "text": (str,),
}


def ids_in(value: str) -> tuple[str, ...]:
    """Document ids. Raises ValueError where they are none; so do all below."""
    found = _parsed(value)
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise _damaged("document ids")
    return tuple(found)


def answer_in(value: str) -> Mapping[str, Any]:
    """An answer object, with as much of it as was kept."""
    found = _object(_parsed(value), _ANSWER, "an answer")
    for key, kinds in (("citations", _CITATION), ("evidence", _EVIDENCE)):
        for one in found.get(key, ()):
            section = _object(one, kinds, f"the {key} of an answer").get("section", ())
            if not all(isinstance(title, str) for title in section):
                raise _damaged(f"the {key} of an answer")
    return found


def sources_in(value: str) -> Mapping[str, Provenance]:
    """Where cited documents came from, by their ids."""
    try:
        sources = {name: Provenance(**known) for name, known in _parsed(value).items()}
    except (TypeError, AttributeError) as error:
        raise _damaged("the sources of an answer") from error
    for known in sources.values():
        written = (known.publisher, known.date, known.address, known.licence, known.sha256)
        if not all(isinstance(one, str) for one in written):
            raise _damaged("the sources of an answer")
    return sources


def filters_in(value: str) -> Filters:
    """Which documents a question was put to."""
    try:
        return Filters(**{name: tuple(one) for name, one in _parsed(value).items()})
    except (TypeError, AttributeError, QuestionError) as error:
        raise _damaged("what a question was restricted to") from error


def _object(found: Any, kinds: _Kinds, what: str) -> dict[str, Any]:
    """An object whose values are of their kinds; it may lack some, or hold more."""
    if not isinstance(found, dict):
        raise _damaged(what)
    if not all(isinstance(one, kinds.get(name, object)) for name, one in found.items()):
        raise _damaged(what)
    return found


def _parsed(value: str) -> Any:
    try:
        return json.loads(value)
    except (TypeError, RecursionError) as error:  # no text at all; brackets in thousands of others
        raise _damaged("JSON") from error


def _damaged(what: str) -> ValueError:
    return ValueError(f"damaged: {what}")
