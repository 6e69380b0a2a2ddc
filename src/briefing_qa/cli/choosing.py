"""The options that choose documents, the same for every command that asks or lists."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from briefing_qa.retrieval.filters import Filters

_PANEL = "Choosing documents"


def _option(name: str, metavar: str, text: str) -> Any:
    return typer.Option(name, metavar=metavar, help=text, rich_help_panel=_PANEL)


_OPTIONS = {
    "document": Annotated[
        list[str] | None, _option("--document", "ID", "This document only; repeatable.")
    ],
    "language": Annotated[
        list[str] | None, _option("--language", "CODE", "In this language (es); repeatable.")
    ],
    "publisher": Annotated[
        list[str] | None, _option("--publisher", "NAME", "Published by it (unicef); repeatable.")
    ],
    "country": Annotated[
        list[str] | None, _option("--country", "NAME", "About or from it (peru); repeatable.")
    ],
    "year": Annotated[
        str | None, _option("--year", "YEARS", "Published then: 2018, 2015-2020, 2015-, -2020.")
    ],
}


def with_filters(function: Callable[..., int]) -> Callable[..., int]:
    """Let a command take these options; it gets them as `filters`, None where none is given."""
    named = {"Filters": Any}  # which importing would load the store
    given = inspect.signature(function, eval_str=True, locals=named).parameters.values()
    parameters = [one for one in given if one.name != "filters"]
    parameters += [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)
        for name, annotation in _OPTIONS.items()
    ]

    @functools.wraps(function)
    def command(*arguments: Any, **values: Any) -> int:
        chosen = {name: values.pop(name) for name in _OPTIONS}
        return function(*arguments, **values, filters=_filters(**chosen))

    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return command


def _filters(
    *,
    document: list[str] | None,
    language: list[str] | None,
    publisher: list[str] | None,
    country: list[str] | None,
    year: str | None,
) -> Filters | None:
    if not (document or language or publisher or country or year is not None):
        return None
    from briefing_qa.retrieval.filters import Filters, years_of  # loads the store

    return Filters(
        document_ids=tuple(document or ()),
        languages=tuple(language or ()),
        publishers=tuple(publisher or ()),
        countries=tuple(country or ()),
        years=None if year is None else years_of(year),
    )
