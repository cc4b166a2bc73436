"""Nothing grows beyond what can be read at once, and no two modules need one another."""

from __future__ import annotations

from tests.contract.source_tree import (
    Sized,
    circles,
    functions,
    modules,
)

MODULE_LINES = 400
FUNCTION_LINES = 60


def long_modules() -> list[str]:
    return [f"{each.name}: {each.lines}" for each in modules() if each.lines > MODULE_LINES]


def long_functions() -> list[str]:
    every: list[Sized] = [each for module in modules() for each in functions(module)]
    return [f"{each}: {each.lines}" for each in every if each.lines > FUNCTION_LINES]


def test_no_module_is_too_long() -> None:
    assert not long_modules()


def test_no_function_is_too_long() -> None:
    assert not long_functions()


def test_a_circle_is_found() -> None:
    graph = {"a": ["b"], "b": ["c"], "c": ["a", "d"], "d": ["e"], "e": []}
    assert circles(graph) == [["a", "b", "c"]]
