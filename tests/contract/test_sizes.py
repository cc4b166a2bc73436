"""Nothing grows beyond what can be read at once, and no two modules need one another."""

from __future__ import annotations

from tests.contract.source_tree import (
    Sized,
    circles,
    classes,
    functions,
    imports,
    methods,
    modules,
    with_own_bases,
)

MODULE_LINES = 400
CLASS_LINES = 250
CLASS_METHODS = 30
FUNCTION_LINES = 60
SCREENS = "tui.app.screens."  # a screen counts with the classes of ours that it is made from


def long_modules() -> list[str]:
    return [f"{each.name}: {each.lines}" for each in modules() if each.lines > MODULE_LINES]


def big_classes() -> list[str]:
    every = [each for module in modules() for each in classes(module)]
    by_name = {each.name: each for each in every}
    found = []
    for each in every:
        parts = with_own_bases(each, by_name) if each.module.startswith(SCREENS) else [each]
        lines, count = sum(part.lines for part in parts), sum(map(methods, parts))
        if lines > CLASS_LINES or count > CLASS_METHODS:
            found.append(f"{each}: {lines} lines, {count} methods")
    return found


def long_functions() -> list[str]:
    every: list[Sized] = [each for module in modules() for each in functions(module)]
    return [f"{each}: {each.lines}" for each in every if each.lines > FUNCTION_LINES]


def import_circles() -> list[list[str]]:
    names = {module.name for module in modules()}
    return circles({each.name: sorted(imports(each, names)) for each in modules()})


def test_no_module_is_too_long() -> None:
    assert not long_modules()


def test_no_class_is_too_big() -> None:
    assert not big_classes()


def test_no_function_is_too_long() -> None:
    assert not long_functions()


def test_no_modules_import_one_another_not_even_late_or_for_types() -> None:
    assert not import_circles()


def test_a_circle_is_found() -> None:
    graph = {"a": ["b"], "b": ["c"], "c": ["a", "d"], "d": ["e"], "e": []}
    assert circles(graph) == [["a", "b", "c"]]
