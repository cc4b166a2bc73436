"""Tables with times: Whisper's TSV, Audacity's labels, markers of editors, transcripts as CSV.

A table has a line of names above it, or its first column is times, perhaps its second, and the last
one words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tui.model import Problem
from tui.readers.captions.cues import said_once
from tui.readers.format_reader import ParsedFile
from tui.readers.reading import Reading
from tui.readers.table_rows import table_rows
from tui.readers.timed_content import TimedContent, reading_of
from tui.readers.timed_items import is_time_name, is_words_name, timed_items

_TIME = re.compile(r"\s{0,9}[0-9]{1,9}(?:[:;.,][0-9]{1,9}){0,3}\s{0,9}")
_CELLS = ("start", "end", "text")
_ROWS = 3  # that tell a table without names
_NO_ROWS = "no row of this table has both a time and words."


def is_timed_table(file: ParsedFile) -> bool:
    """Whether a text is a table whose columns, or whose names of columns, are times and words."""
    head = file.source.text[:4096].split("\n")[:40]
    rows = [cells for _, cells in _rows("\n".join(head), file.path, [])][:_ROWS]
    if not rows or len(rows[0]) < 2:
        return False
    if _is_header(rows[0]):
        return True
    numbers = [row[0].strip() for row in rows] == ["1", "2", "3"]
    return not numbers and all(map(_is_bare_row, rows))


def read(file: ParsedFile) -> Reading:
    """The episode of a table."""
    problems = list(file.source.problems)
    lines: list[int] = []
    found = timed_items(_items(file, problems, lines), lines)
    if found is None:
        return reading_of(file, TimedContent(problems=problems, missing=_NO_ROWS))
    for index in found.without_start:
        message = "this row has no time; its words stay with those before."
        problems.append(Problem(file.path, lines[index], message))
    return reading_of(file, TimedContent(said_once(found.cues), found.chapters, {}, problems))


def _items(file: ParsedFile, problems: list[Problem], lines: list[int]) -> Iterator[dict[str, str]]:
    """The rows one by one, by the names of their columns; their lines are added to lines."""
    names: Sequence[str] = ()
    for number, cells in _rows(file.source.text, file.path, problems):
        if not names and not lines and _is_header(cells):
            names = cells
            continue
        lines.append(number)
        yield _named(cells, names)


def _rows(text: str, path: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold something, with their lines in the file."""
    text = text.removeprefix("\ufeff")
    first = next((line for line in text.split("\n", 40) if line.strip()), "")
    delimiter = max("\t;,", key=lambda sign: (sign in first and sign == "\t", first.count(sign)))
    if delimiter == "\t":  # nobody quotes there, and a quote within words must not run on
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip() and not line.startswith("\\"):
                yield (
                    number,
                    [cell.strip().removeprefix('"').removesuffix('"') for cell in line.split("\t")],
                )
        return
    yield from table_rows(text, delimiter, path, problems)


def _is_header(cells: Sequence[str]) -> bool:
    return any(map(is_time_name, cells)) and any(map(is_words_name, cells))


def _is_bare_row(cells: Sequence[str]) -> bool:
    return _TIME.fullmatch(cells[0]) is not None and not _TIME.fullmatch(cells[-1])


def _named(cells: Sequence[str], names: Sequence[str]) -> dict[str, str]:
    if names:
        return dict(zip(names, cells, strict=False))
    middle = [cell for cell in cells[1:-1] if _TIME.fullmatch(cell)][:1]
    end = middle[0] if middle else ""
    return dict(zip(_CELLS, (cells[0], end, cells[-1]), strict=True))
