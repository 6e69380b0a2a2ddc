"""What other programs may rely on by name."""

from __future__ import annotations

import inspect
import subprocess
import sys

import pytest

import briefing_qa
from briefing_qa import errors


def test_all_is_exactly_the_public_names() -> None:
    """A name is added to or taken from the package on purpose only."""
    assert briefing_qa.__all__ == [
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


@pytest.mark.parametrize("name", briefing_qa.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    """Each name is a class or function of that name with a docstring."""
    value = getattr(briefing_qa, name)
    assert value.__name__ == name
    assert inspect.getdoc(value)


def test_another_name_is_no_attribute() -> None:
    """A name that is not public raises AttributeError, as everywhere in Python."""
    with pytest.raises(AttributeError, match="no attribute 'Answers'"):
        briefing_qa.Answers  # noqa: B018


def test_importing_the_package_loads_nothing_heavy() -> None:
    """Neither torch nor LlamaIndex nor FAISS is loaded before it is needed."""
    heavy = "torch", "sentence_transformers", "llama_index", "faiss", "gradio", "numpy"
    code = (
        "import sys, briefing_qa; briefing_qa.Settings; briefing_qa.Document; "
        f"print(sorted(set({heavy!r}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_error_tree_is_as_drawn() -> None:
    """The tree in the docstring names every error below its base, and nothing else."""
    drawn: list[tuple[int, str]] = []
    for line in (errors.__doc__ or "").splitlines():
        words = line.lstrip(" │├└─")
        if words and words.split()[0].endswith("Error"):
            drawn.append((len(line) - len(words), words.split()[0]))
    assert len(drawn) > 10
    above: list[tuple[int, str]] = []
    for depth, name in drawn:
        while above and above[-1][0] >= depth:
            above.pop()
        base = above[-1][1] if above else "Exception"
        assert [b.__name__ for b in getattr(errors, name).__bases__] == [base]
        above.append((depth, name))
    defined = {name for name, _ in inspect.getmembers(errors, inspect.isclass)}
    assert {name for _, name in drawn} == defined
