"""The tests mirror the tree, and go through public doors only."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

from tests.contract.source_tree import PACKAGE, ROOT, TESTS

WITHOUT_MODULE: dict[str, str] = {}  # tests of no single module, each with its reason
PRIVATE_PATH = re.compile(r"tui(?:\.\w+)*\._[a-zA-Z]\w*")


def unit_tests() -> list[Path]:
    return sorted((TESTS / "unit").rglob("test_*.py"))


def without_module() -> list[str]:
    """The unit tests that no module at the same path answers to.

    The tests of one module may be several files: test_query.py, test_query_phrases.py.
    """
    return [str(path.relative_to(TESTS / "unit")) for path in unit_tests() if not _has_module(path)]


def _has_module(path: Path) -> bool:
    folder = PACKAGE / path.relative_to(TESTS / "unit").parent
    words = path.stem.removeprefix("test_").split("_")
    names = ("_".join(words[:count]) for count in range(1, len(words) + 1))
    return any((folder / f"{name}.py").is_file() for name in names)


def private_uses(path: Path) -> list[str]:
    """Where a file of the tests imports, reads or patches a private name of ours."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    ours = {name for node in ast.walk(tree) for name in _bound(node)}
    uses = [(node, name) for node in ast.walk(tree) for name in _private_names(node, ours)]
    return [f"{path.relative_to(ROOT)}:{node.lineno} {name}" for node, name in uses]  # type: ignore[attr-defined]  # these nodes stand on lines


def _bound(node: ast.AST) -> Iterator[str]:
    """The names that an import of ours binds."""
    if _is_from_us(node):
        yield from (each.asname or each.name for each in node.names)
    elif isinstance(node, ast.Import):
        for each in node.names:
            if each.name.split(".")[0] == "tui":
                yield each.asname or "tui"


def _private_names(node: ast.AST, ours: set[str]) -> Iterator[str]:
    if _is_from_us(node):
        yield from (each.name for each in node.names if is_private(each.name))
    elif isinstance(node, ast.Attribute):
        if is_private(node.attr) and _root_of(node.value) in ours:
            yield ast.unparse(node)
    elif isinstance(node, ast.Constant):
        yield from PRIVATE_PATH.findall(str(node.value))
    elif isinstance(node, ast.Call) and len(node.args) > 1:
        target, name = node.args[:2]
        if isinstance(name, ast.Constant) and is_private(name.value) and _root_of(target) in ours:
            yield f"{ast.unparse(target)}.{name.value!s}"


def _is_from_us(node: ast.AST) -> TypeGuard[ast.ImportFrom]:
    return isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "tui"


def _root_of(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def is_private(name: object) -> bool:
    return isinstance(name, str) and name.startswith("_") and not name.startswith("__")


def test_each_unit_test_stands_where_its_module_stands() -> None:
    assert not set(without_module()) - WITHOUT_MODULE.keys()


def test_each_unit_test_that_may_stand_apart_still_does() -> None:
    assert WITHOUT_MODULE.keys() <= set(without_module())


def test_no_test_uses_a_private_name() -> None:
    assert not [use for path in sorted(TESTS.rglob("*.py")) for use in private_uses(path)]
