"""One idea has one name: no module and no public class twice; a package says what is in it."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

import pytest

from tests.contract.source_tree import Module, classes, functions, modules

TWICE_ALLOWED = {
    "app": "the module of the application stands in the floor that it is",
    "reader": "what reads an index, the catalogue, summaries and news is called so everywhere",
    "library": "a command has the name that is typed, and the floor is about nothing else",
    "config": "a command has the name that is typed; it shows and checks what the module reads",
    "feeds": "the same: a command, and the readers' folder",
    "store": "a command has the name that is typed; the library's folder is what it looks after",
    "news": "a command has the name that is typed; the readers' folder is named for what it reads",
}
CLASSES_TWICE_ALLOWED: dict[str, str] = {}
ENTRIES = {"tui.app", "tui.cli"}  # what is called to begin stands in these packages themselves
IN_BACKQUOTES = re.compile(r"`{1,2}([A-Za-z_][\w.]*)(?:\(\))?`{1,2}")


def repeated(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The names that stand for more than one thing, with what each stands for."""
    held = defaultdict(list)
    for name, where in pairs:
        held[name].append(where)
    return {name: places for name, places in held.items() if len(places) > 1}


def repeated_modules() -> dict[str, list[str]]:
    names = [module.name for module in modules() if not module.name.endswith(".__main__")]
    return repeated((name.rpartition(".")[2], name) for name in names)


def repeated_classes() -> dict[str, list[str]]:
    every = [each for module in modules() for each in classes(module)]
    return repeated((each.name, str(each)) for each in every if not each.name.startswith("_"))


def beyond(found: Mapping[str, object], allowed: Iterable[str]) -> dict[str, object]:
    return {name: places for name, places in found.items() if name not in set(allowed)}


def packages() -> list[Module]:
    return [module for module in modules() if module.is_package]


def named_in(package: Module) -> list[str]:
    """The names in backquotes of a package's docstring."""
    return IN_BACKQUOTES.findall(ast.get_docstring(package.tree) or "")


@cache
def names_of_ours() -> frozenset[str]:
    """What a docstring may name: modules, and what these define, dotted or bare."""
    names = set()
    for module in modules():
        parts = module.name.split(".")
        own = {each.name for each in (*classes(module), *functions(module))} | constants(module)
        ways = {".".join(parts[start:]) for start in range(len(parts))}
        names |= ways | own | {f"{way}.{name}" for way in ways for name in own}
    return frozenset(names)


def constants(module: Module) -> set[str]:
    """The names that are assigned to at a module's top level."""
    targets: list[ast.expr] = []
    for node in module.tree.body:
        if isinstance(node, ast.Assign):
            targets += node.targets
        elif isinstance(node, ast.AnnAssign):
            targets.append(node.target)
    return {target.id for target in targets if isinstance(target, ast.Name)}


def test_no_module_name_occurs_twice() -> None:
    assert not beyond(repeated_modules(), TWICE_ALLOWED)


def test_no_public_class_name_occurs_twice() -> None:
    assert not beyond(repeated_classes(), CLASSES_TWICE_ALLOWED)


def test_each_name_that_may_occur_twice_still_does() -> None:
    assert set(TWICE_ALLOWED) <= repeated_modules().keys()
    assert set(CLASSES_TWICE_ALLOWED) <= repeated_classes().keys()


@pytest.mark.parametrize("package", packages(), ids=lambda package: package.name)
def test_a_package_names_its_central_types_and_they_exist(package: Module) -> None:
    named = named_in(package)
    assert len(set(named)) >= 2, "say in backquotes what the three or four central types are"
    assert not set(named) - names_of_ours()


@pytest.mark.parametrize("package", packages(), ids=lambda package: package.name)
def test_a_package_imports_nothing_of_ours_unless_it_is_an_entry(package: Module) -> None:
    imported = {
        node.module or ""
        for node in package.tree.body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tui")
    }
    assert bool(imported) is (package.name in ENTRIES)
