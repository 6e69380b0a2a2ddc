"""HTML from values. Everything that is put in is escaped: documents are not trusted."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from briefing_qa.app.shown import rich
from briefing_qa.app.translations import LANGUAGES, Translator


def ui_file(name: str) -> str:
    """The text of a file of the interface: a template, a style sheet, a script."""
    return files("briefing_qa").joinpath("data", "ui", name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    made = Environment(
        loader=FunctionLoader(ui_file),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["rich"] = rich
    return made


def render(template: str, language: str, **values: Any) -> str:
    """One template, filled in.

    Args:
        template: name of its file.
        language: of the interface; `t` in the template gives its texts.
        values: what the template shows.
    """
    t = Translator(language)
    return _environment().get_template(template).render(t=t, languages=LANGUAGES, **values)
