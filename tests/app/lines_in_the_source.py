"""What the source can say of what went wrong, or is to be known, read out of its syntax.

Each line that is made where an error is raised, a reason is given, or a notice is returned, is put
together from its parts: texts, constants, what local names are set to, what functions return and
what they are called with. What only a run knows is 7.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from itertools import product
from pathlib import Path

UNKNOWN = "7"
A_REASON = "the file is empty: get it again"
"""What stands for another error's words."""

OF_FILES = frozenset({
    "DocumentError", "UnavailableError", "DownloadError", "AddressError", "ConnectionLostError",
})  # fmt: skip
"""Errors that speak of one file or address."""

_REPR = ord("r")
_DEEPEST = 12


class Module:
    """One file of the source."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.functions = {
            node.name: node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef)
        }
        self.constants: dict[str, ast.expr] = {}
        for node in self.tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                self.constants[node.targets[0].id] = node.value
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
                self.constants[node.target.id] = node.value
        self.inside: dict[ast.AST, ast.FunctionDef] = {}
        for function in self.functions.values():
            for node in ast.walk(function):
                self.inside[node] = function  # the innermost comes last

    @cached_property
    def calls(self) -> list[ast.Call]:
        """All calls in it."""
        return [node for node in ast.walk(self.tree) if isinstance(node, ast.Call)]


class Source:
    """Some packages of the source.

    Args:
        places: folders of the packages, or single modules.
        errors: names of those whose words are looked for.
    """

    def __init__(self, *places: Path, errors: Collection[str] = OF_FILES) -> None:
        paths = sorted(
            path
            for place in places
            for path in ([place] if place.is_file() else place.rglob("*.py"))
        )
        self.modules = [Module(path) for path in paths]
        self._errors = frozenset(errors)

    def lines(self) -> Iterator[tuple[str, str]]:
        """Where a refusal is made, and each form that its line can have."""
        yield from self._lines(self._made)

    def notices(self) -> Iterator[str]:
        """Each form that a line can have of those that functions named for notices give."""
        yield from (line for _, line in self._lines(_given_by_notices))

    def _lines(
        self, chosen: Callable[[Module, ast.AST], Iterator[ast.expr]]
    ) -> Iterator[tuple[str, str]]:
        for module in self.modules:
            for node in ast.walk(module.tree):
                for made in chosen(module, node):
                    for line in self._expand(module, made, 0):
                        says = any(part.isalpha() for part in line.replace(A_REASON, ""))
                        if says and "()" not in line:  # a value that only its default is known of
                            yield f"{module.path.name}:{made.lineno}", line

    def _made(self, module: Module, node: ast.AST) -> Iterator[ast.expr]:
        match node:
            case ast.Yield(value=ast.Tuple(elts=[_, _, why])):  # a path, where to, and why not
                yield why
        if not isinstance(node, ast.Call):
            return
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name == "_said" and len(node.args) == 3:
            yield node.args[2]
        elif name in ("Skipped", "AddResult", "Fetched"):
            yield from (one.value for one in node.keywords if one.arg in ("reason", "note"))
        elif self._is_error(module, node.func) and node.args:
            yield node.args[-1] if name == "HTTPException" else node.args[0]  # after its status

    def _is_error(self, module: Module, made: ast.expr) -> bool:
        named = {one.id for one in ast.walk(made) if isinstance(one, ast.Name)}
        if isinstance(made, ast.Name) and made.id not in self._errors:
            named = {
                one.id
                for value in self._set(module, made)
                for one in ast.walk(value)
                if isinstance(one, ast.Name)
            }
        return bool(named & self._errors) or ast.unparse(made) == "type(error)"

    def _set(self, module: Module, name: ast.Name) -> list[ast.expr]:
        """What a local name is set to in its function."""
        function = module.inside.get(name)
        found: list[ast.expr] = []
        for node in ast.walk(function) if function else ():
            if isinstance(node, ast.Assign | ast.NamedExpr):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                for target in targets:
                    found += _parts_for(target, node.value, name.id)
            elif isinstance(node, ast.comprehension):
                for value in _written_out(function, node.iter):
                    found += _parts_for(node.target, value, name.id)
        return found

    def _expand(self, module: Module, node: ast.expr, depth: int) -> list[str]:
        if depth > _DEEPEST:
            return [UNKNOWN]
        found = list(dict.fromkeys(self._forms(module, node, depth + 1)))
        return found or [UNKNOWN]

    def _forms(self, module: Module, node: ast.expr, depth: int) -> Iterator[str]:
        match node:
            case ast.Constant(value=str() as text):
                yield text
            case ast.FormattedValue(conversion=conversion) if conversion == _REPR:
                yield UNKNOWN  # a value in quotation marks
            case ast.JoinedStr() | ast.BinOp(op=ast.Add()):
                parts = node.values if isinstance(node, ast.JoinedStr) else [node.left, node.right]
                forms = [self._expand(module, one, depth) for one in parts]
                yield from map("".join, product(*forms))
            case ast.Name():
                yield from self._named(module, node, depth)
            case ast.Call():
                yield from self._called(module, node, depth)
            case _:
                for one in self._alternatives(module, node):
                    yield from self._expand(module, one, depth)

    def _alternatives(self, module: Module, node: ast.expr) -> list[ast.expr]:
        match node:
            case ast.FormattedValue(value=value) | ast.NamedExpr(value=value):
                return [value]
            case ast.IfExp(body=body, orelse=other):
                return [body, other]
            case ast.BoolOp(values=values):
                return values
        return self._items(module, node)

    def _items(self, module: Module, node: ast.expr) -> list[ast.expr]:
        """The values that an item of a constant can have."""
        if isinstance(node, ast.Name):
            return [module.constants[node.id]] if node.id in module.constants else []
        if not isinstance(node, ast.Subscript):
            return []
        found: list[ast.expr] = []
        for one in self._items(module, node.value):
            if isinstance(one, ast.Dict):
                found += one.values
            elif isinstance(one, ast.Tuple) and isinstance(node.slice, ast.Constant):
                found.append(one.elts[int(str(node.slice.value))])
        return found

    def _named(self, module: Module, node: ast.Name, depth: int) -> Iterator[str]:
        function = module.inside.get(node)
        if function and (caught := _caught(function, node)):
            yield A_REASON if caught & self._errors else UNKNOWN
            return
        values = [(module, value) for value in self._set(module, node)]
        if function and not values and (given := self._given(module, function, node.id)):
            forms = {form for one, value in given for form in self._expand(one, value, depth)}
            yield from sorted(forms - {"", UNKNOWN} or {UNKNOWN})
            return
        if not values:
            values = [
                (one, one.constants[node.id])
                for one in ([module] if node.id in module.constants else self.modules)
                if node.id in one.constants
            ][:1]
        for one, value in values:
            yield from self._expand(one, value, depth)

    def _given(
        self, module: Module, function: ast.FunctionDef, name: str
    ) -> list[tuple[Module, ast.expr]]:
        """What a parameter is called with: in its module, and elsewhere if it is public."""
        names = [one.arg for one in function.args.args if one.arg != "self"]
        if name not in names:
            return []
        place = names.index(name)
        found: list[tuple[Module, ast.expr]] = []
        for one in [module] if function.name.startswith("_") else self.modules:
            for call in one.calls:
                if ast.unparse(call.func).split(".")[-1] == function.name:
                    found += [(one, value) for value in call.args[place : place + 1]]
                    found += [(one, word.value) for word in call.keywords if word.arg == name]
        return found

    def _called(self, module: Module, node: ast.Call, depth: int) -> Iterator[str]:
        name = ast.unparse(node.func).split(".")[-1]
        if isinstance(node.func, ast.Attribute) and name == "removeprefix":
            begun = self._expand(module, node.args[0], depth)
            for base in self._expand(module, node.func.value, depth):
                yield next((base.removeprefix(one) for one in begun if base.startswith(one)), base)
        elif isinstance(node.func, ast.Attribute) and name == "get":
            of_it = ast.Subscript(node.func.value, node.args[0])
            for one in (*self._items(module, of_it), *node.args[1:]):
                yield from (form or UNKNOWN for form in self._expand(module, one, depth))
        elif name == "str":
            yield from self._expand(module, node.args[0], depth)
        else:
            yield from self._returned(module, name, depth)

    def _returned(self, module: Module, name: str, depth: int) -> Iterator[str]:
        """What functions of a name give."""
        for one in [module] if name in module.functions else self.modules:
            for node in ast.walk(one.functions[name]) if name in one.functions else ():
                if isinstance(node, ast.Return) and node.value:
                    yield from self._expand(one, node.value, depth)


def _given_by_notices(module: Module, node: ast.AST) -> Iterator[ast.expr]:
    """What a function named for notices or likenesses returns, yields or adds, one by one."""
    function = module.inside.get(node)
    if function is None:
        return
    named = function.name.endswith(("notices", "notices_of", "likenesses"))
    match node:
        case ast.AugAssign(target=ast.Name(id="notices"), value=ast.Tuple(elts=lines)):
            yield from lines
        case ast.Return(value=ast.Tuple(elts=lines)) if named:
            yield from lines
        case ast.Return(value=ast.Call(args=[ast.GeneratorExp(elt=line)])) if named:
            yield line
        case ast.Yield(value=ast.expr() as line) if named:
            yield line


def _parts_for(target: ast.expr, value: ast.expr, name: str) -> list[ast.expr]:
    if isinstance(target, ast.Name) and target.id == name:
        return [value]
    if not isinstance(target, ast.Tuple):
        return []
    values = (
        value.elts
        if isinstance(value, ast.Tuple)
        else [ast.Subscript(value, ast.Constant(place)) for place in range(len(target.elts))]
    )
    pairs = zip(target.elts, values, strict=True)
    return [v for t, v in pairs if isinstance(t, ast.Name) and t.id == name]


def _written_out(function: ast.FunctionDef | None, gone_through: ast.expr) -> list[ast.expr]:
    """The items of the tuple that a name is set to."""
    return [
        item
        for node in (ast.walk(function) if function else ())
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple)
        if ast.unparse(node.targets[0]) == ast.unparse(gone_through)
        for item in node.value.elts
    ]


def _caught(function: ast.FunctionDef, name: ast.Name) -> set[str]:
    """The errors that a name stands for, where it is what was caught."""
    for node in ast.walk(function):
        known = isinstance(node, ast.ExceptHandler) and node.name == name.id and node.type
        if known and any(one is name for one in ast.walk(node)):
            return {one.id for one in ast.walk(known) if isinstance(one, ast.Name)}
    return set()
