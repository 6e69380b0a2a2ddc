"""What the beginning of each package says of its modules."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import briefing_qa

HOME = Path(briefing_qa.__file__).parent
PACKAGES = sorted(path.parent for path in HOME.glob("*/**/__init__.py"))


@pytest.mark.parametrize("package", PACKAGES, ids=lambda one: str(one.relative_to(HOME)))
def test_a_package_names_all_its_modules(package: Path) -> None:
    """The docstring of a package leads to each of its modules, or to a family: `docx_*`."""
    guide = ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8")))
    assert guide is not None
    named = set(re.findall(r"\w+", guide))
    families = tuple(re.findall(r"(\w+_)\*", guide))
    modules = {path.stem for path in package.glob("*.py")} - {"__init__"}
    assert {one for one in modules - named if not one.startswith(families)} == set()
