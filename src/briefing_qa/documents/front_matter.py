"""Fields between two "---" lines at the top of a Markdown file."""

from __future__ import annotations

import re

import yaml

from briefing_qa.errors import DocumentError

_MAX_CHARACTERS = 64 * 1024
_OPENING = re.compile(r"---[^\S\n]*\n(?=[^\n]*\S)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.M)
_FIELD = re.compile(r"[A-Za-z_][\w-]*:(?:\s|$)")


def split_front_matter(text: str, name: str) -> tuple[dict[str, str], str]:
    """Take the front matter off a text.

    Args:
        text: canonical text of the whole file.
        name: of the file, for messages.

    Returns:
        The fields, all as text (a list is joined with ", "), and the text behind the front matter
        and the blank lines that follow it. A text without front matter comes back as it is; two
        rules around prose are no front matter.

    Raises:
        DocumentError: the front matter is not closed, not YAML, or holds nested values.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return {}, text
    closing = _CLOSING.search(text, opening.end(), opening.end() + _MAX_CHARACTERS)
    if closing is None:
        if _FIELD.match(text, opening.end()):
            raise DocumentError(
                f'{name}: front matter opened on line 1 is not closed: add a line "---" after it'
            )
        return {}, text
    fields = _load(text[opening.end() : closing.start()], name)
    if fields is None:
        return {}, text
    rest = text[closing.end() :]
    body = rest.lstrip()
    blank = rest[: len(rest) - len(body)]
    return fields, rest[blank.rfind("\n") + 1 :]  # indentation of the first line stays


class _Loader(yaml.BaseLoader):
    """Takes no references to other values: a few thousand to a long one make gigabytes."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """One value."""
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(problem="a reference to another value", problem_mark=mark)
        return super().compose_node(parent, index)


def _load(source: str, name: str) -> dict[str, str] | None:
    """The fields; None where the source is not a mapping and so no front matter at all."""
    try:
        # The base loader leaves scalars as they are written: dates, "no" and 010 stay text.
        data = _Loader(source).get_single_data()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        problem = error.problem or error.context or "not YAML"
        raise DocumentError(f"{name}: front matter, line {line}: {problem}: repair it") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise DocumentError(f"{name}: front matter is not YAML: repair it") from error
    if not isinstance(data, dict):
        return None
    return {str(key): _as_text(value, str(key), name) for key, value in data.items()}


def _as_text(value: object, key: str, name: str) -> str:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return ", ".join(value)
    raise DocumentError(
        f"{name}: front matter field {key!r} is nested: use text, a number or a list of them"
    )
