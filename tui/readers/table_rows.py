"""The rows of a table of comma-separated values, with their lines; and what is broken in them."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from tui.model import Problem

_LONGEST_CELL = 1_000_000  # characters
_OPEN = "a quote is opened in this row and never closed; its lines were read as rows without it."


def table_rows(
    text: str, delimiter: str, path: str, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold something, each with its line from 1; linear in the length of the text.

    A quote that is never closed would swallow the rest of the table: it is told, and so is what
    cannot be read.
    """
    last = text.count("\n") + 1
    reader = csv.reader(_lines(text), delimiter=delimiter, skipinitialspace=True)
    is_open = text.count('"') % 2 == 1
    before = csv.field_size_limit(_LONGEST_CELL)
    begin = 1
    try:
        for cells in reader:
            if is_open and reader.line_num == last > begin and "\n" in cells[-1]:
                problems.append(Problem(path, begin, _OPEN))
                yield from _unquoted(text.split("\n"), begin, delimiter)
                return
            if any(map(str.strip, cells)):
                yield begin, cells
            begin = reader.line_num + 1
    except csv.Error as error:
        problems.append(Problem(path, begin, f"this is no table ({error}); mend this row."))
    finally:
        csv.field_size_limit(before)


def _lines(text: str) -> Iterator[str]:
    """The lines of a text one by one, each with its end."""
    start = 0
    while (end := text.find("\n", start) + 1) > 0:
        yield text[start:end]
        start = end
    yield f"{text[start:]}\n"


def _unquoted(lines: list[str], begin: int, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(lines[begin - 1 :], begin):
        if line.strip():
            yield number, [cell.strip().strip('"') for cell in line.split(delimiter)]
