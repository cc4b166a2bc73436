"""What the contracts look at: the modules of `tui/`, their classes, functions and imports.

All is read from the text of the files; nothing of them is imported.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "tui"
TESTS = ROOT / "tests"


class Module(NamedTuple):
    """A module by its dotted name and its file; the rest is read when it is asked for."""

    name: str
    path: Path

    @property
    def is_package(self) -> bool:
        return self.path.name == "__init__.py"

    @property
    def lines(self) -> int:
        return len(_text(self.path).splitlines())

    @property
    def tree(self) -> ast.Module:
        return _tree(self.path)


class Sized(NamedTuple):
    """A class or function, where it stands, and how long it is, with its decorators."""

    name: str
    module: str
    node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef

    @property
    def lines(self) -> int:
        first = min([self.node.lineno, *(each.lineno for each in self.node.decorator_list)])
        return (self.node.end_lineno or first) - first + 1

    def __str__(self) -> str:
        return f"{self.module}.{self.name}"


@cache
def modules() -> tuple[Module, ...]:
    """All modules of the package and the package folders themselves, in order."""
    return tuple(_module(path) for path in sorted(PACKAGE.rglob("*.py")))


def _module(path: Path) -> Module:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return Module(".".join(parts[:-1] if parts[-1] == "__init__" else parts), path)


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(_text(path))


def classes(module: Module) -> Iterator[Sized]:
    """The classes of a module's top level."""
    for node in module.tree.body:
        if isinstance(node, ast.ClassDef):
            yield Sized(node.name, module.name, node)


def functions(module: Module) -> Iterator[Sized]:
    """All functions and methods of a module, however deep."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield Sized(node.name, module.name, node)


def methods(of: Sized) -> int:
    """How many methods stand in a class, properties among them."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return sum(isinstance(node, kinds) for node in of.node.body)


def with_own_bases(of: Sized, by_name: Mapping[str, Sized]) -> list[Sized]:
    """A class and those of ours that it inherits from, each once."""
    found = {of.name: of}
    for each in found.copy().values():
        assert isinstance(each.node, ast.ClassDef)
        for base in each.node.bases:
            name = _last_name(base)
            if name in by_name and name not in found:
                found |= {each.name: each for each in with_own_bases(by_name[name], by_name)}
    return list(found.values())


def _last_name(base: ast.expr) -> str:
    if isinstance(base, ast.Subscript):
        return _last_name(base.value)
    if isinstance(base, ast.Attribute):
        return base.attr
    return base.id if isinstance(base, ast.Name) else ""


def imports(module: Module, known: Iterable[str]) -> set[str]:
    """The modules of ours that a module imports, anywhere in it and for types too."""
    names = set(known)
    found = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{each.name}" for each in node.names}
            found |= (inner & names) if inner <= names else (inner & names) | {node.module}
    return found & names


def circles(graph: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """The strongly connected parts of a graph that hold more than one node (Tarjan)."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(node: str) -> None:
        order[node] = lowest[node] = len(order)
        stack.append(node)
        for other in graph[node]:
            if other not in order:
                visit(other)
            if other in stack:
                lowest[node] = min(lowest[node], lowest[other])
        if lowest[node] == order[node]:
            part = stack[stack.index(node) :]
            del stack[stack.index(node) :]
            if len(part) > 1:
                found.append(sorted(part))

    for node in graph:
        if node not in order:
            visit(node)
    return found
