"""Questions to reports, answered with sentences that can be checked to the character."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing_qa.answering.follow_up import Turn, Understood
    from briefing_qa.answering.saying.answer import Answer
    from briefing_qa.config import (
        AnswerSettings,
        IndexSettings,
        ReaderSettings,
        Settings,
        load_settings,
    )
    from briefing_qa.engine import BriefingQA
    from briefing_qa.errors import BriefingQAError
    from briefing_qa.retrieval.filters import Filters
    from briefing_qa.types import Citation, Claim, Document, Evidence, Passage

__all__ = [
    "Answer",
    "AnswerSettings",
    "BriefingQA",
    "BriefingQAError",
    "Citation",
    "Claim",
    "Document",
    "Evidence",
    "Filters",
    "IndexSettings",
    "Passage",
    "ReaderSettings",
    "Settings",
    "Turn",
    "Understood",
    "load_settings",
]

_HOMES = {
    "Answer": "answering.saying.answer",
    "AnswerSettings": "config",
    "BriefingQA": "engine",
    "BriefingQAError": "errors",
    "Filters": "retrieval.filters",
    "IndexSettings": "config",
    "ReaderSettings": "config",
    "Settings": "config",
    "Turn": "answering.follow_up",
    "Understood": "answering.follow_up",
    "load_settings": "config",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: what needs no model then loads none."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'types')}"), name)
