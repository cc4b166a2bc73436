"""Rows of tables: a cell may hold several lines; a quote that is never closed swallows none."""

from __future__ import annotations

from tui.model import Problem
from tui.readers.table_rows import table_rows


def rows(text: str) -> tuple[list[tuple[int, list[str]]], list[int | None]]:
    problems: list[Problem] = []
    found = list(table_rows(text, ",", "a.csv", problems))
    return found, [problem.line for problem in problems]


def test_a_cell_may_hold_lines_and_empty_rows_go() -> None:
    found, problems = rows('a,b\n"1\n2",3\n\n4,5\n')
    assert found == [(1, ["a", "b"]), (2, ["1\n2", "3"]), (5, ["4", "5"])]
    assert not problems


def test_an_open_quote_is_told_and_its_lines_are_rows() -> None:
    found, problems = rows('a,b\n"open,1\nlast,2\n')
    assert found == [(1, ["a", "b"]), (2, ["open", "1"]), (3, ["last", "2"])]
    assert problems == [2]


def test_a_quote_within_a_last_cell_is_none() -> None:
    assert rows('a,b\n1,6" long') == ([(1, ["a", "b"]), (2, ["1", '6" long'])], [])
